"""What narrows a search on the command line."""

import argparse

from app.commands.argument_types import day
from app.i18n import tr

KINDS = ("case", "letter", "reply", "note", "contact", "exhibit", "point")
MOST_HITS = 50


def narrow_search(parser: argparse.ArgumentParser) -> None:
    """Let a command take the words of a search and what it is narrowed to."""
    parser.add_argument("text", help=tr("words that must all be there; “words in quotation marks” stand together"))
    parser.add_argument("--kind", action="append", choices=KINDS, default=[], help=tr("may be given more than once"))
    parser.add_argument("--sent", action="store_true", help=tr("of letters only those that were sent"))
    parser.add_argument("--organisation", default="", help=tr("a name, or an id of `plaint organisation list`"))
    parser.add_argument("--from", dest="since", type=day, metavar="DATE", help=tr("the first day"))
    parser.add_argument("--until", type=day, metavar="DATE", help=tr("the last day"))
    cases = parser.add_mutually_exclusive_group()
    cases.add_argument("--open", dest="is_open", action="store_true", default=None, help=tr("only in open cases"))
    cases.add_argument("--closed", dest="is_open", action="store_false", help=tr("only in closed cases"))
    parser.add_argument("--most", type=_many, default=MOST_HITS, metavar="NUMBER", help=tr("of hits, 50 unless told"))


def _many(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:6]) <= 100_000:
        raise ValueError(text)
    return int(text[:6])


_many.__name__ = "number (1 to 100000)"
