from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.cases import Case
from app.domain.readiness import Condition
from app.domain.routes import Mend
from app.services.follow_ups import FollowUp, begun, follow_ups
from app.ui.buttons import LinkButton
from app.ui.case_actions import CaseActions
from app.ui.case_follow_ups import FollowUpRow, follow_ups_section
from app.ui.exhibit_dialog import ExhibitDialog
from app.ui.form_dialog import FormDialog
from app.ui.navigator import Navigator
from app.ui.page_parts import Disclosure
from app.ui.reply_dialog import ReplyDialog
from app.ui.tasks import TaskRunner
from tests.ui.page_checks import button, said
from tests.ui.sample_cases import case_of, drafted, sent

Leads = tuple[object, ...]
ICO = "uk-members:ico-referral"


@pytest.fixture
def case(plaint: Plaint) -> Case:
    return case_of(plaint, "Copy of my record")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def actions(plaint: Plaint, case: Case, window: QWidget) -> CaseActions:
    actions = CaseActions(plaint, Navigator(), TaskRunner(), window)
    actions.case_id = case.id
    return actions


def follow_up(plaint: Plaint, *conditions: Condition, is_due: bool = True, draft_id: int = 0) -> FollowUp:
    return FollowUp(plaint.packs.template(ICO), "Request", "", is_due, conditions, draft_id)


def condition(mend: dict[str, str], *, is_met: bool = False, from_day: date | None = None) -> Condition:
    return Condition("one", "They had time", is_met, Mend.model_validate(mend), from_day)


def row(qtbot: QtBot, actions: CaseActions, what: FollowUp) -> FollowUpRow:
    made = FollowUpRow(what, actions)
    qtbot.addWidget(made)
    return made


def test_a_letter_that_may_come_next_is_begun_in_the_case(
    qtbot: QtBot, plaint: Plaint, case: Case, actions: CaseActions
) -> None:
    sent(plaint, case, date(2026, 9, 1))
    section = follow_ups_section(follow_ups(plaint.packs, plaint.cases.view(case.id)), actions)
    qtbot.addWidget(section)
    with qtbot.waitSignal(actions._to.template_wanted) as heard:
        button(section, "Write it").click()
    assert heard.args is not None
    assert heard.args[1] == case.id


def test_letters_that_do_not_make_sense_yet_are_behind_a_link(
    qtbot: QtBot, plaint: Plaint, actions: CaseActions
) -> None:
    section = follow_ups_section([follow_up(plaint), follow_up(plaint, is_due=False)], actions)
    qtbot.addWidget(section)
    (link,) = section.findChildren(Disclosure)
    assert [row.isVisibleTo(section) for row in section.findChildren(FollowUpRow)] == [True, False]
    link.toggle()
    assert all(row.isVisibleTo(section) for row in section.findChildren(FollowUpRow))


def test_where_no_letter_makes_sense_yet_all_are_behind_the_link(
    qtbot: QtBot, plaint: Plaint, actions: CaseActions
) -> None:
    section = follow_ups_section([follow_up(plaint, is_due=False)], actions)
    qtbot.addWidget(section)
    assert "There is no letter to write yet." in said(section)
    assert [row.isVisibleTo(section) for row in section.findChildren(FollowUpRow)] == [False]


def test_conditions_are_counted(qtbot: QtBot, plaint: Plaint, actions: CaseActions) -> None:
    shown = row(
        qtbot, actions, follow_up(plaint, condition({"add": "reply"}), condition({"add": "reply"}, is_met=True))
    )
    assert "1 of 2 met" in said(shown)


def test_a_draft_is_carried_on(qtbot: QtBot, plaint: Plaint, case: Case, actions: CaseActions) -> None:
    draft = drafted(plaint, case, "ico-referral")
    (shown,) = (row(qtbot, actions, found) for found in begun(plaint.packs, plaint.cases.view(case.id)))
    with qtbot.waitSignal(actions._to.letter_wanted) as heard:
        button(shown, "Carry on").click()
    assert heard.args == [draft.id]


def test_time_alone_has_no_link_but_a_day(qtbot: QtBot, plaint: Plaint, actions: CaseActions) -> None:
    shown = row(qtbot, actions, follow_up(plaint, condition({"wait": "ico-ready"}, from_day=date(2026, 12, 22))))
    assert "From Tue 22 Dec 2026" in said(shown)
    assert shown.findChildren(LinkButton) == []


@pytest.mark.parametrize(
    ("mend", "draft_id", "link", "leads"),
    [
        ({"write": "apology-request"}, 0, "Write it first", ("template_wanted", "uk-members:apology-request", 1)),
        ({"write": "other:letter"}, 0, "Write it first", ("template_wanted", "other:letter", 1)),
        ({"answer": "summary"}, 5, "Answer it", ("question_wanted", 5, ("summary",))),
        ({"answer": "summary"}, 0, "Answer it", ("template_wanted", ICO, 1)),
    ],
)
def test_a_link_mends_a_red_condition(
    qtbot: QtBot, plaint: Plaint, actions: CaseActions, mend: dict[str, str], draft_id: int, link: str, leads: Leads
) -> None:
    shown = row(qtbot, actions, follow_up(plaint, condition(mend), draft_id=draft_id))
    with qtbot.waitSignal(getattr(actions._to, str(leads[0]))) as heard:
        button(shown, link).click()
    assert heard.args == list(leads[1:])


@pytest.mark.parametrize(
    ("what", "link", "dialog"), [("reply", "Add the reply", ReplyDialog), ("exhibit", "Add it", ExhibitDialog)]
)
def test_what_is_missing_is_asked_for(
    qtbot: QtBot, plaint: Plaint, actions: CaseActions, window: QWidget, what: str, link: str, dialog: type[QWidget]
) -> None:
    shown = row(qtbot, actions, follow_up(plaint, condition({"add": what})))
    button(shown, link).click()
    assert len(window.findChildren(dialog)) == 1


def test_time_is_nothing_to_click(plaint: Plaint, actions: CaseActions, window: QWidget) -> None:
    actions.mend(follow_up(plaint), Mend.model_validate({"wait": "ico-ready"}))
    assert not window.findChildren(FormDialog)
