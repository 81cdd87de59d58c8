"""Run as a program: works a day under a passphrase and is killed in the evening, with everything still open."""

import os
import signal
import sys
from pathlib import Path

from app.bootstrap import open_plaint
from app.services.time_source import TimeSource
from app.store import key_file
from app.store.key_wrapping import Cost
from tests.builders import TODAY
from tests.stories.test_nothing_readable import works_a_day


def main(root: Path) -> None:
    """Work, back up by hand, write on, and end without a word."""
    setattr(key_file, "USUAL_COST", Cost(64, 1, 1))  # noqa: B010 it has no other way in
    plaint = open_plaint(root / "home" / "data", TimeSource.fixed(TODAY))
    plaint.lock.put_on("tea for two")
    works_a_day(plaint, with_bundles=False)
    plaint.backups.to_file(root / "stick.plaintbackup")
    works_a_day(plaint, with_bundles=False)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
