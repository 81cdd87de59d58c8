"""A bundle as a ZIP that anybody can verify: originals, a manifest with their SHA-256, and the chained history.

The archive is written in one way only: entries stored, sorted by name, dated 1980-01-01. So a changed byte is found
wherever it stands, also in the ZIP's own records, by writing the same contents again.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from app.domain.answers import Value
from app.domain.history import FIRST_PREVIOUS, canonical
from app.domain.progress import Tell, tell_nobody
from app.i18n import tr
from app.rendering.zip_frame import NO_ARCHIVE

MANIFEST = "manifest.json"
HISTORY = "history.json"
MOST_FILES = 10_000
MOST_BYTES = 2 * 1024**3
FORMAT = 1
REDACTED = "redacted"

# What the ZIP reader lets through from bytes that were changed; RuntimeError is its word for an encrypted entry.
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class ArchiveReport:
    """What verifying an archive found.

    Attributes:
        faults: What is wrong, each with the name of the file; none when everything is whole.
        files: How many files the manifest names.
        entries: How many entries the history has.
        head: The last hash of the history, to be compared with one that somebody else holds.
        is_redacted: Whether it is a copy from which words were taken out, and not the originals.
        hashes: The hash of each entry of the history, where nothing is wrong: one that was noted before stands in it.
    """

    faults: tuple[tuple[str, str], ...]
    files: int = 0
    entries: int = 0
    head: str = ""
    is_redacted: bool = False
    hashes: tuple[str, ...] = ()


class _ChangedBytesError(Exception):
    """The bytes of a file are not those that the ZIP's own checksum was made of."""


def write_archive(
    files: Mapping[str, bytes],
    about: Mapping[str, Value],
    history: Sequence[Mapping[str, Value]],
    tell: Tell = tell_nobody,
) -> bytes:
    """Return the archive.

    Args:
        files: The originals by their names in the archive.
        about: What the manifest says of the bundle besides: the case, the day, the chain's head.
        history: The chained history as plain data (see `history_data`).
        tell: Told how far it is; may stop it.
    """
    held = {**files, HISTORY: _pretty(list(history))}
    listed = [{"path": name, "size": len(data), "sha256": _sha256(data)} for name, data in sorted(held.items())]
    manifest = _pretty({"format": FORMAT, **about, "files": listed})
    return _zipped({**held, MANIFEST: manifest}, tell)


def verify_archive(data: bytes) -> ArchiveReport:
    """Hold every byte of an archive against its manifest, its chain, and the one way in which it is written."""
    try:
        files = _read(data)
        manifest = json.loads(files[MANIFEST])
        listed = {str(entry["path"]): entry for entry in manifest["files"]}
        history = json.loads(files[HISTORY])
        faults = [*_file_faults(files, listed), *_chain_faults(history, str(manifest.get("head", "")))]
    except (*NO_ARCHIVE, KeyError, TypeError, RecursionError) as error:
        return ArchiveReport(((_culprit(error), "unreadable"),))
    except _ChangedBytesError as error:
        return ArchiveReport(((str(error), "changed"),))
    if not faults and _zipped(files) != data:
        faults = [(_changed_entry(files, data), "changed")]
    head = str(history[-1]["hash"]) if history else ""
    is_redacted = manifest.get("copy") == REDACTED
    hashes = () if faults else tuple(str(entry["hash"]) for entry in history)
    return ArchiveReport(tuple(faults), len(listed), len(history), head, is_redacted, hashes)


def _file_faults(files: Mapping[str, bytes], listed: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, str]]:
    for name in sorted(set(listed) - set(files)):
        yield name, "missing"
    for name in sorted(set(files) - set(listed) - {MANIFEST}):
        yield name, "not-listed"
    for name in sorted(set(files) & set(listed)):
        if listed[name]["sha256"] != _sha256(files[name]) or listed[name]["size"] != len(files[name]):
            yield name, "changed"


def _chain_faults(history: Sequence[Mapping[str, object]], head: str) -> Iterator[tuple[str, str]]:
    """Follow the chain by the rule that `app/domain/history` writes it by; content that was deleted keeps its hash."""
    previous = FIRST_PREVIOUS
    for place, entry in enumerate(history, 1):
        parts = {key: entry[key] for key in ("case", "place", "on", "at", "kind")}
        chained = canonical({**parts, "content": entry["content_hash"], "previous": entry["previous"]})  # type: ignore[dict-item] # JSON
        is_next = entry["place"] == place and entry["previous"] == previous and entry["hash"] == _sha256(chained)
        if not is_next or not _content_is_whole(entry):
            yield HISTORY, f"broken-at-{place}"
            return
        previous = str(entry["hash"])
    if head != (previous if history else ""):
        yield HISTORY, "cut-short"


def _content_is_whole(entry: Mapping[str, object]) -> bool:
    content, salt = entry.get("content"), entry.get("salt")
    if not isinstance(content, dict) or not isinstance(salt, str):
        return content is None and salt is None
    return _sha256(bytes.fromhex(salt) + canonical(content)) == entry["content_hash"]


def _read(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise ValueError(MANIFEST)
        if any(entry.compress_type != zipfile.ZIP_STORED for entry in entries):
            raise ValueError(next(entry.filename for entry in entries if entry.compress_type != zipfile.ZIP_STORED))
        return {entry.filename: _bytes_of(archive, entry) for entry in entries}


def _bytes_of(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Read an entry; a wrong checksum is told with its name."""
    try:
        return archive.read(entry)
    except NO_ARCHIVE as error:
        raise _ChangedBytesError(entry.filename) from error


def _zipped(files: Mapping[str, bytes], tell: Tell = tell_nobody) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for done, (name, data) in enumerate(sorted(files.items())):
            tell(done, len(files))
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            archive.writestr(entry, data)
    return buffer.getvalue()


def _changed_entry(files: Mapping[str, bytes], data: bytes) -> str:
    """Name the file in whose record of the ZIP the first changed byte stands."""
    whole = _zipped(files)
    place = next((index for index, pair in enumerate(zip(whole, data, strict=False)) if pair[0] != pair[1]), len(whole))
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        starts = sorted((entry.header_offset, entry.filename) for entry in archive.infolist())
        end = archive.start_dir
    return next((name for start, name in reversed(starts) if start <= place < end), tr("the ZIP’s own index"))


def _culprit(error: Exception) -> str:
    """Return the file that an error names; the archive as a whole when it names none."""
    named = str(error.args[0]) if isinstance(error, KeyError | ValueError) and error.args else ""
    return named if named.isprintable() and 0 < len(named) < 200 and " " not in named else tr("the archive")


def _pretty(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
