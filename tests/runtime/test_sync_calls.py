"""A sync call runs on the calling thread and releases the GIL while it waits."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections import Counter
from typing import Any
from uuid import UUID

import prefect_rs
import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.exceptions import PoolTimeout

from tests.support.wire import Seen, Wire, answer, eventually, run_python, silent, slowly, usual

# ---- Threads and the GIL -------------------------------------------------------------------------


def test_a_sync_call_starts_no_thread(wire: Wire) -> None:
    """The server, which is in the client's process, counts the threads during the call."""
    program = """
import os, sys, prefect_rs
def threads(): return len(os.listdir("/proc/self/task"))
before = threads()
client = prefect_rs.SyncPrefectClient(sys.argv[1])
for _ in range(3):
    client.hello()
with client:
    client.read_flows()
print(before, threads(), os.getpid())
"""
    counted: list[int] = []
    process: list[int] = []

    def reply(seen: Seen) -> bytes:
        if process:
            counted.append(len(os.listdir(f"/proc/{process[0]}/task")))
        return usual(seen)

    wire.reply = reply
    run = subprocess.Popen(
        [sys.executable, "-c", program, wire.api_url],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    process.append(run.pid)
    out, err = run.communicate(timeout=30)
    assert err == ""
    assert out.split() == ["1", "1", str(run.pid)]
    assert counted == [1] * 4


def test_results_are_values_and_not_coroutines(wire: Wire) -> None:
    client = SyncPrefectClient(wire.api_url)
    assert client.count_flow_runs() == 7
    assert client.read_flows() == []
    assert client.hello().status_code == 200


def test_sequential_calls_use_one_connection(wire: Wire) -> None:
    client = SyncPrefectClient(wire.api_url)
    for _ in range(20):
        client.hello()
    assert (wire.opened, len(wire.requests)) == (1, 20)


def test_another_thread_runs_while_a_call_waits() -> None:
    steps = 0
    over = threading.Event()

    def count() -> None:
        nonlocal steps
        while not over.wait(0.001):
            steps += 1

    with Wire(slowly(0.5)) as wire:
        client = SyncPrefectClient(wire.api_url)
        thread = threading.Thread(target=count)
        thread.start()
        began = steps
        client.hello()
        done = steps - began
        over.set()
        thread.join(5)
    assert done >= 50


def test_calls_in_several_threads_wait_concurrently() -> None:
    with Wire(slowly(0.5)) as wire:
        client = SyncPrefectClient(wire.api_url)
        threads = [threading.Thread(target=client.hello) for _ in range(8)]
        began = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
        assert time.monotonic() - began < 2
        assert len(wire.requests) == 8


def test_a_sync_client_within_a_running_event_loop(wire: Wire) -> None:
    import asyncio

    async def main() -> int:
        return SyncPrefectClient(wire.api_url).count_flow_runs()

    assert asyncio.run(main()) == 7


# ---- Many threads, few connections ---------------------------------------------------------------


def in_threads(count: int, body: Any) -> list[Any]:
    """The results of `body(number)` in `count` threads. Exceptions are returned."""
    got: list[Any] = [None] * count

    def run(number: int) -> None:
        try:
            got[number] = body(number)
        except Exception as error:
            got[number] = error

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return got


def test_thirty_two_threads_each_get_their_own_responses() -> None:
    def reply(seen: Seen) -> bytes:
        run_id = seen.path.rpartition("/")[2]
        return answer({"id": run_id, "name": run_id, "flow_id": run_id})

    with Wire(reply) as wire:
        client = SyncPrefectClient(wire.api_url)

        def body(number: int) -> list[str]:
            ids = [UUID(int=number * 100 + each) for each in range(20)]
            return [str(each) for each in ids if client.read_flow_run(each).id != each]

        assert in_threads(32, body) == [[]] * 32
        assert len(wire.requests) == 640
        assert wire.opened <= 16


@pytest.mark.parametrize("most", [1, 3])
def test_max_connections(most: int) -> None:
    busy = Counter[str]()
    lock = threading.Lock()
    peak = 0

    def reply(seen: Seen) -> bytes:
        nonlocal peak
        with lock:
            busy["now"] += 1
            peak = max(peak, busy["now"])
        time.sleep(0.02)
        with lock:
            busy["now"] -= 1
        return usual(seen)

    with Wire(reply) as wire:
        client = SyncPrefectClient(wire.api_url, httpx_settings={"limits": {"max_connections": most}})
        got = in_threads(12, lambda _: client.count_flow_runs())
        assert got == [7] * 12
        assert wire.opened == most
    assert peak == most


def test_max_keepalive_connections() -> None:
    all_have_asked = threading.Barrier(6)

    def reply(seen: Seen) -> bytes:
        all_have_asked.wait(60)
        return usual(seen)

    with Wire(reply) as wire:
        client = SyncPrefectClient(wire.api_url, httpx_settings={"limits": {"max_keepalive_connections": 2}})
        in_threads(6, lambda _: client.hello())
        assert wire.opened == 6
        assert eventually(lambda: wire.open == 2, 4)


def test_the_pool_timeout_names_the_request() -> None:
    with Wire(slowly(1.0)) as wire:
        settings = {"limits": {"max_connections": 1}, "timeout": (5, 5, 5, 0.2)}
        client = SyncPrefectClient(wire.api_url, httpx_settings=settings)
        first = threading.Thread(target=client.hello)
        first.start()
        assert eventually(lambda: len(wire.requests) == 1)
        began = time.monotonic()
        with pytest.raises(PoolTimeout) as caught:
            client.read_flows()
        assert time.monotonic() - began < 0.9
        first.join(5)
        assert isinstance(caught.value, TimeoutError)
        assert "no connection became free within 0.2 s" in str(caught.value)
        assert f"POST {wire.api_url}/flows/filter" in str(caught.value)
        assert caught.value.request is not None
        assert caught.value.request.method == "POST"
        assert client.count_flow_runs() == 7
        assert len(wire.requests) == 2


def test_a_waiting_call_gets_a_connection_when_one_is_free() -> None:
    with Wire(slowly(0.2)) as wire:
        client = SyncPrefectClient(wire.api_url, httpx_settings={"limits": {"max_connections": 1}})
        assert in_threads(4, lambda _: client.count_flow_runs()) == [7] * 4
        assert wire.opened == 1


def test_a_failing_call_releases_its_connection() -> None:
    with Wire(lambda _: answer({"detail": "none"}, 404)) as wire:
        settings = {"limits": {"max_connections": 1}, "timeout": 2}
        client = SyncPrefectClient(wire.api_url, httpx_settings=settings)
        for _ in range(5):
            with pytest.raises(prefect_rs.exceptions.ObjectNotFound):
                client.read_flow(UUID(int=1))
            with pytest.raises(prefect_rs.exceptions.ValidationError):
                client.read_flow("no uuid")
        assert wire.opened == 1


def test_a_connection_that_the_server_has_closed_is_replaced() -> None:
    """Between two calls nothing runs the sync client's connections, so the next call must notice.

    Prefect servers close a connection that has been idle for five seconds.
    """
    with Wire() as wire:
        client = SyncPrefectClient(wire.api_url)
        for _ in range(5):
            assert client.count_flow_runs() == 7
            wire.hang_up()
            assert eventually(lambda: wire.open == 0, 4)
            time.sleep(0.05)
        assert (wire.opened, len(wire.requests)) == (5, 5)


def test_the_interpreter_exits_while_a_thread_waits() -> None:
    program = """
import sys, threading, time, prefect_rs
client = prefect_rs.SyncPrefectClient(sys.argv[1])
for _ in range(4):
    threading.Thread(target=client.read_flows, daemon=True).start()
time.sleep(0.3)
print("end")
"""
    with Wire(silent) as mute:
        ran = run_python(program, mute.api_url)
    assert (ran.stdout, ran.stderr, ran.returncode) == ("end\n", "", 0)


def test_the_interpreter_exits_while_threads_make_calls(wire: Wire) -> None:
    program = """
import sys, threading, time, prefect_rs
client = prefect_rs.SyncPrefectClient(sys.argv[1])
def on_and_on():
    while True:
        client.read_flows()
for _ in range(4):
    threading.Thread(target=on_and_on, daemon=True).start()
time.sleep(0.3)
print("end")
"""
    for _ in range(3):
        ran = run_python(program, wire.api_url)
        assert (ran.stdout, ran.stderr, ran.returncode) == ("end\n", "", 0)
