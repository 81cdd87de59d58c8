"""The log: ids and states, never what letters say, so that it can be shown to anybody."""

import logging
from io import TextIOWrapper
from pathlib import Path

MOST_BYTES = 512 * 1024
OWNER_ONLY = 0o600
logger = logging.getLogger("plaint")


class _OwnersFile(logging.Handler):
    """Writes a file that only its owner may read, also one that an older Plaint left open to all.

    What writes it is loaded with the first line, for it brings sockets and more that a start does not need.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._writing: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        if self._writing is None:
            self._writing = self._opened()
        self._writing.emit(record)

    def close(self) -> None:
        """Close the file, if a line was written."""
        if self._writing is not None:
            self._writing.close()
            self._writing = None
        super().close()

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        class OwnersRotatingFile(RotatingFileHandler):
            def _open(self) -> TextIOWrapper:
                Path(self.baseFilename).touch(mode=OWNER_ONLY)
                Path(self.baseFilename).chmod(OWNER_ONLY)
                return super()._open()

        writing = OwnersRotatingFile(self._path, maxBytes=MOST_BYTES, backupCount=1, encoding="utf-8", delay=True)
        writing.setFormatter(self.formatter)
        return writing


def open_logbook(path: Path) -> None:
    """Write the log to a file of at most 1 MB in all; called once at start."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = _OwnersFile(path.absolute())
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
