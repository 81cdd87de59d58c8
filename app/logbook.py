"""The log: ids and states, never what letters say, so that it can be shown to anybody."""

import logging
import logging.handlers
from io import TextIOWrapper
from pathlib import Path

MOST_BYTES = 512 * 1024
OWNER_ONLY = 0o600
logger = logging.getLogger("plaint")


class _OwnersFileHandler(logging.handlers.RotatingFileHandler):
    """Writes a file that only its owner may read, also one that an older Plaint left open to all."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).touch(mode=OWNER_ONLY)
        Path(self.baseFilename).chmod(OWNER_ONLY)
        return super()._open()


def open_logbook(path: Path) -> None:
    """Write the log to a file of at most 1 MB in all; called once at start."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = _OwnersFileHandler(path, maxBytes=MOST_BYTES, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False


def close_logbook() -> None:
    """Close the log's file, so that its folder can be moved."""
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def log_bug(error: BaseException) -> None:
    """Write where a bug happened: file and line of each frame and the error's type, never its words or values."""
    frames, trace = [], error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    logger.error("bug %s at %s", type(error).__name__, " < ".join(reversed(frames)))


def log_state(what: str) -> None:
    """Note a state of the app; never anything that a person wrote."""
    logger.info(what)
