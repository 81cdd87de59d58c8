from collections.abc import Sequence

from app.rendering.page_columns import PageColumn, take
from app.rendering.page_notes import NoteRoom
from app.rendering.table_layout import RowBand, Strip


def strips(*heights: float, unbreakable: Sequence[int] = ()) -> list[Strip]:
    """Strips in the order in which they are waited for: the first last."""
    found = [
        Strip(RowBand([], height), may_break_before=index not in unbreakable) for index, height in enumerate(heights)
    ]
    return found[::-1]


def column(height: float) -> PageColumn:
    return PageColumn(0.0, 0.0, height, NoteRoom(lambda _note, _element: [], 10.0))


def test_what_fits_is_taken() -> None:
    waiting = strips(40, 40, 40)
    assert [top for _, top in take(waiting, column(100))] == [0, 40]
    assert len(waiting) == 1


def test_the_column_ends_where_it_may() -> None:
    waiting = strips(40, 40, 40, unbreakable=(2,))
    assert len(take(waiting, column(100))) == 1
    assert len(waiting) == 2


def test_where_it_may_end_nowhere_it_ends_where_it_is_full() -> None:
    assert len(take(strips(40, 40, 40, unbreakable=(1, 2)), column(100))) == 2


def test_what_is_taller_than_a_column_is_taken_alone() -> None:
    assert len(take(strips(400, 40), column(100))) == 1
