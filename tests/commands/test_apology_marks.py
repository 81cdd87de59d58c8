"""What a person says of an apology on the command line."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import Plaint
from app.commands.apology_marks import apology_accounts, parted
from app.domain.apologies import Element, ElementAccount, Given
from app.domain.errors import UserError
from app.domain.replies import ReplyKind
from app.services.reply_reading import ReplyReading
from tests.builders import a_reply, a_sent_letter, opened

WORDS = "I am sorry for what I said in the minutes."


@pytest.fixture
def plaint(data_folder: Path) -> Iterator[Plaint]:
    with opened(data_folder) as found:
        yield found


@pytest.fixture
def reading(plaint: Plaint) -> ReplyReading:
    """A reply to a request for an apology."""
    letter = a_sent_letter(plaint, template="apology-request")
    return plaint.reading.reading(a_reply(plaint, letter.case_id, ReplyKind.PARTIAL, WORDS).id)


def test_what_is_about_an_apology_is_told_by_its_name() -> None:
    assert parted(["P1=refused", "sorry=not", "names-fault.by=", "sorry"]) == (
        ["sorry=not", "names-fault.by=", "sorry"],
        ["P1=refused"],
    )


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("sorry=conceded", "Write it as sorry=came; the words are: waiting, came, partly, promised, not"),
        ("sorry", "Write it as sorry=came"),
        ("sorry.said=x", "After the dot there can be: words, wanted, place, on, by."),
        ("published.on=yesterday", "Write the day like 2026-11-20."),
    ],
)
def test_what_says_nothing_is_refused_with_what_there_is(reading: ReplyReading, word: str, hint: str) -> None:
    with pytest.raises(UserError, match="says nothing") as refused:
        apology_accounts(reading, [word])
    assert hint in refused.value.hint


def test_what_is_said_takes_the_words_that_were_found(reading: ReplyReading) -> None:
    assert apology_accounts(reading, ["sorry=came"]) == {Element.SORRY: ElementAccount(Given.CAME, WORDS)}


def test_what_goes_with_it_follows_a_dot(reading: ReplyReading) -> None:
    said = ["sorry.wanted=the = sign", "sorry.place=the newsletter", "sorry.on=2026-11-19", "sorry.by=2026-12-01"]
    account = ElementAccount(
        Given.WAITING, "mine", "the = sign", "the newsletter", date(2026, 11, 19), date(2026, 12, 1)
    )
    assert apology_accounts(reading, ["sorry.words=mine", *said]) == {Element.SORRY: account}


def test_a_day_can_be_taken_away_again(reading: ReplyReading) -> None:
    found = apology_accounts(reading, ["sorry.by=2026-12-01", "sorry.by="])
    assert found[Element.SORRY].promised_by is None


def test_what_was_typed_before_stays(plaint: Plaint, reading: ReplyReading) -> None:
    kept = ElementAccount(Given.PARTLY, "typed", "the rest", "here", date(2026, 11, 1), date(2026, 12, 1))
    plaint.replies.mark(reading.reply.id, apology={Element.SORRY: kept})
    again = plaint.reading.reading(reading.reply.id)
    assert apology_accounts(again, ["sorry=came"]) == {Element.SORRY: replace(kept, given=Given.CAME)}


def test_what_was_not_asked_for_brings_no_words(reading: ReplyReading) -> None:
    assert apology_accounts(reading, ["repairs=not"]) == {Element.REPAIRS: ElementAccount(Given.NOT)}


def test_the_words_of_a_new_reply_come_before_those_of_an_earlier_one(plaint: Plaint, reading: ReplyReading) -> None:
    plaint.replies.mark(reading.reply.id, apology={Element.SORRY: ElementAccount(Given.PARTLY, "old", "the rest")})
    newer = a_reply(plaint, reading.reply.case_id, ReplyKind.PARTIAL, "We are truly sorry for it.")
    found = apology_accounts(plaint.reading.reading(newer.id), ["sorry=came"])
    assert found == {Element.SORRY: ElementAccount(Given.CAME, "We are truly sorry for it.", "the rest")}
