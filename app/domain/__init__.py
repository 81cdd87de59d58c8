"""What cases, letters, points, questions and clocks are; no files, no window."""

from typing import TYPE_CHECKING

from app.later import modules_of

if not TYPE_CHECKING:
    __getattr__ = modules_of(__name__)
