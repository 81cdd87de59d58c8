"""How the letter check speaks: how much there is to mend and to think about, and what its links say."""

from app.domain.letter_merits import LetterAdvice
from app.domain.phrase_findings import Finding
from app.i18n import tr, trn


def counted(advice: LetterAdvice) -> str:
    """Return the sentence above the findings: “One thing to fix and two to think about. You decide; …”."""
    fixes, thoughts = advice.fixes, len(advice.findings) - advice.fixes
    if not advice.findings:
        return tr("Nothing to fix, and nothing to think about.")
    calm = tr("You decide; nothing is changed for you.")
    fix = trn("{n} thing to fix", "{n} things to fix", fixes)
    if not thoughts:
        return f"{_begun(fix, fixes)}. {calm}"
    if not fixes:
        think = trn("{n} thing to think about", "{n} things to think about", thoughts)
        return f"{_begun(think, thoughts)}. {calm}"
    both = tr("{fix} and {n} to think about").format(fix=_begun(fix, fixes), n=_number(thoughts))
    return f"{both}. {calm}"


def to_fix(count: int) -> str:
    """Return what stands beside *Finish this letter* while something should be mended first."""
    return trn("{n} thing to fix first", "{n} things to fix first", count)


def change_link(finding: Finding) -> str:
    """Return what the link to the finding's field says."""
    if not finding.words:
        return tr("Go there")
    return tr("Change this sentence") if finding.weight == "fix" and finding.sentence else tr("Change")


def shows_sentence(finding: Finding) -> bool:
    """Whether the sentence helps; a heated word stands in the title already."""
    return bool(finding.words) and finding.words not in finding.message


def _begun(sentence: str, count: int) -> str:
    """Return a sentence that begins with a number, the number as a word up to ten."""
    word = _number(count)
    return sentence.replace(str(count), word[:1].upper() + word[1:], 1)


def _number(count: int) -> str:
    words = (
        tr("no"), tr("one"), tr("two"), tr("three"), tr("four"), tr("five"), tr("six"), tr("seven"), tr("eight"),
        tr("nine"), tr("ten"),
    )  # fmt: skip
    return words[count] if count < len(words) else str(count)
