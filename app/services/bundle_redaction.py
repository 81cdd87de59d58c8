"""The redacted copy of a bundle: chosen names and addresses are not in it, neither seen nor hidden."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.errors import UserError
from app.domain.progress import Tell, only_forward, step, stretch, tell_nobody
from app.domain.redaction import Redactor
from app.domain.removal_proposals import removals
from app.i18n import for_others, tr, trn
from app.rendering.bundle_pages import words_pages
from app.rendering.bundle_pdf import BundledPaper, BundleFront, front_pages, paper_pages
from app.rendering.exhibit_pages import is_picture
from app.services.bundle_drawing import KeptPaper, joined_bundle, mail_lines, read_words
from app.services.foreign_papers import evidence_pages, redacted_pdf, redacted_word, shows_pictures, words_left

_FOLDERS = {"letter": "letters", "reply": "replies"}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A paper that a redacted copy does not show at all, by its key, and the reason to be told for it, if any."""

    key: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RedactionWish:
    """What is to be left out of a redacted copy.

    Attributes:
        words: Names, addresses and anything else that is taken out of every text.
        organisations: Names of organisations, whose words stay where a name is one of them too.
        shown: The keys of papers whose pictures somebody has looked at; the pictures of others are not shown.
        left_out: The papers that are left out as a whole; the index says so.
    """

    words: tuple[str, ...]
    organisations: tuple[str, ...] = ()
    shown: frozenset[str] = frozenset()
    left_out: frozenset[LeftOut] = frozenset()

    def reasons(self) -> dict[str, str]:
        """Return the reasons for which papers are left out, by their keys; "" where none is told."""
        return {each.key: each.reason.strip() for each in self.left_out}

    def redactor(self) -> Redactor:
        """Return what finds the words."""
        return Redactor(form for words in self.words for form in removals(words, self.organisations))


# How far the work is when every paper is drawn, and when they are joined and have only to be searched.
_DRAWN, _JOINED = 0.6, 0.8


@for_others()
def draw_redacted(
    front: BundleFront,
    papers: Sequence[KeptPaper],
    made_on: date,
    most_bytes: int | None,
    wish: RedactionWish,
    tell: Tell,
) -> list[bytes]:
    """Draw a redacted copy, in parts of at most a size if one is given; it is searched before it is given out.

    Raises:
        UserError: A page is larger than a part may be, or a word is still in it.
    """
    redactor = wish.redactor()
    tell = only_forward(tell)
    drawn = redacted_papers(papers, redactor, wish, stretch(tell, 0, _DRAWN))
    joining = stretch(tell, _DRAWN, _JOINED)
    files = joined_bundle(redacted_front(front, redactor), drawn, made_on, most_bytes, joining)
    refuse_what_is_left(files, redactor, stretch(tell, _JOINED, 1))
    return files


@for_others()
def redacted_papers(
    papers: Sequence[KeptPaper], redactor: Redactor, wish: RedactionWish, tell: Tell
) -> list[BundledPaper]:  # fmt: skip
    """Return the papers without the words, as pages; what can't be searched is left out with a word on its sheet.

    Of one that is left out as a whole there is a sheet that says so, and nothing of the file, not even its SHA-256.
    """
    drawn, reasons = [], wish.reasons()
    for done, paper in enumerate(papers):
        still = step(tell, done, len(papers))
        still(0, 1)
        if paper.key in reasons:
            drawn.append(_left_out(paper, reasons[paper.key], redactor))
        else:
            drawn.append(redacted_paper(paper, redactor, with_pictures=paper.key in wish.shown, tell=still))
    return drawn


@for_others()
def redacted_files(
    front: BundleFront, papers: Sequence[KeptPaper], wish: RedactionWish, tell: Tell
) -> dict[str, bytes]:
    """Return the redacted copy as a PDF for each paper, by names that say nothing of what is in them.

    Raises:
        UserError: A word is still in one.
    """
    redactor = wish.redactor()
    reasons = wish.reasons()
    kept = [paper for paper in papers if paper.key not in reasons]
    missing = [_left_out(paper, reasons[paper.key], redactor) for paper in papers if paper.key in reasons]
    tell = only_forward(tell)
    drawn = redacted_papers(kept, redactor, wish, stretch(tell, 0, _JOINED))
    files = {
        f"{_FOLDERS.get(paper.key.partition('-')[0], 'exhibits')}/{paper.key}.pdf": paper_pages(pages)
        for paper, pages in zip(kept, drawn, strict=True)
    }
    front = replace(front, lines=(*front.lines, *(f"{paper.label} {paper.title}".strip() for paper in missing)))
    files["about.pdf"] = front_pages(redacted_front(front, redactor))
    refuse_what_is_left(files.values(), redactor, stretch(tell, _JOINED, 1))
    return files


def _left_out(paper: KeptPaper, reason: str, redactor: Redactor) -> BundledPaper:
    title, why = redactor.text(paper.title), redactor.text(reason)
    said = tr("{title} (left out: {why})") if why else tr("{title} (left out)")
    lines = (tr("This paper is left out of this copy as a whole."), *([why] if why else []))
    named = said.format(title=title, why=why)
    return BundledPaper(named, paper.label, redactor.text(paper.dated), b"", lines, has_sheet=True)


