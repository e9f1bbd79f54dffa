"""Fixtures: a server with and without TLS, and a call through a proxy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.support.proxy import HOST
from tests.support.standin import call_once
from tests.support.wire import Certificates, Wire


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    made = Certificates(tmp_path_factory.mktemp("certificates"))
    made.sign(HOST, HOST)
    return made


@pytest.fixture(autouse=True)
def no_tokens(isolated: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """One request per call. The request for a CSRF token takes the same path."""
    monkeypatch.setenv("PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "false")


@pytest.fixture(params=["http", "https"])
def wire(request: pytest.FixtureRequest, certificates: Certificates) -> Iterator[Wire]:
    with Wire(tls=certificates.server(HOST) if request.param == "https" else None) as made:
        yield made


@pytest.fixture
def ask(mode: str, certificates: Certificates) -> Callable[..., Any]:
    def run(url: str, **settings: Any) -> Any:
        options = {"verify": certificates["ca.pem"], **settings}
        # Tracebacks of Python 3.13 and later show whole statements, and tests look for the key in them.
        given = {"api_key": "pnu_key", "httpx_settings": options}
        return call_once(mode, url, "count_flow_runs", options=given)

    return run
