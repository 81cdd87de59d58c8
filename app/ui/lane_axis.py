"""The time axis of the picture of all dates: which days it spans, where a day stands, and which months are named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from app.i18n import tr

STEPS = (1, 2, 3, 6, 12, 24, 60)  # months from one line of the picture to the next
AIR_BEFORE, AIR_AFTER = 0.07, 0.16  # parts of the span; words stand on the right of what they name
LEAST_AIR_DAYS = 6


class Stretch(NamedTuple):
    """A month, or a few, on the axis: where it begins and ends in px, and its name where it has room for one."""

    left: float
    right: float
    name: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `first` to `last` over px from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    @classmethod
    def over(cls, days: Iterable[date], left: float, right: float) -> "Axis":
        """Return an axis on which all these days have room, and words on their right."""
        known = list(days)
        earliest, latest = min(known), max(known)
        span = (latest - earliest).days
        before = max(LEAST_AIR_DAYS, round(span * AIR_BEFORE))
        after = max(LEAST_AIR_DAYS * 3, round(span * AIR_AFTER))
        return cls(earliest - timedelta(days=before), latest + timedelta(days=after), left, right)

    def x(self, day: date) -> float:
        """Return where the morning of a day stands."""
        return self.left + (self.right - self.left) * (day - self.first).days / (self.last - self.first).days

    def stretches(self, least_px: float) -> list[Stretch]:
        """Return the axis in months, or in as many months together as `least_px` a name asks for."""
        for step in STEPS:
            edges = [self.first, *self._starts(step), self.last]
            inner = [self.x(right) - self.x(left) for left, right in pairwise(edges[1:-1])]
            if step == STEPS[-1] or min(inner, default=self.right - self.left) >= least_px:
                break
        return [
            Stretch(self.x(left), self.x(right), _name(left, step) if self.x(right) - self.x(left) >= least_px else "")
            for left, right in pairwise(edges)
        ]

    def _starts(self, step: int) -> Iterator[date]:
        """Yield the first days of every `step`-th month inside the axis."""
        months = self.first.year * 12 + self.first.month  # the month after the first one, counted from 0
        while (day := date(months // 12, months % 12 + 1, 1)) < self.last:
            if months % step == 0:
                yield day
            months += 1


def _name(day: date, step: int) -> str:
    if step >= STEPS[4]:
        return str(day.year)
    name = (
        tr("January"), tr("February"), tr("March"), tr("April"), tr("May"), tr("June"), tr("July"), tr("August"),
        tr("September"), tr("October"), tr("November"), tr("December"),
    )[day.month - 1]  # fmt: skip
    return f"{name} {day.year}" if day.month == 1 else name
