"""What a pack's files say about each other: letters, clocks, questions and organisations named from elsewhere."""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import get_args

from app.domain.clocks import rule_problems
from app.domain.date_questions import DateQuestion
from app.domain.pack_contents import Pack
from app.domain.problems import Problem
from app.domain.routes import Readiness, Route
from app.domain.templates import Category
from app.i18n import tr
from app.packs.letter_rules import LetterFile
from app.packs.toml_lines import Path as KeyPath
from app.packs.toml_lines import key_lines, line_of

# (place in the file, what the name is of, the name that was written)
Named = tuple[KeyPath, str, str]


def link_problems(pack: Pack, folder: Path) -> list[Problem]:
    """Return the names in routes, start questions, organisations and clocks that lead nowhere."""
    return [
        *_in_file(pack, folder, "routes.toml", _routes_named),
        *_in_file(pack, folder, "start.toml", _start_named),
        *_in_file(pack, folder, "checks.toml", _checks_named),
        *_organisations(pack),
        *(Problem("error", "clock-rules", message, file="clocks") for message in rule_problems(pack.clocks, pack.laws)),
    ]


def clock_problems(pack: Pack, letter: LetterFile) -> Iterator[Problem]:
    """Yield the clocks and date questions that a letter names and that are not there."""
    template = letter.template
    clocks = {clock.id for clock in pack.clocks}
    uses = [(("clocks", place, "id"), use.id) for place, use in enumerate(template.clocks)]
    asked_by = [(("reply_by", place), name) for place, name in enumerate(template.reply_by)]
    for path, name in [*uses, *asked_by]:
        if ":" not in name and name not in clocks:
            yield letter.problem(path, "unknown-clock", _no_such("clock", name), _near(name, clocks))
    dates = {question.id for _path, question in letter.questions() if isinstance(question, DateQuestion)}
    starts = [(("clocks", place, "from"), use.from_) for place, use in enumerate(template.clocks)]
    starts += [(("clocks", place, "else_from"), use.else_from) for place, use in enumerate(template.clocks)]
    for path, name in starts:
        if name and name not in dates:
            message = tr("“{name}” is no date question of this letter.").format(name=name)
            yield letter.problem(path, "unknown-question", message, _near(name, dates))


def _in_file(pack: Pack, folder: Path, name: str, named: Callable[[Pack], Iterator[Named]]) -> Iterator[Problem]:
    path = folder / name
    if not path.is_file():
        return
    lines = key_lines(path.read_text(encoding="utf-8-sig"))
    known = _known(pack)
    for place, what, word in named(pack):
        if word and ":" not in word and word not in known[what]:
            hint = _near(word, known[what])
            yield Problem("error", f"unknown-{what}", _no_such(what, word), hint, name, line=line_of(lines, place))


def _known(pack: Pack) -> dict[str, set[str]]:
    letters = {template.id for template in pack.templates}
    return {
        "letter": letters,
        "clock": {clock.id for clock in pack.clocks},
        "question": {question.id for template in pack.templates for question in template.questions()},
        "application": letters | set(get_args(Category)),
        "way": letters | {question.id for question in pack.start_questions},
    }


def _routes_named(pack: Pack) -> Iterator[Named]:
    for place, route in enumerate(pack.routes):
        yield from _route_named(("routes", place), route)
    for place, readiness in enumerate(pack.readiness):
        yield from _readiness_named(("readiness", place), readiness)


def _route_named(path: KeyPath, route: Route) -> Iterator[Named]:
    yield ((*path, "from"), "letter", route.from_)
    yield ((*path, "to"), "letter", route.to)
    yield ((*path, "after"), "clock", route.after)


def _readiness_named(path: KeyPath, readiness: Readiness) -> Iterator[Named]:
    need, mend = readiness.need, readiness.mend
    yield ((*path, "letter"), "letter", readiness.letter)
    for sent in need.sent:
        yield ((*path, "need", "sent"), "letter", sent)
    for key, what, word in (
        ("exhibit_of", "letter", need.exhibit_of),
        ("clock_past", "clock", need.clock_past),
        ("clock_open", "clock", need.clock_open),
        ("answered", "question", need.answered),
    ):
        yield ((*path, "need", key), what, word)
    for key, what, word in (
        ("write", "letter", mend.write),
        ("answer", "question", mend.answer),
        ("wait", "clock", mend.wait),
    ):
        yield ((*path, "mend", key), what, word)


def _start_named(pack: Pack) -> Iterator[Named]:
    for place, question in enumerate(pack.start_questions):
        for option_place, option in enumerate(question.options):
            yield (("questions", place, "options", option_place, "go"), "way", option.go)


def _checks_named(pack: Pack) -> Iterator[Named]:
    for place, check in enumerate(pack.checks.checks):
        for applied, name in enumerate(check.applies_to):
            yield (("checks", place, "applies_to", applied), "application", name)


def _organisations(pack: Pack) -> Iterator[Problem]:
    ids = [organisation.id for organisation in pack.organisations]
    for twice in sorted({each for each in ids if ids.count(each) > 1}):
        message = tr("Two organisations have the id “{name}”.").format(name=twice)
        yield Problem("error", "doubled-id", message, file="organisations")
    for organisation in pack.organisations:
        if organisation.part_of and organisation.part_of not in ids:
            message = _no_such("organisation", organisation.part_of)
            hint = tr("It stands in “part_of” of “{name}”.").format(name=organisation.id)
            yield Problem("error", "unknown-organisation", message, hint, "organisations")


def _no_such(what: str, name: str) -> str:
    words = {
        "letter": tr("There is no letter “{name}” in this pack."),
        "clock": tr("There is no clock “{name}” in this pack."),
        "question": tr("No letter of this pack asks “{name}”."),
        "application": tr("“{name}” is neither a letter of this pack nor a category of letters."),
        "way": tr("“{name}” is neither a question of this file nor a letter."),
        "organisation": tr("There is no organisation “{name}” in this pack."),
    }
    return words[what].format(name=name)


def _near(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, sorted(known), n=1)
    return tr("Did you mean “{word}”?").format(word=close[0]) if close else ""
