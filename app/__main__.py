"""`plaint` with no command, or with a pack, opens the window; with one, it does the same work without it."""

import gc
import sys


def main() -> int:
    """Run Plaint; returns the exit code."""
    if sys.argv[1:] == ["--worker"]:
        from app.worker import main as serve

        return serve()
    from app.cli import run, window_arguments
    from app.console_program import opened_by_the_other

    wanted = window_arguments(sys.argv[1:])
    if wanted is None:
        return run(sys.argv[1:])
    if opened_by_the_other(sys.argv[1:]):
        return 0
    gc.disable()  # nothing that is made while the window opens goes away again; `run_window` has it collect afterwards
    # The window's libraries are loaded only when it opens, so that `plaint --help` is quick.
    from app.ui.application import run_window

    return run_window(sys.argv[:1], wanted.data, wanted.time, wanted.file, wanted.passphrase)


if __name__ == "__main__":
    raise SystemExit(main())
