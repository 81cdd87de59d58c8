"""What is said before a letter that can change what the person may do later."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from app.ui.advice_first import AdviceFirst, own_limits
from tests.builders import opened
from tests.ui.page_checks import SIZES, button, cut_words, nameless_stops, said, shown, sideways


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> AdviceFirst:
    """The page before a letter before claim."""
    page = AdviceFirst()
    qtbot.addWidget(page)
    show(page, tmp_path, "letter-before-claim")
    shown(page, SIZES[0])
    return page


def show(page: AdviceFirst, data: Path, letter: str) -> None:
    with opened(data) as plaint:
        template = plaint.packs.template(letter)
        page.show_template(template, plaint.packs.pack_of(template).clocks)


def test_it_says_that_plaint_is_no_legal_advice_and_where_to_ask(page: AdviceFirst) -> None:
    assert "Plaint is not legal advice." in said(page)
    assert "Citizens Advice" in said(page)


def test_the_members_own_time_limits_are_said_and_not_theirs(page: AdviceFirst) -> None:
    assert "Start a claim for defamation." in said(page)
    assert "Answer by the date you asked for" not in said(page)


def test_a_letter_without_a_limit_has_no_heading_for_them(page: AdviceFirst, tmp_path: Path) -> None:
    show(page, tmp_path, "party-complaint")
    assert "Time limits to know" not in said(page)


def test_a_limit_that_is_used_is_said_once_in_the_letters_order(tmp_path: Path) -> None:
    with opened(tmp_path) as plaint:
        template = plaint.packs.template("appeal")
        limits = own_limits(template, plaint.packs.pack_of(template).clocks)
    assert [limit.id for limit in limits] == ["appeal-14", "appeal-date"]


def test_both_buttons_lead_on(page: AdviceFirst, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.understood):
        button(page, "Continue").click()
    with qtbot.waitSignal(page.left):
        button(page, "Back").click()


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_at_any_size(page: AdviceFirst, size: QSize) -> None:
    shown(page, size)
    assert (cut_words(page), nameless_stops(page), sideways(page)) == ([], [], [])
