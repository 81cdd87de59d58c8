"""What is loaded or made when it is first asked for, so that the window opens with what Today needs and no more."""

import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Generic, Self, TypeVar, overload

Whole = TypeVar("Whole")
Part = TypeVar("Part")


def modules_of(package: str) -> Callable[[str], ModuleType]:
    """Return the `__getattr__` of a package: `app.services.due_service` is loaded where these words are first reached.

    Whoever names modules so imports the package alone, and the modules under `TYPE_CHECKING`, for mypy, for the test
    of the layers and for PyInstaller, which all see them there. What is imported in the usual way is not touched.
    """

    def load(name: str) -> ModuleType:
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            return import_module(f"{package}.{name}")
        except ModuleNotFoundError as error:
            if error.name != f"{package}.{name}":
                raise
            raise AttributeError(name) from error

    return load


def is_loaded(module: str) -> bool:
    """Whether a module was loaded; while it was not, there can be nothing of its classes."""
    return module in sys.modules


class MadeOnce(Generic[Whole, Part]):
    """A part of a whole: made when it is first asked for, and the same from then on.

    Unlike `functools.cached_property` of Python 3.11 it holds no lock while it makes the part; of two threads that ask
    at once both get the one that was ready first.
    """

    def __init__(self, make: Callable[[Whole], Part]) -> None:
        self._make, self._name = make, ""

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, whole: None, owner: type[object] | None) -> Self: ...

    @overload
    def __get__(self, whole: Whole, owner: type[object] | None) -> Part: ...

    def __get__(self, whole: Whole | None, owner: type[object] | None) -> Self | Part:
        if whole is None:
            return self
        made: Part = vars(whole).setdefault(self._name, self._make(whole))
        return made
