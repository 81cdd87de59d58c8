"""All or nothing: transactions that nest."""

from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from app.store.store_faults import told_plainly

_OUTER = ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
_INNER = ("SAVEPOINT inner_step", "RELEASE inner_step", "ROLLBACK TO inner_step; RELEASE inner_step")


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """Keep everything that is written inside, or nothing; one inside another is a savepoint.

    Raises:
        UserError: The disk is full, gone, or not ours to write; nothing was changed.
    """
    begin, keep, undo = _INNER if connection.in_transaction else _OUTER
    _run(connection, begin)
    try:
        yield
        _run(connection, keep)
    except BaseException:
        # a full disk ends the whole transaction by itself; then there is nothing left to undo
        if connection.in_transaction:
            _run(connection, undo)
        raise


def _run(connection: apsw.Connection, sql: str) -> None:
    with told_plainly():
        connection.execute(sql)
