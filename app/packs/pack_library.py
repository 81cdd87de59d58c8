"""The packs at hand: those that come with Plaint, those installed, and old versions that drafts still need."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from app.domain.errors import NotFoundError, UserError
from app.domain.pack_contents import Pack
from app.domain.problems import Problem
from app.domain.templates import Template
from app.i18n import tr
from app.packs.pack_archive import manifest_problems
from app.packs.pack_building import read_files
from app.packs.pack_folder import SAMPLES, look_at_pack
from app.packs.pack_placing import REMOVED
from app.packs.pack_versions import VersionKey, version_key

Stamps: TypeAlias = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class KeptPack:
    """A pack that could be read, and where it lies."""

    pack: Pack
    folder: Path


class PackLibrary:
    """Finds packs and their files; each folder is read once.

    Args:
        bundled: The folder that holds the packs which come with Plaint, one folder each.
        installed: The folder of installed packs: `ID/VERSION/`; it need not exist.
        trials: Folders of packs that somebody is making; each stands before another pack of its id.
    """

    def __init__(self, bundled: Path, installed: Path, trials: Sequence[Path] = ()) -> None:
        self._bundled = bundled
        self._installed = installed
        self._trials = tuple(trials)
        self._read: dict[Path, KeptPack | None] = {}
        self._problems: dict[Path, list[Problem]] = {}
        self._documents: dict[Path, bytes] = {}
        self._digests: dict[Path, str] = {}
        self._newest: tuple[KeptPack, ...] | None = None
        self.looks = 1  # how often the folders were looked at

    def packs(self) -> tuple[Pack, ...]:
        """Return the newest readable version of every pack, the bundled ones first."""
        return tuple(kept.pack for kept in self._current())

    def bundled(self) -> tuple[Pack, ...]:
        """Return the packs that come with Plaint, as they came."""
        return tuple(kept.pack for folder in _folders(self._bundled) if (kept := self._look(folder)))

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with packs that could not be read; they never stop the others."""
        self._current()
        return tuple(problem for found in self._problems.values() for problem in found)

    def refresh(self) -> None:
        """Look at the folders again, after a pack was installed or removed."""
        self._read.clear()
        self._problems.clear()
        self._documents.clear()
        self._digests.clear()
        self._newest = None
        self.looks += 1

    def pack(self, pack_id: str, version: str | None = None) -> Pack:
        """Return a pack in one version, or in its newest; raises NotFoundError."""
        return self._kept(pack_id, version).pack

    def template(self, name: str, version: str | None = None) -> Template:
        """Return a template by `id` or `pack:id`.

        Args:
            name: As members and scripts write it.
            version: The pack's version; without it the newest.

        Raises:
            NotFoundError: There is none; the hint has the nearest names.
            UserError: Several packs have one by that id.
        """
        pack_id, colon, template_id = name.rpartition(":")
        if colon:
            found = [self._kept(pack_id, version).pack.template(template_id)]
        else:
            packs = self.packs() if version is None else self._in_version(version)
            found = [pack.template(template_id) for pack in packs]
        templates = [template for template in found if template]
        if not templates:
            raise self._no_template(name)
        if len(templates) > 1:
            hint = tr("Name its pack too: {names}.").format(names=", ".join(each.name for each in templates))
            raise UserError(tr("More than one pack has a letter “{name}”.").format(name=name), hint)
        return templates[0]

    def folder_of(self, pack_id: str) -> Path | None:
        """Return where the version of a pack lies that is used now; None where there is none."""
        return next((kept.folder for kept in self._current() if kept.pack.info.id == pack_id), None)

    def digest(self, pack_id: str, version: str) -> str:
        """Return one SHA-256 over the files of a pack version (lower-case hex); raises NotFoundError."""
        folder = self._kept(pack_id, version).folder
        if folder not in self._digests:
            self._digests[folder] = _digest(folder, _stamps(folder))
        return self._digests[folder]

    def document(self, template: Template) -> bytes:
        """Return the template's Word file."""
        path = self._file(template, ".docx")
        if path not in self._documents:
            self._documents[path] = path.read_bytes()
        return self._documents[path]

    def sample(self, template: Template, which: str = "sample") -> str:
        """Return sample answers as TOML; `which` is sample, minimal or large."""
        path = self._file(template, f".{which}.toml")
        if which not in SAMPLES or not path.is_file():
            message = tr("“{title}” has no sample answers called “{which}”.")
            there = [each for each in SAMPLES if self._file(template, f".{each}.toml").is_file()]
            hint = tr("There is: {names}.").format(names=", ".join(there))
            raise NotFoundError(message.format(title=template.title, which=which), hint)
        return path.read_text(encoding="utf-8-sig")

    def keep(self, template: Template) -> None:
        """Copy the template's pack version among the installed ones, so that a draft can stay on it for good."""
        kept = self._kept(template.pack, template.version)
        target = self._installed / template.pack / template.version
        if kept.folder == target or target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=".part-", dir=target.parent))
        shutil.copytree(kept.folder, part, dirs_exist_ok=True)
        part.replace(target)

    def _file(self, template: Template, ending: str) -> Path:
        return self._kept(template.pack, template.version).folder / "letters" / f"{template.id}{ending}"

    def _current(self) -> tuple[KeptPack, ...]:
        if self._newest is None:
            tried = [kept for folder in self._trials if (kept := self._look(folder))]
            bundled = [kept for folder in _folders(self._bundled) if (kept := self._look(folder))]
            ids = {kept.pack.info.id for kept in tried}
            others = [kept for kept in self._newest_of(bundled) if kept.pack.info.id not in ids]
            self._newest = (*tried, *others)
        return self._newest

    def _newest_of(self, bundled: list[KeptPack]) -> Iterator[KeptPack]:
        """Yield each pack once: an installed one only where it is newer than the bundled one."""
        own = {kept.pack.info.id: kept for kept in bundled}
        for pack_id in dict.fromkeys([*own, *(folder.name for folder in _folders(self._installed))]):
            kept = own.get(pack_id)
            newer = self._newest_installed(pack_id, version_key(kept.pack.info.version) if kept else None)
            if found := newer or kept:
                yield found

    def _newest_installed(self, pack_id: str, than: VersionKey | None) -> KeptPack | None:
        if (self._installed / pack_id / REMOVED).exists():
            return None
        keyed = ((version_key(folder.name), folder) for folder in _folders(self._installed / pack_id))
        newer = sorted(((key, folder) for key, folder in keyed if key and (than is None or key > than)), reverse=True)
        return next((kept for _key, folder in newer if (kept := self._look(folder))), None)

    def _in_version(self, version: str) -> list[Pack]:
        ids = {kept.pack.info.id for kept in self._current()} | {folder.name for folder in _folders(self._installed)}
        found = (self._find(pack_id, version) for pack_id in sorted(ids))
        return [kept.pack for kept in found if kept]

    def _kept(self, pack_id: str, version: str | None) -> KeptPack:
        found = self._find(pack_id, version)
        if found:
            return found
        if version is not None:
            raise NotFoundError(
                tr("Version {version} of the pack “{id}” is not here.").format(version=version, id=pack_id),
                tr("Install that version of the pack, or restore a backup that has it. What was written is kept."),
            )
        names = ", ".join(pack.info.id for pack in self.packs())
        hint = tr("Installed are: {names}.").format(names=names)
        raise NotFoundError(tr("There is no pack “{id}”.").format(id=pack_id), hint)

    def _find(self, pack_id: str, version: str | None) -> KeptPack | None:
        for current in self._current():
            if current.pack.info.id == pack_id and version in {None, current.pack.info.version}:
                return current
        # Compared with the names on disk, never joined to a path: a name may come from a command line.
        folders = (folder for each in _folders(self._installed) if each.name == pack_id for folder in _folders(each))
        return next((kept for folder in folders if folder.name == version and (kept := self._look(folder))), None)

    def _look(self, folder: Path) -> KeptPack | None:
        if folder not in self._read:
            stamps = _stamps(folder)
            pack, problems = _looked_at(folder, stamps)
            if pack and folder.is_relative_to(self._installed) and (changed := _changed(folder, stamps)):
                pack, problems = None, changed
            self._read[folder] = KeptPack(pack, folder) if pack else None
            self._problems[folder] = list(problems)
        return self._read[folder]

    def _no_template(self, name: str) -> NotFoundError:
        templates = [template for pack in self.packs() for template in pack.templates]
        known = [each for template in templates for each in (template.id, template.name)]
        close = get_close_matches(name, known, n=3, cutoff=0.4)
        if close:
            hint = tr("Did you mean {names}?").format(names=", ".join(close))
        else:
            hint = tr("See the list with: plaint letters")
        return NotFoundError(tr("There is no letter “{name}”.").format(name=name), hint)


@lru_cache(maxsize=16)
def _looked_at(folder: Path, _written: Stamps) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Read a folder once as long as nothing in it is written; packs are frozen values, so all may share one."""
    pack, problems = look_at_pack(folder)
    return pack, tuple(problems)


@lru_cache(maxsize=16)
def _changed(folder: Path, _written: Stamps) -> tuple[Problem, ...]:
    """Return what was changed in an installed pack since its publisher built it."""
    archive = read_files(folder)
    return tuple(manifest_problems(archive)) if archive.manifest else ()


@lru_cache(maxsize=16)
def _digest(folder: Path, _written: Stamps) -> str:
    return read_files(folder).digest


def _stamps(folder: Path) -> Stamps:
    """Return each file's name, size and moment of writing, by which a changed folder is known."""
    states = ((path.relative_to(folder).as_posix(), path.lstat()) for path in sorted(folder.rglob("*")))
    return tuple((name, state.st_size, state.st_mtime_ns) for name, state in states)


def _folders(parent: Path) -> list[Path]:
    """Return the folders in a folder by name; half-made copies begin with a point and do not count."""
    if not parent.is_dir():
        return []
    return sorted(path for path in parent.iterdir() if path.is_dir() and not path.name.startswith("."))
