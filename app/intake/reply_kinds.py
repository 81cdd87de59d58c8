"""What kind of reply came: the pack's phrases and the e-mail's own headers weighed, with the sentence that says so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.incoming_replies import IncomingReply, MailMark
from app.domain.pack_contents import ReplyPhrases
from app.domain.phrase_search import PhraseIndex, sentences
from app.domain.replies import ReplyKind
from app.domain.reply_proposals import Certainty, KindProposal

LONGEST_REASON = 300

_SURE_WEIGHT = 3
# From a letter of this many words on, somebody said more than that it arrived.
_SUBSTANTIAL_WORDS = 120
# What a reply is where several kinds fit equally: what it asks or decides goes before what it only says in passing.
_ORDER = (
    ReplyKind.BOUNCE,
    ReplyKind.AUTOMATIC,
    ReplyKind.PARTIAL,
    ReplyKind.EXTENSION,
    ReplyKind.ASKS_FOR_ID,
    ReplyKind.ASKS_FOR_CLARIFICATION,
    ReplyKind.REFUSAL,
    ReplyKind.SENT_ELSEWHERE,
    ReplyKind.FULL,
    ReplyKind.ACKNOWLEDGEMENT,
    ReplyKind.HOLDING,
)
# Kinds that stand beside a decision without taking its place.
_IN_PASSING = frozenset({ReplyKind.ACKNOWLEDGEMENT, ReplyKind.HOLDING})


@dataclass(frozen=True, slots=True)
class _Hit:
    weight: int
    phrase: str
    sentence: str


def propose_kind(reply: IncomingReply, own: str, phrases: Iterable[ReplyPhrases]) -> KindProposal:
    """Propose what kind of reply it is.

    Args:
        reply: The reply as it was read, for its headers and subject.
        own: Its own words, without what it quotes.
        phrases: The packs' phrases (`replies.toml`).

    Returns:
        A proposal; `sure` only where the headers say so or a phrase that the pack calls sure stands alone.
    """
    hits = _hits(f"{reply.subject}.\n\n{own}", phrases)
    marked = _marked(reply, hits)
    if marked:
        return marked
    candidates = {kind: found for kind, found in hits.items() if kind not in _IN_PASSING} or hits
    if not candidates:
        return _guess(reply, own)
    return _chosen(candidates)


def _hits(text: str, phrases: Iterable[ReplyPhrases]) -> dict[ReplyKind, list[_Hit]]:
    """Return where each kind's phrases stand; a phrase counts once, and a group not at all beside its `unless`."""
    said = sentences(text)
    found: dict[ReplyKind, list[_Hit]] = defaultdict(list)
    for group in phrases:
        index, unless = PhraseIndex(group.phrases), PhraseIndex(group.unless)
        if any(unless.first(sentence.words) for sentence in said):
            continue
        weight = _SURE_WEIGHT if group.strength == "sure" else 1
        seen: dict[str, _Hit] = {}
        for sentence in said:
            for match in index.matches(sentence.words):
                seen.setdefault(match.phrase, _Hit(weight, match.phrase, text[sentence.start : sentence.end]))
        if seen:
            found[ReplyKind(group.kind)].extend(seen.values())
    return found


def _marked(reply: IncomingReply, hits: Mapping[ReplyKind, Sequence[_Hit]]) -> KindProposal | None:
    """Take the word of the headers (RFC 3834, RFC 3464), which phrases only confirm."""
    if MailMark.NOT_DELIVERED in reply.marks:
        return KindProposal(ReplyKind.BOUNCE, Certainty.SURE, _reason(hits.get(ReplyKind.BOUNCE), reply.subject))
    if MailMark.AUTOMATIC in reply.marks:
        is_out = ReplyKind.AUTOMATIC in hits or not set(hits) - _IN_PASSING
        certainty = Certainty.SURE if is_out else Certainty.LIKELY
        return KindProposal(ReplyKind.AUTOMATIC, certainty, _reason(hits.get(ReplyKind.AUTOMATIC), reply.subject))
    if reply.marks & (MailMark.DELAYED | MailMark.RECEIPT):
        return KindProposal(ReplyKind.AUTOMATIC, Certainty.LIKELY, reply.subject)
    return None


def _chosen(candidates: Mapping[ReplyKind, Sequence[_Hit]]) -> KindProposal:
    weights = {kind: sum(hit.weight for hit in found) for kind, found in candidates.items()}
    is_decided = any(hit.weight == _SURE_WEIGHT for hit in candidates.get(ReplyKind.REFUSAL, ()))
    if ReplyKind.FULL in weights and ReplyKind.REFUSAL in weights and not is_decided:
        # Something was given and something refused: that is an answer in part.
        both = (*candidates[ReplyKind.REFUSAL], *candidates.get(ReplyKind.PARTIAL, ()))
        return KindProposal(ReplyKind.PARTIAL, Certainty.LIKELY, _reason(both))
    ranked = sorted(weights, key=lambda kind: (-weights[kind], _ORDER.index(kind)))
    best, margin = ranked[0], weights[ranked[0]] - (weights[ranked[1]] if len(ranked) > 1 else 0)
    is_sure = any(hit.weight == _SURE_WEIGHT for hit in candidates[best]) and len(ranked) == 1
    # An acknowledgement that says when more will come is one all the same.
    is_likely = margin or set(ranked) <= _IN_PASSING
    certainty = Certainty.SURE if is_sure else Certainty.LIKELY if is_likely else Certainty.UNSURE
    return KindProposal(best, certainty, _reason(candidates[best]))


def _guess(reply: IncomingReply, own: str) -> KindProposal:
    """Guess where no phrase helps: what is long or brings files is an answer, what is short only says that it came."""
    is_answer = bool(reply.attachments) or len(own.split()) >= _SUBSTANTIAL_WORDS
    return KindProposal(ReplyKind.FULL if is_answer else ReplyKind.ACKNOWLEDGEMENT, Certainty.UNSURE)


def _reason(hits: Sequence[_Hit] | None, otherwise: str = "") -> str:
    """Return the sentence of the weightiest phrase."""
    if not hits:
        return otherwise
    best = max(hits, key=lambda hit: (hit.weight, len(hit.phrase)))
    return " ".join(best.sentence.split())[:LONGEST_REASON]
