"""The user guide, followed step by step; its pictures show what its steps lead to."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import Plaint, open_plaint
from app.services.time_source import TimeSource
from app.ui.practice_window import PracticeWindow
from app.ui.theme import Theme
from tests.builders import TODAY
from tests.ui.page_checks import settle
from tests.user_guide import SIZE, TAKEN, said, walk

pytestmark = pytest.mark.no_cover


@pytest.fixture
def plaint(data_folder: Path) -> Iterator[Plaint]:
    made = open_plaint(data_folder, TimeSource.fixed(TODAY))
    yield made
    made.close()


@pytest.mark.usefixtures("qtbot")
def test_its_steps_work_and_its_pictures_are_as_the_pages_are(plaint: Plaint, theme: Theme) -> None:
    window = PracticeWindow(plaint, theme)
    window.resize(*SIZE)
    window.show()
    shown: dict[str, str] = {}
    try:
        walk(window, settle, lambda name: shown.update({name: said(window)}))
    finally:
        window.throw_away()
    stale = sorted(name for name, words in json.loads(TAKEN.read_text("utf-8")).items() if shown.get(name) != words)
    assert not stale, f"Take the guide's pictures again (python -m tests.user_guide): {stale}"
