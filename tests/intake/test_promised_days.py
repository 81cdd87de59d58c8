from datetime import date

import pytest

from app.domain.phrase_search import PhraseIndex
from app.intake.promised_days import ReckonedFrom, letter_day, promises

PROMISING = PhraseIndex(["we will", "you can expect"])
START = ReckonedFrom(date(2026, 11, 9), date(2026, 11, 2))


@pytest.mark.parametrize(
    ("own", "on"),
    [
        ("We will reply by 18 December 2026.", date(2026, 12, 18)),
        ("We will reply by Friday, 18th December.", date(2026, 12, 18)),
        ("We will reply by December 18, 2026.", date(2026, 12, 18)),
        ("We will reply by 18/12/2026.", date(2026, 12, 18)),
        ("We will reply within 14 days.", date(2026, 11, 23)),
        ("We will reply within the next two weeks.", date(2026, 11, 23)),
        ("We will reply in a further three months.", date(2027, 2, 9)),
        ("We will reply within twenty (20) working days.", date(2026, 12, 7)),
        ("We will reply within 30 days of receipt.", date(2026, 12, 2)),
        ("We will, as in our letter of 2 November 2026, reply by 1 December 2026.", date(2026, 12, 1)),
    ],
)
def test_a_promise_has_its_day(own: str, on: date) -> None:
    assert [promise.on for promise in promises(own, PROMISING, START)] == [on]


@pytest.mark.parametrize(
    "own", ["We will reply soon.", "The deadline is 18 December 2026.", "We will note 1 May 2026."]
)
def test_what_is_no_promise_by_a_day_is_left(own: str) -> None:
    assert promises(own, PROMISING, START) == ()


def test_the_end_of_a_month_is_its_last_day() -> None:
    start = ReckonedFrom(date(2026, 12, 31))
    assert promises("We will reply within 2 months.", PROMISING, start)[0].on == date(2027, 2, 28)


def test_the_words_of_the_promise_are_kept() -> None:
    found = promises("Dear Ann.\nYou can expect an answer\nby 1 December 2026. Yours", PROMISING, START)
    assert found[0].words == "You can expect an answer by 1 December 2026."


def test_there_are_twenty_promises_at_most() -> None:
    assert len(promises("We will reply within 3 days. " * 30, PROMISING, START)) == 20


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Harbour Party\n6 November 2026\nDear Ann", date(2026, 11, 6)),
        ("Date: 06/11/2026\nDear Ann", date(2026, 11, 6)),
        ("Friday 6th November 2026", date(2026, 11, 6)),
        ("Thank you for your letter of 6 November 2026.", None),
        ("We meet on 1 December 2026", None),
        ("1 December 2026", None),
        ("31/31/2026", None),
        ("", None),
    ],
)
def test_the_day_that_a_letter_bears(text: str, day: date | None) -> None:
    assert letter_day(text, date(2026, 11, 20)) == day
