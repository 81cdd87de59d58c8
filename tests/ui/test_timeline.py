import pytest
from pytestqt.qtbot import QtBot

from app.ui.timeline import Timeline, TimelineEntry, TimelineNode, Who

SENT = TimelineEntry("Fri 20 Nov 2026", "ours", "send", "You sent a complaint", "By e-mail")
CAME = TimelineEntry("Fri 4 Dec 2026", "theirs", "reply", "They acknowledged it")
DUE = TimelineEntry("Mon 21 Dec 2026", "to-come", "theirs", "Their answer is due", "A date to come")


def test_an_entry_says_date_title_and_detail(qtbot: QtBot) -> None:
    node = TimelineNode(SENT)
    qtbot.addWidget(node)
    assert node.accessibleName() == "Fri 20 Nov 2026. You sent a complaint. By e-mail"


@pytest.mark.parametrize(("one", "other"), [("ours", "theirs"), ("theirs", "to-come"), ("to-come", "ours")])
def test_ours_theirs_and_to_come_are_drawn_apart(qtbot: QtBot, one: Who, other: Who) -> None:
    nodes = [TimelineNode(SENT._replace(who=who)) for who in (one, other)]
    for node in nodes:
        qtbot.addWidget(node)
        node.resize(500, 50)
    assert nodes[0].grab().toImage() != nodes[1].grab().toImage()


def test_the_line_to_what_is_to_come_is_dashed(qtbot: QtBot) -> None:
    nodes = [TimelineNode(CAME, below=below) for below in (None, "theirs", "to-come")]
    for node in nodes:
        qtbot.addWidget(node)
        node.resize(500, 60)
    assert len({node.grab().toImage().cacheKey() for node in nodes}) == 3
    assert nodes[1].grab().toImage() != nodes[2].grab().toImage() != nodes[0].grab().toImage()


def test_entries_can_be_exchanged(qtbot: QtBot) -> None:
    timeline = Timeline([SENT])
    qtbot.addWidget(timeline)
    timeline.set_entries([SENT, CAME, DUE])
    shown = [node.accessibleName() for node in timeline.findChildren(TimelineNode) if not node.isHidden()]
    assert [name.split(". ")[1] for name in shown] == [
        "You sent a complaint",
        "They acknowledged it",
        "Their answer is due",
    ]
