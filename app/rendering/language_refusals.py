"""What Jinja has and the small language has not, each with what to write instead; and what the filters are given."""

from jinja2 import nodes

from app.i18n import tr

_MANY = 100
# How many values each filter takes in its brackets, at least and at most; all others take none.
_ARGUMENTS = {"plural": (2, 2), "default": (0, 1), "join": (0, 1), "where": (2, _MANY), "without": (2, _MANY)}
_ARGUMENTS |= {"sort": (1, 1)}


def refused_words(node: nodes.Node) -> tuple[str, str]:
    """Return message and hint for a piece of Jinja's tree that the language has not."""
    what = next((words for kind, words in _refused().items() if isinstance(node, kind)), type(node).__name__)
    return tr("Templates cannot use {what}.").format(what=what), _instead(node)


def _refused() -> dict[type[nodes.Node], str]:
    """Return what the language has not, by the piece of Jinja's tree."""
    return {
        nodes.Call: tr("calls such as “name()”"),
        nodes.Getitem: tr("square brackets after a name"),
        nodes.Concat: tr("joining with “~”"),
        nodes.BinExpr: tr("arithmetic"),
        nodes.UnaryExpr: tr("arithmetic"),
        nodes.List: tr("lists written in the template"),
        nodes.Tuple: tr("lists written in the template"),
        nodes.Dict: tr("tables written in the template"),
        nodes.Assign: "“set”",
        nodes.AssignBlock: "“set”",
        nodes.Macro: tr("macros"),
        nodes.CallBlock: tr("macros"),
        nodes.Block: tr("blocks"),
        nodes.Extends: tr("other templates"),
        nodes.Include: tr("other templates"),
        nodes.Import: tr("other templates"),
        nodes.FromImport: tr("other templates"),
        nodes.FilterBlock: tr("filter blocks"),
        nodes.With: "“with”",
        nodes.Scope: "“autoescape”",
        nodes.Literal: tr("a text or a number where a name belongs"),
        nodes.Filter: tr("a filter where a name belongs"),
    }


def _instead(node: nodes.Node) -> str:
    match node:
        case nodes.Sub() if isinstance(node.left, nodes.Name) and isinstance(node.right, nodes.Name):
            names = (node.left.name, node.right.name)
            hint = tr("A hyphen is read as minus. In names write an underscore: {name}.")
            return hint.format(name="_".join(names))
        case nodes.Getitem():
            return tr("Write a point, as in {{ me.name }}; for the first of a list: {{ points | first }}.")
        case nodes.Call():
            return tr(
                "Leave the brackets out; what is to be done with an answer comes after |, as in {{ subject | upper }}."
            )
        case nodes.BinExpr() | nodes.UnaryExpr():
            return tr("A letter does no sums: ask for the figure itself, or count a list with “length”.")
        case nodes.Concat():
            return tr("Put tags side by side: {{ first }} {{ second }}.")
        case nodes.Tuple():
            return tr("Write a point, not a comma, between two names; for several answers write several tags.")
        case nodes.List() | nodes.Dict():
            return tr("Compare one by one: {% if kind == 'first' or kind == 'second' %}.")
        case nodes.Extends() | nodes.Include() | nodes.Import() | nodes.FromImport():
            return tr("A letter stands alone: type the words here.")
    return tr("Write it with names, filters, “if” and “for”.")


def takes(name: str, count: int) -> bool:
    """Tell whether a filter can be given so many values in its brackets."""
    least, most = _ARGUMENTS.get(name, (0, 0))
    return least <= count <= most


def arguments_words(name: str) -> tuple[str, str]:
    """Return message and hint for a filter that was given too few or too many values."""
    examples = {
        "plural": '{{ days | plural("day", "days") }}',
        "where": 'points | where("is_open", true)',
        "without": 'points | without("is_open", true)',
        "sort": 'points | sort("number")',
        "join": '{{ names | join(", ") }}',
        "default": '{{ branch | default("none") }}',
    }
    message = tr("“{name}” was given too few or too many values.").format(name=name)
    if name in examples:
        return message, tr("Write it like this: {example}").format(example=examples[name])
    return message, tr("It takes none: write {{ … | {name} }}.").replace("{name}", name)


def name_hint(name: str) -> str:
    """Return what to do about a name that cannot be one."""
    if name != name.lower() and name.isascii():
        return tr("Write it in small letters: {name}.").format(name=name.lower())
    return tr("Names are small letters, digits and _, and begin with a letter.")


def said(what: str) -> tuple[str, str]:
    """Return message and hint for what a tag may not have, by a word of our own for it."""
    match what:
        case "in":
            message = tr("“in” looks into a list from the answers, not one written in the tag.")
            return message, tr("Compare one by one: {% if kind == 'first' or kind == 'second' %}.")
        case "constant":
            message = tr("A value in a tag is a whole number, true, false, or a text up to 500 long.")
            return message, tr("Type long texts as words of the letter, between {% if … %} and {% endif %}.")
        case "loop-depth":
            return tr("Loops can be at most two deep."), tr("End one of the loops before this one begins.")
        case "loop-name":
            message = tr("A loop has one plain name, as in “for point in points”.")
            return message, tr("The name is small letters, and none that the language has itself.")
        case "loop-list":
            message = tr("A loop runs over a name, or over one through where, without or sort.")
            return message, tr("Write the list’s name after “in”, as in {%p for point in points %}.")
        case "loop-field":
            message = tr("Of “loop” there are only index, first and last, inside a loop.")
            return message, tr("Write loop.index, loop.first or loop.last between “for” and “endfor”.")
        case "named-values":
            message = tr("A filter takes plain values, without names or stars.")
            return message, tr("Leave “name=” out: only the value stands in the brackets.")
        case "given-values":
            message = tr("What a filter is given in brackets is a value or a name.")
            return message, tr("Put a text between quotation marks, or write the name of an answer.")
    return tr("A test takes no values."), tr("Leave the brackets out, as in {% if branch is defined %}.")
