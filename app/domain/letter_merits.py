"""What the letter check shows beside its findings: what is well with the letter, and which advice was put aside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.answers import Answers, Value
from app.domain.letter_checks import CheckedLetter, asks_by_date
from app.domain.phrase_findings import Finding
from app.i18n import tr

# Advice that the member put aside travels with the draft's answers, under a name that no question can have.
KEPT = "check.kept"
MOST_PAGES = 2


@dataclass(frozen=True, slots=True)
class LetterAdvice:
    """What the check says about a draft.

    Attributes:
        findings: What is left to mend or to think about.
        put_aside: How many findings the member chose to keep as they are.
        merits: What is well, one sentence each without a full stop.
    """

    findings: tuple[Finding, ...]
    put_aside: int = 0
    merits: tuple[str, ...] = ()

    @property
    def fixes(self) -> int:
        """How many of the findings should be mended."""
        return sum(finding.weight == "fix" for finding in self.findings)


def advice_on(letter: CheckedLetter, findings: Sequence[Finding], pages: int = 0) -> LetterAdvice:
    """Return the advice on a draft.

    Args:
        letter: The letter.
        findings: All that the check found.
        pages: How many pages the letter has; 0 while that is not known.
    """
    kept = _kept(letter.interview.answers)
    left = tuple(finding for finding in findings if not (finding.weight == "think" and finding.key() in kept))
    codes = {finding.code for finding in findings}
    found = (_asking(letter, codes), _points(letter, codes), _length(codes, pages))
    return LetterAdvice(left, len(findings) - len(left), tuple(merit for merit in found if merit))


def put_aside(answers: Mapping[str, Value], finding: Finding) -> Answers:
    """Return the answers with one finding kept as it is, until its words change."""
    return {**answers, KEPT: [*sorted(_kept(answers) | {finding.key()})]}


def taken_up(answers: Mapping[str, Value]) -> Answers:
    """Return the answers with nothing put aside."""
    return {key: value for key, value in answers.items() if key != KEPT}


def _kept(answers: Mapping[str, Value]) -> set[str]:
    kept = answers.get(KEPT)
    return {key for key in kept if isinstance(key, str)} if isinstance(kept, list) else set()


def _asking(letter: CheckedLetter, codes: set[str]) -> str:
    if "no-remedy" in codes:
        return ""
    return tr("Says what you want, and by when") if asks_by_date(letter) else tr("Says what you want")


def _points(letter: CheckedLetter, codes: set[str]) -> str:
    has_points = any(passage.path[-1] == "statement" for passage in letter.passages)
    return tr("Each point can be answered by itself") if has_points and "several-in-one-point" not in codes else ""


def _length(codes: set[str], pages: int) -> str:
    is_short = 0 < pages <= MOST_PAGES and "too-long" not in codes
    if "same-words" in codes:
        return ("", tr("One page long"), tr("Two pages long"))[pages if is_short else 0]
    own = ("", tr("One page long, in your own words"), tr("Two pages long, in your own words"))
    return own[pages] if is_short else tr("In your own words")
