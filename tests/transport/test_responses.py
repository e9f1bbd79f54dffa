"""Responses, requests, headers, cookies and URLs beside those of httpx."""

from __future__ import annotations

import asyncio
import copy
import inspect
import json
import pickle
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import httpx
import prefect_rs
import pytest
from prefect_rs._core import Headers, Request, Response
from prefect_rs._http import Cookies
from prefect_rs._url import URL, QueryParams
from prefect_rs.exceptions import DecodingError, PrefectHTTPStatusError

from tests.support.standin import Asked, Caller, Reply, StandIn, as_json, http

Call = Callable[..., Any]
Unique = Callable[[str], str]
Connect = Callable[..., Caller]


# ---- Response and request ------------------------------------------------------------------------


@pytest.fixture
def pair(connect: Connect) -> Iterator[tuple[Any, httpx.Response]]:
    """The same answer to the same request, once as this package gives it and once as httpx does."""
    answer = http(
        '{"a": "é"}', 201, headers={"X-Two": "1", "x-two": "2", "Set-Cookie": "k=v"}, reason="Created"
    )
    with StandIn(answer) as server:
        ours = connect(server.api_url)("request", "POST", "/x", {"q": "1"}, json={"b": 1})
        content = ours.request.content
        with httpx.Client(trust_env=False) as client:
            theirs = client.post(f"{server.api_url}/x", params={"q": "1"}, content=content)
        yield ours, theirs


def test_a_response_answers_as_httpx_does(pair: tuple[Any, httpx.Response]) -> None:
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


def test_headers_answer_as_httpx_does(pair: tuple[Any, httpx.Response]) -> None:
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


def test_what_else_code_asks_of_a_response_answers_as_httpx_does(pair: tuple[Any, httpx.Response]) -> None:
    ours, theirs = pair
    missing = [name for name in ("is_client_error", "is_server_error") if not hasattr(ours, name)]
    missing += [] if hasattr(ours.headers, "get_list") else ["headers.get_list"]
    assert missing == []
    assert ours.is_client_error == theirs.is_client_error
    assert ours.is_server_error == theirs.is_server_error
    assert ours.headers.get_list("x-two") == theirs.headers.get_list("x-two")


def test_a_request_answers_as_httpx_does(pair: tuple[Any, httpx.Response]) -> None:
    ours, theirs = pair[0].request, pair[1].request
    assert ours.method == theirs.method == "POST"
    assert str(ours.url) == str(theirs.url)
    assert ours.content == theirs.content
    assert json.loads(ours.content) == {"b": 1}
    assert "authorization" not in ours.headers
    assert repr(ours) == repr(theirs)


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_response_survives_a_pickle(pair: tuple[Any, httpx.Response], protocol: int) -> None:
    ours = pair[0]
    for again in (pickle.loads(pickle.dumps(ours, protocol)), copy.deepcopy(ours), copy.copy(ours)):
        assert again == ours
        assert type(again) is type(ours)
        assert again.json() == {"a": "é"}
        assert again.headers.multi_items() == ours.headers.multi_items()
        assert again.request == ours.request
        assert again.request.content == ours.request.content


def test_json_of_no_json_says_which_request_it_was(connect: Connect) -> None:
    with StandIn(http("<html>", content_type="text/html")) as server:
        response = connect(server.api_url)("request", "GET", "/x")
        assert response.text == "<html>"
        with pytest.raises(DecodingError) as caught:
            response.json()
    assert isinstance(caught.value, ValueError)  # as json.JSONDecodeError, which httpx raises, is one
    assert f"GET http://127.0.0.1:{server.port}/api/x" in str(caught.value)
    assert caught.value.response == response


def test_text_goes_by_the_charset(connect: Connect) -> None:
    with StandIn(http("é".encode("latin-1"), content_type="text/plain; charset=iso-8859-1")) as server:
        response = connect(server.api_url)("request", "GET", "/x")
    assert response.content == b"\xe9"
    assert response.text == "é"


def test_the_reason_is_the_servers_own(connect: Connect) -> None:
    with StandIn(http(b"{}", 299, reason="Very Own")) as server:
        response = connect(server.api_url)("request", "GET", "/x")
    assert (response.status_code, response.is_success) == (299, True)


