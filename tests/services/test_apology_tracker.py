"""What letters asked of an apology, and what came of it."""

from datetime import date

import pytest

from app.bootstrap import Plaint
from app.domain.apologies import ApologyElement, Element, ElementAccount, Given
from app.domain.errors import NotFoundError
from app.domain.letters import Channel, Letter
from app.domain.points import PointAccount, Verdict
from app.domain.replies import ReplyKind
from app.services.follow_ups import follow_ups
from app.services.recording_service import WrittenElsewhere
from app.services.sending_account import SendingAccount
from tests.builders import TODAY, a_case, a_draft, a_finished_letter, a_reply, a_sent_letter, sample_file

ALL: dict[str, object] = {
    "explain": True,
    "also": ["correction"],
    "apology_words": "I am sorry that I said it.",
    "appears": ["same_people", "other"],
    "other_place": "on the noticeboard",
}
REPLY = "Dear Ana,\n\nI am sorry that you feel hurt. It will be published in the newsletter by 4 December 2026."


def a_request(plaint: Plaint, **changes: object) -> Letter:
    return a_sent_letter(plaint, a_case(plaint), "apology-request", changes=changes)  # type: ignore[arg-type] # answers


def asked(plaint: Plaint, letter: Letter) -> dict[Element, ApologyElement]:
    return {each.element: each for each in plaint.cases.view(letter.case_id).apology}


def test_a_letter_asks_for_what_was_answered_in_it(plaint: Plaint) -> None:
    assert list(asked(plaint, a_request(plaint, appears=["to_me"]))) == [Element.NAMES_FAULT, Element.SORRY]
    assert list(asked(plaint, a_request(plaint, **ALL))) == list(Element)


def test_what_was_asked_stands_in_the_words_of_the_letter(plaint: Plaint) -> None:
    found = asked(plaint, a_request(plaint, **ALL))
    assert found[Element.SORRY].asked == "I am sorry that I said it."
    assert found[Element.PUBLISHED].asked == (
        "In a message to everybody who received the words\nSomewhere else\non the noticeboard"
    )


def test_a_no_asks_for_nothing(plaint: Plaint) -> None:
    assert Element.EXPLAINS not in asked(plaint, a_request(plaint, explain=False))


def test_it_is_due_when_the_letter_asks_for_an_answer(plaint: Plaint) -> None:
    letter = a_request(plaint)
    assert {each.due_on for each in asked(plaint, letter).values()} == {date(2026, 12, 18)}


def test_a_draft_asks_for_nothing_yet(plaint: Plaint) -> None:
    draft = a_draft(plaint, template="apology-request")
    assert plaint.cases.view(draft.case_id).apology == ()


def test_other_letters_ask_for_no_apology(plaint: Plaint) -> None:
    assert plaint.cases.view(a_sent_letter(plaint).case_id).apology == ()


def test_a_letter_that_another_took_the_place_of_asks_no_more(plaint: Plaint) -> None:
    old = a_finished_letter(plaint, template="apology-request", changes={"explain": True})
    new = plaint.letters.supersede(old.id)
    plaint.letters.save(new.id, {**new.answers, "explain": False}, "")
    plaint.letters.finish_now(new.id)
    assert {each.letter_id for each in asked(plaint, new).values()} == {new.id}
    assert Element.EXPLAINS not in asked(plaint, new)


def test_what_two_letters_ask_the_newer_asked(plaint: Plaint) -> None:
    first = a_request(plaint, **ALL)
    second = a_sent_letter(plaint, plaint.cases.view(first.case_id).case, "apology-request")
    by = {element: each.letter_id for element, each in asked(plaint, first).items()}
    assert (by[Element.SORRY], by[Element.REPAIRS]) == (second.id, first.id)


def test_a_letter_from_elsewhere_asks_for_what_such_a_letter_always_asks_for(plaint: Plaint) -> None:
    sending = SendingAccount(TODAY, Channel.EMAIL)
    template = plaint.packs.template("apology-request")
    written = WrittenElsewhere(template, "old.txt", b"Please apologise.", sending)
    letter = plaint.recording.record(a_case(plaint), written)
    assert list(asked(plaint, letter)) == [Element.NAMES_FAULT, Element.SORRY]


def test_the_words_complained_of_are_known_and_those_that_would_do_are_not_among_them(plaint: Plaint) -> None:
    letter = a_request(plaint, **ALL)
    words = plaint.reading._complained_of(letter.case_id)
    assert words == "She never did a day's work for this branch."


def test_a_reply_is_held_against_the_apology(plaint: Plaint) -> None:
    letter = a_request(plaint, **ALL)
    reading = plaint.reading.reading(a_reply(plaint, letter.case_id, ReplyKind.PARTIAL, REPLY).id)
    given = {element: proposal.given for element, proposal in reading.proposals.apology.items()}
    assert given[Element.SORRY] is Given.NOT
    published = reading.proposals.apology[Element.PUBLISHED]
    assert (published.given, published.promised_by) == (Given.PROMISED, date(2026, 12, 4))


def test_what_came_is_kept_and_told_once(plaint: Plaint) -> None:
    letter = a_request(plaint)
    reply = a_reply(plaint, letter.case_id, ReplyKind.PARTIAL, REPLY)
    plaint.replies.mark(reply.id, None, None, {Element.SORRY: ElementAccount(Given.NOT, "sorry that you feel")})
    plaint.replies.mark(reply.id, None, None, {Element.SORRY: ElementAccount(Given.NOT, "better words")})
    view = plaint.cases.view(letter.case_id)
    told = [entry.happening.content["apology"] for entry in view.history if "apology" in entry.happening.content]
    assert told == [{"sorry": "not"}]
    assert asked(plaint, letter)[Element.SORRY].account.their_words == "better words"


