"""Company records of the open directory at datenanfragen.de (JSON, CC0), turned into organisations and back.

The form is that directory's `schema.json`: contacts for data protection, one record an organisation.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.domain.organisations import Organisation, OrganisationKind, OrganisationRoute
from app.i18n import tr

MAX_NOTE = 3000
HOME_COUNTRIES = frozenset({"gb", "all"})
_HOME_NAMES = frozenset({"united kingdom", "uk", "great britain", "vereinigtes königreich"})
_KINDS: dict[str, OrganisationKind] = {"political party": "party", "public body": "public-body", "school": "school"}
_CATEGORIES: dict[str, str] = {
    "party": "political party",
    "party-unit": "political party",
    "public-body": "public body",
    "regulator": "public body",
    "school": "school",
}
_URL = re.compile(r"https?://[^\s,;()]+")
Text = Annotated[str, Field(max_length=2000)]
Address = Annotated[str, Field(max_length=500)]
Texts = Annotated[tuple[Text, ...], Field(max_length=50, strict=False)]


class RequiredElement(BaseModel):
    """Something that they want to know before they answer."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    desc: Text
    optional: bool = False


class CompanyRecord(BaseModel):
    """One record, as far as letters need it; keys that are not known are passed over, for the form grows."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    slug: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=100)]
    countries: Annotated[Texts, Field(alias="relevant-countries")] = ()
    categories: Texts = ()
    name: Annotated[str, Field(min_length=1, max_length=200)]
    address: Text = ""
    phone: Text = ""
    email: Text = ""
    webform: Address = ""
    web: Address = ""
    sources: Texts = ()
    comments: Texts = ()
    required: Annotated[tuple[RequiredElement, ...], Field(alias="required-elements", max_length=50)] = ()
    needs_id: Annotated[bool, Field(alias="needs-id-document")] = False
    quality: Literal["tested", "verified", "imported", "scraped"] = "verified"

    @property
    def is_for_home(self) -> bool:
        """Whether it is meant for people in the United Kingdom; one that names no country may be."""
        return not self.countries or bool(HOME_COUNTRIES & set(self.countries))


def as_organisation(record: CompanyRecord) -> Organisation:
    """Return the record as an organisation with its route for data protection.

    Nobody noted when it was checked, so that the route is offered with a warning.
    """
    kinds: list[OrganisationKind] = [_KINDS[category] for category in record.categories if category in _KINDS]
    web = record.web if _URL.fullmatch(record.web) else ""
    route = OrganisationRoute(
        purpose="data",
        email=record.email,
        post=_home_lines(record.address),
        form=record.webform if _URL.fullmatch(record.webform) else "",
        note=" ".join(_notes(record))[:MAX_NOTE],
        source=", ".join(record.sources)[:1000] or tr("The open directory of datenanfragen.de"),
        confidence="secondary" if record.quality in {"tested", "verified"} else "unsure",
    )
    return Organisation(
        id=_id(record.slug), name=record.name, kind=kinds[0] if kinds else "company", web=web, routes=(route,)
    )


def as_record(organisation: Organisation, *, with_note: bool) -> dict[str, object] | None:
    """Return an organisation as a record; None when no source or no way to reach it is known.

    Args:
        organisation: The organisation; its route for data protection is told, else its general one.
        with_note: Whether the route's note goes along; what a member wrote themselves may be private.
    """
    route = organisation.route("data")
    sources = _URL.findall(route.source) if route else []
    sources = sources or [url for url in (organisation.web,) if url]
    if route is None or not sources or not (route.email or route.post or route.form):
        return None
    given: dict[str, object] = {
        "slug": organisation.id,
        "relevant-countries": ["gb"],
        "categories": [_CATEGORIES[organisation.kind]] if organisation.kind in _CATEGORIES else [],
        "name": organisation.name,
        "address": "\n".join([*filter(None, [route.department]), *route.post, "United Kingdom"]) if route.post else "",
        "email": route.email,
        "webform": route.form,
        "web": organisation.web,
        "sources": sources,
        "request-language": "en",
        "suggested-transport-medium": "email" if route.email else "letter",
        "comments": [route.note] if with_note and route.note else [],
        "quality": "verified" if route.confidence == "verified" else "imported",
    }
    needed = {"slug", "relevant-countries", "name", "address", "sources", "quality"}
    return {key: value for key, value in given.items() if value or key in needed}


def _id(slug: str) -> str:
    return slug.strip("-")[:63] or "organisation"


def _home_lines(address: str) -> tuple[str, ...]:
    """Return the lines of an address; letters within the country do not name it."""
    lines = [" ".join(line.split())[:200] for line in address.splitlines() if line.strip()]
    if lines and lines[-1].casefold() in _HOME_NAMES:
        lines.pop()
    return tuple(lines[:12])


def _notes(record: CompanyRecord) -> Iterator[str]:
    yield from record.comments
    wanted = [element.desc for element in record.required if not element.optional]
    if wanted:
        yield tr("Asks for: {wanted}.").format(wanted=", ".join(wanted))
    if record.needs_id:
        yield tr("Asks for a copy of an identity document.")
    if record.phone:
        yield tr("Telephone {number}.").format(number=record.phone)
