"""The accessibility tree of another process, over D-Bus: what this machine's screen readers are given."""

import time
from collections.abc import Collection, Sequence
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.stories.heard import Heard

ACCESSIBLE, ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
COLLECTION = "org.a11y.atspi.Collection"
TEXT, EDITABLE_TEXT = "org.a11y.atspi.Text", "org.a11y.atspi.EditableText"
REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
# Bits of AtspiStateType (atspi-constants.h), by the names that Qt has for them.
BITS = {
    "checked": 4,
    "editable": 7,
    "expanded": 10,
    "focusable": 11,
    "focused": 12,
    "modal": 16,
    "pressed": 20,
    "selected": 23,
    "sensitive": 24,
    "visible": 30,
    "invalid": 36,
    "checkable": 41,
    "readOnly": 43,
}
# AtspiRole, and how a rule of `Collection.GetMatches` is meant (the same file).
ROLES = {"check box": 7, "label": 29, "push button": 43, "radio button": 44, "text": 61}
ALL, ANY, CANONICAL = 1, 2, 1
ANSWER_S, PAUSE_S = 10.0, 0.03
Place = tuple[str, str]


class AtspiTree:
    """Asks the bus of the assistive technologies; what is asked of many things goes out at once."""

    def __init__(self, session_address: str) -> None:
        session = open_dbus_connection(session_address)
        bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        address = session.send_and_get_reply(new_method_call(bus, "GetAddress"), timeout=ANSWER_S).body[0]
        session.close()
        self._bus: DBusConnection = open_dbus_connection(address)

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def windows(self) -> list[Heard]:
        """Return the windows that are shown, of the one program that is there."""
        programs = self._children([REGISTRY])[0]  # none while the registry itself is starting
        windows = [window for each in self._children(programs) for window in each]
        return [window for window in self._heard(windows) if "visible" in window.states]

    def shown(self, roles: Collection[str]) -> Sequence[Heard]:
        """Return what is shown in the uppermost window and has one of these roles."""
        windows = self.windows()
        dialogs = [each for each in windows if each.role == "dialog"]
        rule: tuple[object, ...] = (
            _words([BITS["visible"]], 2),
            ALL,
            {},
            ALL,
            _words([ROLES[role] for role in roles], 4),
            ANY,
            [],
            ALL,
            False,
        )
        question = (rule, CANONICAL, 0, True)
        top = _place((dialogs or windows)[-1])
        found = self._ask([_call(top, COLLECTION, "GetMatches", "(aiia{ss}iaiiasib)uib", question)])[0]
        return self._heard([(name, path) for name, path in found[0]] if found else [])

    def actions(self, one: Heard) -> Sequence[str]:
        """Return the names of what can be done with it."""
        offered = self._ask([_call(_place(one), ACTION, "GetActions")])[0][0]
        return [name for name, _description, _key in offered]

    def act(self, one: Heard, action: str) -> None:
        """Do one of its actions."""
        number = list(self.actions(one)).index(action)
        assert self._ask([_call(_place(one), ACTION, "DoAction", "i", (number,))])[0] == (True,)

    def is_pressed(self, one: Heard) -> bool:
        """Whether it is down."""
        state = self._ask([_call(_place(one), ACCESSIBLE, "GetState")])[0]
        return bool(state) and "pressed" in _states(state[0])

    def description(self, one: Heard) -> str:
        """Return what is said after its name."""
        return str(self._ask([_property(_place(one), "Description")])[0][0][1])

    def text(self, one: Heard) -> str:
        """Return what stands in a field."""
        return str(self._ask([_call(_place(one), TEXT, "GetText", "ii", (0, -1))])[0][0])

    def put(self, one: Heard, words: str) -> None:
        """Let a field hold these words."""
        assert self._ask([_call(_place(one), EDITABLE_TEXT, "SetTextContents", "s", (words,))])[0] == (True,)

    def pause(self) -> None:
        """Let Plaint go on by itself."""
        time.sleep(PAUSE_S)

    def _heard(self, places: Sequence[Place]) -> list[Heard]:
        questions = [
            question
            for place in places
            for question in (
                _call(place, ACCESSIBLE, "GetRoleName"),
                _property(place, "Name"),
                _call(place, ACCESSIBLE, "GetState"),
            )
        ]
        answers = self._ask(questions)
        return [
            Heard(place, role[0], name[0][1], _states(state[0]))
            for place, role, name, state in zip(places, answers[::3], answers[1::3], answers[2::3], strict=True)
            if role and name and state  # it was taken away meanwhile
        ]

    def _children(self, places: Sequence[Place]) -> list[list[Place]]:
        answers = self._ask([_call(place, ACCESSIBLE, "GetChildren") for place in places])
        return [[(name, path) for name, path in answer[0]] if answer else [] for answer in answers]

    def _ask(self, questions: Sequence[Message]) -> list[Any]:
        """Send all the questions, and return the answers in their order; () for one that was refused."""
        serials = []
        for question in questions:
            serial = next(self._bus.outgoing_serial)
            self._bus.send(question, serial=serial)
            serials.append(serial)
        answers: dict[int, Any] = {}
        while len(answers) < len(serials):
            message = self._bus.receive(timeout=ANSWER_S)
            kind = message.header.message_type
            if kind in (MessageType.method_return, MessageType.error):
                serial = message.header.fields[HeaderFields.reply_serial]
                answers[serial] = message.body if kind == MessageType.method_return else ()
        return [answers[serial] for serial in serials]


def _call(place: Place, interface: str, method: str, signature: str = "", body: tuple[object, ...] = ()) -> Message:
    name, path = place
    return new_method_call(DBusAddress(path, name, interface), method, signature or None, body)


def _property(place: Place, name: str) -> Message:
    return Properties(DBusAddress(place[1], place[0], ACCESSIBLE)).get(name)


def _states(words: Sequence[int]) -> frozenset[str]:
    bits = words[0] | words[1] << 32
    states = {name for name, bit in BITS.items() if bits >> bit & 1}
    return frozenset(states if "sensitive" in states else {*states, "disabled"})


def _words(bits: Sequence[int], length: int) -> list[int]:
    """Return bits as the signed numbers of 32 bits that D-Bus carries them in."""
    words = [sum(1 << bit % 32 for bit in set(bits) if bit // 32 == word) for word in range(length)]
    return [word - (1 << 32) if word >> 31 else word for word in words]


def _place(one: Heard) -> Place:
    assert isinstance(one.key, tuple)
    return one.key
