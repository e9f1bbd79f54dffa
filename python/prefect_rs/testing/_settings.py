"""Makes a server the one in the settings."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any


@contextmanager
def pointing_to(api_url: str, auth_string: str | None) -> Iterator[None]:
    """Make a server the one in the settings, in a `with` block.

    Sets both the environment and the current context. The environment alone would be overridden by
    `temporary_settings`, and the context alone is not that of other threads, or of event loops that exist.

    Args:
        api_url: The URL of its API.
        auth_string: Its credentials, or an empty string if it has none. None to leave the user's.
    """
    from prefect_rs.settings import temporary_settings

    settings = {"PREFECT_API_URL": api_url}
    if auth_string is not None:
        settings |= {"PREFECT_API_AUTH_STRING": auth_string, "PREFECT_API_KEY": ""}
    with ExitStack() as stack:
        stack.enter_context(_environment(settings))
        stack.enter_context(temporary_settings(settings))
        stack.enter_context(_official(settings))
        yield
        _deliver_events()


@contextmanager
def _environment(variables: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def _official(settings: dict[str, str]) -> Iterator[None]:
    """The same for the official package, if it has been imported: it reads the environment only then."""
    official: Any = sys.modules.get("prefect.settings")
    # `install_as_prefect` gives that name to this package's settings.
    if not hasattr(official, "Profile"):
        yield
        return
    updates = {getattr(official, name): value or None for name, value in settings.items()}
    with official.temporary_settings(updates=updates):
        yield


def _deliver_events() -> None:
    """Deliver the events and log records that are queued, while the server is there."""
    if "prefect_rs._at_exit" in sys.modules:
        from prefect_rs._core import _flush_events, _flush_logs

        _flush_events(5, False)
        _flush_logs(5, False)
