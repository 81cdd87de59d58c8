"""Bank holidays worked out a second time, slowly and from the statutes, to hold the real ones against.

It shares nothing with the program but the names of the nations: no library of holidays, no date arithmetic but
"the next day". The time limits are in `slow_rules`.
"""

from datetime import date, timedelta

ONE = timedelta(days=1)
ONE_OFF = {
    "england-and-wales": ["2022-06-03", "2022-09-19", "2023-05-08"],
    "scotland": ["2022-06-03", "2022-09-19", "2023-05-08", "2026-06-15"],
    "northern-ireland": ["2022-06-03", "2022-09-19", "2023-05-08"],
}
MOVED = {date(2020, 5, 4): date(2020, 5, 8), date(2022, 5, 30): date(2022, 6, 2)}


def easter(year: int) -> date:
    """Easter Sunday by the table of the Book of Common Prayer: golden number, epact, the Sunday after."""
    golden = year % 19 + 1
    century = year // 100 + 1
    epact = (11 * golden + 20 + (8 * century + 5) // 25 - 5 - (3 * century // 4 - 12)) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    full_moon = 44 - epact
    if full_moon < 21:
        full_moon += 30
    day = date(year, 3, 1) + (full_moon - 1) * ONE + ONE
    while day.weekday() != 6:
        day += ONE
    return day


def first_monday(year: int, month: int) -> date:
    day = date(year, month, 1)
    while day.weekday() != 0:
        day += ONE
    return day


def last_monday(year: int, month: int) -> date:
    day = date(year, month, 31)
    while day.weekday() != 0:
        day -= ONE
    return day


def with_substitutes(days: list[date]) -> set[date]:
    """A holiday at the weekend is kept on the next weekday that is no holiday itself."""
    kept: set[date] = {day for day in days if day.weekday() < 5}
    for lost in (day for day in days if day.weekday() >= 5):
        day = lost
        while day.weekday() >= 5 or day in kept:
            day += ONE
        kept.add(day)
    return kept


def bank_holidays(nation: str, year: int) -> set[date]:
    sunday = easter(year)
    mondays = [first_monday(year, 5), last_monday(year, 5)]
    fixed = [date(year, 1, 1)]
    winter = [date(year, 12, 25), date(year, 12, 26)]
    floating = [sunday - 2 * ONE]
    if nation == "scotland":
        fixed.append(date(year, 1, 2))
        floating.append(first_monday(year, 8))
        others = with_substitutes([date(year, 11, 30)])
    else:
        floating += [sunday + ONE, last_monday(year, 8)]
        irish = [date(year, 3, 17)], [date(year, 7, 12)]
        others = set().union(*map(with_substitutes, irish)) if nation == "northern-ireland" else set()
    floating += [MOVED.get(day, day) for day in mondays]
    one_off = {day for day in map(date.fromisoformat, ONE_OFF[nation]) if day.year == year}
    return with_substitutes(fixed) | with_substitutes(winter) | set(floating) | others | one_off
