from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from app.domain.organisations import PackId
from app.ui.organisation_form import free_id

IDS: TypeAdapter[str] = TypeAdapter(PackId)


@given(st.text(max_size=300), st.integers(min_value=0, max_value=3))
def test_every_name_gives_an_id_that_the_directory_takes(name: str, times: int) -> None:
    known: set[str] = set()
    for _ in range(times + 1):
        made = free_id(name, known)
        assert IDS.validate_python(made) not in known
        known.add(made)
