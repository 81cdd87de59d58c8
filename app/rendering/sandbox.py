"""Where templates run: no code of theirs, no objects, no files; conditions and texts in the same small language."""

import functools
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence

from jinja2 import StrictUndefined, Template, TemplateError, Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as JINJA_TESTS
from jinja2.utils import missing

from app.domain.answers import Value
from app.domain.errors import ProblemsFoundError
from app.domain.problems import Problem
from app.i18n import tr
from app.rendering.answer_text import MARK, clean, only_plain
from app.rendering.letter_filters import FILTERS, FilterError
from app.rendering.template_language import LOOP_FIELDS, TESTS, Fault, nearest, read_language, syntax_tree

MAX_OUTPUT = 10 * 1024 * 1024
MAX_TEXT = 50_000
_PRINTED = (str, int, type(None))


class LetterContext(Context):
    """The answers while one template runs, and what was printed of them."""

    def __init__(
        self,
        environment: "LetterEnvironment",
        parent: dict[str, object],
        name: str | None,
        blocks: dict[str, Callable[[Context], Iterator[str]]],
        globals: MutableMapping[str, object] | None = None,  # noqa: A002 - Jinja passes it by this name
    ) -> None:
        super().__init__(environment, parent, name, blocks, globals)
        self.printed: list[str] = []

    def resolve_or_missing(self, key: str) -> object:
        """Hand out an answer by its name, if it is plain data: what reaches a template has nothing to be called.

        Raises:
            TypeError: It is an object, or holds one.
        """
        found: object = super().resolve_or_missing(key)
        if found is not missing:
            only_plain(found)
        return found


class MissingName(StrictUndefined):
    """A name that is not there: an error as soon as it is used, with the nearest name that is."""

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        known = list(self._undefined_obj) if isinstance(self._undefined_obj, dict) else []
        return f"{tr('There is no “{name}” here.').format(name=name)} {nearest(name, known)}".strip()


class LetterEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with the doors taken out: attributes are keys of plain tables, and there are no globals.

    Nothing can be called or reckoned. That holds without `template_language`, too: each wall stands by itself.
    """

    context_class = LetterContext
    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(ImmutableSandboxedEnvironment.default_unop_table)

    def __init__(self, *, escape: bool) -> None:
        super().__init__(autoescape=escape, undefined=MissingName, finalize=_print, optimized=False, cache_size=0)
        self.globals.clear()
        self.filters = dict(FILTERS)
        self.tests = {name: JINJA_TESTS[name] for name in TESTS}

    def getattr(self, obj: object, attribute: str) -> "Value | Undefined":
        """Look up a key; never an attribute of a Python object, save the three fields of a loop."""
        if isinstance(obj, dict) and attribute in obj:
            found: Value = obj[attribute]
            return found
        if isinstance(obj, LoopContext) and attribute in LOOP_FIELDS:
            value: Value = getattr(obj, attribute)
            return value
        if isinstance(obj, Undefined):
            str(obj)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: object, argument: object) -> Undefined:
        """Refuse; square brackets are not in the language."""
        return self.undefined(obj=obj, name=str(argument))

    def call(self, *_: object, **__: object) -> object:
        """Refuse; there is nothing to be called, not even a macro of the template's own."""
        raise SecurityError(tr("A template cannot call anything."))

    def call_binop(self, *_: object) -> object:
        """Refuse; neither sums nor `%` are in the language."""
        raise SecurityError(tr("A template cannot reckon."))

    def call_unop(self, *_: object) -> object:
        """Refuse, as with two values."""
        return self.call_binop()


@pass_context
def _print(context: LetterContext, value: "Value | Undefined") -> str:
    """Return what is printed for a value; lists and tables have no form of their own."""
    if isinstance(value, bool):
        text = tr("yes") if value else tr("no")
    elif isinstance(value, list | dict):
        raise FilterError(tr("A list or a group of answers cannot be printed as it is; use a loop or a filter."))
    elif type(value) in _PRINTED or isinstance(value, Undefined):
        text = str(value).strip("\n")
    else:
        raise SecurityError(tr("Only words and numbers can be printed."))
    context.printed.append(text)
    return text


XML_ENVIRONMENT = LetterEnvironment(escape=True)
TEXT_ENVIRONMENT = LetterEnvironment(escape=False)


def compile_tree(environment: LetterEnvironment, tree: nodes.Template) -> Template:
    """Return a checked tree as something that runs."""
    return Template.from_code(environment, environment.compile(tree), {}, None)


