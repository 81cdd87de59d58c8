"""A case: one matter between the member and an organisation."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.errors import NotAllowedError
from app.domain.people import Represented
from app.i18n import tr


@dataclass(frozen=True, slots=True)
class Case:
    """One matter with an organisation; letters, replies, calls and notes belong to it.

    Attributes:
        id: The store's number, counted from 1; 0 before it is stored.
        ref: Our reference, such as `P-2026-0001`; printed on letters, never used twice.
        organisation_id: Directory id, or "" for an organisation typed by hand.
        organisation: Its name as the member knows it.
        organisation_kind: `party`, `regulator` … as in pack-format.
        nation: Whose working days count: `england-and-wales`, `scotland`, `northern-ireland`.
        represents: For whom it is, when the member writes for somebody else.
    """

    id: int
    ref: str
    title: str
    organisation_id: str
    organisation: str
    organisation_kind: str
    nation: str
    opened_on: date
    closed_on: date | None = None
    represents: Represented | None = None

    def close(self, on: date) -> "Case":
        """Return the case as closed; a closed case owes nobody anything."""
        if self.closed_on is not None:
            raise NotAllowedError(tr("“{title}” is closed already.").format(title=self.title))
        return replace(self, closed_on=on)

    def reopen(self) -> "Case":
        """Return the case as open again."""
        if self.closed_on is None:
            raise NotAllowedError(tr("“{title}” is open.").format(title=self.title))
        return replace(self, closed_on=None)


def case_reference(year: int, ordinal: int) -> str:
    """Return our reference for the `ordinal`-th case of a year, such as `P-2026-0001`."""
    return f"P-{year}-{ordinal:04d}"
