"""Invented values for the stores' tests."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.domain.apologies import ElementAccount, Given
from app.domain.binned import BinKind, Binned
from app.domain.cases import Case
from app.domain.exhibits import Exhibit
from app.domain.history import Happened, Happening
from app.domain.letters import Channel, FrozenWords, Letter, Sending, StoredFile, TemplateName
from app.domain.points import Point
from app.domain.replies import Reply, ReplyKind
from app.store.bin_store import BinStore
from app.store.case_store import CaseStore
from app.store.content_store import ContentStore
from app.store.database import Database
from app.store.letter_store import LetterStore

DAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30, 0, 125, tzinfo=UTC)
CASE = Case(0, "P-2026-0001", "No answer since May", "ashdown-party", "Ashdown Party", "party", "scotland", DAY)
SENDING = Sending(DAY, Channel.POST, "1 High Street", date(2026, 11, 24), date(2026, 11, 23), receipt_assumed=True)

APOLOGY = ElementAccount(Given.PARTLY, "We regret it", "The word sorry", "the newsletter", DAY, date(2026, 12, 1))
CARD = "0123456789abcdef" * 2


def draft(case_id: int = 1) -> Letter:
    return Letter(
        id=0,
        case_id=case_id,
        template=TemplateName("uk-members", "party-complaint", "1.0.0", "5e" * 32),
        title="Complaint to the party",
        edited_at=NOW,
        answers={
            "me.name": "Siân Ó Néill",
            "points": [{"statement": "Nobody answered", "exhibits": ["A"]}],
            "ok": True,
        },
        step="What happened",
    )


def frozen(files: tuple[StoredFile, ...], text: str = "Dear members, please answer.") -> FrozenWords:
    return FrozenWords(
        "Complaint", DAY, date(2026, 12, 18), {"name": "Ashdown Party", "address": ["1 High Street"]}, files, text
    )


def note(text: str = "They rang back") -> Happening:
    return Happening(Happened.NOTE, DAY, NOW, {"text": text})


def point(number: int, letter_id: int = 1) -> Point:
    return Point(number, letter_id, "Nobody answered", "An answer", "Rule 4.2", ("A", "B"))


def binned(db: Database, kind: BinKind, item_id: int, case_id: int = 1, goes: date = DAY) -> Binned:
    """Put something in the bin."""
    return BinStore(db, ContentStore(db)).put(Binned(0, kind, case_id, item_id, "What it was", DAY, goes))


def stored_case(db: Database) -> Case:
    cases = CaseStore(db)
    return cases.add(replace(CASE, ref=cases.next_reference(2026)))


def stored_draft(db: Database) -> Letter:
    return LetterStore(db).add(draft(stored_case(db).id))


def stored_finished(db: Database, text: str = "Dear members, please answer.") -> Letter:
    letter = stored_draft(db)
    contents = ContentStore(db)
    files = (contents.put(b"%PDF-1.7 page", "complaint.pdf"), contents.put(b"PK word", "complaint.docx"))
    finished = letter.finish(frozen(files, text), DAY)
    LetterStore(db).update(finished)
    return finished


def stored_sent(db: Database) -> Letter:
    sent = stored_finished(db).mark_sent(SENDING)
    LetterStore(db).update(sent)
    return sent


def reply(case_id: int, file: StoredFile | None = None) -> Reply:
    return Reply(0, case_id, DAY, ReplyKind.HOLDING, Channel.EMAIL, None, "", "Thank you for your letter.", file)


def exhibit(case_id: int, label: str = "A", file: StoredFile | None = None) -> Exhibit:
    return Exhibit(0, case_id, label, "Photograph of the notice", "2026-05-12", None, file)
