"""What a check found: what is left, whether all is well, and how scripts read it."""

from app.domain.ailments import Ailment, HealthReport, worst_first

ERROR = Ailment("file-changed", "error", "It is damaged.", "Take it from a backup.", "P-2026-0001", "letter:3")
WARNING = Ailment("left-over", "warning", "A file was left.", "Take it away.", can_be_mended=True)


def test_warnings_alone_are_well() -> None:
    assert HealthReport((WARNING,)).is_well


def test_an_error_is_not_well_even_when_it_was_mended() -> None:
    assert not HealthReport((ERROR.is_mended("It was taken from a backup."),)).is_well


def test_what_is_mended_is_not_left() -> None:
    assert HealthReport((ERROR, WARNING.is_mended("Taken away."))).left == (ERROR,)


def test_what_can_be_mended_is_asked_of_what_is_left() -> None:
    assert HealthReport((ERROR, WARNING)).can_be_mended
    assert not HealthReport((ERROR, WARNING.is_mended("Taken away."))).can_be_mended


def test_nothing_is_left_to_do_once_it_is_mended() -> None:
    assert WARNING.is_mended("Taken away.").hint == ""


def test_errors_come_first() -> None:
    assert worst_first([WARNING, ERROR]) == (ERROR, WARNING)


def test_scripts_read_a_problem_with_the_case_and_what_was_done() -> None:
    shape = ERROR.is_mended("Done.").to_json()
    assert (shape["severity"], shape["code"]) == ("error", "file-changed")
    assert (shape["case"], shape["item"], shape["mended"]) == ("P-2026-0001", "letter:3", "Done.")
