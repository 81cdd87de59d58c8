"""A pack as one file, `NAME.plaintpack`: a ZIP with a manifest of every file, written in one way only.

Entries are stored, sorted by name and dated 1980-01-01, so that the same folder gives the same bytes on any computer.
What comes from elsewhere is read with the limits of pack-format.md, counted while it is unpacked, and never written
out by the ZIP's own names before all of it was found to be right.
"""

import hashlib
import io
import re
import struct
import tomllib
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import Field

from app.domain.errors import ProblemsFoundError
from app.domain.pack_contents import PackName, Version
from app.domain.problems import Problem
from app.domain.question_parts import Items, PackData
from app.i18n import tr
from app.packs.minisign import SIGNATURE_END
from app.packs.pack_limits import MAX_DOCX_BYTES, MAX_FILES, MAX_PACK_BYTES, MAX_TOML_BYTES, is_left_over, name_problems
from app.packs.toml_problems import read_model
from app.rendering.zip_frame import NO_ARCHIVE, is_seamless

PACK_END = ".plaintpack"
MANIFEST = "MANIFEST.toml"
SIGNATURE = MANIFEST + SIGNATURE_END
MAX_ARCHIVE_BYTES = MAX_PACK_BYTES + 1024 * 1024  # the files, and what the ZIP says of them
MAX_RATIO = 200

# What the ZIP reader lets through from bytes that are no ZIP; RuntimeError is its word for a locked entry.
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_GOOD_NAME = re.compile(r"[A-Za-z0-9._-]{1,100}(/[A-Za-z0-9._-]{1,100}){0,2}")
_END = struct.Struct("<4sHHHHIIH")
_REGULAR = 0o100000


class FileEntry(PackData):
    """One file of a manifest."""

    path: str = Field(max_length=300)
    size: int = Field(ge=0, le=MAX_PACK_BYTES)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class Manifest(PackData):
    """`MANIFEST.toml`: which pack this is, the public key that it is signed with, and every file of it."""

    format: int = Field(ge=1, le=1)
    id: PackName
    version: Version
    key: str = Field(default="", max_length=100)
    files: Items[FileEntry] = Field(max_length=MAX_FILES)


@dataclass(frozen=True, slots=True)
class PackArchive:
    """The files of a pack by their paths, the manifest and the signature among them where there are such."""

    files: Mapping[str, bytes]

    @property
    def manifest(self) -> bytes:
        """The manifest's exact bytes, over which the signature is; empty without one."""
        return self.files.get(MANIFEST, b"")

    @property
    def signature(self) -> str:
        """The signature's text; empty where the pack is not signed."""
        return self.files.get(SIGNATURE, b"").decode("utf-8", "replace")

    @property
    def digest(self) -> str:
        """One SHA-256 over every file but the manifest and the signature: packs with the same one hold the same."""
        return _sha256(manifest_of("", "", self.files))


def manifest_of(pack_id: str, version: str, files: Mapping[str, bytes], key: str = "") -> bytes:
    """Return the manifest of a pack's files, a manifest and signature among them left out.

    Args:
        pack_id: The pack's id, as `version` from its pack.toml.
        version: The pack's version.
        files: The files by their paths.
        key: The public key that will sign it, as minisign prints it: a signature names its key only by an id.
    """
    lines = ["format = 1", f'id = "{pack_id}"', f'version = "{version}"', *([f'key = "{key}"'] if key else [])]
    for path, data in sorted(_listed(files).items()):
        lines += ["", "[[files]]", f'path = "{path}"', f"size = {len(data)}", f'sha256 = "{_sha256(data)}"']
    return ("\n".join(lines) + "\n").encode()


def write_archive(files: Mapping[str, bytes]) -> bytes:
    """Return the files as one archive; the same files give the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for path, data in sorted(files.items()):
            entry = zipfile.ZipInfo(path, _FIRST_DAY)
            entry.create_system, entry.external_attr = 3, (_REGULAR | 0o644) << 16
            archive.writestr(entry, data)
    return written.getvalue()


def read_archive(data: bytes) -> PackArchive:
    """Return the files of an archive, each read within its limit.

    Raises:
        ProblemsFoundError: It is no pack, or holds what a pack cannot; every such thing is listed.
    """
    if len(data) > MAX_ARCHIVE_BYTES:
        raise _refused([_problem("pack-too-large", tr("This pack is larger than 20 MiB."))])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            problems = [*_entry_problems(archive.infolist()), *_frame_problems(data, archive)]
            if problems:
                raise _refused(problems)
            return PackArchive({entry.filename: _unpacked(archive, entry) for entry in _only_files(archive)})
    except NO_ARCHIVE:
        raise _refused([_problem("not-a-pack", tr("This file is no pack, or it is damaged."))]) from None


def manifest_problems(archive: PackArchive) -> list[Problem]:
    """Return where the files differ from the manifest: changed, added or taken out since it was made."""
    if not archive.manifest:
        return [_problem("no-manifest", tr("There is no {name}.").format(name=MANIFEST), MANIFEST)]
    manifest, problems = read_model(Manifest, archive.manifest, MANIFEST)
    if manifest is None:
        return problems
    listed = {entry.path: entry for entry in manifest.files}
    problems = list(_own_names(archive, manifest))
    for path, data in sorted(_listed(archive.files).items()):
        entry = listed.get(path)
        if entry is None:
            problems.append(_problem("file-added", tr("This file was added after the pack was built."), path))
        elif entry.size != len(data) or entry.sha256 != _sha256(data):
            problems.append(_problem("file-changed", tr("This file was changed after the pack was built."), path))
    gone = sorted(listed.keys() - archive.files.keys())
    problems += [_problem("file-gone", tr("This file was taken out after the pack was built."), path) for path in gone]
    return problems


def trusted_comment(pack_id: str, version: str) -> str:
    """Return what the signature of a pack's manifest says besides; no date, so that bytes are the same each time."""
    return f"pack:{pack_id} version:{version}"


