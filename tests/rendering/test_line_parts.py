from app.rendering.document_model import RunLook
from app.rendering.fonts import FontBook
from app.rendering.line_parts import Line, Piece, Space, Stretch, TabMark, Word, looks_alike, one_by_one

LOOK = RunLook(family="Arial")
FACE = FontBook().face("Arial", False, False)


def piece(text: str, element: int = 0) -> Piece:
    return Piece(text, LOOK, FACE, 10.0, 10.0 * len(text), element=element)


def test_what_is_set_at_once_can_be_looked_at_one_by_one() -> None:
    parts = list(one_by_one([TabMark(LOOK), Stretch(["ab", " ", "c"], [20.0, 10.0, 10.0], piece("", 3))]))
    assert parts == [
        TabMark(LOOK),
        Word([piece("ab", 3)], 20.0),
        Space(piece(" ", 3), 10.0),
        Word([piece("c", 3)], 10.0),
    ]


def test_pieces_of_two_elements_are_not_alike() -> None:
    assert looks_alike(piece("a"), piece("b"))
    assert not looks_alike(piece("a"), piece("b", 1))


def test_a_line_is_empty_until_something_stands_in_it() -> None:
    assert Line().is_empty
    assert not Line(pieces=[(0.0, piece("a"))]).is_empty
