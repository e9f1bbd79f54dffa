"""`httpx_settings`: every key in every form, as the server at the other end of the wire sees it."""

from __future__ import annotations

import asyncio
import base64
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

import httpx
import prefect_rs
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.exceptions import (
    ConnectTimeout,
    PoolTimeout,
    PrefectException,
    ReadTimeout,
    TooManyRedirects,
    ValidationError,
    WriteTimeout,
)

from tests.support.wire import Certificates, Seen, Wire, answer, eventually, silent, unresponsive_host, usual

SECRET = "hunter2-very-secret"


@pytest.fixture
def wire() -> Iterator[Wire]:
    with Wire() as made:
        yield made


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(params=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Ask for the number of flow runs with these settings: `ask(url, headers={...})`, through each client."""

    def run(url: str | None, method: str = "count_flow_runs", *args: Any, **settings: Any) -> Any:
        if request.param == "sync":
            return getattr(SyncPrefectClient(url, httpx_settings=settings), method)(*args)
        return asyncio.run(getattr(PrefectClient(url, httpx_settings=settings), method)(*args))

    return run


def make(**settings: Any) -> SyncPrefectClient:
    return SyncPrefectClient("http://127.0.0.1:9/api", httpx_settings=settings)


def basic(pair: str) -> str:
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


# ---- Headers, cookies, params, auth ----------------------------------------------------------------


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
def test_headers_are_sent(wire: Wire, ask: Callable[..., Any], headers: Any) -> None:
    assert ask(wire.api_url, headers=headers) == 7
    (seen,) = wire.requests
    assert (seen.all("x-team"), seen.all("x-other")) == (["data"], ["1"])
    assert seen.all("x-prefect-api-version") == ["0.8.4"]


def test_headers_win_over_the_clients_own(wire: Wire, ask: Callable[..., Any]) -> None:
    ask(
        wire.api_url,
        headers={"user-agent": "mine", "X-PREFECT-API-VERSION": "0.8.3", "Authorization": "Own x"},
    )
    (seen,) = wire.requests
    assert seen.all("user-agent") == ["mine"]
    assert seen.all("x-prefect-api-version") == ["0.8.3"]
    assert seen.all("authorization") == ["Own x"]


def test_a_header_may_be_there_twice(wire: Wire, ask: Callable[..., Any]) -> None:
    ask(wire.api_url, headers=[("X-Team", "a"), ("X-Team", "b")])
    assert wire.requests[0].all("x-team") in (["a", "b"], ["a, b"])


@pytest.mark.parametrize(
    "headers", [{"X-Bad": f"{SECRET}\r\nX-More: 1"}, {"X Bad": SECRET}, {"X-Bad": 5}, 5, "text"]
)
def test_headers_that_http_cannot_carry_are_refused(headers: Any) -> None:
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
def test_cookies_are_sent(wire: Wire, ask: Callable[..., Any], cookies: Any) -> None:
    assert ask(wire.api_url, cookies=cookies) == 7
    sent = "; ".join(wire.requests[0].all("cookie"))
    assert sorted(sent.split("; ")) == ["session=abc", "team=data"]


def test_cookies_that_the_server_sets_are_sent_back(wire: Wire) -> None:
    wire.reply = lambda _: answer(7, Set_Cookie="given=1; Path=/")
    client = SyncPrefectClient(wire.api_url, httpx_settings={"cookies": {"own": "2"}})
    client.count_flow_runs()
    client.count_flow_runs()
    first, second = ("; ".join(seen.all("cookie")) for seen in wire.requests)
    assert first == "own=2"
    assert sorted(second.split("; ")) == ["given=1", "own=2"]


def test_cookies_with_what_would_split_a_header_are_refused() -> None:
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
def test_params_are_sent(wire: Wire, ask: Callable[..., Any], params: Any, query: str) -> None:
    ask(wire.api_url, params=params)
    assert wire.requests[0].path == "/api/flow_runs/count"
    assert str(httpx.QueryParams(wire.requests[0].target.partition("?")[2])) == str(httpx.QueryParams(query))


def test_params_come_before_those_of_a_request(wire: Wire, ask: Callable[..., Any]) -> None:
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
def test_auth_is_a_pair(wire: Wire, ask: Callable[..., Any], auth: Any, sent: str) -> None:
    ask(wire.api_url, auth=auth)
    assert wire.requests[0].all("authorization") == [basic(sent)]


def test_auth_none_leaves_the_settings_alone(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
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
def test_other_kinds_of_auth_are_refused(auth: Any) -> None:
    with pytest.raises(ValidationError, match=r"httpx_settings\.auth.*pair of user and password") as caught:
        make(auth=auth)
    assert SECRET not in str(caught.value)
    assert SECRET not in repr(caught.value.errors())


@pytest.mark.parametrize(
    "pair", [("user", SECRET), ("", ""), ("ü", "p:ä ss"), (b"user", b"pass"), ("a" * 500, "b")]
)
def test_an_httpx_basic_auth_is_a_pair_too(
    wire: Wire, ask: Callable[..., Any], pair: tuple[Any, Any]
) -> None:
    ask(wire.api_url, auth=httpx.BasicAuth(*pair))
    ask(wire.api_url, auth=pair)
    request = next(httpx.BasicAuth(*pair).auth_flow(httpx.Request("GET", wire.api_url)))
    sent = [seen.headers["authorization"] for seen in wire.requests]
    assert sent == [request.headers["authorization"]] * 2


def test_an_httpx_basic_auth_goes_over_the_key_of_the_settings(
    wire: Wire, ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_KEY", "key")
    ask(wire.api_url, auth=httpx.BasicAuth("user", "pass"))
    assert wire.requests[0].headers["authorization"] == basic("user:pass")


def test_a_basic_auth_that_is_not_utf_8_is_refused() -> None:
    with pytest.raises(
        ValidationError, match=r"httpx_settings\.auth: expected user and password that are UTF-8"
    ):
        make(auth=httpx.BasicAuth(b"\xff", b"x"))


def test_a_netrc_auth_is_refused_with_advice(tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text(f"machine h login user password {SECRET}")
    with pytest.raises(
        ValidationError, match=r"NetRCAuth is not supported.*authenticators\(host\)"
    ) as caught:
        make(auth=httpx.NetRCAuth(str(tmp_path / "netrc")))
    assert SECRET not in str(caught.value)


def test_a_subclass_of_basic_auth_is_refused_as_it_may_do_anything() -> None:
    class Rotating(httpx.BasicAuth):
        pass

    with pytest.raises(ValidationError, match="Rotating is not supported"):
        make(auth=Rotating("user", SECRET))


# ---- Timeouts --------------------------------------------------------------------------------------

FORMS: list[Any] = [
    0.2,
    (5, 0.2, 5, 5),
    {"connect": 5, "read": 0.2, "write": 5, "pool": 5},
    {"timeout": 5, "read": 0.2},
    {"timeout": None, "read": 0.2},
    httpx.Timeout(5, read=0.2),
    httpx.Timeout(None, read=0.2),
]


@pytest.mark.parametrize("timeout", FORMS, ids=str)
def test_a_server_that_does_not_answer_is_a_read_timeout(ask: Callable[..., Any], timeout: Any) -> None:
    with Wire(silent) as mute:
        began = time.monotonic()
        with pytest.raises(ReadTimeout) as caught:
            ask(mute.api_url, timeout=timeout)
        assert 0.15 < time.monotonic() - began < 2
        assert eventually(lambda: mute.open == 0, 4)
        said = str(caught.value)
        assert f"POST {mute.api_url}/flow_runs/count" in said
        assert "0.2 s" in said
    assert isinstance(caught.value, TimeoutError)
    assert isinstance(caught.value, httpx.ReadTimeout)
    assert isinstance(caught.value, PrefectException)
    assert caught.value.request.method == "POST"


@pytest.mark.parametrize(
    "timeout",
    [
        (0.2, 5, 5, 5),
        {"connect": 0.2, "read": 5, "write": 5, "pool": 5},
        httpx.Timeout(5, connect=0.2),
        1 / 5,
    ],
    ids=str,
)
def test_a_host_that_does_not_answer_is_a_connect_timeout(ask: Callable[..., Any], timeout: Any) -> None:
    with unresponsive_host() as url:
        began = time.monotonic()
        with pytest.raises(ConnectTimeout) as caught:
            ask(url, timeout=timeout)
        assert time.monotonic() - began < 2
        assert f"POST {url}/flow_runs/count" in str(caught.value)
    assert isinstance(caught.value, TimeoutError)
    assert isinstance(caught.value, httpx.ConnectTimeout)


@pytest.mark.parametrize(
    "timeout", [(5, 5, 5, 0.2), {"timeout": 5, "pool": 0.2}, httpx.Timeout(5, pool=0.2)], ids=str
)
def test_no_free_connection_is_a_pool_timeout(timeout: Any) -> None:
    def reply(seen: Seen) -> bytes:
        time.sleep(0.4)
        return usual(seen)

    with Wire(reply) as wire:

        async def main() -> list[Any]:
            settings = {"timeout": timeout, "limits": {"max_connections": 1}}
            client = PrefectClient(wire.api_url, httpx_settings=settings)
            return list(await asyncio.gather(client.hello(), client.read_flows(), return_exceptions=True))

        hello, error = asyncio.run(main())
        assert hello.status_code == 200
        assert isinstance(error, PoolTimeout)
        assert isinstance(error, httpx.PoolTimeout)
        assert f"POST {wire.api_url}/flows/filter" in str(error)
        assert len(wire.requests) == 1


def test_a_server_that_does_not_take_the_request_is_a_write_timeout(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "false")  # the request itself is the first
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        listener.bind(("127.0.0.1", 0))
        listener.listen(8)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/api"
        client = SyncPrefectClient(url, httpx_settings={"timeout": (5, 5, 0.3, 5)})
        with pytest.raises(WriteTimeout) as caught:
            client.request("POST", "/flows/", content=b"x" * 20_000_000)
        assert f"POST {url}/flows/" in str(caught.value)


def test_a_slow_but_steady_answer_is_no_timeout(
    ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit is for each part of the answer, not for all of it."""
    monkeypatch.setenv("PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "false")  # the request itself is the first
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n"
                )
                for _ in range(4):
                    time.sleep(0.2)
                    connection.sendall(b"7" if _ == 3 else b" ")

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        assert ask(f"http://127.0.0.1:{listener.getsockname()[1]}/api", timeout=0.5) == 7
        thread.join(5)


@pytest.mark.parametrize(
    "timeout", [None, (None, None, None, None), {"timeout": None}, httpx.Timeout(None)], ids=str
)
def test_no_timeout_waits(ask: Callable[..., Any], timeout: Any) -> None:
    def reply(seen: Seen) -> bytes:
        time.sleep(0.2)
        return usual(seen)

    with Wire(reply) as wire:
        assert ask(wire.api_url, timeout=timeout) == 7


@pytest.mark.parametrize(
    "timeout",
    ["5", True, -1, float("nan"), (1, 2, 3, 4, 5), {"connect": 1}, {"conect": 1}, object(), {"timeout": "5"}],
    ids=lambda value: type(value).__name__,  # an address would be another in each worker
)
def test_what_is_no_timeout_is_refused(timeout: Any) -> None:
    with pytest.raises(ValidationError, match=r"httpx_settings\.timeout"):
        make(timeout=timeout)


def test_an_endless_timeout_is_none(ask: Callable[..., Any], wire: Wire) -> None:
    assert ask(wire.api_url, timeout=10**12) == 7


# ---- Limits ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "limits",
    [{"max_connections": 2}, httpx.Limits(max_connections=2), MappingProxyType({"max_connections": 2})],
)
def test_max_connections_is_kept(limits: Any) -> None:
    def reply(seen: Seen) -> bytes:
        time.sleep(0.02)
        return usual(seen)

    with Wire(reply) as wire:

        async def main() -> None:
            client = PrefectClient(wire.api_url, httpx_settings={"limits": limits})
            await asyncio.gather(*(client.hello() for _ in range(12)))

        asyncio.run(main())
        assert len(wire.requests) == 12
        assert max(seen.connection for seen in wire.requests) == 2


