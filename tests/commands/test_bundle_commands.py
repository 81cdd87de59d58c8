"""Bundles on the command line."""

from pathlib import Path

from tests.commands.conftest import Say


def test_a_bundle_is_made_and_verified(say: Say, sent: str, tmp_path: Path) -> None:
    made = say("bundle", "1", str(tmp_path / "b.zip")).data
    verified = say("verify", str(tmp_path / "b.zip"))
    assert (verified.code, verified.data["ok"], verified.data["head"]) == (0, True, made["head"])


def test_a_changed_byte_is_named(say: Say, sent: str, tmp_path: Path) -> None:
    bundle = tmp_path / "b.zip"
    say("bundle", "1", str(bundle))
    data = bundle.read_bytes()
    place = data.index(b"%PDF") + 9
    bundle.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    verified = say("verify", str(bundle))
    assert verified.code == 1
    assert verified.data["problems"][0]["file"].endswith(".pdf")


def test_a_bundle_as_pdf(say: Say, sent: str, tmp_path: Path) -> None:
    assert say("bundle", "1", str(tmp_path / "b.pdf"), as_json=False).code == 0
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF")


def test_another_ending_is_refused(say: Say, sent: str, tmp_path: Path) -> None:
    assert say("bundle", "1", str(tmp_path / "b.doc")).code == 3


def test_a_bundle_that_is_not_there_cannot_be_looked_at(say: Say, tmp_path: Path) -> None:
    assert say("verify", str(tmp_path / "none.zip")).code == 3


def test_a_pdf_is_cut_into_files_that_keep_to_a_size(say: Say, sent: str, tmp_path: Path) -> None:
    made = say("bundle", "1", str(tmp_path / "b.pdf"), "--max-mb", "0.06").data
    sizes = [Path(file).stat().st_size for file in made["files"]]
    assert len(sizes) > 1
    assert max(sizes) <= 60_000
    assert made["files"][0].endswith(f"b-1-of-{len(sizes)}.pdf")
