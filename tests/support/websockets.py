"""Websockets that pass through the fault proxy: forwarded message by message, with faults."""

from __future__ import annotations

import base64
import contextlib
import enum
import hashlib
import json
import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, BinaryIO, NamedTuple

# Opcodes of frames: https://www.rfc-editor.org/rfc/rfc6455#section-5.2
CONTINUATION, TEXT, BINARY = 0, 1, 2


class Frame(NamedTuple):
    """A frame as it was received, and its payload without the mask."""

    raw: bytes
    opcode: int
    final: bool
    payload: bytes


class Ending(enum.Enum):
    """How a forwarded websocket ends, or stops to work."""

    CLOSE = "the connection is closed between two messages, without a close frame"
    RESET = "the connection is reset between two messages"
    CUT = "the connection is closed in the middle of a message"
    SILENCE = "the connection stays open, but nothing is forwarded any more, in either direction: half-open"


@dataclass
class Websocket:
    """A decision of `FaultProxy.fault` about an upgrade: forward it, with these faults.

    Args:
        ending: How the websocket ends. By default it does not.
        after: The number of the server's messages that are forwarded before that. With `CUT`, the next one is
            cut. Handshakes count: the first message of `/events/out` is `{"type": "auth_success"}`.
        sent: The number of the client's messages that are forwarded before that, instead.
        delay: The delay before each message, in seconds.
        slow: Whether messages arrive in pieces of a few bytes.
    """

    ending: Ending | None = None
    after: int | None = None
    sent: int | None = None
    delay: float = 0.0
    slow: bool = False


@dataclass
class Accepted:
    """A decision about an upgrade: the proxy accepts it itself, and nothing is forwarded."""


@dataclass
class Tunnel:
    """A websocket that is forwarded. Tests can read its messages so far, and break it.

    Attributes:
        target: The request's target, such as `/api/events/out`.
        headers: The request's headers, with names in lower case.
        sent: The client's messages that were forwarded.
        received: The server's messages that were forwarded.
        pings: The number of pings from the client that were forwarded.
        closed: Set when the websocket has ended.
    """

    target: str
    headers: dict[str, str]
    plan: Websocket
    client: socket.socket
    server: socket.socket
    sent: list[str] = field(default_factory=list)
    received: list[str] = field(default_factory=list)
    pings: int = 0
    closed: threading.Event = field(default_factory=threading.Event)
    _silent: threading.Event = field(default_factory=threading.Event)
    _was_reset: bool = False

    def messages(self, kind: str) -> list[Any]:
        """The server's messages of a type so far: the events for "event", the logs for "log"."""
        decoded = [json.loads(message) for message in list(self.received)]
        return [message.get(kind) for message in decoded if message.get("type") == kind]

    def close(self) -> None:
        """Close both connections, without a close frame."""
        with contextlib.suppress(OSError):
            # Shutting down a connection that is to be reset would send FIN before RST.
            self.client.shutdown(socket.SHUT_RD if self._was_reset else socket.SHUT_RDWR)
        with contextlib.suppress(OSError):
            self.server.shutdown(socket.SHUT_RDWR)

    def reset(self) -> None:
        """Reset the client's connection."""
        self._was_reset = True
        # A linger of zero sends RST when the socket is closed, which it is when both threads have ended.
        with contextlib.suppress(OSError):
            self.client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close()

    def silence(self) -> None:
        """Stop forwarding in both directions, and keep the connections open: half-open."""
        self._silent.set()

    def end_at_next_message(self, ending: Ending) -> None:
        """Let the server's next message end the websocket.

        How many came before is not known: subscribers read what they have missed.
        """
        self.plan = Websocket(ending, after=len(self.received))

    def run(self, from_client: BinaryIO, from_server: BinaryIO) -> None:
        """Forward until the websocket ends. The streams may have buffered bytes that follow the upgrade."""
        back = threading.Thread(target=self._guard, args=(self._to_client, from_server), daemon=True)
        back.start()
        self._guard(self._to_server, from_client)
        back.join()
        self.closed.set()

    def _guard(self, forward: Callable[[BinaryIO], None], stream: BinaryIO) -> None:
        try:
            forward(stream)
        except (OSError, ValueError):
            pass
        finally:
            self.close()

    def _to_server(self, stream: BinaryIO) -> None:
        while (frame := read_frame(stream)) is not None:
            if self._silent.is_set():
                continue
            if frame.opcode in (CONTINUATION, TEXT, BINARY):
                if self.plan.sent is not None and len(self.sent) >= self.plan.sent and not self._end(frame):
                    return
                if self._silent.is_set():
                    continue
                _record(self.sent, frame)
            self.pings += frame.opcode == 9
            self.server.sendall(frame.raw)

    def _to_client(self, stream: BinaryIO) -> None:
        while (frame := read_frame(stream)) is not None:
            if self._silent.is_set():
                continue
            if frame.opcode in (CONTINUATION, TEXT, BINARY):
                if self.plan.after is not None and len(self.received) >= self.plan.after:
                    if self.plan.ending is Ending.CUT:
                        self.client.sendall(frame.raw[: len(frame.raw) // 2])
                    if not self._end(frame):
                        return
                if self._silent.is_set():
                    continue
                time.sleep(self.plan.delay)
                _record(self.received, frame)
            if self.plan.slow:
                for start in range(0, len(frame.raw), 16):
                    self.client.sendall(frame.raw[start : start + 16])
                    time.sleep(0.001)
            else:
                self.client.sendall(frame.raw)

    def _end(self, frame: Frame) -> bool:
        """Carry out the planned ending. Returns whether the connections stay open."""
        if self.plan.ending is Ending.RESET:
            self.reset()
        elif self.plan.ending is Ending.SILENCE:
            self.silence()
            return True
        elif self.plan.ending is not None:
            self.close()
        return self.plan.ending is None


def read_frame(stream: BinaryIO) -> Frame | None:
    """Read a frame. None at the end of the stream, also in the middle of a frame."""
    head = stream.read(2)
    if len(head) < 2:
        return None
    length = head[1] & 0x7F
    extended = stream.read({126: 2, 127: 8}.get(length, 0))
    if extended:
        length = int.from_bytes(extended, "big")
    mask = stream.read(4) if head[1] & 0x80 else b""
    data = stream.read(length)
    if len(data) < length:
        return None
    payload = _unmask(data, mask) if mask else data
    return Frame(head + extended + mask + data, head[0] & 0x0F, bool(head[0] & 0x80), payload)


def _unmask(data: bytes, mask: bytes) -> bytes:
    # As two large numbers: byte by byte is too slow for thousands of events.
    key = (mask * (len(data) // 4 + 1))[: len(data)]
    return (int.from_bytes(data, "big") ^ int.from_bytes(key, "big")).to_bytes(len(data), "big")


def _record(messages: list[str], frame: Frame) -> None:
    text = frame.payload.decode(errors="replace")
    if frame.opcode == CONTINUATION and messages:
        messages[-1] += text
    else:
        messages.append(text)


def accept(headers: dict[str, str]) -> bytes:
    """The response that accepts an upgrade."""
    key = headers.get("sec-websocket-key", "") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
    digest = base64.b64encode(hashlib.sha1(key.encode()).digest()).decode()
    lines = [
        "HTTP/1.1 101 Switching Protocols",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Accept: {digest}",
    ]
    if protocols := headers.get("sec-websocket-protocol"):
        lines.append(f"Sec-WebSocket-Protocol: {protocols.partition(',')[0].strip()}")
    return "\r\n".join([*lines, "", ""]).encode()
