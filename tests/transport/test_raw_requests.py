"""Requests of any kind, in the form of httpx: `request`, `get` and its kin, and `_client`."""

from __future__ import annotations

import asyncio
import inspect
import json
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from unittest.mock import AsyncMock, patch
from urllib.parse import unquote
from uuid import UUID

import httpx
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.cloud import CloudClient
from prefect_rs.exceptions import (
    ClientClosedError,
    ObjectNotFound,
    PrefectHTTPStatusError,
    ReadTimeout,
    ValidationError,
)

from tests.support.standin import Asked, Caller, Reply, StandIn, as_json, http

Call = Callable[..., Any]
Unique = Callable[[str], str]
Connect = Callable[..., Caller]


# ---- Requests of any kind ------------------------------------------------------------------------


def test_a_request_with_json_and_path_params(call: Call, unique: Unique) -> None:
    name = unique("request")
    made = call("request", "POST", "/flows/", json={"name": name, "tags": ["t"]})
    assert made.status_code == 201
    read = call("request", "GET", "/flows/{id}", path_params={"id": UUID(made.json()["id"])})
    assert read.json()["name"] == name
    found = call("request", "get", "flows/name/{name}", None, {"name": name})
    assert found.json()["id"] == made.json()["id"]


def echo(asked: Asked) -> Any:
    return as_json(
        {
            "method": asked.method,
            "path": asked.path,
            "query": asked.query,
            "headers": asked.headers,
            "body": asked.body.decode("utf-8", "backslashreplace"),
        }
    )


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_every_method_is_sent(connect: Connect, method: str) -> None:
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
def test_params_are_written_into_the_query(connect: Connect, which: str) -> None:
    params, expected = PARAMS[which]
    with StandIn(echo) as server:
        query = connect(server.api_url)("request", "GET", "/x", params).json()["query"]
    assert query.replace("%20", "+") == expected


@pytest.mark.parametrize("value", ["a/b", "?x=1", "#y", "a b", "é", "%41", "a/../b", "{x}", "a;b"])
def test_path_params_stay_one_part_of_the_path(connect: Connect, value: str) -> None:
    with StandIn(echo) as server:
        client = connect(server.api_url)
        path = client("request", "GET", "/a/{p}/z", path_params={"p": value}).json()["path"]
    before, part, after = path.removeprefix("/api").strip("/").split("/")
    assert (before, unquote(part), after) == ("a", value, "z")


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_path_param_that_no_path_can_hold_is_refused(connect: Connect, value: str) -> None:
    with StandIn(echo) as server:
        with pytest.raises(ValidationError, match="path_params"):
            connect(server.api_url)("request", "GET", "/a/{p}", path_params={"p": value})
        assert server.asked == []


def test_a_path_param_that_is_missing_is_named(connect: Connect) -> None:
    with StandIn(echo) as server:
        with pytest.raises(ValidationError, match=r"path_params.id"):
            connect(server.api_url)("request", "GET", "/a/{id}", path_params={"other": 1})
        assert server.asked == []


@pytest.mark.parametrize(
    "value",
    [{"a": [1, None, "é"]}, [], "text", 0, False, 2**70, {"when": Decimal("1.50"), "id": UUID(int=1)}],
)
def test_json_is_the_body(connect: Connect, value: Any) -> None:
    with StandIn(echo) as server:
        answer = connect(server.api_url)("request", "POST", "/x", json=value).json()
        assert server.asked[0].headers["content-type"] == "application/json"
    expected = json.loads(json.dumps(value, default=str))
    assert json.loads(answer["body"]) == expected


def test_content_is_the_body_as_it_is(connect: Connect) -> None:
    with StandIn(echo) as server:
        client = connect(server.api_url)
        client("request", "POST", "/x", content=b"\x00\xff\r\n", headers={"Content-Type": "x/y"})
        client("request", "POST", "/x", content="é")
        client("request", "POST", "/x")
        assert [one.body for one in server.asked] == [b"\x00\xff\r\n", "é".encode(), b""]
        assert server.asked[0].headers["content-type"] == "x/y"


@pytest.mark.parametrize("kind", ["dict", "httpx"])
def test_headers_go_over_the_clients_own(connect: Connect, kind: str) -> None:
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
def test_a_path_is_below_the_apis_url(connect: Connect, which: str, form: str) -> None:
    path, target = PATHS[which]
    with StandIn(echo) as server:
        connect(server.api_url)(*(("request", "GET") if form == "request" else ("get",)), path)
        assert server.asked[0].target == target


