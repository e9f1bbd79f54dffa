"""Retries, with faults of all kinds between the client and a real server."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from email.utils import formatdate
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.exceptions import (
    ConnectError,
    PoolTimeout,
    PrefectHTTPStatusError,
    ReadError,
    ReadTimeout,
    RemoteProtocolError,
)

from tests.support.fault_proxy import Fault, FaultProxy, Request, Status
from tests.support.standin import Caller, StandIn, as_json, http

BROKEN = (ReadError, RemoteProtocolError)


pytestmark = pytest.mark.usefixtures("retries")


def first(fault: Fault | Status, times: int = 1) -> Callable[[Request], Fault | Status | None]:
    """This fault for the first requests only."""
    return lambda request: fault if request.number < times else None


AT_ONCE = {"Retry-After": "0"}

PASSING = [Fault.SLOW_BYTES, Fault.DELAY]
BREAKING = [
    Fault.RESET_BEFORE,
    Fault.CLOSE_BEFORE,
    Fault.LOSE_ANSWER,
    Fault.RESET_ANSWER,
    Fault.HALF_ANSWER,
    Fault.HALF_HEAD,
    Fault.GARBAGE,
]


@pytest.mark.parametrize("fault", BREAKING, ids=lambda fault: fault.name)
def test_reads_are_retried(through: Callable[..., Any], proxy: FaultProxy, fault: Fault) -> None:
    proxy.fault = first(fault)
    assert through("count_flows") >= 0
    assert len(proxy.requests) == 2


@pytest.mark.parametrize("fault", PASSING, ids=lambda fault: fault.name)
def test_slow_responses_are_not_retried(through: Callable[..., Any], proxy: FaultProxy, fault: Fault) -> None:
    proxy.fault = first(fault)
    assert through("count_flows") >= 0
    assert len(proxy.requests) == 1


@pytest.mark.parametrize("status", [408, 429, 502, 503])
def test_a_series_of_error_statuses(through: Callable[..., Any], proxy: FaultProxy, status: int) -> None:
    proxy.fault = first(Status(status, AT_ONCE), times=5)
    assert through("hello").status_code == 200
    assert len(proxy.requests) == 6


@pytest.mark.parametrize("status", [400, 401, 403, 418, 500, 501, 504])
def test_other_statuses_are_not_retried(through: Callable[..., Any], proxy: FaultProxy, status: int) -> None:
    proxy.fault = first(Status(status, AT_ONCE))
    with pytest.raises(PrefectHTTPStatusError) as raised:
        through("count_flows")
    assert raised.value.status_code == status
    assert len(proxy.requests) == 1


def test_the_last_response_is_the_error(through: Callable[..., Any], proxy: FaultProxy) -> None:
    proxy.fault = lambda _: Status(503, AT_ONCE)
    with pytest.raises(PrefectHTTPStatusError, match="503"):
        through("count_flows")
    assert len(proxy.requests) == 6


def test_raw_requests_are_retried(through: Callable[..., Any], proxy: FaultProxy) -> None:
    proxy.fault = first(Status(503, AT_ONCE))
    assert through("request", "GET", "/hello").status_code == 200
    proxy.fault = lambda request: Status(502, AT_ONCE) if request.number == 2 else None
    assert through("request", "POST", "/flows/filter", json={"limit": 1}).status_code == 200
    assert [request.target for request in proxy.requests] == ["/api/hello"] * 2 + ["/api/flows/filter"] * 2


def test_a_raw_post_is_not_retried(through: Callable[..., Any], proxy: FaultProxy) -> None:
    proxy.fault = first(Fault.LOSE_ANSWER)
    with pytest.raises(BROKEN):
        through("request", "POST", "/variables/", json={"name": "once", "value": 1})
    assert len(proxy.requests) == 1
    through("delete_variable_by_name", "once")


@pytest.mark.needs_server("3.2", "labels")
def test_the_body_is_the_same_each_time(through: Callable[..., Any], proxy: FaultProxy) -> None:
    proxy.fault = lambda request: [Status(503, AT_ONCE), Fault.LOSE_ANSWER, None][request.number]
    labels = {"a": "x" * 300_000}
    with pytest.raises(PrefectHTTPStatusError):  # there is no such run
        through("update_flow_run_labels", "00000000-0000-4000-8000-000000000000", labels)
    bodies = {request.body for request in proxy.requests}
    assert (len(proxy.requests), len(bodies)) == (3, 1)
    assert len(bodies.pop()) > 300_000


def test_read_timeouts_are_retried(api_url: str) -> None:
    with FaultProxy(api_url, first(Fault.SILENCE)) as proxy:
        client = SyncPrefectClient(proxy.api_url, httpx_settings={"timeout": 0.5})
        assert client.hello().status_code == 200
        assert len(proxy.requests) == 2


# ---- Delay ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_respected(mode: str, form: str) -> None:
    times: list[float] = []

    def answer(_: object) -> Any:
        times.append(time.time())
        if len(times) > 1:
            return as_json(True)
        # A date has a resolution of one second.
        wait = "1" if form == "seconds" else formatdate(int(times[0]) + 2, usegmt=True)
        return http(status=429, headers={"Retry-After": wait})

    with StandIn(answer) as server:
        caller = Caller(mode, server.api_url)
        caller("hello")
        caller.close()
    least = times[0] + 1 if form == "seconds" else int(times[0]) + 2
    assert least <= times[1] <= least + 30


def test_the_default_delay_depends_on_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_RETRY_JITTER_FACTOR", "0")
    times: list[float] = []

    def answer(_: object) -> Any:
        times.append(time.monotonic())
        return http(status=503) if len(times) == 1 else as_json(True)

    with StandIn(answer) as server:
        SyncPrefectClient(server.api_url).hello()
    assert 2 <= times[1] - times[0] <= 30


def test_maintenance_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "1")
    maintenance = http(status=503, headers={"Prefect-Maintenance": "true", "Retry-After": "0"})
    replies = iter([maintenance] * 20 + [http(status=503, headers=AT_ONCE), as_json(7)])
    with StandIn(lambda _: next(replies)) as server:
        assert SyncPrefectClient(server.api_url).count_flows() == 7
        assert len(server.asked) == 22


def test_settings(monkeypatch: pytest.MonkeyPatch, api_url: str) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "2")
    monkeypatch.setenv("PREFECT_CLIENT_RETRY_EXTRA_CODES", "500,418")
    for status in (500, 418):
        with FaultProxy(api_url, lambda _, status=status: Status(status, AT_ONCE)) as proxy:  # type: ignore[misc]
            with pytest.raises(PrefectHTTPStatusError):
                SyncPrefectClient(proxy.api_url).count_flows()
            assert len(proxy.requests) == 3
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "0")
    with FaultProxy(api_url, lambda _: Fault.RESET_ANSWER) as proxy:
        with pytest.raises(BROKEN):
            SyncPrefectClient(proxy.api_url).count_flows()
        assert len(proxy.requests) == 1


# ---- Refused connections -------------------------------------------------------------------------


def test_a_server_that_was_never_reachable_is_reported_at_once(free_port: int) -> None:
    began = time.monotonic()
    with pytest.raises(ConnectError):
        SyncPrefectClient(f"http://127.0.0.1:{free_port}/api").hello()
    assert time.monotonic() - began < 30  # instead of 62 s for five retries


def test_a_server_that_becomes_unreachable_is_retried(through: Callable[..., Any], proxy: FaultProxy) -> None:
    assert through("count_flows") >= 0
    proxy.refuse()
    back = threading.Timer(1.0, proxy.listen)
    back.start()
    # Also for creations, because nothing has been sent.
    name = f"after-the-break-{time.time_ns()}"
    through("create_variable", {"name": name.replace("-", "_"), "value": 1})
    back.join()
    through("delete_variable_by_name", name.replace("-", "_"))


def test_a_real_server_that_is_killed_and_restarted(start_server: Callable[..., Any]) -> None:
    """Calls succeed when it is back. It starts empty, so the calls must not depend on its data."""
    server = start_server()
    with FaultProxy(server.api_url) as proxy, SyncPrefectClient(proxy.api_url) as client:
        client.create_flow_from_name("before")
        assert client.count_flows() == 1
        server.stop()
        proxy.refuse()

        def again() -> None:
            server.start()
            proxy.lead_to(server.api_url)

        starting = threading.Thread(target=again)
        starting.start()
        assert client.count_flows() == 0
        starting.join()
        client.create_flow_from_name("after")
        assert client.count_flows() == 1


# ---- Pool timeouts -------------------------------------------------------------------------------


def test_a_pool_timeout_is_retried(mode: str, proxy: FaultProxy, caplog: pytest.LogCaptureFixture) -> None:
    """Three calls share one connection, and each takes longer than the pool timeout."""
    caplog.set_level(logging.DEBUG, "prefect_rs")
    proxy.fault = lambda _: Fault.DELAY
    settings = {"limits": {"max_connections": 1}, "timeout": {"timeout": 30, "pool": 0.1}}
    if mode == "sync":
        client = SyncPrefectClient(proxy.api_url, httpx_settings=settings)
        found: list[int] = []
        threads = [threading.Thread(target=lambda: found.append(client.count_flows())) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    else:

        async def main() -> list[int]:
            client = PrefectClient(proxy.api_url, httpx_settings=settings)
            return await asyncio.gather(*(client.count_flows() for _ in range(3)))

        found = asyncio.run(main())
    assert len(found) == 3
    assert "no connection became free within 0.1 s: all 1 are in use" in caplog.text
    assert "(1 of 6 tries used)" in caplog.text


def test_a_pool_timeout_without_retries(proxy: FaultProxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "0")
    proxy.fault = lambda _: Fault.DELAY
    settings = {"limits": {"max_connections": 1}, "timeout": {"timeout": 30, "pool": 0.05}}

    async def main() -> list[Any]:
        client = PrefectClient(proxy.api_url, httpx_settings=settings)
        return await asyncio.gather(*(client.count_flows() for _ in range(3)), return_exceptions=True)

    failed = [each for each in asyncio.run(main()) if isinstance(each, Exception)]
    assert len(failed) == 2
    assert all(isinstance(each, PoolTimeout) for each in failed)


# ---- Cancellation --------------------------------------------------------------------------------

LONG = Status(503, {"Retry-After": "600"})


def test_cancelling_during_a_delay(proxy: FaultProxy) -> None:
    proxy.fault = lambda _: LONG

    async def main() -> None:
        client = PrefectClient(proxy.api_url)
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(client.hello(), 0.3)
        task = asyncio.create_task(client.hello())
        while len(proxy.requests) < 2:
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(asyncio.wait_for(main(), 60))
    assert len(proxy.requests) == 2


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_ctrl_c_during_a_delay(proxy: FaultProxy, kind: str) -> None:
    proxy.fault = lambda _: LONG
    call = {
        "sync": "SyncPrefectClient(url).hello()",
        "async": "asyncio.run(PrefectClient(url).hello())",
    }[kind]
    program = textwrap.dedent(
        f"""
        import asyncio
        from prefect_rs import PrefectClient, SyncPrefectClient
        url = {proxy.api_url!r}
        async def main():
            await PrefectClient(url).hello()
        try:
            {"asyncio.run(main())" if kind == "async" else call}
        except KeyboardInterrupt:
            print("interrupted")
        """
    )
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    while not proxy.requests:
        time.sleep(0.02)
        assert process.poll() is None
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=60)
    assert output == "interrupted\n"


def test_interpreter_exit_during_a_delay(proxy: FaultProxy) -> None:
    proxy.fault = lambda _: LONG
    program = textwrap.dedent(
        f"""
        import asyncio, logging, threading, time
        from prefect_rs import PrefectClient, SyncPrefectClient
        logging.basicConfig(level=logging.DEBUG)
        url = {proxy.api_url!r}
        threading.Thread(target=SyncPrefectClient(url).hello, daemon=True).start()
        async def main():
            asyncio.create_task(PrefectClient(url).hello())
            await asyncio.sleep(0.5)
        asyncio.run(main())
        """
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


# ---- Logging -------------------------------------------------------------------------------------


def test_every_retry_is_logged(mode: str, proxy: FaultProxy, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "prefect_rs")
    proxy.fault = first(Status(503, AT_ONCE), times=3)
    caller = Caller(mode, proxy.api_url)
    caller("hello")
    caller.close()
    lines = [record for record in caplog.records if record.name == "prefect_rs"]
    assert [record.levelno for record in lines] == [logging.DEBUG] * 3
    assert [record.getMessage() for record in lines] == [
        f"GET {proxy.api_url}/hello failed: 503 Service Unavailable; "
        f"next try in 0.00 s ({number} of 6 tries used)"
        for number in (1, 2, 3)
    ]


def test_retries_are_logged_before_the_delay_in_the_callers_thread(mode: str, proxy: FaultProxy) -> None:
    """So a handler can inspect the state, and use the client."""
    proxy.fault = first(Status(503, {"Retry-After": "1"}))
    heard: list[tuple[int, int]] = []
    other = SyncPrefectClient(proxy.api_url)

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append((threading.get_ident(), len(proxy.requests)))
            other.count_flows()

    logger, handler = logging.getLogger("prefect_rs"), Handler()
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        caller = Caller(mode, proxy.api_url)
        caller("hello")
        caller.close()
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
    assert heard == [(threading.get_ident(), 1)]


def test_debug_messages_do_not_import_logging(proxy: FaultProxy) -> None:
    proxy.fault = first(Status(503, AT_ONCE))
    program = textwrap.dedent(
        f"""
        import sys
        from prefect_rs import SyncPrefectClient
        SyncPrefectClient({proxy.api_url!r}).hello()
        print("logging" in sys.modules)
        """
    )
    environment = {**os.environ, "PREFECT_CLIENT_MAX_RETRIES": "2"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
        check=True,
    )
    assert done.stdout == "False\n"
    assert len(proxy.requests) == 2


def test_nothing_is_printed_without_a_handler(proxy: FaultProxy) -> None:
    proxy.fault = first(Fault.SILENCE)
    program = textwrap.dedent(
        f"""
        import logging
        from prefect_rs import SyncPrefectClient
        from prefect_rs.exceptions import ReadTimeout
        client = SyncPrefectClient({proxy.api_url!r}, httpx_settings={{"timeout": 0.3}})
        client.hello()
        """
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_repeated_timeouts_are_the_error(proxy: FaultProxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "1")
    proxy.fault = lambda _: Fault.SILENCE
    with pytest.raises(ReadTimeout, match=r"no response arrived within 0\.3 s"):
        SyncPrefectClient(proxy.api_url, httpx_settings={"timeout": 0.3}).hello()
    assert len(proxy.requests) == 2
