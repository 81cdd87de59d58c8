"""Which program draws the PDF: Plaint itself or, where the person chose it, LibreOffice or Word."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.domain.errors import UserError
from app.i18n import tr
from app.rendering.office_engines import BUILT_IN, NAMES, installed_engines, office_pdf
from app.rendering.pdf_letter import DrawnPdf, draw_pdf
from app.rendering.preview import page_count
from app.services.foreign_pages import count_of_pages, document_drawn

EngineChoice = Callable[[], str]


@dataclass(frozen=True, slots=True)
class EngineDrawing:
    """A PDF and what made it.

    Attributes:
        engine: What made it in the end.
        notices: Why that is not what was chosen, in whole sentences.
    """

    pdf: DrawnPdf
    engine: str
    notices: tuple[str, ...] = ()


def the_built_in() -> str:
    """Choose Plaint itself, as everywhere where nobody chose anything else."""
    return BUILT_IN


def program_name(engine: str) -> str:
    """Return the name of the program behind an engine; empty for Plaint itself."""
    return NAMES.get(engine, "")


def choices() -> dict[str, str]:
    """Return the engines that are here, with the names of the programs behind them."""
    return {engine: program_name(engine) for engine in installed_engines()}


def draw_with(
    engine: str,
    docx: bytes,
    *,
    installed_fonts: bool = False,
    made_on: date | None = None,
    is_foreign: bool = False,
) -> EngineDrawing:
    """Draw a Word file with the chosen engine; if that fails, say so in words and draw it ourselves.

    Plaint draws every file first, in a hundredth of the time: what is no Word file never reaches another program.

    Args:
        engine: What draws it.
        docx: The Word file.
        installed_fonts: Whether the person's own fonts may be used.
        made_on: The day in the PDF's properties.
        is_foreign: Whether it came from anywhere, so that only the worker may take it apart.

    Raises:
        UserError: It is no Word file, or one that can't be drawn safely.
    """
    drawn = document_drawn(docx) if is_foreign else draw_pdf(docx, installed_fonts=installed_fonts, made_on=made_on)
    if engine == BUILT_IN:
        return EngineDrawing(drawn, BUILT_IN)
    try:
        pdf = office_pdf(engine, docx)
        count = count_of_pages(pdf) if is_foreign else page_count(pdf)
        return EngineDrawing(DrawnPdf(pdf, count, (), ()), engine)
    except UserError as error:
        notice = tr("{what} Plaint drew the PDF itself.").format(what=error.message)
        return EngineDrawing(drawn, BUILT_IN, (notice,))
