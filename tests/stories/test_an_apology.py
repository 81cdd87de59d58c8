"""An apology that is asked for, comes in part, and is asked for again: in the window, up to the letter back."""

from pathlib import Path

import pytest

from app.domain.apologies import Element, Given
from app.domain.replies import ReplyKind
from app.services.reply_service import Arrival
from app.ui.reply_page import ReplyPage
from tests.builders import TODAY, a_sent_letter, opened
from tests.stories.user import User

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of menus

REPLY = """Dear Ana Reyes,

What I said about your work for the branch was wrong. I am sorry that you feel hurt by it."""


def test_what_came_of_an_apology_is_confirmed_shown_and_asked_for_again(user: User, tmp_path: Path) -> None:
    with opened(tmp_path / "data") as plaint:
        letter = a_sent_letter(plaint, template="apology-request")
        reply = plaint.replies.add(letter.case_id, Arrival(TODAY, ReplyKind.PARTIAL, text=REPLY))
    user.opens(TODAY)
    user.window.show_reply(reply.id)
    user.sees("Is it the apology that you asked for?")
    user.sees("Proposed because “am sorry that you feel” is about how it was taken, and not about what was said.")
    page = user.window.findChildren(ReplyPage)[0]
    for card in page.elements.values():
        card.confirm.click()
    user.sees("2 of 2 confirmed")
    user.presses("Save and leave")
    user.sees("The apology")
    user.sees("1 of 2 came; asked for by Fri 18 Dec 2026")
    user.sees("They write: “I am sorry that you feel hurt by it.”")
    user.presses("Write it")
    user.presses("Start writing")
    user.sees("Topic 1 of")
    draft = user.plaint.cases.view(letter.case_id).letters[-1]
    so_far = user.plaint.letters.writing(draft.id).so_far
    still = [each["element"] for each in so_far.apology if each["is_open"]]
    assert (draft.template.id, still) == ("inadequate-reply", [Element.SORRY])
    assert so_far.apology[1]["given"] == Given.NOT
