"""The letter check over the bundled letters: it finds each kind of trouble, and lets every calm letter pass."""

import sys
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bootstrap import Plaint, open_plaint
from app.domain.answer_file import parse_answer_file, settle_answers
from app.domain.phrase_findings import Finding
from app.services.time_source import TimeSource
from tests.stories.letter_check_samples import BAD_SAMPLES, LETTERS, NEAR_MISSES, BadSample, changed, sample

pytestmark = pytest.mark.no_cover

TODAY = date(2026, 11, 20)
PARTS = [
    "“",
    '"',
    "‘",
    "’",
    "”",
    ".",
    "!!",
    "?",
    ";",
    "but",
    "I",
    "believe",
    "lied",
    "*",
    "HX7 5AB",
    "a@b.c",
    "07",
    "\n",
]
ALL_SETS = sorted(path.name.rsplit(".", 2)[:2] for path in LETTERS.glob("*.*.toml"))


@pytest.fixture(scope="module")
def plaint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plaint]:
    opened = open_plaint(tmp_path_factory.mktemp("data"), TimeSource.fixed(TODAY))
    yield opened
    opened.close()


def checked(plaint: Plaint, letter: str, file: dict[str, Any]) -> tuple[Finding, ...]:
    template = plaint.packs.template(letter)
    answers = settle_answers(
        parse_answer_file(file), template, lambda name: plaint.organisations.recipient(name, template), TODAY
    )
    return plaint.checks.check_file(template, answers).findings


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.code, finding.words) for finding in findings]


@pytest.mark.parametrize("bad", BAD_SAMPLES, ids=lambda bad: f"{bad.code}: {str(bad.text)[:40]}")
def test_trouble_is_found_in_its_words_and_leads_to_its_field(plaint: Plaint, bad: BadSample) -> None:
    findings = checked(plaint, bad.letter, changed(bad.letter, bad.place, bad.text))
    found = next((each for each in findings if (each.code, each.words) == (bad.code, bad.words)), None)
    assert found, told(findings)
    assert found.question == bad.place.partition("|")[0].partition(".")[0]
    assert found.message
    assert found.why


@pytest.mark.parametrize(("letter", "place", "text"), NEAR_MISSES, ids=lambda part: str(part)[:40])
def test_a_calm_letter_passes(plaint: Plaint, letter: str, place: str, text: str) -> None:
    assert told(checked(plaint, letter, changed(letter, place, text))) == []


@pytest.mark.parametrize(("letter", "which"), ALL_SETS, ids="-".join)
def test_no_good_sample_brings_advice(plaint: Plaint, letter: str, which: str) -> None:
    assert told(checked(plaint, letter, sample(letter, which))) == []


def test_every_kind_of_trouble_has_bad_samples() -> None:
    assert len(BAD_SAMPLES) >= 40
    assert len(NEAR_MISSES) >= 40


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=600) | st.lists(st.sampled_from(PARTS)).map(" ".join))
def test_any_words_can_be_checked(plaint: Plaint, text: str) -> None:
    for finding in checked(plaint, "party-complaint", changed("party-complaint", "incidents.1.what", text)):
        assert finding.words in text or finding.code == "shouting"


@pytest.mark.parametrize(
    "unit",
    ["The chair lied, I believe. ", "NEVER!!! ", ".", "“", "‘a", "\n ", "a@", "07 ", "i will withdraw * ", "but he "],
)
def test_twenty_thousand_characters_take_no_time(plaint: Plaint, unit: str) -> None:
    letter = plaint.packs.template("party-complaint")
    file = changed("party-complaint", "incidents.1.what", (unit * 20_000)[:20_000])
    answers = settle_answers(parse_answer_file(file), letter, lambda _name: {}, TODAY)
    interview = plaint.packs.interview(letter, answers.flat, TODAY)
    plaint.checks.advice(letter, interview)
    started = time.process_time()
    plaint.checks.advice(letter, interview)
    # 50 ms here, 500 while it is counted what is tested; far more is a fault, a little more only a slow machine.
    assert time.process_time() - started < (0.5 if sys.gettrace() is None else 3)
