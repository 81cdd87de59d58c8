"""What a Word template must not hold is refused with its reason."""

import pytest

from app.rendering.docx_check import check_package
from app.rendering.docx_package import open_package
from tests.rendering.test_picture_headers import png
from tests.rendering.word_templates import rewritten, template, with_body, with_relation

DOCX = template("{{ a }}")
FIELD = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
INSTRUCTION = '<w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r>'


def codes(docx: bytes) -> list[str]:
    return [problem.code for problem in check_package(open_package(docx))]


def field(*pieces: str) -> str:
    return FIELD.format("".join(INSTRUCTION.format(piece) for piece in pieces))


def test_an_ordinary_template_has_no_problems() -> None:
    assert codes(DOCX) == []


@pytest.mark.parametrize("target", ["https://example.org/a", "mailto:a@example.org"])
def test_links_to_the_web_and_to_mail_are_fine(target: str) -> None:
    assert codes(with_relation(DOCX, "hyperlink", target, external=True)) == []


@pytest.mark.parametrize(
    "target", ["http://example.org", "file:///etc/passwd", r"\\host\share", "https://e.org/{{ a }}"]
)
def test_other_links_are_refused(target: str) -> None:
    assert codes(with_relation(DOCX, "hyperlink", target, external=True)) == ["link"]


@pytest.mark.parametrize("kind", ["image", "attachedTemplate", "subDocument", "frame", "oleObject", "mailMergeSource"])
def test_nothing_is_fetched_from_outside(kind: str) -> None:
    assert codes(with_relation(DOCX, kind, "https://example.org/x", external=True)) == ["external"]


@pytest.mark.parametrize("kind", ["vbaProject", "oleObject", "package", "control", "aFChunk", "chart", "webextension"])
def test_programs_and_foreign_parts_are_refused(kind: str) -> None:
    assert codes(with_relation(DOCX, kind, "styles.xml")) == ["not-allowed-part"]


def test_a_part_that_is_named_and_not_there_is_said_so() -> None:
    assert codes(with_relation(DOCX, "image", "media/none.png")) == ["missing-part"]


def test_a_document_with_macros_is_refused() -> None:
    docx = rewritten(
        DOCX,
        {
            "[Content_Types].xml": lambda text: text.replace(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml",
            )
        },
    )
    assert "macro" in codes(docx)


def test_the_strict_format_is_asked_to_be_saved_anew() -> None:
    old, new = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/w/main"
    assert codes(rewritten(DOCX, {"word/document.xml": lambda text: text.replace(old, new)})) == ["not-a-word-file"]


@pytest.mark.parametrize(
    "xml",
    [
        '<w:altChunk r:id="rId1"/>',
        '<w:subDoc r:id="rId1"/>',
        "<w:p><w:r><w:object/></w:r></w:p>",
        '<w:p><w:r><w:pict><v:shape href="https://example.org"/></w:pict></w:r></w:p>',
        '<w:p><w:r><w:pict><v:imagedata src="https://example.org"/></w:pict></w:r></w:p>',
    ],
)
def test_elements_that_fetch_or_embed_are_refused(xml: str) -> None:
    assert codes(with_body(DOCX, xml)) == ["not-allowed-element"]


@pytest.mark.parametrize("instruction", [" PAGE ", " DATE \\@ &quot;d MMMM yyyy&quot; ", " numpages"])
def test_harmless_fields_are_fine(instruction: str) -> None:
    assert codes(with_body(DOCX, field(instruction))) == []


@pytest.mark.parametrize(
    "xml",
    [
        field('DDEAUTO c:\\\\x "y"'),
        field("INCLUDE", "TEXT https://example.org"),
        field("PAGE {{ a }}"),
        field(""),
        '<w:p><w:fldSimple w:instr="HYPERLINK x"/></w:p>',
        FIELD.format(f"{INSTRUCTION.format('REF ')}{field('PAGE')[5:-6]}"),
    ],
)
def test_fields_that_fetch_nest_or_hold_tags_are_refused(xml: str) -> None:
    assert set(codes(with_body(DOCX, xml))) == {"field"}


def test_a_field_names_its_paragraph() -> None:
    problems = check_package(open_package(with_body(DOCX, f"<w:p/>{field('MACROBUTTON x')}")))
    assert (problems[0].paragraph, problems[0].tag) == (2, "MACROBUTTON x")


@pytest.mark.parametrize(
    "xml",
    [
        '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins></w:p>',
        '<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>',
    ],
)
def test_tracked_changes_are_to_be_decided_first(xml: str) -> None:
    assert codes(with_body(DOCX, xml)) == ["tracked-changes"]


def test_instructions_to_programs_are_refused() -> None:
    assert codes(with_body(DOCX, "<?run x?>")) == ["processing-instruction"]


def test_a_damaged_part_is_a_problem_not_a_crash() -> None:
    assert codes(rewritten(DOCX, {"word/styles.xml": lambda text: text[:500]})) == ["not-well-formed"]


@pytest.mark.parametrize(
    "name", ["word/vbaProject.bin", "word/embeddings/a.docx", "word/activeX/a.xml", "customUI/a.xml", "word/a.exe"]
)
def test_programs_that_nothing_leads_to_are_refused_too(name: str) -> None:
    assert codes(rewritten(DOCX, {name: b"<a/>"})) == ["not-allowed-part"]


def test_relations_that_only_word_would_find_are_refused() -> None:
    assert codes(rewritten(DOCX, {"word/_rels/settings.xml.RELS": b"<a/>"})) == ["part-name"]


@pytest.mark.parametrize("place", ["before", "after"])
def test_instructions_outside_of_the_root_are_seen(place: str) -> None:
    def with_one(text: str) -> str:
        return text.replace("?>", "?><?run x?>", 1) if place == "before" else f"{text}<?run x?>"

    assert codes(rewritten(DOCX, {"word/document.xml": with_one})) == ["processing-instruction"]


def test_what_sharepoint_keeps_beside_a_file_is_no_fault() -> None:
    kept = b'<?xml version="1.0"?><?mso-contentType?><FormTemplates xmlns="http://example.org/forms"/>'
    assert codes(rewritten(DOCX, {"customXml/item1.xml": kept})) == []


def test_a_field_that_is_not_ended_is_read_all_the_same() -> None:
    unended = field("DDEAUTO cmd").replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "")
    assert codes(with_body(DOCX, unended)) == ["field"]


def test_an_instruction_outside_of_a_field_is_refused() -> None:
    assert codes(with_body(DOCX, f"<w:p>{INSTRUCTION.format('DDEAUTO cmd')}</w:p>")) == ["field"]


def test_an_address_in_the_office_space_of_a_shape_is_refused() -> None:
    office = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
    shape = f'<w:p><w:r><w:pict><v:imagedata {office} o:href="https://example.org"/></w:pict></w:r></w:p>'
    assert codes(with_body(DOCX, shape)) == ["not-allowed-element"]


def test_a_picture_that_takes_little_room_and_much_memory_is_refused() -> None:
    docx = with_relation(template("words"), "image", "media/a.png")
    problems = [
        [
            problem.code
            for problem in check_package(open_package(rewritten(docx, {"word/media/a.png": png(side, side)})))
        ]
        for side in (60_000, 5_000)
    ]
    assert problems == [["picture-too-large"], []]
