"""A letter of a pack drawn as members could have it: with its samples, with little, with much, with hostile answers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from time import process_time
from typing import Literal

from app.domain.answer_file import AnswerFile
from app.domain.answers import Value
from app.domain.builtin_steps import interview_steps
from app.domain.case_facts import waited_since
from app.domain.errors import ProblemsFoundError
from app.domain.interview import Interview, shown_in_entries
from app.domain.laws import Law, law_texts
from app.domain.letter_context import LetterFacts, letter_context
from app.domain.problems import Problem
from app.domain.questions import ListQuestion, Question
from app.domain.templates import Template
from app.i18n import tr, trn
from app.packs.letter_gaps import GapFinder
from app.packs.trial_answers import REVEALING, Trial, trials
from app.rendering.answer_text import clean
from app.rendering.docx_letter import DocumentProperties, compile_letter, verify
from app.rendering.docx_package import open_package
from app.rendering.paragraph_marks import LetterParagraph, letter_paragraphs, marked
from app.rendering.pdf_letter import DrawnPdf, draw_pdf
from app.rendering.sandbox import holds
from app.rendering.word_places import located

MOST_SECONDS = 2.0  # of one letter, filled and drawn (pack-format, Limits)
MOST_PAGES = 12  # of a letter with ordinary answers
MOST_TOLD = 20  # findings of one letter; whoever has more has mended none of these yet
_REPLY_AFTER = timedelta(days=28)
_QUOTED = 60
_SIGNS = ".,;:!?“”‘’\"'"
_CODE_WORDS = re.compile(r"\b(?:None|undefined|Undefined|True|False|nan|NaN)\b")


@dataclass(frozen=True, slots=True)
class LetterToTry:
    """A letter, and what it is tried with.

    Attributes:
        template: The letter's questions.
        docx: Its Word file, in which the check found no error.
        samples: The answers of its samples by their names, settled.
        laws: The pack's citations.
        today: For samples without a day of their own.
    """

    template: Template
    docx: bytes
    samples: Mapping[str, AnswerFile]
    laws: tuple[Law, ...]
    today: date

    @property
    def file(self) -> str:
        """The Word file's path in the pack."""
        return f"letters/{self.template.id}.docx"


def try_letter(letter: LetterToTry) -> tuple[Problem, ...]:
    """Draw a letter with each set of answers and return what is wrong with it, each finding once.

    Errors are what could stop a member's letter: a tag that cannot be filled, words that are lost, pages without end.
    Warnings are what a member would be ashamed of: gaps, empty numbers, blank pages.
    """
    bench = _Bench(letter)
    samples = {name: file.flat for name, file in letter.samples.items()}
    found: dict[tuple[object, ...], Problem] = {}
    for trial in trials(bench.questions, samples, letter.today):
        for problem in bench.tried(trial):
            found.setdefault((problem.code, problem.part, problem.paragraph, problem.tag), problem)
    told = [*found.values(), *bench.gaps.problems()][:MOST_TOLD]
    placed = located(open_package(letter.docx), told) if told else []
    return tuple(replace(problem, file=letter.file) for problem in placed)


