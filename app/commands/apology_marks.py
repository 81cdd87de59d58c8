"""What a person says of an apology on the command line: `sorry=not`, `published.place="the newsletter"`."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.domain.apologies import ApologyElement, Element, ElementAccount, Given
from app.domain.errors import UserError
from app.i18n import tr
from app.services.reply_reading import ReplyReading

# What follows the dot, and the field that it fills.
_FIELDS = {
    "words": "their_words", "wanted": "still_wanted", "place": "place", "on": "came_on", "by": "promised_by",
}  # fmt: skip
_DAYS = frozenset({"promised_by", "came_on"})


def parted(words: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the words that are about an apology, and the others."""
    ours: list[str] = []
    others: list[str] = []
    for word in words:
        (ours if _name(word)[0] in set(Element) else others).append(word)
    return ours, others


def apology_accounts(reading: ReplyReading, words: Iterable[str]) -> dict[Element, ElementAccount]:
    """Return what came of an apology: what is said now, with what was kept before and the words that were found.

    Args:
        reading: The reply that it came with.
        words: Such as `sorry=not`, `sorry.wanted=TEXT`, `published.on=2026-12-02`; each begins with an element.

    Raises:
        UserError: One of them says nothing that can be understood.
    """
    found = {each.element: _before(each, reading) for each in reading.asked}
    said: set[Element] = set()
    for word in words:
        name, field = _name(word)
        element, value = Element(name), word.partition("=")[2]
        account = found.get(element, ElementAccount())
        found[element] = _with_field(account, field, value, word) if field else _given(account, value, word)
        said.add(element)
    return {element: found[element] for element in Element if element in said}


def _before(asked: ApologyElement, reading: ReplyReading) -> ElementAccount:
    """Return what was said of this reply before, else the words found in it beside what was said of earlier ones."""
    proposal = reading.proposals.apology[asked.element]
    if asked.element in reading.apology_confirmed:
        return asked.account
    words, by = proposal.words or asked.account.their_words, proposal.promised_by or asked.account.promised_by
    return replace(asked.account, their_words=words, promised_by=by)


def _name(word: str) -> tuple[str, str]:
    """Return what a word is about, and the field of it; "" for what came."""
    name, _, field = word.partition("=")[0].strip().partition(".")
    return name, field


def _given(account: ElementAccount, value: str, word: str) -> ElementAccount:
    try:
        return replace(account, given=Given(value.strip()))
    except ValueError:
        known = ", ".join(each.value for each in Given)
        hint = tr("Write it as sorry=came; the words are: {known}.").format(known=known)
        raise _not_understood(word, hint) from None


def _with_field(account: ElementAccount, field: str, value: str, word: str) -> ElementAccount:
    if field not in _FIELDS:
        raise _not_understood(word, tr("After the dot there can be: {known}.").format(known=", ".join(_FIELDS)))
    name = _FIELDS[field]
    try:
        read = (date.fromisoformat(value) if value else None) if name in _DAYS else value
    except ValueError:
        raise _not_understood(word, tr("Write the day like 2026-11-20.")) from None
    return replace(account, **{name: read})  # type: ignore[arg-type] # a day or words, as the field takes


def _not_understood(word: str, hint: str) -> UserError:
    return UserError(tr("“{word}” says nothing about an apology.").format(word=word), hint)
