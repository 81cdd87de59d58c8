# ruff: noqa: E501 a case a line, however long; typographic marks are what this is about
"""Tags as Word, LibreOffice, Pages and Google Docs leave them behind what somebody typed."""

from collections.abc import Iterator

from tests.packs.good.cases import Good, paragraph, run, with_xml

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def cases() -> Iterator[Good]:
    """Yield split, curled and spaced tags, and tags in every place that holds text."""
    yield from _typography()
    yield from _split()
    yield from _places()


def _typography() -> Iterator[Good]:
    for name, text, says in (
        ("double quotes of English", "{{ aside | default(“none given”) }}", "none given"),
        ("single quotes of English", "{% if subject == ‘a motion’ %}It is.{% endif %}", "It is."),
        ("quotes of German", "{% if subject == „a motion“ %}It is.{% endif %}", "It is."),
        ("quotes of French", "{% if subject == «a motion» %}It is.{% endif %}", "It is."),
        ("primes", "{% if subject == ′a motion′ %}It is.{% endif %}", "It is."),
        ("a closing quote that begins", "{% if subject == ’a motion’ %}It is.{% endif %}", "It is."),
        ("an apostrophe between quotes", "{{ aside | default(‘the party’s own’) }}", "the party’s own"),
        ("curled quotes between straight ones", '{{ aside | default("the “old” rule") }}', "the “old” rule"),
        ("an apostrophe between straight quotes", "{{ aside | default('it’s open') }}", "it’s open"),
        ("an ampersand in a tag", '{{ aside | default("Ward &amp; Branch") }}', "Ward & Branch"),
        ("a per cent sign in a tag", '{% if subject != "50 %" %}Less.{% endif %}', "Less."),
        ("no-break spaces", "{{\u00a0subject\u00a0|\u00a0upper\u00a0}}", "A MOTION"),
        ("narrow no-break spaces", "{{\u202fsubject\u202f| upper }}", "A MOTION"),
        ("no-break spaces in a condition", "{%\u00a0if\u00a0subject\u00a0%}It is.{%\u00a0endif\u00a0%}", "It is."),
        ("no space at all", "{{subject|upper}}{%if subject%} It is.{%endif%}", "A MOTION It is."),
        ("a zero-width space", "{{ sub\u200bject | upper }}", "A MOTION"),
        ("a byte order mark", "{{ \ufeffsubject | upper }}", "A MOTION"),
        ("a soft hyphen", "{{ sub\u00adject | upper }}", "A MOTION"),
        ("minus signs of Jinja", "{{- subject | upper -}}", "A MOTION"),
        (
            "braces that are no tag",
            "See {1} and {the annex}: {{ subject | upper }}",
            "See {1} and {the annex}: A MOTION",
        ),
    ):
        yield with_xml(f"typed: {name}", paragraph(text), says)
    block = "{%p\u00a0if subject %}", "It is.", "{%p\u00a0endif\u00a0%}"
    yield with_xml("typed: no-break space after the p", "".join(map(paragraph, block)), "It is.")


def _split() -> Iterator[Good]:
    mark = '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>'
    for name, inner in (
        ("proofing marks", f"{run('{{ ')}{mark[0]}{run('subject')}{mark[1]}{run(' | upper }}')}"),
        (
            "revision ids",
            '<w:r w:rsidR="00A1"><w:t>{{ sub</w:t></w:r><w:r w:rsidRPr="00B2"><w:t>ject | upper }}</w:t></w:r>',
        ),
        ("a brace by itself", f"{run('{')}<w:r><w:rPr><w:b/></w:rPr><w:t>{{ subject | upper }}</w:t></w:r>{run('}')}"),
        (
            "a bookmark",
            f'{run("{{ ")}<w:bookmarkStart w:id="7" w:name="_Hlk1"/>{run("subject")}<w:bookmarkEnd w:id="7"/>{run(" | upper }}")}',
        ),
        (
            "a smart tag",
            f'<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">{run("{{ sub")}</w:smartTag>{run("ject | upper }}")}',
        ),
        (
            "a content control",
            f"<w:sdt><w:sdtPr/><w:sdtContent>{run('{{ subject')}</w:sdtContent></w:sdt>{run(' | upper }}')}",
        ),
        (
            "a link to a heading",
            f'{run("{{ sub")}<w:hyperlink w:anchor="_Toc1">{run("ject | up")}</w:hyperlink>{run("per }}")}',
        ),
        (
            "where a page ended",
            "<w:r><w:t>{{ sub</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>ject | upper }}</w:t></w:r>",
        ),
        ("an optional hyphen", "<w:r><w:t>{{ sub</w:t><w:softHyphen/><w:t>ject | upper }}</w:t></w:r>"),
        ("a tab", "<w:r><w:t>{{ subject</w:t><w:tab/><w:t>| upper }}</w:t></w:r>"),
        ("a line break", "<w:r><w:t>{{ subject</w:t><w:br/><w:t>| upper }}</w:t></w:r>"),
        (
            "a comment's range",
            f'{run("{{ sub")}<w:commentRangeStart w:id="1"/>{run("ject | upper }}")}<w:commentRangeEnd w:id="1"/>',
        ),
        ("letter by letter", "".join(run(letter) for letter in "{{ subject | upper }}")),
        (
            "languages",
            f'{run("{{ ")}<w:r><w:rPr><w:noProof/><w:lang w:val="cy-GB"/></w:rPr><w:t>subject</w:t></w:r>{run(" | upper }}")}',
        ),
    ):
        yield with_xml(f"split by {name}", f"<w:p>{inner}</w:p>", "A MOTION")


