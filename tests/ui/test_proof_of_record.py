"""The fingerprint of a history at a finished letter."""

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.ui.proof_of_record import ProofOfRecord


def test_it_is_shown_in_groups_and_copied_so(qtbot: QtBot) -> None:
    proof = ProofOfRecord("ab12" * 16)
    qtbot.addWidget(proof)
    assert proof.figures.text().startswith("AB12 AB12 ")
    proof.link.click()
    assert QGuiApplication.clipboard().text() == " ".join(["AB12"] * 16)
    assert proof.link.text() == "Copied"


def test_without_a_fingerprint_there_is_nothing(qtbot: QtBot) -> None:
    proof = ProofOfRecord("")
    qtbot.addWidget(proof)
    assert proof.isHidden()
