"""`client.get()`, `client.post()` and so on, with httpx's arguments."""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.exceptions import (
    ObjectNotFound,
    PrefectHTTPStatusError,
    ReadTimeout,
    ValidationError,
)

from tests.support.standin import Asked, Caller, Reply, StandIn, as_json, echo, http

Call = Callable[..., Any]
Unique = Callable[[str], str]
Connect = Callable[..., Caller]


WITH_BODY = ("post", "put", "patch")
WITHOUT_BODY = ("get", "delete", "options")


@pytest.mark.parametrize("method", [*WITH_BODY, *WITHOUT_BODY])
def test_one_function_per_http_method(connect: Connect, method: str) -> None:
    body = {"json": {"a": 1}} if method in WITH_BODY else {}
    with StandIn(echo) as server:
        answer = connect(server.api_url)(
            method, "/x", params={"q": 1}, headers={"X-Mine": "1"}, **body
        ).json()
    assert (answer["method"], answer["path"], answer["query"]) == (method.upper(), "/api/x", "q=1")
    assert answer["headers"]["x-mine"] == "1"
    assert answer["body"] == ('{"a":1}' if body else "")


def test_head_has_headers_and_no_body(connect: Connect) -> None:
    reply = Reply(b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\nX-A: 1\r\nConnection: close\r\n\r\n")
    with StandIn(reply) as server:
        response = connect(server.api_url)("head", "/x")
        assert server.asked[0].method == "HEAD"
    assert (response.content, response.headers["x-a"], response.headers["content-length"]) == (b"", "1", "12")


def test_real_server(call: Call, unique: Unique) -> None:
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


def test_data_is_form_encoded_like_in_httpx(connect: Connect) -> None:
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


def test_an_explicit_content_type_overrides_that_of_json(connect: Connect) -> None:
    with StandIn(echo) as server:
        connect(server.api_url)("post", "/x", json={}, headers={"content-type": "application/merge+json"})
        assert server.asked[0].headers["content-type"] == "application/merge+json"


@pytest.mark.parametrize("auth", [("me", "pass"), httpx.BasicAuth("me", "pass")])
def test_auth_of_a_request_overrides_the_clients(connect: Connect, auth: Any) -> None:
    with StandIn(echo) as server:
        client = connect(server.api_url, api_key="key")
        client("get", "/x", auth=auth)
        client("get", "/x", auth=None)
        client("get", "/x", auth=httpx.USE_CLIENT_DEFAULT)
        sent = [one.headers["authorization"] for one in server.asked]
    assert sent == ["Basic bWU6cGFzcw==", "Bearer key", "Bearer key"]


@pytest.mark.parametrize("timeout", [0.1, httpx.Timeout(0.1), {"timeout": 0.1}])
def test_timeout_of_a_request(connect: Connect, timeout: Any) -> None:
    def slow(asked: Asked) -> Reply:
        time.sleep(0.5)
        return as_json(1)

    with StandIn(slow) as server:
        client = connect(server.api_url)
        with pytest.raises(ReadTimeout, match=r"within 0\.1 s"):
            client("post", "/flow_runs/", timeout=timeout)
        assert client("get", "/x").json() == 1


def test_timeout_none(connect: Connect) -> None:
    def slow(asked: Asked) -> Reply:
        time.sleep(0.4)
        return as_json(1)

    with StandIn(slow) as server:
        client = connect(server.api_url, httpx_settings={"timeout": 0.1})
        assert client("get", "/x", timeout=None).json() == 1


def test_follow_redirects_of_a_request(connect: Connect) -> None:
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
        "cookies: not supported: set cookies on the client",
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
def test_unsupported_arguments_are_rejected(connect: Connect, which: str) -> None:
    keywords, kind, message = UNSUPPORTED[which]
    with StandIn(echo) as server:
        with pytest.raises(kind, match=message):
            connect(server.api_url)("post", "/x", **keywords)
        assert server.asked == []


@pytest.mark.parametrize("method", WITHOUT_BODY)
def test_methods_without_a_body_reject_one(connect: Connect, method: str) -> None:
    with StandIn(echo) as server:
        with pytest.raises(
            TypeError, match=rf"{method}\(\) got an unexpected keyword argument 'json'. .* request"
        ):
            connect(server.api_url)(method, "/x", json={})
        assert connect(server.api_url)("request", method, "/x", json={}).json()["body"] == "{}"


def test_none_is_like_an_omitted_argument(connect: Connect) -> None:
    nothing = dict.fromkeys(
        ("params", "headers", "json", "content", "data", "cookies", "files", "extensions")
    )
    with StandIn(echo) as server:
        assert connect(server.api_url)("post", "/x", **nothing).json()["body"] == ""


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete", "head", "options", "request"])
def test_the_signature_names_the_arguments(method: str) -> None:
    for client in (SyncPrefectClient, PrefectClient):
        parameters = inspect.signature(getattr(client, method)).parameters
        theirs = inspect.signature(getattr(httpx.Client, method)).parameters
        ours = {"path": "url"} if method == "request" else {}
        names = [ours.get(name, name) for name in parameters if name != "path_params"]
        assert set(theirs) - set(names) == (
            {"cookies", "extensions", "files"} if "files" in theirs else {"cookies", "extensions"}
        )
        assert set(names) <= set(theirs)
