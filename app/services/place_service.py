"""What a person has to know about where their letters lie: on a drive or in a folder that other computers share."""

import hashlib
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from app.domain.dates import full_date
from app.domain.errors import NotAllowedError, NotFoundError
from app.i18n import tr, trn
from app.services.computer_marks import STALE_AFTER, ComputerMarks, OtherComputer
from app.services.old_place import came_from
from app.services.people_folders import PeopleFolders, Person
from app.services.records import Records
from app.services.time_source import TimeSource
from app.store.conflict_copies import Held, copies_beside, held_in, held_in_copy, newest_in
from app.store.data_place import Place, PlaceKind, place_of
from app.store.private_files import make_private_file, sync_folder
from app.store.side_files import key_path
from app.store.store_faults import told_plainly, unreachable


@dataclass(frozen=True, slots=True)
class OtherCopy:
    """A copy of the data file that lies beside it.

    Attributes:
        name: Its file's name.
        is_readable: Whether it opens with what opens the letters here; where it does not, nothing is known of it.
        is_newer: Whether something was kept in it later than in the letters that are open.
        newest: The day of that, ISO; "" when nothing is known.
        cases: How many cases it has that are not here.
        letters: How many letters it has that are not here in this form.
        cases_here: How many cases are here and not in it.
        letters_here: How many letters are here and not in it in this form.
    """

    name: str
    is_readable: bool = False
    is_newer: bool = False
    newest: str = ""
    cases: int = 0
    letters: int = 0
    cases_here: int = 0
    letters_here: int = 0

    @property
    def sentence(self) -> str:
        """Say what it has and has not."""
        if not self.is_readable:
            return tr("It can’t be read with what opens your letters here, so nothing is known of what is in it.")
        age = (
            tr("It is newer than the letters that are open.")
            if self.is_newer
            else tr("It is no newer than the letters that are open.")
        )
        has = tr("It has {theirs} that are not here; here are {ours} that are not in it.")
        theirs, ours = _count(self.cases, self.letters), _count(self.cases_here, self.letters_here)
        return f"{age} {has.format(theirs=theirs, ours=ours)}"


@dataclass(frozen=True, slots=True)
class PlaceNotice:
    """Something to know about where the letters lie, in plain words.

    Attributes:
        code: `network`, `synced`, `replaced`, `open-on`, `old`, `copy` or `clock`, then what it is about: the same
            notice has the same.
        title: What is so.
        sentence: What it means, and what to do.
        copy: The name of the copy that it is about, or "".
    """

    code: str
    title: str
    sentence: str
    copy: str = ""


