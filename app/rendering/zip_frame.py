"""Whether a ZIP is nothing but its entries: no gap or overlap, where another program might see another archive."""

import struct
import zipfile
import zlib

# All that reading a damaged archive can raise; a place before its beginning is a ValueError.
NO_ARCHIVE = (
    zipfile.BadZipFile,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    zlib.error,
)
LOCAL_HEADER = struct.Struct("<4sHHHHHIIIHH")
_DESCRIBED = 0x8
# What may follow an entry's data when its sizes were not known before: with or without a mark, in 32 or 64 bits.
_DESCRIPTOR_SIZES = (12, 16, 20, 24)


def is_seamless(data: bytes, archive: zipfile.ZipFile) -> bool:
    """Tell whether the entries lie one behind the other, from the first byte to the directory (APPNOTE 4.3.6)."""
    at = 0
    for entry in sorted(archive.infolist(), key=lambda each: each.header_offset):
        start = entry.header_offset
        if start != at or data[start : start + 4] != b"PK\3\4" or start + LOCAL_HEADER.size > len(data):
            return False
        name_length, extra_length = LOCAL_HEADER.unpack_from(data, start)[-2:]
        at = start + LOCAL_HEADER.size + name_length + extra_length + entry.compress_size
        if entry.flag_bits & _DESCRIBED:
            at += _descriptor_size(data, at)
    return at > 0 and at == archive.start_dir


def _descriptor_size(data: bytes, at: int) -> int:
    """Return how long the descriptor is behind which the next entry or the directory begins; 0 for none."""
    return next((size for size in _DESCRIPTOR_SIZES if data[at + size : at + size + 4] in (b"PK\3\4", b"PK\1\2")), 0)
