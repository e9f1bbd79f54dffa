"""Responses of raw requests, compared with httpx's."""

from __future__ import annotations

import asyncio
import copy
import inspect
import json
import pickle
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from prefect_rs._core import Headers, Request, Response
from prefect_rs._http import Cookies
from prefect_rs._url import URL, QueryParams
from prefect_rs.exceptions import DecodingError, PrefectHTTPStatusError

from tests.support.standin import Asked, Caller, Reply, StandIn, as_json, http

Connect = Callable[..., Caller]


# ---- Response and request ------------------------------------------------------------------------


def test_attributes_of_a_response(pair: tuple[Any, httpx.Response]) -> None:
    ours, theirs = pair
    for name in (
        "status_code",
        "reason_phrase",
        "http_version",
        "content",
        "text",
        "is_success",
        "is_error",
        "is_redirect",
        "encoding",
    ):
        assert getattr(ours, name) == getattr(theirs, name), name
    assert str(ours.url) == str(theirs.url)
    assert ours.json() == theirs.json() == {"a": "é"}
    assert ours.read() == theirs.read()
    assert ours.raise_for_status() is ours
    assert repr(ours) == repr(theirs) == "<Response [201 Created]>"


def test_headers(pair: tuple[Any, httpx.Response]) -> None:
    ours, theirs = pair[0].headers, pair[1].headers
    assert ours["X-TWO"] == theirs["X-TWO"] == "1, 2"
    assert ours.get("content-TYPE") == theirs.get("content-TYPE") == "application/json"
    assert ours.get("nothing") is theirs.get("nothing") is None
    assert ours.get("nothing", "else") == "else"
    assert "set-cookie" in ours
    assert "nothing" not in ours
    assert dict(ours) == dict(theirs)
    assert list(ours) == list(theirs)
    assert ours.multi_items() == theirs.multi_items()
    assert list(ours.items()) == list(theirs.items())
    with pytest.raises(KeyError):
        ours["nothing"]


def test_other_uses_of_a_response(pair: tuple[Any, httpx.Response]) -> None:
    ours, theirs = pair
    missing = [name for name in ("is_client_error", "is_server_error") if not hasattr(ours, name)]
    missing += [] if hasattr(ours.headers, "get_list") else ["headers.get_list"]
    assert missing == []
    assert ours.is_client_error == theirs.is_client_error
    assert ours.is_server_error == theirs.is_server_error
    assert ours.headers.get_list("x-two") == theirs.headers.get_list("x-two")


def test_attributes_of_a_request(pair: tuple[Any, httpx.Response]) -> None:
    ours, theirs = pair[0].request, pair[1].request
    assert ours.method == theirs.method == "POST"
    assert str(ours.url) == str(theirs.url)
    assert ours.content == theirs.content
    assert json.loads(ours.content) == {"b": 1}
    assert "authorization" not in ours.headers
    assert repr(ours) == repr(theirs)


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickle(pair: tuple[Any, httpx.Response], protocol: int) -> None:
    ours = pair[0]
    for again in (pickle.loads(pickle.dumps(ours, protocol)), copy.deepcopy(ours), copy.copy(ours)):
        assert again == ours
        assert type(again) is type(ours)
        assert again.json() == {"a": "é"}
        assert again.headers.multi_items() == ours.headers.multi_items()
        assert again.request == ours.request
        assert again.request.content == ours.request.content


def test_invalid_json_names_the_request(connect: Connect) -> None:
    with StandIn(http("<html>", content_type="text/html")) as server:
        response = connect(server.api_url)("request", "GET", "/x")
        assert response.text == "<html>"
        with pytest.raises(DecodingError) as caught:
            response.json()
    assert isinstance(caught.value, ValueError)  # like json.JSONDecodeError, which httpx raises
    assert f"GET http://127.0.0.1:{server.port}/api/x" in str(caught.value)
    assert caught.value.response == response


def test_text_uses_the_charset(connect: Connect) -> None:
    with StandIn(http("é".encode("latin-1"), content_type="text/plain; charset=iso-8859-1")) as server:
        response = connect(server.api_url)("request", "GET", "/x")
    assert response.content == b"\xe9"
    assert response.text == "é"


