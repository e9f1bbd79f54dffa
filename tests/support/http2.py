"""A server that speaks HTTP/2 over TLS, and nothing else."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived, StreamEnded


@dataclass
class Http2Server:
    """Answers every request with `value` as JSON, or as it is if it is bytes."""

    tls: ssl.SSLContext
    value: object = 7
    headers: dict[str, str] = field(default_factory=dict)  # beside the content type
    requests: list[dict[str, str]] = field(default_factory=list)  # headers, `:path` and its kin too
    connections: int = 0

    def __enter__(self) -> Http2Server:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        for one in (self._listener, *self._open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        for thread in self._threads:
            thread.join(5)

    @property
    def api_url(self) -> str:
        return f"https://127.0.0.1:{self._listener.getsockname()[1]}/api"

    def _accept(self) -> None:
        while True:
            try:
                raw, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(raw)
            thread = threading.Thread(target=self._serve, args=(raw,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, raw: socket.socket) -> None:
        with suppress(OSError), self.tls.wrap_socket(raw, server_side=True) as connection:
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
