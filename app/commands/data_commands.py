"""Commands about me, settings and the directory of organisations."""

from argparse import Namespace
from dataclasses import asdict, replace
from typing import Any

from app.commands.results import Result, key_values, plaint_for
from app.domain.errors import UserError
from app.domain.people import Profile
from app.i18n import tr
from app.services.organisation_service import DirectoryEntry

ME = ("name", "email", "phone", "nation")


def me(given: Namespace) -> Result:
    """Show what letters say about their writer, or change it."""
    changes = key_values(given.changes)
    with plaint_for(given) as plaint:
        profile = plaint.profile.load()
        if changes:
            profile = _changed(profile, changes)
            plaint.profile.save(profile)
    shape = {**{field: getattr(profile, field) for field in ME}, "address": list(profile.address)}
    shape["memberships"] = dict(profile.memberships)
    return Result(shape, [f"{field}: {value}" for field, value in shape.items()])


def settings(given: Namespace) -> Result:
    """Show settings, or change them."""
    with plaint_for(given) as plaint:
        current = plaint.settings.load()
        for name, value in key_values(given.changes).items():
            current = current.changed(name, value)
        if given.changes:
            plaint.settings.save(current)
    shape = asdict(current)
    return Result(shape, [f"{name} = {value}" for name, value in shape.items()])


def list_organisations(given: Namespace) -> Result:
    """List who can be written to."""
    with plaint_for(given) as plaint:
        entries = plaint.organisations.directory()
    rows = [_row(entry) for entry in entries]
    return Result(rows, [f"{row['id']}  {row['name']} ({row['kind']})" for row in rows])


def show_organisation(given: Namespace) -> Result:
    """Show one organisation with its routes and where they are known from."""
    with plaint_for(given) as plaint:
        entry = plaint.organisations.get(given.organisation)
    return _shown(entry)


def correct_organisation(given: Namespace) -> Result:
    """Correct the member's own copy of a route."""
    changes: dict[str, Any] = dict(key_values(given.changes))
    if "post" in changes:
        changes["post"] = _lines(changes["post"])
    with plaint_for(given) as plaint:
        entry = plaint.organisations.correct(given.organisation, given.route, changes)
    return _shown(entry)


def _shown(entry: DirectoryEntry) -> Result:
    record = entry.organisation.model_dump(mode="json")
    shape = record | {"corrected": entry.corrected, "stale": entry.is_stale}
    lines = [entry.organisation.name]
    for route in entry.organisation.routes:
        parts = [route.department, route.email, ", ".join(route.post), route.form, route.note]
        checked = tr("checked on {day}").format(day=route.checked_on) if route.checked_on else tr("not checked")
        lines.append(f"  {route.purpose}: {'; '.join(part for part in parts if part)} ({checked})")
    return Result(shape, lines)


def _row(entry: DirectoryEntry) -> dict[str, Any]:
    organisation = entry.organisation
    return {
        "id": organisation.id,
        "name": organisation.name,
        "kind": organisation.kind,
        "nation": organisation.nation,
        "corrected": entry.corrected,
        "stale": entry.is_stale,
    }


def _changed(profile: Profile, changes: dict[str, str]) -> Profile:
    for field in changes:
        if field not in {*ME, "address"}:
            raise UserError(
                tr("There is no “{field}” about you.").format(field=field),
                tr("You can change: {fields}.").format(fields=", ".join([*ME, "address"])),
            )
    address = tuple(_lines(changes["address"])) if "address" in changes else profile.address
    told = {field: changes.get(field, getattr(profile, field)) for field in ME}
    return replace(
        profile, address=address, name=told["name"], email=told["email"], phone=told["phone"], nation=told["nation"]
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("|") if line.strip()]
