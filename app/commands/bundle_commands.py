"""Commands about bundles: make one of a case, verify one offline."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from app.commands.given_files import file_bytes
from app.commands.results import Result, plaint_for, progress_bar
from app.domain.errors import UserError
from app.domain.redaction import bare_words
from app.i18n import tr
from app.services.bundle_proof import Proved, fault_words, held_at, proof_words, proved
from app.services.bundle_redaction import LeftOut, RedactionWish
from app.services.bundle_service import BundleService, BundleWish, write_bundle
from app.services.removal_service import PaperToLookAt, RemovalProposals


def make(given: Namespace) -> Result:
    """Make a bundle of a case, as PDF or ZIP by the ending of the output; a PDF in parts if a size is given."""
    kind = _kind(given.output.suffix)
    with plaint_for(given) as plaint:
        case = plaint.cases.find(given.case)
        proposals = plaint.removals.job(case)(progress_bar) if given.redact else None
        redaction = _redaction(given, proposals) if proposals else None
        files = plaint.bundles.job(case, BundleWish(kind, given.max_mb, redaction))(progress_bar)
        head = plaint.bundles.head(case)
    written = [str(path) for path in write_bundle(given.output, files)]
    shape: dict[str, Any] = {"case": case.id, "ref": case.ref, "file": written[0], "files": written}
    shape |= {"size": sum(map(len, files)), "head": head}
    lines = [*written, tr("The history ends with {head}.").format(head=head)]
    if proposals is None or redaction is None:
        return Result(shape, lines)
    told = _RedactionTold(proposals, redaction)
    return Result(shape | {"redacted": told.shape()}, [*lines, *told.lines()], told.notices())


def _redaction(given: Namespace, proposals: RemovalProposals) -> RedactionWish:
    """Return what is taken out: what is proposed, without what the person keeps, with what they add."""
    kept = {bare_words(words) for words in given.keep}
    left_out = [LeftOut(key.strip(), why) for key, _, why in (each.partition(":") for each in given.leave_out)]
    _refuse_unknown(left_out, proposals)
    chosen = [each.words for each in proposals.removals if each.is_chosen and bare_words(each.words) not in kept]
    return RedactionWish(
        tuple(dict.fromkeys((*chosen, *given.also))),
        proposals.organisations,
        frozenset(given.show),
        frozenset(left_out),
    )


def _refuse_unknown(left_out: Sequence[LeftOut], proposals: RemovalProposals) -> None:
    """Refuse to leave out what no paper is called: a person would take it for left out."""
    known = {paper.key: paper.title for paper in proposals.papers}
    unknown = next((each.key for each in left_out if each.key not in known), None)
    if unknown is not None:
        papers = "; ".join(f"{key} ({title})" for key, title in known.items())
        raise UserError(
            tr("No paper of this case is called “{name}”, so nothing was written.").format(name=unknown),
            tr("Its papers are: {papers}.").format(papers=papers),
        )


@dataclass(frozen=True, slots=True)
class _RedactionTold:
    """What was taken out, for scripts and for people."""

    proposals: RemovalProposals
    wish: RedactionWish

    def shape(self) -> dict[str, Any]:
        """For scripts."""
        pictures = [{"key": paper.key, "title": paper.title} for paper in self._pictures()]
        shape = {"removed": list(self.wish.words), "left_where_alone": self._alone(), "pictures_left_out": pictures}
        return shape | {"left_out": self.wish.reasons()}

    def lines(self) -> list[str]:
        """For people: every word that was taken out."""
        return [tr("Taken out, in every form: {words}").format(words=words) for words in self.wish.words]

    def notices(self) -> list[str]:
        """For people: what they should look at."""
        alone = [
            tr("“{word}” stays where it stands alone, for it is a word too: --also {word} takes it out.").format(
                word=word
            )
            for word in self._alone()
        ]
        pictures = [
            tr("Left out, for pictures can’t be searched: {title}. When you have looked at it: --show {key}").format(
                title=paper.title, key=paper.key
            )
            for paper in self._pictures()
        ]
        return [*alone, *pictures]

    def _alone(self) -> list[str]:
        taken = {bare_words(words) for words in self.wish.words}
        found = [
            word for each in self.proposals.removals if bare_words(each.words) in taken for word in each.alone
            if bare_words(word) not in taken
        ]  # fmt: skip
        return list(dict.fromkeys(found))

    def _pictures(self) -> list[PaperToLookAt]:
        return [
            paper for paper in self.proposals.pictures if paper.key not in self.wish.shown | self.wish.reasons().keys()
        ]


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
    proof = proved(report, given.head)
    problems = [
        {"severity": "error", "file": name, "code": fault, "message": fault_words(name, fault)}
        for name, fault in report.faults
    ]
    if proof is Proved.ANOTHER:
        problems.append(
            {"severity": "error", "file": "", "code": "head-not-found", "message": proof_words(proof, report)}
        )
    shape = {
        "ok": not problems, "problems": problems, "files": report.files, "entries": report.entries, "head": report.head,
        "redacted": report.is_redacted, "proved": proof.value, "held_at": held_at(report, given.head),
    }  # fmt: skip
    copy = [tr("It is a redacted copy: the originals, and what happened, are not in it.")] if report.is_redacted else []
    lines = [problem["message"] for problem in problems] or [proof_words(proof, report, given.head), *copy]
    return Result(shape, lines, found_problems=bool(problems))
