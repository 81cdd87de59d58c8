"""The records in a ZIP of the open directory (datenanfragen.de), as the bytes of their JSON files."""

import zipfile
import zlib
from io import BytesIO

from app.domain.errors import UserError
from app.i18n import tr

MAX_RECORD_BYTES, MAX_RECORDS = 256 * 1024, 20_000
# Folders of the public directory that hold something else.
OTHER_FOLDERS = frozenset({"obsolete-records", "supervisory-authorities", "suggested-companies", "schema"})
_NO_ARCHIVE = (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error)


def zipped_records(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return the JSON files in a ZIP by their bare names, which are only told, never used as paths.

    Files larger than 256 KiB are passed over: no record is, and what a ZIP says of sizes may be false.

    Raises:
        UserError: It is damaged, or holds more than 20,000 of them.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            wanted = [info for info in archive.infolist() if _is_record(info.filename)]
            if len(wanted) > MAX_RECORDS:
                raise UserError(tr("There are too many records in it."))
            read = [(info.filename.rpartition("/")[2], _start_of(archive, info)) for info in wanted]
    except _NO_ARCHIVE as error:
        raise UserError(tr("The ZIP is damaged.")) from error
    return tuple((name, content) for name, content in read if len(content) <= MAX_RECORD_BYTES)


def _is_record(name: str) -> bool:
    return name.endswith(".json") and not OTHER_FOLDERS & set(name.split("/"))


def _start_of(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as file:
        return file.read(MAX_RECORD_BYTES + 1)
