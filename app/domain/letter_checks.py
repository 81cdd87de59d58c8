"""The letter check: advice with a reason about what a letter says and leaves out; it never stops a letter."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.answers import Value
from app.domain.builtin_steps import behalf_answers
from app.domain.date_questions import DateQuestion
from app.domain.interview import Interview
from app.domain.letter_passages import Passage, Path
from app.domain.phrase_findings import Finding, PhraseChecks, in_order
from app.domain.phrase_search import sentences, without_quotations, word_set, words_of
from app.domain.private_data import KnownPlaces, PrivateKind, known_places, private_data
from app.domain.questions import Question
from app.domain.templates import Template
from app.i18n import tr

# A chronology of short entries reads quickly, so so many words of each entry are free.
FREE_IN_ENTRY = 40
MOST_RUNNING_WORDS = 900
MOST_WORDS_OF_ONE = 400
SAME_WORDS = 0.6
MOST_QUESTIONS_IN_POINT = 2
_AUTHORITY = word_set("attorney authorisation authority authorised authorization consent mandate permission")
_CHILDREN = word_set(
    "child daughter grandchild granddaughter grandson mab merch plentyn pupil son stepdaughter stepson ward"
)
WANTS_ANSWER = frozenset({"complaint", "data", "regulator", "apology", "press", "appeal", "legal"})
ACCUSING = frozenset({"complaint", "apology"})
_UNTIL = re.compile(r"\b(?:by|before|until|no later than)\s+(?:\w+\s+){0,3}\d", re.IGNORECASE)
_SHOUTED_RUN = 3
_CRIES = re.compile(r"[!?]*!{2,}[!?]*|!\?+|\?!+")


@dataclass(frozen=True, slots=True)
class CheckedLetter:
    """A letter as the check looks at it.

    Attributes:
        passages: What its writer wrote, in page order.
        reply_by: The date by which the letter itself asks for an answer.
        copies: Who gets a copy: `name`, `role`, `kind`.
    """

    template: Template
    interview: Interview
    passages: Sequence[Passage]
    reply_by: date | None = None
    copies: Sequence[Mapping[str, Value]] = ()


def check_letter(letter: CheckedLetter, checks: PhraseChecks) -> tuple[Finding, ...]:
    """Return the check's advice: what to mend first, then what to think about, each in page order."""
    known = known_places(letter.interview.answers)
    found = [
        *_no_date(letter),
        *_no_remedy(letter, checks),
        *_too_long(letter.passages),
        *(finding for passage in letter.passages for finding in _of_passage(passage, letter, checks, known)),
        *_copies(letter, checks),
        *_no_authority(letter),
    ]
    places = {path: place for place, path in enumerate(_paths(letter))}
    return tuple(in_order(found, places))


def _paths(letter: CheckedLetter) -> list[Path]:
    """Return every place that findings lead to, in page order."""
    inside: dict[str, list[Path]] = {}
    for passage in letter.passages:
        inside.setdefault(str(passage.path[0]), []).append(passage.path)
    return [path for question in _shown(letter) for path in ((question.id,), *inside.get(question.id, ()))]


def _shown(letter: CheckedLetter) -> list[Question]:
    interview = letter.interview
    return [question for step in interview.visible_steps() for question in interview.visible_questions(step)]


def _of_passage(passage: Passage, letter: CheckedLetter, checks: PhraseChecks, known: KnownPlaces) -> Iterator[Finding]:
    yield from checks.findings(passage, letter.template.id, letter.template.category)
    yield from _shouting(passage, frozenset(word.casefold() for word in checks.file.shouted))
    yield from _private(passage, known)
    yield from _same_words(passage)
    yield from _full_point(passage)


def asks_by_date(letter: CheckedLetter) -> bool:
    """Whether the letter says by when an answer is wanted."""
    answers = letter.interview.answers
    if letter.reply_by or letter.template.reply_by:
        return True
    return any(each.is_answered(answers.get(each.id)) for each in _dates(letter)) or _names_a_day(letter.passages)


