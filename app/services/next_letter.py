"""What a new letter in a case need not ask: what the case knows, and what its route carries over."""

from collections.abc import Sequence

from app.domain.answers import Answers, Value
from app.domain.builtin_steps import answers_for, asks_about
from app.domain.case_facts import earlier_entries, proposed_earlier
from app.domain.cases import Case
from app.domain.exhibits import carried_exhibit
from app.domain.letters import Letter, LetterState
from app.domain.point_reach import at_same_organisation
from app.domain.points import carried_point
from app.domain.replies import Reply
from app.domain.templates import Template
from app.services.organisation_service import OrganisationService
from app.services.pack_service import PackService, template_if_here
from app.services.records import Records
from app.services.reply_reading import reference_in
from app.services.time_source import TimeSource


class NextLetter:
    """Looks up what is known before a letter is begun."""

    def __init__(
        self, records: Records, packs: PackService, organisations: OrganisationService, time: TimeSource
    ) -> None:
        self._records = records
        self._packs = packs
        self._organisations = organisations
        self._time = time

    def known(self, case: Case, template: Template) -> Answers:
        """Return whom it goes to or is about, their reference, what it follows, and what its route carries."""
        letters, replies = self._records.letters.of_case(case.id), self._records.replies.of_case(case.id)
        earlier = earlier_entries(letters, replies, self._time.today())
        known = proposed_earlier(template, earlier, self._packs.pack_of(template).leading_to(template.id))
        followed, carry = self._route(letters, template)
        if followed is None or "your_ref" in carry:
            known |= self._reference(replies, followed)
        known |= self._recipient(case, template)
        known |= answers_for(case.represents) if case.represents else {}
        return known | self._carried(followed, carry, template) if followed else known

    def _route(self, letters: Sequence[Letter], template: Template) -> tuple[Letter | None, frozenset[str]]:
        """Return the newest sent letter from which a route leads here, and all that the routes between them carry."""
        routes = [route for route in self._packs.pack_of(template).routes if route.to == template.id]
        for letter in reversed([letter for letter in letters if letter.state is LetterState.SENT]):
            here = (letter.template.pack, letter.template.id)
            ours = [route for route in routes if _named(route.from_, template) == here]
            if ours:
                return letter, frozenset(each for route in ours for each in route.carry)
        return None, frozenset()

    def _reference(self, replies: Sequence[Reply], followed: Letter | None) -> Answers:
        """Return the reference that they gave last, told or read in their reply, else the one quoted before."""
        given = (reply.their_ref or self._read_reference(reply) for reply in reversed(replies))
        found = next(filter(None, given), "") or (followed.answers.get("your_ref") if followed else "")
        return {"your_ref": found} if found else {}

    def _read_reference(self, reply: Reply) -> str:
        """Return the reference that a reply seems to bear; the person sees it in the draft and may change it there."""
        if not reply.kind.shows_receipt:
            return ""
        data = self._records.contents.get(reply.file.sha256) if reply.file else b""
        return reference_in(reply, data, [self._records.cases.get(reply.case_id).ref])

    def _recipient(self, case: Case, template: Template) -> Answers:
        if case.organisation_id:
            organisation = self._organisations.get(case.organisation_id).organisation
            if asks_about(template):
                return {"about": self._organisations.recipient(organisation.id, template)}
            if organisation.kind in template.recipient_kinds:
                return {"to": self._organisations.recipient(organisation.id, template)}
        elif written := self._written_down(case):
            return {"about" if asks_about(template) else "to": written}
        return {}

    def _written_down(self, case: Case) -> dict[str, Value]:
        """Return the case's organisation as the newest letter has it, when no list holds it; {} without one."""
        letters = reversed(self._records.letters.of_case(case.id))
        values = [letter.answers.get(place) for letter in letters for place in ("to", "about")]
        named = (value for value in values if isinstance(value, dict) and value.get("name"))
        return next((value for value in named if value["name"] == case.organisation), {})

    def _carried(self, followed: Letter, carry: frozenset[str], template: Template) -> Answers:
        """Return what the route carries from the letter that is followed."""
        answers, asked = followed.answers, {question.id for step in template.steps for question in step.questions}
        about = answers.get("about") or answers.get("to") or ""
        known: Answers = self._same_answers(followed, template) if "answers" in carry else {}
        known |= {"to": answers["to"]} if "to" in carry and answers.get("to") else {}
        known |= {"about": about} if "about" in carry and about and asks_about(template) else {}
        if "exhibits" in carry and "exhibits" in asked:
            exhibits = self._records.exhibits.of_case(followed.case_id)
            listed = {str(row.get("label")) for row in _rows(answers.get("exhibits")) if row.get("carried")}
            ours = [each for each in exhibits if each.letter_id == followed.id or each.label in listed]
            known |= {"exhibits": [carried_exhibit(each) for each in ours]} if ours else {}
        if "points" in carry and "points" in asked:
            letters = self._records.letters.of_case(followed.case_id)
            points = self._records.letters.points_of_case(followed.case_id)
            theirs = at_same_organisation(letters, followed.recipient, points)
            still = [carried_point(point.for_template()) for point in theirs if point.verdict.is_open]
            known |= {"points": [*still]} if still else {}
        return known

    def _same_answers(self, followed: Letter, template: Template) -> Answers:
        """Return the answers to questions that both letters ask in the same way; what is carried by itself left out."""
        before = template_if_here(self._packs, followed.template)
        if before is None:
            return {}
        theirs = {question.id: question for step in before.steps for question in step.questions}
        ours = [question for step in template.steps for question in step.questions]
        same = [each.id for each in ours if each.id in theirs and theirs[each.id].kind == each.kind]
        by_themselves = {"points", "exhibits", "signatories"}
        return {id_: followed.answers[id_] for id_ in same if id_ not in by_themselves and followed.answers.get(id_)}


def _named(name: str, template: Template) -> tuple[str, str]:
    """Return the pack and the id of a letter that the template's pack names."""
    pack, colon, id_ = name.rpartition(":")
    return (pack if colon else template.pack, id_)


def _rows(value: Value | None) -> list[dict[str, Value]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
