from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.domain.replies import Reply, ReplyKind
from app.domain.reply_proposals import Certainty, KindProposal
from app.ui.case_replies import KindChooser
from app.ui.reply_kind_banner import ReplyKindBanner
from tests.ui.page_checks import button, said, settle

UNREAD = Reply(3, 1, date(2026, 11, 6))


def shown(qtbot: QtBot, reply: Reply, proposal: KindProposal) -> ReplyKindBanner:
    banner = ReplyKindBanner()
    qtbot.addWidget(banner)
    banner.resize(660, 200)
    banner.show()
    banner.show_kind(reply, proposal)
    settle()
    return banner


@pytest.mark.parametrize(
    ("proposal", "words"),
    [
        (KindProposal(ReplyKind.PARTIAL, Certainty.LIKELY, "not everything"), "It says “not everything”"),
        (KindProposal(ReplyKind.FULL, Certainty.UNSURE), "Plaint found no words that say so"),
        (KindProposal(ReplyKind.FULL, Certainty.UNSURE), "Perhaps: they answered"),
        (KindProposal(ReplyKind.PARTIAL, Certainty.SURE, "x"), "It looks like this: they answered part of it"),
    ],
)
def test_a_proposal_says_how_sure_it_is_and_why(qtbot: QtBot, proposal: KindProposal, words: str) -> None:
    assert words in said(shown(qtbot, UNREAD, proposal))


def test_one_click_confirms_it(qtbot: QtBot) -> None:
    banner = shown(qtbot, UNREAD, KindProposal(ReplyKind.PARTIAL, Certainty.LIKELY, "x"))
    with qtbot.waitSignal(banner.chosen) as heard:
        button(banner, "Yes, that is so").click()
    assert heard.args == [3, ReplyKind.PARTIAL]


def test_another_kind_is_two_clicks(qtbot: QtBot) -> None:
    banner = shown(qtbot, UNREAD, KindProposal(ReplyKind.PARTIAL, Certainty.LIKELY, "x"))
    chooser = banner.findChildren(KindChooser)[0]
    assert not chooser.isVisible()
    button(banner, "Choose another").click()
    settle()
    assert chooser.isVisible()
    chooser.field.setCurrentIndex(chooser.field.findData("refusal"))
    with qtbot.waitSignal(banner.chosen) as heard:
        chooser.keep.click()
    assert heard.args == [3, ReplyKind.REFUSAL]


def test_a_kind_that_was_said_can_be_changed(qtbot: QtBot) -> None:
    read = Reply(3, 1, date(2026, 11, 6), ReplyKind.REFUSAL)
    banner = shown(qtbot, read, KindProposal(ReplyKind.PARTIAL, Certainty.LIKELY, "x"))
    assert "They refused" in said(banner)
    assert button(banner, "Change").isVisible()