def test_params_are_added_to_those_of_the_path_and_of_the_client(connect: Connect) -> None:
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


def test_path_params_are_filled_into_a_query_too(connect: Connect) -> None:
    with StandIn(echo) as server:
        client = connect(server.api_url)
        client("request", "GET", "/x/{a}?b={b}", path_params={"a": "?", "b": "c&d"})
        assert server.asked[0].target == "/api/x/%3F?b=c%26d"


@pytest.mark.parametrize("kind", [str, httpx.URL])
def test_a_whole_url_of_the_same_server_is_taken(connect: Connect, kind: Any) -> None:
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
def test_another_servers_url_is_refused(connect: Connect, url: str) -> None:
    with StandIn(echo) as server:
        for call in (("get", url), ("request", "GET", url)):
            with pytest.raises(
                ValidationError, match="a client sends its credentials only to its own server"
            ):
                connect(server.api_url)(*call)
        assert server.asked == []


@pytest.mark.parametrize("path", ["/../x", "/x/%2E%2e/y", "/x\\..\\y", "/x\ny"])
def test_a_path_that_leads_elsewhere_is_refused(connect: Connect, path: str) -> None:
    with StandIn(echo) as server:
        with pytest.raises(ValidationError, match="url: expected a path without"):
            connect(server.api_url)("get", path)
        assert server.asked == []


# ---- Public methods in httpx's form --------------------------------------------------------------

WITH_BODY = ("post", "put", "patch")
WITHOUT_BODY = ("get", "delete", "options")


@pytest.mark.parametrize("method", [*WITH_BODY, *WITHOUT_BODY])
def test_each_method_has_a_method_of_its_own(connect: Connect, method: str) -> None:
    body = {"json": {"a": 1}} if method in WITH_BODY else {}
    with StandIn(echo) as server:
        answer = connect(server.api_url)(
            method, "/x", params={"q": 1}, headers={"X-Mine": "1"}, **body
        ).json()
    assert (answer["method"], answer["path"], answer["query"]) == (method.upper(), "/api/x", "q=1")
    assert answer["headers"]["x-mine"] == "1"
    assert answer["body"] == ('{"a":1}' if body else "")


