"""Letters of a case: begun, written, finished, sent."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.answers import Answers, Value
from app.domain.builtin_steps import asks_about, represented
from app.domain.case_facts import chronology, due_days, earlier_entries, in_order
from app.domain.cases import Case
from app.domain.exhibits import Exhibit, is_carried
from app.domain.history import Happened, Happening
from app.domain.interview import Interview
from app.domain.letter_context import LetterFacts, labelled_exhibits
from app.domain.letters import FrozenWords, Letter, LetterState, StoredFile, file_reference, kept_file
from app.domain.people import NATIONS
from app.domain.point_reach import PointReach
from app.domain.points import points_from_answer
from app.domain.templates import Template
from app.rendering.email_draft import file_name
from app.services.apology_tracker import ApologyTracker
from app.services.case_service import CaseService, NewCase
from app.services.clock_service import ClockService
from app.services.letter_drawing import DrawingJob, DrawnLetter, draw_letter
from app.services.letter_writing import CaseSoFar, LetterWriting, refuse_problems
from app.services.next_letter import NextLetter
from app.services.organisation_service import OrganisationService
from app.services.pack_service import PackService
from app.services.pdf_engines import EngineChoice, the_built_in
from app.services.records import Records
from app.services.sending_account import SendingAccount
from app.services.time_source import TimeSource

__all__ = ["Finishing", "LetterService", "Writing", "file_reference", "kept_file"]


@dataclass(frozen=True, slots=True)
class Writing:
    """A draft that is being written: the letter, its case, its template and the interview over it.

    Attributes:
        so_far: What its case tells it; read once, so that a preview after each key asks the data file nothing.
    """

    letter: Letter
    case: Case
    template: Template
    interview: Interview
    so_far: CaseSoFar


@dataclass(frozen=True, slots=True)
class Finishing:
    """A draft that is about to be finished: what it will say, and the job that draws it."""

    writing: Writing
    facts: LetterFacts
    job: DrawingJob


class LetterService:
    """What a person can do with a letter in a case."""

    def __init__(
        self,
        records: Records,
        packs: PackService,
        organisations: OrganisationService,
        cases: CaseService,
        clocks: ClockService,
        time: TimeSource,
        engine: EngineChoice = the_built_in,
    ) -> None:
        self._records = records
        self._packs = packs
        self._organisations = organisations
        self._cases = cases
        self._clocks = clocks
        self._time = time
        self._write = LetterWriting(packs, clocks, engine)
        self._next = NextLetter(records, packs, organisations, time)
        self._apologies = ApologyTracker(records, packs)

    def begin(self, case: Case, template: Template, answers: Answers) -> Letter:
        """Begin a draft in a case; what the profile knows is filled in, given answers win."""
        profile = self._records.profile.load()
        known = profile.answers(case.organisation_id)
        ids = {question.id for step in template.steps for question in step.questions}
        remembered = {key: value for key, value in profile.remembered.items() if key in ids}
        draft = Letter(
            id=0,
            case_id=case.id,
            template=self._packs.begin(template),
            title=template.title,
            edited_at=self._time.now(),
            answers=known | remembered | answers,
        )
        with self._records.database.transaction():
            begun = self._records.letters.add(draft)
            self._keep_for_whom(begun)
        return begun

    def begin_from(self, template: Template, case_id: int, title: str = "", answers: Answers | None = None) -> Letter:
        """Begin a draft in a case, or in a new one for `case_id` 0; what the case knows is filled in.

        Args:
            template: The letter to write.
            case_id: The case, or 0 to open one.
            title: What the member calls a new matter; the letter's own title when they give none.
            answers: What is answered already; it wins over what the case knows.
        """
        with self._records.database.transaction():
            if case_id == 0:
                case = self._cases.open_case(NewCase(title.strip() or template.title, organisation=""))
            else:
                case = self._records.cases.get(case_id)
            return self.begin(case, template, self._next.known(case, template) | (answers or {}))

    def get(self, letter_id: int) -> Letter:
        """Return a letter; raises NotFoundError when there is none. Its pack need not be here."""
        return self._records.letters.get(letter_id)

    def writing(self, letter_id: int) -> Writing:
        """Return a letter with everything needed to go on writing it."""
        letter = self._records.letters.get(letter_id)
        case = self._records.cases.get(letter.case_id)
        template = self._packs.template_of(letter.template)
        interview = self._packs.interview(template, letter.answers)
        return Writing(letter, case, template, interview, self._case_so_far(letter, case))

    def save(self, letter_id: int, answers: Answers, step: str) -> Letter:
        """Keep a draft's answers and where the person is; called within a second of every key."""
        letter = self._records.letters.get(letter_id).edit(answers, step, self._time.now())
        with self._records.database.transaction():
            self._records.letters.update(letter)
            self._name_case(letter)
            self._keep_for_whom(letter)
        return letter

    def preview(self, writing: Writing) -> DrawingJob:
        """Return the job that draws the letter as it stands; draw it in any thread."""
        return self._write.preview(writing.template, writing.interview, self._facts(writing))

    def finishing(self, letter_id: int) -> Finishing:
        """Return what is needed to finish a draft.

        Raises:
            ProblemsFoundError: Answers are missing or wrong; all are listed.
            UserError: The letter can't go to that organisation.
        """
        writing = self.writing(letter_id)
        refuse_problems(writing.interview)
        self._organisations.refuse_wrong(writing.interview.answers.get("to"), writing.template)
        self._organisations.refuse_copies(writing.interview.answers.get("copies_to"), writing.template)
        facts = self._facts(writing)
        return Finishing(writing, facts, self._write.whole(writing.template, writing.interview, facts))

    def finish(self, finishing: Finishing, drawn: DrawnLetter) -> Letter:
        """Freeze the exact bytes; points and exhibits get their numbers for good. All of it happens, or nothing."""
        writing, facts = finishing.writing, finishing.facts
        with self._records.database.transaction():
            letter = self._packs.origins.renewed(writing.letter).finish(self._frozen(finishing, drawn), facts.today)
            self._records.letters.update(letter)
            self._keep_for_whom(letter)
            self._number_points(writing, facts)
            self._label_exhibits(writing, facts)
            self._learn(writing)
            self._settle_nation(writing)
            hashes: dict[str, Value] = {file.name: file.sha256 for file in letter.files}
            self._tell(letter, Happened.FINISHED, {"files": hashes, "pack": letter.template.as_content()})
        return letter

    def finish_now(self, letter_id: int) -> tuple[Letter, DrawnLetter]:
        """Draw and finish a draft in one go, for the command line."""
        finishing = self.finishing(letter_id)
        drawn = draw_letter(finishing.job)
        return self.finish(finishing, drawn), drawn

    def mark_sent(self, letter_id: int, account: SendingAccount) -> Letter:
        """Record that a finished letter was sent; its clocks run from here."""
        letter = self._records.letters.get(letter_id)
        case = self._records.cases.get(letter.case_id)
        sent = letter.mark_sent(self._clocks.sending(letter, case, account))
        with self._records.database.transaction():
            self._records.letters.update(sent)
            self._tell_sending(sent)
        return sent

    def supersede(self, letter_id: int) -> Letter:
        """Begin a draft with the same answers that takes a finished letter's place; the old one stays as it is."""
        old = self._records.letters.get(letter_id)
        draft = Letter(
            id=0,
            case_id=old.case_id,
            template=old.template,
            title=old.title,
            edited_at=self._time.now(),
            answers=old.answers,
            supersedes=old.id,
        )
        return self._records.letters.add(draft)

    def file_bytes(self, file: StoredFile) -> bytes:
        """Return the exact bytes of a kept file."""
        return self._records.contents.get(file.sha256)

    def _name_case(self, letter: Letter) -> None:
        """Let the case take the organisation's name as soon as the member chose it."""
        template = self._packs.template_of(letter.template)
        value = letter.answers.get("about" if asks_about(template) else "to")
        name = str(value.get("name", "")) if isinstance(value, dict) else ""
        case = self._records.cases.get(letter.case_id)
        if not name or not isinstance(value, dict) or name == case.organisation:
            return
        known = self._organisations.find(str(value.get("organisation", "")))
        self._cases.follow_recipient(case, known, name)

    def _keep_for_whom(self, letter: Letter) -> None:
        """Let the case take for whom it is from a letter that asks; once one is finished, from finished ones alone."""
        case, whom = self._records.cases.get(letter.case_id), represented(letter.answers)
        if whom == case.represents or not letter.answers.get("behalf.who"):
            return
        others = self._records.letters.of_case(case.id)
        is_firm = any(each.state is not LetterState.DRAFT for each in others)
        template = self._packs.template_of(letter.template)
        asks = self._packs.interview(template, letter.answers).is_visible("behalf.who")
        if asks and (letter.state is not LetterState.DRAFT or not is_firm):
            self._records.cases.update(replace(case, represents=whom))

    def _facts(self, writing: Writing) -> LetterFacts:
        return self._write.facts(writing.template, writing.interview, writing.so_far)

    def _case_so_far(self, letter: Letter, case: Case) -> CaseSoFar:
        old = letter.supersedes
        letters, replies = self._records.letters.of_case(case.id), self._records.replies.of_case(case.id)
        points = self._records.letters.points_of_case(case.id)
        due = due_days(self._clocks.clocks(case, letters, replies))
        unsent = any(letter.id == old and letter.state is LetterState.FINISHED for letter in letters)
        return CaseSoFar(
            our_ref=case.ref,
            first_point=self._records.letters.highest_point_number(case.id) + 1,
            kept_points=tuple(point.number for point in points if unsent and point.letter_id == old),
            first_exhibit=self._records.exhibits.given(case.id),
            earlier=earlier_entries(letters, replies, self._time.today(), due),
            chronology=chronology(letters, self._records.history.of_case(case.id)),
            reach=PointReach(letters, in_order(letters, replies), points),
            apology=tuple(each.for_template() for each in self._apologies.of_letter(letters, letter.id, due)),
        )

    def _frozen(self, finishing: Finishing, drawn: DrawnLetter) -> FrozenWords:
        writing, facts = finishing.writing, finishing.facts
        put = self._records.contents.put
        files = tuple(
            put(data, file_name(writing.template.title, facts.today, suffix))
            for data, suffix in ((drawn.pdf.pdf, ".pdf"), (drawn.docx, ".docx"))
        )
        to = finishing.job.context.get("to")
        recipient = to if isinstance(to, dict) else {}
        return FrozenWords(writing.template.title, facts.today, facts.reply_by, recipient, files, drawn.text)

    def _number_points(self, writing: Writing, facts: LetterFacts) -> None:
        letter, answer = writing.letter, writing.interview.template_answers().get("points")
        points = points_from_answer(answer, facts.first_point, facts.kept_numbers, letter.id)
        kept = set(facts.kept_numbers)
        own = [point for point in points if not point.is_carried]
        for point in own:
            if point.number in kept:
                self._records.letters.update_point(letter.case_id, point)
        self._records.letters.add_points([(letter.case_id, point) for point in own if point.number not in kept])

    def _label_exhibits(self, writing: Writing, facts: LetterFacts) -> None:
        answer = writing.interview.template_answers().get("exhibits")
        for entry in labelled_exhibits(answer, facts.first_exhibit):
            if is_carried(entry):
                continue
            file = kept_file(str(entry.get("file", "")))
            label, title, dated = str(entry["label"]), str(entry["title"]), entry.get("dated", "")
            self._records.exhibits.add(Exhibit(0, writing.case.id, label, title, dated, writing.letter.id, file))

    def _settle_nation(self, writing: Writing) -> None:
        """Where the recipient is of no one nation, the working days are those of the member's own."""
        organisation = self._organisations.find(writing.case.organisation_id)
        lives_in = writing.interview.answers.get("me.nation")
        if isinstance(lives_in, str) and lives_in in NATIONS and not (organisation and organisation.nation in NATIONS):
            self._records.cases.update(replace(writing.case, nation=lives_in))

    def _learn(self, writing: Writing) -> None:
        """Keep in the profile what the letter told us about its writer."""
        answers = writing.interview.answers
        questions = [question for step in writing.template.steps for question in step.questions if question.remember]
        remembered = {question.id: answers[question.id] for question in questions if answers.get(question.id)}
        profile = self._records.profile.load().learn(answers, remembered, writing.case.organisation_id)
        self._records.profile.save(profile)

    def _tell_sending(self, letter: Letter) -> None:
        sending = letter.known_sending()
        self._tell(letter, Happened.SENT, sending.as_content(), on=sending.sent_on)

    def _tell(self, letter: Letter, kind: Happened, content: dict[str, Value], on: date | None = None) -> None:
        told: dict[str, Value] = {"letter": letter.id, "title": letter.title, **content}
        self._records.history.append(letter.case_id, Happening(kind, on or self._time.today(), self._time.now(), told))
