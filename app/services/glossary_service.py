"""The glossary: the words of Plaint itself, and those that the packs explain."""

from app.domain.glossary import ExplainedWord, Glossary
from app.i18n import tr
from app.services.pack_service import PackService, PackState


class GlossaryService:
    """Keeps the glossary until there are other packs."""

    def __init__(self, packs: PackService) -> None:
        self._packs = packs
        self._last: tuple[PackState, Glossary] | None = None

    def glossary(self) -> Glossary:
        """Return all words that are explained; what Plaint says of its own words goes before what a pack says."""
        state = self._packs.state
        if self._last is None or self._last[0] != state:
            terms = (term for pack in self._packs.packs() for term in pack.glossary)
            self._last = state, Glossary([*own_words(), *(ExplainedWord(term.term, term.meaning) for term in terms)])
        return self._last[1]


def own_words() -> list[ExplainedWord]:
    """Return the words that Plaint's screens use, explained."""
    everyday = [
        (tr("case"), tr("One matter, with all its letters, replies, evidence and dates.")),
        (tr("draft"), tr("A letter that is still being written. It can be changed or deleted.")),
        (tr("letter"), tr("What you write to an organisation. It becomes part of a case.")),
        (tr("organisation"), tr("Whoever you write to: a party, a branch, a regulator, a company.")),
        (tr("reply"), tr("What an organisation sends back, in whatever form.")),
        (
            tr("point"),
            tr("One numbered thing that you complain of or ask for. Each is followed until it is settled."),
        ),
        (tr("finished"), tr("A letter whose words are kept for good. To change them you write a new letter.")),
        (tr("time limit"), tr("The day by which they owe you an answer, or by which you must act.")),
        (tr("pack"), tr("Letters, organisations and time limits that somebody made for others to use.")),
        (tr("passphrase"), tr("Several words that lock everything in Plaint. Nobody can read it without them.")),
    ]
    rare = [
        (tr("bundle"), tr("One file with the letters, a dated account of the case and the evidence, for a regulator.")),
        (tr("outcome card"), tr("Counts and dates of a closed case, with no names and none of your words.")),
        (tr("recovery code"), tr("A code that opens your letters when the passphrase is forgotten. Keep it on paper.")),
        (tr("redacted copy"), tr("A copy from which the names that you choose are removed, not only covered.")),
        (tr("verdict"), tr("What you think of their answer to one point, such as answered, partly or ignored.")),
    ]
    return [
        *(ExplainedWord(word, meaning, is_marked=False) for word, meaning in everyday),
        *(ExplainedWord(word, meaning) for word, meaning in rare),
    ]
