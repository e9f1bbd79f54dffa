"""Arguments and redirects cannot direct a request elsewhere, or inject headers."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.exceptions import (
    ObjectNotFound,
    PrefectException,
    ValidationError,
)

from tests.support.standin import StandIn, as_json, http
from tests.support.wire import Wire, answer

PARTS = [
    *("..", ".", "", "a/b", "../..", "a/../b", "%2e%2e", "%2F", "a%2fb", "?x=1", "#x", "//host/x", "\\..\\x"),
    *("a\r\nX: 1", "http://elsewhere.test/", "@elsewhere.test", ";x", "é", "\0", " ", "a b", "..;/", "%00"),
]


@pytest.mark.parametrize("part", PARTS)
def test_a_name_cannot_change_the_path(ask: Callable[..., Any], part: str) -> None:
    with StandIn(as_json({"detail": "none"}, 404)) as server:
        for method, before in [
            ("read_flow_by_name", "/api/flows/name/"),
            ("read_work_pool", "/api/work_pools/"),
            ("read_variable_by_name", "/api/variables/name/"),
        ]:
            server.asked.clear()
            try:
                ask(server.api_url, method, part)
            except ValidationError:
                assert server.asked == []
                continue
            except PrefectException:
                pass
            (asked,) = server.asked
            assert asked.target.startswith(before)
            rest = asked.target.removeprefix(before)
            assert "/" not in rest
            assert "?" not in rest
            assert unquote(rest) == part
            assert "x" not in asked.headers
            assert asked.headers["host"] == f"127.0.0.1:{server.port}"


@pytest.mark.parametrize("length", [60_000, 70_000, 1_000_000])
def test_a_name_may_be_too_long(ask: Callable[..., Any], length: int) -> None:
    """A URL may have at most 64 KiB."""
    with StandIn(as_json({"detail": "none"}, 404)) as server:
        with pytest.raises((ObjectNotFound, ValidationError)) as caught:
            ask(server.api_url, "read_flow_by_name", "x" * length)
        if length < 65_000:
            assert server.asked[0].target.endswith("x" * length)
        else:
            assert isinstance(caught.value, ValidationError)
            assert server.asked == []
            assert len(str(caught.value)) < 1000


@pytest.mark.parametrize(
    "path", ["//elsewhere.test/x", "http://elsewhere.test/x", "@elsewhere.test/x", "/\\elsewhere.test"]
)
def test_a_path_cannot_change_the_host(ask: Callable[..., Any], path: str) -> None:
    with StandIn(as_json(7)) as server:
        try:
            ask(server.api_url, "request", "GET", path)
        except ValidationError:
            assert server.asked == []
        else:
            assert server.asked[0].target.startswith("/api/")
            assert server.asked[0].headers["host"] == f"127.0.0.1:{server.port}"


@pytest.mark.parametrize(
    "path", ["/../x", "/a/../../x", "/%2e%2e/x", "/..", "/.%2E/x", "/a\\..\\..\\..\\x", "/\t../x"]
)
def test_a_path_cannot_leave_the_api(ask: Callable[..., Any], path: str) -> None:
    with StandIn(as_json(7)) as server:
        try:
            ask(server.api_url, "request", "GET", path)
        except ValidationError as error:
            assert "path" in str(error)  # noqa: PT017
            assert server.asked == []
        else:
            assert server.asked[0].target.startswith("/api/")


MARK = "marker-secret"
BREAKS = ["\r\nX-More: 1", "\n", "\r", "\0", "\x7f"]


@pytest.mark.parametrize("end", BREAKS)
@pytest.mark.parametrize("kind", [SyncPrefectClient, PrefectClient])
def test_line_breaks_in_headers(kind: Any, end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = MARK + end
    options: list[dict[str, Any]] = [
        {"api_key": bad},
        {"httpx_settings": {"headers": {"X-A": bad}}},
        {"httpx_settings": {"headers": {f"X-A{end}": MARK}}},
        {"httpx_settings": {"cookies": {"a": bad}}},
        {"httpx_settings": {"cookies": {f"a{end}": MARK}}},
    ]
    for each in options:
        with pytest.raises(ValidationError) as caught:
            kind("http://127.0.0.1:9/api", **each)
        assert MARK not in str(caught.value)
    with pytest.raises(ValidationError, match="api_version"):
        kind("http://127.0.0.1:9/api", api_version=f"0.8.4{end}")
    for name, value in [
        ("PREFECT_API_KEY", f"{MARK}{end}{MARK}"),  # surrounding blanks are stripped
        ("PREFECT_CLIENT_CUSTOM_HEADERS", json.dumps({"X-A": bad})),
    ]:
        if "\0" not in value:  # environment variables cannot contain it
            with monkeypatch.context() as patch:
                patch.setenv(name, value)
                with pytest.raises(PrefectException) as raised:
                    kind("http://127.0.0.1:9/api")
            assert MARK not in str(raised.value)


def test_any_password() -> None:
    """It is base64-encoded, so no character in it can end a header."""
    with StandIn(as_json(7)) as server:
        SyncPrefectClient(server.api_url, auth_string="u:p\r\nX-More: 1").count_flow_runs()
        assert "x-more" not in server.asked[0].headers


@pytest.mark.parametrize(
    "headers", [{"X-A": "b\r\nX-More: 1"}, {"X-A\r\nX-More": "b"}, {"X-A": "b\n"}, {"X A": "b"}]
)
def test_line_breaks_in_headers_of_a_request(ask: Callable[..., Any], headers: dict[str, str]) -> None:
    with StandIn(as_json(7)) as server:
        with pytest.raises(ValidationError):
            ask(server.api_url, "request", "GET", "/x", headers=headers)
        assert server.asked == []


@pytest.mark.parametrize("method", ["GET / HTTP/1.1\r\nX: 1\r\n\r\nGET", "GE T", "GET\r\n", ""])
def test_an_http_method_is_one_word(ask: Callable[..., Any], method: str) -> None:
    with StandIn(as_json(7)) as server:
        with pytest.raises(ValidationError):
            ask(server.api_url, "request", method, "/x")
        assert server.asked == []


def test_a_redirect_to_another_host_has_no_credentials() -> None:
    with Wire(lambda _: answer(7)) as other:
        redirect = answer(None, 307, Location=f"{other.url}/elsewhere", Set_Cookie=f"s={MARK}; Path=/")
        with Wire(lambda _: redirect) as wire:
            client = SyncPrefectClient(
                wire.api_url.replace("127.0.0.1", "localhost"),
                api_key=MARK,
                httpx_settings={"headers": {"X-Key": MARK}, "cookies": {"c": MARK}},
            )
            client.count_flow_runs()
            assert wire.requests[0].headers["authorization"] == f"Bearer {MARK}"
    (seen,) = other.requests
    assert MARK not in str(seen.raw_headers)


def test_credentials_in_the_url_of_a_redirect_are_not_sent(ask: Callable[..., Any]) -> None:
    """They would replace the client's own."""
    with Wire(lambda _: answer(7)) as other:
        for host in (f"u:{MARK}@127.0.0.1:{other.port}", f"{MARK}@127.0.0.1:{other.port}"):
            with StandIn(http("", 307, headers={"Location": f"http://{host}/x"})) as server:
                assert ask(server.api_url) == 7
    for seen in other.requests:
        assert seen.target == "/x"
        assert "authorization" not in seen.headers
        assert MARK not in str(seen.raw_headers)


