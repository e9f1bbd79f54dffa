"""Exceptions for requests that failed before a usable response arrived."""

from __future__ import annotations

from prefect_rs.exceptions import _messages
from prefect_rs.exceptions._base import PrefectException
from prefect_rs.exceptions._status import PrefectHTTPStatusError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prefect_rs.exceptions._protocols import Attempt, Request, Response


class RequestError(PrefectException):
    """The request failed before a usable response arrived.

    `request` is the request. If it was retried, `tries` has the attempts, as in `PrefectHTTPStatusError`.
    """

    tries: tuple[Attempt, ...] = ()
    _request: Request | None = None
    response: Response | None = None

    def __init__(
        self,
        message: str = "",
        *,
        request: Request | None = None,
        response: Response | None = None,
    ) -> None:
        self._request = request or _messages.request_of(response)
        self.response = response
        described = _messages.describe_request(self._request)
        self.args = (message or (f"{described} failed" if described else type(self).__name__),)

    @property
    def request(self) -> Request:
        """The request, with `method`, `url`, `headers` and `content`."""
        return self._request  # type: ignore[return-value]  # None only if constructed without a request

    @request.setter
    def request(self, request: Request) -> None:
        self._request = request


class TransportError(RequestError):
    """Sending the request or receiving the response failed."""


class NetworkError(TransportError, ConnectionError):
    """The connection failed."""


class ConnectError(NetworkError):
    """No connection was established: it was refused, the host is unknown, or the TLS handshake failed."""


class ReadError(NetworkError):
    """The connection broke while the response was read."""


class WriteError(NetworkError):
    """The connection broke while the request was sent."""


class CloseError(NetworkError):
    """Closing the connection failed."""


class RemoteProtocolError(TransportError, ConnectionError):
    """The server violated the HTTP protocol, or closed the connection before it responded."""


class ProxyError(TransportError, ConnectionError):
    """The proxy could not be reached, or rejected the request."""


class UnsupportedProtocol(TransportError, ValueError):
    """The URL does not start with `http://` or `https://`."""


class TimeoutException(TransportError, TimeoutError):
    """The request exceeded a timeout."""


class ConnectTimeout(TimeoutException):
    """Establishing the connection exceeded the timeout."""


class ReadTimeout(TimeoutException):
    """The server did not respond within the timeout."""


class WriteTimeout(TimeoutException):
    """Sending the request exceeded the timeout."""


class PoolTimeout(TimeoutException):
    """No connection of the pool became available within the timeout."""


class TooManyRedirects(RequestError):
    """The request was redirected more often than `max_redirects` allows."""


class DecodingError(RequestError, ValueError):
    """The response is not JSON, or not in the format of this endpoint. `response` is the response."""


class NotAPrefectAPI(PrefectHTTPStatusError, DecodingError):  # type: ignore[misc]  # `response` may be None in one
    """The response does not come from a Prefect API. The URL is probably wrong, for example without `/api`.

    The response is a web page, or a 404 or 405 that no Prefect server sends: either without Prefect's JSON,
    or from a server that does not report its version. `status_code` is the status of the response, such as
    200 for a page.
    """


class WebSocketRefused(PrefectHTTPStatusError):
    """The server, or a proxy in front of it, does not open a websocket at this URL.

    `response` is the response to the request for it, `status_code` its status, such as 403 or 404. Older
    servers lack some websockets, and some proxies do not pass any.
    """
