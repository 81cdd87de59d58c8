"""Letters that are good but for one change: what the letter check has to find in them, or has to let pass."""
# ruff: noqa: E501 one sample a line is easier to read than four

import tomllib
from copy import deepcopy
from typing import Any, NamedTuple

from app.paths import BUNDLED_PACKS

LETTERS = BUNDLED_PACKS / "uk-members" / "letters"
TAKEN_OUT = None


class BadSample(NamedTuple):
    """One change to a letter's sample answers, and the finding that it must bring: its code and its words."""

    letter: str
    place: str
    text: Any
    code: str
    words: str


WHAT, POINT, WHY = "incidents.1.what", "points.0.statement", "rules.0.why"
COMPLAINT, APOLOGY, ICO, SAR = "party-complaint", "apology-request", "ico-referral", "subject-access-request"

# fmt: off
_BAD: tuple[tuple[str, str, Any, str, str], ...] = (
    # An accusation as fact.
    (COMPLAINT, WHAT, "The branch secretary, Robin Tansley, falsified them.", "accusation-as-fact", "falsified"),
    (COMPLAINT, WHAT, "The chair lied to the meeting. Twenty members heard it.", "accusation-as-fact", "lied"),
    (COMPLAINT, WHAT, "I believe in fair play, but the secretary rigged the vote.", "accusation-as-fact", "rigged"),
    (COMPLAINT, WHAT, "He LIED when he said that the hall was full.", "accusation-as-fact", "LIED"),
    (COMPLAINT, WHY, "the chair deliberately misled members about the date.", "accusation-as-fact", "deliberately misled"),
    (COMPLAINT, POINT, "The treasurer has abused his position for years.", "accusation-as-fact", "abused his position"),
    (COMPLAINT, WHAT, "I was bullied by the chair at every meeting.", "accusation-as-fact", "bullied"),
    (COMPLAINT, WHAT, "It is a cover‐up. The minutes were changed; they hid the vote.", "accusation-as-fact", "cover‐up"),
    (COMPLAINT, "standard|knows_rule=false", "Robin Tansley is corrupt.", "accusation-as-fact", "is corrupt"),
    (ICO, "summary", "On 2 April I asked for my data. The party broke the law and acted in bad faith.", "accusation-as-fact", "broke the law"),
    (ICO, "harm", "I was smeared, and could not answer.", "accusation-as-fact", "smeared"),
    (APOLOGY, "harm", "You slandered me before my friends.", "accusation-as-fact", "slandered"),
    # A crime.
    (COMPLAINT, WHAT, "Robin Tansley stole the money from the fair.", "crime-alleged", "stole"),
    (COMPLAINT, WHAT, "The treasurer has committed fraud and must go.", "crime-alleged", "committed fraud"),
    (COMPLAINT, WHAT, "Mr. Tansley forged my signature on the motion.", "crime-alleged", "forged"),
    (COMPLAINT, POINT, "The chair assaulted a member after the meeting.", "crime-alleged", "assaulted"),
    (COMPLAINT, WHY, "this is a criminal offence under the Act.", "crime-alleged", "is a criminal"),
    (ICO, "outcome_words|outcome=partly", "They hacked into my account to get it.", "crime-alleged", "hacked into"),
    (APOLOGY, "statements.0.why", "the thief is your own treasurer.", "crime-alleged", "thief"),
    # Abuse and heat.
    (COMPLAINT, WHAT, "The chair, who is an idiot, would not take item 6.", "abuse", "idiot"),
    (COMPLAINT, WHAT, "Those bloody jobsworths would not let me in.", "abuse", "bloody"),
    (COMPLAINT, POINT, "Why do you keep such a liar as chair?", "abuse", "liar"),
    (APOLOGY, "harm", "You pathetic people have ruined my year.", "abuse", "pathetic"),
    (COMPLAINT, WHAT, "No vote was held. It was disgraceful.", "heat", "disgraceful"),
    (COMPLAINT, "standard|knows_rule=false", "The meeting was a kangaroo court.", "heat", "kangaroo court"),
    (ICO, "harm", "I am SICK AND TIRED of waiting.", "heat", "SICK AND TIRED"),
    # Capitals and cries.
    (COMPLAINT, WHAT, "I NEVER withdrew the motion.", "shouting", "NEVER"),
    (COMPLAINT, WHAT, "THIS HAS TO STOP NOW and the motion has to be heard.", "shouting", "STOP"),
    (COMPLAINT, POINT, "WHO TOOK MY MOTION off the agenda?", "shouting", "WHO TOOK MY MOTION"),
    (ICO, "summary", "Five months have gone by and nobody has answered!!!", "shouting", "!!!"),
    (APOLOGY, "harm", "How could you do this?!", "shouting", "?!"),
    # Private data of others.
    (COMPLAINT, WHAT, "The branch secretary, of 9 Weir Lane, changed the minutes.", "third-party-address", "9 Weir Lane"),
    (COMPLAINT, WHAT, "Robin Tansley lives in the last house, HX7 5AB.", "third-party-address", "HX7 5AB"),
    (COMPLAINT, WHAT, "He can be rung on 07700 900 123 in the evening.", "third-party-phone", "07700 900 123"),
    (COMPLAINT, "witnesses.0.saw", "sat beside me; her number is +44 1632 960983", "third-party-phone", "+44 1632 960983"),
    (COMPLAINT, WHAT, "It was sent from dai.tansley@example.org that night.", "third-party-email", "dai.tansley@example.org"),
    (COMPLAINT, WHAT, "The chair, born on 3 May 1961, would not take it.", "third-party-birth-date", "born on 3 May 1961"),
    (COMPLAINT, WHAT, "The chair (NI number QQ 12 34 56 C) kept it.", "third-party-number", "QQ 12 34 56 C"),
    (COMPLAINT, WHAT, "The chair was away because of his depression.", "third-party-health", "his depression"),
    (ICO, "harm", "My neighbour, who is an alcoholic, was in the file too.", "third-party-health", "is an alcoholic"),
    # A bargain.
    (COMPLAINT, POINT, "If you remove the chair, I will withdraw my complaint.", "withdrawal-offered", "I will withdraw"),
    (COMPLAINT, "other_ask|asks=other", "give me back my seat, and I would drop the matter as soon as you do", "withdrawal-offered", "I would drop"),
    (SAR, "background", "I am happy to withdraw the request in exchange for an apology.", "withdrawal-offered", "I am happy to withdraw"),
    (APOLOGY, "points.0.statement", "Apologise by Friday. I will not go to the papers if you do.", "withdrawal-offered", "will not go to the"),
    # Copies.
    (COMPLAINT, WHAT, "I am copying this letter to the Mytholm Gazette.", "copied-to-press", "copying this letter to"),
    (COMPLAINT, POINT, "Answer me, or this goes to others: I have copied it to the press.", "copied-to-press", "copied it to the press"),
    (APOLOGY, "harm", "Everybody knows. I will post this letter online.", "copied-to-press", "post this letter online"),
    # Memory in the place of evidence.
    (COMPLAINT, WHAT, "As far as I can remember the chair said that it was too late.", "recollection", "As far as I can remember"),
    (ICO, "incidents.2.what", "I rang and was told that there was a queue, or words to that effect.", "recollection", "words to that effect"),
    # What is missing, too much, or too much at once.
    (COMPLAINT, "asks", TAKEN_OUT, "no-remedy", ""),
    (APOLOGY, "points", TAKEN_OUT, "no-remedy", ""),
    (ICO, "wants", [], "no-remedy", ""),
    (APOLOGY, "answer_by", TAKEN_OUT, "no-date", ""),
    (COMPLAINT, WHAT, "The chair spoke at length about the agenda and the hall. " * 45, "too-long", ""),
    (ICO, "harm", "I could not answer the people who asked me about it. " * 40, "too-long", ""),
    (COMPLAINT, POINT, "Who decided? Under which rule? When? And who was told?", "several-in-one-point", "Who decided? Under which rule? When? And who was told?"),
)
BAD_SAMPLES = tuple(BadSample(*row) for row in _BAD)

