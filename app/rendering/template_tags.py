"""Tags in a part of a Word template: where they stand, whether they pair up, and docxtpl's rules applied to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from app.domain.problems import Problem
from app.i18n import tr
from app.rendering.tag_advice import TAG_WORDS, meant_word, misplaced_words, word_hint
from app.rendering.tag_mending import TAG, gather_tags, mended
from app.rendering.word_xml import W_P, W_T, ordinals_of, paragraph_text, w

MAX_TAGS = 2000

_BEGIN = re.compile(r"\{[{%#]")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_HALF_TAG = re.compile(r"\{[{%#]|[}%#]\}")
_SINGLE_BRACES = re.compile(
    r"\{[ \u00a0]?([a-z][a-z0-9_]{0,40}(?:\.[a-z][a-z0-9_]{0,40}){0,3})[ \u00a0]?(?:\|[^{}]{0,60})?\}"
)
_BLOCK = re.compile(r"\{%[-+]?(?:(p|tr|tc|r)(?=\s))?\s*(\w*)")
_ANY_SPECIAL_VALUE = re.compile(r"\{\{(p|tr|tc|r)\s")
_WORDS = frozenset(TAG_WORDS)
_BESIDE = {
    "p": lambda: tr("Give the tag a paragraph of its own; within a line write {% … %} without the p."),
    "tr": lambda: tr("Give the tag a row of its own: it vanishes with its row, and the rows after it are repeated."),
    "tc": lambda: tr("Give the tag a cell of its own: it vanishes with its cell."),
}
_LOST_WITH_TAG = [w(name) for name in ("drawing", "pict", "object", "fldSimple", "fldChar", "sectPr")]
_CHANGES = [w(name) for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")]
_CHANGES += [
    w(f"{name}Change") for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid", "numbering")
]
_KEPT_NEWLINE = "\ufdd2"  # a noncharacter: no template can hold one after `read_tags` has looked


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as its author sees it.

    Attributes:
        paragraph: 1-based ordinal of its `w:p` in the part.
        text: The whole tag.
        kind: `p`, `tr`, `tc`, `r` for tags that take their paragraph, row or cell with them.
        word: `if`, `for` …; empty for `{{ … }}`.
        holder: For `tr` the table, and for `tc` the row, that it stands in, by its number.
    """

    paragraph: int
    text: str
    kind: str
    word: str
    holder: str = ""


def read_tags(root: etree._Element, part: str) -> tuple[list[Tag], list[Problem]]:
    """Return the tags of a part in their order, and what is wrong with how they stand."""
    tags: list[Tag] = []
    problems = _misplaced(root, part)
    holders: dict[etree._Element, str] = {}
    for ordinal, (text, paragraph) in enumerate(_texts(root), 1):
        found, wrong = _tags_of(paragraph, ordinal, part, text)
        found = [_held(tag, paragraph, holders) for tag in found]
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
    problems += _half_tags(rest, part, ordinal)
    return tags, problems


def _half_tags(rest: str, part: str, ordinal: int) -> Iterator[Problem]:
    """Yield what is left of a paragraph without its tags and looks as if it were one."""
    hint = _brace_hint()
    if half := _HALF_TAG.search(rest):
        is_begun = half.group()[0] == "{"
        piece = rest[half.start() : half.start() + 40] if is_begun else rest[max(0, half.end() - 40) : half.end()]
        words = (
            tr("The tag “{text}” is begun and not ended.") if is_begun else tr("“{text}” ends a tag that has no {{.")
        )
        message = words.format(text=piece.strip())
        yield Problem("error", "unclosed-tag", message, hint, part=part, paragraph=ordinal, tag=piece.strip())
    elif single := _SINGLE_BRACES.search(rest):
        message = tr("“{text}” is printed as it stands: a tag has two braces.").format(text=single.group())
        hint = tr("Write {{ {name} }} if an answer is meant.").replace("{name}", single.group(1))
        yield Problem("warning", "single-braces", message, hint, part=part, paragraph=ordinal, tag=single.group())


