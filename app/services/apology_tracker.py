"""The apology tracker: what the letters of a case asked of an apology, and what came of each element of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from app.domain.apologies import ApologyElement, Element
from app.domain.interview import Interview
from app.domain.letter_passages import passages
from app.domain.letters import Letter, LetterState
from app.domain.question_parts import QuestionParts
from app.domain.templates import AskedElement, Template
from app.services.pack_service import PackService
from app.services.records import Records


class ApologyTracker:
    """Works out on each look what was asked, from the letters themselves; only what came is stored."""

    def __init__(self, records: Records, packs: PackService) -> None:
        self._records = records
        self._packs = packs

    def of_case(self, letters: Iterable[Letter], due: Mapping[int, date]) -> tuple[ApologyElement, ...]:
        """Return what was asked of an apology, in order, each with what came of it; () when no letter asked for one.

        Args:
            letters: The letters of one case, the oldest first. What several ask for, the newest asked.
            due: By letter, the day by which they owe an answer.
        """
        asked: dict[Element, ApologyElement] = {}
        for letter, template, interview in self._asking(letters):
            kept = self._records.apologies.of_case(letter.case_id)
            by = due.get(letter.id) or letter.reply_by
            for element, words in asked_elements(template, interview):
                made = ApologyElement(element, letter.id, words, by)
                asked[element] = replace(made, account=kept.get(element, made.account))
        return tuple(asked[element] for element in Element if element in asked)

    def complained_of(self, letters: Iterable[Letter]) -> str:
        """Return the words of others that letters which ask for an apology quote; not those they would accept."""
        return "\n".join(
            passage.text
            for _letter, template, interview in self._asking(letters)
            for passage in passages(interview)
            if passage.is_quoted and not any(passage.path[0] in use.words for use in template.apology)
        )

    def _asking(self, letters: Iterable[Letter]) -> Iterator[tuple[Letter, Template, Interview]]:
        """Yield the finished letters that ask for an apology, but for those that another took the place of."""
        finished = [letter for letter in letters if letter.state is not LetterState.DRAFT]
        replaced = {letter.supersedes for letter in finished}
        for letter in finished:
            template = self._packs.template_of(letter.template)
            if template.apology and letter.id not in replaced:
                yield letter, template, self._packs.interview(template, letter.answers, letter.dated)


def asked_elements(template: Template, interview: Interview) -> list[tuple[Element, str]]:
    """Return the elements that a letter asks for, as it was answered, each with the words that say it more closely."""
    own = {question.id: question for step in template.steps for question in step.questions}
    shown = {id_: question for id_, question in own.items() if interview.is_visible(id_)}
    return [
        (Element(use.element), _words(use, shown, interview))
        for use in template.apology
        if _is_asked(use, shown, interview)
    ]


def _is_asked(use: AskedElement, shown: Mapping[str, QuestionParts], interview: Interview) -> bool:
    if not use.if_answered:
        return True
    question, value = shown.get(use.if_answered), interview.answers.get(use.if_answered)
    if question is None or value is False or not question.is_answered(value):
        return False
    chosen = value if isinstance(value, list) else [value]
    return not use.if_chosen or any(option in chosen for option in use.if_chosen)


def _words(use: AskedElement, shown: Mapping[str, QuestionParts], interview: Interview) -> str:
    said = (shown[id_].in_words(interview.answers.get(id_)) for id_ in use.words if id_ in shown)
    return "\n".join(words for words in said if words)
