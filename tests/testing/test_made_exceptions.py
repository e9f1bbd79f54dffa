"""Exceptions made by hand, for `side_effect`, are like those that a client raises."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any
from unittest import mock

import httpx
import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs import exceptions as exc

from tests.support.exceptions import STATUS_ERRORS
from tests.support.models import ID
from tests.support.wire import run_python

REQUEST = httpx.Request("GET", "http://127.0.0.1:4200/api/flow_runs/1")
RESPONSE = httpx.Response(404, json={"detail": "Flow run not found"}, request=REQUEST)
CAUSE = httpx.HTTPStatusError("404 Not Found", request=REQUEST, response=RESPONSE)

COPIES: dict[str, Callable[[Any], Any]] = {
    "the same": lambda error: error,
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda error: pickle.loads(pickle.dumps(error)),
}
# Their constructors take something else.
OTHERS = {
    "EventTooLarge": (3, 2),
    "ProfileSettingsValidationError": ([("PREFECT_API_URL", "wrong")],),
    "ScriptError": (ValueError("wrong"), "flow.py"),
}


@pytest.mark.parametrize("way", COPIES)
@pytest.mark.parametrize("name", STATUS_ERRORS)
def test_an_error_from_httpx(name: str, way: str) -> None:
    cls = getattr(exc, name)
    if issubclass(cls, exc.ValidationError):
        return  # not one of those that the official package makes so
    makers = [lambda: cls(CAUSE)]
    if issubclass(cls, exc.ObjectNotFound | exc.ObjectAlreadyExists):
        makers.append(lambda: cls(http_exc=CAUSE))
    for make in makers:
        error = COPIES[way](make())
        assert isinstance(error, cls)
        assert isinstance(error, httpx.HTTPStatusError)
        assert (str(error), error.status_code) == ("404 Not Found", 404)
        assert error.response.json() == {"detail": "Flow run not found"}
        assert (error.request.method, error.request.url) == ("GET", REQUEST.url)
        assert type(error.http_exc) is httpx.HTTPStatusError
        assert error.http_exc.args == CAUSE.args
        assert error.http_exc.response.status_code == 404


@pytest.mark.parametrize("way", COPIES)
def test_from_httpx_error(way: str) -> None:
    error = COPIES[way](exc.PrefectHTTPStatusError.from_httpx_error(CAUSE))
    assert isinstance(error, httpx.HTTPStatusError)
    assert str(error) == "404 Not Found for GET http://127.0.0.1:4200/api/flow_runs/1: Flow run not found"


@pytest.mark.parametrize("way", COPIES)
@pytest.mark.parametrize("name", exc.__all__)
def test_every_exception_can_be_made_and_copied(name: str, way: str) -> None:
    cls = getattr(exc, name)
    if not (isinstance(cls, type) and issubclass(cls, BaseException)):
        return
    made = cls(*OTHERS.get(name, ("text",)))
    error = COPIES[way](made)
    assert type(error) is type(made)
    assert isinstance(error, cls)
    assert (type(error).__name__, str(error), repr(error.args)) == (cls.__name__, str(made), repr(made.args))


@pytest.mark.parametrize(
    ("error", "caught"),
    [
        (exc.ObjectNotFound(http_exc=CAUSE), httpx.HTTPStatusError),
        (exc.ObjectNotFound("none"), httpx.HTTPStatusError),
        (exc.ConnectError("refused"), httpx.ConnectError),
        (exc.ReadTimeout("late"), TimeoutError),
        (exc.ReadTimeout("late"), httpx.TimeoutException),
    ],
)
def test_a_side_effect_is_caught_like_a_real_error(error: Exception, caught: type[Exception]) -> None:
    client = SyncPrefectClient("http://127.0.0.1:9/api")
    with mock.patch.object(client, "read_flow_run", side_effect=error), pytest.raises(caught) as raised:
        client.read_flow_run(ID)
    assert raised.value is error


def test_without_httpx() -> None:
    program = """
import copy, pickle, sys
from prefect_rs.exceptions import ConnectError, ObjectNotFound
for error in (ObjectNotFound("none"), ConnectError("refused")):
    for made in (error, copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert type(made) in (ObjectNotFound, ConnectError)
        assert str(made) == str(error)
assert ObjectNotFound("none").status_code == 404
assert "httpx" not in sys.modules
"""
    ran = run_python(program)
    assert (ran.stdout, ran.stderr) == ("", "")
