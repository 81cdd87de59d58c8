"""How a letter reads: sentences that are too long, words that few use, and walls in which nobody does anything."""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.domain.problems import Problem
from app.i18n import tr
from app.rendering.docx_package import DocxPackage
from app.rendering.docx_relations import text_part_names
from app.rendering.word_xml import W_P, paragraph_text

MOST_WORDS = 32  # in a sentence, an answer counting as one; 25 are enough for most, the law needs some more
MOST_PASSIVE = 4  # sentences one after the other in which somebody remains unnamed
PLAIN_WORDS = Path(__file__).resolve().parents[2] / "resources" / "plain-words.toml"

_BLOCK = re.compile(r"\{%(?:p|tr|tc)?\s*(\w+).*?%\}", re.DOTALL)
_PRINTED = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_ANSWER = "\ue000"  # stands for what is printed of an answer; a character of the private use area
_SENTENCE = re.compile(r"(?<=[.!?])[”’\"')]*\s+(?=[\"“‘(A-Z\ue000])")
_WORD = re.compile(r"[\w’'-]+|\ue000")
_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being)\s+(?:\w+ly\s+|not\s+|also\s+)?"
    r"(?:\w+ed|made|given|taken|sent|held|told|kept|shown|done|found|known|seen|written|put|set|paid|said|lost|met)\b",
    re.IGNORECASE,
)
_SHOWN = 160  # characters of a sentence that is quoted


def reading_warnings(package: DocxPackage) -> Iterator[Problem]:
    """Yield what makes a letter hard to read, paragraph by paragraph; never an error."""
    for part in text_part_names(package):
        for number, paragraph in enumerate(package.tree(part).iter(W_P), 1):
            for problem in text_warnings(paragraph_text(paragraph)):
                yield Problem("warning", problem.code, problem.message, problem.hint, part=part, paragraph=number)


def text_warnings(text: str) -> Iterator[Problem]:
    """Yield what makes a paragraph of a template hard to read."""
    own = longest_text(text)
    sentences = [sentence for sentence in _SENTENCE.split(own) if sentence.strip()]
    for sentence in sentences:
        count = len(_WORD.findall(sentence))
        if count > MOST_WORDS:
            message = tr("A sentence has {n} words: “{sentence}”").format(n=count, sentence=_shown(sentence))
            yield Problem("warning", "long-sentence", message, tr("Make two of it; 25 words are enough for most."))
    yield from _hard_words(own)
    if _longest_run(bool(_PASSIVE.search(sentence)) for sentence in sentences) >= MOST_PASSIVE:
        message = tr("Several sentences, one after the other, do not say who does something: “{sentence}”")
        hint = tr("Say who: “The committee decided” rather than “It was decided”.")
        yield Problem("warning", "passive", message.format(sentence=_shown(own)), hint)


def _hard_words(text: str) -> Iterator[Problem]:
    pattern, plain = _plain_words()
    for found in dict.fromkeys(match[0].casefold() for match in pattern.finditer(text)):
        message = tr("Few people say “{word}”.").format(word=found)
        hint = tr("Say “{plain}”.").format(plain=plain[found]) if plain[found] else tr("Leave it out.")
        yield Problem("warning", "hard-word", message, hint)


@functools.cache
def _plain_words() -> tuple[re.Pattern[str], Mapping[str, str]]:
    read = tomllib.loads(PLAIN_WORDS.read_text(encoding="utf-8"))
    plain = {str(each["hard"]).casefold(): str(each["plain"]) for each in read["words"]}
    longest_first = sorted(plain, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE), plain


def longest_text(text: str) -> str:
    """Return a paragraph as its longest letter has it: of each `if` the longest branch, a sign for each answer."""
    text = _PRINTED.sub(_ANSWER, text)
    stack: list[list[str]] = [[""]]  # for each open tag its branches, the last one the open one
    at = 0
    for tag in _BLOCK.finditer(text):
        stack[-1][-1] += text[at : tag.start()]
        at = tag.end()
        match tag[1]:
            case "if" | "for":
                stack.append([""])
            case "elif" | "else" if len(stack) > 1:
                stack[-1].append("")
            case "endif" | "endfor" if len(stack) > 1:
                branches = stack.pop()
                stack[-1][-1] += max(branches, key=lambda branch: len(_WORD.findall(branch)))
    stack[-1][-1] += text[at:]
    return "".join(max(branches, key=len) for branches in stack)


def _longest_run(flags: Iterator[bool]) -> int:
    longest = run = 0
    for flag in flags:
        run = run + 1 if flag else 0
        longest = max(longest, run)
    return longest


def _shown(sentence: str) -> str:
    words = " ".join(sentence.replace(_ANSWER, "…").split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"
