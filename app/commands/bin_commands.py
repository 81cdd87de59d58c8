"""Commands about the bin: what is in it, what comes back, what goes for good."""

from argparse import Namespace
from typing import Any

from app.bootstrap import Plaint
from app.commands.argument_types import MOST_DIGITS
from app.commands.results import Result, iso, plaint_for
from app.domain.binned import Binned
from app.domain.errors import UserError
from app.i18n import tr, trn


def put(given: Namespace) -> Result:
    """Delete a thing: it goes to the bin."""
    with plaint_for(given) as plaint:
        binned = _put(plaint, given)
    line = tr("“{title}” is in the bin until {day}. It comes back with: plaint bin restore {id}")
    return Result(_shape(binned), [line.format(title=binned.title, day=iso(binned.goes_on), id=binned.id)])


def list_bin(given: Namespace) -> Result:
    """List what is in the bin."""
    with plaint_for(given) as plaint:
        found = plaint.bin.all()
    line = tr("{id}  {case}  {kind}: {title} (deleted on {day}, kept until {until})")
    lines = [
        line.format(
            id=each.id,
            case=each.case_ref,
            kind=each.kind.label,
            title=each.title,
            day=iso(each.binned_on),
            until=iso(each.goes_on),
        )
        for each in found
    ]
    return Result([_shape(each) for each in found], lines or [tr("The bin is empty.")])


def restore(given: Namespace) -> Result:
    """Bring something back from the bin."""
    with plaint_for(given) as plaint:
        binned = plaint.bin.restore(given.entry)
    return Result(_shape(binned), [tr("“{title}” is back.").format(title=binned.title)])


def empty(given: Namespace) -> Result:
    """Delete for good: some entries of the bin, or all."""
    with plaint_for(given) as plaint:
        number = plaint.bin.empty(given.entries or None)
    said = trn("Deleted {n} thing for good. Backups made before still hold it.",
               "Deleted {n} things for good. Backups made before still hold them.", number)  # fmt: skip
    return Result({"deleted": number}, [said if number else tr("The bin is empty.")])


def _put(plaint: Plaint, given: Namespace) -> Binned:
    kind, _, name = given.item.partition(":")
    case, _, item = name.rpartition("/")
    if kind == "case" and name:
        return plaint.bin.put_case(plaint.cases.find(name).id)
    if kind == "exhibit" and case and item:
        return plaint.bin.put_exhibit(plaint.cases.find(case).id, item)
    if item.isdecimal() and len(item) <= MOST_DIGITS:
        number = int(item)
        if kind in {"note", "contact"} and case:
            return plaint.bin.put_entry(plaint.cases.find(case).id, number)
        if kind == "letter" and not case:
            return plaint.bin.put_letter(number, given.reference)
        if kind == "reply" and not case:
            return plaint.bin.put_reply(number)
    raise UserError(
        tr("“{item}” is not an item.").format(item=given.item),
        tr("Write case:P-2026-0001, letter:3, reply:2, exhibit:1/B, note:1/4 or contact:1/5."),
    )


def _shape(binned: Binned) -> dict[str, Any]:
    return {
        "entry": binned.id,
        "item": binned.name,
        "kind": binned.kind.value,
        "case": binned.case_id,
        "ref": binned.case_ref,
        "title": binned.title,
        "deleted_on": iso(binned.binned_on),
        "kept_until": iso(binned.goes_on),
    }
