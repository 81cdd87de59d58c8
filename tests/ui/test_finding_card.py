"""One finding as a card."""

from pytestqt.qtbot import QtBot

from app.domain.phrase_findings import Finding
from app.ui.badges import Badge
from app.ui.buttons import LinkButton
from app.ui.finding_card import FindingCard
from app.ui.labels import WrappedLabel

CLAIM = Finding("claim", ("a",), "lied", "An accusation", "Say how you know.", "fix", "He lied to us.")
PLACE = Finding("third-party-address", ("a",), "9 Weir Lane", "An address", "W", "think", "x " * 30 + "9 Weir Lane.")


def card(qtbot: QtBot, finding: Finding) -> FindingCard:
    made = FindingCard(finding)
    qtbot.addWidget(made)
    made.show()
    return made


def words(made: FindingCard) -> list[str]:
    return [label.text() for label in made.findChildren(WrappedLabel)]


def test_it_says_what_and_where_and_why(qtbot: QtBot) -> None:
    made = card(qtbot, CLAIM)
    assert words(made) == ["An accusation", "“He lied to us.”", "Say how you know."]
    assert [badge.text() for badge in made.findChildren(Badge)] == ["Fix"]


def test_of_what_is_only_to_be_thought_about_few_words_are_shown(qtbot: QtBot) -> None:
    assert words(card(qtbot, PLACE))[1].startswith("“… x x")


def test_what_is_to_be_thought_about_can_be_kept(qtbot: QtBot) -> None:
    made = card(qtbot, PLACE)
    with qtbot.waitSignal(made.keep_asked):
        next(link for link in made.findChildren(LinkButton) if link.text() == "Keep it").click()
    claim = card(qtbot, CLAIM)
    assert [link.text() for link in claim.findChildren(LinkButton)] == ["Change this sentence"]


def test_a_screen_reader_hears_what_a_link_is_about(qtbot: QtBot) -> None:
    made = card(qtbot, CLAIM)
    assert made.change.accessibleName() == "Change this sentence: An accusation"
    with qtbot.waitSignal(made.change_asked):
        made.change.click()
