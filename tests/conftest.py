"""Fixtures for all tests: a real Prefect server, clients of it, and an isolated home directory."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs._core import PREFECT_VERSION
from prefect_rs._server._shared import shared_server
from prefect_rs.client.schemas.objects import FlowRun, State
from prefect_rs.testing import RunningServer

from tests.support.clients import awaited, result_of
from tests.support.fault_proxy import FaultProxy
from tests.support.real_runs import ProcessWorker, ServedFlows, server_venv
from tests.support.standin import Caller
from tests.support.upstream import RUNNING_SERVER, SERVER_SETTINGS, credentials, http_connection, plain_client
from tests.support.versions import numbers
from tests.support.wire import Wire, silent
from tools.prefect_server import PrefectServer

T = TypeVar("T")

TESTING = Path(__file__).parent / "testing"

# For clients that fixtures of a session use.
os.environ.update(SERVER_SETTINGS)


class Server(Protocol):
    """The server, as far as tests use it."""

    @property
    def url(self) -> str: ...
    @property
    def api_url(self) -> str: ...


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real Prefect server, started when a test first needs it. With several workers (`-n 2`), one for all.

    Unlike the fixture `prefect_server`, it leaves the settings alone.
    """
    if RUNNING_SERVER:
        yield RunningServer(RUNNING_SERVER)
    elif hasattr(request.config, "workerinput"):
        directory = tmp_path_factory.getbasetemp().parent / "prefect-server"
        with shared_server(directory, PrefectServer) as api_url:
            yield RunningServer(api_url)
    else:
        with PrefectServer() as started:
            yield started


@pytest.fixture(scope="session")
def api_url(server: Server) -> str:
    """The URL of the server's API."""
    return server.api_url


@pytest.fixture(scope="session")
def server_version(api_url: str) -> str:
    """The server's version, such as `3.9.1`."""
    connection = http_connection(api_url, timeout=30)
    try:
        connection.request("GET", f"{urlsplit(api_url).path}/admin/version", headers=credentials())
        return str(json.loads(connection.getresponse().read()))
    finally:
        connection.close()


@pytest.fixture(scope="session")
def document(api_url: str, server_version: str) -> dict[str, Any]:
    """The server's OpenAPI document. Skips the test on a server of another version than the package's, unless
    tools/new_server.py runs it.
    """
    if server_version != PREFECT_VERSION and not os.environ.get("PREFECT_RS_TEST_ANY_VERSION"):
        pytest.skip(f"the server is Prefect {server_version}: the tests are for {PREFECT_VERSION}")
    with plain_client(api_url) as client:
        found: dict[str, Any] = client.get("/openapi.json").raise_for_status().json()
        return found


