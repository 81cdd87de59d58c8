"""Packs installed, renewed and removed: trust on first use, and never an older, changed or foreign one."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.errors import NotFoundError, ProblemsFoundError, UserError
from app.packs.minisign import SecretKey
from app.packs.pack_archive import MANIFEST, SIGNATURE, read_archive, write_archive
from app.packs.pack_building import build_pack
from app.packs.pack_installing import PackInstaller, Signed, Standing
from app.packs.pack_library import PackLibrary
from tests.conftest import TODAY
from tests.packs.sample_pack import PACK, write_pack
from tests.packs.test_minisign import KEY

OTHER = SecretKey(bytes(8), bytes([7] * 32))


@dataclass(frozen=True)
class Desk:
    """A publisher's and a member's folders."""

    folder: Path

    @property
    def installed(self) -> Path:
        return self.folder / "packs"

    @property
    def installer(self) -> PackInstaller:
        return PackInstaller(self.installed, {"uk-members"})

    def pack(self, version: str = "2026.11.1", key: SecretKey | None = KEY, more: str = "", **changes: str) -> Path:
        """Build a pack and return its file."""
        source = self.folder / "source"
        shutil.rmtree(source, ignore_errors=True)
        text = changes.pop("pack", PACK).replace("2026.11.1", version) + more
        file = self.folder / f"harbour-{version}.plaintpack"
        file.write_bytes(build_pack(write_pack(source, pack=text, **changes), TODAY, key))
        return file

    def install(self, file: Path, *, trust: bool = False) -> None:
        """Judge and install."""
        self.installer.install(self.installer.judge(file, TODAY), trust=trust)

    def titles(self) -> list[str]:
        """Return what can be written with."""
        (self.folder / "none").mkdir(exist_ok=True)
        packs = PackLibrary(self.folder / "none", self.installed).packs()
        return [f"{pack.info.id} {pack.info.version}" for pack in packs]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_first_pack_is_new_and_its_key_unknown(desk: Desk) -> None:
    offer = desk.installer.judge(desk.pack(), TODAY)
    assert (offer.standing, offer.signed, offer.key, offer.installed) == (
        Standing.NEW,
        Signed.UNKNOWN,
        KEY.public,
        "",
    )


def test_judging_keeps_nothing(desk: Desk) -> None:
    desk.installer.judge(desk.pack(), TODAY)
    assert list(desk.installed.iterdir()) == []


def test_an_unknown_key_is_shown_before_it_is_trusted(desk: Desk) -> None:
    with pytest.raises(UserError) as refused:
        desk.install(desk.pack())
    assert KEY.public.text in refused.value.message
    assert "--trust" in refused.value.hint
    assert desk.titles() == []


def test_what_is_trusted_is_installed(desk: Desk) -> None:
    desk.install(desk.pack(), trust=True)
    assert desk.titles() == ["harbour 2026.11.1"]


def test_the_publishers_key_given_beforehand_is_trust(desk: Desk) -> None:
    offer = desk.installer.judge(desk.pack(), TODAY, KEY.public)
    assert offer.signed is Signed.TRUSTED


def test_an_update_by_the_same_key_needs_no_more_trust(desk: Desk) -> None:
    desk.install(desk.pack(), trust=True)
    offer = desk.installer.judge(desk.pack("2026.12"), TODAY)
    assert (offer.standing, offer.signed, offer.installed) == (Standing.UPDATE, Signed.TRUSTED, "2026.11.1")
    desk.installer.install(offer)
    assert desk.titles() == ["harbour 2026.12"]


def test_the_same_pack_again_is_the_same(desk: Desk) -> None:
    file = desk.pack()
    desk.install(file, trust=True)
    assert desk.installer.judge(file, TODAY).standing is Standing.SAME
    desk.install(file)
    assert desk.titles() == ["harbour 2026.11.1"]


def test_another_key_is_refused_even_when_it_is_given(desk: Desk) -> None:
    desk.install(desk.pack(), trust=True)
    with pytest.raises(UserError, match="another key than before"):
        desk.installer.judge(desk.pack("2026.12", OTHER), TODAY, OTHER.public)


def test_an_unsigned_one_after_a_signed_one_is_refused(desk: Desk) -> None:
    desk.install(desk.pack(), trust=True)
    with pytest.raises(UserError, match="was signed before"):
        desk.installer.judge(desk.pack("2026.12", None), TODAY)


def test_an_older_version_is_refused(desk: Desk) -> None:
    desk.install(desk.pack("2026.12"), trust=True)
    with pytest.raises(UserError, match="is older than"):
        desk.install(desk.pack("2026.11.1"))


def test_other_contents_under_the_same_version_are_refused(desk: Desk) -> None:
    desk.install(desk.pack(), trust=True)
    with pytest.raises(UserError, match="with other contents"):
        desk.install(desk.pack(more='contact = "other@harbour.example"\n'))


def test_the_key_that_was_named_as_the_next_is_taken(desk: Desk) -> None:
    desk.install(desk.pack(more=f'next_key = "{OTHER.public.text}"\n'), trust=True)
    desk.install(desk.pack("2026.12", OTHER))
    assert desk.titles() == ["harbour 2026.12"]
    with pytest.raises(UserError, match="another key than before"):
        desk.install(desk.pack("2027.1", KEY))


def test_an_unsigned_pack_cannot_name_the_next_key(desk: Desk) -> None:
    desk.install(desk.pack(key=None, more=f'next_key = "{OTHER.public.text}"\n'), trust=True)
    assert desk.installer.judge(desk.pack("2026.12", OTHER), TODAY).signed is Signed.UNKNOWN


def test_an_unsigned_pack_needs_a_word_each_time(desk: Desk) -> None:
    with pytest.raises(UserError, match="is not signed"):
        desk.install(desk.pack(key=None))
    desk.install(desk.pack(key=None), trust=True)
    assert desk.installer.judge(desk.pack("2026.12", None), TODAY).signed is Signed.UNSIGNED


def test_a_changed_file_is_refused(desk: Desk) -> None:
    for key in (KEY, None):
        file = desk.pack(key=key)
        files = dict(read_archive(file.read_bytes()).files)
        files["organisations/parties.toml"] = files["organisations/parties.toml"].replace(b"harbour.ex", b"haxbour.ex")
        file.write_bytes(write_archive(files))
        with pytest.raises(ProblemsFoundError, match="not as its publisher made it"):
            desk.installer.judge(file, TODAY)


def test_a_folder_without_a_manifest_can_be_installed_unsigned(desk: Desk) -> None:
    desk.install(write_pack(desk.folder / "source"), trust=True)
    assert desk.titles() == ["harbour 2026.11.1"]


def test_a_signed_pack_that_does_not_tell_its_key_asks_for_it(desk: Desk) -> None:
    file = desk.pack()
    files = dict(read_archive(file.read_bytes()).files)
    files[MANIFEST] = files[MANIFEST].replace(f'key = "{KEY.public.text}"\n'.encode(), b"")
    files[SIGNATURE] = KEY.sign(files[MANIFEST], "pack:harbour version:2026.11.1").encode()
    file.write_bytes(write_archive(files))
    with pytest.raises(UserError, match="does not say what that key is"):
        desk.installer.judge(file, TODAY)
    assert desk.installer.judge(file, TODAY, KEY.public).signed is Signed.TRUSTED


def test_a_pack_with_an_error_is_refused(desk: Desk) -> None:
    file = desk.pack()
    files = dict(read_archive(file.read_bytes()).files)
    files["letters/complaint.sample.toml"] = b'today = 2026-11-20\n[answers]\nnone = "x"\n'
    file.write_bytes(write_archive(files))
    with pytest.raises(ProblemsFoundError, match="has problems and cannot be installed"):
        desk.installer.judge(file, TODAY)


def test_the_id_of_plaints_own_pack_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="comes with Plaint"):
        desk.installer.judge(desk.pack(pack=PACK.replace("harbour", "uk-members")), TODAY)


def test_a_removed_pack_is_gone_and_can_come_back(desk: Desk) -> None:
    file = desk.pack()
    desk.install(file, trust=True)
    desk.installer.remove("harbour")
    assert desk.titles() == []
    offer = desk.installer.judge(file, TODAY)
    assert (offer.installed, offer.signed) == ("", Signed.TRUSTED)
    desk.installer.install(offer)
    assert desk.titles() == ["harbour 2026.11.1"]


def test_a_removed_packs_version_is_still_there_for_its_letters(desk: Desk) -> None:
    desk.install(desk.pack(), trust=True)
    desk.installer.remove("harbour")
    library = PackLibrary(desk.folder / "none", desk.installed)
    assert library.pack("harbour", "2026.11.1").info.id == "harbour"


@pytest.mark.parametrize("pack_id", ["harbour", "uk-members", "../x"])
def test_what_was_not_installed_cannot_be_removed(desk: Desk, pack_id: str) -> None:
    with pytest.raises(NotFoundError, match="is not installed"):
        desk.installer.remove(pack_id)


def test_what_was_removed_cannot_be_removed_again(desk: Desk) -> None:
    desk.install(desk.pack(), trust=True)
    desk.installer.remove("harbour")
    with pytest.raises(NotFoundError, match="is not installed"):
        desk.installer.remove("harbour")


def test_a_full_disk_changes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    offer = desk.installer.judge(desk.pack(), TODAY)

    def full(_part: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.packs.pack_installing.put_in_place", full)
    with pytest.raises(UserError, match="could not be installed"):
        desk.installer.install(offer, trust=True)
    assert desk.titles() == []


def test_an_installed_pack_that_was_changed_is_not_used(desk: Desk) -> None:
    desk.install(desk.pack(), trust=True)
    path = desk.installed / "harbour" / "2026.11.1" / "organisations" / "parties.toml"
    path.write_text(path.read_text().replace("harbour.ex", "haxbour.ex"))
    library = PackLibrary(desk.folder / "none", desk.installed)
    (desk.folder / "none").mkdir(exist_ok=True)
    assert library.packs() == ()
    assert [problem.code for problem in library.problems()] == ["file-changed"]


@pytest.mark.parametrize("manifest", [b"\xff", b"x = " + b"[" * 5000, b""])
def test_a_manifest_that_cannot_be_read_is_refused(desk: Desk, manifest: bytes) -> None:
    file = desk.pack()
    file.write_bytes(write_archive({**read_archive(file.read_bytes()).files, MANIFEST: manifest}))
    with pytest.raises(ProblemsFoundError, match="not as its publisher made it"):
        desk.installer.judge(file, TODAY)
