"""Search on the command line: the same words and filters as in the window."""

from argparse import Namespace
from typing import Any

from app.commands.results import Result, iso, plaint_for
from app.domain.findings import Findings, Hit, SearchFilter
from app.i18n import tr, trn


def search(given: Namespace) -> Result:
    """Find words in everything that is kept, in the words of kept files as well."""
    only = SearchFilter(
        kinds=frozenset(given.kind),
        is_sent=given.sent,
        organisation=given.organisation,
        since=given.since,
        until=given.until,
        is_open=given.is_open,
    )
    with plaint_for(given) as plaint:
        plaint.search.read_files()
        found = plaint.search.look(given.text, only, given.most)
    return Result([_shape(hit) for hit in found.hits], [_line(hit) for hit in found.hits], _notices(found))


def _shape(hit: Hit) -> dict[str, Any]:
    return {
        "case": hit.case_id,
        "kind": hit.kind,
        "id": hit.id,
        "title": hit.title,
        "snippet": hit.snippet,
        "marks": [list(place) for place in hit.marks],
        "on": iso(hit.on),
        "state": hit.state,
        "ref": hit.case_ref,
        "case_title": hit.case_title,
        "organisation": hit.organisation,
        "open": hit.is_open,
    }


def _line(hit: Hit) -> str:
    said = ", ".join(part for part in (f"{hit.kind} {hit.id}", iso(hit.on) or "", hit.state) if part)
    return f"{hit.case_ref}  {said}: {hit.title}: {hit.snippet}"


def _notices(found: Findings) -> list[str]:
    if not found.hits:
        return [tr("Nothing holds all these words. Try fewer words, or only the beginning of the last one.")]
    if found.is_cut:
        count = len(found.hits)
        return [trn("There are more. This is the newest hit.", "There are more. These are the newest {n} hits.", count)]
    return []
