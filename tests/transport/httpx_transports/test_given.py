"""`httpx_settings={"transport": ...}`: the transport sends the requests; all else is the client's own."""

from __future__ import annotations

import asyncio
import gc
import gzip
import json
import os
import sys
import threading
import weakref
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.exceptions import (
    ConnectError,
    DecodingError,
    ObjectNotFound,
    PrefectHTTPStatusError,
    ReadTimeout,
    RequestError,
    TooManyRedirects,
    ValidationError,
    WebSocketRefused,
)

from tests.transport.httpx_transports.conftest import API, Both


class Recorded(list[httpx.Request]):
    """A handler that records requests and responds with the replies in turn, the last one again and again."""

    def __init__(self, *replies: Any) -> None:
        self._replies = list(replies)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.append(request)
        reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        reply = reply(request) if callable(reply) else reply
        if isinstance(reply, BaseException):
            raise reply
        assert isinstance(reply, httpx.Response)
        return reply


def flow(name: str = "etl", number: int = 1) -> dict[str, Any]:
    return {
        "id": str(UUID(int=number)),
        "name": name,
        "created": "2026-01-01T00:00:00Z",
        "tags": [],
        "labels": {},
    }


# ---- What is sent --------------------------------------------------------------------------------


def test_a_mock_transport_gets_the_request(both: Both) -> None:
    seen = Recorded(lambda request: httpx.Response(200, json=flow()))
    client = both.client(
        httpx.MockTransport(seen), headers={"X-Team": "data"}, auth=("me", "secret"), timeout=7
    )
    assert both.call(client, "read_flow_by_name", "etl").name == "etl"
    (request,) = seen
    assert (request.method, str(request.url)) == ("GET", f"{API}/flows/name/etl")
    assert request.headers["host"] == "prefect.test"
    assert request.headers["x-team"] == "data"
    assert request.headers["authorization"].startswith("Basic ")
    assert request.headers["accept-encoding"] == "gzip"
    assert request.headers["user-agent"].startswith("prefect-rs/")
    assert request.extensions["timeout"] == {"connect": 7, "read": 7, "write": 7, "pool": 7}


def test_the_body_is_sent(both: Both) -> None:
    seen = Recorded(lambda request: httpx.Response(200, json=[]))
    both.call(both.client(httpx.MockTransport(seen)), "read_flows", limit=3)
    assert seen[-1].method == "POST"
    assert json.loads(seen[-1].content)["limit"] == 3
    assert int(seen[-1].headers["content-length"]) == len(seen[-1].content)
    assert seen[-1].headers["content-type"] == "application/json"


def test_raw_requests_and_the_httpx_client_inside(both: Both) -> None:
    seen = Recorded(lambda request: httpx.Response(200, json={"path": request.url.path}))
    client = both.client(httpx.MockTransport(seen))
    assert both.call(client, "request", "GET", "/health").json() == {"path": "/api/health"}
    inside = client._client
    assert inside is client._client
    del client
    gc.collect()
    assert both.call(inside, "get", "/ready").json() == {"path": "/api/ready"}


