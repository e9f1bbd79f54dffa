"""SOCKS 5 proxies: host resolution, credentials, TLS, and failures."""

from __future__ import annotations

import pickle
import socket
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from prefect_rs.exceptions import ConnectError, ConnectTimeout, PrefectException, ValidationError

from tests.support.proxy import HOST, Proxy
from tests.support.wire import Wire

SECRET = "hunter2:very/secret@ é"
QUOTED = "hunter2%3Avery%2Fsecret%40%20%C3%A9"
DONE = b"\x05\x00\x00\x01" + bytes(6)


def scheme(wire: Wire) -> str:
    return wire.url.partition(":")[0]


def hidden(error: BaseException) -> str:
    shown = "".join(traceback.format_exception(error)) + repr(error) + repr(pickle.dumps(error))
    for secret in (SECRET, QUOTED, "hunter2", "pnu_key"):
        assert secret not in shown
    return str(error)


@pytest.mark.parametrize("given", ["argument", "environment"])
@pytest.mark.parametrize("credentials", [None, f"user:{SECRET}"])
@pytest.mark.parametrize("named", ["socks5", "socks5h", "socks"])
def test_requests_go_through_the_proxy(
    ask: Callable[..., Any],
    wire: Wire,
    monkeypatch: pytest.MonkeyPatch,
    named: str,
    credentials: str | None,
    given: str,
) -> None:
    # With socks5 the client resolves the host; with the others the proxy does.
    host = "127.0.0.1" if named == "socks5" else HOST
    url = f"{scheme(wire)}://{'localhost' if named == 'socks5' else HOST}:{wire.port}/api"
    verify = {"verify": False} if named == "socks5" else {}
    with Proxy({host: wire.port}, credentials=credentials) as proxy:
        address = proxy.url(f"user:{QUOTED}" if credentials else None, named)
        if given == "environment":
            monkeypatch.setenv("ALL_PROXY", address)
            monkeypatch.setenv("NO_PROXY", "other.test")
            assert ask(url, **verify) == 7
        else:
            assert ask(url, proxy=address, **verify) == 7
        assert proxy.seen == [f"SOCKS5 {host}:{wire.port}"]
        assert proxy.passwords == ([f"user:{SECRET}".encode()] if credentials else [])
    (seen,) = wire.requests
    assert seen.target == "/api/flow_runs/count"
    assert seen.all("authorization") == ["Bearer pnu_key"]
    assert seen.all("proxy-authorization") == []


def test_credentials_that_are_not_requested_are_not_sent(ask: Callable[..., Any], wire: Wire) -> None:
    with Proxy({HOST: wire.port}) as proxy:
        assert ask(f"{scheme(wire)}://{HOST}/api", proxy=proxy.url(f"user:{QUOTED}", "socks5h")) == 7
        assert proxy.passwords == []


@pytest.mark.parametrize("kind", [1, 3, 4])
def test_every_type_of_bound_address(ask: Callable[..., Any], wire: Wire, kind: int) -> None:
    with Proxy({HOST: wire.port}, bound_kind=kind) as proxy:
        assert ask(f"{scheme(wire)}://{HOST}/api", proxy=proxy.url(None, "socks5h")) == 7
        default = 443 if scheme(wire) == "https" else 80
        assert proxy.seen == [f"SOCKS5 {HOST}:{default}"]


@pytest.mark.parametrize("named", ["socks5", "socks5h"])
@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]"])
def test_ip_addresses_are_sent_as_addresses(ask: Callable[..., Any], named: str, host: str) -> None:
    with Wire() as wire, Proxy({host: wire.port}) as proxy:
        assert ask(f"http://{host}:4200/api", proxy=proxy.url(None, named)) == 7
        assert proxy.seen == [f"SOCKS5 {host}:4200"]


@pytest.mark.parametrize("length", [200, 255])
def test_long_credentials(ask: Callable[..., Any], length: int) -> None:
    user, password = "u" * length, "p" * length
    with Wire() as wire, Proxy({HOST: wire.port}, credentials=f"{user}:{password}") as proxy:
        assert ask(f"http://{HOST}/api", proxy=proxy.url(f"{user}:{password}", "socks5h")) == 7


def test_credentials_that_are_too_long_are_refused(ask: Callable[..., Any]) -> None:
    with pytest.raises(ValidationError, match="255 bytes"):
        ask(f"http://{HOST}/api", proxy=f"socks5://user:{'p' * 256}@127.0.0.1:9")


