"""Programs that stand for LibreOffice, each with one way to fail; they tell how they were called."""

from pathlib import Path

_TELL = 'import pathlib, sys\npathlib.Path(sys.argv[0]).with_name("called").write_text("\\n".join(sys.argv[1:]))\n'
_OUT = 'out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1]) / "letter.pdf"\n'
WAYS = {
    "works": _OUT + 'out.write_bytes(b"%PDF-1.7 drawn elsewhere")\n',
    "makes nothing": "",
    "makes rubbish": _OUT + 'out.write_bytes(b"no PDF")\n',
    "crashes": 'raise SystemExit("crashed")\n',
    "hangs": "import time\ntime.sleep(60)\n",
}


def fake_office(folder: Path, way: str, python: str) -> Path:
    """Write such a program under LibreOffice's name and return its path."""
    program = folder / "soffice"
    program.write_text(f"#!{python}\n{_TELL}{WAYS[way]}")
    program.chmod(0o700)
    return program
