"""Replies come back as they came."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.errors import NotAllowedError, NotFoundError
from app.domain.letters import Channel
from app.domain.replies import ReplyKind
from app.store.case_store import CaseStore
from app.store.content_store import ContentStore
from app.store.database import Database
from app.store.reply_store import ReplyStore
from tests.store.samples import DAY, reply, stored_case, stored_sent


def test_a_reply_comes_back_with_its_file_and_letter(db: Database) -> None:
    sent = stored_sent(db)
    file = ContentStore(db).put(b"From: them", "answer.eml")
    kept = ReplyStore(db).add(replace(reply(sent.case_id, file), letter_id=sent.id))
    assert ReplyStore(db).get(kept.id) == kept


@pytest.mark.parametrize("kind", ReplyKind)
def test_every_kind_of_reply_can_be_kept(db: Database, kind: ReplyKind) -> None:
    kept = ReplyStore(db).add(replace(reply(stored_case(db).id), kind=kind))
    assert ReplyStore(db).get(kept.id).kind is kind


def test_replies_are_listed_as_they_came(db: Database) -> None:
    replies, case_id = ReplyStore(db), stored_case(db).id
    later = replies.add(replace(reply(case_id), received_on=date(2026, 12, 1)))
    first = replies.add(reply(case_id))
    assert replies.of_case(case_id) == [first, later]


def test_what_is_known_about_a_reply_can_be_corrected(db: Database) -> None:
    replies = ReplyStore(db)
    kept = replies.add(reply(stored_case(db).id))
    marked = replace(kept, kind=ReplyKind.FULL, received_on=date(2026, 12, 1), channel=Channel.POST, their_ref="X 1")
    replies.update(marked)
    assert replies.get(kept.id) == marked


def test_pasted_words_stay_as_they_were_pasted(db: Database) -> None:
    kept = ReplyStore(db).add(reply(stored_case(db).id))
    with pytest.raises(NotAllowedError, match="as it came"):
        ReplyStore(db).update(replace(kept, text="We are sorry"))


def test_the_words_read_from_a_file_can_be_improved_but_not_the_file(db: Database) -> None:
    replies, contents = ReplyStore(db), ContentStore(db)
    kept = replies.add(reply(stored_case(db).id, contents.put(b"scan", "a.pdf")))
    read = replace(kept, text="Read again")
    replies.update(read)
    assert replies.get(kept.id) == read
    with pytest.raises(NotAllowedError):
        replies.update(replace(read, file=contents.put(b"other", "a.pdf")))


def test_what_is_no_reply_is_said_to_be_none(db: Database) -> None:
    with pytest.raises(NotFoundError):
        ReplyStore(db).get(4)
    with pytest.raises(NotFoundError):
        ReplyStore(db).update(replace(reply(1), id=4, received_on=DAY))


def test_replies_of_open_cases_are_read_together_as_they_came(db: Database) -> None:
    replies, cases = ReplyStore(db), CaseStore(db)
    first, closed = stored_case(db), stored_case(db)
    later = replies.add(reply(first.id))
    earlier = replies.add(replace(reply(first.id), received_on=DAY - timedelta(days=1)))
    replies.add(reply(closed.id))
    cases.update(cases.get(closed.id).close(DAY))
    assert replies.of_open_cases() == {first.id: [earlier, later]}
