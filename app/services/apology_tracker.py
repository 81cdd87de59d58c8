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
            for element, words in _asked_elements(letter, template, interview):
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
        """Yield the finished letters that ask for an apology, but for those that another took the place of.

        An interview is made only of letters that may ask for one: Today looks at hundreds of others.
        """
        finished = [letter for letter in letters if letter.state is not LetterState.DRAFT]
        replaced = {letter.supersedes for letter in finished}
        for letter in finished:
            template = self._packs.template_of(letter.template)
            if letter.id not in replaced and any(_may_be_asked(use, letter) for use in template.apology):
                yield letter, template, self._packs.interview(template, letter.answers, letter.dated)


def _asked_elements(letter: Letter, template: Template, interview: Interview) -> list[tuple[Element, str]]:
    """Return the elements that a letter asks for, as it was answered, each with the words that say it more closely."""
    own = {question.id: question for step in template.steps for question in step.questions}
    shown = {id_: question for id_, question in own.items() if interview.is_visible(id_)}
    asked = (use for use in template.apology if _is_asked(use, shown, letter))
    return [(Element(use.element), _words(use, shown, letter)) for use in asked]


def _may_be_asked(use: AskedElement, letter: Letter) -> bool:
    """Whether an element can be asked for, as the answers stand; whether its question was asked at all is left open."""
    value = letter.answers.get(use.if_answered)
    chosen = value if isinstance(value, list) else [value]
    is_chosen = not use.if_chosen or any(option in chosen for option in use.if_chosen)
    return not use.if_answered or (bool(value) and is_chosen)


def _is_asked(use: AskedElement, shown: Mapping[str, QuestionParts], letter: Letter) -> bool:
    question = shown.get(use.if_answered)
    is_answered = question is not None and question.is_answered(letter.answers.get(use.if_answered))
    return _may_be_asked(use, letter) and (not use.if_answered or is_answered)


def _words(use: AskedElement, shown: Mapping[str, QuestionParts], letter: Letter) -> str:
    said = (shown[id_].in_words(letter.answers.get(id_)) for id_ in use.words if id_ in shown)
    return "\n".join(words for words in said if words)
