"""Proxies in environment variables: passwords, precedence, `NO_PROXY`, invalid values.

The Rust tests of the proxy module have tables of all spellings. Here some of them are tested on the wire.
"""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import prefect_rs
import pytest
from prefect_rs.exceptions import SettingsError, ValidationError

from tests.support.proxy import HOST, Proxy
from tests.support.standin import call_once
from tests.support.wire import Seen, Wire, answer

# The password in the variable, and what the proxy receives.
PASSWORDS = {
    "pa@ss": b"pa@ss",
    "p^s": b"p^s",
    "p s": b"p s",
    "p\\s": b"p\\s",
    "p#s": b"p#s",
    "p?s": b"p?s",
    "p/s": b"p/s",
    "p%s": b"p%s",
    "p%zz": b"p%zz",
    "p:s": b"p:s",
    "pé密": "pé密".encode(),
    "%40%3A%2F%C3%A9": "@:/é".encode(),
    "%E9": b"\xe9",
    "a://b@c:1/d?e#f@": b"a://b@c:1/d?e#f@",
    "": b"",
}


@pytest.fixture(autouse=True)
def no_tokens(isolated: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """One request per call. The request for a CSRF token takes the same path."""
    monkeypatch.setenv("PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "false")


@pytest.fixture
def proxy(wire: Wire) -> Iterator[Proxy]:
    hosts = {HOST: wire.port, f"api.{HOST}": wire.port, "127.0.0.1": wire.port}
    with Proxy(hosts) as made:
        yield made


@pytest.fixture
def ask(mode: str) -> Callable[..., Any]:
    def run(url: str, **settings: Any) -> Any:
        # Tracebacks of Python 3.13 and later show whole statements, and tests look for the key in them.
        given = {"api_key": "pnu_key", "httpx_settings": settings}
        return call_once(mode, url, "count_flow_runs", options=given)

    return run


def hidden(error: BaseException, *secrets: str) -> str:
    shown = "".join(traceback.format_exception(error)) + repr(error)
    for secret in secrets:
        assert secret not in shown
    return str(error)


@pytest.mark.parametrize("password", PASSWORDS)
@pytest.mark.parametrize("way", ["environment", "proxy"])
def test_any_password_reaches_the_proxy(
    ask: Callable[..., Any], proxy: Proxy, monkeypatch: pytest.MonkeyPatch, password: str, way: str
) -> None:
    url = f"http://user:{password}@127.0.0.1:{proxy.port}"
    if way == "environment":
        monkeypatch.setenv("HTTP_PROXY", url)
        assert ask(f"http://{HOST}/api") == 7
    else:
        assert ask(f"http://{HOST}/api", proxy=url) == 7
    assert proxy.passwords == [b"user:" + PASSWORDS[password]]


@pytest.mark.parametrize(
    ("credentials", "sent"),
    [("user", [b"user:"]), (":secret", [b":secret"]), ("", []), (":", []), ("dom\\user:x", [b"dom\\user:x"])],
)
def test_an_empty_user_or_password(
    ask: Callable[..., Any],
    proxy: Proxy,
    monkeypatch: pytest.MonkeyPatch,
    credentials: str,
    sent: list[bytes],
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://{credentials}@127.0.0.1:{proxy.port}")
    assert ask(f"http://{HOST}/api") == 7
    assert proxy.passwords == sent


def test_the_password_of_an_httpx_proxy(ask: Callable[..., Any], proxy: Proxy) -> None:
    ask(f"http://{HOST}/api", proxy=httpx.Proxy(proxy.url(), auth=("us@er", "p@:/#?%zz é")))
    assert proxy.passwords == ["us@er:p@:/#?%zz é".encode()]


@pytest.mark.parametrize(
    "form",
    ["127.0.0.1:{}", "//127.0.0.1:{}", "http://127.0.0.1:{}/", "HTTP://127.0.0.1:{}/a?b#c", " 127.0.0.1:{} "],
)
def test_forms_of_an_address(
    ask: Callable[..., Any], proxy: Proxy, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("HTTP_PROXY", form.format(proxy.port))
    assert ask(f"http://{HOST}/api") == 7
    assert proxy.seen == [f"POST http://{HOST}/api/flow_runs/count"]


@pytest.mark.parametrize(
    ("variables", "goes_through"),
    [
        ({"HTTP_PROXY": "{}"}, True),
        ({"Http_Proxy": "{}"}, True),
        ({"HTTP_PROXY": "http://127.0.0.1:9", "http_proxy": "{}"}, True),
        ({"HTTP_PROXY": "{}", "http_proxy": ""}, False),
        ({"HTTP_PROXY": "{}", "http_proxy": " "}, False),
        ({"ALL_PROXY": "{}", "all_proxy": ""}, False),
        ({"HTTP_PROXY": "", "ALL_PROXY": "{}"}, True),
        ({"HTTP_PROXY": "http://127.0.0.1:9", "http_proxy": "", "ALL_PROXY": "{}"}, True),
        ({"HTTPS_PROXY": "{}"}, False),
        ({"HTTP_PROXY": "{}", "REQUEST_METHOD": "GET"}, False),
        ({"http_proxy": "{}", "REQUEST_METHOD": "GET"}, True),
        ({"HTTP_PROXY": "{}", "NO_PROXY": "127.0.0.1", "no_proxy": ""}, True),
        ({"HTTP_PROXY": "{}", "NO_PROXY": "127.0.0.1", "no_proxy": "other.test"}, True),
        ({"HTTP_PROXY": "{}", "NO_PROXY": "other.test", "no_proxy": "127.0.0.1"}, False),
    ],
)
def test_precedence_of_variables(
    ask: Callable[..., Any],
    proxy: Proxy,
    wire: Wire,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    goes_through: bool,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value.format(proxy.url()))
    assert ask(wire.api_url) == 7
    assert len(proxy.seen) == goes_through
    # Like httpx, the client chooses the proxy before the first request.
    with httpx.Client() as client:
        transport = client._transport_for_url(httpx.URL(wire.api_url))
    blank = any(value == " " for value in variables.values())
    assert blank or (transport is not client._transport) == goes_through


@pytest.mark.parametrize(
    ("host", "exempt", "direct"),
    [
        ("127.0.0.1", "127.0.0.1:{port}", True),
        ("127.0.0.1", "127.0.0.1:1", False),
        ("127.0.0.1", "*:{port}", True),
        ("127.0.0.1", "127.0.0.0/8", True),
        ("127.0.0.1", "10.0.0.0/8,fd00::/8", False),
        ("127.0.0.1", "::ffff:127.0.0.0/104", True),
        ("127.0.0.1", ", ,127.0.0.1 ,", True),
        ("127.0.0.1", "http://127.0.0.1", True),
        ("127.0.0.1", "https://127.0.0.1", False),
        ("localhost", "LOCALHOST.", True),
        ("api.localhost", "*.localhost", True),
        ("localhost", "*.localhost", False),
        ("api.localhost", ".localhost", True),
        ("api.localhost", "localhost", True),
        ("api.localhost", "localhost:{port}", True),
        ("api.localhost", "i.localhost", False),
    ],
)
def test_no_proxy_with_hosts(
    ask: Callable[..., Any], wire: Wire, monkeypatch: pytest.MonkeyPatch, host: str, exempt: str, direct: bool
) -> None:
    with Proxy({host: wire.port}) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url())
        monkeypatch.setenv("NO_PROXY", exempt.format(port=wire.port))
        assert ask(f"http://{host}:{wire.port}/api") == 7
        assert (proxy.seen == []) == direct


@pytest.mark.parametrize(
    ("exempt", "direct"),
    [
        ("::1", True),
        ("[::1]", True),
        ("[::1]:{port}", True),
        ("[::1]:1", False),
        ("0::/64", True),
        ("fd00::/8", False),
    ],
)
def test_no_proxy_with_ipv6_addresses(
    ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, exempt: str, direct: bool
) -> None:
    with Wire(host="::1") as wire, Proxy({}) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url())
        monkeypatch.setenv("NO_PROXY", exempt.format(port=wire.port))
        url = f"http://[::1]:{wire.port}/api"
        if direct:
            assert ask(url) == 7
        else:
            with pytest.raises(prefect_rs.exceptions.PrefectHTTPStatusError):
                ask(url)
        assert (proxy.seen == []) == direct


UNUSABLE = {
    "ftp://user:hunter2@127.0.0.1:9": '"ftp"',
    "socks4://user:hunter2@127.0.0.1:9": '"socks4"',
    "http://user:hunter2@127.0.0.1:99999": "1 to 65535",
    "http://user:hunter2@127.0.0.1:port": "1 to 65535",
    "http://user:hunter2": "1 to 65535",
    "http://user:hunter2@": "no host",
    "http://user:hunter2@::1:9": "brackets",
    "http://user:hunter2@[fe80::1%25eth0]:9": "zone ids",
    "http://user:hunter2@a b": "host is invalid",
}


@pytest.mark.parametrize("value", UNUSABLE)
@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])
def test_an_invalid_proxy_is_an_error(
    ask: Callable[..., Any], wire: Wire, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        ask(wire.api_url)
    said = hidden(caught.value, "hunter2")
    assert said.startswith(f"environment variable {name}: ")
    assert UNUSABLE[value] in said
    assert wire.requests == []
    # But not if it is not used: another scheme, an exempt host, an explicit proxy, `trust_env=False`.
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    assert ask(wire.api_url) == 7
    monkeypatch.delenv("NO_PROXY")
    assert ask(wire.api_url, trust_env=False) == 7
    with Proxy({"127.0.0.1": wire.port}) as proxy:
        assert ask(wire.api_url, proxy=proxy.url()) == 7
    monkeypatch.delenv(name)
    monkeypatch.setenv("HTTPS_PROXY", value)
    assert ask(wire.api_url) == 7


def test_the_error_is_raised_when_the_client_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "ftp://h")
    for make in (prefect_rs.SyncPrefectClient, prefect_rs.PrefectClient):
        with pytest.raises(SettingsError, match="HTTPS_PROXY"):
            make("https://prefect.test/api")
        make("http://prefect.test/api")


