import copy
import pickle
from dataclasses import replace

from app.rendering.document_model import ParagraphLook, RunLook, TabStop


def test_equal_looks_have_one_hash() -> None:
    look = ParagraphLook(left_pt=36.0, tabs=(TabStop(72.0),))
    assert hash(look) == hash(look) == hash(ParagraphLook(left_pt=36.0, tabs=(TabStop(72.0),)))
    assert {RunLook(bold=True): "found"}[RunLook(bold=True)] == "found"


def test_a_changed_copy_has_a_hash_of_its_own() -> None:
    look = RunLook()
    assert hash(look) != hash(replace(look, size_pt=12.0))


def test_a_hash_does_not_travel_to_another_process() -> None:
    look = RunLook()
    hash(look)
    for other in (pickle.loads(pickle.dumps(look)), copy.copy(look)):
        assert other == look
        assert not hasattr(other, "_hash")
        assert hash(other) == hash(look)
