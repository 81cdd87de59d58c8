"""What a person says about a sending."""

from dataclasses import dataclass
from datetime import date

from app.domain.letters import Channel, StoredFile


@dataclass(frozen=True, slots=True)
class SendingAccount:
    """When, how and where a letter went.

    Attributes:
        received: The day they received it, if the person knows; otherwise a rule gives an assumed day.
    """

    sent_on: date
    channel: Channel
    address: str = ""
    received: date | None = None
    proof: StoredFile | None = None
