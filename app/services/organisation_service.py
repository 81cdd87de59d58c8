"""The directory of organisations: those of the packs, the member's corrections, and the member's own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pydantic import ValidationError

from app.domain.alphabet import in_alphabet
from app.domain.answers import Value
from app.domain.errors import NotFoundError, UserError
from app.domain.organisations import Organisation, OrganisationRoute, as_recipient, why_refused
from app.domain.templates import Template
from app.i18n import tr
from app.services.pack_service import PackService
from app.services.records import Records
from app.services.time_source import TimeSource

CORRECTABLE = ("department", "email", "post", "form", "note", "accepts")


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """An organisation as the member sees it.

    Attributes:
        corrected: Whether the member changed their own copy, or made the entry.
        is_stale: Whether one of its routes was checked over 180 days ago.
    """

    organisation: Organisation
    corrected: bool
    is_stale: bool


class OrganisationService:
    """Finds organisations and keeps the member's own copies."""

    def __init__(self, records: Records, packs: PackService, time: TimeSource) -> None:
        self._records = records
        self._packs = packs
        self._time = time

    def directory(self) -> list[DirectoryEntry]:
        """Return every organisation by name, the member's own copy before the pack's."""
        own = own_organisations(self._records)
        known: dict[str, Organisation] = {}
        for pack in self._packs.packs():  # a pack can't redefine what one before it says; those of Plaint come first
            known = {organisation.id: organisation for organisation in pack.organisations} | known
        known |= own
        today = self._time.today()
        entries = [
            DirectoryEntry(organisation, id_ in own, any(route.is_stale(today) for route in organisation.routes))
            for id_, organisation in known.items()
        ]
        return sorted(entries, key=lambda entry: in_alphabet(entry.organisation.name))

    def get(self, organisation_id: str) -> DirectoryEntry:
        """Return one organisation; raises NotFoundError."""
        for entry in self.directory():
            if entry.organisation.id == organisation_id:
                return entry
        raise NotFoundError(
            tr("There is no organisation “{id}”.").format(id=organisation_id),
            tr("See the list with: plaint organisation list"),
        )

    def find(self, organisation_id: str) -> Organisation | None:
        """Return one organisation, or None when the directory has none by that id."""
        known = (entry.organisation for entry in self.directory())
        return next((organisation for organisation in known if organisation.id == organisation_id), None)

    def offered_to(self, template: Template) -> list[Organisation]:
        """Return the organisations that a template may be sent to, those with a route for its purpose first."""
        kinds = set(template.recipient_kinds) - set(template.refuse)
        fitting = [entry.organisation for entry in self.directory() if entry.organisation.kind in kinds]
        return sorted(
            fitting, key=lambda each: template.recipient_route not in {route.purpose for route in each.routes}
        )

    def refused_by(self, template: Template) -> dict[str, str]:
        """Return why a template's letter can't go to organisations of the directory, by their names."""
        known = (entry.organisation for entry in self.directory())
        return {each.name: template.refuse[each.kind] for each in known if each.kind in template.refuse}

    def refuse_wrong(self, recipient: Value | None, template: Template) -> None:
        """Refuse to write to an organisation that the template's letter can't go to.

        Args:
            recipient: The answer to *Who you are writing to*, chosen from the directory or written down.
            template: The letter.

        Raises:
            UserError: With the reason that the pack gives.
        """
        name = str(recipient.get("name", "")) if isinstance(recipient, dict) else ""
        reason = why_refused(name, self.refused_by(template))
        if reason:
            raise UserError(tr("This letter can’t go to {name}.").format(name=name), reason)

    def refuse_copies(self, copies: Value | None, template: Template) -> None:
        """Refuse a copy to an organisation of the directory of a kind that the template's letter is not copied to.

        A letter with an accusation loses its protection where it is shown to those who need not know. Whoever is not
        in the directory is left to the person.

        Args:
            copies: The answer to *Copies*.
            template: The letter.

        Raises:
            UserError: It says who, and to whom copies can go.
        """
        known = {key: each.organisation for each in self.directory() for key in _names(each.organisation)}
        for name in _copied_to(copies):
            found = known.get(name.casefold())
            if found is not None and found.kind not in template.may_copy_to:
                raise UserError(
                    tr("This letter can’t be copied to {name}.").format(name=found.name),
                    tr("Copies of it can go to: {kinds}.").format(kinds=", ".join(template.may_copy_to)),
                )

    def recipient(self, organisation_id: str, template: Template) -> dict[str, Value]:
        """Return the organisation value of a letter: the route that its template uses, else the general one."""
        organisation = self.get(organisation_id).organisation
        return as_recipient(organisation, self.route(organisation, template))

    def route(self, organisation: Organisation, template: Template) -> OrganisationRoute | None:
        """Return the route that a template uses, else the general one, else the first; None when none is known."""
        return organisation.route(template.recipient_route)

    def correct(self, organisation_id: str, purpose: str, changes: Mapping[str, Value]) -> DirectoryEntry:
        """Change the member's own copy of one route; the pack's record stays as it is beneath.

        Args:
            organisation_id: The directory id.
            purpose: The route meant, such as `complaint`; made when there is none.
            changes: Fields of the route, such as `email` or `post` (a list of lines).

        Raises:
            NotFoundError: There is no such organisation.
            UserError: A field or a value is not one that a route has.
        """
        _refuse_unknown(changes)
        record = self.get(organisation_id).organisation.model_dump(mode="json", by_alias=True)
        today = self._time.today().isoformat()
        mine = {"source": "member", "confidence": "verified", "checked_on": today, **changes}
        if all(route["purpose"] != purpose for route in record["routes"]):
            record["routes"].append({"purpose": purpose})
        record["routes"] = [route | mine if route["purpose"] == purpose else route for route in record["routes"]]
        return self._keep(record)

    def add(self, record: Mapping[str, Value]) -> DirectoryEntry:
        """Add an organisation of the member's own."""
        return self._keep(dict(record))

    def forget_correction(self, organisation_id: str) -> None:
        """Go back to the pack's record, or remove an organisation of the member's own."""
        self._records.organisations.remove(organisation_id)

    def _keep(self, record: dict[str, Value]) -> DirectoryEntry:
        try:
            organisation = Organisation.model_validate_json(_as_json(record))
        except ValidationError as error:
            first = error.errors()[0]
            field = " → ".join(str(part) for part in first["loc"])
            raise UserError(
                tr("“{field}” can’t be kept like this: {why}.").format(field=field, why=first["msg"]),
                tr("Nothing was changed."),
            ) from error
        self._records.organisations.save(organisation.id, record)
        return self.get(organisation.id)


def _refuse_unknown(changes: Mapping[str, Value]) -> None:
    for field in changes:
        if field not in CORRECTABLE:
            raise UserError(
                tr("“{field}” can’t be corrected.").format(field=field),
                tr("You can correct: {fields}.").format(fields=", ".join(CORRECTABLE)),
            )


def _copied_to(copies: Value | None) -> list[str]:
    """Return the names in an answer to *Copies*."""
    entries = [entry.get("whom") for entry in copies if isinstance(entry, dict)] if isinstance(copies, list) else []
    return [str(whom.get("name", "")) for whom in entries if isinstance(whom, dict)]


def _names(organisation: Organisation) -> tuple[str, str]:
    return organisation.id, organisation.name.casefold()


def own_organisations(records: Records) -> dict[str, Organisation]:
    """Return the member's own copies and records by id."""
    return {id_: _organisation(_as_json(record)) for id_, record in records.organisations.own().items()}


@lru_cache(maxsize=20_000)
def _organisation(record: str) -> Organisation:
    """Return a kept record as an organisation; a whole directory may have been taken in, so each is read once."""
    return Organisation.model_validate_json(record)


def _as_json(record: Mapping[str, Value]) -> str:
    return json.dumps(record)
