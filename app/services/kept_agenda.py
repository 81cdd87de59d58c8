"""Today's lists from the last close to the next start, so that they are shown before anything is worked out.

They lie in a file beside the letters only while Plaint is closed and no passphrase is on: the start takes them away as
it reads them. There are those of the day and of some days after it, as they will be if nothing changes. They count only
while all that they rest on is to the byte what it was: the data file, the packs, the member's own calendar, the
language and the version of Plaint. Else nothing is shown from them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import app.domain
from app import VERSION
from app.i18n import language
from app.services.agenda import Agenda, AgendaItem
from app.store.private_files import replace_private_file, wipe

if TYPE_CHECKING:  # a folder without open cases knows none of them; see app.later
    import app.domain.case_needs
    import app.domain.cases
    import app.domain.people

FORMAT = 2
MOST_ITEMS = 1000  # of more, reading them would take longer than it saves


class KeptAgenda:
    """The file with the lists of one data folder.

    Args:
        file: Where it lies while Plaint is closed.
        database: The data file.
        others: Files and folders besides that the lists rest on.
    """

    def __init__(self, file: Path, database: Path, others: Iterable[Path]) -> None:
        self._file, self._database, self._others = file, database, tuple(others)

    def take(self, today: date) -> tuple[Agenda, dict[date, str]] | None:
        """Return the lists of the day, and as texts those of later days; None where they are not those of now.

        Asked before the data file is opened, for that may change it.
        """
        if not self._file.exists():
            return None
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            kept = json.loads(self._file.read_bytes())
            days = {date.fromisoformat(day): text for day, text in kept["days"].items()}
            if kept["state"] == self._state() and today in days:
                return _agenda(json.loads(days[today])), {day: text for day, text in days.items() if day > today}
        return None

    def forget(self) -> None:
        """Overwrite and delete the file; nothing of the letters is in it while Plaint is open."""
        with suppress(OSError):
            wipe(self._file)

    def keep(self, days: Mapping[date, str]) -> None:
        """Keep the lists, once the data file is closed; where the disk refuses, the next start works them out."""
        if days:
            kept = {"state": self._state(), "days": {day.isoformat(): text for day, text in days.items()}}
            with suppress(OSError):
                replace_private_file(self._file, json.dumps(kept).encode())

    def _state(self) -> list[Any]:
        """Return what tells this moment from every other; a data file with a log beside it was not closed."""
        log = self._database.with_name(f"{self._database.name}-wal")
        files = [self._database, *(each for other in self._others for each in _files(other))]
        return [FORMAT, VERSION, language(), log.exists(), [_stamp(file) for file in files]]


def _files(path: Path) -> Iterator[Path]:
    """Yield a file, or all files in a folder, by name; nothing where nothing is."""
    if path.is_dir():
        yield from sorted(path.rglob("*"))
    elif path.exists():
        yield path


def _stamp(file: Path) -> list[Any]:
    state = file.stat()
    return [str(file), state.st_ino, state.st_size, state.st_mtime_ns]


def as_text(agenda: Agenda) -> str:
    """Return lists as they are kept; "" for such as would take longer to read than to work out."""
    lists = {"ours": agenda.ours, "theirs": agenda.theirs}
    if sum(map(len, lists.values())) > MOST_ITEMS:
        return ""
    shapes = {name: [_item_shape(item) for item in items] for name, items in lists.items()}
    return json.dumps(shapes | {"any": agenda.has_cases})


def _item_shape(item: AgendaItem) -> list[Any]:
    case, status, whom = item.case, item.status, item.case.represents
    organisation = (case.organisation_id, case.organisation, case.organisation_kind, case.nation)
    days = (case.opened_on.isoformat(), case.closed_on.isoformat() if case.closed_on else None)
    represents = [whom.name, whom.relation, whom.dob, list(whom.identifiers)] if whom else None
    by = status.by.isoformat() if status.by else None
    said = (int(status.need), status.sentence, status.emphasis, by, status.days, status.letter_id, status.reply_id)
    return [[case.id, case.ref, case.title, *organisation, *days, represents], said, item.action, item.follow_up]


def _agenda(kept: dict[str, Any]) -> Agenda:
    ours, theirs = (tuple(_item(each) for each in kept[name]) for name in ("ours", "theirs"))
    return Agenda(ours, theirs, has_cases=bool(kept["any"]))


def _item(shape: list[Any]) -> AgendaItem:
    of_case, (need, sentence, emphasis, by, days, letter_id, reply_id), action, follow_up = shape
    needs = app.domain.case_needs
    status = needs.CaseStatus(needs.Need(need), sentence, emphasis, _day(by), days, letter_id, reply_id)
    return AgendaItem(_case(of_case), status, action, follow_up)


def _case(shape: list[Any]) -> "app.domain.cases.Case":
    number, ref, title, organisation_id, organisation, kind, nation, opened_on, closed_on, whom = shape
    represents = app.domain.people.Represented(whom[0], whom[1], whom[2], tuple(whom[3])) if whom else None
    opened = date.fromisoformat(opened_on)
    return app.domain.cases.Case(
        number, ref, title, organisation_id, organisation, kind, nation, opened, _day(closed_on), represents
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
