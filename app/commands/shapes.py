"""The shapes that scripts rely on: cases, letters, replies, clocks and problems as JSON."""

from collections.abc import Callable
from typing import Any

from app.commands.results import iso
from app.domain.apologies import ApologyElement
from app.domain.case_clocks import CaseClock
from app.domain.history import HistoryEntry
from app.domain.history_words import history_line
from app.domain.letters import Letter
from app.domain.phrase_findings import Finding
from app.domain.points import Point
from app.domain.replies import Reply
from app.domain.routes import Mend
from app.services.agenda import AgendaItem
from app.services.case_views import CaseOverview, CaseView
from app.services.follow_ups import FollowUp
from app.services.reply_reading import ReplyReading

WHOSE = {"OURS": "ours", "OVERDUE": "theirs", "WAITING": "theirs"}


def case_shape(view: CaseView, made_with: Callable[[Letter], str]) -> dict[str, Any]:
    """Return everything about one case; `for` is null when it is the member's own.

    Args:
        view: The case as it stands today.
        made_with: Says which pack a letter was written with, and which is here now.
    """
    whom = view.case.represents
    return {
        **case_row(view),
        "for": {"name": whom.name, "relation": whom.relation} if whom else None,
        "letters": [{**letter_shape(letter), "made_with": made_with(letter)} for letter in view.letters],
        "replies": [reply_shape(reply) for reply in view.replies],
        "points": [point_shape(point) for point in view.points],
        "apology": [element_shape(each) for each in view.apology],
        "clocks": [clock_shape(clock) for clock in view.clocks],
        "history": [_history_shape(entry) for entry in view.history],
        "exhibits": [
            {"label": exhibit.label, "title": exhibit.title, "dated": exhibit.dated} for exhibit in view.exhibits
        ],
    }


def finding(found: Finding) -> dict[str, Any]:
    """Return one piece of the letter check's advice; `path` leads into the answer, `sentence` holds the words."""
    return {
        "code": str(found.code),
        "question": found.question,
        "words": found.words,
        "message": found.message,
        "why": found.why,
        "weight": found.weight,
        "path": list(found.path),
        "sentence": found.sentence,
    }


def case_row(view: CaseOverview) -> dict[str, Any]:
    """Return a case as a list shows it."""
    case = view.case
    return {
        "case": case.id,
        "ref": case.ref,
        "title": case.title,
        "organisation": case.organisation,
        "status": view.status.sentence,
        "need": view.status.need.name.lower().replace("_", "-"),
    }


def letter_shape(letter: Letter) -> dict[str, Any]:
    """Return a letter; `sha256` is of its Word file, or of the recorded file."""
    sending = letter.sending
    main = letter.file(".docx") or (letter.files[0] if letter.files else None)
    return {
        "letter": letter.id,
        "id": letter.template.id,
        "title": letter.title,
        "state": letter.state.value,
        "origin": letter.origin.value,
        "dated": iso(letter.dated),
        "reply_by": iso(letter.reply_by),
        "sent_on": iso(sending.sent_on) if sending else None,
        "channel": sending.channel.value if sending else None,
        "address": sending.address if sending else None,
        "received_on": iso(sending.received_latest) if sending else None,
        "received_assumed": sending.receipt_assumed if sending else None,
        "sha256": main.sha256 if main else None,
        "files": [{"name": file.name, "sha256": file.sha256, "size": file.size} for file in letter.files],
        "supersedes": letter.supersedes,
        "pack": letter.template.as_content(),
    }


def reply_shape(reply: Reply) -> dict[str, Any]:
    """Return a reply."""
    return {
        "reply": reply.id,
        "kind": reply.kind.value,
        "received_on": iso(reply.received_on),
        "channel": reply.channel.value,
        "letter": reply.letter_id,
        "their_ref": reply.their_ref,
        "sha256": reply.file.sha256 if reply.file else None,
    }


