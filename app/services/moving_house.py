"""The data folder moved to another place, such as this computer's own: copied, held against the old, then used.

Killed at any moment, either the old folder is used as before or the new one, whole; the old files stay until the person
has them deleted. A note in the old folder leads there, so that whatever named it goes on working.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from app.domain.dates import long_date
from app.domain.errors import NotAllowedError, UserError
from app.domain.progress import Tell, only_forward, stretch, tell_nobody
from app.i18n import tr
from app.services.computer_marks import this_computer
from app.services.disk_room import refuse_too_large
from app.services.old_place import CAME_FROM, came_from
from app.services.people_folders import PeopleFolders
from app.store.backup_contents import DATABASE, PACKS, Contents, Taken
from app.store.data_place import PlaceKind, place_of
from app.store.one_writer import hold
from app.store.private_files import make_private_folder, replace_private_file, wipe, wipe_folder
from app.store.restoring import decide, drop, is_decided, is_empty, lay_out, take_up
from app.store.store_faults import told_plainly, unreachable

NOTE, WISH = "moved.json", "move-wanted"
_PIECE = 1024 * 1024
# What of a data folder is its owner's; all else in it is somebody else's and stays where it is.
_MOVED = re.compile(
    r"plaint.*\.db(-wal|-journal|\.key|\.new|\.old|\.key\.new|\.key\.old)?|settings\.json|holidays\.toml|today\.json"
    r"|packs|backups|damaged|before-restore-.*|plaint\.log(\.1)?"
)


@dataclass(frozen=True, slots=True)
class _Note:
    """What the note in the old folder says.

    Attributes:
        to: The new folder.
        computer: Number and name of the computer that it is on.
        on: The day.
        is_done: Whether all of it is there; else that has to be looked at.
    """

    to: Path
    computer: tuple[str, str]
    on: date
    is_done: bool

    def write(self, data: Path) -> None:
        said = {"to": str(self.to), "computer": self.computer, "on": self.on.isoformat(), "done": self.is_done}
        replace_private_file(data / NOTE, json.dumps(said).encode())

    @classmethod
    def read(cls, data: Path) -> "_Note | None":
        try:
            said = json.loads((data / NOTE).read_bytes())
            name, number = said["computer"]
            return cls(Path(said["to"]), (str(name), str(number)), date.fromisoformat(said["on"]), bool(said["done"]))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise UserError(
                tr("Your letters were moved from {folder}, and where to can’t be read.").format(folder=data),
                tr("It stands in the file “{note}” there. Open the folder that they are in now: plaint --data FOLDER."),
            ) from error


def followed(data: Path) -> Path:
    """Return the folder that the letters of a folder were moved to, or the folder itself.

    Raises:
        UserError: They were moved to another computer, or are not where they were moved to: nothing is begun anew.
    """
    note = _Note.read(data)
    if note is None or (not note.is_done and not _has_letters(note.to)):
        return data
    hint = tr("If you want to go on with what is still in {folder}, delete the file “{note}” there.")
    hint = hint.format(folder=data, note=NOTE)
    if note.computer != this_computer():
        words = tr("Your letters were moved to the computer “{name}” on {day}.")
        more = tr("Open Plaint there, or restore a backup here.")
        raise UserError(words.format(name=note.computer[0], day=long_date(note.on)), f"{more} {hint}")
    if not _has_letters(note.to):
        words = tr("Your letters were moved to {folder} on {day}, and are not there.")
        more = tr("See that the disk is connected.")
        raise UserError(words.format(folder=note.to, day=long_date(note.on)), f"{more} {hint}")
    return note.to


def move_house(data: Path, to: Path, on: date, tell: Tell = tell_nobody) -> Path:
    """Move everything to another folder; nobody may have the letters open. The old files stay.

    Args:
        data: The folder.
        to: An empty folder, or one that need not exist.
        on: The day.
        tell: Called with the steps done and in all; may stop the work until it is decided.

    Returns:
        The new folder.

    Raises:
        NotAllowedError: There is nothing to move, the new folder is not empty, or others share the old one.
        UserError: There is no room, the disk refuses, or a byte did not come; all is as before.
        StoppedError: It is not wanted any more; the same.
    """
    data, to, tell = data.absolute(), to.absolute(), only_forward(tell)
    _refuse(data, to)
    with told_plainly():
        make_private_folder(to)
        take_up(to)
        with closing(hold(data / DATABASE)), closing(hold(to / DATABASE)):
            files = _files(data)
            size = sum(path.stat().st_size for path in files.values())
            refuse_too_large(to / DATABASE, size)
            try:
                came = json.dumps({"from": str(data)}).encode()
                taken = [*_read(files, stretch(tell, 0, 0.6)), Taken(CAME_FROM, len(came), [came])]
                lay_out(to, Contents(datetime.now(UTC), None, size, taken), lambda _name: True)
                _compare(files, to / "restoring" / "new", stretch(tell, 0.6, 1))
            except BaseException:
                drop(to)
                raise
            _Note(to, this_computer(), on, is_done=False).write(data)
            decide(to, on)
            _Note(to, this_computer(), on, is_done=True).write(data)
            (data / WISH).unlink(missing_ok=True)
    return to


def wish_to_move(data: Path) -> None:
    """Keep that the letters are to be moved to this computer's own folder at the next start.

    Raises:
        UserError: They can't be moved, or the disk refuses.
    """
    _refuse_many(data)
    with told_plainly():
        replace_private_file(data / WISH, b"")


def delete_old(data: Path) -> Path:
    """Overwrite and delete what still lies where the letters were before; the note that leads here stays.

    Raises:
        NotAllowedError: Nothing lies there, or it does not lead here.
        UserError: The disk refuses; what is deleted by then is gone, and it can be done again.
    """
    old = came_from(data)
    note = _Note.read(old) if old is not None else None
    if old is None or note is None or note.to != data.absolute() or not note.is_done:
        raise NotAllowedError(tr("No old letters lie anywhere that would have to be deleted."))
    with told_plainly():
        with closing(hold(old / DATABASE)):
            named = [path for path in sorted(old.iterdir()) if _MOVED.fullmatch(path.name) and path.name != DATABASE]
            for path in [*named, old / DATABASE]:  # by the data file it is known that something is left
                if path.name == PACKS:
                    shutil.rmtree(path)  # they say nothing about anybody
                elif path.is_dir() and not path.is_symlink():
                    wipe_folder(path)
                else:
                    wipe(path)
        (data / CAME_FROM).unlink()
    return old


def own_folder_of(data: Path, usual: Path) -> Path:
    """Return the folder of this computer that letters are best moved to.

    Args:
        data: Where they are.
        usual: Where they are unless somebody chose another place.
    """
    names = (usual, *(usual.with_name(f"{usual.name}-{number}") for number in range(2, 1000)))
    return next(each for each in names if each != data and is_empty(each))


def _refuse(data: Path, to: Path) -> None:
    if not (data / DATABASE).exists():
        raise NotAllowedError(tr("There are no letters in {folder} that could be moved.").format(folder=data))
    _refuse_many(data)
    if to == data or to.is_relative_to(data) or not is_empty(to):
        raise NotAllowedError(
            tr("The folder {folder} is not empty: nothing was moved.").format(folder=to),
            tr("Choose an empty one."),
        )
    if place_of(to).kind is not PlaceKind.HERE:
        raise NotAllowedError(
            tr("The folder {folder} does not lie on this computer alone either.").format(folder=to),
            tr("Nothing was moved. Choose one that is copied nowhere."),
        )


def _refuse_many(data: Path) -> None:
    if PeopleFolders(data).all():
        raise NotAllowedError(
            tr("Several people have letters beside each other here, so they are not moved."),
            tr("Make a backup of each, and restore it in the new place."),
        )


def _has_letters(folder: Path) -> bool:
    return (folder / DATABASE).exists() or is_decided(folder)


def _files(data: Path) -> dict[str, Path]:
    """Return all that moves by its name in the folder."""
    tops = [path for path in sorted(data.iterdir()) if _MOVED.fullmatch(path.name) and not path.is_symlink()]
    found = [path for top in tops for path in ([top] if top.is_file() else sorted(top.rglob("*")))]
    return {path.relative_to(data).as_posix(): path for path in found if path.is_file() and not path.is_symlink()}


def _read(files: dict[str, Path], tell: Tell) -> Iterator[Taken]:
    for done, (name, path) in enumerate(files.items()):
        yield Taken(name, path.stat().st_size, _pieces(path, stretch(tell, done / len(files), (done + 1) / len(files))))


def _pieces(path: Path, tell: Tell) -> Iterator[bytes]:
    size, done = path.stat().st_size, 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            tell(done, size)
            done += len(piece)
            yield piece


def _compare(files: dict[str, Path], new: Path, tell: Tell) -> None:
    """Look whether each byte came."""
    for done, (name, path) in enumerate(files.items()):
        told = stretch(tell, done / len(files), (done + 1) / len(files))
        if _digest(_pieces(path, told)) != _digest(_pieces(new / name, told)):
            raise unreachable()


def _digest(pieces: Iterator[bytes]) -> bytes:
    found = hashlib.sha256()
    for piece in pieces:
        found.update(piece)
    return found.digest()
