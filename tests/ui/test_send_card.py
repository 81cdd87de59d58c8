from dataclasses import replace
from datetime import date

import pytest

from app.services.send_service import Destination
from app.services.web_form_service import WebBox
from app.ui.send_card import address_notes, count_words

WHERE = Destination("a@b.example", "", checked_on=date(2026, 9, 4), is_known=True)


@pytest.mark.parametrize(
    ("box", "words"),
    [
        (WebBox("Box", 2000, "", 1642), "1,642 of 2,000 characters"),
        (WebBox("Box", 2000, "", 2001), "2,001 of 2,000 characters: 1 character too many"),
        (WebBox("Letter", 0, "", 2778), "The whole letter, 2,778 characters"),
    ],
)
def test_a_box_is_counted_in_words(box: WebBox, words: str) -> None:
    assert count_words(box) == words


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (WHERE, "The party’s address was checked on 4 Sep 2026"),
        (replace(WHERE, is_mine=True), "You corrected the party’s address on 4 Sep 2026."),
        (replace(WHERE, is_stale=True), "The party’s address was last checked on 4 Sep 2026, over six months ago."),
        (replace(WHERE, checked_on=None, is_stale=True), "Nobody has noted when the party’s address was checked."),
        (replace(WHERE, is_known=False), "You wrote this address yourself."),
        (replace(WHERE, email=""), "No address is known: look it up before you send."),
    ],
)
def test_how_far_an_address_can_be_trusted_is_said(where: Destination, words: str) -> None:
    assert address_notes(where, "the party’s")[0][2].startswith(words)


def test_what_they_take_and_the_note_follow() -> None:
    told = [sentence for _, _, sentence in address_notes(replace(WHERE, accepts=("post", "pdf"), note="Slow."), "its")]
    assert told[1:] == ["They take letters by: post, PDF.", "Slow."]
