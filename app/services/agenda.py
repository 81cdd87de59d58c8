"""Today's two lists as values, so that the window shows them without knowing how they are worked out."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a day without cases knows neither
    from app.domain.case_needs import CaseStatus
    from app.domain.cases import Case


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One row of Today.

    Attributes:
        action: What its button does, such as `continue`, `send`, `read`, `write:ico-referral` or `open`.
        follow_up: The title of the letter that `write:` begins; "" otherwise.
    """

    case: "Case"
    status: "CaseStatus"
    action: str
    follow_up: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """Today's two lists."""

    ours: tuple[AgendaItem, ...]
    theirs: tuple[AgendaItem, ...]
    has_cases: bool
