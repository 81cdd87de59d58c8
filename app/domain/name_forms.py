"""The forms in which a person's name stands in letters: in full, with initials, the surname alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.phrase_search import fold, word_set
from app.domain.redaction import Removal

_TITLES = word_set(
    "mr mrs ms miss mx dr doctor cllr councillor prof professor sir dame lord lady baroness baron rev reverend hon rt "
    "right honourable the mp msp ms as mla mep obe mbe cbe kc qc jp esq bsc ba ma phd junior jr senior sr"
)
_ADDRESSED = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Cllr", "Councillor", "Professor", "Sir", "Dame", "Lord", "Lady")
_PARTICLES = word_set("van von de der den del della di da dos la le el al bin ibn ap ab o mac mc st")
# Words that no person is called by: what an organisation, an office or a heading is called.
_NOT_NAMES = word_set(
    "account action address advice advisory agency all and annual answer appeal appeals association authority "
    "board body branch bureau bylaw campaign central centre chair chairman chairperson chairwoman charity clerk "
    "colleague colleagues commission commissioner committee community company complaint complaints compliance "
    "conduct conference conservative conservatives constituency contact convenor coordinator council county court "
    "customer data democrat democrats department desk director disciplinary district division duty editor editors "
    "elected enquiries ethics everybody everyone executive federation for friends from general governance "
    "government group headquarters help helpdesk human independent information labour legal liberal local madam "
    "manager member members membership minister ministry national network news newsdesk nobody northern office "
    "officer officers ombudsman organisation our panel parliament parliamentary party people plaid plc police "
    "policy post president press privacy procedures protection public reception records reform region regional "
    "regulator relations reply representative resources response sar scottish secretariat secretary section "
    "senate service services sir sirs society staff standards state subject support team that the their they this "
    "to treasurer tribunal trust trustee trustees uk union unit united university us volunteer volunteers wales "
    "welsh whom with your youth"
)
# Names that are words or places too; alone they are taken for the name only where a person says so.
_WORDS_TOO = word_set(
    "able amber april art august autumn baker bank banks barber barker bay bean bell best bill bird bishop black "
    "bloom blue bond booth bowl box branch brand bridge bright brook brooks brown buck bull burn bush butcher "
    "butler cable candle cannon cap carpenter carter case cash castle cave chamber chance chandler chapel charity "
    "chase chip christian church city clay clear cliff close cloud cold cole constant cook cooper corn cotton "
    "couch cox crane cross crystal daisy dale dawn day dean dear drake drew early east eden england ernest faith "
    "farmer fax field finch fish fisher fleet flint flower fly ford forest foster fox france frank freedom "
    "freeman french frost fry gale garden gardener gay gene gift gill glass glen glover gold golden good grace "
    "graham grant grave gray green grey ground grove guy hail hall ham hand hardy harmony harper hart hawk hazel "
    "head heath heather hill hilt hold holder holly home honour hood hook hope horn house hunt hunter ice "
    "innocent iris iron ivory ivy jack jade jay jewel joy judge july june just justice key kind king kitchen "
    "knight lake lamb lance lane law lawless leader leaf lee lily link lion little lock long lord love low major "
    "march mark mars marsh marshal marshall mason may mead meadow mercy merit mike miles mill miller mine mint "
    "moody moon moor more moss mount mountain nelson new nice noble north oak olive page paige paint palm parish "
    "park parker parson parsons pat patch patience peace peak pearl peer penny pepper pike piper pitt place plant "
    "pleasant plum poe pole pond pool pope poppy porter post potter pound power price pride priest prince prior "
    "quick rain ray read reader reed reeves rich ridge ring rise river rob robin rock rod rose rowan royal ruby "
    "rule rush russet sage salmon salt sandy savage sawyer school scott sea seal seed sexton shade sharp shepherd "
    "ship shore short silver singer sky slaughter small smart smith snow song south sparrow speaker spear spring "
    "square stable stamp star steel stern still stock stone storm street strong sue summer summers sunny swan "
    "sweet swift tailor tanner taylor temple thorn tiger tile town trees trip tucker turner tyler underwood vale "
    "victor violet wade wales walker wall ward warden waters way weaver webb wells west wheeler white wild will "
    "winter wise wolf wood woods woodward word work wright yard york young"
)
# Of these the ones that letters write with a capital for another reason; alone they stay.
_CAPITAL_ANYHOW = word_set(
    "april art august best bill bishop black brown case christian church city day dean east england english france "
    "french good green grey house ireland judge june just justice king knight labour lane law little long lord lords "
    "major march may monday more most new north old page park post pope price prince queen road royal rule sage "
    "saturday school scotland short south spring street summer sunday temple town trip wales wells west white will "
    "winter york young"
)
_NAME = r"[^\W\d_][\w'’.-]*"
_SHAPE = re.compile(rf"{_NAME}(?: {_NAME}){{0,4}}")
_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class NameForms:
    """How a person may be named.

    Attributes:
        sure: The forms that mean nobody and nothing else.
        alone: First names and surnames that stay where they stand alone, such as May, or Green in the Green Party.
    """

    sure: tuple[Removal, ...]
    alone: tuple[str, ...] = ()


def name_forms(name: str, not_alone: frozenset[str] = frozenset()) -> NameForms:
    """Return the forms of a name.

    Args:
        name: As somebody wrote it, with or without a title.
        not_alone: Words, folded, that the case needs for something else, such as those of the organisation's name.
    """
    parts = bare_name(name).split()
    stays = not_alone | _CAPITAL_ANYHOW
    words_too = stays | _WORDS_TOO
    singles = [part for part in dict.fromkeys(parts[:1] + parts[-1:]) if len(part.strip(".")) >= _FEWEST_LETTERS]
    if len(parts) == 1:
        return NameForms(tuple(Removal(part, as_a_name=fold(part) in words_too) for part in parts))
    own = [Removal(part, as_a_name=fold(part) in words_too) for part in singles if fold(part) not in stays]
    forms = (Removal(" ".join(parts)), *_joined(parts, words_too), *own) if parts else ()
    return NameForms(tuple(dict.fromkeys(forms)), tuple(part for part in singles if fold(part) in stays))


def _joined(parts: list[str], words_too: frozenset[str]) -> Iterator[Removal]:
    """Yield first name, initials and titles with the surname, either way round."""
    first, last = parts[0], parts[-1]
    is_word = fold(last) in words_too
    for title in _ADDRESSED:
        yield Removal(f"{title} {last}", as_a_name=is_word)
    yield Removal(f"{first} {last}")
    yield Removal(f"{last} {first}")
    initials = [part[0] for part in parts[:-1]]
    if not (is_word and initials[0].upper() in "AI"):  # “A Green councillor” is nobody's name
        yield Removal(f"{initials[0]} {last}", as_a_name=is_word)
    if len(initials) > 1:
        yield Removal(f"{' '.join(initials)} {last}", as_a_name=is_word)
    yield Removal(f"{last} {' '.join(initials)}", as_a_name=is_word)


def bare_name(name: str) -> str:
    """Return a name without titles, letters after it, and what stands in brackets or behind a comma."""
    plain = re.sub(r"\([^)]*\)|\[[^\]]*\]|[\"“”]", " ", name).split(",")[0]
    parts = plain.split()
    while parts and fold(parts[0].strip(".")) in _TITLES:
        parts = parts[1:]
    while len(parts) > 1 and fold(parts[-1].strip(".")) in _TITLES:
        parts = parts[:-1]
    return " ".join(parts)


def is_persons_name(words: str) -> bool:
    """Whether words look like a person's name: one to five words with capitals, none of which is an office's."""
    name = bare_name(words)
    parts = name.split()
    if not _SHAPE.fullmatch(name) or any(fold(part.strip(".")) in _NOT_NAMES for part in parts):
        return False
    return all(part[0].isupper() or fold(part) in _PARTICLES for part in parts)


_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Professor|Prof|Sir|Dame|Lord|Lady|Baroness|Rev)\b\.? "
    r"((?:[A-Z]\. ?)*[^\W\d_a-z][\w'’-]+(?:[ -][^\W\d_a-z][\w'’-]+){0,2})"
)
_CLOSED = re.compile(
    r"(?im:^[ \t]*(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|warm) (?:regards|wishes)|regards|with thanks)"
    rf"[ \t]*,?[ \t]*(?:\r?\n[ \t]*){{1,6}})({_NAME}(?: {_NAME}){{0,4}})[ \t]*(?:,[^\n]*)?$",
    re.MULTILINE,
)
_GREETED = re.compile(rf"^[ \t]*(?:Dear|Hello|Hi) ({_NAME}(?: {_NAME}){{0,3}})[ \t]*,?[ \t]*$", re.MULTILINE)


def named_in(text: str) -> Iterator[str]:
    """Yield whom a text names in ways that leave no doubt: with a title, in a greeting, under a closing phrase."""
    for pattern in (_TITLED, _CLOSED, _GREETED):
        for match in pattern.finditer(text):
            name = " ".join(match.group(1).split())
            if is_persons_name(name):
                yield name
