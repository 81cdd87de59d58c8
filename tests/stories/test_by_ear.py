"""The first letter by names and roles alone, as Qt hands them to each system's bridge for screen readers."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from tests.stories.listener import Listener
from tests.stories.qt_tree import QtTree
from tests.stories.test_first_letter import (
    MONDAY,
    chooses_the_letter,
    says_what_happened,
    says_what_should_follow,
    says_who_writes_to_whom,
)
from tests.stories.user import User
from tests.ui.ear import Ear

# The offscreen platform says so of menus; what the story reaches, `test_first_letter.py` reaches as well.
pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.no_cover]


def writes_and_sends(user: Listener, letters: Path) -> None:
    """Write the first letter; go wrong once, be told, and go where it is; send it, and hear when a reply is due."""
    chooses_the_letter(user)
    user.presses("Continue")
    user.sees("There are")
    user.presses("Answer “Your name”")
    assert user.is_at("Your name")
    user.hears_of_the_field("Your name", "Answer “Your name”")
    says_who_writes_to_whom(user)
    says_what_happened(user)
    says_what_should_follow(user)
    user.sees("Check your answers")
    user.presses("Finish this letter")
    user.sees("Your letter is finished")
    saves_the_files(user, letters)
    user.presses("E-mail")
    user.presses("I sent it")
    user.sees("Sent on Mon 16 Nov 2026")
    user.presses("Today")
    user.sees("Mon 14 Dec 2026")


def saves_the_files(user: Listener, letters: Path) -> None:
    user.presses("Save to a folder")
    user.types("Directory:", str(letters))
    user.presses("Choose")
    user.sees(f"Saved in {letters}")


def test_a_letter_is_written_and_sent_by_names_and_roles(
    qtbot: QtBot, theme: Theme, tmp_path: Path, letters: Path, ear: Ear
) -> None:
    person = User(qtbot, theme, tmp_path / "data")
    person.opens(MONDAY)
    writes_and_sends(Listener(QtTree()), letters)
    assert ear.heard.count("What you write is saved.") == 1
    told = [words.partition(".")[0] for words in ear.heard]
    assert [each for each in ("Check your answers", "Your letter is finished", "Today") if each not in told] == []
    person.leaves()
    assert {file.suffix for file in letters.iterdir()} == {".pdf", ".docx"}
