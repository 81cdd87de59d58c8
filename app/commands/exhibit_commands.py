"""Commands about exhibits: keep a piece of evidence, list what there is."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from app.commands.given_files import file_bytes
from app.commands.results import Result, plaint_for
from app.domain.dates import short_date
from app.domain.exhibits import Exhibit
from app.i18n import tr


def add(given: Namespace) -> Result:
    """Keep a piece of evidence under the case's next letter."""
    data = file_bytes(given.file)
    dated = given.dated.isoformat() if given.dated else ""
    with plaint_for(given) as plaint:
        case = plaint.cases.find(given.case)
        exhibit = plaint.exhibits.add(case.id, given.title, Path(given.file).name, data, dated)
    shape = {"case": case.id, "ref": case.ref} | exhibit_shape(exhibit)
    return Result(shape, [tr("Kept as exhibit {label} of {ref}.").format(label=exhibit.label, ref=case.ref)])


def list_exhibits(given: Namespace) -> Result:
    """List a case's exhibits."""
    with plaint_for(given) as plaint:
        exhibits = plaint.cases.look(plaint.cases.find(given.case)).exhibits
    lines = [f"{each.label}  {each.title}  {short_date(each.dated)}".rstrip() for each in exhibits]
    return Result([exhibit_shape(each) for each in exhibits], lines or [tr("There is no exhibit yet.")])


def exhibit_shape(exhibit: Exhibit) -> dict[str, Any]:
    """Return an exhibit."""
    return {
        "exhibit": exhibit.id,
        "label": exhibit.label,
        "title": exhibit.title,
        "dated": exhibit.dated,
        "letter": exhibit.letter_id,
        "sha256": exhibit.file.sha256 if exhibit.file else None,
    }
