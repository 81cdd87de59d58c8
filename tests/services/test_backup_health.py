"""Automatic backups are looked through, and a damaged file is taken out of the newest that has it whole."""

from pathlib import Path

import pytest

from app.bootstrap import Plaint
from app.domain.letters import Letter
from app.services.backup_health import BackupHealth
from app.services.backup_keeper import KeptBackups
from app.store.backup_vault import PIECES
from app.store.side_files import automatic_folder, vaults
from tests.builders import a_case, a_sent_letter


def health_of(plaint: Plaint) -> BackupHealth:
    return BackupHealth(KeptBackups(plaint.data), lambda: plaint.records.database.key)


def said(plaint: Plaint) -> list[str]:
    return [each.code for each in health_of(plaint).look(lambda _done, _of: None)]


@pytest.fixture
def letter(plaint: Plaint) -> Letter:
    """A letter that is in an automatic backup."""
    letter = a_sent_letter(plaint)
    assert plaint.keeper.back_up()
    return letter


def spoil(plaint: Plaint, letter: Letter) -> None:
    plaint.records.database.write("DROP TRIGGER contents_never_change")
    plaint.records.database.write(
        "UPDATE contents SET data = zeroblob(size) WHERE sha256 = ?", (letter.files[0].sha256,)
    )


def pieces(plaint: Plaint) -> list[Path]:
    return [path for folder in vaults(automatic_folder(plaint.data)) for path in (folder / PIECES).glob("*/*")]


def test_without_backups_nothing_is_said(plaint: Plaint) -> None:
    assert not said(plaint)
    assert not health_of(plaint).has_any
    assert health_of(plaint).bytes_of("00" * 32) is None


def test_of_a_whole_backup_nothing_is_said(plaint: Plaint, letter: Letter) -> None:
    assert not said(plaint)
    assert health_of(plaint).has_any


def test_a_damaged_piece_is_found(plaint: Plaint, letter: Letter) -> None:
    pieces(plaint)[0].write_bytes(b"spoiled")
    assert said(plaint) == ["backup-damaged"]


def test_a_damaged_letter_is_taken_from_the_newest_backup_that_has_it_whole(plaint: Plaint, letter: Letter) -> None:
    whole = plaint.records.contents.get(letter.files[0].sha256)
    a_case(plaint, "Another")
    spoil(plaint, letter)
    found = plaint.doctor.examine()
    assert found.can_be_mended
    mended = plaint.doctor.examine(mends=True)
    assert "Its exact bytes were taken from a backup." in [each.mended for each in mended.ailments]
    assert plaint.records.contents.get(letter.files[0].sha256) == whole
    assert plaint.doctor.examine().ailments == ()


def test_where_no_backup_is_whole_it_is_not_mended(plaint: Plaint, letter: Letter) -> None:
    for path in pieces(plaint):
        path.write_bytes(b"spoiled")
    assert health_of(plaint).bytes_of(letter.files[0].sha256) is None


def test_a_file_that_no_backup_has_is_not_found(plaint: Plaint, letter: Letter) -> None:
    assert health_of(plaint).bytes_of("00" * 32) is None


def test_no_copy_stays_among_the_temporary_files(plaint: Plaint, letter: Letter) -> None:
    assert health_of(plaint).bytes_of(letter.files[0].sha256)
    assert not list((plaint.data / "temporary").rglob("backup-*"))


@pytest.mark.usefixtures("cheap_guesses")
def test_locked_backups_are_looked_through_with_the_key_of_the_letters(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    plaint.lock.put_on("tea for two")
    assert plaint.keeper.back_up()
    assert not said(plaint)
    assert health_of(plaint).bytes_of(letter.files[0].sha256)


def test_a_box_of_keys_that_cannot_be_read_stops_nothing(plaint: Plaint, letter: Letter) -> None:
    for folder in vaults(automatic_folder(plaint.data)):
        for path in folder.iterdir():
            if path.is_file():
                path.write_bytes(b"{")
    assert not health_of(plaint).has_any


def test_the_newest_is_named_with_how_it_is_put_in_place(plaint: Plaint, letter: Letter) -> None:
    assert "Settings, Backups, or “plaint restore --kept 1”." in health_of(plaint).newest()
    assert "20 November 2026" in health_of(plaint).newest()


def test_without_backups_none_is_named(plaint: Plaint) -> None:
    assert health_of(plaint).newest() == ""
