"""Every error that this package raises, and every one that `prefect.exceptions` names.

How they are made, here and from Rust (`prefect_rs.exceptions.raising(name)` gives the class to call):

| what went wrong | call |
|---|---|
| the server answered with an error status | `cls(message, response)` |
| the server refused the input: 422 | `RequestValidationError(message, response)` |
| no answer came, or none that makes sense | `cls(message, request=request)`, or `response=` if one came |
| bad input, found before anything is sent | `ValidationError(title, problems)` |
| anything else | `cls(message)` |

A response knows its request, so the request need not be given beside it. A problem is a dict: see
`ValidationError`. The problems of a 422 are read from its response.

All of them pickle and copy with their message, attributes, response and request; `str()` is a sentence
for a person. All but the signals are a `PrefectException`.

Much code catches `httpx.HTTPStatusError` or `httpx.ConnectError`, because the official client raises those.
Where the process has imported `httpx`, what is raised is an instance of them too: see `also_httpx`. The
same holds for the errors of the official package, where that is imported.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any, Protocol, TypedDict

    from typing_extensions import Self

    class _Request(Protocol):
        """What `.request` answers, named as httpx names it."""

        @property
        def method(self) -> str: ...
        @property
        def url(self) -> Any: ...
        @property
        def headers(self) -> Mapping[str, str]: ...
        @property
        def content(self) -> bytes: ...

    class _Response(Protocol):
        """What `.response` answers, named as httpx names it."""

        @property
        def status_code(self) -> int: ...
        @property
        def reason_phrase(self) -> str: ...
        @property
        def headers(self) -> Mapping[str, str]: ...
        @property
        def content(self) -> bytes: ...
        @property
        def text(self) -> str: ...
        @property
        def url(self) -> Any: ...
        @property
        def request(self) -> Any: ...
        @property
        def is_success(self) -> bool: ...
        def json(self) -> Any: ...
        def raise_for_status(self) -> Any: ...

    class _Try(TypedDict):
        """One try of a request that was sent more than once."""

        status: int | None
        outcome: str
        began: float
        took: float
        wait: float | None


__all__ = [
    "Abort",
    "AuthenticationError",
    "BlockMissingCapabilities",
    "BulkOperationError",
    "CancelledRun",
    "ClientClosedError",
    "CloseError",
    "CloudUnauthorizedError",
    "ConfigurationError",
    "ConnectError",
    "ConnectTimeout",
    "CrashedRun",
    "DecodingError",
    "EventTooLarge",
    "ExternalSignal",
    "FailedRun",
    "FlowPauseTimeout",
    "FlowRunWaitTimeout",
    "FlowRunWatchError",
    "HTTPStatusError",
    "HashError",
    "InfrastructureError",
    "InfrastructureNotAvailable",
    "InfrastructureNotFound",
    "InvalidNameError",
    "InvalidRepositoryURLError",
    "MappingLengthMismatch",
    "MappingMissingIterable",
    "MissingContextError",
    "MissingFlowError",
    "MissingProfileError",
    "MissingResult",
    "NetworkError",
    "NotAPrefectAPI",
    "NotPausedError",
    "ObjectAlreadyExists",
    "ObjectLimitReached",
    "ObjectNotFound",
    "ObjectUnsupported",
    "ParameterBindError",
    "ParameterTypeError",
    "Pause",
    "PausedRun",
    "PoolTimeout",
    "PrefectException",
    "PrefectHTTPStatusError",
    "PrefectImportError",
    "PrefectSignal",
    "ProfileSettingsValidationError",
    "ProtectedBlockError",
    "ProxyError",
    "ReadError",
    "ReadTimeout",
    "RemoteProtocolError",
    "RequestError",
    "RequestValidationError",
    "ReservedArgumentError",
    "ScriptError",
    "SerializationError",
    "ServerVersionMismatch",
    "SettingsError",
    "SignatureMismatchError",
    "TerminationSignal",
    "TimeoutException",
    "TooManyRedirects",
    "TransportError",
    "UnfinishedRun",
    "UnspecifiedFlowError",
    "UnsupportedProtocol",
    "UpstreamTaskError",
    "ValidationError",
    "WriteError",
    "WriteTimeout",
    "also_httpx",
    "exception_traceback",
    "raising",
]


# A module with a path counts as a package: see `_lazy`, which is not imported for this.
__path__: list[str] = []


def __getattr__(name: str) -> Any:
    from prefect_rs._names import attribute_error

    raise attribute_error(__name__, name)


def exception_traceback(exc: BaseException) -> str:
    """Write an exception with its traceback as text.

    Args:
        exc (BaseException): The exception.

    Returns:
        str: What Python prints when nothing catches it.
    """
    from traceback import TracebackException

    return "".join(TracebackException.from_exception(exc).format())


# ---- The base, and how an error is copied and pickled --------------------------------------------


class PrefectException(Exception):
    """The base of every error of this package."""

    def __reduce__(self) -> tuple[Any, ...]:
        # The usual way calls `type(self)(*self.args)`, which suits no constructor that takes more than
        # a message, and cannot name a class that `also_httpx` made.
        plain = type(self).__dict__.get("_plain", type(self))
        is_unreachable = getattr(type(self), "_is_unreachable", False)
        return _restore, (plain, self.args, is_unreachable), self.__dict__.copy()


def _restore(cls: type[BaseException], args: tuple[Any, ...], is_unreachable: bool = False) -> BaseException:
    """Make an error again from its pickle; its attributes are set by pickle afterwards."""
    if cls.__module__ == __name__:
        cls = also_httpx(cls)
    if is_unreachable:
        cls = _unreachable(cls)
    error: BaseException = cls.__new__(cls)
    error.args = args
    return error


# ---- Being an error of httpx and of the official package as well ---------------------------------

# The classes to raise, by the class and what it is in addition to that.
_kin: dict[tuple[type[BaseException], ...], type[BaseException]] = {}


def also_httpx(cls: type[BaseException]) -> type[BaseException]:
    """The class to raise for `cls`: one that `except` clauses for httpx and the official package catch, too.

    Where httpx is imported, it is a subclass of `cls` and of httpx's class of the same name, or of the
    nearest base that has one. Where the official `prefect.exceptions` is imported, it is a subclass of the
    official classes of the names of `cls` and its bases. It is made once, and goes by the name of `cls`.
    Where neither is imported, it is `cls` itself. Nothing is imported for this.
    """
    httpx = sys.modules.get("httpx")
    official = sys.modules.get("prefect.exceptions")
    if (httpx is None and official is None) or "_plain" in cls.__dict__:
        return cls
    kin: list[type[BaseException]] = []
    if official is not None:
        kin += _official_kin(cls, official)
    if httpx is not None:
        kin += _httpx_kin(cls, httpx)
    # A base that another one has already would not be in the order that Python wants.
    kin = [
        each
        for index, each in enumerate(kin)
        if not any(issubclass(other, each) for other in (cls, *kin[:index]))
        and not any(other is not each and issubclass(other, each) for other in kin[index + 1 :])
    ]
    if not kin:
        return cls
    made = _kin.get((cls, *kin))
    if made is None:
        namespace = {
            "__doc__": cls.__doc__,
            "__module__": cls.__module__,
            "__qualname__": cls.__qualname__,
            "_plain": cls,
            # The official ones would make theirs of attributes that are others here.
            "__str__": cls.__str__,
            "__repr__": cls.__repr__,
        }
        # Two threads may both come here; the first one's class is everyone's.
        made = _kin.setdefault((cls, *kin), type(cls.__name__, (cls, *kin), namespace))
    return made


def _httpx_kin(cls: type[BaseException], httpx: Any) -> list[type[BaseException]]:
    for base in cls.__mro__:
        if base.__module__ == __name__:
            name = "HTTPStatusError" if base is PrefectHTTPStatusError else base.__name__
            kin = getattr(httpx, name, None)
            if isinstance(kin, type) and issubclass(kin, Exception):
                return [kin]
    return []


def _official_kin(cls: type[BaseException], official: Any) -> list[type[BaseException]]:
    found: list[type[BaseException]] = []
    for base in cls.__mro__:
        if base.__module__ == __name__:
            place = official
            if base is CloudUnauthorizedError:
                place = sys.modules.get("prefect.client.cloud")
            kin = getattr(place, base.__name__, None)
            # Not if this package stands in for the official one, nor what that has from elsewhere.
            if isinstance(kin, type) and kin.__module__.startswith("prefect."):
                found.append(kin)
    return found


def raising(name: str, is_unreachable: bool = False) -> Any:
    """The class to raise for the error called `name`: what the Rust core asks for.

    `is_unreachable` says that the API could not be asked for its version, which is a `RuntimeError` as well.
    """
    cls: type[BaseException] = globals()[name]
    cls = also_httpx(cls)
    return _unreachable(cls) if is_unreachable else cls


_unreachable_kin: dict[type[BaseException], type[BaseException]] = {}


def _unreachable(cls: type[BaseException]) -> type[BaseException]:
    """The class to raise for `cls` where it means that the API is unreachable: a `RuntimeError` as well."""
    if issubclass(cls, RuntimeError):
        return cls
    made = _unreachable_kin.get(cls)
    if made is None:
        namespace = {
            "__doc__": cls.__doc__,
            "__module__": cls.__module__,
            "__qualname__": cls.__qualname__,
            "_plain": cls.__dict__.get("_plain", cls),
            "_is_unreachable": True,
        }
        made = _unreachable_kin.setdefault(cls, type(cls.__name__, (cls, RuntimeError), namespace))
    return made


def _add_tries(error: Any, tries: list[_Try]) -> None:
    """Tell an error which tries were made before it."""
    error.tries = tuple(tries)
    add_note = getattr(error, "add_note", None)
    if add_note is None:  # Python 3.10
        return
    for number, each in enumerate(tries, 1):
        wait = "" if each["wait"] is None else f", waited {each['wait']:.1f} s"
        add_note(f"try {number} of {len(tries)}: {each['outcome']}, after {each['took']:.2f} s{wait}")


# ---- Answers with an error status ----------------------------------------------------------------


class PrefectHTTPStatusError(PrefectException):
    """The server answered a request with an error status.

    `response` is the answer, `request` what was asked. Both are named as httpx names its own. `tries` tells
    of each try where there was more than one: a dict with its `status`, its `outcome` in words, when it
    `began` and how long it `took`, and the `wait` after it, in seconds. From Python 3.11 on they are also
    notes of the exception.
    """

    response: _Response
    tries: tuple[_Try, ...] = ()
    _request: _Request | None = None
    _http_exc: BaseException | None = None
    _usual_status = 0

    def __init__(
        self,
        message: str | BaseException = "",
        response: _Response | None = None,
        request: _Request | None = None,
    ) -> None:
        if isinstance(message, BaseException):
            # As the official classes are made: from the HTTP error that they explain.
            self._http_exc = message
            response = response or getattr(message, "response", None)
            request = request or _request_of(message)
            message = str(message)
        self.response = response  # type: ignore[assignment]  # None only where made by hand without one
        self._request = request or _request_of(response)
        self.args = (message or _describe(response, self._request) or type(self).__name__,)

    @classmethod
    def from_httpx_error(cls, httpx_error: Any) -> Self:
        """The same error as `httpx.HTTPStatusError`, with what the server said in its message."""
        response, request = httpx_error.response, _request_of(httpx_error)
        raised = also_httpx(cls) if cls.__module__ == __name__ else cls
        made: Self = raised(_describe(response, request) or str(httpx_error), response, request)  # type: ignore[assignment]
        return made

    @property
    def status_code(self) -> int:
        """The status of the answer, such as 404."""
        status: int = getattr(self.response, "status_code", self._usual_status)
        return status

    @property
    def request(self) -> _Request:
        """What was asked: its `method`, `url`, `headers` and `content`."""
        return self._request  # type: ignore[return-value]  # None only where made by hand without one

    @request.setter
    def request(self, request: _Request) -> None:
        self._request = request

    @property
    def http_exc(self) -> BaseException:
        """The HTTP error behind this one: the error itself, unless it was made from another."""
        return self._http_exc or self


# What the official module calls httpx's error, which is the base of its HTTP errors.
HTTPStatusError = PrefectHTTPStatusError


class _ObjectError(PrefectHTTPStatusError):
    """What the errors about one object share: they may also be made as `cls(http_exc, *args)`."""

    def __init__(
        self,
        message: str | BaseException = "",
        response: _Response | str | None = None,
        request: _Request | str | None = None,
        *args: Any,
        http_exc: BaseException | None = None,
    ) -> None:
        given = message if http_exc is None else http_exc
        # Text in the place of the response or request is what the official classes take as `*args`.
        texts = [part for part in (response, request) if isinstance(part, str)]
        super().__init__(
            given,
            None if isinstance(response, str) else response,
            None if isinstance(request, str) else request,
        )
        if texts:
            self.args = (*texts, *args)
        elif args:
            self.args += args


class ObjectNotFound(_ObjectError):
    """There is no such object: the server answered 404."""

    _usual_status = 404
    _help_message: str | None = None

    def __init__(
        self,
        message: str | BaseException = "",
        response: _Response | str | None = None,
        request: _Request | str | None = None,
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
        """What was not found, and what may help: the message, unless a text of its own was given."""
        return self._help_message or str(self)


class ObjectAlreadyExists(_ObjectError):
    """An object of that name or id exists already: the server answered 409."""

    _usual_status = 409


class ObjectLimitReached(_ObjectError):
    """The account has as many objects of that kind as it may have."""

    _usual_status = 403


class ObjectUnsupported(_ObjectError):
    """The account's plan has no objects of that kind."""

    _usual_status = 403


