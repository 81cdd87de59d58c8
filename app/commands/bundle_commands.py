"""Commands about bundles: make one of a case, verify one offline."""

from argparse import Namespace

from app.commands.results import Result, file_bytes, plaint_for
from app.domain.errors import UserError
from app.i18n import tr
from app.services.bundle_service import BundleService, fault_words
from app.services.export_service import write_over


def make(given: Namespace) -> Result:
    """Make a bundle of a case, as PDF or ZIP by the ending of the output."""
    ending = given.output.suffix.lower()
    if ending not in {".pdf", ".zip"}:
        raise UserError(
            tr("A bundle is a PDF or a ZIP."), tr("Let the name of the output end in .pdf or .zip.")
        )  # fmt: skip
    with plaint_for(given) as plaint:
        case = plaint.cases.find(given.case)
        data = plaint.bundles.pdf(case) if ending == ".pdf" else plaint.bundles.archive(case)
        head = plaint.bundles.head(case)
    write_over(given.output, data)
    shape = {"case": case.id, "ref": case.ref, "file": str(given.output), "size": len(data), "head": head}
    return Result(shape, [str(given.output), tr("The history ends with {head}.").format(head=head)])


def verify(given: Namespace) -> Result:
    """Verify a bundle; no data folder is opened for it."""
    report = BundleService.verify(file_bytes(given.bundle))
    problems = [
        {"severity": "error", "file": name, "code": fault, "message": fault_words(name, fault)}
        for name, fault in report.faults
    ]
    proved = tr(
        "Every file is what the bundle says, and the history is whole in itself. Whether anything was left out of it "
        "only a fingerprint can tell that somebody noted before: compare it with {head}."
    ).format(head=report.head)
    shape = {
        "ok": not problems, "problems": problems, "files": report.files, "entries": report.entries, "head": report.head,
    }  # fmt: skip
    lines = [str(problem["message"]) for problem in problems] or [proved]
    return Result(shape, lines, found_problems=bool(problems))
