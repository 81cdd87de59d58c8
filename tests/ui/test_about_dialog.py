import re
import tomllib

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app import VERSION
from app.paths import ROOT
from app.ui.about_dialog import LICENCES, AboutDialog, changelog
from tests.ui.page_checks import cut_words, markup_labels, said, settle

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_version_is_that_of_the_project() -> None:
    assert PROJECT["version"] == VERSION


def test_every_dependency_is_named_with_its_licence() -> None:
    named = " ".join(name for name, _ in LICENCES).casefold()
    wanted = [re.split(r"[>=!<]", each)[0].casefold().removesuffix("-essentials") for each in PROJECT["dependencies"]]
    assert [each for each in wanted if each not in named] == []


def test_it_says_version_what_is_new_and_licences(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    dialog.show()
    settle()
    assert f"Version {VERSION}" in said(dialog)
    assert "What is new" in said(dialog)
    assert "MIT licence" in said(dialog)
    assert (cut_words(dialog), markup_labels(dialog)) == ([], [])
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_changelog_is_read_as_headings_entries_and_text() -> None:
    text = "# New\n\nSome *words*\ngo on.\n\n## 1.0\n\n### Added\n\n- One\n  more\n- `Two`\n"
    assert changelog(text) == [
        (1, "New"),
        (9, "Some words go on."),
        (2, "1.0"),
        (3, "Added"),
        (0, "One more"),
        (0, "Two"),
    ]
