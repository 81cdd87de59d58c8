"""Commands about replies: keep what came, see what is proposed about it, say what it is."""

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from app.bootstrap import Plaint
from app.commands.apology_marks import apology_accounts, parted
from app.commands.results import Result, file_bytes, plaint_for
from app.commands.shapes import element_shape, point_shape, reading_shape, reply_shape
from app.domain.errors import UserError
from app.domain.incoming_replies import IncomingReply
from app.domain.points import Verdict
from app.domain.replies import ReplyKind
from app.i18n import tr
from app.services.reply_reading import read_reply_file
from app.services.reply_service import Arrival


def add(given: Namespace) -> Result:
    """Keep a reply as it came, and say what is proposed about it."""
    name, data = _read(given.file)
    with plaint_for(given) as plaint:
        case = plaint.cases.find(given.case)
        incoming = read_reply_file(name, data)
        received = getattr(given, "received", None) or _arrived(incoming, plaint.time.today())
        is_words = given.file == "-" and bool(incoming.text) and not incoming.sender
        arrival = Arrival(received, name=name, data=b"" if is_words else data, text=incoming.text if is_words else "")
        reply = plaint.replies.add(case.id, arrival)
        reading = plaint.reading.reading(reply.id)
    shape = {"case": case.id, "ref": case.ref} | reply_shape(reply) | reading_shape(reading)
    lines = [tr("Kept as reply {id} of {ref}.").format(id=reply.id, ref=case.ref), *reading.notices]
    lines += [
        tr("{label}: {verdict}, because {because}").format(
            label=label, verdict=proposal.verdict.label, because=proposal.because
        )
        for label, proposal in reading.proposals.points.items()
    ]
    lines += [
        tr("{label}: {verdict}, because {because}").format(
            label=element.heading, verdict=proposal.given.label, because=proposal.because
        )
        for element, proposal in reading.proposals.apology.items()
    ]
    return Result(shape, lines)


def mark(given: Namespace) -> Result:
    """Say what kind of reply it is, what became of points, and what came of an apology."""
    with plaint_for(given) as plaint:
        of_apology, of_points = parted((*given.verdicts, *given.verdicts_after_kind))
        verdicts = dict(_verdict(word) for word in of_points)
        kind = ReplyKind(given.kind) if given.kind else None
        apology = apology_accounts(plaint.reading.reading(given.reply, kind), of_apology)
        accounts = plaint.reading.accounts(given.reply, verdicts)
        reply = plaint.replies.mark(given.reply, kind, accounts, apology=apology)
        points = _points(plaint, reply.case_id)
        came = [element_shape(each) for each in plaint.cases.view(reply.case_id).apology]
    return Result(reply_shape(reply) | {"points": points, "apology": came}, [f"{reply.id}: {reply.kind.label}"])


def _points(plaint: Plaint, case_id: int) -> list[dict[str, object]]:
    return [point_shape(point) for point in plaint.cases.view(case_id).points]


def _arrived(incoming: IncomingReply, today: date) -> date:
    """Return the day that the file says, an e-mail's own day where it says no other; never one still to come."""
    return min(incoming.received_on or incoming.sent_on or today, today)


def _verdict(word: str) -> tuple[str, Verdict]:
    """Read one `P1=answered`."""
    label, _, verdict = word.partition("=")
    try:
        return label.strip().upper(), Verdict(verdict.strip())
    except ValueError:
        known = ", ".join(each.value for each in Verdict)
        raise UserError(
            tr("“{word}” says nothing about a point.").format(word=word),
            tr("Write it as P1=answered; the words are: {known}.").format(known=known),
        ) from None


def _read(file: str) -> tuple[str, bytes]:
    if file == "-":
        return "", sys.stdin.buffer.read()
    return Path(file).name, file_bytes(Path(file))
