"""The picture of all dates, painted; its words are checked where the story is."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.clock_lanes import ClockLanes, diamond
from app.ui.lane_story import Bar, Mark, Story
from app.ui.theme import Theme, colour

TODAY = date(2026, 11, 20)
SENT = Mark(date(2026, 9, 24), "send", "Subject access request", "sent Thu 24 Sep, by e-mail")
LATE = Bar(SENT.on, date(2026, 10, 26), date(2026, 11, 6), "theirs", "Reply", "", "", "11 days late")
OURS = Bar(date(2026, 11, 6), date(2027, 2, 5), TODAY, "ours", "Go to the regulator", "Fri 5 Feb", "77 days left", "")
WAIT = OURS._replace(whose="wait")
STORY = Story(TODAY, "The Harbour Party", (SENT,), (), (LATE,), (OURS, WAIT), ((date(2026, 12, 25), "Christmas Day"),))


def painted(qtbot: QtBot, story: Story, width: int = 960) -> QImage:
    lanes = ClockLanes(story, "Reply by Mon 26 Oct 2026.")
    qtbot.addWidget(lanes)
    lanes.resize(width, lanes.heightForWidth(width))
    return lanes.grab().toImage()


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_used_late_and_ours_are_painted_in_their_own_colours(
    qtbot: QtBot, theme: Theme, qapp: QApplication, mode: str
) -> None:
    theme.apply(qapp, mode)  # type: ignore[arg-type] # one of the modes
    found = colours(painted(qtbot, STORY))
    assert {colour(token).name() for token in ("theirs", "problem", "ours", "accent", "text")} <= found


def test_a_picture_without_late_days_has_no_red(qtbot: QtBot) -> None:
    found = colours(painted(qtbot, STORY._replace(theirs=())))
    assert colour("problem").name() not in found


def test_the_picture_is_named_and_told_for_those_who_do_not_see_it(qtbot: QtBot) -> None:
    lanes = ClockLanes(STORY, "Reply by Mon 26 Oct 2026.")
    qtbot.addWidget(lanes)
    assert (lanes.accessibleName(), lanes.accessibleDescription()) == (
        "Picture of all dates",
        "Reply by Mon 26 Oct 2026.",
    )


def test_a_narrower_picture_is_higher(qtbot: QtBot) -> None:
    close = tuple(SENT._replace(on=SENT.on + timedelta(days=20 * n)) for n in range(5))
    lanes = ClockLanes(STORY._replace(sent=close), "")
    qtbot.addWidget(lanes)
    assert lanes.heightForWidth(500) > lanes.heightForWidth(1400)
    assert lanes.minimumSizeHint().width() <= 490
    assert lanes.sizeHint().height() == lanes.heightForWidth(900)


def test_every_case_can_be_painted_even_without_a_clock(qtbot: QtBot) -> None:
    assert not painted(qtbot, Story(TODAY, "They", (), (), (), ()), 480).isNull()


def test_holidays_are_diamonds_with_their_middle_where_the_day_is() -> None:
    assert diamond(QPointF(10, 20)).boundingRect().center() == QPointF(10, 20)
