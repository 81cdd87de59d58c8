"""What kind of reply came: headers, signs and likeness to examples weighed, with the sentence that says so."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence

from app.domain.incoming_replies import IncomingReply, MailMark
from app.domain.replies import ReplyKind
from app.domain.reply_proposals import Certainty, KindProposal
from app.domain.reply_words import Cue, RepliesFile
from app.intake.example_words import ExampleWords, Leanings
from app.intake.reply_cues import CueWords, Sign, Signs

LONGEST_REASON = 300
# What a reply is stands in its first pages.
MOST_READ = 60_000

_CLEAR, _BEYOND_DOUBT = 2, 3
# From a letter of this many words on, somebody said more than that it arrived.
_SUBSTANTIAL_WORDS = 80
# Two sentences of what was looked into, in a letter of this many words, are a reasoned decision.
_LEAST_INQUIRY, _REASONED_WORDS, _LONG_WORDS = 4, 90, 150
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
    ReplyKind.HOLDING,
    ReplyKind.ACKNOWLEDGEMENT,
)
_OF_KIND = {
    ReplyKind.BOUNCE: (Cue.BOUNCE,),
    ReplyKind.AUTOMATIC: (Cue.AUTOMATIC,),
    ReplyKind.EXTENSION: (Cue.EXTENSION,),
    ReplyKind.ASKS_FOR_ID: (Cue.ASKS_FOR_ID,),
    ReplyKind.ASKS_FOR_CLARIFICATION: (Cue.ASKS_FOR_CLARIFICATION,),
    ReplyKind.SENT_ELSEWHERE: (Cue.SENT_ELSEWHERE, Cue.NOT_OURS, Cue.GO_TO, Cue.PASSED_ON),
    ReplyKind.HOLDING: (Cue.HOLDING,),
    ReplyKind.ACKNOWLEDGEMENT: (Cue.ACKNOWLEDGEMENT,),
}
_GIVES = (Cue.GIVEN, Cue.CONCEDED, Cue.FULL)
_DENIES = (Cue.REJECTED, Cue.DECLINED, Cue.REFUSAL)
_KEEPS = (Cue.WITHHELD, Cue.MISSING, Cue.PARTIAL)
# How far the signs, and what they amount to, are held against the likeness to examples: of replies that nobody had read
# the examples told far more rightly, so that the signs only tip the scales.
_SIGN_WEIGHT, _MOST_WEIGHT = 0.1, 6
_STANDING = {Certainty.SURE: 0.9, Certainty.LIKELY: 0.5, Certainty.UNSURE: 0.1}
_LEAST_MARGIN, _SURE_MARGIN = 0.8, 3.0
# Yes, no and in part share most of their words: of examples held against those of others, these were wrong and sure.
_DECISIONS = frozenset({ReplyKind.FULL, ReplyKind.PARTIAL, ReplyKind.REFUSAL})
_SURE_DECISION_MARGIN = 5.0
# Sentences like a yes beside others as much like a no are an answer in part: from, up to and by how much.
_TWO_SIDED, _MOST_TWO_SIDED, _TWO_SIDED_WEIGHT = 1.0, 3.0, 0.3
_NO_REPLY = re.compile(r"no-?reply|do-?not-?reply", re.IGNORECASE)
_MAIL_SYSTEM = re.compile(r"mailer-daemon|postmaster|mail delivery", re.IGNORECASE)
# Kinds that stand beside a decision without taking its place.
_IN_PASSING = frozenset({ReplyKind.ACKNOWLEDGEMENT, ReplyKind.HOLDING})


class KindWords:
    """What the packs know of kinds of reply: patterns to look for, and examples to hold a reply against."""

    def __init__(self, files: Iterable[RepliesFile]) -> None:
        listed = tuple(files)
        self.cues = CueWords(listed)
        self.examples = ExampleWords(
            (ReplyKind(example.kind), text) for file in listed for example in file.examples for text in example.texts
        )


def propose_kind(reply: IncomingReply, own: str, words: KindWords) -> KindProposal:
    """Propose what kind of reply it is.

    Args:
        reply: The reply as it was read, for its headers and subject.
        own: Its own words, without what it quotes.
        words: The packs' patterns and examples (`replies.toml`).

    Returns:
        A proposal; `sure` only where the headers say so, or where a sign beyond doubt has nothing against it and the
        examples agree.
    """
    heading = f"{reply.subject.strip()}.\n\n" if reply.subject.strip() else ""
    text = heading + own[:MOST_READ]
    signs = words.cues.signs(text, len(heading))
    marked = _marked(reply, signs)
    if marked:
        return marked
    weights = _weights(signs, reply.sender)
    told = _chosen(signs, weights) if weights else _guess(reply, signs)
    likeness = words.examples.leanings(signs.own)
    return _agreed(text, signs, told, weights, likeness) if likeness.by_kind else told


def _agreed(
    text: str, signs: Signs, told: KindProposal, weights: Mapping[ReplyKind, int], likeness: Leanings
) -> KindProposal:
    """Weigh what the signs say together with what the examples say."""
    support = {
        kind: leaning + _SIGN_WEIGHT * min(weights.get(kind, 0), _MOST_WEIGHT)
        for kind, leaning in likeness.by_kind.items()
    }
    if ReplyKind.PARTIAL in support:
        support[ReplyKind.PARTIAL] += _two_sided(likeness)
    support[told.kind] = support.get(told.kind, min(support.values())) + _STANDING[told.certainty]
    ranked = sorted(support, key=lambda kind: (-support[kind], _ORDER.index(kind)))
    best, margin = ranked[0], support[ranked[0]] - support[ranked[1]] if len(ranked) > 1 else 0.0
    alike = max(likeness.by_kind, key=lambda kind: likeness.by_kind[kind])
    needed = _SURE_DECISION_MARGIN if best in _DECISIONS else _SURE_MARGIN
    if best is told.kind is alike and told.certainty is Certainty.SURE and margin >= needed:
        return told
    certainty = Certainty.LIKELY if margin >= _LEAST_MARGIN else Certainty.UNSURE
    found = [sign for sign in signs.of(_cues(best)) if sign.weight >= _CLEAR]
    return KindProposal(best, certainty, _reason(found, _most_like(text, signs, likeness, best)))


def _two_sided(likeness: Leanings) -> float:
    """Return what it adds to an answer in part that sentences are like a yes and others like a no."""
    sides = [each.get(ReplyKind.FULL, 0.0) - each.get(ReplyKind.REFUSAL, 0.0) for each in likeness.by_sentence]
    lesser = min(math.fsum(max(0.0, side) for side in sides), math.fsum(max(0.0, -side) for side in sides))
    return _TWO_SIDED_WEIGHT * (min(_MOST_TWO_SIDED, max(_TWO_SIDED, lesser)) - _TWO_SIDED)


def _most_like(text: str, signs: Signs, likeness: Leanings, kind: ReplyKind) -> str:
    """Return the sentence that speaks most for a kind, against what speaks for the others."""
    gains = [each.get(kind, 0.0) - sum(each.values()) / max(1, len(each)) for each in likeness.by_sentence]
    best = max(range(len(gains)), key=lambda place: gains[place], default=None)
    if best is None:
        return ""
    sentence = signs.own[best]
    return " ".join(text[sentence.start : sentence.end].split())[:LONGEST_REASON]


def _marked(reply: IncomingReply, signs: Signs) -> KindProposal | None:
    """Take the word of the headers (RFC 3834, RFC 3464), which phrases only confirm."""
    if MailMark.NOT_DELIVERED in reply.marks:
        return KindProposal(ReplyKind.BOUNCE, Certainty.SURE, _reason(signs.of((Cue.BOUNCE,)), reply.subject))
    if MailMark.AUTOMATIC in reply.marks:
        decided = signs.best(*_GIVES, *_DENIES, Cue.EXTENSION) >= _CLEAR and not signs.best(Cue.AUTOMATIC)
        certainty = Certainty.LIKELY if decided else Certainty.SURE
        return KindProposal(ReplyKind.AUTOMATIC, certainty, _reason(signs.of((Cue.AUTOMATIC,)), reply.subject))
    if reply.marks & (MailMark.DELAYED | MailMark.RECEIPT):
        return KindProposal(ReplyKind.AUTOMATIC, Certainty.LIKELY, reply.subject)
    return None


def _weights(signs: Signs, sender: str) -> dict[ReplyKind, int]:
    """Return what speaks for each kind."""
    weights = {kind: signs.total(cues) for kind, cues in _OF_KIND.items()}
    weights[ReplyKind.AUTOMATIC] += _CLEAR if _NO_REPLY.search(sender) else 0
    weights[ReplyKind.BOUNCE] += _CLEAR if _MAIL_SYSTEM.search(sender) else 0
    if signs.best(Cue.ID_SETTLED):
        weights[ReplyKind.ASKS_FOR_ID] -= signs.total((Cue.ID_SETTLED,)) + 1
    if weights[ReplyKind.EXTENSION] >= _CLEAR:
        weights[ReplyKind.HOLDING] = 0
    weights |= {kind: weight // 2 if _is_put_off(signs) else weight for kind, weight in _decision(signs).items()}
    return {kind: weight for kind, weight in weights.items() if weight > 0}


def _is_put_off(signs: Signs) -> bool:
    """Whether they ask for time or for something first, so that what else they say decides nothing yet."""
    asks = signs.best(Cue.EXTENSION, Cue.ASKS_FOR_ID, Cue.ASKS_FOR_CLARIFICATION) == _BEYOND_DOUBT
    return asks and signs.best(*_GIVES, Cue.REJECTED) < _BEYOND_DOUBT


def _decision(signs: Signs) -> dict[ReplyKind, int]:
    """Weigh what was given against what was kept back or denied: both are an answer in part."""
    gives, denies, keeps = (signs.total(cues) for cues in (_GIVES, _DENIES, _KEEPS))
    if signs.best(Cue.FULL) == _BEYOND_DOUBT and not signs.best(*_DENIES, Cue.PARTIAL) >= _CLEAR:
        return {ReplyKind.FULL: gives}
    if _is_in_part(signs):
        return {ReplyKind.PARTIAL: max(gives, denies + keeps)}
    if _is_reasoned(signs):
        return {ReplyKind.FULL: gives + denies + signs.total((Cue.INQUIRY,))}
    if signs.best(*_DENIES) >= signs.best(*_GIVES) and denies:
        return {ReplyKind.REFUSAL: denies + signs.total((Cue.WITHHELD,)), ReplyKind.FULL: gives}
    if gives:
        return {ReplyKind.FULL: gives, ReplyKind.REFUSAL: denies, ReplyKind.PARTIAL: signs.total((Cue.PARTIAL,))}
    if signs.best(Cue.WITHHELD) >= _CLEAR and not signs.best(Cue.PARTIAL):
        return {ReplyKind.REFUSAL: keeps}
    return {ReplyKind.PARTIAL: signs.total((Cue.PARTIAL,))}


def _is_in_part(signs: Signs) -> bool:
    if _is_reasoned(signs) and signs.best(*_GIVES) < _BEYOND_DOUBT and signs.best(Cue.PARTIAL) < _CLEAR:
        return _differs_by_item(signs)
    given, conceded = signs.best(Cue.GIVEN, Cue.FULL) >= _CLEAR, signs.best(Cue.CONCEDED) >= _CLEAR
    kept = signs.best(Cue.WITHHELD, Cue.MISSING, Cue.DECLINED, Cue.REFUSAL) >= _CLEAR
    return (
        signs.best(Cue.PARTIAL) == _BEYOND_DOUBT
        or (given and kept)
        or (conceded and signs.best(*_DENIES, Cue.WITHHELD, Cue.MISSING) >= _CLEAR)
        or (signs.best(Cue.PARTIAL) >= _CLEAR and signs.total((*_GIVES, *_DENIES)) > 0)
        or _differs_by_item(signs)
    )


def _is_reasoned(signs: Signs) -> bool:
    """Whether somebody looked into it and tells at length what was found: that answers it, whatever the finding."""
    if signs.best(Cue.DECLINED) == _BEYOND_DOUBT:
        return False
    inquiry, rejected = signs.total((Cue.INQUIRY,)), signs.best(Cue.REJECTED) >= _CLEAR
    return signs.words >= _REASONED_WORDS and (inquiry >= _LEAST_INQUIRY or (rejected and signs.words >= _LONG_WORDS))


def _differs_by_item(signs: Signs) -> bool:
    """Whether of a list of answers some keep something back or leave it for later and others do not."""
    denied = {sign.item for sign in signs.of((*_DENIES, Cue.WITHHELD)) if sign.weight >= _CLEAR} - {0}
    later = {sign.item for sign in signs.of((Cue.MISSING,)) if sign.weight >= _CLEAR} - {0} - denied
    given = {sign.item for sign in signs.of(_GIVES) if sign.weight >= _CLEAR} - {0} - denied - later
    kept = {sign.item for sign in signs.of((Cue.DECLINED, Cue.WITHHELD)) if sign.weight >= _CLEAR} - {0}
    answered = signs.answering - denied - later
    return bool((denied and (later or given)) or (kept and answered) or (later and given))


def _chosen(signs: Signs, weights: Mapping[ReplyKind, int]) -> KindProposal:
    rest = {kind: weight for kind, weight in weights.items() if kind not in _IN_PASSING}
    passing = {kind: weight for kind, weight in weights.items() if kind in _IN_PASSING}
    if rest and _outweighs(signs, rest, passing):
        return _of(
            rest,
            signs,
            [kind for kind, weight in passing.items() if kind is ReplyKind.HOLDING and weight > _BEYOND_DOUBT],
        )
    held = passing.get(ReplyKind.HOLDING, 0)
    best = ReplyKind.HOLDING if held >= _CLEAR or (len(passing) == 1 and held) else ReplyKind.ACKNOWLEDGEMENT
    return _of({best: passing[best]}, signs, list(rest))


def _outweighs(signs: Signs, rest: Mapping[ReplyKind, int], passing: Mapping[ReplyKind, int]) -> bool:
    """Whether what was decided or asked is more than what stands beside it in passing."""
    best = max(rest, key=lambda kind: rest[kind])
    if not passing or any(sign.weight == _BEYOND_DOUBT for sign in signs.of(_cues(best))):
        return True
    held, came = passing.get(ReplyKind.HOLDING, 0), passing.get(ReplyKind.ACKNOWLEDGEMENT, 0)
    return rest[best] >= max(_CLEAR, held, came / 2)


def _of(weights: Mapping[ReplyKind, int], signs: Signs, against: Sequence[ReplyKind]) -> KindProposal:
    ranked = sorted(weights, key=lambda kind: (-weights[kind], _ORDER.index(kind)))
    best = ranked[0]
    found = signs.of(_cues(best))
    is_alone = len(ranked) == 1 and not against
    if best is ReplyKind.PARTIAL and signs.best(Cue.PARTIAL) < _BEYOND_DOUBT:
        is_alone = False
    margin = weights[best] - (weights[ranked[1]] if len(ranked) > 1 else 0)
    if is_alone and any(sign.weight == _BEYOND_DOUBT for sign in found):
        certainty = Certainty.SURE
    elif margin >= 1 and weights[best] >= _CLEAR:
        certainty = Certainty.LIKELY
    else:
        certainty = Certainty.UNSURE
    return KindProposal(best, certainty, _reason(found))


def _cues(kind: ReplyKind) -> tuple[Cue, ...]:
    if kind is ReplyKind.PARTIAL:
        return (*_KEEPS, *_DENIES, *_GIVES)
    if kind is ReplyKind.REFUSAL:
        return (*_DENIES, Cue.WITHHELD)
    return _GIVES if kind is ReplyKind.FULL else _OF_KIND[kind]


def _guess(reply: IncomingReply, signs: Signs) -> KindProposal:
    """Guess where no phrase helps: what is long or brings files is an answer, what is short only says that it came."""
    is_answer = bool(reply.attachments) or signs.words >= _SUBSTANTIAL_WORDS
    return KindProposal(ReplyKind.FULL if is_answer else ReplyKind.ACKNOWLEDGEMENT, Certainty.UNSURE)


def _reason(signs: Sequence[Sign], otherwise: str = "") -> str:
    """Return the sentence of the weightiest sign."""
    if not signs:
        return otherwise
    return max(signs, key=lambda sign: sign.weight).sentence[:LONGEST_REASON]
