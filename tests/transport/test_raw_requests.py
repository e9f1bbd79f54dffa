"""`client.request()`: bodies, params, paths, retries."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from urllib.parse import unquote
from uuid import UUID

import httpx
import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.cloud import CloudClient
from prefect_rs.exceptions import (
    ObjectNotFound,
    PrefectHTTPStatusError,
    ValidationError,
)

from tests.support.standin import Asked, Caller, Reply, StandIn, as_json, echo

Call = Callable[..., Any]
Unique = Callable[[str], str]
Connect = Callable[..., Caller]


# ---- Requests of any kind ------------------------------------------------------------------------


def test_json_and_path_params(call: Call, unique: Unique) -> None:
    name = unique("request")
    made = call("request", "POST", "/flows/", json={"name": name, "tags": ["t"]})
    assert made.status_code == 201
    read = call("request", "GET", "/flows/{id}", path_params={"id": UUID(made.json()["id"])})
    assert read.json()["name"] == name
    found = call("request", "get", "flows/name/{name}", None, {"name": name})
    assert found.json()["id"] == made.json()["id"]


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_every_http_method(connect: Connect, method: str) -> None:
    with StandIn(echo) as server:
        answer = connect(server.api_url)("request", method, "/x/y").json()
    assert (answer["method"], answer["path"]) == (method, "/api/x/y")


PARAMS: dict[str, tuple[Any, str]] = {
    "text": ({"a": "b c&d=é"}, "a=b+c%26d%3D%C3%A9"),
    "number": ({"a": 1, "b": 1.5}, "a=1&b=1.5"),
    "flag": ({"a": True, "b": False}, "a=true&b=false"),
    "none": ({"a": None}, "a="),
    "list": ({"a": [1, 2], "b": ("x",)}, "a=1&a=2&b=x"),
    "pairs": ([("a", "1"), ("a", "2")], "a=1&a=2"),
    "uuid": ({"id": UUID(int=7)}, f"id={UUID(int=7)}"),
    "empty": ({}, ""),
    "nothing": (None, ""),
}


@pytest.mark.parametrize("which", PARAMS)
def test_params(connect: Connect, which: str) -> None:
    params, expected = PARAMS[which]
    with StandIn(echo) as server:
        query = connect(server.api_url)("request", "GET", "/x", params).json()["query"]
    assert query.replace("%20", "+") == expected


@pytest.mark.parametrize("value", ["a/b", "?x=1", "#y", "a b", "é", "%41", "a/../b", "{x}", "a;b"])
def test_path_params_are_escaped(connect: Connect, value: str) -> None:
    with StandIn(echo) as server:
        client = connect(server.api_url)
        path = client("request", "GET", "/a/{p}/z", path_params={"p": value}).json()["path"]
    before, part, after = path.removeprefix("/api").strip("/").split("/")
    assert (before, unquote(part), after) == ("a", value, "z")


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_an_invalid_path_param(connect: Connect, value: str) -> None:
    with StandIn(echo) as server:
        with pytest.raises(ValidationError, match="path_params"):
            connect(server.api_url)("request", "GET", "/a/{p}", path_params={"p": value})
        assert server.asked == []


def test_a_missing_path_param(connect: Connect) -> None:
    with StandIn(echo) as server:
        with pytest.raises(ValidationError, match=r"path_params.id"):
            connect(server.api_url)("request", "GET", "/a/{id}", path_params={"other": 1})
        assert server.asked == []


@pytest.mark.parametrize(
    "value",
    [{"a": [1, None, "é"]}, [], "text", 0, False, 2**70, {"when": Decimal("1.50"), "id": UUID(int=1)}],
)
def test_json(connect: Connect, value: Any) -> None:
    with StandIn(echo) as server:
        answer = connect(server.api_url)("request", "POST", "/x", json=value).json()
        assert server.asked[0].headers["content-type"] == "application/json"
    expected = json.loads(json.dumps(value, default=str))
    assert json.loads(answer["body"]) == expected


def test_content(connect: Connect) -> None:
    with StandIn(echo) as server:
        client = connect(server.api_url)
        client("request", "POST", "/x", content=b"\x00\xff\r\n", headers={"Content-Type": "x/y"})
        client("request", "POST", "/x", content="é")
        client("request", "POST", "/x")
        assert [one.body for one in server.asked] == [b"\x00\xff\r\n", "é".encode(), b""]
        assert server.asked[0].headers["content-type"] == "x/y"


@pytest.mark.parametrize("kind", ["dict", "httpx"])
def test_headers_override_the_clients_own(connect: Connect, kind: str) -> None:
    headers: Any = {"X-Mine": "1", "User-Agent": "me"}
    if kind == "httpx":
        headers = httpx.Headers(headers)
    with StandIn(echo) as server:
        sent = connect(server.api_url)("request", "GET", "/x", headers=headers).json()["headers"]
    assert sent["x-mine"] == "1"
    assert sent["user-agent"] == "me"
    assert sent["x-prefect-api-version"] == "0.8.4"


def test_json_and_content_exclude_each_other(connect: Connect) -> None:
    with StandIn(echo) as server:
        with pytest.raises((TypeError, ValidationError), match=r"json.*content"):
            connect(server.api_url)("request", "POST", "/x", json={}, content=b"")
        assert server.asked == []


def test_an_error_status_raises(call: Call) -> None:
    with pytest.raises(ObjectNotFound) as caught:
        call("request", "GET", "/nothing/here")
    assert caught.value.response.status_code == 404
    assert caught.value.request.url.endswith("/api/nothing/here")


# ---- Paths and URLs ------------------------------------------------------------------------------

PATHS: dict[str, tuple[str, str]] = {
    "no slash": ("x", "/api/x"),
    "a slash": ("/x", "/api/x"),
    "a query": ("/x?y=1&z=a%20b", "/api/x?y=1&z=a+b"),
    "escapes": ("/a%20b/c%2Fd", "/api/a%20b/c%2Fd"),
    "letters beyond ASCII": ("/ä b", "/api/%C3%A4%20b"),
    "two slashes": ("//elsewhere.example/x", "/api//elsewhere.example/x"),
}


@pytest.mark.parametrize("which", PATHS)
@pytest.mark.parametrize("form", ["request", "get"])
def test_paths_are_relative_to_the_api(connect: Connect, which: str, form: str) -> None:
    path, target = PATHS[which]
    with StandIn(echo) as server:
        connect(server.api_url)(*(("request", "GET") if form == "request" else ("get",)), path)
        assert server.asked[0].target == target


def test_params_of_request_path_and_client_are_combined(connect: Connect) -> None:
    with StandIn(echo) as server:
        client = connect(server.api_url, httpx_settings={"params": {"team": "data"}})
        client("get", "/x?a=1", params={"b": [2, 3]})
        client("get", "/x", params="c=4")
        client("get", "/x", params=httpx.QueryParams("d=5"))
        assert [one.query for one in server.asked] == [
            "team=data&a=1&b=2&b=3",
            "team=data&c=4",
            "team=data&d=5",
        ]


def test_path_params_in_a_query(connect: Connect) -> None:
    with StandIn(echo) as server:
        client = connect(server.api_url)
        client("request", "GET", "/x/{a}?b={b}", path_params={"a": "?", "b": "c&d"})
        assert server.asked[0].target == "/api/x/%3F?b=c%26d"


@pytest.mark.parametrize("kind", [str, httpx.URL])
def test_a_full_url_of_the_same_server(connect: Connect, kind: Any) -> None:
    with StandIn(echo) as server:
        client = connect(server.api_url, api_key="key")
        for url in (
            f"{server.api_url}/events/filter/next?page-token=x",
            server.api_url.replace("/api", "/other"),
        ):
            client("get", str(kind(url)))
        assert [one.target for one in server.asked] == ["/api/events/filter/next?page-token=x", "/other"]
        assert [one.headers["authorization"] for one in server.asked] == ["Bearer key"] * 2


@pytest.mark.parametrize(
    "url", ["http://elsewhere.example/api/x", "HTTP://127.0.0.1:9/api/x", "https://127.0.0.1/x"]
)
def test_a_full_url_of_another_server_is_rejected(connect: Connect, url: str) -> None:
    with StandIn(echo) as server:
        for call in (("get", url), ("request", "GET", url)):
            with pytest.raises(
                ValidationError, match="the client sends its credentials only to its own server"
            ):
                connect(server.api_url)(*call)
        assert server.asked == []


@pytest.mark.parametrize("path", ["/../x", "/x/%2E%2e/y", "/x\\..\\y", "/x\ny"])
def test_a_path_that_leaves_the_api_is_rejected(connect: Connect, path: str) -> None:
    with StandIn(echo) as server:
        with pytest.raises(ValidationError, match="url: expected a path without"):
            connect(server.api_url)("get", path)
        assert server.asked == []


WITH_BODY = ("post", "put", "patch")


# ---- Retries -------------------------------------------------------------------------------------


def lost(count: int) -> Callable[[Asked], Reply]:
    """Respond with 502 so many times, like a proxy that may have lost the server's response."""
    left = [count]

    def reply(asked: Asked) -> Reply:
        left[0] -= 1
        return as_json({}) if left[0] < 0 else as_json({}, 502, headers={"Retry-After": "0"})

    return reply


