"""What was asked of an apology and what came of it, as a section of a case."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.apologies import ApologyElement, ElementAccount, Given, count_came
from app.domain.dates import weekday_date
from app.domain.letters import Letter
from app.i18n import tr
from app.ui.badges import Badge
from app.ui.case_sections import Section, set_margins
from app.ui.element_card import asked_words
from app.ui.labels import WrappedLabel
from app.ui.page_parts import Card

# How what came looks: as verdicts on points do.
_BADGES = {
    Given.WAITING: "waiting",
    Given.CAME: "answered",
    Given.PARTLY: "partly",
    Given.PROMISED: "promised",
    Given.NOT: "ignored",
}


def apology_sections(elements: Sequence[ApologyElement], letters: Sequence[Letter]) -> list[Section]:
    """Return a section for each apology that the letters of a case asked for, with the day where there are several."""
    days = {letter.id: letter.dated for letter in letters}
    requests = [tuple(found) for _, found in groupby(elements, key=lambda each: each.request)]
    several = len(requests) > 1
    return [apology_section(each, days.get(each[0].request) if several else None) for each in requests]


def apology_section(elements: Sequence[ApologyElement], asked_on: date | None = None) -> Section:
    """Return each element of the apology with its badge: what was asked, and what came in their words.

    The day by which it was asked for stands once beside the heading where it is the same for all.
    """
    days = {element.due_on for element in elements}
    common = days.pop() if len(days) == 1 else None
    card = Card(padding=0)
    set_margins(card, 16, 4)
    for element in elements:
        card.add_row(_row(replace(element, due_on=None) if common else element))
    said = tr("{n} of {all} came").format(n=count_came(elements), all=len(elements))
    said = tr("{said}; asked for by {day}").format(said=said, day=weekday_date(common)) if common else said
    day = weekday_date(asked_on) if asked_on else ""
    title = tr("The apology asked for on {day}").format(day=day) if day else tr("The apology")
    return Section(title, card, said)


def _row(element: ApologyElement) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 8, 0, 8)
    across.setSpacing(12)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(WrappedLabel(element.element.heading, parent=row))
    for line in (asked_words(element), *_came_words(element.account)):
        if line:
            words.addWidget(WrappedLabel(line, "hint", parent=row))
    across.addLayout(words, 1)
    given = element.account.given
    across.addWidget(Badge(_BADGES[given], given.label))
    return row


def _came_words(account: ElementAccount) -> tuple[str, ...]:
    """Return what came: their words, where and when, by when it was promised, what is still missing."""
    where = [account.place, weekday_date(account.came_on) if account.came_on else ""]
    published = ", ".join(part for part in where if part)
    is_open = account.given.is_open and account.given is not Given.WAITING
    promised = account.promised_by if account.given is Given.PROMISED else None
    return (
        tr("They write: “{words}”").format(words=" ".join(account.their_words.split())) if account.their_words else "",
        tr("It appeared: {published}").format(published=published) if published else "",
        tr("They promised it by {day}").format(day=weekday_date(promised)) if promised else "",
        tr("Still missing: {words}").format(words=account.still_wanted) if is_open and account.still_wanted else "",
    )