def test_the_transport_runs_where_the_caller_is(both: Both) -> None:
    where: list[Any] = []

    class Transport(httpx.BaseTransport, httpx.AsyncBaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            where.append(threading.get_ident())
            return httpx.Response(200, json=7)

        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            where.append(asyncio.get_running_loop())
            await asyncio.sleep(0)
            return httpx.Response(200, json=7)

    client = both.client(Transport())
    if both.is_async:

        async def call() -> Any:
            return await client.count_flow_runs(), asyncio.get_running_loop()

        count, expected = asyncio.run(call())
    else:
        count, expected = client.count_flow_runs(), threading.get_ident()
    assert (count, where) == (7, [expected])


def test_context_variables_are_those_of_the_caller(both: Both) -> None:
    from contextvars import ContextVar

    variable: ContextVar[str] = ContextVar("variable", default="none")
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(variable.get())
        return httpx.Response(200, json=7)

    client = both.client(httpx.MockTransport(handle))
    token = variable.set("of the caller")
    try:
        both.call(client, "count_flow_runs")
    finally:
        variable.reset(token)
    assert seen == ["of the caller"]


def test_mounts(both: Both) -> None:
    def named(name: str) -> httpx.MockTransport:
        return httpx.MockTransport(lambda request: httpx.Response(200, json={"by": name}))

    client = both.client(None, mounts={"http://": named("http"), "http://prefect.test": named("host")})
    assert both.call(client, "request", "GET", "/health").json() == {"by": "host"}
    client = both.client(named("default"), mounts={"https://": named("https"), "http://other": None})
    assert both.call(client, "request", "GET", "/health").json() == {"by": "default"}


# ---- What stays the client's own -----------------------------------------------------------------


def test_retries(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "1")
    responses = [httpx.Response(503, headers={"Retry-After": "0"}), httpx.Response(200, json=7)]
    seen = Recorded(*responses)
    assert both.call(both.client(httpx.MockTransport(seen)), "count_flow_runs") == 7
    assert len(seen) == 2


def test_a_network_error_is_retried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "1")
    seen = Recorded(httpx.ReadError("reset"), httpx.Response(200, json=7))
    client = SyncPrefectClient(API, httpx_settings={"transport": httpx.MockTransport(seen)})
    assert client.count_flow_runs() == 7
    assert len(seen) == 2


def test_redirects_are_followed_by_the_client(both: Both) -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/api/health":
            return httpx.Response(307, headers={"Location": "/api/elsewhere"})
        return httpx.Response(200, json=str(request.url))

    client = both.client(httpx.MockTransport(handle))
    response = both.call(client, "request", "GET", "/health")
    assert response.json() == "http://prefect.test/api/elsewhere"
    assert [one.status_code for one in response.history] == [307]
    with pytest.raises(PrefectHTTPStatusError, match="307"):
        both.call(
            both.client(httpx.MockTransport(handle), follow_redirects=False), "request", "GET", "/health"
        )
    loop = httpx.MockTransport(lambda request: httpx.Response(307, headers={"Location": "/api/health"}))
    with pytest.raises(TooManyRedirects):
        both.call(both.client(loop, max_redirects=3), "request", "GET", "/health")


def test_csrf_tokens(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "true")

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/csrf-token"):
            return httpx.Response(
                200,
                json={
                    "token": "the token",
                    "expiration": "2126-01-01T00:00:00Z",
                    "client": request.url.params["client"],
                    "id": str(uuid4()),
                    "created": None,
                    "updated": None,
                },
            )
        assert request.headers["prefect-csrf-token"] == "the token"
        return httpx.Response(201, json={"id": str(uuid4())})

    both.call(both.client(httpx.MockTransport(handle)), "create_flow_from_name", "etl")


def test_cookies_are_kept(both: Both) -> None:
    seen = Recorded(httpx.Response(200, json=1, headers={"Set-Cookie": "a=1"}), httpx.Response(200, json=2))
    client = both.client(httpx.MockTransport(seen))
    both.call(client, "count_flow_runs")
    both.call(client, "count_flow_runs")
    assert [request.headers.get("cookie") for request in seen] == [None, "a=1"]


def test_bodies_are_decompressed(both: Both) -> None:
    packed = gzip.compress(b"7")
    headers = {"Content-Encoding": "gzip"}
    for response in (
        httpx.Response(200, content=packed, headers=headers),
        httpx.Response(200, stream=httpx.ByteStream(packed), headers=headers),
    ):
        client = both.client(httpx.MockTransport(lambda request, response=response: response))
        assert both.call(client, "count_flow_runs") == 7
    broken = httpx.Response(200, stream=httpx.ByteStream(b"not gzip"), headers=headers)
    with pytest.raises(DecodingError, match="gzip"):
        both.call(both.client(httpx.MockTransport(lambda request: broken)), "count_flow_runs")


