"""What to say to somebody with Word about a tag that cannot be read: the likely slip, and what to type instead."""

import difflib
import re
from collections.abc import Callable
from typing import TypeAlias

from lxml import etree

from app.i18n import tr

TAG_WORDS = ("if", "elif", "else", "endif", "for", "endfor")
_KINDS = ("p", "tr", "tc")
_TEMPLATE_WORDS = frozenset({"include", "extends", "import", "from", "block", "endblock", "macro", "call", "set"})
_SPELT_TOGETHER = {("else", "if"): "elif", ("end", "if"): "endif", ("end", "for"): "endfor"}
_INSIDE = re.compile(r"\{[{%]-?\s*(.*?)\s*-?[}%]\}", re.DOTALL)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_STRANGE = frozenset("@$?;:#\\^§€£…–—\u2011")
_NAME = r"[^\W\d]\w*"


def meant_word(word: str) -> str:
    """Return the word of a tag that a misspelt one most likely is; the word itself where it is near none."""
    low = word.lower()
    bare = next((low.removeprefix(kind) for kind in ("tr", "tc", "p") if low.removeprefix(kind) in TAG_WORDS), low)
    near = difflib.get_close_matches(bare, TAG_WORDS, 1, cutoff=0.7)
    return near[0] if near else word


def word_hint(tag: str, word: str) -> str:
    """Return what to type instead of a tag whose first word is none of those that there are."""
    rest = _inside(tag).split()
    meant = _SPELT_TOGETHER.get((word.lower(), rest[1].lower())) if len(rest) > 1 else None
    if meant is None and word in _KINDS and len(rest) > 1:
        return tr("Write {{%{kind} {rest} %}} with no space before the {kind}.").format(
            kind=word, rest=" ".join(rest[1:])
        )
    if word in ("cellbg", "colspan", "vm", "hm"):
        return tr("Colours and merged cells are set in Word itself, in the table; no tag is needed.")
    if word in _TEMPLATE_WORDS:
        return tr("A letter stands alone: it takes in no other file and sets nothing. Type the words here.")
    meant = meant or meant_word(word)
    if meant in TAG_WORDS:
        return tr("Did you mean “{word}”? It is written in small letters and as one word.").format(word=meant)
    return tr("There are: if, elif, else, endif, for, endfor.")


def misplaced_words(element: etree._Element, attribute: str) -> tuple[str, str]:
    """Return message and hint for a tag that stands where no text is filled in.

    Args:
        element: The element that holds it.
        attribute: The attribute that it stands in; empty for the element's text.
    """
    local = etree.QName(element).localname
    if attribute in ("descr", "title", "alt"):
        message = tr("A tag stands in the description of a picture (alt text), where nothing is filled in.")
        return message, tr("In Word, right-click the picture, choose View Alt Text, and describe it in plain words.")
    if local in ("bookmarkStart", "hyperlink"):
        message = tr("A tag stands in the name of a bookmark, or in a link to one, where nothing is filled in.")
        return message, tr("In Word: Insert, Bookmark. Give it a name without braces.")
    if local in ("alias", "tag", "docPart", "dataBinding"):
        message = tr("A tag stands in the properties of a content control, where nothing is filled in.")
        return message, tr("In Word: Developer, Properties. Type the tag into the control’s text instead.")
    if element.tag == "{http://schemas.openxmlformats.org/officeDocument/2006/math}t":
        return tr("A tag stands in a formula, where nothing is filled in."), tr("Type it as ordinary text.")
    message = tr("A tag stands where no text can be filled in.")
    return message, tr("Tags belong in the text, not in a field, a link, a formula or the description of a picture.")


def syntax_words(tag: str, why: str) -> tuple[str, str]:
    """Return message and hint for a tag that Jinja cannot read.

    Args:
        tag: The tag; empty when it is not known.
        why: What Jinja says, which speaks to programmers.
    """
    inside = _inside(tag)
    code = _QUOTED.sub("''", inside)
    for fits, said in (*(_PRINTED if tag.startswith("{{") else ()), *_SLIPS):
        if tag and fits(code):
            return said(code, inside)
    hint = tr("Look for a missing quotation mark, bracket or word in the tag.")
    return tr("The tag cannot be read: {why}.").format(why=_plainer(why)), hint


def _plainer(why: str) -> str:
    shown = why.replace("'end of print statement'", "}}").replace("'end of statement block'", "%}")
    return re.sub(r" at \d+$", "", shown).rstrip(".")


def _inside(tag: str) -> str:
    found = _INSIDE.match(tag)
    return found.group(1) if found else ""