class ProtectedBlockError(PrefectHTTPStatusError):
    """The block type belongs to Prefect and may not be changed or deleted."""

    _usual_status = 403


class AuthenticationError(PrefectHTTPStatusError):
    """The server does not know the credentials (401), or they do not allow this (403)."""

    _usual_status = 401


class CloudUnauthorizedError(AuthenticationError):
    """Prefect Cloud does not know the API key, or the key does not allow this."""


# ---- Bad input -----------------------------------------------------------------------------------


class ValidationError(ValueError, PrefectException):
    """The input is wrong, and each of its problems is told.

    `title` is what was given wrongly: a model, a method, a setting. A problem is a dict with `msg` (what was
    expected), `loc` (where it is: names and indexes, or one name), `type` (a word for the kind of problem)
    and `input` (what was given instead; leave it out where it may be secret). `ValidationError("text")`
    is one problem with that text.
    """

    title: str
    _problems: list[dict[str, Any]]

    def __init__(self, title: str, problems: Iterable[Mapping[str, Any]] | None = None) -> None:
        self.title = title
        if problems is None:
            self._problems = [_problem({"msg": title})]
            self.args = (title,)
        else:
            self._problems = [_problem(each) for each in problems]
            self.args = (_summary(title, self._problems),)

    @classmethod
    def from_exception_data(
        cls, title: str, line_errors: Iterable[Mapping[str, Any]], *args: Any, **kwargs: Any
    ) -> Self:
        """The same as `ValidationError(title, line_errors)`, as pydantic spells it."""
        return cls(title, line_errors)

    def errors(
        self, *, include_url: bool = True, include_context: bool = True, include_input: bool = True
    ) -> list[dict[str, Any]]:
        """Each problem: a dict with `type`, `loc` (a tuple), `msg` and, where it may be shown, `input`."""
        left_out = [
            key
            for key, wanted in (("url", include_url), ("ctx", include_context), ("input", include_input))
            if not wanted
        ]
        return [{k: v for k, v in each.items() if k not in left_out} for each in self._problems]

    def error_count(self) -> int:
        """How many problems there are."""
        return len(self._problems)

    def json(
        self,
        *,
        indent: int | None = None,
        include_url: bool = True,
        include_context: bool = True,
        include_input: bool = True,
    ) -> str:
        """The problems as JSON; an input that JSON does not know is given as its `repr`."""
        from json import dumps

        problems = self.errors(
            include_url=include_url, include_context=include_context, include_input=include_input
        )
        return dumps(problems, indent=indent, default=repr)

    def __copy__(self) -> Self:
        # Not through `__reduce__`, so that the copy holds the very same inputs.
        plain = type(self).__dict__.get("_plain", type(self))
        error: Self = _restore(plain, self.args)  # type: ignore[assignment]
        error.__dict__.update(self.__dict__)
        return error

    def __reduce__(self) -> tuple[Any, ...]:
        # What was given may be anything, a lambda or a socket: such an input travels as its `repr`.
        restore, args, state = super().__reduce__()
        state["_problems"] = [
            {**each, "input": _portable(each["input"])} if "input" in each else each
            for each in self._problems
        ]
        return restore, args, state


