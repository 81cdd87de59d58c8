from datetime import date

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.choice_questions import ChoiceQuestion, Option
from app.domain.letters import Channel
from app.domain.text_questions import EmailQuestion, LongTextQuestion, TextQuestion
from app.ui.answer_form import AnswerForm, ChoiceLine, ProblemsAbove, buttons_after, form_editor, labelled
from app.ui.text_editors import AreaEditor
from tests.builders import TODAY
from tests.ui.page_checks import said, settle

WAY = ChoiceQuestion(
    id="way", label="How?", options=(Option(value="post", label="Post"), Option(value="hand", label="By hand"))
)


def form(qtbot: QtBot) -> AnswerForm:
    name, mail = TextQuestion(id="name", label="Name", required=True), EmailQuestion(id="mail", label="Mail")
    made = AnswerForm([name, mail, WAY], TODAY)
    qtbot.addWidget(made)
    return made


def test_answers_come_back_as_they_were_given(qtbot: QtBot) -> None:
    made = form(qtbot)
    made.set_values({"name": "Ffion", "way": "hand"})
    assert made.values() == {"name": "Ffion", "mail": "", "way": "hand"}


def test_what_is_wrong_is_listed_in_order_and_said_under_its_field(qtbot: QtBot) -> None:
    made = form(qtbot)
    made.set_values({"mail": "ffion@"})
    made.show()
    assert [path for path, _ in made.check()] == [("name",), ("mail",)]
    settle()
    assert "Finish the e-mail address after the @" in said(made)


def test_a_choice_that_is_not_offered_chooses_none(qtbot: QtBot) -> None:
    line = ChoiceLine(WAY)
    qtbot.addWidget(line)
    line.set_value("pigeon")
    assert line.value() == ""


def test_long_texts_get_several_lines(qtbot: QtBot) -> None:
    editor = form_editor(LongTextQuestion(id="text", label="Text"), date(2026, 11, 20))
    qtbot.addWidget(editor)
    assert isinstance(editor, AreaEditor)


def test_every_way_of_sending_has_words() -> None:
    assert [labelled(channel.value) for channel in Channel] == [
        "E-mail", "Post", "Recorded delivery", "Web form", "By hand",
    ]  # fmt: skip


def test_the_summary_is_there_only_with_problems(qtbot: QtBot) -> None:
    above = ProblemsAbove()
    qtbot.addWidget(above)
    above.show_problems([(("name",), "Answer “Name”")])
    assert not above.isHidden()
    above.show_problems([])
    assert above.isHidden()


def test_buttons_come_after_what_is_above_them(qtbot: QtBot) -> None:
    window, page = QWidget(), QWidget()
    column = QVBoxLayout(window)
    button, field = QPushButton("Continue"), QPushButton("In the page")
    column.addWidget(button)
    column.addWidget(page)
    QVBoxLayout(page).addWidget(field)
    column.addWidget(QPushButton("Behind the page"))
    qtbot.addWidget(window)
    buttons_after(page, button)
    assert field.nextInFocusChain() is button
