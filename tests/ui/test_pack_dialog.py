"""What a pack is, before it is installed and once it is here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.services.pack_exchange import PackOffer
from app.ui.pack_dialog import InstalledPackDialog, OfferDialog, pack_badge
from tests.builders import opened
from tests.packs.test_minisign import KEY
from tests.services.test_pack_exchange import install, pack_file
from tests.ui.page_checks import SIZES, cut_words, markup_labels, said, shown, sideways


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    with opened(tmp_path / "data") as made:
        yield made


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_key_that_is_new_must_be_compared_first(plaint: Plaint, owner: QWidget, tmp_path: Path) -> None:
    dialog = OfferDialog(plaint.pack_exchange.offer(pack_file(tmp_path)), "", owner)
    assert KEY.public.text in said(dialog)
    assert "In words: " in said(dialog)
    assert not dialog.install_button.isEnabled()
    dialog.trust.setChecked(True)
    assert dialog.install_button.isEnabled()


def test_what_the_person_wants_is_told_with_their_word(plaint: Plaint, owner: QWidget, tmp_path: Path) -> None:
    told: list[tuple[PackOffer, bool]] = []
    dialog = OfferDialog(plaint.pack_exchange.offer(pack_file(tmp_path)), "", owner)
    dialog.accepted_offer.connect(lambda offer, trust: told.append((offer, trust)))
    dialog.trust.setChecked(True)
    dialog.install_button.click()
    assert [(offer.info.id, trust) for offer, trust in told] == [("harbour", True)]


def test_an_update_shows_what_changed(plaint: Plaint, owner: QWidget, tmp_path: Path) -> None:
    install(plaint, pack_file(tmp_path))
    offer = plaint.pack_exchange.offer(pack_file(tmp_path, "2026.12"))
    dialog = OfferDialog(offer, plaint.pack_exchange.differences(offer), owner)
    assert '+version = "2026.12"' in said(dialog)
    assert "the key that you trust" in said(dialog)
    assert dialog.install_button.isEnabled()


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut(plaint: Plaint, owner: QWidget, tmp_path: Path, size: QSize) -> None:
    dialog = OfferDialog(plaint.pack_exchange.offer(pack_file(tmp_path)), "+ new\n- old", owner)
    shown(dialog, size)
    assert (cut_words(dialog), sideways(dialog), markup_labels(dialog)) == ([], [], [])


def test_plaints_own_pack_cannot_be_removed(plaint: Plaint, owner: QWidget) -> None:
    dialog = InstalledPackDialog(plaint.pack_exchange.all()[0], owner)
    shown(dialog, SIZES[0])
    assert not dialog.remove_button.isVisible()


def test_an_installed_pack_can_be(plaint: Plaint, owner: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    install(plaint, pack_file(tmp_path))
    dialog = InstalledPackDialog(plaint.pack_exchange.all()[1], owner)
    with qtbot.waitSignal(dialog.removal_asked) as asked:
        dialog.remove_button.click()
    assert asked.args == ["harbour"]


def test_badges_say_who_made_a_pack(plaint: Plaint, qtbot: QtBot, tmp_path: Path) -> None:
    install(plaint, pack_file(tmp_path))
    badges = [pack_badge(each) for each in plaint.pack_exchange.all()]
    for badge in badges:
        qtbot.addWidget(badge)
    assert [badge.text() for badge in badges] == ["Comes with Plaint", "Signed, key you trust"]
