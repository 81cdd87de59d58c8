from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.removal_proposals import ProposedRemoval, RemovalKind
from app.services.bundle_redaction import LeftOut, RedactionWish
from app.services.removal_service import PaperToLookAt, RemovalProposals
from app.ui.navigator import Navigator
from app.ui.redaction_dialog import RedactionDialog

FOUND = RemovalProposals(
    (
        ProposedRemoval("Siân Pritchard", RemovalKind.MINE),
        ProposedRemoval("Ann Green", RemovalKind.PERSON, alone=("Green",)),
        ProposedRemoval("Leeds", RemovalKind.OTHER, is_chosen=False),
    ),
    (PaperToLookAt("A", "A photograph"),),
    ("The Harbour Party",),
)
NOTHING = RemovalProposals((), (), ())


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def dialog_of(window: QWidget, proposals: RemovalProposals) -> RedactionDialog:
    return RedactionDialog(proposals, Navigator(window), window)


def test_what_is_ticked_and_typed_is_taken_out(qtbot: QtBot, window: QWidget) -> None:
    dialog = dialog_of(window, FOUND)
    dialog.words.set_value("the red door\n\n Leeds Road ")
    dialog.pictures[0][1].setChecked(True)
    with qtbot.waitSignal(dialog.wished) as told:
        dialog.keep_button.click()
    words = ("Siân Pritchard", "Ann Green", "the red door", "Leeds Road")
    assert told.args == [RedactionWish(words, ("The Harbour Party",), frozenset("A"))]


def test_pictures_are_left_out_until_they_are_ticked(qtbot: QtBot, window: QWidget) -> None:
    dialog = dialog_of(window, FOUND)
    with qtbot.waitSignal(dialog.wished) as told:
        dialog.keep_button.click()
    assert told.args is not None
    assert told.args[0].shown == frozenset()


@pytest.mark.parametrize("typed", ["", "—"])
def test_something_that_can_be_looked_for_must_be_taken_out(qtbot: QtBot, window: QWidget, typed: str) -> None:
    dialog = dialog_of(window, NOTHING)
    dialog.words.set_value(typed)
    with qtbot.assertNotEmitted(dialog.wished):
        dialog.keep_button.click()
    dialog.focus_place(("also",))
    dialog.focus_place(())


def test_a_changed_tick_is_a_change(window: QWidget) -> None:
    dialog = dialog_of(window, FOUND)
    assert not dialog.is_changed()
    dialog.removals[0][1].setChecked(False)
    assert dialog.is_changed()


def test_a_piece_of_evidence_can_be_left_out_whole_with_a_reason(qtbot: QtBot, window: QWidget) -> None:
    dialog = dialog_of(
        window, replace(FOUND, exhibits=(PaperToLookAt("A", "A photograph"), PaperToLookAt("B", "Minutes")))
    )
    dialog.show()
    (_, first), (_, second) = dialog.exhibits
    assert first.why.isHidden()
    first.tick.click()
    assert not first.why.isHidden()
    assert dialog.is_changed()
    first.why.set_values({"reason": " It shows\na child. "})
    second.tick.setChecked(True)
    with qtbot.waitSignal(dialog.wished) as told:
        dialog.keep_button.click()
    assert told.args is not None
    assert told.args[0].left_out == {LeftOut("A", "It shows a child."), LeftOut("B")}
