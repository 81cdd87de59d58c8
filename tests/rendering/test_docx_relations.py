"""How parts hang together, and what goes when nothing leads to it any more."""

from app.rendering.docx_package import open_package
from app.rendering.docx_relations import (
    Relation,
    relations,
    relations_of,
    text_part_names,
    with_part,
    without_relations,
)
from tests.rendering.word_templates import ordinary_header, rewritten, template

DOCX = template("x")


def test_a_relation_names_its_part_from_where_it_is_listed() -> None:
    relation = Relation(
        "word/_rels/document.xml.rels", "a", "http://example.org/x/header", "../word/header1.xml", False
    )
    assert (relation.kind, relation.part) == ("header", "word/header1.xml")


def test_a_relation_may_name_its_part_from_the_root() -> None:
    assert (
        Relation("word/_rels/document.xml.rels", "a", "x/header", "/word/header1.xml", False).part == "word/header1.xml"
    )


def test_the_list_of_a_parts_relations() -> None:
    assert relations_of("word/document.xml") == "word/_rels/document.xml.rels"


def test_parts_that_nothing_leads_to_go_with_the_relation() -> None:
    package = open_package(DOCX)
    gone = {(each.listed_in, each.id) for each in relations(package) if each.kind == "theme"}
    left = without_relations(package, gone)
    assert set(package.parts) - set(left.parts) >= {"word/theme/theme1.xml"}
    assert b"theme1.xml" not in left.read("[Content_Types].xml")


def test_a_new_part_is_led_to_from_the_root() -> None:
    package = with_part(open_package(DOCX), "docProps/x.xml", b"<x/>", "application/x", "http://example.org/x")
    assert [each.part for each in relations(package) if each.kind == "x"] == ["docProps/x.xml"]


def test_headers_and_the_body_hold_a_letters_words() -> None:
    assert text_part_names(open_package(ordinary_header())) == ["word/document.xml", "word/header1.xml"]


def test_what_is_listed_within_another_entry_goes_too() -> None:
    nested = '<Override PartName="/a"><Override PartName="/b" ContentType="x"/></Override>'
    relations_in = (
        '<Relationship Id="r1"><Relationship Id="r1x" Type="x/theme" Target="theme/theme1.xml"/></Relationship>'
    )
    changes = {
        "[Content_Types].xml": lambda text: text.replace("</Types>", f"{nested}</Types>"),
        "word/_rels/document.xml.rels": lambda text: text.replace(
            "</Relationships>", f"{relations_in}</Relationships>"
        ),
    }
    package = open_package(rewritten(DOCX, changes))
    left = without_relations(package, {("word/_rels/document.xml.rels", "r1x")})
    assert b'PartName="/b"' not in left.read("[Content_Types].xml")
    assert "r1x" not in {each.id for each in relations(left)}
