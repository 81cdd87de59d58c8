"""Notes, calls and meetings as they are known now: what was written down first, and corrections of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.domain.answers import Value
from app.domain.history import Happened, HistoryEntry

# What a call or meeting, and a note, says of itself; day and time are ISO, the time may be "".
CONTACT_FIELDS, NOTE_FIELDS = ("on", "time", "with", "text"), ("on", "text")
Account = Mapping[str, str]


def account_of(entry: HistoryEntry) -> dict[str, str]:
    """Return what a note, a call or a meeting says; nothing for other entries and for what was deleted."""
    happening = entry.happening
    fields = {Happened.CONTACT: CONTACT_FIELDS, Happened.NOTE: NOTE_FIELDS}.get(happening.kind, ())
    if entry.deleted_on is not None:
        return {}
    said = {**happening.content, "on": happening.on.isoformat()}
    return {field: str(said.get(field, "")) for field in fields}


def corrected_place(entry: HistoryEntry) -> int:
    """Return which entry of its case another one corrects; 0 when it corrects none."""
    place = entry.happening.content.get("entry", 0) if entry.happening.kind is Happened.CORRECTED else 0
    return place if isinstance(place, int) else 0


def standing_account(history: Sequence[HistoryEntry], place: int) -> dict[str, str]:
    """Return what an entry says with all its corrections; nothing when it is no note, call or meeting."""
    account: dict[str, str] = {}
    for entry in history:
        if entry.place == place:
            account = account_of(entry)
        elif account and corrected_place(entry) == place:
            account |= _texts(entry.happening.content["now"])
    return account


def corrected_on(history: Iterable[HistoryEntry]) -> dict[int, date]:
    """Return the places of entries that were corrected, each with the day of the last correction."""
    return {place: entry.happening.on for entry in history if (place := corrected_place(entry))}


def as_corrected(history: Sequence[HistoryEntry]) -> list[HistoryEntry]:
    """Return a history for letters to tell of: notes, calls and meetings say what is known of them now."""
    corrected = corrected_on(history)
    return [
        _corrected(entry, standing_account(history, entry.place)) if entry.place in corrected else entry
        for entry in history
    ]


def is_private(entry: HistoryEntry) -> bool:
    """Say whether an entry is the member's own note, or a correction of one: nobody else is shown it."""
    happening = entry.happening
    if corrected_place(entry):
        now = happening.content["now"]
        return not (isinstance(now, dict) and "with" in now)
    return happening.kind is Happened.NOTE


def _corrected(entry: HistoryEntry, account: Account) -> HistoryEntry:
    if not account:
        return entry
    content: dict[str, Value] = {field: text for field, text in account.items() if field != "on"}
    return replace(entry, happening=replace(entry.happening, on=date.fromisoformat(account["on"]), content=content))


def _texts(value: Value) -> dict[str, str]:
    return {field: str(text) for field, text in value.items()} if isinstance(value, dict) else {}
