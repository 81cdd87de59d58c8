"""The plain data that answers are made of, from the form through the file to the template."""

from typing import TypeAlias, Union

# A union of real types, not one long string: `Value | None` has to work when modules are imported.
Value: TypeAlias = Union[str, int, bool, list["Value"], dict[str, "Value"]]  # noqa: UP007 it names itself
Answers: TypeAlias = dict[str, Value]

MARK_START = "\ufdd0"
MARK_END = "\ufdd1"


def missing_mark(label: str) -> str:
    """Return the stand-in for a required answer that is not there yet.

    The two characters around it are Unicode noncharacters: no cleaned answer can hold them, so rendering can turn
    the stand-in into a highlighted `[label]` and nothing else.
    """
    return f"{MARK_START}{label}{MARK_END}"
