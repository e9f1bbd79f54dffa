"""Waiting for several runs: an iterator over them as they end."""

from __future__ import annotations

import asyncio
import operator
import threading
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.exceptions import FailedRun, FlowRunWaitTimeout, ObjectNotFound, ValidationError
from prefect_rs.states import Completed, Failed, Running

from tests.support.runs import Runs, later, new_run
from tests.support.wire import Wire

FOREVER = 10**9


@pytest.fixture
def iterate(mode: str) -> Callable[..., list[Any]]:
    """Iterate over what a method of a client for a URL returns. Exceptions of `caught` become items."""

    def run(
        url: str, *args: Any, method: str = "wait_for_flow_runs", caught: Any = (), **options: Any
    ) -> list[Any]:
        found: list[Any] = []
        if mode == "sync":
            each = getattr(SyncPrefectClient(url), method)(*args, **options)
            while True:
                try:
                    found.append(next(each))
                except StopIteration:
                    return found
                except caught as error:
                    found.append(error)

        async def main() -> list[Any]:
            each = getattr(PrefectClient(url), method)(*args, **options)
            while True:
                try:
                    found.append(await anext(each))
                except StopAsyncIteration:
                    return found
                except caught as error:
                    found.append(error)

        return asyncio.run(main())

    return run


def test_runs_are_returned_as_they_end(iterate: Any) -> None:
    runs = Runs()
    with Wire(runs) as wire:
        late, early = runs.add(6), runs.add(1)
        found = iterate(wire.api_url, [late, early, late], poll_interval=0.1)
    assert [str(run.id) for run in found] == [early, late]


def test_on_a_server(iterate: Any, api_url: str, client: SyncPrefectClient) -> None:
    runs = [new_run(client) for _ in range(3)]

    def end() -> None:
        client.set_flow_run_state(runs[2], Completed(), force=True)
        time.sleep(1.5)
        client.set_flow_run_state(runs[0], Failed(message="no disk"), force=True)
        time.sleep(1.5)
        client.set_flow_run_state(runs[1], Running(), force=True)

    with later(0.3, end):
        found = iterate(api_url, runs, until="Running", raise_on_failure=True, caught=FailedRun, timeout=30)
    assert found[0].id == runs[2].id
    assert (type(found[1]), found[1].flow_run.id) == (FailedRun, runs[0].id)
    assert (found[2].id, found[2].state_name) == (runs[1].id, "Running")


def test_task_runs(iterate: Any, api_url: str, client: SyncPrefectClient) -> None:
    class Task:
        task_key = "load"

    runs = [client.create_task_run(Task(), None, uuid4().hex) for _ in range(2)]
    for run in runs:
        client.set_task_run_state(run.id, Completed(), force=True)
    found = iterate(api_url, runs, method="wait_for_task_runs")
    assert {run.id for run in found} == {run.id for run in runs}


def test_a_timeout(iterate: Any) -> None:
    runs = Runs()
    with Wire(runs) as wire:
        ids = [runs.add(0), runs.add(FOREVER), runs.add(FOREVER)]
        found = iterate(wire.api_url, ids, timeout=0.5, caught=FlowRunWaitTimeout)
        assert str(found[0].id) == ids[0]
        assert str(found[1]) == "2 flow runs were not done within 0.5 s"
        assert {str(run.id) for run in found[1].unfinished} == set(ids[1:])
        assert len(found) == 2
        # Read once.
        runs.reads.clear()
        found = iterate(wire.api_url, ids, timeout=0, caught=FlowRunWaitTimeout)
        assert [type(each).__name__ for each in found] == ["FlowRun", "FlowRunWaitTimeout"]
        assert runs.reads == dict.fromkeys(ids, 1)


def test_a_function_is_called_where_the_iterator_is_used(iterate: Any) -> None:
    runs = Runs()
    with Wire(runs) as wire:
        ids = [runs.add(2), runs.add(2), runs.add(FOREVER)]
        threads = set()

        def until(state: Any) -> bool:
            threads.add(threading.get_ident())
            return bool(state.id == runs_state(ids[2]))

        def runs_state(run_id: str) -> Any:
            from uuid import UUID

            return UUID(runs.state_ids[run_id, "RUNNING"])

        found = iterate(wire.api_url, ids, until=until, poll_interval=0.1, timeout=20)
        assert {str(run.id) for run in found} == set(ids)
        assert threads == {threading.get_ident()}

        def fail(_: Any) -> bool:
            raise KeyError("mine")

        found = iterate(wire.api_url, [runs.add(FOREVER)], until=fail, caught=KeyError)
        assert [repr(each) for each in found] == ["KeyError('mine')"]


def test_a_run_that_does_not_exist(iterate: Any, api_url: str) -> None:
    found = iterate(api_url, [uuid4(), uuid4()], caught=ObjectNotFound)
    assert [isinstance(each, ObjectNotFound) for each in found] == [True, True]


def test_nothing_to_wait_for(iterate: Any, api_url: str) -> None:
    assert iterate(api_url, []) == []
    with pytest.raises(ValidationError, match="runs: expected a list of UUIDs"):
        iterate(api_url, uuid4())


def test_the_number_of_runs_is_known(mode: str) -> None:
    runs = Runs()
    with Wire(runs) as wire:
        ids = [runs.add(0) for _ in range(3)]
        if mode == "sync":
            each = SyncPrefectClient(wire.api_url).wait_for_flow_runs([*ids, ids[0]])
            assert operator.length_hint(each) == 3
            next(each)
            assert operator.length_hint(each) == 2
            return

        async def main() -> None:
            each = PrefectClient(wire.api_url).wait_for_flow_runs([*ids, ids[0]])
            assert operator.length_hint(each) == 3
            await anext(each)
            assert operator.length_hint(each) == 2
            await each.aclose()

        asyncio.run(main())


def test_leaving_the_iteration_ends_the_wait() -> None:
    runs = Runs()
    with Wire(runs) as wire, SyncPrefectClient(wire.api_url) as client:
        ids = [runs.add(0), runs.add(FOREVER)]
        with client.wait_for_flow_runs(ids, poll_interval=0.05) as each:
            assert str(next(each).id) == ids[0]
        time.sleep(0.2)
        reads = runs.reads[ids[1]]
        time.sleep(0.3)
        assert runs.reads[ids[1]] == reads


def test_a_thousand_runs() -> None:
    runs = Runs()
    with Wire(runs) as wire, SyncPrefectClient(wire.api_url) as client:
        ids = [runs.add(5) for _ in range(1000)]
        found = [str(run.id) for run in client.wait_for_flow_runs(ids, poll_interval=0.2)]
        assert sorted(found) == sorted(ids)
        # Five requests for each of six reads.
        assert len(wire.requests) == 30
