"""A vault keeps each piece once, sealed, and gives back every backup as it was, or says that it can't."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.backup_ladder import Rung
from app.domain.errors import UserError
from app.domain.progress import StoppedError, tell_nobody
from app.store import backup_vault
from app.store.backup_contents import Part
from app.store.backup_vault import Listed, Vault, piece_bytes
from app.store.data_key import DataKey
from tests.store.killed_vaults import NEW, OLD, add, vault_of

NOW, KEY = datetime(2026, 11, 20, 18, 5, 7, 99, tzinfo=UTC), DataKey(b"k" * 32)
SIZE = 1000


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vault:
    monkeypatch.setattr(backup_vault, "PIECE_BYTES", SIZE)
    return Vault(tmp_path / "one", DataKey(b"s" * 32))


def part(data: bytes, name: str = "plaint.db") -> Part:
    return Part(name, len(data), lambda offset, length: data[offset : offset + length])


def letters(*changed: int) -> bytes:
    """Ten different pieces and a half, some of them changed."""
    pieces = [f"Quillon {number} {number in changed} ".encode() * 100 for number in range(11)]
    return b"".join(piece[:SIZE] for piece in pieces)[: 10 * SIZE + 500]


def backed_up(vault: Vault, data: bytes, key: DataKey | None = None, now: datetime = NOW) -> Rung:
    parts = [part(data), part(b"settings", "settings.json")]
    listed = vault.plan(parts, key, now, tell_nobody)
    vault.folder.mkdir(exist_ok=True)
    vault.keep_pieces(parts, listed, tell_nobody)
    return vault.add(listed)


def pieces(vault: Vault) -> list[Path]:
    return sorted(path for path in vault.folder.glob("pieces/*/*") if path.is_file())


def given_back(vault: Vault, rung: Rung) -> dict[str, bytes]:
    return {taken.name: b"".join(taken.pieces) for taken in vault.contents(rung).files}


def test_each_backup_comes_back_as_it_was(vault: Vault) -> None:
    rungs = [backed_up(vault, letters(*range(number)), KEY if number else None) for number in range(3)]
    assert [rung.number for rung in rungs] == [1, 2, 3] == [rung.number for rung in vault.rungs()]
    for number, rung in enumerate(rungs):
        assert given_back(vault, rung) == {"plaint.db": letters(*range(number)), "settings.json": b"settings"}
    contents = vault.contents(rungs[2])
    assert (contents.key, contents.made, contents.size) == (KEY, NOW, 10_508)
    assert vault.contents(rungs[0]).key is None


def test_what_did_not_change_is_kept_once(vault: Vault) -> None:
    backed_up(vault, letters())
    before = len(pieces(vault))
    backed_up(vault, letters(3, 10))
    assert (before, len(pieces(vault))) == (12, 14)


def test_nothing_can_be_read_and_no_name_tells_what_a_piece_holds(vault: Vault, tmp_path: Path) -> None:
    backed_up(vault, letters())
    held = b"".join(path.read_bytes() for path in vault.folder.rglob("*") if path.is_file())
    assert not [word for word in (b"Quillon", b"plaint.db", b"settings") if word in held]
    backed_up(other := Vault(tmp_path / "two", DataKey(b"t" * 32)), letters())
    assert not {path.name for path in pieces(vault)} & {path.name for path in pieces(other)}
    assert not [path for path in vault.folder.rglob("*") if path.stat().st_mode & 0o077]


def test_what_is_missing_is_known_before_anything_is_written(vault: Vault) -> None:
    backed_up(vault, letters())
    same = vault.plan([part(letters())], None, NOW, tell_nobody)
    other = vault.plan([part(letters(1, 10))], None, NOW, tell_nobody)
    assert (vault.missing(same), vault.missing(other)) == (0, 1500)


def test_two_backups_of_the_same_are_the_same(vault: Vault) -> None:
    first = vault.list_of(backed_up(vault, letters()))
    again = vault.list_of(backed_up(vault, letters(), now=NOW + timedelta(days=1)))
    assert again.holds_as(first)
    assert not again.holds_as(None)
    assert not again.holds_as(Listed(NOW, KEY, first.files))


def test_a_piece_that_was_cut_off_is_written_again(vault: Vault) -> None:
    backed_up(vault, letters())
    pieces(vault)[0].write_bytes(b"half")
    assert given_back(vault, backed_up(vault, letters()))["plaint.db"] == letters()


@pytest.mark.parametrize("harm", ["changed", "gone"])
def test_a_piece_that_is_not_whole_is_told(vault: Vault, harm: str) -> None:
    rung = backed_up(vault, letters())
    for path in pieces(vault):
        path.write_bytes(path.read_bytes()[:-1] + b"x") if harm == "changed" else path.unlink()
    with pytest.raises(UserError, match="damaged"):
        given_back(vault, rung)


def test_a_backup_taken_away_takes_what_only_it_held(vault: Vault) -> None:
    first, second = backed_up(vault, letters()), backed_up(vault, letters(3))
    stray = vault.folder / "pieces" / "ab" / "x.part"
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"half")
    vault.drop({first})
    assert (vault.rungs(), len(pieces(vault))) == ([second], 12)
    assert given_back(vault, second)["plaint.db"] == letters(3)


def test_what_a_planned_backup_needs_is_not_taken_away(vault: Vault) -> None:
    rung = backed_up(vault, letters())
    planned = vault.plan([part(letters())], None, NOW, tell_nobody)
    vault.drop({rung}, planned)
    assert (len(pieces(vault)), vault.missing(planned)) == (11, 0)


def test_a_list_that_cannot_be_read_is_told_and_holds_nothing(vault: Vault) -> None:
    rung = backed_up(vault, letters())
    vault._path(rung).write_bytes(b"half")
    with pytest.raises(UserError, match="damaged"):
        vault.list_of(rung)
    vault.drop(set())
    assert pieces(vault) == []


def test_a_list_under_another_name_or_of_a_newer_plaint_is_refused(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung = backed_up(vault, letters())
    moved = Rung(7, rung.made)
    vault._path(rung).rename(vault._path(moved))
    with pytest.raises(UserError, match="damaged"):
        vault.list_of(moved)
    monkeypatch.setattr(backup_vault, "FORMAT", 2)
    newer = backed_up(vault, letters())
    monkeypatch.setattr(backup_vault, "FORMAT", 1)
    with pytest.raises(UserError, match="newer Plaint"):
        vault.list_of(newer)


def test_names_that_are_not_ours_are_no_backups(vault: Vault) -> None:
    rung = backed_up(vault, letters())
    for name in ("x.rung", "a-b.rung", "00000002-2026.rung"):
        (vault.folder / name).write_bytes(b"")
    assert vault.rungs() == [rung]


def test_a_stopped_backup_leaves_pieces_and_no_backup(vault: Vault) -> None:
    listed = vault.plan([part(letters())], None, NOW, tell_nobody)
    vault.folder.mkdir()

    def stop(done: int, of: int) -> None:
        if done > of / 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        vault.keep_pieces([part(letters())], listed, stop)
    assert (vault.rungs(), 0 < vault.missing(listed) < listed.size) == ([], True)


def test_it_may_take_a_tenth_of_what_would_be_free_without_it(vault: Vault) -> None:
    backed_up(vault, letters())
    assert vault.used() > 10_500
    assert vault.room() > vault.used()


def test_large_files_have_larger_pieces() -> None:
    assert piece_bytes(backup_vault.LARGE_BYTES) > piece_bytes(backup_vault.LARGE_BYTES - 1)


def test_killed_at_any_moment_every_backup_that_is_listed_comes_back(tmp_path: Path) -> None:
    folder, work = tmp_path / "vault", tmp_path / "work"
    for each in (folder, work):
        each.mkdir()
    for _time in range(2):
        add(folder, OLD)
    command = [sys.executable, "-m", "tests.store.killed_vaults", str(folder), str(work)]
    subprocess.run(command, check=True, capture_output=True)
    seen = set()
    for moment in work.iterdir():
        vault = vault_of(moment)
        held = [given_back(vault, rung)["plaint.db"] for rung in vault.rungs()]
        seen.add(tuple("new" if each == NEW else "old" if each == OLD else "?" for each in held))
        add(moment, NEW)
        assert given_back(vault, vault.rungs()[-1])["plaint.db"] == NEW
        assert not list(moment.rglob("*.part"))
    assert seen == {("old", "old"), ("old", "old", "new"), ("old", "new")}
