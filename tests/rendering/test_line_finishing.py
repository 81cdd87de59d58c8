import pytest

from app.rendering.document_model import ParagraphLook, Text
from app.rendering.line_finishing import aligned, join_pieces
from tests.rendering.test_line_breaking import RUN, lines, words


@pytest.mark.parametrize(("alignment", "share"), [("left", 0.0), ("right", 1.0), ("center", 0.5)])
def test_alignment_shifts_the_line(alignment: str, share: float) -> None:
    (line,) = lines(Text("abc  ", RUN), alignment=alignment)
    shift, _ = aligned(line, ParagraphLook(alignment=alignment))  # type: ignore[arg-type] # a literal
    assert shift == pytest.approx(share * (200 - line.x))


def test_justified_lines_reach_the_margin_but_the_last_does_not() -> None:
    found = lines(Text("word " * 20, RUN))
    gains = [aligned(line, ParagraphLook(alignment="both"))[1] for line in found]
    spaces = words(found[0]).count(" ")
    assert found[0].x + gains[0] * spaces == pytest.approx(200)
    assert gains[-1] == 0


def test_right_to_left_paragraphs_swap_sides() -> None:
    (line,) = lines(Text("abc", RUN))
    assert aligned(line, ParagraphLook(right_to_left=True))[0] > 100


def test_pieces_of_one_look_are_joined() -> None:
    (line,) = lines(Text("one two ", RUN), Text("three", RUN))
    assert len(line.pieces) > 1
    join_pieces(line)
    assert [piece.text for _, piece in line.pieces] == ["one two three"]
