# ruff: noqa: E501 a way a line, however long
"""Ways to break a template, one Word file each: made with python-docx, five saved by LibreOffice."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.packs.good.tag_habits import field, text_box
from tests.packs.sample_pack import PARAGRAPHS
from tests.rendering.word_templates import rewritten, saved

BODY = "word/document.xml"
NEXT = len(PARAGRAPHS) + 1  # the ordinal of the first paragraph after those of the right letter
FROZEN = Path(__file__).parent / "files"


@dataclass(frozen=True, slots=True)
class Way:
    """One slip.

    Attributes:
        tag: What the check has to name as the tag; a beginning of it is enough where it ends in “…”.
        words: What has to be said, in the message or the hint.
        place: What has to be said of the place, besides the part.
    """

    name: str
    made: Callable[[], bytes]
    tag: str
    words: tuple[str, ...]
    paragraph: int | None = NEXT
    part: str = BODY
    place: str = ""


def ways() -> Iterator[Way]:
    """Yield every way to break a template."""
    yield from _in_the_body()
    yield from _in_pairs()
    yield from _elsewhere()
    yield from _by_libreoffice()


def _document(*more: str) -> WordDocument:
    document = Document()
    for text in (*PARAGRAPHS, *more):
        document.add_paragraph(text)
    document.core_properties.title = ""
    return document


def _typed(*more: str) -> Callable[[], bytes]:
    return lambda: saved(_document(*more))


def _one(name: str, text: str, tag: str, *words: str) -> Way:
    return Way(name, _typed(text), tag, words)


def _in_the_body() -> Iterator[Way]:
    yield _one(
        "a name nearly right",
        "Dear {{ to.nam }}, I write to you.",
        "{{ to.nam }}",
        "no name “to.nam”",
        "Did you mean “to.name”?",
    )
    yield _one(
        "a name like no other",
        "{{ zzzzzzzz }}",
        "{{ zzzzzzzz }}",
        "no name “zzzzzzzz”",
        "ids of this letter’s questions",
    )
    yield _one(
        "a part that is not there",
        "{{ to.colour_of_door }}",
        "{{ to.colour_of_door }}",
        "Of “to” there are: address, department",
    )
    yield _one("a part of a part", "{{ to.name.first }}", "{{ to.name.first }}", "Did you mean “to.name”?")
    yield _one("a name in capitals", "{{ To.Name }}", "{{ To.Name }}", "cannot be a name", "small letters: name")
    yield _one("a name with a hyphen", "{{ our-ref }}", "{{ our-ref }}", "read as minus", "our_ref")
    yield _one("a name with a space", "{{ our ref }}", "{{ our ref }}", "no spaces", "underscore")
    yield _one("a name with an accent", "{{ prénom }}", "{{ prénom }}", "cannot be a name", "small letters")
    yield _one("a name that is a word of the language", "{{ not }}", "{{ not }}", "word of the language")
    yield _one("a name that begins with a figure", "{{ 1st_point }}", "{{ 1st_point }}", "begin with a figure")
    yield _one("a comma for a point", "{{ to,name }}", "{{ to,name }}", "a point, not a comma")
    yield _one(
        "two kinds of tag mixed", "{{% if subject }}", "{{% if subject }}", "Two kinds of tag", "{% if subject %}"
    )
    yield _one("nothing in it", "{{ }}", "{{ }}", "nothing in the tag")
    yield _one(
        "a brace missing at the end",
        "About {{ subject } here",
        "{{ subject } here",
        "begun and not ended",
        "the brace that is missing",
    )
    yield _one(
        "a brace missing at the start", "About { subject }} here", "About { subject }}", "the brace that is missing"
    )
    yield _one("single braces", "About { subject } here", "{ subject }", "two braces", "{{ subject }}")
    yield _one(
        "a brace missing in a condition", "{% if subject }yes{% endif %}", "{% if subject }yes", "begun and not ended"
    )
    yield _one(
        "a filter misspelt", "{{ subject | uper }}", "{{ subject | uper }}", "no filter “uper”", "Did you mean “upper”?"
    )
    yield _one(
        "a filter without what it takes",
        '{{ elapsed_days | plural("day") }}',
        '{{ elapsed_days | plural("day") }}',
        "too few or too many",
        'plural("day", "days")',
    )
    yield _one("a filter left out", "{{ subject | }}", "{{ subject | }}", "name of a filter is missing")
    yield _one("a date as it is", "On {{ today }}", "{{ today }}", "2026-11-20", "long_date")
    yield _one(
        "a list as it is",
        "They are {{ incidents }}",
        "{{ incidents }}",
        "is a list",
        "{%p for each in incidents %}",
        "{{ each.",
    )
    yield _one("an address as it is", "{{ me.address }}", "{{ me.address }}", "is a list", "{{ me.address | lines }}")
    yield _one("a group as it is", "{{ to }}", "{{ to }}", "several parts", "name")
    yield _one(
        "a text gone through",
        "{% for x in subject %}{{ x }}{% endfor %}",
        "{% for x in subject %}",
        "“subject” is not a list",
        "{{ subject }}",
    )
    yield _one(
        "a field of a list", "{{ incidents.what }}", "{{ incidents.what }}", "“incidents” is a list", "{{ each.what }}"
    )
    yield _one(
        "a quotation mark that nobody can mend",
        '{{ subject | default("none) }}',
        '{{ subject | default("none) }}',
        "quotation mark",
        "no partner",
    )
    yield _one(
        "a bracket missing",
        '{{ elapsed_days | plural("day", "days" }}',
        '{{ elapsed_days | plural("day", "days" }}',
        "bracket",
        "no partner",
    )
    yield _one(
        "one equals sign", "{% if subject = 'x' %}yes{% endif %}", "{% if subject = 'x' %}", "two equals signs", "=="
    )
    yield _one(
        "signs of programmers",
        "{% if subject && our_ref %}yes{% endif %}",
        "{% if subject && our_ref %}",
        "“and”, “or”, “not”",
    )
    yield _one("a condition left out", "{% if %}yes{% endif %}", "{% if %}", "a condition is missing")
    yield _one(
        "a condition cut off",
        "{% if subject and %}yes{% endif %}",
        "{% if subject and %}",
        "After “and” something is missing",
    )
    yield _one(
        "a test that is not there",
        "{% if subject is odd %}yes{% endif %}",
        "{% if subject is odd %}",
        "no test “is odd”",
        "defined",
    )
    yield _one("“if” between double braces", "{{ if subject }}", "{{ if subject }}", "{% if subject %}")
    yield _one(
        "a loop without “in”",
        "{% for each of incidents %}x{% endfor %}",
        "{% for each of incidents %}",
        "“in”",
        "for point in points",
    )
    yield _one("a call", "{{ subject.upper() }}", "{{ subject.upper() }}", "calls", "{{ subject | upper }}")
    yield _one("a sum", "{{ elapsed_days + 1 }}", "{{ elapsed_days + 1 }}", "arithmetic", "no sums")
    yield _one("square brackets", "{{ incidents[0] }}", "{{ incidents[0] }}", "square brackets", "first")
    yield _one(
        "a list written out",
        "{% if subject in ['a', 'b'] %}yes{% endif %}",
        "{% if subject in ['a', 'b'] %}",
        "list from the answers",
    )
    yield _one(
        "a text far too long",
        f'{{{{ subject | default("{"x" * 600}") }}}}',
        '{{ subject | default("xxxx…',
        "up to 500 long",
    )
    yield _one(
        "another template",
        '{% include "other.docx" %}',
        '{% include "other.docx" %}',
        "“include” is not a tag",
        "A letter stands alone",
    )
    yield _one(
        "formatted text of docxtpl",
        "{{r subject }}",
        "{{r subject }}",
        "not part of the language",
        "as the tag looks in Word",
    )
    yield _one("a cell's colour of docxtpl", "{% cellbg subject %}", "{% cellbg subject %}", "set in Word itself")
    yield _one(
        "a space before the p", "{% p if subject %}", "{% p if subject %}", "{%p if subject %}", "no space before the p"
    )


def _in_pairs() -> Iterator[Way]:
    yield Way(
        "a loop never ended",
        _typed("{%p for each in incidents %}", "{{ each.what }}"),
        "{%p for each in incidents %}",
        ("never ended", "{%p endfor %}"),
    )
    yield _one("a condition never ended", "A {% if subject %} B", "{% if subject %}", "never ended", "{% endif %}")
    yield _one(
        "an end without a beginning", "A {% endif %}", "{% endif %}", "nothing before it is open", "Add its “if”"
    )
    yield _one("“else” without “if”", "A {% else %} B", "{% else %}", "nothing before it is open")
    yield _one(
        "ends the wrong way round",
        "{% if subject %}{% for each in incidents %}x{% endif %}{% endfor %}",
        "{% endif %}",
        "{% for each in incidents %}” is still open",
        "{% endfor %}",
    )
    yield Way(
        "an end misspelt",
        _typed("{%p for each in incidents %}", "x", "{%p endfro %}"),
        "{%p endfro %}",
        ("“endfro” is not a tag", "Did you mean “endfor”?"),
        NEXT + 2,
    )
    yield _one(
        "an end in two words", "{% if subject %}x{% end if %}", "{% end if %}", "Did you mean “endif”?", "one word"
    )
    yield _one("“else if”", "{% if subject %}a{% else if our_ref %}b{% endif %}", "{% else if our_ref %}", "elif")
    yield _one(
        "words in capitals", "{% If subject %}x{% endif %}", "{% If subject %}", "Did you mean “if”?", "small letters"
    )
    yield Way(
        "a tag over two paragraphs",
        _typed("Dear {{ to.", "name }}, good day"),
        "{{ to.",
        ("begun and not ended", "stands in one paragraph"),
    )
    yield _one("a remark not ended", "{# to do: ask Ann", "{# to do: ask Ann", "begun and not ended")
    yield Way(
        "text beside a paragraph's tag",
        _typed("First: {%p if subject %}", "x", "{%p endif %}"),
        "{%p if subject %}",
        ("would be lost", "paragraph of its own"),
    )
    yield _one(
        "a row's tag outside of a table",
        "{%tr for each in incidents %}{%tr endfor %}",
        "{%tr for each in incidents %}",
        "outside of a table",
        "{%p",
    )
    yield Way(
        "a loop's name after its end",
        _typed("{%p for item in incidents %}", "{{ item.what }}", "{%p endfor %}", "{{ item.what }}"),
        "{{ item.what }}",
        ("only between “{%p for item in incidents %}” and its endfor",),
        NEXT + 3,
    )
    yield Way(
        "rows' tags in two tables",
        _two_tables,
        "{%tr endfor %}",
        ("another table", "same table"),
        NEXT + 4,
        place="table, row 2, cell 1",
    )
    yield Way(
        "three loops within each other",
        _typed(
            "{%p for a in incidents %}",
            "{%p for b in incidents %}",
            "{%p for c in incidents %}",
            "{{ c.what }}",
            *["{%p endfor %}"] * 3,
        ),
        "{%p for c in incidents %}",
        ("two deep",),
        NEXT + 2,
    )


def _two_tables() -> bytes:
    document = _document()
    for texts in (("{%tr for each in incidents %}", "{{ each.what }}"), ("{{ subject }}", "{%tr endfor %}")):
        table = document.add_table(2, 1)
        for row, text in zip(table.rows, texts, strict=True):
            row.cells[0].text = text
        document.add_paragraph("Between")
    return saved(document)


def _elsewhere() -> Iterator[Way]:
    wrong, said = "{{ subjct }}", ("no name “subjct”", "Did you mean “subject”?")
    yield Way("in the header", lambda: _in_header("header"), wrong, said, 1, "word/header1.xml", "header")
    yield Way(
        "in the first page's header",
        lambda: _in_header("first_page_header"),
        wrong,
        said,
        1,
        "word/header1.xml",
        "header of the first page",
    )
    yield Way(
        "in even pages' footer",
        lambda: _in_header("even_page_footer"),
        wrong,
        said,
        1,
        "word/footer1.xml",
        "footer of even pages",
    )
    yield Way("in a cell", lambda: saved(_with_table(wrong)), wrong, said, NEXT + 3, place="table, row 2, cell 2")
    yield Way(
        "in a table in a table",
        lambda: saved(_with_nested(wrong)),
        wrong,
        said,
        NEXT + 2,
        place="table, row 1, cell 2, table, row 1, cell 1",
    )
    yield Way(
        "in a text box",
        lambda: _with_xml(f"<w:p>{text_box(f'<w:p><w:r><w:t>{wrong}</w:t></w:r></w:p>')}</w:p>"),
        wrong,
        said,
        NEXT + 1,
        place="text box",
    )
    yield Way("in a footnote", _in_footnote, wrong, said, 1, "word/footnotes.xml", "footnotes, note 1")
    yield Way(
        "in the words of a link",
        lambda: _with_xml(f'<w:p><w:hyperlink w:anchor="a"><w:r><w:t>{wrong}</w:t></w:r></w:hyperlink></w:p>'),
        wrong,
        said,
    )
    yield Way(
        "in a link's address",
        _in_address,
        "https://example.org/{{ subject }}",
        ("link leads to", "cannot stand in a link’s address"),
    )
    yield Way(
        "in a field",
        lambda: _with_xml(f"<w:p>{field('REF {{ subject }}', '<w:r><w:t>x</w:t></w:r>')}</w:p>"),
        "REF {{ subject }}",
        ("inside the field", "type the tag as plain words"),
    )
    yield Way(
        "a merge field",
        lambda: _with_xml(f"<w:p>{field('MERGEFIELD Name', '<w:r><w:t>«Name»</w:t></w:r>')}</w:p>"),
        "MERGEFIELD Name",
        ("cannot be used in a letter", "type a tag in its place"),
    )
    yield Way(
        "in a content control",
        lambda: _with_xml(
            f"<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>{wrong}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
        wrong,
        said,
    )
    yield Way(
        "in a content control's properties",
        lambda: _with_xml(
            '<w:p><w:sdt><w:sdtPr><w:tag w:val="{{ subject }}"/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt></w:p>'
        ),
        "{{ subject }}",
        ("properties of a content control", "into the control’s text"),
    )
    yield Way("in a picture's description", _in_description, "{{ subject }}", ("alt text", "plain words"))
    yield Way(
        "in a bookmark's name",
        lambda: _with_xml('<w:p><w:bookmarkStart w:id="1" w:name="{{ subject }}"/><w:bookmarkEnd w:id="1"/></w:p>'),
        "{{ subject }}",
        ("bookmark", "without braces"),
    )
    yield Way(
        "in words that were deleted",
        lambda: _with_xml(
            '<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>{{ subject }}</w:delText></w:r></w:del></w:p>'
        ),
        "{{ subject }}",
        ("tracked changes", "accept or reject"),
    )
    yield Way(
        "in the title of the document",
        _in_title,
        "{{ nobody_knows }}",
        ("no name “nobody_knows”",),
        None,
        "docProps/core.xml",
        "title or subject",
    )


def _in_header(which: str) -> bytes:
    document = _document()
    section = document.sections[0]
    section.different_first_page_header_footer = which.startswith("first")
    document.settings.odd_and_even_pages_header_footer = which.startswith("even")
    getattr(section, which).paragraphs[0].text = "About {{ subjct }}"
    return saved(document)


def _with_table(text: str) -> WordDocument:
    document = _document()
    document.add_table(2, 2).cell(1, 1).text = text
    return document


def _with_nested(text: str) -> WordDocument:
    document = _document()
    document.add_table(1, 2).cell(0, 1).add_table(1, 1).cell(0, 0).text = text
    return document


def _with_xml(xml: str) -> bytes:
    """Return the right letter with XML at its end, before the section's properties."""
    return rewritten(saved(_document()), {BODY: lambda text: text.replace("<w:sectPr", f"{xml}<w:sectPr", 1)})


