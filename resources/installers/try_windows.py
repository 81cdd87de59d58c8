"""Tries Plaint for Windows on Linux, with Wine: `.venv/bin/python -m resources.installers.try_windows KIT`.

Builds the bundle, tries it, makes installers of an earlier and of this version, and does with them what people do:
install, write, upgrade while Plaint is open and while it is not, uninstall with and without the letters. The log is in
the work folder. It says what it lacks. What is tried here is test material: what is given out is built on Windows.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageGrab

from resources.installers.bundle_plan import version
from resources.installers.trial_builds import EARLIER, ONLY_EARLIER, TrialBuilds, TrialError, expect, missing
from resources.installers.try_release import report_is_good
from resources.installers.windows_installer import CONSOLE, PROGRAM, SHARED, CannotMakeError
from resources.installers.wine import Ended, Wine

KIT = "PLAINT_WINKIT"
ENTRY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Plaint"
TYPES = {".plaintpack": "Plaint.Pack", ".plaintbackup": "Plaint.Backup"}
IS_OPEN = 3
ODD_PLACE = r"C:\Übung\mit Leerzeichen\Plaint für mich"
WINDOW_S = 600  # how long a window may take here, also beside other work
COLOURS = 200  # how many show that something is drawn in it


Step = Callable[[], str]


class Log:
    """Says on the terminal and in a file what is tried, how long it took and what came of it."""

    def __init__(self, file: Path) -> None:
        self._file, self._began = file, time.monotonic()
        file.write_text("", encoding="utf-8")

    def say(self, words: str) -> None:
        """Write a line with the seconds since the start."""
        line = f"{time.monotonic() - self._began:7.1f} s  {words}"
        print(line, flush=True)
        with self._file.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


class WindowsTrial:
    """One trial: the steps in their order, each with a sentence that says what it shows."""

    def __init__(self, kit: Path, work: Path, log: Log) -> None:
        self._work, self._log = work, log
        self._builds = TrialBuilds(kit, work)
        self._member = Wine(work / "member")
        self._cases: object = None

    def steps(self) -> list[tuple[str, Step]]:
        """Return what is tried."""
        builds = self._builds
        return [
            ("A Python of Windows under Wine, with the locked wheels for Windows", builds.make_python),
            ("The bundle is built", builds.build),
            (
                "Installers of this version and an earlier one, signed with a certificate for this trial",
                builds.pack,
            ),
            ("The bundle passes its self-test where it was built", lambda: self.self_test(builds.wine, builds.bundle)),
            ("The earlier version installs silently", lambda: self.install(EARLIER)),
            ("The installed program passes its self-test", lambda: self.self_test(self._member, self.place)),
            ("A case is written by commands, also typed as `plaint`", self.write_case),
            ("The window opens, and neither an upgrade nor an uninstall goes on while it is open", self.stay_open),
            ("The upgrade installs silently over the earlier version, and the case is there", self.upgrade),
            ("Uninstalled silently, nothing of the program is left, and the case is", self.uninstall_keeping),
            ("Installed into a folder with spaces and umlauts, it finds the case", self.install_oddly),
            ("Uninstalled with /DATA=remove, nothing at all is left", self.uninstall_removing),
        ]

    def run(self) -> bool:
        """Take each step; the first that fails ends it. Returns whether all went well."""
        for title, step in self.steps():
            self._log.say(f"{title} …")
            try:
                self._log.say(f"    ok: {step()}")
            except (TrialError, CannotMakeError, subprocess.SubprocessError, OSError) as error:
                self._log.say(f"    FAILED: {error}")
                return False
            finally:
                self._member.close()
        self._log.say("Everything went as it should.")
        return True

    # What people do

    @property
    def place(self) -> Path:
        """Return where the member's Plaint is installed, by the list of installed programs."""
        return self._member.path_here(self._member.registered(ENTRY, "InstallLocation"))

    def self_test(self, wine: Wine, place: Path) -> str:
        """Run the self-test of a program in a place, from another folder; a program with a window prints nothing."""
        report = self._work / "report.json"
        report.unlink(missing_ok=True)
        ended = wine.run([place / PROGRAM, "self-test", "--report", report], Path("/"))
        words = report.read_text(encoding="utf-8") if report.is_file() else ended.words
        expect(ended.code == 0 and report_is_good(words), f"exit code {ended.code}:\n{words[-2000:]}")
        found = json.loads(words)
        return f"{found['letters']} letters in {found['seconds']} s"

    def install(self, number: str, *more: str) -> str:
        """Install a version silently, and see what the system was told."""
        self._builds.make_windows(self._member)
        ended = self._member.run([self._builds.installers[number], "/S", *more])
        expect(ended.code == 0, f"exit code {ended.code}")
        for name in (PROGRAM, CONSOLE, SHARED, "uninstall.exe"):
            expect((self.place / name).is_file(), f"{name} is missing")
        shown = self._member.registered(ENTRY, "DisplayVersion")
        expect(shown == number, f"the list of programs shows {shown!r}")
        for ending, name in TYPES.items():
            known = self._member.registered(rf"Software\Classes\{ending}")
            opens = self._member.registered(rf"Software\Classes\{name}\shell\open\command")
            ours = f'"{self._member.path_there(self.place / PROGRAM)}" "%1"'
            expect((known, opens) == (name, ours), f"{ending} is {known!r} and opened with {opens}")
        expect((self._member.start_menu / "Plaint.lnk").is_file(), "the Start menu lacks Plaint")
        kilobytes = int(self._member.registered(ENTRY, "EstimatedSize"), 16)
        return f"{number} in {self.place.relative_to(self._member.prefix)}, {kilobytes:,} KB"

    def write_case(self) -> str:
        """Open a case in the usual data folder and remember what there is."""
        said = self._plaint("case", "new", "--title", "Über die Größe", "--to", "ico", "--json")
        self._cases = self._plaint("case", "list", "--json")
        typed = self._member.run(["cmd", "/c", "plaint case list --json"], self.place)
        expect(typed.code == 0 and json.loads(typed.words) == self._cases, f"typed, it wrote {typed}")
        expect((self._member.local / "Plaint" / "plaint.db").is_file(), "the data is not where it belongs")
        return str(said)

    def _plaint(self, *arguments: str) -> object:
        ended = self._member.run([self.place / CONSOLE, *arguments])
        expect(ended.code == 0, f"{' '.join(arguments)}: exit code {ended.code}\n{ended.words}")
        return json.loads(ended.words)

    def stay_open(self) -> str:
        """Open the window on a virtual screen, take its picture, be refused twice, and close it as a person would."""
        screen = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            assert screen.stdout
            display = f":{screen.stdout.readline().strip()}"
            member = self._member.with_settings({"DISPLAY": display})
            with member.started([self.place / PROGRAM]) as window:
                seconds = self._see_window(display)
                self._refused(member)
                member.run(["taskkill", "/IM", PROGRAM])
                code = window.wait(WINDOW_S)
        finally:
            screen.kill()
            screen.wait()
        expect(code == 0, f"the window ended with {code}")
        return f"drawn after {seconds} s, picture in window.png; both end with exit code {IS_OPEN}"

    def _see_window(self, display: str) -> float:
        began = time.monotonic()
        while time.monotonic() - began < WINDOW_S:
            time.sleep(1)
            picture = ImageGrab.grab(xdisplay=display)
            if len(picture.resize((640, 450), Image.Resampling.NEAREST).getcolors(1 << 24) or ()) > COLOURS:
                seconds = round(time.monotonic() - began, 1)
                time.sleep(3)  # until the page has settled, for the picture
                ImageGrab.grab(xdisplay=display).save(self._work / "window.png")
                return seconds
        raise TrialError("no window was drawn")

    def _refused(self, wine: Wine) -> None:
        place = self.place
        for what, ended in (
            ("the upgrade", wine.run([self._builds.installers[version()], "/S"])),
            ("the uninstaller", self._uninstall()),
        ):
            expect(ended.code == IS_OPEN, f"{what} ended with {ended.code} while Plaint was open")
        expect((place / "_internal" / ONLY_EARLIER).is_file(), "the installed version was changed nevertheless")

    def upgrade(self) -> str:
        """Install this version over the earlier one."""
        said = self.install(version())
        expect(not (self.place / "_internal" / ONLY_EARLIER).exists(), "a file of the earlier version stayed")
        self._same_cases()
        found = self._plaint("doctor", "--json")
        return f"{said}; doctor: {json.dumps(found)[:60]}"

    def _same_cases(self) -> None:
        now = self._plaint("case", "list", "--json")
        expect(now == self._cases and bool(now), f"the cases were {self._cases} and are {now}")

    def _uninstall(self, *more: str) -> Ended:
        """Run the uninstaller where it is, so that its exit code is known (it starts a copy of itself otherwise)."""
        there = self._member.path_there(self.place)
        return self._member.run([self.place / "uninstall.exe", "/S", *more, *f"_?={there}".split(" ")])

    def _gone(self, place: Path) -> None:
        (place / "uninstall.exe").unlink(missing_ok=True)  # with _?= it cannot remove itself
        left = sorted(str(file) for file in place.rglob("*"))
        expect(not left, f"left in {place}: {left[:5]}")
        for key in (ENTRY, *(rf"Software\Classes\{each}" for each in (*TYPES, *TYPES.values()))):
            known = self._member.run(["reg", "query", f"HKCU\\{key}"])
            expect(known.code != 0, f"left in the registry: {key}")
        expect(not (self._member.start_menu / "Plaint.lnk").exists(), "left in the Start menu: Plaint")

    def uninstall_keeping(self) -> str:
        """Uninstall as people's computers do it, and wait for the copy that the uninstaller starts."""
        place, kept = self.place, self._member.local / "Plaint" / "plaint.db"
        ended = self._member.run([place / "uninstall.exe", "/S"])
        self._wait_for(lambda: not place.exists(), "the folder is still there")
        self._gone(place)
        expect(ended.code == 0 and kept.is_file(), "the data is gone")
        return f"{kept.stat().st_size:,} bytes of data kept"

    def _wait_for(self, is_so: Callable[[], bool], otherwise: str) -> None:
        until = time.monotonic() + WINDOW_S
        while not is_so():
            expect(time.monotonic() < until, otherwise)
            time.sleep(0.5)

    def install_oddly(self) -> str:
        """Install into a folder that carelessly written programs cannot be in."""
        said = self.install(version(), *f"/D={ODD_PLACE}".split(" "))  # NSIS wants it without quotes, as the last words
        self._same_cases()
        return said

    def uninstall_removing(self) -> str:
        """Uninstall with the data."""
        place = self.place
        ended = self._uninstall("/DATA=remove")
        expect(ended.code == 0, f"exit code {ended.code}")
        self._gone(place)
        expect(not (self._member.local / "Plaint").exists(), "the data is still there")
        return "program and data are gone"


def main(arguments: Sequence[str]) -> int:
    """Try it; exit code 1 when something did not go as it should, 2 when something is missing."""
    parser = argparse.ArgumentParser(description="Tries Plaint for Windows on Linux, with Wine.")
    given_kit = os.environ.get(KIT)
    parser.add_argument("kit", type=Path, nargs="?", default=given_kit, help=f"the kit's folder (also {KIT})")
    # Never in the checkout: Wine's folder has links to all of the disk, which tools that look for files would follow.
    usual = Path(tempfile.gettempdir()) / "plaint-try-windows"
    parser.add_argument("--work", type=Path, default=usual, help=f"where it is done, usually {usual}")
    given = parser.parse_args(arguments)
    lacking = missing(given.kit or Path("winkit"))
    if lacking:
        print("To try Plaint for Windows, this has to be there first:", *lacking, sep="\n  ", file=sys.stderr)
        return 2
    work = given.work.resolve()
    shutil.rmtree(work / "member", ignore_errors=True)
    work.mkdir(parents=True, exist_ok=True)
    print(f"The log and the picture of the window will be in {work}.", flush=True)
    return 0 if WindowsTrial(given.kit.resolve(), work, Log(work / "log.txt")).run() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
