"""Requests, headers and URLs of raw requests, compared with httpx's."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import httpx
import prefect_rs
import pytest
from prefect_rs._core import Request, Response
from prefect_rs._url import URL, QueryParams
from prefect_rs.exceptions import PrefectHTTPStatusError

from tests.support.standin import Caller, StandIn, as_json

Connect = Callable[..., Caller]


# ---- Requests ------------------------------------------------------------------------------------

SECRETS = {
    "X-Api-Key": "hunter2",
    "Proxy-Authorization": "Basic hunter2",
    "Cookie": "session=hunter2",
    "CF-Access-Client-Secret": "hunter2",
    "X-Team": "hunter2",
}


def test_headers_of_a_request_show_no_secrets(connect: Connect) -> None:
    with StandIn(as_json({"detail": "no"}, 404)) as server:
        client = connect(server.api_url, api_key="hunter2", httpx_settings={"headers": SECRETS})
        with pytest.raises(PrefectHTTPStatusError) as caught:
            client("post", "/x", json={"a": 1}, headers={"X-Own": "hunter2", "X-Prefect-Own": "shown"})
        sent = server.asked[0].headers
    request = caught.value.request
    shown = request.headers
    assert "hunter2" not in repr(shown) + str(shown.raw) + repr(dict(shown)) + repr(caught.value.__reduce__())
    assert set(shown) == set(sent) - {"accept-encoding"}  # added by the transport
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


def test_the_request_of_a_failure_has_headers(connect: Connect, free_port: int) -> None:
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


def test_headers_are_compared_copied_pickled_and_shown_like_httpxs(pair: tuple[Any, httpx.Response]) -> None:
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


def test_non_ascii_headers_are_latin_1() -> None:
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
def test_parts_of_a_url(text: str) -> None:
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
def test_copy_with(text: str, parts: dict[str, Any]) -> None:
    ours = URL(text).copy_with(**parts)
    assert type(ours) is URL
    assert httpx.URL(ours) == httpx.URL(text).copy_with(**parts)


@pytest.mark.parametrize(
    ("parts", "message"), [({"paht": "/x"}, "'paht' is not a part"), ({"path": 5}, "path: .*int")]
)
def test_invalid_parts_of_a_url(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        URL("http://h/x").copy_with(**parts)


@pytest.mark.parametrize("text", URLS)
@pytest.mark.parametrize("other", ["x", "/x", "../x", "?q=1", "#f", "http://o/p", "//o/p", ""])
def test_join(text: str, other: str) -> None:
    assert httpx.URL(URL(text).join(other)) == httpx.URL(text).join(other)


@pytest.mark.parametrize("text", URLS)
def test_query_parameters_can_be_changed(text: str) -> None:
    ours, theirs = URL(text), httpx.URL(text)
    assert httpx.URL(ours.copy_set_param("x", 5)) == theirs.copy_set_param("x", 5)
    assert httpx.URL(ours.copy_add_param("x", True)) == theirs.copy_add_param("x", True)
    assert httpx.URL(ours.copy_remove_param("x")) == theirs.copy_remove_param("x")
    params = {"x": 1, "n": None}
    assert httpx.URL(ours.copy_merge_params(params)) == theirs.copy_merge_params(params)


def test_query_params_are_a_mapping() -> None:
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


def test_slash_operator() -> None:
    url = URL("http://h/api/?x=1#f")
    assert url / "flows" / "a b" == "http://h/api/flows/a%20b"
    assert URL("http://h") / "x/y" == "http://h/x/y"
    assert type(url / "x") is URL
    with pytest.raises(TypeError):
        url / 5  # type: ignore[operator]


def test_a_url_is_a_str() -> None:
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


def test_urls_of_clients_requests_and_responses(connect: Connect) -> None:
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


def test_a_url_of_a_client_as_an_argument(connect: Connect) -> None:
    with StandIn(as_json([])) as server:
        url = connect(server.api_url).client.api_url
        assert connect(url)("read_flows") == []
        assert connect(None, httpx_settings={"base_url": url})("read_flows") == []
