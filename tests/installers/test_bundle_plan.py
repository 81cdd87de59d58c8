import plistlib
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from app import VERSION
from app.cli import window_arguments
from resources.installers.bundle_plan import (
    EMPTIED_MODULES,
    FILE_TYPES,
    MOST_BYTES,
    ROOT,
    UNUSED_MODULES,
    BundleTooLargeError,
    Entry,
    info_plist,
    is_used,
    program_options,
    refuse_a_large_one,
    runtimes_once,
    used_binaries,
    used_data,
    used_modules,
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

LOAD_ALL = """
import importlib, pkgutil, sys
sys.modules.update(dict.fromkeys(sys.argv[1:]))  # None: importing it fails
import app
for found in pkgutil.walk_packages(app.__path__, "app."):
    importlib.import_module(found.name)
"""

HOLIDAYS = """
import importlib.util, sys, types
from datetime import date
for name in sys.argv[1:]:
    emptied = sys.modules[name] = types.ModuleType(name)
    emptied.__path__ = [importlib.util.find_spec("holidays").submodule_search_locations[0] + "/" + name.split(".")[1]]
from app.domain.calendars import bank_holidays
found = bank_holidays("scotland", 2026)
print(found[date(2026, 1, 2)], *sorted(name for name in sys.modules if name.startswith("holidays.countries.f")))
"""


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
        "tzdata/zoneinfo/Europe/London",
        "keyring-25.7.0.dist-info/entry_points.txt",
        "holidays-0.108.dist-info/METADATA",
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
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
        "api-ms-win-crt-heap-l1-1-0.dll",
        "ucrtbase.dll",
        "tzdata/zoneinfo/Europe/Paris",
        "pydantic-2.14.3.dist-info/METADATA",
        "holidays-0.108.dist-info/RECORD",
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


def test_bank_holidays_of_other_countries_go() -> None:
    modules = ["holidays", "holidays.countries", "holidays.countries.united_kingdom", "holidays.countries.france"]
    entries = [binary(name, kind="PYMODULE") for name in [*modules, "holidays.financial.ny_stock_exchange"]]
    assert [name for name, _, _ in used_modules(entries)] == modules[:3]


def test_microsoft_s_libraries_are_there_once_where_all_find_them() -> None:
    entries = [
        binary("VCRUNTIME140.dll", "python's"),
        binary("shiboken6\\MSVCP140.dll", "shiboken's"),
        binary("shiboken6\\VCRUNTIME140.dll", "shiboken's"),
        binary("PySide6\\MSVCP140.dll", "qt's"),
        binary("PySide6\\MSVCP140_2.dll", "qt's"),
        binary("PySide6\\Qt6Core.dll"),
    ]
    assert set(runtimes_once(entries)) == {
        binary("VCRUNTIME140.dll", "python's"),
        binary("MSVCP140.dll", "qt's"),
        binary("MSVCP140_2.dll", "qt's"),
        binary("PySide6\\Qt6Core.dll"),
    }


def test_our_bank_holidays_are_known_without_those_of_others() -> None:
    """As in a bundle: the packages that load all countries are empty, and no country but ours can be loaded."""
    command = [sys.executable, "-c", HOLIDAYS, *EMPTIED_MODULES]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "New Year Holiday", done.stderr[-2000:]


def test_what_is_loaded_works_without_what_is_left_out() -> None:
    """All of Plaint is loaded in a Python that has none of it, as the installed one has none."""
    done = subprocess.run(
        [sys.executable, "-c", LOAD_ALL, *UNUSED_MODULES], capture_output=True, text=True, check=False
    )
    assert not done.returncode, done.stderr[-2000:]


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


def test_macos_opens_packs_and_backups_with_plaint() -> None:
    plist = plistlib.loads(plistlib.dumps(info_plist("0.1.0")))
    kinds, exported = plist["CFBundleDocumentTypes"], plist["UTExportedTypeDeclarations"]
    assert [kind["LSItemContentTypes"] for kind in kinds] == [[each["UTTypeIdentifier"]] for each in exported]
    endings = [each["UTTypeTagSpecification"]["public.filename-extension"] for each in exported]
    assert endings == [["plaintpack"], ["plaintbackup"]]


@pytest.mark.parametrize("kind", FILE_TYPES, ids=lambda kind: str(kind[0]))
def test_windows_and_linux_open_what_macos_opens(kind: tuple[str, str, str, str]) -> None:
    ending, _, media_type, _ = kind
    installers = ROOT / "resources" / "installers"
    assert f'FILE_TYPE ".{ending}" ' in (installers / "plaint.nsi").read_text("utf-8")
    assert f'"{media_type}"' in (installers / "plaint.nsi").read_text("utf-8")
    assert f'pattern="*.{ending}"' in (installers / "linux" / "plaint.xml").read_text("utf-8")
    for name in ("plaint.xml", "plaint.desktop", "metainfo.xml"):
        assert media_type in (installers / "linux" / name).read_text("utf-8"), name


def test_the_app_opens_what_the_systems_open_with_it(tmp_path: Path) -> None:
    for ending, *_ in FILE_TYPES:
        wanted = window_arguments(["--data", str(tmp_path), f"one.{ending}"])
        assert wanted is not None
        assert wanted.file is not None


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
