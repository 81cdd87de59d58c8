"""A Word file as a ZIP of parts: read with limits, written again byte for byte save for the parts that changed."""

import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from app.domain.errors import ProblemsFoundError
from app.domain.problems import Problem
from app.i18n import tr
from app.rendering.zip_frame import LOCAL_HEADER, NO_ARCHIVE, is_seamless

MAX_FILE = 5 * 1024 * 1024
MAX_PARTS = 300
MAX_PART = 5 * 1024 * 1024
MAX_UNPACKED = 20 * 1024 * 1024
MAX_RATIO = 200
MAX_DEPTH = 256
MAX_ATTRIBUTES = 300  # of one element
MAX_NODES = 150_000  # elements and attributes of a part; a letter of 50 pages has 30,000

CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"

_OLD_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # a compound file: [MS-CFB] 2.2
_GOOD_NAME = re.compile(r"[A-Za-z0-9._/ \[\]-]{1,200}")
_RESERVED_STEM = re.compile(r"(CON|PRN|AUX|NUL|COM\d|LPT\d)(\.|$)", re.IGNORECASE)
_FIXED_DATE = 0x0021  # 1 January 1980, the first day that a ZIP can tell: the same letter gives the same bytes
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
# Elements are only looked at one by one where the part has so many attributes that one alone could have too many.
_HOLDS_TOO_MUCH = etree.XPath(
    f"count(//*) + count(//@*) > {MAX_NODES}"
    f" or (count(//@*) > {MAX_ATTRIBUTES} and boolean(//*[@*[{MAX_ATTRIBUTES + 1}]]))"
)


@dataclass(frozen=True, slots=True)
class PackedPart:
    """One part as it lies in the ZIP: stored (0) or deflated (8)."""

    method: int
    packed: bytes
    crc: int
    size: int

    @classmethod
    def of(cls, content: bytes) -> "PackedPart":
        """Pack new content; one that packs so well that it would look like an attack is left as it is."""
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush()
        if len(content) > len(packed) * MAX_RATIO:
            return cls(0, content, zlib.crc32(content), len(content))
        return cls(8, packed, zlib.crc32(content), len(content))

    def unpacked(self) -> bytes:
        """Return the content.

        Raises:
            ValueError: It is larger than it says, or damaged.
        """
        content = self.packed
        if self.method == zipfile.ZIP_DEFLATED:
            try:
                content = zlib.decompressobj(-15).decompress(self.packed, self.size + 1)
            except zlib.error as error:
                raise ValueError(str(error)) from None
        if len(content) != self.size or zlib.crc32(content) != self.crc:
            raise ValueError("size or checksum differs")
        return content


@dataclass(frozen=True, slots=True)
class DocxPackage:
    """The parts of a Word file by name, in their order."""

    parts: Mapping[str, PackedPart]

    def read(self, name: str) -> bytes:
        """Return a part's content.

        Raises:
            ProblemsFoundError: It is not there or damaged.
        """
        try:
            return self.parts[name].unpacked()
        except (KeyError, ValueError):
            message = tr("The part “{part}” of this Word file is missing or damaged.").format(part=name)
            raise problem_error("damaged-part", message, part=name) from None

    def tree(self, name: str) -> etree._Element:
        """Return a part as a tree, read strictly."""
        return parse_xml(self.read(name), name)

    def with_parts(self, changed: Mapping[str, bytes]) -> "DocxPackage":
        """Return the package with these parts new or replaced."""
        packed = {name: PackedPart.of(content) for name, content in changed.items()}
        return replace(self, parts={**self.parts, **packed})

    def without(self, names: Iterable[str]) -> "DocxPackage":
        """Return the package without these parts."""
        gone = set(names)
        return replace(self, parts={name: part for name, part in self.parts.items() if name not in gone})

    def to_bytes(self) -> bytes:
        """Return the file; the same parts give the same bytes on any day."""
        body, directory = bytearray(), bytearray()
        for name, part in self.parts.items():
            encoded = name.encode("ascii")
            sizes = (part.crc, len(part.packed), part.size)
            offset = len(body)
            body += LOCAL_HEADER.pack(b"PK\3\4", 20, 0, part.method, 0, _FIXED_DATE, *sizes, len(encoded), 0)
            body += encoded + part.packed
            directory += _CENTRAL.pack(
                b"PK\1\2", 20, 20, 0, part.method, 0, _FIXED_DATE, *sizes, len(encoded), 0, 0, 0, 0, 0, offset
            )
            directory += encoded
        count = len(self.parts)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(body), 0)
        return bytes(body + directory + end)


def problem_error(code: str, message: str, hint: str = "", part: str = "") -> ProblemsFoundError:
    """Return the error for one problem with a Word file."""
    return ProblemsFoundError(message, [Problem("error", code, message, hint, part=part)], hint)


