"""The stores stand on one database."""

import pytest

from app.bootstrap import Plaint
from app.domain.errors import UserError
from tests.builders import a_case


def open_and_fail(plaint: Plaint) -> None:
    with plaint.records.database.transaction():
        a_case(plaint)
        plaint.cases.rename(7, "A case that is not there")


def test_what_fails_halfway_leaves_nothing_in_any_store(plaint: Plaint) -> None:
    with pytest.raises(UserError):
        open_and_fail(plaint)
    assert plaint.cases.all() == []
