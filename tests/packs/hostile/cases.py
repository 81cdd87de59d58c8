"""What a hostile file is to the tests, and the right pack that each of them spoils in one place."""

import functools
import io
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.packs.minisign import SecretKey
from app.packs.pack_archive import MANIFEST, SIGNATURE, manifest_of, trusted_comment, write_archive
from tests.packs.sample_pack import PARAGRAPHS, word_file, write_pack
from tests.rendering.word_templates import rewritten, with_body

HARMLESS = "harmless"
KEY = SecretKey(b"harbour!", bytes(range(32)))
WORD_FILE = "letters/complaint.docx"
LETTER_FILE = "letters/complaint.toml"
SAMPLE_FILE = "letters/complaint.sample.toml"


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file, made when it is asked for.

    Attributes:
        made: Returns the bytes of the `.plaintpack`.
        expected: The code of the problem that stops it, or `harmless`: it may pass, and does nothing.
    """

    name: str
    made: Callable[[], bytes]
    expected: str


@functools.cache
def right_files() -> Mapping[str, bytes]:
    """Return the files of a pack in which nothing is wrong, by their paths."""
    with tempfile.TemporaryDirectory() as folder:
        root = write_pack(Path(folder))
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@functools.cache
def right_word_file() -> bytes:
    """Return the letter of the right pack."""
    return word_file(*PARAGRAPHS)


def signed(files: Mapping[str, bytes], key: SecretKey = KEY, comment: str = "") -> dict[str, bytes]:
    """Return the files with a manifest and a signature of the right pack's name and version."""
    manifest = manifest_of("harbour", "2026.11.1", files, key.public.text)
    signature = key.sign(manifest, comment or trusted_comment("harbour", "2026.11.1"))
    return {**files, MANIFEST: manifest, SIGNATURE: signature.encode()}


def with_files(name: str, expected: str, **changes: bytes) -> Hostile:
    """Return a pack with these files instead; `__` in a keyword is a slash in the path, `_` a point."""
    paths = {key.replace("__", "/").replace("_", "."): data for key, data in changes.items()}
    return Hostile(name, lambda: write_archive({**right_files(), **paths}), expected)


def with_file(name: str, path: str, data: Callable[[], bytes], expected: str) -> Hostile:
    """Return a pack in which one file is another; its bytes are made when they are needed."""
    return Hostile(name, lambda: write_archive({**right_files(), path: data()}), expected)


def with_text(name: str, path: str, old: str, new: str, expected: str) -> Hostile:
    """Return a pack in which a piece of a text file is another."""
    return with_file(name, path, lambda: _replaced(right_files()[path], old, new), expected)


def _replaced(data: bytes, old: str, new: str) -> bytes:
    assert old.encode() in data, old
    return data.replace(old.encode(), new.encode(), 1)


def with_docx(name: str, docx: Callable[[], bytes], expected: str) -> Hostile:
    """Return a pack whose letter is another Word file."""
    return with_file(name, WORD_FILE, docx, expected)


def with_paragraphs(name: str, expected: str, *paragraphs: str) -> Hostile:
    """Return a pack whose letter has these paragraphs more."""
    return with_docx(name, lambda: word_file(*PARAGRAPHS, *paragraphs), expected)


def with_xml(name: str, xml: str, expected: str) -> Hostile:
    """Return a pack whose letter has this XML at the beginning of its body."""
    return with_docx(name, lambda: with_body(right_word_file(), xml), expected)


def with_part(name: str, part: str, change: Callable[[str], str] | bytes, expected: str) -> Hostile:
    """Return a pack whose letter has a part changed, or one more."""
    return with_docx(name, lambda: rewritten(right_word_file(), {part: change}), expected)


def zipped(write: Callable[[zipfile.ZipFile], None], files: Mapping[str, bytes] | None = None) -> bytes:
    """Return the right pack's files as a ZIP, after which something more is written into it."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for path, data in (right_files() if files is None else files).items():
            archive.writestr(path, data)
        write(archive)
    return written.getvalue()
