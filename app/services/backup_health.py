"""The check of the automatic backups, in words; and the true bytes of a damaged file, taken out of one of them."""

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from app.domain.ailments import Ailment
from app.domain.dates import long_date
from app.domain.errors import UserError
from app.domain.progress import Tell
from app.i18n import tr
from app.services.backup_keeper import KeptBackup, KeptBackups
from app.store.backup_bytes import bytes_kept_in
from app.store.backup_contents import DATABASE
from app.store.backup_vault import Vault
from app.store.data_key import DataKey
from app.store.private_files import wipe

MOST_TRIED = 8  # backups that are laid out for one damaged file; each takes a while


class BackupHealth:
    """Looks at the backups of a data folder.

    Args:
        kept: The automatic backups.
        key: Returns what the letters are kept under now, or None.
    """

    def __init__(self, kept: KeptBackups, key: Callable[[], DataKey | None]) -> None:
        self._kept, self._key = kept, key

    @property
    def has_any(self) -> bool:
        """Whether there is a backup in which something can be looked for."""
        return bool(self._all())

    def newest(self) -> str:
        """Say which automatic backup is the newest, and how it is put in place; "" where there is none."""
        return newest_in_words(self._all())

    def look(self, tell: Tell) -> Iterator[Ailment]:
        """Yield whether the newest backup can't be read; each of its pieces is opened, and none written anywhere."""
        for newest in self._all()[:1]:
            try:
                self._read(newest, tell)
            except UserError as error:
                said = tr("The newest automatic backup, of {day}, is damaged.")
                words = said.format(day=long_date(newest.rung.made.date()))
                hint = tr("Make one to a file now: Settings, Backups. {more}").format(more=error.message)
                yield Ailment("backup-damaged", "error", words, hint, file=newest.folder.name)

    def bytes_of(self, sha256: str) -> bytes | None:
        """Return the bytes with this SHA-256 from the newest backup that has them whole; None where none has."""
        for each in self._all()[:MOST_TRIED]:
            with suppress(UserError, OSError):
                found = self._looked_up(each, sha256)
                if found is not None:
                    return found
        return None

    def _looked_up(self, backup: KeptBackup, sha256: str) -> bytes | None:
        """Lay the data file of a backup out among the temporary files, look there, and overwrite it."""
        contents = self._vault_of(backup).contents(backup.rung)
        database = next(taken for taken in contents.files if taken.name == DATABASE)
        handle, name = tempfile.mkstemp(prefix="backup-")
        copy = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(database.pieces)
            return bytes_kept_in(copy, contents.key, sha256)
        finally:
            wipe(copy)

    def _read(self, backup: KeptBackup, tell: Tell) -> None:
        contents, done = self._vault_of(backup).contents(backup.rung), 0
        for taken in contents.files:
            for piece in taken.pieces:
                done += len(piece)
                tell(done, contents.size)

    def _vault_of(self, backup: KeptBackup) -> Vault:
        return next(vault for vault in self._kept.vaults(self._key()) if vault.folder == backup.folder)

    def _all(self) -> list[KeptBackup]:
        """Return the backups, the newest first."""
        return self._kept.all(self._key())


def newest_in_words(backups: Sequence[KeptBackup]) -> str:
    """Say which of some backups, the newest first, is the newest, and how it is put in place; "" where none is."""
    if not backups:
        return ""
    rung = backups[0].rung
    said = tr("The newest backup is that of {day}, {time}: Settings, Backups, or “plaint restore --kept {n}”.")
    made = rung.made.astimezone()
    return said.format(day=long_date(made.date()), time=made.strftime("%H:%M"), n=rung.number)
