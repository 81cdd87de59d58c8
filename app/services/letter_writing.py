"""From answers to a drawing: what a letter is filled with, in a case or without one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.answers import Value
from app.domain.case_clocks import answered_day
from app.domain.interview import Interview, letter_texts
from app.domain.laws import law_texts
from app.domain.letter_context import LetterFacts, letter_context
from app.domain.people import DEFAULT_NATION, NATIONS
from app.domain.templates import Template
from app.services.clock_service import ClockService
from app.services.letter_drawing import DrawingJob
from app.services.pack_service import PackService


@dataclass(frozen=True, slots=True)
class Numbers:
    """Where a letter's point numbers and exhibit labels start in its case."""

    first_point: int = 1
    kept_points: Sequence[int] = ()
    first_exhibit: int = 0


class LetterWriting:
    """Makes drawing jobs; draws nothing itself."""

    def __init__(self, packs: PackService, clocks: ClockService) -> None:
        self._packs = packs
        self._clocks = clocks

    def facts(self, template: Template, interview: Interview, our_ref: str, numbers: Numbers) -> LetterFacts:
        """Return what the letter says besides the answers."""
        nation = interview.answers.get("me.nation")
        chosen = nation if isinstance(nation, str) and nation in NATIONS else DEFAULT_NATION
        return LetterFacts(
            today=interview.today,
            reply_by=self._clocks.reply_by(template, interview.today, chosen),
            our_ref=our_ref,
            first_point=numbers.first_point,
            kept_numbers=numbers.kept_points,
            first_exhibit=numbers.first_exhibit,
            law=law_texts(self._packs.laws(template), interview.today, self._event_days(template, interview)),
        )

    def preview(self, template: Template, interview: Interview, facts: LetterFacts) -> DrawingJob:
        """Return the job for a preview: missing required answers are marked."""
        context = letter_context(interview.template_answers(mark_missing=True), facts)
        return self._job(template, context, facts.today, ())

    def whole(self, template: Template, interview: Interview, facts: LetterFacts) -> DrawingJob:
        """Return the job for a letter that is kept: every shown answer must be found whole in it."""
        answers = interview.template_answers()
        context = letter_context(answers, facts)
        return self._job(template, context, facts.today, tuple(letter_texts(interview)))

    def _job(
        self, template: Template, context: Mapping[str, Value], made_on: date, expected: tuple[str, ...]
    ) -> DrawingJob:
        document = self._packs.document(template)
        return DrawingJob(document, context, template.title, template.summary, made_on, expected)

    def _event_days(self, template: Template, interview: Interview) -> dict[str, date]:
        """Return day 0 of the clocks that run from a date question, for laws that go by the event."""
        uses = {use.id: answered_day(interview.answers, use.from_) for use in template.clocks if use.from_}
        return {id_: day for id_, day in uses.items() if day is not None}
