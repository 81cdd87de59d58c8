"""Side files lie where each Plaint looks for them, and none is left half changed."""

from pathlib import Path

from app.paths import restoring_folder
from app.store import restoring
from app.store.side_files import automatic_folder, copies_of, key_path, settle_side_files, vaults


def test_the_side_file_with_the_key_bears_the_name_of_its_data_file() -> None:
    assert key_path(Path("data", "plaint.db")) == Path("data", "plaint.db.key")


def test_copies_are_those_in_backups_and_what_restores_moved_aside(tmp_path: Path) -> None:
    copies = [tmp_path / "backups" / "before-version-2.db", tmp_path / "before-restore-2026-11-20" / "plaint.db"]
    for copy in copies:
        copy.parent.mkdir()
        copy.touch()
    assert copies_of(tmp_path / "plaint.db") == copies


def test_old_ways_in_beside_the_copies_and_in_vaults_are_wiped(tmp_path: Path) -> None:
    vault = automatic_folder(tmp_path) / "vault"
    vault.mkdir(parents=True)
    half = [tmp_path / "backups" / "a.db.key.new", vault / "keys-again.json.new"]
    for path in (tmp_path / "backups" / "a.db", vault / "keys.json", *half):
        path.touch()
    settle_side_files(tmp_path / "plaint.db")
    assert vaults(automatic_folder(tmp_path)) == [vault]
    assert not any(path.exists() for path in half)


def test_a_start_looks_for_an_interrupted_restore_where_one_is_laid_out() -> None:
    assert restoring_folder(Path("data")) == Path("data", restoring.FOLDER)
