"""Templates as text, and what changed between two packs."""

from app.packs.template_text import pack_diff, template_text
from tests.packs.sample_pack import word_file


def test_a_template_is_a_line_for_each_paragraph() -> None:
    lines = template_text(word_file("Dear {{ to.name }},", "", "{%p if what %}")).splitlines()
    assert lines[:3] == ["Dear {{ to.name }},", "", "{%p if what %}"]


def test_a_changed_letter_shows_its_words() -> None:
    old, new = {"letters/a.docx": word_file("Dear you,", "end")}, {"letters/a.docx": word_file("Dear all,", "end")}
    assert [line for line in pack_diff(old, new).splitlines() if line[0] in "+-"] == [
        "--- letters/a.docx",
        "+++ letters/a.docx",
        "-Dear you,",
        "+Dear all,",
    ]


def test_what_came_and_what_went_are_shown() -> None:
    shown = pack_diff({"a.toml": b"x = 1\n"}, {"b.toml": b"y = 2\n"})
    assert "+++ /dev/null" in shown
    assert "--- /dev/null" in shown
    assert "+y = 2" in shown


def test_what_only_changed_its_form_is_said() -> None:
    assert pack_diff({"a.toml": b"x = 1"}, {"a.toml": b"x = 1\n"}) == "a.toml: only its form changed, not its words.\n"


def test_what_is_the_same_is_not_shown() -> None:
    assert pack_diff({"a.toml": b"x"}, {"a.toml": b"x"}) == ""
