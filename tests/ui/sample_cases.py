"""Cases for tests of pages, made through the services as a person would make them; everybody in them is invented."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import Plaint, open_plaint
from app.domain.answer_file import parse_answer_file, to_draft_answers
from app.domain.cases import Case
from app.domain.letters import Channel, Letter
from app.domain.pack_contents import Pack
from app.domain.replies import Reply, ReplyKind
from app.domain.routes import Route
from app.services.case_service import NewCase
from app.services.recording_service import WrittenElsewhere
from app.services.reply_service import Arrival
from app.services.sending_account import SendingAccount
from app.services.time_source import TimeSource

TODAY = date(2026, 11, 20)
ACCESS = "subject-access-request"


def opened(folder: Path, day: date = TODAY) -> Plaint:
    """Return Plaint on a folder as if it were that day."""
    return open_plaint(folder, TimeSource.fixed(day))


def case_of(plaint: Plaint, title: str, organisation: str = "The Harbour Party", kind: str = "party") -> Case:
    """Open a case."""
    return plaint.cases.open_case(NewCase(title, organisation, organisation_kind=kind))


def sent(plaint: Plaint, case: Case, day: date, *points: str, template: str = ACCESS) -> Letter:
    """Record a letter that went by e-mail and was received the same day."""
    account = SendingAccount(day, Channel.EMAIL, "data@harbourparty.example", day)
    stated = tuple({"statement": statement} for statement in points)
    written = WrittenElsewhere(plaint.packs.template(template), "letter.pdf", b"%PDF-1.4 letter", account, stated)
    return plaint.recording.record(case, written)


def replied(
    plaint: Plaint, case: Case, day: date, kind: ReplyKind = ReplyKind.UNREAD, their_ref: str = "", text: str = "Dear A"
) -> Reply:
    """Keep a reply of pasted words."""
    return plaint.replies.add(case.id, Arrival(day, kind, their_ref=their_ref, text=text))


def drafted(plaint: Plaint, case: Case, template: str = ACCESS, which: str = "sample") -> Letter:
    """Begin a letter with the pack's sample answers."""
    wanted = plaint.packs.template(template)
    file = parse_answer_file(tomllib.loads(plaint.packs.sample(wanted, which)))
    answers = to_draft_answers(
        file, wanted, lambda name: plaint.organisations.recipient(name, wanted), plaint.time.today()
    )
    return plaint.letters.begin(case, wanted, answers)


def finished(plaint: Plaint, case: Case, template: str = ACCESS) -> Letter:
    """Finish a letter with the pack's smallest sample."""
    return plaint.letters.finish_now(drafted(plaint, case, template, "minimal").id)[0]


def with_route(
    plaint: Plaint,
    monkeypatch: pytest.MonkeyPatch,
    *when: str,
    to: str = "ico-referral",
    start: str = ACCESS,
    carry: Sequence[str] = (),
) -> None:
    """Let every pack have one route only, from the request, so that no test hangs on what the starter pack says."""
    route = Route.model_validate({"from": start, "to": to, "when": list(when), "carry": list(carry)})
    packs: tuple[Pack, ...] = tuple(replace(pack, routes=(route,)) for pack in plaint.packs.packs())
    monkeypatch.setattr(plaint.packs, "packs", lambda: packs)
    monkeypatch.setattr(plaint.packs, "pack_of", lambda _template: packs[0])
