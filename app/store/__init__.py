"""The SQLite file; nothing above this package knows any SQL."""

from typing import TYPE_CHECKING

from app.later import modules_of

if not TYPE_CHECKING:
    __getattr__ = modules_of(__name__)
