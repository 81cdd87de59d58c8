"""What goes into the bundle on each system and what stays out: plain values, so that tests can ask for any system."""

import ast
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from resources.installers.publisher import BUNDLE_ID, domain

ROOT = Path(__file__).resolve().parents[2]
# What opens with Plaint: the ending of its name, its name for macOS, its media type, and what people call it.
FILE_TYPES = (
    ("plaintpack", f"{domain()}.pack", "application/vnd.plaint.pack", "Plaint pack"),
    ("plaintbackup", f"{domain()}.backup", "application/vnd.plaint.backup", "Plaint backup"),
)

# What a bundle may take, in bytes, by `sys.platform`: what members with a slow line, and a small disk, put up with.
MOST_BYTES = {"linux": 155_000_000, "win32": 100_000_000}

# An entry as PyInstaller keeps it: the place in the bundle, the file it is, and its kind.
Entry = tuple[str, str, str]

# Python's own modules, and modules of what we use, that Plaint never loads.
UNUSED_MODULES = (
    *("tkinter", "unittest", "doctest", "pydoc", "pydoc_data", "setuptools", "distutils", "pkg_resources", "lib2to3"),
    *("readline", "curses", "_ssl", "ssl", "xmlrpc", "ftplib", "smtplib"),  # no network, so no TLS of Python's own
    "_hashlib",  # Python's own hashes do; OpenSSL's bring 5 MB
    *("asyncio", "_asyncio", "_overlapped", "multiprocessing", "_multiprocessing", "concurrent.futures.process"),
    *("cffi", "pycparser"),  # they make bindings; those that are made need only `_cffi_backend`
    *("charset_normalizer", "pydantic.v1", "pydantic.mypy"),
    *("bz2", "_bz2", "lzma", "_lzma", "_pydecimal"),  # ZIP files of ours and of Word's are packed by zlib
    *(
        "PySide6.QtNetwork",
        "PySide6.QtQml",
        "PySide6.QtQuick",
        "PySide6.QtOpenGL",
        "PySide6.QtOpenGLWidgets",
        "PySide6.QtDBus",
    ),
    *("PIL._avif", "PIL._webp", "PIL._imagingtk", "PIL._imagingft", "PIL.ImageTk", "PIL.ImageQt", "PIL.ImageGrab"),
    *("PIL.ImageCms", "PIL._imagingcms"),
    *("lxml.html.diff", "lxml.html._difflib", "lxml.objectify", "lxml.isoschematron", "lxml.sax", "lxml.builder"),
    *("lxml.html.builder", "lxml.doctestcompare", "reportlab.graphics.testshapes"),
)

# The bank holidays of all other countries. `holidays` loads a country when it is asked for it, and with it a package
# that loads all: that package is emptied.
EMPTIED_MODULES = frozenset({"holidays.countries", "holidays.financial"})
_OTHER_COUNTRIES = re.compile(r"holidays\.(?:countries|financial)\.(?!united_kingdom$)")

# Microsoft's C and C++, of which packages for Windows each bring their own.
_RUNTIMES = re.compile(r"(?:msvcp|vcruntime|concrt)\d+(?:_\w+)?\.dll", re.IGNORECASE)

