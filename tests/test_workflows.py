"""The workflows, held against what is there: a mistake in one is otherwise found on the day of a release."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import dev

ROOT = Path(__file__).resolve().parent.parent
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(ROOT.glob(".github/workflows/*.yml"))}
FLOWS: dict[str, dict[Any, Any]] = {name: yaml.safe_load(text) for name, text in TEXTS.items()}
JOBS = [(f"{name}: {key}", job) for name, flow in FLOWS.items() for key, job in flow["jobs"].items()]
STEPS = [(name, step) for name, job in JOBS for step in job.get("steps", [])]
RELEASE = FLOWS["release.yml"]["jobs"]
with_bash = pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="the steps are written for bash")


def runs() -> Iterator[tuple[str, str]]:
    return ((name, step["run"]) for name, step in STEPS if "run" in step)


def step(job: str, words: str) -> dict[str, Any]:
    """Return the step of a release's job whose name has these words in it."""
    (found,) = (each for each in RELEASE[job]["steps"] if words in each.get("name", ""))
    return dict(found)


def test_every_action_is_pinned_to_a_commit_and_says_which_version_that_is() -> None:
    for name, text in TEXTS.items():
        for line in re.findall(r"uses:(.*)", text):
            is_ours = (ROOT / line.strip()).is_file()
            assert is_ours or re.fullmatch(r" [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), f"{name}:{line}"


def test_one_action_has_one_version() -> None:
    used = {line for text in TEXTS.values() for line in re.findall(r"uses: (\S+)", text)}
    assert len({line.split("@")[0] for line in used}) == len(used)


def test_a_workflow_may_read_and_only_the_draft_release_may_write() -> None:
    assert all(flow["permissions"] == {"contents": "read"} for flow in FLOWS.values())
    writing = {name: job["permissions"] for name, job in JOBS if "permissions" in job}
    allowed = {"contents": "write", "id-token": "write", "attestations": "write"}
    assert writing == {"release.yml: draft": allowed}


def test_a_stranger_s_change_never_runs_with_our_rights() -> None:
    assert all("pull_request_target" not in text and "workflow_run" not in text for text in TEXTS.values())
    assert "pull_request" not in FLOWS["release.yml"][True]  # YAML reads the word “on” as true


def test_no_checkout_leaves_a_key_behind() -> None:
    checkouts = [each for _, each in STEPS if each.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(each["with"]["persist-credentials"] is False for each in checkouts)


def test_no_words_of_others_become_part_of_a_command() -> None:
    for name, command in runs():
        assert not re.search(r"\$\{\{", command), f"{name}: give it by env"


def test_every_job_ends_in_time() -> None:
    assert all(job["timeout-minutes"] <= 60 for _, job in JOBS if "steps" in job)


def test_every_module_and_command_that_is_run_exists() -> None:
    commands = "\n".join(command for _, command in runs())
    modules = set(re.findall(r"-m (resources\.installers\.\w+)", commands))
    assert modules
    for module in modules:
        assert (ROOT / f"{module.replace('.', '/')}.py").is_file(), module
    for word in re.findall(r"dev\.py (\w+)", commands):
        assert f"python3 dev.py {word}" in str(dev.__doc__), word
    for script in re.findall(r"resources/installers/\w+\.sh", commands):
        assert os.access(ROOT / script, os.X_OK) or os.name == "nt", script


def imports(module: str) -> set[str]:
    """Return all that a module of `installers` imports, by itself and through others of them."""
    tree = ast.parse((ROOT / f"{module.replace('.', '/')}.py").read_bytes())
    found = {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    found |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return found.union(*(imports(name) for name in found if name.startswith("resources.installers.")))


def test_what_a_release_runs_outside_the_build_s_environment_needs_nothing_but_python() -> None:
    run = "\n".join(each["run"] for job in RELEASE.values() for each in job.get("steps", []) if "run" in each)
    for module in set(re.findall(r"(?<![\w/])python3? -m (resources\.installers\.\w+)", run)):
        assert {name.split(".")[0] for name in imports(module)} <= sys.stdlib_module_names | {"resources"}, module


def test_the_tests_run_on_three_systems_with_the_oldest_and_the_newest_python() -> None:
    matrix = FLOWS["tests.yml"]["jobs"]["tests"]["strategy"]["matrix"]
    assert {system.split("-")[0] for system in matrix["system"]} == {"ubuntu", "windows", "macos"}
    assert matrix["python"] == ["3.11", "3.14"]


def test_the_release_waits_for_everything_that_it_gives_out() -> None:
    draft, waited_for = RELEASE["draft"], set()
    waiting = [*draft["needs"]]
    while waiting:
        waited_for.add(job := waiting.pop())
        needs = RELEASE[job].get("needs", [])
        waiting += [needs] if isinstance(needs, str) else needs
    assert waited_for == set(RELEASE) - {"draft"}


def test_what_one_job_takes_another_has_given() -> None:
    given = {each["with"]["name"] for _, each in STEPS if "upload-artifact" in each.get("uses", "")}
    taken = {each["with"].get("name", "notes") for _, each in STEPS if "download-artifact" in each.get("uses", "")}
    assert taken <= given


def test_every_program_is_tried_before_it_is_given_out() -> None:
    text = "\n".join(str(each.get("run")) for job in RELEASE.values() for each in job.get("steps", []))
    tried = set(re.findall(r"installers\.try_release (\w+)", text))
    assert tried == {"bundle", "linux", "windows", "macos"}


def test_secrets_are_given_to_single_steps_and_decide_nothing_else() -> None:
    for name, job in JOBS:
        assert "secrets." not in str({key: value for key, value in job.items() if key != "steps"}), name
        for each in job.get("steps", []):
            assert "secrets." not in str({key: value for key, value in each.items() if key != "env"}), name


def done_with(found: Mapping[str, Any], folder: Path, **secrets: str) -> list[str]:
    """Do a step in a folder, with these secrets and no others; return the commands that stand-ins were given."""
    stand_ins = folder / "stand-ins"
    stand_ins.mkdir()
    log = folder / "commands"
    for name in ("python", "python3", "security", "sudo", "minisign"):
        (stand_ins / name).write_text(f'#!/bin/sh\necho "{name} $*" >> "{log}"\nenv | grep ^PLAINT_ >> "{log}"\ntrue\n')
        (stand_ins / name).chmod(0o755)
    settings = {name: secrets.get(name, "") for name in found["env"]}
    machine = {"PATH": f"{stand_ins}:/usr/bin:/bin", "RUNNER_TEMP": str(folder), "GITHUB_REF_NAME": "v1.0"}
    work = folder / "work"
    work.mkdir()
    (work / "file").touch()
    bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"]]
    subprocess.run(bash, cwd=work, env=machine | settings, check=True, capture_output=True)
    return log.read_text().splitlines() if log.exists() else []


@with_bash
def test_without_a_certificate_the_installer_is_made_unsigned(tmp_path: Path) -> None:
    (made, *settings) = done_with(step("windows-installer", "signed"), tmp_path)
    assert made.startswith("python3 -m resources.installers.windows_installer dist/plaint release")
    assert not [line for line in settings if line.startswith("PLAINT_SIGN_WINDOWS")]


@with_bash
def test_with_a_certificate_the_installer_is_made_with_the_command_that_signs(tmp_path: Path) -> None:
    commands = done_with(step("windows-installer", "signed"), tmp_path, CERTIFICATE="cert", KEY="secret key")
    (sign,) = (line for line in commands if line.startswith("PLAINT_SIGN_WINDOWS="))
    assert re.search(r"resources/installers/sign_windows\.sh \S+/certificate\.pem \S+/key\.pem$", sign)
    assert (tmp_path / "key.pem").read_text() == "secret key"
    assert (tmp_path / "key.pem").stat().st_mode & 0o077 == 0


@with_bash
def test_without_keys_the_image_is_made_unsigned(tmp_path: Path) -> None:
    (made, *settings) = done_with(step("macos", "image"), tmp_path)
    assert made.startswith("python -m resources.installers.disk_image dist/Plaint.app release")
    assert not [line for line in settings if not line.endswith("=")]


@with_bash
def test_with_keys_the_image_is_made_with_a_keychain_and_the_notary_s_key(tmp_path: Path) -> None:
    secrets = {"CERTIFICATE": "aGk=", "PASSWORD": "p", "NOTARY_KEY": "n", "PLAINT_MAC_IDENTITY": "Somebody"}
    commands = done_with(step("macos", "image"), tmp_path, **secrets)
    assert next(line.split()[1] for line in commands if line.startswith("security ")) == "create-keychain"
    assert f"PLAINT_NOTARY_KEY={tmp_path}/notary.p8" in commands
    assert (tmp_path / "certificate.p12").read_text() == "hi"


@with_bash
def test_without_a_key_of_minisign_the_release_goes_on(tmp_path: Path) -> None:
    assert done_with(step("draft", "minisign"), tmp_path) == []


@with_bash
def test_every_file_is_signed_with_its_name_and_version(tmp_path: Path) -> None:
    commands = done_with(step("draft", "minisign"), tmp_path, KEY="key", PASSWORD="p")
    signed = [line for line in commands if line.startswith("minisign ")]
    assert signed == [f"minisign -S -s {tmp_path}/minisign.key -t plaint 1.0 file -m file"]
