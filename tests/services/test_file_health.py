"""What is said of the data file, and what is put right in it."""

from pathlib import Path

import pytest

from app.domain.ailments import Ailment
from app.domain.errors import UserError
from app.domain.progress import tell_nobody
from app.services.file_health import FileHealth
from app.store.database import open_database
from app.store.health_check import HealthCheck
from tests.store.damage import behind_our_back
from tests.store.samples import stored_sent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A data file, closed, with a letter in it."""
    path = tmp_path / "letters" / "plaint.db"
    with open_database(path) as db:
        stored_sent(db)
    return path


def look(path: Path, *, mends: bool = True) -> list[Ailment]:
    with open_database(path) as db:
        return list(FileHealth(db).look(tell_nobody, mends=mends))


def damage(path: Path, *statements: str) -> None:
    with behind_our_back(path) as raw:
        for sql in statements:
            raw.execute(sql)


def refuse(_check: object) -> None:
    raise UserError("The disk is full.", "Free some space.")


def test_of_a_sound_file_nothing_is_said(path: Path) -> None:
    assert not look(path)


def test_rows_that_lost_what_they_refer_to_are_counted(path: Path) -> None:
    damage(path, "DELETE FROM cases")
    (found,) = [each for each in look(path) if each.code == "reference-lost"]
    assert (found.severity, found.message[:15]) == ("error", "2 entries refer")


def test_an_index_in_disagreement_is_only_named_unless_it_is_to_be_mended(path: Path) -> None:
    damage(path, "DELETE FROM searched")
    (found,) = look(path, mends=False)
    assert (found.code, found.can_be_mended, found.mended) == ("index-wrong", True, "")


def test_an_index_is_made_anew_and_then_agrees(path: Path) -> None:
    damage(path, "DELETE FROM searched")
    (found,) = look(path)
    assert found.mended == "The index was made anew."
    assert not look(path)


def test_an_index_that_was_made_anew_at_the_start_is_told_of(path: Path) -> None:
    damage(path, "DROP TABLE search_data")
    (found,) = look(path, mends=False)
    assert found.mended == "The index was made anew."


def test_rules_are_only_named_unless_they_are_to_be_mended(path: Path) -> None:
    damage(path, "DROP TRIGGER history_stays")
    (found,) = look(path, mends=False)
    assert (found.code, found.mended) == ("rules-changed", "")


def test_rules_are_put_right(path: Path) -> None:
    damage(path, "DROP TRIGGER history_stays")
    (found,) = look(path)
    assert found.mended == "The rules are as they should be again."
    assert not look(path)


def test_tables_of_another_program_are_told_of(path: Path) -> None:
    damage(path, "CREATE TABLE theirs (a)")
    assert [each.code for each in look(path)] == ["tables-changed"]


@pytest.mark.parametrize("sql", ["DELETE FROM searched", "DROP TRIGGER history_stays"])
def test_what_the_disk_refuses_is_said_with_the_reason(path: Path, sql: str, monkeypatch: pytest.MonkeyPatch) -> None:
    damage(path, sql)
    monkeypatch.setattr(HealthCheck, "rebuild_index", refuse)
    monkeypatch.setattr(HealthCheck, "put_rules_right", refuse)
    (found,) = look(path)
    assert found.message.endswith("The disk is full.")
    assert (found.hint, found.mended) == ("Free some space.", "")


def test_damaged_pages_are_counted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HealthCheck, "page_faults", lambda _check, _tell: iter(["Tree 12 page 3", "Tree 12 page 4"]))
    (found,) = look(path)
    assert (found.code, found.file) == ("pages-damaged", "plaint.db")
    assert "in 2 places" in found.message