# ---- Every attribute of httpx's ------------------------------------------------------------------

# What httpx's classes have and these do not, and why.
READ_ONLY = "headers are read-only here: what is changed in them would change nothing"
JAR = "a dict holds the cookies, without a cookie jar"
EXCEPTIONS: dict[type, dict[str, str]] = {
    Response: {},
    Request: {},
    Headers: dict.fromkeys(("clear", "pop", "popitem", "setdefault", "update"), READ_ONLY),
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
def test_each_attribute_of_httpx_is_there_or_has_a_reason(
    objects: dict[type, tuple[Any, Any]], kind: type
) -> None:
    ours, theirs = objects[kind]
    assert type(ours) is kind
    missing = public(theirs) - public(ours)
    assert missing == EXCEPTIONS[kind].keys()


# Attributes whose types are classes of this package that stand for httpx's.
STAND_INS = {"cookies", "headers", "next_request", "params", "request", "stream", "url", "extensions", "raw"}


@pytest.mark.parametrize("kind", EXCEPTIONS, ids=lambda kind: kind.__name__)
@pytest.mark.filterwarnings("ignore:URL.raw")
def test_each_attribute_is_of_httpxs_type(objects: dict[type, tuple[Any, Any]], kind: type) -> None:
    ours, theirs = objects[kind]
    for name in public(theirs) - EXCEPTIONS[kind].keys() - STAND_INS:
        mine, other = getattr(ours, name), getattr(theirs, name)
        if callable(other):
            assert callable(mine), name
        else:
            assert type(mine) is type(other), name


@pytest.mark.parametrize("kind", [Response, Request, Headers], ids=lambda kind: kind.__name__)
def test_methods_take_what_httpxs_take(kind: type) -> None:
    theirs = {Response: httpx.Response, Request: httpx.Request, Headers: httpx.Headers}[kind]
    for name in public(kind) & public(theirs):
        if not inspect.isfunction(getattr(theirs, name)):
            continue
        wanted = list(inspect.signature(getattr(theirs, name)).parameters)[1:]
        ours = list(inspect.signature(getattr(kind, name)).parameters)[1:]
        assert [each.replace("key", "name") for each in wanted] == ours, name


# ---- Responses -----------------------------------------------------------------------------------


def test_elapsed_is_the_time_of_the_exchange(connect: Connect) -> None:
    def slow(asked: Asked) -> Reply:
        time.sleep(0.2 if asked.path.endswith("/slow") else 0)
        return as_json({})

    with StandIn(slow) as server:
        client = connect(server.api_url)
        assert timedelta(seconds=0.2) <= client("get", "/slow").elapsed < timedelta(seconds=5)
        assert timedelta(0) < client("get", "/fast").elapsed < timedelta(seconds=0.2)


def test_elapsed_has_no_retries_and_their_waits_in_it(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "1")
    replies = [as_json({}), as_json({}, 503, headers={"Retry-After": "0.3"})]
    with StandIn(lambda _: replies.pop()) as server:
        began = time.monotonic()
        elapsed = connect(server.api_url)("get", "/x").elapsed
    assert time.monotonic() - began >= 0.3
    assert elapsed < timedelta(seconds=0.25)


def test_cookies_are_those_of_the_response(connect: Connect) -> None:
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


def test_history_has_the_redirects(connect: Connect) -> None:
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


def test_next_request_is_the_redirect_that_was_not_followed(connect: Connect) -> None:
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
def test_a_redirect_that_is_not_followed_may_lead_nowhere(connect: Connect, location: str | None) -> None:
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
def test_links_are_read_as_httpx_reads_them(connect: Connect, value: str) -> None:
    with StandIn(http("{}", headers={"Link": value})) as server:
        ours = connect(server.api_url)("get", "/x").links
    theirs = httpx.Response(200, headers={"Link": value}).links if value else {}
    if "," not in value.split(";")[0] and 'title="a, b' not in value:  # where httpx splits inside of quotes
        assert ours == theirs
    else:
        assert ours == {"next": {"url": "http://x/?a=1,2", "rel": "next", "title": "a, b; c"}}


BODIES = ["", "a", "ab\ncd\r\nef", "é\u2028x\n\ny\n", "one line"]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("size", [None, 1, 3, 1000])
def test_the_body_is_iterated_over_as_httpx_does(connect: Connect, body: str, size: int | None) -> None:
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
def test_a_size_that_is_none_is_refused(pair: tuple[Any, httpx.Response], size: Any) -> None:
    with pytest.raises((ValueError, TypeError, OverflowError)):
        pair[0].iter_bytes(size)


def test_json_passes_its_keywords_on(pair: tuple[Any, httpx.Response]) -> None:
    ours, theirs = pair
    hook = {"object_pairs_hook": list}
    assert ours.json(**hook) == theirs.json(**hook) == [("a", "é")]


@pytest.mark.parametrize("compressed", [False, True])
def test_the_bytes_on_the_wire_are_counted(connect: Connect, compressed: bool) -> None:
    import gzip

    body = b'"' + b"x" * 5000 + b'"'
    sent = gzip.compress(body) if compressed else body
    headers = {"Content-Encoding": "gzip"} if compressed else {}
    with StandIn(http(sent, headers=headers)) as server:
        response = connect(server.api_url)("get", "/x")
    assert response.num_bytes_downloaded == len(sent)
    assert len(response.content) == 5002


@pytest.mark.parametrize("status", [101, 200, 204, 301, 304, 404, 422, 500, 503, 600])
def test_the_kinds_of_statuses_are_httpxs(status: int) -> None:
    ours = Response(status, [], b"", Request("GET", "http://h/x"))
    theirs = httpx.Response(status)
    for name in public(httpx.Response):
        if name.startswith("is_") and name != "is_closed":
            if name == "is_stream_consumed":
                continue
            assert getattr(ours, name) is getattr(theirs, name), name


def test_all_of_a_response_survives_a_pickle(connect: Connect) -> None:
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


# ---- Requests ------------------------------------------------------------------------------------

SECRETS = {
    "X-Api-Key": "hunter2",
    "Proxy-Authorization": "Basic hunter2",
    "Cookie": "session=hunter2",
    "CF-Access-Client-Secret": "hunter2",
    "X-Team": "hunter2",
}


def test_the_headers_of_a_request_show_no_secrets(connect: Connect) -> None:
    with StandIn(as_json({"detail": "no"}, 404)) as server:
        client = connect(server.api_url, api_key="hunter2", httpx_settings={"headers": SECRETS})
        with pytest.raises(PrefectHTTPStatusError) as caught:
            client("post", "/x", json={"a": 1}, headers={"X-Own": "hunter2", "X-Prefect-Own": "shown"})
        sent = server.asked[0].headers
    request = caught.value.request
    shown = request.headers
    assert "hunter2" not in repr(shown) + str(shown.raw) + repr(dict(shown)) + repr(caught.value.__reduce__())
    assert set(shown) == set(sent) - {"accept-encoding"}  # the transport adds this one
    assert shown["authorization"] == "Bearer [secure]"
    assert shown["proxy-authorization"] == "Basic [secure]"
    assert all(
        shown[name] == "[secure]" for name in ("x-api-key", "cookie", "cf-access-client-secret", "x-team")
    )
    for name in (
        "content-type",
        "content-length",
        "host",
        "user-agent",
        "x-prefect-api-version",
        "x-prefect-own",
    ):
        assert shown[name] == sent[name], name


def test_the_request_of_a_failure_has_headers_too(connect: Connect, free_port: int) -> None:
    with pytest.raises(prefect_rs.exceptions.ConnectError) as caught:
        connect(f"http://127.0.0.1:{free_port}/api", api_key="hunter2")("get", "/x")
    assert caught.value.request.headers["authorization"] == "Bearer [secure]"
    assert caught.value.request.headers["host"] == f"127.0.0.1:{free_port}"
    assert (caught.value.request.url.path, caught.value.request.url.port) == ("/api/x", free_port)


def test_the_stream_of_a_request_is_its_body(pair: tuple[Any, httpx.Response]) -> None:
    request = pair[0].request
    assert list(request.stream) == [request.content] == [request.read()]
    assert request.extensions == {}


# ---- Headers -------------------------------------------------------------------------------------


def test_headers_compare_copy_pickle_and_show_as_httpxs(pair: tuple[Any, httpx.Response]) -> None:
    ours, theirs = pair[0].headers, pair[1].headers
    assert ours == theirs
    assert ours == ours.copy() == pickle.loads(pickle.dumps(ours)) == copy.deepcopy(ours)
    assert ours == ours.multi_items()
    assert ours != {"a": "b"}
    assert ours != 5
    assert repr(ours) == repr(theirs)
    assert ours.encoding == theirs.encoding == "ascii"
    assert [(name.lower(), value) for name, value in theirs.raw] == ours.raw
    assert ours.get_list("x-two", split_commas=True) == theirs.get_list("x-two", split_commas=True)
    assert 5 not in ours


def test_headers_beyond_ascii_are_latin_1() -> None:
    headers = Response(200, [("x-a", "é")], b"", Request("GET", "http://h/")).headers
    assert headers.encoding == "iso-8859-1"


def test_headers_are_read_only(pair: tuple[Any, httpx.Response]) -> None:
    headers = pair[0].headers
    with pytest.raises(TypeError, match="read-only"):
        headers["x"] = "y"
    with pytest.raises(TypeError, match="read-only"):
        del headers["x-two"]


# ---- URLs ----------------------------------------------------------------------------------------

URLS = [
    "http://h/api",
    "http://h:80/a",
    "https://h:443/a?x=1",
    "http://h:4200/api/flows/a%20b?x=1&y=%C3%A9&x=2#frag",
    "http://[::1]:8443/a/b",
    "https://xn--h-bga.x/ä b?q=é",
    "/relative/path?x=1",
    "http://h/a+b?c+d",
    "http://u:p%40w@h/x",
    "http://h/a%2Fb",
    "http://H.Example/API",
    "http://h/a;b?c;d",
    "http://h/a?x=a%26b&z",
    "http://h/a'(b)?x='1'",
]
PARTS = (
    "scheme",
    "raw_scheme",
    "userinfo",
    "username",
    "password",
    "host",
    "raw_host",
    "port",
    "netloc",
    "path",
    "query",
    "raw_path",
    "fragment",
    "is_absolute_url",
    "is_relative_url",
)


@pytest.mark.parametrize("text", URLS)
def test_the_parts_of_a_url_are_httpxs(text: str) -> None:
    ours, theirs = URL(text), httpx.URL(text)
    for name in PARTS:
        mine, other = getattr(ours, name), getattr(theirs, name)
        assert mine == other, name
        assert type(mine) is type(other), name
    assert ours.params.multi_items() == theirs.params.multi_items()
    assert str(ours.params) == str(theirs.params)


@pytest.mark.parametrize("text", [url for url in URLS if "//" in url and ":80/" not in url])
@pytest.mark.parametrize(
    "parts",
    [
        {"path": "/q r"},
        {"query": b"a=1"},
        {"query": None},
        {"scheme": "https"},
        {"port": 99},
        {"port": None},
        {"host": "other.example"},
        {"host": "::1"},
        {"raw_path": b"/z?y=1"},
        {"fragment": "f"},
        {"params": {"k": [1, 2]}},
        {"username": "u", "password": "p w"},
        {"netloc": b"n:1"},
        {},
    ],
    ids=lambda parts: ",".join(parts) or "nothing",
)
def test_a_url_is_copied_with_other_parts_as_httpx_does(text: str, parts: dict[str, Any]) -> None:
    ours = URL(text).copy_with(**parts)
    assert type(ours) is URL
    assert httpx.URL(ours) == httpx.URL(text).copy_with(**parts)


@pytest.mark.parametrize(
    ("parts", "message"), [({"paht": "/x"}, "'paht' is not a part"), ({"path": 5}, "path: .*int")]
)
def test_a_part_that_is_none_is_refused(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        URL("http://h/x").copy_with(**parts)


@pytest.mark.parametrize("text", URLS)
@pytest.mark.parametrize("other", ["x", "/x", "../x", "?q=1", "#f", "http://o/p", "//o/p", ""])
def test_urls_are_joined_as_httpx_joins_them(text: str, other: str) -> None:
    assert httpx.URL(URL(text).join(other)) == httpx.URL(text).join(other)


@pytest.mark.parametrize("text", URLS)
def test_query_parameters_are_changed_as_httpx_does(text: str) -> None:
    ours, theirs = URL(text), httpx.URL(text)
    assert httpx.URL(ours.copy_set_param("x", 5)) == theirs.copy_set_param("x", 5)
    assert httpx.URL(ours.copy_add_param("x", True)) == theirs.copy_add_param("x", True)
    assert httpx.URL(ours.copy_remove_param("x")) == theirs.copy_remove_param("x")
    params = {"x": 1, "n": None}
    assert httpx.URL(ours.copy_merge_params(params)) == theirs.copy_merge_params(params)


def test_query_params_are_a_mapping_as_httpxs() -> None:
    for source in ("a=1&a=2&b=%20", {"a": [1, 2], "b": " "}, [("a", "1"), ("a", "2"), ("b", " ")]):
        ours, theirs = QueryParams(source), httpx.QueryParams(source)  # type: ignore[arg-type]
        assert repr(ours) == repr(theirs)
        assert dict(ours) == dict(theirs)
        assert [*ours.keys(), *ours.values()] == [*theirs.keys(), *theirs.values()]
        assert (ours.get_list("a"), ours.get("c"), ours["b"], "a" in ours, len(ours)) == (
            theirs.get_list("a"),
            theirs.get("c"),
            theirs["b"],
            "a" in theirs,
            len(theirs),
        )
        assert ours == QueryParams(source)
        assert hash(ours) == hash(QueryParams(source))


def test_slashes_add_segments() -> None:
    url = URL("http://h/api/?x=1#f")
    assert url / "flows" / "a b" == "http://h/api/flows/a%20b"
    assert URL("http://h") / "x/y" == "http://h/x/y"
    assert type(url / "x") is URL
    with pytest.raises(TypeError):
        url / 5  # type: ignore[operator]


def test_a_url_is_a_text() -> None:
    text = "http://h:4200/api/flows?x=1"
    url = URL(text)
    assert isinstance(url, str)
    assert url == text
    assert hash(url) == hash(text)
    assert {text: 1}[url] == 1
    assert url.startswith("http://h")
    assert "flows" in url
    assert url.rstrip("1") == text[:-1]
    assert f"{url}" == str(url) == text
    assert json.dumps({"url": url}) == json.dumps({"url": text})
    assert repr(url) == repr(httpx.URL(text))
    assert url.join(["a", "b"]) == text.join(["a", "b"])
    for again in (pickle.loads(pickle.dumps(url)), copy.copy(url), copy.deepcopy(url)):
        assert again == url
        assert type(again) is URL
    assert (
        repr(URL("http://u:hunter2@h/"))
        == repr(httpx.URL("http://u:hunter2@h/"))
        == "URL('http://u:[secure]@h/')"
    )


def test_the_urls_of_clients_requests_and_responses_are_urls(connect: Connect) -> None:
    with StandIn(as_json({"detail": "no"}, 404)) as server:
        client = connect(server.api_url.replace("http://", "http://user:hunter2@"))
        assert type(client.client.api_url) is URL
        assert client.client.api_url.path == "/api/"
        assert client.client.api_url / "flows" == f"{server.api_url}/flows"
        with pytest.raises(PrefectHTTPStatusError) as caught:
            client("get", "/x?y=1")
    for url in (caught.value.request.url, caught.value.response.url, caught.value.response.request.url):
        assert type(url) is URL
        assert (url.scheme, url.host, url.port) == ("http", "127.0.0.1", server.port)
        assert (url.path, url.query, url.params["y"]) == ("/api/x", b"y=1", "1")
        assert (url.userinfo, url.username, url.password) == (b"", "", "")


def test_a_clients_url_makes_another_client(connect: Connect) -> None:
    with StandIn(as_json([])) as server:
        url = connect(server.api_url).client.api_url
        assert connect(url)("read_flows") == []
        assert connect(None, httpx_settings={"base_url": url})("read_flows") == []
