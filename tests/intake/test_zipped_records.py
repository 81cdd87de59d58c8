"""Records of the open directory in a ZIP: the files that are meant, however large they claim to be."""

import io
import zipfile

import pytest

from app.domain.errors import UserError
from app.intake import zipped_records as module
from app.intake.zipped_records import MAX_RECORD_BYTES, zipped_records


def zipped(**files: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/") + ".json", content)
    return data.getvalue()


def test_records_are_told_by_their_bare_names() -> None:
    assert zipped_records(zipped(data__companies__a=b"{}", b=b"[]")) == (("a.json", b"{}"), ("b.json", b"[]"))


def test_other_folders_of_the_directory_hold_something_else() -> None:
    assert zipped_records(zipped(schema__a=b"{}", data__suggested=b"{}")) == (("suggested.json", b"{}"),)


def test_a_file_that_unpacks_to_more_than_a_record_is_passed_over() -> None:
    assert zipped_records(zipped(bomb=bytes(MAX_RECORD_BYTES * 50), a=b"{}")) == (("a.json", b"{}"),)


def test_too_many_records_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_RECORDS", 1)
    with pytest.raises(UserError, match="too many records"):
        zipped_records(zipped(a=b"{}", b=b"{}"))


@pytest.mark.parametrize("data", [b"PK\x03\x04 no archive", zipped(a=b"{}" * 100)[:-8]])
def test_what_is_damaged_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="damaged"):
        zipped_records(data)
