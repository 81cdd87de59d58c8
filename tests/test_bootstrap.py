"""A data folder is opened with everything on it, and let go again."""

from pathlib import Path

import pytest

from app.bootstrap import open_plaint, tidy_up
from app.domain.errors import UserError
from app.rendering.paragraph_layout import kept_lines
from app.services.time_source import TimeSource
from tests.builders import TODAY, a_sent_letter, opened


def test_a_folder_is_made_when_it_is_not_there(data_folder: Path) -> None:
    with opened(data_folder) as plaint:
        assert plaint.data == data_folder
    assert (data_folder / "plaint.db").is_file()


def test_what_was_kept_is_there_the_next_time(data_folder: Path) -> None:
    with opened(data_folder) as plaint:
        letter = a_sent_letter(plaint)
    with opened(data_folder) as plaint:
        assert plaint.letters.writing(letter.id).letter == letter


def test_a_folder_is_open_once_at_a_time(data_folder: Path) -> None:
    with opened(data_folder), pytest.raises(UserError, match="open in Plaint already"):
        open_plaint(data_folder)


def test_the_day_is_the_one_that_was_given_or_else_the_real_one(data_folder: Path) -> None:
    plaint = open_plaint(data_folder, TimeSource.fixed(TODAY))
    assert plaint.time.today() == TODAY
    plaint.close()
    plaint = open_plaint(data_folder)
    assert plaint.time.now().tzinfo
    plaint.close()


def test_what_cannot_be_opened_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError):
        open_plaint(tmp_path / "file" / "data")


def killed(data: Path) -> Path:
    """Leave a folder as a kill may leave one that shows a letter to another program; return the copy."""
    plaint = open_plaint(data, TimeSource.fixed(TODAY))
    shown = plaint.sending.copies.copy("letter.txt", b"Quillon")
    plaint.records.database.close()  # as the system does it for a process that is gone
    (data / "plaint.db.key").write_bytes(b"ways in")
    (data / "plaint.db.key.old").write_bytes(b"old ways in")
    return shown


def test_what_a_killed_plaint_left_goes_before_anybody_gives_a_passphrase(data_folder: Path) -> None:
    shown = killed(data_folder)
    tidy_up(data_folder)
    assert not shown.exists()
    assert not (data_folder / "plaint.db.key.old").exists()


def test_nothing_is_tidied_under_the_hands_of_another_plaint(data_folder: Path) -> None:
    with opened(data_folder) as plaint:
        shown = plaint.sending.copies.copy("letter.txt", b"Quillon")
        tidy_up(data_folder)
        assert shown.exists()


def test_where_nothing_is_nothing_is_made(data_folder: Path) -> None:
    tidy_up(data_folder)
    assert not data_folder.exists()


def test_locking_up_forgets_what_drawing_kept_of_letters(data_folder: Path) -> None:
    plaint = open_plaint(data_folder, TimeSource.fixed(TODAY))
    a_sent_letter(plaint)
    assert kept_lines.weight
    plaint.lock_up()
    assert kept_lines.weight == 0
