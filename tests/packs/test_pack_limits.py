"""What a pack may hold at all."""

from pathlib import Path

import pytest

from app.packs import pack_limits
from app.packs.pack_limits import files_of, limit_problems, place_problems
from tests.packs.sample_pack import write_pack


def codes(folder: Path) -> list[str]:
    files = files_of(folder)
    return [problem.code for problem in (*limit_problems(folder, files), *place_problems(folder, files))]


def test_a_right_pack_is_within_all_limits(tmp_path: Path) -> None:
    assert codes(write_pack(tmp_path)) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("letters/Complaint.toml", "file-name"),
        ("letters/a b.toml", "file-name"),
        ("letters/con.toml", "file-name"),
        ("letters/complaint.doc", "unknown-file"),
        ("letters/more/complaint.toml", "unknown-file"),
        ("rutes.toml", "unknown-file"),
        ("organisations/map.docx", "unknown-file"),
    ],
)
def test_a_file_that_does_not_belong_is_named(tmp_path: Path, name: str, code: str) -> None:
    path = write_pack(tmp_path) / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("", encoding="utf-8")
    assert codes(tmp_path) == [code]


def test_a_letter_of_another_kind_is_told_how_to_save_it(tmp_path: Path) -> None:
    (write_pack(tmp_path) / "letters" / "complaint.odt").touch()
    assert "Word document (.docx)" in place_problems(tmp_path, files_of(tmp_path))[0].hint


@pytest.mark.parametrize("name", ["CHANGES.md", "README.md", "MANIFEST.toml", "MANIFEST.toml.minisig"])
def test_the_files_about_a_pack_belong(tmp_path: Path, name: str) -> None:
    (write_pack(tmp_path) / name).write_text("", encoding="utf-8")
    assert codes(tmp_path) == []


def test_a_link_out_of_the_pack_is_refused_and_not_followed(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack")
    (pack / "clocks" / "more.toml").symlink_to(tmp_path / "secret.toml")
    (pack / "letters" / "away").symlink_to(tmp_path, target_is_directory=True)
    assert {problem.code for problem in limit_problems(pack, files_of(pack))} == {"not-a-file"}


@pytest.mark.parametrize(("limit", "code"), [("MAX_FILES", "too-many-files"), ("MAX_PACK_BYTES", "pack-too-large")])
def test_a_pack_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, code: str
) -> None:
    monkeypatch.setattr(pack_limits, limit, 3)
    assert codes(write_pack(tmp_path)) == [code]


@pytest.mark.parametrize(("limit", "count"), [("MAX_TOML_BYTES", 5), ("MAX_DOCX_BYTES", 1)])
def test_a_file_that_is_too_large_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, count: int
) -> None:
    monkeypatch.setattr(pack_limits, limit, 3)
    assert codes(write_pack(tmp_path)) == ["file-too-large"] * count
