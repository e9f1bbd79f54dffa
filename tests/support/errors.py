"""Errors of calls to faulty servers."""

from __future__ import annotations

import pickle
from typing import Any
from uuid import uuid4

import pytest
from prefect_rs import exceptions as exc

from tests.support.standin import StandIn, call_once

ID = uuid4()
FLOW: dict[str, Any] = {
    "id": str(ID),
    "name": "f",
    "created": "2026-01-01T00:00:00Z",
    "updated": None,
    "tags": [],
    "labels": {},
}
SECRETS = ("hunter2", "aHVudGVy", "user:", "pnu_secret")


def error_of(mode: str, answer: Any, name: str, /, *args: Any, **kwargs: Any) -> Any:
    """The error of a call to a server that responds with `answer`. Checks that it shows no credentials."""
    with StandIn(answer) as server:
        url = server.api_url.replace("http://", "http://user:hunter2@")
        with pytest.raises(exc.PrefectException) as caught:
            call_once(mode, url, name, *args, **kwargs)
        error: Any = caught.value
        shown = f"{error}{error!r}{error.args}{error.request!r}{error.request.url}{error.request.headers!r}"
        for secret in SECRETS:
            assert secret not in shown
        assert server.api_url in str(error)
        assert server.asked[0].headers["authorization"].startswith("Basic ")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (type(error), str(error))
    return error
