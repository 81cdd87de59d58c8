"""Invented matters for tests, made through the real services on a real data file and with the bundled pack."""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from app.bootstrap import Plaint, open_plaint
from app.domain.answer_file import AnswerFile, parse_answer_file, settle_answers
from app.domain.answers import Answers, Value
from app.domain.cases import Case
from app.domain.letters import Channel, Letter
from app.domain.replies import Reply, ReplyKind
from app.services.case_service import NewCase
from app.services.reply_service import Arrival
from app.services.sending_account import SendingAccount
from app.services.time_source import TimeSource

TODAY = date(2026, 11, 20)  # a Friday
SAMPLES = Path(__file__).parents[1] / "templates" / "uk-members" / "letters"


@dataclass
class Calendar:
    """The day that a test stands on; it can turn the page."""

    day: date = TODAY

    def time(self) -> TimeSource:
        """Return the source that services ask."""
        return TimeSource(lambda: self.day, self.noon)

    def noon(self) -> datetime:
        """Return noon UTC of the day."""
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)


@contextmanager
def opened(data: Path, calendar: Calendar | None = None) -> Iterator[Plaint]:
    """Open a data folder and close it again."""
    plaint = open_plaint(data, (calendar or Calendar()).time())
    try:
        yield plaint
    finally:
        plaint.close()


def sample_file(plaint: Plaint, template: str = "party-complaint", which: str = "minimal") -> AnswerFile:
    """Return one of the bundled sample files of answers, read."""
    letter = plaint.packs.template(template)

    def find(organisation: str) -> dict[str, Value]:
        return plaint.organisations.recipient(organisation, letter)

    given = parse_answer_file(tomllib.loads(plaint.packs.sample(letter, which)))
    return settle_answers(given, letter, find, plaint.time.today())


def a_case(plaint: Plaint, title: str = "A mailing list") -> Case:
    """Open a case with a party of the directory."""
    party = plaint.organisations.get("green-party").organisation
    return plaint.cases.open_case(NewCase(title, party.name, party.id, party.kind, party.nation))


def a_draft(
    plaint: Plaint,
    case: Case | None = None,
    template: str = "party-complaint",
    changes: Mapping[str, Value] | None = None,
) -> Letter:
    """Begin a letter with the answers of the smallest sample."""
    answers: Answers = {**sample_file(plaint, template).flat, **(changes or {})}
    return plaint.letters.begin(case or a_case(plaint), plaint.packs.template(template), answers)


def a_finished_letter(
    plaint: Plaint,
    case: Case | None = None,
    template: str = "party-complaint",
    changes: Mapping[str, Value] | None = None,
) -> Letter:
    """Write and finish a letter."""
    return plaint.letters.finish_now(a_draft(plaint, case, template, changes).id)[0]


def a_sent_letter(
    plaint: Plaint,
    case: Case | None = None,
    template: str = "party-complaint",
    channel: Channel = Channel.EMAIL,
    changes: Mapping[str, Value] | None = None,
) -> Letter:
    """Write, finish and send a letter, all today."""
    letter = a_finished_letter(plaint, case, template, changes)
    return plaint.letters.mark_sent(letter.id, SendingAccount(plaint.time.today(), channel))


def a_reply(
    plaint: Plaint, case_id: int, kind: ReplyKind = ReplyKind.UNREAD, text: str = "We will look into it."
) -> Reply:
    """Keep a reply that came today."""
    return plaint.replies.add(case_id, Arrival(plaint.time.today(), kind, text=text))


def points(*statements: str) -> list[Value]:
    """Return a `points` answer."""
    return [{"statement": statement} for statement in statements]
