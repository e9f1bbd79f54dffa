"""Clients in forked processes: nothing hangs, and connections are not shared."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
import time
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient

from tests.support.wire import Seen, Wire, eventually, run_python, usual

# Python 3.12 and later warn if a process with threads forks, which is what these tests do.
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


def make(mode: str, url: str) -> Any:
    """A client with a timeout of a few seconds, so that a failing test fails soon."""
    kind = SyncPrefectClient if mode == "sync" else PrefectClient
    return kind(url, httpx_settings={"timeout": 5})


def count(client: Any) -> int:
    """Make a call with either client."""
    got = client.count_flow_runs()
    number: int = got if isinstance(client, SyncPrefectClient) else asyncio.run(got)
    return number


def count_many(client: Any) -> int:
    """Make several calls at once."""

    async def main() -> list[int]:
        return list(await asyncio.gather(*(client.count_flow_runs() for _ in range(20))))

    if isinstance(client, SyncPrefectClient):
        got: list[int] = []
        threads = [threading.Thread(target=lambda: got.append(client.count_flow_runs())) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
    else:
        got = asyncio.run(main())
    assert got == [7] * 20
    return 7


def in_child(body: Callable[[], Any], within: float = 10) -> str:
    """What `body` returns in a forked child, as text; or the error, or that it hangs."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            try:
                said = repr(body())
            except BaseException:
                said = traceback.format_exc()
            os.write(write, said.encode()[:60_000])
        finally:
            os._exit(0)
    os.close(write)
    try:
        end = time.monotonic() + within
        while os.waitpid(child, os.WNOHANG) == (0, 0):
            if time.monotonic() > end:
                os.kill(child, 9)
                os.waitpid(child, 0)
                return "it hangs"
            time.sleep(0.005)
        with os.fdopen(read, "rb") as pipe:
            read = -1
            return pipe.read().decode()
    finally:
        if read >= 0:
            os.close(read)


def test_a_client_not_used_before_the_fork_works_in_both(wire: Wire, mode: str) -> None:
    client = make(mode, wire.api_url)
    assert in_child(lambda: count(client)) == "7"
    assert count(client) == 7


def test_a_client_used_before_the_fork_works_in_both(wire: Wire, mode: str) -> None:
    client = make(mode, wire.api_url)
    assert count(client) == 7
    assert in_child(lambda: count(client)) == "7"
    assert count(client) == 7
    assert in_child(lambda: count_many(client)) == "7"
    assert count_many(client) == 7


def test_parent_and_child_use_separate_connections(wire: Wire, mode: str) -> None:
    client = make(mode, wire.api_url)
    count(client)
    in_child(lambda: count(client))
    count(client)
    assert [seen.connection for seen in wire.requests] == [1, 2, 1]


def test_a_client_opened_by_the_parent_works_in_the_child(wire: Wire, mode: str) -> None:
    if mode == "sync":
        with SyncPrefectClient(wire.api_url) as client:
            assert in_child(lambda: count(client)) == "7"
            assert count(client) == 7
        return

    async def enter(client: PrefectClient) -> None:
        await client.__aenter__()
        await client.count_flow_runs()

    opened = PrefectClient(wire.api_url)
    asyncio.run(enter(opened))
    assert in_child(lambda: count(opened)) == "7"
    assert count(opened) == 7


def test_a_new_client_in_the_child_works(wire: Wire, mode: str) -> None:
    assert count(make(mode, wire.api_url)) == 7
    assert in_child(lambda: count(make(mode, wire.api_url))) == "7"


def test_a_grandchild(wire: Wire, mode: str) -> None:
    client = make(mode, wire.api_url)
    count(client)
    assert in_child(lambda: (count(client), in_child(lambda: count(client)))) == "(7, '7')"


def test_a_fork_during_calls_of_other_threads(mode: str) -> None:
    def reply(seen: Seen) -> bytes:
        time.sleep(0.002)
        return usual(seen)

    with Wire(reply) as wire:
        client = make(mode, wire.api_url)
        over = threading.Event()
        wrong: list[BaseException] = []

        def on_and_on() -> None:
            try:
                while not over.is_set():
                    count(client)
            except BaseException as error:
                wrong.append(error)

        threads = [threading.Thread(target=on_and_on) for _ in range(4)]
        for thread in threads:
            thread.start()
        try:
            got = [in_child(lambda: count(client)) for _ in range(10)]
        finally:
            over.set()
            for thread in threads:
                thread.join(10)
        assert got == ["7"] * 10
        assert wrong == []


def test_a_fork_within_a_running_event_loop(wire: Wire) -> None:
    """The child runs an event loop of its own in a thread, because its copy of the parent's is unusable."""
    client = PrefectClient(wire.api_url)

    def elsewhere() -> int:
        got: list[int] = []
        thread = threading.Thread(target=lambda: got.append(asyncio.run(client.count_flow_runs())))
        thread.start()
        thread.join(8)
        return got[0]

    async def main() -> list[Any]:
        first = await client.count_flow_runs()
        child = in_child(elsewhere)
        return [first, child, await client.count_flow_runs()]

    assert asyncio.run(main()) == [7, "7", 7]


def test_closing_in_the_child_keeps_the_parents_connection(wire: Wire, mode: str) -> None:
    client = make(mode, wire.api_url)
    count(client)

    async def leave() -> None:
        await client.__aexit__(None, None, None)

    def close() -> str:
        if mode == "sync":
            client.__exit__(None, None, None)
        else:
            asyncio.run(leave())
        return "closed"

    assert in_child(close) == "'closed'"
    assert count(client) == 7
    assert [seen.connection for seen in wire.requests] == [1, 1]


