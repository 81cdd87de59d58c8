"""Words that people see pass through here, in every layer, so that a language is only a folder of translations.

The words in the code are English: while English is spoken nothing is loaded and nothing is looked up. The language is
chosen once, before the first screen; what was made before keeps its words, so nothing may be put in words when a module
is loaded (`tests/test_i18n.py`).
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache, wraps
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

LOCALE_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "locale"
LANGUAGE_VARIABLE = "PLAINT_LANGUAGE"  # goes before what is set, for example to look at the screens in another language
ENGLISH, PSEUDO = "en", "pseudo"

_CODE = re.compile(r"[a-z]{2,3}(?:_[A-Z]{2})?", re.ASCII)
_MESSAGE = re.compile(rb'^msgid "', re.MULTILINE)
_P = ParamSpec("_P")
_R = TypeVar("_R")


class Words(Protocol):
    """A language: the texts of the code in it."""

    def gettext(self, message: str, /) -> str:
        """Return a text."""
        ...

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        """Return the form of a text that goes with a number."""
        ...


@dataclass(slots=True)
class _Spoken:
    """What is spoken in this process; None are the words of the code."""

    code: str = ENGLISH
    words: Words | None = None


_spoken = _Spoken()
_for_others: ContextVar[bool] = ContextVar("for_others", default=False)


def tr(text: str) -> str:
    """Return the text in the person's language; fill placeholders afterwards with `.format`."""
    words = _spoken.words
    return text if words is None or _for_others.get() else words.gettext(text)


def trn(one: str, many: str, n: int, **fields: object) -> str:
    """Return the form of a text that goes with `n` in the person's language, with `{n}` and the fields filled in."""
    words = _spoken.words
    if words is None or _for_others.get():
        return (one if n == 1 else many).format(n=n, **fields)
    return words.ngettext(one, many, n).format(n=n, **fields)


def language() -> str:
    """Return the code of the language that `tr` answers in now."""
    return ENGLISH if _for_others.get() else _spoken.code


def speak(wanted: str) -> None:
    """Speak a language from now on, or the one that PLAINT_LANGUAGE names; English where its words can't be read."""
    code = os.environ.get(LANGUAGE_VARIABLE) or wanted
    if code != _spoken.code:
        _spoken.words = _loaded(code)
        _spoken.code = code if _spoken.words is not None else ENGLISH


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak a language for a while, for example the pseudo-language of tests."""
    before = _spoken.code, _spoken.words
    _spoken.words = _loaded(code)
    _spoken.code = code if _spoken.words is not None else ENGLISH
    try:
        yield
    finally:
        _spoken.code, _spoken.words = before


@contextmanager
def for_others() -> Iterator[None]:
    """Speak English in this thread: what others read, such as a bundle, is not in the language of the person's screens.

    Letters themselves are in the language of their pack.
    """
    token = _for_others.set(True)
    try:
        yield
    finally:
        _for_others.reset(token)


def remembered(most: int) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Keep what a function answers, for each language alone: for functions whose answers hold words."""

    def keep(function: Callable[_P, _R]) -> Callable[_P, _R]:
        @lru_cache(maxsize=most)
        def kept(_code: str, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
            return function(*args, **kwargs)

        @wraps(function)
        def answer(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            return kept(language(), *args, **kwargs)  # type: ignore[arg-type] # whoever has it kept gives it what can be

        return answer

    return keep


def is_language(code: str) -> bool:
    """Return whether Plaint has words of a language, however few."""
    if code == ENGLISH or not _CODE.fullmatch(code):
        return code == ENGLISH
    return _catalogue(code).is_file() and _catalogue(code).with_suffix(".po").is_file()


def languages() -> tuple[str, ...]:
    """Return the codes of all languages that Plaint has words of, English first."""
    found = sorted(path.name for path in LOCALE_FOLDER.glob("*") if path.is_dir())
    return (ENGLISH, *(code for code in found if is_language(code)))


def how_much(code: str) -> tuple[int, int]:
    """Return how many texts of a language are translated, and how many texts there are.

    Raises:
        OSError: Its catalogue can't be read.
    """
    catalogue = _catalogue(code)
    translated = int.from_bytes(catalogue.read_bytes()[8:12], "little") - 1  # the first holds facts, not words
    return max(translated, 0), len(_MESSAGE.findall(catalogue.with_suffix(".po").read_bytes())) - 1


def _catalogue(code: str) -> Path:
    return LOCALE_FOLDER / code / "LC_MESSAGES" / "plaint.mo"


def _loaded(code: str) -> Words | None:
    """Load the words of a language; None for English and for one that can't be read, which `self-test` tells."""
    if code == PSEUDO:
        from app.pseudo_words import PseudoWords

        return PseudoWords()
    if code == ENGLISH or not is_language(code):
        return None
    import gettext  # English does not need it
    import struct

    try:
        return gettext.translation("plaint", LOCALE_FOLDER, [code])
    except (OSError, ValueError, struct.error):
        return None
