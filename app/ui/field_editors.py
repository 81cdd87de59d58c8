"""Chooses the editor of each kind of question; a new kind without one is a type error."""

from collections.abc import Mapping
from functools import partial
from typing import assert_never

from app.domain.case_facts import earlier_entries, earlier_words
from app.domain.case_questions import (
    EarlierLetterQuestion,
    EarlierReplyQuestion,
    ExhibitsQuestion,
    PointsQuestion,
)
from app.domain.choice_questions import ChoiceQuestion, ChoicesQuestion, YesNoQuestion
from app.domain.date_questions import DateQuestion
from app.domain.number_questions import MoneyQuestion, NumberQuestion
from app.domain.organisations import Organisation, OrganisationRoute
from app.domain.people_questions import OrganisationQuestion, PersonQuestion, SignatoriesQuestion
from app.domain.questions import ListQuestion, Question, Shown
from app.domain.text_questions import (
    EmailQuestion,
    LongTextQuestion,
    PhoneQuestion,
    PostalAddressQuestion,
    ReferenceQuestion,
    TextQuestion,
    UrlQuestion,
)
from app.ui.answer_editor import AnswerEditor, WritingDesk
from app.ui.choice_editors import EarlierEditor, TicksEditor, radio_editor
from app.ui.date_editor import DateEditor
from app.ui.entries_editor import EntriesEditor, EntryPlan
from app.ui.exhibits_editor import exhibits_plan
from app.ui.list_editor import list_plan
from app.ui.organisation_editor import OrganisationEditor
from app.ui.people_editors import PersonEditor, signatories_plan
from app.ui.points_editor import points_plan
from app.ui.text_editors import AddressEditor, AreaEditor, FiguresEditor, LineEditor


def editor_for(
    question: Question, desk: WritingDesk, shown: Shown | None = None, *, is_alone: bool = False
) -> AnswerEditor:
    """Return the editor of a question.

    Args:
        question: The question.
        desk: What lies ready while the letter is written.
        shown: For a list inside an entry: what decides which of its questions are asked.
        is_alone: Whether it is the only question of its topic, so that the topic's title says enough.
    """
    today = desk.interview.today
    match question:
        case NumberQuestion() | MoneyQuestion():
            return FiguresEditor(question, question.kind, today)
        case TextQuestion() | ReferenceQuestion() | EmailQuestion() | PhoneQuestion() | UrlQuestion():
            return LineEditor(question, question.kind, today)
        case LongTextQuestion():
            return AreaEditor(question)
        case PostalAddressQuestion():
            return AddressEditor(question)
        case DateQuestion():
            return DateEditor(question, today)
        case YesNoQuestion() | ChoiceQuestion():
            return radio_editor(question)
        case ChoicesQuestion():
            return TicksEditor(question)
        case PersonQuestion():
            return PersonEditor(question)
        case OrganisationQuestion():
            return _organisation_editor(question, desk)
        case ListQuestion() | PointsQuestion() | ExhibitsQuestion() | SignatoriesQuestion():
            return EntriesEditor(question, _plan(question, desk, shown or desk.shown), is_alone=is_alone)
        case EarlierLetterQuestion() | EarlierReplyQuestion():
            return EarlierEditor(question, _earlier(question, desk))
        case _:
            assert_never(question)


def _plan(
    question: ListQuestion | PointsQuestion | ExhibitsQuestion | SignatoriesQuestion, desk: WritingDesk, shown: Shown
) -> EntryPlan:
    """Return what the entries of an answer look like."""
    today = desk.interview.today
    match question:
        case ListQuestion():
            return list_plan(question, shown, lambda inner, within: editor_for(inner, desk, within), desk.titled)
        case PointsQuestion():
            return points_plan(lambda: desk.point_numbers, desk.exhibits, today)
        case ExhibitsQuestion():
            return exhibits_plan(question, desk.plaint, desk.exhibit_label, today)
        case SignatoriesQuestion():
            return signatories_plan(today)


def _organisation_editor(question: OrganisationQuestion, desk: WritingDesk) -> OrganisationEditor:
    organisations = desk.plaint.organisations
    refused: Mapping[str, str] = {}
    if question.to_be_reached:
        offered: list[Organisation] = organisations.offered_to(desk.template)
        refused = organisations.refused_by(desk.template)
    else:
        directory = (entry.organisation for entry in organisations.directory())
        offered = [one for one in directory if not question.kinds or one.kind in question.kinds]
    route_of = partial(_route, desk)
    return OrganisationEditor(question, offered, route_of, desk.interview.today, refused)


def _route(desk: WritingDesk, organisation: Organisation) -> OrganisationRoute | None:
    return desk.plaint.organisations.route(organisation, desk.template)


def offers_nothing(question: Question, desk: WritingDesk) -> bool:
    """Whether a question can be passed over: which earlier letter or reply is meant, where the case has none."""
    if not isinstance(question, EarlierLetterQuestion | EarlierReplyQuestion) or question.required:
        return False
    return not question.is_answered(desk.interview.answers.get(question.id)) and not _earlier(question, desk)


def _earlier(question: EarlierLetterQuestion | EarlierReplyQuestion, desk: WritingDesk) -> list[tuple[int, str]]:
    """Return the letters or the replies of the case by their number in it, as templates count them."""
    view = desk.plaint.cases.view(desk.case_id)
    kind = "letter" if isinstance(question, EarlierLetterQuestion) else "reply"
    entries = earlier_entries(view.letters, view.replies, desk.interview.today)
    return [(number, words) for number, words in earlier_words(entries).items() if entries[number - 1]["kind"] == kind]
