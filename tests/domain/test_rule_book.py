from datetime import date

import pytest

from app.domain.clocks import Event
from app.domain.errors import NotFoundError
from app.domain.rule_book import RuleBook
from tests.domain.clock_samples import shipped_clocks, shipped_days, shipped_laws

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


def test_a_clock_that_cannot_be_extended_has_no_day_for_it() -> None:
    assert BOOK.notice_by(BOOK.rule("foi-reply", TUESDAY.start), TUESDAY) is None


def test_an_unknown_clock_is_refused() -> None:
    with pytest.raises(NotFoundError):
        BOOK.reckon("no-such-clock", TUESDAY)
