"""Functions that see the requests of a client."""

from __future__ import annotations

import asyncio
import contextvars
import functools
import gc
import operator
import threading
import weakref
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.hooks import Retry
from prefect_rs.exceptions import ConnectError, FlowRunWaitTimeout, ObjectNotFound, ValidationError

from tests.support.clients import in_loop
from tests.support.fault_proxy import Fault, FaultProxy, Status
from tests.support.paging import undisturbed
from tests.support.standin import Caller, StandIn, as_json, echo, http, locations

Run = Callable[..., Any]
AT_ONCE = {"Retry-After": "0"}

# Of `hello`, which is one GET.
ONE = ["request", "response"]


class Seen(list[str]):
    """The hooks that were called, in order. `hook(kind)` is a function to register."""

    def hook(self, kind: str) -> Callable[[Any], None]:
        return lambda _: self.append(kind)

    def watch(self, client: Any) -> Seen:
        for kind in ("request", "response", "error", "retry"):
            getattr(client, f"on_{kind}")(self.hook(kind))
        return self


@pytest.fixture
def seen() -> Seen:
    return Seen()


def test_each_request_and_response(through: Caller, seen: Seen) -> None:
    seen.watch(through.client)
    through("hello")
    assert seen == ONE
    through("count_flows")
    # Before the first write, the client asks for a CSRF token.
    assert seen == ONE * 3


def test_a_request_and_its_response(connect: Callable[..., Caller]) -> None:
    with StandIn(as_json({"detail": "Flow not found"}, 404)) as server:
        caller = connect(server.api_url)
        requests: list[Any] = []
        responses: list[Any] = []
        caller.client.on_request(requests.append)
        caller.client.on_response(responses.append)
        with pytest.raises(ObjectNotFound):
            caller("read_flow", "0" * 32)
        (request,), (response,) = requests, responses
        assert (request.method, request.url.path) == (
            "GET",
            f"/api/flows/{'0' * 8}-0000-0000-0000-{'0' * 12}",
        )
        assert (response.status_code, response.json()) == (404, {"detail": "Flow not found"})
        assert response.request == request
        assert response.request.extensions is request.extensions
        assert request.extensions["attempt"] == 1


def test_headers_can_be_added_and_replaced(connect: Callable[..., Caller]) -> None:
    with StandIn(echo) as server:
        caller = connect(server.api_url, api_key="pnu_old", httpx_settings={"headers": {"X-A": "1"}})

        @caller.client.on_request
        def change(request: Any) -> None:
            headers = request.headers
            assert headers["authorization"] == "Bearer [secure]"
            headers["X-Trace"] = "t"
            headers.update({"X-B": "2"})
            headers["Authorization"] = "Bearer pnu_new"
            del headers["X-A"]
            assert headers["X-Trace"] == "[secure]"
            assert "x-a" not in headers
            assert "pnu_new" not in repr(headers)
            for invalid in ({"X Y": "1"}, {"Content-Length": "3"}, {"X": "a\nb"}):
                with pytest.raises(ValidationError):
                    headers.update(invalid)

        answer = caller("get", "/x")
        sent = answer.json()["headers"]
        assert [sent.get(name) for name in ("x-trace", "x-b", "authorization")] == [
            "t",
            "2",
            "Bearer pnu_new",
        ]
        assert "x-a" not in sent
        assert "x-trace" in answer.request.headers
        change.remove()
        assert "x-trace" not in caller("get", "/x").json()["headers"]


def test_headers_cannot_be_changed_later(connect: Callable[..., Caller]) -> None:
    with StandIn(echo) as server:
        caller = connect(server.api_url)
        kept: list[Any] = []
        caller.client.on_request(kept.append)

        @caller.client.on_response
        def late(response: Any) -> None:
            with pytest.raises(TypeError, match="read-only"):
                response.request.headers["X-A"] = "1"

        caller("get", "/x")
        with pytest.raises(TypeError, match="has been sent"):
            kept[0].headers["X-A"] = "1"