def parse_xml(content: bytes, part: str) -> etree._Element:
    """Read one part strictly: no DOCTYPE, no processing instructions, no mending, at most 256 deep.

    Raises:
        ProblemsFoundError: It is not well-formed, or holds what a Word file has no use for.
    """
    if len(content) > MAX_PART:
        raise problem_error("too-large", tr("A part of this Word file is larger than 5 MB."), part=part)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        message = tr("The part “{part}” of this Word file is not well-formed.").format(part=part)
        raise problem_error("not-well-formed", message, str(error.msg), part) from None
    if root.getroottree().docinfo.internalDTD is not None or root.getroottree().docinfo.externalDTD is not None:
        raise problem_error("doctype", tr("A Word file must not hold a DOCTYPE."), part=part)
    if _HOLDS_TOO_MUCH(root):
        message = tr("A part of this Word file has far more in it than a letter needs.")
        raise problem_error("too-large", message, tr("Make the document shorter."), part)
    return root


def open_package(docx: bytes) -> DocxPackage:
    """Read the directory of a Word file.

    Raises:
        ProblemsFoundError: It is no Word file, or breaks a limit of pack-format.md (“Limits”).
    """
    if docx.startswith(_OLD_FILE):
        message = tr("This is a Word file of the old kind (.doc), or one that a password locks.")
        raise problem_error(
            "not-a-word-file", message, tr("In Word: File, Save As, “Word Document (.docx)”, no password.")
        )
    if len(docx) > MAX_FILE:
        raise problem_error("too-large", tr("The Word file is larger than 5 MB."), tr("Make its pictures smaller."))
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            entries = archive.infolist()
            end_is_right = docx.rfind(b"PK\5\6") + _END.size + len(archive.comment) == len(docx)
            is_whole = end_is_right and is_seamless(docx, archive)
    except NO_ARCHIVE:
        raise _no_word_file() from None
    _check_entries(entries)
    if not is_whole:
        raise problem_error("zip", tr("There is something before, between or after the contents of this Word file."))
    package = DocxPackage({entry.filename: _packed(docx, entry) for entry in entries if _is_part(entry)})
    if CONTENT_TYPES not in package.parts or DOCUMENT not in package.parts:
        raise _no_word_file()
    return package


def _is_part(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is of the Word file's own; macOS's Finder adds notes of its own to what it zips again."""
    folder, name = entry.filename.split("/")[0], entry.filename.rpartition("/")[2]
    return not (entry.is_dir() or folder == "__MACOSX" or name == ".DS_Store")


def _no_word_file() -> ProblemsFoundError:
    hint = tr("Save it as a Word document (.docx) and try again.")
    return problem_error("not-a-word-file", tr("This is not a Word document that can be read."), hint)


def _packed(docx: bytes, entry: zipfile.ZipInfo) -> PackedPart:
    start = entry.header_offset
    if docx[start : start + 4] != b"PK\3\4" or start + LOCAL_HEADER.size > len(docx):
        raise _no_word_file()
    name_length, extra_length = LOCAL_HEADER.unpack_from(docx, start)[-2:]
    named = start + LOCAL_HEADER.size
    begin = named + name_length + extra_length
    if docx[named : named + name_length] != entry.orig_filename.encode("ascii", "replace"):
        raise problem_error("zip", tr("The Word file names a part in two ways."), part=entry.filename)
    return PackedPart(entry.compress_type, docx[begin : begin + entry.compress_size], entry.CRC, entry.file_size)


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_PARTS:
        raise problem_error("too-many-parts", tr("The Word file has more than 300 parts."))
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise problem_error("too-large", tr("The Word file is larger than 20 MB when unpacked."))
    seen: set[str] = set()
    for entry in entries:
        _check_entry(entry)
        same = unicodedata.normalize("NFC", entry.filename).casefold()
        if same in seen:
            raise problem_error("duplicate-part", tr("The Word file has a part twice."), part=entry.filename)
        seen.add(same)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    pieces = entry.filename.rstrip("/").split("/")
    is_bad = (
        not _GOOD_NAME.fullmatch(entry.filename)
        or any(piece in ("", ".", "..") or piece[-1] in ". " or _RESERVED_STEM.match(piece) for piece in pieces)
        or (entry.external_attr >> 28) not in (0, 4, 8)
    )
    if is_bad:
        raise problem_error(
            "part-name", tr("A part of the Word file has a name that is not safe."), part=entry.filename
        )
    if entry.flag_bits & 0x1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise problem_error("zip", tr("The Word file is locked or packed in an unusual way."), part=entry.filename)
    if entry.file_size > MAX_PART or entry.file_size > max(entry.compress_size, 100) * MAX_RATIO:
        raise problem_error(
            "too-large", tr("A part of this Word file unpacks to far more than it should."), part=entry.filename
        )