class RequestValidationError(ValidationError, PrefectHTTPStatusError):
    """The server refused the input: it answered 422. Its problems are those that the server named."""

    _usual_status = 422

    def __init__(
        self,
        message: str | BaseException = "",
        response: _Response | None = None,
        request: _Request | None = None,
        *,
        errors: Iterable[Mapping[str, Any]] | None = None,
    ) -> None:
        PrefectHTTPStatusError.__init__(self, message, response, request)
        self.title = _line(self._request) or "the request"
        found = _server_problems(response) if errors is None else errors
        self._problems = [_problem(each) for each in found] or [_problem({"msg": str(self)})]


# ---- No answer, or none that makes sense ---------------------------------------------------------


class RequestError(PrefectException):
    """A request failed without an answer that makes sense. `request` is what was asked.

    `tries` tells of each try where there was more than one, as in `PrefectHTTPStatusError`.
    """

    tries: tuple[_Try, ...] = ()
    _request: _Request | None = None
    response: _Response | None = None

    def __init__(
        self,
        message: str = "",
        *,
        request: _Request | None = None,
        response: _Response | None = None,
    ) -> None:
        self._request = request or _request_of(response)
        self.response = response
        asked = _line(self._request)
        self.args = (message or (f"{asked} failed" if asked else type(self).__name__),)

    @property
    def request(self) -> _Request:
        """What was asked: its `method`, `url`, `headers` and `content`."""
        return self._request  # type: ignore[return-value]  # None only where made by hand without one

    @request.setter
    def request(self, request: _Request) -> None:
        self._request = request


