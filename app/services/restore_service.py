"""A backup restored: laid out beside the letters, tried completely, and only then put in their place."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

from app.domain.disk_words import why_refused
from app.domain.errors import LockedError, NotAllowedError, UserError
from app.domain.progress import Tell, only_forward, stretch, tell_nobody
from app.domain.recovery_codes import plain_code
from app.i18n import tr
from app.services.disk_room import refuse_too_large
from app.store.backup_contents import DATABASE, Contents, Taken
from app.store.backup_file import BackupFile
from app.store.copy_trial import counts, try_copy
from app.store.data_key import DataKey
from app.store.file_swap import connect, replace_under
from app.store.key_file import KeyFile
from app.store.one_writer import hold
from app.store.private_files import make_private_folder
from app.store.restoring import decide, drop, is_empty, lay_out, take_up
from app.store.store_faults import told_plainly

Key: TypeAlias = DataKey
LookedAt: TypeAlias = BackupFile

_LAID_OUT = 0.6  # how far the work is then; trying it takes the rest


@dataclass(frozen=True, slots=True)
class Tried:
    """A backup that lies ready to be put in place.

    Attributes:
        data: The data folder.
        made: When the backup was made.
        cases: How many cases are in it.
        letters: How many letters, drafts too.
        replies: How many replies.
    """

    data: Path
    made: datetime
    cases: int
    letters: int
    replies: int

    def put_in_place(self, on: date) -> Path | None:
        """Put it where the letters are; nobody may have them open.

        Returns:
            The folder that keeps what was there before, if anything was.

        Raises:
            UserError: The disk refuses; the next start goes on with it.
        """
        with _told_of(self.data):
            return decide(self.data, on)

    def drop(self) -> None:
        """Wipe it; nothing was changed."""
        drop(self.data)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and the folder that keeps what was there before, if anything was."""

    tried: Tried
    kept: Path | None


def key_by_passphrase(lock: KeyFile, passphrase: str) -> Key:
    """Return the key of a backup; raises LockedError when it is another passphrase."""
    key = lock.by_passphrase(passphrase)
    if key is None:
        raise LockedError(
            tr("That is not the passphrase of this backup."),
            tr("It is the one that your letters had when the backup was made. Capital letters and spaces count."),
        )
    return key


def key_by_code(lock: KeyFile, code: str) -> Key:
    """Return the key of a backup by a recovery code as it was typed; raises LockedError when it is another one."""
    plain = plain_code(code)
    key = lock.by_code(plain) if plain else None
    if key is None:
        raise LockedError(
            tr("That is not the recovery code of this backup."),
            tr("It is the one that your letters had when the backup was made: seven groups of four."),
        )
    return key


def key_by_either(lock: KeyFile, typed: str) -> Key:
    """Return the key of a backup by its passphrase or, where a whole one was typed, by a recovery code."""
    return key_by_code(lock, typed) if plain_code(typed) else key_by_passphrase(lock, typed)


def try_file(file: BackupFile, key: Key, data: Path, tell: Tell = tell_nobody) -> Tried:
    """Lay a backup out in a data folder and try all of it; safe in any thread, and beside letters that are open.

    Args:
        file: The backup.
        key: What opens it.
        data: The data folder; what is in it stays as it is.
        tell: Called with the steps done and in all; may stop the work.

    Raises:
        UserError: The backup is damaged, strange or of a newer Plaint, or there is no room. Nothing is left of it.
        StoppedError: It is not wanted any more; the same.
    """
    with _told_of(data), file.path.open("rb") as opened:
        tell = only_forward(tell)
        contents = file.open(opened, key)
        lock = file.lock if contents.key is not None else None
        return try_contents(contents, contents.key, lock, data, tell)