@pytest.mark.usefixtures("retries")
def test_retries(proxy: FaultProxy, through: Caller, seen: Seen) -> None:
    proxy.fault = lambda request: Status(503, AT_ONCE) if request.number == 0 else None
    seen.watch(through.client)
    retries: list[Retry] = []
    attempts: list[int] = []
    through.client.on_retry(retries.append)
    through.client.on_request(lambda request: attempts.append(request.extensions["attempt"]))
    through("hello")
    assert seen == ["request", "response", "retry", "request", "response"]
    assert attempts == [1, 2]
    (retry,) = retries
    assert (retry.request.method, retry.attempt, retry.wait, retry.error) == ("GET", 1, 0.0, None)
    assert retry.response is not None
    assert retry.response.status_code == 503
    assert retry.reason.startswith("503")
    assert "after try 1" in repr(retry)


@pytest.mark.usefixtures("retries")
def test_lost_connections(proxy: FaultProxy, through: Caller, seen: Seen) -> None:
    through("hello")
    first = len(proxy.requests)
    proxy.fault = lambda request: Fault.CLOSE_BEFORE if request.number == first else None
    seen.watch(through.client)
    errors: list[Any] = []
    retries: list[Retry] = []
    dicts: list[Any] = []
    through.client.on_request(lambda request: dicts.append(request.extensions))
    through.client.on_error(errors.append)
    through.client.on_retry(retries.append)
    through("hello")
    assert seen == ["request", "error", "retry", "request", "response"]
    assert errors[0].request.extensions is dicts[0]
    assert retries[0].response is None
    assert type(retries[0].error) is type(errors[0])
    assert retries[0].request.extensions is dicts[0]
    assert dicts[1] is not dicts[0]


def test_the_last_error(connect: Callable[..., Caller], free_port: int, seen: Seen) -> None:
    caller = connect(f"http://127.0.0.1:{free_port}/api")
    seen.watch(caller.client)
    with pytest.raises(ConnectError):
        caller("hello")
    assert seen == ["request", "error"]


def test_redirects(connect: Callable[..., Caller]) -> None:
    def answer(asked: Any) -> Any:
        if asked.path == "/api/old":
            return http(status=307, headers={"Location": "/api/new"})
        return echo(asked)

    with StandIn(answer) as server:
        caller = connect(server.api_url)
        paths: list[str] = []
        statuses: list[int] = []
        caller.client.on_request(lambda request: paths.append(request.url.path))
        caller.client.on_response(lambda response: statuses.append(response.status_code))
        caller("get", "/old")
        assert (paths, statuses) == (["/api/old", "/api/new"], [307, 200])


@pytest.mark.parametrize("kind", ["request", "response", "error", "retry"])
@pytest.mark.usefixtures("retries")
def test_errors_end_the_call(proxy: FaultProxy, through: Caller, kind: str) -> None:
    through("hello")
    first = len(proxy.requests)
    fault = Fault.CLOSE_BEFORE if kind in ("error", "retry") else None
    proxy.fault = lambda _: fault

    class Mine(Exception):
        pass

    mine = Mine("stop")

    def fail(_: Any) -> None:
        raise mine

    hook = getattr(through.client, f"on_{kind}")(fail)
    with pytest.raises(Mine) as caught:
        through("hello")
    assert caught.value is mine
    assert len(proxy.requests) - first == (0 if kind == "request" else 1)
    hook.remove()
    proxy.fault = lambda _: None
    through("hello")


def test_event_hooks(api_url: str, connect: Callable[..., Caller], seen: Seen) -> None:
    hooks = {"request": [seen.hook("request"), seen.hook("second")], "response": (seen.hook("response"),)}
    caller = connect(api_url, httpx_settings={"event_hooks": hooks})
    caller("hello")
    assert seen == ["request", "second", "response"]


