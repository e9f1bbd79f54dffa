"""Calls of the async client: context variables, event loops, many concurrent calls."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import json
import logging
import os
import threading
import time
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import PrefectClient

from tests.support.wire import Seen, Wire, answer, eventually, run_python, silent, usual

# ---- Context variables, current task, traceback --------------------------------------------------


def test_context_variables_are_kept() -> None:
    place: contextvars.ContextVar[str] = contextvars.ContextVar("place", default="nowhere")
    logged: list[str] = []

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            logged.append(place.get())

    handler = Handler()
    logging.getLogger("prefect_rs").addHandler(handler)
    try:
        with Wire(lambda _: answer("3.0.0")) as wire:

            async def main(name: str) -> str:
                place.set(name)
                await PrefectClient(wire.api_url).raise_for_api_version_mismatch()
                return place.get()

            async def both() -> list[str]:
                return list(await asyncio.gather(main("here"), main("there")))

            assert asyncio.run(both()) == ["here", "there"]
    finally:
        logging.getLogger("prefect_rs").removeHandler(handler)
    assert sorted(logged) == ["here", "there"]


def test_current_task(wire: Wire) -> None:
    async def main() -> None:
        before = asyncio.current_task()
        await PrefectClient(wire.api_url).read_flows()
        assert asyncio.current_task() is before

    asyncio.run(main())


def test_the_traceback_shows_the_callers_line() -> None:
    async def main(url: str) -> None:
        await PrefectClient(url).read_flow(uuid4())  # the line to look for

    with Wire(lambda _: answer({}, 500)) as wire, pytest.raises(Exception, match="500") as caught:
        asyncio.run(main(wire.api_url))
    lines = [str(entry.statement) for entry in caught.traceback]
    assert any("the line to look for" in line for line in lines)


# ---- Event loops ---------------------------------------------------------------------------------


def test_one_client_on_several_loops_in_sequence(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    for _ in range(20):
        assert asyncio.run(client.count_flow_runs()) == 7
    assert len(wire.requests) == 20


def test_the_connection_is_reused_on_the_next_loop(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    for _ in range(5):
        asyncio.run(client.count_flow_runs())
    assert wire.opened == 1


def test_one_client_on_several_loops_at_once(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    got: list[list[int]] = []

    async def main() -> list[int]:
        return list(await asyncio.gather(*(client.count_flow_runs() for _ in range(25))))

    threads = [threading.Thread(target=lambda: got.append(asyncio.run(main()))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert got == [[7] * 25] * 8


def test_two_loops_in_turns_use_no_more_descriptors(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    loops = [asyncio.new_event_loop() for _ in range(2)]
    try:
        for loop in loops:
            loop.run_until_complete(client.count_flow_runs())
        before = len(os.listdir("/proc/self/fd"))
        for _ in range(30):
            for loop in loops:
                assert loop.run_until_complete(client.count_flow_runs()) == 7
        assert len(os.listdir("/proc/self/fd")) <= before + 4
    finally:
        for loop in loops:
            loop.close()


def test_many_loops_leave_no_descriptors_behind(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    asyncio.run(client.count_flow_runs())
    gc.collect()
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(30):
        asyncio.run(client.count_flow_runs())
    gc.collect()
    assert len(os.listdir("/proc/self/fd")) <= before + 4


def test_a_loop_closed_with_pending_calls_leaves_the_client_usable() -> None:
    answered = threading.Event()

    def reply(seen: Seen) -> bytes:
        if seen.path.endswith("/flows/filter"):
            answered.wait(10)
        return usual(seen)

    with Wire(reply) as wire:
        client = PrefectClient(wire.api_url)
        loop = asyncio.new_event_loop()
        call = client.read_flows()

        async def begin() -> None:
            call.send(None)

        loop.run_until_complete(begin())
        assert eventually(lambda: len(wire.requests) == 1)
        loop.close()
        answered.set()
        assert asyncio.run(client.count_flow_runs()) == 7
        call.close()


ENDINGS = {
    "tasks pending at the end of asyncio.run": """
        async def main():
            for _ in range(5):
                kept.append(asyncio.create_task(client.read_flows()))
            await asyncio.sleep(0.2)
        asyncio.run(main())
    """,
    "the interpreter exits within the loop": """
        async def main():
            kept.append(asyncio.ensure_future(client.read_flows()))
            await asyncio.sleep(0.2)
            sys.exit(0)
        asyncio.run(main())
    """,
    "a started call is kept in a global": """
        async def main():
            call = client.read_flows()
            call.send(None)
            kept.append(call)
            await asyncio.sleep(0.2)
        asyncio.run(main())
    """,
    "answers arrive after the loop is closed": """
        async def main():
            for _ in range(20):
                call = answering.hello()
                call.send(None)
                kept.append(call)
        asyncio.run(main())
        time.sleep(0.3)
    """,
    "a daemon thread still runs a loop": """
        async def main():
            await asyncio.gather(*(client.read_flows() for _ in range(5)))
        threading.Thread(target=lambda: asyncio.run(main()), daemon=True).start()
        time.sleep(0.3)
    """,
    "a thread keeps making calls": """
        async def main():
            while True:
                await answering.hello()
        threading.Thread(target=lambda: asyncio.run(main()), daemon=True).start()
        time.sleep(0.3)
    """,
    "a client in a reference cycle": """
        async def main():
            client_list = [client]
            client_list.append(client_list)
            await answering.hello()
        asyncio.run(main())
    """,
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_interpreter_exits_without_output(ending: str) -> None:
    lines = [line[8:] for line in ENDINGS[ending].strip("\n").splitlines()]
    program = "\n".join(
        [
            "import asyncio, sys, threading, time, prefect_rs",
            "client = prefect_rs.PrefectClient(sys.argv[1])",
            "answering = prefect_rs.PrefectClient(sys.argv[2])",
            "kept = []",
            *lines,
            "print('end')" if "exit" not in ENDINGS[ending] else "",
        ]
    )
    with Wire(silent) as mute, Wire() as wire:
        ran = run_python(program, mute.api_url, wire.api_url)
    assert ran.stderr == ""
    assert ran.returncode == 0


# ---- Many concurrent calls -----------------------------------------------------------------------


def test_a_thousand_calls_at_once(wire: Wire) -> None:
    async def main() -> list[int]:
        async with PrefectClient(wire.api_url) as client:
            return list(await asyncio.gather(*(client.count_flow_runs() for _ in range(1000))))

    assert asyncio.run(main()) == [7] * 1000
    assert len([seen for seen in wire.requests if seen.path.endswith("/count")]) == 1000
    # 16 at a time. Those above 8 are closed when idle, and opened again: more of them on a busy machine.
    assert wire.opened < 500


def test_a_thousand_calls_each_get_their_own_response() -> None:
    def reply(seen: Seen) -> bytes:
        run_id = seen.path.rpartition("/")[2]
        return answer({"id": run_id, "name": f"run {run_id}", "flow_id": run_id})

    ids = [UUID(int=number) for number in range(1000)]
    with Wire(reply) as wire:

        async def main() -> list[Any]:
            client = PrefectClient(wire.api_url)
            return list(await asyncio.gather(*(client.read_flow_run(each) for each in ids)))

        runs = asyncio.run(main())
    assert [run.id for run in runs] == ids
    assert [run.name for run in runs] == [f"run {each}" for each in ids]


def test_a_thousand_failing_calls_each_raise() -> None:
    async def main(url: str) -> list[Any]:
        client = PrefectClient(url)
        calls = [client.read_flow(uuid4()) for _ in range(1000)]
        return list(await asyncio.gather(*calls, return_exceptions=True))

    with Wire(lambda _: answer({"detail": "none"}, 404)) as wire:
        got = asyncio.run(main(wire.api_url))
    assert {type(each).__name__ for each in got} == {"ObjectNotFound"}
    assert len({id(each) for each in got}) == 1000


# ---- The event loop is not blocked ---------------------------------------------------------------


def test_decoding_a_page_does_not_block_the_loop() -> None:
    run = {
        "id": str(uuid4()),
        "name": "a run",
        "flow_id": str(uuid4()),
        "parameters": {"rows": [{"number": number, "text": "x" * 20} for number in range(200)]},
        "state": {"id": str(uuid4()), "type": "RUNNING", "name": "Running"},
    }
    page = json.dumps([run] * 200).encode()
    reply = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
    raw = reply % (len(page), page)
    with Wire(lambda _: raw) as wire:

        async def main() -> tuple[float, float]:
            client = PrefectClient(wire.api_url)
            await client.read_flow_runs(limit=200)
            longest, last, over = 0.0, time.perf_counter(), False

            async def tick() -> None:
                nonlocal longest, last
                while not over:
                    await asyncio.sleep(0)
                    now = time.perf_counter()
                    longest, last = max(longest, now - last), now

            ticking = asyncio.create_task(tick())
            for _ in range(3):
                runs = await client.read_flow_runs(limit=200)
            over = True
            await ticking
            assert len(runs) == 200
            assert runs[-1].parameters["rows"][7]["number"] == 7
            began = time.perf_counter()
            json.loads(page)
            return longest, time.perf_counter() - began

        longest, plain = asyncio.run(main())
    print(f"longest hold {longest * 1000:.1f} ms, json.loads alone {plain * 1000:.1f} ms")
    # For a page of this size the json module needs tens of milliseconds. Other threads of this process take
    # the GIL, too, for up to 5 ms at a time.
    assert longest < plain + 0.05