def restore_file(
    file: BackupFile, unlock: Callable[[], Key], data: Path, on: date, tell: Tell, *, is_replacing: bool
) -> Restored:
    """Restore a backup into a folder that nobody has open.

    Args:
        file: The backup.
        unlock: Finds the key; asked once the folder is known to be free.
        data: An empty folder, or one that need not exist.
        on: The day, for the name of what was there before.
        tell: Called with the steps done and in all; may stop the work until it is decided.
        is_replacing: Whether letters that are there may be moved into a folder of their own.

    Raises:
        NotAllowedError: There are letters in the folder, or something else.
        UserError: As `try_file`.
    """
    with held_folder(data):
        if not is_replacing:
            refuse_full(data)
        tried = try_file(file, unlock(), data, tell)
        return Restored(tried, tried.put_in_place(on))


def look(path: Path) -> BackupFile:
    """Return what anybody can read of a backup; raises UserError when it is none or can't be read."""
    try:
        return BackupFile.look(path)
    except OSError as error:
        raise UserError(
            tr("“{file}” could not be read: {why}.").format(file=path, why=why_refused(error)),
            tr("See that the disk or stick is connected, and that the name is right."),
        ) from error


def refuse_full(data: Path) -> None:
    """Raise NotAllowedError when a folder holds anything."""
    if not is_empty(data):
        raise NotAllowedError(
            tr("The folder “{folder}” is not empty, so nothing was restored.").format(folder=data.name),
            tr("Choose an empty one: --data FOLDER. Or let what is there move aside: --replace."),
        )


def try_contents(contents: Contents, key: Key | None, lock: KeyFile | None, data: Path, tell: Tell) -> Tried:
    """Lay out what came out of a backup, and try all of it.

    Args:
        contents: What came out.
        key: What the restored letters are to be under, or None.
        lock: The ways to that key.
        data: The data folder; what is in it stays as it is.
        tell: Called with the steps done and in all; may stop the work.

    Raises:
        UserError, StoppedError: As `try_file`.
    """
    with _told_of(data):
        return _tried(contents, key, lock, data, tell)


def _tried(contents: Contents, key: Key | None, lock: KeyFile | None, data: Path, tell: Tell) -> Tried:
    make_private_folder(data)
    refuse_too_large(data / DATABASE, contents.size)
    database = lay_out(data, _told_on_the_way(contents, stretch(tell, 0, _LAID_OUT)))
    try:
        _refuse_faults(try_copy(database, contents.key, stretch(tell, _LAID_OUT, 1)))
        with told_plainly(), closing(connect(database, contents.key)) as connection:
            held = counts(connection)
        if key != contents.key:
            replace_under(database, key, contents.key)
        if lock is not None:
            lock.without_keyring().write(database)
        tell(1, 1)
    except BaseException:
        drop(data)
        raise
    return Tried(data, contents.made, held["cases"], held["letters"], held["replies"])


def _refuse_faults(found: list[str]) -> None:
    if found:
        raise UserError(
            tr("This backup is not whole, so nothing was restored. {what}").format(what=" ".join(found[:3])),
            tr("Nothing was changed. Take another backup."),
        )


def _told_on_the_way(contents: Contents, tell: Tell) -> Contents:
    return Contents(contents.made, contents.key, contents.size, _told_files(contents, tell))


def _told_files(contents: Contents, tell: Tell) -> Iterator[Taken]:
    done = 0

    def told(pieces: Iterator[bytes]) -> Iterator[bytes]:
        nonlocal done
        for piece in pieces:
            tell(done, contents.size)
            done += len(piece)
            yield piece

    for taken in contents.files:
        yield Taken(taken.name, taken.size, told(iter(taken.pieces)))


@contextmanager
def held_folder(data: Path) -> Iterator[None]:
    """Keep every other Plaint out of a folder, and take up what was interrupted there before."""
    with _told_of(data):
        make_private_folder(data)
        take_up(data)
    lock = hold(data / DATABASE)
    try:
        yield
    finally:
        lock.close()


@contextmanager
def _told_of(data: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(
            tr("“{folder}” could not be written: {why}.").format(folder=data, why=why_refused(error)),
            tr("Choose another folder, or make room, then try again."),
        ) from error