def test_a_response_in_pieces(both: Both) -> None:
    class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
        closed = 0

        def __iter__(self) -> Any:
            yield from (b"[1", b", 2", b"]")

        async def __aiter__(self) -> Any:
            for piece in self:
                await asyncio.sleep(0)
                yield piece

        def close(self) -> None:
            Pieces.closed += 1

        async def aclose(self) -> None:
            Pieces.closed += 1

    client = both.client(httpx.MockTransport(lambda request: httpx.Response(200, stream=Pieces())))
    assert both.call(client, "request", "GET", "/health").json() == [1, 2]
    assert Pieces.closed >= 1


def test_the_size_of_responses_is_limited(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_RS_CLIENT_MAX_RESPONSE_BYTES", "1000")
    for response in (
        httpx.Response(200, content=b"1" * 2000),
        httpx.Response(200, stream=httpx.ByteStream(b"1" * 2000)),
    ):
        client = both.client(httpx.MockTransport(lambda request, response=response: response))
        with pytest.raises(DecodingError, match="limit of 1000 bytes"):
            both.call(client, "count_flow_runs")


def test_error_statuses(both: Both) -> None:
    response = httpx.Response(404, json={"detail": "Flow not found"})
    client = both.client(httpx.MockTransport(lambda request: response))
    with pytest.raises(ObjectNotFound) as caught:
        both.call(client, "read_flow_by_name", "etl")
    assert caught.value.response.status_code == 404


def test_iterators_and_bulk_operations(both: Both) -> None:
    pages: list[int] = []

    def reply(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/count"):
            return httpx.Response(200, json=250)
        offset = json.loads(request.content).get("offset", 0)
        pages.append(offset)
        numbers = range(offset, min(offset + 200, 250))
        return httpx.Response(200, json=[flow(f"{number}", number) for number in numbers])

    client = both.client(httpx.MockTransport(reply))
    names = [item.name for item in both.call(client, "iter_flows")]
    assert len(set(names)) == 250
    assert len(pages) >= 2


def test_an_iterator_outlives_its_client(both: Both) -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json=[flow()]))
    iterator = both.client(transport).iter_flows()
    gc.collect()
    if both.is_async:

        async def items() -> list[Any]:
            return [item async for item in iterator]

        found = asyncio.run(items())
    else:
        found = list(iterator)
    assert [item.name for item in found] == ["etl"]


# ---- Errors of the transport ---------------------------------------------------------------------


ERRORS = [
    "ConnectError",
    "ConnectTimeout",
    "ReadTimeout",
    "WriteTimeout",
    "PoolTimeout",
    "ReadError",
    "WriteError",
    "CloseError",
    "ProxyError",
    "RemoteProtocolError",
    "DecodingError",
]


@pytest.mark.parametrize("name", ERRORS)
def test_errors_of_httpx_are_the_clients_errors(both: Both, no_retries: None, name: str) -> None:
    import prefect_rs.exceptions

    raised = getattr(httpx, name)("by the transport")
    seen = Recorded(raised)
    with pytest.raises(RequestError, match="by the transport") as caught:
        both.call(both.client(httpx.MockTransport(seen)), "count_flow_runs")
    assert type(caught.value).__name__ == name
    assert isinstance(caught.value, getattr(prefect_rs.exceptions, name))
    assert isinstance(caught.value, getattr(httpx, name))
    assert caught.value.__cause__ is raised
    assert str(caught.value.request.url).startswith(API)
    assert len(seen) == 1


class OwnError(Exception):
    """An exception of a transport."""


@pytest.mark.parametrize(
    "raised", [OwnError("own"), httpx.TimeoutException("no response"), AssertionError("x")]
)
def test_other_errors_are_the_callers(both: Both, raised: Exception) -> None:
    seen = Recorded(raised)
    with pytest.raises(type(raised)) as caught:
        both.call(both.client(httpx.MockTransport(seen)), "count_flow_runs")
    assert caught.value is raised
    assert len(seen) == 1