class _Bench:
    """A letter made ready, on which trial after trial is drawn."""

    def __init__(self, letter: LetterToTry) -> None:
        self._letter = letter
        docx = marked(letter.docx)
        self._compiled = compile_letter(docx)
        self._steps = interview_steps(letter.template, for_others=True)
        # The sample that says what went before: earlier letters, points, references.
        self._file = next(
            (letter.samples[name] for name in ("large", "sample") if name in letter.samples), AnswerFile()
        )
        self._own = {(each.part, each.number): each.text for each in letter_paragraphs(docx) if each.number}
        self.questions = [question for step in self._steps for question in step.questions]
        self.gaps = GapFinder(self._own)

    def tried(self, trial: Trial) -> Iterator[Problem]:
        """Draw the letter once and yield what is wrong with it."""
        began = process_time()
        answers, _ = clean(dict(trial.answers))
        assert isinstance(answers, dict)
        interview = Interview(self._steps, answers, holds, self._file.today or self._letter.today)
        context = letter_context(interview.template_answers(), self._facts(interview))
        try:
            docx = self._filled(context, interview.today)
            texts = [(question, _texts(interview, question)) for question in self.questions]
            expected = [text for _question, each in texts for text in each]
            absent = frozenset(verify(docx, expected))
            drawn = draw_pdf(docx)
        except ProblemsFoundError as error:
            yield from (_told(problem, trial) for problem in error.problems)
            return
        if process_time() - began > MOST_SECONDS:
            yield _told(Problem("error", "slow-letter", tr("This takes longer than 2 seconds.")), trial)
        paragraphs = list(letter_paragraphs(docx))
        yield from (_told(each, trial) for each in _lost(texts, absent, paragraphs))
        yield from (_told(each, trial) for each in self._odd_words(trial, expected, paragraphs))
        if trial.is_plain and not interview.problems():
            self.gaps.look(paragraphs, context, "\n".join(expected), is_full=trial.is_full)
            yield from (_told(each, trial) for each in _odd_pages(drawn, self._pages_allowed(trial)))

    def _filled(self, context: Mapping[str, Value], today: date) -> bytes:
        return self._compiled.fill(context, DocumentProperties(self._letter.template.title, "", created=today)).docx

    def _facts(self, interview: Interview) -> LetterFacts:
        file, waited = self._file, waited_since(self._file.earlier, 0, interview.today)
        return LetterFacts(
            today=interview.today,
            reply_by=interview.today + _REPLY_AFTER if self._letter.template.reply_by else None,
            our_ref=file.our_ref,
            open_points=file.points,
            apology=file.apology,
            earlier=file.earlier,
            law=law_texts(self._letter.laws, interview.today, {}),
            elapsed_days=waited.elapsed_days,
            overdue_days=waited.overdue_days,
        )

    def _odd_words(
        self, trial: Trial, expected: Sequence[str], paragraphs: Sequence[LetterParagraph]
    ) -> Iterator[Problem]:
        """Yield words that only a program writes; and an answer that was taken for a tag, which nothing should do."""
        typed = "\n".join(expected)
        for paragraph in paragraphs:
            if REVEALING in paragraph.text:
                yield _at(paragraph, "error", "answer-was-run", tr("A tag in an answer was run."))
            own = self._own.get((paragraph.part, paragraph.number or 0), "")
            for word in _CODE_WORDS.findall(paragraph.text) if trial.is_plain else ():
                if word not in typed and word not in own:
                    message = tr("The letter says “{word}”, which is a word of programs.").format(word=word)
                    yield _at(paragraph, "warning", "odd-word", message)

    @staticmethod
    def _pages_allowed(trial: Trial) -> int:
        return MOST_PAGES * (4 if trial.is_full else 1)


def _told(problem: Problem, trial: Trial) -> Problem:
    """Return a problem that says with which answers it came up."""
    said = tr("Drawn with {answers}: {message}").format(answers=trial.name, message=problem.message)
    return replace(problem, message=said)


def _at(paragraph: LetterParagraph, severity: Literal["error", "warning"], code: str, message: str) -> Problem:
    return Problem(severity, code, message, part=paragraph.part, paragraph=paragraph.number)


def _texts(interview: Interview, question: Question) -> list[str]:
    """Return the words of an answer that the letter has to hold, as a finished letter is held against them."""
    if not interview.is_visible(question.id) or not question.in_letter:
        return []
    value = interview.answers.get(question.id)
    if isinstance(question, ListQuestion):
        return question.texts(value, shown_in_entries(interview))
    return question.texts(value)


def _lost(
    texts: Sequence[tuple[Question, Sequence[str]]], absent: frozenset[str], paragraphs: Sequence[LetterParagraph]
) -> Iterator[Problem]:
    """Yield answers whose words are nowhere in the letter; a filter may change their case and the signs around them."""
    if not absent:
        return
    letter = " ".join(paragraph.text for paragraph in paragraphs).casefold()
    for question, expected in texts:
        for text in expected:
            lost = str(clean(text)[0])
            if lost in absent and any(word.strip(_SIGNS) not in letter for word in lost.casefold().split()):
                message = tr("The answer to “{label}” is not in the letter: “{words}”.")
                hint = tr("Put its tag in, or see which if leaves it out; where that is meant, say in_letter = false.")
                said = message.format(label=question.label, words=_short(lost))
                yield Problem("warning", "answer-not-in-letter", said, hint, tag=f"{{{{ {question.id} }}}}")
                break


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"


def _odd_pages(drawn: DrawnPdf, most: int) -> Iterator[Problem]:
    if drawn.pages > most:
        message = trn("The letter has {n} page.", "The letter has {n} pages.", drawn.pages)
        yield Problem("warning", "many-pages", message, tr("Nobody reads that; see whether a loop runs too often."))
    with_words = {paragraph.page for paragraph in drawn.paragraphs if paragraph.text.strip()}
    blank = [page for page in range(drawn.pages) if page not in with_words]
    if blank:
        message = tr("Page {page} is blank.").format(page=blank[0] + 1)
        yield Problem("warning", "blank-page", message, tr("Take out page breaks and empty paragraphs near its end."))
