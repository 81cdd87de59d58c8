"""Somebody who hears Plaint and does not see it: roles and names are all that they go by."""

import time
from collections.abc import Callable, Collection, Iterator, Sequence

from tests.stories.heard import ACTED_ON, FIELD, RADIO, SAID, TICK, Heard, Tree

LONGEST_WAIT_S = 10.0
PRESS, TOGGLE = "Press", "Toggle"


class Listener:
    """Does what the person at the window does, without the window."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def presses(self, words: str) -> None:
        """Press the button or link with this name; choose the radio, tick the tick."""
        one = self._found(lambda: self._named(words, ACTED_ON), words)
        assert "disabled" not in one.states, f"“{words}” is there, but not to be pressed"
        if one.role in {RADIO, TICK}:
            if "checked" in one.states and one.role == RADIO:
                return
            self.tree.act(one, TOGGLE)
        else:
            self.tree.act(one, PRESS)
            while self.tree.is_pressed(one):
                self.tree.pause()
        self.tree.pause()

    def types(self, label: str, words: str) -> None:
        """Put words after what stands in the field with this name; into the last one where several have it."""
        one = self.field(label)
        self.tree.put(one, self.tree.text(one) + words)
        self.tree.pause()

    def field(self, label: str) -> Heard:
        """Return the field with this name."""
        return self._found(lambda: self._named(label, [FIELD])[::-1], label)

    def sees(self, words: str) -> bool:
        """Wait until something that is shown says the words; fail with what is said instead."""
        self._found(lambda: [each for each in self.tree.shown(SAID) if words in each.name], words)
        return True

    def hears_of_the_field(self, label: str, words: str) -> None:
        """Wait until the words are said after a field's name."""
        self._found(lambda: [each for each in [self.field(label)] if words in self.tree.description(each)], words)

    def is_at(self, label: str) -> bool:
        """Wait until the field with this name has the keyboard."""
        self._found(lambda: [each for each in [self.field(label)] if "focused" in each.states], label)
        return True

    def _named(self, name: str, roles: Collection[str]) -> list[Heard]:
        return [each for each in self.tree.shown(roles) if each.name == name]

    def _found(self, look: Callable[[], Sequence[Heard]], words: str) -> Heard:
        end = time.monotonic() + LONGEST_WAIT_S
        while not (found := look()):
            assert time.monotonic() < end, f"“{words}” is nowhere among {list(_said(self.tree.shown(SAID)))}"
            self.tree.pause()
        return found[0]


def _said(heard: Sequence[Heard]) -> Iterator[str]:
    return (f"{each.role} “{each.name}”" for each in heard if each.name)
