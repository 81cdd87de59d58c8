"""*When is it due?* in the window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui.due_page import DuePage, event_words
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner
from tests.builders import opened
from tests.domain.clock_samples import make_clock
from tests.ui.page_checks import SIZES, cut_words, markup_labels, nameless_stops, said, settle, shown, sideways


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    with opened(tmp_path) as found:
        yield found


@pytest.fixture
def page(qtbot: QtBot, plaint: Plaint) -> DuePage:
    page = DuePage(plaint, Navigator(), TaskRunner())
    qtbot.addWidget(page)
    page.refresh()
    shown(page, SIZES[1])
    return page


def answer(page: DuePage) -> str:
    settle()
    return said(page.answer)


def test_it_opens_with_a_request_received_today(page: DuePage) -> None:
    assert "Mon 21 Dec 2026" in answer(page)
    assert "Received Fri 20 Nov 2026." in answer(page)


def test_another_day_and_nation_are_worked_out_at_once(page: DuePage) -> None:
    page.ask("sar-reply", date(2026, 10, 30), "scotland")
    assert "Tue 1 Dec 2026" in answer(page)
    page.form.set_values({"start": "2026-10-30", "nation": "england-and-wales"})
    page.form.edited.emit("nation")
    assert "Mon 30 Nov 2026" in answer(page)


def test_another_limit_is_worked_out_and_says_what_it_runs_from(page: DuePage) -> None:
    page.which.setCurrentIndex(page.which.findText("Reply to a freedom of information request"))
    assert "Mon 21 Dec 2026" in answer(page)
    assert "The time runs from the day they received it. They must answer promptly" in said(page)


def test_what_happened_since_is_asked_only_where_it_counts(page: DuePage) -> None:
    assert page.more.isVisible()
    page.which.setCurrentIndex(page.which.findText("Start a claim for defamation"))
    settle()
    assert not page.more.isVisible()


def test_a_pause_and_an_extension_are_counted(page: DuePage) -> None:
    page.ask("sar-reply", date(2026, 3, 2))
    page.more.set_values({"asked": "2026-03-09", "answered": "2026-03-16", "extended": "no"})
    page.more.edited.emit("asked")
    assert "Fri 10 Apr 2026" in answer(page)
    page.more.set_values({"extended": "yes"})
    page.more.edited.emit("extended")
    assert "Tue 2 Jun 2026" in answer(page)


def test_a_question_that_is_not_answered_stops_their_time_until_today(page: DuePage) -> None:
    page.ask("sar-reply", date(2026, 11, 2))
    page.more.set_values({"asked": "2026-11-10"})
    page.more.edited.emit("asked")
    assert "11 days do not count, from Tue 10 Nov 2026 to Fri 20 Nov 2026" in answer(page)


def test_an_extension_alone_is_asked_of_a_limit_that_does_not_stop(page: DuePage) -> None:
    title = "Reply to a request to correct, erase, restrict or stop using data"
    page.which.setCurrentIndex(page.which.findText(title))
    settle()
    assert page.more.editors["extended"].isVisible()
    assert not page.more.editors["asked"].isVisible()


def test_a_half_typed_day_asks_for_one(page: DuePage) -> None:
    page.form.set_values({"start": "the day before", "nation": "scotland"})
    page.form.edited.emit("start")
    assert "Give the day from which the time runs." in answer(page)


def test_a_day_before_the_rule_says_why_not(page: DuePage) -> None:
    page.ask("dpc-ack", date(2026, 6, 18))
    assert "runs only from events on or after 19 June 2026" in answer(page)


def test_what_was_chosen_stays_when_the_page_looks_again(page: DuePage) -> None:
    page.ask("foi-reply", date(2026, 11, 2), "scotland")
    before = answer(page)
    page.refresh()
    assert answer(page) == before


def test_without_packs_there_is_nothing_to_work_out(
    qtbot: QtBot, plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plaint.packs, "packs", lambda: ())
    page = DuePage(plaint, Navigator(), TaskRunner())
    qtbot.addWidget(page)
    page.refresh()
    assert page.which.count() == 0


def test_a_typed_clock_asks_for_the_date_in_the_letter() -> None:
    assert event_words(make_clock(period="typed")).startswith("The date is the one in the letter")


@pytest.mark.parametrize("size", SIZES)
def test_the_page_holds_what_every_page_holds(page: DuePage, size: QSize) -> None:
    shown(page, size)
    assert cut_words(page) == []
    assert sideways(page) == []
    assert markup_labels(page) == []
    assert nameless_stops(page) == []
