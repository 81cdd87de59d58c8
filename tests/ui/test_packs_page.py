from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.problems import Problem
from app.services.pack_exchange import PackExchange
from app.services.pack_service import PackService
from app.ui.navigator import Navigator
from app.ui.packs_page import PacksPage
from app.ui.tasks import TaskRunner
from tests.builders import opened
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
