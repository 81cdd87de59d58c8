"""*What the words mean*."""

import pytest
from pytestqt.qtbot import QtBot

from app.domain.glossary import ExplainedWord, Glossary
from app.ui.glossary_dialog import GlossaryDialog
from app.ui.labels import WrappedLabel

WORDS = Glossary([ExplainedWord("appeal", "Asking for another look."), ExplainedWord("bundle", "One file.")])


@pytest.fixture
def dialog(qtbot: QtBot) -> GlossaryDialog:
    made = GlossaryDialog(WORDS, [WORDS.words[1]])
    qtbot.addWidget(made)
    made.show()
    return made


def said(dialog: GlossaryDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(WrappedLabel) if label.isVisible() and label.text()]


def test_words_of_the_page_come_before_all_words(dialog: GlossaryDialog) -> None:
    assert said(dialog) == [
        "What the words mean", "On the page that you were on", "bundle", "One file.", "All words",
        "appeal", "Asking for another look.", "bundle", "One file.",
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["APPEAL", " another look "])
def test_the_field_finds_a_word_by_itself_or_by_what_it_means(dialog: GlossaryDialog, qtbot: QtBot, typed: str) -> None:
    dialog.field.setText(typed)
    qtbot.waitUntil(lambda: said(dialog)[1:] == ["appeal", "Asking for another look."])


def test_a_word_that_is_not_there_is_said_so(dialog: GlossaryDialog, qtbot: QtBot) -> None:
    dialog.field.setText("zebra")
    qtbot.waitUntil(lambda: said(dialog)[1:] == ["No word here has “zebra” in it."])