@for_others()
def redacted_front(front: BundleFront, redactor: Redactor) -> BundleFront:
    """Return cover and chronology without the words, and say what the copy is."""
    mark = redactor.mark
    return BundleFront(
        title=redactor.text(front.title),
        lines=(*map(redactor.text, front.lines), tr("Redacted copy")),
        chronology=tuple((day, redactor.text(words), since) for day, words, since in front.chronology),
        ending=(
            tr(
                "Made with Plaint. This is a redacted copy: where a name or an address was taken out, {mark} stands."
            ).format(mark=mark),
            tr("Pages of other people’s PDF files are shown as pictures, in which the words taken out are black."),
            tr("Pictures can’t be searched for names: those that nobody has looked at are left out."),
            *front.ending[1:],
        ),
    )


def refuse_what_is_left(files: Collection[bytes], redactor: Redactor, tell: Tell = tell_nobody) -> None:
    """Search the files that were made; raises UserError when a word is still in one."""
    if any(_is_left(pdf, redactor, step(tell, done, len(files))) for done, pdf in enumerate(files)):
        raise UserError(
            tr("A word that should be taken out is still in the copy, so that nothing was saved."),
            tr(
                "Leave in everyday words that the bundle itself needs, such as “page” or “index”. If it is "
                "no such word, report it as a fault of Plaint."
            ),
        )


def _is_left(pdf: bytes, redactor: Redactor, tell: Tell) -> bool:
    tell(0, 1)
    return bool(words_left(pdf, redactor, tell))


def redacted_paper(
    paper: KeptPaper, redactor: Redactor, *, with_pictures: bool, tell: Tell = tell_nobody
) -> BundledPaper:
    """Return one paper as pages without the redactor's words."""
    pdf, notes = _pages(paper, redactor, with_pictures=with_pictures, tell=tell)
    origin = [tr("File: {name}").format(name=paper.name)] if paper.data else paper.lines
    lines = tuple(map(redactor.text, (*origin, *notes)))
    has_sheet = paper.has_sheet or (bool(notes) and not paper.word)
    title, dated = redactor.text(paper.title), redactor.text(paper.dated)
    return BundledPaper(title, paper.label, dated, pdf, lines, has_sheet)


def _pages(paper: KeptPaper, redactor: Redactor, *, with_pictures: bool, tell: Tell) -> tuple[bytes, list[str]]:
    data = paper.word or paper.data
    if b"%PDF-" in data[:1024]:
        return _pages_of_pdf(paper, redactor, with_pictures=with_pictures, tell=tell)
    if is_picture(data):
        if with_pictures:
            shown = evidence_pages(data, tell)
            return shown.pdf, list(shown.notes)
        return _words(paper, redactor, [_not_searched()])
    try:
        word = redacted_word(data, redactor, with_pictures=with_pictures, tell=tell) if data else None
    except UserError as error:
        return b"", [error.message]
    if word is None:
        return _words(paper, redactor, [])
    pdf, had_pictures = word
    left_out = [tr("The pictures in it are left out, for they can’t be searched for names.")]
    return pdf, left_out if had_pictures and not with_pictures else []


def _pages_of_pdf(
    paper: KeptPaper, redactor: Redactor, *, with_pictures: bool, tell: Tell
) -> tuple[bytes, list[str]]:  # fmt: skip
    try:
        pdf, unsearched, has_pictures = redacted_pdf(paper.data, redactor, with_pictures=with_pictures, tell=tell)
    except UserError as error:
        return _words(paper, redactor, [error.message])
    notes = [tr("Redacted copy: its pages are shown as pictures.")]
    if unsearched and paper.text:
        return _words(paper, redactor, [_not_searched()])
    if unsearched and not with_pictures:
        notes.append(trn(
            "{n} page can’t be searched for names and is left out.",
            "{n} pages can’t be searched for names and are left out.", unsearched,
        ))  # fmt: skip
    elif has_pictures and not with_pictures:
        notes.append(tr("The pictures on its pages are left out, for they can’t be searched for names."))
    return pdf, notes


def _words(paper: KeptPaper, redactor: Redactor, notes: list[str]) -> tuple[bytes, list[str]]:
    """Return the words of an e-mail, or those that were typed, as pages."""
    read = read_words(replace(paper, data=b"") if notes else paper)
    text = paper.text or read.text
    if not text and not read.attachments:
        kind = [] if notes or not paper.data else [tr("A file of this kind can’t be shown as pages.")]
        return b"", [*notes, *kind]
    about = (*notes, *mail_lines(read))
    title, lines, said = redactor.text(paper.title), tuple(map(redactor.text, about)), redactor.text(text)
    return words_pages(title, lines, said), notes if paper.has_sheet else []


def _not_searched() -> str:
    return tr("It is a picture, which can’t be searched for names. It is left out of the redacted copy.")


def pictures_in(paper: KeptPaper, tell: Tell = tell_nobody) -> bool:
    """Whether a paper shows pictures that somebody must look at before they are shown in a redacted copy."""
    is_our_pdf = bool(paper.word) and b"%PDF-" in paper.data[:1024]
    return bool(paper.data) and not is_our_pdf and shows_pictures(paper.data, tell)
