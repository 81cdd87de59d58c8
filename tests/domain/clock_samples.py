"""Clocks for the tests: the shipped ones as the starter pack has them, and small ones made to measure."""

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.calendars import HolidaysFile, WorkingDays
from app.domain.clocks import Clock, ClocksFile, Event, Law, ReceiptRule, Reckoning, choose_clock, reckon

PACK = Path(__file__).resolve().parents[2] / "templates" / "uk-members"
SOURCE = {"source": "https://example.org", "checked_on": date(2026, 6, 22), "confidence": "verified"}


@cache
def shipped_files() -> tuple[ClocksFile, ...]:
    paths = sorted((PACK / "clocks").glob("*.toml"))
    return tuple(ClocksFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))) for path in paths)


@cache
def shipped_clocks() -> tuple[Clock, ...]:
    return tuple(clock for file in shipped_files() for clock in file.clocks)


@cache
def shipped_laws() -> tuple[Law, ...]:
    return tuple(law for file in shipped_files() for law in file.laws)


@cache
def shipped_receipts() -> tuple[ReceiptRule, ...]:
    return tuple(rule for file in shipped_files() for rule in file.receipt)


@cache
def shipped_days() -> WorkingDays:
    text = (PACK / "holidays.toml").read_text(encoding="utf-8")
    return WorkingDays(HolidaysFile.model_validate(tomllib.loads(text)).days)


def make_clock(**fields: object) -> Clock:
    """A clock of one month on them, unless told otherwise."""
    given = {"id": "a-clock", "title": "A reply", "whose": "theirs", "starts": "received", "period": {"months": 1}}
    return Clock.model_validate({**given, **SOURCE, **fields})


def make_law(**fields: object) -> Law:
    return Law.model_validate({"id": "a-law", "text": "section 1 of the Act", **SOURCE, **fields})


def due(
    clock: Clock | str,
    start: date,
    nation: str = "england-and-wales",
    laws: Sequence[Law] = (),
    **since: Any,  # noqa: ANN401 - handed on to Event, which has the types
) -> Reckoning:
    """Reckon a clock, or the shipped one of that id that is in force on the day."""
    rule = choose_clock(shipped_clocks(), clock, start) if isinstance(clock, str) else clock
    paused = tuple(since.pop("paused", ()))
    return reckon(rule, Event(start, nation, paused, **since), shipped_days(), laws)
