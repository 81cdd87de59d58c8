"""Made-up cases to practise with: one that is late, one that was answered in part, and a letter half written."""

import tomllib
from collections.abc import Callable
from datetime import date, timedelta

from app.domain.answer_file import parse_answer_file, settle_answers
from app.domain.letters import Channel, Letter
from app.domain.replies import ReplyKind
from app.i18n import tr
from app.services.letter_service import LetterService
from app.services.organisation_service import OrganisationService
from app.services.pack_service import PackService
from app.services.reply_service import Arrival, ReplyService
from app.services.sending_account import SendingAccount

_ADDRESS = "complaints@example.org"
LATE, ANSWERED, HALF_WRITTEN = "subject-access-request", "party-complaint", "apology-request"


class PracticeCases:
    """Writes them from the sample answers of the starter pack, through the services that members' own go through.

    Args:
        go_to: Makes a day the present one for all the services.
    """

    def __init__(
        self,
        packs: PackService,
        organisations: OrganisationService,
        letters: LetterService,
        replies: ReplyService,
        go_to: Callable[[date], None],
    ) -> None:
        self._packs, self._organisations = packs, organisations
        self._letters, self._replies, self._go_to = letters, replies, go_to

    def write(self, today: date) -> None:
        """Write them all into an empty data file, as if they had been begun weeks ago; afterwards it is today.

        Raises:
            UserError: They could not be kept.
        """
        self._sent(LATE, today - timedelta(days=45))
        answered = self._sent(ANSWERED, today - timedelta(days=24))
        self._go_to(today - timedelta(days=2))
        self._replies.add(answered.case_id, Arrival(today - timedelta(days=2), ReplyKind.PARTIAL, text=_their_words()))
        self._go_to(today - timedelta(days=1))
        self._draft(HALF_WRITTEN, "minimal", today - timedelta(days=1), part=0.5)
        self._go_to(today)

    def _sent(self, template: str, day: date) -> Letter:
        self._go_to(day)
        finished, _drawn = self._letters.finish_now(self._draft(template, "sample", day).id)
        return self._letters.mark_sent(finished.id, SendingAccount(day, Channel.EMAIL, _ADDRESS))

    def _draft(self, name: str, which: str, day: date, part: float = 1.0) -> Letter:
        """Begin a letter with sample answers, or with that part of them; the case takes its organisation from them."""
        template = self._packs.template(name)
        given = parse_answer_file(tomllib.loads(self._packs.sample(template, which)))
        find = lambda organisation: self._organisations.recipient(organisation, template)  # noqa: E731 - one use
        answers = settle_answers(given, template, find, day).flat
        draft = self._letters.begin_from(template, 0)
        return self._letters.save(draft.id, dict(list(answers.items())[: int(len(answers) * part)]), draft.step)


def _their_words() -> str:
    return tr(
        "Dear member,\n\nThank you for your complaint. We have looked into it. We accept that your motion was item 6 "
        "of the agenda, and that no vote was held. The chair left it out because the meeting had begun late. We do not "
        "agree that the minutes have to be corrected.\n\nYours sincerely,\nThe complaints team"
    )
