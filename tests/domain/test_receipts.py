from datetime import date

import pytest

from app.domain.errors import NotFoundError
from app.domain.receipts import ReceiptRule, received_on
from tests.domain.clock_samples import shipped_days, shipped_receipts


@pytest.mark.parametrize(
    ("channel", "sent", "received"),
    [
        ("email", "2026-11-21", "2026-11-21"),
        ("form", "2026-11-21", "2026-11-21"),
        ("hand", "2026-11-21", "2026-11-21"),
        ("post", "2026-11-18", "2026-11-20"),
        ("post", "2026-11-19", "2026-11-23"),
        ("recorded", "2026-11-20", "2026-11-23"),
        ("post", "2026-12-23", "2026-12-29"),
    ],
)
def test_what_was_sent_counts_as_received(channel: str, sent: str, received: str) -> None:
    receipt = received_on(shipped_receipts(), channel, date.fromisoformat(sent), "england-and-wales", shipped_days())
    assert (receipt.date, receipt.assumed) == (date.fromisoformat(received), True)


def test_post_goes_by_the_holidays_of_the_recipient() -> None:
    received = received_on(shipped_receipts(), "post", date(2026, 11, 28), "scotland", shipped_days()).date
    assert received == date(2026, 12, 1)


def test_post_may_have_come_on_the_saturday_before() -> None:
    receipt = received_on(shipped_receipts(), "post", date(2026, 11, 19), "scotland", shipped_days())
    assert (receipt.earliest, receipt.latest) == (date(2026, 11, 21), date(2026, 11, 23))


def test_a_rule_may_move_receipt_back() -> None:
    rule = ReceiptRule(
        channel="hand", rule="the working day before", days=0, if_closed="previous", source="a court order"
    )
    receipt = received_on([rule], "hand", date(2026, 11, 21), "scotland", shipped_days())
    assert (receipt.date, receipt.latest) == (date(2026, 11, 20), date(2026, 11, 21))


def test_a_channel_without_a_rule_asks_for_the_day() -> None:
    with pytest.raises(NotFoundError, match="pigeon") as caught:
        received_on(shipped_receipts(), "pigeon", date(2026, 11, 19), "scotland", shipped_days())
    assert caught.value.hint == "Say on which day they received it."
