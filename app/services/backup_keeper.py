"""The automatic backups: made when something changed, thinned out with time, in a tenth of the free disk at most."""

from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from secrets import token_hex
from threading import Lock

from app.domain.backup_ladder import Rung, is_due, kept
from app.domain.errors import NotFoundError, UserError
from app.domain.progress import Tell, only_forward, stretch, tell_nobody
from app.i18n import tr
from app.services.disk_room import in_mb
from app.services.restore_service import Key, Restored, Tried, held_folder, try_contents
from app.services.time_source import TimeSource
from app.store.backup_contents import Part, parts_of
from app.store.backup_vault import Listed, Vault, rungs_in
from app.store.copy_trial import torn
from app.store.database import Database
from app.store.key_file import KeyFile
from app.store.private_files import make_private_folder
from app.store.side_files import automatic_folder, vaults
from app.store.standing_file import StandingFile
from app.store.store_faults import damaged, told_plainly
from app.store.vault_keys import KeyBox, read_box, write_box

DAILY = timedelta(days=1)
CHECKED_UP_TO_BYTES = 32 * 1024 * 1024  # larger files are looked through once a day
_LOOKED, _PLANNED = 0.1, 0.4


class NoRoomError(UserError):
    """A tenth of what is free holds not even one backup."""


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """One backup that is kept.

    Attributes:
        rung: Its number and when it was made.
        folder: The vault that it is in.
    """

    rung: Rung
    folder: Path