def test_an_error_ends_an_iteration_and_a_wait(both: Both) -> None:
    client = both.client(httpx.MockTransport(Recorded(OwnError("own"))))
    with pytest.raises(OwnError):
        both.call(client, "iter_flows")
    with pytest.raises(OwnError):
        both.call(client, "wait_for_flow_run", uuid4(), timeout=5)


def test_an_invalid_response(both: Both) -> None:
    class Transport(httpx.BaseTransport, httpx.AsyncBaseTransport):
        def handle_request(self, request: httpx.Request) -> Any:
            return "nothing"

        async def handle_async_request(self, request: httpx.Request) -> Any:
            return "nothing"

    with pytest.raises(AttributeError):
        both.call(both.client(Transport()), "count_flow_runs")


def test_an_interrupt_ends_a_sync_call() -> None:
    def interrupt(request: httpx.Request) -> httpx.Response:
        raise KeyboardInterrupt

    client = SyncPrefectClient(API, httpx_settings={"transport": httpx.MockTransport(interrupt)})
    with pytest.raises(KeyboardInterrupt):
        client.count_flow_runs()


# ---- Time limits and cancellation ----------------------------------------------------------------


class Hanging(httpx.AsyncBaseTransport):
    """Never responds, and records how it ends."""

    def __init__(self) -> None:
        self.started = asyncio.Event()
        self.cancelled = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.started.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            await asyncio.sleep(0.01)
            self.cancelled += 1
            raise
        raise AssertionError

    async def end(self) -> int:
        """How often it was cancelled, as soon as it was, and at most five seconds later."""
        for _ in range(500):
            if self.cancelled:
                break
            await asyncio.sleep(0.01)
        return self.cancelled


def test_a_time_limit_cancels_the_async_transport(no_retries: None) -> None:
    async def main() -> int:
        transport = Hanging()
        client = PrefectClient(API, httpx_settings={"transport": transport, "timeout": 0.05})
        with pytest.raises(ReadTimeout, match=r"0\.05 s"):
            await client.count_flow_runs()
        return transport.cancelled

    assert asyncio.run(main()) == 1


def test_a_time_limit_between_two_pieces(no_retries: None) -> None:
    class Stalling(httpx.AsyncByteStream):
        async def __aiter__(self) -> Any:
            yield b"["
            await asyncio.Event().wait()

    async def main() -> None:
        transport = httpx.MockTransport(lambda request: httpx.Response(200, stream=Stalling()))
        client = PrefectClient(API, httpx_settings={"transport": transport, "timeout": 0.05})
        with pytest.raises(ReadTimeout):
            await client.count_flow_runs()

    asyncio.run(main())


def test_a_sync_transport_that_is_too_slow(no_retries: None) -> None:
    def slow(request: httpx.Request) -> httpx.Response:
        threading.Event().wait(0.1)
        return httpx.Response(200, json=7)

    client = SyncPrefectClient(API, httpx_settings={"transport": httpx.MockTransport(slow), "timeout": 0.02})
    with pytest.raises(ReadTimeout):
        client.count_flow_runs()


def test_a_wait_ends_within_its_limit() -> None:
    async def main() -> int:
        transport = Hanging()
        client = PrefectClient(API, httpx_settings={"transport": transport})
        with pytest.raises(TimeoutError):
            await client.wait_for_flow_run(uuid4(), timeout=0.5)
        assert transport.started.is_set()
        return await transport.end()

    assert asyncio.run(main()) == 1


