"""A damaged data file rescued: the new one opens, the damaged one is kept, and nothing is half done."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import DamagedError, UserError
from app.domain.progress import StoppedError
from app.services.rescue_service import Rescued, rescue
from app.store.data_key import DataKey
from app.store.database import open_database
from app.store.letter_store import LetterStore
from app.store.side_files import key_path
from tests.builders import a_reply, a_sent_letter, opened
from tests.store.damage import root_page, spoil_page
from tests.store.samples import stored_case, stored_sent

TODAY = date(2026, 11, 20)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A data file with a letter, whose table of points is damaged."""
    path = tmp_path / "letters" / "plaint.db"
    with open_database(path) as db:
        stored_sent(db)
    spoil_page(path, root_page(path, "points"))
    return path


def test_what_can_be_read_opens_again_and_the_damaged_file_is_kept(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(DamagedError):
        open_database(path)
    found = rescue(path, None, TODAY)
    with open_database(path) as db:
        assert LetterStore(db).get(1).title == "Complaint"
    assert found.kept == path.parent / "damaged" / "2026-11-20.db"
    assert found.kept.read_bytes() == before


def test_a_second_one_of_the_day_lies_beside_the_first(path: Path) -> None:
    rescue(path, None, TODAY)
    spoil_page(path, root_page(path, "points"))
    assert rescue(path, None, TODAY).kept.name == "2026-11-20-2.db"


def test_the_log_of_the_damaged_file_is_not_taken_for_the_new_ones(path: Path) -> None:
    path.with_name("plaint.db-wal").write_bytes(b"a log")
    found = rescue(path, None, TODAY)
    assert found.kept.with_name("2026-11-20.db-wal").read_bytes() == b"a log"
    assert not path.with_name("plaint.db-wal").exists()


def test_the_key_file_stays_and_lies_beside_the_damaged_file_too(tmp_path: Path) -> None:
    path, key = tmp_path / "letters" / "plaint.db", DataKey.random()
    with open_database(path, key=key) as db:
        stored_case(db)
    key_path(path).write_bytes(b"wraps")
    found = rescue(path, key, TODAY)
    assert key_path(found.kept).read_bytes() == key_path(path).read_bytes() == b"wraps"


def test_where_nothing_can_be_read_everything_is_as_before(tmp_path: Path) -> None:
    path = tmp_path / "letters" / "plaint.db"
    open_database(path).close()
    before = path.read_bytes()
    with pytest.raises(UserError, match="Nothing in the damaged file"):
        rescue(path, None, TODAY)
    assert path.read_bytes() == before
    assert {each.name for each in path.parent.iterdir()} == {"plaint.db", "plaint.db.lock"}


def test_a_file_that_is_open_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letters" / "plaint.db"
    with open_database(path), pytest.raises(UserError, match="open in Plaint already"):
        rescue(path, None, TODAY)


def test_it_can_be_stopped(path: Path) -> None:
    def stop(_done: int, _of: int) -> None:
        raise StoppedError

    before = path.read_bytes()
    with pytest.raises(StoppedError):
        rescue(path, None, TODAY, stop)
    assert path.read_bytes() == before


def test_what_came_of_it_is_said_in_plain_words() -> None:
    kept = Path("2026-11-20.db")
    assert Rescued(kept, 12, {}, 0).words().endswith("kept as “2026-11-20.db”. Nothing seems to be lost.")
    assert "3 entries and the contents of 1 files could not be read" in Rescued(kept, 12, {"letters": 3}, 1).words()


def test_a_case_with_a_letter_that_is_lost_can_be_looked_at_and_stands_in_today(tmp_path: Path) -> None:
    path = tmp_path / "data" / "plaint.db"
    with opened(path.parent) as plaint:
        sent = a_sent_letter(plaint)
        a_reply(plaint, sent.case_id)
    spoil_page(path, root_page(path, "letters"))
    assert rescue(path, None, TODAY).lost == {"letters": 1}
    with opened(path.parent) as plaint:
        (view,) = plaint.cases.all()
        assert [letter.title for letter in view.letters] == ["Complaint to your party"]
        assert plaint.letters.file_bytes(view.letters[0].files[0]).startswith(b"%PDF")
        assert plaint.agenda.agenda() is not None
