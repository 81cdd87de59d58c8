"""Papers from elsewhere taken apart for bundles: by a worker of their own, so that nobody who writes waits for one."""

from app.domain.errors import UserError
from app.domain.incoming_replies import IncomingReply
from app.domain.progress import Tell, tell_nobody
from app.domain.redaction import Redactor
from app.i18n import tr
from app.rendering.exhibit_pages import EvidencePages
from app.services.limited_work import LimitedWorker, StoppedReadingError, of_kind

# Seconds of work: a scan of some hundred pages, painted over and searched; the person can stop it at any time.
EVIDENCE_S, REDACTION_S = 120, 600
PAPERS = LimitedWorker()


def evidence_pages(data: bytes, tell: Tell = tell_nobody) -> EvidencePages:
    """Return a file as pages (see `rendering.exhibit_pages`); what had to be stopped says so in its notes."""
    try:
        pdf, notes = of_kind(tuple, PAPERS.ask("evidence", EVIDENCE_S, data, tell=tell))
    except StoppedReadingError as error:
        return EvidencePages(notes=(error.message,))
    return EvidencePages(pdf, notes)


def words_of(name: str, data: bytes) -> IncomingReply:
    """Return what can be read of a paper's file; what can't is a notice, not an error."""
    try:
        return PAPERS.read_reply(name, data)
    except UserError as error:
        return IncomingReply(notices=(error.message,))


def redacted_pdf(
    pdf: bytes, redactor: Redactor, *, with_pictures: bool, tell: Tell
) -> tuple[bytes, int, bool]:  # fmt: skip
    """Return a PDF's pages as pictures without the redactor's words, how many pages can't be searched, any pictures.

    Raises:
        UserError: It can't be opened, or it had to be stopped.
    """
    asked = PAPERS.ask("redacted_pdf", REDACTION_S, pdf, redactor, with_pictures, tell=tell)
    pages, unsearched, has_pictures = of_kind(tuple, asked)
    return pages, unsearched, has_pictures


def redacted_word(data: bytes, redactor: Redactor, *, with_pictures: bool, tell: Tell) -> tuple[bytes, bool] | None:
    """Return a Word file's pages without the redactor's words, and whether it has pictures; None if it is none.

    Raises:
        UserError: It can't be read, or it had to be stopped.
    """
    asked = PAPERS.ask("redacted_word", EVIDENCE_S, data, redactor, with_pictures, tell=tell)
    if asked is None:
        return None
    pages, has_pictures = of_kind(tuple, asked)
    return pages, has_pictures


def shows_pictures(data: bytes, tell: Tell) -> bool:
    """Whether a file shows pictures, which nobody can search for words; not one that can't be read."""
    try:
        return bool(PAPERS.ask("shows_pictures", EVIDENCE_S, data, tell=tell))
    except UserError:
        return False


def words_left(pdf: bytes, redactor: Redactor, tell: Tell) -> bool:
    """Whether a word of the redactor's is left in a PDF; raises UserError where that can't be said."""
    left = PAPERS.ask("words_left", REDACTION_S, pdf, redactor, tell=tell)
    if not isinstance(left, bool):
        raise UserError(tr("The copy could not be searched to its end, so that nothing was saved."))
    return left
