"""Questions drafted from a Word file: each name in its tags becomes a question, of the kind that its use suggests."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.i18n import tr
from app.packs.known_names import ALWAYS_THERE, KINDS_WITH_OWN_ID
from app.rendering.template_scan import PlacedUse, TemplateScan

DATE_FILTERS, MONEY, NUMBERS = frozenset({"long_date", "short_date"}), "money", frozenset({"number_words"})
_NEVER_REQUIRED = frozenset({"yes_no", "earlier_letter"})
_EARLIER = frozenset({"sent_on", "received_on", "days_ago", "our_ref", "their_ref", "due_on", "dated"})
_LONG = frozenset({"account", "details", "description", "explain", "explanation", "happened", "reason", "story"})
_LONG |= {"statement", "wanted", "what", "why"}
_SHORT: tuple[tuple[str, frozenset[str]], ...] = (
    ("email", frozenset({"email", "mail"})),
    ("phone", frozenset({"phone", "telephone", "mobile"})),
)
_SHORT += (("url", frozenset({"link", "url", "web", "website"})), ("reference", frozenset({"ref", "reference"})))


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """One drafted question.

    Attributes:
        because: What in the Word file suggested the kind, in words for the author.
        options: The values of a choice, as the tags compare them.
        questions: Those of a list's entries.
    """

    id: str
    kind: str
    label: str
    required: bool
    because: str
    options: tuple[str, ...] = ()
    questions: tuple["DraftQuestion", ...] = ()


def draft_questions(scanned: TemplateScan) -> tuple[DraftQuestion, ...]:
    """Return a question for each name that the tags use and that is not always there, in the order of the letter."""
    uses = [use for use in scanned.uses if _root(use.path) not in ALWAYS_THERE - KINDS_WITH_OWN_ID.keys()]
    roots = dict.fromkeys(_root(use.path) for use in uses)
    labelled = {root for root in roots if root.endswith("_label") and root.removesuffix("_label") in roots}
    return tuple(
        _question(root, [use for use in uses if _root(use.path) == root], uses)
        for root in roots
        if root not in labelled
    )


def _root(path: str) -> str:
    return re.split(r"[.\[]", path, maxsplit=1)[0]


def _question(name: str, uses: Sequence[PlacedUse], all_uses: Sequence[PlacedUse]) -> DraftQuestion:
    """Draft the question of one name.

    Args:
        name: The name.
        uses: Where it stands, each path beginning with the name.
        all_uses: Every use, for `NAME_label` beside it.
    """
    fields = [use for use in uses if use.path.startswith(f"{name}[].")]
    has_label = any(use.path in (f"{name}_label", f"{name}_label[]") for use in all_uses)
    options = _compared(name, uses)
    kind, because = _kind(name, uses, fields, options, has_label)
    is_asked_for = any(not use.is_printed and use.path == name for use in uses)
    entries = tuple(_fields(name, fields)) if kind == "list" else ()
    if kind in ("choice", "choices"):
        options = (*options, *("other", "more")[: max(0, 2 - len(options))])  # one alone is no choice
    return DraftQuestion(
        name, kind, _label(name), kind not in _NEVER_REQUIRED and not is_asked_for, because, options, entries
    )


def _fields(name: str, fields: Sequence[PlacedUse]) -> Iterator[DraftQuestion]:
    inner = [replace(use, path=use.path.removeprefix(f"{name}[].")) for use in fields]
    for root in dict.fromkeys(_root(use.path) for use in inner):
        yield _question(root, [use for use in inner if _root(use.path) == root], inner)


def _kind(
    name: str, uses: Sequence[PlacedUse], fields: Sequence[PlacedUse], options: Sequence[str], has_label: bool
) -> tuple[str, str]:
    own = [use for use in uses if use.path == name]
    filters = {each for use in own for each in use.filters}
    is_printed = any(use.is_printed for use in own)
    below = {
        use.path.removeprefix(f"{name}.").partition(".")[0].partition("[")[0]
        for use in uses
        if use.path.startswith(f"{name}.")
    }
    if name in KINDS_WITH_OWN_ID:
        return name, tr("the name itself says so")
    if fields:
        return "list", tr("the letter goes through it with “for”")
    if any(use.path == f"{name}[]" for use in uses) or _is_looked_into(name, uses):
        return "choices", tr("the letter looks for values in it")
    if below:
        return _of_group(below)
    if options or has_label:
        return "choice", tr("the letter compares it with a value")
    by_filter = {
        "date": DATE_FILTERS,
        "money": {MONEY},
        "number": NUMBERS,
        "postal_address": {"lines"},
        "choices": {"and_list", "exhibit_refs"},
    }
    for kind, which in by_filter.items():
        if found := sorted(filters & which):
            return kind, tr("it goes through the filter “{name}”").format(name=found[0])
    if not is_printed:
        return "yes_no", tr("the letter only asks whether it is so, with “if”")
    return _by_name(name)


def _of_group(below: set[str]) -> tuple[str, str]:
    if below & _EARLIER:
        return "earlier_letter", tr("the letter names when it was sent, or its reference")
    if below <= {"name", "role"}:
        return "person", tr("the letter names somebody’s name or role")
    return "organisation", tr("the letter names parts of an organisation")


def _by_name(name: str) -> tuple[str, str]:
    words = set(name.split("_"))
    for kind, signs in _SHORT:
        if words & signs:
            return kind, tr("its name suggests it")
    if words & _LONG:
        return "long_text", tr("its name suggests a longer answer")
    return "text", tr("it is printed as it is")


def _compared(name: str, uses: Iterable[PlacedUse]) -> tuple[str, ...]:
    """Return the values that tags compare a name with, or look for in it."""
    last = re.escape(name)
    patterns = (
        rf"\b{last}\s*[!=]=\s*(['\"])([^'\"]+)\1",
        rf"(['\"])([^'\"]+)\1\s*(?:==|!=|(?:not\s+)?in)\s+(?:\w+\.)*{last}\b",
    )
    tags = " ".join(dict.fromkeys(use.tag.translate(_STRAIGHT) for use in uses if not use.is_printed))
    return tuple(dict.fromkeys(found[1] for pattern in patterns for found in re.findall(pattern, tags)))


def _is_looked_into(name: str, uses: Iterable[PlacedUse]) -> bool:
    pattern = re.compile(rf"['\"]\s*(?:not\s+)?in\s+(?:\w+\.)*{re.escape(name)}\b")
    return any(pattern.search(use.tag.translate(_STRAIGHT)) for use in uses)


_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


def _label(name: str) -> str:
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]
