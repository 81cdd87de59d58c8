"""An export, read back and held against the store: every letter, reply, exhibit, point, note and draft."""

import hashlib
import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.domain.letters import file_reference
from app.domain.progress import StoppedError
from app.services.case_views import CaseView
from app.services.export_data import plain
from app.services.reply_service import Arrival
from app.services.whole_export import WholeExport, safe_name
from tests.builders import TODAY, a_case, a_draft, a_reply, a_sent_letter, points
from tests.store.samples import exhibit, reply


@pytest.fixture
def filled(plaint: Plaint) -> Plaint:
    """Two cases with letters, replies, evidence, notes, a call, a draft that names a file, and a corrected address."""
    letter = a_sent_letter(plaint, changes={"points": points("No answer", "No minutes")})
    case_id = letter.case_id
    plaint.replies.add(case_id, Arrival(TODAY, data=b"Dear member, no.", name="../Ré: answer?.TXT"))
    a_reply(plaint, case_id, text="Typed words")
    plaint.exhibits.add(case_id, "The notice / photo", "IMG 1.JPG", b"\xff\xd8 picture", "2026-05-01")
    plaint.cases.note(case_id, "They rang “back”")
    plaint.cases.contact(case_id, TODAY, "Mx Vane", "Said no")
    kept = plaint.records.contents.put(b"of a draft", "proof.txt")
    a_draft(plaint, a_case(plaint, "Zweite Sache ✉"), changes={"subject": file_reference(kept)})
    plaint.organisations.correct("green-party", "complaint", {"email": "new@party.example"})
    plaint.profile.save(plaint.profile.load().learn({"me.name": "Ana Reyes"}, {}, ""))
    return plaint


@pytest.fixture
def out(filled: Plaint, tmp_path: Path) -> Path:
    filled.everything.write(tmp_path / "out")
    return tmp_path / "out"


def data_of(out: Path, view: CaseView) -> Any:  # noqa: ANN401 whatever JSON holds
    (folder,) = (out / "cases").glob(f"{view.case.ref}-*")
    return json.loads((folder / "case.json").read_text(encoding="utf-8"))


def without_paths(data: Any) -> Any:  # noqa: ANN401 as above
    if isinstance(data, dict):
        return {key: without_paths(value) for key, value in data.items() if key != "path"}
    return [without_paths(each) for each in data] if isinstance(data, list) else data


@pytest.mark.parametrize("kind", ["letters", "replies", "exhibits", "points", "clocks", "apology"])
def test_everything_of_each_case_is_read_back_as_the_store_has_it(filled: Plaint, out: Path, kind: str) -> None:
    for view in filled.cases.all():
        kept = [plain(each) for each in getattr(view, kind)]
        assert without_paths(data_of(out, view)[kind]) == kept


def test_every_note_and_call_is_read_back(filled: Plaint, out: Path) -> None:
    for view in filled.cases.all():
        assert [each["content"] for each in data_of(out, view)["history"]] == [
            plain(entry.happening.content) for entry in view.history
        ]


def test_every_file_is_byte_for_byte_what_is_kept_and_lies_where_the_case_says(filled: Plaint, out: Path) -> None:
    seen = 0
    for view in filled.cases.all():
        data = data_of(out, view)
        for thing in (*data["letters"], *data["replies"], *data["exhibits"]):
            for file in (*thing.get("files", ()), *([thing["file"]] if thing.get("file") else [])):
                assert (out / file["path"]).read_bytes() == filled.records.contents.get(file["sha256"])
                seen += 1
    assert seen == 4


def test_the_words_of_a_typed_reply_and_the_files_of_a_draft_are_there(out: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in out.rglob("words.txt")]
    assert "Typed words" in texts
    assert next(out.rglob("drafts/*/files/proof.txt")).read_bytes() == b"of a draft"
    answers = json.loads(next(out.rglob("answers.json")).read_text(encoding="utf-8"))
    assert answers["subject"].startswith("proof.txt#")


def test_what_the_person_told_besides_is_there(out: Path) -> None:
    assert json.loads((out / "about-me.json").read_text(encoding="utf-8"))["name"] == "Ana Reyes"
    assert "new@party.example" in (out / "organisations.json").read_text(encoding="utf-8")
    assert json.loads((out / "packs.json").read_text(encoding="utf-8"))[0]["id"] == "uk-members"


def test_settings_go_along_where_there_are_some(filled: Plaint, tmp_path: Path) -> None:
    filled.settings.save(filled.settings.load().changed("text_size", "130"))
    filled.everything.write(tmp_path / "out")
    assert json.loads((tmp_path / "out" / "settings.json").read_text(encoding="utf-8"))["text_size"] == "130"


