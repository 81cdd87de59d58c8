"""*What next* in a case: the letters that may come, each with its conditions and the step that mends each red one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.dates import weekday_date
from app.domain.readiness import Condition
from app.i18n import tr
from app.services.follow_ups import FollowUp
from app.ui.badges import Badge
from app.ui.buttons import Button
from app.ui.case_actions import CaseActions
from app.ui.case_sections import Section
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card, Disclosure
from app.ui.rows import CheckRow


def follow_ups_section(follow_ups: Sequence[FollowUp], actions: CaseActions) -> Section:
    """Return the letters that may come next: those that make sense now, the others behind a link."""
    now = [follow_up for follow_up in follow_ups if follow_up.is_due]
    others = [follow_up for follow_up in follow_ups if not follow_up.is_due]
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(_card(now, actions) if now else WrappedLabel(tr("There is no letter to write yet."), "muted"))
    if others:
        title = tr("Other letters that may follow") if now else tr("Letters that may follow")
        column.addWidget(Disclosure(title, _card(others, actions)))
    return Section(tr("What next"), holder, urgency=1)


def _card(follow_ups: Sequence[FollowUp], actions: CaseActions) -> Card:
    card = Card(padding=0)
    for follow_up in follow_ups:
        card.add_row(FollowUpRow(follow_up, actions))
    return card


class FollowUpRow(QWidget):
    """A letter that may come next: what it is for, when it makes sense, what it needs first, *Write it*."""

    def __init__(self, follow_up: FollowUp, actions: CaseActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._follow_up, self._actions = follow_up, actions
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addLayout(self._head())
        if follow_up.is_due:
            for condition in follow_up.conditions:
                column.addWidget(self._line(condition))

    def _head(self) -> QHBoxLayout:
        follow_up = self._follow_up
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(16)
        words.setSpacing(2)
        words.addWidget(WrappedLabel(follow_up.template.title, "strong"))
        words.addWidget(WrappedLabel(follow_up.template.summary, "hint"))
        if follow_up.when:
            words.addWidget(WrappedLabel(follow_up.when, "small"))
        row.addLayout(words, 1)
        if follow_up.is_due and follow_up.conditions:
            met = sum(condition.is_met for condition in follow_up.conditions)
            said = tr("{n} of {all} met").format(n=met, all=len(follow_up.conditions))
            row.addWidget(Badge("plain", said), 0, Qt.AlignmentFlag.AlignTop)
        button = Button(tr("Carry on") if follow_up.draft_id else tr("Write it"))
        button.setAccessibleDescription(follow_up.template.title)
        button.clicked.connect(self._write)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _line(self, condition: Condition) -> CheckRow:
        line = CheckRow(condition.title, is_met=condition.is_met, mend=_mend_words(condition))
        line.mend_asked.connect(partial(self._actions.mend, self._follow_up, condition.mend))
        if not condition.is_met and condition.from_day is not None:
            line.set_note(tr("From {day}").format(day=weekday_date(condition.from_day)))
        return line

    def _write(self) -> None:
        if self._follow_up.draft_id:
            self._actions.carry_on(self._follow_up.draft_id)
        else:
            self._actions.write(self._follow_up.template.name)


def _mend_words(condition: Condition) -> str:
    """Return what the link says that mends a condition; "" when it is met or only time can."""
    if condition.is_met or condition.mend.wait:
        return ""
    if condition.mend.write:
        return tr("Write it first")
    if condition.mend.answer:
        return tr("Answer it")
    return tr("Add the reply") if condition.mend.add == "reply" else tr("Add it")
