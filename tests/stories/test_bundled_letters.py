"""The starter pack as a member meets it: every letter, with each of its sample sets, filled and drawn."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from app.domain.answer_file import AnswerFile, parse_answer_file, to_draft_answers
from app.domain.answers import Value
from app.domain.builtin_steps import interview_steps
from app.domain.calendars import WorkingDays
from app.domain.case_facts import waited_since
from app.domain.clocks import Event, choose_clock, reckon
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
from app.rendering.word_xml import W_P, w
from tests.stories.any_answers import any_answers

pytestmark = pytest.mark.no_cover

FOLDER = Path(__file__).parents[2] / "templates" / "uk-members"
TODAY = date(2026, 11, 20)
LETTERS = sorted(path.stem for path in (FOLDER / "letters").glob("*.docx"))
NATIONS = ("england-and-wales", "scotland", "northern-ireland")
SETS = ("sample", "minimal", "large")
BEHALVES: tuple[dict[str, Value], ...] = (
    {},
    {"name": "Aled Rees"},
    {"name": "Aled Rees", "relation": "my brother", "dob": "2001-04-30", "identifiers": ["A. Rees", "@aled"]},
)
DANGLING = ("None", "()", "( ", " )", " .", " ,", " ;", "  ", "..", "?.", "!.", ":.", ".”.", "(;", "Dear ,", "{{", "{%")
OWN_SENTENCE = re.compile(r"(I believe|I rely|I ask|I have|My complaint|Another|Please (?!look)|You may|As proof) ")
PIECES = (w("t"), w("br"), w("tab"))
STOPPED = re.compile(r"[.?!:…][”’)]*$")
each_sample = pytest.mark.parametrize(("letter", "which"), [(letter, which) for letter in LETTERS for which in SETS])


@cache
def read_pack_once() -> Pack:
    """Return the starter pack, for tests that no fixture reaches."""
    return read_pack(FOLDER)


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The starter pack as it is read from its folder."""
    return read_pack_once()


def answered(pack: Pack, letter: str, which: str) -> Interview:
    """Return the interview of a letter with one of its sample sets."""
    template = next(each for each in pack.templates if each.id == letter)

    def find(name: str) -> dict[str, Value]:
        organisation = next(each for each in pack.organisations if each.id == name)
        return as_recipient(organisation, organisation.route(template.recipient_route))

    answers = to_draft_answers(sample_file(letter, which), template, find, TODAY)
    return Interview(interview_steps(template), answers, sandbox.holds, TODAY)


@cache
def sample_file(letter: str, which: str) -> AnswerFile:
    """Return one of the sample files of a letter."""
    return parse_answer_file(tomllib.loads((FOLDER / "letters" / f"{letter}.{which}.toml").read_text("utf-8")))


def facts_of(
    pack: Pack, letter: str, which: str, earlier: Sequence[Mapping[str, Value]], points: Sequence[Mapping[str, Value]]
) -> LetterFacts:
    """Return what a case would tell a letter, with the reference of one of its sample files."""
    waited = waited_since(earlier, 0, TODAY)
    return LetterFacts(
        today=TODAY,
        reply_by=date(2026, 12, 18),
        our_ref=sample_file(letter, which).our_ref,
        earlier=earlier,
        open_points=points,
        law=law_texts(pack.laws, TODAY, {}),
        elapsed_days=waited.elapsed_days,
        overdue_days=waited.overdue_days,
    )


def filled(pack: Pack, letter: str, which: str) -> bytes:
    """Return the DOCX of a letter filled with one of its sample sets."""
    file = sample_file(letter, which)
    facts = facts_of(pack, letter, which, file.earlier, file.points)
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


@pytest.mark.parametrize("letter", [letter for letter in LETTERS if letter != "joint-letter"])
def test_closing_and_signature_stand_in_one_row_that_does_not_break(pack: Pack, letter: str) -> None:
    body = Document(BytesIO(filled(pack, letter, "sample"))).element.body
    row = next(row for row in body.iter(w("tr")) if "Closing" in [each.style for each in row.iter(W_P)])
    assert [each.style for each in row.iter(W_P)] == ["Closing", "Signature"]
    assert row.find(f"{w('trPr')}/{w('cantSplit')}") is not None


@dataclass(frozen=True)
class Line:
    """A paragraph of a filled letter."""

    style: str
    text: str
    is_kept_with_next: bool


def lines_of(docx: bytes) -> list[Line]:
    """Return the letter's paragraphs in order, empty ones included."""
    paragraphs = Document(BytesIO(docx)).element.body.iter(W_P)
    return [
        Line(
            str(each.style or "Normal"),
            "".join(
                piece.text or "" if piece.tag == w("t") else "\n" for piece in each.iter(w("t"), w("br"), w("tab"))
            ),
            each.find(f"{w('pPr')}/{w('keepNext')}") is not None,
        )
        for each in paragraphs
    ]


def filled_with(
    pack: Pack, letter: str, given: Mapping[str, Value], behalf: Mapping[str, Value], most_points: int = 9
) -> bytes:
    """Return the DOCX of a letter with the given answers to its own questions; every word of them is in it.

    A follow-up takes up to `most_points` of the points of its sample, and the letters and replies before it.
    """
    minimal = answered(pack, letter, "minimal")
    kept = {key: value for key, value in minimal.answers.items() if "." in key or key in {"to", "about"}}
    interview = replace(minimal, answers={**kept, **given})
    assert interview.problems() == []
    case = sample_file(letter, "sample")
    facts = facts_of(pack, letter, "minimal", case.earlier, case.points[:most_points])
    context = letter_context(interview.template_answers(), facts)
    context["behalf"] = {"name": "", "relation": "", "dob": "", "identifiers": [], **behalf}
    compiled = compile_letter((FOLDER / "letters" / f"{letter}.docx").read_bytes())
    docx = compiled.fill(context, DocumentProperties(letter, letter, created=TODAY)).docx
    assert verify(docx, letter_texts(interview) if not behalf else ()) == ()
    return docx