def test_a_redirect_that_needs_an_invalid_proxy(
    ask: Callable[..., Any], wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proxy for another scheme or host is only needed after a redirect."""
    monkeypatch.setenv("HTTP_PROXY", "ftp://user:hunter2@127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with Wire() as other:
        wire.reply = lambda _: answer(
            None, 307, Location=f"http://localhost:{other.port}/api/flow_runs/count"
        )
        with pytest.raises(SettingsError, match="HTTP_PROXY") as caught:
            ask(wire.api_url)
        hidden(caught.value, "hunter2")
        assert other.requests == []


@pytest.mark.parametrize("value", UNUSABLE)
def test_an_invalid_proxy_argument(value: str) -> None:
    with pytest.raises(ValidationError, match=r"httpx_settings\.proxy") as caught:
        prefect_rs.SyncPrefectClient("http://127.0.0.1:9/api", httpx_settings={"proxy": value})
    hidden(caught.value, "hunter2")
    assert UNUSABLE[value] in str(caught.value)
    assert "hunter2" not in repr(caught.value.errors())


def test_variables_are_read_when_the_client_is_made(
    proxy: Proxy, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = prefect_rs.SyncPrefectClient(wire.api_url)
    monkeypatch.setenv("HTTP_PROXY", proxy.url())
    later = prefect_rs.SyncPrefectClient(f"http://{HOST}/api")
    monkeypatch.delenv("HTTP_PROXY")
    assert client.count_flow_runs() == 7
    assert proxy.seen == []
    assert later.count_flow_runs() == 7
    assert len(proxy.seen) == 1


def test_credentials_of_server_and_proxy_are_separate(
    monkeypatch: pytest.MonkeyPatch, proxy: Proxy, wire: Wire
) -> None:
    """Neither gets the other's. But a plain HTTP request passes through the proxy unchanged."""

    def reply(seen: Seen) -> bytes:
        return answer(7)

    wire.reply = reply
    monkeypatch.setenv("HTTP_PROXY", f"http://proxy:hunter2@127.0.0.1:{proxy.port}")
    monkeypatch.setenv("PREFECT_CLIENT_CUSTOM_HEADERS", '{"Authorization": "Bearer sso"}')

    async def main() -> int:
        return await prefect_rs.PrefectClient(f"http://{HOST}/api").count_flow_runs()

    assert asyncio.run(main()) == 7
    (seen,) = wire.requests
    assert seen.all("authorization") == ["Bearer sso"]
    assert seen.all("proxy-authorization") == []
    assert proxy.passwords == [b"proxy:hunter2"]
