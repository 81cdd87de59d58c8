"""What people type, made safe to print without changing a word of it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from app.domain.answers import MARK_END, MARK_START, Value
from app.i18n import tr, trn

VISIBLE_MARK = "\ufffd"
MARK = re.compile(f"{MARK_START}([^{MARK_START}{MARK_END}]*){MARK_END}")
MAX_DEPTH = 20

_TEXT = frozenset({str})
_SINGLE = frozenset({str, int, bool})
_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BEYOND = "".join(f"{chr(plane + 0xFFFE)}-{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
_UNPRINTABLE_BEYOND = re.compile(f"[{_BEYOND}]")  # apart, and rarely asked: such a set is searched ten times slower
_WHOLE_MARK = re.compile(f"({MARK_START}[^{MARK_START}{MARK_END}]*{MARK_END})")
_NAME_KEYS = frozenset({"name", "department", "label", "title", "role", "capacity", "salutation", "valediction"})


def clean(value: Value, *, keep_marks: bool = False, is_name: bool = False) -> tuple[Value, tuple[str, ...]]:
    """Return the value in NFC with nothing in it that a Word file cannot hold, and notices for the person.

    Control characters other than tab and newline, lone surrogates and noncharacters become U+FFFD, so that a loss is
    seen. Line ends become a newline. In names and labels (by their key in a dict), characters that turn the writing
    direction are left out.

    Args:
        value: Plain data, nested at most 20 deep.
        keep_marks: Keep the stand-ins for missing answers (see `app.domain.answers.missing_mark`).
        is_name: The value itself is a name or a label.

    Raises:
        TypeError: Something in it is not plain data; an object has no place in a template.
    """
    cleaner = _Cleaner(keep_marks)
    cleaned = cleaner.value(value, is_name=is_name, depth=0)
    return cleaned, cleaner.notices()


def only_plain(value: object, depth: int = 0) -> None:
    """Refuse anything but plain data; exact types only, as a subclass may carry methods into the template.

    Raises:
        TypeError: Something in it is an object, or it is nested more than 20 deep (perhaps within itself).
    """
    if depth > MAX_DEPTH:
        raise TypeError(f"answers are nested more than {MAX_DEPTH} deep")
    if type(value) in _SINGLE:
        return
    if type(value) is dict:
        if not _TEXT.issuperset(map(type, value)):
            raise TypeError("the keys of answers are text")
        items: Iterable[object] = value.values()
    elif type(value) is list:
        items = value
    else:
        raise TypeError(f"only plain data goes into a letter, not {type(value).__name__}")
    if depth == MAX_DEPTH or not _SINGLE.issuperset(map(type, items)):
        for item in items:
            only_plain(item, depth + 1)


class _Cleaner:
    """One pass over an answer; counts what had to be changed."""

    def __init__(self, keep_marks: bool) -> None:
        self._keep_marks = keep_marks
        self._replaced = 0
        self._turned: list[str] = []

    def value(self, value: Value, *, is_name: bool, depth: int) -> Value:
        """Return any plain value cleaned."""
        if depth > MAX_DEPTH:
            raise TypeError(f"answers are nested more than {MAX_DEPTH} deep")
        kind = type(value)
        if isinstance(value, str) and kind is str:
            return value if value.isascii() and value.isprintable() else self._text(value, is_name=is_name)
        if kind is int or kind is bool:
            return value
        if isinstance(value, list) and kind is list:
            return [self.value(item, is_name=is_name, depth=depth + 1) for item in value]
        if isinstance(value, dict) and kind is dict:
            return self._table(value, depth)
        raise TypeError(f"only plain data goes into a letter, not {kind.__name__}")

    def _table(self, table: Mapping[str, Value], depth: int) -> Value:
        cleaned: dict[str, Value] = {}
        for key, item in table.items():
            if type(key) is not str:
                raise TypeError("the keys of answers are text")
            is_name = key in _NAME_KEYS or key.rpartition(".")[2] in _NAME_KEYS
            cleaned[key] = self.value(item, is_name=is_name, depth=depth + 1)
        return cleaned

    def _text(self, text: str, *, is_name: bool) -> str:
        text = _LINE_END.sub("\n", text)
        if self._keep_marks and MARK_START in text:
            pieces = _WHOLE_MARK.split(text)
            pieces[::2] = [self._printable(piece) for piece in pieces[::2]]
            text = "".join(pieces)
        else:
            text = self._printable(text)
        if is_name and _BIDI.search(text):
            text = _BIDI.sub("", text)
            self._turned.append(text)
        return unicodedata.normalize("NFC", text)

    def _printable(self, text: str) -> str:
        text, replaced = _UNPRINTABLE.subn(VISIBLE_MARK, text)
        self._replaced += replaced
        if max(text, default="") > "\uffff":
            text, replaced = _UNPRINTABLE_BEYOND.subn(VISIBLE_MARK, text)
            self._replaced += replaced
        return text

    def notices(self) -> tuple[str, ...]:
        """Return what the person should know, most important first."""
        notices = []
        if self._replaced:
            notices.append(
                trn(
                    "One character that cannot be printed was replaced by � so that you can find it.",
                    "{n} characters that cannot be printed were replaced by � so that you can find them.",
                    self._replaced,
                )
            )
        notices += [
            tr("Hidden characters that turn the writing direction were taken out of the name “{name}”.").format(
                name=name
            )
            for name in dict.fromkeys(self._turned)
        ]
        return tuple(notices)