class TransportError(RequestError):
    """The request could not be carried to the server, or its answer back."""


class NetworkError(TransportError, ConnectionError):
    """The connection failed."""


class ConnectError(NetworkError):
    """No connection came about: refused, no such host, or no trust in the certificate."""


class ReadError(NetworkError):
    """The connection broke while the answer was read."""


class WriteError(NetworkError):
    """The connection broke while the request was sent."""


class CloseError(NetworkError):
    """The connection could not be closed."""


class RemoteProtocolError(TransportError, ConnectionError):
    """The server broke the rules of HTTP, or hung up before it had answered."""


class ProxyError(TransportError, ConnectionError):
    """The proxy could not be reached, or it refused."""


class UnsupportedProtocol(TransportError, ValueError):
    """The URL is none that can be asked: it has no `http://` or `https://`."""


class TimeoutException(TransportError, TimeoutError):
    """It took longer than the timeout allows."""


class ConnectTimeout(TimeoutException):
    """The connection took longer than the timeout allows."""


class ReadTimeout(TimeoutException):
    """The server took longer to answer than the timeout allows."""


class WriteTimeout(TimeoutException):
    """Sending the request took longer than the timeout allows."""


class PoolTimeout(TimeoutException):
    """All connections were in use for longer than the timeout allows."""


