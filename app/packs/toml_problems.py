"""From a TOML file to a checked model, or to all its problems with file, line and the nearest known key."""

import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from app.domain.problems import Problem
from app.i18n import tr
from app.packs.toml_lines import Path, key_lines, line_of, nesting

MAX_NESTING = 12
MAX_BYTES = 2 * 1024 * 1024
MAX_ENTRIES = 20_000
MAX_FAULTS = 100  # of one file; whoever has more has mended none of these yet

Model = TypeVar("Model", bound=BaseModel)


def read_toml(data: bytes, file: str) -> tuple[dict[str, Any], str, list[Problem]]:
    """Return the tables of a TOML file and its text; nothing but problems when it cannot be read.

    Args:
        data: The file's bytes, UTF-8, with or without a byte order mark.
        file: Its path within the pack, for the problems.
    """
    if len(data) > MAX_BYTES:
        return {}, "", [Problem("error", "file-too-large", tr("The file is larger than 2 MiB."), file=file)]
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        hint = tr("Save the file as UTF-8.")
        line = data.count(b"\n", 0, error.start) + 1
        return {}, "", [Problem("error", "not-utf-8", tr("This is not UTF-8 text."), hint, file, line=line)]
    depth, entries = nesting(text)
    if depth > MAX_NESTING:
        return {}, "", [Problem("error", "nested-too-deep", tr("Tables are nested more than 12 deep."), file=file)]
    if entries > MAX_ENTRIES:
        message, hint = tr("The file has more than 20,000 keys and values."), tr("Divide it, or leave some out.")
        return {}, "", [Problem("error", "too-many-entries", message, hint, file)]
    try:
        return tomllib.loads(text), text, []
    except ValueError as error:
        return {}, "", [_syntax_problem(error, text, file)]


def read_model(model: type[Model], data: bytes, file: str) -> tuple[Model | None, list[Problem]]:
    """Return the model that a TOML file describes, or None and every problem in it."""
    tables, text, problems = read_toml(data, file)
    if problems:
        return None, problems
    return check_model(model, tables, text, file)


def check_model(
    model: type[Model], tables: Mapping[str, Any], text: str, file: str
) -> tuple[Model | None, list[Problem]]:
    """Return the model for tables that were read, or None and every problem in them."""
    try:
        return model.model_validate(tables), []
    except ValidationError as error:
        lines = key_lines(text)
        faults = [fault for fault in error.errors() if not _follows(fault)]
        return None, [_problem(fault, model, tables, lines, file) for fault in faults[:MAX_FAULTS]]


def _syntax_problem(error: ValueError, text: str, file: str) -> Problem:
    words = str(error)
    at_line = words.rpartition("(at line ")[2].partition(",")[0]
    line = int(at_line) if at_line.isdecimal() else text.count("\n") + 1
    message = tr("This is not right as TOML: {why}.").format(why=words.partition(" (at ")[0].rstrip("."))
    hint = tr("Look at this line and the one before it: a quote, a bracket or an equals sign may be missing.")
    return Problem("error", "toml-syntax", message, hint, file, line=line)


def _follows(fault: Mapping[str, Any]) -> bool:
    """Whether a fault only says that a list became too short because one of its items was refused."""
    return bool(fault["type"] == "too_short" and len(fault["input"]) >= fault["ctx"]["min_length"])


def _problem(
    fault: Mapping[str, Any], model: type[BaseModel], tables: Mapping[str, Any], lines: Mapping[Path, int], file: str
) -> Problem:
    path = _path_in_file(fault["loc"], tables)
    code, message, hint = _words(fault, path, _model_at(model, fault["loc"]))
    return Problem("error", code, message, hint, file, line=line_of(lines, path) or 1)


def _path_in_file(loc: tuple[str | int, ...], tables: Mapping[str, Any]) -> Path:
    """Leave out what pydantic puts in besides keys: the kinds of questions, and the branches of unions."""
    path: list[str | int] = []
    here: Any = tables
    for part in loc:
        if isinstance(here, Mapping) and part in here:
            here = here[str(part)]
            path.append(part)
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
            path.append(part)
    if loc and isinstance(here, Mapping) and isinstance(loc[-1], str) and (not path or path[-1] != loc[-1]):
        path.append(loc[-1])
    return tuple(path)


def _model_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    """Return the model whose keys a fault is about: the one that holds the last part of its place."""
    candidates: list[type[BaseModel]] = [model]
    for part in loc[:-1]:
        inner = [found for each in candidates for found in _models_under(each, part)]
        candidates = inner or [each for each in candidates if _kind_of(each) == part] or candidates
    return candidates[0]


def _models_under(model: type[BaseModel], key: str | int) -> Iterator[type[BaseModel]]:
    for name, field in model.model_fields.items():
        if key in (field.alias, name):
            yield from _models_in(field.annotation)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 any annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _kind_of(model: type[BaseModel]) -> str:
    field = model.model_fields.get("kind")
    return str(field.default) if field else ""


def _words(fault: Mapping[str, Any], path: Path, model: type[BaseModel]) -> tuple[str, str, str]:
    key, known = str(path[-1]) if path else "", _keys_of(model)
    context = fault.get("ctx", {})
    match fault["type"]:
        case "extra_forbidden":
            return "unknown-key", tr("There is no key “{key}” here.").format(key=key), _nearest(key, known)
        case "missing":
            name = str(fault["loc"][-1])
            return "missing-key", tr("The key “{key}” is missing.").format(key=name), ""
        case "union_tag_invalid":
            kinds = context["expected_tags"].replace("'", "").split(", ")
            message = tr("There is no kind of question “{kind}”.").format(kind=context["tag"])
            return "unknown-kind", message, _nearest(str(context["tag"]), kinds)
        case "union_tag_not_found":
            return "missing-key", tr("The key “{key}” is missing.").format(key="kind"), ""
        case "literal_error":
            words = str(context["expected"]).replace("'", "")
            message = tr("“{key}” cannot be “{value}”.").format(key=_named(path), value=fault["input"])
            return "unknown-value", message, tr("It can be {values}.").format(values=words)
        case "value_error":
            return "wrong-value", str(context["error"]), ""
    message = tr("“{key}” is not as it should be: {why}.").format(key=_named(path), why=str(fault["msg"]))
    return "wrong-value", message, ""


def _named(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _keys_of(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _nearest(word: str, known: list[str]) -> str:
    close = get_close_matches(word, known, n=1, cutoff=0.5)
    if close:
        return tr("Did you mean “{word}”?").format(word=close[0])
    return tr("Known are: {words}.").format(words=", ".join(known))