# Each may stand in a calm letter; none brings a finding.
NEAR_MISSES = (
    (COMPLAINT, WHAT, "I was told he had been accused of theft in the press; I don't know whether that is so."),
    (COMPLAINT, WHAT, "I believe that the chair lied, because the minutes say otherwise."),
    (COMPLAINT, WHAT, "In my view the vote was rigged: the count was held behind a shut door."),
    (COMPLAINT, WHAT, "The chair said in front of everybody: “You are a liar and a thief.”"),
    (COMPLAINT, WHAT, 'He shouted "idiot" and left the room.'),
    (COMPLAINT, WHAT, "She called me a liar at the meeting of 3 June."),
    (COMPLAINT, WHAT, "Nobody has lied about it, as far as I know."),
    (COMPLAINT, WHAT, "I have never stolen anything, and I did not forge a signature."),
    (COMPLAINT, POINT, "Were the minutes falsified after the meeting?"),
    (COMPLAINT, POINT, "Do you accept that I was bullied?"),
    (COMPLAINT, WHY, "the rule against bullying and harassment was not applied."),
    (COMPLAINT, WHAT, "I felt bullied, and left before the end."),
    (COMPLAINT, WHAT, "Members alleged that money had been embezzled. I have seen nothing that shows it."),
    (COMPLAINT, WHAT, "The party’s policy on hate crime was handed out."),
    (COMPLAINT, WHAT, "I rang Action Fraud about an e-mail that asked for my bank card."),
    (COMPLAINT, WHAT, "The candidate for Police and Crime Commissioner spoke first."),
    (COMPLAINT, WHAT, "If somebody stole the ballot papers, nobody noticed."),
    (COMPLAINT, WHAT, "There is no evidence that anybody committed fraud."),
    (COMPLAINT, WHAT, "I lied down afterwards, and I did not sleep."),
    (COMPLAINT, WHAT, "The BBC and UNISON were there, and so were members of the NEC and the CLP."),
    (COMPLAINT, WHAT, "The motion of the NEC, GMB, UNISON and ASLEF was taken first."),
    (COMPLAINT, WHAT, "The chair read out the sign: “NO MOTIONS TODAY, STOP ASKING!!”"),
    (COMPLAINT, WHAT, "A thousand people came. What a day! I went home at six."),
    (COMPLAINT, WHAT, "My own address is 14 Weir Cottages, Mytholm HX7 8QR."),
    (COMPLAINT, WHAT, "The papers were to go to Pier House, 3 Quay Row, Severnmouth SM1 4TT."),
    (COMPLAINT, WHAT, "The meeting was held at the Corn Hall, 40 Market Street, Mytholm HX7 6AA."),
    (COMPLAINT, WHAT, "I wrote to complaints@harbour-party.example and to membership@harbour-party.example."),
    (COMPLAINT, WHAT, "Petra Quill answered from petra.quill@harbour-party.example."),
    (COMPLAINT, WHAT, "I gave them my number, 07700 900 456, and my date of birth, 4 May 1980."),
    (COMPLAINT, WHAT, "They have a line that nobody answers, 0800 123 4567."),
    (COMPLAINT, WHAT, "The reference is 0163-2960-9831, and the case is CT/2026/000417."),
    (COMPLAINT, WHAT, "There were 14 people, and 12 Branch members voted. The count was 9 to 5."),
    (COMPLAINT, WHAT, "My own health was not good, and my depression came back."),
    (COMPLAINT, WHAT, "I have not withdrawn my complaint, and I will not withdraw it."),
    (COMPLAINT, WHAT, "The secretary asked me to withdraw my complaint if the chair said sorry. I did not."),
    (COMPLAINT, WHAT, "I withdrew the motion once it was clear that there was no time."),
    (SAR, "background", "I withdraw my consent to the use of my photograph."),
    (COMPLAINT, WHAT, "I do not know who sent the e-mails to the press."),
    (COMPLAINT, WHAT, "This letter is for you alone: I have not copied it to the press."),
    (COMPLAINT, WHAT, "The minutes were copied to all members of the branch."),
    (COMPLAINT, "witnesses.0.saw", "as far as she remembers the chair spoke first"),
    (COMPLAINT, WHAT, "As far as I remember it was ten past eight; my note of that evening says so (exhibit C)."),
    (COMPLAINT, "incidents.0.what", "As far as I recall the agenda came by e-mail."),  # the entry names exhibit A
    (COMPLAINT, POINT, "Can minutes be corrected after approval? If not, which rule says so?"),
    (COMPLAINT, WHAT, "The chair spoke at length about the agenda and the hall. " * 20),
    (COMPLAINT, "rules.0.words", "A member who lied or stole shall be expelled. DISGRACEFUL CONDUCT OF ANY KIND is a fraud on the party."),
    (APOLOGY, "statements.0.words", "Siân is a liar and a thief, and she stole the money from the fair!!"),
    (APOLOGY, "apology_words", "I said that Siân stole the money. I lied. It was disgraceful, and I am sorry."),
    (ICO, "summary", "On 2 April I asked for my data. I believe that the party acted unlawfully, because no answer came by 2 May."),
    (ICO, "harm", "I was accused of racism and could not defend myself. I have slept badly since."),
    (COMPLAINT, WHAT, "The joke of the evening was that the rats in the hall had eaten the agenda."),
    (COMPLAINT, WHAT, "Rubbish was left on the stairs."),
    (COMPLAINT, "adjustments", "Please write to me at 3 Hill Road or ring 07700 900 111: I am deaf."),  # about the writer
)
# fmt: on


def sample(letter: str, which: str = "sample") -> dict[str, Any]:
    """Return a bundled letter's answers as its file has them."""
    return tomllib.loads((LETTERS / f"{letter}.{which}.toml").read_text(encoding="utf-8"))


def changed(letter: str, place: str, text: Any) -> dict[str, Any]:  # noqa: ANN401 any answer
    """Return a letter's sample with one answer changed.

    Args:
        letter: The letter's id.
        place: Keys with points between; after a bar, answers that bring the question up, such as `knows_rule=false`.
        text: The new answer, or TAKEN_OUT.
    """
    file = deepcopy(sample(letter))
    place, _bar, first = place.partition("|")
    if first:
        key, _equals, value = first.partition("=")
        file["answers"][key] = {"false": False, "other": ["other"]}.get(value, value)
    *way, last = [int(part) if part.isdigit() else part for part in place.split(".")]
    table: Any = file["answers"]
    for part in way:
        table = table[part]
    if text is TAKEN_OUT:
        del table[last]
    else:
        table[last] = text
    return file
