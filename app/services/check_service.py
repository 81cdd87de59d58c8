"""The letter check: what may be said better before a letter goes out, in a case or without one."""

from dataclasses import dataclass

from app.domain.answer_file import AnswerFile
from app.domain.interview import Interview
from app.domain.letter_checks import CheckedLetter, check_letter
from app.domain.letter_context import copies
from app.domain.letter_merits import LetterAdvice, advice_on
from app.domain.letter_passages import passages
from app.domain.phrase_findings import Finding, PhraseChecks
from app.domain.problems import AnswerProblem
from app.domain.templates import Template
from app.packs.pack_library import PackLibrary
from app.services.letter_writing import CaseSoFar, LetterWriting
from app.services.pack_service import PackService
from app.services.records import Records
from app.services.time_source import TimeSource


@dataclass(frozen=True, slots=True)
class CheckedAnswers:
    """What the check says about a file of answers, what is missing or wrong in it, and the answers as a letter's."""

    findings: tuple[Finding, ...]
    problems: tuple[AnswerProblem, ...]
    interview: Interview


class CheckService:
    """Looks at letters with the phrases of their packs."""

    def __init__(
        self, records: Records, library: PackLibrary, packs: PackService, writing: LetterWriting, time: TimeSource
    ) -> None:
        self._records = records
        self._library = library
        self._packs = packs
        self._write = writing
        self._time = time
        self._laid: dict[tuple[str, str], PhraseChecks] = {}

    def advice(self, template: Template, interview: Interview, pages: int = 0) -> LetterAdvice:
        """Return the advice on a draft as it stands; it never stops the letter.

        Args:
            template: The letter.
            interview: Its answers.
            pages: How many pages it has, 0 while that is not known.
        """
        letter = self._as_checked(template, interview)
        return advice_on(letter, check_letter(letter, self._checks(template)), pages)

    def check_file(self, template: Template, answers: AnswerFile) -> CheckedAnswers:
        """Return the advice on a letter from a file of answers, finished or not."""
        known = self._records.profile.load().answers()
        today = answers.today or self._time.today()
        interview = self._packs.interview(template, {**known, **answers.flat}, today)
        letter = self._as_checked(template, interview)
        return CheckedAnswers(check_letter(letter, self._checks(template)), tuple(interview.problems()), interview)

    def _as_checked(self, template: Template, interview: Interview) -> CheckedLetter:
        facts = self._write.facts(template, interview, CaseSoFar())
        copied = copies(interview.answers.get("copies_to")) if template.may_copy_to else []
        return CheckedLetter(template, interview, passages(interview), facts.reply_by, copied)

    def _checks(self, template: Template) -> PhraseChecks:
        """Return the phrases of the letter's pack, completed by those that come with Plaint; laid out once."""
        name = (template.pack, template.version)
        if name not in self._laid:
            checks = self._packs.pack_of(template).checks
            for pack in self._library.bundled():
                checks = checks.completed_by(pack.checks)
            self._laid[name] = PhraseChecks(checks)
        return self._laid[name]
