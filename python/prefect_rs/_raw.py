"""`client._client`, which is an httpx client in the official package and is used by much existing code.

It sends requests through the Prefect client it belongs to, with the same settings, retries and errors.
Imported on first use.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

    from prefect_rs._core import Headers, Request, Response
    from prefect_rs._url import URL


class Timeout(tuple["float | None", "float | None", "float | None", "float | None"]):
    """The timeouts of a client in seconds, with the attributes of `httpx.Timeout`. None means no limit."""

    __slots__ = ()

    @property
    def connect(self) -> float | None:
        """The timeout for establishing a connection."""
        return self[0]

    @property
    def read(self) -> float | None:
        """The timeout for receiving a chunk of the response."""
        return self[1]

    @property
    def write(self) -> float | None:
        """The timeout for sending a chunk of the request."""
        return self[2]

    @property
    def pool(self) -> float | None:
        """The timeout for acquiring a connection from the pool."""
        return self[3]

    def __repr__(self) -> str:
        return f"Timeout(connect={self[0]}, read={self[1]}, write={self[2]}, pool={self[3]})"


class _Client:
    """Base class of both clients: their attributes, and how requests are built."""

    def __init__(self, sender: Any) -> None:
        self._sender = sender

    @property
    def base_url(self) -> URL:
        """The URL that paths are relative to."""
        return self._about("base_url")  # type: ignore[no-any-return]

    @property
    def headers(self) -> Headers:
        """The headers of every request, read-only. Values that may be secret are masked."""
        return self._about("headers")  # type: ignore[no-any-return]

    @property
    def timeout(self) -> Timeout:
        """The default timeouts of requests."""
        return Timeout(self._about("timeout"))

    @property
    def is_closed(self) -> bool:
        """Whether the client is closed."""
        return bool(self._about("is_closed"))

    @property
    def follow_redirects(self) -> bool:
        """Whether redirects are followed."""
        return bool(self._about("follow_redirects"))

    @property
    def max_redirects(self) -> int:
        """The maximum number of redirects per request."""
        return int(self._about("max_redirects"))

    @property
    def trust_env(self) -> bool:
        """Whether proxies are read from environment variables."""
        return bool(self._about("trust_env"))

    @property
    def enable_csrf_support(self) -> bool:
        """Whether CSRF tokens are sent to servers that require them."""
        return bool(self._about("enable_csrf_support"))

    def build_request(self, method: str, url: str, **keywords: Any) -> Request:
        """Build a request for `send`.

        It has only the headers given here. Those of the client are added when it is sent.
        """
        return self._sender._build(method, _text(url), keywords)  # type: ignore[no-any-return]

    def _about(self, name: str) -> Any:
        return self._sender._about()[name]

    def __getattr__(self, name: str) -> NoReturn:
        available = ", ".join(sorted(each for each in dir(type(self)) if not each.startswith("_")))
        raise AttributeError(
            f"`_client` has no attribute {name!r}: requests are sent by Rust code, not by httpx. "
            f"Available attributes: {available}",
            name=name,
            obj=self,
        )


class AsyncClient(_Client):
    """The `_client` of an async client."""

    async def request(self, method: str, url: str, **keywords: Any) -> Response:
        """Send a request, with the keywords of `httpx.AsyncClient.request`. Raises on an error status."""
        return await self._sender._send(method, _text(url), keywords)  # type: ignore[no-any-return]

    async def get(self, url: str, **keywords: Any) -> Response:
        """Send a GET request."""
        return await self.request("GET", url, **keywords)

    async def post(self, url: str, **keywords: Any) -> Response:
        """Send a POST request."""
        return await self.request("POST", url, **keywords)

    async def put(self, url: str, **keywords: Any) -> Response:
        """Send a PUT request."""
        return await self.request("PUT", url, **keywords)

    async def patch(self, url: str, **keywords: Any) -> Response:
        """Send a PATCH request."""
        return await self.request("PATCH", url, **keywords)

    async def delete(self, url: str, **keywords: Any) -> Response:
        """Send a DELETE request."""
        return await self.request("DELETE", url, **keywords)

    async def head(self, url: str, **keywords: Any) -> Response:
        """Send a HEAD request."""
        return await self.request("HEAD", url, **keywords)

    async def options(self, url: str, **keywords: Any) -> Response:
        """Send an OPTIONS request."""
        return await self.request("OPTIONS", url, **keywords)

    async def send(self, request: Request, **keywords: Any) -> Response:
        """Send a request from `build_request`. Raises on an error status."""
        return await self._sender._send_built(request, _follow(**keywords))  # type: ignore[no-any-return]


class SyncClient(_Client):
    """The `_client` of a sync client."""

    def request(self, method: str, url: str, **keywords: Any) -> Response:
        """Send a request, with the keywords of `httpx.Client.request`. Raises on an error status."""
        return self._sender._send(method, _text(url), keywords)  # type: ignore[no-any-return]

    def get(self, url: str, **keywords: Any) -> Response:
        """Send a GET request."""
        return self.request("GET", url, **keywords)

    def post(self, url: str, **keywords: Any) -> Response:
        """Send a POST request."""
        return self.request("POST", url, **keywords)

    def put(self, url: str, **keywords: Any) -> Response:
        """Send a PUT request."""
        return self.request("PUT", url, **keywords)

    def patch(self, url: str, **keywords: Any) -> Response:
        """Send a PATCH request."""
        return self.request("PATCH", url, **keywords)

    def delete(self, url: str, **keywords: Any) -> Response:
        """Send a DELETE request."""
        return self.request("DELETE", url, **keywords)

    def head(self, url: str, **keywords: Any) -> Response:
        """Send a HEAD request."""
        return self.request("HEAD", url, **keywords)

    def options(self, url: str, **keywords: Any) -> Response:
        """Send an OPTIONS request."""
        return self.request("OPTIONS", url, **keywords)

    def send(self, request: Request, **keywords: Any) -> Response:
        """Send a request from `build_request`. Raises on an error status."""
        return self._sender._send_built(request, _follow(**keywords))  # type: ignore[no-any-return]


def _text(url: Any) -> Any:
    """Convert an `httpx.URL` to text."""
    return str(url) if hasattr(url, "raw_path") else url


def _follow(*, stream: bool = False, follow_redirects: Any = None, auth: Any = None) -> bool | None:
    """Check the keywords of `send`, of which only `follow_redirects` is supported."""
    if stream:
        raise NotImplementedError("stream=True is not supported: responses are always read completely")
    if auth is not None and type(auth).__name__ != "UseClientDefault":
        raise NotImplementedError("auth is not supported here: pass it to build_request")
    return follow_redirects if isinstance(follow_redirects, bool) else None
