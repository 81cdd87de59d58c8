"""The two topics that every letter has: who writes, perhaps for somebody else, and to whom."""

from collections.abc import Mapping

from app.domain.answers import Answers, Value
from app.domain.choice_questions import ChoiceQuestion, Option
from app.domain.date_questions import DateQuestion
from app.domain.people import Represented
from app.domain.people_questions import OrganisationQuestion
from app.domain.questions import ListQuestion, Question
from app.domain.templates import Step, Template
from app.domain.text_questions import (
    EmailQuestion,
    PhoneQuestion,
    PostalAddressQuestion,
    ReferenceQuestion,
    TextQuestion,
)
from app.i18n import tr

OTHER = "other"
# The ids of what is asked about somebody for whom one writes, without `behalf.`; templates see them under these names.
BEHALF_KEYS = ("name", "relation", "dob", "identifiers")
ME_KEYS = ("name", "address", "email", "phone", "nation", "membership_number")
# Those who decide about others: a letter to them has to say whom it is about.
THIRD_PARTIES = frozenset({"regulator", "press", "broadcaster"})


def about_you_step(template: Template, membership: bool, for_others: bool = False) -> Step:
    """Return the questions about the writer, remembered in the profile, and for whom the letter is.

    Args:
        template: The letter; all letters ask the same.
        membership: Whether the recipient is a party, which knows its members by a number.
        for_others: Whether the letter can say that it is written for somebody else.
    """
    del template
    questions: list[Question] = [
        TextQuestion(
            id="me.name",
            label=tr("Your name"),
            hint=tr("As it stands under the letter."),
            required=True,
            remember=True,
            max_chars=200,
        ),
        PostalAddressQuestion(
            id="me.address",
            label=tr("Your address"),
            hint=tr("One line for each part, the postcode last."),
            required=True,
            remember=True,
        ),
        *_ways_to_reach(),
        ChoiceQuestion(
            id="me.nation",
            label=tr("Where you live"),
            hint=tr("Bank holidays and some rights differ."),
            options=_nations(),
            remember=True,
        ),
    ]
    if membership:
        questions.append(_membership())
    if for_others:
        questions.extend(_behalf())
    return Step(title=tr("About you"), help=tr("This goes at the top of the letter."), questions=tuple(questions))


def _ways_to_reach() -> tuple[Question, ...]:
    # Not every letter prints what is optional about the writer, so a finished letter need not hold it (in_letter).
    return (
        EmailQuestion(
            id="me.email",
            label=tr("Your e-mail address"),
            hint=tr("Where a reply can reach you."),
            remember=True,
            in_letter=False,
        ),
        PhoneQuestion(
            id="me.phone",
            label=tr("Your phone number"),
            hint=tr("Only if you want them to ring you."),
            remember=True,
            in_letter=False,
        ),
    )


def _membership() -> TextQuestion:
    return TextQuestion(
        id="me.membership_number",
        label=tr("Your membership number"),
        hint=tr("It is on your card, or in e-mails from the party. You can leave it out."),
        remember=True,
        in_letter=False,
        max_chars=60,
    )


def _behalf() -> tuple[Question, ...]:
    """Return the questions about somebody else for whom the letter is; each case has its own answers."""
    is_other = f"behalf.who == '{OTHER}'"
    who = ChoiceQuestion(
        id="behalf.who",
        label=tr("Who are you writing for?"),
        options=(
            Option(value="self", label=tr("For myself")),
            Option(value=OTHER, label=tr("For somebody else"), hint=tr("You sign, and the letter says for whom.")),
        ),
    )
    name = TextQuestion(
        id="behalf.name", label=tr("Their name"), required=True, max_chars=200, private=True, show_if=is_other
    )
    relation = TextQuestion(
        id="behalf.relation",
        label=tr("Who they are to you, or you to them"),
        hint=tr("It stands in brackets after the name. They have to agree in writing: add that to your evidence."),
        example=tr("my mother, who has authorised me in writing"),
        max_chars=200,
        private=True,
        in_letter=False,
        show_if=is_other,
    )
    return (who, name, relation, *_known_by(is_other))


