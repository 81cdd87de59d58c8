from app.rendering.page_marks import Fill, Sheet, Stroke


def test_fills_lie_under_all_else() -> None:
    sheet = Sheet(100, 200, 0, 100, 0, 200)
    line, fill = Stroke(0, 0, 1, 1, 1), Fill(0, 0, 1, 1, "FF0000")
    sheet.marks.append(line)
    sheet.under.append(fill)
    assert sheet.finished().marks == (fill, line)
