"""What the commands that look after the data take."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Protocol

from app.commands.argument_types import fingerprint
from app.i18n import tr

PLACE = "app.commands.place_commands:place"


class _Builder(Protocol):
    def command(self, name: str, does: str, runs: str) -> ArgumentParser: ...


def add_care(to: _Builder) -> None:
    """Add the doctor, the export of everything, and where the letters lie."""
    place = to.command("place", tr("say where the letters lie, and what to know about it"), PLACE)
    place.add_argument("--keep-both", metavar="NAME", help=tr("give a copy beside the letters a folder of its own"))
    place.add_argument(
        "--move-to",
        metavar="FOLDER",
        type=Path,
        help=tr("move everything to an empty folder of this computer; the old files stay until --delete-old"),
    )
    place.add_argument(
        "--delete-old", action="store_true", help=tr("delete what still lies where the letters were moved from")
    )
    export = to.command("export", tr("write everything out in open formats"), "app.commands.care_commands:export")
    export.add_argument("folder", type=Path, metavar="FOLDER", help=tr("a new or an empty folder"))
    newer = to.command("installer", tr("check the signature of a newer Plaint"), "app.commands.care_commands:installer")
    newer.add_argument("folder", type=Path, help=tr("the folder that it lies in"))
    doctor = to.command("doctor", tr("check everything that is kept"), "app.commands.care_commands:doctor")
    doctor.add_argument("--look-only", action="store_true", help=tr("mend nothing"))
    doctor.add_argument(
        "--rescue",
        action="store_true",
        help=tr("copy what can be read of a damaged data file into a new one; the damaged one is kept"),
    )
    doctor.add_argument(
        "--head",
        dest="heads",
        action="append",
        default=[],
        type=fingerprint,
        metavar="FINGERPRINT",
        help=tr("that somebody noted: says whether the history is unchanged up to there"),
    )