class TooManyRedirects(RequestError):
    """The server redirected more often than is allowed."""


class DecodingError(RequestError, ValueError):
    """The answer is no JSON, or of a shape that this endpoint should not give. `response` is the answer."""


class NotAPrefectAPI(PrefectHTTPStatusError, DecodingError):  # type: ignore[misc]  # `response` may be None in one
    """The answer is not one of a Prefect API, so the URL is most likely wrong, such as one without `/api`.

    It is a web page, or an error that no Prefect server gives: a 404 or 405 without Prefect's JSON, or with
    it from a server that cannot tell its version. `status_code` is the status of the answer, 200 for a page.
    """


# ---- Some of many --------------------------------------------------------------------------------


class BulkOperationError(PrefectException):
    """The server answered a bulk call, but some objects failed, after retries where those may help.

    `result` is the answer, as it is returned with `raise_on_failure=False`. `results` has what became of each
    object, in their order: `failed` those that failed, at the positions `failed_indexes`, and `succeeded` the
    others. `created` is another name for `succeeded`. `tries` tells of each try where there was more than
    one, as in `PrefectHTTPStatusError`.
    """

    tries: tuple[_Try, ...] = ()

    def __init__(self, message: str = "", result: Any = None, failed_indexes: Iterable[int] = ()) -> None:
        self.args = (message or type(self).__name__,)
        self.result = result
        self.failed_indexes = tuple(failed_indexes)

    @property
    def results(self) -> list[Any]:
        """What became of each object, in their order."""
        return list(getattr(self.result, "results", ()))

    @property
    def failed(self) -> list[Any]:
        """The results of those that failed."""
        return [each for index, each in enumerate(self.results) if index in self.failed_indexes]

    @property
    def succeeded(self) -> list[Any]:
        """The results of those that did not fail."""
        return [each for index, each in enumerate(self.results) if index not in self.failed_indexes]

    @property
    def created(self) -> list[Any]:
        """The results of those that were created: the same as `succeeded`."""
        return self.succeeded


