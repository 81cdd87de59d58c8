"""Files are kept exactly, once, and never swapped."""

import pytest

from app.domain.errors import NotAllowedError, NotFoundError, UserError
from app.store.content_store import ContentStore
from app.store.database import Database
from app.store.exhibit_store import ExhibitStore
from app.store.letter_store import LetterStore
from app.store.reply_store import ReplyStore
from tests.store.samples import NOW, exhibit, reply, stored_case, stored_draft, stored_finished


@pytest.mark.parametrize("data", [b"", b"\x00\xff" * 9, bytes(3_000_000)], ids=["empty", "bytes", "three megabytes"])
def test_bytes_come_back_exactly(db: Database, data: bytes) -> None:
    contents = ContentStore(db)
    file = contents.put(data, "scan.pdf")
    assert (file.name, file.size, contents.get(file.sha256)) == ("scan.pdf", len(data), data)


def test_the_same_bytes_are_kept_once(db: Database) -> None:
    contents = ContentStore(db)
    assert contents.put(b"x", "a.pdf").sha256 == contents.put(b"x", "b.pdf").sha256
    assert db.rows("SELECT count(*) AS kept FROM contents") == [{"kept": 1}]


def test_bytes_that_are_not_kept_are_said_to_be_missing(db: Database) -> None:
    with pytest.raises(NotFoundError):
        ContentStore(db).get("0" * 64)


def test_damaged_bytes_are_not_handed_out(db: Database) -> None:
    file = ContentStore(db).put(b"page", "a.pdf")
    db.write("DROP TRIGGER contents_never_change")
    db.write("UPDATE contents SET data = ?", (b"pagE",))
    with pytest.raises(UserError, match="damaged"):
        ContentStore(db).get(file.sha256)


def test_kept_bytes_can_not_be_changed(db: Database) -> None:
    ContentStore(db).put(b"page", "a.pdf")
    with pytest.raises(NotAllowedError):
        db.write("UPDATE contents SET data = x'00', size = 1")


def test_bytes_in_use_can_not_be_deleted(db: Database) -> None:
    stored_finished(db)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        db.write("DELETE FROM contents")


def test_unused_bytes_are_dropped(db: Database) -> None:
    contents = ContentStore(db)
    unused = contents.put(b"unused", "a.pdf")
    contents.drop([unused.sha256])
    with pytest.raises(NotFoundError):
        contents.get(unused.sha256)


def test_bytes_that_anything_names_are_not_dropped(db: Database) -> None:
    contents, case_id = ContentStore(db), stored_case(db).id
    in_draft = contents.put(b"1", "a.pdf")
    begun = stored_draft(db)
    LetterStore(db).update(begun.edit({"exhibits": [{"file": f"a.pdf#{in_draft.sha256}#1"}]}, "", NOW))
    ReplyStore(db).add(reply(case_id, contents.put(b"3", "c.eml")))
    ExhibitStore(db).add(exhibit(case_id, "A", contents.put(b"4", "d.jpg")))
    stored_finished(db)
    every = [row["sha256"] for row in db.rows("SELECT sha256 FROM contents")]
    contents.drop(every)
    assert [row["sha256"] for row in db.rows("SELECT sha256 FROM contents")] == every
