import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.badges import Badge
from app.ui.buttons import LinkButton
from app.ui.icons import icon_names
from app.ui.labels import WrappedLabel
from app.ui.rows import ROW_LOOKS, CheckRow, ItemRow, ListRow, PointRow, SentenceRow, SummaryRow, hug_rows
from app.ui.theme import colour


def _row(qtbot: QtBot, width: int, badge: Badge | None = None) -> ListRow:
    why = "Your time to appeal ends on Tue 24 Nov 2026. The letter is still a draft."
    row = ListRow(
        "ours", "Appeal against suspension", "Ashgrove Allotment Society", why, "Finish the appeal", badge=badge
    )
    qtbot.addWidget(row)
    row.resize(width, max(72, row.heightForWidth(width)))
    row.show()
    return row


def _label(widget: QWidget, text: str) -> QLabel:
    return next(label for label in widget.findChildren(QLabel) if label.text() == text)


@pytest.mark.parametrize("look", ROW_LOOKS)
def test_each_look_has_an_icon_and_colours(look: str) -> None:
    icon, ink, fill = ROW_LOOKS[look]
    assert icon in icon_names()
    assert colour(ink) != colour(fill)


def test_a_row_is_72_high_and_its_button_column_176_wide(qtbot: QtBot) -> None:
    row = _row(qtbot, 960, Badge("urgent", "4 days left"))
    assert row.height() == 72
    assert row.button.width() == 176


def test_in_a_narrow_window_the_badge_moves_behind_the_title(qtbot: QtBot) -> None:
    badge = Badge("urgent", "4 days left")
    row = _row(qtbot, 960, badge)
    assert badge.parent() is row
    row.resize(700, 110)
    title = _label(row, "Appeal against suspension")
    assert badge.parent() is title.parent()
    assert _label(row, "Ashgrove Allotment Society").parent() is row


def test_a_row_that_widens_again_is_as_before(qtbot: QtBot) -> None:
    badge = Badge("urgent", "4 days left")
    row = _row(qtbot, 700, badge)
    row.resize(960, 80)
    assert badge.parent() is row
    title = _label(row, "Appeal against suspension")
    assert _label(row, "Ashgrove Allotment Society").parent() is title.parent()


def test_a_row_without_a_badge_can_be_narrow_too(qtbot: QtBot) -> None:
    assert _row(qtbot, 700).minimumSizeHint().width() < 700


def test_a_row_says_what_its_button_is_about(qtbot: QtBot) -> None:
    row = _row(qtbot, 960)
    assert "Appeal against suspension" in row.button.accessibleDescription()
    with qtbot.waitSignal(row.acted):
        row.button.click()


def test_a_plain_row_is_44_high_and_56_with_two_lines(qtbot: QtBot) -> None:
    heights = []
    for detail in ("", "PDF, 1 page, 64 kB"):
        row = ItemRow("page", "Complaint.pdf", detail, beside="The Harbour Party", right=[LinkButton("Open")])
        qtbot.addWidget(row)
        heights.append(max(row.minimumHeight(), row.heightForWidth(600)))
    assert heights[0] == 44
    assert 56 <= heights[1] <= 60


def test_an_unmet_condition_has_the_link_that_mends_it(qtbot: QtBot) -> None:
    row = CheckRow("They had time to answer", is_met=False, mend="Remind me on 22 Dec")
    qtbot.addWidget(row)
    link = row.findChild(LinkButton)
    assert link is not None
    with qtbot.waitSignal(row.mend_asked):
        link.click()


@pytest.mark.parametrize(("is_met", "word"), [(True, "Met"), (False, "Not yet")])
def test_a_condition_says_its_state_in_a_word(qtbot: QtBot, is_met: bool, word: str) -> None:
    row = CheckRow("You are still in time", is_met=is_met)
    qtbot.addWidget(row)
    assert _label(row, word)


def test_a_summary_row_says_which_answer_it_changes(qtbot: QtBot) -> None:
    row = SummaryRow("Reply by", "Fri 18 Dec 2026, by e-mail")
    qtbot.addWidget(row)
    assert row.link.accessibleName() == "Change “Reply by”"
    assert _label(row, "Reply by").width() == 164
    with qtbot.waitSignal(row.change_asked):
        row.link.click()


def test_small_rows_show_their_words(qtbot: QtBot) -> None:
    point, sentence = PointRow("P1", "My record", Badge("partly", "Partly")), SentenceRow("bell", "Today says so.")
    for row in (point, sentence):
        qtbot.addWidget(row)
    shown = [label.text() for row in (point, sentence) for label in row.findChildren(WrappedLabel)]
    assert shown == ["P1", "My record", "Today says so."]


def test_a_list_ends_with_its_last_row_and_an_empty_one_is_gone(qtbot: QtBot) -> None:
    holder, view, model = QWidget(), QListView(), QStringListModel(["one", "two"])
    column = QVBoxLayout(holder)
    column.addWidget(view, 1)
    qtbot.addWidget(holder)
    holder.resize(300, 400)
    holder.show()
    view.setModel(model)
    hug_rows(view)
    assert view.maximumHeight() < 100
    model.setStringList([])
    hug_rows(view)
    assert view.isHidden()
    hug_rows(QListView(holder))