def test_reason_phrase(connect: Connect) -> None:
    with StandIn(http(b"{}", 299, reason="Very Own")) as server:
        response = connect(server.api_url)("request", "GET", "/x")
    assert (response.status_code, response.is_success) == (299, True)


# ---- All attributes of httpx's classes -----------------------------------------------------------

# Attributes that httpx's classes have and these do not, with reasons.
READ_ONLY = "headers are read-only here: what is changed in them would change nothing"
JAR = "a dict holds the cookies, without a cookie jar"
EXCEPTIONS: dict[type, dict[str, str]] = {
    Response: {},
    Request: {},
    Headers: dict.fromkeys(("clear", "pop", "popitem", "setdefault"), READ_ONLY),
    Cookies: dict.fromkeys(("extract_cookies", "set_cookie_header", "jar"), JAR),
    URL: {},
    QueryParams: {"update": "it only raises in httpx"},
}


def public(value: object) -> set[str]:
    return {name for name in (*dir(value), *getattr(value, "__dict__", ())) if not name.startswith("_")}


@pytest.fixture
def objects(pair: tuple[Any, httpx.Response]) -> dict[type, tuple[Any, Any]]:
    ours, theirs = pair
    return {
        Response: (ours, theirs),
        Request: (ours.request, theirs.request),
        Headers: (ours.headers, theirs.headers),
        Cookies: (ours.cookies, theirs.cookies),
        URL: (ours.url, theirs.url),
        QueryParams: (ours.url.params, theirs.url.params),
    }


@pytest.mark.parametrize("kind", EXCEPTIONS, ids=lambda kind: kind.__name__)
def test_each_attribute_exists_or_has_a_reason(objects: dict[type, tuple[Any, Any]], kind: type) -> None:
    ours, theirs = objects[kind]
    assert type(ours) is kind
    missing = public(theirs) - public(ours)
    assert missing == EXCEPTIONS[kind].keys()


# Attributes whose types are this package's equivalents of httpx's.
STAND_INS = {"cookies", "headers", "next_request", "params", "request", "stream", "url", "extensions", "raw"}


@pytest.mark.parametrize("kind", EXCEPTIONS, ids=lambda kind: kind.__name__)
@pytest.mark.filterwarnings("ignore:URL.raw")
def test_each_attribute_has_httpxs_type(objects: dict[type, tuple[Any, Any]], kind: type) -> None:
    ours, theirs = objects[kind]
    for name in public(theirs) - EXCEPTIONS[kind].keys() - STAND_INS:
        mine, other = getattr(ours, name), getattr(theirs, name)
        if callable(other):
            assert callable(mine), name
        else:
            assert type(mine) is type(other), name


@pytest.mark.parametrize("kind", [Response, Request, Headers], ids=lambda kind: kind.__name__)
def test_signatures_of_methods(kind: type) -> None:
    theirs = {Response: httpx.Response, Request: httpx.Request, Headers: httpx.Headers}[kind]
    for name in public(kind) & public(theirs):
        if not inspect.isfunction(getattr(theirs, name)):
            continue
        wanted = list(inspect.signature(getattr(theirs, name)).parameters)[1:]
        ours = list(inspect.signature(getattr(kind, name)).parameters)[1:]
        assert [each.replace("key", "name") for each in wanted] == ours, name


# ---- Responses -----------------------------------------------------------------------------------


def test_elapsed(connect: Connect) -> None:
    def slow(asked: Asked) -> Reply:
        time.sleep(0.2 if asked.path.endswith("/slow") else 0)
        return as_json({})

    with StandIn(slow) as server:
        client = connect(server.api_url)
        assert timedelta(seconds=0.2) <= client("get", "/slow").elapsed < timedelta(seconds=5)
        assert timedelta(0) < client("get", "/fast").elapsed < timedelta(seconds=0.2)


