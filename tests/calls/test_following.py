"""Following flow runs: their logs and states as they come."""

from __future__ import annotations

import asyncio
import itertools
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.schemas.actions import LogCreate
from prefect_rs.client.schemas.filters import LogFilter, LogFilterFlowRunId
from prefect_rs.client.schemas.objects import FlowRun, Log, State
from prefect_rs.exceptions import ObjectNotFound
from prefect_rs.states import Cancelled, Completed, Failed, Pending, Running

from tests.support.fault_proxy import Accepted, Ending, Fault, FaultProxy, Request, Status, Websocket
from tests.support.real_runs import ServedFlows
from tools.prefect_server import PrefectServer


def text(item: Log | State) -> str:
    """A message, or the name of a state in brackets."""
    return item.message if isinstance(item, Log) else f"<{item.name}>"


def log(run: FlowRun, message: str, ago: float = 0.0) -> LogCreate:
    """A message that was logged some seconds ago."""
    timestamp = datetime.now(timezone.utc) - timedelta(seconds=ago)
    return LogCreate(
        name="prefect.flow_runs", level=20, message=message, timestamp=timestamp, flow_run_id=run.id
    )


@contextmanager
def followed(mode: str, api_url: str, run: FlowRun, **options: Any) -> Iterator[Iterator[str]]:
    """What following the run gives, with either client."""
    if mode == "sync":
        with SyncPrefectClient(api_url) as client, client.follow_flow_run(run, **options) as items:
            yield map(text, items)
        return
    with asyncio.Runner() as runner:
        async_client = PrefectClient(api_url)
        runner.run(async_client.__aenter__())
        items = async_client.follow_flow_run(run, **options)

        async def advance() -> str | None:
            try:
                return text(await anext(items))
            except StopAsyncIteration:
                return None

        yield iter(lambda: runner.run(advance()), None)
        runner.run(items.aclose())
        runner.run(async_client.__aexit__(None, None, None))


# ---- A run that is over, and one that is not ------------------------------------------------------


def test_a_run_that_is_over_is_returned_in_the_order_of_time(
    mode: str, api_url: str, client: SyncPrefectClient, run: FlowRun
) -> None:
    client.set_flow_run_state(run.id, Running())
    client.create_logs([log(run, "two"), log(run, "one", 3600.0)])
    client.set_flow_run_state(run.id, Completed())
    client.create_logs([log(run, "three")])
    with followed(mode, api_url, run, straggler_timeout=0) as items:
        assert list(items) == ["one", "<Pending>", "<Running>", "two", "<Completed>", "three"]
    with followed(mode, api_url, run, logs=False) as items:
        assert list(items) == ["<Pending>", "<Running>", "<Completed>"]
    with followed(mode, api_url, run, states=False, straggler_timeout=timedelta(0)) as items:
        assert list(items) == ["one", "two", "three"]


def test_items_come_when_they_happen(
    mode: str, api_url: str, client: SyncPrefectClient, run: FlowRun
) -> None:
    with followed(mode, api_url, run, straggler_timeout=1) as items:
        assert next(items) == "<Pending>"
        for number in range(5):
            client.create_logs([log(run, str(number))])
            began = time.monotonic()
            assert next(items) == str(number)
            assert time.monotonic() - began < 1.5
        client.set_flow_run_state(run.id, Running())
        assert next(items) == "<Running>"
        client.set_flow_run_state(run.id, Failed(message="no"))
        assert next(items) == "<Failed>"
        client.create_logs([log(run, "late", 60)])
        assert list(items) == ["late"]


def test_a_run_that_does_not_exist(mode: str, api_url: str, client: SyncPrefectClient) -> None:
    run = client.create_flow_run(_flow(client), state=Pending())
    with followed(mode, api_url, run) as items:
        assert next(items) == "<Pending>"
        client.delete_flow_run(run.id)
        with pytest.raises(ObjectNotFound):
            next(items)
    with followed(mode, api_url, run) as items, pytest.raises(ObjectNotFound):
        next(items)


