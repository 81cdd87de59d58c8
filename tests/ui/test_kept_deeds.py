"""Deeds that the disk refuses wait and are tried again."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.domain.errors import DiskError, NotAllowedError, UserError
from app.ui.kept_deeds import KeptDeeds
from app.ui.writing_session import AGAIN_AFTER_MS


class Disk:
    """Takes words, or not."""

    def __init__(self, refusal: UserError | None) -> None:
        self.refusal = refusal
        self.kept: list[str] = []

    def keep(self, words: str) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.kept.append(words)


def deeds_and_refusals(owner: QObject) -> tuple[KeptDeeds, list[UserError]]:
    deeds, refusals = KeptDeeds(owner), list[UserError]()
    deeds.refused.connect(refusals.append)
    return deeds, refusals


def test_what_the_disk_refuses_is_said_once_and_kept_in_order_once_there_is_room(qtbot: QtBot) -> None:
    owner, disk = QObject(), Disk(DiskError("The disk is full."))
    deeds, refusals = deeds_and_refusals(owner)
    assert [deeds.keep(name, lambda words=words: disk.keep(words)) for name, words in (  # type: ignore[misc]
        ("P1", "too early"), ("P2", "second"), ("P1", "first")
    )] == [False] * 3  # fmt: skip
    assert [error.message for error in refusals] == ["The disk is full."]
    disk.refusal = None
    deeds._again.setInterval(0)
    deeds._again.start()
    qtbot.waitUntil(lambda: disk.kept == ["second", "first"], timeout=1000)
    assert deeds.keep_all()


def test_it_is_tried_again_by_itself(qtbot: QtBot) -> None:
    del qtbot
    owner, disk = QObject(), Disk(DiskError("The disk is full."))
    deeds, _refusals = deeds_and_refusals(owner)
    deeds.keep("P1", lambda: disk.keep("first"))
    assert (deeds._again.isActive(), deeds._again.interval()) == (True, AGAIN_AFTER_MS)


def test_what_is_refused_for_its_own_sake_does_not_wait(qtbot: QtBot) -> None:
    del qtbot
    owner, disk = QObject(), Disk(NotAllowedError("A reply is kept as it came."))
    deeds, refusals = deeds_and_refusals(owner)
    assert not deeds.keep("P1", lambda: disk.keep("first"))
    assert (deeds.keep_all(), len(refusals)) == (True, 1)
