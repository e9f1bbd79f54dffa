"""With a transport that plays the server: the client is real, and no network is used.

Tests what the code makes of responses and failures. httpx has to be installed.
"""

from __future__ import annotations

import json
from uuid import uuid4

import httpx
import pytest
from imports import start_import
from prefect_rs import SyncPrefectClient
from prefect_rs.exceptions import ObjectNotFound, ReadTimeout

FLOW = str(uuid4())
DEPLOYMENT = str(uuid4())


def run(state_name: str) -> dict[str, object]:
    """A flow run in this state, as the server sends it."""
    return {"id": str(uuid4()), "flow_id": FLOW, "name": "nightly-1", "state_name": state_name}


def client_of(*runs: dict[str, object], started: list[dict[str, object]]) -> SyncPrefectClient:
    """A client of a server with these runs of the deployment. What is created is added to `started`."""

    def respond(request: httpx.Request) -> httpx.Response:
        match request.method, request.url.path:
            case "GET", "/api/deployments/name/import/nightly":
                return httpx.Response(200, json={"id": DEPLOYMENT, "flow_id": FLOW, "name": "nightly"})
            case "POST", "/api/flow_runs/filter":
                return httpx.Response(200, json=runs)
            case "POST", path if path == f"/api/deployments/{DEPLOYMENT}/create_flow_run":
                started.append(json.loads(request.content))
                return httpx.Response(201, json=run("Scheduled"))
        return httpx.Response(404, json={"detail": "Not found"})

    settings = {"transport": httpx.MockTransport(respond)}
    return SyncPrefectClient("http://prefect.test/api", httpx_settings=settings)


def test_it_starts_a_run() -> None:
    started: list[dict[str, object]] = []
    client = client_of(run("Failed"), started=started)
    assert start_import(client, "import/nightly", "2026-11-29").state_name == "Scheduled"
    assert [(one["parameters"], one["tags"]) for one in started] == [
        ({"day": "2026-11-29"}, ["day:2026-11-29"])
    ]


def test_it_starts_no_second_run() -> None:
    started: list[dict[str, object]] = []
    client = client_of(run("Running"), started=started)
    assert start_import(client, "import/nightly", "2026-11-29").state_name == "Running"
    assert started == []


def test_a_deployment_that_does_not_exist() -> None:
    with pytest.raises(ObjectNotFound):
        start_import(client_of(started=[]), "import/weekly", "2026-11-29")


def test_a_server_that_does_not_respond(monkeypatch: pytest.MonkeyPatch) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("too slow")

    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "0")
    settings = {"transport": httpx.MockTransport(respond)}
    client = SyncPrefectClient("http://prefect.test/api", httpx_settings=settings)
    with pytest.raises(ReadTimeout):
        start_import(client, "import/nightly", "2026-11-29")
