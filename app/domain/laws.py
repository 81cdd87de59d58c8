"""Citations that change with time: which words name the law on the day that counts."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from pydantic import Field

from app.domain.sources import DatedRule


class Law(DatedRule):
    """A citation; `by` says whether it goes by the letter's date or by day 0 of the clock that rests on it."""

    text: str = Field(min_length=1)
    by: Literal["letter", "event"] = "letter"


def law_in_force(laws: Sequence[Law], law_id: str, letter_date: date, events: Mapping[str, date]) -> str:
    """Return the citation under that id on the day that counts, or "" when there was no such law then."""
    for law in laws:
        day = events.get(law_id, letter_date) if law.by == "event" else letter_date
        if law.id == law_id and law.holds_on(day):
            return law.text
    return ""


def law_texts(laws: Sequence[Law], letter_date: date, events: Mapping[str, date]) -> dict[str, str]:
    """Return every citation by its id as templates write it, `law.sar_time_limit`.

    Args:
        laws: All the pack's citations; several may share an id when their periods do not overlap.
        letter_date: The day the letter is finished.
        events: Day 0 by law id (see `clocks.law_events`); a law that goes by its event but has none goes by the letter.

    Returns:
        A text for every id; it is empty where no such law was in force, so that a template can ask.
    """
    ids = dict.fromkeys(law.id for law in laws)
    return {law_id.replace("-", "_"): law_in_force(laws, law_id, letter_date, events) for law_id in ids}
