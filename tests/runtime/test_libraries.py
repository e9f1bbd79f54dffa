"""Libraries that check whether a callable is a coroutine function: tenacity, APScheduler, FastAPI, anyio."""

from __future__ import annotations

import asyncio
import functools
import inspect
from collections.abc import Awaitable, Callable, Iterator
from typing import Any
from unittest import mock

import anyio
import anyio.from_thread
import anyio.to_thread
import httpx
import pytest
import tenacity
from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from fastapi import Depends, FastAPI
from prefect_rs import PrefectClient, SyncPrefectClient
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.responses import JSONResponse
from starlette.routing import Route

from tests.support.wire import Seen, Wire, answer, usual

NOWHERE = "http://127.0.0.1:9/api"


@pytest.fixture
def failing() -> Iterator[Wire]:
    """A server that fails twice before it responds."""
    failed = 0

    def reply(seen: Seen) -> bytes:
        nonlocal failed
        if seen.path.endswith("/count") and failed < 2:
            failed += 1
            return answer({}, 500)
        return usual(seen)

    with Wire(reply) as wire:
        yield wire


def retrying(**more: Any) -> Any:
    return tenacity.retry(
        stop=tenacity.stop_after_attempt(4), wait=tenacity.wait_none(), reraise=True, **more
    )


def test_tenacity_with_an_async_method(failing: Wire) -> None:
    client = PrefectClient(failing.api_url)
    counted = retrying()(client.count_flow_runs)
    assert inspect.iscoroutinefunction(counted)
    assert asyncio.run(counted()) == 7
    assert counted.__name__ == "count_flow_runs"
    assert len(failing.requests) == 3


def test_tenacity_with_a_method_of_the_class(failing: Wire) -> None:
    counted = retrying()(PrefectClient.count_flow_runs)
    assert asyncio.run(counted(PrefectClient(failing.api_url))) == 7


def test_tenacity_with_a_partial(failing: Wire) -> None:
    retry = tenacity.AsyncRetrying(stop=tenacity.stop_after_attempt(4), wait=tenacity.wait_none())
    client = PrefectClient(failing.api_url)
    assert asyncio.run(retry(functools.partial(client.count_flow_runs, flow_filter=None))) == 7


def test_tenacity_with_a_sync_method(failing: Wire) -> None:
    counted = retrying()(SyncPrefectClient(failing.api_url).count_flow_runs)
    assert not inspect.iscoroutinefunction(counted)
    assert counted() == 7


@pytest.mark.parametrize("way", ["method", "partial", "of the class", "text"])
def test_apscheduler_awaits_a_method(wire: Wire, way: str) -> None:
    async def main() -> Any:
        client = PrefectClient(wire.api_url)
        scheduler = AsyncIOScheduler(timezone="UTC")
        ended: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        scheduler.add_listener(
            lambda event: ended.done() or ended.set_result(event), EVENT_JOB_EXECUTED | EVENT_JOB_ERROR
        )
        scheduler.start()
        try:
            job: dict[str, Any] = {
                "method": {"func": client.count_flow_runs, "kwargs": {"flow_filter": None}},
                "partial": {"func": functools.partial(client.count_flow_runs, flow_filter=None)},
                "of the class": {"func": PrefectClient.count_flow_runs, "args": [client]},
                "text": {
                    "func": "prefect_rs.client.orchestration:PrefectClient.count_flow_runs",
                    "args": [client],
                },
            }[way]
            scheduler.add_job(**job)
            event = await asyncio.wait_for(ended, 20)
            assert event.exception is None
            return event.retval
        finally:
            scheduler.shutdown(wait=False)

    assert asyncio.run(main()) == 7


def test_apscheduler_checks_the_arguments_of_a_job() -> None:
    client = PrefectClient(NOWHERE)
    with pytest.raises(ValueError, match="flow_id"):
        AsyncIOScheduler(timezone="UTC").add_job(client.read_flow)


def ask(app: Any, url: str) -> httpx.Response:
    async def main() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
            return await client.get(url)

    return asyncio.run(main())


ROUTES: dict[str, Callable[[PrefectClient], Any]] = {
    "a method": lambda client: client.count_flow_runs,
    "a partial": lambda client: functools.partial(client.count_flow_runs, flow_filter=None),
    "a retried one": lambda client: retrying()(client.count_flow_runs),
}