def test_an_element_that_came_is_shown_only_beside_the_reply_that_brought_it(plaint: Plaint) -> None:
    letter = a_request(plaint)
    first, second = (a_reply(plaint, letter.case_id, ReplyKind.PARTIAL, REPLY) for _ in range(2))
    plaint.replies.mark(first.id, None, None, {Element.SORRY: ElementAccount(Given.CAME)})
    reading = plaint.reading.reading(first.id)
    assert reading.apology_confirmed == frozenset({"sorry"})
    assert [len(reading.apology), len(reading.still_asked)] == [2, 1]
    assert [each.element for each in plaint.reading.reading(second.id).apology] == [Element.NAMES_FAULT]


def test_what_nobody_asked_for_cannot_have_come_and_nothing_else_is_kept(plaint: Plaint) -> None:
    letter = a_request(plaint)
    reply = a_reply(plaint, letter.case_id)
    came = {Element.SORRY: ElementAccount(Given.CAME), Element.REPAIRS: ElementAccount(Given.CAME)}
    with pytest.raises(NotFoundError, match="Puts it right"):
        plaint.replies.mark(reply.id, ReplyKind.FULL, None, came)
    assert asked(plaint, letter)[Element.SORRY].account == ElementAccount()


def test_a_letter_back_is_due_while_something_of_the_apology_is_open(plaint: Plaint) -> None:
    letter = a_request(plaint)
    reply = a_reply(plaint, letter.case_id, ReplyKind.FULL, REPLY)
    plaint.replies.mark(
        reply.id, None, {"P1": PointAccount(Verdict.ANSWERED)}, {Element.SORRY: ElementAccount(Given.CAME)}
    )
    assert _is_due(plaint, letter)
    plaint.replies.mark(reply.id, None, None, {Element.NAMES_FAULT: ElementAccount(Given.CAME)})
    assert not _is_due(plaint, letter)


def test_the_next_letter_says_what_is_missing_in_their_words(plaint: Plaint) -> None:
    letter = a_request(plaint, **ALL)
    reply = a_reply(plaint, letter.case_id, ReplyKind.PARTIAL, REPLY)
    came = {Element.NAMES_FAULT: ElementAccount(Given.CAME), Element.SORRY: ElementAccount(Given.NOT, "you feel hurt")}
    plaint.replies.mark(reply.id, None, None, came)
    draft = plaint.letters.begin_from(plaint.packs.template("inadequate-reply"), letter.case_id)
    plaint.letters.save(
        draft.id, {**draft.answers, **sample_file(plaint, "inadequate-reply").me, "reply_how": "post"}, ""
    )
    text = plaint.letters.finish_now(draft.id)[0].text
    assert "An apology that says sorry for it" in text
    assert "“you feel hurt”" in text
    assert "An apology that names what was wrong" not in text, "that came"


def _is_due(plaint: Plaint, letter: Letter) -> bool:
    found = follow_ups(plaint.packs, plaint.cases.view(letter.case_id))
    return any(each.is_due for each in found if each.template.id == "inadequate-reply")


def two_requests(plaint: Plaint) -> tuple[Letter, Letter]:
    """Return two letters of one case that each ask for an apology of its own."""
    first = a_request(plaint)
    case = plaint.cases.view(first.case_id).case
    return first, a_sent_letter(plaint, case, "apology-request")


def came_of(plaint: Plaint, letter: Letter) -> dict[int, Given]:
    found = plaint.cases.view(letter.case_id).apology
    return {each.request: each.account.given for each in found if each.element is Element.SORRY}


def test_two_apologies_of_a_case_are_followed_each_on_its_own(plaint: Plaint) -> None:
    first, second = two_requests(plaint)
    reply = a_reply(plaint, first.case_id)  # answers the letter that was sent last
    plaint.replies.mark(reply.id, apology={Element.SORRY: ElementAccount(Given.CAME)})
    assert came_of(plaint, first) == {first.id: Given.WAITING, second.id: Given.CAME}


def test_a_reply_is_read_against_the_apology_that_its_letter_asked_for(plaint: Plaint) -> None:
    first, second = two_requests(plaint)
    reading = plaint.reading.reading(a_reply(plaint, first.case_id).id)
    assert {each.request for each in reading.apology} == {second.id}


def test_a_letter_that_takes_anothers_place_goes_on_with_its_apology(plaint: Plaint) -> None:
    old = a_request(plaint)
    plaint.replies.mark(a_reply(plaint, old.case_id).id, apology={Element.SORRY: ElementAccount(Given.PARTLY)})
    plaint.letters.finish_now(plaint.letters.supersede(old.id).id)
    assert came_of(plaint, old) == {old.id: Given.PARTLY}


def test_what_was_kept_when_a_case_had_one_account_is_the_newest_requests(plaint: Plaint) -> None:
    first, second = two_requests(plaint)
    plaint.records.apologies.keep(first.case_id, 0, Element.SORRY, ElementAccount(Given.NOT))
    assert came_of(plaint, first) == {first.id: Given.WAITING, second.id: Given.NOT}


def test_another_letter_is_about_the_apology_that_was_asked_for_before_it(plaint: Plaint) -> None:
    first = a_request(plaint)
    case = plaint.cases.view(first.case_id).case
    between = a_sent_letter(plaint, case)
    last = a_sent_letter(plaint, case, "apology-request")
    letters, tracker = plaint.cases.view(case.id).letters, plaint.cases.views._apologies
    found = [tracker.of_letter(letters, letter_id, {})[0].request for letter_id in (between.id, last.id, None)]
    assert found == [first.id, last.id, last.id]
    assert tracker.of_letter((), None, {}) == ()
