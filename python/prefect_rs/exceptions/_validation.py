"""Exceptions for invalid input, found before a request is sent or by the server."""

from __future__ import annotations

from prefect_rs.exceptions import _messages
from prefect_rs.exceptions._base import PrefectException, _restore
from prefect_rs.exceptions._status import PrefectHTTPStatusError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from typing_extensions import Self

    from prefect_rs.exceptions._protocols import Request, Response


class ValidationError(ValueError, PrefectException):
    """The input is invalid. No request is sent.

    `title` names what was validated: a model, a method or a setting. Each problem is a dict with `msg` (what
    was expected), `loc` (the path to the value: names and indexes, or a single name), `type` (an identifier
    for the kind of problem) and `input` (the invalid value, left out if it may be secret).
    `ValidationError("text")` has a single problem with that text.
    """

    title: str
    _problems: list[dict[str, Any]]

    if not TYPE_CHECKING:
        # That of `ValueError` would come first.
        __new__ = PrefectException.__new__

    def __init__(self, title: str, problems: Iterable[Mapping[str, Any]] | None = None) -> None:
        self.title = title
        if problems is None:
            self._problems = [_messages.normalize_problem({"msg": title})]
            self.args = (title,)
        else:
            self._problems = [_messages.normalize_problem(each) for each in problems]
            self.args = (_messages.summarize_problems(title, self._problems),)

    @classmethod
    def from_exception_data(
        cls, title: str, line_errors: Iterable[Mapping[str, Any]], *args: Any, **kwargs: Any
    ) -> Self:
        """Construct the exception as pydantic's is: like `ValidationError(title, line_errors)`."""
        return cls(title, line_errors)

    def errors(
        self, *, include_url: bool = True, include_context: bool = True, include_input: bool = True
    ) -> list[dict[str, Any]]:
        """List the problems: dicts with `type`, `loc` (a tuple), `msg` and, unless secret, `input`."""
        left_out = [
            key
            for key, wanted in (("url", include_url), ("ctx", include_context), ("input", include_input))
            if not wanted
        ]
        return [{k: v for k, v in each.items() if k not in left_out} for each in self._problems]

    def error_count(self) -> int:
        """Count the problems."""
        return len(self._problems)

    def json(
        self,
        *,
        indent: int | None = None,
        include_url: bool = True,
        include_context: bool = True,
        include_input: bool = True,
    ) -> str:
        """Write the problems as JSON. An input that JSON cannot represent is written as its `repr`."""
        from json import dumps

        problems = self.errors(
            include_url=include_url, include_context=include_context, include_input=include_input
        )
        return dumps(problems, indent=indent, default=repr)

    def __copy__(self) -> Self:
        # Does not use `__reduce__`, so that the copy has the same input objects.
        original = type(self).__dict__.get("_original", type(self))
        error: Self = _restore(original, self.args)  # type: ignore[assignment]
        error.__dict__.update(self.__dict__)
        return error

    def __reduce__(self) -> tuple[Any, ...]:
        # The input can be anything, such as a lambda or a socket. If it cannot be pickled, its `repr` is.
        restore, args, state = super().__reduce__()
        state["_problems"] = [
            {**each, "input": _messages.picklable(each["input"])} if "input" in each else each
            for each in self._problems
        ]
        return restore, args, state


class RequestValidationError(ValidationError, PrefectHTTPStatusError):
    """The server rejected the input: it responded with 422. The problems are those in the response."""

    _default_status = 422

    def __init__(
        self,
        message: str | BaseException = "",
        response: Response | None = None,
        request: Request | None = None,
        *,
        errors: Iterable[Mapping[str, Any]] | None = None,
    ) -> None:
        PrefectHTTPStatusError.__init__(self, message, response, request)
        self.title = _messages.describe_request(self._request) or "the request"
        found = _messages.server_problems(response) if errors is None else errors
        self._problems = [_messages.normalize_problem(each) for each in found] or [
            _messages.normalize_problem({"msg": str(self)})
        ]
