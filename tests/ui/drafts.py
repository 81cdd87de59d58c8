"""Drafts to write in: the sample answers of a shipped letter, in a data folder of the test's own."""

import tomllib
from datetime import date
from pathlib import Path

from app.bootstrap import Plaint, open_plaint
from app.domain.answer_file import parse_answer_file, to_draft_answers
from app.domain.answers import Answers, Value
from app.services.case_service import NewCase
from app.services.time_source import TimeSource
from app.ui.answer_editor import WritingDesk
from app.ui.navigator import Navigator

TODAY = date(2026, 11, 20)


def opened(folder: Path) -> Plaint:
    """Return Plaint on an empty data folder, on the day of the samples."""
    return open_plaint(folder, TimeSource.fixed(TODAY))


def sample_answers(plaint: Plaint, name: str = "party-complaint", which: str = "sample") -> Answers:
    """Return the answers of a shipped sample."""
    template = plaint.packs.template(name)
    file = parse_answer_file(tomllib.loads(plaint.packs.sample(template, which)))

    def find(organisation_id: str) -> dict[str, Value]:
        return plaint.organisations.recipient(organisation_id, template)

    return to_draft_answers(file, template, find, TODAY)


def begun(plaint: Plaint, name: str = "party-complaint", answers: Answers | None = None) -> int:
    """Begin a draft with the sample's answers, or with those given; return its number."""
    case = plaint.cases.open_case(NewCase("A motion taken off the agenda", "The Harbour Party"))
    given = sample_answers(plaint, name) if answers is None else answers
    return plaint.letters.begin(case, plaint.packs.template(name), given).id


def desk_for(plaint: Plaint, answers: Answers | None = None) -> WritingDesk:
    """Return the desk of a draft that was just begun."""
    writing = plaint.letters.writing(begun(plaint, answers=answers))
    return WritingDesk(plaint, Navigator(), writing.template, writing.case.id, writing.interview)
