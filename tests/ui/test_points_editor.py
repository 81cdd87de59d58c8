"""Numbered points."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.case_questions import PointsQuestion
from app.ui.entries_editor import EntriesEditor
from app.ui.points_editor import point_label, points_plan
from tests.ui.drafts import TODAY


def made(qtbot: QtBot, exhibits: list[tuple[str, str]]) -> EntriesEditor:
    question = PointsQuestion(id="points", label="Points", example="Who decided?")
    editor = EntriesEditor(question, points_plan(lambda: ("P4", "P5"), lambda: exhibits, TODAY))
    qtbot.addWidget(editor)
    editor.set_value([{"statement": "Who decided?", "remedy": "an apology", "rule": "", "exhibits": []}])
    return editor


def test_points_are_numbered_as_the_letter_prints_them() -> None:
    assert [point_label(("P4", "P5"), number) for number in (1, 2, 3)] == ["P4", "P5", "P6"]
    assert point_label((), 2) == "P2"


def test_a_new_point_is_written_and_its_evidence_ticked(qtbot: QtBot) -> None:
    editor = made(qtbot, [("A", "Agenda"), ("A", "Agenda again"), ("B", "Minutes")])
    editor.add_entry()
    QTest.keyClicks(editor.findChildren(QPlainTextEdit)[0], "Why?")
    editor.findChildren(QCheckBox)[1].click()
    value = editor.value()
    assert isinstance(value, list)
    assert value[1] == {"statement": "Why?", "remedy": "", "rule": "", "exhibits": ["B"]}


def test_without_exhibits_none_are_asked_for(qtbot: QtBot) -> None:
    editor = made(qtbot, [])
    editor.open_entry(0)
    assert not editor.findChildren(QCheckBox)
