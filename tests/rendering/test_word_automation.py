from app.rendering.word_automation import WORD_SCRIPT, word_is_registered


def test_words_script_forbids_macros_and_keeps_its_hands_off_the_file_and_the_lists() -> None:
    assert "$word.AutomationSecurity = 3" in WORD_SCRIPT
    assert "Documents.Open($docx, $false, $true, $false)" in WORD_SCRIPT
    assert WORD_SCRIPT.rstrip().endswith("finally { $word.Quit(0) }")


def test_words_script_asks_for_tags_and_bookmarks() -> None:
    asked = WORD_SCRIPT.split("ExportAsFixedFormat(")[1].split(")")[0].split(", ")
    assert (asked[1], asked[10], asked[11]) == ("17", "1", "$true")


def test_word_is_looked_for_on_windows_alone() -> None:
    import sys

    assert word_is_registered() is False or sys.platform == "win32"
