"""The accessibility tree as Qt makes it, asked within the process: what every system's bridge is given."""

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.stories.heard import Heard

Role, Text = QAccessible.Role, QAccessible.Text
# As the bridge to AT-SPI calls them; a role that is not here keeps Qt's own name.
ROLES = {
    Role.Button: "push button",
    Role.ButtonMenu: "button menu",
    Role.CheckBox: "check box",
    Role.RadioButton: "radio button",
    Role.EditableText: "text",
    Role.StaticText: "label",
    Role.ComboBox: "combo box",
    Role.List: "list",
    Role.ListItem: "list item",
    Role.MenuItem: "menu item",
    Role.PopupMenu: "popup menu",
    Role.Dialog: "dialog",
    Role.Window: "frame",
    Role.Graphic: "graphic",
    Role.Grouping: "panel",
    Role.Border: "panel",
}
STATES = (
    "checked",
    "checkable",
    "focusable",
    "focused",
    "disabled",
    "expanded",
    "invalid",
    "readOnly",
    "editable",
    "modal",
    "passwordEdit",
    "selected",
)
SETTLES_MS = 20


class QtTree:
    """Asks QAccessible for everything, from the application down."""

    def shown(self, roles: Collection[str]) -> Sequence[Heard]:
        """Return what is shown in the uppermost window and has one of these roles."""
        app = QApplication.instance()
        assert app is not None
        root = QAccessible.queryAccessibleInterface(app)
        windows = [each for each in _children(root) if not each.state().invisible]
        dialogs = [each for each in windows if each.role() == Role.Dialog]
        found = (_heard(each) for each in _inside((dialogs or windows)[-1]))
        return [each for each in found if each.role in roles]

    def actions(self, one: Heard) -> Sequence[str]:
        """Return the names of what can be done with it."""
        offered = _there(one).actionInterface()
        return offered.actionNames() if offered is not None else ()

    def act(self, one: Heard, action: str) -> None:
        """Do one of its actions."""
        _there(one).actionInterface().doAction(action)

    def is_pressed(self, one: Heard) -> bool:
        """Whether it is down."""
        found = _of(one)
        return found is not None and bool(found.state().pressed)

    def description(self, one: Heard) -> str:
        """Return what is said after its name."""
        return _there(one).text(Text.Description)

    def text(self, one: Heard) -> str:
        """Return what stands in a field."""
        return _there(one).text(Text.Value)

    def put(self, one: Heard, words: str) -> None:
        """Let a field hold these words."""
        found = _there(one)
        found.editableTextInterface().replaceText(0, found.textInterface().characterCount(), words)

    def pause(self) -> None:
        """Let Qt's loop turn."""
        QTest.qWait(SETTLES_MS)


def _heard(found: QAccessibleInterface) -> Heard:
    state, role = found.state(), found.role()
    states = frozenset(name for name in STATES if getattr(state, name))
    return Heard(QAccessible.uniqueId(found), ROLES.get(role, role.name), found.text(Text.Name), states)


def _inside(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Go through all that is shown in it, in the order of the tree."""
    for child in _children(found):
        if not child.state().invisible:
            yield child
            yield from _inside(child)


def _children(found: QAccessibleInterface) -> list[QAccessibleInterface]:
    children = (found.child(number) for number in range(found.childCount()))
    return [child for child in children if child is not None and child.isValid()]


def _of(one: Heard) -> QAccessibleInterface | None:
    """Return what the tree knows under the key; None when it was taken away meanwhile."""
    assert isinstance(one.key, int)
    return QAccessible.accessibleInterface(one.key)


def _there(one: Heard) -> QAccessibleInterface:
    found = _of(one)
    assert found is not None, f"“{one.name}” is no more"
    return found