def peak_of(limits: Any, calls: int) -> int:
    """How many requests a server sees at once."""
    now = peak = 0
    lock = threading.Lock()

    def reply(seen: Seen) -> bytes:
        nonlocal now, peak
        with lock:
            now += 1
            peak = max(peak, now)
        time.sleep(0.3)
        with lock:
            now -= 1
        return usual(seen)

    with Wire(reply) as wire:

        async def main() -> None:
            settings = {} if limits is None else {"limits": limits}
            client = PrefectClient(wire.api_url, httpx_settings=settings)
            await asyncio.gather(*(client.hello() for _ in range(calls)))

        asyncio.run(main())
    return peak


def test_there_are_sixteen_connections_by_default_and_any_number_with_none() -> None:
    assert peak_of(None, 24) == 16
    assert peak_of({"max_connections": None}, 24) == 24
    assert peak_of(httpx.Limits(), 24) == 24


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_no_idle_connection_is_kept_where_none_may_be(wire: Wire, mode: str) -> None:
    settings = {"limits": {"max_keepalive_connections": 0}}
    if mode == "sync":
        sync_client = SyncPrefectClient(wire.api_url, httpx_settings=settings)
        for _ in range(3):
            sync_client.hello()
            assert eventually(lambda: wire.open == 0, 4)
    else:
        client = PrefectClient(wire.api_url, httpx_settings=settings)
        for _ in range(3):
            asyncio.run(client.hello())
            assert eventually(lambda: wire.open == 0, 4)
    assert wire.opened == 3


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_connection_that_was_idle_too_long_is_not_used_again(wire: Wire, mode: str) -> None:
    settings = {"limits": {"keepalive_expiry": 0.2}}
    client: Any = (SyncPrefectClient if mode == "sync" else PrefectClient)(
        wire.api_url, httpx_settings=settings
    )

    def ask() -> None:
        client.hello() if mode == "sync" else asyncio.run(client.hello())

    ask()
    ask()
    assert wire.opened == 1
    time.sleep(0.5)
    ask()
    assert wire.opened == 2


