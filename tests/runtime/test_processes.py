"""Clients and forked processes: none hangs, each process has connections of its own."""

from __future__ import annotations

import asyncio
import copy
import gc
import multiprocessing
import os
import pickle
import socket
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from typing import Any

import prefect_rs
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient

from tests.support.wire import Seen, Wire, eventually, run_python, usual

MODES = ["sync", "async"]

# Python 3.12 and later warn about every fork of a process that has threads. Here that is what is tested.
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


@pytest.fixture
def wire() -> Iterator[Wire]:
    with Wire() as made:
        yield made


def make(mode: str, url: str) -> Any:
    """A client that gives up after a few seconds, so that a test that fails does so soon."""
    kind = SyncPrefectClient if mode == "sync" else PrefectClient
    return kind(url, httpx_settings={"timeout": 5})


def count(client: Any) -> int:
    """One call through whichever client."""
    got = client.count_flow_runs()
    number: int = got if isinstance(client, SyncPrefectClient) else asyncio.run(got)
    return number


def count_many(client: Any) -> int:
    """Several calls at once."""

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
    """What `body` gives in a forked child, as text; or what went wrong, or that it hangs."""
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


# ---- fork ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
def test_a_client_made_and_not_used_before_the_fork_works_in_both(wire: Wire, mode: str) -> None:
    client = make(mode, wire.api_url)
    assert in_child(lambda: count(client)) == "7"
    assert count(client) == 7


@pytest.mark.parametrize("mode", MODES)
def test_a_client_used_before_the_fork_works_in_both(wire: Wire, mode: str) -> None:
    client = make(mode, wire.api_url)
    assert count(client) == 7
    assert in_child(lambda: count(client)) == "7"
    assert count(client) == 7
    assert in_child(lambda: count_many(client)) == "7"
    assert count_many(client) == 7


@pytest.mark.parametrize("mode", MODES)
def test_the_child_uses_connections_of_its_own_and_the_parents_goes_on(wire: Wire, mode: str) -> None:
    client = make(mode, wire.api_url)
    count(client)
    in_child(lambda: count(client))
    count(client)
    assert [seen.connection for seen in wire.requests] == [1, 2, 1]


@pytest.mark.parametrize("mode", MODES)
def test_a_client_that_is_open_in_the_parent_works_in_the_child(wire: Wire, mode: str) -> None:
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


@pytest.mark.parametrize("mode", MODES)
def test_a_new_client_in_the_child_works(wire: Wire, mode: str) -> None:
    assert count(make(mode, wire.api_url)) == 7
    assert in_child(lambda: count(make(mode, wire.api_url))) == "7"


@pytest.mark.parametrize("mode", MODES)
def test_a_child_of_a_child_works(wire: Wire, mode: str) -> None:
    client = make(mode, wire.api_url)
    count(client)
    assert in_child(lambda: (count(client), in_child(lambda: count(client)))) == "(7, '7')"


@pytest.mark.parametrize("mode", MODES)
def test_a_fork_while_other_threads_call(mode: str) -> None:
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
    """The child runs an event loop of its own, in a thread: its copy of the parent's is not for use."""
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


@pytest.mark.parametrize("mode", MODES)
def test_closing_in_the_child_leaves_the_parents_connection(wire: Wire, mode: str) -> None:
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


@pytest.mark.parametrize("mode", MODES)
def test_dropping_the_client_in_the_child_does_not_hang_and_leaves_the_parents(wire: Wire, mode: str) -> None:
    clients = [make(mode, wire.api_url)]
    count(clients[0])
    assert in_child(clients.clear) == "None"
    assert count(clients[0]) == 7
    assert [seen.connection for seen in wire.requests] == [1, 1]


@pytest.mark.parametrize("mode", MODES)
def test_using_then_dropping_the_client_in_the_child_leaves_the_parents(wire: Wire, mode: str) -> None:
    clients = [make(mode, wire.api_url)]
    count(clients[0])

    def use_and_drop() -> int:
        got = count(clients[0])
        clients.clear()
        return got

    assert in_child(use_and_drop) == "7"
    assert count(clients[0]) == 7
    assert [seen.connection for seen in wire.requests] == [1, 2, 1]


@pytest.mark.parametrize("mode", MODES)
def test_a_forked_child_ends_in_the_usual_way_without_a_word(wire: Wire, mode: str) -> None:
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


@pytest.mark.parametrize("mode", MODES)
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


@pytest.mark.parametrize("mode", MODES)
def test_a_call_that_is_under_way_at_the_fork_is_the_parents(mode: str) -> None:
    """The child uses the client, drops it and what it has of the call, and ends; the call goes on."""
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


def test_a_child_may_drop_the_calls_that_its_parent_awaits() -> None:
    """Each child, forked while the parent's thread is busy, ends two hundred calls that are not its own."""

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


# ---- multiprocessing -------------------------------------------------------------------------------

