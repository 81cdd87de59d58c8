"""The system's keyring, if there is one: it may keep one random secret for each locked data file."""

import importlib
import sys
from base64 import b64decode, b64encode

SERVICE = "Plaint"
_ASKED_BY = {
    "win32": ("keyring.backends.Windows", "win32ctypes.pywin32.win32cred"),
    "darwin": ("keyring.backends.macOS",),
}
_ASKED_BY_OTHERS = ("keyring.backends.SecretService", "secretstorage")


def load_keyring() -> None:
    """Load what asks this system's keyring, whether it has one or not; raises ImportError where a part is missing."""
    for module in ("keyring", *_ASKED_BY.get(sys.platform, _ASKED_BY_OTHERS)):
        importlib.import_module(module)


class SystemKeyring:
    """Keeps, finds and forgets a secret; a keyring that is absent, locked or broken is no reason to stop anybody.

    Every backend has errors of its own, down to those of D-Bus; hence the wide nets.
    """

    def keep(self, name: str, secret: bytes) -> bool:
        """Keep a secret; returns whether it is really there."""
        import keyring

        try:
            keyring.set_password(SERVICE, name, b64encode(secret).decode())
        except Exception:  # noqa: BLE001 - see the class
            return False
        return self.find(name) == secret

    def find(self, name: str) -> bytes | None:
        """Return a secret that was kept, or None."""
        import keyring

        try:
            kept = keyring.get_password(SERVICE, name)
            return b64decode(kept, validate=True) if kept else None
        except Exception:  # noqa: BLE001 - see the class
            return None

    def forget(self, name: str) -> None:
        """Forget a secret; without its side file it opened nothing anyway."""
        import keyring

        try:
            keyring.delete_password(SERVICE, name)
        except Exception:  # noqa: BLE001 - see the class
            return
