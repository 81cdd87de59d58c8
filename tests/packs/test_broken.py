"""For every way to break a template the check names part, place, paragraph, its text and tag, and says what to do."""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app.domain.problems import Problem
from app.packs.pack_check import check_folder
from tests.conftest import TODAY
from tests.packs.broken.ways import Way, ways
from tests.packs.sample_pack import write_pack

FILE = "letters/complaint.docx"
WAYS = list(ways())
# What these hold is seen nowhere on the page.
UNSEEN = ("address", "a field", "merge field", "properties", "description", "bookmark", "deleted", "title")


def named(way: Way) -> str:
    return re.sub(r"[^a-zA-Z0-9]+", "-", way.name)


@cache
def problems_of(way: Way) -> tuple[Problem, ...]:
    with TemporaryDirectory() as parent:
        folder = write_pack(Path(parent))
        (folder / FILE).write_bytes(way.made())
        return check_folder(folder, TODAY)


def is_named(problem: Problem, way: Way) -> bool:
    wanted = way.tag.removesuffix("…")
    same = problem.tag.startswith(wanted) if way.tag.endswith("…") else problem.tag == wanted
    return same and (problem.file, problem.part, problem.paragraph) == (FILE, way.part, way.paragraph)


@pytest.mark.parametrize("way", WAYS, ids=named)
def test_each_way_to_break_a_template_is_named_with_its_place_and_what_to_do(way: Way) -> None:
    found = [problem for problem in problems_of(way) if is_named(problem, way)]
    assert found, problems_of(way)
    said = f"{found[0].message} {found[0].hint}"
    assert [words for words in way.words if words not in said] == []
    assert found[0].hint
    assert way.place in found[0].place
    assert way.tag[:20].rstrip("…") in found[0].text or any(word in way.name for word in UNSEEN)


def test_ways_enough() -> None:
    assert len({way.name for way in WAYS}) >= 40
