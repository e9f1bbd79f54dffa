"""Redis, which carries the messages between Prefect servers."""

from __future__ import annotations

import secrets
from pathlib import Path

from ._daemon import Daemon, program


class Redis(Daemon):
    """A Redis server that keeps everything in memory.

    Args:
        folder: The folder for its files.
    """

    name = "Redis"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._password = secrets.token_hex(16)

    @property
    def url(self) -> str:
        """Its URL, with the password."""
        return f"redis://default:{self._password}@127.0.0.1:{self.port}/0"

    def prepare(self) -> None:
        # A file, because arguments are visible to all users.
        settings = {
            "bind": "127.0.0.1",
            "port": self.port,
            "requirepass": self._password,
            "dir": self.folder,
            "save": '""',
            "appendonly": "no",
        }
        path = self.folder / "redis.conf"
        path.touch(mode=0o600)
        path.write_text("".join(f"{name} {value}\n" for name, value in settings.items()))

    def command(self) -> list[str]:
        return [program("redis-server"), str(self.folder / "redis.conf")]
