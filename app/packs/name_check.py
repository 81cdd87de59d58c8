"""The names that a letter's conditions and web form use, held against those that there are; questions nobody uses."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import get_close_matches

from app.domain.choice_questions import OptionsQuestion
from app.domain.errors import ProblemsFoundError
from app.domain.problems import Problem
from app.domain.questions import ListQuestion, Question
from app.i18n import tr
from app.packs.known_names import KnownNames
from app.packs.letter_rules import LetterFile, inner
from app.packs.toml_lines import Path
from app.rendering.sandbox import names_in, names_in_text
from app.rendering.template_scan import TemplateScan

# A condition is asked while the letter is written: it sees answers, not what the case adds.
_SEEN_BY_CONDITIONS = ("me", "to", "about", "your_ref")


def condition_problems(letter: LetterFile) -> Iterator[Problem]:
    """Yield what is wrong with each `show_if` and `only_if`: outside the language, unknown names, a look ahead."""
    everyone = {question.id: place for place, (_path, question) in enumerate(letter.questions())}
    shared = _names_of(question for _path, question in letter.questions()) | set(_SEEN_BY_CONDITIONS)
    for place, use in enumerate(letter.template.clocks):
        yield from _condition(letter, ("clocks", place, "only_if"), use.only_if, shared)
    for place, (path, question) in enumerate(letter.questions()):
        yield from _condition(letter, (*path, "show_if"), question.show_if, shared)
        later = [name for name in _roots(question.show_if) if everyone.get(name, -1) >= place]
        if later:
            message = tr("This looks at “{name}”, which is asked later.").format(name=later[0])
            hint = tr("Move that question up, or the person sees this one come and go.")
            yield letter.problem((*path, "show_if"), "looks-ahead", message, hint, is_warning=True)
        yield from _inner_conditions(letter, path, question, shared)


def _inner_conditions(letter: LetterFile, path: Path, question: Question, shared: set[str]) -> Iterator[Problem]:
    within = shared | _names_of(each for _place, each in inner(path, question))
    for place, each in inner(path, question):
        yield from _condition(letter, (*place, "show_if"), each.show_if, within)
        yield from _inner_conditions(letter, place, each, within)


def _condition(letter: LetterFile, place: Path, condition: str, known: set[str]) -> Iterator[Problem]:
    try:
        names = names_in(condition)
    except ProblemsFoundError as error:
        for problem in error.problems:
            yield replace(letter.problem(place, problem.code, problem.message, problem.hint), tag=problem.tag)
        return
    for name in sorted(names):
        if name.partition(".")[0] not in known:
            message = tr("“{name}” is no question of this letter.").format(name=name)
            yield letter.problem(place, "unknown-variable", message, _near(name, known))


def _roots(expression: str) -> list[str]:
    return sorted({name.partition(".")[0] for name in _quietly(names_in, expression)})


def _names_of(questions: Iterator[Question]) -> set[str]:
    return {name for question in questions for name in question.template_values(None)}


def apology_problems(letter: LetterFile) -> Iterator[Problem]:
    """Yield the questions and options that a letter's `[[apology]]` names and that are not there; doubled elements."""
    own = {question.id: question for _path, question in letter.questions()}
    elements = [use.element for use in letter.template.apology]
    for place, use in enumerate(letter.template.apology):
        if use.element in elements[:place]:
            message = tr("“{name}” is there twice.").format(name=use.element)
            yield letter.problem(("apology", place, "element"), "doubled-id", message)
        named = [("if_answered", use.if_answered)] if use.if_answered else []
        for key, name in [*named, *(("words", id_) for id_ in use.words)]:
            if name not in own:
                message = tr("“{name}” is no question of this letter.").format(name=name)
                yield letter.problem(("apology", place, key), "unknown-question", message, _near(name, set(own)))
        asked = own.get(use.if_answered)
        offered = {option.value for option in asked.options} if isinstance(asked, OptionsQuestion) else set()
        for option in [option for option in use.if_chosen if option not in offered]:
            message = tr("“{name}” cannot be chosen there.").format(name=option)
            yield letter.problem(("apology", place, "if_chosen"), "unknown-option", message, _near(option, offered))


def web_form_problems(letter: LetterFile, known: KnownNames) -> Iterator[Problem]:
    """Yield what is wrong with the boxes of a web form."""
    for place, box in enumerate(letter.template.web_form):
        path: Path = ("web_form", place, "template")
        try:
            names = names_in_text(box.template)
        except ProblemsFoundError as error:
            for problem in error.problems:
                yield replace(letter.problem(path, problem.code, problem.message, problem.hint), tag=problem.tag)
            continue
        for name in sorted(names - known.dotted):
            message = tr("There is no name “{name}”.").format(name=name)
            yield letter.problem(path, "unknown-variable", message, _near(name, known.dotted))


def unused_problems(letter: LetterFile, scanned: TemplateScan, elsewhere: set[str]) -> Iterator[Problem]:
    """Yield a warning for each question that nothing uses, and for a letter that uses no question.

    Args:
        letter: The letter.
        scanned: Its Word file.
        elsewhere: Ids of questions that conditions outside the letter look at.
    """
    used = set(scanned.names) | elsewhere | _used_in_text(letter)
    used |= {name for use in letter.template.clocks for name in (use.from_, use.else_from)}
    used |= {name for use in letter.template.apology for name in use.questions()}
    asked = [(path, question, question.id) for path, question in letter.questions()]
    if asked and not any(_is_used(name, used) for _path, _question, name in asked):
        message = tr("This letter uses none of its questions.")
        yield letter.problem(("steps",), "no-question-used", message, is_warning=True)
        return
    for path, question, name in asked:
        yield from _unused(letter, path, question, name, used)


def _unused(letter: LetterFile, path: Path, question: Question, name: str, used: set[str]) -> Iterator[Problem]:
    if not question.in_letter:
        return
    if not _is_used(name, used):
        message = tr("The question “{name}” is asked and used nowhere.").format(name=name)
        yield letter.problem((*path, "id"), "unused-question", message, is_warning=True)
        return
    for place, each in inner(path, question):
        yield from _unused(letter, place, each, f"{name}.{each.id}", used)


def _is_used(name: str, used: set[str]) -> bool:
    return any(each in {name, f"{name}_label"} or each.startswith(f"{name}.") for each in used)


def _used_in_text(letter: LetterFile) -> set[str]:
    """Names in conditions and web forms; inside a list also under the list's name."""
    found = {name for box in letter.template.web_form for name in _quietly(names_in_text, box.template)}
    found |= {name for use in letter.template.clocks for name in _quietly(names_in, use.only_if)}
    for path, question in letter.questions():
        found |= _quietly(names_in, question.show_if)
        found |= _used_inside(path, question, question.id)
    return found


def _used_inside(path: Path, question: Question, name: str) -> set[str]:
    found: set[str] = (
        {f"{name}.{question.sort_by}"} if isinstance(question, ListQuestion) and question.sort_by else set()
    )
    for place, each in inner(path, question):
        names = _quietly(names_in, each.show_if)
        found |= names | {f"{name}.{inside}" for inside in names} | _used_inside(place, each, f"{name}.{each.id}")
    return found


def _quietly(read: Callable[[str], frozenset[str]], text: str) -> frozenset[str]:
    """Return the names of a text; none when it is wrong, which is said elsewhere."""
    try:
        return read(text)
    except ProblemsFoundError:
        return frozenset()


def _near(name: str, known: set[str] | frozenset[str]) -> str:
    close = get_close_matches(name, sorted(known), n=1)
    return tr("Did you mean “{word}”?").format(word=close[0]) if close else ""
