"""The day and the moment."""

from datetime import UTC, date, datetime

from app.services.time_source import TimeSource


def test_a_fixed_source_stands_at_noon_of_its_day() -> None:
    time = TimeSource.fixed(date(2026, 11, 20))
    assert (time.today(), time.now()) == (date(2026, 11, 20), datetime(2026, 11, 20, 12, tzinfo=UTC))


def test_the_real_source_knows_its_moment_in_utc() -> None:
    time = TimeSource()
    assert time.now().tzinfo is UTC
    assert abs((time.today() - time.now().date()).days) <= 1
