"""Signatures: ours verified by the program minisign, its own by us; what was changed or is not safe is refused."""

import base64
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.packs.minisign import (
    PublicKey,
    SecretKey,
    read_public_key,
    read_secret_key,
    signing_key_id,
    verified_comment,
)

DATA = b'format = 1\nid = "harbour"\n'
COMMENT = "pack:harbour version:2026.11.1"
KEY = SecretKey(bytes(range(8)), bytes(range(32)))
PASSPHRASE = "blåbær & grütze"
ENCRYPTED = KEY.encrypted(PASSPHRASE)
NOTHING_OF = {length: base64.b64encode(bytes(length)).decode() for length in (64, 74)}

needs_minisign = pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not installed")


def minisign(folder: Path, *arguments: str, says: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["minisign", *arguments], cwd=folder, input=says, capture_output=True, text=True, check=False, timeout=60
    )


def edwards_order_divides_eight(encoded: bytes) -> bool:
    """Whether eight times a point of edwards25519 is the neutral one, reckoned slowly (RFC 8032, 5.1.4)."""
    p, d = 2**255 - 19, -121665 * pow(121666, -1, 2**255 - 19) % (2**255 - 19)
    y = int.from_bytes(encoded, "little") % 2**255 % p
    squared = (y * y - 1) * pow(d * y * y + 1, -1, p) % p
    x = pow(squared, (p + 3) // 8, p)
    if (x * x - squared) % p:
        x = x * pow(2, (p - 1) // 4, p) % p
    if (x * x - squared) % p:
        return False
    for _ in range(3):
        product = d * x * x * y * y % p
        x, y = 2 * x * y * pow(1 + product, -1, p) % p, (y * y + x * x) * pow(1 - product, -1, p) % p
    return (x, y) == (0, 1)


def test_a_signature_gives_back_its_comment() -> None:
    assert verified_comment(DATA, KEY.sign(DATA, COMMENT), KEY.public) == COMMENT


def test_the_same_file_has_the_same_signature() -> None:
    assert KEY.sign(DATA, COMMENT) == KEY.sign(DATA, COMMENT)


def test_a_changed_file_is_refused() -> None:
    with pytest.raises(UserError, match="not over this file"):
        verified_comment(DATA + b" ", KEY.sign(DATA, COMMENT), KEY.public)


def test_a_changed_comment_is_refused() -> None:
    changed = KEY.sign(DATA, COMMENT).replace("2026.11.1", "2026.11.2")
    with pytest.raises(UserError, match="not over this file"):
        verified_comment(DATA, changed, KEY.public)


def test_another_key_is_named() -> None:
    other = replace(KEY, key_id=bytes(range(1, 9)))
    with pytest.raises(UserError, match="0706050403020100"):
        verified_comment(DATA, KEY.sign(DATA, COMMENT), other.public)


def test_a_key_of_the_same_id_is_not_enough() -> None:
    other = replace(KEY, seed=bytes(32))
    with pytest.raises(UserError, match="not over this file"):
        verified_comment(DATA, KEY.sign(DATA, COMMENT), other.public)


def test_a_signature_tells_its_keys_id() -> None:
    assert signing_key_id(KEY.sign(DATA, COMMENT)) == KEY.public.name == "0706050403020100"


def test_the_old_kind_is_refused() -> None:
    lines = KEY.sign(DATA, COMMENT).split("\n")
    lines[1] = base64.b64encode(b"Ed" + base64.b64decode(lines[1])[2:]).decode()
    with pytest.raises(UserError, match="old kind"):
        verified_comment(DATA, "\n".join(lines), KEY.public)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "one line",
        KEY.sign(DATA, COMMENT) * 2,
        KEY.sign(DATA, COMMENT).replace("untrusted", "trusted"),
        KEY.sign(DATA, COMMENT).replace("\ntrusted comment: ", "\n"),
        KEY.sign(DATA, COMMENT).replace("=", "*"),
        KEY.sign(DATA, "x" * 2000),
        "untrusted comment: x\nQQ==\ntrusted comment: x\nQQ==",
        f"untrusted comment: x\n{NOTHING_OF[74]}\ntrusted comment: x\n{NOTHING_OF[64]}",
    ],
)
def test_what_is_no_signature_is_said_to_be_none(text: str) -> None:
    with pytest.raises(UserError, match="signature cannot be read"):
        verified_comment(DATA, text, KEY.public)


def test_a_public_key_is_read_from_its_line_and_from_its_file() -> None:
    assert read_public_key(KEY.public.text) == read_public_key(KEY.public.file_text()) == KEY.public
    assert KEY.public.text.startswith("RW")
    assert len(KEY.public.text) == 56


