"""What is new in a version, from the changelog: `python -m resources.installers.release_notes v1.2.0`.

It refuses a tag that is not the version of this checkout, a version that the changelog calls “in the making”, and any
while the names of the publisher are stand-ins.
"""

import re
import sys
from collections.abc import Sequence

from resources.installers.bundle_plan import ROOT, version
from resources.installers.publisher import undecided

CHANGELOG = ROOT / "resources" / "changelog.md"


class NotReadyError(Exception):
    """Why this tag can't be released."""


def notes(changelog: str, number: str) -> str:
    """Return the changelog's section about a version, without its heading.

    Raises:
        NotReadyError: There is none, it has no date yet, or it says nothing.
    """
    section = rf"^## {re.escape(number)}(?P<when>|[ ][^\n]*)\n(?P<words>.*?)(?=^## |\Z)"
    found = re.search(section, changelog, re.MULTILINE | re.DOTALL)
    if found is None:
        raise NotReadyError(f"The changelog has no section “## {number} (date)”.")
    if not re.fullmatch(r" \(\d{4}-\d\d-\d\d\)", found["when"]):
        raise NotReadyError(f"The changelog's section about {number} needs its date, as in “## {number} (2026-12-01)”.")
    words = found["words"].strip()
    if not words:
        raise NotReadyError(f"The changelog says nothing about {number}.")
    return words + "\n"


def tagged_version(tag: str, number: str) -> str:
    """Return the version that a tag such as `v1.2.0` names; raises NotReadyError when it is not this checkout's."""
    if tag != f"v{number}":
        raise NotReadyError(f"The tag is {tag}, and this is version {number}: the tag has to be v{number}.")
    return number


def refuse_stand_ins(names: Sequence[str]) -> None:
    """Refuse to release while names of the publisher are not decided; raises NotReadyError."""
    if names:
        said = " and ".join(names)
        raise NotReadyError(f"Nobody has decided {said} yet: set that in resources/installers/publisher.py.")


def main(arguments: Sequence[str]) -> int:
    """Print the notes of the tag that the command line names; returns the exit code."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        number = tagged_version(arguments[0], version())
        refuse_stand_ins(undecided())
        print(notes(CHANGELOG.read_text(encoding="utf-8"), number), end="")
    except NotReadyError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