def test_limits_leave_alone_what_they_do_not_name() -> None:
    assert peak_of({"max_keepalive_connections": 1}, 20) == 16


@pytest.mark.parametrize(
    "limits",
    [
        5,
        "x",
        {"max_conections": 1},
        {"max_connections": "some"},
        {"max_connections": 0},
        {"max_connections": -1},
        {"max_connections": 1.5},
        {"keepalive_expiry": "1"},
        {"keepalive_expiry": -1},
    ],
    ids=str,
)
def test_what_is_no_limit_is_refused(limits: Any) -> None:
    with pytest.raises(ValidationError, match=r"httpx_settings\.limits"):
        make(limits=limits)


# ---- Redirects, base_url ---------------------------------------------------------------------------


def redirecting(times: int, status: int = 307) -> Callable[[Seen], bytes]:
    """A reply that redirects so many times, then answers."""
    left = [times]

    def reply(seen: Seen) -> bytes:
        if left[0] == 0:
            return answer(7)
        left[0] -= 1
        return answer(None, status, Location=f"/api/step{left[0]}")

    return reply


@pytest.mark.parametrize("status", [307, 308])
def test_redirects_are_followed_with_method_and_body(ask: Callable[..., Any], status: int) -> None:
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
def test_these_redirects_are_followed_with_get(ask: Callable[..., Any], status: int) -> None:
    with Wire(redirecting(1, status)) as wire:
        assert ask(wire.api_url) == 7
        assert [(seen.method, seen.path) for seen in wire.requests][1:] == [("GET", "/api/step0")]
        assert wire.requests[1].body == b""
        assert "content-type" not in wire.requests[1].headers
        assert "content-length" not in wire.requests[1].headers


