"""The small language of templates: a walk over Jinja's tree that allows what is listed and refuses all else."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jinja2 import Environment, TemplateSyntaxError, nodes

from app.i18n import tr
from app.rendering.language_refusals import arguments_words, name_hint, refused_words, said, takes
from app.rendering.letter_filters import FILTERS, LIST_FILTERS

TESTS = ("defined", "undefined", "none")
LOOP_FIELDS = frozenset({"index", "first", "last"})
MAX_LOOP_DEPTH = 2
MAX_CONSTANT = 500
MAX_NUMBER = 10**18
MAX_DEPTH = 25  # of what stands within what: brackets, conditions, “or” after “or”, filter after filter

_NAME = re.compile(r"[a-z][a-z0-9_]{0,99}")
_RESERVED = frozenset(
    ["range", "dict", "lipsum", "cycler", "joiner", "namespace", "self", "super", "caller", "varargs", "kwargs", "loop"]
)
_COMPARISONS = frozenset({"eq", "ne", "lt", "lteq", "gt", "gteq", "in", "notin"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What a template may not say, and the line of its source."""

    line: int
    code: str
    message: str
    hint: str = ""
    why: str = ""  # what Jinja says of a tag that it cannot read


@dataclass(frozen=True, slots=True)
class NameUse:
    """One use of a name from the answers.

    Attributes:
        path: As in `points[].statement`: what is looped over is followed by `[]`.
        filters: What it goes through on its way to the page, innermost first.
        is_printed: Whether it reaches the page, not only a condition.
        line: The line of the source.
        is_looped: Whether a loop runs over it.
    """

    path: str
    filters: tuple[str, ...]
    is_printed: bool
    line: int
    is_looped: bool = False

    @property
    def name(self) -> str:
        """The dotted name, such as `points.statement`."""
        return self.path.replace("[]", "")


def read_language(tree: nodes.Template) -> tuple[list[Fault], list[NameUse]]:
    """Return everything outside the language, and every name that is used."""
    walk = _Walk()
    walk.statements(tree.body)
    return walk.faults, walk.uses


def too_deep(line: int) -> Fault:
    """Return the fault of a tag, or of conditions, too deep to be followed."""
    hint = tr("Divide it: use several tags, or fewer conditions one within the other.")
    return Fault(line, "too-deep", tr("Too much stands one within the other here."), hint)


def syntax_tree(environment: Environment, source: str) -> nodes.Template | Fault:
    """Return Jinja's tree of a source, or what is wrong; Jinja goes down with each bracket, and Python ends that."""
    try:
        return environment.parse(source)
    except TemplateSyntaxError as error:
        hint = tr("Look for a missing quotation mark, bracket or word in the tag.")
        return Fault(
            error.lineno,
            "syntax",
            tr("The tag cannot be read: {why}.").format(why=error.message),
            hint,
            str(error.message),
        )
    except RecursionError:
        return too_deep(1)
    except ValueError:  # Python's own limit for numbers
        return Fault(1, "constant", tr("A number in a tag has too many figures."))


def nearest(word: str, known: Sequence[str]) -> str:
    """Return a “did you mean” sentence, or nothing when no known word is near."""
    near = difflib.get_close_matches(word, known, 1)
    return tr("Did you mean “{word}”?").format(word=near[0]) if near else ""


