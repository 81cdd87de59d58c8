"""Values kept between drawings."""

import threading
from collections.abc import Callable

from app.rendering.kept_values import KeptValues


def made(log: list[str], key: str) -> Callable[[], str]:
    def make() -> str:
        log.append(key)
        return key.upper()

    return make


def ask(kept: KeptValues[str, str], log: list[str], *keys: str) -> list[str]:
    return [kept.get(key, made(log, key), len) for key in keys]


def test_a_value_is_made_once() -> None:
    log: list[str] = []
    assert ask(KeptValues(100), log, "one", "two", "one") == ["ONE", "TWO", "ONE"]
    assert log == ["one", "two"]


def test_the_least_used_goes_when_there_is_no_room() -> None:
    kept, log = KeptValues[str, str](12), list[str]()
    ask(kept, log, "one", "two", "six", "ten", "one", "new")
    assert kept.weight == 12
    log.clear()
    ask(kept, log, "one", "six", "ten", "new", "two")
    assert log == ["two"]


def test_what_would_fill_a_quarter_of_the_room_is_not_kept() -> None:
    kept, log = KeptValues[str, str](12), list[str]()
    ask(kept, log, "four", "four")
    assert (log, kept.weight) == (["four", "four"], 0)


def test_all_can_be_forgotten() -> None:
    kept, log = KeptValues[str, str](100), list[str]()
    ask(kept, log, "one")
    kept.clear()
    ask(kept, log, "one")
    assert (log, kept.weight) == (["one", "one"], 3)


def test_a_value_made_in_two_threads_at_once_is_weighed_once() -> None:
    kept, both = KeptValues[str, str](100), threading.Barrier(2, timeout=10)

    def make() -> str:
        both.wait()
        return "ONE"

    threads = [threading.Thread(target=kept.get, args=("one", make, len)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept.weight == 3
