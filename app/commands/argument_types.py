"""What the words of a command line are read as; argparse turns a ValueError into a message that names the type."""

from datetime import date

YEARS = range(1900, 3000)
MOST_DIGITS = 18
SHA256_DIGITS = 64


def day(text: str) -> date:
    """Return an ISO day of these centuries; argparse turns the ValueError into a message."""
    found = date.fromisoformat(text)
    if found.year not in YEARS:
        raise ValueError(text)
    return found


day.__name__ = "day (YYYY-MM-DD)"  # argparse prints the name of the type in its message


def pause(text: str) -> tuple[date, date]:
    """Return the two days of a pause."""
    asked, _, answered = text.partition("..")
    return day(asked), day(answered)


pause.__name__ = "pause (FROM..TO, each YYYY-MM-DD)"


def dpi(text: str) -> int:
    """Return a resolution that pictures can have."""
    found = int(text)
    if not 10 <= found <= 1200:
        raise ValueError(text)
    return found


dpi.__name__ = "resolution (10 to 1200)"


def number(text: str) -> int:
    """Return a letter's number, of no more digits than the data file can hold."""
    if not text.isdecimal() or len(text) > MOST_DIGITS:
        raise ValueError(text)
    return int(text)


number.__name__ = "number"


def fingerprint(text: str) -> str:
    """Return the fingerprint of a history as it is kept, from what somebody copied: in groups, in capitals."""
    found = "".join(text.split()).lower()
    if len(found) != SHA256_DIGITS or set(found) - set("0123456789abcdef"):
        raise ValueError(text)
    return found


fingerprint.__name__ = "fingerprint (64 figures and letters a to f)"
