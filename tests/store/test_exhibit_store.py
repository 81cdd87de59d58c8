"""Exhibits come back by their labels, which stay once a letter has given them."""

from dataclasses import replace

import pytest

from app.domain.answers import Value
from app.domain.errors import NotAllowedError
from app.domain.exhibits import exhibit_label
from app.store.content_store import ContentStore
from app.store.database import Database
from app.store.exhibit_store import ExhibitStore
from tests.store.samples import exhibit, stored_case, stored_finished


@pytest.mark.parametrize("dated", ["", "2026-05-12", {"text": "about mid-July 2026", "sort": "2026-07-15"}])
def test_an_exhibit_comes_back_as_it_was_kept(db: Database, dated: Value) -> None:
    case_id = stored_case(db).id
    kept = ExhibitStore(db).add(replace(exhibit(case_id), dated=dated, file=ContentStore(db).put(b"jpeg", "photo.jpg")))
    assert ExhibitStore(db).of_case(case_id) == [kept]


def test_exhibits_are_listed_by_label_past_z(db: Database) -> None:
    exhibits, case_id = ExhibitStore(db), stored_case(db).id
    labels = [exhibit_label(ordinal) for ordinal in range(30)]
    for label in reversed(labels):
        exhibits.add(exhibit(case_id, label))
    assert [kept.label for kept in exhibits.of_case(case_id)] == labels


def test_a_label_is_given_once_in_a_case(db: Database) -> None:
    case_id = stored_case(db).id
    ExhibitStore(db).add(exhibit(case_id))
    with pytest.raises(Exception, match="UNIQUE"):
        ExhibitStore(db).add(exhibit(case_id))


@pytest.mark.parametrize(
    "sql", ["UPDATE exhibits SET label = 'B'", "UPDATE exhibits SET title = ''", "DELETE FROM exhibits"]
)
def test_what_a_finished_letter_labelled_stays(db: Database, sql: str) -> None:
    finished = stored_finished(db)
    ExhibitStore(db).add(replace(exhibit(finished.case_id), letter_id=finished.id))
    with pytest.raises(NotAllowedError, match="exhibit"):
        db.write(sql)
