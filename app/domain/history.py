"""The history of a case: entries chained by hashes, so that nothing can be slipped in or changed unseen.

Each entry's content is canonical JSON; its hash is SHA-256(32-byte salt ‖ content). The entry's own hash covers the
hash before it, its place, its times and the content's hash. Deleting an entry drops content and salt, keeps the hashes.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from app.domain.answers import Value

FIRST_PREVIOUS = "0" * 64
SALT_BYTES = 32


class Happened(StrEnum):
    """What a history entry records."""

    OPENED = "opened"
    FINISHED = "finished"
    SENT = "sent"
    RECORDED = "recorded"
    REPLIED = "replied"
    NOTE = "note"
    CONTACT = "contact"
    CORRECTED = "corrected"
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened, before it has a place in the chain.

    Attributes:
        on: The day it happened.
        at: The moment it was recorded, UTC.
        content: What happened, as plain data.
    """

    kind: Happened
    on: date
    at: datetime
    content: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One link of a case's chain.

    Attributes:
        place: 1 for the first entry of the case.
        happening: What happened; its content is empty when it was deleted.
        salt: 32 bytes as hex; empty when the content was deleted.
        content_hash: SHA-256 of salt and canonical content.
        previous: The hash of the entry before, or 64 zeros.
        deleted_on: The day the content was deleted.
        left: Of a sent letter that was deleted, the SHA-256 of its files, with the entry that told of its finishing.
    """

    case_id: int
    place: int
    happening: Happening
    salt: str
    content_hash: str
    previous: str
    deleted_on: date | None = None
    left: tuple[str, ...] = ()

    @property
    def hash(self) -> str:
        """SHA-256 over everything but content, salt and the day of deleting."""
        parts: dict[str, Value] = {
            "case": self.case_id,
            "place": self.place,
            "on": self.happening.on.isoformat(),
            "at": self.happening.at.isoformat(),
            "kind": self.happening.kind.value,
            "content": self.content_hash,
            "previous": self.previous,
        }
        return hashlib.sha256(canonical(parts)).hexdigest()

    def content_is_whole(self) -> bool:
        """Whether the content is what its hash says, or was deleted openly."""
        if self.deleted_on is not None:
            return True
        salted = bytes.fromhex(self.salt) + canonical(self.happening.content)
        return hashlib.sha256(salted).hexdigest() == self.content_hash

    def delete_content(self, on: date) -> "HistoryEntry":
        """Return the entry without its content; the chain still holds."""
        return replace(self, happening=replace(self.happening, content={}), salt="", deleted_on=on)


def canonical(content: Mapping[str, Value]) -> bytes:
    """Return content as canonical JSON: sorted keys, no spaces, UTF-8."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def next_entry(case_id: int, before: HistoryEntry | None, happening: Happening) -> HistoryEntry:
    """Return the entry that follows `before` in the chain, with a fresh salt."""
    salt = secrets.token_bytes(SALT_BYTES)
    return HistoryEntry(
        case_id=case_id,
        place=before.place + 1 if before else 1,
        happening=happening,
        salt=salt.hex(),
        content_hash=hashlib.sha256(salt + canonical(happening.content)).hexdigest(),
        previous=before.hash if before else FIRST_PREVIOUS,
    )


def freezing_hash(entries: Iterable[HistoryEntry], letter_id: int) -> str:
    """Return the fingerprint of a history up to the entry that a letter was finished or recorded with; "" without one.

    Whoever notes it can show later that the history up to there, and so the letter's files, are unchanged.
    """
    freezing = (entry for entry in entries if entry.happening.kind in {Happened.FINISHED, Happened.RECORDED})
    return next((entry.hash for entry in freezing if entry.happening.content.get("letter") == letter_id), "")


def grouped(fingerprint: str) -> str:
    """Return a fingerprint in groups of four, so that people can compare it."""
    figures = fingerprint.upper()
    return " ".join(figures[place : place + 4] for place in range(0, len(figures), 4))


def first_broken(entries: Iterable[tuple[HistoryEntry, str]]) -> int | None:
    """Return the place of the first entry that does not fit the chain, or None when all is whole.

    Args:
        entries: Each entry of a case in order, with the hash that was stored for it.
    """
    previous = FIRST_PREVIOUS
    for place, (entry, stored_hash) in enumerate(entries, start=1):
        fits = entry.place == place and entry.previous == previous and entry.hash == stored_hash
        if not fits or not entry.content_is_whole():
            return place
        previous = stored_hash
    return None
