"""`plaint` with no command opens the window; with one, it does the same work without it."""

import sys


def main() -> int:
    """Run Plaint; returns the exit code."""
    # The window's libraries are loaded only when it opens, so that `plaint --help` is quick.
    if wants_window(sys.argv[1:]):
        from app.ui.application import run_window

        return run_window(sys.argv)
    from app.cli import run

    return run(sys.argv[1:])


def wants_window(arguments: list[str]) -> bool:
    """Whether the arguments name no command: nothing, or only where the data is and which day it is."""
    rest = list(arguments)
    while rest and rest[0].split("=")[0] in {"--data", "--today"}:
        rest = rest[1:] if "=" in rest[0] else rest[2:]
    return not rest


if __name__ == "__main__":
    raise SystemExit(main())