# Parts of Qt that a window drawn by the processor has no use for; the names are pieces of a file's place.
_UNUSED_PARTS = re.compile(
    r"""
    /translations/                                         # Qt's own words: Plaint brings all that it shows
    | /plugins/(?:egldeviceintegrations|generic|networkinformation|qmltooling|tls|virtualkeyboard|xcbglintegrations)/
    | /plugins/wayland-graphics-integration-client/
    | /plugins/platforms/\w*q(?:eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc|direct2d)\b
    | /plugins/platformthemes/\w*qgtk3\b                   # brings thirty libraries of GTK
    | /plugins/platforminputcontexts/\w*qtvirtualkeyboard
    | /plugins/styles/                                     # the window is drawn by Qt's own style
    | /plugins/imageformats/\w*q(?:tga|tiff|wbmp|webp|icns|pdf)\b
    | Qt6?(?:Network|OpenGL|OpenGLWidgets|Qml\w*|Quick\w*|Pdf\w*|EglFS\w*|VirtualKeyboard)(?:\.|$)
    | opengl32sw | d3dcompiler | dxcompiler | dxil
    | /lib(?:cups|dbus-1)\.so                              # the system's, with all that each stands on
    | /(?:api-ms-win-[\w-]+|ucrtbase)\.dll                 # Windows 10 has them
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNUSED_FILES = re.compile(
    r"^(?:resources/(?:screenshots|installers)/|resources/\w+\.py$|resources/locale/[^/]*\.pot$|lxml/isoschematron/"
    r"|docx/templates/.*/|dateutil/zoneinfo/|tzdata/(?!zoneinfo/(?:UTC|Europe/London)$)|(?!holidays-|keyring-)[^/]*\.dist-info/"
    r"|[^/]*\.dist-info/(?!METADATA$|entry_points\.txt$)|.*\.pyi$)"
)

# Loaded by name while Plaint runs, so that no other file's head refers to it.
_LOADED_BY_NAME = re.compile(r"(?:^|/)(?:libpython|python3|Python$|(?:lib)?pdfium\.)|/plugins/|^python3\.\d+/")


class BundleTooLargeError(Exception):
    """More is in the bundle than members should have to fetch."""


def version() -> str:
    """Return the version, which stands in `app/__init__.py` and nowhere else."""
    found = {
        getattr(node.targets[0], "id", ""): ast.literal_eval(node.value)
        for node in ast.parse((ROOT / "app" / "__init__.py").read_text("utf-8")).body
        if isinstance(node, ast.Assign)
    }
    return str(found["VERSION"])


def refuse_a_large_one(platform: str, folder: Path) -> int:
    """Return the bytes of a bundle; raises BundleTooLargeError when it takes more than it may."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    most = MOST_BYTES.get(platform, size)
    if size > most:
        raise BundleTooLargeError(f"The bundle takes {size / 1e6:.1f} MB; it may take {most / 1e6:.0f}.")
    return size


def is_used(place: str) -> bool:
    """Return whether a file at this place in the bundle has a use; separators may be those of Windows."""
    place = place.replace("\\", "/")
    return not _UNUSED_PARTS.search(f"/{place}") and not _UNUSED_FILES.search(place)


def used_binaries(entries: Iterable[Entry], imports: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Return the binaries that something in the bundle refers to: what is never used goes, and what only that used.

    Args:
        entries: Libraries, extension modules, plugins, and links to them.
        imports: Says which library names the head of a file refers to (`PyInstaller.depend.bindepend`).
    """
    candidates = [entry for entry in entries if is_used(entry[0])]
    by_name: dict[str, list[Entry]] = {}
    for entry in candidates:
        by_name.setdefault(_name(entry[0]), []).append(entry)
    kept: set[str] = set()
    waiting = [entry for entry in candidates if _is_root(entry)]
    while waiting:
        place, source, kind = waiting.pop()
        if place in kept:
            continue
        kept.add(place)
        if kind != "SYMLINK":
            waiting += [found for name in imports(source) for found in by_name.get(_name(name), [])]
    return [entry for entry in candidates if entry[0] in kept and not _dangles(entry, kept)]


def used_modules(entries: Iterable[Entry]) -> list[Entry]:
    """Return the modules that have a use."""
    return [entry for entry in entries if not _OTHER_COUNTRIES.match(entry[0])]


def runtimes_once(entries: Iterable[Entry]) -> list[Entry]:
    """Return the binaries with one of each library of Microsoft's C and C++, where all find it: beside Python's.

    Windows takes for every library of a name the first that was loaded. That is the one beside Python's, if there is
    one; else Qt's, which is built with the newest compiler.
    """
    entries = list(entries)
    found: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: ("\\" in entry[0], not entry[0].startswith("PySide6"))):
        if _RUNTIMES.fullmatch(_name(entry[0])):
            found.setdefault(_name(entry[0]), entry)
    others = [entry for entry in entries if _name(entry[0]) not in found]
    return others + [(PureWindowsPath(place).name, source, kind) for place, source, kind in found.values()]


def used_data(entries: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Return the data files and links that have a use: no link to what went, and nothing of a framework that went."""
    binaries = list(binaries)
    kept = {entry[0] for entry in binaries}
    frameworks = {found for entry in binaries if (found := _framework(entry[0]))}
    used = [entry for entry in entries if is_used(entry[0]) and _framework(entry[0]) in {"", *frameworks}]
    kept |= {entry[0] for entry in used}
    return [entry for entry in used if not _dangles(entry, kept)]


def _is_root(entry: Entry) -> bool:
    return entry[2] == "EXTENSION" or bool(_LOADED_BY_NAME.search(entry[0].replace("\\", "/")))


def _name(place: str) -> str:
    return PurePosixPath(place.replace("\\", "/")).name.casefold()


def _dangles(entry: Entry, kept: set[str]) -> bool:
    """Return whether a link leads to nothing that is kept; a link to a folder is kept with anything in it."""
    place, target, kind = entry
    if kind != "SYMLINK":
        return False
    parts: list[str] = []
    for part in (PurePosixPath(place).parent / target).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    end = "/".join(parts)
    return not any(each == end or each.startswith(f"{end}/") for each in kept)


def _framework(place: str) -> str:
    """Return the framework of macOS that a place lies in, or an empty string."""
    found = re.match(r"(.*?\.framework)(?:/|$)", place)
    return found.group(1) if found else ""


def version_resource(number: str) -> str:
    """Return what Windows shows of `plaint.exe` under Properties, as PyInstaller reads it."""
    parts = (*(int(part) for part in re.findall(r"\d+", number)[:3]), 0, 0, 0)[:4]
    words = {
        "CompanyName": "Plaint",
        "FileDescription": "Plaint",
        "FileVersion": number,
        "InternalName": "plaint",
        "LegalCopyright": "MIT licence",
        "OriginalFilename": "plaint.exe",
        "ProductName": "Plaint",
        "ProductVersion": number,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in words.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={parts}, prodvers={parts}, mask=0x3F, flags=0x0, OS=0x40004, "
        "fileType=0x1, subtype=0x0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('080904B0', [{strings}])]), "  # British English, Unicode
        "VarFileInfo([VarStruct('Translation', [0x0809, 0x04B0])])])\n"
    )


def info_plist(number: str) -> dict[str, object]:
    """Return what macOS reads of the app: its version, that it is sharp, and what is opened with it.

    The keys are those of Apple's Information Property List reference.
    """
    return {
        "CFBundleDisplayName": "Plaint",
        "CFBundleName": "Plaint",
        "CFBundleIdentifier": BUNDLE_ID,
        "CFBundleShortVersionString": number,
        "CFBundleVersion": number,
        "CFBundleDevelopmentRegion": "en-GB",
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": "MIT licence",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": name,
                "CFBundleTypeRole": "Viewer",
                "CFBundleTypeIconFile": "plaint.icns",
                "LSItemContentTypes": [identifier],
                "LSHandlerRank": "Owner",
            }
            for _, identifier, _, name in FILE_TYPES
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": identifier,
                "UTTypeDescription": name,
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [ending],
                    "public.mime-type": [media_type],
                },
            }
            for ending, identifier, media_type, name in FILE_TYPES
        ],
    }


def program_options(platform: str, icons: Mapping[str, Path], resource: Path) -> dict[str, str]:
    """Return what the program file is given on one system (`sys.platform`): its icon and, on Windows, its version."""
    match platform:
        case "win32":
            return {"icon": str(icons["ico"]), "version": str(resource)}
        case "darwin":
            return {"icon": str(icons["icns"])}
        case _:
            return {}
