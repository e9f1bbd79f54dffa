"""Responses that are not quite valid, but are read like httpx does."""

from __future__ import annotations

import asyncio
import gzip
import json
import pickle
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from prefect_rs import PrefectClient
from prefect_rs.exceptions import (
    DecodingError,
    ObjectNotFound,
    PrefectHTTPStatusError,
    RemoteProtocolError,
)

from tests.support.http2 import Http2Server
from tests.support.standin import Caller, Reply, StandIn, call_once, http
from tests.support.wire import Certificates

ID = uuid4()
FLOW = {"id": str(ID), "name": "flöw", "created": "2026-01-01T00:00:00Z", "updated": None, "tags": []}
BODY = json.dumps(FLOW, ensure_ascii=False).encode()


@pytest.fixture
def ask(mode: str) -> Callable[..., Any]:
    def run(url: str, method: str = "read_flow", *args: Any) -> Any:
        return call_once(mode, url, method, *(args or (ID,)))

    return run


def encoded(value: str, body: bytes, status: int = 200) -> Reply:
    return http(body, status, headers={"Content-Encoding": value})


# ---- Content-Encoding ------------------------------------------------------------------------------


def deflate(body: bytes) -> bytes:
    """Deflate without zlib's header, which some servers send."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


ENCODED: dict[str, Reply] = {
    "gzip": encoded("gzip", gzip.compress(BODY)),
    "in capitals": encoded("GZIP", gzip.compress(BODY)),
    "x-gzip": encoded("x-gzip", gzip.compress(BODY)),
    "deflate": encoded("deflate", zlib.compress(BODY)),
    "deflate in capitals": encoded("Deflate", zlib.compress(BODY)),
    "bare deflate": encoded("deflate", deflate(BODY)),
    "identity": encoded("identity", BODY),
    "gzip, identity": encoded("gzip, identity", gzip.compress(BODY)),
    "gzip twice": encoded("gzip,gzip", gzip.compress(gzip.compress(BODY))),
    "deflate, then gzip": encoded("deflate, gzip", gzip.compress(zlib.compress(BODY))),
    "an empty value": encoded("", BODY),
    "a charset": encoded("utf-8", BODY),
    "none": encoded("none", BODY),
    "two members": encoded("gzip", gzip.compress(BODY[:9]) + gzip.compress(BODY[9:])),
    "garbage after it": encoded("gzip", gzip.compress(BODY) + b"\0\0garbage"),
    "two lines": Reply(
        b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"
        + gzip.compress(zlib.compress(BODY))
    ),
}


@pytest.mark.parametrize("which", ENCODED)
def test_content_encodings(ask: Callable[..., Any], which: str) -> None:
    with StandIn(ENCODED[which]) as server:
        assert ask(server.api_url).name == "flöw"
        answer = ask(server.api_url, "request", "GET", "/x")
        assert (answer.content, answer.json()) == (BODY, FLOW)
        assert len(server.asked) == 2


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate, gzip"])
def test_an_empty_body_in_every_encoding(ask: Callable[..., Any], encoding: str) -> None:
    with StandIn(encoded(encoding, b"")) as server:
        assert ask(server.api_url, "request", "GET", "/x").content == b""
        server.answer = Reply(f"HTTP/1.1 204 No\r\nContent-Encoding: {encoding}\r\n\r\n".encode())
        assert ask(server.api_url, "delete_flow") is None
        server.answer = Reply(
            f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: 99\r\n\r\n".encode()
        )
        assert ask(server.api_url, "request", "HEAD", "/x").content == b""


NOT_ENCODED: dict[str, tuple[Reply, str]] = {
    "no gzip": (encoded("gzip", BODY), "its Content-Encoding is gzip, but its body is not: "),
    "no gzip, of a few bytes": (encoded("gzip", b"7"), "its Content-Encoding is gzip, but its body is not: "),
    "no gzip, of any length": (
        Reply(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n" + BODY),
        "its Content-Encoding is gzip, but its body is not: ",
    ),
    "no deflate": (encoded("deflate", BODY), "its Content-Encoding is deflate, but its body is not: "),
    "gzip as deflate": (
        encoded("deflate", gzip.compress(BODY)),
        "its Content-Encoding is deflate, but its body is not: ",
    ),
    "gzip only once": (
        encoded("gzip, gzip", gzip.compress(BODY)),
        "its Content-Encoding is gzip, but its body is not: ",
    ),
    "a wrong checksum": (
        encoded("gzip", gzip.compress(BODY)[:-8] + bytes(8)),
        "its Content-Encoding is gzip, but its body is not: ",
    ),
    "half of it": (encoded("gzip", gzip.compress(BODY)[:-9]), "its gzip body is truncated"),
    "half of deflate": (encoded("deflate", zlib.compress(BODY)[:-9]), "its deflate body is truncated"),
    "Brotli": (encoded("br", b"\x0b\x02\x80..."), "is encoded with br, which was not requested"),
    "Zstandard": (encoded("ZSTD", b"(\xb5/\xfd"), "is encoded with zstd, which was not requested"),
    "Brotli within": (
        encoded("br, gzip", gzip.compress(b"..")),
        "is encoded with br, which was not requested",
    ),
    "many times": (encoded(", ".join(["gzip"] * 99), gzip.compress(BODY)), "encoded more than 5 times"),
}


@pytest.mark.parametrize("which", NOT_ENCODED)
def test_an_undecodable_body_is_an_error_without_retries(ask: Callable[..., Any], which: str) -> None:
    reply, expected = NOT_ENCODED[which]
    with StandIn(reply) as server:
        with pytest.raises(DecodingError) as caught:
            ask(server.api_url)
        assert len(server.asked) == 1
    error = caught.value
    assert isinstance(error, httpx.DecodingError)
    assert f"the response to GET {server.api_url}/flows/{ID} " in str(error)
    assert expected in str(error)
    assert len(str(error)) < 600
    # The raw body is available.
    assert error.response.status_code == 200
    assert error.response.content == reply.data.partition(b"\r\n\r\n")[2]
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_the_error_names_the_request(ask: Callable[..., Any]) -> None:
    with StandIn(encoded("br", b"\x0b\x02\x80")) as server:
        with pytest.raises(DecodingError, match="or a proxy in front of it, ignores Accept-Encoding: gzip"):
            ask(server.api_url)
        assert server.asked[0].headers["accept-encoding"] == "gzip"
        caller = Caller("sync", server.api_url, httpx_settings={"headers": {"Accept-Encoding": "br"}})
        with pytest.raises(
            DecodingError, match="br, which the given headers accept, but only gzip and deflate"
        ):
            caller("read_flow", ID)


def test_the_status_takes_precedence_over_an_undecodable_body(ask: Callable[..., Any]) -> None:
    with StandIn(encoded("br", b"\x0b\x02\x80\xff", 404)) as server:
        with pytest.raises(ObjectNotFound, match=r"404 Not Found .*: \(a body encoded with br\)"):
            ask(server.api_url)
        server.answer = encoded("gzip", b'{"detail": "plain text"}', 500)
        with pytest.raises(PrefectHTTPStatusError, match=r"500 Internal Server Error .*: plain text"):
            ask(server.api_url)
        server.answer = encoded("GZIP", gzip.compress(b'{"detail": "packed"}'), 404)
        with pytest.raises(ObjectNotFound, match="packed"):
            ask(server.api_url)


def test_an_undecodable_body_without_a_length_is_retried(
    ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a length, the network may have cut it off."""
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "1")
    monkeypatch.setenv("PREFECT_CLIENT_RETRY_JITTER_FACTOR", "1")
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
    answers = iter([Reply(head + gzip.compress(BODY)[:-9]), Reply(head + gzip.compress(BODY))])
    with StandIn(lambda _: next(answers)) as server:
        assert ask(server.api_url).name == "flöw"
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "0")
    cut = StandIn(Reply(head + gzip.compress(BODY)[:-9]))
    with cut as server, pytest.raises(RemoteProtocolError, match="the gzip body is truncated"):
        ask(server.api_url)


