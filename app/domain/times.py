"""Times of day as people write them: 14:30, 2.30 pm, noon."""

import re

_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(a\.?m\.?|p\.?m\.?)?", re.IGNORECASE)
_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}


def as_time(text: str) -> str | None:
    """Return a time of day as HH:MM; None for what is not one. A bare hour needs am or pm: “4” may be either."""
    written = " ".join(text.split()).lower()
    if written in _WORDS:
        return _WORDS[written]
    found = _TIME.fullmatch(written)
    if found is None or not (found[2] or found[3]):
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "")[:1]
    if minute > 59 or hour > (12 if half else 23) or (half and not hour):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}"
