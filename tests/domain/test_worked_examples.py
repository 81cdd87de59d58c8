"""Every shipped clock worked out by hand with a calendar: from the rule, day by day, with the reason beside it."""

from datetime import date
from typing import Any

import pytest

from app.domain.clocks import Period
from tests.domain.clock_samples import due, shipped_clocks

EW, SCT, NI = "england-and-wales", "scotland", "northern-ireland"
EXAMPLES = [
    ("sar-reply", "2026-05-29", EW, "", "2026-06-29", "the same date, a Monday"),
    ("sar-reply", "2026-05-13", EW, "", "2026-06-15", "13 June is a Saturday"),
    ("sar-reply", "2026-05-13", SCT, "", "2026-06-16", "and that Monday is the World Cup holiday"),
    ("sar-reply", "2026-10-31", EW, "", "2026-11-30", "November has no 31st"),
    ("sar-reply", "2026-10-31", SCT, "", "2026-12-01", "and 30 November is St Andrew's"),
    ("sar-reply", "2028-01-30", NI, "", "2028-02-29", "a leap year"),
    ("sar-reply", "2026-11-25", EW, "", "2026-12-29", "Christmas, a weekend, and the day for Boxing Day"),
    ("sar-reply", "2027-02-26", EW, "", "2027-03-30", "Good Friday to Easter Monday"),
    ("sar-reply", "2027-02-26", SCT, "", "2027-03-29", "where Easter Monday is a working day"),
    ("sar-reply", "2026-02-17", NI, "", "2026-03-18", "St Patrick's Day"),
    ("sar-reply", "2019-10-14", EW, "", "2019-11-14", "the table before 2026 counts alike"),
    ("sar-reply", "2026-09-30", EW, "--extended", "2026-12-30", "three months from the same day"),
    (
        "sar-reply",
        "2026-07-01",
        EW,
        "--paused 2026-07-06..2026-07-06",
        "2026-08-03",
        "asked and answered in a day: one",
    ),
    ("sar-reply", "2026-07-01", SCT, "--paused 2026-07-06..2026-07-06", "2026-08-04", "the summer holiday there"),
    ("sar-reply", "2026-06-01", EW, "--id-received 2026-06-10", "2026-07-10", "the month runs from the proof"),
    ("sar-ext-notice", "2026-03-02", EW, "--paused 2026-03-09..2026-03-16", "2026-04-10", "the pause moves it too"),
    ("rights-reply", "2026-04-30", EW, "", "2026-06-01", "30 May is a Saturday"),
    ("rights-reply", "2026-04-30", EW, "--paused 2026-05-05..2026-05-12", "2026-06-01", "it does not stop"),
    ("rights-reply", "2026-04-30", EW, "--extended", "2026-07-30", "three months"),
    ("dpc-ack", "2026-06-19", EW, "", "2026-07-20", "19 July is a Sunday"),
    ("dpc-ack", "2026-10-31", EW, "", "2026-11-30", "thirty days from 1 November"),
    ("dpc-ack", "2026-10-31", SCT, "", "2026-12-01", "St Andrew's"),
    ("dpc-outcome", "2026-07-01", EW, "", "2026-09-29", "the last of the days to ask"),
    ("ico-ready", "2026-07-01", EW, "", "2026-07-31", "thirty days"),
    ("ico-latest", "2026-11-06", EW, "", "2027-02-05", "the day before 6 February"),
    ("ico-latest", "2026-08-31", EW, "", "2026-11-27", "29 November is a Sunday; back to Friday"),
    ("ico-latest", "2026-09-01", SCT, "", "2026-11-30", "the regulator is in England, St Andrew's or not"),
    ("ico-review", "2026-09-26", EW, "", "2026-12-24", "back from Christmas Day"),
    ("s166-earliest", "2026-11-30", EW, "", "2027-02-28", "February's last day, Sunday or not"),
    ("s166-latest", "2026-01-10", EW, "", "2026-08-07", "28 days from 10 July"),
    ("dpa98-40", "2018-05-01", EW, "", "2018-06-10", "forty days"),
    ("foi-reply", "2026-07-06", EW, "", "2026-08-05", "13 July is one in Belfast, 3 August in Edinburgh"),
    ("foi-reply", "2026-09-05", EW, "", "2026-10-02", "a Saturday is a day of receipt"),
    ("foi-review-ask", "2026-09-01", SCT, "", "2026-10-27", "forty, by England's holidays"),
    ("foi-review-reply", "2026-09-01", EW, "", "2026-09-29", "twenty"),
    ("foi-ico", "2026-11-13", EW, "", "2026-12-24", "six weeks is Christmas Day"),
    ("foisa-reply", "2026-11-20", SCT, "", "2026-12-21", "without St Andrew's"),
    ("foisa-review-ask", "2026-09-01", SCT, "", "2026-10-27", "forty"),
    ("foisa-review-reply", "2026-12-01", SCT, "", "2026-12-31", "without Christmas and the day for Boxing Day"),
    ("foisa-sic", "2026-05-30", SCT, "", "2026-11-27", "back from St Andrew's, a Monday"),
    ("lab-appeal-pa", "2026-11-20", EW, "", "2026-12-04", "fourteen days from the date on the letter"),
    ("appeal-14", "2026-12-06", EW, "", "2026-12-20", "fourteen days, a Sunday or not"),
    ("lab-noi", "2026-12-04", EW, "", "2026-12-04", "the date in the letter"),
    ("party-soft", "2026-11-20", EW, "", "2026-12-18", "four weeks"),
    ("party-soft", "2026-11-27", EW, "", "2026-12-29", "four weeks is Christmas Day"),
    ("reply-soft", "2026-12-12", EW, "", "2026-12-29", "two weeks is Boxing Day, a Saturday"),
    ("date-asked", "2026-12-05", EW, "", "2026-12-05", "the date in the letter"),
    ("ico-answer", "2026-11-25", SCT, "", "2026-12-29", "thirty days are Christmas Day, by England's holidays"),
    ("ico-progress", "2026-11-20", EW, "", "2027-02-22", "20 February is a Saturday"),
    ("dfe-complaint", "2026-04-02", EW, "", "2026-04-27", "fifteen without the Easter weekend"),
    ("phso", "2026-02-28", EW, "", "2027-02-26", "back from a Sunday"),
    ("phso", "2024-02-29", EW, "", "2025-02-28", "no 29 February"),
    ("ipso-std", "2026-08-31", EW, "", "2026-12-30", "the day before 31 December"),
    ("ipso-web", "2026-01-01", EW, "", "2026-12-31", "the day before New Year's Day"),
    ("ipso-referral", "2026-11-20", EW, "", "2026-12-18", "twenty-eight days"),
    ("ipso-assessment", "2026-12-04", SCT, "", "2026-12-29", "three weeks is Christmas Day"),
    ("ipso-review", "2026-11-20", EW, "", "2026-11-27", "seven days"),
    ("impress-pub", "2026-11-20", EW, "", "2026-12-11", "twenty-one days"),
    ("ofcom", "2026-12-11", EW, "", "2027-01-13", "twenty without Christmas, Boxing Day's day, New Year"),
    ("defam", "2026-12-01", EW, "", "2027-11-30", "the day before"),
    ("defam", "2026-12-01", SCT, "", "2027-11-29", "and St Andrew's"),
    ("eqa", "2026-03-31", EW, "", "2026-09-29", "September has no 31st; the day before its last"),
    ("pap-media", "2026-11-20", EW, "", "2026-12-04", "fourteen days"),
    ("pd-pac", "2026-12-11", EW, "", "2026-12-25", "fourteen days, Christmas or not"),
    ("contract", "2026-11-20", EW, "", "2032-11-19", "six years is a Saturday"),
]


def since(words: str) -> dict[str, Any]:
    """The options of the command line as those of an event."""
    given = words.split()
    found: dict[str, Any] = {"extended": "--extended" in given}
    if "--paused" in given:
        asked, answered = given[given.index("--paused") + 1].split("..")
        found["paused"] = ((date.fromisoformat(asked), date.fromisoformat(answered)),)
    if "--id-received" in given:
        found["id_received"] = date.fromisoformat(given[given.index("--id-received") + 1])
    return found


@pytest.mark.parametrize(("clock", "start", "nation", "options", "day", "why"), EXAMPLES)
def test_a_clock_worked_out_by_hand(clock: str, start: str, nation: str, options: str, day: str, why: str) -> None:
    assert due(clock, date.fromisoformat(start), nation, **since(options)).due.isoformat() == day, why


def test_every_shipped_clock_that_is_counted_is_worked_out_by_hand() -> None:
    counted = {clock.id for clock in shipped_clocks() if isinstance(clock.period, Period)}
    assert counted <= {example[0] for example in EXAMPLES}
