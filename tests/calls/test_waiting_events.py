"""Waits that an event stream makes quicker, and that need none."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.objects import FlowRun
from prefect_rs.states import Completed, Pending, Running

from tests.support.fault_proxy import Accepted, Ending, Fault, FaultProxy, Request, Status, Websocket

# After this time, polls are so rare that only an event can end a wait quickly.
LONG = 3.0


@contextmanager
def in_background(work: Callable[[], Any]) -> Iterator[list[Any]]:
    """Do the work in a thread. Gives its result and the time when it was there."""
    results: list[Any] = []

    def record() -> None:
        results.extend((work(), time.monotonic()))

    thread = threading.Thread(target=record)
    thread.start()
    yield results
    thread.join()


def latency(waiting: SyncPrefectClient, run: FlowRun, other: SyncPrefectClient, after: float = LONG) -> float:
    """The time from the end of the run to the return of a wait that began some time before."""
    with in_background(lambda: waiting.wait_for_flow_run(run)) as results:
        time.sleep(after)
        other.set_flow_run_state(run.id, Completed(), force=True)
        ended = time.monotonic()
    assert results[0].state.is_completed()
    return float(results[1] - ended)


def test_the_end_of_a_run_is_noticed_at_once(
    api_url: str, client: SyncPrefectClient, make_run: Callable[[], FlowRun]
) -> None:
    with FaultProxy(api_url) as proxy, SyncPrefectClient(proxy.api_url) as waiting:
        assert min(latency(waiting, make_run(), client) for _ in range(3)) < 0.3
        assert {tunnel.target for tunnel in proxy.tunnels} == {"/api/events/out"}


def test_waits_share_one_websocket_that_closes_with_the_last(
    api_url: str, client: SyncPrefectClient, make_run: Callable[[], FlowRun]
) -> None:
    runs = [make_run() for _ in range(20)]
    with FaultProxy(api_url) as proxy, SyncPrefectClient(proxy.api_url) as waiting:
        threads = [threading.Thread(target=waiting.wait_for_flow_run, args=(run,)) for run in runs]
        for thread in threads:
            thread.start()
        time.sleep(LONG)
        for run in runs[:-1]:
            client.set_flow_run_state(run.id, Completed(), force=True)
        for thread in threads[:-1]:
            thread.join()
        assert len(proxy.tunnels) == 1
        assert not proxy.tunnels[0].closed.is_set()
        client.set_flow_run_state(runs[-1].id, Completed(), force=True)
        threads[-1].join()
        assert proxy.tunnels[0].closed.wait(5)
        assert len(proxy.tunnels) == 1


def test_short_waits_open_none(
    api_url: str, client: SyncPrefectClient, make_run: Callable[[], FlowRun]
) -> None:
    with FaultProxy(api_url) as proxy, SyncPrefectClient(proxy.api_url) as waiting:
        for _ in range(3):
            latency(waiting, make_run(), client, after=0.4)
        assert not any(request.is_upgrade for request in proxy.requests)


def test_a_run_that_is_waited_for_later_is_noticed_as_well(
    api_url: str, client: SyncPrefectClient, make_run: Callable[[], FlowRun]
) -> None:
    first, second = make_run(), make_run()
    with SyncPrefectClient(api_url) as waiting, in_background(lambda: waiting.wait_for_flow_run(first)):
        time.sleep(LONG)
        assert latency(waiting, second, client, after=2 * LONG) < 0.5
        client.set_flow_run_state(first.id, Completed(), force=True)


def test_states_in_between_are_noticed_as_well(
    api_url: str, client: SyncPrefectClient, make_run: Callable[[], FlowRun]
) -> None:
    run = make_run()
    with (
        SyncPrefectClient(api_url) as waiting,
        in_background(lambda: waiting.wait_for_flow_run(run, until="Running")) as results,
    ):
        time.sleep(LONG)
        client.set_flow_run_state(run.id, Running(), force=True)
        entered = time.monotonic()
    assert results[1] - entered < 0.5


@pytest.mark.parametrize(
    "decision",
    [
        Status(403, {}),
        Accepted(),
        *(pytest.param(Status(status, {}), marks=pytest.mark.long) for status in (404, 200)),
        pytest.param(Fault.SWALLOW, marks=pytest.mark.long),
    ],
)
def test_without_a_stream_runs_are_polled(
    decision: Any, api_url: str, client: SyncPrefectClient, make_run: Callable[[], FlowRun]
) -> None:
    with FaultProxy(api_url) as proxy, SyncPrefectClient(proxy.api_url) as waiting:
        proxy.fault = lambda request: decision if request.is_upgrade else None
        for _ in range(2):
            assert latency(waiting, make_run(), client, after=4) < 3
        upgrades = [request for request in proxy.requests if request.is_upgrade]
        # It is remembered.
        assert len(upgrades) == 1


@pytest.mark.parametrize("ending", list(Ending))
def test_a_websocket_that_is_lost_costs_nothing(
    ending: Ending, api_url: str, client: SyncPrefectClient, make_run: Callable[[], FlowRun]
) -> None:
    def broken(request: Request) -> Any:
        return Websocket(ending, after=1) if request.is_upgrade else None

    with FaultProxy(api_url, broken) as proxy, SyncPrefectClient(proxy.api_url) as waiting:
        run = make_run()
        with in_background(lambda: waiting.wait_for_flow_run(run, poll_interval=1)) as results:
            time.sleep(LONG)
            client.set_flow_run_state(run.id, Running(), force=True)
            time.sleep(0.5)
            client.set_flow_run_state(run.id, Completed(), force=True)
            ended = time.monotonic()
        assert results[1] - ended < 1.5
        assert proxy.tunnels


def test_a_websocket_that_is_cut_is_opened_again(
    api_url: str, client: SyncPrefectClient, make_run: Callable[[], FlowRun]
) -> None:
    with FaultProxy(api_url) as proxy, SyncPrefectClient(proxy.api_url) as waiting:
        run = make_run()
        with in_background(lambda: waiting.wait_for_flow_run(run)) as results:
            time.sleep(LONG)
            proxy.tunnels[0].close()
            time.sleep(10)
            assert len(proxy.tunnels) == 2
            client.set_flow_run_state(run.id, Completed(), force=True)
            ended = time.monotonic()
        assert results[1] - ended < 0.5


@pytest.fixture
def make_run(client: SyncPrefectClient) -> Callable[[], FlowRun]:
    """Create a run that nobody runs."""
    flow_id = client.create_flow_from_name("waited-for")

    def make() -> FlowRun:
        return client.create_flow_run(client.read_flow(flow_id), state=Pending())

    return make
