"""Exceptions for responses with an error status."""

from __future__ import annotations

from prefect_rs.exceptions import _messages
from prefect_rs.exceptions._base import PrefectException
from prefect_rs.exceptions._compatibility import also_httpx

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Self

    from prefect_rs.exceptions._protocols import Attempt, Request, Response


class PrefectHTTPStatusError(PrefectException):
    """The server responded with an error status.

    `response` and `request` have the attributes of those of httpx. If the request was retried, `tries` has a
    dict for each attempt: its `status`, its `outcome` as text, when it `began`, how long it `took` and the
    `wait` after it, all in seconds. Since Python 3.11, the attempts are also notes of the exception.
    """

    response: Response
    tries: tuple[Attempt, ...] = ()
    _request: Request | None = None
    _http_exc: BaseException | None = None
    _default_status = 0
    _httpx_name = "HTTPStatusError"

    def __init__(
        self,
        message: str | BaseException = "",
        response: Response | None = None,
        request: Request | None = None,
    ) -> None:
        if isinstance(message, BaseException):
            # The official classes are constructed from the HTTP error that caused them.
            self._http_exc = message
            response = response or getattr(message, "response", None)
            request = request or _messages.request_of(message)
            message = str(message)
        self.response = response  # type: ignore[assignment]  # None only if constructed without a response
        self._request = request or _messages.request_of(response)
        self.args = (message or _messages.describe_response(response, self._request) or type(self).__name__,)

    @classmethod
    def from_httpx_error(cls, httpx_error: Any) -> Self:
        """Convert an `httpx.HTTPStatusError`, adding the server's explanation to the message."""
        response, request = httpx_error.response, _messages.request_of(httpx_error)
        raised = also_httpx(cls) if cls.__module__ == __package__ else cls
        message = _messages.describe_response(response, request) or str(httpx_error)
        error: Self = raised(message, response, request)  # type: ignore[assignment]
        return error

    @property
    def status_code(self) -> int:
        """The status of the response, such as 404."""
        status: int = getattr(self.response, "status_code", self._default_status)
        return status

    @property
    def request(self) -> Request:
        """The request, with `method`, `url`, `headers` and `content`."""
        return self._request  # type: ignore[return-value]  # None only if constructed without a request

    @request.setter
    def request(self, request: Request) -> None:
        self._request = request

    @property
    def http_exc(self) -> BaseException:
        """The HTTP error that this one was constructed from, or else the exception itself."""
        return self._http_exc or self


# The official module has httpx's class under this name, as the base class of its HTTP errors.
HTTPStatusError = PrefectHTTPStatusError


class _ObjectError(PrefectHTTPStatusError):
    """Base class of errors about one object, which can also be constructed as `cls(http_exc, *args)`."""

    def __init__(
        self,
        message: str | BaseException = "",
        response: Response | str | None = None,
        request: Request | str | None = None,
        *args: Any,
        http_exc: BaseException | None = None,
    ) -> None:
        # Strings in place of the response and the request are the `*args` of the official classes.
        texts = [part for part in (response, request) if isinstance(part, str)]
        super().__init__(
            message if http_exc is None else http_exc,
            None if isinstance(response, str) else response,
            None if isinstance(request, str) else request,
        )
        if texts:
            self.args = (*texts, *args)
        elif args:
            self.args += args


class ObjectNotFound(_ObjectError):
    """The object does not exist: the server responded with 404."""

    _default_status = 404
    _help_message: str | None = None

    def __init__(
        self,
        message: str | BaseException = "",
        response: Response | str | None = None,
        request: Request | str | None = None,
        *args: Any,
        http_exc: BaseException | None = None,
        help_message: str | None = None,
    ) -> None:
        super().__init__(message, response, request, *args, http_exc=http_exc)
        if isinstance(response, str):
            help_message = help_message or response
        if help_message:
            self._help_message = help_message
            self.args = (help_message, *self.args[1:])

    @property
    def help_message(self) -> str:
        """The `help_message` that the exception was constructed with. Defaults to the message."""
        return self._help_message or str(self)


class ObjectAlreadyExists(_ObjectError):
    """An object with the same name or id already exists: the server responded with 409."""

    _default_status = 409


class ObjectLimitReached(_ObjectError):
    """The account has reached its limit for this kind of object: the server responded with 403."""

    _default_status = 403


class ObjectUnsupported(_ObjectError):
    """The account's plan does not include this kind of object: the server responded with 403."""

    _default_status = 403


class ProtectedBlockError(PrefectHTTPStatusError):
    """The block type belongs to Prefect and cannot be changed or deleted: the server responded with 403."""

    _default_status = 403


class AuthenticationError(PrefectHTTPStatusError):
    """The credentials are missing or wrong (401), or do not permit the request (403)."""

    _default_status = 401


class CloudUnauthorizedError(AuthenticationError):
    """Prefect Cloud rejected the API key (401), or the key does not permit the request (403)."""

    _official_module = "prefect.client.cloud"
