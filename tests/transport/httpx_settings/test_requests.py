"""`httpx_settings`: headers, cookies, params, auth, redirects, and invalid values."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import httpx
import prefect_rs
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.exceptions import (
    TooManyRedirects,
    ValidationError,
)

from tests.support.wire import Seen, Wire, answer

SECRET = "hunter2-very-secret"


def make(**settings: Any) -> SyncPrefectClient:
    return SyncPrefectClient("http://127.0.0.1:9/api", httpx_settings=settings)


def basic(pair: str) -> str:
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


# ---- Headers, cookies, params, auth --------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Team": "data", "x-other": "1"},
        [("X-Team", "data"), ("x-other", "1")],
        (("X-Team", "data"), ("x-other", "1")),
        httpx.Headers({"X-Team": "data", "x-other": "1"}),
        MappingProxyType({"X-Team": "data", "x-other": "1"}),
        {b"X-Team": b"data", b"x-other": b"1"},
    ],
    ids=lambda value: type(value).__name__,
)
def test_headers(wire: Wire, ask: Callable[..., Any], headers: Any) -> None:
    assert ask(wire.api_url, headers=headers) == 7
    (seen,) = wire.requests
    assert (seen.all("x-team"), seen.all("x-other")) == (["data"], ["1"])
    assert seen.all("x-prefect-api-version") == ["0.8.4"]


def test_headers_override_the_clients_own(wire: Wire, ask: Callable[..., Any]) -> None:
    ask(
        wire.api_url,
        headers={"user-agent": "mine", "X-PREFECT-API-VERSION": "0.8.3", "Authorization": "Own x"},
    )
    (seen,) = wire.requests
    assert seen.all("user-agent") == ["mine"]
    assert seen.all("x-prefect-api-version") == ["0.8.3"]
    assert seen.all("authorization") == ["Own x"]


def test_duplicate_headers(wire: Wire, ask: Callable[..., Any]) -> None:
    ask(wire.api_url, headers=[("X-Team", "a"), ("X-Team", "b")])
    assert wire.requests[0].all("x-team") in (["a", "b"], ["a, b"])


@pytest.mark.parametrize(
    "headers", [{"X-Bad": f"{SECRET}\r\nX-More: 1"}, {"X Bad": SECRET}, {"X-Bad": 5}, 5, "text"]
)
def test_invalid_headers(headers: Any) -> None:
    with pytest.raises(ValidationError, match=r"httpx_settings\.headers") as caught:
        make(headers=headers)
    assert SECRET not in str(caught.value)
    assert SECRET not in repr(caught.value.errors())


@pytest.mark.parametrize(
    "cookies",
    [
        {"session": "abc", "team": "data"},
        [("session", "abc"), ("team", "data")],
        httpx.Cookies({"session": "abc", "team": "data"}),
        httpx.Cookies({"session": "abc", "team": "data"}).jar,
    ],
    ids=lambda value: type(value).__name__,
)
def test_cookies(wire: Wire, ask: Callable[..., Any], cookies: Any) -> None:
    assert ask(wire.api_url, cookies=cookies) == 7
    sent = "; ".join(wire.requests[0].all("cookie"))
    assert sorted(sent.split("; ")) == ["session=abc", "team=data"]


def test_cookies_set_by_the_server_are_sent_back(wire: Wire) -> None:
    wire.reply = lambda _: answer(7, Set_Cookie="given=1; Path=/")
    client = SyncPrefectClient(wire.api_url, httpx_settings={"cookies": {"own": "2"}})
    client.count_flow_runs()
    client.count_flow_runs()
    first, second = ("; ".join(seen.all("cookie")) for seen in wire.requests)
    assert first == "own=2"
    assert sorted(second.split("; ")) == ["given=1", "own=2"]


def test_invalid_cookies() -> None:
    with pytest.raises(ValidationError, match=r"httpx_settings\.cookies") as caught:
        make(cookies={"session": f"{SECRET}; other=1"})
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("params", "query"),
    [
        ({"a": "1 2&", "b": True, "c": None, "d": 4}, "a=1%202%26&b=true&c=&d=4"),
        ([("a", "1"), ("a", "2")], "a=1&a=2"),
        ({"a": ["1", "2"]}, "a=1&a=2"),
        (httpx.QueryParams({"a": ["1", "2"]}), "a=1&a=2"),
        ({}, ""),
    ],
)
def test_params(wire: Wire, ask: Callable[..., Any], params: Any, query: str) -> None:
    ask(wire.api_url, params=params)
    assert wire.requests[0].path == "/api/flow_runs/count"
    assert str(httpx.QueryParams(wire.requests[0].target.partition("?")[2])) == str(httpx.QueryParams(query))


def test_params_precede_those_of_a_request(wire: Wire, ask: Callable[..., Any]) -> None:
    ask(wire.api_url, "request", "GET", "/hello", {"b": 2}, params={"a": 1})
    assert wire.requests[0].target == "/api/hello?a=1&b=2"


@pytest.mark.parametrize(
    ("auth", "sent"),
    [
        (("user", "p:ä ss"), "user:p:ä ss"),
        ((b"user", b"pass"), "user:pass"),
        (("", ""), ":"),
    ],
)
def test_auth_as_a_pair(wire: Wire, ask: Callable[..., Any], auth: Any, sent: str) -> None:
    ask(wire.api_url, auth=auth)
    assert wire.requests[0].all("authorization") == [basic(sent)]


def test_auth_none_does_not_override_settings(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_KEY", "key")
    SyncPrefectClient(wire.api_url, httpx_settings={"auth": None}).hello()
    assert wire.requests[0].headers["authorization"] == "Bearer key"


@pytest.mark.parametrize(
    "auth",
    [
        httpx.DigestAuth("user", SECRET),
        lambda request: request,
        (SECRET,),
        ("a", SECRET, "c"),
        ("a", 5),
        SECRET,
    ],
)
def test_unsupported_auth(auth: Any) -> None:
    with pytest.raises(ValidationError, match=r"httpx_settings\.auth.*pair of user and password") as caught:
        make(auth=auth)
    assert SECRET not in str(caught.value)
    assert SECRET not in repr(caught.value.errors())


@pytest.mark.parametrize(
    "pair", [("user", SECRET), ("", ""), ("ü", "p:ä ss"), (b"user", b"pass"), ("a" * 500, "b")]
)
def test_httpx_basic_auth(wire: Wire, ask: Callable[..., Any], pair: tuple[Any, Any]) -> None:
    ask(wire.api_url, auth=httpx.BasicAuth(*pair))
    ask(wire.api_url, auth=pair)
    request = next(httpx.BasicAuth(*pair).auth_flow(httpx.Request("GET", wire.api_url)))
    sent = [seen.headers["authorization"] for seen in wire.requests]
    assert sent == [request.headers["authorization"]] * 2


def test_httpx_basic_auth_overrides_the_api_key_in_settings(
    wire: Wire, ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_KEY", "key")
    ask(wire.api_url, auth=httpx.BasicAuth("user", "pass"))
    assert wire.requests[0].headers["authorization"] == basic("user:pass")


def test_httpx_basic_auth_that_is_not_utf_8() -> None:
    with pytest.raises(
        ValidationError, match=r"httpx_settings\.auth: expected a user and a password that are valid UTF-8"
    ):
        make(auth=httpx.BasicAuth(b"\xff", b"x"))


def test_netrc_auth_is_rejected_with_advice(tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text(f"machine h login user password {SECRET}")
    with pytest.raises(
        ValidationError, match=r"NetRCAuth is not supported.*authenticators\(host\)"
    ) as caught:
        make(auth=httpx.NetRCAuth(str(tmp_path / "netrc")))
    assert SECRET not in str(caught.value)


def test_subclasses_of_basic_auth_are_rejected() -> None:
    class Rotating(httpx.BasicAuth):
        pass

    with pytest.raises(ValidationError, match="Rotating is not supported"):
        make(auth=Rotating("user", SECRET))


# ---- Redirects, base_url -------------------------------------------------------------------------


def redirecting(times: int, status: int = 307) -> Callable[[Seen], bytes]:
    """Redirect so many times, then respond."""
    left = [times]

    def reply(seen: Seen) -> bytes:
        if left[0] == 0:
            return answer(7)
        left[0] -= 1
        return answer(None, status, Location=f"/api/step{left[0]}")

    return reply


@pytest.mark.parametrize("status", [307, 308])
def test_redirects_that_keep_method_and_body(ask: Callable[..., Any], status: int) -> None:
    with Wire(redirecting(3, status)) as wire:
        assert ask(wire.api_url) == 7
        assert [(seen.method, seen.path) for seen in wire.requests] == [
            ("POST", "/api/flow_runs/count"),
            ("POST", "/api/step2"),
            ("POST", "/api/step1"),
            ("POST", "/api/step0"),
        ]
        assert {seen.body for seen in wire.requests} == {b"{}"}


@pytest.mark.parametrize("status", [301, 302, 303])
def test_redirects_that_become_get(ask: Callable[..., Any], status: int) -> None:
    with Wire(redirecting(1, status)) as wire:
        assert ask(wire.api_url) == 7
        assert [(seen.method, seen.path) for seen in wire.requests][1:] == [("GET", "/api/step0")]
        assert wire.requests[1].body == b""
        assert "content-type" not in wire.requests[1].headers
        assert "content-length" not in wire.requests[1].headers


def test_follow_redirects_false(ask: Callable[..., Any]) -> None:
    with Wire(redirecting(1)) as wire:
        with pytest.raises(prefect_rs.exceptions.PrefectHTTPStatusError) as caught:
            ask(wire.api_url, follow_redirects=False)
        assert caught.value.status_code == 307
        assert caught.value.response.headers["location"] == "/api/step0"
        assert len(wire.requests) == 1


@pytest.mark.parametrize("most", [0, 2])
def test_max_redirects(ask: Callable[..., Any], most: int) -> None:
    with Wire(redirecting(most)) as wire:
        assert ask(wire.api_url, max_redirects=most) == 7
    with Wire(redirecting(most + 1)) as wire:
        with pytest.raises(TooManyRedirects, match=rf"more than {most} redirects") as caught:
            ask(wire.api_url, max_redirects=most)
        assert len(wire.requests) == most + 1
        assert isinstance(caught.value, httpx.TooManyRedirects)


@pytest.mark.parametrize("most", [-1, "some", 1.5, None])
def test_invalid_max_redirects(most: Any) -> None:
    with pytest.raises(ValidationError, match=r"httpx_settings\.max_redirects"):
        make(max_redirects=most)


def test_base_url(ask: Callable[..., Any], wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    for base_url in (wire.api_url, wire.api_url + "/", httpx.URL(wire.api_url)):
        assert ask(None, base_url=base_url) == 7
    assert {seen.path for seen in wire.requests} == {"/api/flow_runs/count"}


def test_api_and_base_url_that_differ(ask: Callable[..., Any], wire: Wire) -> None:
    assert ask(wire.api_url, base_url="http://127.0.0.1:9/other") == 7


def test_an_invalid_base_url() -> None:
    for base_url in ("no url", "ftp://127.0.0.1/x", "", 5):
        with pytest.raises(ValidationError, match="base_url"):
            SyncPrefectClient(httpx_settings={"base_url": base_url})


# ---- Unsupported settings ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("default_encoding", "utf-8"),
        ("timeuot", 5),
        ("proxies", {}),
        ("", 1),
    ],
)
def test_unsupported_settings(key: str, value: Any) -> None:
    for kind in (SyncPrefectClient, PrefectClient):
        with pytest.raises(ValidationError, match=r"httpx_settings") as caught:
            kind("http://127.0.0.1:9/api", httpx_settings={key: value})
        assert key in str(caught.value)
        assert "timeout, limits, headers" in str(caught.value)


def test_all_problems_are_reported_at_once() -> None:
    with pytest.raises(ValidationError) as caught:
        make(transport=1, http2="yes", timeout="5")
    assert [error["loc"] for error in caught.value.errors()] == [
        ("httpx_settings", "transport"),
        ("httpx_settings", "http2"),
        ("httpx_settings", "timeout"),
    ]


@pytest.mark.parametrize("settings", [[], 5, "text", [("timeout", 5)]])
def test_settings_that_are_not_a_dict(settings: Any) -> None:
    with pytest.raises(ValidationError, match="httpx_settings"):
        SyncPrefectClient("http://127.0.0.1:9/api", httpx_settings=settings)


@pytest.mark.parametrize("key", ["http2", "follow_redirects", "trust_env"])
def test_flags_must_be_bool(key: str) -> None:
    for wrong in ("true", 1, None):
        with pytest.raises(ValidationError, match=rf"httpx_settings\.{key}.*True or False"):
            make(**{key: wrong})


def test_settings_are_copied(wire: Wire) -> None:
    settings: dict[str, Any] = {"headers": {"X-Team": "data"}, "params": {"a": 1}}
    client = SyncPrefectClient(wire.api_url, httpx_settings=settings)
    assert settings == {"headers": {"X-Team": "data"}, "params": {"a": 1}}
    settings["headers"]["X-Team"] = "other"
    client.hello()
    assert wire.requests[0].headers["x-team"] == "data"


def test_empty_settings_are_like_none(wire: Wire) -> None:
    nothing: list[dict[str, Any] | None] = [None, {}]
    for settings in nothing:
        assert SyncPrefectClient(wire.api_url, httpx_settings=settings).count_flow_runs() == 7


def test_secrets_are_in_no_repr_and_no_error(wire: Wire) -> None:
    wire.reply = lambda _: answer({"detail": "no"}, 500)
    client = SyncPrefectClient(
        wire.api_url.replace("http://", f"http://user:{SECRET}@"),
        httpx_settings={
            "auth": ("user", SECRET),
            "headers": {"X-Gate": SECRET},
            "cookies": {"session": SECRET},
        },
    )
    with pytest.raises(prefect_rs.exceptions.PrefectHTTPStatusError) as caught:
        client.hello()
    assert wire.requests[0].headers["x-gate"] == SECRET
    told = [repr(client), str(client), client.api_url, str(caught.value), repr(caught.value)]
    told += [repr(caught.value.request), repr(caught.value.response), str(caught.value.request.url)]
    assert SECRET not in "\n".join(told)
    assert base64.b64encode(f"user:{SECRET}".encode()).decode() not in "\n".join(told)
