"""Documents far larger than any letter: they end, grow no faster than their length, and lose no word."""

import cProfile
import pstats
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.rendering.pdf_letter import draw_pdf
from app.rendering.preview import opened_pdf, page_text
from tests.rendering.drawn_letters import docx, drawn, origins, paragraph, row, table, text_of

pytestmark = pytest.mark.no_cover

ROOT = Path(__file__).parents[2]
SENTENCE = "The council did not answer within the time that its own rules allow, and {} is still waiting to hear why. "
A_HUNDRED_PAGES = 900


def long_letter(paragraphs: int, sign: str = "a") -> str:
    return "".join(
        paragraph(SENTENCE.format(f"{sign}{number}") * 4, '<w:spacing w:after="160"/>') for number in range(paragraphs)
    )


def nested(depth: int) -> str:
    inner = paragraph("deepest")
    for level in range(depth):
        inner = table(row(inner + paragraph(f"level{level}"), "x"), grid=(1800 + 700 * min(level, 11), 300))
    return inner


def calls(body: str) -> int:
    """Return how many functions are called to draw a body: work that does not depend on how busy the computer is."""
    docx_file, profile = docx(body), cProfile.Profile()
    profile.runcall(draw_pdf, docx_file)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined] # the stubs leave it out


def rows(count: int, sign: str) -> str:
    heading = row("Item", "What was said", properties="<w:tblHeader/>")
    return table(heading, *(row(f"{sign}{number}", f"said {sign}{number}") for number in range(count)))


def keeping(count: int, sign: str) -> str:
    together = "<w:keepNext/><w:keepLines/>"
    return "".join(paragraph(SENTENCE.format(f"{sign}{number}") * 3, together) for number in range(count))


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (long_letter, 60),
        (rows, 150),
        (keeping, 100),
        (lambda count, sign: paragraph(" ".join(f"{sign}{number}" for number in range(count))), 3000),
    ],
    ids=["letter", "rows", "kept together", "one paragraph"],
)
def test_the_work_grows_no_faster_than_the_document(body: Callable[[int, str], str], count: int) -> None:
    calls(body(count // 10, "w"))  # fonts and caches are there from now on
    once, twice = calls(body(count, "a")), calls(body(2 * count, "b"))
    assert twice < 2.3 * once


def test_ten_thousand_words_without_a_break_are_all_there() -> None:
    words = [f"w{number}" for number in range(10_000)]
    pdf = drawn(paragraph(" ".join(words)))
    assert text_of(pdf).split() == words
    assert pdf.pages > 5


def test_sixty_columns_stand_beside_each_other() -> None:
    cells = [f"c{number:02}" for number in range(60)]
    pdf = drawn(table(row(*cells), row(*cells), grid=(150,) * 60))
    letters = "".join(page_text(pdf.pdf, 0).split())
    assert all(letters.count(sign) >= cells.count(sign) for sign in "0123456789c")
    assert all(0 <= x <= 596 for _, x, _ in origins(pdf))


def test_a_table_twelve_deep_keeps_its_words_on_the_page() -> None:
    pdf = drawn(nested(12))
    assert {"deepest", *(f"level{level}" for level in range(12))} <= set(text_of(pdf).split())
    assert all(0 <= x <= 596 and 0 <= y <= 842 for _, x, y in origins(pdf))


def test_a_table_deeper_than_any_says_so_and_keeps_its_words() -> None:
    pdf = drawn(nested(50))
    letters = "".join(text_of(pdf).split())
    assert letters.count("l") >= 50 * 2
    assert any("fortieth" in word for word in pdf.unsupported)


def test_five_thousand_rows_repeat_their_heading_on_every_page() -> None:
    pdf = drawn(rows(5000, "r"))
    with opened_pdf(pdf.pdf) as opened:
        words = " ".join(opened[number].get_textpage().get_text_range() for number in range(len(opened))).split()
    assert [word for word in words if word.startswith("r")][::2] == [f"r{number}" for number in range(5000)]
    assert words.count("Item") == pdf.pages > 80


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process is not told what it alone needed at most")
def test_a_hundred_pages_need_less_than_200_megabytes() -> None:
    program = (
        "from pathlib import Path\n"
        "from app.rendering.pdf_letter import draw_pdf\n"
        "from tests.rendering.drawn_letters import docx\n"
        "from tests.rendering.test_extreme_documents import A_HUNDRED_PAGES, long_letter\n"
        "print(draw_pdf(docx(long_letter(A_HUNDRED_PAGES))).pages)\n"
        "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    pages, kilobytes = map(int, done.stdout.split())
    assert pages >= 100
    assert kilobytes < 200 * 1024
