"""Frozen values that work out their hash once: a look is part of the key of every paragraph that is set in it."""

from __future__ import annotations

from typing import ClassVar


class KeepsHash:
    """What a frozen dataclass with `slots` inherits to hash its fields only once."""

    __slots__ = ("_hash",)
    __match_args__: ClassVar[tuple[str, ...]] = ()
    _hash: int

    def __init_subclass__(cls) -> None:
        """Make it the class's own, lest `dataclass` gives it another."""
        cls.__hash__ = KeepsHash.__hash__  # type: ignore[method-assign] # as above

    def __hash__(self) -> int:
        """Return the hash of all fields; it is not copied or stored with the value, as each process has its own."""
        try:
            return self._hash
        except AttributeError:
            found = hash(tuple(getattr(self, name) for name in self.__match_args__))
            object.__setattr__(self, "_hash", found)
            return found
