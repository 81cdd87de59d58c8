"""Chance: what a person at a data folder might do next, given what is in it."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from app.bootstrap import Plaint
from app.domain.cases import Case
from app.domain.letters import Letter, LetterState
from app.domain.replies import Reply
from app.services.case_views import CaseView

MARK = "quillonberry"  # stands in everything that is written: under a passphrase no byte of it may be readable
LARGEST_BYTES = 2_000_000
_SAID = ("minutes", "branch", "vote", "chair", "mail", "Łódź", "résumé", "notice", "rule", "ballot")

Act: TypeAlias = Callable[[Plaint], object]


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to do: one call of a service, or those that one command makes.

    Attributes:
        does: Does it; it is called on two folders that hold the same.
        lock: The passphrase afterwards; None where it stays.
        shows: Whether a copy is made that other programs can read.
        makes: The name of the backup that it makes.
        reopens: Whether it closes the folder, which is opened again afterwards.
    """

    name: str
    does: Act
    lock: str | None = None
    shows: bool = False
    makes: str = ""
    reopens: bool = False


class Chooser:
    """Draws lots over what is in a data folder."""

    def __init__(self, plaint: Plaint, chance: Random, lock: str) -> None:
        self.plaint = plaint
        self.chance = chance
        self.lock = lock

    def words(self, most: int = 30) -> str:
        """Return words that nobody wrote before."""
        chance, count = self.chance, self.chance.randint(1, most)
        return f"{MARK} {' '.join(f'{chance.choice(_SAID)}{chance.randrange(10_000)}' for _ in range(count))}"

    def file(self) -> tuple[str, bytes]:
        """Return a file of any size up to that of a photo, small ones more often."""
        size = int(self.chance.uniform(1, LARGEST_BYTES**0.5) ** 2)
        return f"{MARK}-{self.chance.randrange(1000)}.txt", f"{MARK}\n".encode() + self.chance.randbytes(size)

    def case(self) -> Case | None:
        """Return any case."""
        cases = self.plaint.records.cases.all()
        return self.chance.choice(cases) if cases else None

    def view(self) -> CaseView | None:
        """Return any case with everything in it."""
        case = self.case()
        return self.plaint.cases.look(case) if case else None

    def letter(self, *states: LetterState) -> Letter | None:
        """Return any letter in one of these states."""
        letters = self.plaint.records.letters.all_of(states)
        return self.chance.choice(letters) if letters else None

    def reply(self) -> Reply | None:
        """Return any reply."""
        view = self.view()
        return self.chance.choice(view.replies) if view and view.replies else None
