"""References in a reply: ours, by which it belongs to a case, and theirs, which the next letter quotes."""

import re
from collections.abc import Iterable

_LEAD = (
    r"(?:(?:our|case|complaint|enquiry|request|ticket|file|correspondence|SAR|DSAR|FOI|IC)\s+)?"
    r"(?:ref(?:erence)?|case|ticket|complaint|request)\.?(?:\s+(?:number|no\.?|id|code))?"
)
_NAMED = re.compile(
    rf"\b(?P<your>your\s+(?=ref))?{_LEAD}\s*(?:is\s*:?|:|#|=|-|–)?\s*[\[(#]?(?P<ref>[A-Z0-9][A-Z0-9/._\-]{{2,30}})",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"[\[({](?:(?:ref|case|ticket|id|thread)\s*[:#]?\s*|#)(?P<ref>[A-Z0-9][A-Z0-9/._\-]{2,30})[\])}]", re.IGNORECASE
)


def our_reference(subject: str, text: str, ours: Iterable[str]) -> str:
    """Return the first of our references that the subject or the text names; "" without any."""
    for words in (subject, text):
        folded = words.casefold()
        places = {ref: folded.find(ref.casefold()) for ref in ours if ref}
        named = [ref for ref, place in places.items() if place >= 0]
        if named:
            return min(named, key=lambda ref: places[ref])
    return ""


def their_reference(subject: str, own: str, ours: Iterable[str]) -> str:
    """Return the reference that they ask to be quoted; "" where there is none.

    "Your reference" is ours. A reference has a figure in it; a date or a time has not the form of one.
    """
    known = {ref.casefold() for ref in ours}
    for words in (own, subject):
        for found in (*_NAMED.finditer(words), *_BRACKETED.finditer(words)):
            ref = found["ref"].rstrip("./-_")
            is_ours = ref.casefold() in known or bool(found.groupdict().get("your"))
            if (
                not is_ours
                and re.search(r"\d", ref)
                and len(ref) >= 3
                and not re.fullmatch(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}", ref)
            ):
                return ref
    return ""
