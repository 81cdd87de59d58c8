"""The starter pack as a member meets it: every letter, with each of its sample sets, filled and drawn."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from app.domain.answer_file import parse_answer_file, to_draft_answers
from app.domain.answers import Value
from app.domain.builtin_steps import interview_steps
from app.domain.interview import Interview, letter_texts
from app.domain.laws import law_texts
from app.domain.letter_context import LetterFacts, letter_context
from app.domain.organisations import as_recipient
from app.domain.pack_contents import Pack
from app.packs.pack_check import check_folder
from app.packs.pack_folder import read_pack
from app.rendering import sandbox
from app.rendering.docx_letter import DocumentProperties, compile_letter, verify
from app.rendering.pdf_letter import draw_pdf
from app.rendering.plain_text import letter_text

FOLDER = Path(__file__).parents[2] / "templates" / "uk-members"
TODAY = date(2026, 11, 20)
LETTERS = sorted(path.stem for path in (FOLDER / "letters").glob("*.docx"))
SETS = ("sample", "minimal", "large")
each_sample = pytest.mark.parametrize(("letter", "which"), [(letter, which) for letter in LETTERS for which in SETS])


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The starter pack as it is read from its folder."""
    return read_pack(FOLDER)


def answered(pack: Pack, letter: str, which: str) -> Interview:
    """Return the interview of a letter with one of its sample sets."""
    template = next(each for each in pack.templates if each.id == letter)

    def find(name: str) -> dict[str, Value]:
        organisation = next(each for each in pack.organisations if each.id == name)
        return as_recipient(organisation, organisation.route(template.recipient_route))

    file = parse_answer_file(tomllib.loads((FOLDER / "letters" / f"{letter}.{which}.toml").read_text("utf-8")))
    answers = to_draft_answers(file, template, find, TODAY)
    return Interview(interview_steps(template), answers, sandbox.holds, TODAY)


def filled(pack: Pack, letter: str, which: str) -> bytes:
    """Return the DOCX of a letter filled with one of its sample sets."""
    facts = LetterFacts(today=TODAY, reply_by=date(2026, 12, 18), law=law_texts(pack.laws, TODAY, {}))
    context = letter_context(answered(pack, letter, which).template_answers(), facts)
    compiled = compile_letter((FOLDER / "letters" / f"{letter}.docx").read_bytes())
    return compiled.fill(context, DocumentProperties(letter, letter, created=TODAY)).docx


def test_the_starter_pack_has_no_problem_and_no_warning() -> None:
    assert check_folder(FOLDER, TODAY) == ()


@each_sample
def test_sample_answers_finish_the_letter(pack: Pack, letter: str, which: str) -> None:
    assert answered(pack, letter, which).problems() == []


@each_sample
def test_every_word_of_the_answers_is_in_the_letter(pack: Pack, letter: str, which: str) -> None:
    assert verify(filled(pack, letter, which), letter_texts(answered(pack, letter, which))) == ()


@each_sample
def test_nothing_dangles_where_an_answer_is_missing(pack: Pack, letter: str, which: str) -> None:
    text = letter_text(filled(pack, letter, which))
    assert [sign for sign in ("None", "()", " .", " ,", "  ", "\n\n\n", "Dear ,") if sign in text] == []


@each_sample
def test_the_letter_is_drawn_whole(pack: Pack, letter: str, which: str) -> None:
    drawn = draw_pdf(filled(pack, letter, which), made_on=TODAY)
    assert (drawn.unsupported, drawn.pages <= (2 if which != "large" else 6)) == ((), True)


@pytest.mark.parametrize("letter", LETTERS)
def test_the_address_stands_where_a_window_envelope_shows_it(pack: Pack, letter: str) -> None:
    interview = answered(pack, letter, "sample")
    to = interview.template_answers()["to"]
    assert isinstance(to, dict)
    first = to["department"] or to["name"]
    lines = draw_pdf(filled(pack, letter, "sample"), made_on=TODAY).paragraphs
    top_mm, left_mm = next((line.top_pt / 72 * 25.4, line.left_pt / 72 * 25.4) for line in lines if line.text == first)
    assert 45 <= top_mm <= 50
    assert 20 <= left_mm <= 26
