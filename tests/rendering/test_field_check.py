"""Fields that print are fine, wherever Word puts them; those that fetch or ask are refused with what to do."""

import pytest
from lxml import etree

from app.domain.problems import Problem
from app.rendering.field_check import field_problems
from app.rendering.word_xml import NAMESPACE

MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (MARK.format(kind) for kind in ("begin", "separate", "end"))


def told(instruction: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'


def problems(inner: str) -> list[Problem]:
    return field_problems(etree.fromstring(f'<w:document xmlns:w="{NAMESPACE}">{inner}</w:document>'), "x.xml")


def test_page_numbers_in_a_table_of_contents_are_fine() -> None:
    entry = f"{BEGIN}{told('PAGEREF _Toc1')}{SEPARATE}<w:r><w:t>1</w:t></w:r>{END}"
    assert problems(f"<w:p>{BEGIN}{told('TOC')}{SEPARATE}{entry}</w:p><w:p>{END}</w:p>") == []


def test_a_simple_field_in_the_result_of_another_is_fine() -> None:
    assert problems(f"<w:p>{BEGIN}{told('TOC')}{SEPARATE}<w:fldSimple w:instr='PAGE'/>{END}</w:p>") == []


def test_what_fetches_is_refused_in_a_result_too() -> None:
    fetching = f"{BEGIN}{told('INCLUDETEXT x')}{END}"
    found = problems(f"<w:p/><w:p>{BEGIN}{told('TOC')}{SEPARATE}{fetching}{END}</w:p>")
    assert [(each.tag, each.paragraph) for each in found] == [("INCLUDETEXT x", 2)]


@pytest.mark.parametrize("inner", [f"{BEGIN}{told('PAGE')}{END}", "<w:fldSimple w:instr='PAGE'/>"])
def test_a_field_in_the_instruction_of_another_is_refused(inner: str) -> None:
    assert [each.code for each in problems(f"<w:p>{BEGIN}{told('REF ')}{inner}{SEPARATE}{END}</w:p>")] == ["field"]


def test_an_instruction_behind_the_result_is_refused() -> None:
    found = problems(f"<w:p>{BEGIN}{told('PAGE')}{SEPARATE}{told('DDEAUTO cmd')}{END}</w:p>")
    assert [each.tag for each in found] == ["DDEAUTO cmd"]


def test_a_field_over_two_paragraphs_names_the_first() -> None:
    found = problems(f"<w:p>{BEGIN}{told('DDE')}</w:p><w:p>{told('AUTO x')}{END}</w:p>")
    assert [(each.tag, each.paragraph) for each in found] == [("DDEAUTO x", 1)]


def test_marks_without_a_field_are_passed_over() -> None:
    assert problems(f"<w:p>{SEPARATE}{END}</w:p>") == []


@pytest.mark.parametrize(
    ("instruction", "hint"),
    [
        ("MERGEFIELD Name", "type a tag in its place"),
        ("FILLIN x", "type a tag in its place"),
        ("INCLUDEPICTURE x", "put the words or the picture there"),
        ("HYPERLINK x", "Insert, Link"),
        ("REF {{ a }}", "type the tag as plain words"),
        ("USERNAME", "stays as plain words"),
        ("", "stays as plain words"),
    ],
)
def test_what_to_do_is_said_for_each_kind(instruction: str, hint: str) -> None:
    (found,) = problems(f"<w:p>{BEGIN}{told(instruction)}{END}</w:p>")
    assert hint in found.hint
