"""Organisations that can be written to, the routes by which they are reached, and how a letter addresses them."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from app.domain.answers import Value
from app.domain.question_parts import Items, PackData, ShortWords, Words
from app.i18n import tr

STALE_AFTER_DAYS = 180

OrganisationKind: TypeAlias = Literal[
    "party", "party-unit", "regulator", "public-body", "school", "press", "broadcaster", "company", "representative",
    "individual", "other",
]  # fmt: skip
Purpose: TypeAlias = Literal["complaint", "data", "appeal", "press", "foi", "legal", "general"]
Nation: TypeAlias = Literal["uk", "england-and-wales", "scotland", "northern-ireland"]
Confidence: TypeAlias = Literal["verified", "secondary", "general", "unsure", "derived"]
PackId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]
WebAddress = Annotated[str, Field(max_length=500, pattern=r"^(https?://\S+)?$")]


class OrganisationRoute(PackData):
    """One way to reach an organisation, for one purpose, with where that is known from."""

    purpose: Purpose
    department: Words = ""
    email: Words = ""
    post: Items[ShortWords] = Field(default=(), max_length=12)
    form: WebAddress = ""
    accepts: Items[Literal["docx", "pdf", "form", "email", "post"]] = ()
    note: Words = ""
    source: Words = ""
    checked_on: date | None = None
    confidence: Confidence = "unsure"

    def is_stale(self, today: date) -> bool:
        """Whether the route was last checked more than 180 days ago, or nobody said when."""
        return self.checked_on is None or (today - self.checked_on).days > STALE_AFTER_DAYS


class Organisation(PackData):
    """An organisation of the directory, from a pack or corrected by the member."""

    id: PackId
    name: ShortWords
    kind: OrganisationKind
    nation: Nation = "uk"
    part_of: Annotated[str, Field(max_length=63)] = ""
    web: WebAddress = ""
    note: Words = ""
    routes: Items[OrganisationRoute] = Field(default=(), max_length=20)

    def route(self, purpose: str) -> OrganisationRoute | None:
        """Return the route for a purpose, else the general one, else the first; None when there is none at all."""
        by_purpose: dict[str, OrganisationRoute] = {route.purpose: route for route in reversed(self.routes)}
        first = self.routes[0] if self.routes else None
        return by_purpose.get(purpose) or by_purpose.get("general") or first

    def is_stale(self, today: date) -> bool:
        """Whether any route needs checking before it is relied on."""
        return any(route.is_stale(today) for route in self.routes)


def why_refused(name: str, refused: Mapping[str, str]) -> str:
    """Return the reason for which a letter can't go to an organisation, chosen or written down; "" when it can.

    Args:
        name: The organisation's name as somebody wrote it: with or without “The”, in capitals or not.
        refused: The reason by the name of each organisation that is refused.
    """
    reasons = {_plain(each): reason for each, reason in refused.items()}
    return reasons.get(_plain(name), "")


def _plain(name: str) -> str:
    return name.strip().casefold().removeprefix("the ")


def as_recipient(organisation: Organisation, route: OrganisationRoute | None) -> dict[str, Value]:
    """Return the organisation as the answer to *Who you are writing to*."""
    value: dict[str, Value] = {
        "organisation": organisation.id,
        "name": organisation.name,
        "department": route.department if route else "",
        "address": list(route.post) if route else [],
        "email": route.email if route else "",
    }
    return {**value, **greeting(value, in_person=organisation.kind in {"individual", "representative"})}


def greeting(recipient: Mapping[str, Value], *, in_person: bool = False) -> dict[str, Value]:
    """Return how the letter begins and ends: to the department when there is one, never “Sir or Madam”."""
    addressed = str(recipient.get("department") or "") or _spoken_to(str(recipient.get("name") or ""))
    return {
        "salutation": tr("Dear {name}").format(name=addressed) if addressed else "",
        "valediction": tr("Yours sincerely") if in_person else tr("Yours faithfully"),
    }


def _spoken_to(name: str) -> str:
    """Return how an organisation is spoken to: “Labour Party”, and not the office but whoever holds it."""
    holder, is_office, rest = name.replace("'", "’").partition("’s Office")
    spoken = name[: len(holder)] if holder and is_office and not rest else name
    return spoken[4:] if spoken.startswith("The ") and spoken[4:].strip() else spoken