def _no_date(letter: CheckedLetter) -> Iterator[Finding]:
    template, dates = letter.template, _dates(letter)
    is_meant = bool(dates) or (not template.clocks and template.category in WANTS_ANSWER)
    if is_meant and not asks_by_date(letter):
        place: Path = (dates[0].id,) if dates else _place_of_asking(letter)
        why = tr("A letter with a date is answered sooner, and you can say when it is late.")
        yield Finding("no-date", place, "", tr("No date is asked for"), why, "fix")


def _dates(letter: CheckedLetter) -> list[DateQuestion]:
    """Return the questions by which a date for the answer can be asked for."""
    named = {use.from_ for use in letter.template.clocks} - {""}
    return [each for each in _shown(letter) if isinstance(each, DateQuestion) and _asks_by(each, named)]


def _asks_by(question: DateQuestion, named: set[str]) -> bool:
    return question.id in named or question.not_before in {"today", "tomorrow"}


def _names_a_day(passages: Sequence[Passage]) -> bool:
    return any(_UNTIL.search(passage.text) for passage in passages)


def _no_remedy(letter: CheckedLetter, checks: PhraseChecks) -> Iterator[Finding]:
    answers = letter.interview.answers
    asking = [question for question in _shown(letter) if question.asks]
    if asking:
        is_asked = any(question.is_answered(answers.get(question.id)) for question in asking)
    else:
        is_asked = not letter.template.question("points") or _asks_in_words(letter, checks)
    if not is_asked:
        why = tr("Say what would put it right, so that they can do it, and you can see whether they did.")
        yield Finding("no-remedy", _place_of_asking(letter), "", tr("Nothing is asked for"), why, "fix")


def _asks_in_words(letter: CheckedLetter, checks: PhraseChecks) -> bool:
    """Whether anything asks where a pack does not say what does: a choice of things to do, a remedy, the words."""
    answers = letter.interview.answers
    if any(
        question.kind == "choices" and question.is_answered(answers.get(question.id)) for question in _shown(letter)
    ):
        return True
    own = [passage for passage in letter.passages if not passage.is_quoted]
    return any(passage.path[-1] == "remedy" or checks.asks_something(passage.text) for passage in own)


def _place_of_asking(letter: CheckedLetter) -> Path:
    """Return where something can be asked for: a question made for it, the points, else the last."""
    shown = _shown(letter)
    asking = [question for question in shown if question.asks] or [q for q in shown if q.kind == "points"]
    return ((asking or shown[-1:])[0].id,)


def _too_long(passages: Sequence[Passage]) -> Iterator[Finding]:
    counted = [(len(words_of(passage.text)), passage) for passage in passages]
    running = sum(max(0, count - FREE_IN_ENTRY) if passage.is_entry else count for count, passage in counted)
    most, longest = max(counted, key=lambda each: each[0], default=(0, None))
    if longest is not None and (running > MOST_RUNNING_WORDS or most > MOST_WORDS_OF_ONE):
        count = most if most > MOST_WORDS_OF_ONE else sum(count for count, _passage in counted)
        message = tr("It is long: about {n:,} words").format(n=count)
        why = tr("Long letters are answered late, or in part. Keep what the points need; evidence can say the rest.")
        yield Finding("too-long", longest.path, "", message, why)


def _shouting(passage: Passage, shouted: frozenset[str]) -> Iterator[Finding]:
    if passage.is_quoted:
        return
    text = without_quotations(passage.text)
    words = _capitals(text, shouted) or next((found.group() for found in _CRIES.finditer(text)), "")
    if words:
        why = tr("Capitals and exclamation marks read as shouting. Plain words are harder to brush aside.")
        yield Finding("shouting", passage.path, words, tr("It reads as shouting: “{words}”").format(words=words), why)


