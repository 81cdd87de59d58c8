from app.domain.progress import tell_nobody


def test_work_goes_on_when_nobody_is_told() -> None:
    tell_nobody(1, 2)
