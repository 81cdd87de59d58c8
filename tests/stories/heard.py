"""What somebody has who sees nothing: names, roles, states and what can be done, as Plaint tells the system of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

# In the words of AT-SPI; both trees below speak them.
BUTTON, RADIO, TICK, FIELD, WORDS = "push button", "radio button", "check box", "text", "label"
ACTED_ON = frozenset({BUTTON, RADIO, TICK})
SAID = frozenset({*ACTED_ON, FIELD, WORDS})


@dataclass(frozen=True)
class Heard:
    """One thing in the accessibility tree; `key` is how the tree finds it again."""

    key: object
    role: str
    name: str
    states: frozenset[str]


class Tree(Protocol):
    """What a screen reader has: it asks, and it acts; it knows no widget."""

    def shown(self, roles: Collection[str]) -> Sequence[Heard]:
        """Return what is shown and has one of these roles, as one reads it: in the open dialog, else in the window."""

    def actions(self, one: Heard) -> Sequence[str]:
        """Return the names of what can be done with it."""

    def act(self, one: Heard, action: str) -> None:
        """Do one of its actions."""

    def is_pressed(self, one: Heard) -> bool:
        """Whether it is down; what is pressed through the tree stays so for a moment, as under a finger."""

    def description(self, one: Heard) -> str:
        """Return what is said after its name."""

    def text(self, one: Heard) -> str:
        """Return what stands in a field."""

    def put(self, one: Heard, words: str) -> None:
        """Let a field hold these words."""

    def pause(self) -> None:
        """Let Plaint do what it has to do meanwhile."""
