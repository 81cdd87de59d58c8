"""What the directory knows of organisations and routes, in words for people."""

from collections.abc import Iterable
from datetime import date

from app.domain.dates import long_date
from app.domain.organisations import Organisation, OrganisationRoute
from app.i18n import tr
from app.services.organisation_service import DirectoryEntry

Note = tuple[str, str, str]


def kind_words() -> dict[str, str]:
    """Return the name of each kind of organisation."""
    return {
        "party": tr("Party"),
        "party-unit": tr("Branch or unit of a party"),
        "regulator": tr("Regulator"),
        "public-body": tr("Public body"),
        "school": tr("School"),
        "press": tr("Newspaper or magazine"),
        "broadcaster": tr("Broadcaster"),
        "company": tr("Company"),
        "representative": tr("Elected representative"),
        "individual": tr("Person"),
        "other": tr("Another organisation"),
    }


def nation_words() -> dict[str, str]:
    """Return the name of each part of the country."""
    return {
        "uk": tr("all of the UK"),
        "england-and-wales": tr("England and Wales"),
        "scotland": tr("Scotland"),
        "northern-ireland": tr("Northern Ireland"),
    }


def purpose_words() -> dict[str, str]:
    """Return what each purpose of a route is for."""
    return {
        "complaint": tr("For complaints"),
        "data": tr("For data protection"),
        "appeal": tr("For appeals"),
        "press": tr("For corrections in the press"),
        "foi": tr("For freedom of information"),
        "legal": tr("For letters before a claim"),
        "general": tr("For everything else"),
    }


def described(organisation: Organisation) -> str:
    """Return kind and nation in a few words."""
    return f"{kind_words()[organisation.kind]}, {nation_words()[organisation.nation]}"


def is_reachable(route: OrganisationRoute) -> bool:
    """Whether the route says how to reach them at all."""
    return bool(route.email or route.post or route.form)


def reach_words(organisation: Organisation) -> str:
    """Return by what the organisation can be reached, in a sentence."""
    ways = (
        (tr("e-mail"), any(route.email for route in organisation.routes)),
        (tr("post"), any(route.post for route in organisation.routes)),
        (tr("web form"), any(route.form for route in organisation.routes)),
    )
    known = [word for word, is_known in ways if is_known]
    if not known:
        return tr("No address is known: look it up")
    return tr("Reached by {ways}").format(ways=", ".join(known))


def entry_badge(entry: DirectoryEntry) -> tuple[str, str]:
    """Return kind and words of the badge of an entry; empty when there is nothing to say."""
    if not any(is_reachable(route) for route in entry.organisation.routes):
        return "think", tr("Not known")
    if entry.corrected:
        return "confirmed", tr("Your own copy")
    return ("think", tr("Check the address")) if entry.is_stale else ("", "")


def route_notes(route: OrganisationRoute, today: date) -> list[Note]:
    """Return icon, colour token and sentence of how far a route can be relied on."""
    notes = [_checked(route, today), ("info", "muted", confidence_words(route))]
    if route.source and route.source != "member":
        notes.append(("eye", "muted", tr("Read at {source}").format(source=route.source)))
    if route.accepts:
        ways = {"email": tr("e-mail"), "post": tr("post"), "form": tr("web form"), "docx": "Word", "pdf": "PDF"}
        notes.append(("letter", "muted", tr("They take: {ways}").format(ways=_listed(ways, route.accepts))))
    if route.note:
        notes.append(("info", "muted", route.note))
    return notes


def confidence_words(route: OrganisationRoute) -> str:
    """Return how sure the record is, in plain words."""
    if route.source == "member":
        return tr("You wrote this yourself.")
    return {
        "verified": tr("Read on a page of their own."),
        "secondary": tr("Read in a copy or with others, not on their own page. Check it before you rely on it."),
        "general": tr("Generally known, but not read on any page. Check it before you rely on it."),
        "unsure": tr("Nobody is sure of this. Look it up before you rely on it."),
        "derived": tr("Worked out from other facts, not read anywhere. Look it up before you rely on it."),
    }[route.confidence]


def _checked(route: OrganisationRoute, today: date) -> Note:
    if route.checked_on is None:
        return "warn", "think", tr("Nobody has noted when this was checked.")
    day = long_date(route.checked_on)
    if route.is_stale(today):
        return "warn", "think", tr("Last checked on {day}, over six months ago.").format(day=day)
    sure = ("met", "met") if route.confidence == "verified" else ("info", "muted")
    return *sure, tr("Checked on {day}").format(day=day)


def _listed(words: dict[str, str], keys: Iterable[str]) -> str:
    return ", ".join(words[key] for key in keys)
