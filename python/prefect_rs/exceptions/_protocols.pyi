"""The types of requests, responses and attempts. This module exists for type checkers only."""

from collections.abc import Mapping
from typing import Any, Protocol, TypedDict

class Request(Protocol):
    """A request, with the attributes of `httpx.Request`."""

    @property
    def method(self) -> str: ...
    @property
    def url(self) -> Any: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def content(self) -> bytes: ...

class Response(Protocol):
    """A response, with the attributes of `httpx.Response`."""

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

class Attempt(TypedDict):
    """One attempt of a request that was retried."""

    status: int | None
    outcome: str
    began: float
    took: float
    wait: float | None
