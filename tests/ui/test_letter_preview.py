"""The letter as it grows."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.errors import UserError
from app.services.letter_drawing import DrawingJob
from app.services.letter_pictures import PreviewDrawing, draw_preview
from app.ui.letter_preview import LetterPreview
from app.ui.tasks import TaskRunner
from tests.ui.drafts import begun, opened


@pytest.fixture
def job(tmp_path: Path) -> Iterator[DrawingJob]:
    plaint = opened(tmp_path)
    yield plaint.letters.preview(plaint.letters.writing(begun(plaint)))
    plaint.close()


@pytest.fixture
def tasks() -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.wait()


@pytest.fixture
def preview(qtbot: QtBot, tasks: TaskRunner) -> LetterPreview:
    made = LetterPreview(tasks)
    qtbot.addWidget(made)
    made.resize(520, 700)
    return made


def about(job: DrawingJob, subject: str) -> DrawingJob:
    return replace(job, context={**job.context, "subject": subject})


def test_the_newest_wins_and_those_between_are_passed_over(
    preview: LetterPreview, job: DrawingJob, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []

    def counted(job: DrawingJob, scale: float, in_sight: frozenset[int]) -> PreviewDrawing:
        drawn.append(job)
        return draw_preview(job, scale, in_sight)

    monkeypatch.setattr("app.ui.letter_preview.draw_preview", counted)
    preview.show()
    for number in range(9):
        preview.show_job(about(job, f"matter {number}"))
    qtbot.waitUntil(lambda: "matter 8" in preview.words(), timeout=20_000)
    assert len(drawn) == 2


def test_nothing_is_drawn_while_nobody_looks(preview: LetterPreview, job: DrawingJob, qtbot: QtBot) -> None:
    preview.show_job(job)
    assert not preview._is_busy
    with qtbot.waitSignal(preview.shown, timeout=20_000):
        preview.show()


def test_a_page_that_comes_into_sight_is_drawn_sharp(preview: LetterPreview, job: DrawingJob, qtbot: QtBot) -> None:
    preview.show()
    preview.show_job(job)
    qtbot.waitUntil(lambda: preview._drawing is not None and not preview._is_busy, timeout=20_000)
    preview.view.zoom_in()
    preview.view._desk.verticalScrollBar().setValue(10_000)
    qtbot.waitUntil(lambda: preview._drawing is not None and bool(preview._drawing.pages[1].data), timeout=20_000)


def test_a_fault_of_the_template_is_said_calmly_instead_of_the_page(
    preview: LetterPreview, job: DrawingJob, qtbot: QtBot
) -> None:
    preview.show()
    with qtbot.waitSignal(preview.shown, timeout=20_000):
        preview.show_job(replace(job, document=b"no document"))
    assert preview._note.isVisible()
    assert "What you write is kept" in preview._words.accessibleName()
    with qtbot.waitSignal(preview.shown, timeout=20_000):
        preview.show_job(job)
    assert not preview._note.isVisible()


def test_a_bug_is_told_once(preview: LetterPreview, tasks: TaskRunner, qtbot: QtBot) -> None:
    told: list[object] = []
    tasks.crashed.connect(told.append)
    preview.show_fault(ValueError())
    preview.show_fault(ValueError())
    preview.show_fault(UserError("The template is broken."))
    assert len(told) == 1


def test_the_bar_goes_when_the_words_are_not_in_the_letter(
    preview: LetterPreview, job: DrawingJob, qtbot: QtBot
) -> None:
    preview.show()
    with qtbot.waitSignal(preview.shown, timeout=20_000):
        preview.show_job(job)
    preview.mark(["withdrawn the motion"])
    assert preview.view._sheets[0].mark() is not None
    preview.mark(["nothing like it"])
    assert preview.view._sheets[0].mark() is None
    assert preview.sizeHint().width() == 520
