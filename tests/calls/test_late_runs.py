"""Waits say why a run does not start."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.actions import DeploymentUpdate, WorkPoolUpdate
from prefect_rs.client.schemas.objects import FlowRun
from prefect_rs.exceptions import FlowRunWaitTimeout
from prefect_rs.states import AwaitingConcurrencySlot

from tests.support.runs import new_deployment, new_run

Call = Callable[..., Any]


@pytest.fixture
def said(call: Call, caplog: pytest.LogCaptureFixture) -> Callable[[FlowRun], str]:
    """Wait for a late run, and return the reason in the timeout's error, which a warning has given too."""

    def wait(run: FlowRun) -> str:
        with caplog.at_level(logging.WARNING), pytest.raises(FlowRunWaitTimeout) as caught:
            call("wait_for_flow_run", run, timeout=1.5)
        state, _, reason = str(caught.value).partition("; ")
        assert 'it is still "' in state
        warned = [record.getMessage() for record in caplog.records if record.name == "prefect_rs"]
        assert warned == [f'flow run "{run.name}" ({run.id}) has not started: {reason}']
        return reason

    return wait


def late(client: SyncPrefectClient, deployment: Any, **options: Any) -> FlowRun:
    """A run that should have started a minute ago."""
    then = datetime.now(timezone.utc) - timedelta(minutes=1)
    return client.run_deployment(deployment, scheduled_time=then, **options)


def test_no_worker(client: SyncPrefectClient, said: Any, unique: Any) -> None:
    pool = client.create_work_pool(unique("pool"), "process")
    run = late(client, new_deployment(client, work_pool_name=pool.name))
    assert said(run) == f'no worker of its work pool "{pool.name}" is online'
    client.send_worker_heartbeat(pool.name, "worker", 30)
    other = late(client, new_deployment(client, work_pool_name=pool.name))
    with pytest.raises(FlowRunWaitTimeout, match=r'still "[A-Za-z]+"$'):
        client.wait_for_flow_run(other, timeout=0.5)


def test_paused(client: SyncPrefectClient, said: Any, unique: Any) -> None:
    pool = client.create_work_pool(unique("pool"), "process")
    client.send_worker_heartbeat(pool.name, "worker", 30)
    client.create_work_queue("fast", work_pool_name=pool.name, is_paused=True)
    deployment = new_deployment(client, work_pool_name=pool.name, work_queue_name="fast")
    run = late(client, deployment)
    client.update_work_pool(pool.name, WorkPoolUpdate(is_paused=True))
    client.update_deployment(deployment.id, DeploymentUpdate(paused=True))
    assert said(run) == (
        f'its deployment "nightly" is paused; its work pool "{pool.name}" is paused; '
        'its work queue "fast" is paused'
    )


def test_at_the_limit(client: SyncPrefectClient, said: Any, unique: Any) -> None:
    pool = client.create_work_pool(unique("pool"), "process")
    client.send_worker_heartbeat(pool.name, "worker", 30)
    client.create_work_queue("slow", work_pool_name=pool.name, concurrency_limit=0)
    run = late(client, new_deployment(client, work_pool_name=pool.name, work_queue_name="slow"))
    client.update_work_pool(pool.name, WorkPoolUpdate(concurrency_limit=0))
    assert said(run) == (
        f'its work pool "{pool.name}" is at its concurrency limit of 0; '
        'its work queue "slow" is at its concurrency limit of 0'
    )


def test_a_concurrency_limit_of_the_deployment(client: SyncPrefectClient, said: Any, unique: Any) -> None:
    pool = client.create_work_pool(unique("pool"), "process")
    client.send_worker_heartbeat(pool.name, "worker", 30)
    run = late(client, new_deployment(client, work_pool_name=pool.name, concurrency_limit=1))
    then = datetime.now(timezone.utc) - timedelta(minutes=1)
    client.set_flow_run_state(run, AwaitingConcurrencySlot(scheduled_time=then), force=True)
    assert said(run) == 'its deployment "nightly" is at its concurrency limit of 1'


def test_a_pool_that_does_not_exist(client: SyncPrefectClient, said: Any, unique: Any) -> None:
    pool = client.create_work_pool(unique("pool"), "process")
    deployment = new_deployment(client, work_pool_name=pool.name)
    run = late(client, deployment)
    client.delete_work_pool(pool.name)
    reason = said(run)
    assert "work pool" in reason


def test_a_deployment_that_nothing_serves(client: SyncPrefectClient, said: Any) -> None:
    assert said(late(client, new_deployment(client))) == (
        "its deployment has no work pool, and no process serves it (`flow.serve()`)"
    )


def test_without_a_deployment(client: SyncPrefectClient, said: Any) -> None:
    from prefect_rs.states import Late

    then = datetime.now(timezone.utc) - timedelta(minutes=1)
    run = new_run(client, state=Late(scheduled_time=then))
    assert said(run) == "it has no deployment, so that no worker will run it"