@pytest.mark.parametrize(
    ("hooks", "place"),
    [
        (3, "httpx_settings.event_hooks"),
        ({"retry": []}, "httpx_settings.event_hooks.retry"),
        ({"request": print}, "httpx_settings.event_hooks.request"),
        ({"request": [print, 3]}, "httpx_settings.event_hooks.request.1"),
    ],
)
def test_event_hooks_are_checked(connect: Callable[..., Caller], hooks: Any, place: str) -> None:
    with pytest.raises(ValidationError) as caught:
        connect("http://127.0.0.1:9/api", httpx_settings={"event_hooks": hooks})
    assert locations(caught.value) == [place]


@pytest.mark.parametrize("kind", ["request", "response", "error", "retry"])
def test_only_functions_can_be_registered(connect: Callable[..., Caller], kind: str) -> None:
    client = connect("http://127.0.0.1:9/api").client
    with pytest.raises(ValidationError, match=f"on_{kind}"):
        getattr(client, f"on_{kind}")("no function")


def test_a_hook_is_callable_and_removed_once(api_url: str, seen: Seen) -> None:
    client = SyncPrefectClient(api_url)
    with client.on_response(seen.hook("a")) as hook:
        client.hello()
        hook(None)
    client.hello()
    hook.remove()
    assert seen == ["a", "a"]
    assert "on_response" in repr(hook)


def test_derived_clients_share_hooks(api_url: str, seen: Seen) -> None:
    client = SyncPrefectClient(api_url)
    other = client.with_options(timeout=5)
    other.on_request(seen.hook("a"))
    client.hello()
    client.with_options(max_retries=1).hello()
    other._client.get("/hello")
    assert seen == ["a"] * 3


class TestAsync:
    """Async functions."""

    @in_loop
    async def test_they_are_awaited_in_order(self, api_url: str) -> None:
        client = PrefectClient(api_url)
        order: list[str] = []
        loop = asyncio.get_running_loop()

        @client.on_request
        async def first(request: Any) -> None:
            await asyncio.sleep(0.01)
            assert asyncio.get_running_loop() is loop
            request.headers["X-A"] = "1"
            order.append("first")

        @client.on_request
        def second(request: Any) -> None:
            assert "x-a" in request.headers
            order.append("second")

        @client.on_response
        async def third(response: Any) -> None:
            await asyncio.sleep(0)
            order.append("third")

        await client.hello()
        assert order == ["first", "second", "third"]

    @in_loop
    async def test_their_errors_end_the_call(self, api_url: str) -> None:
        client = PrefectClient(api_url)

        @client.on_response
        async def fail(response: Any) -> None:
            await asyncio.sleep(0)
            raise LookupError("mine")

        with pytest.raises(LookupError, match="mine"):
            await client.hello()

    @in_loop
    async def test_cancelling_the_call_cancels_them(self, api_url: str) -> None:
        client = PrefectClient(api_url)
        ended = asyncio.Event()
        began = asyncio.Event()

        @client.on_request
        async def slow(request: Any) -> None:
            began.set()
            try:
                await asyncio.sleep(60)
            finally:
                ended.set()

        task = asyncio.create_task(client.hello())
        await began.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.wait_for(ended.wait(), 5)

    @in_loop
    async def test_many_calls_at_once(self, api_url: str) -> None:
        client = PrefectClient(api_url)
        counts = {"request": 0, "response": 0}

        @client.on_request
        async def request(_: Any) -> None:
            await asyncio.sleep(0.001)
            counts["request"] += 1

        @client.on_response
        def response(_: Any) -> None:
            counts["response"] += 1

        await asyncio.gather(*(client.hello() for _ in range(50)))
        assert counts == {"request": 50, "response": 50}

    @in_loop
    async def test_iterators_await_them(self, api_url: str) -> None:
        client = PrefectClient(api_url)
        for number in range(3):
            await client.create_flow_from_name(f"hooks-{number}")
        paths: list[str] = []

        @client.on_request
        async def note(request: Any) -> None:
            await asyncio.sleep(0)
            paths.append(request.url.path)

        found = [flow async for flow in client.iter_flows()]
        assert len(found) >= 3
        assert f"{urlsplit(api_url).path.rstrip('/')}/flows/filter" in paths

    def test_the_sync_client_rejects_them(self, api_url: str) -> None:
        client = SyncPrefectClient(api_url)

        async def hook(_: Any) -> None: ...

        class Callable_:
            async def __call__(self, _: Any) -> None: ...

        for function in (hook, Callable_(), functools.partial(hook, 1)):
            with pytest.raises(ValidationError, match="only the async client can await it"):
                client.on_request(function)
        with pytest.raises(ValidationError, match="only the async client"):
            SyncPrefectClient(api_url, httpx_settings={"event_hooks": {"response": [hook]}})
        client.on_request(lambda request: hook(request))
        with pytest.raises(TypeError, match="expected a function that is not async"):
            client.hello()


