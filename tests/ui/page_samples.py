"""Letters of a real data folder for the pages' tests, written from the starter pack's own samples."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace

from app.bootstrap import Plaint
from app.domain.answer_file import parse_answer_file, settle_answers
from app.domain.answers import Answers, Value
from app.domain.letters import Letter
from app.domain.templates import Template

HARBOUR = "harbour-party"
HARBOUR_RECORD: Mapping[str, Value] = {
    "id": HARBOUR,
    "name": "The Harbour Party",
    "kind": "party",
    "nation": "england-and-wales",
    "web": "https://harbour.example",
    "routes": [
        {
            "purpose": "complaint",
            "department": "Complaints team",
            "email": "complaints@harbour.example",
            "post": ["1 Quay Street", "Harbour Town", "HB1 1AA"],
            "form": "https://harbour.example/complain",
            "note": "Complaints are confidential.",
            "accepts": ["email", "post"],
            "source": "https://harbour.example/contact",
            "checked_on": "2026-09-04",
            "confidence": "verified",
        }
    ],
}


def sample_answers(plaint: Plaint, template: Template) -> Answers:
    """Return the sample answers of a template."""
    given = parse_answer_file(tomllib.loads(plaint.packs.sample(template, "sample")))

    def find(organisation: str) -> dict[str, Value]:
        return plaint.organisations.recipient(organisation, template)

    return settle_answers(replace(given, today=None), template, find, plaint.time.today()).flat


def finished_letter(plaint: Plaint, name: str = "party-complaint", to: str = HARBOUR) -> Letter:
    """Return a finished letter in a case of its own; to The Harbour Party, or to what the sample says for ""."""
    if to == HARBOUR:
        plaint.organisations.add(HARBOUR_RECORD)
    template = plaint.packs.template(name)
    answers = sample_answers(plaint, template)
    if to:
        answers["to"] = plaint.organisations.recipient(to, template)
    draft = plaint.letters.begin_from(template, 0, "The June meeting")
    plaint.letters.save(draft.id, answers, "")
    return plaint.letters.finish_now(draft.id)[0]
