"""A file of answers: the samples of a pack and what `--answers` takes; the same shape in TOML and in JSON."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeAlias

from pydantic import BaseModel, ValidationError

from app.domain.answer_shapes import AnswerFileShape, MeAnswer
from app.domain.answers import Answers, Value
from app.domain.builtin_steps import ME_KEYS, OTHER, asks_about
from app.domain.errors import ProblemsFoundError, UserError
from app.domain.people_questions import OrganisationAnswer
from app.domain.problems import Problem
from app.domain.templates import Template, answers_model
from app.i18n import tr

# From an organisation's id to its value as the recipient; raises UserError when there is none.
FindOrganisation: TypeAlias = Callable[[str], dict[str, Value]]
Message: TypeAlias = tuple[tuple[str, ...], str, str]


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """What a file of answers says; dates are ISO text, and an organisation is its value or still its id."""

    today: date | None = None
    me: Answers = field(default_factory=dict)
    behalf: Answers = field(default_factory=dict)
    copies_to: tuple[dict[str, Value], ...] = ()
    to: Value = ""
    about: Value = ""
    our_ref: str = ""
    your_ref: str = ""
    answers: Answers = field(default_factory=dict)
    earlier: tuple[dict[str, Value], ...] = ()
    points: tuple[dict[str, Value], ...] = ()
    apology: tuple[dict[str, Value], ...] = ()

    @property
    def flat(self) -> Answers:
        """The answers as a draft keeps them: one dict, the built-in questions under their dotted ids."""
        builtin: Answers = {f"me.{key}": value for key, value in self.me.items()}
        builtin |= {f"behalf.{key}": value for key, value in self.behalf.items()}
        builtin |= {"behalf.who": OTHER if self.behalf else "", "copies_to": [*self.copies_to]}
        builtin |= {"to": self.to, "about": self.about, "your_ref": self.your_ref}
        return {**{key: value for key, value in builtin.items() if value}, **self.answers}


def parse_answer_file(data: Mapping[str, Any]) -> AnswerFile:
    """Return what a file of answers says, as far as that can be told without its letter.

    Args:
        data: What `tomllib` or `json` made of the file.

    Raises:
        ProblemsFoundError: Unknown keys, wrong types or a wrong date; all are listed.
    """
    plain = _plain(data)
    try:
        shape = AnswerFileShape.model_validate(plain)
    except ValidationError as error:
        raise _refused(_messages(error, AnswerFileShape)) from error
    day = _day(shape.today)
    return AnswerFile(
        today=day,
        me=_given(shape.me),
        behalf=shape.behalf.model_dump() if shape.behalf else {},
        copies_to=tuple({"whom": {"name": copy.name}, "role": copy.role} for copy in shape.copies_to),
        to=_organisation(shape.to),
        about=_organisation(shape.about),
        our_ref=shape.our_ref,
        your_ref=shape.your_ref,
        answers=dict(shape.answers),
        earlier=tuple(entry.model_dump() for entry in shape.earlier),
        points=tuple(point.model_dump() for point in shape.points),
        apology=tuple(element.model_dump() for element in shape.apology),
    )


def settle_answers(file: AnswerFile, template: Template, find: FindOrganisation, today: date) -> AnswerFile:
    """Return the file with its answers checked against a letter's questions, read, and its organisations found.

    Args:
        file: What `parse_answer_file` returned.
        template: The letter.
        find: From an organisation's id to its value.
        today: For dates without a year, when the file does not say its own day.

    Raises:
        ProblemsFoundError: An unknown question, a wrong type or an unknown organisation; all are listed.
    """
    own, builtin = _parted(file)
    messages = [*_answer_messages(own, template), *_refusals(template, builtin)]
    found: dict[str, Value] = {}
    for key in ("to", "about"):
        try:
            found[key] = _found(builtin[key], find)
        except UserError as error:
            messages.append(((key,), error.message, error.hint))
    if messages:
        raise _refused(messages)
    questions = {question.id: question for step in template.steps for question in step.questions}
    read = {key: questions[key].settled(value, file.today or today) for key, value in own.items()}
    return replace(file, to=found["to"], about=found["about"], your_ref=str(builtin["your_ref"]), answers=read)


def to_draft_answers(file: AnswerFile, template: Template, find: FindOrganisation, today: date) -> Answers:
    """Return the flat dict of a draft for a file of answers; raises as `settle_answers` does."""
    return settle_answers(file, template, find, today).flat


def _parted(file: AnswerFile) -> tuple[Answers, Answers]:
    """Part the letter's own answers from the built-in ones, which may also stand in `[answers]`."""
    builtin: Answers = {"to": file.to, "about": file.about, "your_ref": file.your_ref}
    builtin["copies_to"] = [*file.copies_to]
    own = {key: value for key, value in file.answers.items() if key not in builtin}
    return own, {**builtin, **{key: value for key, value in file.answers.items() if key in builtin}}


