"""The check of packs, in words: each version that letters were written with is here, and as it was."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.ailments import Ailment
from app.domain.errors import UserError
from app.i18n import tr
from app.packs.pack_building import read_files
from app.packs.pack_library import PackLibrary
from app.packs.pack_placing import laid_out, put_in_place
from app.packs.publisher_keys import PublisherKeys

# A pack that letters were written with: its id, its version, the SHA-256 of its files or "" where none was noted.
UsedPack = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class PackHealth:
    """Looks at the installed packs, and puts back those that come with Plaint.

    Attributes:
        library: The packs as they are used.
        bundled: The folder of the packs that come with Plaint.
        installed: The folder of installed packs: `ID/VERSION/`.
    """

    library: PackLibrary
    bundled: Path
    installed: Path

    def look(self, used: Sequence[UsedPack], *, mends: bool) -> Iterator[Ailment]:
        """Yield which packs are missing, changed or can't be read."""
        known = self._known_digests(used)
        for name in sorted({(pack, version) for pack, version, _ in used} | set(self._there())):
            folder = self.installed.joinpath(*name)
            if not folder.is_dir():
                yield from self._missing(name, folder, mends=mends)
            elif known.get(name) and _digest(folder) not in known[name]:
                yield self._changed(name, folder, known[name], mends=mends)
        if mends:
            self.library.refresh()
        yield from self._unreadable()

    def _missing(self, name: tuple[str, str], folder: Path, *, mends: bool) -> Iterator[Ailment]:
        source = self._bundled_folder(name)
        pack, version = name
        words = tr("Version {version} of the pack “{pack}”, with which letters were written, is not here.")
        said = words.format(version=version, pack=pack)
        if source is None:
            hint = tr("What was written stays as it is. To go on with its drafts, install that version again.")
            yield Ailment("pack-missing", "error", said, hint, file=f"{pack}/{version}")
        else:
            hint = tr("It comes with Plaint: let Plaint put it back.")
            found = Ailment("pack-missing", "error", said, hint, file=f"{pack}/{version}", can_be_mended=True)
            yield self._put_back(found, source, folder) if mends else found

    def _changed(self, name: tuple[str, str], folder: Path, known: set[str], *, mends: bool) -> Ailment:
        pack, version = name
        words = tr("Files of the pack “{pack}” {version} were changed or taken away since it was installed.")
        said, source = words.format(pack=pack, version=version), self._bundled_folder(name)
        if source is None or _digest(source) not in known:
            hint = tr("Install that version again, from the file that it came in.")
            return Ailment("pack-changed", "error", said, hint, file=f"{pack}/{version}")
        hint = tr("It comes with Plaint: let Plaint put it back.")
        found = Ailment("pack-changed", "error", said, hint, file=f"{pack}/{version}", can_be_mended=True)
        return self._put_back(found, source, folder) if mends else found

    def _put_back(self, found: Ailment, source: Path, folder: Path) -> Ailment:
        try:
            with laid_out(read_files(source).files, self.installed) as part:
                shutil.rmtree(folder, ignore_errors=True)
                put_in_place(part, folder)
        except (OSError, UserError):
            return found
        return found.is_mended(tr("It was put back as it came with Plaint."))

    def _unreadable(self) -> Iterator[Ailment]:
        for problem in self.library.problems():
            said = f"{problem.where()}: {problem.message}" if problem.where() else problem.message
            yield Ailment("pack-unreadable", "warning", said, problem.hint, file=problem.file)

    def _known_digests(self, used: Sequence[UsedPack]) -> dict[tuple[str, str], set[str]]:
        known: dict[tuple[str, str], set[str]] = {}
        for pack, version, digest in (*used, *self._remembered()):
            if digest:
                known.setdefault((pack, version), set()).add(digest)
        return known

    def _remembered(self) -> list[UsedPack]:
        try:
            return [(each.pack, each.version, each.digest) for each in PublisherKeys(self.installed).all()]
        except UserError:
            return []

    def _there(self) -> Iterator[tuple[str, str]]:
        for pack in _folders(self.installed):
            yield from ((pack.name, version.name) for version in _folders(pack))

    def _bundled_folder(self, name: tuple[str, str]) -> Path | None:
        kept = next((pack.info for pack in self.library.bundled() if (pack.info.id, pack.info.version) == name), None)
        return self.bundled / kept.id if kept else None


def _digest(folder: Path) -> str:
    try:
        return read_files(folder).digest
    except UserError:
        return ""


def _folders(parent: Path) -> list[Path]:
    if not parent.is_dir():
        return []
    return sorted(path for path in parent.iterdir() if path.is_dir() and not path.name.startswith("."))
