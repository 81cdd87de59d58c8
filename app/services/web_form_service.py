"""What goes into the boxes of an organisation's web form, counted as web forms count."""

from dataclasses import dataclass, replace

from app.domain.exhibits import exhibit_ordinal
from app.domain.letter_context import letter_context
from app.domain.letters import Letter
from app.rendering.sandbox import fill_text
from app.services.clock_service import ClockService
from app.services.letter_writing import CaseSoFar, LetterWriting
from app.services.pack_service import PackService, template_if_here
from app.services.records import Records


@dataclass(frozen=True, slots=True)
class WebBox:
    """One box of a web form.

    Attributes:
        limit: The most that the form takes, in its own way of counting; 0 when it gives none.
        used: How much of it the text takes, counted in the same way.
    """

    title: str
    limit: int
    text: str
    used: int

    @property
    def over(self) -> int:
        """By how much the text is too long; 0 when it fits."""
        return max(0, self.used - self.limit) if self.limit else 0


class WebFormService:
    """Fills the boxes from the answers of a letter."""

    def __init__(self, records: Records, packs: PackService, clocks: ClockService) -> None:
        self._records = records
        self._packs = packs
        self._write = LetterWriting(packs, clocks)

    def boxes(self, letter: Letter) -> list[WebBox]:
        """Return the boxes that the letter's template names, filled as on the letter's date; none without its pack."""
        template = template_if_here(self._packs, letter.template)
        if template is None:
            return []
        interview = self._packs.interview(template, letter.answers, letter.dated)
        facts = self._write.facts(template, interview, self._case_of(letter))
        facts = replace(facts, reply_by=letter.reply_by or facts.reply_by)
        context = letter_context(interview.template_answers(), facts)
        return [_box(form.title, form.limit, fill_text(form.template, context)) for form in template.web_form]

    def whole(self, letter: Letter) -> WebBox:
        """Return the words of the whole letter, for a form with one box and no known limit."""
        return _box(letter.title, 0, letter.text)

    def _case_of(self, letter: Letter) -> CaseSoFar:
        """Return the numbers as the finished letter has them."""
        points = self._records.letters.points_of_case(letter.case_id)
        exhibits = self._records.exhibits.of_case(letter.case_id)
        own = [exhibit_ordinal(exhibit.label) for exhibit in exhibits if exhibit.letter_id == letter.id]
        return CaseSoFar(
            our_ref=self._records.cases.get(letter.case_id).ref,
            first_point=self._records.letters.highest_point_number(letter.case_id) + 1,
            kept_points=tuple(point.number for point in points if point.letter_id == letter.id),
            first_exhibit=own[0] if own else self._records.exhibits.given(letter.case_id),
        )


def count_as_web_forms_do(text: str) -> int:
    """Count as browsers check a box's `maxlength` when it is sent: UTF-16 units, a line break as two (HTML, 4.10.5)."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return len(plain.encode("utf-16-le", "surrogatepass")) // 2 + plain.count("\n")


def _box(title: str, limit: int, text: str) -> WebBox:
    return WebBox(title, limit, text, count_as_web_forms_do(text))
