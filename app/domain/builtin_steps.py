"""The two topics that every letter has: who writes, and to whom."""

from app.domain.choice_questions import ChoiceQuestion, Option
from app.domain.people_questions import OrganisationQuestion
from app.domain.questions import Question
from app.domain.templates import Step, Template
from app.domain.text_questions import (
    EmailQuestion,
    PhoneQuestion,
    PostalAddressQuestion,
    ReferenceQuestion,
    TextQuestion,
)
from app.i18n import tr

ME_KEYS = ("name", "address", "email", "phone", "nation", "membership_number")
# Those who decide about others: a letter to them has to say whom it is about.
THIRD_PARTIES = frozenset({"regulator", "press", "broadcaster"})


def about_you_step(template: Template, membership: bool) -> Step:
    """Return the questions about the writer, all of them remembered in the profile.

    Args:
        template: The letter; all letters ask the same.
        membership: Whether the recipient is a party, which knows its members by a number.
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


def _nations() -> tuple[Option, ...]:
    return (
        Option(value="england-and-wales", label=tr("England or Wales")),
        Option(value="scotland", label=tr("Scotland")),
        Option(value="northern-ireland", label=tr("Northern Ireland")),
    )


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
    questions = (to, about, reference) if asks_about(template) else (to, reference)
    return Step(title=tr("Who it goes to"), questions=questions)


def interview_steps(template: Template, membership: bool | None = None) -> tuple[Step, ...]:
    """Return all topics of a letter in order; without `membership`, a number is asked for letters to parties."""
    asks = is_for_party(template) if membership is None else membership
    return (about_you_step(template, asks), recipient_step(template), *template.steps)
