"""Sends requests through httpx, for clients that are given a transport. Imported only for those."""

from __future__ import annotations

import asyncio
import os
import time
from weakref import WeakKeyDictionary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    import httpx

    Headers = list[tuple[bytes, bytes]]
    Timeouts = tuple[float | None, float | None, float | None, float | None]
    Received = tuple[int, str, Headers, bytes]

# How an exception of httpx is reported: the class of ours, the kind of failure that decides about retries,
# what happened, and whether the server has certainly not received the whole request. All others are passed
# on to the caller.
_FAILURES = (
    ("ConnectTimeout", "ConnectTimeout", "no connection was established in time", True),
    ("ReadTimeout", "ReadTimeout", "no response arrived in time", False),
    ("WriteTimeout", "WriteTimeout", "the request could not be sent in time", True),
    ("PoolTimeout", "PoolTimeout", "no connection became free in time", True),
    ("ConnectError", "ConnectError", "could not connect", True),
    ("ProxyError", "ConnectError", "could not connect through the proxy", True),
    ("ReadError", "ReadError", "the connection was lost", False),
    ("WriteError", "ReadError", "the connection was lost", False),
    ("CloseError", "ReadError", "the connection was lost", False),
    ("RemoteProtocolError", "RemoteProtocolError", "the server sent invalid HTTP", False),
    ("LocalProtocolError", "RemoteProtocolError", "the request is not valid HTTP", False),
    ("DecodingError", "DecodingError", "the response cannot be decoded", False),
)

# The settings of httpx's own transports.
_CONNECTION = ("verify", "cert", "http2", "limits", "proxy", "trust_env")


class _TooLargeError(Exception):
    """The response is larger than the client accepts."""


def problem(name: str, value: Any, is_async: bool) -> str | None:
    """Return what a setting should be, or None if it can be used.

    Args:
        name: `transport`, `mounts` or `app`.
        value: The setting.
        is_async: Whether it is that of an async client.
    """
    if value is None:
        return None
    try:
        import httpx  # noqa: F401
    except ImportError:
        return "httpx to be installed, which this setting needs: pip install httpx"
    if name == "transport":
        return _wrong_transport(value, is_async)
    if name == "app":
        if not is_async:
            return (
                "an async client, PrefectClient, because an ASGI app is async. For a WSGI app, pass "
                "transport=httpx.WSGITransport(app=...). Invalid httpx settings: `app` cannot be set when "
                "providing an api url."
            )
        return None if callable(value) else "an ASGI app"
    if not hasattr(value, "items") or not all(isinstance(pattern, str) for pattern in value):
        return "a dict of URL patterns, such as 'https://', and httpx transports"
    wrong = ((pattern, _wrong_transport(mounted, is_async)) for pattern, mounted in value.items())
    return next((f"at {pattern!r} {what}" for pattern, what in wrong if what), None)


def _wrong_transport(transport: object, is_async: bool) -> str | None:
    """Return what a transport should be, or None if it can be used."""
    name, other = (
        ("handle_async_request", "handle_request") if is_async else ("handle_request", "handle_async_request")
    )
    if transport is None or (callable(getattr(transport, name, None)) and not isinstance(transport, type)):
        return None
    if isinstance(transport, type):
        return "an instance of an httpx transport, not a class"
    if hasattr(transport, other):
        client = "SyncPrefectClient" if is_async else "PrefectClient"
        return f"an httpx transport with a method {name}: this one is for {client}"
    return f"an httpx transport with a method {name}, such as httpx.MockTransport"


