"""What is wrong with what a screen reader is told of a window: things without a name, two that sound alike, and so on.

Everything is read from the accessibility tree, as `QtTree` does; each fault is a sentence.
"""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Role, Text = QAccessible.Role, QAccessible.Text
TURNED = {Role.CheckBox, Role.RadioButton, Role.ListItem, Role.TreeItem, Role.Cell, Role.MenuItem}
CHOSEN_FROM = {Role.List, Role.Table, Role.Tree}
ROWS = {Role.ListItem, Role.TreeItem, Role.Cell}
OF_QT = {Role.ScrollBar, Role.Grip, Role.Indicator}  # parts that Qt puts into its own widgets


def faults(top: QWidget) -> list[str]:
    """Return all that is wrong with what is told of a window or dialog as it is shown."""
    window = QAccessible.queryAccessibleInterface(top)
    shown = list(shown_in(window))
    found = [] if name(window) or window.role() == Role.PopupMenu else ["the window itself has no name"]
    found += [fault for each in shown for fault in _faults_of(each)]
    alike = Counter((name(each), description(each), _group(each)) for each in shown if actions(each) and name(each))
    return [*found, *(f"{number} sound alike: {' / '.join(said)}" for said, number in alike.items() if number > 1)]


def shown_in(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Go through all that is shown in it, in the order of the tree, but for what is inside Qt's own parts."""
    for number in range(found.childCount()):
        child = found.child(number)
        if child is None or not child.isValid() or child.state().invisible or child.role() in OF_QT:
            continue
        yield child
        if child.role() not in CHOSEN_FROM:
            yield from shown_in(child)


def name(found: QAccessibleInterface) -> str:
    """Return what it is called."""
    return found.text(Text.Name).strip()


def description(found: QAccessibleInterface) -> str:
    """Return what is said after its name."""
    return found.text(Text.Description).strip()


def actions(found: QAccessibleInterface) -> list[str]:
    """Return what can be done with it, but for giving it the keyboard."""
    offered = found.actionInterface()
    return [] if offered is None else [each for each in offered.actionNames() if each != "SetFocus"]


def _faults_of(found: QAccessibleInterface) -> Iterator[str]:
    role, state = found.role(), found.state()
    is_used = bool(actions(found)) or bool(state.focusable)
    if is_used and not name(found):
        yield f"no name: {_called(found)}"
    if state.checkable and role not in TURNED:
        yield f"can be turned, but is told as {role.name}: {_called(found)}"
    if role == Role.ComboBox and not (_is_labelled(found) or description(found)):
        yield f"a list that says what is chosen, and not what for: {_called(found)}"
    if role in CHOSEN_FROM:
        yield from _faults_of_rows(found)


def _faults_of_rows(found: QAccessibleInterface) -> Iterator[str]:
    for number in range(min(found.childCount(), 40)):
        row = found.child(number)
        if row is not None and row.isValid() and row.role() in ROWS and not name(row):
            yield f"a row without words: {number} of {_called(found)}"


def _is_labelled(found: QAccessibleInterface) -> bool:
    """Whether a label says what it is for; on Linux Qt gives a list's choice as its name, and the label beside."""
    return any(name(label) for label, _how in found.relations(QAccessible.RelationFlag.Label))


def _group(found: QAccessibleInterface) -> str:
    """Return the name of the group that a radio or a tick is in, which is said when the keyboard comes there."""
    holder = found.parent()
    while holder is not None and holder.isValid():
        if holder.role() == Role.Grouping:
            return name(holder)
        holder = holder.parent()
    return ""


def _called(found: QAccessibleInterface) -> str:
    holder, path = found, list[str]()
    while holder is not None and holder.isValid() and len(path) < 4:
        owner = holder.object()
        path.append(type(owner).__name__ if owner is not None else holder.role().name)
        holder = holder.parent()
    return f"{found.role().name} “{name(found)}” in {' in '.join(path)}"