# ---- Headers ---------------------------------------------------------------------------------------

OK = b"HTTP/1.1 200 OK\r\n"
END = b"Connection: close\r\n\r\n7"
HEADERS: dict[str, tuple[bytes, str]] = {
    "folded": (OK + b"X-A: default-src x;\r\n  img-src y\r\n" + END, "default-src x; img-src y"),
    "folded with tabs": (OK + b"X-A: a\r\n\t \tb\r\n" + END, "a b"),
    "folded more than once": (OK + b"X-A: a,\r\n b,\r\n c\r\n" + END, "a, b, c"),
    "folded after the name": (OK + b"X-A:\r\n a\r\n" + END, "a"),
    "folded at the end": (OK + b"Content-Length: 1\r\nX-A: a\r\n b\r\n\r\n7", "a b"),
    "a folded length": (OK + b"X-A: a\r\nContent-Length:\r\n 1\r\n\r\n7more", "a"),
    "folded, with LF alone": (b"HTTP/1.1 200 OK\nX-A: a\n b\nConnection: close\n\n7", "a b"),
    "LF alone": (b"HTTP/1.1 200 OK\nX-A: a\nContent-Length: 1\n\n7", "a"),
    "no reason": (b"HTTP/1.1 200\r\nX-A: a\r\n" + END, "a"),
    "a reason in UTF-8": ("HTTP/1.1 200 Schön\r\nX-A: a\r\n".encode() + END, "a"),
    "HTTP/1.0": (b"HTTP/1.0 200 OK\r\nX-A: a\r\n\r\n7", "a"),
    "UTF-8": (OK + "X-A: schön\r\n".encode() + END, "schön"),
    "Latin-1": (OK + "X-A: schön\r\n".encode("latin-1") + END, "schön"),
    "an empty value": (OK + b"X-A:\r\n" + END, ""),
    "spaces around": (OK + b"X-A: \t a \t\r\n" + END, "a"),
    "the same length twice": (OK + b"X-A: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n7", "a"),
    "the same length in a list": (OK + b"X-A: a\r\nContent-Length: 1, 1\r\n\r\n7", "a"),
    "chunks with extensions": (
        OK + b"X-A: a\r\nTransfer-Encoding: chunked\r\n\r\n1;b=c\r\n7\r\n0;d\r\n\r\n",
        "a",
    ),
    "chunks with spaces": (OK + b"X-A: a\r\nTransfer-Encoding: Chunked\r\n\r\n1 \r\n7\r\n0 \r\n\r\n", "a"),
    "headers after the body": (
        OK + b"X-A: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n7\r\n0\r\nX-B: c\r\n\r\n",
        "a",
    ),
    "after 103 Early Hints": (b"HTTP/1.1 103 Early\r\nLink: x\r\n\r\n" + OK + b"X-A: a\r\n" + END, "a"),
}


