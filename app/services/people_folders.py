"""The people who share one computer account: each has a folder, and a passphrase, of their own.

The folders lie side by side, and `people.json` in each names them all, the first person first.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import NotAllowedError, UserError
from app.i18n import tr
from app.store.private_files import make_private_folder, replace_private_file
from app.store.store_faults import told_plainly

LIST, MOST_CHARACTERS, MOST_PEOPLE = "people.json", 60, 20


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with letters of their own here.

    Attributes:
        name: What the start page calls them; whoever starts Plaint can read it.
        folder: Their data folder.
    """

    name: str
    folder: Path


class PeopleFolders:
    """Knows who shares the computer; with nobody else, there is nobody to choose from."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def all(self) -> tuple[Person, ...]:
        """Return everybody, the first person first; nobody where there is only one. A damaged list names nobody."""
        try:
            listed = json.loads((self._data / LIST).read_text(encoding="utf-8"))
            people = [Person(str(each["name"]), self._folder(str(each["folder"]))) for each in listed]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return ()
        return tuple(people) if len(people) > 1 else ()

    def add(self, own_name: str, other_name: str) -> Person:
        """Give somebody else a folder of their own.

        Args:
            own_name: What the first person is called from now on, if nobody was told yet.
            other_name: Who it is for.

        Raises:
            UserError: A name is empty, too long or taken, or the folder can't be made.
        """
        known = self.all() or (Person(_checked(own_name), self._data),)
        name = _checked(other_name)
        if name.casefold() in {person.name.casefold() for person in known}:
            raise NotAllowedError(tr("“{name}” is there already.").format(name=name), tr("Choose another name."))
        if len(known) >= MOST_PEOPLE:
            hint = tr("Give them an account of this computer each.")
            raise NotAllowedError(tr("There are too many people here."), hint)
        person = Person(name, self._free_folder())
        with told_plainly():
            self._write((*known, person))
        return person

    def _write(self, people: tuple[Person, ...]) -> None:
        listed = [{"name": person.name, "folder": person.folder.name} for person in people]
        for person in people:
            make_private_folder(person.folder)
            replace_private_file(person.folder / LIST, json.dumps(listed, ensure_ascii=False, indent=1).encode())

    def _folder(self, name: str) -> Path:
        """Return a folder beside the first person's; a list that points elsewhere is not followed."""
        if Path(name).name != name or name in {"", ".", ".."}:
            raise ValueError("no folder beside this one")
        return self._data.with_name(name)

    def _free_folder(self) -> Path:
        names = (f"{self._data.name}-{number}" for number in range(2, 10_000))
        return next(folder for name in names if not (folder := self._data.with_name(name)).exists())


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > MOST_CHARACTERS:
        raise UserError(tr("A name has 1 to {n} characters.").format(n=MOST_CHARACTERS), tr("A first name will do."))
    return name