def test_dropping_the_client_in_the_child_keeps_the_parents_connection(wire: Wire, mode: str) -> None:
    clients = [make(mode, wire.api_url)]
    count(clients[0])
    assert in_child(clients.clear) == "None"
    assert count(clients[0]) == 7
    assert [seen.connection for seen in wire.requests] == [1, 1]


def test_using_and_dropping_the_client_in_the_child_keeps_the_parents_connection(
    wire: Wire, mode: str
) -> None:
    clients = [make(mode, wire.api_url)]
    count(clients[0])

    def use_and_drop() -> int:
        got = count(clients[0])
        clients.clear()
        return got

    assert in_child(use_and_drop) == "7"
    assert count(clients[0]) == 7
    assert [seen.connection for seen in wire.requests] == [1, 2, 1]


def test_a_forked_child_exits_normally_and_without_output(wire: Wire, mode: str) -> None:
    program = """
import asyncio, os, sys, warnings, prefect_rs
warnings.simplefilter("ignore", DeprecationWarning)
mode, url = sys.argv[1:]
def count(client):
    got = client.count_flow_runs()
    return got if mode == "sync" else asyncio.run(got)
client = (prefect_rs.SyncPrefectClient if mode == "sync" else prefect_rs.PrefectClient)(url)
count(client)
child = os.fork()
assert count(client) == 7
if child:
    assert os.waitpid(child, 0)[1] == 0
    assert count(client) == 7
"""
    ran = run_python(program, mode, wire.api_url)
    assert (ran.stderr, ran.returncode) == ("", 0)


def test_models_read_before_the_fork_work_in_the_child(mode: str, api_url: str) -> None:
    client = make(mode, api_url)
    flow_id = client.create_flow_from_name("forked")
    flow_id = flow_id if mode == "sync" else asyncio.run(flow_id)
    read = client.read_flow(flow_id)
    flow = read if mode == "sync" else asyncio.run(read)
    assert in_child(lambda: (flow.id == flow_id, flow.name)) == "(True, 'forked')"


def begin(client: Any) -> tuple[threading.Thread, list[int]]:
    """Make a call in a thread."""
    got: list[int] = []
    thread = threading.Thread(target=lambda: got.append(count(client)), daemon=True)
    thread.start()
    return thread, got


def test_a_call_pending_at_the_fork_is_the_parents(mode: str) -> None:
    """The child uses the client, drops it and its copy of the call, and exits. The parent's call goes on."""
    forked = threading.Event()

    def reply(seen: Seen) -> bytes | None:
        if seen.connection == 1:
            forked.wait(20)
        return usual(seen)

    with Wire(reply) as wire:
        clients = [make(mode, wire.api_url)]
        thread, got = begin(clients[0])
        assert eventually(lambda: wire.requests)

        def use_and_drop() -> int:
            number = count(clients[0])
            clients.clear()
            gc.collect()
            return number

        assert [in_child(use_and_drop) for _ in range(3)] == ["7"] * 3
        forked.set()
        thread.join(20)
        assert got == [7]
        assert count(clients[0]) == 7
        assert [seen.connection for seen in wire.requests] == [1, 2, 3, 4, 1]


def test_a_child_may_drop_calls_that_its_parent_awaits() -> None:
    """Children are forked while a thread of the parent is busy. Each drops two hundred of its calls."""

    def reply(seen: Seen) -> bytes | None:
        return usual(seen) if seen.path.endswith("/count") else None

    with Wire(reply) as wire:
        settings = {"timeout": 30, "limits": {"max_connections": 300}}
        client = PrefectClient(wire.api_url, httpx_settings=settings)

        def drop(calls: list[Any]) -> str:
            for call in calls:
                call.close()
            calls.clear()
            gc.collect()
            return "dropped"

        async def main() -> None:
            calls = [client.read_flows() for _ in range(200)]
            for call in calls:
                call.send(None)
            busy = [asyncio.create_task(client.count_flow_runs()) for _ in range(200)]
            children = []
            for _ in range(10):
                await asyncio.sleep(0)
                children.append(in_child(lambda: drop(calls)))
            assert children == ["'dropped'"] * 10
            assert await asyncio.gather(*busy) == [7] * 200
            assert eventually(lambda: len(wire.requests) == 400)
            open_ones = wire.open
            assert open_ones >= 200
            drop(calls)
            assert await asyncio.to_thread(eventually, lambda: wire.open <= open_ones - 200)

        asyncio.run(main())


FIRST_USE = """
import builtins, os, sys, threading
from prefect_rs.client.schemas.objects import FlowRun

ID = "00000000-0000-0000-0000-000000000005"
RUN = '{"id": "%s", "flow_id": "%s", "name": "n"}' % (ID, ID)
read = lambda: FlowRun.model_validate_json(RUN).id
reached, forked, real = threading.Event(), threading.Event(), builtins.__import__

def pausing(name, *args, **kwargs):
    if name == "uuid" and threading.current_thread().name == "reader":
        reached.set()
        forked.wait(20)
    return real(name, *args, **kwargs)

builtins.__import__ = pausing
threading.Thread(target=read, name="reader").start()
assert reached.wait(10)
child = os.fork()
if child == 0:
    os._exit(read().int)
threading.Timer(10, os.kill, (child, 9)).start()
status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
forked.set()
os._exit(status)
"""


def test_a_fork_while_another_thread_reads_the_first_id() -> None:
    """The module that it needs for this is imported by Python code, in which the thread may be stopped."""
    ran = run_python(FIRST_USE)
    assert ran.returncode == 5, ran.stderr
