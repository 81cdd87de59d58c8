from pathlib import Path

from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui.record_parts import CaseChoice, LetterForm
from tests.ui.page_checks import said
from tests.ui.sample_cases import case_of


def _choice(qtbot: QtBot, plaint: Plaint, case_id: int = 0) -> CaseChoice:
    choice = CaseChoice(plaint, case_id)
    qtbot.addWidget(choice)
    return choice


def test_without_cases_there_is_none_to_choose(qtbot: QtBot, plaint: Plaint) -> None:
    assert "Which case does it belong to?" not in said(_choice(qtbot, plaint))


def test_a_case_that_is_there_needs_no_title(qtbot: QtBot, plaint: Plaint) -> None:
    choice = _choice(qtbot, plaint, case_of(plaint, "Fence").id)
    assert choice.case_id() == 1
    assert choice.check() == []
    assert choice.form.isHidden()


def test_a_name_is_asked_only_of_somebody_who_is_not_listed(qtbot: QtBot, plaint: Plaint) -> None:
    choice = _choice(qtbot, plaint)
    before = choice.name.isHidden()
    choice.organisation.setCurrentIndex(1)
    choice.organisation.activated.emit(1)
    choice.form.set_values({"title": "A matter"})
    assert (before, choice.name.isHidden()) == (False, True)
    assert choice.check() == []


def test_a_letter_from_before_is_by_e_mail_unless_said_otherwise(qtbot: QtBot, plaint: Plaint) -> None:
    form = LetterForm(plaint)
    qtbot.addWidget(form)
    assert form.form.text("channel") == "email"
    assert form.kind.count() == len(plaint.packs.templates())


def test_a_list_in_the_letters_words_is_offered_as_its_points(qtbot: QtBot, plaint: Plaint) -> None:
    form = LetterForm(plaint)
    qtbot.addWidget(form)
    form.form.set_values({"sent_on": "2026-11-02", "channel": "email"})
    editor = form.words.editors["text"]
    editor.set_value("Dear all,\n\n1. The fee.\n2. The fence.\n\nYours")
    form.words.edited.emit("text")
    assert form.take.text() == "Take the 2 points that are listed in the letter"
    form.take.click()
    assert form.words.text("points") == "The fee.\nThe fence."
    assert form.take.isHidden()
    assert form.words.text("text").startswith("Dear all")
    assert form.written().points == ({"statement": "The fee."}, {"statement": "The fence."})


def test_a_list_in_the_letters_file_is_offered_as_its_points(qtbot: QtBot, plaint: Plaint, tmp_path: Path) -> None:
    form = LetterForm(plaint)
    qtbot.addWidget(form)
    file = tmp_path / "old.txt"
    file.write_text("Dear all,\n\n1. The fee.\n2. The fence.\n", encoding="utf-8")
    form.file.take(file)
    offered = form.take.text()
    form.take.click()
    assert (offered, form.words.text("points")) == (
        "Take the 2 points that are listed in the letter", "The fee.\nThe fence.",
    )  # fmt: skip


def test_a_file_that_is_taken_away_offers_nothing(qtbot: QtBot, plaint: Plaint) -> None:
    form = LetterForm(plaint)
    qtbot.addWidget(form)
    form.file.edited.emit()
    assert form.take.isHidden()
