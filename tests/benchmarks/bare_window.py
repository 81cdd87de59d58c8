"""A window with a list and a form, as bare as PySide6 makes one: what opening any window costs; ends once painted."""

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPushButton,
    QWidget,
)


class EndsOncePainted(QObject):
    """Ends the process after a widget was painted and all that waited then was done."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt names it
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.quit)
        return super().eventFilter(watched, event)


def main() -> int:
    """Open it; returns the exit code."""
    app = QApplication(sys.argv)
    window, centre, cases, form = QMainWindow(), QWidget(), QListWidget(), QFormLayout()
    cases.addItems([f"Case {number}" for number in range(20)])
    for label in ("Name", "Address", "Date"):
        form.addRow(label, QLineEdit())
    form.addRow(QPushButton("Save"))
    row = QHBoxLayout(centre)
    row.addWidget(cases)
    row.addLayout(form)
    window.setCentralWidget(centre)
    window.resize(1280, 800)
    watch = EndsOncePainted()
    cases.viewport().installEventFilter(watch)
    window.show()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