@pytest.mark.parametrize("given", [None, f"user:{QUOTED}x", f"{QUOTED}:x"])
def test_wrong_credentials(ask: Callable[..., Any], wire: Wire, given: str | None) -> None:
    with Proxy({HOST: wire.port}, credentials=f"user:{SECRET}") as proxy:
        with pytest.raises(ConnectError) as caught:
            ask(f"{scheme(wire)}://{HOST}/api", proxy=proxy.url(given, "socks5h"))
        said = hidden(caught.value)
        assert f"through the proxy {proxy.url(scheme='socks5h')}: " in said
        assert "the SOCKS proxy refused the credentials" in said
        assert "the correct username and password" in said
    assert wire.requests == []


def test_a_host_that_the_proxy_cannot_resolve(ask: Callable[..., Any]) -> None:
    with Proxy({}) as proxy, pytest.raises(ConnectError) as caught:
        ask(f"http://{HOST}/api", proxy=proxy.url(None, "socks5h"))
    assert f"could not connect to {HOST}:80: host unreachable" in hidden(caught.value)


def test_a_proxy_that_is_down(ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{bound.getsockname()[1]}"
        monkeypatch.setenv("ALL_PROXY", f"socks://user:{QUOTED}@{address}/")
        with pytest.raises(ConnectError, match="Connection refused") as caught:
            ask(f"http://{HOST}/api")
    said = hidden(caught.value)
    assert f"through the proxy socks://{address} (from ALL_PROXY, unless NO_PROXY has the host)" in said


@contextmanager
def answering(*pieces: bytes) -> Iterator[str]:
    """A server that reads something before each piece that it sends, and then closes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            with suppress(OSError):
                connection, _ = listener.accept()
                with connection:
                    connection.settimeout(5)
                    for piece in pieces:
                        connection.recv(4096)
                        connection.sendall(piece)
                    connection.shutdown(socket.SHUT_WR)
                    while connection.recv(4096):
                        pass

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"socks5h://user:{QUOTED}@127.0.0.1:{listener.getsockname()[1]}"
        thread.join(5)


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        ([b"HTTP/1.1 400 Bad Request\r\n\r\n"], "does not support SOCKS 5"),
        ([b"\x00\x5a" + bytes(6)], "does not support SOCKS 5"),  # SOCKS 4
        ([b""], "closed the connection"),
        ([b"\x05"], "closed the connection"),
        ([b"\x05\x01"], "authentication method 1"),
        ([b"\x05\xff"], "refused the credentials"),
        ([b"\x05\x02", b"\x01\x01"], "refused the credentials"),
        ([b"\x05\x02", b""], "closed the connection"),
        ([b"\x05\x00", b"\x04\x00\x00\x01"], "does not support SOCKS 5"),
        ([b"\x05\x00", DONE[:6]], "closed the connection"),
        ([b"\x05\x00", b"\x05\x00\x00\x09" + bytes(6)], "an address of an unknown type"),
        *[
            ([b"\x05\x00", bytes([5, reply]) + DONE[2:]], f"could not connect to {HOST}:80: {meaning}")
            for reply, meaning in enumerate(
                [
                    "general failure",
                    "not allowed by its rules",
                    "network unreachable",
                    "host unreachable",
                    "connection refused",
                    "TTL expired",
                    "command not supported",
                    "address type not supported",
                    "reply 9",
                ],
                1,
            )
        ],
    ],
)
def test_invalid_replies(ask: Callable[..., Any], pieces: list[bytes], said: str) -> None:
    with answering(*pieces) as proxy, pytest.raises(ConnectError) as caught:
        ask(f"http://{HOST}/api", proxy=proxy)
    assert said in hidden(caught.value)


def test_a_handshake_byte_by_byte(ask: Callable[..., Any]) -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n7"
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                for piece in (b"\x05\x00", DONE, http):
                    connection.recv(4096)
                    for byte in piece:
                        connection.sendall(bytes([byte]))

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        assert ask(f"http://{HOST}/api", proxy=f"socks5h://127.0.0.1:{listener.getsockname()[1]}") == 7
        thread.join(5)


def test_a_silent_proxy_is_a_connect_timeout(ask: Callable[..., Any]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute, pytest.raises(ConnectTimeout):
        ask(
            f"http://{HOST}/api",
            proxy=f"socks5h://127.0.0.1:{mute.getsockname()[1]}",
            timeout={"timeout": 5, "connect": 0.3},
        )


def test_a_host_that_the_client_cannot_resolve(ask: Callable[..., Any]) -> None:
    with Proxy({}) as proxy, pytest.raises(PrefectException) as caught:
        ask("http://no-such-host.invalid/api", proxy=proxy.url(None, "socks5"))
    assert isinstance(caught.value, ConnectError)
    assert proxy.seen == []
