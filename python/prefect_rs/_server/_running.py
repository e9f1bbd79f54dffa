"""A server that is running already."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator


class RunningServer:
    """A server that somebody else started and stops.

    Args:
        api_url (str): The URL of its API.
    """

    def __init__(self, api_url: str) -> None:
        self._api_url = api_url.rstrip("/")

    @property
    def api_url(self) -> str:
        """The value for `PREFECT_API_URL`."""
        return self._api_url

    @property
    def url(self) -> str:
        """The URL of the server, without `/api`."""
        return self._api_url.removesuffix("/api")

    @contextlib.contextmanager
    def settings(self) -> Iterator[None]:
        """Make this server the one in the settings, in a `with` block. Credentials remain as they are."""
        from prefect_rs.testing._settings import pointing_to

        with pointing_to(self.api_url, None):
            yield