def test_elapsed_does_not_include_retries(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "1")
    replies = [as_json({}), as_json({}, 503, headers={"Retry-After": "0.3"})]
    with StandIn(lambda _: replies.pop()) as server:
        began = time.monotonic()
        elapsed = connect(server.api_url)("get", "/x").elapsed
    assert time.monotonic() - began >= 0.3
    assert elapsed < timedelta(seconds=0.25)


def test_cookies(connect: Connect) -> None:
    lines = [
        "a=1; Path=/",
        "b=2; HttpOnly",
        "c=3; Max-Age=0",
        "d=4; Domain=elsewhere.example",
        "a=5; Path=/x",
    ]
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n"
    reply = Reply(head + b"".join(f"Set-Cookie: {line}\r\n".encode() for line in lines) + b"\r\n{}")
    with StandIn(reply) as server:
        cookies = connect(server.api_url)("get", "/x").cookies
    assert dict(cookies) == {"b": "2", "a": "5"}
    assert cookies.get("a") == cookies["a"] == "5"
    assert cookies.get("c") is None
    cookies.set("e", "6", domain="x")
    cookies.delete("b")
    assert list(cookies.items()) == [("a", "5"), ("e", "6")]


def redirects(asked: Asked) -> Reply:
    where = {"/api/one": "/api/two?x=1", "/api/two": "/api/three"}.get(asked.path)
    if where is None:
        return as_json(asked.path)
    return http(b"moved", 302, headers={"Location": where, "Set-Cookie": "a=b"})


def test_history(connect: Connect) -> None:
    with StandIn(redirects) as server:
        response = connect(server.api_url, api_key="hunter2")("post", "/one", json={"a": 1})
        direct = connect(server.api_url)("get", "/three")
    first, second = response.history
    assert response.url == f"{server.api_url}/three"
    assert (response.request.method, response.is_redirect, response.has_redirect_location) == (
        "GET",
        False,
        False,
    )
    assert (first.status_code, first.url, first.content) == (302, f"{server.api_url}/one", b"moved")
    assert (first.headers["location"], first.has_redirect_location) == ("/api/two?x=1", True)
    assert (first.request.method, first.request.content) == ("POST", b'{"a":1}')
    assert first.request.headers["authorization"] == "Bearer [secure]"
    assert first.cookies == {"a": "b"}
    assert second.url == f"{server.api_url}/two?x=1"
    assert first.elapsed > timedelta(0)
    assert [first.history, first.next_request, direct.history] == [[], None, []]
    assert isinstance(response.history, list)


def test_next_request(connect: Connect) -> None:
    with StandIn(redirects) as server:
        with pytest.raises(PrefectHTTPStatusError) as caught:
            connect(server.api_url)("post", "/one", json={"a": 1}, follow_redirects=False)
        with httpx.Client(trust_env=False) as client:
            theirs = client.post(f"{server.api_url}/one", json={"a": 1})
    ours = caught.value.response
    assert theirs.next_request is not None
    assert ours.next_request.method == theirs.next_request.method == "GET"
    assert str(ours.next_request.url) == str(theirs.next_request.url)
    assert ours.history == []


@pytest.mark.parametrize("location", ["ftp://elsewhere/x", "http://[bad", None])
def test_a_redirect_with_an_invalid_target_that_is_not_followed(
    connect: Connect, location: str | None
) -> None:
    headers = {} if location is None else {"Location": location}
    with StandIn(http(status=302, headers=headers)) as server:
        client = connect(server.api_url)
        with pytest.raises(PrefectHTTPStatusError) as caught:
            client("get", "/x", follow_redirects=False)
    assert caught.value.response.next_request is None
    assert caught.value.response.has_redirect_location is (location is not None)


LINKS = [
    '<http://x/2>; rel="next", <http://x/9>; rel=last',
    '<http://x/?a=1,2>; rel="next"; title="a, b; c"',
    "<http://x/2>",
    "<http://x/2>; rel='prev'",
    "",
]


