"""Tags in a part of a Word template: where they stand, whether they pair up, and docxtpl's rules applied to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from app.domain.problems import Problem
from app.i18n import tr
from app.rendering.word_xml import W_P, W_T, is_on, paragraph_text, w

MAX_TAGS = 2000

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_BEGIN = re.compile(r"\{[{%#]")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_HALF_TAG = re.compile(r"\{[{%#]|[}%]\}")
_BLOCK = re.compile(r"\{%[-+]?(?:(p|tr|tc|r)(?=\s))?\s*(\w*)")
_ANY_SPECIAL_VALUE = re.compile(r"\{\{(p|tr|tc|r)\s")
_WORDS = frozenset({"if", "elif", "else", "endif", "for", "endfor"})
_LOST_WITH_TAG = [w(name) for name in ("drawing", "pict", "object", "fldSimple", "fldChar", "sectPr")]
_KEPT_NEWLINE = "\ufdd2"  # a noncharacter: no template can hold one after `read_tags` has looked


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as its author sees it.

    Attributes:
        paragraph: 1-based ordinal of its `w:p` in the part.
        text: The whole tag.
        kind: `p`, `tr`, `tc`, `r` for tags that take their paragraph, row or cell with them.
        word: `if`, `for` …; empty for `{{ … }}`.
    """

    paragraph: int
    text: str
    kind: str
    word: str


def read_tags(root: etree._Element, part: str) -> tuple[list[Tag], list[Problem]]:
    """Return the tags of a part in their order, and what is wrong with how they stand."""
    tags: list[Tag] = []
    problems = _misplaced(root, part)
    for ordinal, (position, paragraph) in enumerate(_texts(root), 1):
        found, wrong = _tags_of(paragraph, ordinal, part, position)
        tags += found
        problems += wrong
    if len(tags) > MAX_TAGS:
        problems.append(Problem("error", "too-many-tags", tr("This part has more than 2,000 tags."), part=part))
    return tags, problems + _unpaired(tags, part)


