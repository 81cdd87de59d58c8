"""Whether every outcome of a template's tags is well-formed: what a tag leaves out or repeats must be whole."""

import re
from collections.abc import Iterator, Sequence

from jinja2 import nodes

from app.i18n import tr
from app.rendering.template_language import Fault

_ELEMENT = re.compile(r"<(/?)([A-Za-z_][\w:.-]*)[^>]*?(/?)>")


def structure_faults(tree: nodes.Template) -> list[Fault]:
    """Return the tags between which elements are opened and not closed, such as a loop out of a cell into another.

    What lies between two tags may close elements and open the same ones again (a condition that begins in one
    paragraph and ends in the next); then the result is well-formed however often it is printed.
    """
    return [
        Fault(
            line,
            "crosses-paragraphs",
            tr("This tag begins in one place of the document and ends in another that does not match it."),
            tr("Give “for” and “if” paragraphs or rows of their own with {%p … %} or {%tr … %}, end tag included."),
        )
        for line, body in _bodies(tree.body)
        if not _is_neutral(body)
    ]


def _bodies(body: Sequence[nodes.Node]) -> Iterator[tuple[int, Sequence[nodes.Node]]]:
    """Yield each stretch between two tags with the line of the tag before it."""
    for node in body:
        if isinstance(node, nodes.If):
            branches: list[Sequence[nodes.Node]] = [node.body, node.else_]
            yield from ((node.lineno, branch) for branch in branches)
            for branch in (*branches, node.elif_):
                yield from _bodies(branch)
        elif isinstance(node, nodes.For):
            for branch in (node.body, node.else_):
                yield node.lineno, branch
                yield from _bodies(branch)


def _is_neutral(body: Sequence[nodes.Node]) -> bool:
    closed: list[str] = []
    opened: list[str] = []
    for slash, name, lone in _ELEMENT.findall(_own_data(body)):
        if lone:
            continue
        if not slash:
            opened.append(name)
        elif not opened:
            closed.append(name)
        elif opened.pop() != name:
            return False
    return closed == opened[::-1]


def _own_data(body: Sequence[nodes.Node]) -> str:
    """Return the markup of a stretch without that of stretches within it."""
    outputs = (node for node in body if isinstance(node, nodes.Output))
    return "".join(child.data for node in outputs for child in node.nodes if isinstance(child, nodes.TemplateData))
