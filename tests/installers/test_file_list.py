import hashlib
from pathlib import Path

from resources.installers.file_list import file_list


def test_data_is_listed_with_its_sum_and_libraries_without_and_links_not_at_all(tmp_path: Path) -> None:
    letter = tmp_path / "source.docx"
    letter.write_bytes(b"words")
    data = [("templates\\letter.docx", str(letter), "DATA"), ("link", "elsewhere", "SYMLINK")]
    path = file_list(tmp_path, [("libdraws.so", "unread", "BINARY")], data)
    digest = hashlib.sha256(b"words").hexdigest()
    assert path.read_text("utf-8") == f"-  libdraws.so\n{digest}  templates/letter.docx\n"
