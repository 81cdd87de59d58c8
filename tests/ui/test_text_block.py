from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.ui.text_block import TextBlock


def _ink(block: TextBlock, *, underlined: bool = False) -> int:
    image = QImage(300, 60, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    block.draw(painter, 0, 0, 300, underlined=underlined)
    painter.end()
    return sum(image.pixelColor(x, y).lightness() < 128 for x in range(300) for y in range(60))


def test_text_takes_more_lines_when_there_is_less_room(qapp: QApplication) -> None:
    block = TextBlock("Their reply was due on Monday and has not come.", QFont())
    assert block.fit(80).height() >= 3 * block.fit(1000).height()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80), width=st.integers(60, 400))
def test_no_line_is_wider_than_the_room(qapp: QApplication, text: str, width: int) -> None:
    assert TextBlock(text, QFont()).fit(width).width() <= width + 1


def test_a_long_address_is_broken_rather_than_cut(qapp: QApplication) -> None:
    block = TextBlock("complaints-" * 20 + "@harbour.example", QFont())
    assert block.narrowest() <= 180
    assert block.fit(200).width() <= 201


def test_a_line_may_end_at_a_hyphen_but_not_after_a_single_letter(qapp: QApplication) -> None:
    room, line = TextBlock("By e-mai", QFont()).natural_width(), TextBlock("a", QFont()).fit(900).height()
    assert TextBlock("By ex-mail us", QFont()).fit(room).height() == 2 * line  # By ex- | mail us
    assert TextBlock("By e-mail us", QFont()).fit(room).height() == 3 * line  # By | e-mail | us


def test_stressed_words_have_more_ink(qapp: QApplication) -> None:
    words = "due Mon 21 Dec 2026; 31 days left"
    assert _ink(TextBlock(words, QFont(), "Mon 21 Dec 2026")) > _ink(TextBlock(words, QFont()))


def test_an_underline_is_drawn_beneath(qapp: QApplication) -> None:
    assert _ink(TextBlock("Open", QFont()), underlined=True) > _ink(TextBlock("Open", QFont()))


def test_lines_in_the_text_are_kept(qapp: QApplication) -> None:
    assert (
        TextBlock("14 Weir Cottages\nMytholm", QFont()).fit(900).height()
        == 2 * TextBlock("a", QFont()).fit(900).height()
    )