class _Walk:
    """Collects faults and names; knows which loops it is inside of."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.uses: list[NameUse] = []
        self._loops: list[tuple[str, str]] = []
        self._depth = 0

    def statements(self, body: Sequence[nodes.Node]) -> None:
        """Walk what stands between two tags."""
        for node in body:
            match node:
                case _ if self._is_too_deep(node):
                    pass
                case nodes.Output():
                    for child in node.nodes:
                        self._expression(child, (), printed=True)
                case nodes.If():
                    self._condition(node)
                case nodes.For():
                    self._loop(node)
                case _:
                    self._refuse(node)

    def _condition(self, node: nodes.If) -> None:
        self._depth += 1
        self._expression(node.test, (), printed=False)
        self.statements(node.body)
        for branch in node.elif_:
            self._expression(branch.test, (), printed=False)
            self.statements(branch.body)
        self.statements(node.else_)
        self._depth -= 1

    def _loop(self, node: nodes.For) -> None:
        path = self._looped_over(node)
        if node.test is not None or node.recursive:
            self._fault(node, "loop", tr("A loop cannot have an “if” or “recursive” in its tag."), tr("Use “where”."))
        if len(self._loops) >= MAX_LOOP_DEPTH:
            self._fault(node, "loop-depth", *said("loop-depth"))
        name = node.target.name if isinstance(node.target, nodes.Name) else ""
        if not self._is_good_name(name):
            self._fault(node, "loop", *said("loop-name"))
        self._loops.append((name, f"{path}[]"))
        self.statements(node.body)
        self._loops.pop()
        self.statements(node.else_)

    def _looped_over(self, node: nodes.For) -> str:
        source = node.iter
        while isinstance(source, nodes.Filter) and source.name in LIST_FILTERS and source.node is not None:
            source = source.node
        if not isinstance(source, nodes.Name | nodes.Getattr):
            self._fault(node, "loop", *said("loop-list"))
        before = len(self.uses)
        self._expression(node.iter, (), printed=False)
        path = self._path(source)
        # The list comes before what its filters are given.
        self.uses[before : before + 1] = [replace(use, is_looped=bool(path)) for use in self.uses[before : before + 1]]
        return path

    def _is_too_deep(self, node: nodes.Node) -> bool:
        if self._depth > MAX_DEPTH:
            self.faults.append(too_deep(node.lineno or 1))
        return self._depth > MAX_DEPTH

    def _expression(self, node: nodes.Node, outer: tuple[str, ...], *, printed: bool) -> None:
        self._depth += 1
        if not self._is_too_deep(node):
            self._part(node, outer, printed=printed)
        self._depth -= 1

    def _part(self, node: nodes.Node, outer: tuple[str, ...], *, printed: bool) -> None:
        match node:
            case nodes.TemplateData():
                pass
            case nodes.Name() | nodes.Getattr():
                self._name(node, outer, printed=printed)
            case nodes.Const():
                self._constant(node)
            case nodes.Filter():
                self._filter(node, outer, printed=printed)
            case nodes.CondExpr():
                self._choice(node, outer, printed=printed)
            case nodes.And() | nodes.Or():
                self._expression(node.left, outer, printed=printed)
                self._expression(node.right, outer, printed=printed)
            case nodes.Not():
                self._expression(node.node, (), printed=False)
            case nodes.Compare():
                self._comparison(node)
            case nodes.Test():
                self._test(node)
            case _:
                self._refuse(node)

    def _name(self, node: nodes.Name | nodes.Getattr, outer: tuple[str, ...], *, printed: bool) -> None:
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == "loop":
            if not self._loops or node.attr not in LOOP_FIELDS:
                self._fault(node, "loop-field", *said("loop-field"))
            return
        path = self._path(node)
        if path:
            self.uses.append(NameUse(path, outer, printed, node.lineno))

    def _path(self, node: nodes.Node) -> str:
        """Return the dotted path, loop names followed to what they run over; nothing when it is refused."""
        match node:
            case nodes.Name() if self._is_good_name(node.name):
                return dict(self._loops).get(node.name, node.name)
            case nodes.Getattr() if _NAME.fullmatch(node.attr):
                self._depth += 1
                path = "" if self._is_too_deep(node) else self._path(node.node)
                self._depth -= 1
                return f"{path}.{node.attr}" if path else ""
            case nodes.Name() | nodes.Getattr():
                name = node.name if isinstance(node, nodes.Name) else node.attr
                message = tr("“{name}” cannot be a name in a template.").format(name=name)
                self._fault(node, "name", message, name_hint(name))
            case _:
                self._refuse(node)
        return ""

    @staticmethod
    def _is_good_name(name: str) -> bool:
        return bool(_NAME.fullmatch(name)) and name not in _RESERVED

    def _constant(self, node: nodes.Const) -> None:
        value = node.value
        is_long = len(value) > MAX_CONSTANT if isinstance(value, str) else abs(value or 0) > MAX_NUMBER
        if not (value is None or isinstance(value, str | int)) or is_long:
            self._fault(node, "constant", *said("constant"))

    def _filter(self, node: nodes.Filter, outer: tuple[str, ...], *, printed: bool) -> None:
        if node.name not in FILTERS:
            message = tr("There is no filter “{name}”.").format(name=node.name)
            self._fault(node, "unknown-filter", message, nearest(node.name, list(FILTERS)))
        if node.kwargs or node.dyn_args or node.dyn_kwargs:
            self._fault(node, "filter-arguments", *said("named-values"))
        elif node.name in FILTERS and not takes(node.name, len(node.args)):
            self._fault(node, "filter-arguments", *arguments_words(node.name))
        if node.node is None:
            self._refuse(node)
            return
        self._expression(node.node, (node.name, *outer), printed=printed)
        for argument in node.args:
            if not isinstance(argument, nodes.Const | nodes.Name | nodes.Getattr):
                self._fault(node, "filter-arguments", *said("given-values"))
            self._expression(argument, outer, printed=printed)

    def _choice(self, node: nodes.CondExpr, outer: tuple[str, ...], *, printed: bool) -> None:
        self._expression(node.test, (), printed=False)
        self._expression(node.expr1, outer, printed=printed)
        if node.expr2 is None:
            self._fault(node, "no-else", tr("A choice within a tag needs an “else”."), tr("Add: else ''"))
        else:
            self._expression(node.expr2, outer, printed=printed)

    def _comparison(self, node: nodes.Compare) -> None:
        self._expression(node.expr, (), printed=False)
        if len(node.ops) > MAX_DEPTH:
            self.faults.append(too_deep(node.lineno))
        for operand in node.ops[:MAX_DEPTH]:
            if operand.op not in _COMPARISONS:
                self._refuse(node)
            if operand.op in ("in", "notin") and not isinstance(operand.expr, nodes.Name | nodes.Getattr):
                self._fault(node, "in", *said("in"))
            else:
                self._expression(operand.expr, (), printed=False)

    def _test(self, node: nodes.Test) -> None:
        if node.name not in TESTS:
            message = tr("There is no test “is {name}”.").format(name=node.name)
            self._fault(node, "unknown-test", message, tr("There are: defined, undefined, none."))
        if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
            self._fault(node, "test-arguments", *said("test-values"))
        self._expression(node.node, (), printed=False)

    def _refuse(self, node: nodes.Node) -> None:
        self._fault(node, "not-allowed", *refused_words(node))

    def _fault(self, node: nodes.Node, code: str, message: str, hint: str = "") -> None:
        self.faults.append(Fault(node.lineno or 1, code, message, hint))
