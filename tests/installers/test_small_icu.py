import ctypes
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from resources.installers.small_icu import is_kept, shorten

QT = Path(PySide6.__path__[0]) / "Qt" / "lib"
DATA = next(iter(QT.glob("libicudata.so.*")), None)
has_icu = pytest.mark.skipif(DATA is None, reason="this Qt brings no ICU")

SORTS = """
import ctypes, sys
folder, number = sys.argv[1:]
data, common, words = (ctypes.CDLL(f"{folder}/libicu{part}.so.{number}") for part in ("data", "uc", "i18n"))
failed = ctypes.c_int(0)
opens, compares = words[f"ucol_open_{number}"], words[f"ucol_strcollUTF8_{number}"]
opens.restype = ctypes.c_void_p
for language, one, other in (("en_GB", "école", "zebra"), ("cy", "lzz", "llan"), ("en_GB", "llan", "lzz")):
    rules = ctypes.c_void_p(opens(language.encode(), ctypes.byref(failed)))
    print(compares(rules, one.encode(), -1, other.encode(), -1, ctypes.byref(failed)), failed.value <= 0)
"""


@pytest.mark.parametrize(
    ("name", "size", "kept"),
    [
        ("icudt73l/coll/root.res", 300_000, True),
        ("icudt73l/coll/ucadata.icu", 570_000, True),
        ("icudt73l/coll/cy.res", 10_000, True),
        ("icudt73l/en_GB.res", 576, True),
        ("icudt73l/supplementalData.res", 241_664, True),
        ("icudt73l/iso-8859_15-1998.cnv", 900, True),
        ("icudt73l/gb18030.cnv", 232_816, False),
        ("icudt73l/zh.res", 9_000, False),
        ("icudt73l/coll/zh.res", 712_800, False),
        ("icudt73l/brkitr/cjdict.dict", 2_007_296, False),
        ("icudt73l/unames.icu", 296_000, False),
    ],
)
def test_sorting_and_small_encodings_stay_and_other_languages_go(name: str, size: int, kept: bool) -> None:
    assert is_kept(name, size) is kept


@has_icu
def test_the_shorter_library_is_a_tenth_and_still_sorts_english_and_welsh(tmp_path: Path) -> None:
    assert DATA is not None
    number = DATA.name.rpartition(".")[2]
    for part in ("uc", "i18n"):
        (tmp_path / f"libicu{part}.so.{number}").symlink_to(QT / f"libicu{part}.so.{number}")
    short = tmp_path / DATA.name
    assert shorten(DATA, short)
    assert short.stat().st_size < DATA.stat().st_size / 8
    ctypes.CDLL(str(short))  # the loader takes it
    done = subprocess.run(
        [sys.executable, "-c", SORTS, str(tmp_path), number], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout.splitlines() == ["-1 True", "-1 True", "-1 True"]


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"\x7fELF\x02\x01 no data in here")
    assert not shorten(tmp_path / "other", tmp_path / "made")
    assert not (tmp_path / "made").exists()