def _capitals(text: str, shouted: frozenset[str]) -> str:
    """Return words in capitals that shout: one that is never an abbreviation, or three and more in a row."""
    run: list[str] = []
    for part in [*text.split(), ""]:
        word = part.strip("().,;:!?…“”‘’\"'—–-*_")
        is_capital = word.isupper() and len(word) > 1 and word.isalpha()
        if is_capital and word.casefold() in shouted:
            return word
        run = [*run, word] if is_capital else run
        if is_capital and part[-1].isalpha():
            continue  # a comma parts the abbreviations of a list
        if len(run) >= _SHOUTED_RUN and any(len(each) > _SHOUTED_RUN for each in run):
            return " ".join(run)
        run = []
    return ""


def _private(passage: Passage, known: KnownPlaces) -> Iterator[Finding]:
    if passage.is_about_writer:
        return
    messages = {
        PrivateKind.ADDRESS: tr("Somebody else’s home address"),
        PrivateKind.PHONE: tr("Somebody else’s phone number"),
        PrivateKind.EMAIL: tr("Somebody else’s e-mail address"),
        PrivateKind.BIRTH: tr("Somebody else’s date of birth"),
        PrivateKind.NUMBER: tr("A National Insurance number"),
    }
    why = tr("They do not need it to answer you, and the letter may be passed on.")
    for found in private_data(passage.text, known):
        sentence = next((each for each in sentences(passage.text) if each.start <= found.start < each.end), None)
        whole = passage.text[sentence.start : sentence.end].strip() if sentence else found.words
        yield Finding(found.kind, passage.path, found.words, messages[found.kind], why, "think", whole)


def _same_words(passage: Passage) -> Iterator[Finding]:
    theirs = _threes(passage.example) if passage.example else set()
    ours = _threes(passage.text) if theirs else set()
    if ours and len(ours & theirs) / len(ours) >= SAME_WORDS:
        why = tr("Letters that all say the same are often counted as one, or passed over. Say what you saw yourself.")
        yield Finding("same-words", passage.path, passage.text.strip(), tr("The same words as the example"), why)


def _threes(text: str) -> set[tuple[str, ...]]:
    """Return every three words in a row."""
    words = [word.folded for word in words_of(text)]
    return set(zip(words, words[1:], words[2:], strict=False))


def _full_point(passage: Passage) -> Iterator[Finding]:
    is_statement = passage.path[-1] == "statement"
    if is_statement and passage.text.count("?") > MOST_QUESTIONS_IN_POINT:
        why = tr("Of several questions in one point, the easiest is answered. Give each a point of its own.")
        message = tr("One point asks several things")
        yield Finding("several-in-one-point", passage.path, passage.text.strip(), message, why)


def _copies(letter: CheckedLetter, checks: PhraseChecks) -> Iterator[Finding]:
    if not letter.copies:
        return
    names = ", ".join(str(copy.get("name", "")) for copy in letter.copies)
    if letter.template.category in ACCUSING or checks.claims(letter.passages):
        message = tr("A letter with accusations goes to others")
        why = tr(
            "What is written to those who must answer it is protected more than what is spread. Ask for advice first."
        )
        yield Finding("copied-with-accusations", ("copies_to",), names, message, why)


def _no_authority(letter: CheckedLetter) -> Iterator[Finding]:
    """Somebody else's letter needs their word that it is theirs; a parent writes for a child without."""
    answers, asked = behalf_answers(letter.interview.answers), {question.id for question in _shown(letter)}
    relation = {word.folded for word in words_of(str(answers.get("behalf.relation", "")))}
    if not answers or "exhibits" not in asked or relation & _CHILDREN:
        return
    titles = (passage.text for passage in letter.passages if passage.path[0] == "exhibits")
    if not any({word.folded for word in words_of(title)} & _AUTHORITY for title in titles):
        name = str(answers.get("behalf.name", ""))
        message = tr("Nothing shows that you may write for {name}").format(name=name)
        why = tr("They may refuse to answer you. Add a signed authority to your evidence.")
        yield Finding("no-authority", ("exhibits",), name, message, why)
