"""The program for people who type commands, on Windows: what opens the window is left to the one that has a window.

There, a program either has a window or writes to where a person types, so that there are two, of the same parts:
`plaint.exe` from the Start menu, and `plaint.com`, which is started by typing `plaint`.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

_ENDING, _WITH_WINDOW = ".com", ".exe"


def opened_by_the_other(arguments: Sequence[str]) -> bool:
    """Start the program with the window and leave it alone, if this is the one for commands; else do nothing.

    The window must not close with the place where it was asked for.
    """
    program = Path(sys.executable)
    if program.suffix.lower() != _ENDING:
        return False

    import subprocess  # only Windows has two programs

    subprocess.Popen(  # noqa: S603 our own program
        [str(program.with_suffix(_WITH_WINDOW)), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "DETACHED_PROCESS", 0),
    )
    return True
