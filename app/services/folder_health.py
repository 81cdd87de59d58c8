"""The check of the data folder, in words: rights, what an end without warning left behind, room, the clock, fonts."""

import os
import shutil
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.domain.ailments import Ailment
from app.domain.dates import long_date
from app.domain.errors import UserError
from app.i18n import tr, trn
from app.rendering.fonts import damaged_fonts
from app.store.key_file import KeyFile
from app.store.private_files import wipe
from app.store.side_files import key_path

IS_POSIX = os.name == "posix"
OTHERS = stat.S_IRWXG | stat.S_IRWXO
STRAY_AFTER_S = 600  # a part file that nobody has written to for so long is not being written
OLD_COPY_AFTER_S = 24 * 3600
LITTLE_ROOM = 100_000_000  # bytes


@dataclass(frozen=True, slots=True)
class FolderHealth:
    """Looks at the files round the data file.

    Attributes:
        data: The data folder.
        database: The data file in it.
        temporary: The folder of temporary files.
    """

    data: Path
    database: Path
    temporary: Path

    def look(self, now: datetime, last: datetime | None, *, is_locked: bool, mends: bool) -> Iterator[Ailment]:
        """Yield what is wrong.

        Args:
            now: The moment, by the computer's clock.
            last: When something was recorded last.
            is_locked: Whether the letters are kept under a passphrase.
            mends: Whether to put right what can be.
        """
        if IS_POSIX:
            yield from self._rights(mends=mends)
        yield from self._strays(mends=mends)
        yield from self._copies(mends=mends)
        if is_locked:
            yield from self._key_file()
        yield from self._room()
        if last is not None and last - now > timedelta(days=1):
            yield _clock(last, now)
        if fonts := damaged_fonts():
            yield _fonts(fonts)

    def _rights(self, *, mends: bool) -> Iterator[Ailment]:
        """Yield what other users of this computer may read; links are left alone."""
        own = [self.data, *(path for path in self.data.rglob("*") if not _is_public(path.relative_to(self.data)))]
        open_to_others = [path for path in own if not path.is_symlink() and path.lstat().st_mode & OTHERS]
        if not open_to_others:
            return
        said = trn(
            "{n} file or folder of your letters can be opened by other users of this computer.",
            "{n} files or folders of your letters can be opened by other users of this computer.",
            len(open_to_others),
        )
        found = Ailment("open-to-others", "warning", said, tr("Let Plaint take their rights away."), can_be_mended=True)
        if not mends:
            yield found
        elif all(_tighten(path) for path in open_to_others):
            yield found.is_mended(tr("Only you can open them now."))
        else:
            hint = tr("The disk does not let Plaint change that. Keep your letters on a disk of this computer.")
            yield Ailment("open-to-others", "warning", said, hint)

    def _strays(self, *, mends: bool) -> Iterator[Ailment]:
        strays = [path for path in self.data.rglob("*") if _is_stray(path)]
        if not strays:
            return
        said = trn(
            "{n} half-written file was left when Plaint or the computer ended without warning.",
            "{n} half-written files were left when Plaint or the computer ended without warning.",
            len(strays),
        )
        hint = tr("Nothing is lost by them. Let Plaint take them away.")
        found = Ailment("left-over", "warning", said, hint, file=strays[0].name, can_be_mended=True)
        if mends and all(_taken_away(path) for path in strays):
            found = found.is_mended(tr("They were overwritten and taken away."))
        yield found

    def _copies(self, *, mends: bool) -> Iterator[Ailment]:
        old = [path for path in self.temporary.rglob("*") if path.is_file() and _age(path) > OLD_COPY_AFTER_S]
        if not old:
            return
        said = trn(
            "{n} temporary copy for another program is still there.",
            "{n} temporary copies for other programs are still there.",
            len(old),
        )
        hint = tr("Close the programs that show letters, then let Plaint take the copies away.")
        found = Ailment("copies-left", "warning", said, hint, can_be_mended=True)
        if mends and all(_taken_away(path) for path in old):
            found = found.is_mended(tr("They were overwritten and taken away."))
        yield found

    def _key_file(self) -> Iterator[Ailment]:
        try:
            KeyFile.read(self.database)
        except UserError as error:
            name = key_path(self.database).name
            hint = tr("Your letters are open now: make a backup or an export before you close Plaint. {more}")
            yield Ailment("key-file", "error", error.message, hint.format(more=error.hint), file=name)

    def _room(self) -> Iterator[Ailment]:
        free, needed = shutil.disk_usage(self.data).free, self.database.stat().st_size
        if free < max(LITTLE_ROOM, needed):
            said = tr("Only {free} MB are free on the disk with your letters, which take {size} MB themselves.")
            words = said.format(free=free // 1_000_000, size=needed // 1_000_000)
            yield Ailment("little-room", "warning", words, tr("Free some space: a backup needs room beside them."))


def _is_public(path: Path) -> bool:
    """Whether a file in the data folder says nothing about anybody: packs are handed round anyway."""
    return "packs" in path.parts[:2]  # also in a folder of what was there before a restore


def _is_stray(path: Path) -> bool:
    is_part = path.name.startswith(".part-") or path.suffix == ".part"
    return is_part and not path.is_symlink() and _age(path) > STRAY_AFTER_S


def _age(path: Path) -> float:
    """Return for how many seconds a file was not written to, by the clock that files are dated by."""
    try:
        return time.time() - path.lstat().st_mtime
    except OSError:  # it went meanwhile
        return 0


def _taken_away(path: Path) -> bool:
    try:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            wipe(path)
    except OSError:
        return False
    return True


def _tighten(path: Path) -> bool:
    try:
        path.chmod(stat.S_IMODE(path.stat().st_mode) & ~OTHERS)
    except OSError:
        return False
    return not path.stat().st_mode & OTHERS


def _clock(last: datetime, now: datetime) -> Ailment:
    said = tr("The computer’s clock stands at {today}, but your history goes on until {last}.")
    words = said.format(today=long_date(now.date()), last=long_date(last.date()))
    hint = tr("Set the clock right: all dates and time limits are worked out by it.")
    return Ailment("clock-set-back", "warning", words, hint)


def _fonts(names: list[str]) -> Ailment:
    said = tr("Fonts that Plaint draws letters with are missing or damaged: {names}.").format(names=", ".join(names))
    return Ailment("fonts-damaged", "error", said, tr("Install Plaint again; your letters stay as they are."))
