"""What a redacted copy might leave out, proposed: the member's particulars, other people's names and addresses."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.answers import Value
from app.domain.name_forms import bare_name, is_persons_name, name_forms, named_in
from app.domain.phrase_search import fold, word_set, words_of
from app.domain.private_data import KnownPlaces, known_places, private_data
from app.domain.redaction import Removal, bare_words
from app.i18n import tr

_PHONE = re.compile(r"\+?[\d ()./-]{9,24}")
_FROM = re.compile(r"\s*\"?([^\"<>]*?)\"?\s*<([^<>]+)>\s*")
_POSTCODE = re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}\b")
_COUNTRIES = word_set("uk england scotland wales cymru")
_FEWEST = 2
_FEWEST_FIGURES = 4  # shorter numbers are also days and pages


class RemovalKind(StrEnum):
    """What sort of thing it is."""

    MINE = "mine"
    PERSON = "person"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The sort as a heading."""
        return {
            RemovalKind.MINE: tr("About you"),
            RemovalKind.PERSON: tr("People who are named"),
            RemovalKind.EMAIL: tr("E-mail addresses"),
            RemovalKind.PHONE: tr("Telephone numbers"),
            RemovalKind.ADDRESS: tr("Addresses and postcodes"),
            RemovalKind.OTHER: tr("Other particulars"),
        }[self]


@dataclass(frozen=True, slots=True)
class ProposedRemoval:
    """One thing that a redacted copy might leave out.

    Attributes:
        words: As it stands in the case.
        is_chosen: Whether it is taken out unless the person says otherwise.
        alone: First names and surnames of a person that are words too, left in where they stand alone.
    """

    words: str
    kind: RemovalKind
    is_chosen: bool = True
    alone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RemovalSources:
    """Where names and addresses are looked for.

    Attributes:
        organisations: Names of organisations, which stay.
        answers: The answers of each letter, flat.
        people: Names known from elsewhere: whom one spoke with, from whom a reply came (`Name <address>`).
        texts: The words of letters, replies and exhibits.
        recipients: To whom the letters went, as their answers have it; their addresses stay.
    """

    organisations: tuple[str, ...] = ()
    answers: tuple[Mapping[str, Value], ...] = ()
    people: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    recipients: tuple[Mapping[str, Value], ...] = ()


def proposed_removals(sources: RemovalSources) -> tuple[ProposedRemoval, ...]:
    """Return what might be left out, each thing once, the member's own first."""
    kept = _organisation_words(sources.organisations)
    found: dict[str, ProposedRemoval] = {}
    for proposal in (*_own(sources.answers), *_people(sources), *_places(sources)):
        bare = bare_words(proposal.words)
        if len(bare) >= (_FEWEST_FIGURES if bare.isdigit() else _FEWEST) and bare not in found:
            found[bare] = _named(proposal, kept)
    order, parts = list(RemovalKind), _parts_of_names(found.values())
    said = (each for each in found.values() if each.kind is not RemovalKind.PERSON or fold(each.words) not in parts)
    return tuple(sorted(said, key=lambda each: order.index(each.kind)))


def _parts_of_names(proposals: Iterable[ProposedRemoval]) -> frozenset[str]:
    """Return the first names and surnames that go with a whole name."""
    forms = (form for each in proposals if " " in each.words for form in removals(each.words))
    return frozenset(fold(form.words) for form in forms if " " not in form.words)


def removals(words: str, organisations: Iterable[str] = ()) -> tuple[Removal, ...]:
    """Return the forms in which words are taken out: those of a name, of a telephone number, or just the words."""
    words = words.strip()
    if is_persons_name(words):
        return name_forms(words, _organisation_words(organisations)).sure
    if _PHONE.fullmatch(words):
        return tuple(Removal(form) for form in _dialled(words))
    return (Removal(words),)


def _own(answers: Iterable[Mapping[str, Value]]) -> Iterator[ProposedRemoval]:
    for given in answers:
        for key in ("me.name", "me.email", "me.phone", "me.membership_number"):
            yield from (ProposedRemoval(text, RemovalKind.MINE) for text in _texts(given.get(key)))
        for line in _texts(given.get("me.address")):
            yield from (ProposedRemoval(part, RemovalKind.MINE) for part in _address_parts(line))


def _address_parts(line: str) -> Iterator[str]:
    """Yield a line of an address and its postcode; a country is nobody's address."""
    postcode = _POSTCODE.search(line)
    if postcode:
        yield postcode.group()
        line = line[: postcode.start()].strip(" ,")
    if line and bare_words(line) not in _COUNTRIES and bare_words(line) not in {"unitedkingdom", "northernireland"}:
        yield line


def _people(sources: RemovalSources) -> Iterator[ProposedRemoval]:
    for given in sources.answers:
        names = (name for key, value in given.items() if not key.startswith("me.") for name in _names(key, value))
        yield from _persons(names)
        for text in _texts(given.get("behalf.identifiers")):
            yield ProposedRemoval(text, RemovalKind.OTHER)
    for person in sources.people:
        split = _FROM.fullmatch(person)
        yield from _persons([split.group(1) if split else person])
    for text in sources.texts:
        yield from _persons(named_in(text))


def _persons(names: Iterable[str]) -> Iterator[ProposedRemoval]:
    return (ProposedRemoval(bare_name(name), RemovalKind.PERSON) for name in names if is_persons_name(name))


def _names(key: str, value: Value) -> Iterator[str]:
    """Yield what stands in answers under a key that asks for a name, however deep."""
    if isinstance(value, Mapping):
        for inner, below in value.items():
            yield from _names(inner, below)
    elif isinstance(value, list):
        for below in value:
            yield from _names(key, below)
    elif isinstance(value, str) and key.rpartition(".")[2].endswith("name"):
        yield value


def _places(sources: RemovalSources) -> Iterator[ProposedRemoval]:
    stays = [known_places({"to": dict(recipient)}) for recipient in sources.recipients]
    known = KnownPlaces(
        tuple(place for each in stays for place in each.places), frozenset().union(*(each.houses for each in stays))
    )
    kinds = {
        "third-party-email": RemovalKind.EMAIL,
        "third-party-phone": RemovalKind.PHONE,
        "third-party-address": RemovalKind.ADDRESS,
    }
    for text in sources.texts:
        for found in private_data(text, known):
            yield ProposedRemoval(found.words, kinds.get(found.kind.value, RemovalKind.OTHER))


def _named(proposal: ProposedRemoval, kept: frozenset[str]) -> ProposedRemoval:
    """Tell of a name which of its parts stay where they stand alone."""
    if not is_persons_name(proposal.words):
        return proposal
    alone = name_forms(proposal.words, kept).alone
    return ProposedRemoval(proposal.words, proposal.kind, proposal.is_chosen, alone)


def _organisation_words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word.folded for name in names for word in words_of(name))


def _dialled(number: str) -> tuple[str, ...]:
    """Return a British telephone number as it is dialled at home and from abroad."""
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    national = re.sub(r"\A(?:00)?44(?=[1-9]\d{8})", "0", digits)
    if not national.startswith("0"):
        return (digits,)
    return (national, f"44{national[1:]}", f"440{national[1:]}", f"0044{national[1:]}")


def _texts(value: Value | None) -> list[str]:
    if isinstance(value, list):
        return [each.strip() for each in value if isinstance(each, str) and each.strip()]
    return [value.strip()] if isinstance(value, str) and value.strip() else []
