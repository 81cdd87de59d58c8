"""Errors are said calmly, in plain text, over the window, and never block it."""

import logging
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import DamagedError, ProblemsFoundError, UserError
from app.domain.problems import Problem
from app.logbook import logger
from app.ui.error_reporter import ErrorReporter


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def reporter(window: QWidget) -> Iterator[ErrorReporter]:
    reporter = ErrorReporter(window)
    yield reporter
    reporter.unwatch()


def shown(window: QWidget) -> QMessageBox:
    (box,) = window.findChildren(QMessageBox)
    return box


def test_what_can_be_mended_is_said_with_what_to_do(window: QWidget, reporter: ErrorReporter) -> None:
    reporter.show_refused(UserError("The disk is full.", "Free some space."))
    assert (shown(window).text(), shown(window).informativeText()) == ("The disk is full.", "Free some space.")


def test_markup_in_a_message_stays_text(window: QWidget, reporter: ErrorReporter) -> None:
    reporter.show_refused(UserError('<img src="//host/share/x.png">'))
    assert shown(window).textFormat() is Qt.TextFormat.PlainText


def test_problems_are_listed(window: QWidget, reporter: ErrorReporter) -> None:
    problems = [Problem("error", "answer", f"Problem {number}") for number in range(20)]
    reporter.show_refused(ProblemsFoundError("There are problems.", problems))
    assert shown(window).informativeText().count("•") == 8


def test_a_bug_is_logged_without_its_words(
    window: QWidget, reporter: ErrorReporter, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(logger, "propagate", True)
    with caplog.at_level(logging.ERROR, logger="plaint"):
        reporter.show_bug(ValueError("my secret words"))
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text + shown(window).text() + shown(window).informativeText()


def test_an_error_that_nobody_took_is_shown(window: QWidget, reporter: ErrorReporter) -> None:
    reporter.watch()
    error = UserError("The folder is gone.")
    sys.excepthook(UserError, error, None)
    assert shown(window).text() == "The folder is gone."


def test_a_bug_that_nobody_took_is_said_calmly(window: QWidget, reporter: ErrorReporter) -> None:
    reporter.watch()
    sys.excepthook(ZeroDivisionError, ZeroDivisionError(), None)
    assert shown(window).text() == "Something went wrong inside Plaint."


def test_control_c_closes_the_window(window: QWidget, reporter: ErrorReporter) -> None:
    reporter.watch()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not window.isVisible()


def test_python_gets_its_errors_back(reporter: ErrorReporter) -> None:
    reporter.watch()
    reporter.unwatch()
    assert sys.excepthook is sys.__excepthook__


def test_a_closed_message_is_freed(qtbot: QtBot, window: QWidget, reporter: ErrorReporter) -> None:
    reporter.show_refused(UserError("The disk is full."))
    shown(window).close()
    qtbot.waitUntil(lambda: not window.findChildren(QMessageBox))


def test_damage_leads_to_what_can_be_rescued_where_that_can_be_done(window: QWidget, reporter: ErrorReporter) -> None:
    error = DamagedError("It is damaged.", "Restore a backup.")
    heard: list[DamagedError] = []
    reporter.show_refused(error)
    assert [each.text() for each in shown(window).buttons()] == ["Close"]
    shown(window).setParent(None)
    reporter.rescue_wanted.connect(heard.append)
    reporter.show_refused(error)
    next(each for each in shown(window).buttons() if "rescued" in each.text()).click()
    assert heard == [error]
