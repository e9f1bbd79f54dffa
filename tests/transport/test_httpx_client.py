"""`client._client`, which stands in for the official client's httpx client."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from typing import Any
from unittest.mock import AsyncMock, patch

import httpx
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.exceptions import (
    ClientClosedError,
    PrefectHTTPStatusError,
    ValidationError,
)

from tests.support.standin import Caller, StandIn, as_json, echo

Connect = Callable[..., Caller]


WITH_BODY = ("post", "put", "patch")
WITHOUT_BODY = ("get", "delete", "options")


@pytest.mark.parametrize("method", [*WITH_BODY, *WITHOUT_BODY])
def test_httpxs_methods(inner: Callable[..., Any], method: str) -> None:
    body = {"json": {"a": 1}} if method in WITH_BODY else {}
    with StandIn(echo) as server:
        client = inner(server.api_url, api_key="key")
        answer = client(method, "/x", params={"q": 1}, headers={"X-Mine": "1"}, **body).json()
        assert client("request", method.upper(), "/x").json()["method"] == method.upper()
        assert client("get", httpx.URL(f"{server.api_url}/y")).json()["path"] == "/api/y"
    assert (answer["method"], answer["path"], answer["query"]) == (method.upper(), "/api/x", "q=1")
    assert answer["headers"]["x-mine"] == "1"
    assert answer["headers"]["authorization"] == "Bearer key"
    assert answer["body"] == ('{"a":1}' if body else "")


def test_error_statuses_raise_like_in_the_official_client(inner: Callable[..., Any]) -> None:
    with (
        StandIn(as_json({"detail": "no such thing"}, 404)) as server,
        pytest.raises(PrefectHTTPStatusError, match="no such thing") as caught,
    ):
        inner(server.api_url)("get", "/x")
    assert isinstance(caught.value, httpx.HTTPStatusError)
    assert caught.value.request.url.path == "/api/x"


def test_unsupported_arguments_are_rejected(inner: Callable[..., Any]) -> None:
    with StandIn(echo) as server:
        client = inner(server.api_url)
        with pytest.raises(ValidationError, match="cookies: not supported"):
            client("get", "/x", cookies={"a": "b"})
        with pytest.raises(TypeError, match="unexpected keyword argument 'jsn'"):
            client("post", "/x", jsn=1)
        for name in ("stream", "event_hooks", "auth", "cookies"):
            with pytest.raises(
                AttributeError, match=f"`_client` has no attribute '{name}'.*Available attributes: base_url"
            ):
                client(name)
        with pytest.raises(NotImplementedError, match="stream"):
            client("send", client("build_request", "GET", "/x"), stream=True)
        assert server.asked == []


def test_build_request_and_send(inner: Callable[..., Any]) -> None:
    with StandIn(echo) as server:
        client = inner(server.api_url, api_key="key", httpx_settings={"params": {"team": "data"}})
        request = client(
            "build_request", "POST", "/x?a=1", params={"b": 2}, json={"c": 3}, headers={"X-Prefect-Mine": "4"}
        )
        assert (request.method, request.url) == ("POST", f"{server.api_url}/x?a=1&b=2")
        assert request.content == b'{"c":3}'
        assert request.headers["x-prefect-mine"] == "4"
        assert request.headers["content-type"] == "application/json"
        assert server.asked == []
        answer = client("send", request).json()
    assert (answer["method"], answer["query"], answer["body"]) == ("POST", "team=data&a=1&b=2", '{"c":3}')
    assert answer["headers"]["x-prefect-mine"] == "4"
    assert answer["headers"]["authorization"] == "Bearer key"


def test_a_request_can_be_sent_again(connect: Connect) -> None:
    with StandIn(echo) as server:
        client: Any = SyncPrefectClient(server.api_url, api_key="key")
        first = client.post("/x", json={"a": 1}, headers={"X-Secret": "s"})
        again = client._client.send(first.request)
        assert again.json() == first.json()


def test_attributes(connect: Connect) -> None:
    with StandIn(echo) as server:
        settings = {"timeout": 7, "follow_redirects": False, "headers": {"X-Key": "hunter2"}}
        client: Any = connect(server.api_url, api_key="hunter2", httpx_settings=settings).client
        inner = client._client
        assert inner is client._client
        assert inner.base_url == client.api_url == f"{server.api_url}/"
        assert inner.base_url.host == "127.0.0.1"
        assert (inner.timeout.connect, inner.timeout.read, inner.timeout.write, inner.timeout.pool) == (
            7,
            7,
            7,
            7,
        )
        assert inner.follow_redirects is False
        assert inner.enable_csrf_support is True
        assert inner.trust_env is True
        assert inner.is_closed is False
        assert inner.headers["Authorization"].startswith("Bearer")
        assert inner.headers["x-prefect-api-version"] == "0.8.4"
        assert "x-key" in inner.headers
        assert "hunter2" not in f"{inner.headers!r}{dict(inner.headers)}{inner.headers.raw}"
        with pytest.raises(TypeError, match="httpx_settings"):
            inner.headers["x-more"] = "1"
        with pytest.raises(AttributeError):
            inner.timeout = 5
        assert server.asked == []


def test_it_is_closed_with_its_client() -> None:
    with StandIn(echo) as server:
        client: Any = SyncPrefectClient(server.api_url)
        with client:
            client._client.get("/x")
        assert client._client.is_closed is True
        with pytest.raises(ClientClosedError):
            client._client.get("/x")
        assert len(server.asked) == 1


def test_it_outlives_its_client() -> None:
    with StandIn(echo) as server:
        assert SyncPrefectClient(server.api_url)._client.get("/x").status_code == 200  # type: ignore[attr-defined]


def test_methods_can_be_patched() -> None:
    client: Any = PrefectClient("http://127.0.0.1:9/api")
    assert inspect.iscoroutinefunction(client._client.post)
    with patch.object(client._client, "get", AsyncMock(return_value="patched")) as mock:
        assert asyncio.run(client._client.get("/x")) == "patched"
    mock.assert_awaited_once_with("/x")
