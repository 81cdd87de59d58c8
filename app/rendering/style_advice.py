"""What a Word template should have besides being right: styles, a language, a title, fonts that everybody has."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from app.domain.problems import Problem
from app.i18n import tr
from app.rendering.docx_package import DocxPackage
from app.rendering.docx_relations import relations, text_part_names
from app.rendering.fonts import is_shipped
from app.rendering.word_xml import W_P, W_PPR, W_R, W_RPR, W_T, is_on, paragraph_text, w

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_STYLES = "word/styles.xml"
_BY_HAND = (w("rFonts"), w("sz"))
_MOST_BY_HAND = 0.1  # of a letter's characters
_LONGEST_HEADING = 80  # characters
_FONT_KINDS = (w("ascii"), w("hAnsi"))


def style_warnings(package: DocxPackage) -> Iterator[Problem]:
    """Yield what an author should mend in Word: never an error, each with what to do."""
    yield from _no_language(package)
    yield from _no_title(package)
    yield from _strange_fonts(package)
    yield from _by_hand(package)
    for name in text_part_names(package):
        yield from _false_headings(name, package.tree(name))


def _no_language(package: DocxPackage) -> Iterator[Problem]:
    styles = _styles(package)
    said = [] if styles is None else styles.iterfind(f"{w('docDefaults')}//{w('lang')}")
    default = [] if styles is None else [each for each in styles.iterfind(w("style")) if each.get(w("default")) == "1"]
    own = (each.find(f"{W_RPR}/{w('lang')}") for each in default)
    if not any(each is not None and each.get(w("val")) for each in (*said, *own)):
        message = tr("The Word file does not say in which language it is; screen readers then guess.")
        hint = tr("In Word, select everything, then choose Review, Language, Set Proofing Language.")
        yield Problem("warning", "no-language", message, hint)


def _no_title(package: DocxPackage) -> Iterator[Problem]:
    names = [each.part for each in relations(package) if each.kind == "core-properties" and each.part in package.parts]
    if not any((package.tree(name).findtext(_TITLE) or "").strip() for name in names):
        message = tr("The Word file has no title; screen readers and PDF viewers show it instead of the file’s name.")
        yield Problem("warning", "no-title", message, tr("In Word, choose File, Info, and write a title."))


def _strange_fonts(package: DocxPackage) -> Iterator[Problem]:
    told: set[str] = set()
    for name in (*text_part_names(package), _STYLES):
        root = package.tree(name) if name in package.parts else None
        for fonts in root.iter(w("rFonts")) if root is not None else ():
            for family in {fonts.get(kind, "") for kind in _FONT_KINDS} - {""} - told:
                told.add(family)
                if not is_shipped(family) and (name != _STYLES or _is_used(package, fonts)):
                    message = tr(
                        "The font “{family}” does not come with Plaint: elsewhere another stands in its place."
                    )
                    hint = tr("Choose Calibri, Cambria, Arial, Times New Roman or Courier New.")
                    place = None if name == _STYLES else _ordinal(fonts)
                    yield Problem(
                        "warning", "strange-font", message.format(family=family), hint, part=name, paragraph=place
                    )


def _is_used(package: DocxPackage, fonts: etree._Element) -> bool:
    """Whether a style in which a font stands is used, or rests beneath all others."""
    style = next(fonts.iterancestors(w("style")), None)
    if style is None or style.get(w("default")) == "1":
        return True
    name = style.get(w("styleId"))
    kinds = (w("pStyle"), w("rStyle"), w("tblStyle"))
    return any(
        each.get(w("val")) == name for part in text_part_names(package) for each in package.tree(part).iter(*kinds)
    )


def _by_hand(package: DocxPackage) -> Iterator[Problem]:
    """Yield a warning where much of a letter has its font or size set by hand rather than by a style."""
    for part in text_part_names(package):
        characters, first = Counter[bool](), None
        for run in package.tree(part).iter(W_R):
            properties = run.find(W_RPR)
            is_by_hand = properties is not None and any(properties.find(kind) is not None for kind in _BY_HAND)
            characters[is_by_hand] += sum(len(text.text or "") for text in run.iter(W_T))
            first = run if is_by_hand and first is None else first
        if first is not None and characters[True] > _MOST_BY_HAND * characters.total():
            message = tr("Much of the text has its font or size set by hand; a change of style does not reach it.")
            hint = tr("Select it, press Ctrl+Space, choose a style, and change that where it should look otherwise.")
            yield Problem("warning", "direct-formatting", message, hint, part=part, paragraph=_ordinal(first))


def _false_headings(part: str, root: etree._Element) -> Iterator[Problem]:
    """Yield paragraphs that only look like headings: short, all bold by hand, in no style of their own."""
    for number, paragraph in enumerate(root.iter(W_P), 1):
        text = paragraph_text(paragraph).strip()
        has_style = paragraph.find(f"{W_PPR}/{w('pStyle')}") is not None
        is_short = 0 < len(text) <= _LONGEST_HEADING and not text.endswith((".", ":", ",", ";", "?", "!", "}"))
        if (
            is_short
            and not has_style
            and _is_all_bold(paragraph)
            and next(paragraph.iterancestors(w("tc")), None) is None
        ):
            message = tr("“{text}” looks like a heading and is none: screen readers pass it over.").format(text=text)
            yield Problem(
                "warning", "false-heading", message, tr("Give it the style Heading 1."), part=part, paragraph=number
            )


def _is_all_bold(paragraph: etree._Element) -> bool:
    runs = [run for run in paragraph.iter(W_R) if any((text.text or "").strip() for text in run.iter(W_T))]
    bold = (run.find(f"{W_RPR}/{w('b')}") for run in runs)
    return bool(runs) and all(each is not None and is_on(each) for each in bold)


def _ordinal(element: etree._Element) -> int | None:
    """Return the 1-based ordinal in its part of the paragraph that an element stands in."""
    paragraph = next(element.iterancestors(W_P), None)
    if paragraph is None:
        return None
    paragraphs = paragraph.getroottree().iter(W_P)
    return next(number for number, each in enumerate(paragraphs, 1) if each is paragraph)


def _styles(package: DocxPackage) -> etree._Element | None:
    return package.tree(_STYLES) if _STYLES in package.parts else None
