"""The papers of a bundle drawn: each file as pages, with a clear word on its sheet where that can't be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.dates import long_date
from app.domain.incoming_replies import IncomingReply
from app.domain.progress import Tell, only_forward, step, stretch, tell_nobody
from app.i18n import for_others, tr
from app.rendering.bundle_pages import words_pages
from app.rendering.bundle_pdf import BundledPaper, BundleFront, bundle_parts, bundle_pdf
from app.rendering.exhibit_pages import EvidencePages
from app.services.foreign_papers import evidence_pages, words_of

KILOBYTE = 1000


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """One paper of a bundle as it is kept, before it is drawn.

    Attributes:
        label: Its exhibit letter, or "".
        dated: Its day in words.
        data: The file's bytes; b"" where there is no file.
        text: Its words as the case knows them; "" to read them from the file.
        lines: Where it came from: the file's name and SHA-256.
        has_sheet: Whether it stands behind a cover sheet.
        word: The Word file that the pages in `data` were drawn from, for a letter of the member's own.
        key: What it is called when something is asked of it: an exhibit's label, `letter-1`, `reply-1`.
    """

    title: str
    label: str
    dated: str
    data: bytes
    name: str
    text: str = ""
    lines: tuple[str, ...] = ()
    has_sheet: bool = False
    word: bytes = b""
    key: str = ""


_DRAWN = 0.7  # how far the work is when every paper is drawn, and only has to be joined


@for_others()
def draw_bundle(
    front: BundleFront,
    papers: Sequence[KeptPaper],
    made_on: date,
    most_bytes: int | None,
    tell: Tell,
) -> list[bytes]:
    """Draw a bundle, in parts of at most a size if one is given; plain values in, bytes out, safe in any thread.

    Raises:
        UserError: A page is larger than a part may be.
    """
    tell = only_forward(tell)
    drawn = []
    for done, paper in enumerate(papers):
        here = step(stretch(tell, 0, _DRAWN), done, len(papers))
        here(0, 1)
        drawn.append(drawn_paper(paper, here))
    return joined_bundle(front, drawn, made_on, most_bytes, stretch(tell, _DRAWN, 1))


@for_others()
def joined_bundle(
    front: BundleFront, papers: Sequence[BundledPaper], made_on: date, most_bytes: int | None, tell: Tell
) -> list[bytes]:
    """Return drawn papers as a bundle, whole or in parts."""
    if most_bytes is None:
        return [bundle_pdf(front, papers, made_on, tell)]
    return bundle_parts(front, papers, made_on, most_bytes, tell)


@for_others()
def drawn_paper(paper: KeptPaper, tell: Tell = tell_nobody) -> BundledPaper:
    """Return a paper as pages; its sheet says so where it has none."""
    pages = evidence_pages(paper.data, tell) if paper.data else EvidencePages()
    if pages.pdf:
        has_sheet = paper.has_sheet or bool(pages.notes)
        return BundledPaper(paper.title, paper.label, paper.dated, pages.pdf, (*paper.lines, *pages.notes), has_sheet)
    read = IncomingReply() if pages.notes else read_words(paper)
    text = paper.text or read.text
    if text or read.attachments:
        about = (*pages.notes, *mail_lines(read))
        words = words_pages(paper.title, about if paper.has_sheet else (*paper.lines, *about), text)
        return BundledPaper(paper.title, paper.label, paper.dated, words, paper.lines, paper.has_sheet)
    notes = pages.notes or (tr("A file of this kind can’t be shown as pages."),)
    lines = (*paper.lines, *notes, tr("The file itself is in the bundle’s ZIP.")) if paper.data else paper.lines
    return BundledPaper(paper.title, paper.label, paper.dated, b"", lines, paper.has_sheet)


def read_words(paper: KeptPaper) -> IncomingReply:
    """Return what can be read of a paper's file; what can't is a notice, not an error."""
    return words_of(paper.name, paper.data) if paper.data else IncomingReply()


def mail_lines(read: IncomingReply) -> tuple[str, ...]:
    """Return what stands above the words of an e-mail: from whom, of what, when, and what came with it."""
    day = tr("Sent: {day}").format(day=long_date(read.sent_on)) if read.sent_on else ""
    sender = tr("From: {sender}").format(sender=read.sender) if read.sender else ""
    subject = tr("Subject: {subject}").format(subject=read.subject) if read.subject else ""
    attached = [
        tr("Attached, not shown here: {name} ({size} kB)").format(name=each.name, size=-(-each.size // KILOBYTE))
        for each in read.attachments
    ]
    return tuple(filter(None, (sender, subject, day, *attached, *read.notices)))
