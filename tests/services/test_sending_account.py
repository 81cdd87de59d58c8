"""What a person says about a sending."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.letters import Channel
from app.services.sending_account import SendingAccount

DAYS = st.dates(date(2026, 11, 1), date(2026, 11, 30))


@given(sent=DAYS, received=st.none() | DAYS, today=DAYS)
def test_days_in_their_order_are_taken_and_others_refused(sent: date, received: date | None, today: date) -> None:
    account = SendingAccount(sent, Channel.POST, received=received)
    if sent <= (received or sent) <= today:
        account.refuse_impossible(today)
    else:
        with pytest.raises(UserError):
            account.refuse_impossible(today)


def test_what_was_sent_today_may_have_been_received_today() -> None:
    today = date(2026, 11, 20)
    SendingAccount(today, Channel.HAND, received=today).refuse_impossible(today)


def test_tomorrow_is_told_as_still_to_come() -> None:
    today = date(2026, 11, 20)
    with pytest.raises(UserError, match="still to come"):
        SendingAccount(today + timedelta(days=1), Channel.HAND).refuse_impossible(today)
