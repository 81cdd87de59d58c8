"""The command about where the letters lie, and about copies of them that lie there too."""

from argparse import Namespace

from app.commands.results import Result, plaint_for, progress_bar
from app.i18n import tr
from app.services.moving_house import delete_old, move_house
from app.services.place_service import OtherCopy
from app.services.time_source import TimeSource


def place(given: Namespace) -> Result:
    """Say where the letters lie and what to know about it, or give a copy beside them a folder of its own."""
    moved = None
    if given.move_to is not None:
        today = given.today or TimeSource().today()
        given.data = moved = move_house(given.data, given.move_to, today, progress_bar)
    with plaint_for(given) as plaint:
        deleted = delete_old(plaint.data) if given.delete_old else None
        person = plaint.place.keep_both(given.keep_both) if given.keep_both else None
        notices, where = plaint.place.notices(), plaint.place.place
        copies = [_copy(each) for each in plaint.place.copies()]
        shape = {"folder": str(plaint.data), "kind": where.kind.value, "service": where.service, "copies": copies}
    shape["notices"] = [{"code": each.code, "title": each.title, "sentence": each.sentence} for each in notices]
    lines = [str(given.data)]
    if person is not None:
        shape["kept_in"] = str(person.folder)
        lines = [tr("The copy is kept in {folder}; it is offered at each start.").format(folder=person.folder)]
    if moved is not None:
        shape["moved_to"] = str(moved)
        lines = [tr("Your letters are in {folder} now, also for whatever names the old folder.").format(folder=moved)]
    if deleted is not None:
        shape["deleted"] = str(deleted)
        lines = [tr("What was left in {folder} is deleted.").format(folder=deleted)]
    return Result(shape, [*lines, *(f"{each.title} {each.sentence}" for each in notices)])


def _copy(copy: OtherCopy) -> dict[str, str | int | bool]:
    return {
        "name": copy.name,
        "readable": copy.is_readable,
        "newer": copy.is_newer,
        "newest": copy.newest,
        "cases_only_there": copy.cases,
        "letters_only_there": copy.letters,
        "cases_only_here": copy.cases_here,
        "letters_only_here": copy.letters_here,
    }