def test_head_gives_headers_and_no_body(connect: Connect) -> None:
    reply = Reply(b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\nX-A: 1\r\nConnection: close\r\n\r\n")
    with StandIn(reply) as server:
        response = connect(server.api_url)("head", "/x")
        assert server.asked[0].method == "HEAD"
    assert (response.content, response.headers["x-a"], response.headers["content-length"]) == (b"", "1", "12")


def test_raw_requests_reach_the_real_server(call: Call, unique: Unique) -> None:
    name = unique("raw")
    made = call("post", "/flows/", json={"name": name})
    assert made.status_code == 201
    flow_id = made.json()["id"]
    assert call("get", f"/flows/{flow_id}").json()["name"] == name
    found = call("post", "/flows/filter", json={"flows": {"name": {"any_": [name]}}})
    assert [flow["id"] for flow in found.json()] == [flow_id]
    assert call("patch", f"/flows/{flow_id}", json={"tags": ["a"]}).status_code == 204
    assert call("delete", f"/flows/{flow_id}").status_code == 204
    with pytest.raises(ObjectNotFound):
        call("get", f"/flows/{flow_id}")
    assert call("get", "/admin/version").json() == call("api_version")


def test_data_is_a_form_as_httpx_writes_it(connect: Connect) -> None:
    data = {"a": [1, 2], "b": None, "c": True, "d": "e f&g"}
    with StandIn(echo) as server:
        client = connect(server.api_url)
        client("post", "/x", data=data)
        client("post", "/x", data=b"raw")
        asked = server.asked
    theirs = httpx.Request("POST", server.api_url, data=data)
    assert asked[0].body == theirs.content
    assert asked[0].headers["content-type"] == theirs.headers["content-type"]
    assert asked[1].body == b"raw"
    assert "content-type" not in asked[1].headers


def test_a_content_type_of_ones_own_goes_over_that_of_json(connect: Connect) -> None:
    with StandIn(echo) as server:
        connect(server.api_url)("post", "/x", json={}, headers={"content-type": "application/merge+json"})
        assert server.asked[0].headers["content-type"] == "application/merge+json"


@pytest.mark.parametrize("auth", [("me", "pass"), httpx.BasicAuth("me", "pass")])
def test_auth_of_one_request_goes_over_the_clients(connect: Connect, auth: Any) -> None:
    with StandIn(echo) as server:
        client = connect(server.api_url, api_key="key")
        client("get", "/x", auth=auth)
        client("get", "/x", auth=None)
        client("get", "/x", auth=httpx.USE_CLIENT_DEFAULT)
        sent = [one.headers["authorization"] for one in server.asked]
    assert sent == ["Basic bWU6cGFzcw==", "Bearer key", "Bearer key"]


@pytest.mark.parametrize("timeout", [0.1, httpx.Timeout(0.1), {"timeout": 0.1}])
def test_a_request_may_have_a_timeout_of_its_own(connect: Connect, timeout: Any) -> None:
    def slow(asked: Asked) -> Reply:
        time.sleep(0.5)
        return as_json(1)

    with StandIn(slow) as server:
        client = connect(server.api_url)
        with pytest.raises(ReadTimeout, match=r"within 0\.1 s"):
            client("post", "/flow_runs/", timeout=timeout)
        assert client("get", "/x").json() == 1


def test_none_is_no_timeout_for_one_request(connect: Connect) -> None:
    def slow(asked: Asked) -> Reply:
        time.sleep(0.4)
        return as_json(1)

    with StandIn(slow) as server:
        client = connect(server.api_url, httpx_settings={"timeout": 0.1})
        assert client("get", "/x", timeout=None).json() == 1


def test_redirects_of_one_request_are_followed_or_not(connect: Connect) -> None:
    def redirects(asked: Asked) -> Reply:
        return (
            as_json(1) if asked.path == "/api/there" else http(status=307, headers={"Location": "/api/there"})
        )

    with StandIn(redirects) as server:
        client = connect(server.api_url)
        assert client("get", "/x").json() == 1
        with pytest.raises(PrefectHTTPStatusError) as caught:
            client("get", "/x", follow_redirects=False)
        assert caught.value.response.next_request.url == f"{server.api_url}/there"
        still = connect(server.api_url, httpx_settings={"follow_redirects": False})
        assert still("get", "/x", follow_redirects=True).json() == 1


UNSUPPORTED: dict[str, tuple[dict[str, Any], type[Exception], str]] = {
    "cookies": (
        {"cookies": {"a": "b"}},
        ValidationError,
        "cookies: not supported: give cookies to the client",
    ),
    "files": ({"files": {"a": b"b"}}, ValidationError, "files: not supported"),
    "extensions": ({"extensions": {"trace": print}}, ValidationError, "extensions: not supported"),
    "unknown": ({"jsn": {}}, TypeError, r"post\(\) got an unexpected keyword argument 'jsn'"),
    "path_params": ({"path_params": {}}, TypeError, "unexpected keyword argument 'path_params'"),
    "digest": ({"auth": httpx.DigestAuth("a", "b")}, ValidationError, "auth: .*DigestAuth is not supported"),
    "two bodies": ({"json": {}, "content": b""}, TypeError, "one of json, content and data"),
    "a generator": ({"content": iter([b"a"])}, ValidationError, "content: expected text or bytes"),
    "timeout": ({"timeout": "soon"}, ValidationError, "timeout: expected a number of seconds"),
    "follow_redirects": (
        {"follow_redirects": "yes"},
        ValidationError,
        "follow_redirects: expected True or False",
    ),
    "headers": ({"headers": {"a b": "c"}}, ValidationError, "headers.a b: expected a header"),
}


@pytest.mark.parametrize("which", UNSUPPORTED)
def test_what_is_not_supported_is_refused_and_not_ignored(connect: Connect, which: str) -> None:
    keywords, kind, message = UNSUPPORTED[which]
    with StandIn(echo) as server:
        with pytest.raises(kind, match=message):
            connect(server.api_url)("post", "/x", **keywords)
        assert server.asked == []


@pytest.mark.parametrize("method", WITHOUT_BODY)
def test_a_body_where_httpx_takes_none_is_refused(connect: Connect, method: str) -> None:
    with StandIn(echo) as server:
        with pytest.raises(
            TypeError, match=rf"{method}\(\) got an unexpected keyword argument 'json'. .* request"
        ):
            connect(server.api_url)(method, "/x", json={})
        assert connect(server.api_url)("request", method, "/x", json={}).json()["body"] == "{}"


def test_nothing_as_a_value_is_as_if_it_were_not_given(connect: Connect) -> None:
    nothing = dict.fromkeys(
        ("params", "headers", "json", "content", "data", "cookies", "files", "extensions")
    )
    with StandIn(echo) as server:
        assert connect(server.api_url)("post", "/x", **nothing).json()["body"] == ""


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete", "head", "options", "request"])
def test_the_signature_names_what_is_taken(method: str) -> None:
    for client in (SyncPrefectClient, PrefectClient):
        parameters = inspect.signature(getattr(client, method)).parameters
        theirs = inspect.signature(getattr(httpx.Client, method)).parameters
        ours = {"path": "url"} if method == "request" else {}
        names = [ours.get(name, name) for name in parameters if name != "path_params"]
        assert set(theirs) - set(names) == (
            {"cookies", "extensions", "files"} if "files" in theirs else {"cookies", "extensions"}
        )
        assert set(names) <= set(theirs)


# ---- Retries -------------------------------------------------------------------------------------


def lost(count: int) -> Callable[[Asked], Reply]:
    """Answer with a 502 so many times, from a proxy that may have lost the server's answer."""
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
def test_raw_requests_are_repeated_by_the_rules_of_retries(
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


# ---- `_client` -----------------------------------------------------------------------------------


@pytest.fixture(params=["sync", "async"])
def inner(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Call a method of a client's `_client`: `inner(client_options)("get", "/x")`."""

    def of(api: str, **options: Any) -> Callable[..., Any]:
        if request.param == "sync":
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


@pytest.mark.parametrize("method", [*WITH_BODY, *WITHOUT_BODY])
def test_the_inner_client_has_httpxs_methods(inner: Callable[..., Any], method: str) -> None:
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


def test_the_inner_client_raises_for_error_statuses_as_the_official_one(inner: Callable[..., Any]) -> None:
    with (
        StandIn(as_json({"detail": "no such thing"}, 404)) as server,
        pytest.raises(PrefectHTTPStatusError, match="no such thing") as caught,
    ):
        inner(server.api_url)("get", "/x")
    assert isinstance(caught.value, httpx.HTTPStatusError)
    assert caught.value.request.url.path == "/api/x"


def test_the_inner_client_refuses_what_is_not_supported(inner: Callable[..., Any]) -> None:
    with StandIn(echo) as server:
        client = inner(server.api_url)
        with pytest.raises(ValidationError, match="cookies: not supported"):
            client("get", "/x", cookies={"a": "b"})
        with pytest.raises(TypeError, match="unexpected keyword argument 'jsn'"):
            client("post", "/x", jsn=1)
        for name in ("stream", "event_hooks", "auth", "cookies"):
            with pytest.raises(AttributeError, match=f"`_client` has no attribute '{name}'.*It has base_url"):
                client(name)
        with pytest.raises(NotImplementedError, match="stream"):
            client("send", client("build_request", "GET", "/x"), stream=True)
        assert server.asked == []


def test_a_request_is_built_and_sent(inner: Callable[..., Any]) -> None:
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


def test_a_request_that_was_sent_can_be_sent_again(connect: Connect) -> None:
    with StandIn(echo) as server:
        client: Any = SyncPrefectClient(server.api_url, api_key="key")
        first = client.post("/x", json={"a": 1}, headers={"X-Secret": "s"})
        again = client._client.send(first.request)
        assert again.json() == first.json()


def test_the_inner_client_tells_of_itself(connect: Connect) -> None:
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


def test_the_inner_client_is_closed_with_its_client() -> None:
    with StandIn(echo) as server:
        client: Any = SyncPrefectClient(server.api_url)
        with client:
            client._client.get("/x")
        assert client._client.is_closed is True
        with pytest.raises(ClientClosedError):
            client._client.get("/x")
        assert len(server.asked) == 1


def test_the_inner_client_works_when_its_client_is_gone() -> None:
    with StandIn(echo) as server:
        assert SyncPrefectClient(server.api_url)._client.get("/x").status_code == 200  # type: ignore[attr-defined]


def test_the_inner_clients_methods_can_be_patched() -> None:
    client: Any = PrefectClient("http://127.0.0.1:9/api")
    assert inspect.iscoroutinefunction(client._client.post)
    with patch.object(client._client, "get", AsyncMock(return_value="patched")) as mock:
        assert asyncio.run(client._client.get("/x")) == "patched"
    mock.assert_awaited_once_with("/x")


# ---- Prefect Cloud -------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
def test_clouds_methods_go_to_cloud_itself_and_give_json(method: str) -> None:
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


def test_clouds_head_and_options_give_responses() -> None:
    with StandIn(echo) as server:
        client = CloudClient(server.api_url, api_key="key")
        assert asyncio.run(client.options("/me/x")).json()["path"] == "/api/me/x"
        assert asyncio.run(client.head("/me/x")).status_code == 200
