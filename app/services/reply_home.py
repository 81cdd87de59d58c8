"""Which case a reply seems to belong to: by our reference, by theirs, or by the one organisation that it names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.cases import Case
from app.domain.disk_words import why_refused
from app.domain.errors import UserError
from app.i18n import tr
from app.services.case_views import CaseOverview
from app.services.recording_service import MOST_BYTES
from app.services.reply_reading import read_reply_file

SHORTEST_REFERENCE = 5  # a shorter one stands in many a text by chance


@dataclass(frozen=True, slots=True)
class DroppedReply:
    """A file that somebody brought, and the case that it seems to belong to; None where nothing says so."""

    name: str
    data: bytes
    case: Case | None


def dropped_reply(path: Path, overviews: Sequence[CaseOverview]) -> DroppedReply:
    """Read a file and find its case; plain values in, plain values out, safe in any thread.

    Raises:
        UserError: The file can't be read, or is none that could be a reply.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)  # enough to be told that it is too large
    except OSError as error:
        message = tr("“{name}” could not be read: {why}.").format(name=path.name, why=why_refused(error))
        raise UserError(message, tr("Choose another file.")) from error
    incoming = read_reply_file(path.name, data)
    words = f"{incoming.subject}\n{incoming.sender}\n{incoming.text}".casefold()
    return DroppedReply(path.name, data, likely_case(words, overviews))


def likely_case(words: str, overviews: Sequence[CaseOverview]) -> Case | None:
    """Return the one case that casefolded words name, by the surest sign that names only one; None where none does."""
    signs: tuple[Callable[[CaseOverview], bool], ...] = (
        lambda each: each.case.ref.casefold() in words,
        lambda each: any(len(ref) >= SHORTEST_REFERENCE and ref in words for ref in _their_references(each)),
        lambda each: bool(each.case.organisation) and each.case.organisation.casefold() in words,
    )
    for sign in signs:
        named = [each.case for each in overviews if sign(each)]
        if len(named) == 1:
            return named[0]
    return None


def _their_references(overview: CaseOverview) -> list[str]:
    return [reply.their_ref.casefold() for reply in overview.replies]
