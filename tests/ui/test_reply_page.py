import threading
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint
from app.domain.errors import DiskError
from app.domain.incoming_replies import IncomingReply
from app.domain.points import PointAccount, Verdict
from app.domain.replies import Reply, ReplyKind
from app.services import reply_reading
from app.services.limited_work import StoppedReadingError
from app.services.patient_reading import PatientReader
from app.services.reply_service import Arrival, ReplyService
from app.services.worker_process import Stopped
from app.ui import reply_page
from app.ui.navigator import Navigator
from app.ui.reply_attachments import UnreadWords
from app.ui.reply_page import ReplyPage
from app.ui.tasks import TaskRunner
from tests.builders import a_sent_letter
from tests.intake.mails import multipart, part
from tests.ui.page_checks import button, said, settle
from tests.ui.sample_cases import case_of, opened, sent

WORDS = "Dear Ms Pritchard,\n\nThe membership record is enclosed.\n\nWe are unable to give the minutes of June."
POINTS = ("My membership record", "The minutes of June")


@pytest.fixture
def plaint(tmp_path: Path) -> Iterator[Plaint]:
    plaint = opened(tmp_path / "data")
    sent(plaint, case_of(plaint, "Copy of my record"), date(2026, 9, 24), *POINTS)
    yield plaint
    plaint.close()


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


@pytest.fixture
def page(qtbot: QtBot, plaint: Plaint, navigator: Navigator) -> ReplyPage:
    page = ReplyPage(plaint, navigator, TaskRunner())
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    return page


def show(plaint: Plaint, page: ReplyPage, kind: ReplyKind = ReplyKind.PARTIAL, **about: object) -> int:
    given: dict[str, object] = {"text": WORDS, "kind": kind} | about
    reply = plaint.replies.add(1, Arrival(date(2026, 11, 6), **given))  # type: ignore[arg-type] # fields of Arrival
    page.show_reply(reply.id)
    settle()
    return reply.id


def test_the_reply_stands_beside_the_points(plaint: Plaint, page: ReplyPage) -> None:
    show(plaint, page)
    assert page.text.toPlainText() == WORDS
    assert list(page.cards) == ["P1", "P2"]
    assert "From The Harbour Party, received Fri 6 Nov 2026 by e-mail" in said(page)


def test_what_is_proposed_is_marked_in_the_words(plaint: Plaint, page: ReplyPage) -> None:
    show(plaint, page)
    assert {"P1", "P2"} <= {mark.label for mark in page.text.marks()}


def test_a_verdict_is_kept_at_once(plaint: Plaint, page: ReplyPage) -> None:
    show(plaint, page)
    page.cards["P2"].confirm.click()
    assert plaint.cases.view(1).points[1].verdict is Verdict.REFUSED
    page.refresh()
    settle()
    assert "1 of 2 confirmed" in said(page)


def test_the_kind_is_kept_and_decides_about_the_points(plaint: Plaint, page: ReplyPage) -> None:
    reply = show(plaint, page, ReplyKind.UNREAD)
    page.kind.chosen.emit(reply, ReplyKind.PARTIAL)
    settle()
    assert plaint.replies.get(reply).kind is ReplyKind.PARTIAL
    assert page.cards["P2"].confirm.isVisible()


def test_leaving_goes_back_to_the_case_and_keeps_what_was_typed(
    qtbot: QtBot, plaint: Plaint, page: ReplyPage, navigator: Navigator
) -> None:
    show(plaint, page)
    page.cards["P2"].confirm.click()
    page.cards["P2"].form.set_values({"still_wanted": "All of them"})
    page.cards["P2"]._edited("still_wanted")
    with qtbot.waitSignal(navigator.case_wanted) as heard:
        button(page, "Save and leave").click()
    assert heard.args == [1]
    assert plaint.cases.view(1).points[1].still_wanted == "All of them"


def test_writing_back_begins_the_letter_that_is_due(
    qtbot: QtBot, plaint: Plaint, page: ReplyPage, navigator: Navigator
) -> None:
    show(plaint, page)
    assert page.on.text() == "&Write back about 2 points"
    with qtbot.waitSignal(navigator.template_wanted):
        page.on.click()


def test_when_everything_is_answered_the_case_is_next(
    qtbot: QtBot, plaint: Plaint, page: ReplyPage, navigator: Navigator
) -> None:
    show(plaint, page)
    for card in page.cards.values():
        card.verdicts.chosen.emit("answered")
    page.refresh()
    with qtbot.waitSignal(navigator.case_wanted):
        page.on.click()


def test_a_reply_that_cannot_be_read_asks_for_its_words(plaint: Plaint, page: ReplyPage) -> None:
    reply = show(plaint, page, text="", name="scan.png", data=b"\x89PNG scan")
    assert "It is a picture" in said(page)
    page.findChildren(UnreadWords)[0].kept.emit(WORDS)
    assert plaint.replies.get(reply).text == WORDS
    assert page.text.toPlainText() == WORDS


def test_attachments_are_listed(plaint: Plaint, page: ReplyPage) -> None:
    file = part("%PDF", "application/pdf", Content_Disposition="attachment; filename=minutes.pdf")
    show(plaint, page, text="", name="r.eml", data=multipart("mixed", [part(WORDS), file]))
    assert "with 1 attachment" in said(page)
    assert "minutes.pdf" in said(page)


def test_a_case_without_points_says_so(plaint: Plaint, page: ReplyPage) -> None:
    case = case_of(plaint, "No letter yet", "")
    reply = plaint.replies.add(case.id, Arrival(date(2026, 11, 6), text="Hello there."))
    page.show_reply(reply.id)
    settle()
    assert "No point is open in this case." in said(page)