def test_they_run_where_the_caller_is(through: Caller, mode: str) -> None:
    variable: contextvars.ContextVar[str] = contextvars.ContextVar("variable", default="outside")
    seen: list[Any] = []
    through.client.on_request(lambda _: seen.append((variable.get(), threading.current_thread())))
    variable.set("inside")
    through("hello")
    assert seen == [("inside", threading.current_thread())]


def test_waits_and_iterators_call_them(through: Caller, client: SyncPrefectClient) -> None:
    flow_id = client.create_flow_from_name("hooks")
    deployment_id = client.create_deployment(flow_id, "hooks", parameter_openapi_schema={})
    run = client.create_flow_run_from_deployment(deployment_id)
    paths: list[str] = []
    through.client.on_request(lambda request: paths.append(request.url.path))
    assert flow_id in [flow.id for flow in through("iter_flows")]
    assert "/api/flows/filter" in paths
    paths.clear()
    with pytest.raises(FlowRunWaitTimeout):
        through("wait_for_flow_run", run.id, timeout=0.2)
    assert f"/api/flow_runs/{run.id}" in paths
    # The sync client waits in the background as well, and may be asked from several threads.
    paths.clear()
    threads = [threading.Thread(target=_waits, args=(through, run.id)) for _ in range(3)]
    if through.mode == "sync":
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert paths


def _waits(through: Caller, run_id: Any) -> None:
    with pytest.raises(FlowRunWaitTimeout):
        through("wait_for_flow_run", run_id, timeout=0.1)


def test_counting_calls_them(api_url: str, seen: Seen) -> None:
    client = SyncPrefectClient(api_url)
    client.on_request(seen.hook("request"))
    count, flows = undisturbed(client.count_flows, lambda: list(client.iter_flows()))
    assert len(flows) == count
    items = client.iter_flows()
    assert operator.length_hint(items) >= 0
    items.close()
    assert "request" in seen


def test_an_error_ends_an_iteration(through: Caller) -> None:
    def fail(_: Any) -> None:
        raise LookupError("mine")

    through.client.on_response(fail)
    with pytest.raises(LookupError, match="mine"):
        through("iter_flows")


def test_clients_with_hooks_are_collected() -> None:
    def make(api_url: str) -> weakref.ref[SyncPrefectClient]:
        client = SyncPrefectClient(api_url, api_key=lambda: str(client))
        client.on_request(lambda _: client)
        client.on_response(lambda _: client)
        client.hello()
        return weakref.ref(client)

    with StandIn(as_json("hello")) as standin:
        gone = make(standin.api_url)
    gc.collect()
    assert gone() is None


def test_secrets_do_not_show(connect: Callable[..., Caller]) -> None:
    with StandIn(as_json("hello")) as server:
        caller = connect(server.api_url, api_key="pnu_secret")
        shown: list[str] = []
        caller.client.on_request(lambda it: shown.append(f"{it!r} {it.headers!r} {it.extensions}"))
        caller.client.on_response(lambda it: shown.append(f"{it!r} {it.request.headers!r}"))
        caller("hello")
        assert len(shown) == 2
        assert not any("secret" in text.replace("[secure]", "") for text in shown)
