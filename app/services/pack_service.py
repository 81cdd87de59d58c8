"""Packs and their templates: what can be written, and the questions it takes."""

from datetime import date
from typing import TypeAlias

from app.domain.answers import Answers
from app.domain.builtin_steps import interview_steps
from app.domain.calendars import ClosedDay, WorkingDays
from app.domain.errors import NotFoundError, UserError
from app.domain.interview import Interview
from app.domain.letters import TemplateName
from app.domain.pack_contents import Pack
from app.domain.problems import Problem
from app.domain.rule_book import RuleBook
from app.domain.templates import Template
from app.i18n import tr
from app.packs.own_holidays import OwnHolidays
from app.packs.pack_folder import SAMPLES
from app.packs.pack_library import PackLibrary
from app.rendering.sandbox import holds
from app.rendering.template_scan import mentions
from app.services.foreign_pages import template_mentions
from app.services.pack_origins import PackOrigins
from app.services.time_source import TimeSource

SAMPLE_SETS = SAMPLES
PackState: TypeAlias = tuple[int, tuple[Pack, ...], tuple[ClosedDay, ...]]


class PackService:
    """Looks templates up and starts interviews on them; keeps the calendar that the packs and the member correct."""

    def __init__(self, library: PackLibrary, time: TimeSource, holidays: OwnHolidays) -> None:
        self._library = library
        self._time = time
        self.bundled = frozenset(pack.info.id for pack in library.bundled())  # the ids of those that came with Plaint
        self.own_holidays = holidays
        self.origins = PackOrigins(library)
        self._books: dict[tuple[str, str], tuple[Pack, tuple[ClosedDay, ...], RuleBook]] = {}
        self._for_others: dict[tuple[str, str], bool] = {}

    def packs(self) -> tuple[Pack, ...]:
        """Return the packs that can be used now."""
        return self._library.packs()

    @property
    def state(self) -> PackState:
        """What is equal as long as the packs and the member's own calendar are the same."""
        return self._library.looks, self._library.packs(), self.own_holidays.days()

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with packs that could not be read, and with the member's own calendar."""
        return (*self._library.problems(), *self.own_holidays.problems())

    def templates(self) -> list[Template]:
        """Return every template that can be written from now, in the packs' order."""
        return [template for pack in self._library.packs() for template in pack.templates]

    def template(self, name: str, version: str | None = None) -> Template:
        """Return a template by `id` or `pack:id`; raises NotFoundError with the nearest names."""
        return self._library.template(name, version)

    def template_of(self, name: TemplateName) -> Template:
        """Return the template that a letter was begun with, in its own version."""
        return self._library.template(str(name), name.version)

    def begin(self, template: Template) -> TemplateName:
        """Keep the template's pack version, so that a draft stays on it, and return its name.

        Raises:
            UserError: It could not be copied.
        """
        try:
            self._library.keep(template)
        except OSError as error:
            raise UserError(
                tr("The letter “{title}” could not be begun: its questions could not be kept.").format(
                    title=template.title
                ),
                tr("Nothing was changed. Free some space, then try again."),
            ) from error
        return self.origins.name_of(template)

    def document(self, template: Template) -> bytes:
        """Return the template's Word file."""
        return self._library.document(template)

    def sample(self, template: Template, which: str) -> str:
        """Return sample answers as TOML; `which` is sample, minimal or large."""
        return self._library.sample(template, which)

    def interview(self, template: Template, answers: Answers, today: date | None = None) -> Interview:
        """Return the interview over a template: about you, who you write to, then the pack's own topics."""
        steps = interview_steps(template, for_others=self._can_be_for_others(template))
        return Interview(steps, answers, holds, today or self._time.today())

    def _can_be_for_others(self, template: Template) -> bool:
        """Whether the letter can say that it is written for somebody else; its Word file is looked at once."""
        key = (template.name, template.version)
        if key not in self._for_others:
            says = mentions if template.pack in self.bundled else template_mentions
            self._for_others[key] = says(self._library.document(template), "behalf.name")
        return self._for_others[key]

    def pack_of(self, template: Template) -> Pack:
        """Return the pack version that holds a template."""
        return self._library.pack(template.pack, template.version)

    def working_days(self, pack: Pack) -> WorkingDays:
        """Return the calendars, with the corrections of the pack and then, so that they win, the member's own."""
        return WorkingDays((*pack.holidays, *self.own_holidays.days()))

    def rule_book(self, pack: Pack) -> RuleBook:
        """Return a pack's clocks and citations with its working days: the same book until something of it changes."""
        name, own = (pack.info.id, pack.info.version), self.own_holidays.days()
        kept = self._books.get(name)
        if kept is None or kept[0] is not pack or kept[1] is not own:
            kept = self._books[name] = (pack, own, RuleBook(pack.clocks, pack.laws, self.working_days(pack)))
        return kept[2]


def template_if_here(packs: PackService, name: TemplateName) -> Template | None:
    """Return the template that a letter was begun with; None where that version of its pack is not here any more."""
    try:
        return packs.template_of(name)
    except NotFoundError:
        return None
