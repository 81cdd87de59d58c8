"""A backup's passphrase is asked for twice before it is made, and once before it is opened."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.backup_dialogs import NewBackupDialog, OpenBackupDialog
from app.ui.navigator import Navigator
from tests.ui.page_checks import markup_labels, nameless_stops, said


@pytest.fixture
def holder(qtbot: QtBot) -> Iterator[QWidget]:
    holder = QWidget()
    qtbot.addWidget(holder)
    yield holder
    holder.hide()


@pytest.fixture
def new(holder: QWidget) -> NewBackupDialog:
    return NewBackupDialog(Navigator(holder), holder)


def test_the_same_twice_is_given(new: NewBackupDialog) -> None:
    given: list[str] = []
    new.given.connect(given.append)
    for field in new._fields:
        field.line.setText("tea for two")
    new.keep_button.click()
    assert given == ["tea for two"]


@pytest.mark.parametrize(
    ("typed", "problem"), [(("", ""), "Type the passphrase."), (("tea", "tee"), "The two are not the same.")]
)
def test_nothing_or_something_else_is_not(new: NewBackupDialog, typed: tuple[str, str], problem: str) -> None:
    given: list[str] = []
    new.given.connect(given.append)
    for field, words in zip(new._fields, typed, strict=True):
        field.line.setText(words)
    new.keep_button.click()
    assert (given, problem in said(new)) == ([], True)
    new.focus_place(("0",))
    new.focus_place(())


def test_how_good_it_is_is_said_while_it_is_typed(new: NewBackupDialog) -> None:
    before = said(new)
    new._fields[0].line.setText("a")
    new._fields[0].edited.emit("a")
    assert said(new) != before
    assert new.is_changed()


def test_a_backup_is_opened_by_what_was_typed(holder: QWidget) -> None:
    dialog = OpenBackupDialog("<b>a</b>.plaintbackup", Navigator(holder), holder)
    given: list[str] = []
    dialog.given.connect(given.append)
    assert "<b>a</b>.plaintbackup" in said(dialog)
    assert (markup_labels(dialog), nameless_stops(dialog)) == ([], [])
    dialog._fields[0].line.setText("tea for two")
    dialog.keep_button.click()
    assert given == ["tea for two"]
