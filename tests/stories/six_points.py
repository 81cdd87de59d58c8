"""The story of six points: a complaint to an invented party, and its evasive answer, as a mail program saves it."""

from email.message import EmailMessage
from email.policy import SMTP

POINTS = (
    ("Who decided that item 6 would not be taken, and under which rule?", ""),
    ("Why do the minutes of 3 June say that I withdrew the motion?", "minutes that say what happened"),
    ("Can minutes be corrected after they have been approved?", ""),
    ("What became of my e-mail of 16 July 2026 to the branch secretary?", "an answer to it"),
    ("Will the motion be put to the vote at the next branch meeting?", ""),
    ("How many members had written to ask for the motion to be debated?", "the number"),
)
I_HAD_SAID = "I told the branch secretary so by e-mail the same day and have had no answer."
ADDRESS = "complaints@harbour-party.example"

COMPLAINT = """
[me]
name = "Siân Pritchard"
address = ["14 Weir Cottages", "Mytholm HX7 8QR"]
email = "sian.pritchard@example.org"
nation = "england-and-wales"

[to]
name = "The Harbour Party"
department = "Complaints Team"
address = ["Pier House, 3 Quay Row", "Severnmouth SM1 4TT"]
email = "complaints@harbour-party.example"
salutation = "Dear Complaints Team"
valediction = "Yours faithfully"

[answers]
subject = "a motion taken off a branch agenda"
concerns = "people"
respondents = [{ name = "Robin Tansley", role = "chair, Calder Valley branch" }]
standing = "affected"
membership = "current"
branch = "Calder Valley branch"
knows_rule = false
standard = "a motion that is on the agenda is put to the vote."
reply_how = "email"
keep_name = false
asks = ["explanation"]

[[answers.incidents]]
on = 2026-06-03
what = "The chair said at the start of the meeting that item 6 would not be taken. No reason was given."

[[answers.incidents]]
on = 2026-07-16
what = "I read in the minutes that I had withdrawn the motion. I had not. I told the branch secretary so by e-mail the same day and have had no answer."
""" + "".join(  # noqa: E501 what happened is one line of TOML
    f'\n[[answers.points]]\nstatement = "{statement}"\nremedy = "{remedy}"\n' for statement, remedy in POINTS
)

ANSWER = """\
Dear Ms Pritchard,

Our reference: CT/2026/118

Thank you for your letter of 24 September. We have now looked into your complaint and can answer it in part.

Item 6: the branch chair, Robin Tansley, decided that item 6 would not be taken, under standing order 12, which lets \
the chair leave out business for want of time.

As to the minutes of 3 June, they were approved by the following meeting. We are unable to say more about why they \
say that the motion was withdrawn.

We have found no evidence that the branch secretary altered any e-mail, and at no time did the secretary delete your \
e-mail of 16 July.

The motion will be put to the vote at the next branch meeting, on 9 December 2026.

Yours sincerely,
Jo Marlowe
Complaints Team
"""

QUOTED = """
________________________________
From: Siân Pritchard <sian.pritchard@example.org>
Sent: 24 September 2026 18:02
To: Complaints Team
Subject: Formal complaint: a motion taken off a branch agenda

How many members had written to ask for the motion to be debated? My complaint is attached.
"""
TRACKER = '<p>Dear Ms Pritchard</p><img src="https://track.harbour-party.example/open.gif">'

# What a person says of each point, once they have read the answer.
VERDICTS = {"P1": "answered", "P2": "partly", "P3": "ignored", "P4": "off-the-point", "P5": "answered", "P6": "ignored"}
MINUTES = "As to the minutes of 3 June, they were approved by the following meeting."
DENIAL = (
    "We have found no evidence that the branch secretary altered any e-mail, and at no time did the secretary delete "
    "your e-mail of 16 July."
)


def answer_mail() -> bytes:
    """Return the answer as an `.eml` file: a reply with our letter quoted below, and HTML with a tracking picture."""
    message = EmailMessage(policy=SMTP)
    message["From"] = '"Complaints Team, The Harbour Party" <complaints@harbour-party.example>'
    message["To"] = "Siân Pritchard <sian.pritchard@example.org>"
    message["Subject"] = "RE: Formal complaint: a motion taken off a branch agenda [CT/2026/118]"
    message["Date"] = "Thu, 12 Nov 2026 10:14:02 +0000"
    message["Message-ID"] = "<118.20261112@harbour-party.example>"
    message["In-Reply-To"] = "<c0ffee@example.org>"
    message.set_content(ANSWER + QUOTED, cte="quoted-printable")
    message.add_alternative(TRACKER, subtype="html")
    return message.as_bytes()