def run(template: Template, context: Mapping[str, Value]) -> tuple[str, list[str]]:
    """Return the output and each text that was printed into it.

    Raises:
        TemplateError: A name is missing, a value does not suit a filter, or there is more than 10 MiB of output.
        TypeError: A comparison between things that cannot be compared.
    """
    live = template.new_context(dict(context))
    assert isinstance(live, LetterContext)
    try:
        output = _within_limit(template.root_render_func(live))
    except (TemplateError, TypeError):
        template.environment.handle_exception()  # raises it again with the template's own lines in the traceback
    return output, live.printed


def _within_limit(chunks: Iterator[str]) -> str:
    kept: list[str] = []
    size = 0
    for chunk in chunks:
        kept.append(chunk)
        size += len(chunk)
        if size > MAX_OUTPUT:
            raise FilterError(tr("The letter is far too long; a loop may run over the wrong list."))
    return "".join(kept)


def condition(expression: str) -> Callable[[Mapping[str, Value]], bool]:
    """Return the condition of a `show_if` as a function of the answers.

    Raises:
        ProblemsFoundError: It is outside the small language of pack-format.md; or, when called, a name is missing.
    """
    template, _ = _compile_condition(expression)

    def is_met(names: Mapping[str, Value]) -> bool:
        return _run_text(template, expression, names) == "1"

    return is_met


def holds(expression: str, names: Mapping[str, Value]) -> bool:
    """Tell whether a condition holds for these answers; nothing to hold is true."""
    return not expression.strip() or condition(expression)(names)


def names_in(expression: str) -> frozenset[str]:
    """Return the dotted names that a condition looks at."""
    return _compile_condition(expression)[1] if expression.strip() else frozenset()


def names_in_text(template: str) -> frozenset[str]:
    """Return the dotted names that the text of a web form uses."""
    return _compile_text(template)[1]


def fill_text(template: str, context: Mapping[str, Value]) -> str:
    """Fill the text of a box of a web form; a missing answer comes out as its label in square brackets."""
    plain, _ = clean(dict(context), keep_marks=True)
    assert isinstance(plain, dict)
    return MARK.sub(r"[\1]", _run_text(_compile_text(template)[0], template, plain))


@functools.lru_cache(maxsize=1024)
def _compile_condition(expression: str) -> tuple[Template, frozenset[str]]:
    if any(sign in expression for sign in ("{", "}", "%", "#", "\n")):
        raise _refused(expression, [Fault(1, "not-allowed", tr("A condition has no tags or line breaks in it."))])
    return _compile(f"{{% if {expression} %}}1{{% endif %}}", expression)


@functools.lru_cache(maxsize=256)
def _compile_text(template: str) -> tuple[Template, frozenset[str]]:
    if len(template) > MAX_TEXT:
        raise _refused("", [Fault(1, "too-long", tr("The text has more than 50,000 characters."))])
    return _compile(template, template)


def _compile(source: str, shown: str) -> tuple[Template, frozenset[str]]:
    tree = syntax_tree(TEXT_ENVIRONMENT, source)
    if isinstance(tree, Fault):
        raise _refused(shown, [tree])
    faults, uses = read_language(tree)
    if faults:
        raise _refused(shown, faults)
    return compile_tree(TEXT_ENVIRONMENT, tree), frozenset(use.name for use in uses)


def _run_text(template: Template, shown: str, names: Mapping[str, Value]) -> str:
    try:
        return run(template, names)[0]
    except (TemplateError, TypeError) as error:
        words = "".join(letter if letter.isalnum() or letter == "_" else " " for letter in shown).split()
        fault = Fault(1, "unknown-variable", str(error), nearest_name(words, names))
        raise _refused(shown, [fault]) from None


def nearest_name(words: Sequence[str], names: Mapping[str, Value]) -> str:
    """Return a “did you mean” sentence for the first word that is near one of the names and is none of them."""
    hints = (nearest(word, list(names)) for word in words if word not in names)
    return next((hint for hint in hints if hint), "")


def _refused(shown: str, faults: Sequence[Fault]) -> ProblemsFoundError:
    problems = [Problem("error", fault.code, fault.message, fault.hint, tag=shown, line=fault.line) for fault in faults]
    message = tr("“{text}” cannot be used: {why}").format(text=shown[:80], why=problems[0].message)
    return ProblemsFoundError(message, problems, problems[0].hint)
