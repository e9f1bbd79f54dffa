"""Makes clients send through httpx, so that the tools that intercept httpx see their requests."""

from __future__ import annotations

import itertools
from contextlib import contextmanager

from prefect_rs import _core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_numbers = itertools.count(1)


@contextmanager
def through_httpx() -> Iterator[None]:
    """Make every client that is created inside send its requests through httpx.

    Tools that intercept httpx, such as `respx`, `pytest-httpx` and `vcrpy`, then see the requests of both
    clients, of module-level functions and of `emit_event`, in all threads. Each request is one exchange of an
    `httpx.Client` or `httpx.AsyncClient`; retries, redirects, CSRF tokens and errors are still those of the
    Prefect client. Websockets do not pass: waits poll, and subscribers raise `WebSocketRefused`.

    It can be used as a decorator, too. At the end, events that were emitted inside are delivered.

    Raises:
        ImportError: httpx is not installed.
    """
    try:
        import httpx  # noqa: F401
    except ImportError as error:
        raise ImportError("through_httpx needs httpx, which is not installed: pip install httpx") from error
    from prefect_rs._transports import Sender

    number = next(_numbers)
    before = _core._send_through((number, Sender))
    try:
        yield
    finally:
        _core._send_through(before)
        _core._end_through(number)
