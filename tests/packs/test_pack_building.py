"""Packs built from folders, and signatures over them."""

from pathlib import Path

import pytest

from app.domain.errors import NotFoundError, ProblemsFoundError, UserError
from app.packs.pack_archive import MANIFEST, SIGNATURE, PackArchive, manifest_of, read_archive
from app.packs.pack_building import build_pack, read_files, signature_problems
from tests.conftest import TODAY
from tests.packs.sample_pack import write_pack
from tests.packs.test_minisign import KEY


def codes(archive: PackArchive) -> list[str]:
    return [problem.code for problem in signature_problems(archive, KEY.public)]


@pytest.fixture
def built(tmp_path: Path) -> bytes:
    return build_pack(write_pack(tmp_path / "harbour"), TODAY, KEY)


def test_the_same_folder_gives_the_same_bytes(tmp_path: Path, built: bytes) -> None:
    other = write_pack(tmp_path / "elsewhere")
    for path in other.rglob("*.docx"):
        path.write_bytes((tmp_path / "harbour" / path.relative_to(other)).read_bytes())
    assert build_pack(other, TODAY, KEY) == built


def test_a_built_pack_is_as_it_was_signed(built: bytes) -> None:
    assert codes(read_archive(built)) == []


def test_a_pack_without_a_key_is_not_signed(tmp_path: Path) -> None:
    archive = read_archive(build_pack(write_pack(tmp_path), TODAY))
    assert archive.signature == ""
    assert codes(archive) == ["not-signed"]


def test_what_was_laid_beside_before_is_made_anew(tmp_path: Path, built: bytes) -> None:
    folder = tmp_path / "harbour"
    (folder / MANIFEST).write_text("old")
    (folder / SIGNATURE).write_text("old")
    assert build_pack(folder, TODAY, KEY) == built


def test_a_pack_with_an_error_is_not_built(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, pack="format = 1")
    with pytest.raises(ProblemsFoundError, match="was not built"):
        build_pack(folder, TODAY)


def test_a_changed_file_is_found(built: bytes) -> None:
    files = dict(read_archive(built).files)
    files["pack.toml"] += b" "
    assert codes(PackArchive(files)) == ["file-changed"]


def test_a_changed_file_with_a_new_manifest_is_found(built: bytes) -> None:
    files = {path: data for path, data in read_archive(built).files.items() if path != MANIFEST}
    files["pack.toml"] += b" "
    files[MANIFEST] = manifest_of("harbour", "2026.11.1", files)
    assert codes(PackArchive(files)) == ["signature"]


def test_a_signature_made_for_another_version_is_found(built: bytes) -> None:
    files = dict(read_archive(built).files)
    files[SIGNATURE] = KEY.sign(files[MANIFEST], "pack:harbour version:2026.11.2").encode()
    assert codes(PackArchive(files)) == ["other-pack"]


def test_a_pack_that_is_not_there_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no pack"):
        read_files(tmp_path / "none.plaintpack")


def test_a_pack_that_cannot_be_read_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.plaintpack").touch()

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UserError, match="could not be read"):
        read_files(tmp_path / "a.plaintpack")


def test_a_pack_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.plaintpack").open("wb") as file:
        file.truncate(30 * 1024 * 1024)
    with pytest.raises(ProblemsFoundError, match="not opened"):
        read_files(tmp_path / "a.plaintpack")


def test_a_folder_with_what_a_pack_cannot_hold_is_refused(tmp_path: Path) -> None:
    (write_pack(tmp_path) / "COM1.toml").touch()
    with pytest.raises(ProblemsFoundError, match="not opened"):
        read_files(tmp_path)
