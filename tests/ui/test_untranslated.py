"""Every page in a language that nobody speaks: what stands there in English never passed through the catalogue."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.answers import Value
from app.domain.replies import ReplyKind
from app.i18n import PSEUDO, speaking
from app.paths import default_letters_folder
from app.ui.main_window import MainWindow
from app.ui.navigation_rail import places
from app.ui.theme import Theme
from tests.ui.page_checks import cut_words, settle
from tests.ui.sample_cases import case_of, drafted, finished, opened, replied, sent
from tests.ui.untranslated import Known, outside, untranslated

pytestmark = pytest.mark.no_cover

PACK = Path(__file__).resolve().parents[2] / "templates" / "uk-members"
# What the cases below are made of, and names that are the same in every language.
TYPED = (
    "Fence repair charge",
    "The Harbour Party",
    "My record",
    "Dear Ana",
    "data@harbourparty.example",
)
NAMES = ("Plaint", "English", "Cymraeg (Welsh)", "LibreOffice", "Word", "PDF", "letter.pdf", "docx")


@pytest.fixture(scope="module")
def plaint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plaint]:
    plaint = opened(tmp_path_factory.mktemp("untranslated") / "data")
    yield plaint
    plaint.close()


@pytest.fixture(scope="module")
def ways(plaint: Plaint) -> dict[str, Callable[[MainWindow], None]]:
    """The way to each page; the cases are made in English, as they may have been before the language was changed."""
    case = case_of(plaint, "Fence repair charge")
    letter = sent(plaint, case, date(2026, 9, 24), "My record")
    reply = replied(plaint, case, date(2026, 11, 18), ReplyKind.PARTIAL, text="Dear Ana")
    draft, done = drafted(plaint, case, "party-complaint"), finished(plaint, case)
    return {
        **{place: partial(MainWindow.show_place, place=place) for place, _words in places()},
        "start": lambda window: window.show_start(0),
        "before-writing": lambda window: window.show_before_writing("party-complaint", case.id),
        "case": lambda window: window.show_case(case.id),
        "dates": lambda window: window.navigator.dates_wanted.emit(case.id),
        "due": lambda window: window.navigator.due_wanted.emit(),
        "letter": lambda window: window.show_letter(draft.id),
        "check": lambda window: window.show_check(draft.id),
        "finished": lambda window: window.show_finished(done.id),
        "sent": lambda window: window.show_finished(letter.id),
        "reply": lambda window: window.show_reply(reply.id),
    }


@pytest.fixture(scope="module")
def known(plaint: Plaint) -> Known:
    packs = [text for file in PACK.rglob("*.toml") for text in strings(tomllib.loads(file.read_text("utf-8")))]
    folders = (plaint.data / "backups" / "automatic", default_letters_folder())
    return Known([*packs, *TYPED, *NAMES, *(part for folder in folders for part in (str(folder), *folder.parts))])


def strings(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(each)


def test_every_page_is_in_the_language_of_the_screens_and_has_room_for_it(
    plaint: Plaint, ways: dict[str, Callable[[MainWindow], None]], known: Known, theme: Theme, qtbot: QtBot
) -> None:
    with speaking(PSEUDO):
        window = MainWindow(plaint, theme)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        found = {}
        for name, go in ways.items():
            go(window)
            settle()
            found[name] = [*untranslated(window, known), *cut_words(window)]
        window.tasks.wait()
    assert [f"{name}: {text}" for name, texts in found.items() for text in texts] == []


def test_a_text_that_passed_by_the_catalogue_is_found(qtbot: QtBot) -> None:
    label = QLabel("[Šéţţîñĝš ··] and more")
    qtbot.addWidget(label)
    assert untranslated(label, Known(["and"])) == ["QLabel: [Šéţţîñĝš ··] and more"]
    assert untranslated(label, Known(["and more"])) == []


@pytest.mark.parametrize(
    ("text", "left"), [("[a [b] c] d", "\n d"), ("e", "e"), ("[f", "\n"), ("g] h", "g] h"), ("[i] j [k]", "\n j \n")]
)
def test_what_stands_outside_brackets_is_kept(text: str, left: str) -> None:
    assert outside(text) == left
