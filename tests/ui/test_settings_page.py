from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.ui.form_parts import DropDown
from app.ui.navigator import Navigator
from app.ui.settings_page import SettingsPage
from app.ui.tasks import TaskRunner
from app.ui.theme import Theme
from tests.builders import opened
from tests.ui.page_checks import SIZES, cut_words, markup_labels, nameless_stops, said, settle, shown, sideways


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    with opened(tmp_path / "data") as found:
        yield found


@pytest.fixture
def page(qtbot: QtBot, plaint: Plaint) -> SettingsPage:
    page = SettingsPage(plaint, Navigator(), TaskRunner())
    qtbot.addWidget(page)
    page.refresh()
    shown(page, SIZES[1])
    return page


def field(page: QWidget, label: str) -> QLineEdit:
    return next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == label)


def choose(page: SettingsPage, words: str) -> None:
    next(each for each in page.findChildren(QRadioButton) if each.text() == words).click()


def test_what_is_typed_is_kept_and_said(page: SettingsPage, plaint: Plaint, qtbot: QtBot) -> None:
    QTest.keyClicks(field(page, "Your name"), "Ffion Marlow")
    qtbot.waitUntil(lambda: plaint.profile.load().name == "Ffion Marlow")
    settle()
    assert "Saved" in said(page)


def test_leaving_the_page_keeps_the_last_words(page: SettingsPage, plaint: Plaint) -> None:
    QTest.keyClicks(field(page, "Your phone number"), "01632 960 001")
    page.hide()
    assert plaint.profile.load().phone == "01632 960 001"


def test_a_half_typed_address_is_kept_and_mended_under_its_field(page: SettingsPage, plaint: Plaint) -> None:
    field(page, "Your e-mail address").setFocus()
    QTest.keyClicks(field(page, "Your e-mail address"), "ffion@")
    assert "Finish the e-mail address after the @" not in said(page)
    page.save_about_me()
    page._focus_moved(field(page, "Your e-mail address"), None)
    settle()
    assert "Finish the e-mail address after the @" in said(page)
    assert plaint.profile.load().email == "ffion@"


def test_a_membership_number_is_kept_by_organisation(page: SettingsPage, plaint: Plaint) -> None:
    chooser = page.findChildren(DropDown)[0]
    chooser.setCurrentIndex(chooser.findData("labour-party"))
    chooser.activated.emit(chooser.currentIndex())
    QTest.keyClicks(field(page, "Membership number, The Labour Party"), "204 518")
    page.save_about_me()
    assert plaint.profile.load().memberships == {"labour-party": "204 518"}
    assert chooser.findData("labour-party") == -1


def test_the_nation_is_kept(page: SettingsPage, plaint: Plaint) -> None:
    choose(page, "Scotland")
    page.save_about_me()
    assert plaint.profile.load().nation == "scotland"


@pytest.mark.parametrize(("words", "appearance"), [("Dark", "dark"), ("High contrast", "contrast"), ("Light", "light")])
def test_an_appearance_applies_at_once(
    page: SettingsPage, plaint: Plaint, qtbot: QtBot, words: str, appearance: str
) -> None:
    with qtbot.waitSignal(page.appearance_changed):
        choose(page, words)
    assert plaint.settings.load().appearance == appearance


def test_the_text_size_applies_at_once(page: SettingsPage, plaint: Plaint, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.appearance_changed):
        choose(page, "130 %")
    assert plaint.settings.load().text_size == "130"


def test_the_folder_for_letters_is_kept(page: SettingsPage, plaint: Plaint, tmp_path: Path) -> None:
    page.keep_folder(str(tmp_path))
    assert plaint.settings.load().letters_folder == str(tmp_path)
    assert str(tmp_path) in said(page)


def test_a_program_that_is_installed_can_be_chosen_to_draw_pdfs(
    qtbot: QtBot, plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.settings_page.choices", lambda: {"builtin": "", "libreoffice": "LibreOffice"})
    page = SettingsPage(plaint, Navigator(), TaskRunner())
    qtbot.addWidget(page)
    page.refresh()
    choose(page, "LibreOffice")
    assert plaint.settings.load().pdf_engine == "libreoffice"
    assert "Where it fails, Plaint says so" in said(page)


def test_where_plaint_is_alone_there_is_no_program_to_choose(
    qtbot: QtBot, plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.settings_page.choices", lambda: {"builtin": ""})
    page = SettingsPage(plaint, Navigator(), TaskRunner())
    qtbot.addWidget(page)
    shown(page, SIZES[1])
    page.refresh()
    assert "The PDFs of finished letters" not in said(page)


def test_a_chosen_program_that_is_gone_can_be_let_go(
    qtbot: QtBot, plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.settings_page.choices", lambda: {"builtin": ""})
    plaint.settings.save(plaint.settings.load().changed("pdf_engine", "word"))
    page = SettingsPage(plaint, Navigator(), TaskRunner())
    qtbot.addWidget(page)
    page.refresh()
    choose(page, "Plaint: the page that you see while you write")
    assert plaint.settings.load().pdf_engine == "builtin"


def test_it_says_where_the_data_lies_and_who_can_read_it(page: SettingsPage, plaint: Plaint) -> None:
    assert str(plaint.data) in said(page)
    assert "Anybody who can use this computer account can read your cases." in said(page)


def test_looking_again_shows_what_letters_learned(page: SettingsPage, plaint: Plaint) -> None:
    plaint.profile.save(plaint.profile.load().learn({"me.name": "Ffion Marlow"}, {}, ""))
    page.refresh()
    assert field(page, "Your name").text() == "Ffion Marlow"


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", SIZES, ids=["1024", "1280"])
def test_nothing_is_cut_or_sideways(
    qapp: QApplication, theme: Theme, page: SettingsPage, size: QSize, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    shown(page, size)
    assert (cut_words(page), sideways(page), markup_labels(page), nameless_stops(page)) == ([], [], [], [])
