from app.domain.progress import Tell, only_forward, step, stretch, tell_nobody


def test_work_goes_on_when_nobody_is_told() -> None:
    tell_nobody(1, 2)


def _told() -> tuple[list[float], Tell]:
    """Return what will have been told, as shares of the whole, and what tells it."""
    shares: list[float] = []
    return shares, lambda done, of: shares.append(done / of)


def test_a_stretch_of_the_work_is_told_as_a_stretch_of_the_whole() -> None:
    shares, tell = _told()
    joining = stretch(tell, 0.6, 0.8)
    joining(0, 2)
    joining(1, 2)
    joining(2, 2)
    assert shares == [0.6, 0.7, 0.8]


def test_steps_follow_each_other() -> None:
    shares, tell = _told()
    for number in range(4):
        step(tell, number, 4)(1, 2)
    assert shares == [0.125, 0.375, 0.625, 0.875]


def test_work_of_no_steps_and_of_too_many_stays_within_its_stretch() -> None:
    shares, tell = _told()
    stretch(tell, 0.2, 0.4)(0, 0)
    stretch(tell, 0.2, 0.4)(7, 2)
    assert shares == [0.2, 0.4]


def test_what_is_done_once_more_never_goes_back() -> None:
    shares, tell = _told()
    forward = only_forward(tell)
    for done in (1, 3, 2, 0, 4):
        forward(done, 4)
    assert shares == [0.25, 0.75, 0.75, 0.75, 1]
