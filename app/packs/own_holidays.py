"""The member's own corrections to the calendar of public holidays: one file, in the form of a pack's `holidays.toml`.

One-off bank holidays are proclaimed at short notice, so that no program and no pack can be sure to have them.
"""

import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app.domain.calendars import ClosedDay, HolidaysFile
from app.domain.disk_words import why_refused
from app.domain.errors import UserError
from app.domain.problems import Problem
from app.i18n import tr
from app.packs.toml_problems import read_model

HEAD = "# My own corrections to the calendar of public holidays: days that the packs do not know, or have wrong.\n"


class OwnHolidays:
    """Reads the file when it has changed; a file that cannot be read corrects nothing, and its problems are told."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._stamp: tuple[int, int] | None = None
        self._days: tuple[ClosedDay, ...] = ()
        self._problems: tuple[Problem, ...] = ()

    def days(self) -> tuple[ClosedDay, ...]:
        """Return the corrections in the order of the file; later ones win."""
        self._look()
        return self._days

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the file; empty when it is right or not there."""
        self._look()
        return self._problems

    def put(self, day: ClosedDay) -> None:
        """Keep one correction in place of any other for the same day and nation.

        Raises:
            UserError: The file has problems, or cannot be written.
        """
        self._write([*self._others(day), day])

    def take_away(self, day: ClosedDay) -> None:
        """Forget the correction for that day and nation; raises UserError as `put` does."""
        self._write(self._others(day))

    def _others(self, day: ClosedDay) -> list[ClosedDay]:
        if self.problems():
            raise UserError(
                tr("Your own calendar has mistakes in it, so it is left as it is."),
                tr("Mend or delete the file {file}.").format(file=self._file),
            )
        return [each for each in self._days if (each.on, each.nation) != (day.on, day.nation)]

    def _look(self) -> None:
        stamp = self._present_stamp()
        if stamp == self._stamp:
            return
        data = b"" if stamp is None else self._file.read_bytes()
        found, problems = read_model(HolidaysFile, data, self._file.name)
        self._stamp = stamp
        self._days, self._problems = found.days if found else (), tuple(problems)

    def _present_stamp(self) -> tuple[int, int] | None:
        try:
            status = self._file.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size

    def _write(self, days: Sequence[ClosedDay]) -> None:
        text = HEAD + "".join(map(_table, sorted(days, key=lambda day: day.on)))
        try:
            handle, part = tempfile.mkstemp(dir=self._file.parent, prefix=".holidays-")
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            Path(part).replace(self._file)
        except OSError as error:
            raise UserError(
                tr("Your calendar could not be saved: {why}.").format(why=why_refused(error)),
                tr("Nothing was changed. Free some space, then try again."),
            ) from error
        self._stamp = None


def _table(day: ClosedDay) -> str:
    """Return one day as a TOML table; JSON's strings are TOML's basic strings, but for the character DEL."""
    given = {"nation": day.nation, "name": day.name, "source": day.source}
    words = {name: json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f") for name, text in given.items()}
    rest = "".join(f"{name} = {text}\n" for name, text in words.items())
    return f"\n[[days]]\non = {day.on.isoformat()}\nclosed = {str(day.closed).lower()}\n{rest}"
