import plistlib
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from app import VERSION
from resources.installers.bundle_plan import (
    MOST_BYTES,
    ROOT,
    UNUSED_MODULES,
    BundleTooLargeError,
    Entry,
    info_plist,
    is_used,
    program_options,
    refuse_a_large_one,
    used_binaries,
    used_data,
    version,
    version_resource,
)

NEEDS = {
    "plugin": ["libQt6Core.so.6"],
    "core": ["LIBICU.so"],
    "icu": ["core-of-icu"],
    "lonely": ["libQt6Core.so.6"],
    "gtk-theme": ["libgtk.so"],
}


def needs(source: str) -> Iterable[str]:
    return NEEDS.get(source, [])


def binary(place: str, source: str = "file", kind: str = "BINARY") -> Entry:
    return place, source, kind


def test_the_version_is_that_of_the_app() -> None:
    assert version() == VERSION


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6\\Qt6Gui.dll",
        "PySide6/Qt/lib/libQt6Svg.so.6",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "resources/fonts/Carlito-Bold.ttf",
        "resources/locale/cy/LC_MESSAGES/plaint.mo",
        "resources/locale/cy/LC_MESSAGES/plaint.po",
        "docx/templates/default.docx",
    ],
)
def test_what_plaint_draws_and_writes_with_stays(place: str) -> None:
    assert is_used(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platforms/libqlinuxfb.so",
        "PySide6/Qt/plugins/platforms/libqminimalegl.so",
        "PySide6\\plugins\\platforms\\qminimal.dll",
        "PySide6\\plugins\\platforms\\qdirect2d.dll",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/imageformats/libqtiff.so",
        "PySide6\\translations\\qtbase_de.qm",
        "PySide6\\opengl32sw.dll",
        "PySide6\\Qt6Network.dll",
        "PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork",
        "PySide6/Qt/lib/libQt6EglFSDeviceIntegration.so.6",
        "resources/screenshots/today.png",
        "resources/installers/icons.py",
        "resources/__init__.py",
        "resources/catalogues.py",
        "resources/locale/plaint.pot",
        "libcups.so.2",
        "libdbus-1.so.3",
    ],
)
def test_what_plaint_has_no_use_for_goes(place: str) -> None:
    assert not is_used(place)


def test_a_library_stays_only_while_something_that_stays_refers_to_it() -> None:
    entries = [
        binary("PySide6/Qt/plugins/platforms/libqxcb.so", "plugin"),
        binary("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "gtk-theme"),
        binary("libgtk.so", "gtk"),
        binary("PySide6/Qt/lib/libQt6Core.so.6", "core"),
        binary("libicu.so", "icu"),
        binary("core-of-icu", "data"),
        binary("libunasked.so", "lonely"),
    ]
    kept = [place for place, _, _ in used_binaries(entries, needs)]
    assert kept == [entries[0][0], "PySide6/Qt/lib/libQt6Core.so.6", "libicu.so", "core-of-icu"]


@pytest.mark.parametrize(
    "place",
    ["libpython3.11.so.1.0", "python311.dll", "Python", "pypdfium2_raw/libpdfium.so", "pypdfium2_raw/pdfium.dll"],
)
def test_what_is_loaded_by_name_stays_though_nothing_refers_to_it(place: str) -> None:
    assert used_binaries([binary(place)], needs)


def test_a_module_of_python_stays_though_nothing_refers_to_it() -> None:
    assert used_binaries([binary("lxml/etree.so", kind="EXTENSION")], needs)


def test_links_that_lead_to_nothing_go() -> None:
    binaries = [binary("PySide6/Qt/lib/libQt6Core.so.6")]
    data = [
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6Network.so.6", "PySide6/Qt/lib/libQt6Network.so.6", "SYMLINK"),
        ("deep/er/link", "../../templates", "SYMLINK"),
        ("templates/pack.toml", "source", "DATA"),
    ]
    assert [place for place, _, _ in used_data(data, binaries)] == [
        "libQt6Core.so.6",
        "deep/er/link",
        "templates/pack.toml",
    ]


def test_a_framework_of_macos_goes_with_all_that_is_in_it() -> None:
    lib = "PySide6/Qt/lib"
    binaries = [binary(f"{lib}/QtCore.framework/Versions/A/QtCore")]
    data = [
        (f"{lib}/QtCore.framework/Resources/Info.plist", "a", "DATA"),
        (f"{lib}/QtDBus.framework/Resources/Info.plist", "b", "DATA"),
    ]
    assert used_data(data, binaries) == data[:1]


def test_windows_is_told_the_version_in_four_numbers_and_in_words() -> None:
    text = version_resource("1.20.3rc1")
    assert "filevers=(1, 20, 3, 0), prodvers=(1, 20, 3, 0)" in text
    assert "StringStruct('ProductVersion', '1.20.3rc1')" in text


def test_the_version_resource_is_one_that_pyinstaller_would_read() -> None:
    names = set(re.findall(r"(\w+)\(", version_resource("0.1.0")))
    assert names == {
        "VSVersionInfo",
        "FixedFileInfo",
        "StringFileInfo",
        "StringTable",
        "StringStruct",
        "VarFileInfo",
        "VarStruct",
    }
    compile(version_resource("0.1.0"), "version.txt", "eval")


def test_macos_reads_back_what_is_written_in_the_plist() -> None:
    plist = plistlib.loads(plistlib.dumps(info_plist("0.1.0")))
    assert plist["CFBundleShortVersionString"] == "0.1.0"
    assert plist["NSHighResolutionCapable"] is True


def test_macos_opens_packs_with_plaint() -> None:
    plist = plistlib.loads(plistlib.dumps(info_plist("0.1.0")))
    [kind], [exported] = plist["CFBundleDocumentTypes"], plist["UTExportedTypeDeclarations"]
    assert kind["LSItemContentTypes"] == [exported["UTTypeIdentifier"]]
    assert exported["UTTypeTagSpecification"]["public.filename-extension"] == ["plaintpack"]


@pytest.mark.parametrize(
    ("platform", "options"),
    [
        ("win32", {"icon": "plaint.ico", "version": "version.txt"}),
        ("darwin", {"icon": "plaint.icns"}),
        ("linux", {}),
    ],
)
def test_each_system_is_given_what_its_programs_carry(platform: str, options: dict[str, str]) -> None:
    icons = {"ico": Path("plaint.ico"), "icns": Path("plaint.icns")}
    assert program_options(platform, icons, Path("version.txt")) == options


def test_nothing_that_the_app_imports_is_left_out() -> None:
    lines = "\n".join(path.read_text("utf-8") for path in (ROOT / "app").glob("**/*.py"))
    found = re.findall(r"^ *(?:from (\S+) )?import ([\w., ]+)", lines, re.MULTILINE)
    names = {(source, name.strip()) for source, named in found for name in named.split(",")}
    imported = {source for source, _ in names} | {f"{source}.{name}".strip(".") for source, name in names}
    assert "lxml.html" in imported
    assert imported & set(UNUSED_MODULES) == set()


def test_a_bundle_that_takes_more_than_it_may_is_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(MOST_BYTES["linux"] // 2)
    assert refuse_a_large_one("linux", tmp_path) == MOST_BYTES["linux"]
    (tmp_path / "c").write_bytes(b"one more")
    with pytest.raises(BundleTooLargeError, match="155"):
        refuse_a_large_one("linux", tmp_path)


def test_the_limits_are_those_that_members_were_promised() -> None:
    assert MOST_BYTES == {"linux": 155_000_000, "win32": 100_000_000}
