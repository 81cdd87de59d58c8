"""A pack as one file: the same bytes each time; hostile archives refused before anything is written."""

import io
import zipfile
from collections.abc import Callable

import pytest

from app.domain.errors import ProblemsFoundError
from app.packs.pack_archive import (
    MANIFEST,
    SIGNATURE,
    PackArchive,
    manifest_of,
    manifest_problems,
    read_archive,
    trusted_comment,
    write_archive,
)

FILES = {"pack.toml": b'id = "harbour"\nversion = "1"\n', "letters/a.toml": b"title = 1\n"}
MANIFESTED = FILES | {MANIFEST: manifest_of("harbour", "1", FILES)}


def codes(data: bytes) -> list[str]:
    with pytest.raises(ProblemsFoundError) as refused:
        read_archive(data)
    return [problem.code for problem in refused.value.problems]


def zipped(change: Callable[[zipfile.ZipFile], None]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pack.toml", FILES["pack.toml"])
        change(archive)
    return written.getvalue()


def entry(name: str, kind: int = 0o100000) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.external_attr = (kind | 0o644) << 16
    return made


def test_the_same_files_give_the_same_bytes() -> None:
    assert write_archive(FILES) == write_archive(dict(reversed(FILES.items())))


def test_entries_are_stored_sorted_and_without_a_day() -> None:
    with zipfile.ZipFile(io.BytesIO(write_archive(FILES))) as archive:
        entries = archive.infolist()
    assert [each.filename for each in entries] == sorted(FILES)
    assert {(each.compress_type, each.date_time) for each in entries} == {(zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0))}


def test_what_was_written_is_read() -> None:
    assert read_archive(write_archive(FILES)).files == FILES


def test_a_folder_that_somebody_zipped_is_read_too() -> None:
    assert read_archive(zipped(lambda archive: archive.mkdir("letters"))).files.keys() == {"pack.toml"}


def test_a_manifest_lists_every_file_and_is_right() -> None:
    assert manifest_problems(PackArchive(MANIFESTED)) == []
    assert MANIFESTED[MANIFEST].count(b"[[files]]") == 2


def test_a_manifest_can_name_the_key() -> None:
    assert b'key = "RWQ="' in manifest_of("harbour", "1", FILES, "RWQ=")


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"letters/a.toml": b"title = 2\n"}, "file-changed"),
        ({"letters/a.toml": b"longer than it was"}, "file-changed"),
        ({"letters/b.toml": b""}, "file-added"),
        ({"pack.toml": b'id = "harbour"\nversion = "2"\n'}, "other-pack"),
    ],
)
def test_what_differs_from_the_manifest_is_named(files: dict[str, bytes], code: str) -> None:
    assert code in [problem.code for problem in manifest_problems(PackArchive(MANIFESTED | files))]


def test_a_manifest_that_is_wrong_is_said_to_be() -> None:
    problems = manifest_problems(PackArchive(FILES | {MANIFEST: b"format = 2"}))
    assert {problem.file for problem in problems} == {MANIFEST}


def test_a_file_that_is_gone_is_named() -> None:
    archive = PackArchive({path: data for path, data in MANIFESTED.items() if path != "letters/a.toml"})
    assert [(problem.code, problem.file) for problem in manifest_problems(archive)] == [("file-gone", "letters/a.toml")]


def test_a_pack_without_a_manifest_is_said_to_have_none() -> None:
    assert [problem.code for problem in manifest_problems(PackArchive(FILES))] == ["no-manifest"]


def test_a_broken_pack_toml_is_left_to_the_reader_of_packs() -> None:
    files = {"pack.toml": b"id ="}
    assert manifest_problems(PackArchive(files | {MANIFEST: manifest_of("harbour", "1", files)})) == []


def test_the_digest_is_over_files_not_over_who_signed_them() -> None:
    signed = PackArchive(MANIFESTED | {SIGNATURE: b"x"})
    assert signed.digest == PackArchive(FILES).digest != PackArchive({}).digest
    assert (signed.signature, PackArchive(FILES).signature) == ("x", "")


def test_the_trusted_comment_has_no_day() -> None:
    assert trusted_comment("harbour", "1") == "pack:harbour version:1"


@pytest.mark.parametrize("data", [b"", b"PK", b"no pack at all", write_archive(FILES)[:-30], b"\0" * 100])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    assert codes(data) == ["not-a-pack"]


