"""What the commands take that show and change what is known of the member and of organisations."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Protocol

from app.i18n import tr


class _Group(Protocol):
    def command(self, name: str, does: str, runs: str) -> ArgumentParser: ...


class _Builder(_Group, Protocol):
    def group(self, name: str, does: str) -> _Group: ...


def add_data(to: _Builder) -> None:
    """Add `me`, `settings` and what `organisation` does."""
    me = to.command("me", tr("show or change what letters say about you"), "app.commands.data_commands:me")
    me.add_argument(
        "changes", nargs="*", metavar="FIELD=VALUE", help=tr("name, address (lines parted by |), email, phone, nation")
    )
    settings = to.command("settings", tr("show or change settings"), "app.commands.data_commands:settings")
    settings.add_argument("changes", nargs="*", metavar="NAME=VALUE")
    organisation = to.group("organisation", tr("who can be written to"))
    organisation.command("list", tr("list organisations"), "app.commands.data_commands:list_organisations")
    organisation.command("show", tr("show one"), "app.commands.data_commands:show_organisation").add_argument(
        "organisation"
    )
    taken = organisation.command(
        "import", tr("take records in from the open directory"), "app.commands.directory_commands:take_in"
    )
    taken.add_argument(
        "file", type=Path, help=tr("a JSON file, a folder or a ZIP of company records (datenanfragen.de)")
    )
    taken.add_argument("--everywhere", action="store_true", help=tr("also those that are not meant for the UK"))
    given = organisation.command("export", tr("write company records"), "app.commands.directory_commands:give_out")
    given.add_argument("output", type=Path, help=tr("a .json file, or a folder for one file each"))
    given.add_argument("organisations", nargs="*", metavar="ORGANISATION", help=tr("ids; else all of the directory"))
    correct = organisation.command(
        "correct", tr("correct your own copy"), "app.commands.data_commands:correct_organisation"
    )
    correct.add_argument("organisation")
    correct.add_argument(
        "--route", default="complaint", help=tr("complaint, data, appeal, press, foi, legal or general")
    )
    correct.add_argument(
        "changes", nargs="+", metavar="FIELD=VALUE", help=tr("department, email, post (lines parted by |), form, note")
    )
