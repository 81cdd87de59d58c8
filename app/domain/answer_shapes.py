"""What may stand in a file of answers, key by key; `answer_file` reads it."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from app.domain.case_questions import PointAnswer
from app.domain.people_questions import OrganisationAnswer

_SHAPE = ConfigDict(strict=True, extra="forbid")


class MeAnswer(BaseModel):
    """The writer, as far as the file says; the profile knows the rest."""

    model_config = _SHAPE
    name: str = ""
    address: list[str] = []
    email: str = ""
    phone: str = ""
    nation: str = ""
    membership_number: str = ""


class BehalfAnswer(BaseModel):
    """Somebody else for whom the letter is."""

    model_config = _SHAPE
    name: str
    relation: str = ""
    dob: str = ""
    identifiers: list[str] = []


class CopyAnswer(BaseModel):
    """Who gets a copy, by name."""

    model_config = _SHAPE
    name: str
    role: str = ""


class EarlierAnswer(BaseModel):
    """A letter or reply that came before, for the samples of follow-ups."""

    model_config = _SHAPE
    kind: str = "letter"
    template: str = ""
    reply_kind: str = ""
    title: str = ""
    dated: str = ""
    sent_on: str = ""
    received_on: str = ""
    days_ago: int | str = ""
    channel: str = ""
    our_ref: str = ""
    their_ref: str = ""
    due_on: str = ""


class OpenPointAnswer(PointAnswer):
    """A point that is still open, with what became of it so far."""

    number: str = ""
    verdict: str = ""
    verdict_label: str = ""
    their_words: str = ""
    still_wanted: str = ""
    i_had_said: str = ""
    promised_by: str = ""
    is_open: bool = True


class ApologyAnswer(BaseModel):
    """One element of an apology that was asked for, with what came of it so far."""

    model_config = _SHAPE
    element: str = ""
    title: str = ""
    asked: str = ""
    missing: str = ""
    given: str = ""
    given_label: str = ""
    their_words: str = ""
    still_wanted: str = ""
    place: str = ""
    came_on: str = ""
    promised_by: str = ""
    due_on: str = ""
    is_open: bool = True


class AnswerFileShape(BaseModel):
    """The whole file; what is in `answers` depends on the letter and is checked against its questions."""

    model_config = _SHAPE
    today: str = ""
    me: MeAnswer = MeAnswer()
    behalf: BehalfAnswer | None = None
    copies_to: list[CopyAnswer] = []
    to: str | OrganisationAnswer = ""
    about: str | OrganisationAnswer = ""
    our_ref: str = ""
    your_ref: str = ""
    answers: dict[str, Any] = {}
    earlier: list[EarlierAnswer] = []
    points: list[OpenPointAnswer] = []
    apology: list[ApologyAnswer] = []
