"""Delete, change and cancel all flow runs that match filters."""

from __future__ import annotations

import asyncio
import itertools
import os
import signal
import threading
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.schemas.filters import FlowRunFilter
from prefect_rs.exceptions import BulkOperationError, ValidationError
from prefect_rs.states import Cancelled, Completed, Failed, Paused, Pending, Running, Scheduled, Suspended

from tests.support.standin import Asked, Caller, Reply, StandIn, as_json
from tests.support.versions import numbers

Call = Callable[..., Any]
Unique = Callable[[str], str]


@pytest.fixture
def flow(call: Call, unique: Unique) -> Any:
    return call("read_flow", call("create_flow_from_name", unique("matching")))


def of(flow: Any) -> dict[str, Any]:
    return {"flow_filter": {"id": {"any_": [flow.id]}}}


def make(client: SyncPrefectClient, flow: Any, count: int, state: Any = None) -> list[UUID]:
    return [client.create_flow_run(flow, name=f"run-{number}", state=state).id for number in range(count)]


class Progress:
    """What is reported."""

    def __init__(self) -> None:
        self.calls: list[tuple[int, int]] = []

    def __call__(self, done: int, total: int) -> None:
        self.calls.append((done, total))


# ---- Delete ----------------------------------------------------------------------------------------


def test_delete(call: Call, client: SyncPrefectClient, flow: Any) -> None:
    make(client, flow, 120)
    kept = client.create_flow_run(flow, name="kept").id
    progress = Progress()
    named = FlowRunFilter(name={"like_": "run-"})
    assert call("delete_flow_runs_where", named, dry_run=True, **of(flow)) == 120
    assert client.count_flow_runs(**of(flow)) == 121
    assert call("delete_flow_runs_where", named, progress=progress, **of(flow)) == 120
    assert [run.id for run in client.read_flow_runs(**of(flow))] == [kept]
    assert progress.calls == [(0, 120), (50, 120), (100, 120), (120, 120)]
    assert call("delete_flow_runs_where", named, progress=progress, **of(flow)) == 0
    assert progress.calls[-1] == (0, 0)


def test_delete_by_the_run_filter_alone(call: Call, client: SyncPrefectClient, flow: Any) -> None:
    ids = make(client, flow, 3)
    assert call("delete_flow_runs_where", {"id": {"any_": ids[:2]}}) == 2
    assert [run.id for run in client.read_flow_runs(**of(flow))] == ids[2:]


@pytest.mark.needs_server("3.6", "bulk operations")
def test_a_run_that_no_longer_matches_is_left_alone(call: Call, client: SyncPrefectClient, flow: Any) -> None:
    ids = make(client, flow, 3, Pending())

    def run_one(done: int, total: int) -> None:
        if done == 0:
            client.set_flow_run_state(ids[1], Running())

    pending = FlowRunFilter(state={"type": {"any_": ["PENDING"]}})
    assert call("delete_flow_runs_where", pending, progress=run_one, **of(flow)) == 2
    assert [run.id for run in client.read_flow_runs(**of(flow))] == [ids[1]]


@pytest.mark.parametrize(
    "filter",
    [None, {}, FlowRunFilter(), {"operator": "or_"}, {"name": {"like_": "%"}}, {"id": {"not_any_": []}}],
    ids=str,
)
@pytest.mark.parametrize("method", ["delete", "set_state", "cancel"])
def test_everything_has_to_be_meant(mode: str, method: str, filter: Any) -> None:
    with StandIn(as_json([], close=False)) as server:
        caller = Caller(mode, server.api_url)
        name = {"set_state": "set_flow_runs_state_where"}.get(method, f"{method}_flow_runs_where")
        arguments = [filter, Cancelled()] if method == "set_state" else [filter]
        with pytest.raises(ValueError, match="everything=True"):
            caller(name, *arguments)
        with pytest.raises(ValidationError, match="flow_run_filter"):
            caller(name, *arguments, deployment_filter={}, flow_filter=None)
        assert server.asked == []
        assert caller(name, *arguments, everything=True) == 0
        assert len(server.asked) == 1
        caller.close()


def test_everything_may_be_counted(call: Call, client: SyncPrefectClient) -> None:
    assert abs(call("delete_flow_runs_where", None, dry_run=True) - client.count_flow_runs()) < 100


def pages_of(
    ids: list[UUID], deleted: Callable[[list[str]], list[str]], left: int = 0
) -> Callable[[Asked], Reply]:
    """A server with these runs, of which `deleted` gives those that it deletes."""

    def answer(asked: Asked) -> Reply:
        if asked.path.endswith("/filter"):
            page = ids[asked.json()["offset"] :][:200]
            return as_json(
                [{"id": str(id), "flow_id": str(uuid4()), "name": "r"} for id in page], close=False
            )
        if asked.path.endswith("/count"):
            return as_json(left, close=False)
        return as_json({"deleted": deleted(asked.json()["flow_runs"]["id"]["any_"])}, close=False)

    return answer


