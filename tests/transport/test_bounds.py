"""Limits on responses: body size, compressed size, headers, nesting."""

from __future__ import annotations

import gzip
import itertools
import json
import resource
import socket
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.exceptions import (
    DecodingError,
    PrefectException,
    ReadTimeout,
    RemoteProtocolError,
    SettingsError,
    ValidationError,
)

from tests.support.standin import Asked, Reply, StandIn, as_json, http
from tests.support.wire import Wire, run_python

LIMIT = "PREFECT_RS_CLIENT_MAX_RESPONSE_BYTES"
ID = uuid4()


# ---- Size ----------------------------------------------------------------------------------------


def plain(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


def chunked(body: bytes) -> bytes:
    pieces = [body[at : at + 1000] for at in range(0, len(body), 1000)]
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%s0\r\n\r\n" % chunks


def endless(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\n\r\n" + body


def compressed(body: bytes) -> bytes:
    small = gzip.compress(body)
    return b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s" % (len(small), small)


@pytest.mark.parametrize("form", [plain, chunked, endless, compressed])
def test_a_response_over_the_limit(
    ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, form: Callable[[bytes], bytes]
) -> None:
    monkeypatch.setenv(LIMIT, "20000")
    fits = json.dumps("x" * 19_998).encode()
    with StandIn(Reply(form(fits))) as server:
        assert ask(server.api_url, "request", "GET", "/x").content == fits
        server.answer = Reply(form(fits + b" "))
        with pytest.raises(DecodingError) as caught:
            ask(server.api_url)
        assert f"POST {server.api_url}/flow_runs/count" in str(caught.value)
        assert "larger than the limit of 20000 bytes" in str(caught.value)
        assert LIMIT in str(caught.value)
        assert caught.value.request.url == f"{server.api_url}/flow_runs/count"


def test_the_limit_applies_to_errors_and_redirects(
    ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LIMIT, "1000")
    for status, headers in [(404, {}), (500, {}), (307, {"Location": "/x"})]:
        with StandIn(http("x" * 1001, status, headers=headers)) as server, pytest.raises(DecodingError):
            ask(server.api_url)


def test_the_limit_as_a_setting(isolated: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (isolated / "prefect.toml").write_text("client.max_response_bytes = 1000")
    with StandIn(http('"' + "x" * 1000 + '"')) as server, pytest.raises(DecodingError):
        SyncPrefectClient(server.api_url).hello()
    for wrong in ("0", "-1", "much", "1.5", "1MB"):
        monkeypatch.setenv(LIMIT, wrong)
        with pytest.raises(SettingsError, match=f"{LIMIT}.*a number of bytes"):
            SyncPrefectClient("http://127.0.0.1:9/api")


def test_a_decompression_bomb_is_limited() -> None:
    """256 MiB of zeros in 256 KiB, with a limit of 16 MiB. In a separate process, to measure its memory."""
    program = """if True:
        import resource, sys
        from prefect_rs import SyncPrefectClient
        from prefect_rs.exceptions import DecodingError
        client = SyncPrefectClient(sys.argv[1])
        client.count_flow_runs()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for _ in range(2):
            try:
                client.count_flow_runs()
            except DecodingError as error:
                assert "larger than the limit of 16777216 bytes" in str(error), error
            else:
                raise AssertionError("it was read")
        print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
    """
    packer = zlib.compressobj(wbits=31)
    zeros = bytes(16 << 20)
    bomb = b"".join([*(packer.compress(zeros) for _ in range(16)), packer.flush()])
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(bomb)
    answers = iter([as_json(7).data])
    with StandIn(lambda _: Reply(next(answers, head + bomb))) as server:
        done = run_python(program, server.api_url, **{LIMIT: str(16 << 20)})
    assert done.returncode == 0, done.stderr
    # The buffer doubles when it grows.
    assert int(done.stdout) < 64


def test_content_length_does_not_reserve_memory(ask: Callable[..., Any]) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 200000000\r\n\r\n7"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with StandIn(Reply(head)) as server, pytest.raises(RemoteProtocolError):
        ask(server.api_url)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


@pytest.mark.parametrize(
    "headers",
    [
        b"X: " + b"a" * 1_000_000,
        b"\r\n".join(b"X-%d: a" % number for number in range(10_000)),
        b"\r\n".join(b"X: %s" % (b"a" * 10_000) for _ in range(1000)),
        b"X" * 1_000_000 + b": a",
        b"\r\n".join([b"Set-Cookie: a=%s" % (b"b" * 100_000)] * 50),
    ],
    ids=["a long value", "many", "many long ones", "a long name", "cookies"],
)
def test_too_many_headers(ask: Callable[..., Any], headers: bytes) -> None:
    with StandIn(Reply(b"HTTP/1.1 200 OK\r\n" + headers + b"\r\nContent-Length: 1\r\n\r\n7")) as server:
        with pytest.raises(RemoteProtocolError) as caught:
            ask(server.api_url)
        assert f"POST {server.api_url}/flow_runs/count" in str(caught.value)
        assert len(str(caught.value)) < 1000


HEAD = b"HTTP/1.1 200 OK\r\n"
ENDLESS = {
    "a status line": (b"HTTP/1.1 200 ", b"a" * 1000),
    "headers": (HEAD, b"X: a\r\n" * 100),
    "a header": (HEAD + b"X: ", b"a" * 1000),
    "chunks": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"3e8\r\n%s\r\n" % (b"a" * 1000)),
    "empty lines": (b"", b"\r\n" * 500),
    "the length of a chunk": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 1000),
    "an extension of a chunk": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n1;", b"a" * 1000),
    "trailers": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\n7\r\n0\r\n", b"X: a\r\n" * 100),
    "a body": (HEAD + b"\r\n", b"a" * 1000),
    "interim answers": (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 40),
    "hints": (b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 25),
}


@pytest.mark.parametrize("what", ENDLESS)
def test_endless_responses(ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """The server sends as long as the client receives. The client must close the connection and raise."""
    monkeypatch.setenv(LIMIT, "1000000")
    monkeypatch.setenv("PREFECT_API_REQUEST_TIMEOUT", "1")
    begin, more = ENDLESS[what]
    hung_up = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection, suppress(OSError):
                connection.recv(65536)
                connection.sendall(begin)
                for number in itertools.count():
                    connection.sendall(more)
                    if number > 1500:  # enough time for machines that decode slowly
                        time.sleep(0.001)
            hung_up.set()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with pytest.raises((DecodingError, RemoteProtocolError, ReadTimeout)) as caught:
            ask(f"http://127.0.0.1:{listener.getsockname()[1]}/api")
        assert "/flow_runs/count" in str(caught.value)
        assert len(str(caught.value)) < 1000
        assert hung_up.wait(20)
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate", "x-unheard", "gzip, gzip"])
def test_an_unused_body_is_not_decompressed(ask: Callable[..., Any], encoding: str) -> None:
    body = gzip.compress(b"7")
    with StandIn(http(body, headers={"Content-Encoding": encoding})) as server:
        with pytest.raises(DecodingError):
            ask(server.api_url)
        assert server.asked[0].headers["accept-encoding"] == "gzip"


def test_endless_interim_responses_time_out() -> None:
    with Wire(lambda _: b"HTTP/1.1 100 Continue\r\n\r\n" * 10_000) as wire:
        client = SyncPrefectClient(wire.api_url, httpx_settings={"timeout": 0.3})
        with pytest.raises(PrefectException):
            client.count_flow_runs()


def test_the_number_of_cookies_is_limited() -> None:
    numbers = iter(range(10**9))

    def more(_: Asked) -> Reply:
        cookies = "\r\n".join(f"Set-Cookie: c{next(numbers)}={'x' * 100}" for _ in range(90))
        return Reply(f"HTTP/1.1 200 OK\r\n{cookies}\r\nContent-Length: 1\r\n\r\n7".encode(), close=False)

    with StandIn(more) as server:
        client = SyncPrefectClient(server.api_url)
        for _ in range(20):
            client.count_flow_runs()
        assert all(one.headers.get("cookie", "").count("=") <= 180 for one in server.asked)


# ---- Depth ---------------------------------------------------------------------------------------


def depth(value: Any) -> int:
    """The nesting depth, without recursion."""
    found = 0
    while value not in (1, [], {}):
        value = next(iter(value.values())) if isinstance(value, dict) else value[0]
        found += 1
    return found


def nested(levels: int, kind: str) -> str:
    opening, closing = {"lists": ("[", "]"), "objects": ('{"a":', "}"), "both": ('[{"a":', "}]")}[kind]
    levels //= 2 if kind == "both" else 1
    return opening * levels + "1" + closing * levels


KINDS = ["lists", "objects", "both"]
# A recursion of this depth overflows a stack of 8 MB if a level takes more than 80 bytes of it, and any does.
DEEP = 100_000


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("levels", [1_000, DEEP])
def test_json_of_any_depth_is_read(ask: Callable[..., Any], levels: int, kind: str) -> None:
    text = nested(levels, kind)
    with StandIn(http(text)) as server:
        read = ask(server.api_url, "request", "GET", "/x")
        assert depth(read.json()) == levels
        server.answer = http(
            f'{{"id": "{ID}", "flow_id": "{ID}", "name": "r", "parameters": {{"p": {text}}}}}'
        )
        run = ask(server.api_url, "read_flow_run", ID)
        assert depth(run.parameters["p"]) == levels
        server.answer = http(f'{{"id": "{ID}", "name": "n", "value": {text}}}')
        assert depth(ask(server.api_url, "read_variable_by_name", "n").value) == levels


@pytest.mark.parametrize("kind", KINDS)
def test_a_deep_unknown_field(ask: Callable[..., Any], kind: str) -> None:
    flow = f'{{"id": "{ID}", "name": "f", "unheard": {nested(DEEP, kind)}}}'
    with StandIn(http(flow)) as server:
        read = ask(server.api_url, "read_flow", ID)
        assert read.name == "f"
        assert depth(read.unheard) == DEEP
        with pytest.raises(RecursionError):  # like for any Python list of this depth
            repr(read)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("field", ["id", "name", "tags", "labels", "created"])
def test_depth_in_a_field_of_another_type(ask: Callable[..., Any], kind: str, field: str) -> None:
    flow = json.dumps({"id": str(ID), "name": "f", field: "HERE"}).replace('"HERE"', nested(DEEP, kind))
    with StandIn(http(flow)) as server:
        try:
            ask(server.api_url, "read_flow", ID)
        except DecodingError as error:
            assert len(str(error)) < 2000  # noqa: PT017
        else:
            assert field in ("labels", "tags")
        server.answer = http(flow, 500)
        with pytest.raises(PrefectException) as caught:
            ask(server.api_url, "read_flow", ID)
        assert len(str(caught.value)) < 2000


@pytest.mark.parametrize("what", ["detail", "loc", "all"])
def test_depth_in_an_error(ask: Callable[..., Any], what: str) -> None:
    deep = nested(DEEP, "lists")
    body = {"detail": f'{{"detail": {deep}}}', "loc": f'{{"detail": [{{"loc": {deep}}}]}}', "all": deep}[what]
    for status in (400, 403, 404, 409, 422, 500):
        with StandIn(http(body, status)) as server, pytest.raises(PrefectException) as caught:
            ask(server.api_url, "read_flow", ID)
        assert len(str(caught.value)) < 2000


@pytest.mark.parametrize("kind", KINDS)
def test_deep_arguments_are_sent_or_rejected(ask: Callable[..., Any], kind: str) -> None:
    def wrapped(value: Any, levels: int) -> Any:
        for number in range(levels):
            value = [value] if kind == "lists" or (kind == "both" and number % 2) else {"a": value}
        return value

    value = wrapped(1, 9_000)
    with StandIn(as_json(7)) as server:
        ask(server.api_url, "request", "POST", "/x", json=value)
        assert server.asked[0].body.count(b"[") + server.asked[0].body.count(b"{") == 9_000
        # Deeper values contain themselves, or could not be read by anyone.
        value = wrapped(value, DEEP - 9_000)
        with pytest.raises(ValidationError, match="nest"):
            ask(server.api_url, "request", "POST", "/x", json=value)
    # Comparing them in Python would recurse.
    while isinstance(value, (list, dict)):
        value = value[0] if isinstance(value, list) else value["a"]
