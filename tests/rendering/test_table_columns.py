import pytest

from app.rendering.document_model import Cell, Row, Table
from app.rendering.table_columns import cell_columns, column_widths, least_table_width


def widths(table_: Table) -> list[float]:
    return column_widths(table_, 400.0, lambda _blocks, _room: 0.0)


def grid(*columns: float, cells: int = 2, **settings: object) -> Table:
    row_ = Row(tuple(Cell((), width_pt=None) for _ in range(cells)))
    return Table((row_,), columns, **settings)  # type: ignore[arg-type] # the table's own fields


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (grid(100, 200), [100, 200]),
        (grid(), [200, 200]),
        (grid(100, 100, width_share=1.0), [200, 200]),
        (grid(400, 400), [200, 200]),
        (grid(400, 400, fixed=True), [400, 400]),
        (grid(100, 100, fixed=True, width_pt=300.0), [150, 150]),
        (grid(width_pt=100.0), [50, 50]),
    ],
)
def test_columns_have_widths(asked: Table, found: list[float]) -> None:
    assert widths(asked) == pytest.approx(found)


def test_widths_of_cells_help_where_the_grid_is_missing() -> None:
    row_ = Row((Cell((), width_pt=30.0), Cell((), width_pt=60.0)))
    assert widths(Table((row_,), ())) == [30.0, 60.0]


def test_columns_grow_with_long_words_but_not_off_the_page() -> None:
    assert column_widths(grid(100, 100), 400.0, lambda _blocks, room: room + 20) == [120, 120]
    assert sum(column_widths(grid(100, 100), 400.0, lambda _blocks, room: room + 900)) == pytest.approx(440)


def test_cells_begin_after_the_columns_that_a_row_leaves_out() -> None:
    assert cell_columns(Row((Cell((), span=2), Cell(())), skip_before=1)) == [1, 3]


def test_a_table_in_a_cell_can_be_as_narrow_as_its_words_unless_it_is_fixed() -> None:
    assert least_table_width(grid(100, 100), 400.0, lambda _blocks, _room: 20.0) == pytest.approx(61.6)
    assert least_table_width(grid(100, 100, fixed=True), 400.0, lambda _blocks, _room: 20.0) == 200
