"""Working days of the UK's nations: the public holidays that are known, and corrections by the pack and the member.

Bank holidays follow the Banking and Financial Dealings Act 1971 and its proclamations; they come from the `holidays`
library, year by year as they are asked for.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated, Literal, get_args

from pydantic import Field

from app.domain.errors import UserError
from app.domain.sources import PackTable
from app.i18n import tr

Nation = Literal["england-and-wales", "scotland", "northern-ireland"]
Calendar = Literal["england-and-wales", "scotland", "northern-ireland", "any-uk"]
IfClosed = Literal["next", "previous", "none"]
NATIONS: tuple[Nation, ...] = get_args(Nation)
ONE_DAY = timedelta(days=1)
_SUBDIVISIONS: Mapping[Nation, str] = {"england-and-wales": "ENG", "scotland": "SCT", "northern-ireland": "NIR"}
_CALENDARS: Mapping[str, Calendar] = {
    "england-and-wales": "england-and-wales",
    "england": "england-and-wales",
    "wales": "england-and-wales",
    "uk": "england-and-wales",  # the head offices of UK-wide bodies; other nations' holidays are another reading
    "scotland": "scotland",
    "northern-ireland": "northern-ireland",
    "any-uk": "any-uk",
}


class ClosedDay(PackTable):
    """A correction to the calendar: a day that is closed in a nation, or open although the library thinks it closed."""

    on: date
    nation: Literal["uk", "england-and-wales", "scotland", "northern-ireland"]
    closed: bool = True
    name: str = ""
    source: str = Field(min_length=1)

    def nations(self) -> tuple[Nation, ...]:
        """Name the nations that the correction is for; "uk" is all of them."""
        return NATIONS if self.nation == "uk" else (self.nation,)


class HolidaysFile(PackTable):
    """A pack's `holidays.toml`."""

    days: Annotated[tuple[ClosedDay, ...], Field(strict=False)] = ()


def calendar_for(choice: str, nation: str) -> Calendar:
    """Return the calendar that a rule means by its `calendar`, where "recipient" is the nation of the other side.

    Raises:
        UserError: Nobody keeps a calendar by that name.
    """
    name = nation if choice == "recipient" else choice
    if name not in _CALENDARS:
        raise UserError(
            tr("There is no calendar of working days for “{nation}”.").format(nation=name),
            tr("Choose england-and-wales, scotland or northern-ireland."),
        )
    return _CALENDARS[name]


def place_name(calendar: Calendar) -> str:
    """Name the place whose working days these are, as it stands after "the next working day in"."""
    return {
        "england-and-wales": tr("England"),
        "scotland": tr("Scotland"),
        "northern-ireland": tr("Northern Ireland"),
        "any-uk": tr("every part of the UK"),
    }[calendar]


@lru_cache(maxsize=512)
def bank_holidays(nation: Nation, year: int) -> Mapping[date, str]:
    """Return a year's public holidays by day, substitute days included; worked out once and kept."""
    # Imported here: the library takes a tenth of a second that opening the window need not wait for.
    from holidays import country_holidays

    found = country_holidays("GB", subdiv=_SUBDIVISIONS[nation], years=year, language="en_GB")
    return {day: name.replace("(observed)", "(substitute day)") for day, name in found.items()}


class WorkingDays:
    """Which days are working days, by calendar; later corrections win over earlier ones and over the library."""

    def __init__(self, extra: Sequence[ClosedDay] = ()) -> None:
        self._corrections = {(nation, day.on): day for day in extra for nation in day.nations()}

    def is_open(self, day: date, calendar: Calendar) -> bool:
        """Tell whether it is a working day: no Saturday or Sunday and, for "any-uk", no holiday in any nation."""
        return day.weekday() < 5 and not any(self._holiday(day, nation) for nation in _nations_of(calendar))

    def closed_because(self, day: date, calendar: Calendar) -> str:
        """Say why it is no working day, such as "Good Friday" or "a Saturday"; empty for a working day."""
        weekend = (tr("a Saturday"), tr("a Sunday"))[day.weekday() - 5] if day.weekday() >= 5 else ""
        return self.holiday_name(day, calendar) or weekend

    def holiday_name(self, day: date, calendar: Calendar) -> str:
        """Name the public holiday, with the nation that keeps it when not all of the calendar's do; else empty."""
        names = {nation: self._holiday(day, nation) for nation in _nations_of(calendar)}
        kept_by = [nation for nation, name in names.items() if name]
        if not kept_by:
            return ""
        name = names[kept_by[0]]
        if len(kept_by) < len(names):
            return tr("{holiday} in {place}").format(holiday=name, place=place_name(kept_by[0]))
        return name

    def next_open(self, day: date, calendar: Calendar) -> date:
        """Return the day itself when it is a working day, else the next one."""
        while not self.is_open(day, calendar):
            day += ONE_DAY
        return day

    def previous_open(self, day: date, calendar: Calendar) -> date:
        """Return the day itself when it is a working day, else the last one before it."""
        while not self.is_open(day, calendar):
            day -= ONE_DAY
        return day

    def _holiday(self, day: date, nation: Nation) -> str:
        correction = self._corrections.get((nation, day))
        if correction is None:
            return bank_holidays(nation, day.year).get(day, "")
        return (correction.name or tr("a public holiday")) if correction.closed else ""


def roll(day: date, if_closed: IfClosed, calendar: Calendar, days: WorkingDays) -> date:
    """Return the day a limit really ends on when its last day is closed."""
    if if_closed == "next":
        return days.next_open(day, calendar)
    return days.previous_open(day, calendar) if if_closed == "previous" else day


def _nations_of(calendar: Calendar) -> tuple[Nation, ...]:
    return NATIONS if calendar == "any-uk" else (calendar,)
