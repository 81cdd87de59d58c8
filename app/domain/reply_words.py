"""What a pack knows of replies (`replies.toml`): patterns, examples, and words that do something with a point."""

import re
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, model_validator

from app.domain.check_phrases import Phrases, SomePhrases
from app.domain.question_parts import Items, PackData, ShortWords, Words
from app.domain.routes import REPLY_KINDS
from app.domain.templates import ElementName
from app.i18n import tr

ReplyKind: TypeAlias = Literal[REPLY_KINDS]  # type: ignore[valid-type] # one list serves both
_SET = re.compile(r"<([^<>\s]+)>")
# The sets that the method itself knows; a pack may leave them out.
RESERVED_SETS = ("no", "no-after-all", "hedge", "no-hedge", "clause")
MOST_SETS = 500


class Cue(StrEnum):
    """What a sentence is a sign of: a kind of reply, or what several kinds have in common.

    GIVEN, CONCEDED: something was handed over or answered; a fault was admitted or mended, a complaint upheld.
    REJECTED, DECLINED: a complaint was found to be wrong; they will not do what was asked.
    WITHHELD, MISSING: something was kept back; something was not found or will follow.
    NOT_OURS, GO_TO, PASSED_ON: it is not for them; where to go instead; they have sent it on.
    INQUIRY: somebody looked into it and tells what was found.
    ID_SETTLED: proof of identity has come already. FURNITURE: a footer, a disclaimer, what every letter ends with.
    """

    BOUNCE = "bounce"
    AUTOMATIC = "automatic"
    ACKNOWLEDGEMENT = "acknowledgement"
    HOLDING = "holding"
    ASKS_FOR_ID = "asks-for-id"
    ASKS_FOR_CLARIFICATION = "asks-for-clarification"
    EXTENSION = "extension"
    PARTIAL = "partial"
    FULL = "full"
    REFUSAL = "refusal"
    SENT_ELSEWHERE = "sent-elsewhere"
    GIVEN = "given"
    CONCEDED = "conceded"
    REJECTED = "rejected"
    DECLINED = "declined"
    WITHHELD = "withheld"
    MISSING = "missing"
    NOT_OURS = "not-ours"
    GO_TO = "go-to"
    PASSED_ON = "passed-on"
    ID_SETTLED = "id-settled"
    INQUIRY = "inquiry"
    FURNITURE = "furniture"


CueName: TypeAlias = Literal[tuple(cue.value for cue in Cue)]  # type: ignore[valid-type] # one list serves both
SetName = Annotated[str, Field(pattern=r"^[a-z][a-z-]{0,40}$")]


class ReplyPhrases(PackData):
    """Words that tell what kind of reply came."""

    kind: ReplyKind
    phrases: Phrases
    strength: Literal["sure", "likely"]
    unless: Items[ShortWords] = ()


class CuePhrases(PackData):
    """Words that are a sign of what a reply does, to be weighed with others (see `app/intake/reply_cues`).

    Attributes:
        cue: Which sign; a kind of reply, or what several kinds have in common.
        weight: 1 a hint, 2 clear, 3 beyond doubt.
        unless: Patterns that make it silent where they stand in the same sentence.
        even_if: It counts even in a condition, or where the sentence tells what somebody else said.
        in_question: It counts only in a question.
    """

    cue: CueName
    phrases: Phrases
    weight: Annotated[int, Field(ge=1, le=3)] = 2
    unless: SomePhrases = ()
    even_if: bool = False
    in_question: bool = False


class ReplyExamples(PackData):
    """Whole replies, or the part of one that matters, as examples of a kind; everybody in them is invented."""

    kind: ReplyKind
    texts: Items[Words] = Field(min_length=1, max_length=500)


class VerdictPhrases(PackData):
    """Words by which a reply does something with a point: refuses it, concedes it, promises it by a day."""

    verdict: Literal["partly", "refused", "off-the-point", "promised", "conceded"]
    phrases: Phrases


class ApologyPhrases(PackData):
    """Words by which a reply does something about one element of an apology (`[[apologies]]` in `replies.toml`).

    Attributes:
        given: What they do.
        unless: Phrases that make the group silent where one stands in the same sentence.
        about_it: It comes only partly where neither the sentence nor the one before speaks of what was complained of.
        because: What these words are, said of them to the person; `{words}` stands for the words found.
    """

    element: ElementName
    given: Literal["came", "partly", "promised", "not"]
    phrases: Phrases
    unless: SomePhrases = ()
    about_it: bool = False
    because: Words = ""


class RepliesFile(PackData):
    """A pack's `replies.toml`; `words` are sets of words that the phrases of `cues` name as `<name>`."""

    kinds: Items[ReplyPhrases] = ()
    words: dict[SetName, Items[ShortWords]] = Field(default_factory=dict, max_length=MOST_SETS)
    cues: Items[CuePhrases] = ()
    examples: Items[ReplyExamples] = ()
    verdicts: Items[VerdictPhrases] = ()
    apologies: Items[ApologyPhrases] = ()

    @model_validator(mode="after")
    def _names_its_sets(self) -> "RepliesFile":
        """Refuse a pattern that names a set which is not there: it could never be found."""
        known = {*self.words, *RESERVED_SETS}
        patterns = (phrase for cue in self.cues for phrase in (*cue.phrases, *cue.unless))
        entries = (entry for listed in self.words.values() for entry in listed)
        for words in (*patterns, *entries):
            missing = next((name for name in _SET.findall(words) if name not in known), None)
            if missing:
                said = tr("“{words}” names <{name}>, and there is no such set under [words]")
                raise ValueError(said.format(words=words, name=missing))
        return self
