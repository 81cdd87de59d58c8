from pytestqt.qtbot import QtBot

from app.ui.membership_fields import MembershipFields

NAMES = {"a": "Ashgrove Allotment Society", "h": "The Harbour Party"}


def test_known_numbers_have_fields_and_the_others_are_offered(qtbot: QtBot) -> None:
    fields = MembershipFields()
    qtbot.addWidget(fields)
    fields.show_numbers({"h": "204 518"}, NAMES)
    assert fields.numbers() == {"h": "204 518"}
    assert [fields.list.itemData(place) for place in range(fields.list.count())] == ["", "a"]


def test_an_emptied_number_is_forgotten(qtbot: QtBot) -> None:
    fields = MembershipFields()
    qtbot.addWidget(fields)
    fields.show_numbers({"h": "204 518"}, NAMES)
    fields.fields["h"].setText("  ")
    assert fields.numbers() == {}


def test_choosing_nothing_adds_no_field(qtbot: QtBot) -> None:
    fields = MembershipFields()
    qtbot.addWidget(fields)
    fields.show_numbers({}, NAMES)
    fields.list.activated.emit(0)
    assert fields.fields == {}
