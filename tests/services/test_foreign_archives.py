"""Archives from elsewhere: what is in them, and what is wrong with them, is found by the worker."""

import pytest

from app.domain.errors import ProblemsFoundError
from app.packs.pack_archive import write_archive
from app.rendering import evidence_archive
from app.services.foreign_archives import differences, records_in_zip, unpacked, verified, words_of_template
from tests.intake.test_zipped_records import zipped
from tests.packs.sample_pack import word_file


def test_a_pack_is_unpacked() -> None:
    assert unpacked(write_archive({"pack.toml": b"id"})).files == {"pack.toml": b"id"}
    with pytest.raises(ProblemsFoundError, match="not opened"):
        unpacked(b"words")


def test_two_packs_are_compared_by_their_words() -> None:
    old, new = ({"letters/a.docx": word_file(words)} for words in ("Dear Sam", "Dear Robin"))
    assert {"-Dear Sam", "+Dear Robin"} <= set(differences(old, new).splitlines())


def test_a_template_is_read_as_words() -> None:
    assert words_of_template(word_file("Dear {{ to.name }}")).strip() == "Dear {{ to.name }}"


def test_records_are_taken_out_of_a_zip() -> None:
    assert records_in_zip(zipped(a=b"{}")) == (("a.json", b"{}"),)


def test_a_bundle_is_verified_and_a_changed_one_found() -> None:
    whole = evidence_archive.write_archive({"letters/a.pdf": b"%PDF-1.7" * 1000}, {"head": ""}, [])
    assert verified(whole) == evidence_archive.verify_archive(whole)
    changed = bytearray(whole)
    changed[whole.index(b"%PDF")] += 1
    assert verified(bytes(changed)).faults == (("letters/a.pdf", "changed"),)
