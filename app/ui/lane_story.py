"""What the picture of all dates tells: what we sent, what came back, whose clock ran from when to when."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from app.domain.case_clocks import CaseClock, ClockState, clock_sentence
from app.domain.case_needs import days_left_words
from app.domain.dates import near_date, short_date
from app.domain.letters import Channel, Letter, LetterState
from app.domain.replies import ReplyKind
from app.i18n import tr, trn
from app.services.case_service import CaseView


class Mark(NamedTuple):
    """Something that happened on a day: an icon, what it was, and a few words beneath."""

    on: date
    icon: str
    title: str
    detail: str


class Bar(NamedTuple):
    """One clock: its time from `start` to `due`, and how far it is used or late at `until`."""

    start: date
    due: date
    until: date
    whose: str
    title: str
    after: str  # beside the bar, on the right
    inside: str  # in the bar, where there is room
    late: str  # under the bar; empty when nothing is late

    @property
    def is_late(self) -> bool:
        """Whether part of the bar is past due."""
        return bool(self.late)


class Story(NamedTuple):
    """Everything in the picture; every part is in order."""

    today: date
    organisation: str
    sent: tuple[Mark, ...]
    came: tuple[Mark, ...]
    theirs: tuple[Bar, ...]
    ours: tuple[Bar, ...]
    holidays: tuple[tuple[date, str], ...] = ()

    def days(self) -> list[date]:
        """Return every day that the picture has to show."""
        marks = [mark.on for mark in (*self.sent, *self.came)]
        bars = [day for bar in (*self.theirs, *self.ours) for day in (bar.start, bar.due)]
        return [self.today, *marks, *bars]


def story_of(view: CaseView, today: date) -> Story:
    """Return what is to be drawn of a case."""
    sent = [letter for letter in view.letters if letter.state is LetterState.SENT]
    bars = [_bar(clock, today) for clock in sorted(view.clocks, key=lambda clock: (clock.starts_on, clock.shown))]
    return Story(
        today,
        view.case.organisation or tr("They"),
        tuple(sorted((_sent(letter, today) for letter in sent), key=lambda mark: mark.on)),
        tuple(_came(reply.kind, reply.received_on) for reply in sorted(view.replies, key=lambda one: one.received_on)),
        tuple(bar for bar in bars if bar.whose == "theirs"),
        tuple(bar for bar in bars if bar.whose != "theirs"),
    )


def told(clocks: Sequence[CaseClock]) -> str:
    """Return the picture in words, for those who do not see it."""
    return " ".join(f"{clock_sentence(clock)}. {' '.join(clock.working)}" for clock in clocks)


def _sent(letter: Letter, today: date) -> Mark:
    sending = letter.known_sending()
    how = {
        Channel.EMAIL: tr("by e-mail"),
        Channel.POST: tr("by post"),
        Channel.RECORDED: tr("by recorded delivery"),
        Channel.FORM: tr("by web form"),
        Channel.HAND: tr("by hand"),
    }[sending.channel]
    day = tr("today") if sending.sent_on == today else _day(sending.sent_on, today)
    return Mark(sending.sent_on, "send", letter.title, tr("sent {day}, {how}").format(day=day, how=how))


def _came(kind: ReplyKind, on: date) -> Mark:
    short = {
        ReplyKind.ACKNOWLEDGEMENT: tr("Acknowledged"),
        ReplyKind.HOLDING: tr("Answer will follow"),
        ReplyKind.ASKS_FOR_ID: tr("Asked who you are"),
        ReplyKind.ASKS_FOR_CLARIFICATION: tr("Asked you something"),
        ReplyKind.EXTENSION: tr("Took more time"),
        ReplyKind.PARTIAL: tr("Partial reply"),
        ReplyKind.FULL: tr("Replied"),
        ReplyKind.REFUSAL: tr("Refused"),
        ReplyKind.SENT_ELSEWHERE: tr("Sent you elsewhere"),
        ReplyKind.BOUNCE: tr("Came back"),
        ReplyKind.AUTOMATIC: tr("Automatic reply"),
        ReplyKind.UNREAD: tr("Reply to read"),
    }[kind]
    icon = "letter" if kind in {ReplyKind.ACKNOWLEDGEMENT, ReplyKind.AUTOMATIC, ReplyKind.HOLDING} else "reply"
    return Mark(on, icon, short, _day(on, on))


def _bar(clock: CaseClock, today: date) -> Bar:
    day = _day(clock.shown, today)
    is_over = clock.is_settled
    until = (clock.settled_on or clock.shown) if is_over else today
    left = "" if is_over or clock.state is ClockState.OVERDUE else days_left_words(clock.days_left)
    late = ""
    if clock.overdue_days and clock.whose != "wait":
        late = trn("{n} day late", "{n} days late", clock.overdue_days)
    after = {
        "theirs": tr("due {day}, {left}").format(day=day, left=left) if left else "",
        "wait": tr("after {day}").format(day=day),
        "ours": day,
    }[clock.whose]
    inside = left if clock.whose != "theirs" else ""
    return Bar(clock.starts_on, clock.shown, until, clock.whose, clock.title, after, inside, late)


def _day(day: date, today: date) -> str:
    """Return “Mon 21 Dec”, with the year when it is neither this one nor the next few months'."""
    is_near = abs((day - today).days) < 300
    return near_date(day) if is_near else short_date(day)
