import io
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parent.parent
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks Qt's libraries")


class Machine:
    """A computer that answers commands as it is told to and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answers: dict[str, tuple[int, str, str]] = {}

    def read(self, command: Sequence[str | Path], *, given: str = "") -> tuple[int, str, str]:
        line = " ".join(str(part) for part in command)
        self.asked.append(f"{line} < {given}" if given else line)
        return next((answer for words, answer in self.answers.items() if words in line), (0, "", ""))

    def call(self, command: Sequence[str | Path], *, env: dict[str, str] | None = None, cwd: Path | None = None) -> int:
        return self.read(command)[0]

    def was_asked(self, words: str) -> bool:
        return any(words in line for line in self.asked)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine()
    monkeypatch.setattr(dev, "read", made.read)
    monkeypatch.setattr(dev, "call", made.call)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return made


@pytest.fixture
def checkout(tmp_path: Path) -> dev.Checkout:
    """A checkout with lock files and a `.venv` for the Python that runs the tests, and nothing installed in it."""
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-build.lock", "pyproject.toml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    made = dev.Checkout(tmp_path)
    made.scripts.mkdir(parents=True)
    made.python.touch()
    version = ".".join(str(part) for part in sys.version_info[:3])
    (made.venv / "pyvenv.cfg").write_text(f"home = somewhere\nversion = {version}\n", encoding="utf-8")
    return made


def test_without_a_command_it_says_how_to_use_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main([]) == 2
    assert "python3 dev.py run" in capsys.readouterr().err


def test_a_venv_for_this_python_is_kept(checkout: dev.Checkout, machine: Machine) -> None:
    dev.make_venv(checkout)
    assert not machine.asked


def test_a_venv_for_another_python_is_made_again(checkout: dev.Checkout, machine: Machine) -> None:
    (checkout.venv / "pyvenv.cfg").write_text("version = 3.9.2\n", encoding="utf-8")
    dev.make_venv(checkout)
    assert machine.was_asked("-m venv --clear")


def test_a_venv_that_cannot_be_made_is_said_so(checkout: dev.Checkout, machine: Machine) -> None:
    checkout.python.unlink()
    machine.answers["-m venv"] = (1, "", "")
    with pytest.raises(dev.SetupError, match="could not be made"):
        dev.make_venv(checkout)


def test_a_missing_venv_module_is_named_with_its_debian_package(
    checkout: dev.Checkout, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.python.unlink()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr(dev, "admin_prefix", lambda: None)
    with pytest.raises(dev.SetupError) as caught:
        dev.make_venv(checkout)
    assert re.search(r"apt-get install python3\.\d+-venv", caught.value.hint)


def test_packages_are_installed_once_and_with_hashes(checkout: dev.Checkout, machine: Machine) -> None:
    dev.install_packages(checkout, with_tests=False)
    dev.install_packages(checkout, with_tests=False)
    assert [line for line in machine.asked if "--require-hashes" in line] == machine.asked[:1]
    assert "--editable" in machine.asked[1]
    assert len(machine.asked) == 2


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_is_installed_again(checkout: dev.Checkout, machine: Machine, changed: str) -> None:
    dev.install_packages(checkout, with_tests=False)
    (checkout.root / changed).write_text("changed", encoding="utf-8")
    assert not dev.is_installed(checkout, with_tests=False)


def test_the_tests_need_more_than_the_app(checkout: dev.Checkout, machine: Machine) -> None:
    dev.install_packages(checkout, with_tests=False)
    assert not dev.is_installed(checkout, with_tests=True)


def test_what_the_tests_need_is_enough_for_the_app(checkout: dev.Checkout, machine: Machine) -> None:
    dev.install_packages(checkout, with_tests=True)
    assert dev.is_installed(checkout, with_tests=False)


@pytest.mark.parametrize(
    ("complaint", "message"),
    [
        ("Failed to establish a new connection: NewConnectionError", "network did not answer"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "could not be installed"),
    ],
)
def test_a_failed_installation_says_why_and_is_tried_again(
    checkout: dev.Checkout, machine: Machine, complaint: str, message: str
) -> None:
    machine.answers["pip install"] = (1, "", complaint)
    with pytest.raises(dev.SetupError, match=message):
        dev.install_packages(checkout, with_tests=False)
    assert not dev.is_installed(checkout, with_tests=False)


def test_an_old_python_hands_over_to_a_newer_one(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "python_is_new_enough", lambda: False)
    monkeypatch.setattr(dev, "newer_python", lambda: "python3.13")
    assert dev.main(["run", "letters"]) == 0
    assert machine.asked[0].startswith("python3.13 ")
    assert machine.asked[0].endswith("dev.py run letters")


def test_an_old_python_alone_is_told_apart(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "python_is_new_enough", lambda: False)
    monkeypatch.setattr(dev, "newer_python", lambda: "")
    assert dev.main(["run"]) == 1
    assert "3.11 or newer" in capsys.readouterr().err


@linux_only
def test_libraries_that_are_there_need_no_installing(checkout: dev.Checkout, machine: Machine) -> None:
    dev.install_system_libraries(checkout, {"libc.so.6": "libc6"})
    assert not machine.asked


@linux_only
def test_an_administrator_installs_missing_libraries_for_the_machine(
    checkout: dev.Checkout, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "admin_prefix", lambda: ["sudo", "-n"])
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    missing = iter([["libnone.so.1"], []])
    monkeypatch.setattr(dev, "missing_libraries", lambda checkout, wanted: next(missing))
    dev.install_system_libraries(checkout, {"libnone.so.1": "libnone1"})
    assert machine.was_asked("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get")
    assert machine.asked[-1].endswith("libnone1")


@linux_only
def test_a_plain_user_gets_missing_libraries_unpacked(
    checkout: dev.Checkout, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = checkout.system_libraries / "usr/lib/x86_64-linux-gnu"
    folder.mkdir(parents=True)
    machine.answers["--simulate"] = (0, "Inst libnone1 (1.0 Debian)\nInst libdep2 (2.0)\nConf libnone1\n", "")
    monkeypatch.setattr(dev, "admin_prefix", lambda: None)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(dev.SetupError, match=r"lacks libnone\.so\.1"):
        dev.install_system_libraries(checkout, {"libnone.so.1": "libnone1"})
    assert machine.was_asked("download libnone1 libdep2")
    (folder / "libnone.so.1").touch()
    dev.install_system_libraries(checkout, {"libnone.so.1": "libnone1"})
    assert dev.environment(checkout)["LD_LIBRARY_PATH"].startswith(str(folder))


@linux_only
def test_a_system_without_apt_is_told_what_it_lacks(
    checkout: dev.Checkout, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(dev.SetupError) as caught:
        dev.install_system_libraries(checkout, {"libnone.so.1": "libnone1"})
    assert "libnone.so.1" in str(caught.value)
    assert "libnone1" in caught.value.hint


@linux_only
def test_without_a_display_the_sample_letter_is_written(
    checkout: dev.Checkout, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.answers[" sample "] = (0, "title = 'é'", "")
    machine.answers[" draft "] = (0, '{"files": {"docx": "x.docx", "pdf": "x.pdf"}, "pages": 1}', "")
    assert dev.run(checkout, []) == 0
    assert capsys.readouterr().out == "x.docx\nx.pdf\n"
    assert machine.asked[-1].endswith("< title = 'é'")


@linux_only
def test_a_letter_that_cannot_be_written_is_said_so(
    checkout: dev.Checkout, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.answers[" draft "] = (3, "", "The folder is full.")
    assert dev.run(checkout, []) == 3
    assert "The folder is full." in capsys.readouterr().err


def test_with_a_display_the_window_opens(
    checkout: dev.Checkout, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":1")
    monkeypatch.setattr(dev, "missing_libraries", lambda checkout, wanted: [])
    dev.run(checkout, [])
    assert machine.asked[-1] == str(checkout.plaint)


def test_arguments_go_to_plaint(checkout: dev.Checkout, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "missing_libraries", lambda checkout, wanted: [])
    machine.answers["letters --json"] = (3, "", "")
    assert dev.run(checkout, ["letters", "--json"]) == 3


def test_every_check_runs_even_when_one_fails(
    checkout: dev.Checkout, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "missing_libraries", lambda checkout, wanted: [])
    machine.answers["ruff check"] = (1, "", "")
    assert dev.test(checkout, []) == 1
    assert all(machine.was_asked(words) for words in ("ruff format --check", "mypy", "pytest", "coverage report"))


def test_with_arguments_only_pytest_runs(
    checkout: dev.Checkout, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "missing_libraries", lambda checkout, wanted: [])
    dev.test(checkout, ["tests/domain", "-x"])
    assert machine.asked[-1].endswith("-m pytest tests/domain -x")


def test_the_program_is_built_in_an_environment_without_the_tests_tools(
    checkout: dev.Checkout, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "missing_libraries", lambda *_: [])
    (checkout.root / "build" / "venv").mkdir(parents=True)
    assert dev.build(checkout, ["--clean"]) == 0
    assert machine.was_asked(f"-m venv --clear {checkout.root / 'build' / 'venv'}")
    assert machine.was_asked("requirements-build.lock")
    assert not machine.was_asked("requirements-dev.lock")
    assert machine.was_asked(
        "-m PyInstaller --noconfirm --distpath dist --workpath build/pyinstaller --clean build.spec"
    )


def test_the_catalogues_are_written_with_the_tools_of_the_tests(
    checkout: dev.Checkout, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "prepare", lambda *_args, with_tests: None if with_tests else pytest.fail("no tools"))
    assert dev.words(checkout, ["ga"]) == 0
    assert machine.was_asked("-m resources.catalogues ga")


def test_a_build_that_fails_says_so_by_its_exit_code(
    checkout: dev.Checkout, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "missing_libraries", lambda *_: [])
    (checkout.root / "build" / "venv").mkdir(parents=True)
    machine.answers["PyInstaller"] = (1, "", "")
    assert dev.build(checkout, []) == 1


def test_breaking_off_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def break_off(*arguments: object, **keywords: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(dev, "prepare", break_off)
    assert dev.main(["run"]) == 130
    assert not capsys.readouterr().err


def test_what_a_command_writes_is_read_as_utf_8() -> None:
    code, written, _ = dev.read([sys.executable, "-c", "print(input())"], given="Llŷr …\n")
    assert (code, written.strip()) == (0, "Llŷr …")


def test_a_console_without_typographic_signs_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    console = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stderr", console)
    assert dev.main([]) == 2


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "requirements-build.lock"])
def test_lock_files_hold_names_versions_and_hashes_only(name: str) -> None:
    lines = [line for line in (ROOT / name).read_text("utf-8").splitlines() if not line.startswith("#")]
    entry = re.compile(r"[a-z0-9-]+==[0-9.a-z]+( ; [a-z_ '!=.0-9<>A-Z]+)? \\| {4}--hash=sha256:[0-9a-f]{64}( \\)?")
    assert not [line for line in lines if not entry.fullmatch(line)]


@pytest.mark.parametrize("name", ["requirements-dev.lock", "requirements-build.lock"])
def test_the_larger_locks_hold_the_lock_of_the_app(name: str) -> None:
    small, large = (
        {line for line in (ROOT / file).read_text("utf-8").splitlines() if line[:1].isalpha()}
        for file in ("requirements.lock", name)
    )
    assert small < large
