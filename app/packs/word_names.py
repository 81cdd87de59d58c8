"""The names that a letter's Word file uses, held against those that there are, and against what each of them is."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from app.domain.problems import Problem
from app.i18n import tr
from app.packs.known_names import KnownNames
from app.rendering.template_scan import PlacedUse, TemplateScan

DATE_FILTERS = frozenset({"long_date", "short_date"})
_FILTERS_OF_LISTS = frozenset({"and_list", "join", "lines", "exhibit_refs", "plural", "length", "first", "last"})
_LOOP = re.compile(r"\{%[-+]?(?:p|tr|tc)?\s*for\s+(\w+)\s+in\b")
_MOST_FIELDS = 8


def word_file_problems(file: str, scanned: TemplateScan, known: KnownNames) -> Iterator[Problem]:
    """Yield the names in a Word file that are not there, and those that are used as what they are not.

    A date is printed only through a date filter, a list only through a filter that makes a text of it, and a loop
    runs only over a list (pack-format, “What a template can say”).
    """
    loops = {found[1]: use.tag for use in scanned.uses if use.is_looped and (found := _LOOP.match(use.tag))}
    for use in scanned.uses:
        if use.path in known.paths:
            said = _misused(use, known)
        elif any(_is_known_but_no_list(before, known) for before in _looped_over(use.path)):
            said = None  # of the loop itself it is said already
        else:
            message = tr("There is no name “{name}”.").format(name=use.name)
            said = ("unknown-variable", message, _unknown_hint(use, known, loops))
        if said:
            code, message, hint = said
            yield Problem("error", code, message, hint, file, use.part, use.paragraph, use.tag)


def _looped_over(path: str) -> Iterator[str]:
    """Yield what a path goes through loop by loop: `a[].b[].c` through `a` and `a[].b`."""
    yield from (path[: found.start()] for found in re.finditer(r"\[\]", path))


def _is_known_but_no_list(path: str, known: KnownNames) -> bool:
    return path in known.paths and f"{path}[]" not in known.paths


def _misused(use: PlacedUse, known: KnownNames) -> tuple[str, str, str] | None:
    if use.is_looped and _is_known_but_no_list(use.path, known):
        message = tr("“{name}” is not a list: a loop cannot run over it.").format(name=use.name)
        return "not-a-list", message, tr("Print it as it is: {{ {name} }}.").replace("{name}", use.name)
    if not use.is_printed:
        return None
    if use.path in known.dates and DATE_FILTERS.isdisjoint(use.filters):
        message = tr("The date “{name}” would be printed as 2026-11-20.").format(name=use.name)
        return "bare-date", message, tr("Write {{ … | long_date }}.")
    fields = sorted(
        {path[len(use.path) + 1 :].partition(".")[0].removesuffix("[]") for path in _below(use.path, known)}
    )
    if fields:
        message = tr("“{name}” has several parts and cannot be printed as it is.").format(name=use.name)
        hint = tr("Say which is meant: {fields}.").format(fields=", ".join(fields[:_MOST_FIELDS]))
        return "not-a-text", message, hint
    if f"{use.path}[]" in known.paths and _FILTERS_OF_LISTS.isdisjoint(use.filters):
        message = tr("“{name}” is a list and cannot be printed as it is.").format(name=use.name)
        return "not-a-text", message, _list_hint(use, known)
    return None


def _below(path: str, known: KnownNames) -> Iterator[str]:
    return (each for each in known.paths if each.startswith(f"{path}."))


def _list_hint(use: PlacedUse, known: KnownNames) -> str:
    fields = sorted(path for path in known.paths if path.startswith(f"{use.path}[]."))
    if not fields:
        return tr("Write {{ {name} | and_list }}, or {{ {name} | lines }}.").replace("{name}", use.name)
    field = fields[0].rpartition(".")[2]
    hint = tr("Write {%p for each in {name} %}, below it {{ each.{field} }}, and below that {%p endfor %}.")
    return hint.replace("{name}", use.name).replace("{field}", field)


def _unknown_hint(use: PlacedUse, known: KnownNames, loops: Mapping[str, str]) -> str:
    root, _, rest = use.name.partition(".")
    if root in loops and root == use.path.partition(".")[0]:
        hint = tr("“{name}” is there only between “{loop}” and its endfor.")
        return hint.format(name=root, loop=loops[root])
    if rest and f"{root}[]" in known.paths and f"{root}[].{rest}" in known.paths:
        hint = tr("“{name}” is a list: write {%p for each in {name} %}, and in it {{ each.{rest} }}.")
        return hint.replace("{name}", root).replace("{rest}", rest)
    close = get_close_matches(use.name, sorted(known.dotted), n=1)
    if close and close[0] != root:
        return tr("Did you mean “{word}”?").format(word=close[0])
    fields = sorted(path.rpartition(".")[2] for path in known.dotted if path.rpartition(".")[0] == root)
    if rest and fields:
        return tr("Of “{name}” there are: {fields}.").format(name=root, fields=", ".join(fields[:_MOST_FIELDS]))
    return tr("The names are the ids of this letter’s questions, and those that are always there, such as me and to.")
