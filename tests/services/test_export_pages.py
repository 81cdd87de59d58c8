"""The pages that say what is what in an export."""

from datetime import date

from app.services.export_pages import ListedCase, ListedFile, index, readme

DAY = date(2026, 11, 20)


def test_a_page_lists_every_file_under_its_case() -> None:
    page = "".join(
        index(DAY, [ListedCase("P-1", "A list", "A party", "cases/a", [ListedFile("Letter", "cases/a.pdf")])])
    )
    assert '<h2>P-1: A list</h2>\n<p>A party</p>\n<ul>\n<li><a href="cases/a.pdf">Letter</a></li>' in page


def test_no_word_of_a_case_can_be_anything_but_a_word() -> None:
    case = ListedCase("P-1", "<script>alert(1)</script>", "a & b", "c", [ListedFile("<b>", 'x" onclick="y.pdf')])
    page = "".join(index(DAY, [case]))
    assert "<script>" not in page
    assert 'onclick="' not in page
    assert "a &amp; b" in page


def test_damaged_files_are_named_in_the_readme() -> None:
    assert readme(DAY, ["P-1: Letter, a.pdf"]).endswith("  P-1: Letter, a.pdf\n")
    assert "Damaged" not in readme(DAY, [])
