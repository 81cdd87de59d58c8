import pytest

from resources.installers import release_notes
from resources.installers.bundle_plan import version
from resources.installers.release_notes import NotReadyError, notes, refuse_stand_ins, tagged_version

CHANGELOG = """# What is new

## 1.10.0 (in the making)

- Half done.

## 1.2.0 (2026-12-01)

### Added

- A thing.

## 1.1.0 (2026-11-01)

## 1.0.0 (2026-10-01)

- The first.
"""


def test_the_notes_of_a_version_end_where_the_next_begin() -> None:
    assert notes(CHANGELOG, "1.2.0") == "### Added\n\n- A thing.\n"
    assert notes(CHANGELOG, "1.0.0") == "- The first.\n"


@pytest.mark.parametrize(
    ("number", "why"),
    [("1.1", "no section"), ("1.10.0", "needs its date"), ("1.1.0", "says nothing"), ("3.0.0", "no section")],
)
def test_a_version_that_is_not_ready_is_refused_with_the_reason(number: str, why: str) -> None:
    with pytest.raises(NotReadyError, match=why):
        notes(CHANGELOG, number)


def test_a_tag_has_to_be_the_version() -> None:
    assert tagged_version("v1.2.0", "1.2.0") == "1.2.0"
    with pytest.raises(NotReadyError, match=r"has to be v1\.2\.0"):
        tagged_version("v1.2", "1.2.0")


def test_the_changelog_has_a_section_about_this_version() -> None:
    assert f"\n## {version()} (" in release_notes.CHANGELOG.read_text(encoding="utf-8")


def test_the_command_refuses_a_wrong_tag(capsys: pytest.CaptureFixture[str]) -> None:
    assert release_notes.main(["v0.0.0"]) == 1
    assert "the tag has to be" in capsys.readouterr().err


def test_a_tag_is_refused_while_the_publisher_s_names_are_stand_ins() -> None:
    refuse_stand_ins([])
    with pytest.raises(NotReadyError, match=r"BUNDLE_ID and MAINTAINER yet: .*publisher\.py"):
        refuse_stand_ins(["BUNDLE_ID", "MAINTAINER"])


def test_the_command_asks_whether_the_publisher_s_names_are_decided(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(release_notes, "notes", lambda changelog, number: "- A thing.\n")
    monkeypatch.setattr(release_notes, "undecided", lambda: ["MAINTAINER"])
    assert release_notes.main([f"v{version()}"]) == 1
    assert "MAINTAINER" in capsys.readouterr().err
    monkeypatch.setattr(release_notes, "undecided", list)
    assert release_notes.main([f"v{version()}"]) == 0


def test_the_command_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert release_notes.main([]) == 2
    assert "release_notes v1.2.0" in capsys.readouterr().err