def _in_footnote() -> bytes:
    notes = f"<w:footnotes {nsdecls('w')}><w:footnote w:id='1'><w:p><w:r><w:t>{{{{ subjct }}}}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = '<Relationship Id="rIdN" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>'
    return rewritten(
        saved(_document()),
        {
            "word/footnotes.xml": notes.encode(),
            "[Content_Types].xml": lambda text: text.replace(
                "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
            ),
            "word/_rels/document.xml.rels": lambda text: text.replace(
                "</Relationships>", f"{relation}</Relationships>"
            ),
        },
    )


def _in_address() -> bytes:
    document = _document("See ")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    known = document.part.relate_to("https://example.org/{{ subject }}", kind, is_external=True)
    link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{known}"><w:r><w:t>the rules</w:t></w:r></w:hyperlink>'
    document.paragraphs[-1]._p.append(parse_xml(link))
    return saved(document)


def _in_description() -> bytes:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(picture, "PNG")
    document = _document()
    document.add_picture(io.BytesIO(picture.getvalue()))
    document.inline_shapes[0]._inline.docPr.set("descr", "Shows {{ subject }}")
    return saved(document)


def _in_title() -> bytes:
    document = _document()
    document.core_properties.title = "About {{ nobody_knows }}"
    return saved(document)


def _by_libreoffice() -> Iterator[Way]:
    """LibreOffice 7.4 saved these: typed as .fodt, then `soffice --headless --convert-to docx FILE.fodt`."""
    for name, tag, words, paragraph, part, place in (
        ("near-miss", "{{ to.nam }}", ("Did you mean “to.name”?",), 1, BODY, ""),
        ("never-ended", "{%p for each in incidents %}", ("never ended", "{%p endfor %}"), 2, BODY, ""),
        ("header", "{{ subjct }}", ("Did you mean “subject”?",), 1, "word/header1.xml", "header"),
        ("table", "{{ today }}", ("long_date",), 4, BODY, "table, row 2, cell 1"),
        ("text-beside", "{%p if subject %}", ("would be lost", "paragraph of its own"), 2, BODY, ""),
    ):
        made = (FROZEN / f"libreoffice-{name}.docx").read_bytes
        yield Way(f"saved by LibreOffice: {name}", made, tag, words, paragraph, part, place)