@pytest.mark.parametrize("text", ["", "RWQ", "a\nb\n" + KEY.public.text, base64.b64encode(bytes(42)).decode()])
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="no public key"):
        read_public_key(text)


SMALL = [
    bytes(32),
    b"\1" + bytes(31),
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    (2**255 - 20).to_bytes(32, "little"),
]


@pytest.mark.parametrize("sign", [0, 0x80])
@pytest.mark.parametrize("point", SMALL)
def test_a_key_with_which_anything_verifies_is_refused(point: bytes, sign: int) -> None:
    assert edwards_order_divides_eight(point)
    with pytest.raises(UserError, match="false one"):
        read_public_key(PublicKey(bytes(8), point[:-1] + bytes([point[-1] | sign])).text)


@pytest.mark.parametrize("above", range(19))
def test_a_key_written_in_a_second_way_is_refused(above: int) -> None:
    with pytest.raises(UserError, match="false one"):
        read_public_key(PublicKey(bytes(8), (2**255 - 19 + above).to_bytes(32, "little")).text)


def test_a_real_key_is_not_of_small_order() -> None:
    assert not edwards_order_divides_eight(KEY.public.key)


def test_a_secret_key_opens_with_its_passphrase_only() -> None:
    assert read_secret_key(ENCRYPTED, PASSPHRASE) == KEY
    with pytest.raises(UserError, match="does not open"):
        read_secret_key(ENCRYPTED, PASSPHRASE.upper())


def test_a_new_key_is_another_one_each_time() -> None:
    assert SecretKey.new() != SecretKey.new()


@pytest.mark.parametrize("text", ["", "a\nb", "one\n" + base64.b64encode(bytes(158)).decode()])
def test_what_is_no_secret_key_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="no secret key"):
        read_secret_key(text, "")


@pytest.mark.parametrize(("operations", "memory"), [(2**40, 2**28), (2**23, 2**40), (2**23, 0)])
def test_a_key_that_would_exhaust_the_computer_is_refused(operations: int, memory: int) -> None:
    data = bytearray(base64.b64decode(ENCRYPTED.split("\n")[1]))
    data[38:46], data[46:54] = operations.to_bytes(8, "little"), memory.to_bytes(8, "little")
    with pytest.raises(UserError, match="more memory"):
        read_secret_key(f"x\n{base64.b64encode(data).decode()}\n", "")


def test_a_key_with_less_memory_than_work_is_derived_as_libsodium_does() -> None:
    """With few operations for much memory the cost comes from the operations (pickparams)."""
    data = bytearray(base64.b64decode(ENCRYPTED.split("\n")[1]))
    data[38:46], data[46:54] = (0).to_bytes(8, "little"), (2**24).to_bytes(8, "little")
    with pytest.raises(UserError, match="does not open"):
        read_secret_key(f"x\n{base64.b64encode(data).decode()}\n", "")


@needs_minisign
def test_minisign_verifies_ours(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(DATA)
    (tmp_path / "file.minisig").write_text(KEY.sign(DATA, COMMENT))
    done = minisign(tmp_path, "-V", "-m", "file", "-P", KEY.public.text)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, f"Trusted comment: {COMMENT}"), done.stderr


@needs_minisign
def test_minisign_refuses_what_was_changed(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(DATA + b" ")
    (tmp_path / "file.minisig").write_text(KEY.sign(DATA, COMMENT))
    assert minisign(tmp_path, "-V", "-m", "file", "-P", KEY.public.text).returncode != 0


@needs_minisign
def test_minisign_signs_with_our_key_and_we_verify_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(DATA)
    (tmp_path / "key").write_text(ENCRYPTED)
    done = minisign(tmp_path, "-S", "-s", "key", "-m", "file", "-t", COMMENT, says=f"{PASSPHRASE}\n")
    assert done.returncode == 0, done.stderr
    assert verified_comment(DATA, (tmp_path / "file.minisig").read_text(), KEY.public) == COMMENT


@needs_minisign
def test_we_sign_with_a_key_that_minisign_made(tmp_path: Path) -> None:
    """One without a passphrase (`-W`), for minisign takes 1 GiB and seconds to make the other kind."""
    done = minisign(tmp_path, "-G", "-W", "-p", "key.pub", "-s", "key")
    assert done.returncode == 0, done.stderr
    key = read_secret_key((tmp_path / "key").read_text(), "")
    assert key.public == read_public_key((tmp_path / "key.pub").read_text())
