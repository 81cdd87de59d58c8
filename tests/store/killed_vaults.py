"""Run as a program: adds a backup to a vault and thins it out, killed before its n-th touch of the disk, for each n."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from app.domain.progress import tell_nobody
from app.store.backup_contents import Part
from app.store.backup_vault import Vault
from app.store.data_key import DataKey
from tests.store.killed_swaps import killed_at_each

OLD, NEW = b"old letters " * 50_000, b"old letters " * 40_000 + b"new letters " * 10_000


def vault_of(folder: Path) -> Vault:
    """Return the vault that lies in a folder."""
    return Vault(folder, DataKey(b"s" * 32))


def add(folder: Path, data: bytes) -> None:
    """Keep a backup of some letters, and none of those before the last."""
    vault, part = vault_of(folder), Part("plaint.db", len(data), lambda offset, length: data[offset : offset + length])
    listed = vault.plan([part], None, datetime(2026, 11, 20, tzinfo=UTC), tell_nobody)
    vault.keep_pieces([part], listed, tell_nobody)
    vault.add(listed)
    vault.drop(set(vault.rungs()[:-2]))


if __name__ == "__main__":
    for _moment in killed_at_each(Path(sys.argv[1]), Path(sys.argv[2]), lambda path: add(path.parent, NEW)):
        pass
