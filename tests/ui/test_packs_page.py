from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.problems import Problem
from app.services import pack_workshop
from app.services.pack_exchange import PackExchange
from app.services.pack_service import PackService
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.pack_try import TryDialog
from app.ui.packs_page import PacksPage
from app.ui.tasks import TaskRunner
from app.ui.theme import Theme
from tests.builders import opened
from tests.packs.sample_pack import word_file, write_pack
from tests.ui.page_checks import SIZES, cut_words, markup_labels, said, shown, sideways


def test_the_starter_pack_is_named_with_its_letters(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(tmp_path) as plaint:
        page = PacksPage(plaint, Navigator(), TaskRunner())
        qtbot.addWidget(page)
        page.refresh()
        shown(page, SIZES[0])
        assert "Letters for members" in said(page)
        assert f"{len(plaint.packs.packs()[0].templates)} letters" in said(page)
        assert "Starter pack, part of Plaint" in said(page)
        assert (cut_words(page), sideways(page), markup_labels(page)) == ([], [], [])


def test_large_text_leaves_the_title_its_room_in_the_narrowest_window(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    theme.apply(qapp, "light", 1.5)
    try:
        with opened(tmp_path) as plaint:
            page = PacksPage(plaint, Navigator(), TaskRunner())
            qtbot.addWidget(page)
            page.refresh()
            shown(page, SIZES[0])
            title = next(one for one in page.findChildren(WrappedLabel) if one.text() == "Letters for members")
            assert title.height() < 2 * title.fontMetrics().height()
            assert "Starter pack, part of Plaint" in said(page)
            assert sideways(page) == []
    finally:
        theme.apply(qapp, "light")


def test_what_could_not_be_read_is_said_with_its_place(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (Problem("error", "key", "“titel” is not a key.", "Did you mean “title”?", "pack.toml", line=3),)
    monkeypatch.setattr(PackService, "problems", lambda _self: found)
    monkeypatch.setattr(PackExchange, "all", lambda _self: [])
    with opened(tmp_path) as plaint:
        page = PacksPage(plaint, Navigator(), TaskRunner())
        qtbot.addWidget(page)
        page.refresh()
        shown(page, SIZES[0])
        assert "No pack could be read" in said(page)
        assert "pack.toml\nline 3" in said(page)
        assert "Did you mean “title”?" in said(page)


def test_a_drafted_letter_is_tried_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(tmp_path / "data") as plaint:
        page = PacksPage(plaint, Navigator(), TaskRunner())
        qtbot.addWidget(page)
        shown(page, SIZES[0])
        page.drafting.put(pack_workshop.draft(word_file("{{ thing }}"), "lift.docx"), tmp_path / "lift")
        dialog = page.findChild(TryDialog)
        assert dialog
        qtbot.waitUntil(page.trial.isVisible, timeout=20_000)
        dialog.close()


def test_a_pack_with_a_problem_is_mended_before_it_is_tried(qtbot: QtBot, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "harbour", letter="title = ")
    with opened(tmp_path / "data") as plaint:
        page = PacksPage(plaint, Navigator(), TaskRunner())
        qtbot.addWidget(page)
        shown(page, SIZES[0])
        page.trial.try_folder(str(folder))
        qtbot.waitUntil(lambda: "Must fix" in said(page), timeout=20_000)
        with qtbot.waitSignal(page.trial.refused):
            page.trial.try_button.click()
        assert page.findChild(TryDialog) is None
