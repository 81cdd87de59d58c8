"""What a reply was said to do is taken back with it, and given back with it."""

from dataclasses import replace
from datetime import date

import pytest

from app.bootstrap import Plaint
from app.domain.apologies import Element, ElementAccount, Given
from app.domain.letters import Letter
from app.domain.points import PointAccount, Verdict
from app.domain.replies import Reply, ReplyKind
from tests.builders import TODAY, a_reply, a_sent_letter, points

PARTLY = PointAccount(Verdict.PARTLY, "We looked", "The minutes", promised_by=date(2026, 12, 1))
CAME = ElementAccount(Given.PARTLY, "We regret it", came_on=TODAY)


@pytest.fixture
def letter(plaint: Plaint) -> Letter:
    """A letter with two points."""
    return a_sent_letter(plaint, changes={"points": points("Nobody answered", "The minutes are wrong")})


def accounts(plaint: Plaint, letter: Letter) -> list[PointAccount]:
    return [point.account for point in plaint.cases.view(letter.case_id).points]


def judged(plaint: Plaint, letter: Letter, account: PointAccount, text: str) -> Reply:
    reply = a_reply(plaint, letter.case_id, ReplyKind.PARTIAL, text)
    plaint.replies.mark(reply.id, points={"P1": account})
    return reply


def test_a_point_waits_again_without_the_reply_that_answered_it(plaint: Plaint, letter: Letter) -> None:
    reply = judged(plaint, letter, PARTLY, "In part")
    plaint.bin.put_reply(reply.id)
    assert accounts(plaint, letter) == [PointAccount(Verdict.WAITING)] * 2


def test_a_point_says_what_an_earlier_reply_made_of_it(plaint: Plaint, letter: Letter) -> None:
    judged(plaint, letter, PointAccount(Verdict.REFUSED, "No"), "No")
    later = judged(plaint, letter, PARTLY, "In part")
    plaint.bin.put_reply(later.id)
    assert accounts(plaint, letter)[0] == PointAccount(Verdict.REFUSED)


def test_a_point_that_a_later_reply_spoke_of_stays_as_it_is(plaint: Plaint, letter: Letter) -> None:
    first = judged(plaint, letter, PointAccount(Verdict.REFUSED, "No"), "No")
    judged(plaint, letter, PARTLY, "In part")
    plaint.bin.put_reply(first.id)
    assert accounts(plaint, letter)[0] == PARTLY


def test_a_reply_that_comes_back_says_again_what_it_said(plaint: Plaint, letter: Letter) -> None:
    reply = judged(plaint, letter, PARTLY, "In part")
    plaint.bin.restore(plaint.bin.put_reply(reply.id).id)
    assert accounts(plaint, letter) == [PARTLY, PointAccount(Verdict.WAITING)]


def test_what_was_said_meanwhile_is_not_overwritten(plaint: Plaint, letter: Letter) -> None:
    binned = plaint.bin.put_reply(judged(plaint, letter, PARTLY, "In part").id)
    judged(plaint, letter, PointAccount(Verdict.CONCEDED, "Yes"), "Yes")
    plaint.bin.restore(binned.id)
    assert accounts(plaint, letter)[0] == PointAccount(Verdict.CONCEDED, "Yes")


def test_points_of_a_letter_in_the_bin_are_reached_as_well(plaint: Plaint, letter: Letter) -> None:
    reply = judged(plaint, letter, PARTLY, "In part")
    ref = plaint.cases.view(letter.case_id).case.ref
    binned = [plaint.bin.put_reply(reply.id), plaint.bin.put_letter(letter.id, ref)]
    for each in binned:
        plaint.bin.restore(each.id)
    assert accounts(plaint, letter)[0] == PARTLY


def test_what_came_of_an_apology_goes_and_comes_with_its_reply(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint, template="apology-request")
    reply = a_reply(plaint, letter.case_id)
    plaint.replies.mark(reply.id, apology={Element.SORRY: CAME})

    def came() -> ElementAccount:
        return next(each.account for each in plaint.cases.view(letter.case_id).apology if each.element is Element.SORRY)

    binned = plaint.bin.put_reply(reply.id)
    gone = came()
    plaint.bin.restore(binned.id)
    assert (gone, came()) == (ElementAccount(), CAME)


def test_an_apology_that_was_spoken_of_meanwhile_is_not_overwritten(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint, template="apology-request")
    reply = a_reply(plaint, letter.case_id)
    plaint.replies.mark(reply.id, apology={Element.SORRY: CAME})
    binned = plaint.bin.put_reply(reply.id)
    new = replace(CAME, given=Given.CAME)
    plaint.replies.mark(a_reply(plaint, letter.case_id, text="Sorry").id, apology={Element.SORRY: new})
    plaint.bin.restore(binned.id)
    assert {each.element: each.account for each in plaint.cases.view(letter.case_id).apology}[Element.SORRY] == new