def _own_names(archive: PackArchive, manifest: Manifest) -> Iterator[Problem]:
    """The manifest must name the pack that pack.toml names."""
    try:
        info = tomllib.loads(archive.files.get("pack.toml", b"").decode("utf-8-sig"))
    except ValueError:
        return  # what is wrong with pack.toml itself is said when the pack is read
    if (info.get("id"), info.get("version")) != (manifest.id, manifest.version):
        message = tr("{name} names another pack or version than pack.toml does.").format(name=MANIFEST)
        yield _problem("other-pack", message, MANIFEST)


def _listed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path not in (MANIFEST, SIGNATURE)}


def _only_files(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [entry for entry in archive.infolist() if not entry.is_dir()]


def _frame_problems(data: bytes, archive: zipfile.ZipFile) -> Iterator[Problem]:
    """Nothing before the first entry or after the end, where another program might see another archive."""
    end_is_right = data.rfind(b"PK\5\6") + _END.size == len(data)
    if not end_is_right or archive.comment or not is_seamless(data, archive):
        yield _problem("zip", tr("There is something before, between or after the contents of this pack."))


def _entry_problems(entries: list[zipfile.ZipInfo]) -> Iterator[Problem]:
    if len(entries) > MAX_FILES:
        yield _problem("too-many-files", tr("There are more than 500 files in this pack."))
        return
    if sum(entry.file_size for entry in entries) > MAX_PACK_BYTES:
        yield _problem("pack-too-large", tr("This pack is larger than 20 MiB."))
    seen: set[str] = set()
    end = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        same = unicodedata.normalize("NFC", entry.filename.rstrip("/")).casefold()
        if same in seen:
            yield _problem("duplicate-file", tr("This pack has a file twice."), entry.filename)
        seen.add(same)
        yield from _one_entry(entry, is_overlapping=entry.header_offset < end)
        end = entry.header_offset + entry.compress_size
    files = {entry.filename for entry in entries if not entry.is_dir()}
    for inner in files:
        if any(folder.as_posix() in files for folder in PurePosixPath(inner).parents):
            yield _problem("duplicate-file", tr("This pack has a folder and a file of one name."), inner)


def _one_entry(entry: zipfile.ZipInfo, *, is_overlapping: bool) -> Iterator[Problem]:
    name = entry.filename
    if not _GOOD_NAME.fullmatch(name.rstrip("/")):
        yield _problem("file-name", tr("A file in this pack has a name that is not safe."), name)
    elif any(is_left_over(piece) for piece in name.split("/")):
        # Windows acts on a desktop.ini wherever it finds one: these are not for other people's computers.
        message = tr("Windows, macOS or Word left this in the folder; it is not of the pack.")
        hint = tr("Make the file anew with: plaint pack build FOLDER -o NAME.plaintpack")
        yield Problem("error", "left-over", message, hint, name)
    elif not entry.is_dir():
        yield from name_problems(name)
    if stat_kind(entry) not in (0, _REGULAR, 0o040000) or (entry.is_dir() and entry.file_size):
        message = tr("This is a link or a special file; a pack holds only files.")
        yield _problem("not-a-file", message, name)
    if entry.flag_bits & 0x1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield _problem("zip", tr("This file is locked, or packed in an unusual way."), name)
    limit = MAX_DOCX_BYTES if name.endswith(".docx") else MAX_TOML_BYTES
    if entry.file_size > limit or entry.file_size > max(entry.compress_size, 100) * MAX_RATIO or is_overlapping:
        yield _problem("file-too-large", tr("This file unpacks to more than a pack may hold."), name)


def stat_kind(entry: zipfile.ZipInfo) -> int:
    """Return what kind of file a Unix program said an entry is; 0 where it said nothing."""
    return (entry.external_attr >> 16) & 0o170000


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as opened:
        data = opened.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise ValueError(entry.filename)
    return data


def _refused(problems: list[Problem]) -> ProblemsFoundError:
    hint = tr("Ask whoever gave it to you for the pack again.")
    return ProblemsFoundError(tr("This pack was not opened."), problems, hint)


def _problem(code: str, message: str, file: str = "") -> Problem:
    return Problem("error", code, message, file=file)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
