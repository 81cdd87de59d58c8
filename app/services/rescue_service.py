"""A damaged data file rescued: what can be read goes into a new one, and the damaged one is kept beside it."""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.errors import UserError
from app.domain.progress import Tell, tell_nobody
from app.i18n import tr
from app.store.data_key import DataKey
from app.store.one_writer import hold
from app.store.private_files import make_private_folder, sync_folder
from app.store.salvage import salvage
from app.store.side_files import key_path
from app.store.store_faults import told_plainly

FOLDER = "damaged"  # in the data folder


@dataclass(frozen=True, slots=True)
class Rescued:
    """What came of it.

    Attributes:
        kept: Where the damaged file is kept.
        rows: How many entries could be read.
        lost: How many could not be, by table, as far as it can be known.
        emptied: How many kept files lost their bytes; what they belong to is known still.
    """

    kept: Path
    rows: int
    lost: Mapping[str, int]
    emptied: int

    def words(self) -> str:
        """Say what came of it in plain words."""
        said = tr("What could be read was rescued: {rows} entries. The damaged file is kept as “{name}”.")
        words = said.format(rows=self.rows, name=self.kept.name)
        if not self.lost and not self.emptied:
            return f"{words} {tr('Nothing seems to be lost.')}"
        more = tr("{lost} entries and the contents of {files} files could not be read. “Check my data” names them.")
        return f"{words} {more.format(lost=sum(self.lost.values()), files=self.emptied)}"


def rescue(database: Path, key: DataKey | None, today: date, tell: Tell = tell_nobody) -> Rescued:
    """Rescue a data file that nobody has open; safe in any thread.

    Args:
        database: The damaged data file.
        key: What it is encrypted with.
        today: The day, for the name of the damaged one.
        tell: Told how far it is; may stop it, and everything is as before then.

    Raises:
        UserError: Nothing can be read, the disk is full, or Plaint has it open; everything is as before then.
        StoppedError: It is not wanted any more.
    """
    new = database.with_name(f"{database.name}.rescued")
    lock = hold(database)
    try:
        found = salvage(database, key, new, today, tell)
        if not found.rows:
            new.unlink()
            raise UserError(
                tr("Nothing in the damaged file can be read."), tr("It was left as it is. Restore a backup.")
            )
        with told_plainly():
            kept = _set_aside(database, today)
            database.with_name(f"{database.name}-wal").unlink(missing_ok=True)  # SQLite would take it for the new one's
            new.replace(database)
            sync_folder(database.parent)
    finally:
        lock.close()
    return Rescued(kept, found.rows, found.lost, len(found.emptied))


def _set_aside(database: Path, today: date) -> Path:
    """Keep the damaged file with its log and its key file in a folder of its own, before anything else is done."""
    folder = database.parent / FOLDER
    make_private_folder(folder)
    names = (f"{today.isoformat()}{ending}.db" for ending in ("", *(f"-{number}" for number in range(2, 1000))))
    kept = next(folder / name for name in names if not (folder / name).exists())
    for source in (database, database.with_name(f"{database.name}-wal"), key_path(database)):
        if source.exists():
            target = kept.with_name(source.name.replace(database.name, kept.name, 1))
            shutil.copy2(source, target)
            with suppress(OSError), target.open("r+b") as written:
                os.fsync(written.fileno())
    sync_folder(folder)
    return kept
