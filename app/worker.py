"""`--worker`: bytes from strangers, looked at in a process that may fall over, with little memory and little time.

It reads requests from standard input and writes answers to standard output, each a length (8 bytes, big endian) and a
pickle. Requests come from Plaint itself; answers are not trusted by whoever reads them (`services/limited_work`).
"""

import contextlib
import os
import pickle
import struct
import sys
from collections.abc import Callable, Mapping
from typing import IO, Any

from app.domain.errors import ProblemsFoundError, UserError
from app.domain.incoming_replies import IncomingReply
from app.intake.incoming_file import read_incoming
from app.packs.pack_check import check_docx, check_files
from app.rendering.docx_letter import DocumentProperties, compile_letter, verify
from app.rendering.pdf_letter import DrawnPdf, draw_pdf
from app.rendering.preview import page_texts

MEMORY = 512 * 1024 * 1024
FILE_SIZE = 64 * 1024 * 1024
OPEN_FILES = 128
LENGTH = struct.Struct(">Q")
MOST_PDF_PAGES = 300


def read_reply(name: str, data: bytes) -> IncomingReply:
    """Read a reply's file; see `intake.incoming_file`."""
    return read_incoming(name, data, lambda pdf: page_texts(pdf, MOST_PDF_PAGES))


def letter(
    document: bytes, context: Mapping[str, Any], properties: DocumentProperties, expected: tuple[str, ...], fonts: bool
) -> tuple[bytes, tuple[str, ...], tuple[str, ...], DrawnPdf]:
    """Fill a foreign template and draw it: the DOCX, its notices, answers that it does not hold, and the PDF."""
    filled = compile_letter(document).fill(context, properties)
    absent = verify(filled.docx, expected) if expected else ()
    drawn = draw_pdf(filled.docx, installed_fonts=fonts, made_on=properties.created)
    return filled.docx, filled.notices, absent, drawn


TASKS: Mapping[str, Callable[..., object]] = {
    "read_reply": read_reply,
    "check_pack": check_files,
    "check_docx": check_docx,
    "letter": letter,
}


def main() -> int:
    """Serve until standard input ends; returns the exit code."""
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # what a library prints must not come between the answers
        limit_process()
        while request := _read(sys.stdin.buffer):
            task, seconds, arguments = pickle.loads(request)  # noqa: S301 written by Plaint itself
            limit_time(seconds)
            answer = pickle.dumps(_done(task, arguments), protocol=5)
            answers.write(LENGTH.pack(len(answer)) + answer)
            answers.flush()
    return 0


def limit_process() -> None:
    """Take away what no reading needs; on Windows a job object set by the parent does so."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # not on Windows

        for kind, most in (
            (resource.RLIMIT_DATA, MEMORY),
            (resource.RLIMIT_FSIZE, FILE_SIZE),
            (resource.RLIMIT_NOFILE, OPEN_FILES),
            (resource.RLIMIT_CORE, 0),
        ):
            with contextlib.suppress(OSError, ValueError):  # macOS does not take them all
                resource.setrlimit(kind, (most, most))


def limit_time(seconds: int) -> None:
    """Let the system end this process after so many more seconds of work (CPU)."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # not on Windows

        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = int(used.ru_utime + used.ru_stime) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, resource.RLIM_INFINITY))


def _done(task: str, arguments: tuple[object, ...]) -> tuple[str, object]:
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


def _read(stream: IO[bytes]) -> bytes:
    head = stream.read(LENGTH.size)
    return stream.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else b""
