"""`prefect_rs.testing.through_httpx`: respx, pytest-httpx and vcrpy see the requests of unchanged code."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import httpx
import prefect_rs
import pytest
import respx
from prefect_rs.events import emit_event
from prefect_rs.exceptions import ConnectError, ObjectNotFound, ReadTimeout
from prefect_rs.testing import through_httpx
from prefect_rs.variables import Variable
from pytest_httpx import HTTPXMock, httpx_mock

from tests.support.wire import Certificates, Wire, answer
from tests.transport.httpx_transports.conftest import Both

__all__ = ["httpx_mock"]  # a fixture

API = "http://prefect.test/api"


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(autouse=True)
def unreachable(settings: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of a server that does not exist."""
    monkeypatch.setenv("PREFECT_API_URL", API)
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "0")
    monkeypatch.setenv("NO_PROXY", "*")


def count_runs(both: Both) -> Any:
    """Code of a user, which makes a client of its own."""
    if not both.is_async:
        with prefect_rs.get_client(sync_client=True) as client:
            return client.count_flow_runs()

    async def main() -> Any:
        async with prefect_rs.get_client() as client:
            return await client.count_flow_runs()

    return asyncio.run(main())


# ---- The tools -----------------------------------------------------------------------------------


@pytest.mark.parametrize("using", ["httpcore", "httpx"])
def test_respx(both: Both, using: str) -> None:
    with respx.mock(using=using, base_url=API) as router, through_httpx():
        route = router.post("/flow_runs/count").respond(json=7)
        assert count_runs(both) == 7
        assert route.call_count == 1
        assert json.loads(route.calls.last.request.content) == {}
        router.post("/flow_runs/count").mock(side_effect=httpx.ConnectError("no route"))
        with pytest.raises(ConnectError, match="no route"):
            count_runs(both)


def test_respx_reports_requests_that_were_not_expected(both: Both) -> None:
    with (
        respx.mock(assert_all_called=False),
        through_httpx(),
        pytest.raises(AssertionError, match="not mocked"),
    ):
        count_runs(both)


def test_pytest_httpx(both: Both, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(method="POST", url=f"{API}/flow_runs/count", json=7)
    with through_httpx():
        assert count_runs(both) == 7
        (request,) = httpx_mock.get_requests()
        assert request.headers["user-agent"].startswith("prefect-rs/")
        httpx_mock.add_response(status_code=404, json={"detail": "no"})
        with pytest.raises(ObjectNotFound):
            count_runs(both)
        httpx_mock.add_exception(httpx.ReadTimeout("too slow"))
        with pytest.raises(ReadTimeout, match="too slow"):
            count_runs(both)


@pytest.mark.httpx_mock(assert_all_requests_were_expected=False)
def test_pytest_httpx_reports_requests_that_were_not_expected(both: Both, httpx_mock: HTTPXMock) -> None:
    with through_httpx(), pytest.raises(httpx.TimeoutException, match="No response can be found"):
        count_runs(both)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="vcrpy needs Python 3.11")
