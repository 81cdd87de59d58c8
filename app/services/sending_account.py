"""What a person says about a sending."""

from dataclasses import dataclass
from datetime import date

from app.domain.errors import UserError
from app.domain.letters import Channel, StoredFile
from app.i18n import tr


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

    def refuse_impossible(self, today: date) -> None:
        """Refuse days that cannot be, because every date that follows would be wrong.

        Raises:
            UserError: It was sent or received in the future, or received before it was sent.
        """
        hint = tr("Look at the year and the month.")
        if self.sent_on > today:
            raise UserError(tr("The day it was sent is still to come."), hint)
        if self.received and self.received > today:
            raise UserError(tr("The day they received it is still to come."), hint)
        if self.received and self.received < self.sent_on:
            raise UserError(tr("They can’t have received it before it was sent."), hint)
