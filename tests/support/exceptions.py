"""The names of exception classes, objects for them to hold, and ways to copy them."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
from dataclasses import dataclass, field
from typing import Any

from prefect_rs import exceptions as exc

# These can have any status, 200 too.
STATUS_ERRORS = [
    name
    for name in exc.__all__
    if inspect.isclass(kind := getattr(exc, name))
    and issubclass(kind, exc.PrefectHTTPStatusError)
    and name not in ("NotAPrefectAPI", "WebSocketRefused")
]

REQUEST_ERRORS: dict[str, type[BaseException]] = {
    "RequestError": Exception,
    "TransportError": Exception,
    "NetworkError": ConnectionError,
    "ConnectError": ConnectionError,
    "ReadError": ConnectionError,
    "WriteError": ConnectionError,
    "CloseError": ConnectionError,
    "RemoteProtocolError": ConnectionError,
    "ProxyError": ConnectionError,
    "UnsupportedProtocol": ValueError,
    "TimeoutException": TimeoutError,
    "ConnectTimeout": TimeoutError,
    "ReadTimeout": TimeoutError,
    "WriteTimeout": TimeoutError,
    "PoolTimeout": TimeoutError,
    "TooManyRedirects": Exception,
    "DecodingError": ValueError,
}


@dataclass
class Request:
    """Stands in for a request. Real requests are in the tests of clients."""

    method: str = "GET"
    url: str = "http://user:secret@127.0.0.1:4200/api/flows/1"
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Response:
    """Stands in for a response."""

    status_code: int = 404
    reason_phrase: str = "Not Found"
    body: Any = field(default_factory=lambda: {"detail": "Flow not found"})
    request: Request = field(default_factory=Request)

    @property
    def text(self) -> str:
        return self.body if isinstance(self.body, str) else json.dumps(self.body)

    def json(self) -> Any:
        return json.loads(self.text)


class Own(exc.ObjectNotFound):
    """A user's exception, with another constructor."""

    def __init__(self, flow: str, response: Response) -> None:
        super().__init__(f"no flow {flow}", response)  # type: ignore[arg-type]
        self.flow = flow


def round_trips(error: BaseException) -> list[BaseException]:
    """The error after every way of copying it."""
    pickled = [pickle.loads(pickle.dumps(error, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    return [*pickled, copy.copy(error), copy.deepcopy(error)]
