"""Commands about letters in a case: write, finish, sent, record, correct."""

import tomllib
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.bootstrap import Plaint
from app.commands.answer_input import read_answers
from app.commands.argument_types import MOST_DIGITS
from app.commands.given_files import file_bytes
from app.commands.results import Result, iso, key_values, plaint_for
from app.commands.shapes import letter_shape, point_shape, reply_shape
from app.domain.cases import Case
from app.domain.errors import UserError
from app.domain.history import freezing_hash
from app.domain.letters import Channel, Letter, StoredFile
from app.domain.point_lists import typed_points
from app.i18n import tr
from app.services.recording_service import WrittenElsewhere
from app.services.sending_account import SendingAccount


def write(given: Namespace) -> Result:
    """Begin a draft in a case from a file of answers."""
    with plaint_for(given) as plaint:
        case = plaint.cases.find(given.case)
        template = plaint.packs.template(given.template)
        answers = read_answers(given.answers, template, plaint)
        letter = plaint.letters.begin_from(template, case.id, answers=answers.flat)
        problems = plaint.letters.writing(letter.id).interview.problems()
    notes = [problem.message for problem in problems]
    return Result(_shape(case, letter), [tr("Draft {id} in {ref}.").format(id=letter.id, ref=case.ref)], notes)


def finish(given: Namespace) -> Result:
    """Freeze a draft."""
    with plaint_for(given) as plaint:
        letter, drawn = plaint.letters.finish_now(given.draft)
        view = plaint.cases.view(letter.case_id)
    head = freezing_hash(view.history, letter.id)
    shape = _shape(view.case, letter) | {"pages": drawn.pdf.pages, "notices": list(drawn.notices), "head": head}
    lines = [
        tr("Finished “{title}”. These exact words are kept.").format(title=letter.title),
        tr("The history ends with {head}. Who notes that can tell later that nothing was changed.").format(head=head),
    ]
    return Result(shape, lines, drawn.notices)


def sent(given: Namespace) -> Result:
    """Record that a letter was sent."""
    with plaint_for(given) as plaint:
        proof: Path | None = given.proof

        def mark(kept: StoredFile | None = None) -> Letter:
            return plaint.letters.mark_sent(given.letter, _account(given, proof=kept))

        letter = plaint.recording.keep_proof(proof.name, file_bytes(proof), mark) if proof else mark()
        case = plaint.cases.view(letter.case_id).case
    return Result(_shape(case, letter), [_sent_line(letter)])


def record(given: Namespace) -> Result:
    """Record a letter that was written elsewhere."""
    with plaint_for(given) as plaint:
        case = plaint.cases.find(given.case)
        template = plaint.packs.template(given.template)
        points = _points(given.points) if given.points else ()
        data = file_bytes(given.file)
        written = WrittenElsewhere(template, given.file.name, data, _account(given), points)
        letter = plaint.recording.record(case, written)
        proposed = () if points else plaint.recording.proposed_points(given.file.name, data)
    shape = _shape(case, letter) | {"proposed_points": list(proposed)}
    return Result(shape, [_sent_line(letter)], _proposal(letter, proposed))


def _proposal(letter: Letter, proposed: Sequence[str]) -> list[str]:
    """Return what to say of the points that a recorded letter seems to list; nothing where it lists none."""
    if not proposed:
        return []
    said = tr("The letter lists these points. Only proposed: keep what is so with: plaint letter points {id} FILE")
    return [said.format(id=letter.id), *(f"  {number}. {each}" for number, each in enumerate(proposed, 1))]


def correct(given: Namespace) -> Result:
    """Correct what was recorded of a sending or a receipt, or a note, a call or a meeting."""
    kind, _, name = given.item.rpartition(":")
    case, _, number = name.rpartition("/")
    is_noted = kind in {"note", "contact"}
    if kind not in {"", "letter", "reply", "note", "contact"} or bool(case) != is_noted or not _is_number(number):
        hint = tr("Write letter:3 or reply:2, or for a note or a call its case and its place there: contact:1/5.")
        raise UserError(tr("“{item}” is not an item.").format(item=given.item), hint)
    with plaint_for(given) as plaint:
        if is_noted:
            return _correct_entry(plaint, case, int(number), given)
        return _correct(plaint, kind or "letter", int(number), given)


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= MOST_DIGITS


def _correct_entry(plaint: Plaint, name: str, place: int, given: Namespace) -> Result:
    case = plaint.cases.find(name)
    plaint.recording.correct_entry(case.id, place, key_values(given.changes), given.reason)
    return Result({"case": case.id, "ref": case.ref, "entry": place}, [tr("Corrected in {ref}.").format(ref=case.ref)])


def _correct(plaint: Plaint, kind: str, number: int, given: Namespace) -> Result:
    changes = key_values(given.changes)
    if kind == "reply":
        reply = plaint.recording.correct_reply(number, changes, given.reason)
        return Result(reply_shape(reply), [tr("Corrected reply {id}.").format(id=reply.id)])
    letter = plaint.recording.correct_sending(number, changes, given.reason)
    case = plaint.cases.view(letter.case_id).case
    return Result(_shape(case, letter), [_sent_line(letter)])


def _account(given: Namespace, proof: StoredFile | None = None) -> SendingAccount:
    received = getattr(given, "received", None)
    return SendingAccount(given.on, Channel(given.by), given.to, received, proof)


def points(given: Namespace) -> Result:
    """Number what a recorded letter stated."""
    with plaint_for(given) as plaint:
        letter = plaint.recording.add_points(given.letter, _points(given.file))
        view = plaint.cases.view(letter.case_id)
    own = [point for point in view.points if point.letter_id == letter.id]
    shape = letter_shape(letter) | {"points": [point_shape(point) for point in own]}
    return Result(shape, [f"{point.label}  {point.statement}" for point in own])


def _points(path: Path) -> tuple[dict[str, Any], ...]:
    if path.suffix.lower() == ".txt":
        lines = file_bytes(path).decode("utf-8-sig", "replace")
        return tuple({"statement": each} for each in typed_points(lines))
    try:
        table = tomllib.loads(file_bytes(path).decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise UserError(
            tr("“{name}” is not TOML: {why}.").format(name=path.name, why=error),
            tr("It holds [[points]] with statement, remedy and rule."),
        ) from error
    points = table.get("points", [])
    if not isinstance(points, list) or not all(isinstance(point, dict) for point in points):
        raise UserError(tr("“{name}” has no [[points]].").format(name=path.name), tr("Write each as [[points]]."))
    return tuple(points)


def _shape(case: Case, letter: Letter) -> dict[str, Any]:
    return {"case": case.id, "ref": case.ref, **letter_shape(letter)}


def _sent_line(letter: Letter) -> str:
    sending = letter.known_sending()
    received = iso(sending.received_latest)
    if sending.receipt_assumed:
        return tr("Sent on {sent}; received on {received}, as assumed.").format(
            sent=iso(sending.sent_on), received=received
        )
    return tr("Sent on {sent}; received on {received}.").format(sent=iso(sending.sent_on), received=received)
