"""Private data of other people in a text: addresses, numbers, days of birth; not those that the letter has to name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.answers import Value
from app.domain.phrase_search import Sentence, sentences, word_set, words_of


class PrivateKind(StrEnum):
    """What kind of private data was found."""

    ADDRESS = "third-party-address"
    PHONE = "third-party-phone"
    EMAIL = "third-party-email"
    BIRTH = "third-party-birth-date"
    NUMBER = "third-party-number"


@dataclass(frozen=True, slots=True)
class PrivateFound:
    """Private data in a text, in the words that were written."""

    kind: PrivateKind
    words: str
    start: int


_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DAY = (
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS},? (?:19|20)\d\d|"
    r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d"
)
_STREET = (
    r"lane|street|st|road|rd|avenue|ave|close|drive|way|court|terrace|crescent|gardens|place|square|row|hill|"
    r"cottages|grove|park|walk|mews|green|view|rise|gate|bank|fold|wynd|vale|parade|villas|heath|common|quay"
)
_PATTERNS: tuple[tuple[PrivateKind, re.Pattern[str]], ...] = (
    # A house number and a street, each word of its name with a capital; or a postcode.
    (
        PrivateKind.ADDRESS,
        re.compile(
            r"\b(?:[Ff]lat \d{1,4}[A-Za-z]?,? )?\d{1,4}[A-Za-z]?,? (?:[A-Z][\w'’-]{0,30} ){1,3}"
            rf"(?i:{_STREET})\b(?! (?i:party|branch|group|committee|members?|motions?|office))"
        ),
    ),
    (PrivateKind.ADDRESS, re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b")),
    # Numbers that people are rung on; 03, 0800, 084 and 087 are those of organisations.
    (
        PrivateKind.PHONE,
        re.compile(r"(?<![\w+/-])(?:\+44 ?(?:\(0\) ?)?|\(?0)(?=[127])[127]\d(?:[ ()-]{0,2}\d){7,8}(?![\w/-])"),
    ),
    (PrivateKind.EMAIL, re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}+@[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}")),
    (
        PrivateKind.BIRTH,
        re.compile(
            r"\b(?:born(?: on| in)?|date of birth(?: is|:)?|d\.?o\.?b\.?:?|birthday is)"
            rf"[:,]? ?(?:the )?(?:{_DAY}|(?:19|20)\d\d\b)",
            re.IGNORECASE,
        ),
    ),
    (
        PrivateKind.NUMBER,
        re.compile(r"\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b", re.IGNORECASE),
    ),
)
# Offices, not people.
_ROLES = word_set(
    "admin clerk complaints compliance contact data dataprotection dpo enquiries foi governance hello help info legal "
    "mail membership news newsdesk office post press privacy reception sar secretary standards support team"
)
_VENUES = word_set(  # where people meet, not where they live
    "building centre chapel church club headquarters held hall hotel hq inn institute library met office offices "
    "premises pub school shop theatre venue"
)
_HOMES = word_set("flat home house lived lives living resident")
_OWN, _OTHERS = word_set("i me mine my our us we"), word_set("he her his she their they whose")


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """What the letter has to name anyway.

    Attributes:
        places: Addresses, numbers and e-mail addresses of the writer, the recipient and whom it is about or for.
        houses: The parts after the @ of organisations that the letter goes to or is about.
    """

    places: tuple[str, ...] = ()
    houses: frozenset[str] = frozenset()


def known_places(answers: Mapping[str, Value]) -> KnownPlaces:
    """Return the places that the answers about the writer, the recipient and whom it is about hold."""
    found: list[str] = []
    houses: set[str] = set()
    for key in ("me.address", "me.email", "me.phone", "behalf.identifiers"):
        found.extend(_texts(answers.get(key)))
    for place in (answers.get("to"), answers.get("about")):
        if isinstance(place, dict):
            found.extend([*_texts(place.get("address")), *(emails := _texts(place.get("email")))])
            houses.update(each.casefold().partition("@")[2] for each in emails if _is_office(each))
    return KnownPlaces(tuple(bare for each in found if len(bare := _bare(each)) > 3), frozenset(houses - {""}))


def private_data(text: str, known: KnownPlaces) -> Iterator[PrivateFound]:
    """Yield the private data in a text, each wording once."""
    if not any(character.isdigit() or character == "@" for character in text):
        return
    told: set[str] = set()
    for sentence in sentences(text):
        for found in _in_sentence(sentence, text, known):
            if found.words not in told:
                told.add(found.words)
                yield found


def _in_sentence(sentence: Sentence, text: str, known: KnownPlaces) -> Iterator[PrivateFound]:
    part = text[sentence.start : sentence.words[-1].end]
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(part):
            found = PrivateFound(kind, match.group().strip(), sentence.start + match.start())
            if not (_is_known(found, known) or _is_own(sentence, found.start) or _is_venue(found, sentence)):
                yield found


def _is_known(found: PrivateFound, known: KnownPlaces) -> bool:
    if found.kind is PrivateKind.EMAIL and (
        _is_office(found.words) or found.words.casefold().partition("@")[2] in known.houses
    ):
        return True
    bare = _bare(found.words)
    return any(bare in each or each in bare for each in known.places)


def _is_office(email: str) -> bool:
    """Whether an e-mail address is that of an office, such as complaints@, and not of a person."""
    local = email.partition("@")[0].replace("_", " ")
    return bool({part.folded for part in words_of(local)} & _ROLES)


def _is_own(sentence: Sentence, start: int) -> bool:
    """Whether the nearest words before say that it is the writer's own, such as “my number is”."""
    before = [word.folded for word in sentence.words if word.end <= start][-6:]
    return next((word in _OWN for word in reversed(before) if word in _OWN or word in _OTHERS), False)


def _is_venue(found: PrivateFound, sentence: Sentence) -> bool:
    """Whether an address is where people met, not where somebody lives."""
    words = {word.folded for word in sentence.words}
    return found.kind is PrivateKind.ADDRESS and bool(words & _VENUES) and not words & _HOMES


def _texts(value: Value | None) -> list[str]:
    if isinstance(value, list):
        return [each for each in value if isinstance(each, str)]
    return [value] if isinstance(value, str) else []


def _bare(text: str) -> str:
    """Return a text for comparing: no spaces, case or marks but those of an e-mail address."""
    return "".join(each for each in text.casefold() if each.isalnum() or each in "@.").strip(".")