def pytest_configure(config: pytest.Config) -> None:
    """Declare the markers."""
    # Shells make background processes ignore Ctrl-C, and their child processes inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    config.addinivalue_line("markers", "long: takes a minute; part of `make test-long` only")
    config.addinivalue_line("markers", "real_server: the test uses a real Prefect server; set automatically")
    config.addinivalue_line(
        "markers", "given_server: the test uses the server that all tests share; set automatically"
    )
    config.addinivalue_line("markers", "ha: needs PostgreSQL, Redis and nginx; part of `make test-ha` only")
    config.addinivalue_line("markers", "httpx_mock(**options): options of pytest-httpx")
    config.addinivalue_line(
        "markers",
        "needs_server(version, what): the test needs a feature that servers older than version lack",
    )
    config.addinivalue_line(
        "markers", "one_server(why): the test does not work with several servers that demand a password"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests that use a real server. `-m real_server` runs only those."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        # The tests in tests/testing start servers by what they test.
        if {"server", "start_server"} & fixtures or TESTING in item.path.parents:
            item.add_marker("real_server")
        if "server" in fixtures and "start_server" not in fixtures:
            item.add_marker("given_server")


@pytest.fixture(autouse=True)
def new_enough(request: pytest.FixtureRequest) -> None:
    """Skip a test marked `needs_server("3.4", "labels of flows")` if the server is older than that."""
    for marker in request.node.iter_markers("needs_server"):
        needed, what = marker.args
        version = request.getfixturevalue("server_version")
        if numbers(version) < numbers(needed):
            pytest.skip(f"Prefect {version} lacks {what}; {needed} has it")


@pytest.fixture(autouse=True)
def one_server(request: pytest.FixtureRequest) -> None:
    """Skip a test marked `one_server("why")` if `make test-ha` has started several servers."""
    for marker in request.node.iter_markers("one_server"):
        if SERVER_SETTINGS:
            pytest.skip(f"several servers with a password: {marker.args[0]}")


@pytest.fixture(scope="session")
def served(server: Server) -> Iterator[ServedFlows]:
    """Deployments that really run, served by one process: `served.ids["quick"]`, `served.names["long"]`.

    `tests/support/real_runs/flows.py` has the flows and their parameters.
    """
    _needs_official_package()
    with ServedFlows(server.api_url) as started:
        yield started


@pytest.fixture(scope="session")
def worker(server: Server) -> Iterator[ProcessWorker]:
    """The same deployments in a work pool with a process worker: `worker.ids["quick"]`, `worker.pool`."""
    _needs_official_package()
    with ProcessWorker(server.api_url) as started:
        yield started


@pytest.fixture
def stops_runs(server_version: str) -> None:
    """Skips the test if the official package cannot stop a run that it is told to cancel."""
    if server_version.startswith("3.2."):
        pytest.skip(f"Prefect {server_version} fails to stop the process of a run: a TypeError in its runner")


def _needs_official_package() -> None:
    if not (server_venv() / "bin" / "python").exists():
        pytest.skip(f"real runs need the official package in {server_venv()}: run `make server`")


@pytest.fixture
def start_server() -> Iterator[Callable[..., PrefectServer]]:
    """Start another server, with settings of its own: `start_server(env={...})`.

    It can be killed and started again, with the same database on the same port: `.kill()`, `.start()`.
    """
    started: list[PrefectServer] = []

    def start(**options: Any) -> PrefectServer:
        started.append(PrefectServer(**options).start())
        return started[-1]

    yield start
    for one in started:
        one.stop()


@pytest.fixture
def client(api_url: str) -> Iterator[SyncPrefectClient]:
    """An open sync client of the server."""
    with SyncPrefectClient(api_url) as opened:
        yield opened


@pytest.fixture
def run_async(api_url: str) -> Callable[[Callable[[PrefectClient], Awaitable[T]]], T]:
    """Run a function of an open async client on a new event loop.

    `flows = run_async(lambda client: client.read_flows())`, or with an `async def` that takes the client.
    """

    def run(body: Callable[[PrefectClient], Awaitable[T]]) -> T:
        async def main() -> T:
            async with PrefectClient(api_url) as opened:
                return await body(opened)

        return asyncio.run(main())

    return run


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> str:
    """ "sync" or "async". A test that uses this, `call`, `connect` or `through` runs with both."""
    return str(request.param)


@pytest.fixture
def call(mode: str, api_url: str) -> Iterator[Callable[..., Any]]:
    """Call a method of the sync or the async client: `call("read_flow", flow_id)`.

    All calls of a test use one client and one event loop. For a method that returns an iterator, the result
    is the list of its items.
    """
    if mode == "sync":
        with SyncPrefectClient(api_url) as sync_client:
            yield lambda name, /, *args, **kwargs: result_of(getattr(sync_client, name)(*args, **kwargs))
        return

    loop = asyncio.new_event_loop()
    async_client = PrefectClient(api_url)

    def through_the_loop(name: str, /, *args: Any, **kwargs: Any) -> Any:
        return loop.run_until_complete(awaited(getattr(async_client, name)(*args, **kwargs)))

    try:
        loop.run_until_complete(async_client.__aenter__())
        yield through_the_loop
        loop.run_until_complete(async_client.__aexit__(None, None, None))
    finally:
        loop.close()


@pytest.fixture
def run_in_queue(client: SyncPrefectClient) -> Callable[..., FlowRun]:
    """Create a flow run in a work queue: `run_in_queue(pool_name, queue_name, state)`.

    The run belongs to a deployment, because older servers put no other runs into queues.
    """

    def create(pool: str, queue: str, state: State[Any] | None = None) -> FlowRun:
        flow_id = client.create_flow_from_name("in-a-queue")
        deployment = client.create_deployment(
            flow_id,
            f"{pool} {queue}",
            work_pool_name=pool,
            work_queue_name=queue,
            parameter_openapi_schema={},
        )
        return client.create_flow_run_from_deployment(deployment, state=state)

    return create


@pytest.fixture
def unique() -> Callable[[str], str]:
    """Make a unique name: `unique("flow")`."""
    return lambda stem: f"{stem}-{uuid4().hex[:10]}"


@pytest.fixture(autouse=True)
def isolated(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty home and working directory, and no settings of the user who runs the tests.

    Retries are off, so that tests of faults see the fault at once; the fixture `retries` turns them on.

    Returns the working directory, for tests that write a `.env` or `prefect.toml` there.
    """
    for name in list(os.environ):
        # The first ones configure the tests themselves.
        if name.startswith("PREFECT_RS_") or name in SERVER_SETTINGS:
            continue
        if name.startswith("PREFECT_") or name.lower().endswith("_proxy") or name == "SSL_CERT_FILE":
            monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    work = tmp_path_factory.mktemp("work")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PREFECT_HOME", str(home / ".prefect"))
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "0")
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def retries(isolated: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """The default number of retries."""
    monkeypatch.delenv("PREFECT_CLIENT_MAX_RETRIES", raising=False)


@pytest.fixture
def wire(isolated: object) -> Iterator[Wire]:
    """A server on a loopback port that records connections and requests."""
    with Wire() as started:
        yield started


@pytest.fixture
def mute(isolated: object) -> Iterator[Wire]:
    """A server that receives requests and never responds."""
    with Wire(silent) as started:
        yield started


@pytest.fixture
def proxy(api_url: str) -> Iterator[FaultProxy]:
    """A proxy in front of the real server that can delay, break and lose requests and responses."""
    with FaultProxy(api_url) as opened:
        yield opened


@pytest.fixture
def through(mode: str, proxy: FaultProxy) -> Iterator[Callable[..., Any]]:
    """Call a method through `proxy`, with the sync or the async client."""
    caller = Caller(mode, proxy.api_url)
    yield caller
    caller.close()


@pytest.fixture
def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def connect(mode: str) -> Iterator[Callable[..., Any]]:
    """Make a client for any URL: `connect(url, **options)("hello")`."""
    made: list[Caller] = []

    def connect(api: Any, **options: Any) -> Caller:
        made.append(Caller(mode, api, **options))
        return made[-1]

    yield connect
    for one in made:
        one.close()
