"""What is kept between drawings changes nothing: a letter drawn after others is, byte for byte, the one drawn first."""

import sys
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.rendering.kept_values import KeptValues
from app.rendering.pdf_letter import DrawnPdf, draw_pdf
from tests.rendering.drawn_letters import DEFAULTS, LIST, docx

pytestmark = pytest.mark.no_cover

PARAGRAPH_STYLE = '<w:style w:type="paragraph" w:styleId="S"><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>'
TABLE_STYLE = '<w:style w:type="table" w:styleId="T"><w:rPr>{}</w:rPr></w:style>'
IN_LIST = '<w:numPr><w:numId w:val="1"/></w:numPr>'
STYLES = (
    DEFAULTS,
    DEFAULTS.replace("<w:sz ", '<w:lang w:val="cy-GB"/><w:sz '),
    DEFAULTS.replace("22", "28").replace("Calibri", "Arial"),
    DEFAULTS + PARAGRAPH_STYLE.format("<w:keepNext/>", "<w:b/>") + TABLE_STYLE.format("<w:i/>"),
    DEFAULTS + PARAGRAPH_STYLE.format(IN_LIST, "<w:caps/>") + TABLE_STYLE.format("<w:b/>"),
)
LISTS = (LIST, LIST.replace("decimal", "upperRoman").replace("%1.%2", "%2"), "")
MARGINS = '<w:pgMar w:top="500" w:right="900" w:bottom="500" w:left="900"/>'
ENDS = tuple(f'<w:sectPr><w:pgSz w:w="{width}" w:h="5000"/>{MARGINS}</w:sectPr>' for width in (6000, 9000))
SETTINGS = (
    "",
    '<w:defaultTabStop w:val="1300"/><w:compat><w:doNotExpandShiftReturn/></w:compat>',
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>',
)
PROPERTIES = (
    "",
    '<w:pStyle w:val="S"/>',
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
    '<w:keepNext/><w:jc w:val="both"/>',
    '<w:pBdr><w:top w:val="single" w:sz="8" w:space="4"/><w:bottom w:val="single" w:sz="8" w:space="4"/></w:pBdr>',
    '<w:tabs><w:tab w:val="right" w:pos="3000" w:leader="dot"/></w:tabs><w:bidi/>',
    '<w:pageBreakBefore/><w:ind w:left="400" w:hanging="400"/>',
)
RUNS = (
    "<w:t>The same words again and again, which fill more than one line of it.</w:t>",
    "<w:t>Short.</w:t>",
    "<w:t>Averyveryverylongwordthatfitsonnolineofanypagehowevershortandsoiscut</w:t>",
    '<w:t>Some </w:t><w:tab/><w:t>שלום, żółć 😀</w:t><w:br/><w:t xml:space="preserve">after the break </w:t>',
    '<w:rPr><w:b/><w:u w:val="single"/><w:sz w:val="40"/></w:rPr><w:t>Large</w:t>',
    '<w:t>Before</w:t><w:br w:type="page"/><w:t>after</w:t>',
    '<w:rPr><w:lang w:val="cy-GB"/></w:rPr><w:t xml:space="preserve">yn Gymraeg </w:t>',
    '<w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>',
    '<w:fldChar w:fldCharType="separate"/><w:t>1</w:t><w:fldChar w:fldCharType="end"/>',
)

paragraphs = st.builds(
    lambda properties, runs: f"<w:p><w:pPr>{properties}</w:pPr>{''.join(f'<w:r>{run}</w:r>' for run in runs)}</w:p>",
    st.sampled_from(PROPERTIES),
    st.lists(st.sampled_from(RUNS), max_size=3),
)
tables = st.builds(
    lambda cells: (
        '<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>'
        + "".join(f"<w:tr><w:tc>{cell}</w:tc></w:tr>" for cell in cells)
        + "</w:tbl>"
    ),
    st.lists(paragraphs, min_size=1, max_size=3),
)


@st.composite
def drafts(draw: st.DrawFn) -> list[bytes]:
    """One letter as it grows: from draft to draft a few blocks change, and now and then what all of them stand on."""
    blocks = draw(st.lists(paragraphs | tables, min_size=1, max_size=6))
    letters: list[bytes] = []
    for _ in range(draw(st.integers(2, 4))):
        place = draw(st.integers(0, len(blocks)))
        blocks = [*blocks[:place], *draw(st.lists(paragraphs | tables, max_size=2)), *blocks[place + 1 :]]
        styles, numbering, end, rules = (draw(st.sampled_from(each)) for each in (STYLES, LISTS, ENDS, SETTINGS))
        letters.append(docx("".join(blocks), styles, numbering, end, settings=rules))
    return letters


def what_is_kept() -> Iterator[object]:
    """Every store of values that the rendering layer keeps, whoever added it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("app.rendering."):
            yield from (value for value in vars(module).values() if isinstance(value, KeptValues))
            yield from (value for value in vars(module).values() if hasattr(value, "cache_clear"))


def forget_all() -> None:
    for kept in what_is_kept():
        if isinstance(kept, KeptValues):
            kept.clear()
        else:
            kept.cache_clear()  # type: ignore[attr-defined] # functools gives its caches this method


def from_scratch(letter: bytes) -> DrawnPdf:
    """Draw with nothing kept, not even from one paragraph of the letter to the next."""
    forget_all()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KeptValues, "get", lambda _kept, _key, make, _weigh: make())
        return draw_pdf(letter)


@settings(deadline=None)
@given(drafts())
def test_a_letter_is_drawn_the_same_after_its_earlier_drafts(several: list[bytes]) -> None:
    in_turn = [draw_pdf(letter) for letter in several]
    for letter, drawn in zip(several, in_turn, strict=True):
        assert from_scratch(letter) == drawn


@pytest.mark.parametrize(
    "changed",
    [
        *({"styles": styles} for styles in STYLES),
        *({"numbering": numbering} for numbering in LISTS),
        *({"end": end} for end in ENDS),
        *({"settings": rules} for rules in SETTINGS),
    ],
)
def test_the_same_words_are_drawn_anew_where_what_they_stand_on_changes(changed: dict[str, str]) -> None:
    blocks = [f"<w:p><w:pPr>{each}</w:pPr><w:r>{run}</w:r></w:p>" for each in PROPERTIES for run in RUNS]
    body = f"{''.join(blocks)}<w:tbl><w:tr><w:tc>{''.join(blocks[:8])}</w:tc></w:tr></w:tbl>"
    draw_pdf(docx(body))
    assert draw_pdf(docx(body, **changed)) == from_scratch(docx(body, **changed))


def test_the_drawing_keeps_something() -> None:
    draw_pdf(docx("<w:p><w:r><w:t>Dear Sir</w:t></w:r></w:p>"))
    assert any(kept.weight for kept in what_is_kept() if isinstance(kept, KeptValues))
