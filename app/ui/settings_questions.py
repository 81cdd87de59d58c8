"""What the settings ask: about me, how the window looks, what draws PDFs."""

from app.domain.choice_questions import ChoiceQuestion, Option
from app.domain.text_questions import EmailQuestion, PhoneQuestion, PostalAddressQuestion, TextQuestion
from app.i18n import ENGLISH, how_much, languages, tr
from app.services.pdf_engines import choices, program_name, the_built_in
from app.ui.answer_form import FormQuestion


def about_me() -> tuple[FormQuestion, ...]:
    """Return what every new letter begins with."""
    nations = (
        Option(value="england-and-wales", label=tr("England or Wales")),
        Option(value="scotland", label=tr("Scotland")),
        Option(value="northern-ireland", label=tr("Northern Ireland")),
    )
    lines = tr("One line for each part, the postcode last.")
    return (
        TextQuestion(id="name", label=tr("Your name"), hint=tr("As it stands under your letters."), max_chars=200),
        PostalAddressQuestion(id="address", label=tr("Your address"), hint=lines),
        EmailQuestion(id="email", label=tr("Your e-mail address"), hint=tr("Where a reply can reach you.")),
        PhoneQuestion(id="phone", label=tr("Your phone number"), hint=tr("Only if you want them to ring you.")),
        ChoiceQuestion(
            id="nation", label=tr("Where you live"), hint=tr("Bank holidays and some rights differ."), options=nations
        ),
    )


def engines(chosen: str) -> ChoiceQuestion:
    """Return the question what draws PDFs: with what is installed here, and what was chosen while it was."""
    names = choices() | {chosen: program_name(chosen)}
    own = {the_built_in(): tr("Plaint: the page that you see while you write")}
    options = tuple(Option(value=engine, label=own.get(engine, name)) for engine, name in names.items())
    hint = tr("Another program takes some seconds. Where it fails, Plaint says so and draws the letter itself.")
    return ChoiceQuestion(id="pdf_engine", label=tr("Drawn by"), hint=hint, options=options)


def appearance() -> tuple[FormQuestion, ...]:
    """Return how the window looks, what it marks, and the language of its words."""
    looks = (
        Option(value="system", label=tr("Follow the system")),
        Option(value="light", label=tr("Light")),
        Option(value="dark", label=tr("Dark")),
        Option(value="contrast", label=tr("High contrast")),
    )
    sizes = tuple(Option(value=size, label=tr("{n} %").format(n=size)) for size in ("100", "115", "130", "150"))
    spelling = (Option(value="on", label=tr("Mark them")), Option(value="off", label=tr("Leave them alone")))
    return (
        ChoiceQuestion(id="appearance", label=tr("Colours"), options=looks),
        ChoiceQuestion(id="text_size", label=tr("Text size"), options=sizes),
        ChoiceQuestion(id="spelling", label=tr("Words that may be misspelt"), options=spelling),
        _screen_language(),
    )


def _screen_language() -> ChoiceQuestion:
    """Return the question which language the screens are in, with how much of each there is."""
    options = tuple(Option(value=code, label=_language_name(code)) for code in languages())
    hint = tr("It changes when you next open Plaint. Letters stay in the language that they were written in.")
    return ChoiceQuestion(id="language", label=tr("Language of the screens"), hint=hint, options=options)


def _language_name(code: str) -> str:
    """Return what a language calls itself, and how far its translation has come where that is not all the way."""
    names = {ENGLISH: "English", "cy": "Cymraeg (Welsh)"}  # in no language but their own, so that one finds one's own
    name = names.get(code, code)
    translated, texts = (1, 1) if code == ENGLISH else how_much(code)
    if translated == texts:
        return name
    return tr("{language}: {n} of {all} texts so far, the rest in English").format(
        language=name, n=f"{translated:,}", all=f"{texts:,}"
    )
