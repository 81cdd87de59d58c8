"""The names that only a publisher can choose: set in one place, and known to be stand-ins while they are."""

import re

import pytest

from resources.installers import publisher
from resources.installers.bundle_plan import FILE_TYPES, ROOT, info_plist
from resources.installers.publisher import BUNDLE_ID, MAINTAINER, domain, undecided


def test_a_name_that_was_decided_is_no_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publisher, "BUNDLE_ID", "example.harbour.Plaint")
    assert "BUNDLE_ID" not in undecided()
    monkeypatch.setattr(publisher, "MAINTAINER", "Harbour <plaint@harbour.example>")
    assert undecided() == []


def test_an_address_that_nobody_reads_is_known_to_be_one() -> None:
    assert ("MAINTAINER" in undecided()) == MAINTAINER.endswith("@localhost>")


def test_both_names_have_the_form_that_systems_want() -> None:
    assert re.fullmatch(r"(?:[A-Za-z][A-Za-z0-9-]*\.)+[A-Za-z][A-Za-z0-9-]*", BUNDLE_ID)
    assert re.fullmatch(r"[^<>@]+ <[^<>@\s]+@[^<>@\s]+>", MAINTAINER)


def test_what_macos_knows_is_below_the_same_domain() -> None:
    assert info_plist("1.0")["CFBundleIdentifier"] == BUNDLE_ID
    assert all(identifier.startswith(f"{domain()}.") for _, identifier, _, _ in FILE_TYPES)


def test_they_are_written_in_one_place_only() -> None:
    for file in (ROOT / "resources" / "installers").rglob("*"):
        if file.suffix in {".py", ".nsi", ".sh", ".xml", ".desktop", ".plist"} and file.name != "publisher.py":
            text = file.read_text("utf-8")
            assert BUNDLE_ID not in text, file
            assert MAINTAINER not in text, file
