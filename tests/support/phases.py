"""The phases of a call, and servers that keep calls in them."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.wire import Seen, Wire, answer, silent


def storm(_: Seen) -> bytes:
    """Ask for a retry in ten minutes."""
    return answer({}, 503, Retry_After="600")


# The phases of a call: how to make the server, and how to tell that the call is in the phase.
PHASES: dict[str, tuple[Callable[[], Wire], Callable[[Wire], bool]]] = {
    "request": (lambda: Wire(silent), lambda wire: len(wire.requests) == 1),
    "body": (
        lambda: Wire(lambda _: b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n["),
        lambda wire: len(wire.requests) == 1,
    ),
    "retry": (lambda: Wire(storm), lambda wire: len(wire.requests) == 1),
    "token": (lambda: Wire(tokens=silent), lambda wire: wire.token_requests == 1),
    "token's retry": (lambda: Wire(tokens=storm), lambda wire: wire.token_requests == 1),
}
