"""Why the disk refused, in words for people."""

import errno

import pytest

from app.domain.disk_words import why_refused


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (PermissionError(errno.EACCES, "Permission denied"), "Plaint may not use this place"),
        (FileNotFoundError(errno.ENOENT, "No such file or directory"), "it is not there"),
        (NotADirectoryError(errno.ENOTDIR, "Not a directory"), "a file stands where the folder should be"),
        (OSError(errno.EPIPE, "Broken pipe"), "the disk refused"),
        (OSError("no number"), "the disk refused"),
    ],
)
def test_the_reason_is_said_without_the_systems_words(error: OSError, words: str) -> None:
    assert why_refused(error) == words
