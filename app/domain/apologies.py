"""Apologies: what a letter asks of one, element by element, and what came of each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.answers import Value
from app.i18n import tr


class Element(StrEnum):
    """What a proper apology has; in the order in which people look for it."""

    NAMES_FAULT = "names-fault"
    SORRY = "sorry"
    EXPLAINS = "explains"
    REPAIRS = "repairs"
    PUBLISHED = "published"

    @property
    def heading(self) -> str:
        """What the apology does."""
        return {
            Element.NAMES_FAULT: tr("Names what was wrong"),
            Element.SORRY: tr("Says sorry for it"),
            Element.EXPLAINS: tr("Explains how it came about"),
            Element.REPAIRS: tr("Puts it right"),
            Element.PUBLISHED: tr("Appears where you asked"),
        }[self]

    @property
    def asked(self) -> str:
        """What was asked, as the next letter says it."""
        return {
            Element.NAMES_FAULT: tr("An apology that names what was wrong"),
            Element.SORRY: tr("An apology that says sorry for it"),
            Element.EXPLAINS: tr("An explanation how it came about"),
            Element.REPAIRS: tr("That it be put right"),
            Element.PUBLISHED: tr("Where the apology should appear"),
        }[self]

    @property
    def missing(self) -> str:
        """What is missing while it has not come, as the next letter says it."""
        return {
            Element.NAMES_FAULT: tr("Words that name what was wrong."),
            Element.SORRY: tr("Words that say sorry for it."),
            Element.EXPLAINS: tr("How it came about."),
            Element.REPAIRS: tr("What will be done to put it right."),
            Element.PUBLISHED: tr("The apology in that place."),
        }[self]

    @property
    def mark(self) -> str:
        """The word in the margin of a reply."""
        return {
            Element.NAMES_FAULT: tr("Fault"),
            Element.SORRY: tr("Sorry"),
            Element.EXPLAINS: tr("Why"),
            Element.REPAIRS: tr("Mend"),
            Element.PUBLISHED: tr("Place"),
        }[self]


class Given(StrEnum):
    """What came of one element."""

    WAITING = "waiting"
    CAME = "came"
    PARTLY = "partly"
    PROMISED = "promised"
    NOT = "not"

    @property
    def label(self) -> str:
        """The word for badges."""
        return {
            Given.WAITING: tr("Waiting"),
            Given.CAME: tr("Came"),
            Given.PARTLY: tr("Partly"),
            Given.PROMISED: tr("Promised"),
            Given.NOT: tr("Not"),
        }[self]

    @property
    def is_open(self) -> bool:
        """Whether something is still wanted."""
        return self is not Given.CAME


@dataclass(frozen=True, slots=True)
class ElementAccount:
    """What a person says came of an element.

    Attributes:
        their_words: What they wrote.
        still_wanted: What is still missing.
        place: Where it was published.
        came_on: The day on which it was.
        promised_by: The day by which they promised it.
    """

    given: Given = Given.WAITING
    their_words: str = ""
    still_wanted: str = ""
    place: str = ""
    came_on: date | None = None
    promised_by: date | None = None


@dataclass(frozen=True, slots=True)
class ApologyElement:
    """One element that a letter of the case asked for, and what came of it.

    Attributes:
        letter_id: The letter that asked for it last.
        request: The letter that asked for this apology first; a case may have asked for several.
        asked: How the letter asked, where it said it more closely; "" else.
        due_on: By when it was to come, as far as the letter's clocks or its date say.
    """

    element: Element
    letter_id: int
    asked: str = ""
    due_on: date | None = None
    account: ElementAccount = field(default_factory=ElementAccount)
    request: int = 0

    def for_template(self) -> dict[str, Value]:
        """Return the element as templates see it."""
        account = self.account
        return {
            "element": self.element.value,
            "title": self.element.asked,
            "asked": self.asked,
            "missing": self.element.missing,
            "given": account.given.value,
            "given_label": account.given.label,
            "their_words": account.their_words,
            "still_wanted": account.still_wanted,
            "place": account.place,
            "came_on": _iso(account.came_on),
            "promised_by": _iso(account.promised_by),
            "due_on": _iso(self.due_on),
            "is_open": account.given.is_open,
        }


def count_came(elements: Iterable[ApologyElement]) -> int:
    """Return how many elements came whole."""
    return sum(each.account.given is Given.CAME for each in elements)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
