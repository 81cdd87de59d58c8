"""Statements and the text of days, moments and answers."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from app.domain.letters import StoredFile
from app.store.table_rows import day_of, day_text, file_of, insert_sql, json_text, moment_text, select_sql, update_sql


def test_statements_name_their_columns() -> None:
    assert insert_sql("t", ("a", "b")) == "INSERT INTO t (a, b) VALUES (:a, :b)"
    assert update_sql("t", ("a", "b"), keys=("k", "l")) == "UPDATE t SET a = :a, b = :b WHERE k = :k AND l = :l"
    assert select_sql("t", ("a", "b")) == "SELECT a, b FROM t"


def test_a_day_is_iso_text() -> None:
    assert day_text(date(2026, 1, 2)) == "2026-01-02"
    assert day_of("2026-01-02") == date(2026, 1, 2)


def test_no_day_is_null() -> None:
    assert day_text(None) is None
    assert day_of(None) is None


def test_a_moment_is_text_in_utc() -> None:
    assert moment_text(datetime(2026, 7, 1, 10, tzinfo=timezone(timedelta(hours=1)))) == "2026-07-01T09:00:00+00:00"
    assert moment_text(datetime(2026, 7, 1, 10, 0, 0, 5, tzinfo=UTC)) == "2026-07-01T10:00:00.000005+00:00"


def test_a_moment_without_a_zone_is_a_bug() -> None:
    with pytest.raises(ValueError, match="time zone"):
        moment_text(datetime(2026, 7, 1))  # noqa: DTZ001 - the mistake that is refused


def test_a_file_is_there_when_all_its_columns_are() -> None:
    assert file_of("a.pdf", "0" * 64, 0) == StoredFile("a.pdf", "0" * 64, 0)
    assert file_of(None, None, None) is None


def test_json_keeps_characters_as_they_are() -> None:
    assert json_text({"ŵ": ["é", 1, True]}) == '{"ŵ":["é",1,true]}'
