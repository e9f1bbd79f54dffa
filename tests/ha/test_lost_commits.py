"""PostgreSQL commits a transaction, and its confirmation is lost: neither server nor client can know."""

from __future__ import annotations

import shutil
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.exceptions import PrefectHTTPStatusError

from tests.support.servers import LoopbackServer
from tests.support.standin import Caller
from tools.ha import Postgres
from tools.prefect_server import PrefectServer

pytestmark = [pytest.mark.ha, pytest.mark.usefixtures("retries")]


class LossyProxy(LoopbackServer):
    """Forwards connections to PostgreSQL, and loses the response to a COMMIT with its connection.

    Args:
        port: The port of PostgreSQL.

    Attributes:
        is_losing: Whether the next response to a COMMIT is to be lost.
        lost: How many were lost.
    """

    def __init__(self, port: int) -> None:
        self._target = port
        self.is_losing = False
        self.lost = 0

    def _serve(self, connection: socket.socket) -> None:
        with connection, socket.create_connection(("127.0.0.1", self._target)) as server:
            commits = threading.Event()
            self._start(self._answer, server, connection, commits)
            while data := connection.recv(65536):
                if self.is_losing and b"COMMIT;" in data:
                    self.is_losing = False
                    commits.set()
                server.sendall(data)

    def _answer(self, server: socket.socket, connection: socket.socket, commits: threading.Event) -> None:
        while data := server.recv(65536):
            if commits.is_set() and b"COMMIT\0" in data:
                self.lost += 1
                break
            connection.sendall(data)
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)


@pytest.fixture(scope="module")
def lossy() -> Iterator[tuple[LossyProxy, str]]:
    """The proxy, and the API of a server whose connections to the database pass through it."""
    # Not in pytest's folder, which other users cannot enter: PostgreSQL does not run as root.
    folder = Path(tempfile.mkdtemp(prefix="prefect-ha-"))
    folder.chmod(0o711)
    try:
        with Postgres(folder / "postgres") as postgres, LossyProxy(postgres.port) as proxy:
            url = postgres.url.replace(f":{postgres.port}/", f":{proxy.port}/")
            settings = {"PREFECT_SERVER_DATABASE_CONNECTION_URL": url}
            with PrefectServer(services=False, env=settings) as server:
                yield proxy, server.api_url
    finally:
        shutil.rmtree(folder)


def test_a_request_that_may_have_been_committed_is_not_repeated(
    mode: str, lossy: tuple[LossyProxy, str], unique: Callable[[str], str]
) -> None:
    proxy, api_url = lossy
    key, before = unique("once"), proxy.lost
    caller = Caller(mode, api_url)
    proxy.is_losing = True
    with pytest.raises(PrefectHTTPStatusError, match="503"):
        caller("create_artifact", {"key": key, "type": "markdown", "data": "x"})
    caller.close()
    assert proxy.lost == before + 1
    with SyncPrefectClient(api_url) as client:
        assert len(client.read_artifacts(artifact_filter={"key": {"any_": [key]}})) == 1


def test_an_idempotent_request_is_repeated(
    mode: str, lossy: tuple[LossyProxy, str], unique: Callable[[str], str]
) -> None:
    proxy, api_url = lossy
    before = proxy.lost
    with SyncPrefectClient(api_url) as client:
        flow = client.read_flow(client.create_flow_from_name(unique("flow")))
        caller = Caller(mode, api_url)
        proxy.is_losing = True
        run = caller("create_flow_run", flow)
        caller.close()
        assert proxy.lost == before + 1
        assert [each.id for each in client.read_flow_runs(flow_filter={"id": {"any_": [flow.id]}})] == [
            run.id
        ]