def test_a_proof_of_sending_lies_with_its_letter(plaint: Plaint, tmp_path: Path) -> None:
    letter = a_sent_letter(plaint)
    proof = plaint.records.contents.put(b"receipt", "receipt.pdf")
    sent = letter.known_sending()
    plaint.records.letters.update(letter.correct_sending(replace(sent, proof=proof)))
    plaint.everything.write(tmp_path / "out")
    assert next((tmp_path / "out").rglob("proof/receipt.pdf")).read_bytes() == b"receipt"


def test_the_sums_are_those_of_the_files(out: Path) -> None:
    listed = [line.split("  ") for line in (out / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
    assert {name for _, name in listed} == {
        path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file() and path.name != "SHA256SUMS"
    }
    assert all(hashlib.sha256((out / name).read_bytes()).hexdigest() == sha256 for sha256, name in listed)


def test_names_are_safe_everywhere_and_can_be_read(out: Path) -> None:
    names = {path.name for path in out.rglob("*")}
    assert {"re-answer.txt", "A-the-notice-photo", "img-1.jpg"} <= names
    assert all(name.isascii() and len(name) < 90 for name in names)


@pytest.mark.parametrize(
    ("name", "safe"),
    [("con.txt", "file-con.txt"), ("..\\..\\a.exe", "a.exe"), ("✉", "file"), ("a.b.<c>", "a-b.c"), ("", "file")],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_what_is_damaged_is_named_and_everything_else_is_there(filled: Plaint, tmp_path: Path) -> None:
    letter = next(each for view in filled.cases.all() for each in view.letters if each.files)
    filled.records.database.write("DROP TRIGGER contents_never_change")
    filled.records.database.write(
        "UPDATE contents SET data = zeroblob(size) WHERE sha256 = ?", (letter.files[0].sha256,)
    )
    written = filled.everything.write(tmp_path / "out")
    assert written.damaged == (f"P-2026-0001: {letter.title}, {letter.files[0].name}",)
    assert written.damaged[0] in (tmp_path / "out" / "README.txt").read_text(encoding="utf-8")
    assert next((tmp_path / "out").rglob("*.docx"))


def test_it_tells_how_far_it_is_and_says_what_was_written(filled: Plaint, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    written = filled.everything.write(tmp_path / "out", lambda done, of: told.append((done, of)))
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert (written.cases, written.letters) == (2, 2)
    assert written.files == sum(path.is_file() for path in (tmp_path / "out").rglob("*")) - 1


def test_stopping_leaves_nothing(filled: Plaint, tmp_path: Path) -> None:
    def stop(done: int, _of: int) -> None:
        if done:
            raise StoppedError

    target = tmp_path / "elsewhere" / "out"
    with pytest.raises(StoppedError):
        filled.everything.write(target, stop)
    assert not list(target.parent.iterdir())


def test_it_never_lies_in_the_data_folder(plaint: Plaint) -> None:
    with pytest.raises(UserError, match="can’t lie in the folder"):
        plaint.everything.write(plaint.data / "out")


def test_the_window_goes_first_while_it_is_written(filled: Plaint, tmp_path: Path) -> None:
    writing = threading.Thread(target=filled.everything.write, args=(tmp_path / "out",))
    writing.start()
    while writing.is_alive():
        assert filled.records.database.row("SELECT 1 AS one") == {"one": 1}
    writing.join()
    assert (tmp_path / "out" / "README.txt").is_file()


@pytest.mark.usefixtures("cheap_guesses")
def test_an_export_of_locked_letters_is_said_to_be_readable(plaint: Plaint) -> None:
    assert not plaint.everything.is_locked
    plaint.lock.put_on("four quiet garden words")
    assert plaint.everything.is_locked
    assert "anybody who has the folder can read it" in WholeExport.notice()


def test_evidence_without_a_file_and_a_reply_without_words_are_in_the_data_alone(
    plaint: Plaint, tmp_path: Path
) -> None:
    case = a_case(plaint)
    plaint.records.exhibits.add(exhibit(case.id))
    plaint.records.replies.add(replace(reply(case.id), text=""))
    plaint.everything.write(tmp_path / "out")
    data = data_of(tmp_path / "out", plaint.cases.view(case.id))
    assert (len(data["exhibits"]), len(data["replies"])) == (1, 1)
    assert not list((tmp_path / "out").rglob("words.txt"))