# ---- The client and its settings -----------------------------------------------------------------


class ClientClosedError(PrefectException, RuntimeError):
    """The client was closed before."""


class ServerVersionMismatch(PrefectException, RuntimeError):
    """The server is of another major version than this client speaks."""


class ConfigurationError(PrefectException):
    """The configuration is not what it has to be."""


class SettingsError(ConfigurationError, ValueError):
    """A setting is broken: the message names the file, the line or the variable."""


class MissingProfileError(PrefectException, ValueError):
    """There is no profile of that name."""


class ProfileSettingsValidationError(PrefectException):
    """Settings of a profile are not valid: `errors` holds pairs of a setting and what is wrong with it."""

    def __init__(self, errors: list[tuple[Any, Any]]) -> None:
        self.errors = errors
        named = "; ".join(f"{getattr(setting, 'name', setting)}: {error}" for setting, error in errors)
        self.args = (named or "the profile has settings that are not valid",)


# ---- Runs ----------------------------------------------------------------------------------------


class CrashedRun(PrefectException):
    """The result of a run was asked for, and the run crashed."""


class FailedRun(PrefectException):
    """The result of a run was asked for, and the run failed."""


class CancelledRun(PrefectException):
    """The result of a run was asked for, and the run was cancelled."""


class UnfinishedRun(PrefectException):
    """The result of a run was asked for, and the run has not ended."""


class PausedRun(PrefectException):
    """The result of a run was asked for, and the run is paused. `state` is its state, where known."""

    def __init__(self, *args: Any, state: Any = None, **kwargs: Any) -> None:
        self.args = args
        self.state = state


class MissingResult(PrefectException):
    """The run has no result that could be read."""


class UpstreamTaskError(PrefectException):
    """A task depends on another that did not complete."""


class NotPausedError(PrefectException):
    """A run was to be resumed that is not paused."""


class FlowPauseTimeout(PrefectException):
    """A flow was paused for longer than it may be."""


class FlowRunWaitTimeout(PrefectException):
    """A flow run took longer to end than one would wait."""


class FlowRunWatchError(PrefectException):
    """A flow run can no longer be watched."""


# ---- Flows, their code and their parameters ------------------------------------------------------


class MissingFlowError(PrefectException):
    """The script has no flow, or none of that name."""


class UnspecifiedFlowError(PrefectException):
    """The script has several flows, and none was chosen."""


class ScriptError(PrefectException):
    """A script raised an error while it was loaded: `user_exc` is that error."""

    def __init__(self, user_exc: Exception, path: str) -> None:
        self.user_exc = user_exc
        self.args = (f"Script at {str(path)!r} encountered an exception: {user_exc!r}",)


class ParameterTypeError(PrefectException):
    """A parameter's value is not of the parameter's type."""

    def __init__(self, msg: str) -> None:
        self.args = (msg,)

    @classmethod
    def from_validation_error(cls, exc: Any) -> Self:
        """Tell the problems of a validation error, pydantic's or this package's, as parameters."""
        problems = [
            f"{'.'.join(map(str, each.get('loc', ())))}: {each.get('msg', '')}" for each in exc.errors()
        ]
        return cls("\n - ".join(["Flow run received invalid parameters:", *problems]))


