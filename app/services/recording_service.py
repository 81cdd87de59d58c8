"""What happened outside Plaint, and corrections of what was recorded; the history keeps the old account."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from app.domain.answers import Value
from app.domain.cases import Case
from app.domain.errors import NotAllowedError, NotFoundError, UserError
from app.domain.history import Happened, Happening
from app.domain.letters import Channel, Letter, LetterState, Origin, Sending, StoredFile
from app.domain.noted_accounts import corrected_place, standing_account
from app.domain.point_lists import listed_points
from app.domain.points import points_from_answer
from app.domain.replies import Reply
from app.domain.templates import Template
from app.i18n import tr
from app.services.case_service import time_of_day
from app.services.clock_service import ClockService
from app.services.kept_text import clean_text
from app.services.pack_service import PackService
from app.services.records import Records
from app.services.reply_reading import read_reply_file
from app.services.sending_account import SendingAccount
from app.services.time_source import TimeSource

MOST_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class WrittenElsewhere:
    """A letter that was written before Plaint, or without it.

    Attributes:
        points: Entries of a `points` answer: `{statement, remedy, rule}`.
    """

    template: Template
    name: str
    data: bytes
    account: SendingAccount
    points: tuple[Mapping[str, Value], ...] = ()


class RecordingService:
    """Records letters from elsewhere and corrects accounts."""

    def __init__(self, records: Records, packs: PackService, clocks: ClockService, time: TimeSource) -> None:
        self._records = records
        self._packs = packs
        self._clocks = clocks
        self._time = time

    def keep_file(self, name: str, data: bytes) -> StoredFile:
        """Keep a file's exact bytes, such as an exhibit or a proof of posting.

        Raises:
            UserError: It is empty or over 100 MiB.
        """
        if not data:
            raise UserError(tr("“{name}” is empty.").format(name=name), tr("Choose another file."))
        if len(data) > MOST_BYTES:
            raise UserError(
                tr("“{name}” is larger than 100 MB.").format(name=name),
                tr("Keep the part that matters, for example some pages or a smaller picture."),
            )
        return self._records.contents.put(data, PurePath(name).name)

    def keep_proof(self, name: str, data: bytes, send: Callable[[StoredFile], Letter]) -> Letter:
        """Keep a proof of posting together with the sending that it proves, or neither; raises as `keep_file` does."""
        with self._records.database.transaction():
            return send(self.keep_file(name, data))

    def record(self, case: Case, written: WrittenElsewhere) -> Letter:
        """Record a letter that was sent without Plaint; it starts clocks like any other."""
        with self._records.database.transaction():
            file = self.keep_file(written.name, written.data)
            draft = Letter(
                id=0,
                case_id=case.id,
                template=replace(self._packs.begin(written.template), digest=""),  # its words came from elsewhere
                title=written.template.title,
                edited_at=self._time.now(),
                state=LetterState.SENT,
                origin=Origin.RECORDED,
                finished_on=self._time.today(),
                dated=written.account.sent_on,
                files=(file,),
            )
            letter = self._records.letters.add(
                replace(draft, sending=self._clocks.sending(draft, case, written.account))
            )
            self._number(letter, written.points)
            self._tell(letter, Happened.RECORDED, {"file": file.sha256, **letter.known_sending().as_content()})
        return letter

    def proposed_points(self, name: str, data: bytes) -> tuple[str, ...]:
        """Return the points that a letter's file lists, numbered or with bullets; a person confirms them.

        The file is read in the process with limits; () where it can't be read, lists nothing, or takes long to read.
        """
        try:
            return listed_points(read_reply_file(name, data).text)
        except UserError:
            return ()

    def add_points(self, letter_id: int, entries: Sequence[Mapping[str, Value]]) -> Letter:
        """Number what a recorded letter stated, so that its replies can be read point by point.

        Args:
            letter_id: A letter that was recorded. One written here has its points for good.
            entries: As for `WrittenElsewhere`; those without a statement are left out.

        Raises:
            UserError: It was written here, or there is nothing to add.
        """
        letter = self._records.letters.get(letter_id)
        if letter.origin is not Origin.RECORDED:
            raise NotAllowedError(
                tr("“{title}” was written with Plaint; it states what it states.").format(title=letter.title),
                tr("Points can be added to a letter that was recorded."),
            )
        with self._records.database.transaction():
            labels = self._number(letter, tuple(entries))
            if not labels:
                raise UserError(tr("There is no point to add."), tr("Write one on each line."))
            was, now = {"points": ""}, {"points": ", ".join(labels)}
            told: dict[str, Value] = {
                "reason": tr("its points were written down later"),
                "was": {**was},
                "now": {**now},
            }
            self._tell(letter, Happened.CORRECTED, told)
        return letter

    def correct_sending(self, letter_id: int, changes: Mapping[str, str], reason: str) -> Letter:
        """Correct what was recorded of a sending.

        Args:
            letter_id: A sent letter.
            changes: Any of `sent_on`, `channel`, `address`, `received` with their new values.
            reason: Why; kept in the history beside the old account.

        Raises:
            UserError: A field or a value is not one we know, or no reason is given.
        """
        _require(reason)
        letter = self._records.letters.get(letter_id)
        old = letter.known_sending()
        case = self._records.cases.get(letter.case_id)
        corrected = letter.correct_sending(self._clocks.sending(letter, case, _account(old, changes)))
        with self._records.database.transaction():
            self._records.letters.update(corrected)
            was, now = old.as_content(), corrected.known_sending().as_content()
            self._tell(corrected, Happened.CORRECTED, {"reason": clean_text(reason), "was": was, "now": now})
        return corrected

    def correct_reply(self, reply_id: int, changes: Mapping[str, str], reason: str) -> Reply:
        """Correct `received_on`, `channel` or `their_ref` of a reply; the history keeps the old account."""
        _require(reason)
        old = self._records.replies.get(reply_id)
        corrected = _corrected_reply(old, changes)
        if corrected.received_on > self._time.today():
            raise UserError(tr("The day it came is still to come."), tr("Give the day on which you received it."))
        content: dict[str, Value] = {
            "reply": old.id,
            "reason": clean_text(reason),
            "was": _reply_content(old),
            "now": _reply_content(corrected),
        }
        with self._records.database.transaction():
            self._records.replies.update(corrected)
            happening = Happening(Happened.CORRECTED, self._time.today(), self._time.now(), content)
            self._records.history.append(old.case_id, happening)
        return corrected

    def correct_entry(self, case_id: int, place: int, changes: Mapping[str, str], reason: str) -> None:
        """Correct a note (`on`, `text`), a call or a meeting (also `time`, `with`); the history keeps the old account.

        Args:
            case_id: The case.
            place: The entry's place in the history, or that of an earlier correction of it.
            changes: The fields with their new values.
            reason: Why; kept in the history.

        Raises:
            NotFoundError: There is no such note, call or meeting.
            UserError: A field or a value is not one we know, or no reason is given.
        """
        _require(reason)
        history = self._records.history.of_case(case_id)
        place = next((first for each in history if each.place == place and (first := corrected_place(each))), place)
        was = standing_account(history, place)
        if not was:
            raise NotFoundError(tr("There is no note, call or meeting {place} in this case.").format(place=place))
        now = self._corrected_account(was, changes)
        content: dict[str, Value] = {"entry": place, "reason": clean_text(reason), "was": {**was}, "now": {**now}}
        happening = Happening(Happened.CORRECTED, self._time.today(), self._time.now(), content)
        self._records.history.append(case_id, happening)

    def _corrected_account(self, was: Mapping[str, str], changes: Mapping[str, str]) -> dict[str, str]:
        _refuse_unknown(changes, tuple(was))
        now = {**was, **{field: clean_text(text).strip() for field, text in changes.items()}}
        if _day(now, "on", None) > self._time.today():
            raise UserError(tr("The day is still to come."), tr("Give the day on which it happened."))
        if not now["text"] or not now.get("with", "somebody"):
            raise UserError(tr("There is nothing to keep yet."), tr("Write what happened."))
        return now | ({"time": time_of_day(now["time"])} if "time" in now else {})

    def _number(self, letter: Letter, entries: tuple[Mapping[str, Value], ...]) -> list[str]:
        first = self._records.letters.highest_point_number(letter.case_id) + 1
        points = points_from_answer([dict(entry) for entry in entries], first, letter_id=letter.id)
        self._records.letters.add_points([(letter.case_id, point) for point in points])
        return [point.label for point in points]

    def _tell(self, letter: Letter, kind: Happened, content: dict[str, Value]) -> None:
        told: dict[str, Value] = {"letter": letter.id, "title": letter.title, **content}
        on = letter.known_sending().sent_on if kind is Happened.RECORDED else self._time.today()
        self._records.history.append(letter.case_id, Happening(kind, on, self._time.now(), told))


def _require(reason: str) -> None:
    if not reason.strip():
        raise UserError(tr("Say why it is corrected."), tr("The reason is kept beside the old account."))


def _account(old: Sending, changes: Mapping[str, str]) -> SendingAccount:
    """Return the old account with the changes; a day of receipt that a person gave stays unless it is changed."""
    _refuse_unknown(changes, ("sent_on", "channel", "address", "received"))
    received = None if old.receipt_assumed else old.received_latest
    return SendingAccount(
        sent_on=_day(changes, "sent_on", old.sent_on),
        channel=_channel(changes, old.channel),
        address=changes.get("address", old.address),
        received=_day(changes, "received", received) if "received" in changes else received,
        proof=old.proof,
    )


def _corrected_reply(old: Reply, changes: Mapping[str, str]) -> Reply:
    _refuse_unknown(changes, ("received_on", "channel", "their_ref"))
    return replace(
        old,
        received_on=_day(changes, "received_on", old.received_on),
        channel=_channel(changes, old.channel),
        their_ref=clean_text(changes.get("their_ref", old.their_ref)),
    )


def _refuse_unknown(changes: Mapping[str, str], known: tuple[str, ...]) -> None:
    for field in changes:
        if field not in known:
            raise UserError(
                tr("“{field}” can’t be corrected.").format(field=field),
                tr("You can correct: {fields}.").format(fields=", ".join(known)),
            )


def _day(changes: Mapping[str, str], field: str, old: date | None) -> date:
    try:
        return date.fromisoformat(changes[field]) if field in changes or old is None else old
    except ValueError:
        raise UserError(
            tr("“{value}” is not a day.").format(value=changes[field]), tr("Write it like this: 2026-11-20.")
        ) from None


def _channel(changes: Mapping[str, str], old: Channel) -> Channel:
    try:
        return Channel(changes.get("channel", old))
    except ValueError:
        raise UserError(
            tr("“{value}” is not a way of sending.").format(value=changes["channel"]),
            tr("Use one of: {ways}.").format(ways=", ".join(channel.value for channel in Channel)),
        ) from None


def _reply_content(reply: Reply) -> dict[str, Value]:
    return {"received_on": reply.received_on.isoformat(), "channel": reply.channel.value, "their_ref": reply.their_ref}
