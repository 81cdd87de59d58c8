"""What a search found as rows: by case, with what each thing is and where the words stand."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.domain.findings import FOUND_KINDS, Hit
from app.domain.typed_search import found_places, typed_terms
from app.ui.found_rows import ROW_ROLE, FoundRow, FoundRows, found_rows, hit_title, kind_name, kind_words
from app.ui.icons import icon_names

TERMS = typed_terms("fence")
DAY = date(2026, 11, 18)


def a_hit(kind: str = "letter", state: str = "sent", case: int = 1, title: str = "A letter", words: str = "") -> Hit:
    case_title = f"The fence {case}"
    return Hit(
        case, kind, 7, title, words, (), found_places(words, TERMS), DAY, state, f"P-{case}", case_title, "Northfield"
    )


def marked(row: FoundRow) -> list[str]:
    return [row.words[start:end] for start, end in row.marks]


def test_each_case_stands_once_with_its_hits_beneath() -> None:
    rows = found_rows([a_hit(case=2), a_hit("case", "", 1), a_hit("note", "", 2)], TERMS)
    shown = [(row.is_case, row.hit.case_id, row.title) for row in rows]
    assert shown == [(True, 2, "The fence 2"), (False, 2, "A letter"), (False, 2, "A note"), (True, 1, "The fence 1")]


def test_a_case_says_with_whom_it_is_and_whether_it_is_closed() -> None:
    (row,) = found_rows([replace(a_hit("case", ""), is_open=False)], TERMS)
    assert (row.beside, row.title_marks) == ("Northfield, P-1, Closed", ((4, 9),))


@pytest.mark.parametrize(
    ("hit", "title", "beside"),
    [
        (a_hit(state="draft"), "A letter", "Draft, Wed 18 Nov 2026"),
        (a_hit(state="finished"), "A letter", "Letter, not sent yet, Wed 18 Nov 2026"),
        (a_hit(state="sent"), "A letter", "Letter you sent, Wed 18 Nov 2026"),
        (a_hit("reply", "refusal", title="The fence 1"), "They refused", "Reply, Wed 18 Nov 2026"),
        (
            a_hit("reply", "partial", title="LP/7"),
            "They answered part of it; their reference LP/7",
            "Reply, Wed 18 Nov 2026",
        ),
        (a_hit("note", ""), "A note", "Wed 18 Nov 2026"),
        (a_hit("contact", "", title="Owen"), "You spoke with Owen", "Call or meeting, Wed 18 Nov 2026"),
        (a_hit("point", "ignored", title="P2"), "Point P2: Ignored", "Point, Wed 18 Nov 2026"),
        (replace(a_hit("exhibit", "", title="Photo"), on=None), "Photo", "Exhibit"),
    ],
)
def test_a_hit_says_what_it_is_and_of_which_day(hit: Hit, title: str, beside: str) -> None:
    row = found_rows([hit], TERMS)[1]
    assert (row.title, row.beside) == (title, beside)
    assert row.icon in icon_names()


def test_every_kind_has_a_name() -> None:
    assert all(kind_name(kind) for kind in FOUND_KINDS)
    assert kind_words(a_hit(state="")) == "Letter"
    assert hit_title(a_hit()) == "A letter"


def test_the_words_are_marked_where_they_stand() -> None:
    assert marked(found_rows([a_hit(words="about the fence and fences")], TERMS)[1]) == ["fence", "fences"]


def test_what_is_far_before_the_first_mark_is_left_out() -> None:
    row = found_rows([a_hit(words="many words that say nothing of it " * 4 + "the fence and fences")], TERMS)[1]
    assert row.words.startswith("…")
    assert row.words.index("fence") < 60
    assert marked(row) == ["fence", "fences"]


def test_one_long_word_before_the_mark_stays() -> None:
    row = found_rows([a_hit(words="x" * 90 + "/fence")], TERMS)[1]
    assert marked(row) == ["fence"]


def test_a_row_is_said_as_a_whole(qtmodeltester: object) -> None:
    model = FoundRows()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_hits([a_hit(words="the fence")], TERMS)
    index = model.index(1, 0)
    assert index.data() == "A letter"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "A letter. Letter you sent, Wed 18 Nov 2026. the fence"
    assert index.data(ROW_ROLE) == model.row_at(1)
    assert (index.data(Qt.ItemDataRole.ToolTipRole), model.rowCount(index)) == (None, 0)
    assert model.data(model.index(9, 0)) is None