def test_redirects_are_not_followed_where_they_are_not_to_be(ask: Callable[..., Any]) -> None:
    with Wire(redirecting(1)) as wire:
        with pytest.raises(prefect_rs.exceptions.PrefectHTTPStatusError) as caught:
            ask(wire.api_url, follow_redirects=False)
        assert caught.value.status_code == 307
        assert caught.value.response.headers["location"] == "/api/step0"
        assert len(wire.requests) == 1


@pytest.mark.parametrize("most", [0, 2])
def test_max_redirects_is_kept(ask: Callable[..., Any], most: int) -> None:
    with Wire(redirecting(most)) as wire:
        assert ask(wire.api_url, max_redirects=most) == 7
    with Wire(redirecting(most + 1)) as wire:
        with pytest.raises(TooManyRedirects, match=rf"more than {most} redirects") as caught:
            ask(wire.api_url, max_redirects=most)
        assert len(wire.requests) == most + 1
        assert isinstance(caught.value, httpx.TooManyRedirects)


@pytest.mark.parametrize("most", [-1, "some", 1.5, None])
def test_what_is_no_number_of_redirects_is_refused(most: Any) -> None:
    with pytest.raises(ValidationError, match=r"httpx_settings\.max_redirects"):
        make(max_redirects=most)


def test_base_url_is_where_requests_go(
    ask: Callable[..., Any], wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    for base_url in (wire.api_url, wire.api_url + "/", httpx.URL(wire.api_url)):
        assert ask(None, base_url=base_url) == 7
    assert {seen.path for seen in wire.requests} == {"/api/flow_runs/count"}


def test_api_and_base_url_that_disagree(ask: Callable[..., Any], wire: Wire) -> None:
    assert ask(wire.api_url, base_url="http://127.0.0.1:9/other") == 7


def test_a_base_url_that_is_none_is_refused() -> None:
    for base_url in ("no url", "ftp://127.0.0.1/x", "", 5):
        with pytest.raises(ValidationError, match="base_url"):
            SyncPrefectClient(httpx_settings={"base_url": base_url})


# ---- TLS -------------------------------------------------------------------------------------------


def test_an_unknown_certificate_is_refused(ask: Callable[..., Any], certificates: Certificates) -> None:
    with Wire(tls=certificates.server()) as wire:
        for settings in ({}, {"verify": True}):
            with pytest.raises(prefect_rs.exceptions.ConnectError, match="ertificate") as caught:
                ask(wire.api_url, **settings)
            assert f"POST {wire.api_url}/flow_runs/count" in str(caught.value)
            assert isinstance(caught.value, ConnectionError)
        assert wire.requests == []


def context_of(certificates: Certificates) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certificates["ca.pem"])


