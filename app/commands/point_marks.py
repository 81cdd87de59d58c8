"""What a person says of points on the command line: `P1=answered`, `P2.wanted="the rule itself"`."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.errors import UserError
from app.domain.points import Verdict
from app.i18n import tr

# What follows the dot, and the field that it fills.
_FIELDS = {"words": "their_words", "wanted": "still_wanted", "said": "i_had_said", "by": "promised_by"}


@dataclass(frozen=True, slots=True)
class PointMarks:
    """What is said of points, by their labels.

    Attributes:
        words: By label, the fields that go with a verdict, as they were typed.
    """

    verdicts: dict[str, Verdict] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)


def point_marks(words: Iterable[str]) -> PointMarks:
    """Return what words such as `P1=answered` or `P4.said=TEXT` say.

    Raises:
        UserError: One of them says nothing that can be understood.
    """
    marks = PointMarks()
    for word in words:
        name, _, value = word.partition("=")
        label, dot, what = name.strip().partition(".")
        if dot:
            marks.words.setdefault(label.upper(), {})[_field(what, word)] = value
        else:
            marks.verdicts[label.upper()] = _verdict(value, word)
    return marks


def _field(what: str, word: str) -> str:
    if what not in _FIELDS:
        raise _not_understood(word, tr("After the dot there can be: {known}.").format(known=", ".join(_FIELDS)))
    return _FIELDS[what]


def _verdict(value: str, word: str) -> Verdict:
    try:
        return Verdict(value.strip())
    except ValueError:
        known = ", ".join(each.value for each in Verdict)
        hint = tr("Write it as P1=answered; the words are: {known}.").format(known=known)
        raise _not_understood(word, hint) from None


def _not_understood(word: str, hint: str) -> UserError:
    return UserError(tr("“{word}” says nothing about a point.").format(word=word), hint)