@pytest.mark.parametrize("method", ["count_flow_runs", "iter_flows"])
def test_cancelling_a_call_cancels_the_transport(method: str) -> None:
    async def main() -> int:
        transport = Hanging()
        client = PrefectClient(API, httpx_settings={"transport": transport})
        called = getattr(client, method)()
        task = asyncio.ensure_future(called if method.startswith("count") else called.__anext__())
        await transport.started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        if method == "iter_flows":
            assert transport.cancelled == 0  # another `__anext__` may wait for the same page
            await called.aclose()
            return await transport.end()
        return transport.cancelled

    # The transport has cleaned up when the call ends.
    assert asyncio.run(main()) == 1


def test_a_cancelled_call_can_be_timed_out() -> None:
    async def main() -> int:
        transport = Hanging()
        client = PrefectClient(API, httpx_settings={"transport": transport})
        with pytest.raises((TimeoutError, asyncio.TimeoutError)):
            await asyncio.wait_for(client.count_flow_runs(), 0.5)
        return transport.cancelled

    assert asyncio.run(main()) == 1


def test_an_event_loop_that_ends_with_a_call_in_progress() -> None:
    transports = []

    async def main() -> None:
        transport = Hanging()
        transports.append(transport)
        client = PrefectClient(API, httpx_settings={"transport": transport})
        task = asyncio.ensure_future(client.count_flow_runs())
        await transport.started.wait()
        del task

    asyncio.run(main())
    # Python 3.10 does not tell that a task is cancelled already.
    assert transports[0].cancelled == 1 or sys.version_info < (3, 11)


def test_many_calls_at_once() -> None:
    async def handle(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.001)
        return httpx.Response(200, json=int(request.headers["x-number"]))

    async def main() -> list[int]:
        client = PrefectClient(API, httpx_settings={"transport": httpx.MockTransport(handle)})

        async def one(number: int) -> int:
            headers = {"X-Number": str(number)}
            response = await client.request("GET", "/health", headers=headers)
            return int(response.json())

        return await asyncio.gather(*(one(number) for number in range(100)))

    assert asyncio.run(main()) == list(range(100))


