"""The story of five months: a subject access request to an invented party, from June to November 2026.

Somebody comes to Plaint in August, with two letters sent and two answers received. The expected days are worked out
by hand, from the rules as they are published, and beside each stands why it is so.
"""

from dataclasses import dataclass, field

POINTS = """
[[points]]
statement = "Everything in my membership record, with its notes."
[[points]]
statement = "The file on complaint CMP-2026-0388, with the notes of the interviews."
[[points]]
statement = "Messages about me between the complaints unit and the regional office."
"""

ID_ASKED = """\
Dear Ms Marlow, thank you for your request. Before we can proceed we need proof of your identity. Please send us a
copy of your driving licence. Our reference: DP-2026-0093
"""

EXTENSION = """\
Dear Ms Marlow, your request is complex. We therefore need to extend the time for our response by a further two months.
"""

HOLDING = "Dear Ms Marlow, we are sorry for the delay. We are still looking into your request."

DISCLOSED = """\
Dear Ms Marlow,

Our reference: DP-2026-0093

Please find enclosed 31 pages from your membership record, with the notes in it.

We cannot provide the file on complaint CMP-2026-0388. More information is held and can be sent if required.

Yours sincerely,
Petra Quill
"""

ACKNOWLEDGED = "Dear Ms Marlow, we acknowledge receipt of your data protection complaint of 30 September 2026."

ABOUT_ME = """
[me]
name = "Ffion Marlow"
address = ["3 Fullers Court", "Eastbridge", "EB4 2KS"]
email = "ffion.marlow@example.org"
nation = "england-and-wales"

[to]
name = "The Lantern Party"
department = "Data Protection Office"
address = ["Lantern House", "40 Chandlers Street", "Eastbridge EB1 7QT"]
email = "data@lantern-party.example"
salutation = "Dear Data Protection Officer"
valediction = "Yours faithfully"
"""

OVERDUE = """
[answers]
asked_me = "id"
asked_on = 2026-06-24
answered_on = 2026-06-26
got = "acknowledged"
extension = "late"
extension_on = 2026-08-07
next_step = true
reply_how = "email"
"""

INCOMPLETE = """
[answers]
received_what = "31 pages of my membership record."
reply_how = "email"

[[answers.missing]]
what = "The file on complaint CMP-2026-0388, with the notes of the interviews."
sign = "your letter of 9 September says that more information is held."

[[answers.missing]]
what = "Messages about me between the complaints unit and the regional office."
sign = "page 14 of what you sent is an answer to one of them."
"""

COMPLAINT = """
[answers]
whose_data = "mine"
subject = "an incomplete answer to a subject access request"
harm = "I could not prepare my appeal, because I had not been shown the file."
wants = ["answer", "explain"]
reply_how = "email"

[[answers.incidents]]
on = 2026-06-18
what = "I sent my request by e-mail."

[[answers.incidents]]
on = 2026-09-09
what = "Thirty-one pages arrived, without the file on the complaint."
"""

REFERRAL = """
to = "ico"

[answers]
summary = "On 18 June 2026 I asked The Lantern Party for my data. On 9 September part of it came. I complained on 30 September."
complained_on = 2026-09-30
complained_how = "email"
outcome = "acknowledged"
last_contact_on = 2026-10-08
wants = ["look", "answer"]
share = "yes"
"""  # noqa: E501 the summary is one line of TOML


@dataclass(frozen=True)
class Stand:
    """How the case must stand after a step; words in a comment say why.

    Attributes:
        day: The day of the step.
        status: The case's sentence.
        clocks: Which clock, which day is shown, how it stands.
        action: What the first row of Today leads to; "" where Today asks nothing.
        may_write: The letters that make sense now, the first first.
        needs: What the first of them, or the one that is being written, needs first, and whether that is there.
    """

    day: str
    status: str
    clocks: tuple[str, ...]
    action: str = ""
    may_write: tuple[str, ...] = ()
    needs: dict[str, bool] = field(default_factory=dict)


def _late(day: str) -> str:
    return f"Their reply was due on {day} and has not come."


def _waiting(day: str) -> str:
    return f"Waiting for The Lantern Party’s reply, due {day}."


