"""The check of everything that a person keeps: what is wrong, what was done about it, what they can do."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.ailments import Ailment, HealthReport, worst_first
from app.domain.progress import Tell, only_forward, stretch, tell_nobody
from app.services.backup_health import BackupHealth
from app.services.evidence_health import EvidenceHealth
from app.services.file_health import FileHealth
from app.services.folder_health import FolderHealth
from app.services.pack_health import PackHealth
from app.services.records import Records
from app.services.time_source import TimeSource
from app.store.evidence_check import EvidenceCheck


@dataclass(frozen=True, slots=True)
class HeldHead:
    """A fingerprint that somebody noted, found in a whole history: all of it up to there is as it was then."""

    head: str
    case: str
    place: int


@dataclass(frozen=True, slots=True)
class Examined(HealthReport):
    """What a check found.

    Attributes:
        held: Of the fingerprints that were given, those that a history has.
    """

    held: tuple[HeldHead, ...] = ()


class DoctorService:
    """Examines an open data folder; safe in any thread, and others go first."""

    def __init__(
        self, records: Records, packs: PackHealth, folder: FolderHealth, backups: BackupHealth, time: TimeSource
    ) -> None:
        self._records, self._time = records, time
        self._packs, self._folder, self._backups = packs, folder, backups

    def examine(self, tell: Tell = tell_nobody, *, mends: bool = False, heads: Sequence[str] = ()) -> Examined:
        """Look at everything.

        Args:
            tell: Told how far it is; may stop it.
            mends: Whether to put right what can be put right without touching anything that was kept.
            heads: Fingerprints of histories that somebody noted before.

        Raises:
            StoppedError: It is not wanted any more; what was mended by then stays so.
        """
        tell = only_forward(tell)
        database = self._records.database
        evidence = EvidenceCheck(database)
        found: list[Ailment] = []
        found += FileHealth(database, self._backups.newest()).look(stretch(tell, 0, 0.35), mends=mends)
        health = EvidenceHealth(evidence, self._backups)
        found += health.look(stretch(tell, 0.35, 0.75), mends=mends, heads=heads)
        found += self._backups.look(stretch(tell, 0.75, 0.95))
        tell(95, 100)
        packs = evidence.packs()
        tell(96, 100)
        found += self._packs.look(packs, mends=mends)
        tell(98, 100)
        found += self._folder.look(
            self._time.now(), evidence.last_moment(), is_locked=database.key is not None, mends=mends
        )
        figures = {**evidence.figures(), "history": evidence.entries}
        held = tuple(HeldHead(head, *evidence.held[head]) for head in heads if head in evidence.held)
        tell(100, 100)
        return Examined(worst_first(found), figures, held)