def faults(lines: Sequence[Line]) -> list[str]:
    """Return what a careful reader would strike out: stray signs, empty lines, words that lead nowhere."""
    found = [f"stray sign: {line.text}" for line in lines if any(sign in line.text for sign in DANGLING)]
    found += [
        f"empty after: {before.text}"  # what ends the signature's table shows nothing: Word wants a paragraph there
        for before, line in pairwise(lines)
        if not line.text.strip() and before.style != "Signature"
    ]
    for line, following in pairwise(lines):
        leads = line.style.startswith("Heading") or (line.style == "Normal" and line.text.endswith(":"))
        if leads and following.style in {line.style, "Heading1", "Closing"}:
            found.append(f"leads nowhere: {line.text}")
        if line.style == "Normal" and OWN_SENTENCE.match(line.text) and not STOPPED.search(line.text):
            found.append(f"unended: {line.text}")
        if following.style == "Closing" and not line.is_kept_with_next:
            found.append(f"signature may stand alone after: {line.text}")
    runs = [(style, len(list(run))) for style, run in groupby(line.style for line in lines)]
    return found + [f"a list of one: {style}" for style, count in runs if style.startswith("List") and count == 1]


@pytest.mark.parametrize("letter", LETTERS)
def test_any_answers_make_a_letter_in_which_nothing_dangles(pack: Pack, letter: str) -> None:
    template = next(each for each in pack.templates if each.id == letter)

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(any_answers(template, sample_file(letter, "sample").earlier), st.sampled_from(BEHALVES), st.integers(0, 9))
    def nothing_dangles(answers: Mapping[str, Value], behalf: Mapping[str, Value], most_points: int) -> None:
        assert faults(lines_of(filled_with(pack, letter, answers, behalf, most_points))) == []

    nothing_dangles()


@pytest.mark.parametrize(
    ("letter", "question", "count", "words"),
    [
        ("party-complaint", "points", 1, "The point I ask you to answer"),
        ("party-complaint", "points", 2, "The points I ask you to answer"),
        ("party-complaint", "points", 3, "Please answer each numbered point"),
        ("ico-referral", "points", 1, "The point I ask you to look at"),
        ("ico-referral", "points", 2, "The points I ask you to look at"),
        ("apology-request", "statements", 1, "made a statement about me that I believe is wrong"),
        ("apology-request", "statements", 2, "made two statements about me that I believe are wrong"),
        ("data-protection-complaint", "points", 1, "The point of my complaint"),
        ("data-protection-complaint", "points", 2, "The points of my complaint"),
        ("inadequate-reply", "items", 1, "One point is still open:"),
        ("inadequate-reply", "items", 2, "Please answer each open point in writing"),
        ("joint-letter", "signatories", 1, "There are two of us."),
        (
            "joint-letter",
            "statements",
            1,
            "We write to you about a statement that you made, and that we believe to be wrong.",
        ),
        ("joint-letter", "statements", 2, "We write to you about two statements that you made"),
        ("rectification", "records", 1, "A record that you hold about me is wrong. Please correct it"),
        ("rectification", "records", 3, "Three records that you hold about me are wrong. Please correct them"),
        ("sar-incomplete", "missing", 1, "If you withhold it, please name the exemption"),
        ("sar-incomplete", "missing", 2, "I believe that two records are missing from it"),
        ("allegations-response", "allegations", 1, "The allegation and my answer"),
        ("allegations-response", "allegations", 2, "The allegations and my answers"),
        ("appeal", "points", 1, "The ground of my appeal"),
        ("appeal", "points", 2, "The grounds of my appeal"),
        ("foi-request", "points", 1, "If the request is unclear or too wide"),
        ("foi-request", "points", 2, "answer the other points meanwhile"),
        ("foi-internal-review", "points", 2, "The points I ask you to look at"),
        ("ipso-complaint", "points", 1, "The point, and its clause"),
        ("ipso-complaint", "points", 2, "The points, clause by clause"),
        ("review-submission", "recommendations", 1, "My recommendation\n"),
        ("review-submission", "recommendations", 2, "My recommendations\n"),
        ("elected-representative", "points", 1, "I have one thing to ask of you"),
        ("elected-representative", "points", 3, "I have three things to ask of you"),
    ],
)
def test_one_and_many_read_right(pack: Pack, letter: str, question: str, count: int, words: str) -> None:
    own = {key: value for key, value in answered(pack, letter, "minimal").answers.items() if "." not in key}
    one = own[question]
    assert isinstance(one, list)
    text = "\n".join(line.text for line in lines_of(filled_with(pack, letter, {**own, question: one * count}, {})))
    assert words in text


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LETTERS), st.dates(date(2026, 6, 19), date(2031, 12, 31)), st.sampled_from(NATIONS))
def test_no_letter_asks_for_an_answer_on_a_weekend(letter: str, day: date, nation: str) -> None:
    pack = read_pack_once()
    template = next(each for each in pack.templates if each.id == letter)
    assume(template.reply_by)
    rules = [choose_clock(pack.clocks, name, day) for name in template.reply_by]
    assert all(reckon(rule, Event(day, nation), WorkingDays()).shown.weekday() < 5 for rule in rules)