def unverified(_: Certificates) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


@pytest.mark.parametrize(
    "verify",
    [
        lambda certificates: False,
        lambda certificates: certificates["ca.pem"],
        lambda certificates: Path(certificates["ca.pem"]),
        context_of,
        unverified,
        lambda certificates: httpx.create_ssl_context(verify=False),
    ],
    ids=["False", "str", "Path", "SSLContext", "SSLContext without checks", "httpx context without checks"],
)
def test_verify_in_each_form(ask: Callable[..., Any], certificates: Certificates, verify: Any) -> None:
    with Wire(tls=certificates.server()) as wire:
        assert ask(wire.api_url, verify=verify(certificates)) == 7
        assert wire.requests[0].path == "/api/flow_runs/count"


def test_verify_with_another_authority_is_refused(
    ask: Callable[..., Any], certificates: Certificates, tmp_path: Path
) -> None:
    other = Certificates(tmp_path)
    with Wire(tls=certificates.server()) as wire:
        for verify in (other["ca.pem"], context_of(other)):
            with pytest.raises(prefect_rs.exceptions.ConnectError, match="ertificate"):
                ask(wire.api_url, verify=verify)


def test_another_host_name_is_refused(ask: Callable[..., Any], certificates: Certificates) -> None:
    """The certificate is for 127.0.0.1 and localhost."""
    with Wire(tls=certificates.server()) as wire:
        url = wire.api_url.replace("127.0.0.1", "127.0.0.2")
        with socket.create_server(("127.0.0.2", 0)) as other:
            url = f"https://127.0.0.2:{other.getsockname()[1]}/api"
            context = certificates.server()

            def serve() -> None:
                connection, _ = other.accept()
                with connection, suppress(OSError):
                    context.wrap_socket(connection, server_side=True).recv(1)

            thread = threading.Thread(target=serve, daemon=True)
            thread.start()
            with pytest.raises(prefect_rs.exceptions.ConnectError, match=r"ertificate|name"):
                ask(url, verify=certificates["ca.pem"])
            thread.join(5)


