"""Where our knowledge is unsure: each such fact, what it feeds, and the “check this” that a person is shown with it.

The facts are those that the research marked as unsure, conflicting, not found or likely to have changed.
"""

from collections.abc import Iterator
from datetime import date

import pytest

from app.domain.clocks import Event, Reckoning, reckon
from app.domain.organisations import Organisation
from app.domain.pack_contents import Pack
from app.domain.sources import SourcedFact
from app.packs.pack_folder import read_pack
from app.paths import BUNDLED_PACKS
from app.ui.organisation_words import is_reachable, route_notes
from tests.domain.clock_samples import shipped_days

TODAY = date(2026, 11, 20)
UNSURE = [
    # the fact; what it feeds: an organisation and its route, or a clock; words that a person reads with it
    ("The ICO's address for e-mail", "ico/complaint", "No e-mail address could be confirmed"),
    ("What the regulator is called now", "ico", "check on its website what it is called now"),
    ("Labour's rule book since 2024", "labour-party", "the editions since 2024 were not seen"),
    (
        "Whether a local party has a procedure of its own",
        "labour-party",
        "nor whether a local party still has a procedure",
    ),
    ("Labour's regional offices", "labour-party", "No published address of a regional office was found"),
    ("Labour's e-mail address for complaints", "labour-party/complaint", "could not be confirmed"),
    ("Labour's page for data protection complaints", "labour-party/data", "was found: check whether there is one"),
    ("The time to answer a notice of investigation", "clock:lab-noi", "Check this one"),
    ("The time to appeal against the end of membership", "clock:lab-appeal-pa", "Check this one"),
    ("The time to appeal where the letter names none", "clock:appeal-14", "Check this one"),
    ("Where the Green Party's office is", "green-party/data", "check the address before you post"),
    ("How the SNP takes complaints", "snp/complaint", "Nobody is sure of this"),
    ("How Plaid Cymru takes complaints", "plaid-cymru/complaint", "Nobody is sure of this"),
    ("How old Plaid Cymru's notice is", "plaid-cymru/data", "bears no date: check it"),
    ("How Reform UK takes complaints", "reform-uk/complaint", "No complaints procedure was found"),
    ("How long IPSO takes to assess", "clock:ipso-assessment", "Check this one"),
    ("IPSO's time for a review", "clock:ipso-review", "Check this one"),
    ("Impress's last day for complaints", "impress/press", "was not found: check"),
    ("Ofcom's time limit now", "ofcom/complaint", "check it"),
    ("Ofcom's time limit now", "clock:ofcom", "read only in an older copy of the rules: check it"),
    ("Ofcom's address", "ofcom/complaint", "The address was not found"),
    ("Defamation in Northern Ireland since 2022", "clock:defam", "In Northern Ireland check the rule"),
    (
        "The department's address for data",
        "department-for-education/data",
        "No e-mail or postal address for this was found",
    ),
    ("The department's address for requests", "department-for-education/foi", "No address for requests was found"),
    ("The Scottish Commissioner's address", "scottish-information-commissioner/foi", "The address was not found"),
    ("Pauses before February 2026", "clock:sar-reply@2025-11-03", "check it if they asked you something"),
]
NOT_SHIPPED = {
    # unsure facts that feed nothing: no letter and no record says anything of them
    "Re-admission after an expulsion": ("re-admission", "readmission"),
    "The BBC's thirty working days": ("30 working days of broadcast",),
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_pack(BUNDLED_PACKS / "uk-members")


def shown_of_organisation(known: Organisation, purpose: str) -> Iterator[str]:
    """What the page of an organisation, and its card in a letter, say of it and of a route."""
    yield known.note
    for route in known.routes:
        if route.purpose == purpose:
            yield from (sentence for _icon, _ink, sentence in route_notes(route, TODAY))


def reckoned(pack: Pack, clock_id: str, day: date) -> tuple[Reckoning, str]:
    rule = next(clock for clock in pack.clocks if clock.id == clock_id and clock.holds_on(day))
    return reckon(rule, Event(day, "northern-ireland"), shipped_days(), pack.laws), rule.explain


def shown(pack: Pack, feeds: str) -> str:
    if feeds.startswith("clock:"):
        clock_id, _, day = feeds.removeprefix("clock:").partition("@")
        found, explain = reckoned(pack, clock_id, date.fromisoformat(day) if day else TODAY)
        return " ".join([*found.working, explain])
    organisation, _, purpose = feeds.partition("/")
    known = next(each for each in pack.organisations if each.id == organisation)
    return " ".join(shown_of_organisation(known, purpose))


@pytest.mark.parametrize(("fact", "feeds", "check"), UNSURE)
def test_what_is_unsure_is_shown_with_a_word_of_caution(pack: Pack, fact: str, feeds: str, check: str) -> None:
    assert check in shown(pack, feeds), fact


def test_every_record_that_is_marked_unsure_stands_in_the_table(pack: Pack) -> None:
    routes = {
        f"{known.id}/{route.purpose}"
        for known in pack.organisations
        for route in known.routes
        if route.confidence == "unsure"
    }
    clocks = {f"clock:{clock.id}" for clock in pack.clocks if clock.confidence == "unsure"}
    assert routes | clocks <= {feeds for _fact, feeds, _check in UNSURE}
    assert not [law.id for law in pack.laws if law.confidence == "unsure"]


@pytest.mark.parametrize("words", NOT_SHIPPED.values(), ids=NOT_SHIPPED)
def test_what_is_unsure_and_not_told_is_nowhere_in_the_pack(words: tuple[str, ...]) -> None:
    texts = [path.read_text("utf-8").casefold() for path in (BUNDLED_PACKS / "uk-members").rglob("*.toml")]
    assert not [word for word in words for text in texts if word in text]


def test_a_route_without_an_address_says_that_it_was_not_found(pack: Pack) -> None:
    unknown = [route for known in pack.organisations for route in known.routes if not is_reachable(route)]
    assert unknown
    assert all("not found" in route.note or "was found" in route.note or "is needed" in route.note for route in unknown)


def test_no_route_clock_law_or_receipt_is_without_source_day_and_confidence(pack: Pack) -> None:
    facts = [route for known in pack.organisations for route in known.routes]
    given = [(fact.source, fact.checked_on, fact.confidence) for fact in facts]
    given += [(rule.source, rule.checked_on, rule.confidence) for rule in pack.receipts if rule.confidence]
    assert len(given) == len(facts) + len(pack.receipts)
    assert all(source and checked_on and confidence for source, checked_on, confidence in given)
    assert all(isinstance(rule, SourcedFact) for rule in (*pack.clocks, *pack.laws))  # which has all three


def test_no_organisation_is_without_a_route(pack: Pack) -> None:
    assert not [known.id for known in pack.organisations if not known.routes]


def test_nothing_was_checked_after_the_day_on_which_it_was_written_down(pack: Pack) -> None:
    routes = [route for known in pack.organisations for route in known.routes]
    rules: tuple[SourcedFact, ...] = (*pack.clocks, *pack.laws)
    days = [rule.checked_on for rule in rules]
    days += [fact.checked_on for fact in routes if fact.checked_on]
    days += [rule.checked_on for rule in pack.receipts if rule.checked_on]
    assert max(days) <= TODAY
