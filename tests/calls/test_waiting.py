"""Waiting for runs: which states end a wait, timeouts, failures."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.actions import LogCreate
from prefect_rs.client.schemas.objects import State, StateType
from prefect_rs.exceptions import (
    CancelledRun,
    CrashedRun,
    FailedRun,
    FlowRunWaitTimeout,
    ObjectNotFound,
    ValidationError,
)
from prefect_rs.states import Cancelled, Completed, Crashed, Failed, Pending, Running, Scheduled

from tests.support.exceptions import round_trips
from tests.support.runs import Runs, later, new_run
from tests.support.wire import Wire

Call = Callable[..., Any]


def set_states(client: SyncPrefectClient, run: Any, *states: State[Any], every: float = 0.0) -> None:
    for state in states:
        time.sleep(every)
        client.set_flow_run_state(run, state, force=True)


# ---- The end of a wait ---------------------------------------------------------------------------


@pytest.mark.parametrize("state", [Completed(), Failed(), Crashed(), Cancelled()], ids=lambda one: one.name)
def test_a_run_that_has_ended(call: Call, client: SyncPrefectClient, state: State[Any]) -> None:
    run = new_run(client)
    set_states(client, run, state)
    for given in (run, run.id, str(run.id)):
        found = call("wait_for_flow_run", given)
        assert (found.id, found.state_type) == (run.id, state.type)


def test_a_run_that_ends(call: Call, client: SyncPrefectClient) -> None:
    run = new_run(client)
    began = time.monotonic()
    with later(0.5, set_states, client, run, Running(), Completed(message="all rows")):
        found = call("wait_for_flow_run", run, timeout=timedelta(seconds=20))
    assert (found.state.name, found.state.message) == ("Completed", "all rows")
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "until",
    [
        StateType.RUNNING,
        "RUNNING",
        "retrying",
        [StateType.PAUSED, "Retrying"],
        (each for each in ["Retrying"]),
        lambda state: state.name == "Retrying",
    ],
)
def test_states_that_end_a_wait(client: SyncPrefectClient, until: Any) -> None:
    run = new_run(client)
    retrying = Running(name="Retrying")
    with later(0.3, set_states, client, run, Pending(), retrying):
        found = client.wait_for_flow_run(run, until=until, timeout=20)
    assert found.state.name == "Retrying"


def test_a_final_state_always_ends_a_wait(call: Call, client: SyncPrefectClient) -> None:
    run = new_run(client)
    with later(0.3, set_states, client, run, Failed()):
        assert call("wait_for_flow_run", run, until="Paused", timeout=20).state.is_failed()


def test_a_function_is_called_once_for_each_state_in_the_callers_thread(
    call: Call, client: SyncPrefectClient
) -> None:
    run = new_run(client)
    seen: list[tuple[str, int]] = []

    def until(state: State[Any]) -> bool:
        assert type(state) is State
        seen.append((str(state.name), threading.get_ident()))
        return False

    with later(0, set_states, client, run, Running(), Completed(), every=0.7):
        found = call("wait_for_flow_run", run, until=until, timeout=20)
    assert found.state.is_completed()
    assert seen == [("Pending", threading.get_ident()), ("Running", threading.get_ident())]


def test_an_exception_of_the_function_ends_the_wait(call: Call, client: SyncPrefectClient) -> None:
    run = new_run(client)

    def until(_: State[Any]) -> bool:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        call("wait_for_flow_run", run, until=until)

    async def coroutine(_: State[Any]) -> bool:
        return True

    with pytest.raises(TypeError, match=r"returned a coroutine: .* not an `async def`"):
        call("wait_for_flow_run", run, until=coroutine)


def test_a_run_that_does_not_exist(call: Call) -> None:
    with pytest.raises(ObjectNotFound):
        call("wait_for_flow_run", uuid4())
    with pytest.raises(ObjectNotFound):
        call("wait_for_task_run", uuid4())


def test_task_runs(call: Call, client: SyncPrefectClient) -> None:
    class Task:
        task_key = "load"

    run = client.create_task_run(Task(), None, uuid4().hex)
    with later(0.3, client.set_task_run_state, run.id, Failed(message="no disk"), force=True):
        found = call("wait_for_task_run", run, timeout=20)
    assert (found.id, found.state.message) == (run.id, "no disk")
    with pytest.raises(FailedRun, match=rf'^task run ".*" \({run.id}\) failed: no disk$') as caught:
        call("wait_for_task_run", run, raise_on_failure=True)
    assert (caught.value.task_run.id, caught.value.flow_run) == (run.id, None)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"timeout": -1}, "timeout: expected at least 0 seconds"),
        ({"timeout": "soon"}, "timeout: expected a timedelta, or a number of seconds"),
        ({"poll_interval": 0}, "poll_interval: expected more than 0 seconds"),
        ({"until": 7}, "until: expected the type or name of a state, several of them, or a function"),
        ({"until": [7]}, "until: expected the type or name of a state"),
        ({"until": []}, "until: expected at least one state"),
        ({"raise_on_failure": "perhaps"}, "raise_on_failure"),
    ],
)
def test_invalid_arguments(call: Call, arguments: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError) as caught:
        call("wait_for_flow_run", uuid4(), **arguments)
    assert told in str(caught.value)


# ---- Timeouts ------------------------------------------------------------------------------------


def test_a_timeout_says_in_which_state_the_run_is(call: Call, client: SyncPrefectClient) -> None:
    run = new_run(client)
    began = time.monotonic()
    with pytest.raises(FlowRunWaitTimeout) as caught:
        call("wait_for_flow_run", run, timeout=0.4)
    assert 0.3 < time.monotonic() - began < 3
    error = caught.value
    assert isinstance(error, TimeoutError)
    assert str(error) == (
        f'flow run "{run.name}" ({run.id}) was not done within 0.4 s: it is still "Pending"'
    )
    assert (error.flow_run.id, error.state.name, error.task_run) == (run.id, "Pending", None)
    assert [each.id for each in error.unfinished] == [run.id]
    assert {copy.flow_run.id for copy in round_trips(error)} == {run.id}


def test_a_timeout_of_zero_reads_the_run_once(mode: str, connect: Callable[..., Any]) -> None:
    runs = Runs()
    with Wire(runs) as wire:
        call = connect(wire.api_url)
        ended, running = runs.add(0), runs.add(9)
        assert str(call("wait_for_flow_run", ended, timeout=0).id) == ended
        with pytest.raises(FlowRunWaitTimeout, match='within 0 s: it is still "Running"'):
            call("wait_for_flow_run", running, timeout=0)
        call("wait_for_flow_run", running, timeout=0, until=lambda state: state.is_running())
        assert runs.reads == {ended: 1, running: 2}


def test_a_timeout_before_any_response(mute: Wire, mode: str, connect: Callable[..., Any]) -> None:
    run_id = uuid4()
    with pytest.raises(FlowRunWaitTimeout, match="the server has not responded yet") as caught:
        connect(mute.api_url)("wait_for_flow_run", run_id, timeout=0.2)
    assert (caught.value.flow_run, caught.value.unfinished) == (None, [])


# ---- Failures ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "error", "told"),
    [
        (Failed(message="no disk"), FailedRun, "failed: no disk"),
        (Failed(), FailedRun, "failed"),
        (Crashed(message="killed"), CrashedRun, "crashed: killed"),
        (Cancelled(), CancelledRun, "was cancelled"),
    ],
)
def test_failures(
    call: Call, client: SyncPrefectClient, state: State[Any], error: type[Exception], told: str
) -> None:
    run = new_run(client)
    begin = datetime(2026, 1, 1, 12, tzinfo=timezone.utc)
    client.create_logs(
        [
            LogCreate(
                name="prefect.flow_runs",
                level=20 + 10 * (number == 11),
                message=f"row {number}",
                timestamp=begin + timedelta(seconds=number),
                flow_run_id=run.id,
            )
            for number in range(12)
        ]
    )
    set_states(client, run, state)
    assert call("wait_for_flow_run", run).state.type == state.type
    with pytest.raises(error) as caught:
        call("wait_for_flow_run", run, raise_on_failure=True)
    raised: Any = caught.value
    assert str(raised) == f'flow run "{run.name}" ({run.id}) {told}'
    assert (raised.flow_run.id, raised.state.type) == (run.id, state.type)
    assert [log.message for log in raised.logs] == [f"row {number}" for number in range(2, 12)]
    if hasattr(raised, "__notes__"):
        assert raised.__notes__[-1] == "12:00:11 WARNING prefect.flow_runs: row 11"
    assert {copy.logs[0].message for copy in round_trips(raised)} == {"row 2"}


def test_no_failure(call: Call, client: SyncPrefectClient) -> None:
    run = new_run(client)
    set_states(client, run, Completed())
    assert call("wait_for_flow_run", run, raise_on_failure=True).state.is_completed()


# ---- Requests ------------------------------------------------------------------------------------


def test_waiting_threads_do_not_hold_up_other_calls() -> None:
    runs = Runs()
    with Wire(runs) as wire, SyncPrefectClient(wire.api_url) as client:
        ids = [runs.add(10**9) for _ in range(150)]
        stop = threading.Event()
        waiting = [
            threading.Thread(
                target=client.wait_for_flow_run,
                args=(run_id,),
                kwargs={"until": lambda _: stop.is_set(), "poll_interval": 0.2},
                daemon=True,
            )
            for run_id in ids
        ]
        for thread in waiting:
            thread.start()
        time.sleep(0.5)
        slowest = 0.0
        for _ in range(20):
            began = time.monotonic()
            assert client.count_flow_runs() == 7
            slowest = max(slowest, time.monotonic() - began)
        assert slowest < 1
        # Few connections, although more threads wait than the client may have.
        assert wire.opened < 10
        for run_id in ids:
            runs.left[run_id] = 0
        for thread in waiting:
            thread.join(10)
            assert not thread.is_alive()


def test_many_waits_share_their_requests() -> None:
    runs = Runs()
    with Wire(runs) as wire, SyncPrefectClient(wire.api_url) as client:
        ids = [runs.add(10**9) for _ in range(1000)]
        ended: list[Any] = []

        def wait(run_id: str) -> None:
            ended.append(client.wait_for_flow_run(run_id, poll_interval=1, timeout=60))

        threads = [threading.Thread(target=wait, args=(run_id,), daemon=True) for run_id in ids]
        for thread in threads:
            thread.start()
        # The intervals grow to a second, and the requests come together.
        time.sleep(5)
        before = len(wire.requests)
        time.sleep(5)
        requests = len(wire.requests) - before
        for run_id in ids:
            runs.left[run_id] = 0
        for thread in threads:
            thread.join()
        assert {str(run.id) for run in ended} == set(ids)
        # Five requests for 1,000 runs, and one more, in a second, which may be a fifth shorter.
        print(f"{requests} requests in 5 s")
        assert requests <= 5 * 6 / 0.8


def test_a_log_message_of_an_outage(caplog: pytest.LogCaptureFixture) -> None:
    runs = Runs()
    with Wire(runs) as wire, SyncPrefectClient(wire.api_url) as client:
        run_id = runs.add(6)
        is_down = threading.Event()
        wire.reply = lambda seen: wire.hang_up() if is_down.is_set() else runs(seen)  # type: ignore[func-returns-value]
        assert client.count_flow_runs() == 7
        with later(0.3, is_down.set), later(1.5, is_down.clear), caplog.at_level(logging.WARNING):
            assert str(client.wait_for_flow_run(run_id, poll_interval=0.2, timeout=20).id) == run_id
    assert [record.name for record in caplog.records] == ["prefect_rs"]
    assert "cannot read the flow runs that are waited for, trying again" in caplog.text


# ---- Runs that are late --------------------------------------------------------------------------


def test_scheduled_runs_say_when(call: Call, client: SyncPrefectClient) -> None:
    soon = datetime.now(timezone.utc) + timedelta(hours=1)
    run = new_run(client, state=Scheduled(scheduled_time=soon))
    with pytest.raises(FlowRunWaitTimeout, match="; it is scheduled for 20"):
        call("wait_for_flow_run", run, timeout=0.3)
