"""Today, Cases and the search with 100,000 letters and replies: ten thousand cases, two hundred of them open.

The clock is the thread's own, for the data file is read in the window's thread and nothing is waited for.
"""

import itertools
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from app.bootstrap import Plaint, open_plaint
from app.domain.findings import SearchFilter
from app.ui.cases_page import CasesPage
from app.ui.navigator import Navigator
from app.ui.steady_window import spare_what_stays
from app.ui.tasks import TaskRunner
from app.ui.today_page import TodayPage
from tests.benchmarks.contest import Contest
from tests.benchmarks.many_cases import LETTERS, NOW, REPLIES, a_matter, keep_again
from tests.builders import Calendar

CASES, OPEN = 10_000, 200
OPENED_MS, AGAIN_MS, FOUND_MS = 200, 100, 50
TYPED = (
    "looked into",
    "membership",
    "Matter 7",
    "the",
    "out of office",
    "complaint th",
    "upheld",
    "PLT-2020-004",
    "reas",
)
NARROWED = (
    SearchFilter(),
    SearchFilter(kinds=frozenset({"reply"})),
    SearchFilter(kinds=frozenset({"letter"}), is_sent=True, is_open=True),
    SearchFilter(organisation="green-party", since=date(2026, 12, 1), until=date(2027, 1, 31)),
    SearchFilter(organisation="nobody"),
)


@pytest.fixture(scope="module")
def plaint(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plaint]:
    """Years of letters; a hundredth of them where nothing is measured."""
    share = 100 if request.config.getoption("benchmark_disable") else 1
    calendar = Calendar()
    opened = open_plaint(tmp_path_factory.mktemp("years"), calendar.time())
    keep_again(opened, a_matter(opened, calendar), CASES // share, OPEN // share)
    opened.search.find("everything")  # takes all that was written into the index
    calendar.day = NOW
    spare_what_stays("start")
    yield opened
    opened.close()


@pytest.mark.benchmark(group="many cases")
def test_today_and_cases_are_soon_there(benchmark: BenchmarkFixture, plaint: Plaint, qtbot: QtBot) -> None:
    cases = CasesPage(plaint, Navigator(), TaskRunner())
    qtbot.addWidget(cases)
    cases.show()

    def today() -> None:
        page = TodayPage(plaint, Navigator(), TaskRunner())
        qtbot.addWidget(page)
        page.refresh()

    def after_a_change(look: Callable[[], object]) -> None:
        plaint.records.database.write("UPDATE cases SET title = title || '.' WHERE id = 1")
        look()

    contest = Contest(
        benchmark,
        9,
        own_time=True,
        agenda=lambda _: after_a_change(plaint.agenda.agenda),
        today=lambda _: after_a_change(today),
        cases=lambda _: after_a_change(cases.refresh),
        today_again=lambda _: today(),
        cases_again=lambda _: cases.refresh(),
    )
    assert cases.table.rowCount() >= 100
    if not benchmark.disabled:
        assert len(plaint.cases.views.overviews()) * (LETTERS + REPLIES) >= 100_000
        assert max(contest.best_ms("today"), contest.best_ms("cases")) <= OPENED_MS, benchmark.extra_info
        assert max(contest.best_ms("today_again"), contest.best_ms("cases_again")) <= AGAIN_MS, benchmark.extra_info


@pytest.mark.benchmark(group="many cases")
def test_a_search_answers_at_once(benchmark: BenchmarkFixture, plaint: Plaint) -> None:
    asked = itertools.cycle(itertools.product(TYPED, NARROWED))
    contest = Contest(benchmark, 90, own_time=True, search=lambda _: plaint.search.look(*next(asked)))
    if not benchmark.disabled:
        assert contest.p95_ms("search") <= FOUND_MS, benchmark.extra_info