@pytest.mark.parametrize("value", LINKS)
def test_links(connect: Connect, value: str) -> None:
    with StandIn(http("{}", headers={"Link": value})) as server:
        ours = connect(server.api_url)("get", "/x").links
    theirs = httpx.Response(200, headers={"Link": value}).links if value else {}
    if "," not in value.split(";")[0] and 'title="a, b' not in value:  # httpx splits inside of quotes
        assert ours == theirs
    else:
        assert ours == {"next": {"url": "http://x/?a=1,2", "rel": "next", "title": "a, b; c"}}


BODIES = ["", "a", "ab\ncd\r\nef", "é\u2028x\n\ny\n", "one line"]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("size", [None, 1, 3, 1000])
def test_iterating_over_the_body(connect: Connect, body: str, size: int | None) -> None:
    with StandIn(http(body, content_type="text/plain; charset=utf-8")) as server:
        ours = connect(server.api_url)("get", "/x")
    theirs = httpx.Response(200, content=body.encode(), headers={"Content-Type": "text/plain; charset=utf-8"})
    assert list(ours.iter_bytes(size)) == list(theirs.iter_bytes(size))
    assert list(ours.iter_text(size)) == list(theirs.iter_text(size))
    assert list(ours.iter_lines()) == list(theirs.iter_lines())
    assert b"".join(ours.iter_raw(size)) == ours.content
    assert b"".join(ours.stream) == ours.content

    async def main() -> None:
        assert [each async for each in ours.aiter_bytes(size)] == list(ours.iter_bytes(size))
        assert [each async for each in ours.aiter_text(size)] == list(ours.iter_text(size))
        assert [each async for each in ours.aiter_raw(size)] == list(ours.iter_raw(size))
        assert [each async for each in ours.aiter_lines()] == list(ours.iter_lines())
        assert b"".join([each async for each in ours.stream]) == ours.content
        assert await ours.aread() == ours.content
        assert await ours.request.aread() == ours.request.content
        await ours.aclose()

    asyncio.run(main())
    ours.close()
    assert ours.read() == body.encode()


@pytest.mark.parametrize("size", [0, -1, "2"])
def test_an_invalid_chunk_size(pair: tuple[Any, httpx.Response], size: Any) -> None:
    with pytest.raises((ValueError, TypeError, OverflowError)):
        pair[0].iter_bytes(size)


def test_json_with_keyword_arguments(pair: tuple[Any, httpx.Response]) -> None:
    ours, theirs = pair
    hook = {"object_pairs_hook": list}
    assert ours.json(**hook) == theirs.json(**hook) == [("a", "é")]


@pytest.mark.parametrize("compressed", [False, True])
def test_num_bytes_downloaded(connect: Connect, compressed: bool) -> None:
    import gzip

    body = b'"' + b"x" * 5000 + b'"'
    sent = gzip.compress(body) if compressed else body
    headers = {"Content-Encoding": "gzip"} if compressed else {}
    with StandIn(http(sent, headers=headers)) as server:
        response = connect(server.api_url)("get", "/x")
    assert response.num_bytes_downloaded == len(sent)
    assert len(response.content) == 5002


@pytest.mark.parametrize("status", [101, 200, 204, 301, 304, 404, 422, 500, 503, 600])
def test_kinds_of_statuses(status: int) -> None:
    ours = Response(status, [], b"", Request("GET", "http://h/x"))
    theirs = httpx.Response(status)
    for name in public(httpx.Response):
        if name.startswith("is_") and name != "is_closed":
            if name == "is_stream_consumed":
                continue
            assert getattr(ours, name) is getattr(theirs, name), name


def test_pickle_keeps_everything(connect: Connect) -> None:
    with StandIn(redirects) as server:
        ours = connect(server.api_url, api_key="hunter2")("get", "/one")
    for again in (pickle.loads(pickle.dumps(ours)), copy.deepcopy(ours)):
        assert again == ours
        for name in ("elapsed", "http_version", "num_bytes_downloaded", "cookies", "next_request", "url"):
            assert getattr(again, name) == getattr(ours, name), name
        assert [one.url for one in again.history] == [one.url for one in ours.history]
        assert again.request.headers == ours.request.headers
        assert type(again.url) is URL
    assert b"hunter2" not in pickle.dumps(ours)
