"""Runs that really run: by a process that serves flows, and by a worker."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.objects import FlowRun
from prefect_rs.exceptions import FailedRun, MissingResult
from prefect_rs.futures import PrefectFlowRunFuture, as_completed
from prefect_rs.states import Cancelling

from tests.support.real_runs import ProcessWorker, ServedFlows
from tests.support.wire import eventually

Id = Callable[[str], str]


def ended(client: SyncPrefectClient, run: UUID, *, within: float = 90.0) -> FlowRun:
    """The run, once it is final."""
    return reached(client, run, lambda one: one.state is not None and one.state.is_final(), within)


def reached(
    client: SyncPrefectClient, run: UUID, condition: Callable[[FlowRun], bool], within: float = 90.0
) -> FlowRun:
    """The run, once the condition holds."""
    end = time.monotonic() + within
    while not condition(found := client.read_flow_run(run)):
        assert time.monotonic() < end, found
        time.sleep(0.2)
    return found


def lines(client: SyncPrefectClient, run: UUID) -> list[str]:
    """The messages that the flow and its tasks have logged."""
    found = client.read_logs(log_filter={"flow_run_id": {"any_": [run]}})
    return [log.message for log in found if log.name in ("prefect.flow_runs", "prefect.task_runs")]


def start(client: SyncPrefectClient, deployment: UUID, **parameters: Any) -> UUID:
    return client.create_flow_run_from_deployment(deployment, parameters=parameters).id


def test_served_flows_run(client: SyncPrefectClient, served: ServedFlows) -> None:
    """They succeed, fail and are tried again, with logs, task runs and states as the engine makes them."""
    quick = start(client, served.ids["quick"], lines=3, tasks=2)
    failing = start(client, served.ids["failing"], message="no such table")
    retried = start(client, served.ids["retried"])

    done = ended(client, quick)
    assert done.state_name == "Completed"
    # Logs are sent in batches, the last one after the end.
    assert eventually(
        lambda: {"line 1 of 3", "line 3 of 3", "task 0", "task 1"} <= set(lines(client, quick)), 10
    )
    # The states of task runs reach the server as events, which may be later.
    of_run = {"id": {"any_": [quick]}}
    assert eventually(
        lambda: (
            [each.state_name for each in client.read_task_runs(flow_run_filter=of_run)] == ["Completed"] * 2
        )
    )

    failed = ended(client, failing)
    assert failed.state is not None
    assert failed.state_name == "Failed"
    assert "no such table" in str(failed.state.message)

    assert ended(client, retried).run_count == 2
    names = [state.name for state in client.read_flow_run_states(retried)]
    assert names[-1] == "Completed"
    assert {"AwaitingRetry", "Retrying"} & set(names)


@pytest.mark.usefixtures("stops_runs")
def test_a_served_run_can_be_cancelled(client: SyncPrefectClient, served: ServedFlows) -> None:
    """`Cancelling` stops the process of the run."""
    run = start(client, served.ids["long"])
    reached(client, run, lambda one: one.state_name == "Running")
    client.set_flow_run_state(run, Cancelling())
    assert ended(client, run).state_name == "Cancelled"


def test_a_worker_runs_flows(client: SyncPrefectClient, worker: ProcessWorker) -> None:
    """The run waits in the work pool, and the worker starts it in a process."""
    run = start(client, worker.ids["quick"], lines=2)
    done = ended(client, run)
    assert done.state_name == "Completed"
    assert done.work_pool_name == worker.pool
    assert eventually(lambda: {"line 1 of 2", "line 2 of 2"} <= set(lines(client, run)), 10)


def test_running_and_waiting(client: SyncPrefectClient, served: ServedFlows) -> None:
    """By name, with the end of the run as the result, and its failure with its logs."""
    done = client.run_deployment(served.names["quick"], parameters={"lines": 2}, wait=True, timeout=90)
    assert (done.state_name, done.parameters["lines"]) == ("Completed", 2)

    failing = [
        client.run_deployment(served.ids["failing"], parameters={"message": f"no table {number}"})
        for number in range(2)
    ]
    failures = client.wait_for_flow_runs(failing, timeout=90, raise_on_failure=True)
    for _ in failing:
        with pytest.raises(FailedRun, match="no table") as caught:
            next(failures)
        assert caught.value.flow_run.id in [run.id for run in failing]
        assert any("line 1 of 1" in log.message for log in caught.value.logs)


def test_futures(
    api_url: str, client: SyncPrefectClient, served: ServedFlows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a flow returns is on its own disk: the error says so."""
    monkeypatch.setenv("PREFECT_API_URL", api_url)
    future: PrefectFlowRunFuture[int] = PrefectFlowRunFuture(start(client, served.ids["quick"]))
    assert list(as_completed([future], timeout=90)) == [future]
    assert future.state.is_completed()
    with pytest.raises(MissingResult):
        future.result()


@pytest.mark.usefixtures("stops_runs")
def test_cancelling_and_waiting(client: SyncPrefectClient, worker: ProcessWorker) -> None:
    """The worker stops the process, and then the run is cancelled."""
    run = client.run_deployment(worker.ids["long"])
    client.wait_for_flow_run(run, until="Running", timeout=90)
    assert client.cancel_flow_run(run, wait=True, timeout=90).state_name == "Cancelled"
