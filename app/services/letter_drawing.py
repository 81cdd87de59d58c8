"""Drawing a letter: plain values in, plain values out, safe in any thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.domain.answers import Value
from app.i18n import tr
from app.rendering.docx_letter import DocumentProperties, compile_letter, verify
from app.rendering.office_engines import BUILT_IN
from app.rendering.pdf_letter import DrawnPdf
from app.rendering.plain_text import letter_text
from app.services.foreign_pages import ForeignLetter, LetterMade, letter_made, words_of_letter
from app.services.pdf_engines import draw_with

LONGEST_QUOTED = 60


@dataclass(frozen=True, slots=True)
class DrawingJob:
    """Everything that a letter is drawn from.

    Attributes:
        document: The template's DOCX.
        context: The names that the template uses (see letter_context).
        title: The document's title, such as “Formal complaint”.
        made_on: The letter's date; it makes the bytes reproducible.
        expected: Answers whose text is looked for in the letter; empty for previews.
        installed_fonts: Whether the person's own fonts may be used.
        notices: What was replaced or removed in the answers already, in sentences.
        engine: What draws the PDF (see pdf_engines).
        is_foreign: The template did not come with Plaint: it is filled and drawn in the process with limits.
    """

    document: bytes
    context: Mapping[str, Value]
    title: str
    subject: str
    made_on: date
    expected: tuple[str, ...] = ()
    installed_fonts: bool = False
    notices: tuple[str, ...] = ()
    engine: str = BUILT_IN
    is_foreign: bool = False


@dataclass(frozen=True)
class DrawnLetter:
    """A letter as files.

    Attributes:
        notices: What was replaced or removed because no document can hold it, in sentences.
        is_foreign: The template did not come with Plaint, so that its files are looked at by the worker only.
    """

    docx: bytes
    pdf: DrawnPdf
    notices: tuple[str, ...]
    is_foreign: bool = False

    @cached_property
    def text(self) -> str:
        """The words, for e-mail, web forms and search; read only when asked for, as most previews never are."""
        return words_of_letter(self.docx) if self.is_foreign else letter_text(self.docx)


def draw_letter(job: DrawingJob) -> DrawnLetter:
    """Fill the template and draw its pages.

    Raises:
        ProblemsFoundError: The template is at fault; part, paragraph and tag are named.
        UserError: A foreign template would take too much time or memory.
    """
    if job.is_foreign:
        return foreign_drawn(job, letter_made(foreign_letter(job)))
    filled = compile_letter(job.document).fill(job.context, _properties(job))
    absent = verify(filled.docx, job.expected) if job.expected else ()
    drawing = draw_with(job.engine, filled.docx, installed_fonts=job.installed_fonts, made_on=job.made_on)
    notices = (*job.notices, *filled.notices, *map(_absence, absent), *drawing.notices)
    return DrawnLetter(filled.docx, drawing.pdf, notices)


def foreign_letter(job: DrawingJob) -> ForeignLetter:
    """Return what the worker is given to draw a job whose template did not come with Plaint."""
    return ForeignLetter(job.document, dict(job.context), _properties(job), job.expected, job.installed_fonts)


def foreign_drawn(job: DrawingJob, made: LetterMade) -> DrawnLetter:
    """Return what the worker drew, with what there is to say about it."""
    notices = (*job.notices, *made.notices, *map(_absence, made.absent))
    return DrawnLetter(made.docx, made.pdf, notices, is_foreign=True)


def _properties(job: DrawingJob) -> DocumentProperties:
    me = job.context.get("me")
    author = str(me.get("name", "")) if isinstance(me, Mapping) else ""
    return DocumentProperties(title=job.title, subject=job.subject, author=author, created=job.made_on)


def _absence(text: str) -> str:
    """Return the notice about an answer that the letter does not hold word for word."""
    words = " ".join(text.split())
    short = words if len(words) <= LONGEST_QUOTED else words[:LONGEST_QUOTED].rstrip() + "…"
    return tr("The letter does not say “{words}” word for word.").format(words=short)