def _places() -> Iterator[Good]:
    tag = paragraph("{{ subject | upper }}")
    yield with_xml(
        "in a content control",
        f'<w:sdt><w:sdtPr><w:alias w:val="What"/><w:tag w:val="what"/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>{tag}</w:sdtContent></w:sdt>',
        "A MOTION",
    )
    pair = "".join(map(paragraph, ("{%p if subject %}", "It is.", "{%p endif %}")))
    yield with_xml(
        "a pair in a content control", f"<w:sdt><w:sdtPr/><w:sdtContent>{pair}</w:sdtContent></w:sdt>", "It is."
    )
    yield with_xml(
        "in the result of a field",
        f"<w:p>{field('REF _Ref1 ' + chr(92) + 'h', run('{{ subject | upper }}'))}</w:p>",
        "A MOTION",
    )
    yield with_xml(
        "in a text box of today's Word, with the older one beside it", f"<w:p>{text_box(tag)}</w:p>", "A MOTION"
    )
    cell = "<w:tc><w:tcPr><w:tcW w:w='3000' w:type='dxa'/></w:tcPr>{}</w:tc>"
    rows = "".join(
        f"<w:tr>{cell.format(paragraph(text))}</w:tr>"
        for text in ("{%tr for each in incidents %}", "{{ each.what | upper }}", "{%tr endfor %}")
    )
    yield with_xml(
        "rows of a table",
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='3000'/></w:tblGrid>{rows}</w:tbl>",
        "THE AGENDA CAME.",
    )
    nested = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='3000'/></w:tblGrid><w:tr>{cell.format(tag)}</w:tr></w:tbl>"
    yield with_xml(
        "a table in a table",
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='4000'/></w:tblGrid><w:tr>{cell.format(nested + '<w:p/>')}</w:tr></w:tbl>",
        "A MOTION",
    )
    alone = f'<w:p><w:bookmarkStart w:id="9" w:name="here"/><w:bookmarkEnd w:id="9"/>{run("  {%p if subject %} ")}<w:r><w:tab/></w:r></w:p>'
    yield with_xml(
        "a bookmark and a tab beside a paragraph's tag",
        alone + paragraph("It is.") + paragraph("{%p endif %}"),
        "It is.",
    )


def field(instruction: str, result: str) -> str:
    """Return a field as Word writes it, with the result that it showed last."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{mark.format('begin')}{told}{mark.format('separate')}{result}{mark.format('end')}"


def text_box(content: str) -> str:
    """Return a run with a text box twice, in DrawingML and in VML, as Word 2010 and later write it."""
    place = "".join(
        f'<wp:position{way} relativeFrom="{of}"><wp:posOffset>100000</wp:posOffset></wp:position{way}>'
        for way, of in (("H", "column"), ("V", "paragraph"))
    )
    return (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:anchor xmlns:wp="{_DRAWING}wordprocessingDrawing" behindDoc="0" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{place}<wp:extent cx="2500000" cy="600000"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="1" name="Text Box 1"/>'
        f'<a:graphic xmlns:a="{_DRAWING}main"><a:graphicData uri="{_SHAPE}"><wps:wsp xmlns:wps="{_SHAPE}"><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2500000" cy="600000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
        '<mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" type="#_x0000_t202" style="position:absolute;width:150pt;height:40pt">'
        f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