def _texts(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for paragraph in root.iter(W_P):
        yield paragraph_text(paragraph), paragraph


def _tags_of(paragraph: etree._Element, ordinal: int, part: str, text: str) -> tuple[list[Tag], list[Problem]]:
    if "{" not in text and "}" not in text:
        return [], []
    found, rest = _cut(text)
    tags = [_tag(each, ordinal) for each in found]
    problems = [problem for tag in tags for problem in _wrong_with(tag, paragraph, part, text)]
    half = _HALF_TAG.search(rest)
    if half:
        message = tr("A tag is begun and not ended, or ended and not begun: “{text}”.").format(text=text[:80])
        hint = tr("A tag stands in one paragraph, between {{ and }} or {% and %}.")
        problems.append(Problem("error", "unclosed-tag", message, hint, part=part, paragraph=ordinal, tag=half.group()))
    return tags, problems


def tags_in_text(text: str, part: str) -> tuple[list[Tag], str, list[Problem]]:
    """Return the tags of a text that is no paragraph, such as a document's title, its source, and what is wrong."""
    found, rest = _cut(text)
    tags = [_tag(each, 0) for each in found]
    problems = _unpaired(tags, part)
    if _HALF_TAG.search(rest) or any(tag.kind for tag in tags):
        message = tr("A tag in “{text}” cannot be read.").format(text=text[:80])
        problems.append(Problem("error", "unclosed-tag", message, part=part))
        return tags, "", problems
    one_line = " ".join(text.split("\n"))
    return tags, _TAG.sub(lambda tag: "\n" + tag.group(), one_line), problems


def _cut(text: str) -> tuple[list[str], str]:
    """Return the tags of a text and what is left without them, in time linear in its length whatever is in it."""
    tags: list[str] = []
    rest: list[str] = []
    at, kept_to = 0, 0
    closed = {sign: text.rfind(end) for sign, end in _ENDS.items()}
    while begin := _BEGIN.search(text, at):
        at = begin.end()
        if closed[begin[0]] >= at:
            end = text.find(_ENDS[begin[0]], at) + 2
            tags.append(text[begin.start() : end])
            rest.append(text[kept_to : begin.start()])
            at = kept_to = end
    return tags, "".join([*rest, text[kept_to:]])


def _tag(text: str, ordinal: int) -> Tag:
    block = _BLOCK.match(text)
    if block:
        return Tag(ordinal, text, block.group(1) or "", block.group(2) or "?")
    special = _ANY_SPECIAL_VALUE.match(text)
    return Tag(ordinal, text, special.group(1) if special else "", "")


def _wrong_with(tag: Tag, paragraph: etree._Element, part: str, text: str) -> Iterator[Problem]:
    def problem(code: str, message: str, hint: str = "") -> Problem:
        return Problem("error", code, message, hint, part=part, paragraph=tag.paragraph, tag=tag.text)

    if tag.text.startswith("{{") and tag.kind:
        yield problem(
            "not-allowed", tr("“{{{{{kind} …}}}}” is not part of the language.").format(kind=tag.kind), "{{ … }}"
        )
    elif tag.kind == "r":
        yield problem("not-allowed", tr("“{%r …%}” is not part of the language."), tr("Use {% … %}."))
    elif tag.word and tag.word not in _WORDS:
        hint = tr("There are: if, elif, else, endif, for, endfor.")
        yield problem("unknown-tag", tr("“{word}” is not a tag.").format(word=tag.word), hint)
    elif tag.kind and _text_beside(tag, paragraph, text):
        message = tr("What stands beside “{tag}” would be lost.").format(tag=tag.text)
        yield problem("text-beside-tag", message, tr("Give the tag a paragraph of its own."))


def _text_beside(tag: Tag, paragraph: etree._Element, text: str) -> bool:
    """Tell whether the paragraph, row or cell that goes with its tag holds anything else."""
    if tag.kind == "p":
        holder, whole = paragraph, text
    else:
        found = next(paragraph.iterancestors(w(tag.kind)), None)
        if found is None:
            return True
        holder, whole = found, "".join(paragraph_text(each) for each in found.iter(W_P))
    return bool(whole.replace(tag.text, "", 1).strip()) or any(True for _ in holder.iter(*_LOST_WITH_TAG))


def _unpaired(tags: Sequence[Tag], part: str) -> list[Problem]:
    problems: list[Problem] = []
    open_tags: list[Tag] = []
    for tag in tags:
        if tag.word in ("if", "for"):
            open_tags.append(tag)
            continue
        wanted = {"endif": ("if",), "elif": ("if",), "endfor": ("for",), "else": ("if", "for")}.get(tag.word)
        if wanted and not (open_tags and open_tags[-1].word in wanted):
            problems.append(_unpaired_problem(tag, part))
        elif tag.word in ("endif", "endfor"):
            open_tags.pop()
    return problems + [_unpaired_problem(tag, part) for tag in open_tags]


def _unpaired_problem(tag: Tag, part: str) -> Problem:
    message = tr("“{tag}” has no partner.").format(tag=tag.text)
    hint = tr("Every “if” ends with “endif” and every “for” with “endfor”, the inner one first.")
    return Problem("error", "unpaired-tag", message, hint, part=part, paragraph=tag.paragraph, tag=tag.text)


def _misplaced(root: etree._Element, part: str) -> list[Problem]:
    """Return tags outside of ordinary text: in attributes, fields, shapes, formulas."""
    places = [
        text
        for element in root.iter("*")
        for text in (*element.attrib.values(), element.text if element.tag != W_T else "", element.tail)
        if text and ("{{" in text or "{%" in text or "{#" in text or _KEPT_NEWLINE in text)
    ]
    message = tr("A tag stands where no text can be filled in.")
    hint = tr("Tags belong in the text, not in a field, a link, a formula or the description of a picture.")
    return [Problem("error", "misplaced-tag", message, hint, part=part, tag=str(text)[:80]) for text in places]


def flatten(root: etree._Element) -> str:
    """Return the part as Jinja source by docxtpl's rules, each tag beginning a line: tag n stands on line n + 1.

    Run only on parts whose tags pair up: its clean-up expressions are quadratic otherwise.
    """
    # docxtpl takes a fifth of a second to import; only who compiles a letter waits for it.
    from docxtpl import DocxTemplate

    source = etree.tostring(root, encoding="unicode").replace("\n", _KEPT_NEWLINE)
    source = DocxTemplate("").patch_xml(source)
    return _TAG.sub(lambda tag: "\n" + tag.group().replace(_KEPT_NEWLINE, " "), source)


def original_data(data: str) -> str:
    """Return what stands between tags as it was before `flatten`; docxtpl's `{_{` is how a template writes `{{`."""
    data = data.replace("\n", "").replace(_KEPT_NEWLINE, "\n")
    return data.replace("{_{", "{{").replace("}_}", "}}").replace("{_%", "{%").replace("%_}", "%}")


def is_tracked(root: etree._Element) -> bool:
    """Tell whether the part holds tracked changes that were neither taken nor refused."""
    changes = [w(name) for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange")]
    return next(root.iter(*changes), None) is not None or any(is_on(each) for each in root.iter(w("trackRevisions")))