class ParameterBindError(TypeError, PrefectException):
    """A function cannot be called with these arguments."""

    def __init__(self, msg: str) -> None:
        self.args = (msg,)

    @classmethod
    def from_bind_failure(
        cls,
        fn: Callable[..., Any],
        exc: TypeError,
        call_args: tuple[Any, ...],
        call_kwargs: dict[str, Any],
    ) -> Self:
        """Tell which function was called with what, and why that does not fit."""
        from inspect import signature

        name = getattr(fn, "__name__", repr(fn))
        has = ", ".join(map(str, signature(fn).parameters.values()))
        # In the words of the official class, which are looked for as a whole.
        return cls(
            f"Error binding parameters for function {name!r}: {exc}.\n"
            f"Function {name!r} has signature {has!r} but received args: {call_args} and kwargs: "
            f"{list(call_kwargs)}."
        )


class SignatureMismatchError(PrefectException, TypeError):
    """The parameters given are not those that the function has."""

    def __init__(self, msg: str) -> None:
        self.args = (msg,)

    @classmethod
    def from_bad_params(cls, expected_params: list[str], provided_params: list[str]) -> Self:
        """Tell the parameters that the function has, and those that were given."""
        return cls(
            f"Function expects parameters {expected_params} but was provided with parameters "
            f"{provided_params}"
        )


class ReservedArgumentError(PrefectException, TypeError):
    """A parameter has a name that Prefect keeps for itself."""


class InvalidNameError(PrefectException, ValueError):
    """The name has characters that names may not have."""


class MappingLengthMismatch(PrefectException):
    """A task was mapped over collections of different lengths."""


class MappingMissingIterable(PrefectException):
    """A task was mapped over nothing that can be iterated."""


class HashError(PrefectException):
    """An object could not be hashed."""


class SerializationError(PrefectException):
    """An object could not be serialised, or read back."""


class MissingContextError(PrefectException, RuntimeError):
    """This works only inside a run, and there is none."""


class PrefectImportError(ImportError, PrefectException):
    """Something could not be imported."""

    def __init__(self, message: str) -> None:
        ImportError.__init__(self, message)

    def __reduce__(self) -> tuple[Any, ...]:
        # `ImportError` keeps its message outside of `args`, so it is made as it was made first.
        return type(self), self.args, self.__dict__.copy()


# ---- Blocks, events, infrastructure --------------------------------------------------------------


class BlockMissingCapabilities(PrefectException):
    """The block cannot do what is asked of it."""


class InvalidRepositoryURLError(PrefectException):
    """The URL is not one of a repository."""


class InfrastructureError(PrefectException):
    """Something went wrong with the infrastructure of a run."""


class InfrastructureNotFound(PrefectException):
    """The infrastructure of a run is not there."""


class InfrastructureNotAvailable(PrefectException):
    """The infrastructure of a run cannot be reached from here."""


class EventTooLarge(PrefectException):
    """An event has more bytes than an event may have."""

    def __init__(self, size: int, maximum: int) -> None:
        self.size = size
        self.maximum = maximum
        self.args = (f"Event is too large to emit ({size} > {maximum} bytes)",)


# ---- Signals: no errors, so that `except Exception` lets them pass -------------------------------


class PrefectSignal(BaseException):
    """The base of the signals that steer a run."""


class Abort(PrefectSignal):
    """The server has told the run to stop."""


class Pause(PrefectSignal):
    """The run is to pause. `state` is the state to pause in, where known."""

    def __init__(self, *args: Any, state: Any = None, **kwargs: Any) -> None:
        self.args = args
        self.state = state

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), self.args, self.__dict__.copy()


class ExternalSignal(BaseException):
    """The base of the signals that come from outside of the run."""


class TerminationSignal(ExternalSignal):
    """The process was told to end: `signal` is the number of the operating system's signal."""

    def __init__(self, signal: int) -> None:
        self.signal = signal
        self.args = (signal,)


# ---- Wording -------------------------------------------------------------------------------------


def _request_of(holder: object) -> Any:
    """The request that an answer or error holds; httpx's raise a `RuntimeError` where they hold none."""
    try:
        return getattr(holder, "request", None)
    except RuntimeError:
        return None


