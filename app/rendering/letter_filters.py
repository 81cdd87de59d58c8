"""The filters a template may use; each takes an empty value and lets the mark of a missing answer through."""

import difflib
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from jinja2 import TemplateRuntimeError, Undefined

from app.domain import dates
from app.domain.alphabet import plain
from app.domain.answers import MARK_START, Value
from app.i18n import for_others, tr

# What goes through a filter is whatever the template hands over, an undefined name included.
Filter = Callable[..., Any]

_NUMBER_WORDS = ("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ENDS_SENTENCE = re.compile(r"[.!?…][”’\"')\]]*$")
_CAN_TAKE_STOP = re.compile(r"[\w%”’\"')\]]$")
_PLAIN = frozenset({str, int, bool, list, dict, type(None)})
_NO_BREAK = "\u00a0"
_PLURAL_NAMES = frozenset(
    [
        "Affairs",
        "Associates",
        "Associations",
        "Citizens",
        "Communications",
        "Communities",
        "Conservatives",
        "Councillors",
        "Councils",
        "Democrats",
        "Directors",
        "Friends",
        "Governors",
        "Greens",
        "Independents",
        "Liberals",
        "Members",
        "Officers",
        "Partners",
        "Records",
        "Scots",
        "Services",
        "Solicitors",
        "Standards",
        "Students",
        "Trustees",
        "Unionists",
        "Unions",
        "Workers",
    ]
)


class FilterError(TemplateRuntimeError):
    """A value does not suit a filter, or cannot be printed; the message says what would."""


def _is_missing(value: object) -> bool:
    return isinstance(value, str) and MARK_START in value


def _is_nothing(value: Value) -> bool:
    return value is False or value in ("", [])


def _of_text(work: Callable[..., str]) -> Filter:
    """Let empty values and missing marks past a filter that works on one text."""

    def filtered(value: Value, *arguments: Value) -> Value:
        if _is_nothing(value):
            return ""
        if _is_missing(value):
            return value
        if not isinstance(value, str | int):
            raise FilterError(tr("This filter takes one text, not a list or a group of answers."))
        return work(str(value), *arguments)

    return filtered


def _of_list(work: Callable[..., Value]) -> Filter:
    """Hand lists to a filter; nothing is an empty list, and one text is a list of it."""

    def filtered(value: Value, *arguments: Value) -> Value:
        if _is_missing(value):
            return value
        if isinstance(value, dict):
            raise FilterError(tr("This filter takes a list, not a group of answers."))
        items = value if isinstance(value, list) else [] if _is_nothing(value) else [value]
        return work(items, *arguments)

    return filtered


def _on_day(value: Value, written: Callable[[date], str]) -> Value:
    """Write a date: ISO text, or an approximate one with its own words (`{text, sort}`)."""
    if isinstance(value, dict) and "text" in value:
        return value["text"] or _on_day(value.get("sort", ""), written)
    if _is_nothing(value) or _is_missing(value):
        return value or ""
    try:
        return written(date.fromisoformat(str(value)))
    except ValueError:
        raise FilterError(tr("This date filter was given something that is not a date.")) from None


@for_others()
def long_date(value: Value) -> Value:
    """Return `20 November 2026` for `2026-11-20`."""
    return _on_day(value, dates.long_date)


@for_others()
def short_date(value: Value) -> Value:
    """Return `20 Nov 2026` for `2026-11-20`."""
    return _on_day(value, dates.short_date)


def _and_list(items: Sequence[Value]) -> str:
    texts = _texts(items)
    return " and ".join(part for part in (", ".join(texts[:-1]), *texts[-1:]) if part)


def _texts(items: Sequence[Value]) -> list[str]:
    if any(isinstance(item, list | dict) for item in items):
        raise FilterError(tr("This filter takes a list of texts; name the field that is meant in a loop."))
    return [str(item) for item in items if item != ""]


def plural(value: Value, one: str, many: str) -> Value:
    """Return `1 day` or `3 days`; a list counts its items."""
    if value == "" or value is False or _is_missing(value):
        return value or ""
    count = len(value) if isinstance(value, list) else value
    if not isinstance(count, int):
        raise FilterError(tr("“plural” takes a number or a list."))
    return f"{count} {one if count == 1 else many}"


def number_words(value: Value) -> Value:
    """Return numbers up to ten as words."""
    if _is_nothing(value) or _is_missing(value):
        return value or ""
    return _NUMBER_WORDS[value] if isinstance(value, int) and 0 <= value <= 10 else str(value)


def _possessive(text: str) -> str:
    last = text.rsplit(maxsplit=1)[-1] if text.strip() else ""
    is_plural = last.endswith("s") and (last.islower() or last in _PLURAL_NAMES)
    return f"{text}'" if is_plural else f"{text}'s"


def _sentence(text: str) -> str:
    text = re.sub(r"(?<!\.)\.\.$", ".", text.strip()).rstrip(",;")
    return _upper_first(text if _ENDS_SENTENCE.search(text) or not text else f"{text}.")


def _full_stop(text: str) -> str:
    """Add the full stop that a person left out, and change nothing else."""
    return f"{text}." if _CAN_TAKE_STOP.search(text) and not _ENDS_SENTENCE.search(text) else text


def _upper_first(text: str) -> str:
    first = text[:1].upper()
    return first + text[1:] if len(first) == 1 else text


def _lower_first(text: str) -> str:
    first_word = re.split(r"[\s’']", text, maxsplit=1)[0]
    return text if first_word == "I" or first_word[1:2].isupper() else text[:1].lower() + text[1:]


def money(value: Value) -> Value:
    """Return pence as pounds."""
    if _is_nothing(value) or _is_missing(value):
        return value or ""
    if not isinstance(value, int):
        raise FilterError(tr("“money” takes an amount in pence."))
    return f"{'-' if value < 0 else ''}£{abs(value) // 100:,}.{abs(value) % 100:02}"


def _quote(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] in '“"' and text[-1] in '”"' and not re.search('[“”"]', text[1:-1]):
        text = text[1:-1]
    text = re.sub(r"(^|[\s(\[‘])\"", r"\1‘", text).replace('"', "’")
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def _exhibit_refs(items: Sequence[Value]) -> str:
    labels = [item.get("label", "") if isinstance(item, dict) else item for item in items]
    if not labels:
        return ""
    listed = _and_list(labels).replace(" and ", f" and{_NO_BREAK}")
    return f"{'exhibit' if len(labels) == 1 else 'exhibits'}{_NO_BREAK}{listed}"


def _field(item: Value, name: str) -> Value:
    if not isinstance(item, dict):
        raise FilterError(tr("The items of this list have no fields to choose by."))
    if name not in item:
        near = "".join(difflib.get_close_matches(name, list(item), 1))
        hint = tr(" Did you mean “{near}”?").format(near=near) if near else ""
        raise FilterError(tr("The items of this list have no field “{name}”.").format(name=name) + hint)
    return item[name]


def _where(items: Sequence[Value], name: str, *values: Value) -> Value:
    return [item for item in items if _is_missing(_field(item, name)) or _field(item, name) in values]


def _without(items: Sequence[Value], name: str, *values: Value) -> Value:
    return [item for item in items if _field(item, name) not in values]


def _sort(items: Sequence[Value], name: str) -> Value:
    return sorted(items, key=lambda item: _sort_key(_field(item, name)))


def _sort_key(value: Value) -> tuple[int, int, str]:
    if isinstance(value, dict):
        value = value.get("sort", "")
    if isinstance(value, int):
        return (0, value, "")
    return (2 if value == "" else 1, 0, plain(str(value)))


def default(value: "Value | Undefined", other: Value = "") -> Value:
    """Return the other value where there is none; 0 is a value."""
    if isinstance(value, Undefined) or value is False or value in ("", [], {}):
        return other
    return value


def length(value: Value) -> int:
    """Count the items of a list, or the characters of a text."""
    return len(value) if isinstance(value, str | list | dict) else 0


FILTERS: dict[str, Filter] = {
    "long_date": long_date,
    "short_date": short_date,
    "and_list": _of_list(_and_list),
    "plural": plural,
    "number_words": number_words,
    "possessive": _of_text(_possessive),
    "sentence": _of_text(_sentence),
    "full_stop": _of_text(_full_stop),
    "lower_first": _of_text(_lower_first),
    "upper_first": _of_text(_upper_first),
    "upper": _of_text(str.upper),
    "lower": _of_text(str.lower),
    "trim": _of_text(str.strip),
    "length": length,
    "first": _of_list(lambda items: items[0] if items else ""),
    "last": _of_list(lambda items: items[-1] if items else ""),
    "default": default,
    "join": _of_list(lambda items, between="": str(between).join(_texts(items))),
    "money": money,
    "lines": _of_list(lambda items: "\n".join(_texts(items))),
    "quote": _of_text(_quote),
    "exhibit_refs": _of_list(_exhibit_refs),
    "where": _of_list(_where),
    "without": _of_list(_without),
    "sort": _of_list(_sort),
}
DATE_FILTERS = frozenset({"long_date", "short_date"})
LIST_FILTERS = frozenset({"where", "without", "sort"})


def _refusing_objects(work: Filter) -> Filter:
    """Let plain values in only; an undefined one raises its own error before it could be taken for something else."""

    def filtered(value: object, *arguments: object) -> object:
        for each in (value, *arguments):
            if isinstance(each, Undefined):
                str(each)
            elif type(each) not in _PLAIN:
                raise FilterError(tr("A filter takes answers and nothing else."))
        return work(value, *arguments)

    return filtered


FILTERS = {name: work if name == "default" else _refusing_objects(work) for name, work in FILTERS.items()}
