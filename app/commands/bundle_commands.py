"""Commands about bundles: make one of a case, verify one offline."""

from argparse import Namespace
from typing import Literal

from app.commands.results import Result, file_bytes, plaint_for
from app.domain.errors import UserError
from app.domain.progress import tell_nobody
from app.i18n import tr
from app.services.bundle_service import BundleService, BundleWish, fault_words, write_bundle


def make(given: Namespace) -> Result:
    """Make a bundle of a case, as PDF or ZIP by the ending of the output; a PDF in parts if a size is given."""
    kind = _kind(given.output.suffix)
    with plaint_for(given) as plaint:
        case = plaint.cases.find(given.case)
        files = plaint.bundles.job(case, BundleWish(kind, given.max_mb))(tell_nobody)
        head = plaint.bundles.head(case)
    written = [str(path) for path in write_bundle(given.output, files)]
    shape = {
        "case": case.id, "ref": case.ref, "file": written[0], "files": written,
        "size": sum(map(len, files)), "head": head,
    }  # fmt: skip
    return Result(shape, [*written, tr("The history ends with {head}.").format(head=head)])


def _kind(ending: str) -> Literal["pdf", "zip"]:
    match ending.lower():
        case ".pdf":
            return "pdf"
        case ".zip":
            return "zip"
    raise UserError(tr("A bundle is a PDF or a ZIP."), tr("Let the name of the output end in .pdf or .zip."))


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
