"""A backup holds what a data folder needs, under names that can do no harm on any system."""

from pathlib import Path

import pytest

from app import paths
from app.store.backup_contents import DATABASE, HOLIDAYS, LONGEST_NAME, PACKS, SETTINGS, is_safe, parts_of
from app.store.database import Database
from app.store.standing_file import MovedError


def test_the_names_are_those_of_a_data_folder(tmp_path: Path) -> None:
    named = (paths.database_file, paths.settings_file, paths.own_holidays_file, paths.installed_packs)
    assert [place(tmp_path).name for place in named] == [DATABASE, SETTINGS, HOLIDAYS, PACKS]


def test_the_data_file_settings_holidays_and_packs_go_in_and_nothing_else(db: Database) -> None:
    data = db.path.parent
    (data / "packs" / "a" / "1").mkdir(parents=True)
    (data / "packs" / "a" / "1" / "pack.toml").write_bytes(b"id")
    for name in ("settings.json", "holidays.toml", "plaint.log", "people.json"):
        (data / name).write_bytes(name.encode())
    (data / "packs" / "elsewhere").symlink_to(data / "plaint.log")
    with db.standing() as still:
        parts = parts_of(data, still)
        assert [part.name for part in parts] == [DATABASE, SETTINGS, HOLIDAYS, "packs/a/1/pack.toml"]
        assert [b"".join(part.pieces(3)) for part in parts[1:]] == [b"settings.json", b"holidays.toml", b"id"]
        assert b"".join(parts[0].pieces(1000)) == db.path.read_bytes()


def test_a_file_that_shrank_meanwhile_is_told(db: Database) -> None:
    (db.path.parent / SETTINGS).write_bytes(b"long words")
    with db.standing() as still:
        part = parts_of(db.path.parent, still)[1]
        (db.path.parent / SETTINGS).write_bytes(b"short")
        with pytest.raises(MovedError):
            list(part.pieces())


@pytest.mark.parametrize("name", ["plaint.db", "settings.json", "holidays.toml", "packs/a/1.0/letters/x y.docx"])
def test_names_of_a_data_folder_are_safe(name: str) -> None:
    assert is_safe(name)


@pytest.mark.parametrize(
    "name",
    ["", "/plaint.db", "../plaint.db", "packs", "packs/", "packs/../plaint.db", "packs/a/../../x", "packs//a",
     "./plaint.db",
     "packs/a\\..\\b", "packs/c:d", "packs/a\0", "packs/dot.", "packs/space ", "plaint.log", "plaint.db.key",
     "other/a",
     f"packs/{'a' * LONGEST_NAME}"],
)  # fmt: skip
def test_other_names_are_not(name: str) -> None:
    assert not is_safe(name)
