"""Marks beside letters that several computers can reach: which of them has the letters open, so that others are told.

Each computer writes a small file of its own with its name and the moment, anew every minute while the letters are open;
nothing of them is in it. Programs that copy folders carry it to the other computers a little later. So it is advice and
no lock: it stops nobody, and a mark that was not written anew for some minutes counts for nothing.
"""

import hashlib
import json
import platform
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.store.private_files import replace_private_file

HEAD, ENDING = "open-on-", ".json"
RENEWED_EVERY = timedelta(minutes=1)
STALE_AFTER = timedelta(minutes=5)  # a program that copies folders may need some minutes to carry it
TAKEN_AWAY_AFTER = timedelta(days=1)
MOST_BYTES, MOST_CHARACTERS = 4096, 80


@dataclass(frozen=True, slots=True)
class OtherComputer:
    """Another computer that seems to have the letters open.

    Attributes:
        name: What it is called in its own settings.
        seen: When it last said so, by its clock, in UTC.
    """

    name: str
    seen: datetime


def this_computer() -> tuple[str, str]:
    """Return what this computer is called, and a number that tells it from others of that name."""
    name = platform.node()
    number = hashlib.sha256(f"{name} {uuid.getnode()}".encode()).hexdigest()[:16]
    return name[:MOST_CHARACTERS] or "?", number


class ComputerMarks:
    """Says that this computer has the letters of a folder open, and hears whether others say so.

    Args:
        data: The data folder.
        now: Returns the moment.
        computer: What this computer is called, and what tells it from others of that name; asked of the system unless
            told. Where Plaint was killed, the next start on the same computer takes its own mark over.
    """

    def __init__(self, data: Path, now: Callable[[], datetime], computer: tuple[str, str] | None = None) -> None:
        self._name, number = computer or this_computer()
        self._data, self._now = data, now
        self._own = data / f"{HEAD}{number}{ENDING}"
        self._written: datetime | None = None

    def others(self) -> tuple[OtherComputer, ...]:
        """Return the computers that have the letters open too, by what they said in the last minutes."""
        now = self._now()
        found = (computer for path, computer in self._marks() if path != self._own)
        return tuple(computer for computer in found if abs(now - computer.seen) < STALE_AFTER)

    def renew(self) -> None:
        """Say that this computer has the letters open, once a minute; where the disk refuses, nothing is said."""
        now = self._now()
        if self._written is not None and timedelta(0) <= now - self._written < RENEWED_EVERY:
            return
        said = {"plaint_open_on": self._name, "seen": now.astimezone(UTC).isoformat()}
        with suppress(OSError):
            replace_private_file(self._own, json.dumps(said).encode())
            self._written = now

    def end(self) -> None:
        """Take the own mark away, and what computers left that never came back."""
        now = self._now()
        for path, computer in self._marks():
            if path == self._own or abs(now - computer.seen) >= TAKEN_AWAY_AFTER:
                with suppress(OSError):
                    path.unlink()

    def _marks(self) -> Iterator[tuple[Path, OtherComputer]]:
        """Yield each mark that can be read."""
        for path in sorted(self._data.glob(f"{HEAD}*{ENDING}")):
            with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
                with path.open("rb") as file:
                    said = json.loads(file.read(MOST_BYTES))
                name = " ".join(str(said["plaint_open_on"]).split())[:MOST_CHARACTERS]
                yield path, OtherComputer(name, datetime.fromisoformat(said["seen"]).astimezone(UTC))
