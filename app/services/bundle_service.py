"""The bundle of a case: everything that was sent and received, exactly as it was, so that others can check it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from app.domain.answers import Value
from app.domain.cases import Case
from app.domain.errors import UserError
from app.domain.progress import Tell, tell_nobody
from app.i18n import tr
from app.rendering.evidence_archive import REDACTED, ArchiveReport, write_archive
from app.services.bundle_drawing import draw_bundle
from app.services.bundle_papers import CasePapers, front_of, head_of, history_data
from app.services.bundle_redaction import RedactionWish, draw_redacted, redacted_files
from app.services.case_service import CaseService
from app.services.case_views import CaseView
from app.services.export_service import write_over
from app.services.foreign_archives import verified
from app.services.records import Records
from app.services.time_source import TimeSource

_MILLION = 1_000_000
_MOST_MB = 100_000


@dataclass(frozen=True, slots=True)
class BundleWish:
    """What bundle a person wants.

    Attributes:
        kind: One PDF to read and to send, or a ZIP with the originals to verify.
        most_mb: The size that each file of a PDF may have, in millions of bytes; None for one file however large.
        redaction: What is left out of a redacted copy; None for the papers as they are kept.
    """

    kind: Literal["pdf", "zip"] = "pdf"
    most_mb: float | None = None
    redaction: RedactionWish | None = None


# Makes the files of a bundle, in any thread: everything it needs is in it already.
BundleJob = Callable[[Tell], list[bytes]]


class BundleService:
    """Makes bundles and verifies them."""

    def __init__(self, records: Records, cases: CaseService, time: TimeSource) -> None:
        self._records = records
        self._cases = cases
        self._time = time

    def archive(self, case: Case) -> bytes:
        """Return the case as a ZIP: letters, replies, exhibits, proofs of sending, manifest and chained history."""
        return self.job(case, BundleWish("zip"))(tell_nobody)[0]

    def pdf(self, case: Case) -> bytes:
        """Return the case as one PDF: cover, index, chronology, letters, replies, exhibits; pages numbered through."""
        return self.job(case, BundleWish("pdf"))(tell_nobody)[0]

    def job(self, case: Case, wish: BundleWish) -> BundleJob:
        """Return what makes the bundle.

        Raises:
            UserError: What is wanted can't be had.
        """
        self.refuse_what_cannot_be(wish)
        if wish.kind == "pdf":
            return self._pdf_job(case, wish)
        return self._archive_job(case) if wish.redaction is None else self._redacted_archive_job(case, wish.redaction)

    @staticmethod
    def refuse_what_cannot_be(wish: BundleWish) -> None:
        """Raise UserError when what is wanted can't be had."""
        if wish.most_mb is not None and wish.kind == "zip":
            raise UserError(
                tr("A ZIP can’t be cut into parts: it could not be verified any more."), tr("Make a PDF in parts.")
            )
        if wish.most_mb is not None and not 0 < wish.most_mb < _MOST_MB:
            raise UserError(tr("The largest size of a file must be more than nothing, in MB."))

    @staticmethod
    def size_limit(typed: str) -> float | None:
        """Read a size in MB as somebody typed it; None where nothing is typed.

        Raises:
            UserError: It is no size.
        """
        figures = typed.strip().upper().removesuffix("MB").strip().replace(",", ".")
        if not figures:
            return None
        if not re.fullmatch(r"\d{1,5}(\.\d{1,3})?", figures):
            raise UserError(tr("Write the size in MB as a number, such as 10 or 4.5."))
        return float(figures)

    def _archive_job(self, case: Case) -> BundleJob:
        view = self._cases.look(case)
        about = self._about(case, view, {"title": case.title, "organisation": case.organisation})
        files = {file.name: file.data for file in CasePapers(self._records, view).originals()}
        history = [history_data(entry) for entry in view.history]
        return lambda tell: [write_archive(files, about, history, tell)]

    def _redacted_archive_job(self, case: Case, wish: RedactionWish) -> BundleJob:
        view = self._cases.look(case)
        papers = CasePapers(self._records, view).to_draw()
        history = [history_data(entry, with_content=False) for entry in view.history]
        about = self._about(case, view, {"copy": REDACTED})
        front = front_of(case, view, self._time.today())
        return lambda tell: [write_archive(redacted_files(front, papers, wish, tell), about, history)]

    def _about(self, case: Case, view: CaseView, more: dict[str, Value]) -> dict[str, Value]:
        made_on, head = self._time.today().isoformat(), head_of(view.history)
        return {"made_by": "Plaint", "made_on": made_on, "case": case.ref, "head": head, **more}

    def _pdf_job(self, case: Case, wish: BundleWish) -> BundleJob:
        view, today = self._cases.look(case), self._time.today()
        papers, front = CasePapers(self._records, view).to_draw(), front_of(case, view, today)
        most_bytes = None if wish.most_mb is None else int(wish.most_mb * _MILLION)
        if wish.redaction is None:
            return partial(draw_bundle, front, papers, today, most_bytes)
        return partial(draw_redacted, front, papers, today, most_bytes, wish.redaction)

    def head(self, case: Case) -> str:
        """Return the last hash of the case's history, which others can note."""
        return head_of(self._records.history.of_case(case.id))

    @staticmethod
    def verify(data: bytes) -> ArchiveReport:
        """Hold every byte of an archive against what it says of itself; raises UserError where that was stopped."""
        return verified(data)


def write_bundle(target: Path, files: list[bytes], tell: Tell = tell_nobody) -> list[Path]:
    """Write a bundle's files: one under the name given, several as `name-1-of-3.pdf` and so on beside each other.

    Raises:
        UserError: The disk refuses.
        StoppedError: It is not wanted any more; nothing was written.
    """
    tell(1, 1)
    if len(files) == 1:
        return [write_over(target, files[0])]
    names = (f"{target.stem}-{number}-of-{len(files)}{target.suffix}" for number in range(1, len(files) + 1))
    return [write_over(target.with_name(name), data) for name, data in zip(names, files, strict=True)]
