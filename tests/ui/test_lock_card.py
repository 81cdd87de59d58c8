"""The card of the settings about the passphrase."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.services.lock_service import LockService
from app.ui.lock_card import LockCard
from app.ui.navigator import Navigator
from app.ui.passphrase_dialog import PUT_ON
from app.ui.recovery_code_dialog import RecoveryCodeDialog
from tests.builders import opened
from tests.services.keyrings import MemoryKeyring
from tests.store.damage import root_page, spoil_page
from tests.ui.page_checks import button, cut_words, markup_labels, nameless_stops, said, settle, shown

pytestmark = pytest.mark.usefixtures("cheap_guesses")


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    keyring = MemoryKeyring()
    monkeypatch.setattr("app.bootstrap.SystemKeyring", lambda: keyring)
    return keyring


@pytest.fixture
def plaint(tmp_path: Path, keyring: MemoryKeyring) -> Iterator[Plaint]:
    with opened(tmp_path / "data") as found:
        yield found


@pytest.fixture
def refusals() -> list[UserError]:
    return []


@pytest.fixture
def card(plaint: Plaint, qtbot: QtBot, refusals: list[UserError]) -> Iterator[LockCard]:
    holder = QWidget()
    qtbot.addWidget(holder)
    navigator = Navigator(holder)
    navigator.refused.connect(refusals.append)
    card = LockCard(plaint, navigator, holder)
    shown(holder, QSize(700, 700))
    card.setGeometry(0, 0, 700, 700)
    yield card
    holder.hide()


def locked(card: LockCard, plaint: Plaint) -> LockCard:
    plaint.lock.put_on("tea")
    card.refresh()
    settle()
    return card


def test_without_a_passphrase_it_says_so_and_offers_one(card: LockCard) -> None:
    assert "Not locked" in said(card)
    assert button(card, "Set a passphrase")
    assert not card._remember.isVisible()


def test_a_passphrase_set_here_shows_the_code_once(card: LockCard, plaint: Plaint) -> None:
    dialog = card.ask(PUT_ON)
    for field in dialog._fields.values():
        field.line.setText("tea")
    dialog.keep_button.click()
    shown_code = card.window().findChild(RecoveryCodeDialog)
    assert shown_code is not None
    shown_code.accept()
    card.refresh()
    settle()
    assert "Passphrase on" in said(card)


def test_with_a_passphrase_it_can_be_changed_and_taken_off(card: LockCard, plaint: Plaint) -> None:
    locked(card, plaint)
    for words in ("Change the passphrase", "New recovery code", "Take the passphrase off"):
        button(card, words)


def test_what_it_does_not_protect_can_be_read(card: LockCard) -> None:
    button(card, "What a passphrase does not protect").click()
    settle()
    assert "e-mails in your mail program" in said(card)


def test_the_keyring_is_asked_to_remember_and_to_forget(card: LockCard, plaint: Plaint) -> None:
    locked(card, plaint)
    card._remember.click()
    assert (card._remember.isChecked(), plaint.lock.remembers) == (True, True)
    card._remember.click()
    assert (card._remember.isChecked(), plaint.lock.remembers) == (False, False)


def test_a_computer_without_a_keyring_says_so_calmly(
    card: LockCard, plaint: Plaint, keyring: MemoryKeyring, refusals: list[UserError]
) -> None:
    keyring.is_absent = True
    locked(card, plaint)
    card._remember.click()
    assert (card._remember.isChecked(), "no keyring" in refusals[0].message) == (False, True)


def test_a_disk_that_refuses_is_told_and_nothing_changes(
    card: LockCard, plaint: Plaint, refusals: list[UserError], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_lock: LockService, *, is_wanted: bool) -> bool:
        raise UserError("The disk is full.")

    locked(card, plaint)
    monkeypatch.setattr(LockService, "remember", full)
    card._remember.click()
    assert (card._remember.isChecked(), refusals[0].message) == (False, "The disk is full.")


def test_the_minutes_until_it_locks_are_kept(card: LockCard, plaint: Plaint) -> None:
    locked(card, plaint)
    told: list[bool] = []
    card.minutes_changed.connect(lambda: told.append(True))
    next(each for each in card.findChildren(QRadioButton) if each.text() == "After 30 minutes").click()
    assert (plaint.settings.load().lock_after, told) == ("30", [True])


def test_minutes_that_cannot_be_kept_are_told(
    card: LockCard, plaint: Plaint, refusals: list[UserError], tmp_path: Path
) -> None:
    locked(card, plaint)
    (tmp_path / "data" / "settings.json").mkdir()
    next(each for each in card.findChildren(QRadioButton) if each.text() == "After 30 minutes").click()
    assert "could not be saved" in refusals[0].message


@pytest.mark.parametrize("is_locked", [True, False])
def test_every_stop_has_a_name_and_no_word_is_cut(card: LockCard, plaint: Plaint, *, is_locked: bool) -> None:
    if is_locked:
        locked(card, plaint)
    assert [*nameless_stops(card), *cut_words(card), *markup_labels(card)] == []


def test_a_damaged_copy_that_could_not_be_locked_is_named(card: LockCard, plaint: Plaint) -> None:
    aside = plaint.data / "before-restore-2026-11-20" / "plaint.db"
    aside.parent.mkdir()
    plaint.records.database.copy_to(aside)
    spoil_page(aside, root_page(aside, "letters"))
    plaint.lock.put_on("tea for two")
    card.refresh()
    settle()
    assert "anybody can read it. Delete it if you do not need it." in said(card)
    assert str(Path(aside.parent.name, aside.name)) in said(card)
