"""The check of the data file as a whole, in words: pages, references, tables, the search index."""

from collections.abc import Iterator

from app.domain.ailments import Ailment
from app.domain.errors import UserError
from app.domain.progress import Tell, stretch
from app.i18n import tr, trn
from app.store.database import Database
from app.store.health_check import HealthCheck


class FileHealth:
    """Looks at the data file, and makes anew what only repeats what is kept.

    Args:
        db: The data file.
        newest_backup: Which backup is the newest, in words; "" where there is none.
    """

    def __init__(self, db: Database, newest_backup: str = "") -> None:
        self._check = HealthCheck(db)
        self._db = db
        self._newest_backup = newest_backup

    def look(self, tell: Tell, *, mends: bool) -> Iterator[Ailment]:
        """Yield what is wrong; with `mends`, mended as far as nothing that was kept is touched."""
        yield from self._pages(stretch(tell, 0, 0.6))
        loose = self._check.loose_rows(stretch(tell, 0.6, 0.7))
        if loose:
            yield _loose(loose, self._restore_hint())
        if not self._check.is_schema_as_released():
            yield self._schema(mends=mends)
        if self._db.index_was_damaged:
            yield _index_found().is_mended(tr("The index was made anew."))
        elif not self._check.index_agrees(stretch(tell, 0.7, 1)):
            yield self._index(mends=mends)

    def _pages(self, tell: Tell) -> Iterator[Ailment]:
        faults = list(self._check.page_faults(tell))
        if faults:
            said = trn(
                "The file with your letters is damaged in {n} place. What lies elsewhere in it can be read.",
                "The file with your letters is damaged in {n} places. What lies elsewhere in it can be read.",
                len(faults),
            )
            yield Ailment("pages-damaged", "error", said, self._restore_hint(), file=self._db.path.name)

    def _restore_hint(self) -> str:
        """Return what helps against damage in the data file."""
        said = tr("Copy the folder of your letters to a safe place, then restore a backup or rescue what can be read.")
        return f"{said} {self._newest_backup}".strip()

    def _schema(self, *, mends: bool) -> Ailment:
        said = tr("The rules that keep finished letters and the history as they are were changed by another program.")
        found = Ailment("rules-changed", "error", said, tr("Let Plaint put them right."), can_be_mended=True)
        if not mends:
            return found
        try:
            is_right = self._check.put_rules_right()
        except UserError as error:
            return _refused(found, error)
        if is_right:
            return found.is_mended(tr("The rules are as they should be again."))
        hint = tr("Plaint can’t mend this. Restore a backup, or ask for help with the newest Plaint.")
        hint = f"{hint} {self._newest_backup}".strip()
        return Ailment(
            "tables-changed", "error", tr("The tables of your letters were changed by another program."), hint
        )

    def _index(self, *, mends: bool) -> Ailment:
        found = _index_found()
        if not mends:
            return found
        try:
            self._check.rebuild_index()
        except UserError as error:
            return _refused(found, error)
        return found.is_mended(tr("The index was made anew."))


def _loose(rows: list[tuple[str, int]], hint: str) -> Ailment:
    said = trn(
        "{n} entry refers to something that is not there any more.",
        "{n} entries refer to something that is not there any more.",
        len(rows),
    )
    return Ailment("reference-lost", "error", said, hint, item=f"{rows[0][0]}:{rows[0][1]}")


def _index_found() -> Ailment:
    said = tr("The index that search uses does not agree with your letters: search may miss things.")
    return Ailment("index-wrong", "error", said, tr("Let Plaint make it anew."), can_be_mended=True)


def _refused(found: Ailment, error: UserError) -> Ailment:
    """Return what could not be mended, with the reason."""
    return Ailment(found.code, found.severity, f"{found.message} {error.message}", error.hint, can_be_mended=True)