@pytest.mark.parametrize("which", HEADERS)
def test_unusual_headers_that_httpx_accepts(ask: Callable[..., Any], which: str) -> None:
    raw, value = HEADERS[which]
    with StandIn(Reply(raw)) as server:
        theirs = httpx.get(f"{server.api_url}/x")
        ours = ask(server.api_url, "request", "GET", "/x")
        assert (theirs.headers["x-a"], theirs.content) == (value, b"7")
        assert (ours.headers["x-a"], ours.content) == (value, b"7")
        assert pickle.loads(pickle.dumps(ours)).headers["x-a"] == value


@pytest.mark.parametrize(
    "raw",
    [
        OK + b" folded: before any\r\n" + END,
        OK + b"X-A : a\r\n" + END,
        OK + b"X-A\r\n" + END,
        OK + b"X-A: a\x00b\r\n" + END,
        OK + b"Content-Length: +1\r\n\r\n7",
        b"http/1.1 200 OK\r\n" + END,
    ],
)
def test_headers_that_httpx_rejects(
    ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, raw: bytes
) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "0")
    with StandIn(Reply(raw)) as server:
        with pytest.raises(httpx.RemoteProtocolError):
            httpx.get(f"{server.api_url}/x")
        with pytest.raises(RemoteProtocolError):
            ask(server.api_url, "request", "GET", "/x")


