import json
import zipfile
from io import BytesIO

import pytest

from app.domain.answers import Value
from app.domain.history import Happened, HistoryEntry
from app.rendering.evidence_archive import HISTORY, MANIFEST, ArchiveReport, verify_archive, write_archive
from app.services.bundle_papers import history_data
from tests.domain.case_samples import entry

FILES = {"letters/1/letter.pdf": b"%PDF-1.7 letter", "replies/1/reply.eml": b"From: x", "exhibits/a.png": b"\x89PNG"}


def chain(entries: int) -> list[HistoryEntry]:
    made: list[HistoryEntry] = []
    for number in range(entries):
        made.append(entry(Happened.CONTACT, made[-1] if made else None, text=f"word {number}"))
    return made


def archive(entries: int = 3) -> bytes:
    history = [history_data(each) for each in chain(entries)]
    about: dict[str, Value] = {"case": "P-2026-0001", "head": str(history[-1]["hash"]) if history else ""}
    return write_archive(FILES, about, history)


def again(data: bytes, **changes: bytes | None) -> bytes:
    """Return the archive as somebody would write it who changed a file and the ZIP with it."""
    with zipfile.ZipFile(BytesIO(data)) as old:
        files = {name: old.read(name) for name in old.namelist()}
    for name, content in changes.items():
        path = next(each for each in [*files, f"{name}.json"] if each.replace("/", "_").startswith(name))
        if content is None:
            del files[path]
        else:
            files[path] = content
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as new:
        for path, content in files.items():
            new.writestr(path, content)
    return buffer.getvalue()


def faults(data: bytes) -> tuple[tuple[str, str], ...]:
    return verify_archive(data).faults


def test_a_whole_archive_has_no_faults() -> None:
    report = verify_archive(archive())
    assert (report.faults, report.files, report.entries) == ((), len(FILES) + 1, 3)
    assert len(report.head) == 64


def test_the_same_contents_give_the_same_bytes() -> None:
    history = [history_data(each) for each in chain(2)]
    assert write_archive(FILES, {"head": ""}, history) == write_archive(FILES, {"head": ""}, history)


def test_a_case_without_a_history_can_be_bundled() -> None:
    assert verify_archive(archive(0)) == ArchiveReport((), len(FILES) + 1, 0, "")


def test_every_changed_byte_is_found() -> None:
    data = archive()
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 0x20
        assert faults(bytes(changed)), place


@pytest.mark.parametrize("name", [*FILES, HISTORY, MANIFEST])
def test_a_changed_byte_is_found_in_the_file_that_it_is_in(name: str) -> None:
    data = archive()
    with zipfile.ZipFile(BytesIO(data)) as opened:
        content = opened.read(name)
    place = data.index(content) + len(content) // 2
    changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
    assert faults(changed)[0] == (name, "changed")


def test_a_file_changed_together_with_its_checksum_is_found() -> None:
    assert faults(again(archive(), letters=b"%PDF-1.7 other!"))[0] == ("letters/1/letter.pdf", "changed")


def test_a_file_taken_out_is_missed() -> None:
    assert faults(again(archive(), exhibits=None))[0] == ("exhibits/a.png", "missing")


def test_a_file_put_in_is_noticed() -> None:
    assert faults(again(archive(), extra=b"{}"))[0] == ("extra.json", "not-listed")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda history: history[1].update(on="2020-01-01"), "broken-at-2"),
        (lambda history: history[1]["content"].update(other="Other"), "broken-at-2"),
        (lambda history: history[1].pop("salt"), "broken-at-2"),
        (lambda history: history.pop(1), "broken-at-2"),
        (lambda history: history.pop(), "cut-short"),
    ],
)
def test_a_history_that_was_changed_with_its_fingerprint_is_broken(change: object, fault: str) -> None:
    history = [history_data(each) for each in chain(3)]
    head = str(history[-1]["hash"])
    change(history)  # type: ignore[operator] # one of the above
    assert faults(write_archive(FILES, {"head": head}, history)) == ((HISTORY, fault),)


def test_what_was_deleted_openly_keeps_the_chain_whole() -> None:
    history = [history_data(each) for each in chain(3)]
    del history[1]["content"], history[1]["salt"]
    assert faults(write_archive(FILES, {"head": str(history[-1]["hash"])}, history)) == ()


@pytest.mark.parametrize("data", [b"", b"nothing", b"PK\x03\x04", archive()[:-30]])
def test_what_is_no_archive_is_told(data: bytes) -> None:
    assert faults(data)[0][1] in {"unreadable", "changed"}


def test_an_archive_that_is_packed_otherwise_is_not_one_of_ours() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(MANIFEST, json.dumps({"files": []}))
    assert faults(buffer.getvalue()) == ((MANIFEST, "unreadable"),)