@pytest.mark.parametrize("through", ["client", "_client"])
@pytest.mark.parametrize(
    ("method", "path", "tries"),
    [
        ("get", "/x", 2),
        ("put", "/x", 2),
        ("patch", "/x", 2),
        ("delete", "/x", 2),
        ("post", "/flow_runs/filter", 2),
        ("post", "/flow_runs/count?x=1", 2),
        ("post", "/flow_runs/", 1),
    ],
)
def test_raw_requests_are_retried_like_others(
    monkeypatch: pytest.MonkeyPatch, through: str, method: str, path: str, tries: int
) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "1")
    with StandIn(lost(1)) as server:
        client: Any = SyncPrefectClient(server.api_url)
        send = getattr(client if through == "client" else client._client, method)
        if tries == 1:
            with pytest.raises(PrefectHTTPStatusError, match="502"):
                send(path)
        else:
            assert send(path).status_code == 200
        assert len(server.asked) == tries


# ---- Prefect Cloud -------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
def test_cloud_client_sends_them_to_cloud_and_returns_json(method: str) -> None:
    account, workspace = UUID(int=1), UUID(int=2)
    with StandIn(echo) as server:
        client = CloudClient(f"{server.api_url}/accounts/{account}/workspaces/{workspace}", api_key="key")
        body = {"json": {"a": 1}} if method in WITH_BODY else {}
        answer = asyncio.run(getattr(client, method)("/me/x", params={"q": 1}, **body))
        assert (answer["method"], answer["path"], answer["query"]) == (method.upper(), "/api/me/x", "q=1")
        assert answer["body"] == ('{"a":1}' if body else "")
        inner: Any = client._client  # type: ignore[attr-defined]
        response = asyncio.run(getattr(inner, method)(f"{client.workspace_base_url}/y", **body))
        assert response.json()["path"] == f"/api/accounts/{account}/workspaces/{workspace}/y"
        assert inner.base_url == f"{server.api_url}/"


def test_cloud_client_returns_responses_for_head_and_options() -> None:
    with StandIn(echo) as server:
        client = CloudClient(server.api_url, api_key="key")
        assert asyncio.run(client.options("/me/x")).json()["path"] == "/api/me/x"
        assert asyncio.run(client.head("/me/x")).status_code == 200