def _searched(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda code: compiled.search(code) is not None


def _empty(_code: str, _inside: str) -> tuple[str, str]:
    return tr("There is nothing in the tag."), tr("Write a name between the braces, as in {{ me.name }}, or delete it.")


def _mixed(_code: str, inside: str) -> tuple[str, str]:
    message = tr("Two kinds of tag are mixed here: {{ … }} and {% … %}.")
    return message, tr("Write {{% {inside} %}}.").format(inside=inside.strip("%{} "))


def _quotes(_code: str, _inside: str) -> tuple[str, str]:
    return tr("A quotation mark in the tag has no partner."), tr('A text begins and ends with the same mark: "…".')


def _brackets(_code: str, _inside: str) -> tuple[str, str]:
    return tr("A bracket in the tag has no partner."), tr('For every ( there is one ), as in plural("day", "days").')


def _equals(_code: str, _inside: str) -> tuple[str, str]:
    return tr("To compare takes two equals signs."), tr("Write == in place of =, as in {% if kind == 'first' %}.")


def _signs(_code: str, _inside: str) -> tuple[str, str]:
    return tr("Signs such as &&, || and ! are not known."), tr("Write “and”, “or”, “not”; unequal is !=.")


def _else_if(_code: str, _inside: str) -> tuple[str, str]:
    return tr("“else” stands alone in its tag."), tr("For a further condition write {% elif … %}.")


def _end_with_words(_code: str, inside: str) -> tuple[str, str]:
    word = inside.split(maxsplit=1)[0]
    return tr("“{word}” stands alone in its tag.").format(word=word), tr("Write {{% {word} %}}.").format(word=word)


def _if_printed(_code: str, inside: str) -> tuple[str, str]:
    word = inside.split(maxsplit=1)[0]
    message = tr("“{word}” stands between {{% and %}}, not between double braces.").format(word=word)
    return message, tr("Write {{% {inside} %}}.").format(inside=inside)


def _no_condition(_code: str, inside: str) -> tuple[str, str]:
    word = inside.split(maxsplit=1)[0]
    return tr("After “{word}” a condition is missing.").format(word=word), tr("As in {% if branch %}.")


def _bad_loop(_code: str, _inside: str) -> tuple[str, str]:
    message = tr("A loop has a name, “in”, and a list.")
    return message, tr("Write it like this: {%p for point in points %}.")


def _no_filter(_code: str, _inside: str) -> tuple[str, str]:
    return tr("After “|” the name of a filter is missing."), tr("As in {{ today | long_date }}.")


def _keyword(_code: str, inside: str) -> tuple[str, str]:
    word = inside.split(maxsplit=1)[0]
    message = tr("“{word}” is a word of the language and cannot be a name.").format(word=word)
    return message, tr("Give the question another id, and use that here.")


def _point(_code: str, _inside: str) -> tuple[str, str]:
    return tr("A point in the tag does not stand between two names."), tr("As in {{ to.name }}, without spaces.")


def _digit(_code: str, _inside: str) -> tuple[str, str]:
    return tr("A name cannot begin with a figure."), tr(
        "Names are small letters, figures and _, and begin with a letter."
    )


def _half_condition(code: str, _inside: str) -> tuple[str, str]:
    message = tr("After “{sign}” something is missing.").format(sign=code.rsplit(maxsplit=1)[-1])
    return message, tr("Write what is compared or joined on both sides, as in {% if branch and office %}.")


def _strange_sign(code: str, _inside: str) -> tuple[str, str]:
    sign = next(each for each in code if each in _STRANGE)
    message = tr("The sign “{sign}” means nothing in a tag.").format(sign=sign)
    return message, tr("There are names, points, filters after |, comparisons, and texts between quotation marks.")


def _spaced(code: str, _inside: str) -> tuple[str, str]:
    message = tr("“{words}” are two words: a name has no spaces.").format(words=code.partition("|")[0].strip()[:60])
    return message, tr("Write {{ me.name }} with a point, or {{ what_happened }} with an underscore.")


_Slip: TypeAlias = tuple[Callable[[str], bool], Callable[[str, str], tuple[str, str]]]
_SLIPS: tuple[_Slip, ...] = (
    (lambda code: not code, _empty),
    (lambda code: code.startswith("%") or code.endswith("%"), _mixed),
    (_searched(r"[\"“”„«»]|(?<!')'(?!')"), _quotes),
    (lambda code: code.count("(") != code.count(")"), _brackets),
    (_searched(r"^else\s+if\b"), _else_if),
    (_searched(r"^(else|endif|endfor)\s+\S"), _end_with_words),
    (_searched(r"^(if|elif)$"), _no_condition),
    (_searched(r"&&|\|\||&|!(?!=)"), _signs),
    (_searched(r"(?<![=!<>(,])=(?!=)"), _equals),
    (_searched(rf"^for\b(?!\s+{_NAME}\s+in\s+\S)"), _bad_loop),
    (_searched(r"\|\s*(\||$)"), _no_filter),
    (_searched(r"(^|\s)(and|or|not|==|!=|<=?|>=?)$"), _half_condition),
    (_searched(r"^\d+[^\W\d]"), _digit),
    (_searched(r"\.\.|^\.|\.\s*($|\|)"), _point),
    (lambda code: not _STRANGE.isdisjoint(code), _strange_sign),
    (_searched(rf"^{_NAME}\s+{_NAME}"), _spaced),
)
_PRINTED: tuple[_Slip, ...] = (
    (_searched(r"^(if|elif|for|endif|endfor)\s"), _if_printed),
    (_searched(r"^(if|elif|for|in|is|not|and|or|else|endif|endfor)\b"), _keyword),
)
