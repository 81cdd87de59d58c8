from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.desktop import copy_text, forget_copied, open_file, open_link


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []

    def take(url: QUrl) -> bool:
        urls.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return urls


def test_a_file_is_handed_over(taken: list[str], tmp_path: Path) -> None:
    assert open_file(tmp_path)
    assert taken == [QUrl.fromLocalFile(str(tmp_path)).toString()]


@pytest.mark.parametrize("link", ["mailto:a@b.example?subject=x", "https://harbour.example"])
def test_mail_and_web_links_are_handed_over(taken: list[str], link: str) -> None:
    assert open_link(link)
    assert taken == [link]


@pytest.mark.parametrize("link", ["file:///etc/hosts", "javascript:alert(1)", "smb://host/share", ""])
def test_other_links_are_not_opened(taken: list[str], link: str) -> None:
    assert not open_link(link)
    assert taken == []


def test_text_is_copied(qtbot: QtBot) -> None:
    del qtbot
    copy_text("Line one\nLine two")
    assert QGuiApplication.clipboard().text() == "Line one\nLine two"


def test_what_was_copied_here_can_be_forgotten(qapp: QApplication) -> None:
    copy_text("Quillon")
    forget_copied()
    assert QGuiApplication.clipboard().text() == ""


def test_what_another_program_copied_stays(qapp: QApplication) -> None:
    copy_text("Quillon")
    QGuiApplication.clipboard().setText("theirs")
    forget_copied()
    assert QGuiApplication.clipboard().text() == "theirs"
