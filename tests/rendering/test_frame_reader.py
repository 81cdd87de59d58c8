import pytest
from lxml import etree

from app.rendering.drawing_model import Place
from app.rendering.frame_reader import frame_place, frame_size, same_frame, table_place
from tests.rendering.drawn_letters import W_SPACE


def properties(inside: str) -> etree._Element:
    return etree.fromstring(f'<w:pPr xmlns:w="{W_SPACE}">{inside}</w:pPr>')


def test_a_table_floats_where_it_says() -> None:
    node = properties(
        '<w:tblpPr w:leftFromText="180" w:vertAnchor="page" w:horzAnchor="margin" w:tblpXSpec="center" w:tblpY="200"/>'
    )
    assert table_place(node) == Place(0, 10, "margin", "page", "center", "", "square", (0, 0, 0, 9))


def test_what_says_nothing_stands_in_the_text() -> None:
    assert table_place(properties("")) is None
    assert frame_place(properties("")) is None
    assert frame_place(None) is None


@pytest.mark.parametrize(
    ("wrap", "found"), [("around", "square"), ("notBeside", "topAndBottom"), ("none", "topAndBottom")]
)
def test_frames_are_flowed_around(wrap: str, found: str) -> None:
    place = frame_place(properties(f'<w:framePr w:wrap="{wrap}" w:hSpace="100" w:x="20" w:hAnchor="page"/>'))
    assert place == Place(1, 0, "page", "paragraph", "", "", found, (0, 5, 0, 5))  # type: ignore[arg-type] # one of two


def test_frames_have_a_size_or_that_of_their_words() -> None:
    assert frame_size(properties('<w:framePr w:w="200" w:h="100"/>')) == (10, 5)
    assert frame_size(properties("<w:framePr/>")) == (0, 0)


def test_paragraphs_share_a_frame_when_all_is_alike() -> None:
    one, other = properties('<w:framePr w:w="2" w:h="1"/>'), properties('<w:framePr w:h="1" w:w="2"/>')
    assert same_frame(one, other)
    assert not same_frame(one, properties('<w:framePr w:w="3"/>'))
    assert not same_frame(one, None)