def _known_by(is_other: str) -> tuple[Question, ...]:
    # Not every letter prints these, so a finished letter need not hold them (in_letter).
    dob = DateQuestion(
        id="behalf.dob",
        label=tr("Their date of birth"),
        hint=tr("Only if the organisation needs it to find them."),
        not_after="today",
        private=True,
        in_letter=False,
        show_if=is_other,
    )
    identifiers = PostalAddressQuestion(
        id="behalf.identifiers",
        label=tr("How the organisation knows them"),
        hint=tr("Earlier names, a membership number: one on each line. Leave it empty if their name is enough."),
        private=True,
        in_letter=False,
        show_if=is_other,
    )
    return (dob, identifiers)


def _nations() -> tuple[Option, ...]:
    return (
        Option(value="england-and-wales", label=tr("England or Wales")),
        Option(value="scotland", label=tr("Scotland")),
        Option(value="northern-ireland", label=tr("Northern Ireland")),
    )


def behalf_answers(answers: Mapping[str, Value]) -> Answers:
    """Return what answers say about somebody else for whom a letter is; {} for a letter for oneself."""
    if answers.get("behalf.who") != OTHER:
        return {}
    return {key: value for key, value in answers.items() if key.startswith("behalf.") and value}


def represented(answers: Mapping[str, Value]) -> Represented | None:
    """Return for whom a letter is, None for oneself or as long as there is no name."""
    told = behalf_answers(answers)
    name, relation, dob = (str(told.get(f"behalf.{key}", "")) for key in ("name", "relation", "dob"))
    lines = told.get("behalf.identifiers")
    return Represented(name, relation, dob, tuple(map(str, lines)) if isinstance(lines, list) else ()) if name else None


def answers_for(whom: Represented) -> Answers:
    """Return the answers by which a letter is for somebody else."""
    told: Answers = {
        "behalf.who": OTHER,
        "behalf.name": whom.name,
        "behalf.relation": whom.relation,
        "behalf.dob": whom.dob,
        "behalf.identifiers": [*whom.identifiers],
    }
    return {key: value for key, value in told.items() if value}


def asks_about(template: Template) -> bool:
    """Whether the letter goes to somebody who decides about another organisation, such as a regulator."""
    return bool(template.recipient_kinds) and set(template.recipient_kinds) <= THIRD_PARTIES


def is_for_party(template: Template) -> bool:
    """Whether a party may be written to, so that a membership number helps."""
    return not {"party", "party-unit"}.isdisjoint(template.recipient_kinds)


def recipient_step(template: Template) -> Step:
    """Return the questions about the recipient and, for a regulator, about whom the complaint is."""
    to = OrganisationQuestion(
        id="to",
        label=tr("Who you are writing to"),
        hint=tr("Choose from the list, or write down another organisation."),
        required=True,
        kinds=template.recipient_kinds,
        to_be_reached=True,
    )
    about = OrganisationQuestion(
        id="about",
        label=tr("Which organisation it is about"),
        hint=tr("The organisation you complain of."),
        required=True,
    )
    reference = ReferenceQuestion(
        id="your_ref",
        label=tr("Their reference, if they gave you one"),
        hint=tr("It is on their letters to you."),
        in_letter=False,
    )
    questions: tuple[Question, ...] = (to, about, reference) if asks_about(template) else (to, reference)
    return Step(title=tr("Who it goes to"), questions=(*questions, *_copies(template)))


def _copies(template: Template) -> tuple[Question, ...]:
    """Return the question who gets a copy, where the letter may be copied to anybody."""
    if not template.may_copy_to:
        return ()
    whom = OrganisationQuestion(
        id="whom", label=tr("Who gets the copy"), required=True, kinds=template.may_copy_to, private=True
    )
    role = TextQuestion(id="role", label=tr("As what"), example=tr("general secretary"), max_chars=120, in_letter=False)
    copies = ListQuestion(
        id="copies_to",
        label=tr("Copies"),
        hint=tr("Send copies only to those who have to know. Leave it empty if nobody else gets the letter."),
        item_title=tr("Copy"),
        max_items=10,
        in_letter=False,
        questions=(whom, role),
    )
    return (copies,)


def interview_steps(template: Template, membership: bool | None = None, for_others: bool = False) -> tuple[Step, ...]:
    """Return all topics of a letter in order; without `membership`, a number is asked for letters to parties."""
    asks = is_for_party(template) if membership is None else membership
    return (about_you_step(template, asks, for_others), recipient_step(template), *template.steps)