def test_contexts_that_cannot_be_honoured_are_refused(certificates: Certificates) -> None:
    no_names = context_of(certificates)
    no_names.check_hostname = False
    empty = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    for context in (no_names, empty):
        with pytest.raises(ValidationError, match=r"httpx_settings\.verify.*SSLContext"):
            make(verify=context)
    for wrong in (5, object(), None):
        with pytest.raises(ValidationError, match=r"httpx_settings\.verify"):
            make(verify=wrong)


def test_a_client_certificate_of_a_context_is_sent_or_refused(certificates: Certificates) -> None:
    """The key cannot be read out of an SSLContext: to leave the certificate out without a word is wrong.

    Python cannot tell either whether a context has one; so this is for the server to say.
    """
    context = context_of(certificates)
    context.load_cert_chain(certificates["client.pem"], certificates["client.key"])
    with Wire(tls=certificates.server(asks_for_client=True)) as wire, pytest.raises(PrefectException):
        SyncPrefectClient(wire.api_url, httpx_settings={"verify": context}).hello()


def test_a_missing_or_broken_certificate_file_is_named(ask: Callable[..., Any], tmp_path: Path) -> None:
    broken = tmp_path / "broken.pem"
    broken.write_text("no certificate")
    for key in ("verify", "cert"):
        for path in (str(tmp_path / "none.pem"), str(broken)):
            with pytest.raises(ValidationError, match=key) as caught:
                ask("https://127.0.0.1:9/api", **{key: path})
            assert path in str(caught.value)


@pytest.mark.parametrize("form", ["one file", "pair", "pair of paths"])
def test_cert_is_shown_to_the_server(ask: Callable[..., Any], certificates: Certificates, form: str) -> None:
    cert: Any = {
        "one file": certificates["both.pem"],
        "pair": (certificates["client.pem"], certificates["client.key"]),
        "pair of paths": (Path(certificates["client.pem"]), Path(certificates["client.key"])),
    }[form]
    with Wire(tls=certificates.server(asks_for_client=True)) as wire:
        assert ask(wire.api_url, verify=certificates["ca.pem"], cert=cert) == 7
        with pytest.raises(PrefectException):
            ask(wire.api_url, verify=certificates["ca.pem"])


def test_a_cert_with_a_password_is_refused(certificates: Certificates) -> None:
    with pytest.raises(ValidationError, match=r"httpx_settings\.cert.*password") as caught:
        make(cert=(certificates["client.pem"], certificates["client.key"], SECRET))
    assert SECRET not in str(caught.value)


