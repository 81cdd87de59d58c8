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
from app.services.limited_work import WORKER
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
    """

    docx: bytes
    pdf: DrawnPdf
    notices: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """The words, for e-mail, web forms and search; read only when asked for, as most previews never are."""
        return letter_text(self.docx)


def draw_letter(job: DrawingJob) -> DrawnLetter:
    """Fill the template and draw its pages.

    Raises:
        ProblemsFoundError: The template is at fault; part, paragraph and tag are named.
        UserError: A foreign template would take too much time or memory.
    """
    me = job.context.get("me")
    author = str(me.get("name", "")) if isinstance(me, Mapping) else ""
    properties = DocumentProperties(title=job.title, subject=job.subject, author=author, created=job.made_on)
    if job.is_foreign:
        docx, said, absent, pdf = WORKER.letter(
            job.document, job.context, properties, job.expected, installed_fonts=job.installed_fonts
        )
        return DrawnLetter(docx, pdf, (*job.notices, *said, *map(_absence, absent)))
    filled = compile_letter(job.document).fill(job.context, properties)
    absent = verify(filled.docx, job.expected) if job.expected else ()
    drawing = draw_with(job.engine, filled.docx, installed_fonts=job.installed_fonts, made_on=job.made_on)
    notices = (*job.notices, *filled.notices, *map(_absence, absent), *drawing.notices)
    return DrawnLetter(filled.docx, drawing.pdf, notices)


def _absence(text: str) -> str:
    """Return the notice about an answer that the letter does not hold word for word."""
    words = " ".join(text.split())
    short = words if len(words) <= LONGEST_QUOTED else words[:LONGEST_QUOTED].rstrip() + "…"
    return tr("The letter does not say “{words}” word for word.").format(words=short)
