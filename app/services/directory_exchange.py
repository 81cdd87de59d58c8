"""The directory taken in and given out in the open form of datenanfragen.de: a file, a folder or a ZIP of records."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from app.domain.company_records import CompanyRecord, as_organisation, as_record
from app.domain.disk_words import why_refused
from app.domain.errors import UserError
from app.domain.organisations import Organisation
from app.i18n import tr
from app.intake.zipped_records import MAX_RECORD_BYTES, MAX_RECORDS, OTHER_FOLDERS
from app.services.export_service import write_over
from app.services.foreign_archives import records_in_zip
from app.services.organisation_service import OrganisationService, own_organisations
from app.services.pack_service import PackService
from app.services.records import Records

MAX_FILE_BYTES = 64 * 1024 * 1024
_ZIP_BEGINS = b"PK"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of taking records in: names by what happened to them; `refused` with the reason."""

    added: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    elsewhere: int = 0
    refused: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Tally:
    """What is to be kept, and what became of each record."""

    kept: list[Organisation] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    elsewhere: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)

    def take(self, new: Organisation, own: Mapping[str, Organisation], shipped: Collection[str]) -> None:
        """Add an organisation, renew one of the member's own, or leave one that a pack has."""
        if new.id in shipped:
            self.known.append(new.name)
            return
        before = own.get(new.id)
        if before is None:
            self.added.append(new.name)
            self.kept.append(new)
            return
        others = tuple(route for route in before.routes if route.purpose != "data")
        self.renewed.append(new.name)
        self.kept.append(before.model_copy(update={"routes": (*new.routes, *others)}))

    def result(self) -> TakenIn:
        """Return the names for whoever asked."""
        return TakenIn(tuple(self.added), tuple(self.renewed), tuple(self.known), self.elsewhere, tuple(self.refused))


class DirectoryExchange:
    """Takes records in as the member's own, and gives organisations out."""

    def __init__(self, records: Records, packs: PackService, organisations: OrganisationService) -> None:
        self._records = records
        self._packs = packs
        self._organisations = organisations

    def take_in(self, path: Path, *, everywhere: bool = False) -> TakenIn:
        """Take in a JSON file with one record or a list, a folder of such files, or a ZIP of it.

        An organisation of a pack is left as it is; one that was taken in before is renewed, its other routes kept.

        Args:
            path: The file or folder.
            everywhere: Also those that are not meant for the United Kingdom.

        Raises:
            UserError: It can't be read, is too large, or holds no record at all.
        """
        own = own_organisations(self._records)
        shipped = frozenset(known.id for pack in self._packs.packs() for known in pack.organisations)
        tally = _Tally()
        for name, record in _records(path):
            if isinstance(record, str):
                tally.refused.append((name, record))
            elif not everywhere and not record.is_for_home:
                tally.elsewhere += 1
            else:
                tally.take(as_organisation(record), own, shipped)
        if tally == _Tally():
            raise UserError(
                tr("“{name}” holds no records.").format(name=path.name),
                tr("Choose a file of the open directory, or the folder that holds its companies."),
            )
        self._keep(tally.kept)
        return tally.result()

    def give_out(self, path: Path, ids: Collection[str] = ()) -> tuple[list[str], list[str]]:
        """Write organisations to a JSON file or, where the name has no such ending, one file each to a folder.

        Returns:
            The names of those that were written, and of those of which too little is known.

        Raises:
            NotFoundError: One of the ids is not in the directory.
            UserError: The disk refuses.
        """
        entries = [self._organisations.get(each) for each in ids] or self._organisations.directory()
        made = [(entry.organisation, as_record(entry.organisation, with_note=not entry.corrected)) for entry in entries]
        records = [record for _organisation, record in made if record is not None]
        if path.suffix.casefold() == ".json":
            write_over(path, _json(records[0] if len(records) == 1 else records))
        else:
            for record in records:
                write_over(path / f"{record['slug']}.json", _json(record))
        known = [organisation.name for organisation, record in made if record is not None]
        return known, [organisation.name for organisation, record in made if record is None]

    def _keep(self, organisations: Sequence[Organisation]) -> None:
        """Keep all of them or none."""
        with self._records.database.transaction():
            for organisation in organisations:
                self._records.organisations.save(organisation.id, organisation.model_dump(mode="json", by_alias=True))


def _records(path: Path) -> Iterator[tuple[str, CompanyRecord | str]]:
    """Yield each record with the name of its file, or what is wrong with it."""
    count = 0
    for name, data in _files(path):
        for item in _items(data):
            count += 1
            if count > MAX_RECORDS:
                raise UserError(tr("“{name}” holds too many records.").format(name=path.name))
            yield name, item if isinstance(item, str) else _record(item)


def _record(item: object) -> CompanyRecord | str:
    try:
        return CompanyRecord.model_validate(item)
    except ValidationError as error:
        first = error.errors()[0]
        return tr("“{field}”: {why}").format(field=".".join(map(str, first["loc"])), why=first["msg"])


def _items(data: bytes) -> list[object]:
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return [tr("This is not JSON.")]
    return found if isinstance(found, list) else [found]


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        if path.is_dir():
            yield from _of_folder(path)
        elif path.stat().st_size > MAX_FILE_BYTES:
            raise UserError(tr("“{name}” is too large.").format(name=path.name))
        else:
            data = path.read_bytes()
            yield from records_in_zip(data) if data.startswith(_ZIP_BEGINS) else ((path.name, data),)
    except OSError as error:
        raise UserError(
            tr("“{name}” could not be read: {why}.").format(name=path.name, why=why_refused(error))
        ) from error


def _of_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*.json")):
        if not OTHER_FOLDERS & set(file.relative_to(folder).parts) and _is_record_sized(file.stat().st_size):
            yield file.name, file.read_bytes()


def _is_record_sized(size: int) -> bool:
    return size <= MAX_RECORD_BYTES


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=4) + "\n").encode()
