import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.ui.badges import BADGES, Badge, IconDisc, exhibit_badge
from app.ui.icons import icon_names
from app.ui.theme import Theme, colour


@pytest.mark.parametrize("kind", BADGES)
def test_a_badge_is_drawn_in_colours_and_icons_that_exist(kind: str) -> None:
    look = BADGES[kind]
    assert all(colour(token).isValid() for token in (look.ink, look.fill, look.border) if token)
    assert not look.icon or look.icon in icon_names()


def test_a_badge_is_24_high_and_repeats_its_words(qtbot: QtBot) -> None:
    badge = Badge("overdue", "11 days overdue")
    qtbot.addWidget(badge)
    assert badge.sizeHint().height() == 24
    assert badge.text() == "11 days overdue"
    assert badge.findChildren(QAbstractButton) == []


def test_kinds_with_the_same_colours_have_different_icons() -> None:
    drawn = [(look.icon, look.ink, look.fill) for name, look in BADGES.items() if name in _VERDICTS_AND_CLOCKS]
    assert len(set(drawn)) == len(drawn)


_VERDICTS_AND_CLOCKS = (
    "theirs",
    "ours",
    "urgent",
    "waiting",
    "answered",
    "partly",
    "refused",
    "ignored",
    "off-the-point",
)


def test_a_draft_is_dashed_and_a_finished_letter_is_not(qtbot: QtBot) -> None:
    pictures = []
    for kind in ("draft", "finished"):
        badge = Badge(kind, "Letter")
        qtbot.addWidget(badge)
        badge.resize(badge.sizeHint())
        pictures.append(badge.grab().toImage())
    top = [{picture.pixelColor(x, 0).name() for x in range(14, 60)} for picture in pictures]
    assert len(top[0]) > len(top[1])


def test_an_exhibit_shows_its_letter_first(qtbot: QtBot) -> None:
    badge = exhibit_badge("A", "Agenda")
    qtbot.addWidget(badge)
    assert badge.text() == "A Agenda"


def test_a_disc_follows_the_theme(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    disc = IconDisc("ours", "ours", "ours-soft")
    qtbot.addWidget(disc)
    light = disc.grab().toImage()
    theme.apply(qapp, "dark")
    assert disc.grab().toImage() != light


def test_a_long_description_of_an_exhibit_is_cut_short_and_said_whole_in_a_tooltip(qtbot: QtBot) -> None:
    long = "The minutes of the meeting of the branch of 24 June 2026, as they were sent to all members"
    badge, short = exhibit_badge("A", long), exhibit_badge("B", "My request")
    qtbot.addWidget(badge)
    qtbot.addWidget(short)
    assert badge.text() == "A The minutes of the meeting of the branc…"
    assert (badge.toolTip(), short.toolTip()) == (long, "")
