#!/usr/bin/env python3
"""Run Plaint, or its tests, from a checkout: nothing else has to be installed first.

    python3 dev.py run            open the window (without a display: write the sample letter)
    python3 dev.py run ARGS…      the command line, for example: run letters
    python3 dev.py test           style, types and all tests with coverage
    python3 dev.py test ARGS…     only pytest, with these arguments
    python3 dev.py words          the catalogues of texts, after texts in the code or their translations changed
    python3 dev.py build          the program that members install, for this system, in dist

Standard library only. The first call makes `.venv`, installs the locked parts and, on Linux, sees that Qt finds the
system libraries it needs; a later call only compares a stamp. On Windows write `py` for `python3`.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

OLDEST_PYTHON = (3, 11)
SAMPLE_LETTER = "party-complaint"
CHECKED_COMPLETELY = "app/domain/*,app/services/*,app/store/*"

# What Qt's wheels expect from the system: the library → Debian's package. Measured on a bare Debian 12.
DRAWING_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    **DRAWING_LIBRARIES,
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}

NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|name resolution|ConnectTimeout|ReadTimeout|ProxyError|unreachable"
)


class SetupError(Exception):
    """Something that the person at the keyboard can mend: what is wrong, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Checkout:
    """The places inside one checkout that this script reads and makes."""

    def __init__(self, root: Path, *, builds: bool = False) -> None:
        self.root = root
        self.builds = builds  # in an environment of its own, without the tests' tools
        self.venv = root / "build" / "venv" if builds else root / ".venv"
        self.scripts = self.venv / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.scripts / ("python.exe" if os.name == "nt" else "python")
        self.plaint = self.scripts / ("plaint.exe" if os.name == "nt" else "plaint")
        self.system_libraries = self.venv / "syslibs"
        self.samples = root / "build" / "sample-letter"

    def lock(self, *, with_tests: bool) -> Path:
        """Return the lock file; the one with the tests' tools holds everything in the other, at the same versions."""
        app = "requirements-build.lock" if self.builds else "requirements.lock"
        return self.root / ("requirements-dev.lock" if with_tests else app)


def say(text: str) -> None:
    """Tell the person what is going on, at once and apart from what commands print."""
    print(text, file=sys.stderr, flush=True)


def call(command: Sequence[str | Path], *, env: dict[str, str] | None = None, cwd: Path | None = None) -> int:
    """Run a command on our own terminal and return its exit code; Ctrl-C ends both quietly."""
    try:
        return subprocess.run([str(part) for part in command], env=env, cwd=cwd, check=False).returncode
    except KeyboardInterrupt:
        return 130


