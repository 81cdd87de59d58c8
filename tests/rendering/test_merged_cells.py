from app.rendering.document_model import Cell, Paragraph, ParagraphLook, Row, RunLook, Text
from app.rendering.merged_cells import with_whole_merges


def cell(*words: str, starts: bool = False, merged: bool = False) -> Cell:
    look = RunLook()
    blocks = tuple(Paragraph(ParagraphLook(), (Text(word, look),) if word else (), look) for word in words)
    return Cell(blocks, starts_merge=starts, merged=merged)


def words(rows: tuple[Row, ...]) -> list[list[list[str]]]:
    return [
        [[block.text for block in each.blocks if isinstance(block, Paragraph)] for each in row.cells] for row in rows
    ]


def test_words_of_a_continued_cell_follow_those_of_the_first() -> None:
    rows = [Row((cell("a", starts=True), cell("x"))), Row((cell("b", "", merged=True), cell("y")))]
    rows.append(Row((cell("c", merged=True), cell("z"))))
    assert words(with_whole_merges(rows)) == [[["a", "b", "c"], ["x"]], [[], ["y"]], [[], ["z"]]]


def test_a_cell_that_continues_nothing_is_one_of_its_own() -> None:
    rows = [Row((cell("a"),)), Row((cell("b", merged=True),))]
    merged = with_whole_merges(rows)
    assert words(merged) == [[["a"]], [["b"]]]
    assert not merged[1].cells[0].merged


def test_a_row_without_it_ends_a_merge() -> None:
    rows = [Row((cell("a", starts=True),)), Row((cell("b"),)), Row((cell("c", merged=True),))]
    assert words(with_whole_merges(rows)) == [[["a"]], [["b"]], [["c"]]]
