"""Several ways to do the same, measured in turn in one run, so that only their ratios count."""

import statistics
import sys
import time
from collections.abc import Callable

from pytest_benchmark.fixture import BenchmarkFixture

Work = Callable[[int], object]


class Contest:
    """Runs each way once a round, so that whatever else the computer does falls on all of them alike.

    Each way gets the number of the round, to make its input a new one: nobody types the same letter twice. With
    `own_time` only what this thread works counts, not what it waits for; with `returned` the milliseconds that a way
    returns count, as of a process that it started.
    """

    def __init__(
        self, benchmark: BenchmarkFixture, rounds: int, *, own_time: bool = False, returned: bool = False, **ways: Work
    ) -> None:
        self._returned = returned
        self._clock = time.thread_time if own_time else time.perf_counter
        self.ms: dict[str, list[float]] = {name: [] for name in ways}
        self._benchmark, self._ways = benchmark, ways
        for way in ways.values():
            way(-1)  # warm: imports, fonts, compiled templates
        numbers = iter(range(rounds))
        benchmark.pedantic(lambda: self._round(next(numbers)), rounds=1 if benchmark.disabled else rounds, iterations=1)  # type: ignore[no-untyped-call] # it ships no hints
        self._report()

    def _round(self, number: int) -> None:
        for name, way in self._ways.items():
            start = self._clock()
            told = way(number)
            self.ms[name].append(float(str(told)) if self._returned else (self._clock() - start) * 1000)

    def median_ms(self, name: str) -> float:
        """The median of one way."""
        return statistics.median(self.ms[name])

    def best_ms(self, name: str) -> float:
        """The fastest round: what the work costs where nothing else runs beside it."""
        return min(self.ms[name])

    def p95_ms(self, name: str) -> float:
        """What one way takes at most in nineteen rounds of twenty."""
        return sorted(self.ms[name])[int(len(self.ms[name]) * 0.95)]

    def ratio(self, slow: str, fast: str) -> float:
        """How many times faster `fast` is, by the medians."""
        return self.median_ms(slow) / self.median_ms(fast)

    def expect(self, slow: str, fast: str, times: float) -> None:
        """Fail where `fast` is not at least so many times faster; a single round, without measuring, proves nothing."""
        assert self._benchmark.disabled or self.ratio(slow, fast) >= times, self._benchmark.extra_info

    def _report(self) -> None:
        figures = {
            name: f"{self.median_ms(name):.2f} ms (best {self.best_ms(name):.2f}, p95 {self.p95_ms(name):.2f})"
            for name in self.ms
        }
        self._benchmark.extra_info.update(figures)
        sys.stderr.write(f"\n{figures}\n")
