"""The apology tracker: what the letters of a case asked of an apology, and what came of each element of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.domain.apologies import ApologyElement, Element
from app.domain.interview import Interview
from app.domain.letter_passages import passages
from app.domain.letters import Letter, LetterState
from app.domain.question_parts import QuestionParts
from app.domain.templates import AskedElement, Template
from app.services.pack_service import PackService, template_if_here
from app.services.records import Records


class ApologyTracker:
    """Works out on each look what was asked, from the letters themselves; only what came is stored."""

    def __init__(self, records: Records, packs: PackService) -> None:
        self._records = records
        self._packs = packs

    def of_case(self, letters: Sequence[Letter], due: Mapping[int, date]) -> tuple[ApologyElement, ...]:
        """Return what was asked of apologies, the first asked for first, each element with what came of it.

        Args:
            letters: The letters of one case, the oldest first. What several of one request ask for, the newest asked.
            due: By letter, the day by which they owe an answer.
        """
        asked: dict[tuple[int, Element], ApologyElement] = {}
        requests = self.requests(letters)
        for letter, template, interview in self._asking(letters):
            by, request = due.get(letter.id) or letter.reply_by, requests[letter.id]
            for element, words in _asked_elements(letter, template, interview):
                asked[request, element] = ApologyElement(element, letter.id, words, by, request=request)
        return self._with_accounts(tuple(sorted(asked.values(), key=_order)), letters)

    def of_letter(
        self, letters: Sequence[Letter], letter_id: int | None, due: Mapping[int, date]
    ) -> tuple[ApologyElement, ...]:
        """Return what the apology has that a letter, or a reply to it, is about; for None the one asked for last.

        Args:
            letters: As above.
            letter_id: A letter of the case; one that asks for no apology is about the one asked for last before it.
            due: As above.
        """
        elements, request = self.of_case(letters, due), self.requests(letters).get(letter_id or 0, 0)
        known = sorted({each.request for each in elements})
        if request not in known:
            before = [each for each in known if letter_id is None or each <= letter_id]
            request = (before or known or [0])[-1]
        return tuple(each for each in elements if each.request == request)

    def requests(self, letters: Sequence[Letter]) -> dict[int, int]:
        """Return, for each letter that asks for an apology, the one that asked for it first.

        A letter goes on from an earlier one to the same recipient whose place it takes, or after which its pack has it.
        """
        first: dict[int, int] = {}
        for letter in letters:
            template = template_if_here(self._packs, letter.template)
            if template and any(_may_be_asked(use, letter) for use in template.apology):
                leading = self._packs.pack_of(template).leading_to(template.id)
                before = [each for each in letters if each.id in first and _goes_on(each, letter, leading)]
                first[letter.id] = first[before[-1].id] if before else letter.id
        return first

    def _with_accounts(
        self, asked: tuple[ApologyElement, ...], letters: Sequence[Letter]
    ) -> tuple[ApologyElement, ...]:
        """Give each element what came of it; what was kept when a case had one account is the newest request's."""
        kept = self._records.apologies.of_case(letters[0].case_id) if asked else {}
        newest = {each.element: each.request for each in asked}
        old = {(newest.get(element, 0), element): account for (n, element), account in kept.items() if not n}
        known = {**old, **{key: account for key, account in kept.items() if key[0]}}
        return tuple(replace(each, account=known.get((each.request, each.element), each.account)) for each in asked)

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
            template = template_if_here(self._packs, letter.template)
            if template is None:
                continue
            if letter.id not in replaced and any(_may_be_asked(use, letter) for use in template.apology):
                yield letter, template, self._packs.interview(template, letter.answers, letter.dated)


def _asked_elements(letter: Letter, template: Template, interview: Interview) -> list[tuple[Element, str]]:
    """Return the elements that a letter asks for, as it was answered, each with the words that say it more closely."""
    own = {question.id: question for step in template.steps for question in step.questions}
    shown = {id_: question for id_, question in own.items() if interview.is_visible(id_)}
    asked = (use for use in template.apology if _is_asked(use, shown, letter))
    return [(Element(use.element), _words(use, shown, letter)) for use in asked]


def _order(asked: ApologyElement) -> tuple[int, int]:
    return asked.request, list(Element).index(asked.element)


def _goes_on(earlier: Letter, letter: Letter, leading: Collection[str]) -> bool:
    """Whether a letter asks again for the apology that an earlier one asked for."""
    name, other = earlier.recipient.get("name"), letter.recipient.get("name")
    is_same = not name or not other or name == other
    return letter.supersedes == earlier.id or (is_same and earlier.template.id in leading)


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