def _refusals(template: Template, builtin: Answers) -> Iterator[Message]:
    if builtin["copies_to"] and not template.may_copy_to:
        message = tr("This letter offers no copies.")
        yield (("copies_to",), message, tr("Take “copies_to” out of the file."))
    if builtin["about"] and not asks_about(template):
        message = tr("This letter does not ask which organisation it is about.")
        yield (("about",), message, tr("Take “about” out of the file."))


def _answer_messages(own: Answers, template: Template) -> list[Message]:
    model = answers_model(template)
    try:
        # What is missing is for the interview to say, which knows what is hidden.
        model.model_validate(_without_empty(own))
    except ValidationError as error:
        return [(("answers", *path), text, hint) for path, text, hint in _messages(error, model) if text]
    return []


def _without_empty(value: Any) -> Any:  # noqa: ANN401 any answer
    """Leave out what is not answered: an empty text fits every kind."""
    if isinstance(value, dict):
        return {key: _without_empty(inner) for key, inner in value.items() if inner not in ("", None)}
    return [_without_empty(inner) for inner in value] if isinstance(value, list) else value


def _messages(error: ValidationError, model: type[BaseModel]) -> list[Message]:
    return [
        _message(fault, model) for fault in error.errors() if fault["type"] != "missing" or model is AnswerFileShape
    ]


def _message(fault: Mapping[str, Any], model: type[BaseModel]) -> Message:
    path = tuple(str(part) for part in fault["loc"])
    if fault["type"] == "extra_forbidden":
        close = get_close_matches(path[-1], _names(model), n=1)
        hint = tr("Did you mean “{name}”?").format(name=close[0]) if close else ""
        return path, tr("There is no question “{name}” here.").format(name=path[-1]), hint
    if fault["type"] == "literal_error":
        return path, tr("“{value}” cannot be chosen here.").format(value=fault["input"]), _offered(fault)
    return path, tr("The answer to “{name}” is not of the right kind.").format(name=path[0]), str(fault["msg"])


def _offered(fault: Mapping[str, Any]) -> str:
    return tr("Choose one of {values}.").format(values=str(fault["ctx"]["expected"]).replace("'", ""))


def _names(model: type[BaseModel]) -> list[str]:
    """Every key that the model knows at any depth, for the nearest name."""
    schema = model.model_json_schema()
    tables = [schema, *schema.get("$defs", {}).values()]
    return [name for table in tables for name in table.get("properties", {})]


def _refused(messages: list[Message]) -> ProblemsFoundError:
    problems = [Problem("error", "answer", text, hint, tag=".".join(path)) for path, text, hint in messages]
    return ProblemsFoundError(tr("The file of answers has problems."), problems)


def _plain(value: Any) -> Any:  # noqa: ANN401 what a TOML file may hold
    """Turn the dates of TOML into ISO text and leave out JSON's null, which answers nothing, at every depth."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items() if inner is not None}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        message = tr("“{text}” is no date.").format(text=text)
        raise _refused([(("today",), message, tr("Write it like 2026-11-20."))]) from error


def _given(me: MeAnswer) -> Answers:
    return {key: value for key in ME_KEYS if (value := getattr(me, key))}


def _organisation(value: str | OrganisationAnswer) -> Value:
    return value if isinstance(value, str) else value.model_dump()


def _found(value: Value, find: FindOrganisation) -> Value:
    return find(value) if value and isinstance(value, str) else value
