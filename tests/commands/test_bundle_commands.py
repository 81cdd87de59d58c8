"""Bundles on the command line."""

from pathlib import Path

from tests.commands.conftest import Say
from tests.rendering.test_exhibit_pages import picture


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


def test_a_redacted_copy_is_told_word_by_word(say: Say, sent: str, tmp_path: Path) -> None:
    said = say("bundle", "1", str(tmp_path / "b.pdf"), "--redact", as_json=False)
    assert "Taken out, in every form: Ana Reyes" in said.out
    assert b"Reyes" not in (tmp_path / "b.pdf").read_bytes()


def test_a_person_adds_and_keeps_words(say: Say, sent: str, tmp_path: Path) -> None:
    given = ("--also", "complaint", "--keep", "ana  reyes")
    removed = say("bundle", "1", str(tmp_path / "b.zip"), "--redact", *given).data["redacted"]["removed"]
    assert "complaint" in removed
    assert "Ana Reyes" not in removed


def test_a_redacted_zip_is_verified_as_what_it_is(say: Say, sent: str, tmp_path: Path) -> None:
    say("bundle", "1", str(tmp_path / "b.zip"), "--redact")
    verified = say("verify", str(tmp_path / "b.zip"))
    assert (verified.code, verified.data["redacted"]) == (0, True)
    assert "It is a redacted copy" in say("verify", str(tmp_path / "b.zip"), as_json=False).out


def test_pictures_are_left_out_until_somebody_looked(say: Say, sent: str, tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(picture("PNG", 20, 20))
    say("exhibit", "add", "1", str(tmp_path / "p.png"), "--title", "A photograph")
    said = say("bundle", "1", str(tmp_path / "b.pdf"), "--redact", as_json=False)
    assert "A photograph. When you have looked at it: --show A" in said.error
    shown = say("bundle", "1", str(tmp_path / "b.pdf"), "--redact", "--show", "A").data["redacted"]
    assert shown["pictures_left_out"] == []


def test_a_name_that_stays_where_it_stands_alone_is_told(say: Say, sent: str, tmp_path: Path) -> None:
    say("contact", "add", "1", "--on", "2026-11-20", "--with", "Tom Green", "x")
    said = say("bundle", "1", str(tmp_path / "b.pdf"), "--redact", as_json=False)
    assert "“Green” stays where it stands alone" in said.error
    told = say("bundle", "1", str(tmp_path / "b.pdf"), "--redact", "--also", "Green").data["redacted"]
    assert told["left_where_alone"] == []


def test_a_paper_can_be_left_out_whole_with_the_reason(say: Say, sent: str, tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(picture("PNG", 20, 20))
    say("exhibit", "add", "1", str(tmp_path / "p.png"), "--title", "A photograph")
    given = ("--leave-out", "A: it shows a child", "--leave-out", "letter-1")
    told = say("bundle", "1", str(tmp_path / "b.pdf"), "--redact", *given).data["redacted"]
    assert told["left_out"] == {"A": "it shows a child", "letter-1": ""}
    assert told["pictures_left_out"] == []


def test_verifying_says_which_of_the_two_it_proved(say: Say, sent: str, case: str, tmp_path: Path) -> None:
    bundle, history = str(tmp_path / "b.zip"), say("case", "show", case).data["history"]
    say("bundle", "1", bundle)
    alone = say("verify", bundle)
    noted = say("verify", bundle, "--head", history[1]["hash"].upper())
    assert (alone.data["proved"], alone.data["held_at"]) == ("consistent", None)
    assert (noted.code, noted.data["proved"], noted.data["held_at"]) == (0, "same-as-noted", 2)


def test_a_noted_fingerprint_that_the_bundle_has_not_is_a_finding(say: Say, sent: str, tmp_path: Path) -> None:
    say("bundle", "1", str(tmp_path / "b.zip"))
    said = say("verify", str(tmp_path / "b.zip"), "--head", "0" * 64)
    assert (said.code, said.data["ok"], said.data["proved"]) == (1, False, "another")
    assert [each["code"] for each in said.data["problems"]] == ["head-not-found"]


def test_the_fingerprint_that_finishing_shows_is_found_in_the_bundle(say: Say, draft: str, tmp_path: Path) -> None:
    head = say("finish", draft).data["head"]
    say("bundle", "1", str(tmp_path / "b.zip"))
    assert say("verify", str(tmp_path / "b.zip"), "--head", head).data["proved"] == "same-as-noted"


def test_a_name_that_no_paper_has_is_refused_with_those_that_there_are(say: Say, sent: str, tmp_path: Path) -> None:
    said = say("bundle", "1", str(tmp_path / "b.pdf"), "--redact", "--leave-out", "B: it shows a child")
    assert (said.code, list(tmp_path.glob("b*"))) == (3, [])
    assert "called “B”" in said.data["error"]["message"]
    assert "letter-1 (Complaint to your party)" in said.data["error"]["hint"]
