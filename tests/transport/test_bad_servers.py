"""Broken HTTP, and servers that do not respond."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from prefect_rs import exceptions as exc

from tests.support.errors import FLOW, ID, error_of
from tests.support.standin import Caller, Reply, StandIn, as_json, call_once, http

HTML = "<!DOCTYPE html><html><body>502? No, all is well.</body></html>"


# ---- Broken HTTP ---------------------------------------------------------------------------------

HALF = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"id": "'
BROKEN: dict[str, Reply] = {
    "no answer": Reply(b""),
    "half a status line": Reply(b"HTTP/1.1 20"),
    "half the headers": Reply(b"HTTP/1.1 200 OK\r\nContent-Le"),
    "half a body": Reply(HALF),
    "no body": Reply(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"),
    "half a chunk": Reply(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{}"),
    "a chunk without size": Reply(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"
    ),
    "no last chunk": Reply(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"),
    "a length that is not a number": Reply(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}"),
    "a length below zero": Reply(b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}"),
    "two lengths": Reply(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
    "a status that is not a number": Reply(b"HTTP/1.1 abc OK\r\n\r\n"),
    "SSH": Reply(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "TLS": Reply(bytes.fromhex("15030300020228")),
    "HTML alone": Reply(HTML.encode()),
    "zeros": Reply(b"\0" * 4096),
    "an endless line": Reply(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 2_000_000),
    "a header without name": Reply(b"HTTP/1.1 200 OK\r\n: x\r\n\r\n"),
    "reset": Reply(b"", reset=True),
    "reset in the body": Reply(HALF, reset=True),
}


@pytest.mark.parametrize("which", BROKEN)
@pytest.mark.parametrize("name", ["read_flow", "delete_flow"])
def test_broken_http(mode: str, name: str, which: str) -> None:
    error = error_of(mode, BROKEN[which], name, ID)
    assert isinstance(error, (exc.RemoteProtocolError, exc.ReadError))
    assert isinstance(error, ConnectionError)
    assert isinstance(error, (httpx.RemoteProtocolError, httpx.ReadError))
    method = "GET" if name == "read_flow" else "DELETE"
    assert (error.request.method, error.response) == (method, None)
    assert f"{method} {error.request.url}" in str(error)
    assert len(str(error)) < 1000


@pytest.mark.parametrize(
    "which", ["no answer", "half the headers", "half a body", "SSH", "a length that is not a number"]
)
def test_broken_http_is_a_protocol_error_like_in_httpx(mode: str, which: str) -> None:
    assert isinstance(error_of(mode, BROKEN[which], "read_flow", ID), httpx.RemoteProtocolError)


def test_a_body_longer_than_its_content_length_is_truncated(mode: str) -> None:
    body = json.dumps(FLOW).encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body)
    with StandIn(Reply(head + body + b"and more")) as server:
        assert call_once(mode, server.api_url, "read_flow", ID).id == ID


def test_a_body_without_a_length_ends_with_the_connection(mode: str) -> None:
    with StandIn(Reply(b"HTTP/1.1 200 OK\r\n\r\n" + json.dumps(FLOW).encode())) as server:
        assert call_once(mode, server.api_url, "read_flow", ID).id == ID


def test_a_chunked_body(mode: str) -> None:
    body = json.dumps(FLOW).encode()
    chunks = (
        b"".join(b"%x\r\n%s\r\n" % (len(one), one) for one in (body[:7], body[7:30], body[30:]))
        + b"0\r\n\r\n"
    )
    with StandIn(Reply(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)) as server:
        assert call_once(mode, server.api_url, "read_flow", ID).name == "f"


def test_a_client_works_after_an_error(mode: str) -> None:
    answers = iter([*BROKEN.values(), as_json(FLOW)])
    with StandIn(lambda _: next(answers)) as server:
        caller = Caller(mode, server.api_url)
        try:
            for _ in BROKEN:
                with pytest.raises(exc.RequestError):
                    caller("read_flow", ID)
            assert caller("read_flow", ID).id == ID
            assert len(server.asked) == len(BROKEN) + 1
        finally:
            caller.close()


@pytest.mark.parametrize("end", ["closed", "reset"])
@pytest.mark.parametrize("method", ["read_flow", "create_flow_from_name"])
def test_a_connection_that_the_server_has_dropped_is_not_reused(mode: str, end: str, method: str) -> None:
    # It responds as if it kept the connection, and drops it a moment later, like every server with an idle
    # timeout.
    body = json.dumps(FLOW)
    reply = http(body, close=False)
    reply.close = True
    reply.reset = end == "reset"
    argument: Any = ID if method == "read_flow" else "f"
    with StandIn(reply) as server:
        caller = Caller(mode, server.api_url)
        try:
            for number in range(1, 4):
                caller(method, argument)
                assert len(server.asked) == number
                time.sleep(0.05)
        finally:
            caller.close()


# ---- Silence -------------------------------------------------------------------------------------


@pytest.fixture
def silent() -> Iterator[str]:
    """The URL of a server that accepts connections and sends nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        kept: list[socket.socket] = []

        def accept() -> None:
            while True:
                try:
                    kept.append(listener.accept()[0])
                except OSError:
                    return

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield f"http://user:hunter2@127.0.0.1:{listener.getsockname()[1]}/api"
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)
        for connection in kept:
            connection.close()


def test_a_silent_server_times_out(mode: str, silent: str) -> None:
    began = time.monotonic()
    with pytest.raises(exc.ReadTimeout) as caught:
        call_once(mode, silent, "read_flow", ID, options={"httpx_settings": {"timeout": 0.2}})
    assert 0.15 < time.monotonic() - began < 5
    error = caught.value
    assert isinstance(error, TimeoutError)
    assert isinstance(error, httpx.ReadTimeout)
    assert isinstance(error, httpx.TimeoutException)
    assert "GET http://127.0.0.1" in str(error)
    assert "0.2" in str(error)
    assert "hunter2" not in f"{error}{error!r}"


def test_healthcheck_of_a_silent_server_returns_the_error(mode: str, silent: str) -> None:
    problem = call_once(mode, silent, "api_healthcheck", options={"httpx_settings": {"timeout": 0.2}})
    assert isinstance(problem, exc.ReadTimeout)


def test_a_body_that_stops_times_out(mode: str) -> None:
    with StandIn(Reply(HALF, close=False)) as server, pytest.raises(exc.ReadTimeout) as caught:
        call_once(mode, server.api_url, "read_flow", ID, options={"httpx_settings": {"timeout": 0.2}})
    assert f"GET {server.api_url}/flows/{ID}" in str(caught.value)


def test_tls_with_a_server_that_does_not_use_it(mode: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer_without_listening() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
                connection.recv(65536)

        thread = threading.Thread(target=answer_without_listening, daemon=True)
        thread.start()
        url = f"https://user:hunter2@127.0.0.1:{listener.getsockname()[1]}/api"
        with pytest.raises(exc.ConnectError) as caught:
            call_once(mode, url, "read_flow", ID, options={"httpx_settings": {"timeout": 10}})
        thread.join(10)
    assert "GET https://127.0.0.1" in str(caught.value)
    assert "hunter2" not in str(caught.value)
