"""Clocks of letters: the date a letter asks for, and how each clock of a case stands."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TypeAlias

from app.domain.case_clocks import CaseClock, ClockState, settled_by, stand
from app.domain.case_facts import letter_followed
from app.domain.cases import Case
from app.domain.clock_events import reckon_since, what_happened_since
from app.domain.clock_rules import AT_AN_ANSWER
from app.domain.clock_starts import Watched, day_0
from app.domain.clocks import Clock, Event
from app.domain.errors import NotFoundError, UserError
from app.domain.interview import Interview, is_so
from app.domain.letter_chains import answered_together, asks_again, taken_further
from app.domain.letters import Letter, LetterState, Sending, TemplateName
from app.domain.own_limits import letters_that_meet, met_on
from app.domain.pack_contents import Pack
from app.domain.receipts import received_on
from app.domain.replies import Reply
from app.domain.rule_book import RuleBook
from app.domain.templates import ClockUse, Template
from app.services.pack_service import PackService, PackState
from app.services.sending_account import SendingAccount
from app.services.time_source import TimeSource


@dataclass(frozen=True, slots=True)
class Rules:
    """A template with the pack that it is from and the pack's rules."""

    template: Template
    pack: Pack
    book: RuleBook


RulesOf: TypeAlias = Callable[[TemplateName], Rules]


def _is_known(letter: Letter, rules_of: RulesOf) -> bool:
    """Whether the pack that a letter was written with is here; without it nobody knows its clocks."""
    try:
        rules_of(letter.template)
    except NotFoundError:
        return False
    return True


class ClockService:
    """Works dates out from the packs' rules."""

    def __init__(self, packs: PackService, time: TimeSource) -> None:
        self._packs = packs
        self._time = time

    def today(self) -> date:
        """Return the day that clocks are reckoned from."""
        return self._time.today()

    def packs_state(self) -> PackState:
        """Return what is equal as long as the rules are the same."""
        return self._packs.state

    def reply_by(self, template: Template, interview: Interview, nation: str) -> date | None:
        """Return the date that a letter of today asks for an answer by; None when no clock that it names runs."""
        stopped = {use.id for use in template.clocks if not is_so(interview, use.only_if)}
        named = next((name for name in template.reply_by if name not in stopped), "")
        if not named:
            return None
        book = self._packs.rule_book(self._packs.pack_of(template))
        return book.reckon(named, Event(interview.today, nation)).shown

    def sending(self, letter: Letter, case: Case, account: SendingAccount) -> Sending:
        """Return a sending with its day of receipt: the one we were told, else what the receipt rule gives.

        Raises:
            UserError: The days cannot be.
        """
        account.refuse_impossible(self._time.today())
        latest = earliest = account.received
        if latest is None or earliest is None:
            pack = self._packs.pack_of(self._packs.template_of(letter.template))
            days = self._packs.working_days(pack)
            receipt = received_on(pack.receipts, account.channel.value, account.sent_on, case.nation, days)
            latest, earliest = receipt.latest, receipt.earliest
        assumed = account.received is None
        return Sending(account.sent_on, account.channel, account.address, latest, earliest, assumed, account.proof)

    def rules(self) -> RulesOf:
        """Return a look-up of templates with their packs and rules, for one look at many letters."""
        return cache(self._rules_of)

    def _rules_of(self, name: TemplateName) -> Rules:
        template = self._packs.template_of(name)
        pack = self._packs.pack_of(template)
        return Rules(template, pack, self._packs.rule_book(pack))

    def clocks(
        self, case: Case, letters: Sequence[Letter], replies: Sequence[Reply], rules: RulesOf | None = None
    ) -> list[CaseClock]:
        """Return every clock that runs in the case, as it stands today.

        They run from sent letters; a limit of our own that a letter has to keep runs while it is still being written.
        In a closed case none runs, nor from a letter whose pack is gone. Who looks at many cases hands over `rules`.
        """
        rules_of = rules or self.rules()
        letters = [letter for letter in letters if _is_known(letter, rules_of)]
        sent = tuple(letter for letter in letters if letter.state is LetterState.SENT)
        unsent = [letter for letter in letters if letter.state is not LetterState.SENT]
        past = _Past(sent, replies, {each.id: _followed(each, sent, rules_of(each.template)) for each in sent})
        clocks = [
            clock
            for letter in (*sent, *unsent)
            for clock in self._of_letter(case, letter, past, rules_of(letter.template))
        ]
        if case.closed_on is not None:
            return [clock.ended() for clock in clocks]
        return _told_once(clocks, past, rules_of)

    def _of_letter(self, case: Case, letter: Letter, past: "_Past", rules: Rules) -> list[CaseClock]:
        about = answered_together(letter, past.sent, past.followed)
        mine = sorted(_replies_to(letter, about, past.replies), key=lambda reply: reply.received_on)
        answering = rules.pack.answering(letter.template.id)
        since = what_happened_since(letter, mine, past.sent, self._time.today(), answering)
        earlier = _replies_before(letter, past)
        watched = Watched(letter, case.nation, mine, since, rules.book, self._time.today(), earlier)
        watch = _Watch(watched, past.sent, rules.pack, rules.template.reply_by)
        found = (self._stand(watch, use) for use in self._uses(letter, rules.template))
        owed_by = _owed_by(case, letter)
        return [replace(clock, owed_by=owed_by) if owed_by else clock for clock in found if clock is not None]

    def _uses(self, letter: Letter, template: Template) -> list[ClockUse]:
        """Return the clocks of a letter, as its answers stand.

        `else_from` is left only where it takes the place of `from`.
        """
        if not any(use.from_ or use.only_if for use in template.clocks):
            return list(template.clocks)
        interview = self._packs.interview(template, letter.answers)
        asked = interview.is_visible
        return [
            use.model_copy(update={"else_from": "" if asked(use.from_) else use.else_from})
            for use in template.clocks
            if is_so(interview, use.only_if) and (not use.from_ or asked(use.from_) or asked(use.else_from))
        ]

    def _stand(self, watch: "_Watch", use: ClockUse) -> CaseClock | None:
        of, newest = watch.of, watch.of.book.newest(use.id)
        meeting = letters_that_meet(watch.pack, newest) if newest.whose == "ours" else frozenset()
        is_kept = of.letter.state is LetterState.SENT or of.letter.template.id in meeting
        if not is_kept or _has_no_end(newest, use):
            return None
        try:
            event = day_0(of, newest, use)
            if event is None:
                return None
            rule = of.book.rule(use.id, event.start)
            reckoning = reckon_since(of.book, rule, event, of.since)
        except UserError:  # a letter from before the rule was in force starts no clock; its case is still to be seen
            return None
        is_ours = rule.whose == "ours"
        since = event.start if rule.starts in AT_AN_ANSWER and not use.from_ else None
        ended = met_on(of.letter, meeting, watch.sent, since) if is_ours else settled_by(of.replies, rule.met_by)
        clock = stand(rule, of.letter, reckoning, ended, of.today, is_quoted=use.id in watch.quoted)
        return clock.waits_for_us() if of.since.holds_up(rule) else clock


