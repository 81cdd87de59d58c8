"""Outcome cards added up, as a plot; apart from `outcome_service`, so that nothing of drawing is loaded before."""

from collections.abc import Mapping
from pathlib import Path

from app.domain.errors import UserError
from app.domain.outcome_cards import ANSWERS
from app.domain.outcome_tally import LetterTally, OutcomeTally
from app.i18n import tr, trn
from app.rendering.outcome_plot import PlotKind, PlotPart, PlotRow, plot_pdf, plot_svg
from app.rendering.preview import page_png
from app.services.export_service import write_over

MOST_ROWS = 60
_DPI = 144


def save_plot(tally: OutcomeTally, titles: Mapping[str, str], path: Path) -> Path:
    """Draw a bar for each kind of letter, as SVG, PDF or PNG by the name's ending.

    Args:
        tally: What was added up; of its kinds of letter the most frequent `MOST_ROWS` are drawn.
        titles: What letters are called, by id; one that is not known is called by its id.
        path: Where the plot goes.

    Raises:
        UserError: The ending is another, or the file can't be written.
    """
    rows = [_row(letter, titles) for letter in tally.letters[:MOST_ROWS]]
    title = trn("How {n} matter was answered", "How {n} matters were answered", tally.cards)
    match path.suffix.lower():
        case ".svg":
            data = plot_svg(title, _kinds(), rows)
        case ".pdf":
            data = plot_pdf(title, _kinds(), rows)
        case ".png":
            data = page_png(plot_pdf(title, _kinds(), rows), 0, _DPI)
        case _:
            raise UserError(tr("A plot is an SVG, a PDF or a PNG."), tr("Let its name end in .svg, .pdf or .png."))
    return write_over(path, data)


def answer_words() -> dict[str, str]:
    """Return how letters can have been answered, in words, in the order of the plot."""
    return {
        "in-time": tr("In time"),
        "late": tr("Late"),
        "never": tr("Never"),
        "waiting": tr("Not due yet"),
        "no-limit": tr("No limit"),
    }


def days_words(days: float | None) -> str:
    """Return a number of days, “–” where there is none."""
    return "–" if days is None else f"{days:g}"


def _kinds() -> list[PlotKind]:
    """Return the legend: from dark to light, so that it also reads in grey."""
    looks = (("#155A70", "#FFFFFF"), ("#B7791F", "#162026"), ("#A3231B", "#FFFFFF"), ("#B9C6CC", "#162026"))
    fills = dict(zip(ANSWERS, (*looks, ("#E3E8EA", "#162026")), strict=True))
    return [PlotKind(word, *fills[answer]) for answer, word in zip(ANSWERS, answer_words().values(), strict=True)]


def _row(letter: LetterTally, titles: Mapping[str, str]) -> PlotRow:
    parts = [PlotPart(letter.answers[answer], place) for place, answer in enumerate(ANSWERS)]
    first = letter.median_first_reply
    note = (
        tr("first reply: {days} days (median)").format(days=days_words(first))
        if first is not None
        else tr("no reply yet")
    )
    return PlotRow(titles.get(letter.letter, letter.letter), parts, note)
