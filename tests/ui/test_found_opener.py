"""From each kind of hit to its place in the case, through the real window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.findings import Hit
from app.domain.typed_search import typed_terms
from app.ui.found_opener import place_in_answers, words_of_hit
from app.ui.found_rows import ROW_ROLE
from app.ui.main_window import MainWindow
from app.ui.theme import Theme
from tests.builders import TODAY, a_case, a_draft, a_reply, a_sent_letter, opened


@pytest.fixture
def plaint(data_folder: Path) -> Iterator[Plaint]:
    with opened(data_folder) as plaint:
        yield plaint


@pytest.fixture
def window(qtbot: QtBot, plaint: Plaint, theme: Theme) -> Iterator[MainWindow]:
    window = MainWindow(plaint, theme)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.tasks.wait()


def open_found(window: MainWindow, typed: str, kind: str) -> Hit:
    """Search as a person would, and open the first hit of a kind."""
    window.navigator.search_wanted.emit()
    window.search.field.setText(typed)
    window.search.refresh()
    while window.tasks.is_busy():
        QTest.qWait(5)
    rows = [window.search.rows.index(place, 0) for place in range(window.search.rows.rowCount())]
    index = next(row for row in rows if row.data(ROW_ROLE).hit.kind == kind and not row.data(ROW_ROLE).is_case)
    window.search.list.clicked.emit(index)
    hit: Hit = index.data(ROW_ROLE).hit
    return hit


def test_a_sent_letter_opens_its_words(window: MainWindow, plaint: Plaint) -> None:
    a_sent_letter(plaint)
    open_found(window, "faithfully", "letter")
    assert window.words.isVisible()
    assert [each.cursor.selectedText() for each in window.words.text.extraSelections()] == ["faithfully"]


def test_a_draft_opens_at_the_answer_with_the_words(window: MainWindow, plaint: Plaint) -> None:
    a_draft(plaint, changes={"subject": "a zebra crossing"})
    open_found(window, "zebra", "letter")
    assert window.interview.isVisible()
    focused = window.interview.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.text() == "a zebra crossing"


def test_a_draft_without_the_words_opens_where_it_was_left(window: MainWindow, plaint: Plaint) -> None:
    draft = a_draft(plaint)
    hit = Hit(draft.case_id, "letter", draft.id, draft.title, "", state="draft")
    window.navigator.found_wanted.emit(hit, "zebra")
    assert window.interview.isVisible()


def test_a_reply_opens_with_the_words_marked(window: MainWindow, plaint: Plaint) -> None:
    a_reply(plaint, a_case(plaint).id, text="The zebra replied. A zebra!")
    open_found(window, "zebra", "reply")
    marked = [each.cursor.selectedText() for each in window.reply.text.extraSelections()]
    assert window.reply.isVisible()
    assert marked[-2:] == ["zebra", "zebra"]


def test_a_reply_without_the_words_opens_from_its_top(window: MainWindow, plaint: Plaint) -> None:
    reply = a_reply(plaint, a_case(plaint).id, text="Nothing.")
    window.navigator.found_wanted.emit(Hit(reply.case_id, "reply", reply.id, "", "", state="unread"), "zebra")
    assert window.reply.isVisible()


def test_what_is_in_the_history_opens_its_case(window: MainWindow, plaint: Plaint) -> None:
    case = a_case(plaint)
    plaint.cases.note(case.id, "A zebra rang.")
    plaint.cases.contact(case.id, date(2026, 11, 3), "the zebra", "It will look.")
    for kind in ("note", "contact"):
        open_found(window, "zebra", kind)
        assert window.case.isVisible()


def test_each_thing_is_known_by_words_that_its_case_shows(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    plaint.cases.note(letter.case_id, "A zebra rang.")
    plaint.exhibits.add(letter.case_id, "A photograph", "zebra.txt", b"zebra")
    view = plaint.cases.view(letter.case_id)
    places = (("note", view.history[-1].place), ("exhibit", view.exhibits[-1].id), ("point", 1), ("point", 9))
    words = [words_of_hit(Hit(letter.case_id, kind, place, "", ""), view) for kind, place in places]
    assert words == ["A zebra rang.", "A photograph", view.points[0].statement, ""]


@pytest.mark.parametrize(
    ("answers", "path"),
    [
        ({"a": "x", "b": "the zebra"}, ("b",)),
        ({"a": [{"b": "x"}, {"b": "zebra"}], "c": True}, ("a", 1, "b")),
        ({"a": ["x", 3, None]}, None),
    ],
)
def test_the_answer_with_the_words_is_found(answers: dict[str, object], path: tuple[str | int, ...] | None) -> None:
    assert place_in_answers(answers, typed_terms("zebra")) == path  # type: ignore[arg-type] # answers are plain data


def test_control_f_and_control_k_lead_to_the_search_from_anywhere(window: MainWindow, plaint: Plaint) -> None:
    window.navigator.case_wanted.emit(a_case(plaint).id)
    action = next(one for one in window.menus.findChildren(QAction) if one.text() == "&Search everything")
    assert [key.toString() for key in action.shortcuts()] == ["Ctrl+F", "Ctrl+K"]
    action.trigger()
    assert window.search.isVisible()
    assert window.focusWidget() is window.search.field


def test_the_search_still_stands_when_one_comes_back(window: MainWindow, plaint: Plaint) -> None:
    plaint.cases.note(a_case(plaint).id, "A zebra rang.", TODAY)
    open_found(window, "zebra", "note")
    window.navigator.search_wanted.emit()
    while window.tasks.is_busy():
        QTest.qWait(5)
    assert (window.search.field.text(), window.search.rows.rowCount()) == ("zebra", 2)
    assert window.search.field.selectedText() == "zebra"
