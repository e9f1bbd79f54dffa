"""The pytest plugin of prefect-rs: a real Prefect server, and clients of it, as fixtures.

pytest imports this module in every run of an environment with prefect-rs, so it must not import the package
itself. docs/testing.md describes the fixtures.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prefect_rs import PrefectClient, SyncPrefectClient
    from prefect_rs.testing import PrefectServer, RunningServer


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that say which server to use."""
    group = parser.getgroup("prefect-rs", "Prefect servers for tests (prefect-rs)")
    group.addoption(
        "--prefect-server",
        metavar="VENV",
        help="start the Prefect server of this virtual environment; by default that of this environment, or "
        "of the command `prefect` on the PATH",
    )
    group.addoption(
        "--prefect-api",
        metavar="URL",
        help="use a running Prefect server, such as http://127.0.0.1:4200/api, for the fixture "
        "`prefect_server`, instead of starting one",
    )


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """List the fields that differ, if an assertion compares models."""
    if "prefect_rs._core" not in sys.modules:
        return None
    from prefect_rs.testing._differences import explain

    return explain(op, left, right)


@pytest.fixture(scope="session")
def prefect_server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningServer]:
    """A real Prefect server, one for the whole session and for all workers of pytest-xdist.

    The settings point to it until the end of the session. What tests create on it remains: see
    `clean_prefect_server`.
    """
    from prefect_rs.testing._fixtures import server_of_session

    with server_of_session(request.config, tmp_path_factory) as server:
        yield server


@pytest.fixture(scope="session")
def _prefect_server_of_process(request: pytest.FixtureRequest) -> Iterator[PrefectServer]:
    """A server of this process only, which is reset before each test that uses it."""
    from prefect_rs.testing._fixtures import server_of_process

    with server_of_process(request.config) as server:
        yield server


@pytest.fixture
def clean_prefect_server(_prefect_server_of_process: PrefectServer) -> Iterator[PrefectServer]:
    """A real Prefect server without anything on it but what Prefect creates itself.

    It is another server than `prefect_server`, and each worker of pytest-xdist has one. It starts once, and
    is reset before each test, in milliseconds. The settings point to it during the test.
    """
    _prefect_server_of_process.reset()
    with _prefect_server_of_process.settings():
        yield _prefect_server_of_process


@pytest.fixture
def through_httpx() -> Iterator[None]:
    """Make clients that the test creates send through httpx, for respx, pytest-httpx and vcrpy."""
    from prefect_rs.testing import through_httpx

    with through_httpx():
        yield


@pytest.fixture
def prefect_client(request: pytest.FixtureRequest) -> PrefectClient:
    """An async client of `clean_prefect_server`, if the test uses that, or else of `prefect_server`.

    It can be used with and without `async with`.
    """
    from prefect_rs import PrefectClient

    return PrefectClient(_api_url(request))


@pytest.fixture
def sync_prefect_client(request: pytest.FixtureRequest) -> Iterator[SyncPrefectClient]:
    """A sync client of `clean_prefect_server`, if the test uses that, or else of `prefect_server`."""
    from prefect_rs import SyncPrefectClient

    with SyncPrefectClient(_api_url(request)) as client:
        yield client


def _api_url(request: pytest.FixtureRequest) -> str:
    clean = "clean_prefect_server"
    url: str = request.getfixturevalue(clean if clean in request.fixturenames else "prefect_server").api_url
    return url
