"""The check of everything that was kept, in words: each case, letter, reply and exhibit that is not as it was."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from app.domain.ailments import Ailment
from app.domain.dates import long_date
from app.domain.errors import UserError
from app.domain.progress import Tell, stretch
from app.i18n import tr, trn
from app.store.evidence_check import BrokenChain, EvidenceCheck, Named, UnprovenLetter


class Backups(Protocol):
    """Where the true bytes of a damaged file may be."""

    @property
    def has_any(self) -> bool:
        """Whether there is a backup at all."""

    def newest(self) -> str:
        """Say which backup is the newest; "" where there is none."""

    def bytes_of(self, sha256: str) -> bytes | None:
        """Return the bytes with a SHA-256; None where no backup has them."""


class EvidenceHealth:
    """Looks at histories and files; a damaged file is taken from a backup, where its hash proves that it is the one."""

    def __init__(self, check: EvidenceCheck, backups: Backups) -> None:
        self._check = check
        self._backups = backups

    def look(self, tell: Tell, *, mends: bool, heads: Sequence[str] = ()) -> Iterator[Ailment]:
        """Yield what is wrong; of a noted fingerprint that no whole history has, too."""
        for found in self._check.histories(stretch(tell, 0, 0.4), heads):
            yield _history(found) if isinstance(found, BrokenChain) else _unproven(found)
        for head in heads:
            if head not in self._check.held:
                yield _no_such_head(head)
        for sha256 in self._check.changed_files(stretch(tell, 0.4, 0.95)):
            yield from self._file(sha256, mends=mends)
        for each in self._check.stand_ins():
            yield _stand_in(each, self._backups.newest())
        files, size = self._check.unnamed(stretch(tell, 0.95, 1))
        if files:
            yield _unnamed(files, size)

    def _file(self, sha256: str, *, mends: bool) -> Iterator[Ailment]:
        """Yield a damaged file once for each thing that it belongs to; backups are gone through only to mend it."""
        named = self._check.named_by(sha256)
        whole = self._backups.bytes_of(sha256) if mends else None
        is_mended = whole is not None and self._put_back(sha256, whole)
        may_be_mended = self._backups.has_any and not mends
        for each in named or [Named("", "", "file", sha256[:12], "")]:
            found = Ailment(
                "file-changed",
                "error",
                _damaged_words(each),
                tr("A backup may have it as it was: let Plaint look there.") if may_be_mended else _no_backup(each),
                case=each.case,
                item=f"{each.kind}:{each.item}",
                can_be_mended=may_be_mended,
            )
            yield found.is_mended(tr("Its exact bytes were taken from a backup.")) if is_mended else found

    def _put_back(self, sha256: str, whole: bytes) -> bool:
        try:
            self._check.put_back(sha256, whole)
        except UserError:
            return False
        return True


def _damaged_words(each: Named) -> str:
    said = {
        "letter": tr("{case}: the letter “{title}” is no longer as it was finished: a file of it is damaged."),
        "proof": tr("{case}: the proof of sending of “{title}” is damaged."),
        "reply": tr("{case}: the file of the reply of {title} is damaged."),
        "exhibit": tr("{case}: exhibit {item}, “{title}”, is damaged."),
        "draft": tr("{case}: a file that the draft “{title}” names is damaged."),
    }
    words = said.get(each.kind, tr("A kept file that nothing names any more is damaged."))
    title = long_date(date.fromisoformat(each.title)) if each.kind == "reply" else each.title
    case = f"{each.case} ({each.case_title})"
    return words.format(case=case, title=title, item=each.item)


def _stand_in(each: Named, newest_backup: str) -> Ailment:
    said = {
        "letter": tr("{case}: the letter “{title}” stands in the place of one that was lost; its words are not known."),
        "case": tr("{case} stands in the place of a case that was lost; only what its letters say of it is known."),
    }
    hint = tr("A backup from before may have it. Delete it if you need nothing of it. {newest}")
    words = said[each.kind].format(case=f"{each.case} ({each.case_title})", title=each.title)
    hint = hint.format(newest=newest_backup).strip()
    return Ailment("stand-in", "warning", words, hint, case=each.case, item=f"{each.kind}:{each.item}")


def _no_backup(each: Named) -> str:
    if each.kind == "letter":
        return tr("Everything else is whole. Your own copy, or a backup from before, has it as it was.")
    return tr("Everything else is whole. Take it from a backup, or add the file once more.")


def _history(found: BrokenChain) -> Ailment:
    said = tr("{case}: the history was changed from entry {place} on, or entries are missing.")
    hint = tr("The letters and replies are still there. Compare with a bundle or a backup from before.")
    words = said.format(case=found.case, place=found.place)
    return Ailment("history-changed", "error", words, hint, case=found.case, item=f"history:{found.place}")


def _unproven(found: UnprovenLetter) -> Ailment:
    said = tr("{case}: the files of “{title}” are not those that the history says it was finished with.")
    hint = tr("Compare them with what you sent, or with a bundle or a backup from before.")
    words = said.format(case=found.case, title=found.title)
    return Ailment("letter-unproven", "error", words, hint, case=found.case, item=f"letter:{found.letter}")


def _no_such_head(head: str) -> Ailment:
    said = tr("No history here has the fingerprint {head}: it was changed since that was noted, or it is another’s.")
    hint = tr("See that it is copied rightly. It stands where a letter was finished, and on a bundle’s last page.")
    return Ailment("head-not-found", "error", said.format(head=head), hint)


def _unnamed(files: int, size: int) -> Ailment:
    said = trn(
        "{n} kept file belongs to nothing any more, such as one of a draft that was deleted",
        "{n} kept files belong to nothing any more, such as those of drafts that were deleted",
        files,
    )
    words = tr("{files}: {size} MB.").format(files=said, size=f"{size / 1e6:.1f}")
    return Ailment("files-unused", "warning", words, tr("Nothing is lost by them; they only take room."))