class KeptBackups:
    """The automatic backups of a data folder, whether the letters are open or not."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._root = automatic_folder(data)

    def lock(self) -> KeyFile | None:
        """Return the ways to the key of the newest ones, None when those are not locked, whatever earlier ones are."""
        newest = max(vaults(self._root), key=lambda folder: rungs_in(folder)[-1:], default=None)
        return read_box(newest).lock if newest is not None else None

    def all(self, key: Key | None) -> list[KeptBackup]:
        """Return those that a key opens, or that anybody may read; the newest first."""
        found = [KeptBackup(rung, vault.folder) for vault in self.vaults(key) for rung in vault.rungs()]
        return sorted(found, key=lambda each: (each.rung.made, each.rung.number), reverse=True)

    def vaults(self, key: Key | None) -> list[Vault]:
        """Return the vaults that a key opens, or that anybody may read."""
        opened = ((folder, read_box(folder).open(key)) for folder in vaults(self._root))
        return [Vault(folder, secret) for folder, secret in opened if secret is not None]

    def try_one(self, number: int, key: Key | None, tell: Tell = tell_nobody) -> Tried:
        """Lay one of them out in the data folder and try all of it, as `restore_service.try_file` does.

        Args:
            number: Which one.
            key: The key of the letters; what is restored is under it, or under none, whatever it was then.
            tell: Called with the steps done and in all; may stop the work.

        Raises:
            NotFoundError: There is none of this number.
            UserError: It is not whole, or there is no room. Nothing is left of it.
        """
        for vault in reversed(self.vaults(key)):
            for rung in vault.rungs():
                if rung.number == number:
                    lock = read_box(vault.folder).lock if key is not None else None
                    return try_contents(vault.contents(rung), key, lock, self._data, only_forward(tell))
        raise NotFoundError(tr("There is no automatic backup {n}.").format(n=number))

    def try_newest_good(self, key: Key | None, tell: Tell = tell_nobody) -> Tried:
        """Lay out the newest one that is whole; raises NotFoundError when none is."""
        for each in self.all(key):
            with suppress(UserError):
                return self.try_one(each.rung.number, key, tell)
        raise NotFoundError(
            tr("No automatic backup of these letters is whole."), tr("Restore one that you made to a file.")
        )


def restore_kept(number: int, key: Key | None, data: Path, on: date, tell: Tell) -> Restored:
    """Put one of the automatic backups of a folder that nobody has open in the place of what is there.

    Args:
        number: Which one.
        key: The key of the letters, where they are locked.
        data: The folder.
        on: The day, for the name of what was there before.
        tell: Called with the steps done and in all; may stop the work until it is decided.

    Raises:
        UserError: As `KeptBackups.try_one`; or the letters are open elsewhere.
    """
    with held_folder(data):
        tried = KeptBackups(data).try_one(number, key, tell)
        return Restored(tried, tried.put_in_place(on))


class BackupKeeper:
    """Makes the automatic backups of open letters."""

    def __init__(self, database: Database, data: Path, time: TimeSource) -> None:
        self._database = database
        self._data = data
        self._time = time
        self._one_at_a_time = Lock()
        self.kept = KeptBackups(data)
        self.problem: UserError | None = None  # why the last one was not made

    @property
    def folder(self) -> Path:
        """Where they are."""
        return automatic_folder(self._data)

    def all(self) -> list[KeptBackup]:
        """Return those that are kept, the newest first."""
        return self.kept.all(self._database.key)

    def last(self) -> datetime | None:
        """Return when the last one was made."""
        return next((each.rung.made for each in self.all()), None)

    def is_due(self, every: timedelta = DAILY) -> bool:
        """Whether the last one is older than that."""
        return is_due(self.last(), self._time.now(), every)

    def back_up(self, tell: Tell = tell_nobody) -> bool:
        """Keep a backup if something changed since the last one. Safe in any thread; others go on writing meanwhile.

        Returns:
            Whether one was made.

        Raises:
            NoRoomError: A tenth of the free disk would not hold it; those that are kept stay.
            UserError: The letters are damaged, were changed meanwhile, or the disk refuses; those that are kept stay.
            StoppedError: It is not wanted any more. In all cases nothing half is left that looks like a backup.
        """
        with self._one_at_a_time:
            try:
                with told_plainly():
                    is_made = self._back_up(only_forward(tell))
            except UserError as error:
                self.problem = error
                raise
            self.problem = None
        return is_made

    def _back_up(self, tell: Tell) -> bool:
        vault = self._vault()
        last = _last_list(vault)
        with self._database.standing() as still:
            parts = parts_of(self._data, still)
            listed = self._planned(vault, still, parts, last, tell)
            if listed.holds_as(last):
                return False
            self._make_room(vault, listed)
            vault.keep_pieces(parts, listed, stretch(tell, _PLANNED, 1))
        tell(1, 1)
        vault.add(listed)
        rungs = vault.rungs()
        vault.drop(set(rungs) - kept(rungs, listed.made))
        return True

    def _vault(self) -> Vault:
        """Return the newest vault that the letters' key opens, or a new one."""
        with self._database.turns:  # so that no passphrase is put on between the look and the writing
            key = self._database.key
            opened = self.kept.vaults(key)
            if opened:
                return max(opened, key=lambda vault: max((rung.number for rung in vault.rungs()), default=0))
            secret, root = Key.random(), automatic_folder(self._data)
            for folder in (root.parent, root):
                make_private_folder(folder)
            locked = KeyBox.sealing(secret, key, KeyFile.read(self._database.path)) if key else KeyBox(secret)
            write_box(folder := root / token_hex(8), locked)
            return Vault(folder, secret)

    def _planned(
        self, vault: Vault, still: StandingFile, parts: Sequence[Part], last: Listed | None, tell: Tell
    ) -> Listed:
        """Return what the backup will hold; a data file that lies there as it did is not read again."""
        now = self._time.now()
        if last is not None and still.seen == last.seen and still.key == last.key:
            listed = vault.plan(parts[1:], still.key, now, tell)
            return replace(listed, files=(last.files[0], *listed.files), seen=still.seen)
        if still.size <= CHECKED_UP_TO_BYTES or last is None or last.made.date() != now.date():
            _refuse_torn(still, stretch(tell, 0, _LOOKED))
        return replace(vault.plan(parts, still.key, now, stretch(tell, _LOOKED, _PLANNED)), seen=still.seen)

    def _make_room(self, vault: Vault, listed: Listed) -> None:
        """Let the oldest go until the new one fits into a tenth of the free disk."""
        room, needed = vault.room(), vault.missing(listed)
        if listed.size > room:
            raise NoRoomError(
                tr("There is too little room for automatic backups: one needs {size}, a tenth of what is free is {n}.")
                .format(size=in_mb(listed.size), n=in_mb(room)),
                tr("Free some space, or back up to a stick: Settings, Backups."),
            )  # fmt: skip
        going: set[Rung] = set()  # at first only what a stopped backup left
        while vault.used() + needed > room and (rungs := vault.rungs())[1:]:
            vault.drop(going, listed)
            going = {rungs[0]}


def _last_list(vault: Vault) -> Listed | None:
    with suppress(UserError):
        return next((vault.list_of(rung) for rung in reversed(vault.rungs())), None)
    return None


def _refuse_torn(still: StandingFile, tell: Tell) -> None:
    with closing(still.connect()) as connection:
        if torn(connection, tell):
            raise damaged()
