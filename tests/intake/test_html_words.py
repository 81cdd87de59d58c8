import time

import pytest

from app.intake.html_words import html_words


def test_paragraphs_are_parted_by_an_empty_line() -> None:
    assert html_words("<p>Dear Ms Pritchard,</p><p>Thank <b>you</b>.</p>") == "Dear Ms Pritchard,\n\nThank you."


def test_line_breaks_and_divs_begin_new_lines() -> None:
    assert html_words("<div>One</div><div>Two<br>Three</div>") == "One\nTwo\nThree"


def test_two_line_breaks_leave_an_empty_line() -> None:
    assert html_words("One<br><br>Two") == "One\n\nTwo"


def test_list_items_begin_with_a_dash() -> None:
    assert html_words("<ul><li>One</li><li>Two</li></ul>") == "- One\n- Two"


def test_cells_stand_apart() -> None:
    assert html_words("<table><tr><td>Name</td><td>Ann</td></tr></table>") == "Name  Ann"


def test_quoted_messages_are_marked() -> None:
    assert html_words("<p>No.</p><blockquote><p>Why?</p></blockquote><p>Yours</p>") == "No.\n\n> Why?\n\nYours"


def test_nothing_hidden_is_read() -> None:
    markup = '<p style="display:none">preview</p><style>p{}</style><script>x</script><p>Seen</p><!-- note -->'
    assert html_words(markup) == "Seen"


def test_words_behind_something_hidden_are_read() -> None:
    assert html_words("<p>a <span style='display: none'>x</span>b</p>") == "a b"


def test_entities_and_hard_spaces_become_signs() -> None:
    assert html_words("<p>Marks &amp; Spencer&nbsp;&lt;3</p>") == "Marks & Spencer <3"


@pytest.mark.parametrize("markup", ["", "<!-- -->", "   ", "<!" * 100_000])
def test_no_words_are_no_text(markup: str) -> None:
    assert html_words(markup) == ""


@pytest.mark.parametrize("part", ["<div>", "<b><i>", "<a ", "<table><tr>", "&", "</p>", "<blockquote>x"])
def test_a_document_made_to_be_slow_is_not(part: str) -> None:
    began = time.perf_counter()
    html_words(part * (900_000 // len(part)))
    assert time.perf_counter() - began < 2


def test_a_lone_surrogate_harms_nothing() -> None:
    assert html_words("<p>a\ud800b</p>") == "a?b"
