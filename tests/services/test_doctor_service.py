"""The check of everything: of what is whole it says nothing, of what is damaged all, and it can be stopped."""

import shutil

import pytest

from app.bootstrap import Plaint
from app.domain.progress import StoppedError
from app.paths import installed_packs
from app.services.doctor_service import HeldHead
from tests.builders import a_sent_letter


def test_after_ordinary_work_nothing_is_wrong(plaint: Plaint) -> None:
    a_sent_letter(plaint)
    examined = plaint.doctor.examine()
    assert (examined.ailments, examined.is_well) == ((), True)
    assert (examined.figures["letters"], examined.figures["files"], examined.figures["history"]) == (1, 2, 3)


def test_it_tells_how_far_it_is_and_never_goes_back(plaint: Plaint) -> None:
    a_sent_letter(plaint)
    told: list[float] = []
    plaint.doctor.examine(lambda done, of: told.append(done / of))
    assert told == sorted(told)
    assert told[-1] == 1


def test_it_can_be_stopped(plaint: Plaint) -> None:
    def stop(_done: int, _of: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        plaint.doctor.examine(stop)


def test_it_only_looks_unless_it_is_told_to_mend(plaint: Plaint) -> None:
    a_sent_letter(plaint)
    shutil.rmtree(installed_packs(plaint.data))
    assert plaint.doctor.examine().can_be_mended
    assert [each.code for each in plaint.doctor.examine(mends=True).ailments] == ["pack-missing"]
    assert not plaint.doctor.examine().ailments


def test_a_noted_head_is_found_with_its_case_and_place(plaint: Plaint) -> None:
    letter = a_sent_letter(plaint)
    head = plaint.records.history.of_case(letter.case_id)[1].hash
    assert plaint.doctor.examine(heads=[head, "0" * 64]).held == (HeldHead(head, "P-2026-0001", 2),)
