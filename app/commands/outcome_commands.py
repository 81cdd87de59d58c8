"""Commands about outcome cards: give the card of a case, add up a folder of cards."""

from argparse import Namespace
from typing import Any

from app.commands.results import Result, plaint_for
from app.domain.errors import UserError
from app.domain.outcome_cards import ANSWERS, VERDICTS, card_data
from app.domain.outcome_tally import LetterTally
from app.domain.points import Verdict
from app.i18n import tr, trn
from app.services.outcome_plots import answer_words, days_words, save_plot
from app.services.outcome_service import FolderTally, tally_folder


def outcome(given: Namespace) -> Result:
    """Give the card of a case, as TOML to keep in a file; or add up a folder of cards."""
    if given.what == "tally":
        return _tally(given)
    if given.folder is not None or given.plot is not None:
        raise UserError(
            tr("A folder and a plot are only for adding up."), tr("Write: plaint outcome tally FOLDER --plot FILE.svg")
        )
    with plaint_for(given) as plaint:
        case = plaint.cases.find(given.what)
        card = plaint.outcomes.card(case.id)
        text = plaint.outcomes.give(case.id, card)
    return Result(card_data(card), text.rstrip("\n").split("\n"))


def _tally(given: Namespace) -> Result:
    if given.folder is None:
        raise UserError(tr("Which folder?"), tr("Write: plaint outcome tally FOLDER"))
    found = tally_folder(given.folder)
    titles = _titles(given)
    plot = save_plot(found.tally, titles, given.plot) if given.plot else None
    shape = _shape(found) | {"plot": str(plot) if plot else None}
    refused = [tr("{name} was left out. {why}").format(name=name, why=why) for name, why in found.refused]
    return Result(shape, _lines(found, titles), refused, found_problems=bool(refused))


def _titles(given: Namespace) -> dict[str, str]:
    """Return what letters are called by id; {} where no data folder can be opened, for adding up does not need one."""
    try:
        with plaint_for(given) as plaint:
            packs = reversed(plaint.packs.packs())
            return {template.id: template.title for pack in packs for template in pack.templates}
    except UserError:
        return {}


def _shape(found: FolderTally) -> dict[str, Any]:
    tally = found.tally
    return {
        "cards": tally.cards,
        "twice": tally.twice,
        "organisations": dict(tally.organisations),
        "letters": [_letter_shape(letter) for letter in tally.letters],
        "problems": [
            {"severity": "error", "file": name, "code": "no-card", "message": why} for name, why in found.refused
        ],
    }


def _letter_shape(letter: LetterTally) -> dict[str, Any]:
    apology: dict[str, dict[str, int]] = {}
    for (element, given), count in sorted(letter.apologies.items()):
        apology.setdefault(element, {})[given] = count
    return {
        "letter": letter.letter,
        "sent": letter.sent,
        "median_days_to_first_reply": letter.median_first_reply,
        "median_days_to_answer": letter.median_answer,
        "answers": {answer: letter.answers[answer] for answer in ANSWERS},
        "points": {verdict: letter.points[verdict] for verdict in VERDICTS},
        "apology": apology,
    }


def _lines(found: FolderTally, titles: dict[str, str]) -> list[str]:
    tally, words = found.tally, answer_words()
    head = [tr("Letter"), tr("Sent"), *words.values(), tr("Days to first reply"), tr("… to answer")]
    rows = [head, *(_cells(letter, titles) for letter in tally.letters)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(head))]
    said = trn("{n} matter", "{n} matters", tally.cards)
    if tally.twice:
        said = tr("{said}; {twice}").format(
            said=said, twice=trn("{n} card came twice", "{n} cards came twice", tally.twice)
        )
    table = ["  ".join(_cell(row[place], widths[place], place) for place in range(len(head))).rstrip() for row in rows]
    return [said, "", *table, "", *(line for letter in tally.letters for line in _points_lines(letter, titles))]


def _cells(letter: LetterTally, titles: dict[str, str]) -> list[str]:
    counts = [str(letter.answers[answer]) for answer in ANSWERS]
    days = [days_words(letter.median_first_reply), days_words(letter.median_answer)]
    return [titles.get(letter.letter, letter.letter), str(letter.sent), *counts, *days]


def _cell(text: str, width: int, place: int) -> str:
    return text.rjust(width) if place else text.ljust(width)


def _points_lines(letter: LetterTally, titles: dict[str, str]) -> list[str]:
    if not letter.points:
        return []
    said = [f"{Verdict(verdict).label} {letter.points[verdict]}" for verdict in VERDICTS if letter.points[verdict]]
    title = titles.get(letter.letter, letter.letter)
    return [tr("Points of “{title}”: {verdicts}").format(title=title, verdicts=", ".join(said))]