def test_runs_that_cannot_be_deleted_do_not_keep_it_going(mode: str) -> None:
    ids = [uuid4() for _ in range(120)]
    with StandIn(pages_of(ids, lambda batch: batch[:30], left=5)) as server:
        caller = Caller(mode, server.api_url)
        progress = Progress()
        assert caller("delete_flow_runs_where", {"name": "r"}, progress=progress) == 45 + 45 + 20
        assert progress.calls[-1] == (120, 120)
        assert len([one for one in server.asked if one.path.endswith("bulk_delete")]) == 3
        caller.close()


def test_a_deletion_whose_response_was_lost_counts(mode: str, retries: object) -> None:
    ids = [uuid4() for _ in range(10)]
    gone: set[str] = set()

    def deleted(batch: list[str]) -> list[str]:
        found = [id for id in batch if id not in gone]
        gone.update(batch)
        return found

    answer = pages_of(ids, deleted)

    def lossy(asked: Asked) -> Reply:
        reply = answer(asked)
        is_first = len([one for one in server.asked if one.path.endswith("bulk_delete")]) == 1
        return Reply(reset=True) if asked.path.endswith("bulk_delete") and is_first else reply

    with StandIn(lossy) as server:
        caller = Caller(mode, server.api_url)
        assert caller("delete_flow_runs_where", {"name": "r"}) == 10
        caller.close()


@pytest.mark.parametrize("status", [404, 405])
def test_a_server_without_bulk_operations(mode: str, status: int) -> None:
    ids = [uuid4() for _ in range(3)]

    def answer(asked: Asked) -> Reply:
        if asked.method == "DELETE":
            return (
                as_json(None, 204, close=False)
                if asked.path.endswith(str(ids[0]))
                else as_json({"detail": "Flow run not found"}, 404, close=False)
            )
        if asked.path.endswith("/version"):
            return as_json("3.4.25", close=False)
        if asked.path.endswith("/bulk_delete"):
            return as_json({"detail": "Not Found"}, status, close=False)
        return pages_of(ids, lambda batch: [])(asked)

    with StandIn(answer) as server:
        caller = Caller(mode, server.api_url)
        assert caller("delete_flow_runs_where", {"name": "r"}) == 1
        caller.close()


# ---- Progress --------------------------------------------------------------------------------------


def test_progress_that_raises_ends_it(call: Call, client: SyncPrefectClient, flow: Any) -> None:
    make(client, flow, 60)

    def stop(done: int, total: int) -> None:
        if done:
            raise KeyError(done)

    with pytest.raises(KeyError):
        call("delete_flow_runs_where", None, progress=stop, **of(flow))
    assert client.count_flow_runs(**of(flow)) == 10
    with pytest.raises(ValidationError, match="progress"):
        call("delete_flow_runs_where", None, progress=5, **of(flow))


def test_progress_is_called_on_the_callers_thread(call: Call, client: SyncPrefectClient, flow: Any) -> None:
    make(client, flow, 2)
    threads = []
    call(
        "delete_flow_runs_where", None, progress=lambda *_: threads.append(threading.get_ident()), **of(flow)
    )
    assert threads == [threading.get_ident()] * 2


