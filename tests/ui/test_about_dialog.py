import re
import tomllib

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app import VERSION
from app.paths import ROOT
from app.ui.about_dialog import AboutDialog, changelog, licences, version_line
from tests.ui.page_checks import cut_words, markup_labels, said, settle

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_version_stands_in_one_place() -> None:
    assert ("version" in PROJECT, PROJECT["dynamic"]) == (False, ["version"])


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    newest = re.findall(r"^## (\S+)", (ROOT / "resources" / "changelog.md").read_text("utf-8"), re.MULTILINE)[0]
    assert newest == VERSION


def test_the_date_of_the_version_is_that_in_the_changelog() -> None:
    assert version_line(f"# New\n\n## {VERSION} (2026-12-01)\n") == f"Version {VERSION}, 1 December 2026"


def test_a_version_that_is_not_out_yet_is_said_to_be_in_the_making() -> None:
    assert version_line(f"## {VERSION} (in the making)\n") == f"Version {VERSION}, in the making"


def test_every_dependency_is_named_with_its_licence() -> None:
    named = " ".join(name for name, _ in licences()).casefold()
    wanted = [re.split(r"[>=!<]", each)[0].casefold().removesuffix("-essentials") for each in PROJECT["dependencies"]]
    assert [each for each in wanted if each not in named] == []


def test_it_says_version_what_is_new_and_licences(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    dialog.show()
    settle()
    assert f"Version {VERSION}" in said(dialog)
    assert "What is new" in said(dialog)
    assert "It never looks for newer versions" in said(dialog)
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