def test_settings_for_certificates(certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> None:
    with Wire(tls=certificates.server()) as wire:
        for name, value in [
            ("PREFECT_API_SSL_CERT_FILE", certificates["ca.pem"]),
            ("SSL_CERT_FILE", certificates["ca.pem"]),
            ("PREFECT_API_TLS_INSECURE_SKIP_VERIFY", "true"),
        ]:
            with monkeypatch.context() as patch:
                patch.setenv(name, value)
                assert SyncPrefectClient(wire.api_url).count_flow_runs() == 7
                if name != "PREFECT_API_TLS_INSECURE_SKIP_VERIFY":
                    continue
                with pytest.raises(prefect_rs.exceptions.ConnectError):
                    SyncPrefectClient(wire.api_url, httpx_settings={"verify": True}).count_flow_runs()


# ---- HTTP/2 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("http2", "chosen"), [(True, "h2"), (False, "http/1.1"), (None, "http/1.1")])
def test_http2_is_offered_where_it_is_turned_on(
    certificates: Certificates, http2: bool | None, chosen: str
) -> None:
    """The stand-in speaks no HTTP/2: it only looks at what the client and it agreed on."""
    context = certificates.server(alpn=["h2", "http/1.1"])
    agreed: list[str | None] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with context.wrap_socket(connection, server_side=True) as tls:
                agreed.append(tls.selected_alpn_protocol() or "http/1.1")

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        settings: dict[str, Any] = {"verify": certificates["ca.pem"], "timeout": 5}
        if http2 is not None:
            settings["http2"] = http2
        with pytest.raises(PrefectException):
            SyncPrefectClient(
                f"https://127.0.0.1:{listener.getsockname()[1]}/api", httpx_settings=settings
            ).hello()
        thread.join(5)
    assert agreed == [chosen]


def test_http2_over_plain_http_is_http_1(ask: Callable[..., Any], wire: Wire) -> None:
    assert ask(wire.api_url, http2=True) == 7


# ---- Proxies ---------------------------------------------------------------------------------------


def as_proxy(seen: Seen) -> bytes:
    return answer(7)


@pytest.mark.parametrize(
    "proxy",
    [
        lambda url: url,
        httpx.URL,
        httpx.Proxy,
        lambda url: url.replace("http://", f"http://user:{SECRET}@"),
        lambda url: httpx.Proxy(url, auth=("user", SECRET)),
        lambda url: httpx.Proxy(url.replace("http://", f"http://user:{SECRET}@")),
    ],
    ids=[
        "str",
        "httpx.URL",
        "httpx.Proxy",
        "str with password",
        "httpx.Proxy auth",
        "httpx.Proxy with password",
    ],
)
def test_a_proxy_gets_the_requests(
    ask: Callable[..., Any], proxy: Any, request: pytest.FixtureRequest
) -> None:
    with Wire(as_proxy) as wire:
        assert ask("http://prefect.invalid:4200/api", proxy=proxy(wire.url)) == 7
        (seen,) = wire.requests
    assert seen.target == "http://prefect.invalid:4200/api/flow_runs/count"
    with_password = "password" in request.node.name or "auth" in request.node.name
    assert seen.all("proxy-authorization") == ([basic(f"user:{SECRET}")] if with_password else [])


def test_the_headers_of_an_httpx_proxy_are_sent_or_refused(ask: Callable[..., Any]) -> None:
    with Wire(as_proxy) as wire:
        try:
            ask("http://prefect.invalid/api", proxy=httpx.Proxy(wire.url, headers={"X-Gate": "1"}))
        except ValidationError as error:
            assert "headers" in str(error)  # noqa: PT017
        else:
            assert wire.requests[0].all("x-gate") == ["1"]


def test_an_https_request_goes_through_a_tunnel(ask: Callable[..., Any]) -> None:
    with Wire(lambda _: b"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n") as wire:
        url = wire.url.replace("http://", f"http://user:{SECRET}@")
        with pytest.raises(PrefectException) as caught:
            ask("https://prefect.invalid/api", proxy=url)
        assert SECRET not in str(caught.value)
        (seen,) = wire.requests
        assert (seen.method, seen.target) == ("CONNECT", "prefect.invalid:443")
        assert seen.all("proxy-authorization") == [basic(f"user:{SECRET}")]
        assert "authorization" not in seen.headers


def test_a_proxys_password_is_in_no_message(ask: Callable[..., Any]) -> None:
    with pytest.raises(PrefectException) as caught:
        ask("http://prefect.invalid/api", proxy=f"http://user:{SECRET}@127.0.0.1:9")
    assert SECRET not in str(caught.value)
    for wrong in (f"user:{SECRET}@127.0.0.1", f"ftp://user:{SECRET}@127.0.0.1", 5):
        with pytest.raises(ValidationError, match=r"httpx_settings\.proxy") as refused:
            make(proxy=wrong)
        assert SECRET not in str(refused.value)
        assert SECRET not in repr(refused.value.errors())


@pytest.mark.parametrize("name", ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"])
def test_the_environments_proxy_is_used(
    ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with Wire(as_proxy) as wire:
        monkeypatch.setenv(name, wire.url)
        assert ask("http://prefect.invalid/api") == 7
        assert wire.requests[0].target == "http://prefect.invalid/api/flow_runs/count"


def test_trust_env_false_leaves_the_environment_alone(
    ask: Callable[..., Any], wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert ask(wire.api_url, trust_env=False) == 7
    with pytest.raises(PrefectException):
        ask(wire.api_url)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    assert ask(wire.api_url) == 7


# ---- What cannot be honoured -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("transport", httpx.MockTransport(lambda request: httpx.Response(200))),
        ("app", object()),
        ("event_hooks", {"request": []}),
        ("mounts", {}),
        ("default_encoding", "utf-8"),
        ("timeuot", 5),
        ("proxies", {}),
        ("", 1),
    ],
)
def test_what_cannot_be_honoured_is_refused(key: str, value: Any) -> None:
    for kind in (SyncPrefectClient, PrefectClient):
        with pytest.raises(ValidationError, match=r"httpx_settings") as caught:
            kind("http://127.0.0.1:9/api", httpx_settings={key: value})
        assert key in str(caught.value)
        assert "timeout, limits, headers" in str(caught.value)


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(ValidationError) as caught:
        make(transport=1, http2="yes", timeout="5")
    assert [error["loc"] for error in caught.value.errors()] == [
        ("httpx_settings", "transport"),
        ("httpx_settings", "http2"),
        ("httpx_settings", "timeout"),
    ]


@pytest.mark.parametrize("settings", [[], 5, "text", [("timeout", 5)]])
def test_settings_that_are_no_dict_are_refused(settings: Any) -> None:
    with pytest.raises(ValidationError, match="httpx_settings"):
        SyncPrefectClient("http://127.0.0.1:9/api", httpx_settings=settings)


@pytest.mark.parametrize("key", ["http2", "follow_redirects", "trust_env"])
def test_flags_are_flags(key: str) -> None:
    for wrong in ("true", 1, None):
        with pytest.raises(ValidationError, match=rf"httpx_settings\.{key}.*True or False"):
            make(**{key: wrong})


def test_settings_are_not_changed_and_not_looked_at_again(wire: Wire) -> None:
    settings: dict[str, Any] = {"headers": {"X-Team": "data"}, "params": {"a": 1}}
    client = SyncPrefectClient(wire.api_url, httpx_settings=settings)
    assert settings == {"headers": {"X-Team": "data"}, "params": {"a": 1}}
    settings["headers"]["X-Team"] = "other"
    client.hello()
    assert wire.requests[0].headers["x-team"] == "data"


def test_no_settings_are_as_none(wire: Wire) -> None:
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
