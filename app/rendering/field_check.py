"""Fields of a foreign Word file: those that only print something are fine, whatever fetches or asks is not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from app.domain.problems import Problem
from app.i18n import tr
from app.rendering.word_xml import ordinals_of, w

_ALLOWED = frozenset(
    ["PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME", "SEQ", "REF", "PAGEREF", "TOC", "STYLEREF", "TITLE", "AUTHOR"]
)
_MERGING = frozenset(
    [
        "MERGEFIELD",
        "ADDRESSBLOCK",
        "GREETINGLINE",
        "NEXT",
        "NEXTIF",
        "SKIPIF",
        "MERGEREC",
        "MERGESEQ",
        "IF",
        "ASK",
        "SET",
    ]
)
_ASKING = frozenset(["FILLIN", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "DOCVARIABLE"])
_FETCHING = frozenset(
    ["DDE", "DDEAUTO", "INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "LINK", "IMPORT", "EMBED", "DATABASE", "RD"]
)


@dataclass(slots=True)
class _Field:
    """A field as far as it was read: where it begins, its instruction, and whether its result has been reached."""

    begin: etree._Element
    pieces: list[str]
    is_nested: bool = False
    is_in_result: bool = False

    @property
    def instruction(self) -> str:
        """What the field does, in one piece."""
        return "".join(self.pieces).strip()


def field_problems(root: etree._Element, part: str) -> list[Problem]:
    """Return the fields of a part that a letter cannot have, each with its paragraph.

    A field's instruction is joined from its pieces (ECMA-376 part 1, 17.16.2). A field may stand in the *result* of
    another, as page numbers do in a table of contents; in the instruction of another it would change what that does.
    """
    wrong = [each for each in _fields(root) if not _is_allowed(each)]
    ordinal = ordinals_of(root) if wrong else None
    return [_problem(each, part, ordinal(each.begin)) for each in wrong] if ordinal else []


def _fields(root: etree._Element) -> Iterator[_Field]:
    stack: list[_Field] = []
    for element in root.iter(w("fldChar"), w("instrText"), w("fldSimple")):
        kind = element.get(w("fldCharType"))
        is_nested = any(not each.is_in_result for each in stack)
        if element.tag == w("fldSimple"):
            yield _Field(element, [element.get(w("instr"), "")], is_nested)
        elif element.tag == w("instrText") and stack and not stack[-1].is_in_result:
            stack[-1].pieces.append(element.text or "")
        elif element.tag == w("instrText"):  # outside of a field, or after its instruction: nothing that Word writes
            yield _Field(element, [element.text or ""], is_nested=True)
        elif kind == "begin":
            stack.append(_Field(element, [], is_nested=is_nested))
        elif kind == "separate" and stack:
            stack[-1].is_in_result = True
        elif kind == "end" and stack:
            yield stack.pop()
    yield from (replace(left_open, is_nested=True) for left_open in stack)


def _is_allowed(read: _Field) -> bool:
    words = read.instruction.split()[:1]
    return bool(words) and words[0].upper() in _ALLOWED and not read.is_nested and not _has_tag(read)


def _has_tag(read: _Field) -> bool:
    return "{{" in read.instruction or "{%" in read.instruction


def _problem(read: _Field, part: str, paragraph: int | None) -> Problem:
    instruction = read.instruction
    message = tr("The field “{field}” cannot be used in a letter.").format(field=instruction[:60])
    if _has_tag(read):
        message = tr("A tag stands inside the field “{field}”.").format(field=instruction[:60])
    name = instruction.split()[0].upper() if instruction else ""
    hint = _hint(name, has_tag=_has_tag(read))
    return Problem("error", "field", message, hint, part=part, paragraph=paragraph, tag=instruction)


def _hint(name: str, *, has_tag: bool) -> str:
    if has_tag:
        return tr("Press Alt+F9 to see fields in Word. Delete this one and type the tag as plain words.")
    if name in _MERGING | _ASKING:
        return tr("Plaint fills letters itself: delete the field and type a tag in its place, such as {{ me.name }}.")
    if name in _FETCHING:
        return tr("It fetches something from outside the file. Delete it, and put the words or the picture there.")
    if name == "HYPERLINK":
        return tr("Click into the link and press Ctrl+Shift+F9: its words stay. Then link them anew: Insert, Link.")
    return tr("Click into it and press Ctrl+Shift+F9: what it shows stays as plain words. Page numbers are fine.")