@pytest.mark.parametrize(
    "location", ["//{host}/x", "/\\{host}/x", "\\\\{host}/x", "http:\\\\{host}/x", "HTTP://{host}/x"]
)
def test_obfuscated_redirects_to_another_host(location: str) -> None:
    with Wire(lambda _: answer(7)) as other:
        to = location.format(host=f"127.0.0.1:{other.port}")
        with StandIn(http("", 307, headers={"Location": to, "Set-Cookie": f"s={MARK}; Path=/"})) as server:
            settings = {"headers": {"X-Key": MARK}, "cookies": {"c": MARK}}
            url = server.api_url.replace("127.0.0.1", "localhost")
            client = SyncPrefectClient(url, api_key=MARK, httpx_settings=settings)
            assert client.count_flow_runs() == 7
            assert MARK in server.asked[0].headers["authorization"]
    (seen,) = other.requests
    assert MARK not in str(seen.raw_headers)


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:1/x\tHost: y",
        "\x01",
        "http://[",
        "http:",
        "javascript:x",
        "//",
        "http://a:b:c/",
        "/" + "x" * 70_000,
    ],
    ids=lambda location: location[:20],
)
def test_an_invalid_location(ask: Callable[..., Any], location: str) -> None:
    with StandIn(http("", 302, headers={"Location": location})) as server, pytest.raises(PrefectException):
        ask(server.api_url)
