"""Commands about replies: keep what came, see what is proposed about it, say what it is."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from app.commands.apology_marks import apology_accounts, parted
from app.commands.given_files import file_bytes
from app.commands.point_marks import point_marks
from app.commands.results import Result, plaint_for
from app.commands.shapes import element_shape, point_shape, reading_shape, reply_shape
from app.domain.apologies import ApologyElement
from app.domain.dates import weekday_date
from app.domain.incoming_replies import IncomingReply
from app.domain.points import Point, Verdict
from app.domain.replies import Reply, ReplyKind
from app.domain.reply_proposals import Certainty, KindProposal
from app.i18n import tr
from app.services.reply_reading import ReplyReading, read_reply_file
from app.services.reply_service import Arrival


def add(given: Namespace) -> Result:
    """Keep a reply as it came, and say what is proposed about it."""
    name, data = _read(given.file)
    with plaint_for(given) as plaint:
        case = plaint.cases.find(given.case)
        incoming = read_reply_file(name, data)
        received = getattr(given, "received", None) or _arrived(incoming, plaint.time.today())
        is_words = given.file == "-" and bool(incoming.text) and not incoming.sender
        kept, text = (b"", incoming.text) if is_words else (data, "")
        arrival = Arrival(received, their_ref=given.their_ref or "", name=name, data=kept, text=text)
        reply = plaint.replies.add(case.id, arrival)
        reading = plaint.reading.reading(reply.id)
    shape = {"case": case.id, "ref": case.ref} | reply_shape(reply) | reading_shape(reading)
    head = tr("Kept as reply {id} of {ref}, received on {day}.").format(
        id=reply.id, ref=case.ref, day=weekday_date(reply.received_on)
    )
    return Result(shape, [head, *reading.notices, *_proposed_lines(reading)])


def mark(given: Namespace) -> Result:
    """Say what kind of reply it is, what became of points, and what came of an apology."""
    with plaint_for(given) as plaint:
        of_apology, of_points = parted((*given.verdicts, *given.verdicts_after_kind))
        marks = point_marks(of_points)
        kind = ReplyKind(given.kind) if given.kind else None
        apology = apology_accounts(plaint.reading.reading(given.reply, kind), of_apology)
        accounts = plaint.reading.accounts(given.reply, marks.verdicts, marks.words)
        reply = plaint.replies.mark(given.reply, kind, accounts, apology, given.their_ref)
        view = plaint.cases.view(reply.case_id)
    shape = reply_shape(reply) | {"points": [point_shape(point) for point in view.points]}
    shape |= {"apology": [element_shape(each) for each in view.apology]}
    return Result(shape, list(_marked_lines(reply, view.points, view.apology)))


def _proposed_lines(reading: ReplyReading) -> Iterator[str]:
    """Say what the reply seems to be and to do, and how a person says so."""
    proposals = reading.proposals
    yield _kind_line(proposals.kind)
    if proposals.their_ref:
        yield tr("Their reference seems to be {ref}.").format(ref=proposals.their_ref)
    for promise in proposals.promises:
        yield tr("By {day} they promise: “{words}”").format(day=weekday_date(promise.on), words=promise.words)
    said = {label: each for label, each in proposals.points.items() if each.verdict is not Verdict.WAITING}
    for label, proposal in said.items():
        yield tr("{label}: {verdict}, because {because}").format(
            label=label, verdict=proposal.verdict.label, because=proposal.because
        )
    for element, came in proposals.apology.items():
        yield tr("{label}: {verdict}, because {because}").format(
            label=element.heading, verdict=came.given.label, because=came.because
        )
    example = " ".join(f"{label}={proposal.verdict.value}" for label, proposal in said.items())
    command = f"plaint reply mark {reading.reply.id} --kind {proposals.kind.kind.value} {example}".rstrip()
    yield tr("Only proposed. Say what is so, for example: {command}").format(command=command)


def _kind_line(proposal: KindProposal) -> str:
    if not proposal.because and proposal.certainty is Certainty.UNSURE:
        return tr("What kind of reply it is cannot be told from it.")
    if not proposal.because:
        return tr("It seems to be: {kind}.").format(kind=proposal.kind.label)
    words = " ".join(proposal.because.split())
    return tr("It seems to be: {kind}. It says “{words}”").format(kind=proposal.kind.label, words=words)


def _marked_lines(reply: Reply, points: Sequence[Point], apology: Sequence[ApologyElement]) -> Iterator[str]:
    """Say what was kept, what is still open, and what a letter back could not yet say."""
    yield tr("Reply {id}: {kind}.").format(id=reply.id, kind=reply.kind.did)
    still = [point for point in points if point.verdict.is_open]
    for point in still:
        yield tr("Still open: {label} {statement} ({verdict})").format(
            label=point.label, statement=point.statement, verdict=point.verdict.label
        )
    if points and not still:
        yield tr("No point is open any more.")
    for each in apology:
        if each.account.given.is_open:
            yield tr("Still open: {label} ({verdict})").format(
                label=each.element.heading, verdict=each.account.given.label
            )
    for point in still:
        if point.verdict is Verdict.OFF_THE_POINT and not point.i_had_said:
            yield tr("Say what you had in fact said: plaint reply mark {id} {label}.said=TEXT").format(
                id=reply.id, label=point.label
            )


def _arrived(incoming: IncomingReply, today: date) -> date:
    """Return the day that the file says, an e-mail's own day where it says no other; never one still to come."""
    return min(incoming.received_on or incoming.sent_on or today, today)


def _read(file: str) -> tuple[str, bytes]:
    if file == "-":
        return "", sys.stdin.buffer.read()
    return Path(file).name, file_bytes(Path(file))
