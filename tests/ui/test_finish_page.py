from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.letters import Channel, Letter, LetterState
from app.ui.file_editor import FileEditor
from app.ui.finish_page import FinishPage
from app.ui.navigator import Navigator
from app.ui.tasks import TaskRunner
from app.ui.theme import Theme
from tests.builders import Calendar, opened
from tests.ui.page_checks import SIZES, button, cut_words, markup_labels, nameless_stops, said, settle, shown, sideways
from tests.ui.page_samples import HARBOUR, finished_letter


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def plaint(tmp_path: Path, calendar: Calendar) -> Iterator[Plaint]:
    with opened(tmp_path / "data", calendar) as found:
        found.settings.save(found.settings.load().changed("letters_folder", str(tmp_path / "letters")))
        yield found


@pytest.fixture
def letter(plaint: Plaint) -> Letter:
    return finished_letter(plaint)


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


@pytest.fixture
def page(qtbot: QtBot, plaint: Plaint, navigator: Navigator, letter: Letter) -> FinishPage:
    page = FinishPage(plaint, navigator, TaskRunner())
    qtbot.addWidget(page)
    navigator.changed.connect(page.refresh)
    page.show_letter(letter.id)
    shown(page, SIZES[1])
    return page


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What other programs were given to open."""
    urls: list[QUrl] = []

    def take(url: QUrl) -> bool:
        urls.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return urls


def field(page: FinishPage, label: str) -> QLineEdit:
    return next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == label)


def words(page: QWidget) -> str:
    """Return what the page says once its layouts have come to rest."""
    settle()
    return said(page)


def choose(page: FinishPage, way: str) -> None:
    next(each for each in page.findChildren(QRadioButton) if each.text() == way).click()


def test_the_page_says_that_the_letter_is_finished(page: FinishPage) -> None:
    assert "Your letter is finished" in words(page)
    assert "The Harbour Party, 20 November 2026" in words(page)


def test_both_files_are_listed_with_pages_and_kind(page: FinishPage, letter: Letter) -> None:
    assert all(file.name in words(page) for file in letter.files)
    assert "PDF, 2 pages" in words(page)
    assert "Word, " in words(page)


def test_the_fingerprint_is_short_to_see_and_whole_to_ask_for(page: FinishPage, letter: Letter) -> None:
    label = next(each for each in page.findChildren(QLabel) if each.text().startswith("Fingerprint "))
    assert label.text().split()[1] == letter.files[0].sha256[:4].upper()
    assert letter.files[1].sha256.upper() in label.accessibleDescription().replace(" ", "")


def test_open_gives_a_copy_with_the_exact_bytes(
    page: FinishPage, plaint: Plaint, letter: Letter, taken: list[QUrl]
) -> None:
    button(page, "Open").click()
    assert Path(taken[0].toLocalFile()).read_bytes() == plaint.letters.file_bytes(letter.files[1])


def test_a_file_that_nothing_opens_is_said_calmly(
    page: FinishPage, navigator: Navigator, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    with qtbot.waitSignal(navigator.refused):
        button(page, "Open").click()


def test_saving_writes_both_files_and_then_shows_the_folder(
    page: FinishPage, letter: Letter, tmp_path: Path, taken: list[QUrl]
) -> None:
    button(page, "Save to a folder").click()
    assert {path.name for path in (tmp_path / "letters").iterdir()} == {file.name for file in letter.files}
    button(page, "Show in folder").click()
    assert taken == [QUrl.fromLocalFile(str(tmp_path / "letters"))]


def test_the_address_says_when_it_was_checked(page: FinishPage) -> None:
    assert "The party’s address was checked on 4 Sep 2026" in words(page)


def test_an_old_address_is_warned_about(page: FinishPage, calendar: Calendar, letter: Letter) -> None:
    calendar.day = date(2027, 9, 1)
    page.show_letter(letter.id)
    assert "over six months ago. Check it before you send." in words(page)


def test_the_e_mail_draft_is_opened_and_said(page: FinishPage, taken: list[QUrl]) -> None:
    button(page, "Open draft").click()
    assert taken[0].toLocalFile().endswith(".eml")
    assert "The draft should open in your mail program" in words(page)


def test_without_a_mail_program_the_text_can_be_copied(
    page: FinishPage, letter: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    button(page, "Open draft").click()
    assert "No program took the draft." in words(page)
    next(each for each in page.findChildren(type(button(page, "Open"))) if each.text() == "Copy the text").click()
    assert QGuiApplication.clipboard().text() == letter.text


def test_the_link_without_files_goes_to_the_mail_program(page: FinishPage, taken: list[QUrl]) -> None:
    button(page, "E-mail without the files").click()
    assert taken[0].scheme() == "mailto"


def test_the_box_of_a_web_form_is_counted_and_copied(page: FinishPage, plaint: Plaint) -> None:
    letter = finished_letter(plaint, "ico-referral", "")
    page.show_letter(letter.id)
    (box,) = plaint.web_forms.boxes(letter)
    assert f"{box.used:,} of 2,000 characters" in words(page)
    button(page, "Copy the text").click()
    assert QGuiApplication.clipboard().text() == box.text


def test_an_address_of_somebody_else_is_called_by_their_name(page: FinishPage, plaint: Plaint) -> None:
    page.show_letter(finished_letter(plaint, "ico-referral", "").id)
    assert "Information Commissioner's Office’s address was checked" in words(page)


def test_the_form_proposes_today_and_the_address_of_the_way(page: FinishPage) -> None:
    assert field(page, "When did you send it?").text() == "20 November 2026"
    assert field(page, "Where to?").text() == "complaints@harbour.example"
    choose(page, "Post")
    assert field(page, "Where to?").text() == "1 Quay Street, Harbour Town, HB1 1AA"


def test_an_address_that_was_typed_stays(page: FinishPage) -> None:
    where = field(page, "Where to?")
    where.selectAll()
    where.insert("2 Other Street")
    choose(page, "Post")
    assert where.text() == "2 Other Street"


def test_i_sent_it_records_the_sending(page: FinishPage, plaint: Plaint, letter: Letter, tmp_path: Path) -> None:
    proof = tmp_path / "receipt.jpg"
    proof.write_bytes(b"a receipt")
    page.findChildren(FileEditor)[-1].take(proof)
    choose(page, "Recorded delivery")
    button(page, "I sent it").click()
    sent = plaint.letters.writing(letter.id).letter
    assert sent.state is LetterState.SENT
    sending = sent.known_sending()
    assert (sending.sent_on, sending.channel) == (date(2026, 11, 20), Channel.RECORDED)
    assert sending.proof is not None
    assert plaint.letters.file_bytes(sending.proof) == b"a receipt"


def test_a_sent_letter_says_what_happens_next_with_dates(page: FinishPage) -> None:
    button(page, "I sent it").click()
    assert "Sent on Fri 20 Nov 2026" in words(page)
    assert "They have until " in words(page)
    assert "If nothing comes, Today says so on " in words(page)
    assert "I sent it" not in [each.text().replace("&", "") for each in page.findChildren(type(button(page, "Print")))]


def test_a_day_to_come_is_a_problem_under_the_field_and_above(page: FinishPage, plaint: Plaint, letter: Letter) -> None:
    field(page, "When did you send it?").setText("31 December 2026")
    button(page, "I sent it").click()
    assert "There is 1 problem" in words(page)
    assert words(page).count("The date must be today, 20 November 2026, or earlier") >= 1
    assert plaint.letters.writing(letter.id).letter.state is LetterState.FINISHED


def test_they_cannot_have_it_before_it_was_sent(page: FinishPage, plaint: Plaint, letter: Letter) -> None:
    button(page, "I know the day they received it").click()
    field(page, "The day they received it").setText("19 November 2026")
    button(page, "I sent it").click()
    assert "before 20 November 2026" in words(page)
    assert plaint.letters.writing(letter.id).letter.sending is None


def test_a_letter_sent_on_another_day_can_be_dated_again(
    page: FinishPage, plaint: Plaint, letter: Letter, calendar: Calendar, navigator: Navigator, qtbot: QtBot
) -> None:
    calendar.day = date(2026, 11, 24)
    page.show_letter(letter.id)
    assert "The letter is dated 20 November 2026, not 24 November 2026." in words(page)
    with qtbot.waitSignal(navigator.letter_wanted) as wanted:
        button(page, "Date it again").click()
    (draft,) = wanted.args or []
    assert plaint.letters.writing(draft).letter.supersedes == letter.id
    assert "You have begun a letter that takes this one’s place." in words(page)


def test_what_is_half_filled_in_stays_while_nothing_changes(page: FinishPage, plaint: Plaint, letter: Letter) -> None:
    field(page, "Where to?").setText("2 Other Street")
    page.refresh()
    assert field(page, "Where to?").text() == "2 Other Street"


def test_the_case_is_one_link_away(page: FinishPage, letter: Letter, navigator: Navigator, qtbot: QtBot) -> None:
    with qtbot.waitSignal(navigator.case_wanted) as wanted:
        button(page, "Go to the case").click()
    assert wanted.args == [letter.case_id]


def test_a_draft_leads_back_to_writing(page: FinishPage, plaint: Plaint, navigator: Navigator, qtbot: QtBot) -> None:
    draft = plaint.letters.begin_from(plaint.packs.template("party-complaint"), 0)
    page.show_letter(draft.id)
    with qtbot.waitSignal(navigator.letter_wanted) as wanted:
        button(page, "Go on writing").click()
    assert wanted.args == [draft.id]


def test_a_corrected_address_is_called_the_member_s(page: FinishPage, plaint: Plaint, navigator: Navigator) -> None:
    plaint.organisations.correct(HARBOUR, "complaint", {"email": "new@harbour.example"})
    navigator.changed.emit()
    assert "You corrected the party’s address on 20 Nov 2026." in words(page)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", SIZES, ids=["1024", "1280"])
def test_nothing_is_cut_or_sideways(
    qapp: QApplication, theme: Theme, page: FinishPage, letter: Letter, size: QSize, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    page.show_letter(letter.id)
    shown(page, size)
    assert (cut_words(page), sideways(page)) == ([], [])
    button(page, "I sent it").click()
    shown(page, size)
    assert (cut_words(page), sideways(page)) == ([], [])


def test_every_stop_has_words_and_none_is_markup(page: FinishPage) -> None:
    assert (nameless_stops(page), markup_labels(page)) == ([], [])


def test_once_it_is_sent_the_keyboard_is_at_the_way_to_the_case(page: FinishPage) -> None:
    button(page, "I sent it").click()
    settle()
    assert page.focusWidget() is button(page, "Go to the case")
