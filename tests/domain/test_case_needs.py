"""What a case may need stands in the order of urgency, and days are counted in words."""

from app.domain.case_needs import Need, days_left_words, days_overdue_words


def test_days_are_counted_in_words() -> None:
    assert [days_left_words(days) for days in (0, 1, 31)] == ["due today", "1 day left", "31 days left"]
    assert [days_overdue_words(days) for days in (1, 11)] == ["1 day overdue", "11 days overdue"]


def test_what_is_for_us_comes_first() -> None:
    assert [need.name for need in Need if need.is_for_us] == [need.name for need in sorted(Need)[:6]]
    assert not Need.WAITING.is_for_us
