import plistlib
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from resources.installers import disk_image
from resources.installers.disk_image import ENTITLEMENTS, image_name, imaging, sealing, signing

IMAGE = Path("Plaint.dmg")
SIGNED = {"PLAINT_MAC_IDENTITY": "Developer ID Application: Somebody"}
NOTARISED = {**SIGNED, "PLAINT_NOTARY_KEY": "k.p8", "PLAINT_NOTARY_KEY_ID": "K", "PLAINT_NOTARY_ISSUER": "I"}


def test_only_memory_for_callbacks_is_asked_of_the_hardened_runtime() -> None:
    asked = plistlib.loads(ENTITLEMENTS.read_bytes())
    assert asked == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_nothing_is_signed_without_an_identity() -> None:
    assert signing(Path("Plaint.app"), {"PLAINT_MAC_IDENTITY": ""}) == []
    assert sealing(IMAGE, {**NOTARISED, "PLAINT_MAC_IDENTITY": ""}) == []


def test_an_app_is_signed_with_the_hardened_runtime_and_then_looked_at() -> None:
    sign, look = signing(Path("Plaint.app"), SIGNED)
    assert {"--options", "runtime", "--entitlements", str(ENTITLEMENTS), "--timestamp"} <= set(sign)
    assert sign[-1] == look[-1] == "Plaint.app"
    assert "--verify" in look


def test_an_image_is_notarised_only_with_the_whole_key() -> None:
    assert [command[0] for command in sealing(IMAGE, NOTARISED)] == ["codesign", "xcrun", "xcrun"]
    assert [command[0] for command in sealing(IMAGE, {**NOTARISED, "PLAINT_NOTARY_ISSUER": ""})] == ["codesign"]


def test_an_image_is_called_as_people_call_their_macs() -> None:
    assert image_name("1.2.0", "arm64") == "Plaint-1.2.0-macos-apple.dmg"
    assert image_name("1.2.0", "x86_64") == "Plaint-1.2.0-macos-intel.dmg"


def test_an_image_is_compressed_and_made_anew() -> None:
    (command,) = imaging(Path("folder"), IMAGE)
    assert {"ULMO", "-ov"} <= set(command)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_the_image_holds_the_app_and_the_way_to_the_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = tmp_path / "Plaint.app"
    (app / "Contents").mkdir(parents=True)
    (app / "Contents" / "link").symlink_to("elsewhere")
    seen: list[list[str]] = []

    def run(command: Sequence[str], *, check: bool) -> None:
        folder = Path(command[command.index("-srcfolder") + 1])
        seen.append(sorted(str(file.relative_to(folder)) for file in folder.rglob("*")))
        assert (folder / "Applications").readlink() == Path("/Applications")
        assert (folder / "Plaint.app" / "Contents" / "link").is_symlink()

    monkeypatch.setattr("subprocess.run", run)
    disk_image.make_image(app, tmp_path / "out" / "Plaint.dmg", {})
    ((first, *rest),) = seen
    assert first == "Applications"
    assert "Plaint.app" in rest
