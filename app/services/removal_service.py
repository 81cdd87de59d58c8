"""What a redacted copy of a case might leave out: proposed to the person, who decides."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from app.domain.cases import Case
from app.domain.history import Happened, HistoryEntry
from app.domain.name_forms import is_persons_name
from app.domain.progress import Tell, step
from app.domain.removal_proposals import ProposedRemoval, RemovalSources, proposed_removals
from app.services.bundle_drawing import KeptPaper, read_words
from app.services.bundle_papers import CasePapers
from app.services.bundle_redaction import pictures_in
from app.services.case_service import CaseService
from app.services.case_views import CaseView
from app.services.records import Records


@dataclass(frozen=True, slots=True)
class PaperToLookAt:
    """A paper that a person decides about: the key by which it is shown or left out, and what it is."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class RemovalProposals:
    """What is proposed for a redacted copy.

    Attributes:
        removals: Names, addresses and numbers, most of them chosen.
        pictures: Papers whose pictures are left out unless somebody has looked at them.
        organisations: The names that stay.
        exhibits: The pieces of evidence, each of which can be left out as a whole.
        papers: All papers of the case, by the keys that name them.
    """

    removals: tuple[ProposedRemoval, ...]
    pictures: tuple[PaperToLookAt, ...]
    organisations: tuple[str, ...]
    exhibits: tuple[PaperToLookAt, ...] = ()
    papers: tuple[PaperToLookAt, ...] = ()


class RemovalService:
    """Looks through a case for what a redacted copy might leave out."""

    def __init__(self, records: Records, cases: CaseService) -> None:
        self._records, self._cases = records, cases

    def job(self, case: Case) -> Callable[[Tell], RemovalProposals]:
        """Return what looks, in any thread: everything it needs is in it already."""
        view = self._cases.look(case)
        papers = CasePapers(self._records, view).to_draw()
        organisations = tuple(filter(None, {case.organisation, *(_recipient(view))}))
        answers = (self._records.profile.load().answers(case.organisation_id), *(each.answers for each in view.letters))
        texts = (case.title, *(letter.text for letter in view.letters), *_told(view))
        recipients = tuple(letter.recipient for letter in view.letters)
        sources = RemovalSources(organisations, answers, tuple(_spoken_with(view)), texts, recipients)
        return partial(_look, sources, papers)


def _look(sources: RemovalSources, papers: tuple[KeptPaper, ...], tell: Tell) -> RemovalProposals:
    people, texts, pictures = list(sources.people), list(sources.texts), []
    for done, paper in enumerate(papers):
        tell(done, len(papers))
        read = read_words(paper)
        people.append(read.sender)
        texts.extend((paper.title, paper.text, read.sender, read.subject, read.text))
        if pictures_in(paper, step(tell, done, len(papers))):
            pictures.append(PaperToLookAt(paper.key, paper.title))
    whole = replace(sources, people=tuple(people), texts=tuple(texts))
    exhibits = tuple(PaperToLookAt(paper.key, paper.title) for paper in papers if paper.label)
    every = tuple(PaperToLookAt(paper.key, paper.title) for paper in papers)
    return RemovalProposals(proposed_removals(whole), tuple(pictures), sources.organisations, exhibits, every)


def _recipient(view: CaseView) -> list[str]:
    names = (letter.recipient.get("name") for letter in view.letters)
    return [name for name in names if isinstance(name, str) and not is_persons_name(name)]


def _spoken_with(view: CaseView) -> list[str]:
    return [str(entry.happening.content["with"]) for entry in _contacts(view)]


def _told(view: CaseView) -> list[str]:
    return [str(entry.happening.content["text"]) for entry in _contacts(view)]


def _contacts(view: CaseView) -> list[HistoryEntry]:
    return [entry for entry in view.history if entry.happening.kind is Happened.CONTACT and entry.deleted_on is None]