def test_ctrl_c_ends_it_between_batches() -> None:
    ids = [uuid4() for _ in range(200)]
    slow = pages_of(ids, lambda batch: [time.sleep(0.1), batch][1])  # type: ignore[func-returns-value, return-value]
    with StandIn(slow) as server:
        threading.Timer(0.35, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        began = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            SyncPrefectClient(server.api_url).delete_flow_runs_where({"name": "r"}, progress=lambda *_: None)
        assert time.monotonic() - began < 0.5
        count = len(server.asked)
        time.sleep(0.3)
        assert len(server.asked) == count


def test_cancelling_the_task_ends_it() -> None:
    ids = [uuid4() for _ in range(200)]
    slow = pages_of(ids, lambda batch: [time.sleep(0.1), batch][1])  # type: ignore[func-returns-value, return-value]

    async def main(url: str) -> None:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(PrefectClient(url).delete_flow_runs_where({"name": "r"}), 0.25)

    with StandIn(slow) as server:
        asyncio.run(main(server.api_url))
        count = len(server.asked)
        time.sleep(0.3)
        assert len(server.asked) == count


# ---- States ----------------------------------------------------------------------------------------


def test_set_states(call: Call, client: SyncPrefectClient, flow: Any) -> None:
    make(client, flow, 60, Pending())
    ended = make(client, flow, 2, Completed())
    progress = Progress()
    pending = {"state": {"type": {"any_": ["PENDING"]}}}
    arguments = (pending, Failed(message="no answer"))
    assert call("set_flow_runs_state_where", *arguments, dry_run=True, **of(flow)) == 60
    assert call("set_flow_runs_state_where", *arguments, progress=progress, **of(flow)) == 60
    assert progress.calls == [(0, 60), (50, 60), (60, 60)]
    states = [run.state for run in client.iter_flow_runs(**of(flow))]
    assert [state.message for state in states if state.type == "FAILED"] == ["no answer"] * 60
    # The filter still matches, but it does not go on for ever.
    everything = of(flow)
    assert call("set_flow_runs_state_where", None, Failed(), force=True, **everything) == 62
    assert client.read_flow_run(ended[0]).state_type == "FAILED"


def test_a_run_that_may_not_enter_the_state_is_not_counted(
    call: Call, client: SyncPrefectClient, flow: Any
) -> None:
    make(client, flow, 2, Running())
    make(client, flow, 1, Scheduled())
    assert call("set_flow_runs_state_where", None, Pending(), **of(flow)) == 1


def test_a_failure_of_the_database_is_raised_at_the_end(mode: str) -> None:
    ids = [uuid4() for _ in range(60)]

    def answer(asked: Asked) -> Reply:
        if not asked.path.endswith("bulk_set_state"):
            return pages_of(ids, lambda batch: [])(asked)
        results = [
            {"flow_run_id": id, "status": "ACCEPT", "state": None, "details": {"type": "accept_details"}}
            for id in asked.json()["flow_runs"]["id"]["any_"]
        ]
        if len(results) == 50:
            reason = "(sqlite3.IntegrityError) constraint failed"
            results[7] |= {"status": "ABORT", "details": {"type": "abort_details", "reason": reason}}
        return as_json({"results": results}, close=False)

    with StandIn(answer) as server:
        caller = Caller(mode, server.api_url)
        with pytest.raises(BulkOperationError, match=r"1 of 50 .*constraint failed"):
            caller("set_flow_runs_state_where", {"name": "r"}, Cancelled())
        assert len([one for one in server.asked if one.path.endswith("bulk_set_state")]) == 2
        caller.close()


# ---- Cancel ----------------------------------------------------------------------------------------


def test_cancel(call: Call, client: SyncPrefectClient, flow: Any, server_version: str) -> None:
    # Servers before 3.9 cancel no runs that are paused, and none cancels suspended ones without a deployment.
    cancels_paused = numbers(server_version) >= (3, 9)
    for state in (Scheduled(), Pending(), Running(), *([Paused()] if cancels_paused else [])):
        make(client, flow, 2, state)
    make(client, flow, 2, Suspended(timeout_seconds=600))
    make(client, flow, 12, Completed())
    make(client, flow, 1, Cancelled())
    count = 8 if cancels_paused else 6
    progress = Progress()
    assert call("cancel_flow_runs_where", None, dry_run=True, **of(flow)) == count + 2
    assert call("cancel_flow_runs_where", None, progress=progress, **of(flow)) == count
    states = sorted(run.state_type.value for run in client.iter_flow_runs(**of(flow)))
    expected = {"CANCELLED": 2 + 1, "CANCELLING": count - 2, "COMPLETED": 12, "PAUSED": 2}
    assert states == list(itertools.chain(*([name] * count for name, count in expected.items())))
    assert progress.calls[0] == (0, count + 2)
    assert progress.calls[-1] == (count + 2, count + 2)
    assert call("cancel_flow_runs_where", None, **of(flow)) == 0


def test_cancel_by_state_and_name(call: Call, client: SyncPrefectClient, flow: Any) -> None:
    make(client, flow, 3, Running())
    make(client, flow, 3, Scheduled())
    running = FlowRunFilter(state={"type": {"any_": ["RUNNING", "COMPLETED"]}})
    assert call("cancel_flow_runs_where", running, **of(flow)) == 3
    either = FlowRunFilter(operator="or_", name={"any_": ["run-1"]}, state={"type": {"any_": ["COMPLETED"]}})
    assert call("cancel_flow_runs_where", either, **of(flow)) == 1


def test_cancel_a_run_that_starts_meanwhile(call: Call, client: SyncPrefectClient, flow: Any) -> None:
    ids = make(client, flow, 3, Pending())

    def start(done: int, total: int) -> None:
        if done == 0:
            client.set_flow_run_state(ids[0], Running())
            client.set_flow_run_state(ids[1], Completed())

    assert call("cancel_flow_runs_where", None, progress=start, **of(flow)) == 2
    found = {run.id: run.state_type.value for run in client.iter_flow_runs(**of(flow))}
    assert [found[id] for id in ids] == ["CANCELLING", "COMPLETED", "CANCELLING"]