def reading_shape(reading: ReplyReading) -> dict[str, Any]:
    """Return what is proposed about a reply, its attachments and what could not be read."""
    proposals = reading.proposals
    return {
        "proposals": {
            "kind": {
                "value": proposals.kind.kind.value,
                "certainty": proposals.kind.certainty.value,
                "because": proposals.kind.because,
            },
            "sent_on": iso(proposals.sent_on),
            "received_on": iso(proposals.received_on),
            "from": proposals.sender,
            "their_ref": proposals.their_ref,
            "our_ref": proposals.our_ref,
            "promises": [{"on": iso(promise.on), "words": promise.words} for promise in proposals.promises],
            "points": {
                label: {"verdict": proposal.verdict.value, "words": proposal.words, "because": proposal.because}
                for label, proposal in proposals.points.items()
            },
            "apology": {
                element.value: {
                    "given": proposal.given.value,
                    "words": proposal.words,
                    "because": proposal.because,
                    "promised_by": iso(proposal.promised_by),
                }
                for element, proposal in proposals.apology.items()
            },
        },
        "text": reading.incoming.text,
        "attachments": [
            {"name": each.name, "type": each.media_type, "size": each.size} for each in reading.incoming.attachments
        ],
        "notices": list(reading.notices),
    }


def point_shape(point: Point) -> dict[str, Any]:
    """Return a point with its verdict and the words that go with it, as letters print them."""
    told = point.for_template()
    words = ("remedy", "rule", "verdict", "their_words", "still_wanted", "i_had_said")
    return {
        "number": point.label,
        "letter": point.letter_id,
        "statement": point.statement,
        **{key: told[key] for key in words},
        "promised_by": told["promised_by"] or None,
    }


def element_shape(element: ApologyElement) -> dict[str, Any]:
    """Return one element of an apology: what was asked, by when, and what came."""
    account = element.account
    return {
        "element": element.element.value,
        "title": element.element.heading,
        "letter": element.letter_id,
        "asked": element.asked,
        "due_on": iso(element.due_on),
        "given": account.given.value,
        "their_words": account.their_words,
        "still_wanted": account.still_wanted,
        "place": account.place,
        "came_on": iso(account.came_on),
        "promised_by": iso(account.promised_by),
    }


def clock_shape(clock: CaseClock) -> dict[str, Any]:
    """Return a clock as it stands; `shown` is the date that screens print and count to."""
    return {
        "id": clock.id,
        "title": clock.title,
        "whose": clock.whose,
        "letter": clock.letter_id,
        "starts_on": iso(clock.starts_on),
        "due": iso(clock.due),
        "earliest": iso(clock.earliest),
        "latest": iso(clock.latest),
        "shown": iso(clock.shown),
        "state": clock.state.value,
        "days_left": clock.days_left,
        "overdue_days": clock.overdue_days,
        "working": list(clock.working),
    }


def follow_up_shape(follow_up: FollowUp) -> dict[str, Any]:
    """Return a letter that may come next, with its conditions."""
    return {
        "letter": follow_up.template.id,
        "title": follow_up.template.title,
        "ready": follow_up.is_ready,
        "due": follow_up.is_due,
        "draft": follow_up.draft_id or None,
        "when": follow_up.when,
        "conditions": [
            {
                "id": each.id,
                "title": each.title,
                "met": each.is_met,
                "mend": mend_words(each.mend),
                "from": iso(each.from_day),
            }
            for each in follow_up.conditions
        ],
    }


def mend_words(mend: Mend) -> str:
    """Return what mends a condition, such as `write:data-protection-complaint`."""
    deed = next(iter(mend.model_fields_set))
    return f"{deed}:{getattr(mend, deed)}"


def agenda_shape(item: AgendaItem) -> dict[str, Any]:
    """Return one row of Today."""
    return {
        "case": item.case.id,
        "ref": item.case.ref,
        "why": item.status.sentence,
        "by": iso(item.status.by),
        "whose": WHOSE.get(item.status.need.name, "ours"),
        "action": item.action,
    }


def _history_shape(entry: HistoryEntry) -> dict[str, Any]:
    line = history_line(entry)
    said = {"on": iso(line.on), "what": line.title, "detail": line.detail, "kind": line.kind.value, "hash": entry.hash}
    return {**said, "entry": entry.place}