def _brace_hint() -> str:
    return tr("A tag stands in one paragraph, between {{ and }} or {% and %}: look for the brace that is missing.")


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
    return tags, TAG.sub(lambda tag: "\n" + mended(tag.group()), one_line), problems


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
    meant = mended(text)
    block = _BLOCK.match(meant)
    if block:
        return Tag(ordinal, text, block.group(1) or "", block.group(2) or "?")
    special = _ANY_SPECIAL_VALUE.match(meant)
    return Tag(ordinal, text, special.group(1) if special else "", "")


def _held(tag: Tag, paragraph: etree._Element, holders: dict[etree._Element, str]) -> Tag:
    kind = {"tr": w("tbl"), "tc": w("tr")}.get(tag.kind)
    found = next(paragraph.iterancestors(kind), None) if kind else None
    return tag if found is None else replace(tag, holder=holders.setdefault(found, str(len(holders) + 1)))


def _wrong_with(tag: Tag, paragraph: etree._Element, part: str, text: str) -> Iterator[Problem]:
    def problem(code: str, message: str, hint: str = "") -> Problem:
        return Problem("error", code, message, hint, part=part, paragraph=tag.paragraph, tag=tag.text)

    inner = _BEGIN.search(tag.text, 2)
    if inner and not tag.text.startswith("{#"):
        begun = tag.text[: inner.start()].strip()
        message = tr("The tag “{text}” is begun and not ended.").format(text=begun[:60])
        yield replace(problem("unclosed-tag", message, _brace_hint()), tag=begun)
    elif tag.text.startswith("{{") and tag.kind:
        message = tr("“{{{{{kind} …}}}}” is not part of the language.").format(kind=tag.kind)
        yield problem("not-allowed", message, tr("Write {{ … }}; the words look as the tag looks in Word."))
    elif tag.kind == "r":
        yield problem("not-allowed", tr("“{%r …%}” is not part of the language."), tr("Use {% … %}."))
    elif tag.word and tag.word not in _WORDS:
        message = tr("“{word}” is not a tag.").format(word=tag.word)
        yield problem("unknown-tag", message, word_hint(tag.text, tag.word))
    elif tag.kind in ("tr", "tc") and next(paragraph.iterancestors(w(tag.kind)), None) is None:
        message = tr("“{tag}” stands outside of a table.").format(tag=tag.text)
        hint = tr("{%tr … %} repeats rows and {%tc … %} cells. For paragraphs write {%p … %}.")
        yield problem("outside-table", message, hint)
    elif tag.kind and _text_beside(tag, paragraph, text):
        message = tr("What stands beside “{tag}” would be lost.").format(tag=tag.text)
        yield problem("text-beside-tag", message, _BESIDE[tag.kind]())


def _text_beside(tag: Tag, paragraph: etree._Element, text: str) -> bool:
    """Tell whether the paragraph, row or cell that goes with its tag holds anything else."""
    if tag.kind == "p":
        holder, whole = paragraph, text
    else:
        holder = next(paragraph.iterancestors(w(tag.kind)))
        whole = "".join(paragraph_text(each) for each in holder.iter(W_P))
    return bool(whole.replace(tag.text, "", 1).strip()) or any(True for _ in holder.iter(*_LOST_WITH_TAG))


def _unpaired(tags: Sequence[Tag], part: str) -> list[Problem]:
    problems: list[Problem] = []
    open_tags: list[Tag] = []
    for tag in tags:
        word = tag.word if tag.word in _WORDS else meant_word(tag.word)
        wanted = {"endif": ("if",), "elif": ("if",), "endfor": ("for",), "else": ("if", "for")}.get(word)
        if word in ("if", "for"):
            open_tags.append(replace(tag, word=word))
        elif wanted and not (open_tags and open_tags[-1].word in wanted):
            problems.append(_without_begin(tag, word, open_tags, part))
        elif word in ("endif", "endfor") and open_tags.pop().holder != tag.holder and tag.holder:
            problems.append(_in_two_tables(tag, part))
    return problems + [_without_end(tag, part) for tag in open_tags]


