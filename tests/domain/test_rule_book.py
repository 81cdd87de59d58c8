from datetime import date

import pytest

from app.domain.clocks import Event
from app.domain.errors import NotFoundError
from app.domain.rule_book import RuleBook
from tests.domain.clock_samples import make_clock, shipped_clocks, shipped_days, shipped_laws

BOOK = RuleBook(shipped_clocks(), shipped_laws(), shipped_days())
TUESDAY = Event(date(2026, 3, 3), "england-and-wales")


def test_a_rule_is_reckoned_with_the_citation_of_its_day() -> None:
    found = BOOK.reckon("sar-reply", TUESDAY)
    assert found.due == date(2026, 4, 7)
    assert found.working[-1] == "The rule is in Articles 12(3) and 12A of the UK GDPR."


def test_an_extension_says_by_when_it_had_to_be_told() -> None:
    found = BOOK.reckon("sar-reply", Event(date(2025, 8, 5), "england-and-wales", extended=True))
    assert "The extension counts only if they told you of it, with their reasons, by Fri 5 Sep 2025." in found.working


def test_a_pause_moves_the_day_by_which_an_extension_has_to_be_told() -> None:
    event = Event(date(2026, 3, 2), "england-and-wales", paused=((date(2026, 3, 9), date(2026, 3, 16)),))
    assert BOOK.notice_by(BOOK.rule("sar-reply", event.start), event) == date(2026, 4, 10)


def test_a_question_does_not_move_it_where_the_clock_does_not_stop_for_questions() -> None:
    event = Event(date(2026, 3, 2), "england-and-wales", paused=((date(2026, 3, 9), date(2026, 3, 16)),))
    assert BOOK.notice_by(BOOK.rule("rights-reply", event.start), event) == date(2026, 4, 2)


def test_a_clock_that_cannot_be_extended_has_no_day_for_it() -> None:
    assert BOOK.notice_by(BOOK.rule("foi-reply", TUESDAY.start), TUESDAY) is None


def test_an_unknown_clock_is_refused() -> None:
    with pytest.raises(NotFoundError):
        BOOK.reckon("no-such-clock", TUESDAY)


def test_the_working_of_a_limit_after_no_answer_says_how_the_due_date_came_about() -> None:
    missed = BOOK.reckon("foi-reply", Event(date(2026, 11, 20), "scotland"))
    found = BOOK.reckon("foi-review-ask", Event(missed.earliest, "scotland", missed=missed))
    assert found.working[:6] == (
        "Received Fri 20 Nov 2026.",
        "20 working days, counting from the day after, end on Mon 21 Dec 2026.",
        "Not counted, besides weekends: Mon 30 Nov 2026 (Saint Andrew's Day in Scotland).",
        "The rule is in section 10(1) of the Freedom of Information Act 2000.",
        "No answer came by Mon 21 Dec 2026, the first day on which it may have been due; the time runs from then.",
        "40 working days, counting from the day after, end on Thu 18 Feb 2027.",
    )


def test_the_newest_table_of_a_clock_is_the_last_one() -> None:
    book = RuleBook(
        [make_clock(valid_to=date(2025, 1, 1)), make_clock(title="New", valid_from=date(2025, 1, 2))],
        (),
        shipped_days(),
    )
    assert book.newest("a-clock").title == "New"
