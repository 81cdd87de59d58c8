"""What drawing a long letter takes of the memory; for a process of its own, on Linux."""

from pathlib import Path

from app.rendering.pdf_letter import draw_pdf
from tests.benchmarks.long_letter import long_letter

STATUS = Path("/proc/self/status")


def peak_mb(pages: int) -> float:
    """Return the most memory that this process has held once such a letter is drawn, the program itself included.

    `VmHWM` counts from the start of the program; `getrusage` would count in what the process that started it held.
    """
    drawn = draw_pdf(long_letter(pages, 1))
    assert abs(drawn.pages - pages) <= pages / 5, drawn.pages
    peak_kb = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM:")).split()[1]
    return int(peak_kb) / 1024
