"""Commands that take organisations in and give them out, in the open form of datenanfragen.de."""

from argparse import Namespace

from app.commands.results import Result, plaint_for
from app.i18n import tr, trn
from app.services.directory_exchange import TakenIn


def take_in(given: Namespace) -> Result:
    """Take company records in as one's own."""
    with plaint_for(given) as plaint:
        taken = plaint.directory.take_in(given.file, everywhere=given.everywhere)
    shape = {
        "added": len(taken.added),
        "renewed": len(taken.renewed),
        "known": len(taken.known),
        "elsewhere": taken.elsewhere,
        "refused": [{"file": name, "why": why} for name, why in taken.refused],
    }
    return Result(shape, taken_lines(taken), [f"{name}: {why}" for name, why in taken.refused])


def give_out(given: Namespace) -> Result:
    """Write company records."""
    with plaint_for(given) as plaint:
        written, left_out = plaint.directory.give_out(given.output, given.organisations)
    said = trn("{n} record written to {file}.", "{n} records written to {file}.", len(written), file=given.output)
    shared = tr("Whoever shares company records with the open directory does so under CC0: anybody may use them.")
    notices = [shared, *(tr("Left out, for too little is known: {name}").format(name=name) for name in left_out)]
    shape = {"file": str(given.output), "written": len(written), "left_out": left_out}
    return Result(shape, [said], notices)


def taken_lines(taken: TakenIn) -> list[str]:
    """Say what came of taking records in, a line for each thing that happened."""
    told = (
        (len(taken.added), trn("{n} organisation added.", "{n} organisations added.", len(taken.added))),
        (len(taken.renewed), trn("{n} organisation renewed.", "{n} organisations renewed.", len(taken.renewed))),
        (len(taken.known), trn("{n} is in a pack already.", "{n} are in a pack already.", len(taken.known))),
        (taken.elsewhere, trn("{n} is not for the UK.", "{n} are not for the UK.", taken.elsewhere)),
        (len(taken.refused), trn("{n} could not be read.", "{n} could not be read.", len(taken.refused))),
    )
    return [words for count, words in told if count]
