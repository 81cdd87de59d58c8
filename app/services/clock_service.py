"""Clocks of letters: the date a letter asks for, and how each clock of a case stands."""

from collections.abc import Sequence
from datetime import date

from app.domain.case_clocks import CaseClock, clock_start, settled_by, stand
from app.domain.cases import Case
from app.domain.clock_events import Since, reckon_since, what_happened_since
from app.domain.clocks import Clock, Event
from app.domain.errors import UserError
from app.domain.letters import Letter, LetterState, Sending
from app.domain.receipts import received_on
from app.domain.replies import Reply
from app.domain.rule_book import RuleBook
from app.domain.templates import ClockUse, Template
from app.services.pack_service import PackService
from app.services.sending_account import SendingAccount
from app.services.time_source import TimeSource


class ClockService:
    """Works dates out from the packs' rules."""

    def __init__(self, packs: PackService, time: TimeSource) -> None:
        self._packs = packs
        self._time = time

    def reply_by(self, template: Template, dated: date, nation: str) -> date | None:
        """Return the date that a letter dated `dated` asks for an answer by, or None when it names no clock."""
        if not template.reply_by:
            return None
        book = self._packs.rule_book(self._packs.pack_of(template))
        return book.reckon(template.reply_by, Event(dated, nation)).shown

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

    def clocks(self, case: Case, letters: Sequence[Letter], replies: Sequence[Reply]) -> list[CaseClock]:
        """Return every clock that runs from the case's sent letters, as it stands today."""
        sent = [letter for letter in letters if letter.state is LetterState.SENT]
        return [clock for letter in sent for clock in self._of_letter(case, letter, sent, replies)]

    def _of_letter(
        self, case: Case, letter: Letter, sent: Sequence[Letter], replies: Sequence[Reply]
    ) -> list[CaseClock]:
        template = self._packs.template_of(letter.template)
        book = self._packs.rule_book(self._packs.pack_of(template))
        mine = sorted(_replies_to(letter, replies), key=lambda reply: reply.received_on)
        since = what_happened_since(letter, mine, sent, self._time.today())
        found = [self._stand(case.nation, letter, mine, since, book, use) for use in template.clocks]
        return [clock for clock in found if clock is not None]

    def _stand(
        self, nation: str, letter: Letter, replies: Sequence[Reply], since: Since, book: RuleBook, use: ClockUse
    ) -> CaseClock | None:
        newest = next(rule for rule in reversed(book.clocks) if rule.id == use.id)
        start = clock_start(newest, letter, replies, use.from_)
        if start is None or _has_no_end(newest, use):
            return None
        try:
            rule = book.rule(use.id, start)
            reckoning = reckon_since(book, rule, Event(start, nation), since)
        except UserError:  # a letter from before the rule was in force starts no clock; its case is still to be seen
            return None
        clock = stand(rule, letter, reckoning, settled_by(replies), self._time.today())
        return clock.waits_for_us() if since.awaits_us and rule.stands_still else clock


def _replies_to(letter: Letter, replies: Sequence[Reply]) -> list[Reply]:
    """Return the replies to a letter; one that names no letter counts for every letter sent before it came."""
    sent_on = letter.sending.sent_on if letter.sending else date.max
    return [
        reply
        for reply in replies
        if reply.letter_id == letter.id or (reply.letter_id is None and reply.received_on >= sent_on)
    ]


def _has_no_end(rule: Clock, use: ClockUse) -> bool:
    """Whether no date can be worked out: it stands in a letter that has not come, or the rule only says “in time”."""
    if rule.period == "typed":
        return not use.from_
    return rule.period is None and not rule.prompts
