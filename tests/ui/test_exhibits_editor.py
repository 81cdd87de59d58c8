"""Pieces of evidence."""

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.case_questions import ExhibitsQuestion
from app.domain.exhibits import exhibit_label
from app.ui.entries_editor import EntriesEditor
from app.ui.exhibits_editor import exhibits_plan
from app.ui.labels import WrappedLabel
from tests.ui.drafts import TODAY, opened


def test_exhibits_take_the_labels_that_the_case_has_not_used(qtbot: QtBot, tmp_path: Path) -> None:
    question = ExhibitsQuestion(id="exhibits", label="What you enclose")
    editor = EntriesEditor(
        question, exhibits_plan(question, opened(tmp_path), lambda number: exhibit_label(1 + number), TODAY)
    )
    qtbot.addWidget(editor)
    editor.set_value([{"title": "Minutes", "dated": "2026-06-03", "file": "m.pdf#" + "0" * 64 + "#9"}])
    words = [label.text() for label in editor.findChildren(WrappedLabel)]
    assert "C  Minutes" in words
    assert "3 Jun 2026\nm.pdf" in words
    editor.add_entry()
    QTest.keyClicks(editor.findChildren(QLineEdit)[0], "Agenda")
    value = editor.value()
    assert isinstance(value, list)
    assert value[1] == {"title": "Agenda", "dated": "", "file": ""}
    editor.open_entry(0)
    assert "No file is kept for it." in [label.text() for label in editor.findChildren(WrappedLabel)]
