"""The history of a case for the timeline: what happened, by day, then the dates to come."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.answers import Value
from app.domain.case_clocks import CaseClock, ClockState
from app.domain.dates import weekday_date
from app.domain.history import Happened, HistoryEntry
from app.domain.history_words import HistoryLine, history_line
from app.domain.noted_accounts import corrected_on
from app.domain.replies import ReplyKind
from app.i18n import tr
from app.services.case_service import CaseView
from app.ui.timeline import Timeline, TimelineEntry

ICONS: dict[Happened, str] = {
    Happened.OPENED: "cases",
    Happened.FINISHED: "finished",
    Happened.SENT: "send",
    Happened.RECORDED: "send",
    Happened.REPLIED: "reply",
    Happened.NOTE: "page",
    Happened.CONTACT: "info",
    Happened.CORRECTED: "change",
    Happened.CLOSED: "tick",
    Happened.REOPENED: "cases",
}
_TO_COME = {ClockState.RUNNING, ClockState.WAITING_FOR_US}


def history_timeline(view: CaseView) -> QWidget:
    """Return the timeline of a case."""
    return Timeline([*happened(view.history), *to_come(view.clocks)])


def happened(history: Sequence[HistoryEntry]) -> list[TimelineEntry]:
    """Return what happened, oldest first; saying later what kind a reply was changes its one entry, adds none."""
    kinds = {_reply(entry): entry.happening.content["kind"] for entry in history if _is_about_reply(entry)}
    shown = [entry for entry in history if not (_is_about_reply(entry) and entry.happening.content.get("marked"))]
    shown.sort(key=lambda entry: (entry.happening.on, entry.place))
    corrected = corrected_on(history)
    lines = ((entry, _with_correction(history_line(entry), corrected.get(entry.place))) for entry in shown)
    return [_entry(line, kinds.get(_reply(entry))) for entry, line in lines]


def to_come(clocks: Sequence[CaseClock]) -> list[TimelineEntry]:
    """Return the dates that are still to come, the next one first."""
    running = sorted((clock for clock in clocks if clock.state in _TO_COME), key=lambda clock: clock.shown)
    detail = tr("A date to come, not something that happened")
    return [
        TimelineEntry(weekday_date(clock.shown), "to-come", _icon(clock), _coming_words(clock), detail)
        for clock in running
    ]


def _entry(line: HistoryLine, reply_kind: Value | None) -> TimelineEntry:
    title, icon = line.title, ICONS[line.kind]
    if line.kind is Happened.REPLIED and reply_kind is not None:
        kind = ReplyKind(str(reply_kind))
        title = kind.did
        icon = "letter" if kind is ReplyKind.ACKNOWLEDGEMENT else icon
    return TimelineEntry(weekday_date(line.on), "ours" if line.ours else "theirs", icon, title, line.detail)


def _with_correction(line: HistoryLine, on: date | None) -> HistoryLine:
    """Say beneath an account that it was corrected; it stays as it was written down first."""
    if on is None:
        return line
    said = tr("{detail}\nCorrected on {day}: see there.")
    return replace(line, detail=said.format(detail=line.detail, day=weekday_date(on)))


def _is_about_reply(entry: HistoryEntry) -> bool:
    return entry.happening.kind is Happened.REPLIED and entry.deleted_on is None


def _reply(entry: HistoryEntry) -> Value:
    return entry.happening.content.get("reply", 0) if _is_about_reply(entry) else 0


def _icon(clock: CaseClock) -> str:
    return {"ours": "ours", "theirs": "theirs"}.get(clock.whose, "bell")


def _coming_words(clock: CaseClock) -> str:
    words = {
        "ours": tr("Your last day: {title}"),
        "theirs": tr("{title} is due"),
    }
    return words.get(clock.whose, tr("From this day: {title}")).format(title=clock.title)
