"""What the commands about packs and publishers' keys take."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Protocol

from app.i18n import tr


class _Group(Protocol):
    def command(self, name: str, does: str, runs: str) -> ArgumentParser: ...


class _Builder(Protocol):
    def group(self, name: str, does: str) -> _Group: ...


def add_packs(to: _Builder) -> None:
    """Add `pack …` and `key …`."""
    packs = to.group("pack", tr("packs: make, check, build, install"))
    _making(packs)
    _building(packs)
    _installing(packs)
    new_key = to.group("key", tr("publishers’ keys")).command(
        "new", tr("make a key pair: FILE and FILE.pub"), "app.commands.key_commands:new"
    )
    new_key.add_argument("file", type=Path)
    _passphrase(new_key)


def _making(packs: _Group) -> None:
    new = packs.command("new", tr("make a small working pack to start from"), "app.commands.pack_commands:new")
    new.add_argument("folder", type=Path)
    check = packs.command(
        "check", tr("list every problem of a pack or a Word file"), "app.commands.pack_commands:check"
    )
    check.add_argument("source", type=Path, metavar="FOLDER|FILE|FILE.docx")
    trial = packs.command("try", tr("draw a letter with its sample answers"), "app.commands.pack_commands:try_letter")
    trial.add_argument("folder", type=Path)
    trial.add_argument("template")
    trial.add_argument("--out", required=True, type=Path, metavar="FOLDER")
    trial.add_argument("--set", dest="which", choices=("sample", "minimal", "large"), default="sample")
    trial.add_argument(
        "--answers", metavar="FILE", help=tr("your own answers in place of the sample’s; - reads standard input")
    )
    names = packs.command(
        "names", tr("each name of a Word file, and what supplies it"), "app.commands.pack_commands:names"
    )
    names.add_argument("folder", type=Path)
    names.add_argument("template")
    letter = packs.command("letter", tr("draft a letter from a Word file"), "app.commands.pack_commands:letter")
    letter.add_argument("folder", type=Path, help=tr("the pack’s folder, or an empty one"))
    letter.add_argument("file", type=Path, metavar="FILE.docx")
    text = packs.command("text", tr("a Word file as text, to compare versions"), "app.commands.pack_commands:text")
    text.add_argument("file", type=Path, metavar="FILE.docx")


def _building(packs: _Group) -> None:
    build = packs.command("build", tr("make one file of a pack’s folder"), "app.commands.pack_commands:build")
    build.add_argument("folder", type=Path)
    build.add_argument("-o", "--output", required=True, type=Path, metavar="FILE.plaintpack")
    build.add_argument("--sign", type=Path, metavar="KEYFILE")
    _passphrase(build)
    verify = packs.command("verify", tr("verify a pack’s signature and files"), "app.commands.pack_commands:verify")
    verify.add_argument("file", type=Path)
    verify.add_argument("--key", required=True, metavar="PUBKEY", help=tr("the public key, or the file that holds it"))


def _installing(packs: _Group) -> None:
    install = packs.command("install", tr("install or renew a pack"), "app.commands.pack_commands:install")
    install.add_argument("file", type=Path)
    install.add_argument("--trust", action="store_true", help=tr("its key was compared, or it may be unsigned"))
    install.add_argument("--key", metavar="PUBKEY", help=tr("the publisher’s public key, or the file that holds it"))
    update = packs.command("update", tr("look in a folder for newer packs"), "app.commands.pack_commands:update")
    update.add_argument("folder", type=Path)
    packs.command("list", tr("list the packs that are here"), "app.commands.pack_commands:list_packs")
    remove = packs.command("remove", tr("remove an installed pack"), "app.commands.pack_commands:remove")
    remove.add_argument("pack", metavar="ID")
    diff = packs.command("diff", tr("show what changed between two packs"), "app.commands.pack_commands:diff")
    diff.add_argument("old", type=Path)
    diff.add_argument("new", type=Path)


def _passphrase(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--key-passphrase-file",
        type=Path,
        metavar="FILE",
        help=tr("the key’s passphrase; else it is asked for, or read from standard input"),
    )
