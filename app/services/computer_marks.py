"""Marks beside letters that several computers can reach: which of them has the letters open, so that others are told.

Each computer writes a small file of its own with its name and the moment, anew every minute while the letters are open;
nothing of them is in it. Programs that copy folders carry it to the other computers a little later. So it is advice and
no lock: it stops nobody, and a mark that was not written anew for some minutes counts for nothing.
"""

import hashlib
import json
import platform
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.store.private_files import make_private_folder, replace_private_file

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
    """Return what this computer is called, and a number that tells it from others of that name.

    The number is made up once and kept; nothing is asked of the network cards, which would take a socket.
    """
    name = platform.node()
    return name[:MOST_CHARACTERS] or "?", _kept_number(computer_number_file(), name)


def computer_number_file() -> Path:
    """Return where the number lies: among what belongs to this computer alone."""
    import platformdirs  # whoever has letters in no shared folder needs no other

    return Path(platformdirs.user_state_dir("Plaint", appauthor=False)) / "computer"


def _kept_number(file: Path, name: str) -> str:
    """Return the number that was made up before, or make one up; one that follows the name where that can't be kept."""
    with suppress(OSError, UnicodeDecodeError):
        kept = file.read_text("ascii")
        if re.fullmatch("[0-9a-f]{16}", kept):
            return kept
    with suppress(OSError):
        make_private_folder(file.parent)
        replace_private_file(file, (number := secrets.token_hex(8)).encode())
        return number
    return hashlib.sha256(name.encode()).hexdigest()[:16]


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