def test_vcrpy(both: Both, wire: Wire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import vcr

    monkeypatch.setenv("PREFECT_API_URL", wire.api_url)
    wire.reply = lambda seen: answer(7)
    cassette = str(tmp_path / "cassette.yaml")
    with vcr.use_cassette(cassette), through_httpx():
        assert count_runs(both) == 7
    assert len(wire.requests) == 1
    with vcr.use_cassette(cassette, record_mode="none") as played, through_httpx():
        assert count_runs(both) == 7
        assert played.play_count == 1
    assert len(wire.requests) == 1


# ---- What goes through httpx ---------------------------------------------------------------------


def test_only_clients_that_are_created_inside(both: Both, wire: Wire) -> None:
    wire.reply = lambda seen: answer(1)
    before = both.client(api=wire.api_url)
    with respx.mock(base_url=wire.api_url) as router:
        route = router.post("/flow_runs/count").respond(json=7)
        with through_httpx():
            inside = both.client(api=wire.api_url)
            assert both.call(before, "count_flow_runs") == 1
        after = both.client(api=wire.api_url)
        assert both.call(after, "count_flow_runs") == 1
        assert both.call(inside, "count_flow_runs") == 7
        assert route.call_count == 1
    assert len(wire.requests) == 2


def test_it_can_be_nested(both: Both) -> None:
    with respx.mock(base_url=API) as router:
        route = router.post("/flow_runs/count").respond(json=7)
        with through_httpx():
            with through_httpx():
                count_runs(both)
            count_runs(both)
        assert route.call_count == 2


def test_it_is_a_decorator(both: Both) -> None:
    @through_httpx()
    def code() -> Any:
        return count_runs(both)

    with respx.mock(base_url=API) as router:
        router.post("/flow_runs/count").respond(json=7)
        assert code() == 7


def test_threads() -> None:
    found = []

    def code() -> None:
        with prefect_rs.get_client(sync_client=True) as client:
            found.append(client.count_flow_runs())

    with respx.mock(base_url=API) as router, through_httpx():
        router.post("/flow_runs/count").respond(json=7)
        threads = [threading.Thread(target=code) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [7] * 4


def test_functions_of_modules(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", wire.api_url)
    wire.reply = lambda seen: answer({"detail": "Variable not found"}, 404)
    assert Variable.get("name", default="outside") == "outside"
    value = {"id": "6a0c0b2c-6b0e-4b8e-8f0a-1d9b1d1f3e11", "name": "name", "value": "inside", "tags": []}
    with respx.mock(base_url=wire.api_url) as router, through_httpx():
        router.get("/variables/name/name").respond(json=value)
        assert Variable.get("name") == "inside"

        async def main() -> Any:
            return await Variable.aget("name")

        assert asyncio.run(main()) == "inside"
    assert Variable.get("name", default="outside") == "outside"


def test_events_are_delivered_before_the_end(wire: Wire) -> None:
    with respx.mock(base_url=API) as router:
        route = router.post("/events").respond(204)
        with through_httpx():
            emit_event("it.happened", {"prefect.resource.id": "it"})
        events = [event for call in route.calls for event in json.loads(call.request.content)]
    assert [event["event"] for event in events] == ["it.happened"]
    assert wire.requests == []


def test_without_a_mock_the_requests_reach_the_server(both: Both, wire: Wire) -> None:
    wire.reply = lambda seen: answer(1)
    with through_httpx():
        client = both.client(api=wire.api_url, headers={"X-Team": "data"})
        assert both.call(client, "count_flow_runs") == 1
        assert both.call(client, "count_flow_runs") == 1  # on another event loop
        limited = both.client(api=wire.api_url, limits={"max_connections": 1}, http2=False, trust_env=False)
        assert both.call(limited, "count_flow_runs") == 1
    assert [seen.headers["x-team"] for seen in wire.requests[:2]] == ["data"] * 2
    with through_httpx(), pytest.raises(ConnectError, match="could not connect"):
        both.call(both.client(api="http://127.0.0.1:9/api"), "count_flow_runs")


def test_the_time_limits_are_those_of_the_client(both: Both, wire: Wire) -> None:
    wire.reply = lambda seen: None
    with through_httpx(), pytest.raises(ReadTimeout):
        both.call(both.client(api=wire.api_url, timeout=0.05), "count_flow_runs")


def test_tls_settings_are_honoured(both: Both, certificates: Certificates) -> None:
    with Wire(tls=certificates.server(), reply=lambda seen: answer(1)) as wire, through_httpx():
        for verify in (str(certificates["ca.pem"]), False):
            assert both.call(both.client(api=wire.api_url, verify=verify), "count_flow_runs") == 1
        with pytest.raises(ConnectError, match="ertificate"):
            both.call(both.client(api=wire.api_url), "count_flow_runs")


def test_httpx_has_to_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(ImportError, match="pip install httpx"), through_httpx():
        pass


SUITE = """
import prefect_rs


def count_runs():
    with prefect_rs.get_client(sync_client=True) as client:
        return client.count_flow_runs()


def test_pytest_httpx(through_httpx, httpx_mock):
    httpx_mock.add_response(json=7)
    assert count_runs() == 7


def test_respx(through_httpx, respx_mock):
    respx_mock.post("http://prefect.test/api/flow_runs/count").respond(json=8)
    assert count_runs() == 8
"""


def test_the_fixture(tmp_path: Path) -> None:
    """In a run of its own, with the plugins of all tools."""
    (tmp_path / "test_it.py").write_text(SUITE)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert "2 passed" in done.stdout, done.stdout + done.stderr