PROGRAM = """
import asyncio, concurrent.futures, multiprocessing, sys, warnings, prefect_rs
warnings.simplefilter("ignore", DeprecationWarning)

def count(client):
    got = client.count_flow_runs()
    return got if isinstance(got, int) else asyncio.run(got)

def make(mode, url):
    return prefect_rs.SyncPrefectClient(url) if mode == "sync" else prefect_rs.PrefectClient(url)

def body(mode, url):
    return count(client) if client is not None else count(make(mode, url))

client = None
if __name__ == "__main__":
    method, mode, url = sys.argv[1:]
    parents = make(mode, url)
    count(parents)
    if method == "fork":
        client = parents
    context = multiprocessing.get_context(method)
    with context.Pool(2) as pool:
        print(pool.starmap(body, [(mode, url)] * 6), count(parents))
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
        print(list(pool.map(body, [mode] * 6, [url] * 6)), count(parents))
"""


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_every_start_method_of_multiprocessing_works(
    wire: Wire, mode: str, method: str, tmp_path: Any
) -> None:
    """With fork the children use the parent's client, with the others they make their own."""
    script = tmp_path / "script.py"
    script.write_text(PROGRAM)
    run = "import runpy, sys; sys.argv.pop(0); runpy.run_path(sys.argv[0], run_name='__main__')"
    if method == "fork":
        ran = run_python(run, str(script), method, mode, wire.api_url)
    else:
        ran = subprocess.run(
            [sys.executable, str(script), method, mode, wire.api_url],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (ran.stdout, ran.stderr) == ("[7, 7, 7, 7, 7, 7] 7\n" * 2, "")


# ---- A prefork server ------------------------------------------------------------------------------

APPLICATION = """
import asyncio, os, prefect_rs
sync_client = prefect_rs.SyncPrefectClient(os.environ["API"])
async_client = prefect_rs.PrefectClient(os.environ["API"])
if os.environ["USED"] == "yes":
    sync_client.count_flow_runs()
    asyncio.run(async_client.count_flow_runs())

def application(environ, start_response):
    if environ["PATH_INFO"] == "/sync":
        counted = sync_client.count_flow_runs()
    else:
        counted = asyncio.run(async_client.count_flow_runs())
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{os.getpid()} {counted}".encode()]
"""


@pytest.mark.parametrize("used", ["yes", "no"])
@pytest.mark.parametrize("worker", ["sync", "gthread"])
def test_gunicorn_with_preload(wire: Wire, worker: str, used: str, tmp_path: Any) -> None:
    """The application, with its clients, is loaded before the workers are forked; and ends without a word."""
    (tmp_path / "application.py").write_text(APPLICATION)
    # A worker of gunicorn's that is told to end while it still begins does not hear it.
    (tmp_path / "config.py").write_text(
        "def post_worker_init(worker): open(f'up-{worker.pid}', 'w').close()\n"
    )
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        listener.set_inheritable(True)
        options = ["--config", "config.py", "--preload", "--workers", "2", "--worker-class", worker]
        options += ["--log-level", "warning", "--no-control-socket"]
        if worker == "gthread":
            options += ["--threads", "4"]
        run = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "gunicorn",
                *options,
                "--bind",
                f"fd://{listener.fileno()}",
                "application",
            ],
            cwd=tmp_path,
            env={**os.environ, "API": wire.api_url, "USED": used},
            pass_fds=[listener.fileno()],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            said: list[str] = []
            assert eventually(lambda: len(list(tmp_path.glob("up-*"))) == 2)

            def ask(path: str) -> None:
                connection = HTTPConnection("127.0.0.1", listener.getsockname()[1], timeout=20)
                connection.request("GET", path)
                said.append(connection.getresponse().read().decode())
                connection.close()

            threads = [threading.Thread(target=ask, args=(path,)) for path in ("/sync", "/async") * 15]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(30)
        finally:
            run.terminate()
            out, _ = run.communicate(timeout=30)
    assert out == ""
    assert [each.split()[1] for each in said] == ["7"] * 30
    assert str(run.pid) not in {each.split()[0] for each in said}
    if used == "yes":  # the workers leave the master's connections alone
        first, second, *others = (seen.connection for seen in wire.requests)
        assert (first, second) == (1, 2)
        assert min(others) > 2


# ---- Copies ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickling_a_client_says_that_it_cannot_be_done(wire: Wire, mode: str, protocol: int) -> None:
    client = make(mode, wire.api_url)
    with pytest.raises((TypeError, pickle.PicklingError)) as caught:
        pickle.dumps(client, protocol)
    assert type(client).__name__ in str(caught.value)
    assert "pickle" in str(caught.value)


@pytest.mark.parametrize("mode", MODES)
def test_copying_a_client_says_that_it_cannot_be_done(wire: Wire, mode: str) -> None:
    client = make(mode, wire.api_url)
    for copied in (copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match=type(client).__name__):
            copied(client)


def test_pickling_a_call_says_that_it_cannot_be_done(wire: Wire) -> None:
    call = PrefectClient(wire.api_url).hello()
    with pytest.raises((TypeError, pickle.PicklingError)):
        pickle.dumps(call)
    call.close()
    assert prefect_rs.__version__
