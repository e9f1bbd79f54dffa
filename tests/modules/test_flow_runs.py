"""`prefect_rs.flow_runs`: waiting for a flow run, and resuming one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.exceptions import FlowRunWaitTimeout, NotPausedError, ObjectNotFound
from prefect_rs.flow_runs import aresume_flow_run, resume_flow_run, wait_for_flow_run
from prefect_rs.states import Completed, Paused, Running

from tests.support.runs import later, new_run


@pytest.fixture(autouse=True)
def settings(isolated: object, api_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", api_url)


def test_it_waits(client: SyncPrefectClient, caplog: pytest.LogCaptureFixture) -> None:
    run = new_run(client)

    def states() -> None:
        for state in (Running(), Completed()):
            client.set_flow_run_state(run, state, force=True)

    with later(0.5, states), caplog.at_level(logging.INFO):
        found = asyncio.run(wait_for_flow_run(run.id, log_states=True))
    assert found.state.is_completed()
    said = [record.getMessage() for record in caplog.records if record.name == "prefect_rs.flow_runs"]
    assert said[0] == "Flow run is in state 'Pending'"
    assert said[-1] == "Flow run is in state 'Completed'"


@pytest.mark.parametrize("kind", [PrefectClient, SyncPrefectClient])
def test_the_given_client_is_used(client: SyncPrefectClient, proxy: Any, kind: Any) -> None:
    run = new_run(client)
    with pytest.raises(FlowRunWaitTimeout):
        asyncio.run(wait_for_flow_run(run.id, timeout=1, poll_interval=1, client=kind(proxy.api_url)))
    assert proxy.requests


def test_errors() -> None:
    with pytest.raises(ObjectNotFound):
        asyncio.run(wait_for_flow_run(uuid4()))


@pytest.fixture(params=["sync", "async"])
def resume(request: pytest.FixtureRequest) -> Callable[..., Any]:
    if request.param == "sync":
        return resume_flow_run
    return lambda *args: asyncio.run(aresume_flow_run(*args))


def test_resume(client: SyncPrefectClient, resume: Any) -> None:
    run = new_run(client)
    with pytest.raises(NotPausedError, match="Cannot resume a run that isn't paused!"):
        resume(run.id)
    for state in (Running(), Paused(timeout_seconds=60)):
        client.set_flow_run_state(run, state, force=True)
    assert resume(run.id) is None
    assert not client.read_flow_run(run.id).state.is_paused()