def _without_begin(tag: Tag, word: str, open_tags: Sequence[Tag], part: str) -> Problem:
    if open_tags:
        message = tr("“{tag}” comes while “{open}” is still open.").format(tag=tag.text, open=open_tags[-1].text)
        hint = tr("What was begun last ends first: write its {end} before this.").format(end=end_of(open_tags[-1]))
    else:
        message = tr("“{tag}” has no partner: nothing before it is open.").format(tag=tag.text)
        begin = "for" if word == "endfor" else "if"
        hint = tr("Add its “{begin}” before it, or delete this tag.").format(begin=begin)
    return Problem("error", "unpaired-tag", message, hint, part=part, paragraph=tag.paragraph or None, tag=tag.text)


def _in_two_tables(tag: Tag, part: str) -> Problem:
    message = tr("“{tag}” ends what was begun in another table or row.").format(tag=tag.text)
    hint = tr("A {%tr … %} and its end stand in the same table, a {%tc … %} and its end in the same row.")
    return Problem("error", "crosses-tables", message, hint, part=part, paragraph=tag.paragraph, tag=tag.text)


def _without_end(tag: Tag, part: str) -> Problem:
    message = tr("“{tag}” has no partner: it is never ended.").format(tag=tag.text)
    hint = tr("Write {end} where it ends.").format(end=end_of(tag))
    return Problem("error", "unpaired-tag", message, hint, part=part, paragraph=tag.paragraph or None, tag=tag.text)


def end_of(tag: Tag) -> str:
    """Return the tag that ends another, of the same kind."""
    return f"{{%{tag.kind} end{tag.word} %}}"


def _misplaced(root: etree._Element, part: str) -> list[Problem]:
    """Return tags outside of ordinary text: in attributes, fields, shapes, formulas."""
    places = [
        (element, name, text)
        for element in root.iter("*")
        for name, text in (
            *element.attrib.items(),
            ("", element.text if element.tag != W_T else ""),
            ("", element.tail),
        )
        if text and ("{{" in text or "{%" in text or "{#" in text or _KEPT_NEWLINE in text)
    ]
    if not places:
        return []
    ordinal = ordinals_of(root)
    problems = []
    for element, name, text in places:
        message, hint = misplaced_words(element, str(name))
        found = Problem("error", "misplaced-tag", message, hint, part=part, tag=_first_tag(str(text)))
        problems.append(replace(found, paragraph=ordinal(element)))
    return problems


def _first_tag(text: str) -> str:
    found = _cut(text)[0]
    return found[0] if found else text[:80]


def flatten(root: etree._Element) -> str:
    """Return the part as Jinja source by docxtpl's rules, each tag beginning a line: tag n stands on line n + 1.

    The tags of the part are put right first (`tag_mending`), each in one piece.

    Run only on parts whose tags pair up: its clean-up expressions are quadratic otherwise.
    """
    # docxtpl takes a fifth of a second to import; only who compiles a letter waits for it.
    from docxtpl import DocxTemplate

    gather_tags(root)
    source = etree.tostring(root, encoding="unicode").replace("\n", _KEPT_NEWLINE)
    source = DocxTemplate("").patch_xml(source)
    return TAG.sub(lambda tag: "\n" + tag.group().replace(_KEPT_NEWLINE, " "), source)


def original_data(data: str) -> str:
    """Return what stands between tags as it was before `flatten`; docxtpl's `{_{` is how a template writes `{{`."""
    data = data.replace("\n", "").replace(_KEPT_NEWLINE, "\n")
    return data.replace("{_{", "{{").replace("}_}", "}}").replace("{_%", "{%").replace("%_}", "%}")


def first_change(root: etree._Element) -> etree._Element | None:
    """Return the first tracked change of a part that was neither taken nor refused (ECMA-376 part 1, 17.13.5)."""
    return next(root.iter(*_CHANGES), None)
