"""One topic's questions."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.problems import AnswerProblem
from app.ui.answer_editor import WritingDesk
from app.ui.navigator import Navigator
from app.ui.topic_form import TopicForm
from tests.builders import a_sent_letter
from tests.ui.drafts import desk_for, opened


@pytest.fixture
def desk(tmp_path: Path) -> WritingDesk:
    return desk_for(opened(tmp_path), {})


@pytest.fixture
def form(qtbot: QtBot, desk: WritingDesk) -> TopicForm:
    made = TopicForm()
    qtbot.addWidget(made)
    made.resize(524, 700)
    made.show()
    made.show_step(desk.interview.steps[0], desk)
    return made


def test_an_edit_is_told_with_its_question(form: TopicForm, qtbot: QtBot) -> None:
    field = form.editor("me.name").findChildren(QLineEdit)[0]
    with qtbot.waitSignal(form.answered) as told:
        QTest.keyClicks(field, "A")
    assert told.args == ["me.name", "A"]


def test_mended_problems_go_and_new_ones_wait(form: TopicForm) -> None:
    name = AnswerProblem(("me.name",), "Answer “Your name”")
    email = AnswerProblem(("me.email",), "Finish the e-mail address after the @")
    form.follow([name])
    assert not form.is_telling()
    form.show_problems([name])
    form.follow([email])
    assert not form.findChildren(QLineEdit)[0].property("state")
    assert form.is_telling()


def test_the_keyboard_enters_at_the_first_question_or_where_it_is_sent(form: TopicForm) -> None:
    form.focus_first()
    assert form.focusWidget() is form.editor("me.name").findChildren(QLineEdit)[0]
    form.focus_path(("me.email",))
    assert form.focusWidget() is form.editor("me.email").findChildren(QLineEdit)[0]
    form.focus_path(("nothing",))
    assert form.focusWidget() is form.editor("me.email").findChildren(QLineEdit)[0]


def test_a_question_that_appears_takes_its_place_in_reading_order(form: TopicForm, desk: WritingDesk) -> None:
    step = desk.interview.steps[2]
    form.show_step(step, desk)
    desk.interview = desk.interview.answer("concerns", "body")
    form.refresh(step, desk)
    rows = form._questions
    assert rows.indexOf(form.editor("body")) == rows.indexOf(form.editor("concerns")) + 1


def test_questions_that_appear_one_after_the_other_stand_in_reading_order(form: TopicForm, desk: WritingDesk) -> None:
    step = desk.interview.steps[2]
    form.show_step(step, desk)
    for question, value in (("concerns", "people"), ("membership", "current")):
        desk.interview = desk.interview.answer(question, value)
        form.refresh(step, desk)
    places = [form._questions.indexOf(form.editor(question.id)) for question in desk.interview.visible_questions(step)]
    assert places == sorted(places)


def test_what_is_not_saved_stays_said_until_it_is(form: TopicForm) -> None:
    form.show_unsaved("Not saved yet.")
    assert form._unsaved.isVisible()
    form.show_unsaved("")
    assert not form._unsaved.isVisible()


@pytest.mark.parametrize("has_letter", [True, False])
def test_which_earlier_letter_is_meant_is_asked_only_where_there_is_one(
    form: TopicForm, desk: WritingDesk, has_letter: bool
) -> None:
    case_id = a_sent_letter(desk.plaint).case_id if has_letter else 0
    draft = desk.plaint.letters.begin_from(desk.plaint.packs.template("party-complaint-chaser"), case_id)
    writing = desk.plaint.letters.writing(draft.id)
    # As when the member takes the proposed letter out again, and may choose another.
    interview = writing.interview.answer("complaint", "")
    chaser = WritingDesk(desk.plaint, Navigator(), writing.template, writing.case.id, interview)
    form.show_step(interview.steps[2], chaser)
    assert [label.text() for label in form.findChildren(QLabel) if "Which of your letters" in label.text()] == (
        ["Which of your letters is it about?"] if has_letter else []
    )
    assert form.editor("complained_on").isVisible()
