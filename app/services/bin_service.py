"""The bin: what a person deletes goes there, comes back whole, and is deleted for good after thirty days or at once."""

from datetime import date

from app.domain.binned import BinKind, Binned, goes_on
from app.domain.errors import NotAllowedError, NotFoundError
from app.domain.exhibits import Exhibit, named_exhibits
from app.domain.history import Happened, HistoryEntry
from app.domain.history_words import history_line
from app.domain.letters import Letter, LetterState
from app.domain.noted_accounts import corrected_place
from app.i18n import tr
from app.services.apology_tracker import ApologyTracker
from app.services.records import Records
from app.services.taken_back import TakenBack
from app.services.time_source import TimeSource

WIPED_AT_START_UP_TO_BYTES = 128 * 1024 * 1024
_NOTED = frozenset({Happened.NOTE, Happened.CONTACT})


class BinService:
    """What a person can delete, and get back."""

    def __init__(self, records: Records, apologies: ApologyTracker, time: TimeSource) -> None:
        self._records, self._time = records, time
        self._said = TakenBack(records, apologies)

    def all(self) -> list[Binned]:
        """Return what is in the bin, the last deleted first."""
        return self._records.bin.all()

    def put_case(self, case_id: int) -> Binned:
        """Delete a whole case with all that is in it; raises NotFoundError."""
        case = self._records.cases.get(case_id)
        return self._put(BinKind.CASE, case.id, case.id, case.title)

    def put_letter(self, letter_id: int, reference: str = "") -> Binned:
        """Delete a letter, with its points and the exhibits that no other letter names.

        Args:
            letter_id: The letter.
            reference: For one that is finished or was sent, the reference of its case as the person typed it: such a
                letter is never deleted by accident. A draft needs none.

        Raises:
            NotFoundError: There is no such letter.
            NotAllowedError: It is finished, and the reference is not that of its case.
        """
        letter = self._records.letters.get(letter_id)
        case = self._records.cases.get(letter.case_id)
        if letter.state is not LetterState.DRAFT and reference.strip().upper() != case.ref.upper():
            raise NotAllowedError(
                tr("“{title}” is finished, so that it is not deleted by accident.").format(title=letter.title),
                tr("If it is to go, type the reference of its case: {ref}.").format(ref=case.ref),
            )
        others = (each for each in self._records.letters.of_case(case.id) if each.id != letter.id)
        named = frozenset(label for each in others for label in named_exhibits(each.answers))
        return self._put(BinKind.LETTER, case.id, letter.id, letter.title, named=named)

    def put_reply(self, reply_id: int) -> Binned:
        """Delete a reply; what it was said to do with points and with an apology is taken back with it."""
        reply = self._records.replies.get(reply_id)
        title = tr("{what}, {day}").format(what=reply.kind.did, day=reply.received_on.isoformat())
        with self._records.database.transaction():
            accounts = self._said.take_back(reply)
            return self._put(BinKind.REPLY, reply.case_id, reply.id, title, accounts)

    def put_exhibit(self, case_id: int, label: str) -> Binned:
        """Delete a piece of evidence that no letter names.

        Raises:
            NotFoundError: There is no such case or exhibit.
            NotAllowedError: A letter names it.
        """
        wanted = label.strip().upper()
        exhibits = self._records.exhibits.of_case(self._records.cases.get(case_id).id)
        exhibit = next((each for each in exhibits if each.label == wanted), None)
        if exhibit is None:
            raise NotFoundError(tr("There is no exhibit {label} in this case.").format(label=wanted))
        self._refuse_named(exhibit)
        title = tr("{label}: {title}").format(label=exhibit.label, title=exhibit.title)
        return self._put(BinKind.EXHIBIT, case_id, exhibit.id, title)

    def put_entry(self, case_id: int, place: int) -> Binned:
        """Delete a note, a call or a meeting, with what was corrected of it.

        Args:
            case_id: The case.
            place: The entry's place in the history, or that of a correction of it.

        Raises:
            NotFoundError: There is no such note, call or meeting.
        """
        history = self._records.history.of_case(self._records.cases.get(case_id).id)
        place = next((first for each in history if each.place == place and (first := corrected_place(each))), place)
        entry = next((each for each in history if each.place == place and _is_noted(each)), None)
        if entry is None:
            raise NotFoundError(tr("There is no note, call or meeting {place} in this case.").format(place=place))
        line = history_line(entry)
        title = tr("{label}: {title}").format(label=line.title, title=" ".join(line.detail.split()))
        return self._put(BinKind.ENTRY, case_id, place, title)

    def restore(self, bin_id: int) -> Binned:
        """Bring a thing back as it was; return what it is.

        Raises:
            NotFoundError: It is not in the bin.
            NotAllowedError: Its whole case is in the bin.
        """
        binned = self._records.bin.get(bin_id)
        if binned.is_case_binned and binned.kind is not BinKind.CASE:
            raise NotAllowedError(
                tr("The case of “{title}” is in the bin too.").format(title=binned.title),
                tr("Restore the case {ref} first.").format(ref=binned.case_ref),
            )
        with self._records.database.transaction():
            self._records.bin.restore(bin_id)
            self._said.give_back(binned)
        return binned

    def empty(self, bin_ids: list[int] | None = None) -> int:
        """Delete for good: some of what is in the bin, or all of it. It can't be brought back.

        Returns:
            How many things that were. The file is written anew also where it were none: a full disk may have kept the
            last time from it.

        Raises:
            NotFoundError: One of them is not in the bin; then nothing is deleted.
        """
        found = self._records.bin.all() if bin_ids is None else [self._records.bin.get(each) for each in bin_ids]
        return self._forget(found)

    def expire(self, *, is_closing: bool = False) -> int:
        """Delete for good what was in the bin for thirty days; return how many things that were.

        Nothing goes while the computer's clock is behind the last day of which the data file tells.

        Args:
            is_closing: Whether nobody waits for Plaint to open: overwriting the rests in a large file takes a while.
        """
        today = self._time.today()
        found = [each for each in self._records.bin.all() if each.goes_on <= today]
        if not found or self._known() > today:
            return 0
        if not is_closing and self._records.database.path.stat().st_size > WIPED_AT_START_UP_TO_BYTES:
            return 0
        return self._forget(found)

    def _put(
        self,
        kind: BinKind,
        case_id: int,
        item_id: int,
        title: str,
        accounts: str = "{}",
        named: frozenset[str] = frozenset(),
    ) -> Binned:
        today = self._time.today()
        binned = Binned(0, kind, case_id, item_id, title, today, goes_on(today, self._known()), accounts)
        return self._records.bin.put(binned, named)

    def _forget(self, found: list[Binned]) -> int:
        with self._records.database.transaction():
            for binned in sorted(found, key=lambda each: each.kind is BinKind.CASE):  # what is in a case goes before it
                self._records.bin.forget(binned.id, self._time.today())
        self._records.search.wipe_words()
        self._records.bin.wipe_rests()
        return len(found)

    def _known(self) -> date:
        """Return the last day of which the data file tells."""
        return self._records.bin.latest_known_day() or date.min

    def _refuse_named(self, exhibit: Exhibit) -> None:
        letters = self._records.letters.of_case(exhibit.case_id)
        naming = [each for each in letters if _names(each, exhibit)]
        if naming:
            letter = max(naming, key=lambda each: each.state is not LetterState.DRAFT)
            is_draft = letter.state is LetterState.DRAFT
            raise NotAllowedError(
                tr("“{letter}” names exhibit {label}.").format(letter=letter.title, label=exhibit.label),
                tr("Take it out of the draft first.") if is_draft else tr("It is kept with that letter."),
            )


def _names(letter: Letter, exhibit: Exhibit) -> bool:
    return letter.id == exhibit.letter_id or exhibit.label in named_exhibits(letter.answers)


def _is_noted(entry: HistoryEntry) -> bool:
    return entry.happening.kind in _NOTED and entry.deleted_on is None