class Sender:
    """Sends the requests of a client through an httpx client, with the given transport or httpx's own.

    The httpx client makes single exchanges: redirects, retries and so on are those of the Prefect client.
    """

    def __init__(self, settings: Mapping[str, Any] | None, verify: str | bool, http2: bool) -> None:
        import httpx

        settings = settings or {}
        self._given = {name: settings[name] for name in _CONNECTION if name in settings}
        self._verify = verify
        self._http2 = http2
        transport = settings.get("transport")
        if settings.get("app") is not None:
            transport = httpx.ASGITransport(app=settings["app"])
        self._transport = transport
        self._mounts = dict(settings.get("mounts") or {})
        # httpx's own transports apply the timeouts themselves, step by step.
        self._is_network = transport is None or isinstance(
            transport, (httpx.HTTPTransport, httpx.AsyncHTTPTransport)
        )
        self._entered = 0
        self._forget()

    def _forget(self) -> None:
        self._process = os.getpid()
        self._client: httpx.Client | None = None
        # Connections belong to the event loop that they were opened on.
        self._clients: WeakKeyDictionary[Any, httpx.AsyncClient] = WeakKeyDictionary()

    def _arguments(self) -> dict[str, Any]:
        import httpx

        arguments: dict[str, Any] = {"transport": self._transport, "mounts": self._mounts or None}
        if self._transport is not None and not self._mounts:
            return arguments
        arguments.update(self._given)
        limits = arguments.get("limits") or {}
        most = limits.get("max_connections") if isinstance(limits, dict) else limits.max_connections
        # Connections that are not kept need not be closed, on whichever event loop they were opened.
        arguments["limits"] = httpx.Limits(max_connections=most, max_keepalive_connections=0)
        arguments.setdefault("http2", self._http2)
        verify = arguments.setdefault("verify", self._verify)
        if isinstance(verify, (str, os.PathLike)):
            import ssl

            is_file = os.path.isfile(verify)
            arguments["verify"] = (
                ssl.create_default_context(cafile=verify)
                if is_file
                else ssl.create_default_context(capath=verify)
            )
        return arguments

    def _sync_client(self) -> httpx.Client:
        import httpx

        if self._process != os.getpid():
            self._forget()
        if self._client is None:
            self._client = httpx.Client(**self._arguments())
        return self._client

    def _async_client(self) -> httpx.AsyncClient:
        import httpx

        if self._process != os.getpid():
            self._forget()
        event_loop = asyncio.get_running_loop()
        client = self._clients.get(event_loop)
        if client is None:
            client = self._clients[event_loop] = httpx.AsyncClient(**self._arguments())
        return client

    def _limits(self, timeouts: Timeouts) -> tuple[float | None, float | None]:
        """Return the time limits until the response begins, and for each piece of its body."""
        read = timeouts[1]
        if not self._is_network:
            return read, read
        known = [limit for limit in timeouts if limit is not None]
        return (sum(known) if len(known) == len(timeouts) else None), None

    def send(
        self, method: str, url: str, headers: Headers, body: bytes, timeouts: Timeouts, limit: int
    ) -> Received:
        """Send a request, blocking.

        The transport cannot be interrupted: a timeout is raised when it returns.
        """
        if not all(hasattr(it, "handle_request") for it in self._own()):
            # Work in the background, or a sync function that was given an async client.
            return asyncio.run(self.asend(method, url, headers, body, timeouts, limit))
        client = self._sync_client()
        request = _request(method, url, headers, body, timeouts)
        first, further = self._limits(timeouts)
        watch = _Clock(first)
        send = getattr(client, "_send_single_request", None) or _streaming(client)
        response = send(request)
        try:
            watch.check(request)
            if response.is_stream_consumed:
                return _received(response, None)
            pieces: list[bytes] = []
            left = limit
            watch = _Clock(further)
            for piece in response.iter_raw():
                watch.check(request)
                left -= len(piece)
                if left < 0:
                    raise _TooLargeError
                pieces.append(piece)
                watch = _Clock(further)
            return _received(response, b"".join(pieces))
        finally:
            response.close()

    async def asend(
        self, method: str, url: str, headers: Headers, body: bytes, timeouts: Timeouts, limit: int
    ) -> Received:
        """Send a request, in a task of its own. A transport that is not async runs in a thread."""
        if not all(hasattr(it, "handle_async_request") for it in self._own()):
            return await asyncio.to_thread(self.send, method, url, headers, body, timeouts, limit)
        client = self._async_client()
        request = _request(method, url, headers, body, timeouts)
        first, further = self._limits(timeouts)
        watch = _Watch(first)
        send = getattr(client, "_send_single_request", None) or _streaming(client)
        try:
            response = await send(request)
            try:
                if response.is_stream_consumed:
                    return _received(response, None)
                pieces: list[bytes] = []
                left = limit
                watch.restart(further)
                async for piece in response.aiter_raw():
                    left -= len(piece)
                    if left < 0:
                        raise _TooLargeError
                    pieces.append(piece)
                    watch.restart(further)
                watch.stop()
                return _received(response, b"".join(pieces))
            finally:
                await response.aclose()
        except asyncio.CancelledError:
            if watch.has_expired:
                raise _too_slow(watch.limit, request) from None
            raise
        finally:
            watch.stop()

    def _own(self) -> Iterator[Any]:
        """Iterate over the transports that were given."""
        return (it for it in (self._transport, *self._mounts.values()) if it is not None)

    def enter(self) -> None:
        """Open the transports that were given, with the outermost `with` block of the client."""
        self._entered += 1
        if self._entered == 1:
            for transport in self._own():
                if hasattr(transport, "__enter__"):
                    transport.__enter__()

    def exit(self) -> None:
        """Close them, and connections."""
        self._entered -= 1
        if self._entered == 0:
            client, self._client = self._client, None
            if client is not None and self._transport is None and not self._mounts:
                client.close()
            for transport in self._own():
                if hasattr(transport, "__exit__"):
                    transport.__exit__(None, None, None)
                elif hasattr(transport, "close"):
                    transport.close()

    async def aenter(self) -> None:
        """Open the transports that were given, with the outermost `async with` block of the client."""
        self._entered += 1
        if self._entered == 1:
            for transport in self._own():
                if hasattr(transport, "__aenter__"):
                    await transport.__aenter__()

    async def aexit(self) -> None:
        """Close them, and connections."""
        self._entered -= 1
        if self._entered == 0:
            client = self._clients.pop(asyncio.get_running_loop(), None)
            if client is not None and self._transport is None and not self._mounts:
                await client.aclose()
            for transport in self._own():
                if hasattr(transport, "__aexit__"):
                    await transport.__aexit__(None, None, None)
                elif hasattr(transport, "aclose"):
                    await transport.aclose()
                elif hasattr(transport, "close"):
                    transport.close()


