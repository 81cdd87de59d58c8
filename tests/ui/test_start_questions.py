from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.domain.pack_contents import StartOption, StartQuestion
from app.ui.start_questions import StartQuestions
from tests.builders import opened
from tests.ui.page_checks import SIZES, said, settle, shown


def test_without_questions_the_letters_themselves_are_offered(qtbot: QtBot, tmp_path: Path) -> None:
    questions = StartQuestions()
    qtbot.addWidget(questions)
    with opened(tmp_path) as plaint:
        questions.begin((replace(plaint.packs.packs()[0], start_questions=()),))
    shown(questions, SIZES[0])
    assert "Which letter do you want to write?" in said(questions)
    assert "Request for an apology" in said(questions)


def test_the_first_questions_of_all_packs_are_asked_together(qtbot: QtBot, tmp_path: Path) -> None:
    more = StartQuestion(id="more", label="More?", options=(StartOption(label="A repair", go="other:repair"),))
    questions = StartQuestions()
    qtbot.addWidget(questions)
    with opened(tmp_path) as plaint:
        pack = plaint.packs.packs()[0]
        questions.begin((pack, replace(pack, start_questions=(more,))))
    shown(questions, SIZES[0])
    settle()
    radio = questions._group.buttons()[-1]
    assert radio.text() == "A repair"
    radio.click()
    with qtbot.waitSignal(questions.chosen) as chosen:
        questions.go_on()
    assert chosen.args == ["other:repair"]