# 18 June was a Thursday; a month later is Saturday 18 July, so Monday 20 July. E-mail counts as received the same day.
RECORDED = Stand(
    "2026-08-10", _late("Mon 20 Jul 2026"), ("sar-reply 2026-07-20 overdue",),
    "write:sar-overdue", ("sar-overdue",), {"time-over": True},
)  # fmt: skip
# Until they have the proof the month has not begun: if it came today, Monday 10 August, it would end on 10 September.
ASKED_FOR_ID = Stand(
    "2026-08-10",
    "They asked you something and wait for your answer; until they have it, their time stands still.",
    ("sar-reply 2026-09-10 waiting-for-us",),
    "write:sar-id-or-clarification", ("sar-id-or-clarification",),
)  # fmt: skip
# They had it on Friday 26 June; a month later is Sunday 26 July, so Monday 27 July.
ID_SENT = Stand(
    "2026-08-10", _late("Mon 27 Jul 2026"), ("sar-reply 2026-07-27 overdue",),
    "write:sar-overdue", ("sar-overdue",), {"time-over": True},
)  # fmt: skip
# More time can be taken within the first month only. The notice came on 7 August: it moves nothing.
TOO_LATE = ID_SENT
# The reminder of Monday 10 August asks for an answer in two weeks; that date is the one to watch now.
FIRST_DUE = " It was first due on Mon 27 Jul 2026."
CHASED = Stand(
    "2026-08-10", _waiting("Mon 24 Aug 2026") + FIRST_DUE,
    ("sar-reply 2026-07-27 overdue", "reply-soft 2026-08-24 running"),
)  # fmt: skip
# "We are still looking into it" answers nothing and lengthens nothing.
HELD_OFF = Stand("2026-08-20", CHASED.status, CHASED.clocks)
# On the day after, the next step is the complaint to the organisation; whose data it is about is asked in it.
CHASE_OVER = Stand(
    "2026-08-25", _late("Mon 24 Aug 2026") + FIRST_DUE,
    ("sar-reply 2026-07-27 overdue", "reply-soft 2026-08-24 overdue"),
    "write:data-protection-complaint", ("data-protection-complaint",), {"own-data": False},
)  # fmt: skip
# The second reminder, of Thursday 27 August, has its own two weeks.
CHASED_AGAIN = Stand(
    "2026-08-27", _waiting("Thu 10 Sep 2026") + FIRST_DUE,
    ("sar-reply 2026-07-27 overdue", "reply-soft 2026-08-24 overdue", "reply-soft 2026-09-10 running"),
    "", ("data-protection-complaint",), {"own-data": False},
)  # fmt: skip
# What came on Wednesday 9 September answers the request and both reminders: two of them late, one in time.
_ANSWERED = (
    "sar-reply 2026-07-27 answered-late",
    "reply-soft 2026-08-24 answered-late",
    "reply-soft 2026-09-10 answered",
)
DISCLOSED_IN_PART = Stand(
    "2026-09-09", "Part answered on Wed 9 Sep 2026: 2 of 3 points open.", _ANSWERED,
    "write:sar-incomplete", ("sar-incomplete",), {"sign-given": False},
)  # fmt: skip
# Two weeks from Monday 14 September.
ASKED_FOR_THE_REST = Stand("2026-09-14", _waiting("Mon 28 Sep 2026"), (*_ANSWERED, "reply-soft 2026-09-28 running"))
REST_OVER = Stand(
    "2026-09-29", _late("Mon 28 Sep 2026"), (*_ANSWERED, "reply-soft 2026-09-28 overdue"),
    "write:data-protection-complaint", ("data-protection-complaint",), {"own-data": False},
)  # fmt: skip
# Complained on Wednesday 30 September. Day 1 of the 30 to acknowledge is 1 October, day 30 is Friday 30 October; the
# regulator looks at it after the same 30 days. No rule gives days for the outcome: it is asked for after 30, 60 and 90,
# which is 29 December. Our own time runs from the last real contact, the 31 pages of 9 September: three months are
# 9 December, to be safe a day earlier, Tuesday 8 December.
_BEFORE = (*_ANSWERED, "reply-soft 2026-09-28 overdue")
_READY = {
    "own-data": True, "complained-to-organisation": True, "time-given": True,
    "within-three-months": True, "summary-written": False,
}  # fmt: skip
COMPLAINED = Stand(
    "2026-09-30", _waiting("Fri 30 Oct 2026"),
    (*_BEFORE, "dpc-ack 2026-10-30 running", "dpc-outcome 2026-12-29 running",
     "ico-ready 2026-10-30 running", "ico-latest 2026-12-08 waiting-for-us"),
    needs=_READY | {"time-given": False},
)  # fmt: skip
# An acknowledgement keeps the time to acknowledge; it is no outcome, and no contact that our time would run from.
HEARD = Stand(
    "2026-10-08", _waiting("Tue 29 Dec 2026"),
    (*_BEFORE, "dpc-ack 2026-10-30 answered", "dpc-outcome 2026-12-29 running",
     "ico-ready 2026-10-30 running", "ico-latest 2026-12-08 waiting-for-us"),
    needs=_READY | {"time-given": False},
)  # fmt: skip
# On the 31st day the way to the regulator is open. It is 38 days to 8 December: less than six weeks, so it is told.
_OURS = "Your time for this ends on Tue 8 Dec 2026: Take the complaint to the ICO."
_WAITED = (
    *_BEFORE, "dpc-ack 2026-10-30 answered", "dpc-outcome 2026-12-29 running", "ico-ready 2026-10-30 ended",
    "ico-latest 2026-12-08 waiting-for-us",
)  # fmt: skip
TIME_GIVEN = Stand("2026-10-31", _OURS, _WAITED, "write:ico-referral", ("ico-referral",), _READY)
BEGUN = Stand("2026-11-10", _OURS, _WAITED, "continue", ("ico-referral",), _READY | {"summary-written": True})
# Sent by web form on Thursday 12 November, which ends our time. Three months later is Friday 12 February 2027, both for
# what the letter asks and for the tribunal; six months and 28 days later is Wednesday 9 June 2027.
REFERRED = Stand(
    "2026-11-12", _waiting("Tue 29 Dec 2026"),
    (*_WAITED[:-1], "ico-latest 2026-12-08 ended", "ico-progress 2027-02-12 running",
     "s166-earliest 2027-02-12 running", "s166-latest 2027-06-09 waiting-for-us"),
)  # fmt: skip
