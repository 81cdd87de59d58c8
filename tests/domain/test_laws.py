from datetime import date

import pytest

from app.domain.laws import law_texts
from tests.domain.clock_samples import make_law, shipped_laws

OLD = make_law(id="the-route", text="Article 77", valid_to=date(2026, 6, 18))
NEW = make_law(id="the-route", text="section 165", valid_from=date(2026, 6, 19))
BY_EVENT = make_law(id="time-limit", text="Article 12A", by="event", valid_from=date(2026, 2, 5))


@pytest.mark.parametrize(("day", "text"), [("2026-06-18", "Article 77"), ("2026-06-19", "section 165")])
def test_a_letter_cites_the_law_of_its_own_date(day: str, text: str) -> None:
    assert law_texts([OLD, NEW], date.fromisoformat(day), {}) == {"the_route": text}


def test_a_law_by_event_goes_by_day_0_of_its_clock() -> None:
    assert law_texts([BY_EVENT], date(2026, 3, 1), {"time-limit": date(2026, 2, 4)}) == {"time_limit": ""}


def test_a_law_by_event_without_an_event_goes_by_the_letter() -> None:
    assert law_texts([BY_EVENT], date(2026, 3, 1), {}) == {"time_limit": "Article 12A"}


def test_an_event_does_not_move_a_law_that_goes_by_the_letter() -> None:
    assert law_texts([OLD, NEW], date(2026, 7, 1), {"the-route": date(2026, 1, 1)}) == {"the_route": "section 165"}


@pytest.mark.parametrize(
    ("day", "name", "text"),
    [
        ("2026-06-18", "ico_route", "Article 77 of the UK GDPR"),
        ("2026-06-19", "ico_route", "section 165 of the Data Protection Act 2018"),
        ("2026-06-18", "dp_complaint", ""),
        ("2026-06-19", "dp_complaint", "section 164A of the Data Protection Act 2018"),
        ("2026-02-04", "sar_time_limit", "Article 12(3) of the UK GDPR"),
        ("2026-02-05", "sar_time_limit", "Articles 12(3) and 12A of the UK GDPR"),
        ("2026-02-05", "sar_right", "Article 15 of the UK GDPR"),
    ],
)
def test_the_shipped_citations_change_with_the_law(day: str, name: str, text: str) -> None:
    assert law_texts(shipped_laws(), date.fromisoformat(day), {})[name] == text
