"""What a pack tells the letter check (`checks.toml`): phrases to look for, and words that take the edge off them."""

from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field

from app.domain.phrase_search import STAR
from app.domain.question_parts import Items, PackData, ShortWords, Words
from app.i18n import tr

MOST_STARS = 5


def _few_stars(phrase: str) -> str:
    """Refuse a phrase of so many stars that it fits almost anything, slowly."""
    if phrase.split().count(STAR) > MOST_STARS:
        raise ValueError(tr("a phrase has no more than {n} stars").format(n=MOST_STARS))
    return phrase


Phrase = Annotated[ShortWords, AfterValidator(_few_stars)]
Phrases = Annotated[Items[Phrase], Field(min_length=1, max_length=500)]
SomePhrases = Annotated[Items[Phrase], Field(max_length=500)]
# fix: should not go out so; think: may be right, and is worth a second look.
Weight: TypeAlias = Literal["fix", "think"]
# Why a sentence is no claim of the writer's: it is a belief, somebody's account, a question, denied, or shown.
Softener: TypeAlias = Literal["belief", "report", "question", "negation", "evidence"]


class PhraseCheck(PackData):
    """Words the letter check looks for, and what it says when it finds them.

    Attributes:
        phrases: Whole words without case or accents; `*` is one to five words.
        applies_to: Ids of letters, or categories; empty: every letter.
        message: What was found; `{words}` stands for the words found.
        reason: Why it matters.
        unless: Phrases that make it silent when they stand in the same sentence.
        together_with: Phrases of which one has to stand in the same sentence.
        softened_by: What else makes it silent.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]
    phrases: Phrases
    applies_to: Items[ShortWords] = ()
    message: Words
    reason: Words = ""
    unless: SomePhrases = ()
    together_with: SomePhrases = ()
    softened_by: Items[Softener] = ()
    weight: Weight = "think"


class ChecksFile(PackData):
    """A pack's `checks.toml`.

    Attributes:
        beliefs: Words that make a sentence the writer's belief, wherever they stand in it.
        reports: Words after which a sentence tells what somebody else said or what is not known.
        evidence: Words that name what shows it.
        asks: Words that ask for something.
        shouted: Words that nobody writes in capitals but to shout.
    """

    checks: Items[PhraseCheck] = ()
    beliefs: SomePhrases = ()
    reports: SomePhrases = ()
    evidence: SomePhrases = ()
    asks: SomePhrases = ()
    shouted: SomePhrases = ()

    def completed_by(self, other: "ChecksFile") -> "ChecksFile":
        """Return these checks with those of `other` that are not here, and its words where there are none here."""
        ids = {check.id for check in self.checks}
        return ChecksFile(
            checks=(*self.checks, *(check for check in other.checks if check.id not in ids)),
            beliefs=self.beliefs or other.beliefs,
            reports=self.reports or other.reports,
            evidence=self.evidence or other.evidence,
            asks=self.asks or other.asks,
            shouted=self.shouted or other.shouted,
        )
