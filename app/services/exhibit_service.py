"""Exhibits of a case that are kept before a letter names them: added by hand, or taken from a reply."""

from app.domain.answers import Value
from app.domain.errors import UserError
from app.domain.exhibits import Exhibit, exhibit_label
from app.domain.letters import StoredFile
from app.i18n import tr
from app.services.kept_text import clean_text
from app.services.records import Records

MOST_BYTES = 100 * 1024 * 1024


class ExhibitService:
    """What a person can do with evidence."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def add(self, case_id: int, title: str, name: str, data: bytes, dated: Value = "") -> Exhibit:
        """Keep a piece of evidence under the case's next letter.

        Args:
            case_id: The case.
            title: What it is, as the list of enclosures says it.
            name: The file's name.
            data: Its exact bytes; 100 MB at most.
            dated: A date answer: ISO, `{text, sort}`, or "".

        Raises:
            NotFoundError: There is no such case.
            UserError: The file is empty or too large, or the title is missing.
        """
        if not data or len(data) > MOST_BYTES:
            raise UserError(
                tr("The file is empty.") if not data else tr("The file is larger than 100 MB."),
                tr("Choose the file that holds the evidence; of a long recording keep the part that matters."),
            )
        self._records.cases.get(case_id)
        with self._records.database.transaction():
            return self.add_kept(case_id, title, self._records.contents.put(data, name), dated)

    def add_kept(self, case_id: int, title: str, file: StoredFile, dated: Value = "") -> Exhibit:
        """Name a file as evidence whose bytes are kept already; raises UserError when the title is missing."""
        said = clean_text(title).strip()
        if not said:
            raise UserError(tr("The exhibit has no title yet."), tr("Say in a few words what it is."))
        with self._records.database.transaction():
            label = exhibit_label(self._records.exhibits.given(case_id))
            return self._records.exhibits.add(Exhibit(0, case_id, label, said, dated, None, file))

    def given(self, case_id: int) -> int:
        """Return how many labels the case has used, those of deleted exhibits included."""
        return self._records.exhibits.given(case_id)
