from pathlib import Path

from pytestqt.qtbot import QtBot

from app.ui.before_you_write import BeforeYouWrite
from tests.builders import opened
from tests.ui.page_checks import SIZES, said, shown


def test_a_list_without_entries_has_no_heading(qtbot: QtBot, tmp_path: Path) -> None:
    before = BeforeYouWrite()
    qtbot.addWidget(before)
    with opened(tmp_path) as plaint:
        template = plaint.packs.template("party-complaint")
    before.show_template(template.model_copy(update={"not_for": ()}), "")
    shown(before, SIZES[0])
    assert "Use it when" in said(before)
    assert "Use something else when" not in said(before)
