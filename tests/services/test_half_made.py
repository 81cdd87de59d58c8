"""What a killed Plaint was writing is taken away at the next start, wherever it lies."""

import tempfile
from pathlib import Path

import pytest

from app.services.half_made import noted, part_of, take_away


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data" / "temporary"
    folder.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def taken_away(tmp_path: Path) -> list[str]:
    """Start again, and return what is left."""
    take_away(tmp_path / "data", tmp_path / "data" / "temporary")
    return sorted(path.name for path in tmp_path.rglob("*") if path.is_file() and "temporary" not in path.parts)


def test_a_part_file_goes_unless_it_got_another_name(temporary: Path, tmp_path: Path) -> None:
    with part_of(tmp_path / "a.pdf", b"kept") as part:
        part.replace(tmp_path / "a.pdf")
    with part_of(tmp_path / "b.pdf", b"not wanted"):
        pass
    assert ((tmp_path / "a.pdf").read_bytes(), taken_away(tmp_path)) == (b"kept", ["a.pdf"])
    assert list(temporary.iterdir()) == []


def test_a_part_file_is_for_the_owner_alone(temporary: Path, tmp_path: Path) -> None:
    with part_of(tmp_path / "a.pdf", b"kept") as part:
        assert part.stat().st_mode & 0o077 in {0, 0o066}  # Windows knows no such rights


def test_one_that_was_left_in_another_folder_is_taken_away(temporary: Path, tmp_path: Path) -> None:
    writing = part_of(tmp_path / "papers" / "a.pdf", b"half")
    part = writing.__enter__()
    assert (part.exists(), taken_away(tmp_path)) == (True, [])


def test_a_backup_that_was_being_made_is_taken_away(temporary: Path, tmp_path: Path) -> None:
    part = tmp_path / "stick" / "all.plaintbackup.part"
    part.parent.mkdir()
    part.write_bytes(b"half")
    making = noted(part)
    making.__enter__()
    assert taken_away(tmp_path) == []


def test_a_note_leads_to_no_other_file(temporary: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.pdf").write_bytes(b"mine")
    (temporary / "half-made-1").write_bytes(bytes(tmp_path / "mine.pdf"))
    (temporary / "half-made-2").write_bytes(b"\0")
    (temporary / "half-made-3").mkdir()
    assert taken_away(tmp_path) == ["mine.pdf"]


def test_what_is_half_made_in_the_data_folder_is_taken_away(temporary: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    for name in (".settings-a1", ".holidays-b2", "packs/harbour/.part-c3/pack.toml", "packs/.part-d4", "plaint.db"):
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_bytes(b"half")
    assert taken_away(tmp_path) == ["plaint.db"]


def test_where_no_note_can_be_kept_the_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with part_of(tmp_path / "a.pdf", b"kept") as part:
        assert part.read_bytes() == b"kept"


@pytest.mark.parametrize("left", ["1.rung.part", "pieces/0a/0abc.part", "keys.json.new"])
def test_what_is_half_made_of_an_automatic_backup_is_taken_away(temporary: Path, tmp_path: Path, left: str) -> None:
    vault = tmp_path / "data" / "backups" / "automatic" / "0123456789abcdef"
    for path in (vault / "pieces" / "0a" / "0abc", vault / left):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"sealed")
    assert taken_away(tmp_path) == ["0abc"]
