"""Fixtures for the tests of the transport."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient

from tests.support.standin import StandIn, call_once, http
from tests.support.wire import Certificates

Connect = Callable[..., Any]


@pytest.fixture
def ask(mode: str) -> Callable[..., Any]:
    """Call a method of a new client: `ask(url)`, or `ask(url, "read_flow", flow_id)`."""

    def run(url: str, method: str = "count_flow_runs", *args: Any, **kwargs: Any) -> Any:
        return call_once(mode, url, method, *args, **kwargs)

    return run


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def pair(connect: Connect) -> Iterator[tuple[Any, httpx.Response]]:
    """A response of this package, and httpx's response to the same request."""
    answer = http(
        '{"a": "é"}', 201, headers={"X-Two": "1", "x-two": "2", "Set-Cookie": "k=v"}, reason="Created"
    )
    with StandIn(answer) as server:
        ours = connect(server.api_url)("request", "POST", "/x", {"q": "1"}, json={"b": 1})
        content = ours.request.content
        with httpx.Client(trust_env=False) as client:
            theirs = client.post(f"{server.api_url}/x", params={"q": "1"}, content=content)
        yield ours, theirs


@pytest.fixture
def inner(mode: str) -> Callable[..., Any]:
    """Call a method of a client's `_client`: `inner(api_url, **options)("get", "/x")`."""

    def of(api: str, **options: Any) -> Callable[..., Any]:
        if mode == "sync":
            client = SyncPrefectClient(api, **options)
            return lambda name, *args, **kwargs: getattr(client._client, name)(*args, **kwargs)
        async_client = PrefectClient(api, **options)

        def call(name: str, *args: Any, **kwargs: Any) -> Any:
            async def main() -> Any:
                result = getattr(async_client._client, name)(*args, **kwargs)
                return await result if inspect.isawaitable(result) else result

            return asyncio.run(main())

        return call

    return of
