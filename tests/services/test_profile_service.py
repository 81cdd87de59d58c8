"""About me."""

from dataclasses import replace

import pytest

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.domain.people import Profile


def test_a_new_plaint_knows_nobody(plaint: Plaint) -> None:
    assert plaint.profile.load() == Profile()


def test_what_is_told_is_kept(plaint: Plaint) -> None:
    told = Profile("Siân", ("1 Weir Lane",), "s@b.example", "01", "scotland", {"ico": "3"}, {"branch": "Calder"})
    plaint.profile.save(told)
    assert plaint.profile.load() == told


def test_a_nation_whose_working_days_are_not_known_is_refused(plaint: Plaint) -> None:
    with pytest.raises(UserError, match="mars"):
        plaint.profile.save(replace(Profile(), nation="mars"))
    assert plaint.profile.load() == Profile()
