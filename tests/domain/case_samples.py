"""Invented cases, letters, replies and clocks as plain values, for tests without a data file."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.domain.answers import Answers, Value
from app.domain.case_clocks import CaseClock, ClockState
from app.domain.cases import Case
from app.domain.history import Happened, Happening, HistoryEntry, next_entry
from app.domain.letters import Channel, FrozenWords, Letter, Sending, StoredFile, TemplateName
from app.domain.replies import Reply, ReplyKind

TODAY = date(2026, 11, 20)  # a Friday
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
CASE = Case(1, "P-2026-0001", "Minutes", "harbour-party", "The Harbour Party", "party", "scotland", TODAY)
PDF = StoredFile("letter.pdf", "a" * 64, 4)
WORD = StoredFile("letter.docx", "b" * 64, 5)


def draft(letter_id: int = 1, answers: Answers | None = None, supersedes: int | None = None) -> Letter:
    name = TemplateName("uk-members", "party-complaint", "1")
    return Letter(letter_id, 1, name, "Complaint", NOON, answers=answers or {}, supersedes=supersedes)


def finished(letter_id: int = 1, answers: Answers | None = None, supersedes: int | None = None) -> Letter:
    words = FrozenWords("Complaint", TODAY, date(2026, 12, 18), {"name": "The Harbour Party"}, (PDF, WORD), "Dear all")
    return draft(letter_id, answers, supersedes).finish(words, TODAY)


def sending(
    sent_on: date = TODAY, received: date | None = None, channel: Channel = Channel.POST, earliest: date | None = None
) -> Sending:
    latest = received or sent_on
    return Sending(sent_on, channel, "1 Quay Row", latest, earliest or latest, receipt_assumed=received is None)


def sent(letter_id: int = 1, how: Sending | None = None, answers: Answers | None = None) -> Letter:
    return finished(letter_id, answers).mark_sent(how or sending())


def reply(
    received_on: date = TODAY, kind: ReplyKind = ReplyKind.UNREAD, letter_id: int | None = 1, reply_id: int = 1
) -> Reply:
    return Reply(reply_id, 1, received_on, kind, letter_id=letter_id, text="Thank you.")


RUNNING = CaseClock(
    id="party-soft",
    title="Reply to a complaint",
    whose="theirs",
    soft=False,
    letter_id=1,
    starts_on=TODAY,
    due=date(2026, 12, 18),
    earliest=date(2026, 12, 17),
    latest=date(2026, 12, 18),
    shown=date(2026, 12, 18),
    state=ClockState.RUNNING,
    days_left=28,
    overdue_days=0,
    working=(),
)
OVERDUE = replace(RUNNING, state=ClockState.OVERDUE, days_left=0, overdue_days=3)


def entry(happened: Happened, before: HistoryEntry | None = None, /, **content: Value) -> HistoryEntry:
    return next_entry(1, before, Happening(happened, TODAY, NOON, content))
