"""What the fixtures of the pytest plugin do. The plugin imports this when a test uses one of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from prefect_rs._server._prefect_server import PrefectServer
from prefect_rs._server._running import RunningServer
from prefect_rs._server._shared import shared_server
from prefect_rs.testing._settings import pointing_to


@contextmanager
def server_of_session(
    config: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningServer]:
    """The server for all tests that do not need a clean one, with settings that point to it.

    Args:
        config: The configuration, with the options of the plugin.
        tmp_path_factory: The temporary directories of this run.

    Yields:
        The server.
    """
    api_url: str | None = config.getoption("prefect_api")
    if api_url is not None:
        if not api_url.startswith(("http://", "https://")):
            raise pytest.UsageError(
                f"--prefect-api must be a URL such as http://127.0.0.1:4200/api, but is {api_url!r}"
            )
        server = RunningServer(api_url)
        with server.settings():
            yield server
    elif hasattr(config, "workerinput"):
        # The parent is the directory of the whole run, which the workers of pytest-xdist share.
        directory = tmp_path_factory.getbasetemp().parent / "prefect-server"
        with shared_server(directory, lambda: _server(config)) as api_url, pointing_to(api_url, ""):
            yield RunningServer(api_url)
    else:
        with _server(config) as started, started.settings():
            yield RunningServer(started.api_url)


@contextmanager
def server_of_process(config: pytest.Config) -> Iterator[PrefectServer]:
    """A server for the tests of this process that need a clean one.

    Args:
        config: The configuration, with the options of the plugin.

    Yields:
        The server.
    """
    with _server(config) as server:
        yield server


def _server(config: pytest.Config) -> PrefectServer:
    venv: str | None = config.getoption("prefect_server")
    return PrefectServer(venv)
