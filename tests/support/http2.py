"""A server that speaks only HTTP/2 over TLS."""

from __future__ import annotations

import json
import socket
import ssl
from dataclasses import dataclass, field
from typing import Any

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived, StreamEnded

from tests.support.servers import LoopbackServer


@dataclass
class Http2Server(LoopbackServer):
    """Responds to every request with `value`, as JSON unless it is bytes."""

    tls: ssl.SSLContext
    value: object = 7
    headers: dict[str, str] = field(default_factory=dict)  # in addition to the content type
    requests: list[dict[str, str]] = field(
        default_factory=list
    )  # the headers of each request, including `:path` and so on
    connections: int = 0

    @property
    def api_url(self) -> str:
        return f"https://127.0.0.1:{self.port}/api"

    def _serve(self, raw: socket.socket) -> None:
        with self.tls.wrap_socket(raw, server_side=True) as connection:
            self._open.append(connection)
            self.connections += 1
            state = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
            state.initiate_connection()
            connection.sendall(state.data_to_send())
            while data := connection.recv(65536):
                for event in state.receive_data(data):
                    self._answer(state, event)
                connection.sendall(state.data_to_send())

    def _answer(self, state: H2Connection, event: Any) -> None:
        if isinstance(event, RequestReceived):
            self.requests.append({str(name): str(value) for name, value in event.headers})
        if isinstance(event, StreamEnded):
            body = self.value if isinstance(self.value, bytes) else json.dumps(self.value).encode()
            headers = [(":status", "200"), ("content-type", "application/json"), *self.headers.items()]
            state.send_headers(event.stream_id, headers)
            state.send_data(event.stream_id, body, end_stream=True)