@dataclass(frozen=True, slots=True)
class _Past:
    """What was sent and came back in a case; `followed` says which letter each sent one goes on from."""

    sent: Sequence[Letter]
    replies: Sequence[Reply]
    followed: Mapping[int, int | None]


@dataclass(frozen=True, slots=True)
class _Watch:
    """A letter whose clocks are reckoned, the sent ones of its case, its pack, and the clocks whose date it quotes."""

    of: Watched
    sent: Sequence[Letter]
    pack: Pack
    quoted: Sequence[str]


def _owed_by(case: Case, letter: Letter) -> str:
    """Return the name of whoever a letter went to; "" for the organisation of the case, or where nobody knows."""
    name, known = str(letter.recipient.get("name", "")), letter.recipient.get("organisation")
    is_theirs = name == case.organisation or bool(known and known == case.organisation_id)
    return "" if is_theirs else name


def _told_once(clocks: list[CaseClock], past: _Past, rules_of: RulesOf) -> list[CaseClock]:
    """Mark the clocks of letters whose answer a later letter asks for again; only a date that went by needs it."""
    if not any(clock.state is ClockState.OVERDUE and clock.whose == "theirs" for clock in clocks):
        return clocks
    awaited = {clock.letter_id for clock in clocks if clock.whose == "theirs"}
    packs = {each.template.pack: rules_of(each.template).pack for each in past.sent}
    again = asks_again([route for pack in packs.values() for route in pack.routes])
    further = taken_further(past.sent, past.followed, again, awaited)
    return [replace(clock, is_taken_further=True) if clock.letter_id in further else clock for clock in clocks]


def _replies_before(letter: Letter, past: _Past) -> list[Reply]:
    """Return the replies to letters that went to the same organisation before this one."""
    before = {each.id for each in past.sent if letter.sending and _is_earlier(each, letter)}
    return [reply for reply in past.replies if reply.letter_id in before]


def _is_earlier(letter: Letter, than: Letter) -> bool:
    """Whether a letter went to the same organisation before another; of a recorded one nobody knows to whom."""
    if letter.id == than.id or letter.known_sending().sent_on > than.known_sending().sent_on:
        return False
    name, other = letter.recipient.get("name"), than.recipient.get("name")
    return not name or not other or name == other


def _followed(letter: Letter, sent: Sequence[Letter], rules: Rules) -> int | None:
    """Return the letter that one about an earlier letter goes on from: what answers the one answers the other."""
    if len(sent) == 1 or not rules.template.asks_for_earlier_letter:
        return None
    return letter_followed(letter, sent, rules.pack.leading_to(rules.template.id))


def _replies_to(letter: Letter, about: Container[int], replies: Sequence[Reply]) -> list[Reply]:
    """Return the replies to a letter or to one that goes on from it, whose ids are `about`.

    A reply that names no letter counts for every letter sent before it came.
    """
    sent_on = letter.sending.sent_on if letter.sending else date.max
    return [
        reply
        for reply in replies
        if reply.letter_id in about or (reply.letter_id is None and reply.received_on >= sent_on)
    ]


def _has_no_end(rule: Clock, use: ClockUse) -> bool:
    """Whether no date can be worked out: it stands in a letter that has not come, or the rule only says “in time”."""
    if rule.period == "typed":
        return not use.from_
    return rule.period is None and not rule.prompts
