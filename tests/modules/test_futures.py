"""`prefect_rs.futures`: futures of flow runs and task runs."""

from __future__ import annotations

import asyncio
import dataclasses
import threading
import time
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.objects import FlowRun
from prefect_rs.exceptions import FailedRun, MissingResult, ObjectNotFound
from prefect_rs.futures import (
    DoneAndNotDoneFutures,
    FlowRunFuture,
    PrefectDistributedFuture,
    PrefectFlowRunFuture,
    PrefectFuture,
    PrefectFutureList,
    PrefectTaskRunFuture,
    as_completed,
    resolve_futures_to_results,
    resolve_futures_to_states,
    wait,
)
from prefect_rs.states import Completed, Failed, Running

from tests.runtime.test_fork import in_child
from tests.support.runs import later, new_run


@pytest.fixture(autouse=True)
def settings(isolated: object, api_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", api_url)


def ended(client: SyncPrefectClient, state: Any = None) -> PrefectFlowRunFuture[Any]:
    run = new_run(client)
    client.set_flow_run_state(run, state or Completed(), force=True)
    return PrefectFlowRunFuture(run.id)


def finish(client: SyncPrefectClient, run: FlowRun, state: Any = None) -> None:
    client.set_flow_run_state(run, state or Completed(), force=True)


def test_a_future(client: SyncPrefectClient) -> None:
    assert FlowRunFuture is PrefectFlowRunFuture
    run = new_run(client)
    future: PrefectFlowRunFuture[int] = PrefectFlowRunFuture(run.id)
    assert isinstance(future, PrefectFuture)
    assert future.flow_run_id == run.id
    assert future == PrefectFlowRunFuture(run.id)
    assert hash(future) == hash(PrefectFlowRunFuture(run.id))
    assert future != PrefectFlowRunFuture(uuid4())
    assert future != PrefectDistributedFuture(run.id)
    assert repr(future) == f"PrefectFlowRunFuture('{run.id}')"
    assert future.state.is_pending()
    client.set_flow_run_state(run, Running(), force=True)
    assert future.state.is_running()
    future.wait(0.2)
    with pytest.raises(TimeoutError, match=r"was not done within 0\.2 s"):
        future.result(0.2)
    with later(0.3, finish, client, run):
        future.wait()
    assert future.state.is_completed()
    # It is not read again.
    client.delete_flow_run(run.id)
    assert future.state.is_completed()


def test_a_future_in_a_coroutine(client: SyncPrefectClient) -> None:
    run = new_run(client)

    async def main() -> None:
        future: PrefectFlowRunFuture[Any] = PrefectFlowRunFuture(run.id)
        await future.wait_async(0.2)
        with pytest.raises(TimeoutError):
            await future.aresult(0.2)
        with later(0.3, finish, client, run, Failed(message="no disk")):
            await future.wait_async()
        with pytest.raises(FailedRun, match="no disk"):
            await future.result_async()
        error = await future.aresult(raise_on_failure=False)
        assert isinstance(error, FailedRun)

    asyncio.run(main())


def test_results(client: SyncPrefectClient) -> None:
    with pytest.raises(MissingResult, match="State data is missing"):
        ended(client).result()
    with pytest.raises(FailedRun, match="no disk"):
        ended(client, Failed(message="no disk")).result()
    assert isinstance(ended(client, Failed(message="no disk")).result(raise_on_failure=False), FailedRun)


def test_a_run_that_does_not_exist() -> None:
    future: PrefectFlowRunFuture[Any] = PrefectFlowRunFuture(uuid4())
    assert future.state.is_pending()
    with pytest.raises(ObjectNotFound):
        future.wait()
    with pytest.raises(ObjectNotFound):
        future.result()
    # It must not hang.
    assert list(as_completed([future], timeout=10)) == [future]
    assert wait([future], timeout=10).done == {future}


def test_task_runs(client: SyncPrefectClient) -> None:
    class Task:
        task_key = "load"

    run = client.create_task_run(Task(), None, uuid4().hex)
    future: PrefectDistributedFuture[Any] = PrefectDistributedFuture(run.id)
    assert isinstance(future, PrefectTaskRunFuture)
    assert future.task_run_id == run.id
    assert future.state.is_pending()
    with later(0.3, client.set_task_run_state, run.id, Completed(), force=True):
        future.wait()
    assert future.state.is_completed()


def test_callbacks(client: SyncPrefectClient) -> None:
    run = new_run(client)
    future: PrefectFlowRunFuture[Any] = PrefectFlowRunFuture(run.id)
    called: list[tuple[Any, bool]] = []
    happened = threading.Event()

    def fail(_: Any) -> None:
        raise ValueError("in a callback")

    def note(one: Any) -> None:
        in_a_loop = asyncio._get_running_loop() is not None
        called.append((one, in_a_loop))
        happened.set()

    future.add_done_callback(fail)
    future.add_done_callback(note)
    assert called == []
    finish(client, run)
    assert happened.wait(10)
    assert called == [(future, False)]
    # It has ended: at once, in this thread.
    future.add_done_callback(note)
    assert called == [(future, False)] * 2


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_callbacks_in_a_forked_child(client: SyncPrefectClient) -> None:
    assert list(as_completed([ended(client)], timeout=10))
    future = ended(client)
    assert in_child(lambda: len(list(as_completed([future], timeout=5)))) == "1"


def test_as_completed(client: SyncPrefectClient) -> None:
    runs = [new_run(client) for _ in range(3)]
    futures = [PrefectFlowRunFuture[Any](run.id) for run in runs]
    with later(0.2, finish, client, runs[1]), later(1.2, finish, client, runs[0]):
        seen = []
        finished = as_completed([*futures, futures[0]], timeout=3)
        seen += [next(finished), next(finished)]
        with pytest.raises(TimeoutError, match=r"^1 \(of 3\) futures unfinished$"):
            next(finished)
    assert seen == [futures[1], futures[0]]
    with pytest.raises(ValueError, match="'timeout' must be a non-negative number, got -1"):
        as_completed(futures, timeout=-1)


def test_wait(client: SyncPrefectClient) -> None:
    futures = [ended(client), PrefectFlowRunFuture[Any](new_run(client).id)]
    began = time.monotonic()
    both = wait(futures, timeout=1)
    assert 0.9 < time.monotonic() - began < 3
    assert isinstance(both, DoneAndNotDoneFutures)
    assert (both.done, both.not_done) == ({futures[0]}, {futures[1]})
    done, not_done = both
    assert (done, not_done) == (both.done, both.not_done)
    assert repr(both).startswith("DoneAndNotDoneFutures(done={PrefectFlowRunFuture(")
    assert wait([]) == (set(), set())
    assert wait(futures[:1]).done == {futures[0]}
    with pytest.raises(ValueError, match="non-negative"):
        wait(futures, timeout=-1)


def test_a_list(client: SyncPrefectClient) -> None:
    failed = ended(client, Failed(message="no disk"))
    futures = PrefectFutureList([failed, failed])
    futures.wait()
    with pytest.raises(FailedRun, match="no disk"):
        futures.result()
    first, second = futures.result(raise_on_failure=False)
    assert first is second
    assert isinstance(first, FailedRun)
    futures.append(PrefectFlowRunFuture(new_run(client).id))
    futures.wait(timeout=0.2)
    with pytest.raises(
        TimeoutError, match=r"Timed out waiting for all futures to complete within 0\.3 seconds"
    ):
        futures.result(timeout=0.3, raise_on_failure=False)
    with pytest.raises(ValueError, match="non-negative"):
        futures.result(timeout=-1)


class Pair(NamedTuple):
    first: Any
    second: Any


@dataclasses.dataclass
class Box:
    content: Any
    size: int = 1


def test_resolving(client: SyncPrefectClient) -> None:
    future = ended(client)

    def is_done(value: Any) -> bool:
        return bool(value.is_completed())

    assert is_done(resolve_futures_to_states(future))
    found = resolve_futures_to_states(
        {
            "list": [1, future],
            "tuple": (future, 2),
            "set": {future},
            "named": Pair(future, 3),
            "box": Box(future),
        }
    )
    assert found["list"][0] == 1
    assert is_done(found["list"][1])
    assert is_done(found["tuple"][0])
    assert [is_done(each) for each in found["set"]] == [True]
    assert type(found["named"]) is Pair
    assert is_done(found["named"].first)
    assert (is_done(found["box"].content), found["box"].size) == (True, 1)
    resolved = resolve_futures_to_states(PrefectFutureList([future]))
    assert type(resolved) is list
    assert is_done(resolved[0])
    same = [1, {"a": (2,)}]
    assert resolve_futures_to_states(same) is same
    with pytest.raises(Exception, match="At least one result did not complete successfully"):
        resolve_futures_to_results([ended(client, Failed())])
    with pytest.raises(MissingResult):
        resolve_futures_to_results([future])
