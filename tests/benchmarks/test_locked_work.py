"""What everyday work costs under a passphrase, beside the same work without one: at most half as much again."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from app.bootstrap import Plaint, door_of, open_plaint
from app.domain.letters import Channel
from app.domain.replies import ReplyKind
from app.services.reply_service import Arrival
from app.services.sending_account import SendingAccount
from tests.benchmarks.contest import Contest, Work
from tests.benchmarks.many_cases import a_matter, keep_again
from tests.builders import TODAY, Calendar, a_case, a_draft

MOST_TIMES = 1.5
CASES, OPEN, ROUNDS = 1_000, 100, 30
PHOTO_BYTES = 1024 * 1024


class Desk:
    """One data folder, open, with a thousand cases, and what a person does at it."""

    def __init__(self, plaint: Plaint) -> None:
        self.plaint = plaint
        self.case = a_case(plaint)
        self.draft = a_draft(plaint, self.case)
        self._number = itertools.count()

    def types(self, number: int) -> None:
        """Save a draft, as after each pause in typing."""
        self.plaint.typing.save(self.draft.id, {**self.draft.answers, "me.name": f"Name {number}"}, "")

    def looks(self, _number: int) -> None:
        """Look at Today, at the case and at what a word finds."""
        self.plaint.agenda.agenda()
        self.plaint.cases.view(self.case.id)
        self.plaint.search.look("membership")

    def takes_reply(self, number: int) -> None:
        """Keep a reply that came, and say what kind it is."""
        text = f"We looked into it, number {number} of {next(self._number)}. " * 20
        reply = self.plaint.replies.add(self.case.id, Arrival(TODAY, ReplyKind.UNREAD, text=text))
        self.plaint.replies.mark(reply.id, kind=ReplyKind.PARTIAL)

    def keeps_photo(self, _number: int) -> None:
        """Keep a piece of evidence of 1 MB, and read it again."""
        data = next(self._number).to_bytes(8) * (PHOTO_BYTES // 8)
        kept = self.plaint.exhibits.add(self.case.id, "A photo", "photo.jpg", data)
        assert kept.file
        assert len(self.plaint.records.contents.get(kept.file.sha256)) == PHOTO_BYTES

    def backs_up(self, number: int) -> None:
        """Keep what a person does in an evening, and the backup that is made when Plaint is closed."""
        self.keeps_photo(number)
        self.types(number)
        assert self.plaint.keeper.back_up()

    def sends(self, _number: int) -> None:
        """Finish a letter and say that it was sent."""
        letter = self.plaint.letters.finish_now(a_draft(self.plaint, self.case).id)[0]
        self.plaint.letters.mark_sent(letter.id, SendingAccount(TODAY, Channel.EMAIL))


@contextmanager
def a_desk(data: Path, share: int, *, is_locked: bool) -> Iterator[Desk]:
    calendar = Calendar()
    plaint = open_plaint(data, calendar.time())
    keep_again(plaint, a_matter(plaint, calendar), CASES // share, OPEN // share)
    if is_locked:
        plaint.lock.put_on("tea for two")
    plaint.search.find("everything")
    yield Desk(plaint)
    plaint.close()


@pytest.fixture(scope="module")
def desks(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    """Two desks with the same cases: without a passphrase and with one."""
    share = 100 if request.config.getoption("benchmark_disable") else 1
    folder = tmp_path_factory.mktemp("desks")
    with (
        a_desk(folder / "plain", share, is_locked=False) as plain,
        a_desk(folder / "locked", share, is_locked=True) as locked,
    ):
        yield plain, locked


def expect_little_more(benchmark: BenchmarkFixture, plain: Work, locked: Work, *, own_time: bool = False) -> None:
    contest = Contest(benchmark, ROUNDS, own_time=own_time, plain=plain, locked=locked)
    assert benchmark.disabled or contest.ratio("locked", "plain") <= MOST_TIMES, benchmark.extra_info


@pytest.mark.parametrize("work", ["types", "looks", "takes_reply", "keeps_photo", "sends", "backs_up"])
def test_work_under_a_passphrase_costs_little_more(
    desks: tuple[Desk, Desk], benchmark: BenchmarkFixture, work: str
) -> None:
    plain, locked = desks
    # What is looked at waits for no disk, and takes a thousandth of a second: the thread's own time is all of it.
    expect_little_more(benchmark, getattr(plain, work), getattr(locked, work), own_time=work == "looks")


def test_opening_costs_little_more_besides_the_passphrase_itself(
    benchmark: BenchmarkFixture, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    share = 100 if benchmark.disabled else 1
    for name, is_locked in (("plain", False), ("locked", True)):
        with a_desk(tmp_path / name, share, is_locked=is_locked):
            pass
    key = door_of(tmp_path / "locked").by_passphrase("tea for two")
    expect_little_more(
        benchmark,
        lambda _number: open_plaint(tmp_path / "plain").close(),
        lambda _number: open_plaint(tmp_path / "locked", key=key).close(),
    )
