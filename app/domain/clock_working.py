"""The working of a clock in whole sentences, so that anybody can follow from the first day to the last."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.domain.calendars import WorkingDays, place_name
from app.domain.clock_counting import Circumstances, Count, length_of
from app.domain.clock_rules import Clock, Period, Whose
from app.domain.dates import weekday_date
from app.i18n import tr, trn

NUMBER_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def period_words(period: Period) -> str:
    """Say a length of time: “one month”, “six months less one day”, “20 working days”."""
    lengths = (
        (period.years, trn("{n} year", "{n} years", period.years)),
        (period.months, trn("{n} month", "{n} months", period.months)),
        (period.weeks, trn("{n} week", "{n} weeks", abs(period.weeks))),
        (period.days, trn("{n} day", "{n} days", abs(period.days))),
        (period.working_days, trn("{n} working day", "{n} working days", period.working_days)),
    )
    given = [(n, _in_words(abs(n), words)) for n, words in lengths if n]
    text = given[0][1] if given[0][0] > 0 else tr("{time} before").format(time=given[0][1])
    for n, words in given[1:]:
        text = (tr("{time} and {more}") if n > 0 else tr("{time} less {more}")).format(time=text, more=words)
    return text


def working_sentences(clock: Clock, start: date, given: Circumstances, main: Count | None) -> Iterator[str]:
    """Say how the main reading comes about from the day of the event, before anything that moves day 0."""
    if given.start != start:
        yield tr("What they had asked for came {day}; the time runs from then.").format(day=weekday_date(given.start))
    yield from option_sentences(clock, given)
    if main is not None:
        yield from count_sentences(clock, given, main)
    if given.notice_by is not None and given.extended and clock.extension:
        told = tr("The extension counts only if they told you of it, with their reasons, by {day}.")
        yield told.format(day=weekday_date(given.notice_by))


def start_sentence(clock: Clock, start: date) -> str:
    """Say what day 0 is and what happened on it."""
    if clock.period == "typed":
        return tr("The date given in the letter is {day}.").format(day=weekday_date(start))
    return {
        "sent": tr("Sent {day}."),
        "received": tr("Received {day}."),
        "dated": tr("Dated {day}."),
        "published": tr("Published {day}."),
        "happened": tr("Happened {day}."),
        "became-aware": tr("You became aware {day}."),
        "decided": tr("Decided {day}."),
        "outcome-received": tr("Outcome received {day}."),
        "last-contact": tr("Last contact {day}."),
        "reply-received": tr("Reply received {day}."),
    }[clock.starts].format(day=weekday_date(start))


def missed_sentences(working: Sequence[str], due: date) -> Iterator[str]:
    """Say that day 0 is the day on which an answer was due that did not come, and how that day was worked out."""
    yield from working
    yield tr("No answer came by {day}, the first day on which it may have been due; the time runs from then.").format(
        day=weekday_date(due)
    )


def count_sentences(clock: Clock, given: Circumstances, count: Count) -> Iterator[str]:
    """Say how the main reading got from day 0 to its date."""
    days = given.days
    if count.starts_on != given.start:
        yield tr("That was not a working day; the time runs from {day}.").format(day=weekday_date(count.starts_on))
    yield _period_sentence(clock, count, days)
    if count.is_clamped:
        yield tr("That month has no day {day}, so its last day stands for it.").format(day=count.starts_on.day)
    if count.skipped:
        yield _skipped_sentence(count, days)
    if count.paused:
        yield from _pause_sentences(clock, count, days)
    if count.due > count.end:
        yield tr("The next working day in {place} is {day}.").format(
            place=place_name(count.calendar), day=weekday_date(count.due)
        )
    if count.due < count.end:
        yield tr("The last working day before that in {place} is {day}.").format(
            place=place_name(count.calendar), day=weekday_date(count.due)
        )


def option_sentences(clock: Clock, given: Circumstances) -> Iterator[str]:
    """Say what was asked for that this clock does not take, so that nobody thinks that it was counted."""
    if given.extended and clock.extension is None:
        yield tr("This time limit cannot be extended, so no extension is counted.")
    if given.paused and not clock.pauses:
        yield tr("This time limit does not stop while they wait for an answer from you.")


def prompt_sentence(prompts: Sequence[date]) -> str:
    """Say when to ask how things stand, for a clock that has no period."""
    listed = [weekday_date(day) for day in prompts]
    text = (
        tr("{days} and {last}").format(days=", ".join(listed[:-1]), last=listed[-1]) if len(listed) > 1 else listed[0]
    )
    return tr("There is no fixed time limit. Ask how things stand on {days}.").format(days=text)


def reading_sentences(whose: Whose, due: date, readings: Sequence[tuple[str, date]]) -> Iterator[str]:
    """Say which other readings move the date to go by, and where it comes to stand."""
    others = [(title, day) for title, day in readings if (day < due if whose == "ours" else day > due)]
    for title, day in others:
        yield tr("Another reading ({title}) gives {day}.").format(title=title, day=weekday_date(day))
    if not others:
        return
    ends = [day for _title, day in others]
    sentence = {
        "ours": tr("To be safe, act by the earliest of these, {day}."),
        "theirs": tr("They are late only after the latest of these, {day}."),
        "wait": tr("You may act after the latest of these, {day}."),
    }[whose]
    yield sentence.format(day=weekday_date(min(ends) if whose == "ours" else max(ends)))


def closing_sentences(clock: Clock, law_text: str) -> Iterator[str]:
    """Say where the rule comes from and how far it can be relied on."""
    if law_text:
        yield tr("The rule is in {law}.").format(law=law_text)
    if clock.soft:
        yield tr("This is a date out of courtesy, not a legal time limit.")
    if clock.confidence == "unsure":
        yield tr("Check this one: what we found about it is unsure or has changed.")


def _in_words(n: int, text: str) -> str:
    return text.replace(str(n), NUMBER_WORDS[n], 1) if n < len(NUMBER_WORDS) else text


def _with_reason(day: date, clock: Clock, count: Count, days: WorkingDays) -> str:
    reason = "" if clock.if_closed == "none" else days.holiday_name(day, count.calendar)  # "Sat" is in the date
    return f"{weekday_date(day)}, {reason}" if reason else weekday_date(day)


def _period_sentence(clock: Clock, count: Count, days: WorkingDays) -> str:
    words = period_words(count.period)
    is_extended = clock.extension is not None and count.period != clock.period
    last = _with_reason(count.nominal, clock, count, days)
    if not count.period.all_months and count.period.all_days >= 0:
        counted = tr("counting that day") if clock.first_day == "same" else tr("counting from the day after")
        sentence = tr("{period}, {counted}, end on {day}.").format(period=words, counted=counted, day=last)
    else:
        sentence = tr("{period} is {day}.").format(period=words, day=last)
    if is_extended:
        return tr("With the extension, {sentence}").format(sentence=sentence)
    return sentence[:1].upper() + sentence[1:]


def _skipped_sentence(count: Count, days: WorkingDays) -> str:
    named = [f"{weekday_date(day)} ({days.closed_because(day, count.calendar)})" for day in count.skipped]
    return tr("Not counted, besides weekends: {days}.").format(days="; ".join(named))


def _pause_sentences(clock: Clock, count: Count, days: WorkingDays) -> Iterator[str]:
    end = _with_reason(count.end, clock, count, days)
    for pause in count.paused:
        yield trn("{n} day does not count", "{n} days do not count", length_of(pause)) + tr(
            ", from {first} to {last}: they were waiting for your answer."
        ).format(first=weekday_date(pause[0]), last=weekday_date(pause[1]))
    yield tr("That makes it {day}.").format(day=end)
