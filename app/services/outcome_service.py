"""Outcome cards: made of a case, given away by the person, and added up from a folder."""

import stat
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from pydantic import ValidationError

from app.domain.disk_words import why_refused
from app.domain.errors import UserError
from app.domain.organisations import OrganisationKind
from app.domain.outcome_cards import FORMAT, OutcomeCard, card_toml, letter_outcomes, new_card_number
from app.domain.outcome_tally import OutcomeTally, add_up
from app.i18n import tr
from app.services.case_service import CaseService
from app.services.export_service import write_over
from app.services.records import Records
from app.services.time_source import TimeSource

MOST_BYTES = 64 * 1024
MOST_FILES = 20_000
LONGEST_NAME = 80
KINDS: tuple[OrganisationKind, ...] = get_args(OrganisationKind)


@dataclass(frozen=True, slots=True)
class FolderTally:
    """A folder of cards added up.

    Attributes:
        refused: The files that are no card, or none that can be counted: their names, and why.
    """

    tally: OutcomeTally
    refused: tuple[tuple[str, str], ...]


class OutcomeService:
    """Makes cards; nothing of a case goes into one but counts, days and words of fixed lists."""

    def __init__(self, records: Records, cases: CaseService, time: TimeSource) -> None:
        self._records = records
        self._cases = cases
        self._time = time

    def card(self, case_id: int) -> OutcomeCard:
        """Return the card of a case as it would be given now; nothing is kept of it until it is given."""
        view = self._cases.view(case_id)
        number, edition = self._records.outcomes.given(case_id)
        until = view.case.closed_on or self._time.today()
        return OutcomeCard(
            format=FORMAT,
            card=number or new_card_number(),
            edition=edition + 1,
            organisation=_kind(view.case.organisation_kind),
            letters=letter_outcomes(view.letters, view.replies, view.points, view.apology, view.clocks, until),
        )

    def give(self, case_id: int, card: OutcomeCard) -> str:
        """Keep that a card was given, so that the next one has the same number; return it as TOML."""
        self._records.outcomes.keep(case_id, card.card, card.edition)
        return card_toml(card)

    def save(self, case_id: int, card: OutcomeCard, path: Path) -> Path:
        """Write a card to a file; raises UserError when it can't be written."""
        written = write_over(path, card_toml(card).encode())
        self.give(case_id, card)
        return written


def tally_folder(folder: Path) -> FolderTally:
    """Add up the cards of a folder, those in folders within it left out.

    Raises:
        UserError: The folder can't be looked at, holds no card at all, or far too many files.
    """
    cards: list[OutcomeCard] = []
    refused: list[tuple[str, str]] = []
    for path in _files(folder):
        try:
            cards.append(read_card(path))
        except UserError as error:
            refused.append((shown_name(path.name), error.message))
    if not cards and not refused:
        raise UserError(
            tr("There is no outcome card in “{folder}”.").format(folder=shown_name(folder.name)),
            tr("Put the cards, which end in .toml, into one folder."),
        )
    return FolderTally(add_up(cards), tuple(refused))


def read_card(path: Path) -> OutcomeCard:
    """Read one card; nothing of what a foreign file says is repeated in the error.

    Raises:
        UserError: It is no card.
    """
    try:
        given = tomllib.loads(_bytes(path).decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UserError(tr("It is not an outcome card: it can’t be read as TOML.")) from None
    if "card" not in given or "format" not in given:
        raise UserError(tr("It is not an outcome card."))
    made = given["format"]
    if isinstance(made, int) and made > FORMAT:
        raise UserError(tr("It was made by a newer Plaint."), tr("Update Plaint, and add up again."))
    try:
        return OutcomeCard.model_validate(given)
    except ValidationError:
        raise UserError(tr("It is not an outcome card: something in it does not belong there.")) from None


def shown_name(name: str) -> str:
    """Return a foreign file's name so that it can be shown: no control characters, not too long."""
    clean = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in name)
    return clean if len(clean) <= LONGEST_NAME else f"{clean[: LONGEST_NAME - 1]}…"


def _files(folder: Path) -> Iterator[Path]:
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".toml")
    except OSError as error:
        raise UserError(
            tr("“{folder}” could not be looked at: {why}.").format(folder=folder, why=why_refused(error)),
            tr("Name the folder in which the cards are."),
        ) from error
    if len(found) > MOST_FILES:
        raise UserError(
            tr("There are more than {n} cards in the folder.").format(n=MOST_FILES),
            tr("Add them up in several folders."),
        )
    yield from found


def _bytes(path: Path) -> bytes:
    """Return what a card's file holds; only a real file is opened, and of a large one not even the beginning counts."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise UserError(tr("It is not a file."))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError(tr("It could not be read: {why}.").format(why=why_refused(error))) from error
    if len(data) > MOST_BYTES:
        raise UserError(tr("It is larger than an outcome card can be."))
    return data


def _kind(kind: str) -> OrganisationKind:
    return next((known for known in KINDS if known == kind), "other")
