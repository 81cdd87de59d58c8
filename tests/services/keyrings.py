"""A keyring for tests: in memory, and as unwilling as it is told to be."""


class MemoryKeyring:
    """Keeps secrets in a table; `is_absent` makes it keep and find nothing."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.is_absent = False

    def keep(self, name: str, secret: bytes) -> bool:
        if not self.is_absent:
            self.kept[name] = secret
        return not self.is_absent

    def find(self, name: str) -> bytes | None:
        return None if self.is_absent else self.kept.get(name)

    def forget(self, name: str) -> None:
        self.kept.pop(name, None)