def test_a_reply_that_is_not_there_is_refused_in_words(qtbot: QtBot, page: ReplyPage, navigator: Navigator) -> None:
    with qtbot.waitSignal(navigator.refused):
        page.show_reply(77)


def test_nothing_happens_before_a_reply_is_shown(page: ReplyPage) -> None:
    page.refresh()
    page.on.click()
    page.leave.click()
    assert page.cards == {}


def test_in_a_narrow_window_the_points_stand_below(plaint: Plaint, page: ReplyPage) -> None:
    show(plaint, page)
    page.resize(900, 700)
    settle()
    assert page._right.y() > page._left.y()


def test_what_cannot_be_kept_says_why(qtbot: QtBot, plaint: Plaint, page: ReplyPage, navigator: Navigator) -> None:
    show(plaint, page)
    with qtbot.waitSignal(navigator.refused):
        page.cards["P1"].judged.emit("P77", PointAccount(Verdict.ANSWERED))


@pytest.fixture
def apology(plaint: Plaint, page: ReplyPage) -> ReplyPage:
    """The page with a reply to a request for an apology."""
    letter = a_sent_letter(plaint, template="apology-request", changes={"explain": True})
    words = "I am sorry that you feel hurt. What I said about your work for the branch was wrong."
    page.show_reply(plaint.replies.add(letter.case_id, Arrival(date(2026, 11, 20), ReplyKind.PARTIAL, text=words)).id)
    settle()
    return page


def test_the_apology_stands_under_the_points_with_what_is_proposed(apology: ReplyPage) -> None:
    assert list(apology.elements) == ["names-fault", "sorry", "explains"]
    assert "Is it the apology that you asked for?" in said(apology)
    assert {"Sorry", "Fault"} <= {mark.label for mark in apology.text.marks()}
    assert apology.on.text() == "&Write back about 1 point and the apology"


def test_what_came_of_the_apology_is_kept_at_once(plaint: Plaint, apology: ReplyPage) -> None:
    apology.elements["sorry"].confirm.click()
    apology.refresh()
    assert "1 of 3 confirmed" in said(apology)
    assert [each.account.given.value for each in plaint.cases.view(2).apology] == ["waiting", "not", "waiting"]


def test_words_about_the_apology_are_kept_when_the_page_is_left(plaint: Plaint, apology: ReplyPage) -> None:
    apology.elements["sorry"].confirm.click()
    apology.elements["sorry"].form.set_values({"still_wanted": "sorry for the words"})
    apology.elements["sorry"]._edited("still_wanted")
    apology.leave.click()
    assert plaint.cases.view(2).apology[1].account.still_wanted == "sorry for the words"


def test_when_the_points_are_settled_a_letter_back_is_about_the_apology(apology: ReplyPage) -> None:
    apology.cards["P1"].verdicts.chosen.emit("answered")
    apology.refresh()
    assert apology.on.text() == "&Write back about the apology"


def test_the_window_goes_on_while_a_file_is_read_and_shows_its_words_then(
    plaint: Plaint, page: ReplyPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()

    def slow(_name: str, _data: bytes) -> IncomingReply:
        goes_on.wait(20)
        return IncomingReply(text="We refuse.")

    reader = PatientReader(slow)
    reader.patience_s = 0.01
    monkeypatch.setattr(reply_reading, "READER", reader)
    monkeypatch.setattr(reply_page, "LOOKS_AGAIN_MS", 1500)
    show(plaint, page, text="", name="slow.eml", data=b"made to take long")
    assert "still reading this file. It is kept as it came" in said(page)
    assert not page.findChildren(UnreadWords)
    goes_on.set()
    qtbot.waitUntil(lambda: page.text.toPlainText() == "We refuse.")


def test_a_file_that_had_to_be_stopped_is_kept_and_says_why(
    plaint: Plaint, page: ReplyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_name: str, _data: bytes) -> IncomingReply:
        raise StoppedReadingError(Stopped.TIME)

    monkeypatch.setattr(reply_reading, "READER", PatientReader(stopped))
    show(plaint, page, text="", name="bomb.eml", data=b"made to take long")
    assert "This file took too long to read, so Plaint stopped. It is kept as it came." in said(page)
    assert [reply.file.name for reply in plaint.cases.view(1).replies if reply.file] == ["bomb.eml"]


def test_words_that_the_disk_refuses_stay_and_keep_the_person_here(
    qtbot: QtBot, plaint: Plaint, page: ReplyPage, navigator: Navigator, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark, is_full = ReplyService.mark, True

    def mark_while_there_is_room(
        service: ReplyService,
        reply_id: int,
        kind: ReplyKind | None = None,
        points: Mapping[str, PointAccount] | None = None,
    ) -> Reply:
        if is_full:
            raise DiskError("The disk is full.")
        return mark(service, reply_id, kind, points)

    monkeypatch.setattr(ReplyService, "mark", mark_while_there_is_room)
    reply = show(plaint, page)
    page.cards["P2"].confirm.click()
    page.cards["P2"].form.set_values({"still_wanted": "All of them"})
    page.cards["P2"]._edited("still_wanted")
    page.kind.chosen.emit(reply, ReplyKind.PARTIAL)
    with qtbot.assertNotEmitted(navigator.case_wanted):
        button(page, "Save and leave").click()
        page._go_on()
    assert page.cards["P2"].form.values()["still_wanted"] == "All of them"
    is_full = False
    assert page.save_now()
    assert plaint.cases.view(1).points[1].still_wanted == "All of them"
