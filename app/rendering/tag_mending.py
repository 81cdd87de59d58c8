"""Tags as Word leaves them, put right: each in one piece, with straight quotation marks and plain spaces.

Word splits a tag over runs, smart tags, links and proofing marks, and turns quotation marks and spaces into others.
Nothing here lets a tag say more than it could: what comes out is read and judged like any other tag.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, takewhile

from lxml import etree

from app.rendering.word_xml import LITERAL, PASSED_OVER, W_P, W_R, W_RPR, W_T, XML_SPACE

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_DOUBLE = '"“”„‟″«»'
_SINGLE = "'‘’‚‛′‹›`´"
_CURLED = frozenset(_DOUBLE + _SINGLE)
# After the mark that ends a text in a tag comes one of these; after an apostrophe comes a letter.
_AFTER_TEXT = re.compile(r"\s*([|),%}=!<>~\]]|-|$|(and|or|else|if|in|not|is)\b)")
# What docxtpl's rules, or the escaping of XML, would take for something else inside of a text: written as a number.
_RISKY = re.compile("[“”‘’%{}&]")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_SPACE = re.compile(r"\s")


def mended(tag: str) -> str:
    """Return a tag as it was meant; the marks that end and begin it stay, a comment is left alone.

    A minus for Jinja's white space (`{%-`) goes: paragraphs of a letter are not white space.
    """
    if tag.startswith("{#"):
        return tag
    inside = tag[2:-2].removeprefix("-").removesuffix("-")
    return f"{tag[:2]}{''.join(_pieces(inside))}{tag[-2:]}"


def _pieces(inside: str) -> Iterator[str]:
    """Yield what stands between texts with plain spaces and nothing unseen, and each text with straight marks.

    Linear in the length of any tag: where one text has no end, a later one with the same marks has none either.
    """
    at = kept = 0
    endless = ""
    while at < len(inside):
        sought = inside[at] in _CURLED and inside[at] not in endless
        end = _text_end(inside, at) if sought else 0
        if not end:
            endless += _alike(inside[at]) if sought else ""
            at += 1
            continue
        yield _plain(inside[kept:at])
        yield _text(inside[at], inside[at + 1 : end])
        at = kept = end + 1
    yield _plain(inside[kept:])


def _plain(code: str) -> str:
    return _SPACE.sub(" ", code.translate(_UNSEEN))


def _text_end(inside: str, begin: int) -> int:
    """Return where the text that begins here ends; 0 when it does not."""
    mark = inside[begin]
    if mark in "'\"":
        end = inside.find(mark, begin + 1)
        while end > 0 and inside[end - 1] == "\\":
            end = inside.find(mark, end + 1)
        if end > 0:
            return end
    alike = _alike(mark)
    return next((at for at in range(begin + 1, len(inside)) if inside[at] in alike and _ends(inside, at)), 0)


def _alike(mark: str) -> str:
    return _DOUBLE if mark in _DOUBLE else _SINGLE


def _ends(inside: str, at: int) -> bool:
    return _AFTER_TEXT.match(inside, at + 1) is not None


def _text(mark: str, text: str) -> str:
    straight = '"' if mark in _DOUBLE else "'"
    if mark != straight:
        text = text.replace(straight, f"\\{straight}")
    return f"{straight}{_RISKY.sub(_as_number, text)}{straight}"


def _as_number(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def gather_tags(root: etree._Element) -> None:
    """Put each tag of a part, mended, into the one text element that it begins in.

    Args:
        root: A part in which no tag is begun without an end; it is changed.
    """
    for paragraph in root.iter(W_P):
        pieces = list(_own_pieces(paragraph))
        text = "".join(piece for _, piece in pieces)
        if "{" in text:
            begins = [0, *accumulate(len(piece) for _, piece in pieces)]
            # From the last to the first, so that what stands before a tag is where it was.
            for found in reversed(list(TAG.finditer(text))):
                _put_together(pieces, begins, found)


def _own_pieces(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the elements that `paragraph_text` takes its text from, each with its piece of it."""
    for child in element:
        if child.tag == W_T:
            yield child, child.text or ""
        elif child.tag in LITERAL:
            yield child, LITERAL[str(child.tag)]
        elif child.tag not in PASSED_OVER:
            yield from _own_pieces(child)


def _put_together(pieces: list[tuple[etree._Element, str]], begins: list[int], found: re.Match[str]) -> None:
    """Write a tag where it begins, and take what belongs to it out of the elements after that."""
    tag, place = mended(found[0]), bisect_right(begins, found.start()) - 1
    begun, ended = place, place
    while place < len(pieces) and begins[place] < found.end():
        element, piece = pieces[place]
        first, last = max(found.start() - begins[place], 0), found.end() - begins[place]
        if element.tag == W_T:
            _write(pieces, place, piece[:first] + tag + piece[last:])
            ended = place
        elif piece and (parent := element.getparent()) is not None:
            parent.remove(element)
        tag = ""
        place += 1
    if begun != ended and _merge(pieces[begun][0], pieces[ended][0]):
        _write(pieces, begun, pieces[begun][1] + pieces[ended][1])


def _write(pieces: list[tuple[etree._Element, str]], place: int, text: str) -> None:
    element = pieces[place][0]
    element.text = text
    if text != text.strip():
        element.set(XML_SPACE, "preserve")
    pieces[place] = (element, text)


def _merge(first: etree._Element, last: etree._Element) -> bool:
    """Let what follows a tag follow in the run that it begins in, as docxtpl does, where only runs of text lie between.

    Elsewhere, as in a link or around a bookmark, docxtpl's cut would break the part or lose what it holds.
    """
    run, other = first.getparent(), last.getparent()
    if run is None or other is None or run.getparent() is not other.getparent():
        return False
    lying = _after(first, last) if run is other else [*_after(first, None), *_after(run, other), *_before(last)]
    if not all(_is_text(each) for each in lying):
        return False
    for each in lying:
        each.getparent().remove(each)  # type: ignore[union-attr] # it has one: it lies beside another
    if run is other:
        run.remove(last)
    else:
        run.extend(_after(last, None))
        other.getparent().remove(other)  # type: ignore[union-attr] # it is beside the first
    return True


def _after(element: etree._Element, until: etree._Element | None) -> list[etree._Element]:
    """Return what stands beside an element and after it, up to another."""
    return list(takewhile(lambda each: each is not until, element.itersiblings()))


def _before(element: etree._Element) -> list[etree._Element]:
    return list(element.itersiblings(preceding=True))


def _is_text(element: etree._Element) -> bool:
    """Whether an element is text, how text looks, or a run of such."""
    if element.tag == W_R:
        return all(_is_text(child) for child in element)
    return element.tag in {W_T, W_RPR} or element.tag in LITERAL
