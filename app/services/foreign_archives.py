"""Archives from elsewhere unpacked and held against each other by the worker: packs, bundles, the open directory."""

from collections.abc import Mapping

from app.packs.pack_archive import PackArchive
from app.rendering.evidence_archive import ArchiveReport
from app.services.foreign_papers import PAPERS
from app.services.limited_work import PACK_S, WORKER, of_kind

BUNDLE_S = 600  # two gigabytes are hashed and written again


def unpacked(data: bytes) -> PackArchive:
    """Return the files of a pack; raises ProblemsFoundError where it is none, and UserError where it was stopped."""
    return PackArchive(dict(of_kind(tuple, WORKER.ask("unpack_pack", PACK_S, data))))


def differences(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> str:
    """Return what changed between two packs as a unified diff; raises UserError."""
    return str(of_kind(str, WORKER.ask("pack_diff", PACK_S, dict(old), dict(new))))


def words_of_template(docx: bytes) -> str:
    """Return the words of a Word template, a line for each paragraph; raises ProblemsFoundError and UserError."""
    return str(of_kind(str, WORKER.ask("template_words", PACK_S, docx)))


def records_in_zip(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return the records in a ZIP of the open directory (see `intake.zipped_records`); raises UserError."""
    records: tuple[tuple[str, bytes], ...] = of_kind(tuple, WORKER.ask("zipped_records", PACK_S, data))
    return records


def verified(data: bytes) -> ArchiveReport:
    """Hold a bundle against what it says of itself (see `rendering.evidence_archive`); raises UserError."""
    report: ArchiveReport = of_kind(ArchiveReport, PAPERS.ask("verify_archive", BUNDLE_S, data))
    return report
