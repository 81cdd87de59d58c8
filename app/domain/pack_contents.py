"""A whole pack as values: what it is, its letters, organisations, clocks, and the small files beside them."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from app.domain.calendars import ClosedDay
from app.domain.check_phrases import ChecksFile
from app.domain.clocks import Clock, Law, ReceiptRule
from app.domain.organisations import Organisation
from app.domain.question_parts import Items, PackData, ShortWords, Words
from app.domain.reply_words import RepliesFile
from app.domain.routes import Readiness, Route
from app.domain.templates import Template
from app.i18n import tr


def _folder_name(name: str) -> str:
    """Return a pack's id, which is the name of a folder too; Windows has devices of some names."""
    if re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", name):
        raise ValueError(tr("Windows cannot have a folder of the name “{name}”.").format(name=name))
    return name


PackName = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{1,62}$"), AfterValidator(_folder_name)]
# PEP 440, as far as packs use it: release numbers with an optional a, b, rc, .post or .dev.
Version = Annotated[str, Field(pattern=r"^(\d+!)?\d+(\.\d+){0,5}((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?$", max_length=60)]


class PackInfo(PackData):
    """`pack.toml`: what the pack is and who publishes it."""

    format: Literal[1]
    id: PackName
    version: Version
    title: ShortWords
    publisher: ShortWords
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?$")]
    licence: ShortWords
    summary: Words
    contact: Words = ""
    requires: Items[ShortWords] = ()
    next_key: Annotated[str, Field(max_length=200)] = ""


class OrganisationsFile(PackData):
    """One file of a pack's `organisations` folder."""

    organisations: Items[Organisation] = ()


class StartOption(PackData):
    """An answer to *What happened?*, and where it leads: to a question or a letter."""

    label: ShortWords
    go: Annotated[str, Field(min_length=1, max_length=127)]
    why_not: Words = ""


class StartQuestion(PackData):
    """One of the questions that lead to the right letter."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,62}$")]
    label: ShortWords
    hint: Words = ""
    options: Items[StartOption] = Field(min_length=1, max_length=30)


class StartFile(PackData):
    """A pack's `start.toml`."""

    questions: Items[StartQuestion] = ()


class Term(PackData):
    """A word that letters or rules use, explained."""

    term: ShortWords
    meaning: Words


class GlossaryFile(PackData):
    """A pack's `glossary.toml`."""

    terms: Items[Term] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that a pack holds, read and found well-formed."""

    info: PackInfo
    templates: tuple[Template, ...]
    organisations: tuple[Organisation, ...] = ()
    clocks: tuple[Clock, ...] = ()
    laws: tuple[Law, ...] = ()
    receipts: tuple[ReceiptRule, ...] = ()
    routes: tuple[Route, ...] = ()
    readiness: tuple[Readiness, ...] = ()
    start_questions: tuple[StartQuestion, ...] = ()
    checks: ChecksFile = field(default_factory=ChecksFile)
    replies: RepliesFile = field(default_factory=RepliesFile)
    glossary: tuple[Term, ...] = ()
    holidays: tuple[ClosedDay, ...] = ()

    def template(self, template_id: str) -> Template | None:
        """Return one of the pack's templates, None when it has none by that id."""
        for template in self.templates:
            if template.id == template_id:
                return template
        return None

    def leading_to(self, template_id: str) -> tuple[str, ...]:
        """Return the ids of the letters that this one may follow, in the order of the pack's routes."""
        return tuple(route.from_ for route in self.routes if route.to == template_id)

    def answering(self, template_id: str) -> frozenset[str]:
        """Return the ids of the letters that answer what is asked after a letter; empty where the routes name none."""
        asking = {"reply:asks-for-id", "reply:asks-for-clarification"}
        return frozenset(
            route.to for route in self.routes if route.from_ == template_id and not asking.isdisjoint(route.when)
        )

    def oldest_check(self) -> date | None:
        """Return the day on which the least recently checked route was looked at; None without any."""
        days = [route.checked_on for each in self.organisations for route in each.routes if route.checked_on]
        return min(days, default=None)
