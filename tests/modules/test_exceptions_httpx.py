"""Exceptions are subclasses of httpx's, too, if httpx has been imported."""

from __future__ import annotations

import pickle
import sys
from typing import Any

import httpx
import pytest
from prefect_rs import exceptions as exc

from tests.support.exceptions import REQUEST_ERRORS, STATUS_ERRORS, Own, Request, Response, round_trips


def named(name: str) -> Any:
    return getattr(exc, name)


@pytest.mark.parametrize("name", STATUS_ERRORS)
def test_status_errors(name: str) -> None:
    cls = exc.raising(name)
    assert cls is exc.raising(name)
    assert cls is exc.also_httpx(named(name))
    assert cls is exc.also_httpx(cls)
    assert issubclass(cls, named(name))
    plain = named(name)
    assert (cls.__name__, cls.__qualname__, cls.__module__, cls.__doc__) == (
        plain.__name__,
        plain.__qualname__,
        plain.__module__,
        plain.__doc__,
    )
    response = Response()
    with pytest.raises(httpx.HTTPStatusError) as caught:
        raise cls("no such flow", response)
    error: Any = caught.value
    assert str(error) == "no such flow"
    assert error.response is response
    assert error.request is response.request
    assert error.http_exc is error
    for again in round_trips(error):
        assert type(again) is cls
        assert str(again) == "no such flow"
        assert again.response == response
        assert again.request == response.request


@pytest.mark.parametrize("name", REQUEST_ERRORS)
def test_request_errors(name: str) -> None:
    cls = exc.raising(name)
    request = Request()
    with pytest.raises(getattr(httpx, name)) as caught:
        raise cls("it failed", request=request)
    error: Any = caught.value
    assert isinstance(error, httpx.RequestError)
    assert isinstance(error, named(name))
    assert isinstance(error, REQUEST_ERRORS[name])
    assert str(error) == "it failed"
    assert error.request is request
    for again in round_trips(error):
        assert type(again) is cls
        assert again.request == request


def test_timeouts() -> None:
    with pytest.raises(httpx.TimeoutException):
        raise exc.raising("ReadTimeout")("slow")
    with pytest.raises(exc.TimeoutException):
        raise exc.raising("ReadTimeout")("slow")


@pytest.mark.parametrize("name", ["ValidationError", "SettingsError", "ClientClosedError", "Abort"])
def test_errors_without_an_equivalent_in_httpx(name: str) -> None:
    assert exc.raising(name) is named(name)


def test_without_httpx(monkeypatch: pytest.MonkeyPatch) -> None:
    raised = exc.raising("ObjectNotFound")("no such flow", Response())
    pickled = pickle.dumps(raised)
    plain = exc.ObjectNotFound("no such flow", Response())
    monkeypatch.delitem(sys.modules, "httpx")
    assert exc.raising("ObjectNotFound") is exc.ObjectNotFound
    assert type(pickle.loads(pickled)) is exc.ObjectNotFound
    for again in round_trips(plain):
        assert type(again) is exc.ObjectNotFound
    assert "httpx" not in sys.modules


def test_while_httpx_is_partially_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", type(sys)("httpx"))
    assert exc.raising("ConnectError") is exc.ConnectError


def test_a_subclass_keeps_its_class_when_pickled() -> None:
    assert type(pickle.loads(pickle.dumps(Own("etl", Response())))) is Own
