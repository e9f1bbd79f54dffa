"""Subscribers to the events and logs of one flow run."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from uuid import UUID

import pytest
from prefect_rs import SyncPrefectClient, states
from prefect_rs.client.schemas.actions import LogCreate
from prefect_rs.client.schemas.objects import Flow, FlowRun, Log
from prefect_rs.events import Event
from prefect_rs.events.subscribers import TERMINAL_STATES, FlowRunSubscriber

from tests.support.subscribing import opened, the_rest

pytestmark = pytest.mark.needs_server("3.4.7", "a stream of logs")


@pytest.fixture(autouse=True)
def configured(api_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", api_url)


def write(client: SyncPrefectClient, run: FlowRun, message: str) -> None:
    log = LogCreate(
        name="x", level=20, message=message, flow_run_id=run.id, timestamp=datetime.now(timezone.utc)
    )
    client.create_logs([log])


@pytest.fixture
def run(client: SyncPrefectClient, unique: Callable[[str], str]) -> Iterator[FlowRun]:
    """A flow run."""
    name = unique("flow")
    made = client.create_flow_run(Flow(id=client.create_flow_from_name(name), name=name))
    yield made
    client.delete_flow_run(made.id)


@pytest.fixture
def life(client: SyncPrefectClient, run: FlowRun) -> Iterator[threading.Thread]:
    """A run that begins, writes logs, ends, and writes one more log."""

    def live() -> None:
        time.sleep(2)
        client.set_flow_run_state(run.id, states.Running(), force=True)
        write(client, run, "in the middle")
        time.sleep(1)
        client.set_flow_run_state(run.id, states.Completed(), force=True)
        time.sleep(0.5)
        write(client, run, "a straggler")

    thread = threading.Thread(target=live)
    yield thread
    thread.join()


def test_events_and_logs_until_the_run_is_final(mode: str, run: FlowRun, life: threading.Thread) -> None:
    subscriber = FlowRunSubscriber(run.id, straggler_timeout=8)
    life.start()
    items = the_rest(mode, subscriber)
    events = [item.event for item in items if isinstance(item, Event)]
    logs = [item.message for item in items if isinstance(item, Log)]
    assert logs == ["in the middle", "a straggler"]
    assert "prefect.flow-run.Running" in events
    assert events[-1] == "prefect.flow-run.Completed"
    assert len(items) == len(events) + len(logs)


def test_a_run_that_is_final_already(mode: str, client: SyncPrefectClient, run: FlowRun) -> None:
    client.set_flow_run_state(run.id, states.Completed(), force=True)
    began = time.monotonic()
    items = the_rest(mode, FlowRunSubscriber(run.id, straggler_timeout=1))
    assert all(isinstance(item, Event) for item in items)
    assert time.monotonic() - began < 20


def test_arguments() -> None:
    with pytest.raises(ValueError, match="reconnection_attempts must be a non-negative integer"):
        FlowRunSubscriber(UUID(int=1), reconnection_attempts=-1)
    with pytest.raises(ValueError, match="straggler_timeout: expected seconds, at least 0"):
        next(FlowRunSubscriber(UUID(int=1), straggler_timeout=-1))
    assert {state.value for state in TERMINAL_STATES} == {"COMPLETED", "FAILED", "CANCELLED", "CRASHED"}


def test_it_may_wait_for_stragglers_for_any_time(mode: str, client: SyncPrefectClient, run: FlowRun) -> None:
    client.set_flow_run_state(run.id, states.Completed(), force=True)
    with opened(mode, FlowRunSubscriber(run.id, straggler_timeout=1e19)) as take:
        time.sleep(1)
        write(client, run, "late")
        while not isinstance(item := take(1)[0], Log):
            pass
        assert item.message == "late"
