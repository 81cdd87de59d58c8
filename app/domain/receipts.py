"""When a thing sent counts as received until the person says otherwise (compare CPR 6.26, deemed service)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from app.domain.calendars import IfClosed, WorkingDays, calendar_for, roll
from app.domain.errors import NotFoundError
from app.domain.sources import Confidence, PackTable
from app.i18n import tr

Channel = Literal["email", "post", "recorded", "form", "hand"]


class ReceiptRule(PackTable):
    """How long a channel takes: `days` after sending, moved to a working day of the recipient if `if_closed` says."""

    channel: Channel
    rule: str = Field(min_length=1)
    days: int = Field(ge=0, le=60)
    if_closed: IfClosed = "none"
    source: str = Field(min_length=1)
    checked_on: dt.date | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True)
class Receipt:
    """A day on which a thing is assumed to have arrived; their clocks run from `latest`, ours from `earliest`."""

    date: dt.date
    rule: str
    earliest: dt.date
    latest: dt.date
    assumed: bool = True


def received_on(
    rules: Sequence[ReceiptRule], channel: str, sent_on: dt.date, nation: str, days: WorkingDays
) -> Receipt:
    """Return when a thing sent that way counts as received.

    The rule's date may be moved off a closed day, but post does come on Saturdays: the day as it was before the
    move is kept as the other end.

    Raises:
        NotFoundError: No rule of the pack is for that channel.
    """
    for rule in rules:
        if rule.channel == channel:
            arrives = sent_on + dt.timedelta(days=rule.days)
            calendar = calendar_for("recipient", nation)
            moved = roll(arrives, rule.if_closed, calendar, days)
            return Receipt(moved, rule.rule, min(arrives, moved), max(arrives, moved))
    raise NotFoundError(
        tr("There is no rule for when a thing sent by “{channel}” counts as received.").format(channel=channel),
        tr("Say on which day they received it."),
    )
