"""The server that is started for clients without an API URL."""

from __future__ import annotations

import os
from pathlib import Path

from ._installation import Installation
from ._prefect_server import PrefectServer


class LocalServer(PrefectServer):
    """A server with the settings of this process.

    Args:
        deadline: The maximum time to wait for the server to start, in seconds.
        has_database: Whether the settings name its database.
    """

    _name = "the local Prefect server"
    _advice = "; PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS sets a longer timeout"

    def __init__(self, deadline: float, has_database: bool) -> None:
        super().__init__(deadline=deadline)
        self._has_database = has_database
        self._stops_gracefully = has_database

    def _environment(self, installation: Installation) -> dict[str, str]:
        # Like the official client: without the user interface and what only a permanent server needs.
        flags = ("PREFECT__SERVER_EPHEMERAL", "PREFECT__SERVER_FINAL")
        return {**os.environ, **dict.fromkeys(flags, "1"), "PREFECT_UI_ENABLED": "0"}

    def _directory(self) -> Path | None:
        # A .env or prefect.toml in the working directory configures both.
        return None

    @property
    def _has_other_database(self) -> bool:
        return self._has_database
