"""What a pack says about a letter: its questions, when it may be used, to whom it goes and what runs from it."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from app.domain.organisations import OrganisationKind, Purpose
from app.domain.question_parts import Expression, Items, OneOrMore, PackData, ShortWords, Words
from app.domain.questions import Question, answer_table, walk

Category: TypeAlias = Literal[
    "complaint", "data", "regulator", "apology", "press", "appeal", "legal", "public-body", "other"
]
ElementName: TypeAlias = Literal["names-fault", "sorry", "explains", "repairs", "published"]
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}(:[a-z0-9][a-z0-9-]{0,62})?$")]


class Step(PackData):
    """One topic of the interview, shown as one page."""

    title: ShortWords
    help: Words = ""
    questions: Items[Question] = Field(min_length=1, max_length=60)


class ClockUse(PackData):
    """A clock that the letter starts; from the clock's own event, or from the date that a question asks for.

    Where that question is not asked, because no answer came, `else_from` asks when the letter that got none was sent:
    the clock's `else_due_of` says by when it had to be answered. `only_if` is a condition over the answers, where it
    depends on them which law applies.
    """

    id: Name
    only_if: Expression = ""
    from_: Annotated[str, Field(max_length=41)] = Field(default="", alias="from")
    else_from: Annotated[str, Field(max_length=41)] = ""


class WebForm(PackData):
    """One box of a regulator's web form, filled from the same answers."""

    title: ShortWords
    limit: int = Field(ge=1, le=1_000_000)
    template: Annotated[str, Field(max_length=50_000)]


class AskedElement(PackData):
    """One element of an apology that a letter asks for (`[[apology]]` in its TOML).

    Attributes:
        if_answered: It is asked for only where this question of the letter is answered; yes, where it asks yes or no.
        if_chosen: … and only where one of these options is chosen there.
        words: The questions whose answers say it more closely.
    """

    element: ElementName
    if_answered: Annotated[str, Field(max_length=41)] = ""
    if_chosen: Items[str] = ()
    words: Items[str] = ()

    def questions(self) -> tuple[str, ...]:
        """Return the ids of the questions that it looks at."""
        return (self.if_answered, *self.words) if self.if_answered else self.words


class Template(PackData):
    """A letter that a pack offers; the look is in the DOCX of the same name.

    Attributes:
        id: The file's name, filled in by the reader, as are `pack` and `version`.
        reply_by: The clocks of which the first that runs, as the answers stand, gives the date that the letter quotes.
    """

    id: str = ""
    pack: str = ""
    version: str = ""
    title: ShortWords
    summary: Words
    category: Category
    use_when: Items[Words] = ()
    not_for: Items[Words] = ()
    before_you_send: Items[Words] = ()
    legal_weight: bool = False
    recipient_kinds: Items[OrganisationKind] = ()
    may_copy_to: Items[OrganisationKind] = ()
    refuse: dict[OrganisationKind, Words] = Field(default_factory=dict)
    recipient_route: Purpose = "complaint"
    clocks: Items[ClockUse] = ()
    reply_by: OneOrMore[Name] = ()
    web_form: Items[WebForm] = ()
    apology: Items[AskedElement] = Field(default=(), max_length=5)
    steps: Items[Step] = Field(min_length=1, max_length=40)

    @property
    def name(self) -> str:
        """The name that is unique over all packs: `pack:id`."""
        return f"{self.pack}:{self.id}"

    @property
    def asks_for_earlier_letter(self) -> bool:
        """Whether the letter goes on from an earlier one, which it asks for."""
        return any(question.kind == "earlier_letter" for step in self.steps for question in step.questions)

    def questions(self) -> Iterator[Question]:
        """Yield the pack's own questions in order, those inside lists after their list."""
        for step in self.steps:
            yield from walk(step.questions)

    def question(self, question_id: str) -> Question | None:
        """Return one of the letter's own questions, not those inside lists; None when there is none."""
        own = (question for step in self.steps for question in step.questions)
        return next((question for question in own if question.id == question_id), None)


def answers_model(template: Template) -> Any:  # noqa: ANN401 a class made at run time
    """Return the pydantic model by which the `[answers]` of a file are checked."""
    return answer_table("Answers", (question for step in template.steps for question in step.questions))


def answers_json_schema(template: Template) -> dict[str, Any]:
    """Return the JSON Schema of the template's answers, for `plaint questions --json-schema`."""
    schema: dict[str, Any] = answers_model(template).model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": template.title}