class PlaceService:
    """Looks at the folder of the letters that are open; nothing there is changed unless a person asks for it."""

    def __init__(self, records: Records, data: Path, time: TimeSource) -> None:
        self._database = records.database
        self._data = data
        self._time = time
        self._marks = ComputerMarks(data, time.now)
        self._compared: tuple[list[tuple[str, int, int]], tuple[OtherCopy, ...]] = ([], ())

    @property
    def place(self) -> Place:
        """Where the folder lies."""
        return place_of(self._data.absolute())

    @property
    def is_shared(self) -> bool:
        """Whether other computers reach the folder."""
        return self.place.kind is not PlaceKind.HERE

    def make_sure(self) -> None:
        """Put the data file back if it vanished while it was open; asked now and then as long as letters are open.

        Where other computers reach the folder, they are told that the letters are open here.

        Raises:
            UserError: It can't be put back. What is open still holds everything.
        """
        if not self._database.is_open:
            return
        self._database.file.make_sure()
        if self.is_shared:
            self._marks.renew()

    def end(self) -> None:
        """Tell other computers that the letters are not open here any more."""
        self._marks.end()

    def copies(self) -> tuple[OtherCopy, ...]:
        """Return what lies beside the data file under other names; none of it is opened for writing, or changed."""
        found = [copy for copy in copies_beside(self._path) if copy != self._database.path]
        state = [(copy.name, copy.stat().st_size, copy.stat().st_mtime_ns) for copy in found]
        if state != self._compared[0]:  # holding a hundred thousand letters against each other takes a second
            self._compared = state, self._hold_against(found)
        return self._compared[1]

    def notices(self) -> tuple[PlaceNotice, ...]:
        """Return what a person should know now; nothing where all is as it should be."""
        return (
            *self._about_place(),
            *self._about_replacement(),
            *map(_about_other, self._marks.others()),
            *self._about_old_place(),
            *map(_about_copy, self.copies()),
            *self._about_clock(),
        )

    def keep_both(self, name: str) -> Person:
        """Give a copy a folder of its own, which is offered at each start from then on.

        Raises:
            NotFoundError: No such copy lies there.
            UserError: The disk is full or refuses; the copy lies where it was.
        """
        copy = next((each for each in copies_beside(self._path) if each.name == name), None)
        if copy is None:
            raise NotFoundError(
                tr("There is no copy “{name}” beside your letters.").format(name=name),
                tr("There are: {names}.").format(names=", ".join(each.name for each in self.copies()) or tr("none")),
            )
        if copy == self._database.path:
            raise NotAllowedError(tr("These are the letters that are open."), tr("Close Plaint, then open it again."))
        called = tr("Copy of {day}").format(day=full_date(self._time.today()))
        people = PeopleFolders(self._data)
        taken = {person.name.casefold() for person in people.all()}
        names = (called, *(f"{called} ({number})" for number in range(2, 100)))
        person = people.add(tr("My letters"), next(each for each in names if each.casefold() not in taken))
        with told_plainly():
            _lay(copy, person.folder / self._path.name, self._path)
            copy.unlink()
            sync_folder(copy.parent)
        return person

    @property
    def _path(self) -> Path:
        """The name of the data file, whether it is still ours or not."""
        return self._database.file.replaced or self._database.path

    def _hold_against(self, found: Sequence[Path]) -> tuple[OtherCopy, ...]:
        with self._database.turns, told_plainly():
            here = held_in(self._database.file.connection)
        return tuple(self._held_against(copy, here) for copy in found)

    def _held_against(self, copy: Path, here: Held) -> OtherCopy:
        there = held_in_copy(copy, self._database.key)
        if there is None:
            return OtherCopy(copy.name)
        return OtherCopy(
            copy.name,
            is_readable=True,
            is_newer=there.newest > here.newest,
            newest=there.newest.date().isoformat(),
            cases=len(there.cases - here.cases),
            letters=len(there.letters - here.letters),
            cases_here=len(here.cases - there.cases),
            letters_here=len(here.letters - there.letters),
        )

    def _about_place(self) -> tuple[PlaceNotice, ...]:
        match self.place:
            case Place(PlaceKind.NETWORK, service):
                title = tr("Your letters are on a network drive.")
                sentence = tr(
                    "Plaint writes there with more care, so that nothing is lost. Open Plaint on one"
                    " computer at a time. A folder of this computer is safer: {folder} is the one that you use now."
                )
            case Place(PlaceKind.SYNCED, service):
                title = tr("Your letters are in a folder that {service} copies to other computers.").format(
                    service=service
                )
                sentence = tr(
                    "Open Plaint on one computer at a time, and wait until everything is copied before you open it on"
                    " another. Else each has letters that the other has not. Without a passphrase {service} can read"
                    " them. The folder is {folder}."
                ).replace("{service}", service)
            case _:
                return ()
        return (PlaceNotice(f"{self.place.kind}:{service}", title, sentence.format(folder=self._data)),)

    def _about_old_place(self) -> tuple[PlaceNotice, ...]:
        old = came_from(self._data)
        if old is None:
            return ()
        title = tr("Your letters lie on this computer now.")
        sentence = tr(
            "They were moved to {folder}, and each byte was held against the old ones. Those still lie in {old}: look"
            " whether everything is here, then delete them there."
        )
        return (PlaceNotice(f"old:{old}", title, sentence.format(folder=self._data, old=old)),)

    def _about_replacement(self) -> tuple[PlaceNotice, ...]:
        if self._database.file.replaced is None:
            return ()
        title = tr("Another computer, or another program, put other letters in the place of these.")
        sentence = tr(
            "What you see here is kept beside them, in “{name}”, and nothing is lost. Close Plaint and open it again:"
            " it shows what each of the two has that the other has not."
        )
        name = self._database.path.name
        return (PlaceNotice(f"replaced:{name}", title, sentence.format(name=name)),)

    def _about_clock(self) -> tuple[PlaceNotice, ...]:
        with self._database.turns, told_plainly():
            newest, now = newest_in(self._database.file.connection), self._time.now().astimezone(UTC)
        if (newest - now).days < 1:
            return ()
        title = tr("The clock of this computer seems to be wrong.")
        sentence = tr(
            "Today would be {today}, but something was kept here on {day}. Nothing is lost, but dates are reckoned from"
            " today: set the computer’s clock, then open Plaint again."
        )
        days = {"today": full_date(now.date()), "day": full_date(newest.date())}
        return (PlaceNotice("clock", title, sentence.format(**days)),)


def _about_other(computer: OtherComputer) -> PlaceNotice:
    title = tr("Your letters seem to be open on “{name}” too.").format(name=computer.name)
    sentence = tr(
        "It said so at {time}. Close Plaint there, wait until everything is copied, then close Plaint here and open it"
        " again. Else each computer has letters that the other has not. If it was switched off without closing Plaint,"
        " this goes by itself after {n} minutes, and nothing is wrong."
    )
    time = computer.seen.astimezone().strftime("%H:%M")
    minutes = int(STALE_AFTER.total_seconds()) // 60
    return PlaceNotice(f"open-on:{computer.name}", title, sentence.format(time=time, n=minutes))


def _about_copy(copy: OtherCopy) -> PlaceNotice:
    title = tr("There is another copy of your letters: “{name}”.").format(name=copy.name)
    what = tr("Nothing of it was opened or changed. You can keep both; the other is offered when Plaint starts.")
    return PlaceNotice(f"copy:{copy.name}", title, f"{copy.sentence} {what}", copy.name)


def _count(cases: int, letters: int) -> str:
    counted = trn("{n} case", "{n} cases", cases), trn("{n} letter", "{n} letters", letters)
    return tr("{cases} and {letters}").format(cases=counted[0], letters=counted[1])


def _lay(copy: Path, target: Path, path: Path) -> None:
    """Copy a data file to its own folder, look whether each byte came, and lay what opens it beside it."""
    part = target.with_name(f"{target.name}.part")
    ways_in = next((each for each in (key_path(copy), key_path(path)) if each.exists()), None)
    if ways_in is not None:
        shutil.copyfile(ways_in, key_path(target))
        key_path(target).chmod(0o600)
    make_private_file(part)
    shutil.copyfile(copy, part)
    with part.open("rb") as made, copy.open("rb") as given:
        os.fsync(made.fileno())
        if hashlib.file_digest(made, "sha256").digest() != hashlib.file_digest(given, "sha256").digest():
            raise unreachable()
    part.replace(target)
    sync_folder(target.parent)