def test_threads() -> None:
    client = SyncPrefectClient(
        API,
        httpx_settings={
            "transport": httpx.MockTransport(lambda it: httpx.Response(200, json=int(it.headers["x-number"])))
        },
    )
    found: dict[int, int] = {}

    def call(number: int) -> None:
        for _ in range(10):
            response = client.request("GET", "/health", headers={"X-Number": str(number)})
            found[number] = response.json()

    threads = [threading.Thread(target=call, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: number for number in range(8)}


# ---- Waits and streams ---------------------------------------------------------------------------


def test_waits_poll(both: Both) -> None:
    run = uuid4()

    def reply(request: httpx.Request) -> httpx.Response:
        state = {
            "id": str(uuid4()),
            "type": "COMPLETED",
            "name": "Completed",
            "timestamp": "2026-01-01T00:00:00Z",
        }
        body = {
            "id": str(run),
            "flow_id": str(uuid4()),
            "name": "it",
            "state": state,
            "state_type": "COMPLETED",
        }
        return httpx.Response(200, json=[body] if request.url.path.endswith("filter") else body)

    client = both.client(httpx.MockTransport(reply))
    assert both.call(client, "wait_for_flow_run", run, timeout=10).name == "it"


def test_subscribers_say_that_websockets_do_not_pass(both: Both) -> None:
    client = both.client(httpx.MockTransport(lambda request: httpx.Response(200, json=[])))
    with pytest.raises(WebSocketRefused, match="websocket, which does not pass the client's transport"):
        both.call(client, "subscribe_events")


# ---- Life ----------------------------------------------------------------------------------------


class Counted(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Counts how often it is opened and closed."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def __enter__(self) -> Any:
        self.calls.append("enter")
        return self

    async def __aenter__(self) -> Any:
        self.calls.append("aenter")
        return self

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.calls.append("request")
        return httpx.Response(200, json=7)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.calls.append("arequest")
        return httpx.Response(200, json=7)

    def close(self) -> None:
        self.calls.append("close")

    async def aclose(self) -> None:
        await asyncio.sleep(0)
        self.calls.append("aclose")


def test_a_with_block_opens_and_closes_the_transport() -> None:
    transport = Counted()
    with SyncPrefectClient(API, httpx_settings={"transport": transport}) as client:
        with client:
            assert client.count_flow_runs() == 7
        assert "close" not in transport.calls
    assert transport.calls == ["enter", "request", "close"]


def test_an_async_with_block_opens_and_closes_the_transport() -> None:
    async def main() -> list[str]:
        transport = Counted()
        async with PrefectClient(API, httpx_settings={"transport": transport}) as client:
            async with client:
                assert await client.count_flow_runs() == 7
            assert "aclose" not in transport.calls
        return transport.calls

    assert asyncio.run(main()) == ["aenter", "arequest", "aclose"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_child(both: Both) -> None:
    client = both.client(httpx.MockTransport(lambda request: httpx.Response(200, json=7)))
    assert both.call(client, "count_flow_runs") == 7
    child = os.fork()
    if child == 0:
        try:
            os._exit(0 if both.call(client, "count_flow_runs") == 7 else 1)
        finally:
            os._exit(2)
    assert os.waitpid(child, 0)[1] == 0
    assert both.call(client, "count_flow_runs") == 7


def test_a_client_in_a_cycle_with_its_transport_is_collected(both: Both) -> None:
    class Case:
        def __init__(self) -> None:
            self.client = both.client(httpx.MockTransport(self.handle))

        def handle(self, request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, json=7)

    case = Case()
    assert both.call(case.client, "count_flow_runs") == 7
    both.call(case.client._client, "get", "/health")
    gone = weakref.ref(case)
    del case
    gc.collect()
    assert gone() is None


# ---- Invalid settings ----------------------------------------------------------------------------


class OnlySync(httpx.BaseTransport):
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=7)


@pytest.mark.parametrize(
    ("kind", "settings", "said"),
    [
        (SyncPrefectClient, {"transport": 5}, "a method handle_request, such as httpx.MockTransport"),
        (SyncPrefectClient, {"transport": httpx.MockTransport}, "not a class"),
        (
            SyncPrefectClient,
            {"transport": httpx.ASGITransport(app=lambda: None)},
            "this one is for PrefectClient",
        ),
        (PrefectClient, {"transport": OnlySync()}, "this one is for SyncPrefectClient"),
        (PrefectClient, {"app": 5}, "an ASGI app"),
        (SyncPrefectClient, {"app": lambda: None}, "an async client, PrefectClient"),
        (PrefectClient, {"mounts": 5}, "a dict of URL patterns"),
        (PrefectClient, {"mounts": {"http://": 5}}, "at 'http://' an httpx transport"),
    ],
)
def test_invalid_settings(kind: Any, settings: Any, said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        kind(API, httpx_settings=settings)
    assert said in str(caught.value)
    assert str(caught.value.errors()[0]["loc"]) == str(("httpx_settings", *settings))


def test_none_is_the_clients_own_transport() -> None:
    client = SyncPrefectClient("http://127.0.0.1:9/api", httpx_settings={"transport": None, "mounts": {}})
    with pytest.raises(ConnectError):
        client.count_flow_runs()


def test_a_sync_transport_serves_an_async_twin_of_its_client() -> None:
    """Async functions that are given a sync client use another one with the same connections."""
    from prefect_rs._core import matching_client

    client = SyncPrefectClient(API, httpx_settings={"transport": OnlySync()})
    twin = matching_client(client, True)

    async def main() -> Any:
        return await twin.count_flow_runs()

    assert asyncio.run(main()) == 7


def test_an_async_transport_serves_a_sync_twin_of_its_client() -> None:
    from prefect_rs._core import matching_client

    class OnlyAsync(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            await asyncio.sleep(0)
            return httpx.Response(200, json=7)

    client = PrefectClient(API, httpx_settings={"transport": OnlyAsync()})
    assert matching_client(client, False).count_flow_runs() == 7
