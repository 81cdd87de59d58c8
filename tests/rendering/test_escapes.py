"""Two walls, each tried by itself: what wants out is refused when it is read, and unread it gets nowhere.

Behind the second wall templates run that the first would never let through, once beside plain answers and once
beside objects that came into the context by mistake. An audit hook sees to it that nothing is opened or started.
"""

import functools
import io
import os
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path

import jinja2
import pytest
from jinja2 import Template, TemplateError
from markupsafe import Markup
from pydantic import BaseModel

from app.domain.answers import Value
from app.rendering import sandbox
from app.rendering.answer_text import only_plain
from app.rendering.template_language import Fault, read_language, syntax_tree
from tests.rendering.escapes import escapes

pytestmark = pytest.mark.no_cover

ENVIRONMENTS = (sandbox.XML_ENVIRONMENT, sandbox.TEXT_ENVIRONMENT)
KNOWN = {"subject", "me", "me.name", "me.a", "to.name", "incidents", "incidents.what"}
VARIABLE, SECRET = "PLAINT_CANARY", "canary-that-nobody-may-hear"
PLAIN: dict[str, Value] = {
    "subject": "A subject",
    "me": {"name": "Ada Marsh", "a": "b"},
    "to": {"name": "The Party"},
    "incidents": [{"what": "one"}, {"what": "two"}],
}
INSIDE = (SECRET, "<class", "<function", "<module", "<built-in", "<bound", "<Macro", "<Loop", " object at 0x", "__")
FORBIDDEN = ("open", "os.", "subprocess.", "socket.", "import", "ctypes.", "shutil.")


class Model(BaseModel):
    """An object of our own, as the app's layers hold them."""

    value: str = SECRET


class Words(str):
    """A text that is more than a text."""

    @property
    def value(self) -> str:
        return SECRET


class Table(dict[str, object]):
    """A table that is more than a table."""

    def __getitem__(self, key: str) -> object:
        return SECRET

    def __contains__(self, key: object) -> bool:
        return True


def _generator() -> Iterator[str]:
    yield SECRET


def things(file: Path) -> dict[str, object]:
    """Return what may have come into the context by mistake, by name."""
    return {
        "model": Model(),
        "model class": Model,
        "callable": lambda *_: SECRET,
        "partial": functools.partial(os.getenv, VARIABLE),
        "open": open,
        "module": os,
        "environ": os.environ,
        "path": file,
        "generator": _generator(),
        "exception": ValueError(SECRET),
        "text": Words("x"),
        "table": Table(),
        "markup": Markup("{0.__class__}"),
        "set": {SECRET},
        "tuple": (SECRET,),
        "bytes": SECRET.encode(),
        "namespace": types.SimpleNamespace(value=SECRET),
        "environment": jinja2.Environment(),
        "template": jinja2.Template(SECRET),
        "context": sandbox.compile_tree(ENVIRONMENTS[0], ENVIRONMENTS[0].parse("")).new_context(dict(PLAIN)),
        "open file": io.StringIO(SECRET),
    }


class _Watch:
    """Writes down what Python tells its auditors of files, processes and imports, while it is on."""

    def __init__(self) -> None:
        self.is_on = False
        self.seen: list[str] = []

    def hear(self, event: str, _: object) -> None:
        if self.is_on and event.startswith(FORBIDDEN):
            self.seen.append(event)

    def during(self, work: Callable[[], str]) -> str:
        self.seen.clear()
        self.is_on = True
        try:
            return work()
        finally:
            self.is_on = False


@functools.cache
def the_watch() -> _Watch:
    watch = _Watch()
    sys.addaudithook(watch.hear)
    return watch


@pytest.fixture
def canary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file that nobody may read; an environment variable holds the same."""
    monkeypatch.setenv(VARIABLE, SECRET)
    file = tmp_path / "canary.txt"
    file.write_text(SECRET)
    return file


def unread(environment: sandbox.LetterEnvironment, source: str) -> Template | None:
    """Compile a template that nobody has read; nothing if not even Jinja takes it."""
    try:
        return sandbox.compile_tree(environment, environment.parse(source))
    except TemplateError:
        return None


@functools.cache
def unread_templates(environment: sandbox.LetterEnvironment, file: str) -> list[tuple[str, Template]]:
    sources = [source.replace("FILE", file).replace("VARIABLE", VARIABLE) for source in escapes()]
    compiled = [(source, unread(environment, source)) for source in sources]
    return [(source, template) for source, template in compiled if template]


def outcome(template: Template, context: dict[str, object]) -> str:
    """Return what a template prints; nothing when it is refused."""

    def work() -> str:
        try:
            return sandbox.run(template, context)[0]  # type: ignore[arg-type]  # what the test is about
        except (TemplateError, TypeError):
            return ""

    return the_watch().during(work)


def let_through(file: Path, context: dict[str, object], about: str = "") -> list[tuple[str, str]]:
    """Return each template that printed something from inside, or opened or started something, with what it was."""
    found = []
    for environment in ENVIRONMENTS:
        for source, template in unread_templates(environment, str(file)):
            printed = outcome(template, context) if about in source else ""
            if the_watch().seen or any(sign in printed for sign in INSIDE):
                found.append((source, f"{printed} {the_watch().seen}"))
    return found


@pytest.mark.parametrize("source", list(escapes()), ids=ascii)
def test_the_first_wall_refuses_it_with_a_word_for_its_author(source: str) -> None:
    for environment in ENVIRONMENTS:
        tree = syntax_tree(environment, source)
        faults, names = ([tree], []) if isinstance(tree, Fault) else read_language(tree)
        unknown = [use.name for use in names if use.name not in KNOWN]
        assert faults or unknown
        assert not [fault for fault in faults if fault.message.split()[-1].strip(".") in dir(jinja2.nodes)]


def test_behind_the_second_wall_plain_answers_lead_nowhere(canary: Path) -> None:
    assert let_through(canary, {**PLAIN}) == []


@pytest.mark.parametrize("name", list(things(Path(__file__))))
def test_behind_the_second_wall_no_object_tells_anything(canary: Path, name: str) -> None:
    thing = things(canary)[name]
    assert (
        let_through(canary, {**PLAIN, "thing": thing, "holder": {"inner": thing}, "holders": [{"value": thing}]}) == []
    )


@pytest.mark.parametrize("name", list(things(Path(__file__))))
def test_an_object_in_the_answers_is_refused_wherever_it_hides(canary: Path, name: str) -> None:
    template = unread(sandbox.TEXT_ENVIRONMENT, "{% if thing %}x{% endif %}")
    assert template
    thing = things(canary)[name]
    for hidden in (thing, [thing], {"a": [thing]}):
        with pytest.raises(TypeError, match="plain data"):
            sandbox.run(template, {"thing": hidden})  # type: ignore[dict-item]  # as above


def test_a_key_that_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError, match="keys"):
        only_plain({1: "x"})


def test_answers_within_themselves_are_refused() -> None:
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(TypeError, match="deep"):
        only_plain(endless)


def test_the_watch_hears_a_file_being_opened(canary: Path) -> None:
    assert the_watch().during(canary.read_text) == SECRET
    assert "open" in the_watch().seen
