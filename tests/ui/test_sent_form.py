import pytest

from app.services.send_service import Destination
from app.ui.sent_form import address_for

WHERE = Destination("a@b.example", "1 Quay Street", form="https://b.example/form")


@pytest.mark.parametrize(
    ("way", "address"),
    [
        ("email", "a@b.example"),
        ("post", "1 Quay Street"),
        ("recorded", "1 Quay Street"),
        ("hand", "1 Quay Street"),
        ("form", "https://b.example/form"),
        ("", ""),
    ],
)
def test_each_way_has_its_address(way: str, address: str) -> None:
    assert address_for(way, WHERE) == address
