"""Word files as ZIPs: limits before anything is read, and the same bytes for the same parts."""

import io
import struct
import zipfile
from contextlib import nullcontext

import pytest

from app.domain.errors import ProblemsFoundError
from app.rendering.docx_package import MAX_PART, DocxPackage, PackedPart, open_package, parse_xml
from tests.rendering.word_templates import opened, template

DOCX = template("Some text")


def read_whole(docx: bytes) -> None:
    package = open_package(docx)
    for name in package.parts:
        package.read(name)


def code_of(docx: bytes) -> str:
    with pytest.raises(ProblemsFoundError) as caught:
        read_whole(docx)
    return caught.value.problems[0].code


def zipped(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    twice = len({name for name, _ in entries}) < len(entries)
    with zipfile.ZipFile(buffer, "w", method) as archive, pytest.warns() if twice else nullcontext():
        for name, content in [("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<a/>"), *entries]:
            archive.writestr(name, content)
    return buffer.getvalue()


def test_a_package_written_again_opens_and_has_the_same_parts() -> None:
    package = open_package(DOCX)
    again = package.to_bytes()
    assert opened(again).paragraphs[0].text == "Some text"
    assert {name: package.read(name) for name in package.parts} == {
        name: open_package(again).read(name) for name in open_package(again).parts
    }


def test_parts_that_did_not_change_are_copied_as_they_are() -> None:
    package = open_package(DOCX)
    assert open_package(package.with_parts({"x.xml": b"<a/>"}).to_bytes()).parts.items() >= package.parts.items()


def test_stored_parts_can_be_read() -> None:
    assert open_package(zipped(("a.xml", b"<b/>"), method=zipfile.ZIP_STORED)).read("a.xml") == b"<b/>"


def test_a_part_that_is_not_there_is_a_problem() -> None:
    with pytest.raises(ProblemsFoundError, match="missing or damaged"):
        DocxPackage({}).read("a.xml")


@pytest.mark.parametrize(
    "name",
    ["../x", "/x", "a/../b", "a\\b", "C:x", "con.xml", "word/LPT1", "a.", "a /b", "ü.xml", "a//b", "x" * 201],
)
def test_unsafe_names_are_refused(name: str) -> None:
    assert code_of(zipped((name, b""))) == "part-name"


@pytest.mark.parametrize("names", [("a.xml", "a.xml"), ("a.xml", "A.xml")])
def test_parts_with_the_same_name_are_refused(names: tuple[str, str]) -> None:
    assert code_of(zipped((names[0], b"1"), (names[1], b"2"))) == "duplicate-part"


def test_a_symbolic_link_is_refused() -> None:
    buffer = io.BytesIO(zipped())
    with zipfile.ZipFile(buffer, "a") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "target")
    assert code_of(buffer.getvalue()) == "part-name"


def test_too_many_parts_are_refused() -> None:
    assert code_of(zipped(*((f"p{number}.xml", b"") for number in range(300)))) == "too-many-parts"


def test_a_zip_bomb_is_refused() -> None:
    assert code_of(zipped(("bomb.xml", b"0" * 4_000_000))) == "too-large"


def test_a_part_that_unpacks_to_more_than_it_says_is_refused() -> None:
    docx = zipped(("a.xml", bytes(range(256)) * 4), method=zipfile.ZIP_DEFLATED)
    assert code_of(docx.replace(struct.pack("<I", 1024), struct.pack("<I", 1000))) in {"damaged-part", "zip"}


def test_damage_is_found_by_the_checksum() -> None:
    docx = zipped(("a.xml", b"content"), method=zipfile.ZIP_STORED)
    assert code_of(docx.replace(b"content", b"kontent")) == "damaged-part"


def test_nonsense_instead_of_packed_bytes_is_damage() -> None:
    with pytest.raises(ProblemsFoundError):
        DocxPackage({"a": PackedPart(8, b"\xff\xff", 0, 2)}).read("a")


@pytest.mark.parametrize("docx", [b"", b"PK", b"no zip at all", DOCX[:500], b"\x00" * 100])
def test_what_is_no_word_file_is_said_so(docx: bytes) -> None:
    assert code_of(docx) == "not-a-word-file"


def test_a_zip_without_a_document_is_no_word_file() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.xml", "<a/>")
    assert code_of(buffer.getvalue()) == "not-a-word-file"


@pytest.mark.parametrize("docx", [b"MZ" + DOCX, DOCX + b"tail"])
def test_something_before_or_after_is_refused(docx: bytes) -> None:
    assert code_of(docx) == "zip"


def test_a_large_file_is_refused_unread() -> None:
    assert code_of(DOCX + b"\0" * (5 * 1024 * 1024)) == "too-large"


def test_a_locked_file_is_refused() -> None:
    docx = bytearray(zipped())
    docx[docx.index(b"PK\1\2") + 8] |= 1
    assert code_of(bytes(docx)) == "zip"


def test_a_part_with_two_names_is_refused() -> None:
    docx = zipped(("abc.xml", b"<a/>"))
    assert code_of(docx.replace(b"abc.xml", b"xyz.xml", 1)) == "zip"


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        (b"<a><b></a>", "not-well-formed"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "doctype"),
        ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "y">]><a/>'.encode("utf-16"), "doctype"),
        (b"<a>" * 300 + b"</a>" * 300, "not-well-formed"),
        (b" " * (MAX_PART + 1), "too-large"),
        (b"", "not-well-formed"),
    ],
)
def test_xml_is_read_strictly(xml: bytes, code: str) -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        parse_xml(xml, "a.xml")
    assert caught.value.problems[0].code == code


@pytest.mark.parametrize(
    "xml", ["<a>" + "<b/>" * 160_000 + "</a>", "<a " + " ".join(f"b{n}='1'" for n in range(400)) + "/>"]
)
def test_far_more_elements_or_attributes_than_a_letter_needs_are_refused(xml: str) -> None:
    with pytest.raises(ProblemsFoundError) as refused:
        parse_xml(xml.encode(), "a.xml")
    assert refused.value.problems[0].code == "too-large"
