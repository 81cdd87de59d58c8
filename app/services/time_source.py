"""The day and the moment, given from outside so that tests and `--today` choose them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime


def _today() -> date:
    return datetime.now().astimezone().date()


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class TimeSource:
    """Where services ask for the day (local) and the moment (UTC)."""

    today: Callable[[], date] = _today
    now: Callable[[], datetime] = _now

    @classmethod
    def fixed(cls, day: date) -> "TimeSource":
        """Return a source that stands at noon UTC of one day."""
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        return cls(lambda: day, lambda: moment)