def _streaming(client: Any) -> Any:
    """Return the public way to send a single request, which also looks at redirects."""
    return lambda request: client.send(request, stream=True, auth=None, follow_redirects=False)


def _request(method: str, url: str, headers: Headers, body: bytes, timeouts: Timeouts) -> httpx.Request:
    import httpx

    names = ("connect", "read", "write", "pool")
    extensions = {"timeout": dict(zip(names, timeouts, strict=True))}
    return httpx.Request(method, url, headers=headers, content=body or None, extensions=extensions)


def _received(response: httpx.Response, raw: bytes | None) -> Received:
    """Return a response as the core takes it: with its body as received or, if httpx has read it, decoded."""
    headers = response.headers.raw
    if raw is None:
        raw = response.content
        headers = [(name, value) for name, value in headers if name.lower() != b"content-encoding"]
    return response.status_code, response.http_version, headers, raw


def _too_slow(limit: float | None, request: httpx.Request) -> httpx.ReadTimeout:
    import httpx

    return httpx.ReadTimeout(f"the transport did not respond within {limit:g} s", request=request)


class _Clock:
    """Measures how long a transport takes."""

    def __init__(self, limit: float | None) -> None:
        self._limit = limit
        self._began = time.monotonic()

    def check(self, request: httpx.Request) -> None:
        """Raise a timeout if the limit is exceeded."""
        if self._limit is not None and time.monotonic() - self._began > self._limit:
            raise _too_slow(self._limit, request)


class _Watch:
    """Cancels the current task after a time."""

    def __init__(self, limit: float | None) -> None:
        self._task = asyncio.current_task()
        self._timer: asyncio.TimerHandle | None = None
        self.has_expired = False
        self.limit = limit
        self.restart(limit)

    def restart(self, limit: float | None) -> None:
        """Start again, with another limit."""
        self.stop()
        self.limit = limit
        if limit is not None:
            self._timer = asyncio.get_running_loop().call_later(limit, self._expire)

    def _expire(self) -> None:
        self.has_expired = True
        if self._task is not None:
            self._task.cancel()

    def stop(self) -> None:
        """Stop the timer."""
        if self._timer is not None:
            self._timer.cancel()


def failure(error: BaseException) -> tuple[str, str, str, bool] | None:
    """Return how an exception of a transport is reported, or None if it is passed on to the caller.

    Returns:
        The name of the exception to raise, the name of the kind of failure, a message, and whether the server
        has certainly not received the whole request.
    """
    import httpx

    if isinstance(error, _TooLargeError):
        return "DecodingError", "TooLarge", "", False
    for name, kind, what, is_unsent in _FAILURES:
        if isinstance(error, getattr(httpx, name)):
            return name, kind, f"{what}: {error}" if str(error) else what, is_unsent
    return None
