"""`--worker`: bytes from strangers, looked at in a process that may fall over, with little memory and little time.

It reads requests from standard input and writes answers to standard output, each a frame (`worker_frames`). Requests
come from Plaint itself; answers are not trusted by whoever reads them (`services/limited_work`). What it may do is in
`worker_walls`, what it can be asked for in `worker_tasks`.
"""

import contextlib
import gc
import os
import pickle
import tempfile
from pathlib import Path
from typing import IO

from app.domain.errors import ProblemsFoundError, UserError
from app.i18n import ENGLISH, speak
from app.rendering.installed_fonts import font_folders
from app.worker_frames import Frame, framed, read_frame, write_frame
from app.worker_tasks import TASKS, warm_up
from app.worker_walls import limit_memory, limit_time, put_up

MEMORY, MEMORY_TIMES = 512 * 1024 * 1024, 4  # bytes; and for each byte that a request has
_SELDOM = 50_000  # objects made until cycles are looked for; what a task leaves behind goes after its answer


def main() -> int:
    """Serve until standard input ends; returns the exit code."""
    answers_to = os.dup(1)
    os.dup2(2, 1)  # what a library prints must not come between the answers
    speak(ENGLISH)  # or what whoever started it speaks, which stands in the environment
    put_up(MEMORY, [*font_folders(), Path(tempfile.gettempdir())])
    with contextlib.suppress(Exception):  # it only saves the first request some time
        warm_up()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_SELDOM)
    with os.fdopen(os.dup(0), "rb") as requests, os.fdopen(answers_to, "wb") as answers:
        serve(requests, answers)
    return 0


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer each request; nothing of it is kept once it is answered."""
    while asked := read_frame(requests):
        write_frame(answers, framed(_answer(asked)))
        del asked
        gc.collect()


def _answer(asked: Frame) -> tuple[str, object]:
    task, seconds, room, arguments = pickle.loads(asked.value, buffers=asked.pieces)  # noqa: S301 Plaint wrote it
    limit_memory(MEMORY + MEMORY_TIMES * (asked.size + room))
    limit_time(seconds)
    try:
        return "done", TASKS[task](*arguments)
    except ProblemsFoundError as error:
        return "problems", (error.message, error.problems, error.hint)
    except UserError as error:
        return "refused", (error.message, error.hint)
    except (MemoryError, RecursionError):
        return "too-much", None
    except Exception as error:  # noqa: BLE001 whatever it is, the answer says it; nothing of the words goes with it
        return "bug", type(error).__name__