@pytest.mark.parametrize("count", [2_500, pytest.param(10_000, marks=pytest.mark.long)])
def test_many_logs(api_url: str, client: SyncPrefectClient, run: FlowRun, count: int) -> None:
    client.set_flow_run_state(run.id, Completed())
    begin = datetime.now(timezone.utc) - timedelta(hours=1)
    # In disorder, and several of one time.
    times = [begin + timedelta(milliseconds=number * 7 % count // 3) for number in range(count)]
    logs = [
        LogCreate(name="many", level=20, message=str(number), timestamp=at, flow_run_id=run.id)
        for number, at in enumerate(times)
    ]
    for batch in range(0, len(logs), 2000):
        client.create_logs(logs[batch : batch + 2000])
    with followed("async", api_url, run, states=False, straggler_timeout=0) as items:
        found = list(items)
    assert len(found) == count
    assert len(set(found)) == count
    in_order = [times[int(message)] for message in found]
    assert in_order == sorted(in_order)


def test_logs_of_many_processes_are_returned_once(
    api_url: str, client: SyncPrefectClient, run: FlowRun
) -> None:
    sent: list[str] = []

    def process(number: int) -> None:
        # Each has a clock of its own.
        with SyncPrefectClient(api_url) as own:
            for batch in range(10):
                messages = [f"{number}.{batch}.{line}" for line in range(50)]
                own.create_logs([log(run, message, number * 2.0 + 0.5) for message in messages])
                sent.extend(messages)
                time.sleep(0.05)

    threads = [threading.Thread(target=process, args=(number,)) for number in range(4)]
    with followed("sync", api_url, run, states=False, straggler_timeout=1) as items:
        for thread in threads:
            thread.start()
        found = list(itertools.islice(items, 1000))
        for thread in threads:
            thread.join()
        client.set_flow_run_state(run.id, Completed())
        found += items
    assert len(found) == 2000
    assert set(found) == set(sent)


# ---- Faults ---------------------------------------------------------------------------------------


@contextmanager
def busy(api_url: str, run: FlowRun, count: int = 20, pause: float = 0.1) -> Iterator[list[str]]:
    """Log in the background, and then end the run. Gives what was logged."""
    expected = [f"line {number}" for number in range(count)]

    def work() -> None:
        with SyncPrefectClient(api_url) as own:
            for message in expected:
                own.create_logs([log(run, message)])
                time.sleep(pause)
            own.set_flow_run_state(run.id, Completed(), force=True)

    thread = threading.Thread(target=work)
    thread.start()
    yield expected
    thread.join()


def refused(request: Request) -> Any:
    return Status(403, {}) if request.is_upgrade else None


def swallowed(request: Request) -> Any:
    return Fault.SWALLOW if request.is_upgrade else None


def accepted_and_silent(request: Request) -> Any:
    return Accepted() if request.is_upgrade else None


def cut(request: Request) -> Any:
    return Websocket(Ending.CUT, after=3) if request.is_upgrade else None


def unreliable(request: Request) -> Any:
    """Every third request fails."""
    if request.is_upgrade or request.number % 3:
        return None
    return (Fault.RESET_BEFORE, Fault.LOSE_ANSWER, Fault.HALF_ANSWER, Status(503, {}))[
        request.number // 3 % 4
    ]


@pytest.mark.parametrize("fault", [refused, swallowed, accepted_and_silent, cut, unreliable])
def test_nothing_is_lost_or_returned_twice(
    fault: Callable[[Request], Any], mode: str, api_url: str, run: FlowRun
) -> None:
    with (
        FaultProxy(api_url) as proxy,
        followed(mode, proxy.api_url, run, straggler_timeout=1, poll_interval=0.5) as items,
    ):
        assert next(items) == "<Pending>"
        proxy.fault = fault
        with busy(api_url, run) as expected:
            found = list(items)
    assert sorted(found) == sorted([*expected, "<Completed>"])
    assert [item for item in found if item.startswith("line")] == expected


def test_open_websockets_may_be_cut_or_fall_silent(api_url: str, run: FlowRun) -> None:
    with (
        FaultProxy(api_url) as proxy,
        followed("sync", proxy.api_url, run, straggler_timeout=1, poll_interval=0.5) as items,
        busy(api_url, run, 30) as expected,
    ):
        found = []
        for item in items:
            found.append(item)
            if len(found) == 10:
                for tunnel in proxy.tunnels:
                    tunnel.close()
            if len(found) == 20:
                for tunnel in proxy.tunnels:
                    tunnel.silence()
    assert found == ["<Pending>", *expected, "<Completed>"]


def test_a_server_that_is_killed_and_started_again(start_server: Callable[..., PrefectServer]) -> None:
    server = start_server()
    with SyncPrefectClient(server.api_url) as own:
        run = own.create_flow_run(_flow(own), state=Pending())
        with followed("async", server.api_url, run, straggler_timeout=1) as items:
            own.create_logs([log(run, "before")])
            assert [next(items), next(items)] == ["<Pending>", "before"]
            server.kill()
            server.start()
            own.create_logs([log(run, "after")])
            own.set_flow_run_state(run.id, Cancelled(), force=True)
            assert sorted(items) == ["<Cancelled>", "after"]


def _flow(client: SyncPrefectClient) -> Any:
    class Named:
        name = f"followed-{os.urandom(4).hex()}"

    return Named


# ---- The iterators --------------------------------------------------------------------------------


def test_closing_it_closes_its_websockets(api_url: str, client: SyncPrefectClient, run: FlowRun) -> None:
    with FaultProxy(api_url) as proxy, SyncPrefectClient(proxy.api_url) as through:
        items = through.follow_flow_run(run)
        assert text(next(items)) == "<Pending>"
        # Older servers have none for logs.
        _eventually(lambda: "/api/events/out" in {tunnel.target for tunnel in proxy.tunnels})
        items.close()
        _eventually(lambda: all(tunnel.closed.is_set() for tunnel in proxy.tunnels))
        assert list(items) == []


def _eventually(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


# ---- Real runs ------------------------------------------------------------------------------------


def test_a_real_run(mode: str, api_url: str, client: SyncPrefectClient, served: ServedFlows) -> None:
    run = client.create_flow_run_from_deployment(
        served.ids["quick"], parameters={"lines": 300, "tasks": 3, "sleep": 1.0}
    )
    with followed(mode, api_url, run) as items:
        found = list(items)
    states = [f"<{state.name}>" for state in client.read_flow_run_states(run.id)]
    logs = client.iter_logs(LogFilter(flow_run_id=LogFilterFlowRunId(any_=[run.id])))
    assert sorted(found) == sorted([*states, *(item.message for item in logs)])
    assert [item for item in found if item.startswith("<")] == states
    lines = [item for item in found if item.startswith("line ")]
    assert lines == [f"line {number} of 300" for number in range(1, 301)]
    # The logs of its task runs, too.
    assert [item for item in found if item.startswith("task ")] == ["task 0", "task 1", "task 2"]