def test_a_changed_byte_within_a_file_is_refused() -> None:
    data = write_archive(FILES)
    assert codes(data.replace(b"harbour", b"harbouR")) == ["not-a-pack"]


def test_nothing_may_stand_before_or_after() -> None:
    data = write_archive(FILES)
    assert codes(b"MZ" + data) == ["zip"]
    assert codes(data + b"PK\5\6") in (["zip"], ["not-a-pack"])


@pytest.mark.parametrize(
    "name",
    [
        "../pack.toml",
        "/etc/passwd",
        "letters/../a.toml",
        "C:/a.toml",
        "a\\b.toml",
        "a/./b",
        "letters//a.toml",
        "ü.toml",
        "a/b/c/d.toml",
        "a" * 101,
    ],
)
def test_names_that_are_not_safe_are_refused(name: str) -> None:
    assert "file-name" in codes(zipped(lambda archive: archive.writestr(entry(name), b"x")))


@pytest.mark.parametrize("kind", [0o120000, 0o020000, 0o010000])
def test_links_and_devices_are_refused(kind: int) -> None:
    assert codes(zipped(lambda archive: archive.writestr(entry("link", kind), b"/etc/passwd"))) == ["not-a-file"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["pack.toml", "PACK.toml"])
def test_a_file_twice_is_refused(name: str) -> None:
    assert codes(zipped(lambda archive: archive.writestr(name, b"x")))[0] == "duplicate-file"


@pytest.mark.parametrize("name", ["pack.toml/a.toml", "con.toml", "letters/aux.docx", "a."])
def test_a_name_that_no_folder_could_hold_is_refused_before_it_is_written(name: str) -> None:
    assert codes(zipped(lambda archive: archive.writestr(name, b"x")))[0] in {"duplicate-file", "file-name"}


def test_two_archives_in_one_are_refused() -> None:
    assert codes(write_archive({"a.toml": b""}) + write_archive(FILES)) == ["zip"]


def test_a_bomb_is_refused_unread() -> None:
    assert codes(zipped(lambda archive: archive.writestr("a.toml", bytes(1_900_000)))) == ["file-too-large"]


def test_too_many_files_are_refused() -> None:
    def fill(archive: zipfile.ZipFile) -> None:
        for number in range(500):
            archive.writestr(f"{number}.toml", b"")

    assert codes(zipped(fill)) == ["too-many-files"]


def test_too_much_in_all_is_refused() -> None:
    many = write_archive({f"{number}.toml": bytes(2_000_000) for number in range(11)})
    assert codes(many)[0] == "pack-too-large"
    assert codes(bytes(22 * 1024 * 1024)) == ["pack-too-large"]


def test_packing_that_is_unusual_is_refused() -> None:
    assert codes(zipped(lambda archive: archive.writestr("a.toml", b"x", zipfile.ZIP_BZIP2))) == ["zip"]


def test_a_locked_entry_is_refused() -> None:
    data = bytearray(write_archive({"pack.toml": b"x"}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    assert codes(bytes(data)) == ["zip"]


def test_entries_that_share_bytes_are_refused() -> None:
    data = bytearray(write_archive({"a.toml": b"x" * 100, "b.toml": b"y" * 100}))
    second = data.rindex(b"PK\1\2")
    data[second + 42 : second + 46] = (10).to_bytes(4, "little")
    assert "file-too-large" in codes(bytes(data))


def test_a_size_that_is_a_lie_is_refused() -> None:
    data = bytearray(write_archive({"a.toml": b"x" * 100}))
    directory = data.index(b"PK\1\2")
    data[directory + 24 : directory + 28] = (50).to_bytes(4, "little")
    assert codes(bytes(data)) == ["not-a-pack"]


@pytest.mark.parametrize("name", [".DS_Store", "letters/desktop.ini", "Thumbs.db", "__MACOSX/pack.toml", "letters/._a"])
def test_what_a_system_left_in_a_folder_is_not_handed_on(name: str) -> None:
    with pytest.raises(ProblemsFoundError) as refused:
        read_archive(write_archive({**FILES, name: b""}))
    assert [(problem.code, problem.file) for problem in refused.value.problems] == [("left-over", name)]
    assert "plaint pack build" in refused.value.problems[0].hint