def read(command: Sequence[str | Path], *, given: str = "") -> tuple[int, str, str]:
    """Run a command and return its exit code, what it wrote, and what it complained of; all of it is UTF-8."""
    done = subprocess.run(
        [str(part) for part in command],
        env={**os.environ, "PYTHONUTF8": "1"},
        input=given,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


# Python and its packages


def python_is_new_enough() -> bool:
    """Return whether Plaint runs on the Python that runs this script."""
    return sys.version_info[:2] >= OLDEST_PYTHON


def newer_python() -> str:
    """Return the newest other Python that would do, or an empty string."""
    found = (shutil.which(f"python3.{minor}") for minor in range(19, OLDEST_PYTHON[1] - 1, -1))
    return next((path for path in found if path), "")


def start_again_with_newer_python(arguments: Sequence[str]) -> int:
    """Hand over to a newer Python on this machine (macOS and older Debians have both); say so when there is none."""
    other = newer_python()
    if other:
        return call([other, Path(__file__).resolve(), *arguments])
    raise SetupError(
        f"Plaint needs Python {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} or newer; this is {sys.version.split()[0]}.",
        "Install a newer one from your system's packages or python.org, and start this again with it.",
    )


def venv_version(checkout: Checkout) -> str:
    """Return the version of Python in `.venv`, such as "3.11.7", or an empty string when there is none that works."""
    settings = checkout.venv / "pyvenv.cfg"
    if not (settings.is_file() and checkout.python.exists()):
        return ""
    found = re.search(r"^version\s*=\s*(\S+)", settings.read_text(encoding="utf-8"), re.MULTILINE)
    return found.group(1) if found else ""


def make_venv(checkout: Checkout) -> None:
    """Make `.venv`, unless there is one for this Python already."""
    ours = f"{sys.version_info.major}.{sys.version_info.minor}."
    if venv_version(checkout).startswith(ours):
        return
    if not importlib.util.find_spec("ensurepip"):
        install_venv_module()
    say("Making a Python environment in .venv …")
    if call([sys.executable, "-m", "venv", "--clear", checkout.venv]):
        raise SetupError(
            "The Python environment could not be made; Python's own words are above.",
            f"See that the disk is not full and that you may write in {checkout.root}, then try again.",
        )


def install_venv_module() -> None:
    """Install Debian's package with the venv module, which its python3 leaves out."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    admin = admin_prefix()
    if admin is None or not shutil.which("apt-get") or not apt_install(admin, [package]):
        raise SetupError(
            "This Python cannot make environments: its venv module is missing.",
            f"Install it, on Debian and Ubuntu with: sudo apt-get install {package}",
        )


def stamp(checkout: Checkout, *, with_tests: bool) -> tuple[Path, str]:
    """Return where the stamp of an installation is kept and what it must say to be true now."""
    lock = checkout.lock(with_tests=with_tests)
    parts = (lock.read_bytes(), (checkout.root / "pyproject.toml").read_bytes())
    digest = hashlib.sha256(b"\0".join(parts) + f"{venv_version(checkout)} {checkout.root}".encode())
    return checkout.venv / f"{lock.name}.stamp", digest.hexdigest()


def is_installed(checkout: Checkout, *, with_tests: bool) -> bool:
    """Return whether what the lock file names is in `.venv`, by the stamps of earlier installations."""
    for kind in {not checkout.builds, with_tests}:
        file, digest = stamp(checkout, with_tests=kind)
        if file.is_file() and file.read_text(encoding="utf-8") == digest:
            return True
    return False


def install_packages(checkout: Checkout, *, with_tests: bool) -> None:
    """Install the lock file, with every file's hash checked, and Plaint itself as the command `plaint`."""
    if is_installed(checkout, with_tests=with_tests):
        return
    say("Installing the parts that Plaint is made of, once; this can take a few minutes …")
    lock = checkout.lock(with_tests=with_tests)
    pip_install(checkout, ["--require-hashes", "--only-binary=:all:", "--no-deps", "--requirement", lock])
    pip_install(checkout, ["--no-deps", "--no-build-isolation", "--editable", checkout.root])
    file, digest = stamp(checkout, with_tests=with_tests)
    file.write_text(digest, encoding="utf-8")


def pip_install(checkout: Checkout, arguments: Sequence[str | Path]) -> None:
    """Run pip in `.venv`; a failure shows pip's words and says what they mean."""
    code, _, complaints = read(
        [checkout.python, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", *arguments]
    )
    if not code:
        return
    if NO_NETWORK.search(complaints):
        raise SetupError(
            "The parts that Plaint is made of could not be fetched: the network did not answer.",
            "Connect to the internet and start this again. It is needed only this once.",
        )
    say(complaints.rstrip())
    raise SetupError(
        "The parts that Plaint is made of could not be installed; pip's own words are above.",
        "A wrong hash means that a file was changed on its way: try another network. "
        "A missing version means that there is none for this system or this Python.",
    )


# Qt's system libraries, on Linux


def admin_prefix() -> list[str] | None:
    """Return what to put before a command that needs the administrator: nothing as root; None when it can't be had."""
    if getattr(os, "geteuid", lambda: 1)() == 0:
        return []
    if shutil.which("sudo") and read(["sudo", "-n", "true"])[0] == 0:
        return ["sudo", "-n"]
    return None


def apt_install(admin: Sequence[str], packages: Iterable[str]) -> bool:
    """Install Debian packages for the whole machine; return whether that worked."""
    apt = [*admin, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    read([*apt, "update"])  # a list that can't be fetched is no harm when the packages still can
    code, _, complaints = read([*apt, "install", "--yes", "--no-install-recommends", *packages])
    if code:
        say(complaints.rstrip())
    return code == 0


def library_folders(checkout: Checkout) -> list[Path]:
    """Return the folders in `.venv` with libraries that were unpacked there."""
    return sorted(checkout.system_libraries.glob("usr/lib/*-linux-*")) + sorted(
        checkout.system_libraries.glob("lib/*-linux-*")
    )


def is_loadable(library: str) -> bool:
    """Return whether the system's own loader finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries(checkout: Checkout, wanted: Iterable[str]) -> list[str]:
    """Return the libraries that neither the system nor `.venv` has."""
    unpacked = {file.name for folder in library_folders(checkout) for file in folder.iterdir()}
    return [name for name in wanted if name not in unpacked and not is_loadable(name)]


def install_system_libraries(checkout: Checkout, wanted: dict[str, str]) -> None:
    """See that Qt finds its libraries: for the whole machine as administrator, else inside `.venv`."""
    if not sys.platform.startswith("linux"):
        return
    packages = [wanted[name] for name in missing_libraries(checkout, wanted)]
    if not packages:
        return
    say(f"Installing the system libraries that the window needs: {' '.join(packages)} …")
    admin = admin_prefix()
    if shutil.which("apt-get") and (admin is None or not apt_install(admin, packages)):
        unpack_packages(checkout, packages)
    missing = missing_libraries(checkout, wanted)
    if missing:
        raise SetupError(
            f"The window cannot open yet: this system lacks {', '.join(missing)}.",
            f"Connect to the internet and try again, or install them yourself; Debian's names: {' '.join(packages)}",
        )


def unpack_packages(checkout: Checkout, packages: Sequence[str]) -> None:
    """Fetch Debian packages, with what they need, as a plain user and unpack them below `.venv`."""
    work = checkout.venv / "apt"
    for folder in (work / "lists/partial", work / "cache/archives/partial", work / "debs", checkout.system_libraries):
        folder.mkdir(parents=True, exist_ok=True)
    apt = ["apt-get", "-qq", "-o", f"Dir::State::Lists={work / 'lists'}", "-o", f"Dir::Cache={work / 'cache'}"]
    read([*apt, "update"])
    _, plan, _ = read([*apt, "--simulate", "--no-install-recommends", "install", *packages])
    names = re.findall(r"^Inst (\S+)", plan, re.MULTILINE)
    if names:
        call([*apt, "download", *names], cwd=work / "debs")  # shows apt's own words when one can't be fetched
    for package in sorted((work / "debs").glob("*.deb")):
        call(["dpkg-deb", "-x", package, checkout.system_libraries])
    fonts = f"<fontconfig><dir>{checkout.system_libraries}/usr/share/fonts</dir></fontconfig>"
    (checkout.system_libraries / "fonts.conf").write_text(fonts, encoding="utf-8")
    shutil.rmtree(work)


def environment(checkout: Checkout) -> dict[str, str]:
    """Return the environment for Plaint: ours, with the way to the libraries that were unpacked into `.venv`."""
    env = dict(os.environ)
    folders = [str(folder) for folder in library_folders(checkout)]
    if folders:
        env["LD_LIBRARY_PATH"] = os.pathsep.join([*folders, *filter(None, [env.get("LD_LIBRARY_PATH")])])
    for name, unpacked, system in (
        ("FONTCONFIG_FILE", "fonts.conf", "/etc/fonts/fonts.conf"),
        ("XKB_CONFIG_ROOT", "usr/share/X11/xkb", "/usr/share/X11/xkb"),
    ):
        if (checkout.system_libraries / unpacked).exists() and not Path(system).exists():
            env.setdefault(name, str(checkout.system_libraries / unpacked))
    return env


# The commands


def has_display() -> bool:
    """Return whether a window can be shown; on Windows and macOS it always can."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def prepare(checkout: Checkout, *, with_tests: bool) -> None:
    """Make `.venv` and what is in it ready."""
    make_venv(checkout)
    install_packages(checkout, with_tests=with_tests)


def run(checkout: Checkout, arguments: Sequence[str]) -> int:
    """Open the window, or run the command line; without a display and arguments, write the sample letter."""
    prepare(checkout, with_tests=False)
    if not arguments and not has_display():
        return write_sample_letter(checkout)
    install_system_libraries(checkout, WINDOW_LIBRARIES if has_display() else DRAWING_LIBRARIES)
    env = environment(checkout)
    if not has_display():
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    return call([checkout.plaint, *arguments], env=env)


def write_sample_letter(checkout: Checkout) -> int:
    """Do the main job without a window: fill the sample complaint and say where the letter is."""
    code, answers, complaints = read([checkout.plaint, "sample", SAMPLE_LETTER])
    result = ""
    if code == 0:
        draft = ["draft", SAMPLE_LETTER, "--answers", "-", "--format", "docx", "--format", "pdf", "--json", "--out"]
        code, result, complaints = read([checkout.plaint, *draft, checkout.samples], given=answers)
    if code != 0:
        say(complaints.rstrip())
        return code
    say("There is no display here, so no window can open. The sample complaint was written instead:")
    for path in json.loads(result)["files"].values():
        print(path)
    return 0


def checks(checkout: Checkout) -> dict[str, list[str | Path]]:
    """Return what `test` runs, by the name it says first."""
    python: list[str | Path] = [checkout.python, "-m"]
    coverage = ["--cov", "--cov-report=term-missing:skip-covered", "--cov-fail-under=95"]
    complete = [f"--include={CHECKED_COMPLETELY}", "--fail-under=100", "--show-missing", "--skip-covered"]
    return {
        "Style": [*python, "ruff", "check", "."],
        "Layout": [*python, "ruff", "format", "--check", "."],
        "Types": [*python, "mypy"],
        "Tests": [*python, "pytest", "--numprocesses=auto", "--benchmark-disable", *coverage],
        "Every branch of domain, services and store": [*python, "coverage", "report", *complete],
    }


def test(checkout: Checkout, arguments: Sequence[str]) -> int:
    """Run every check, all of them even when one fails; with arguments only pytest."""
    prepare(checkout, with_tests=True)
    install_system_libraries(checkout, DRAWING_LIBRARIES)
    env = environment(checkout) | {"QT_QPA_PLATFORM": "offscreen"}
    if arguments:
        return call([checkout.python, "-m", "pytest", *arguments], env=env, cwd=checkout.root)
    failed = []
    for name, command in checks(checkout).items():
        say(f"— {name} —")
        if call(command, env=env, cwd=checkout.root):
            failed.append(name)
    say(f"Failed: {'; '.join(failed)}." if failed else "Everything passed.")
    return 1 if failed else 0


def words(checkout: Checkout, arguments: Sequence[str]) -> int:
    """Write the catalogues of texts anew; arguments name languages to begin."""
    prepare(checkout, with_tests=True)
    return call([checkout.python, "-m", "resources.catalogues", *arguments], cwd=checkout.root)


def build(checkout: Checkout, arguments: Sequence[str]) -> int:
    """Make the program for the system this runs on; arguments go to PyInstaller."""
    building = Checkout(checkout.root, builds=True)
    building.venv.parent.mkdir(exist_ok=True)
    prepare(building, with_tests=False)
    install_system_libraries(building, WINDOW_LIBRARIES)  # Linux: they become part of the program
    folders = ["--distpath", "dist", "--workpath", "build/pyinstaller"]
    command: list[str | Path] = [
        building.python,
        "-m",
        "PyInstaller",
        "--noconfirm",
        *folders,
        *arguments,
        "build.spec",
    ]
    # Without the columns of what is on a line, which only show where the source is at hand, it is 4 MB smaller.
    code = call(command, env=environment(building) | {"PYTHONNODEBUGRANGES": "1"}, cwd=checkout.root)
    if code == 0:
        say(f"The program is in {checkout.root / 'dist'}.")
    return code


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says; exit code 2 when it says nothing that we know."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # old Windows consoles lack "…"
    commands = {"run": run, "test": test, "words": words, "build": build}
    if not arguments or arguments[0] not in commands:
        say(str(__doc__))
        return 2
    try:
        if not python_is_new_enough():
            return start_again_with_newer_python(arguments)
        return commands[arguments[0]](Checkout(Path(__file__).resolve().parent), arguments[1:])
    except SetupError as error:
        say(f"{error}\n{error.hint}")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
