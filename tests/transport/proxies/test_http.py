"""HTTP proxies."""

from __future__ import annotations

import pickle
import socket
import traceback
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from prefect_rs.exceptions import ConnectError, PrefectException, PrefectHTTPStatusError

from tests.support.proxy import HOST, Proxy
from tests.support.wire import Certificates, Wire

SECRET = "hunter2:very/secret@"
QUOTED = "hunter2%3Avery%2Fsecret%40"


@pytest.fixture
def url(wire: Wire) -> str:
    return f"{wire.url.partition(':')[0]}://{HOST}/api"


def first_line(url: str) -> str:
    return f"CONNECT {HOST}:443" if url.startswith("https") else f"POST {url}/flow_runs/count"


def hidden(error: BaseException) -> str:
    """The error message. Checks that it does not contain the password."""
    shown = "".join(traceback.format_exception(error)) + repr(error) + repr(pickle.dumps(error))
    for secret in (SECRET, QUOTED, "hunter2", "pnu_key"):
        assert secret not in shown
    return str(error)


@pytest.mark.parametrize("credentials", [None, f"user:{SECRET}"])
def test_requests_go_through_the_proxy(
    ask: Callable[..., Any], wire: Wire, url: str, credentials: str | None
) -> None:
    with Proxy({HOST: wire.port}, credentials=credentials) as proxy:
        assert ask(url, proxy=proxy.url(f"user:{QUOTED}" if credentials else None)) == 7
        assert (proxy.seen, proxy.refused) == ([first_line(url)], 0)
    (seen,) = wire.requests
    assert seen.target == "/api/flow_runs/count"
    assert seen.headers["host"] == HOST
    assert seen.headers["authorization"] == "Bearer pnu_key"
    assert "proxy-authorization" not in seen.headers


def test_credentials_in_an_httpx_proxy(ask: Callable[..., Any], wire: Wire, url: str) -> None:
    with Proxy({HOST: wire.port}, credentials=f"user:{SECRET}") as proxy:
        assert ask(url, proxy=httpx.Proxy(proxy.url(), auth=("user", SECRET))) == 7


@pytest.mark.parametrize(
    "name", ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"]
)
def test_proxies_in_the_environment(
    ask: Callable[..., Any], wire: Wire, url: str, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with Proxy({HOST: wire.port}, credentials=f"user:{SECRET}") as proxy:
        monkeypatch.setenv(name, proxy.url(f"user:{QUOTED}"))
        if name[:-6].lower() in (url.partition(":")[0], "all"):
            assert ask(url) == 7
            assert proxy.seen == [first_line(url)]
        else:
            with pytest.raises(ConnectError) as caught:
                ask(url)
            hidden(caught.value)
            assert proxy.seen == []


@pytest.mark.parametrize("exempt", ["127.0.0.1", "*", "other.test, 127.0.0.1", "127.0.0.0/8"])
def test_no_proxy(ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, exempt: str) -> None:
    with Wire() as wire, Proxy({}) as proxy:
        monkeypatch.setenv("ALL_PROXY", proxy.url())
        with pytest.raises(PrefectHTTPStatusError):
            ask(wire.api_url)
        assert len(proxy.seen) == 1
        monkeypatch.setenv("NO_PROXY", exempt)
        assert ask(wire.api_url) == 7
        assert len(proxy.seen) == 1
        # An explicit proxy is used nevertheless, like in httpx.
        with pytest.raises(PrefectHTTPStatusError):
            ask(wire.api_url, proxy=proxy.url())


@pytest.mark.parametrize("suffix", [".prefect.test", "prefect.test"])
def test_subdomains_in_no_proxy(
    ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    with Wire() as wire, Proxy({"api.prefect.test": wire.port, "notprefect.test": wire.port}) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url())
        monkeypatch.setenv("NO_PROXY", suffix)
        assert ask("http://notprefect.test/api") == 7
        with pytest.raises(ConnectError):
            ask("http://api.prefect.test/api")
        assert len(proxy.seen) == 1


@pytest.mark.parametrize("given", [None, f"user:{QUOTED}x", f"{QUOTED}:x"])
def test_wrong_credentials(ask: Callable[..., Any], wire: Wire, url: str, given: str | None) -> None:
    with Proxy({HOST: wire.port}, credentials=f"user:{SECRET}") as proxy:
        with pytest.raises(PrefectException) as caught:
            ask(url, proxy=proxy.url(given))
        said = hidden(caught.value)
        assert proxy.refused >= 1
        assert f"{url}/flow_runs/count" in said
        if url.startswith("https"):
            assert isinstance(caught.value, ConnectError)
            assert f"through the proxy {proxy.url()}" in said
            assert "the correct username and password" in said
        else:
            assert isinstance(caught.value, PrefectHTTPStatusError)
            assert "407 Proxy Authentication Required" in said
    assert wire.requests == []


@pytest.mark.parametrize("way", ["proxy", "environment"])
def test_a_proxy_that_is_down(
    ask: Callable[..., Any], url: str, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        down = f"http://user:{QUOTED}@127.0.0.1:{bound.getsockname()[1]}"
        if way == "environment":
            monkeypatch.setenv("ALL_PROXY", down)
        with pytest.raises(ConnectError) as caught:
            ask(url, **({"proxy": down} if way == "proxy" else {}))
        said = hidden(caught.value)
    assert "refused" in said
    assert f"POST {url}/flow_runs/count" in said
    if way == "proxy":
        assert f"through the proxy {down.replace(f'user:{QUOTED}@', '')}: " in said
    else:
        shown = down.replace(f"user:{QUOTED}@", "")
        assert f"through the proxy {shown} (from ALL_PROXY, unless NO_PROXY has the host)" in said


def test_a_host_that_the_proxy_cannot_resolve(ask: Callable[..., Any], url: str) -> None:
    with Proxy({}) as proxy, pytest.raises(PrefectException) as caught:
        ask(url, proxy=proxy.url())
    said = hidden(caught.value)
    if url.startswith("https"):
        assert isinstance(caught.value, ConnectError)
        assert f"through the proxy {proxy.url()}" in said
    else:
        assert isinstance(caught.value, PrefectHTTPStatusError)
        assert "502" in said


def test_a_proxy_with_tls(ask: Callable[..., Any], wire: Wire, url: str, certificates: Certificates) -> None:
    with Proxy({HOST: wire.port}, credentials=f"user:{SECRET}", tls=certificates.server()) as proxy:
        assert ask(url, proxy=proxy.url(f"user:{QUOTED}")) == 7
        assert proxy.seen == [first_line(url)]
        with pytest.raises(ConnectError) as caught:
            ask(url, proxy=proxy.url(f"user:{QUOTED}"), verify=certificates["self-signed.pem"])
        assert "PREFECT_API_SSL_CERT_FILE" in hidden(caught.value)