@pytest.mark.parametrize("route", ROUTES)
def test_fastapi_with_a_method_as_a_route(wire: Wire, route: str) -> None:
    app = FastAPI()
    app.get("/count")(ROUTES[route](PrefectClient(wire.api_url)))
    replied = ask(app, "/count")
    assert (replied.status_code, replied.json()) == (200, 7)
    assert "/count" in ask(app, "/openapi.json").json()["paths"]


def test_fastapi_with_a_sync_method_as_a_route(wire: Wire) -> None:
    app = FastAPI()
    app.get("/count")(SyncPrefectClient(wire.api_url).count_flow_runs)
    assert ask(app, "/count").json() == 7


def test_fastapi_reads_a_routes_parameters_from_the_method() -> None:
    flow = {"id": "00000000-0000-4000-8000-000000000000", "name": "a flow", "created": None, "updated": None}
    with Wire(lambda _: answer(flow)) as wire:
        app = FastAPI()
        app.get("/flows/{flow_id}")(PrefectClient(wire.api_url).read_flow)
        replied = ask(app, f"/flows/{flow['id']}")
        assert replied.json()["name"] == "a flow"
        assert wire.requests[-1].path == f"/api/flows/{flow['id']}"
        description = ask(app, "/openapi.json").json()["paths"]["/flows/{flow_id}"]["get"]
    assert [each["name"] for each in description["parameters"]] == ["flow_id"]
    assert description["summary"] == "Read Flow"


@pytest.mark.parametrize("kind", [PrefectClient, SyncPrefectClient])
def test_fastapi_with_a_method_as_a_dependency(wire: Wire, kind: Any) -> None:
    app = FastAPI()
    client = kind(wire.api_url)

    @app.get("/twice")
    async def twice(counted: Any = Depends(client.count_flow_runs)) -> int:  # noqa: B008
        return 2 * int(counted)

    assert ask(app, "/twice").json() == 14


def test_fastapi_with_a_client_as_a_dependency(wire: Wire) -> None:
    app = FastAPI()

    async def client() -> Any:
        async with PrefectClient(wire.api_url) as entered:
            yield entered

    @app.get("/count")
    async def count(client: Any = Depends(client)) -> int:  # noqa: B008
        return int(await client.count_flow_runs())

    assert ask(app, "/count").json() == 7
    mocked = mock.create_autospec(PrefectClient, instance=True)
    mocked.count_flow_runs.return_value = 3
    app.dependency_overrides[client] = lambda: mocked
    assert ask(app, "/count").json() == 3


def test_starlette_with_routes_and_background_tasks(wire: Wire) -> None:
    class Own(PrefectClient):
        async def page(self, request: Any) -> JSONResponse:
            background = BackgroundTask(self.count_flow_runs, flow_filter={"name": "a"})
            return JSONResponse(await self.count_flow_runs(), background=background)

    client = Own(wire.api_url)
    app = Starlette(routes=[Route("/count", client.page)])
    assert ask(app, "/count").json() == 7
    assert len(wire.requests) == 2


def test_anyio_with_threads_and_task_groups(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)

    async def main() -> None:
        def in_a_thread() -> int:
            return anyio.from_thread.run(client.count_flow_runs)

        assert await anyio.to_thread.run_sync(in_a_thread) == 7
        async with anyio.create_task_group() as group:
            group.start_soon(client.count_flow_runs)
            group.start_soon(functools.partial(client.read_flows, limit=1))
        assert len(wire.requests) == 3

    anyio.run(main)
    assert anyio.run(client.count_flow_runs) == 7
    with anyio.from_thread.start_blocking_portal() as portal:
        assert portal.call(client.count_flow_runs) == 7
        assert portal.start_task_soon(client.count_flow_runs).result(20) == 7


def test_a_decorator_that_checks_for_coroutine_functions(wire: Wire) -> None:
    """As in many libraries."""

    def logged(function: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
        if not inspect.iscoroutinefunction(function):
            raise TypeError("not async")

        @functools.wraps(function)
        async def wrapper(*args: Any, **kwargs: Any) -> Any:
            return await function(*args, **kwargs)

        return wrapper

    client = PrefectClient(wire.api_url)
    assert asyncio.run(logged(client.count_flow_runs)()) == 7  # type: ignore[arg-type]
