"""Every name that a letter's Word file uses: where it stands, and what supplies it."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.laws import Law
from app.domain.templates import Template
from app.packs.known_names import ALWAYS_THERE, known_names
from app.rendering.template_scan import PlacedUse, TemplateScan


@dataclass(frozen=True, slots=True)
class ListedName:
    """One name.

    Attributes:
        name: Dotted, such as `incidents.on`.
        question: The label of the question that supplies it; "" where none does.
        is_always_there: It needs no question.
        is_known: Something supplies it; otherwise the letter cannot be filled.
        uses: Where it stands.
    """

    name: str
    question: str
    is_always_there: bool
    is_known: bool
    uses: tuple[PlacedUse, ...]


@dataclass(frozen=True, slots=True)
class NameList:
    """The names that the Word file uses, and the questions whose answers it never uses (their labels)."""

    names: tuple[ListedName, ...]
    unused: tuple[str, ...]


def name_list(template: Template, laws: Iterable[Law], scanned: TemplateScan) -> NameList:
    """Return every name in the order of the letter; those inside a loop by what the loop runs over."""
    known = known_names(template, laws).paths
    labels = {question.id: question.label for step in template.steps for question in step.questions}
    listed = []
    for name in dict.fromkeys(use.name for use in scanned.uses):
        uses = tuple(use for use in scanned.uses if use.name == name)
        root = name.partition(".")[0]
        question = labels.get(root) or labels.get(root.removesuffix("_label"), "")
        is_known = all(use.path in known for use in uses)
        listed.append(ListedName(name, question, root in ALWAYS_THERE and not question, is_known, uses))
    used = {use.name.partition(".")[0].removesuffix("_label") for use in scanned.uses}
    unused = tuple(label for id_, label in labels.items() if id_ not in used)
    return NameList(tuple(listed), unused)