# ---- JSON ------------------------------------------------------------------------------------------

TEXTS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize("encoding", TEXTS)
def test_json_in_any_unicode_encoding(ask: Callable[..., Any], encoding: str) -> None:
    body = BODY.decode().encode(encoding)
    with StandIn(http(body)) as server:
        assert json.loads(body) == httpx.get(server.api_url).json() == FLOW
        assert ask(server.api_url).name == "flöw"
        assert ask(server.api_url, "request", "GET", "/x").json() == FLOW
        # In an error, too.
        server.answer = http('{"detail": "nöne"}'.encode(encoding), 404)
        with pytest.raises(ObjectNotFound, match=r"nöne$"):
            ask(server.api_url)
        server.answer = encoded("gzip", gzip.compress(body))
        assert ask(server.api_url).name == "flöw"


@pytest.mark.parametrize("charset", ["iso-8859-1", "ISO-8859-1", '"latin-1"', "latin1"])
def test_json_in_the_declared_charset(ask: Callable[..., Any], charset: str) -> None:
    kind = f"application/json; Charset={charset}"
    with StandIn(http(BODY.decode().encode("latin-1"), content_type=kind)) as server:
        assert ask(server.api_url).name == "flöw"
        answer = ask(server.api_url, "request", "GET", "/x")
        assert (answer.json(), answer.encoding) == (FLOW, charset.strip('"').lower())
        # JSON is UTF-8, whatever the header says.
        server.answer = http(BODY, content_type=kind)
        assert ask(server.api_url).name == "flöw"


@pytest.mark.parametrize(
    "body", [BODY.decode().encode("latin-1"), b"\xff\xfe{", b"\xef\xbb\xbf", b"\xef\xbb\xbf{"]
)
def test_a_body_that_is_not_json_in_any_encoding(ask: Callable[..., Any], body: bytes) -> None:
    with StandIn(http(body)) as server:
        with pytest.raises(DecodingError, match="does not have the expected form"):
            ask(server.api_url)
        with pytest.raises(DecodingError, match="is not valid JSON"):
            ask(server.api_url, "request", "GET", "/x").json()


# ---- HTTP/2 ----------------------------------------------------------------------------------------


def test_the_same_over_http2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "false"
    )  # that server has one response to everything
    certificates = Certificates(tmp_path)
    settings = {"verify": certificates["ca.pem"], "http2": True}
    with Http2Server(certificates.server(alpn=["h2"])) as server:
        callers = [Caller(mode, server.api_url, httpx_settings=settings) for mode in ("sync", "async")]
        for caller in callers:
            for encoding, body in [
                ("GZIP", gzip.compress(BODY)),
                ("deflate", deflate(BODY)),
                ("gzip", gzip.compress(BODY.decode().encode("utf-16"))),
                ("identity", b"\xef\xbb\xbf" + BODY),
            ]:
                server.value, server.headers = body, {"content-encoding": encoding, "x-a": "schön"}
                assert caller("read_flow", ID).name == "flöw"
                assert caller("request", "GET", "/x").headers["x-a"] == "schön"
            server.requests.clear()
            # It has no length, but the end of the stream shows that it is complete.
            for body, expected in [
                (BODY, "but its body is not"),
                (gzip.compress(BODY)[:-9], "is truncated"),
            ]:
                server.value, server.headers = body, {"content-encoding": "gzip"}
                with pytest.raises(DecodingError, match=expected):
                    caller("read_flow", ID)
            server.headers = {"content-encoding": "br"}
            with pytest.raises(DecodingError, match="br, which was not requested"):
                caller("read_flow", ID)
            assert len(server.requests) == 3
            caller.close()


def test_many_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async def main(url: str) -> list[Any]:
        client = PrefectClient(url)
        return await asyncio.gather(*(client.read_flow(ID) for _ in range(20)))

    with StandIn(encoded("GZIP", gzip.compress(BODY))) as server:
        assert [flow.name for flow in asyncio.run(main(server.api_url))] == ["flöw"] * 20
