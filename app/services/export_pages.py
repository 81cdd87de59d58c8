"""The two pages that say what is what in an export: README.txt, and index.html with links to every letter and file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import quote

from app.domain.dates import long_date
from app.i18n import tr

_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#111;background:#fff}"
    "h2{margin-top:2em;border-bottom:1px solid #bbb}li{margin:.3em 0}"
)


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file of the export: what it is, and where it lies in it."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case of the export with its files, in the order in which somebody would read them."""

    ref: str
    title: str
    organisation: str
    folder: str
    files: Sequence[ListedFile]


def readme(made_on: date, damaged: Sequence[str]) -> str:
    """Return what is what, for whoever opens the folder, with Plaint or without."""
    lines = [
        tr("Everything that Plaint kept, as it stood on {day}.").format(day=long_date(made_on)),
        tr("Anybody who has this folder can read it; keep it as you keep your letters."),
        "",
        tr("index.html: a list of all cases with links; it opens in any browser, without the internet."),
        tr("cases: a folder for each case, by its reference. In each:"),
        tr(
            "  case.json: all that is known of it: letters with their answers, replies, points and what became of them,"
        ),
        tr("    exhibits, time limits with their working, and the history with its fingerprints."),
        tr("  history.txt: the history to read."),
        tr("  letters, drafts, replies, exhibits: the files exactly as they are kept, and the words as text."),
        tr("about-me.json, organisations.json, settings.json, holidays.toml: what you told Plaint besides."),
        tr("packs.json: which packs of letters were used, and in which version."),
        tr("SHA256SUMS: the SHA-256 of every file here. “sha256sum -c SHA256SUMS” compares them."),
        "",
        tr(
            "How a fingerprint is made: SHA-256 of the entry as canonical JSON (sorted keys, no spaces, UTF-8) with the"
        ),
        tr("keys at, case, content, kind, on, place, previous; “content” is the SHA-256 of the salt and the content."),
    ]
    if damaged:
        lines += ["", tr("Damaged, and therefore not here or not as they were:"), *(f"  {each}" for each in damaged)]
    return "\n".join(lines) + "\n"


def index(made_on: date, cases: Iterable[ListedCase]) -> Iterable[str]:
    """Yield the page piece by piece; nothing in it can run, and every word is escaped."""
    title = escape(tr("Cases and letters, {day}").format(day=long_date(made_on)))
    yield f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
    yield f"<style>{_STYLE}</style></head><body><h1>{title}</h1>\n"
    for case in cases:
        yield f"<h2>{escape(case.ref)}: {escape(case.title)}</h2>\n<p>{escape(case.organisation)}</p>\n<ul>\n"
        for file in case.files:
            yield f'<li><a href="{quote(file.path)}">{escape(file.title)}</a></li>\n'
        yield "</ul>\n"
    yield "</body></html>\n"