def _line(request: Any) -> str:
    """A request in a few words, without the credentials that its URL may hold: `GET http://host/api/flows/`."""
    method, url = getattr(request, "method", ""), str(getattr(request, "url", ""))
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    url = scheme + mark + host.rpartition("@")[2] + slash + path
    return f"{method} {url}".strip()


def _describe(response: Any, request: Any) -> str:
    """An answer with an error status in a few words: which status, to what, and what the server said."""
    if response is None:
        return ""
    status = f"{getattr(response, 'status_code', '')} {getattr(response, 'reason_phrase', '')}".strip()
    asked = _line(request)
    text = f"{status} for {asked}" if asked else status
    said = _detail(response)
    return f"{text}: {said}" if said else text


def _body(response: Any) -> Any:
    """The JSON of an answer, or its text, or nothing."""
    try:
        return response.json()
    except Exception:  # no JSON, or an answer whose body was never read
        try:
            return response.text
        except Exception:
            return None


def _text(value: Any) -> str:
    """A value of an answer as text. What is nested too deeply for Python is left out."""
    try:
        return str(value)
    except RecursionError:
        return "…"


def _detail(response: Any) -> str:
    """What the server said was wrong, cut to a length that a log can bear."""
    said = _body(response)
    if isinstance(said, dict):
        said = said.get("detail") or said.get("exception_detail") or said.get("exception_message") or said
    if said is None:
        return ""
    text = _text(said)
    return text if len(text) <= 500 else text[:499] + "…"


def _server_problems(response: Any) -> list[Mapping[str, Any]]:
    """The problems that a 422 names, in either of the two forms that the server uses."""
    body = _body(response)
    if not isinstance(body, dict):
        return []
    for key in ("exception_detail", "detail"):
        found = body.get(key)
        if isinstance(found, list):
            return [each if isinstance(each, dict) else {"msg": _text(each)} for each in found]
        if isinstance(found, str):
            return [{"msg": found}]
    return []


def _problem(given: Mapping[str, Any]) -> dict[str, Any]:
    """One problem of a validation error, in the form that `errors()` gives."""
    loc = given.get("loc", ())
    problem: dict[str, Any] = {
        "type": given.get("type", "value_error"),
        "loc": tuple(loc) if isinstance(loc, (tuple, list)) else (loc,),
        "msg": _text(given.get("msg", "not valid")),
    }
    problem.update((key, value) for key, value in given.items() if key not in problem)
    return problem


_MOST_LINES = 10


def _summary(title: str, problems: list[dict[str, Any]]) -> str:
    """All problems of a validation error: one line each, under a line that names what they are about.

    Of very many, which are those of a list's items, only the first is shown, in one line. `errors()` has all.
    """
    count = len(problems)
    lines = [f"{count} validation error{'' if count == 1 else 's'} for {title}"]
    for each in problems:
        place = _place(each["loc"])
        line = f"{place}: {each['msg']}" if place else each["msg"]
        if "input" in each:
            line += f" (got {_shown(each['input'])})"
        if count > _MOST_LINES:
            return f"{lines[0]}: {line}; and {count - 1} more"
        lines.append("  " + line)
    return "\n".join(lines)


def _place(loc: Iterable[Any]) -> str:
    """Where a problem is, as Python would write it: `parameters.items[3]`."""
    place = ""
    for part in loc:
        if isinstance(part, int):
            place += f"[{part}]"
        else:
            place += f".{part}" if place else str(part)
    return place


def _shown(value: object) -> str:
    """A value for a message: its `repr`, cut short, and its type where that does not show it."""
    kind = type(value).__name__
    if isinstance(value, (list, tuple, set, frozenset, dict)) and len(value) > 20:
        return f"a {kind} of {len(value)}"
    if isinstance(value, (str, bytes, bytearray)) and len(value) > 60:
        return f"{value[:50]!r}… of length {len(value)}"
    try:
        text = repr(value)
    except Exception:
        return f"a {kind} that has no repr"
    if len(text) > 200:
        text = text[:199] + "…"
    return text if value is None or isinstance(value, str) else f"{text}, {kind}"


def _portable(value: object) -> object:
    """The value itself where it can be pickled, else its text."""
    from pickle import dumps

    try:
        dumps(value)
    except Exception:
        return _shown(value)
    return value
