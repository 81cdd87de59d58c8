"""From answers to a drawing: what a letter is filled with, in a case or without one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.answers import Value
from app.domain.builtin_steps import asks_about
from app.domain.case_facts import waited_since
from app.domain.case_questions import EarlierLetterQuestion
from app.domain.clock_starts import answered_day
from app.domain.clocks import law_events
from app.domain.dates import as_date
from app.domain.errors import ProblemsFoundError
from app.domain.interview import Interview, letter_texts
from app.domain.laws import law_texts
from app.domain.letter_context import LetterFacts, letter_context
from app.domain.people import DEFAULT_NATION, NATIONS
from app.domain.point_reach import PointReach
from app.domain.problems import AnswerProblem, Problem
from app.domain.templates import Template
from app.i18n import tr, trn
from app.rendering.answer_text import clean
from app.services.clock_service import ClockService
from app.services.letter_drawing import DrawingJob
from app.services.pack_service import PackService
from app.services.pdf_engines import EngineChoice, the_built_in


@dataclass(frozen=True, slots=True)
class CaseSoFar:
    """What a letter takes from its case: our reference, where its numbers start, and what came before.

    Attributes:
        kept_points: Numbers that its first points keep (see LetterFacts).
        first_exhibit: How many exhibit labels the case has used.
        earlier: Letters and replies in order, as templates see them.
        chronology: What happened by date, as templates see it.
        open_points: Without a case: the points that are still open, as templates see them.
        reach: The points of the case, and which of them a letter without points of its own is about.
        apology: What was asked of an apology, and what came, as templates see it.
    """

    our_ref: str = ""
    first_point: int = 1
    kept_points: Sequence[int] = ()
    first_exhibit: int = 0
    earlier: Sequence[Mapping[str, Value]] = ()
    chronology: Sequence[Mapping[str, Value]] = ()
    open_points: Sequence[Mapping[str, Value]] = ()
    reach: PointReach | None = None
    apology: Sequence[Mapping[str, Value]] = ()


class LetterWriting:
    """Makes drawing jobs; draws nothing itself. `engine` says what draws the PDF of a letter that is kept."""

    def __init__(self, packs: PackService, clocks: ClockService, engine: EngineChoice = the_built_in) -> None:
        self._packs = packs
        self._clocks = clocks
        self._engine = engine

    def facts(self, template: Template, interview: Interview, case: CaseSoFar) -> LetterFacts:
        """Return what the letter says besides the answers."""
        followed = _chosen_letter(template, interview)
        waited = waited_since(case.earlier, followed, interview.today)
        return LetterFacts(
            today=interview.today,
            reply_by=self._clocks.reply_by(template, interview, self._nation(template, interview)),
            our_ref=case.our_ref,
            first_point=case.first_point,
            kept_numbers=case.kept_points,
            first_exhibit=case.first_exhibit,
            earlier=case.earlier,
            chronology=case.chronology,
            open_points=_open_points(template, interview, case, followed),
            apology=case.apology,
            law=self._law(template, interview, as_date(waited.entry.get("received_on", "")) if followed else None),
            elapsed_days=waited.elapsed_days,
            overdue_days=waited.overdue_days,
        )

    def _nation(self, template: Template, interview: Interview) -> str:
        """Return whose working days count: those of the organisation, for one of the whole UK those of the writer."""
        named = interview.answers.get("about" if asks_about(template) else "to")
        known = named.get("organisation") if isinstance(named, dict) else ""
        listed = (each for pack in self._packs.packs() for each in pack.organisations if known)
        nations = [*(each.nation for each in listed if each.id == known), interview.answers.get("me.nation")]
        return next((str(nation) for nation in nations if nation in NATIONS), DEFAULT_NATION)

    def preview(self, template: Template, interview: Interview, facts: LetterFacts) -> DrawingJob:
        """Return the job for a preview: missing required answers are marked."""
        context = letter_context(interview.template_answers(mark_missing=True), facts)
        return self._job(template, context, facts.today, ())

    def whole(self, template: Template, interview: Interview, facts: LetterFacts) -> DrawingJob:
        """Return the job for a letter that is kept: every shown answer, as it is printed, must be found whole in it."""
        answers, notices = clean(dict(interview.answers))
        assert isinstance(answers, dict)
        printed = replace(interview, answers=answers)
        context = letter_context(printed.template_answers(), facts)
        job = self._job(template, context, facts.today, tuple(letter_texts(printed)))
        return replace(job, notices=notices, engine=self._engine())

    def _job(
        self, template: Template, context: Mapping[str, Value], made_on: date, expected: tuple[str, ...]
    ) -> DrawingJob:
        document = self._packs.document(template)
        job = DrawingJob(document, context, template.title, template.summary, made_on, expected)
        return replace(job, is_foreign=template.pack not in self._packs.bundled)

    def _law(self, template: Template, interview: Interview, followed_on: date | None) -> dict[str, str]:
        """Return the citations in force on the letter's date, or on day 0 of the clock that rests on them.

        Args:
            template: The letter.
            interview: Its answers.
            followed_on: When the letter that it follows was received, from which that letter's rights run.
        """
        pack = self._packs.pack_of(template)
        days = {use.id: answered_day(interview.answers, use.from_) for use in template.clocks if use.from_}
        known = {id_: day for id_, day in days.items() if day is not None}
        events = {law.id: followed_on for law in pack.laws} if followed_on else {}
        return law_texts(pack.laws, interview.today, events | law_events(pack.clocks, known))


def _open_points(
    template: Template, interview: Interview, case: CaseSoFar, followed: int
) -> Sequence[Mapping[str, Value]]:
    """Return the open points that a letter is about; one that asks for its points needs what became of any of them."""
    if case.reach is None:
        return case.open_points
    named = interview.answers.get("about" if asks_about(template) else "to")
    is_asked = template.question("points") is not None
    whom = named if isinstance(named, dict) else {}
    meant = case.reach.points if is_asked else case.reach.followed_by(followed, whom)
    return tuple(point.for_template() for point in meant if point.verdict.is_open)


def _chosen_letter(template: Template, interview: Interview) -> int:
    """Return the number of the letter that the member says this one follows; 0 when none was asked for or chosen."""
    asked = (question.id for question in template.questions() if isinstance(question, EarlierLetterQuestion))
    chosen = next((interview.answers.get(id_) for id_ in asked), 0)
    return chosen if isinstance(chosen, int) else 0


def answer_problems(problems: Iterable[AnswerProblem]) -> list[Problem]:
    """Return what is wrong with answers as scripts read it, the place in `tag`."""
    return [
        Problem("error", "answer", problem.message, tag=".".join(str(part) for part in problem.path))
        for problem in problems
    ]


def refuse_problems(interview: Interview) -> None:
    """Raise ProblemsFoundError with every problem of the shown answers."""
    problems = answer_problems(interview.problems())
    if problems:
        raise ProblemsFoundError(
            trn(
                "One answer needs a change before the letter can be finished.",
                "{n} answers need a change before the letter can be finished.",
                len(problems),
            ),
            problems,
            tr("Mend them and finish again; nothing you wrote is lost."),
        )
