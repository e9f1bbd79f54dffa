"""An HTTP and SOCKS 5 proxy: forwards requests, opens tunnels with CONNECT (RFC 1928, RFC 1929)."""

from __future__ import annotations

import base64
import socket
import ssl
import struct
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tests.support.servers import LoopbackServer

HOST = "prefect.test"  # does not resolve, except through the proxy


@dataclass
class Proxy(LoopbackServer):
    """A proxy on a loopback port. It resolves only the hosts in `hosts`, each to a loopback port."""

    hosts: dict[str, int]
    credentials: str | None = None  # the required user:password
    tls: ssl.SSLContext | None = None
    bound_kind: int = 1  # type of the address in SOCKS replies: IPv4, name (3) or IPv6 (4)
    headers: list[dict[str, str]] = field(default_factory=list)  # of each request, including CONNECT
    passwords: list[bytes] = field(default_factory=list)  # received `user:password`
    seen: list[str] = field(default_factory=list)  # `CONNECT host:443`, `GET http://host/x`, `SOCKS5 host:80`
    refused: int = 0

    def url(self, credentials: str | None = None, scheme: str | None = None) -> str:
        scheme = scheme or ("https" if self.tls else "http")
        return f"{scheme}://{credentials + '@' if credentials else ''}127.0.0.1:{self.port}"

    def _serve(self, connection: socket.socket) -> None:
        if self.tls is not None:
            connection = self.tls.wrap_socket(connection, server_side=True)
            self._open.append(connection)
        with connection, connection.makefile("rb", buffering=0) as stream:
            first = _exactly(stream, 1)
            if first == b"\x05":
                self._socks(connection, stream)
            else:
                self._http(connection, stream, first)

    def _http(self, connection: socket.socket, stream: Any, first: bytes) -> None:
        method, target, _ = (first + _line(stream)).decode("latin-1").split(" ", 2)
        self.seen.append(f"{method} {target}")
        headers: list[tuple[str, str]] = []
        while line := _line(stream).decode("latin-1").strip():
            name, _, value = line.partition(":")
            headers.append((name.lower(), value.strip()))
        given = dict(headers)
        self.headers.append(given)
        if authorization := given.get("proxy-authorization"):
            self.passwords.append(base64.b64decode(authorization.partition(" ")[2]))
        body = _exactly(stream, int(given.get("content-length", 0)))
        if self.credentials is not None:
            wanted = f"Basic {base64.b64encode(self.credentials.encode()).decode()}"
            if given.get("proxy-authorization") != wanted:
                self.refused += 1
                connection.sendall(
                    b'HTTP/1.1 407 Who Are You\r\nProxy-Authenticate: Basic realm="x"\r\n'
                    b"Content-Length: 0\r\nConnection: close\r\n\r\n"
                )
                return
        where = urlsplit(f"//{target}" if method == "CONNECT" else target)
        server = self._connect(where.hostname or "")
        if server is None:
            connection.sendall(b"HTTP/1.1 502 No Such Host\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        elif method == "CONNECT":
            connection.sendall(b"HTTP/1.1 200 Go On\r\n\r\n")
            self._pump(connection, server)
        else:
            path = f"{where.path}{'?' + where.query if where.query else ''}"
            lines = [f"{method} {path} HTTP/1.1"]
            lines += [f"{name}: {value}" for name, value in headers if not name.startswith("proxy-")]
            server.sendall("\r\n".join([*lines, "", ""]).encode("latin-1") + body)
            self._pump(connection, server)

    def _socks(self, connection: socket.socket, stream: Any) -> None:
        offered = _exactly(stream, _exactly(stream, 1)[0])
        method = b"\x02" if self.credentials is not None else b"\x00"
        if method not in offered:
            self.refused += 1
            connection.sendall(b"\x05\xff")
            return
        connection.sendall(b"\x05" + method)
        if self.credentials is not None:
            _exactly(stream, 1)
            user = _exactly(stream, _exactly(stream, 1)[0])
            password = _exactly(stream, _exactly(stream, 1)[0])
            self.passwords.append(user + b":" + password)
            right = user + b":" + password == self.credentials.encode()
            connection.sendall(b"\x01\x00" if right else b"\x01\x01")
            if not right:
                self.refused += 1
                return
        kind = _exactly(stream, 4)[3]
        if kind == 3:
            host = _exactly(stream, _exactly(stream, 1)[0]).decode()
        elif kind == 4:
            host = f"[{socket.inet_ntop(socket.AF_INET6, _exactly(stream, 16))}]"
        else:
            host = socket.inet_ntoa(_exactly(stream, 4))
        (port,) = struct.unpack(">H", _exactly(stream, 2))
        self.seen.append(f"SOCKS5 {host}:{port}")
        server = self._connect(host)
        # The address that the proxy connects from, which this client ignores.
        bound = {1: bytes(4), 3: b"\x04name", 4: bytes(16)}[self.bound_kind]
        connection.sendall(bytes([5, 0 if server else 4, 0, self.bound_kind]) + bound + bytes(2))
        if server is not None:
            self._pump(connection, server)

    def _connect(self, host: str) -> socket.socket | None:
        if host not in self.hosts:
            return None
        server = socket.create_connection(("127.0.0.1", self.hosts[host]))
        self._open.append(server)
        return server

    def _pump(self, one: socket.socket, other: socket.socket) -> None:
        def copy(source: socket.socket, sink: socket.socket) -> None:
            try:
                while data := source.recv(65536):
                    sink.sendall(data)
            finally:
                with suppress(OSError):
                    sink.shutdown(socket.SHUT_WR)

        back = self._start(copy, other, one)
        copy(one, other)
        back.join(5)


def _line(stream: Any) -> bytes:
    line = bytearray()
    while not line.endswith(b"\n"):
        line += _exactly(stream, 1)
    return bytes(line)


def _exactly(stream: Any, count: int) -> bytes:
    data = bytearray()
    while len(data) < count:
        piece = stream.read(count - len(data))
        if not piece:
            raise EOFError
        data += piece
    return bytes(data)
