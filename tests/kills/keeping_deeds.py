"""What a person may do so that nothing is lost: typing taken back, the bin, the automatic backups."""

from app.bootstrap import Plaint
from app.domain.history import Happened
from app.domain.letters import LetterState
from app.domain.progress import tell_nobody
from app.services.backup_keeper import restore_kept
from tests.kills.chooser import Chooser, Deed
from tests.kills.lots import Choice, deed

KEPT = "automatic"  # how the newest automatic backup is called among the backups


@deed(2)
def take_back(world: Chooser) -> Choice:
    draft = world.letter(LetterState.DRAFT)
    return (lambda plaint: plaint.typing.back(draft.id)) if draft else None


@deed(1)
def do_again(world: Chooser) -> Choice:
    draft = world.letter(LetterState.DRAFT)
    return (lambda plaint: plaint.typing.forward(draft.id)) if draft else None


@deed(1)
def bin_case(world: Chooser) -> Choice:
    case = world.case()
    return (lambda plaint: plaint.bin.put_case(case.id)) if case and world.chance.random() < 0.5 else None


@deed(2)
def bin_letter(world: Chooser) -> Choice:
    letter = world.letter(*LetterState)
    if letter is None:
        return None
    ref = world.plaint.records.cases.get(letter.case_id).ref
    return lambda plaint: plaint.bin.put_letter(letter.id, ref)


@deed(1)
def bin_reply(world: Chooser) -> Choice:
    reply = world.reply()
    return (lambda plaint: plaint.bin.put_reply(reply.id)) if reply else None


@deed(1)
def bin_exhibit(world: Chooser) -> Choice:
    view = world.view()
    if view is None or not view.exhibits:
        return None
    label = world.chance.choice(view.exhibits).label
    return lambda plaint: plaint.bin.put_exhibit(view.case.id, label)


@deed(1)
def bin_note(world: Chooser) -> Choice:
    view = world.view()
    noted = {Happened.NOTE, Happened.CONTACT}
    places = [entry.place for entry in view.history if entry.happening.kind in noted] if view else []
    if view is None or not places:
        return None
    place = world.chance.choice(places)
    return lambda plaint: plaint.bin.put_entry(view.case.id, place)


@deed(4)
def put_back_from_bin(world: Chooser) -> Choice:
    there = world.plaint.bin.all()
    chosen = world.chance.choice(there).id if there else 0
    return (lambda plaint: plaint.bin.restore(chosen)) if there else None


@deed(2)
def gone_for_good(world: Chooser) -> Choice:
    there = world.plaint.bin.all()
    if not there:
        return None
    chosen = [world.chance.choice(there).id] if world.chance.random() < 0.8 else None
    return lambda plaint: plaint.bin.empty(chosen)


@deed(5)
def keep_backup(world: Chooser) -> Choice:
    return Deed("keep_backup", lambda plaint: plaint.keeper.back_up(), makes=KEPT)


@deed(1)
def restore_automatic(world: Chooser) -> Choice:
    """Put any automatic backup in place of what is there; it is under the passphrase of now, or under none."""
    there = world.plaint.keeper.all()
    if not there:
        return None
    number = world.chance.choice(there).rung.number

    def restored(plaint: Plaint) -> None:
        key = plaint.records.database.key
        plaint.close()
        restore_kept(number, key, plaint.data, plaint.time.today(), tell_nobody)

    return Deed("restore_automatic", restored, reopens=True)
