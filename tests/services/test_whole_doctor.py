"""The doctor has all that it examines."""

from app.bootstrap import Plaint
from app.services.doctor_service import DoctorService


def test_it_is_one_doctor_for_all(plaint: Plaint) -> None:
    assert isinstance(plaint.doctor, DoctorService)
    assert plaint.doctor is plaint.doctor
