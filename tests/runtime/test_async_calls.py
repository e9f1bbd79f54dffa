"""What an async method returns is a coroutine like any other: awaited, gathered, cancelled, dropped."""

from __future__ import annotations

import asyncio
import collections.abc
import contextvars
import gc
import inspect
import json
import logging
import os
import sys
import threading
import time
import warnings
import weakref
from collections.abc import Awaitable, Callable, Iterator
from typing import Any
from uuid import UUID, uuid4

import anyio
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.schemas.objects import Flow
from prefect_rs.exceptions import ObjectNotFound, ValidationError

from tests.support.wire import Seen, Wire, answer, eventually, run_python, silent, unresponsive_host, usual


@pytest.fixture
def wire() -> Iterator[Wire]:
    with Wire() as made:
        yield made


@pytest.fixture
def mute() -> Iterator[Wire]:
    """A server that takes requests and never answers."""
    with Wire(silent) as made:
        yield made


def drop(call: Any) -> None:
    """Close a call that is not to be awaited, so that it does not warn."""
    call.close()


# ---- A coroutine by every measure ------------------------------------------------------------------


def test_a_call_passes_every_check_for_a_coroutine(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    call: Any = client.read_flows()
    assert inspect.isawaitable(call)
    assert asyncio.iscoroutine(call)
    assert isinstance(call, collections.abc.Coroutine)
    assert isinstance(call, collections.abc.Awaitable)
    assert not asyncio.isfuture(call)
    named: Any = call  # typing knows coroutines without their names
    assert named.__name__ == "read_flows"
    assert named.__qualname__ == "PrefectClient.read_flows"
    assert "read_flows" in repr(call)
    drop(call)


def test_asyncio_run_takes_a_call_itself(wire: Wire) -> None:
    response = asyncio.run(PrefectClient(wire.api_url).hello())
    assert response.status_code == 200
    assert response.json() == "\N{WAVING HAND SIGN}"


def test_run_until_complete_takes_a_call_itself(wire: Wire) -> None:
    loop = asyncio.new_event_loop()
    try:
        assert loop.run_until_complete(PrefectClient(wire.api_url).read_flows()) == []
    finally:
        loop.close()


def test_run_coroutine_threadsafe_takes_a_call(wire: Wire) -> None:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        client = PrefectClient(wire.api_url)
        assert asyncio.run_coroutine_threadsafe(client.count_flow_runs(), loop).result(10) == 7
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


async def through_create_task(client: PrefectClient) -> Any:
    task = asyncio.create_task(client.count_flow_runs(), name="counting")
    assert task.get_name() == "counting"
    return await task


async def through_ensure_future(client: PrefectClient) -> Any:
    return await asyncio.ensure_future(client.count_flow_runs())


async def through_gather(client: PrefectClient) -> Any:
    first, second = await asyncio.gather(client.count_flow_runs(), client.count_flow_runs())
    assert first == second
    return first


async def through_wait_for(client: PrefectClient) -> Any:
    return await asyncio.wait_for(client.count_flow_runs(), 10)


async def through_as_completed(client: PrefectClient) -> Any:
    (first,) = asyncio.as_completed([client.count_flow_runs()])
    return await first


async def through_wait(client: PrefectClient) -> Any:
    done, pending = await asyncio.wait([asyncio.create_task(client.count_flow_runs())])
    assert not pending
    return done.pop().result()


async def through_shield(client: PrefectClient) -> Any:
    return await asyncio.shield(client.count_flow_runs())


async def through_anyio_group(client: PrefectClient) -> Any:
    got: list[int] = []

    async def one() -> None:
        got.append(await client.count_flow_runs())

    async with anyio.create_task_group() as group:
        group.start_soon(one)
        group.start_soon(one)
    assert len(got) == 2
    return got[0]


async def through_anyio_start_soon(client: PrefectClient) -> Any:
    async with anyio.create_task_group() as group:
        group.start_soon(client.hello)
    return await client.count_flow_runs()


async def through_yield_from_await(client: PrefectClient) -> Any:
    class Wrapped:
        def __await__(self) -> Any:
            return client.count_flow_runs().__await__()

    return await Wrapped()


WAYS: list[Callable[[PrefectClient], Awaitable[Any]]] = [
    through_create_task,
    through_ensure_future,
    through_gather,
    through_wait_for,
    through_as_completed,
    through_wait,
    through_shield,
    through_anyio_group,
    through_anyio_start_soon,
    through_yield_from_await,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_way_to_await_gives_the_result(wire: Wire, way: Callable[[PrefectClient], Any]) -> None:
    async def main() -> Any:
        async with PrefectClient(wire.api_url) as client:
            return await way(client)

    assert asyncio.run(main()) == 7


@pytest.mark.skipif(sys.version_info < (3, 11), reason="asyncio.TaskGroup came with Python 3.11")
def test_a_task_group_takes_calls(wire: Wire) -> None:
    async def main() -> list[int]:
        client = PrefectClient(wire.api_url)
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(client.count_flow_runs()) for _ in range(5)]
        return [task.result() for task in tasks]

    assert asyncio.run(main()) == [7] * 5


def test_anyio_run_works(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    assert anyio.run(client.read_flows) == []


def test_an_eager_task_and_debug_mode_work(wire: Wire) -> None:
    async def main() -> int:
        return await asyncio.create_task(PrefectClient(wire.api_url).count_flow_runs())

    assert asyncio.run(main(), debug=True) == 7


def test_gather_gives_exceptions_where_asked_to() -> None:
    def reply(seen: Seen) -> bytes:
        return answer({"detail": "no such run"}, 404) if "flow_runs" in seen.path else usual(seen)

    with Wire(reply) as wire:

        async def main() -> list[Any]:
            client = PrefectClient(wire.api_url)
            calls: list[Any] = [client.read_flow_run(uuid4()), client.read_flows()]
            return await asyncio.gather(*calls, return_exceptions=True)

        missing, flows = asyncio.run(main())
    assert isinstance(missing, ObjectNotFound)
    assert flows == []


# ---- Before it is awaited --------------------------------------------------------------------------


def test_nothing_is_sent_before_it_is_awaited(wire: Wire) -> None:
    async def main() -> None:
        client = PrefectClient(wire.api_url)
        call = client.read_flows()
        await asyncio.sleep(0.1)
        assert (wire.opened, wire.requests) == (0, [])
        await call
        assert [seen.path for seen in wire.requests] == ["/api/flows/filter"]

    asyncio.run(main())


def test_a_call_may_be_made_without_a_loop_and_awaited_later(wire: Wire) -> None:
    call = PrefectClient(wire.api_url).count_flow_runs()

    async def main() -> Any:
        return await call

    assert asyncio.run(main()) == 7


def test_awaiting_twice_is_an_error(wire: Wire) -> None:
    async def main() -> None:
        call = PrefectClient(wire.api_url).read_flows()
        await call
        with pytest.raises(RuntimeError, match="cannot reuse already awaited coroutine"):
            await call
        assert len(wire.requests) == 1

    asyncio.run(main())


def test_awaiting_twice_at_once_is_an_error_and_the_first_goes_on(wire: Wire) -> None:
    async def main() -> list[Any]:
        call = PrefectClient(wire.api_url).count_flow_runs()

        async def wait() -> Any:
            return await call

        return list(await asyncio.gather(wait(), wait(), return_exceptions=True))

    first, second = asyncio.run(main())
    assert first == 7
    assert isinstance(second, RuntimeError)
    assert "being awaited already" in str(second) or "already awaited" in str(second)
    assert len(wire.requests) == 1


def test_a_call_that_is_never_awaited_warns(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    with pytest.warns(RuntimeWarning, match=r"coroutine 'PrefectClient\.read_flows' was never awaited"):
        client.read_flows()  # type: ignore[unused-coroutine]
    assert wire.requests == []


def test_a_call_that_is_wrong_and_never_awaited_warns_too(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    with pytest.warns(RuntimeWarning, match="never awaited"):
        client.read_flow("no uuid")  # type: ignore[unused-coroutine]


def test_wrong_arguments_are_told_when_awaited_and_nothing_is_sent(wire: Wire) -> None:
    async def main() -> None:
        call = PrefectClient(wire.api_url).read_flow("no uuid")
        with pytest.raises(ValidationError, match="flow_id"):
            await call

    asyncio.run(main())
    assert wire.opened == 0


def test_a_closed_call_does_not_warn_and_sends_nothing(wire: Wire) -> None:
    call = PrefectClient(wire.api_url).read_flows()
    call.close()
    call.close()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        del call
        gc.collect()
    assert wire.opened == 0


def test_a_closed_call_cannot_be_awaited(wire: Wire) -> None:
    async def main() -> None:
        call = PrefectClient(wire.api_url).read_flows()
        call.close()
        with pytest.raises(RuntimeError, match="cannot reuse already awaited coroutine"):
            await call

    asyncio.run(main())
    assert wire.opened == 0


def test_throw_before_the_first_await_raises_what_was_thrown(wire: Wire) -> None:
    call = PrefectClient(wire.api_url).read_flows()
    with pytest.raises(KeyError, match="thrown"):
        call.throw(KeyError("thrown"))
    with pytest.raises(RuntimeError, match="cannot reuse already awaited coroutine"):
        call.send(None)
    assert wire.opened == 0


def test_throw_takes_a_class_a_class_and_value_and_an_instance(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    with pytest.raises(KeyError):
        client.read_flows().throw(KeyError)
    with pytest.raises(KeyError, match="why"):
        client.read_flows().throw(KeyError, "why")
    given = KeyError("it")
    with pytest.raises(KeyError) as caught:
        client.read_flows().throw(given)
    assert caught.value is given


def test_throwing_what_is_no_exception_is_a_type_error(wire: Wire) -> None:
    call = PrefectClient(wire.api_url).read_flows()
    with pytest.raises(TypeError):
        call.throw("text")  # type: ignore[call-overload]
    call.close()


def test_sending_a_value_before_the_start_is_a_type_error(wire: Wire) -> None:
    call = PrefectClient(wire.api_url).read_flows()
    with pytest.raises(TypeError, match="just-started"):
        call.send(1)
    call.close()


def test_without_a_running_loop_the_error_says_what_to_do(wire: Wire) -> None:
    call = PrefectClient(wire.api_url).read_flows()
    with pytest.raises(RuntimeError, match="running asyncio event loop") as caught:
        call.send(None)
    assert "SyncPrefectClient" in str(caught.value)
    assert wire.opened == 0


# ---- Given up --------------------------------------------------------------------------------------


def test_cancelling_drops_the_request_and_raises(mute: Wire) -> None:
    async def main() -> None:
        client = PrefectClient(mute.api_url)
        task = asyncio.create_task(client.read_flows())
        assert await asyncio.to_thread(eventually, lambda: len(mute.requests) == 1)
        assert mute.open == 1
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert task.cancelled()
        assert await asyncio.to_thread(eventually, lambda: mute.open == 0, 2)

    asyncio.run(main())


def test_cancelling_before_the_start_sends_nothing(mute: Wire) -> None:
    async def main() -> None:
        task = asyncio.create_task(PrefectClient(mute.api_url).read_flows())
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # as for any coroutine that was never started
        asyncio.run(main())
    assert mute.opened == 0


def test_cancelling_with_a_message_keeps_it(mute: Wire) -> None:
    told: list[str] = []

    async def main() -> None:
        async def body() -> None:
            try:
                await PrefectClient(mute.api_url).read_flows()
            except asyncio.CancelledError as error:
                told.extend(error.args)
                raise

        task = asyncio.create_task(body())
        await asyncio.sleep(0.05)
        task.cancel("enough")
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert told == ["enough"]


def test_close_while_waiting_drops_the_request(mute: Wire) -> None:
    async def main() -> None:
        call = PrefectClient(mute.api_url).read_flows()
        call.send(None)
        assert await asyncio.to_thread(eventually, lambda: len(mute.requests) == 1)
        call.close()
        assert await asyncio.to_thread(eventually, lambda: mute.open == 0, 2)

    asyncio.run(main())


def test_wait_for_gives_up_in_time_and_drops_the_request(mute: Wire) -> None:
    async def main() -> None:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(PrefectClient(mute.api_url).read_flows(), 0.2)
        assert await asyncio.to_thread(eventually, lambda: mute.open == 0, 2)

    began = time.monotonic()
    asyncio.run(main())
    assert time.monotonic() - began < 2
    assert len(mute.requests) == 1


@pytest.mark.skipif(sys.version_info < (3, 11), reason="asyncio.timeout came with Python 3.11")
def test_asyncio_timeout_gives_up_and_the_client_goes_on() -> None:
    def reply(seen: Seen) -> bytes | None:
        return None if seen.path.endswith("/flows/filter") else usual(seen)

    with Wire(reply) as wire:

        async def main() -> None:
            client = PrefectClient(wire.api_url)
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.2):
                    await client.read_flows()
            assert await client.count_flow_runs() == 7

        asyncio.run(main())


def test_anyio_cancel_scopes_work(mute: Wire) -> None:
    async def main() -> None:
        client = PrefectClient(mute.api_url)
        with anyio.move_on_after(0.2) as scope:
            await client.read_flows()
        assert scope.cancelled_caught
        with pytest.raises(TimeoutError):
            with anyio.fail_after(0.2):
                await client.read_flows()

    anyio.run(main)
    assert eventually(lambda: mute.open == 0, 4)


def test_cancelling_while_connecting_returns_at_once() -> None:
    async def main(url: str) -> None:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(PrefectClient(url).read_flows(), 0.2)

    with unresponsive_host() as url:
        began = time.monotonic()
        asyncio.run(main(url))
        assert time.monotonic() - began < 2


def test_a_failing_task_group_gives_up_its_other_calls(mute: Wire) -> None:
    async def main() -> None:
        client = PrefectClient(mute.api_url)

        async def fail() -> None:
            await asyncio.sleep(0.1)
            raise KeyError("other")

        async def both() -> None:
            async with anyio.create_task_group() as group:
                group.start_soon(client.read_flows)
                group.start_soon(fail)

        with pytest.raises(BaseException, match="unhandled errors") as caught:
            await both()
        assert "KeyError('other')" in repr(caught.value)

    asyncio.run(main())
    assert eventually(lambda: mute.open == 0, 4)


def test_given_up_calls_free_their_place_in_the_pool(mute: Wire) -> None:
    """More given-up calls than there may be connections: none of them keeps a place."""

    async def main() -> None:
        client = PrefectClient(mute.api_url, httpx_settings={"limits": {"max_connections": 2}})
        for _ in range(6):
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(client.read_flows(), 0.05)

    asyncio.run(main())
    assert eventually(lambda: mute.open == 0, 4)
    assert len(mute.requests) == 6


# ---- The caller's surroundings ---------------------------------------------------------------------


def test_the_callers_context_is_there_after_and_within() -> None:
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


def test_current_task_is_the_callers(wire: Wire) -> None:
    async def main() -> None:
        before = asyncio.current_task()
        await PrefectClient(wire.api_url).read_flows()
        assert asyncio.current_task() is before

    asyncio.run(main())


def test_the_traceback_shows_the_callers_line() -> None:
    async def main(url: str) -> None:
        await PrefectClient(url).read_flow(uuid4())  # the line to be shown

    with Wire(lambda _: answer({}, 500)) as wire, pytest.raises(Exception, match="500") as caught:
        asyncio.run(main(wire.api_url))
    lines = [str(entry.statement) for entry in caught.traceback]
    assert any("the line to be shown" in line for line in lines)


# ---- Event loops -----------------------------------------------------------------------------------


def test_one_client_on_many_loops_one_after_another(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    for _ in range(20):
        assert asyncio.run(client.count_flow_runs()) == 7
    assert len(wire.requests) == 20


def test_the_connection_is_kept_from_one_loop_to_the_next(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    for _ in range(5):
        asyncio.run(client.count_flow_runs())
    assert wire.opened == 1


def test_one_client_on_many_loops_at_once(wire: Wire) -> None:
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


def test_two_loops_in_turns_on_one_thread_use_no_more_descriptors(wire: Wire) -> None:
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


def test_a_loop_closed_with_calls_in_flight_leaves_the_client_usable() -> None:
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
    "the interpreter ends within the loop": """
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
    "a daemon thread runs a loop still": """
        async def main():
            await asyncio.gather(*(client.read_flows() for _ in range(5)))
        threading.Thread(target=lambda: asyncio.run(main()), daemon=True).start()
        time.sleep(0.3)
    """,
    "a thread calls on and on": """
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
def test_the_interpreter_ends_without_a_word(ending: str) -> None:
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


# ---- Many at once ----------------------------------------------------------------------------------


def test_a_thousand_calls_at_once(wire: Wire) -> None:
    async def main() -> list[int]:
        async with PrefectClient(wire.api_url) as client:
            return list(await asyncio.gather(*(client.count_flow_runs() for _ in range(1000))))

    assert asyncio.run(main()) == [7] * 1000
    assert len([seen for seen in wire.requests if seen.path.endswith("/count")]) == 1000
    # 16 at once, half of which may be closed while they are idle and opened again; but not one for each call.
    assert wire.opened < 100


def test_a_thousand_calls_each_get_their_own_answer() -> None:
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


def test_a_thousand_calls_that_fail_each_raise() -> None:
    async def main(url: str) -> list[Any]:
        client = PrefectClient(url)
        calls = [client.read_flow(uuid4()) for _ in range(1000)]
        return list(await asyncio.gather(*calls, return_exceptions=True))

    with Wire(lambda _: answer({"detail": "none"}, 404)) as wire:
        got = asyncio.run(main(wire.api_url))
    assert {type(each).__name__ for each in got} == {"ObjectNotFound"}
    assert len({id(each) for each in got}) == 1000


# ---- What is left behind ---------------------------------------------------------------------------


def test_a_call_that_is_done_keeps_nothing_alive(wire: Wire) -> None:
    class Own(PrefectClient):
        pass

    async def main() -> Any:
        client = Own(wire.api_url)
        await client.hello()
        return weakref.ref(client)

    gone = asyncio.run(main())
    gc.collect()
    assert gone() is None


def test_a_client_in_a_cycle_is_collected(wire: Wire) -> None:
    class Own(PrefectClient):
        pass

    client = Own(wire.api_url)
    client.me = client  # type: ignore[attr-defined]
    gone = weakref.ref(client)
    del client
    gc.collect()
    assert gone() is None


def calls_of_its_own(client: Any) -> dict[str, Any]:
    return {
        "a read": client.read_flows(),
        "entering": client.__aenter__(),
        "leaving": client.__aexit__(None, None, None),
        "a refused one": client.read_flow(client),
    }


@pytest.mark.filterwarnings("ignore:coroutine 'PrefectClient:RuntimeWarning")
@pytest.mark.parametrize("which", calls_of_its_own(PrefectClient("http://127.0.0.1:1/api")))
def test_a_client_that_holds_a_call_of_its_own_is_collected(wire: Wire, which: str) -> None:
    class Own(PrefectClient):
        pass

    def make() -> tuple[weakref.ref[Own], weakref.ref[Any]]:
        client = Own(wire.api_url)
        calls = calls_of_its_own(client)
        call = calls.pop(which)
        for other in calls.values():
            other.close()
        client.call = call  # type: ignore[attr-defined]
        return weakref.ref(client), weakref.ref(call)

    client, call = make()
    gc.collect()
    assert client() is None
    assert call() is None


def test_a_call_that_is_never_awaited_warns_though_it_is_in_a_cycle(wire: Wire) -> None:
    class Own(PrefectClient):
        pass

    client = Own(wire.api_url)
    client.call = client.read_flows()  # type: ignore[attr-defined]
    del client
    with pytest.warns(RuntimeWarning, match=r"coroutine 'PrefectClient\.read_flows' was never awaited"):
        gc.collect()


def test_weak_references_to_a_call_and_a_client_and_a_model(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    call = client.hello()
    model = Flow(name="f", id=uuid4())
    model.tags.append(model)  # type: ignore[arg-type]
    refs = [weakref.ref(each) for each in (client, call, model)]
    assert [ref() for ref in refs] == [client, call, model]
    call.close()
    del client, call, model
    gc.collect()
    assert [ref() for ref in refs] == [None] * 3


def test_a_sync_client_in_a_cycle_is_collected_and_its_connections_closed(wire: Wire) -> None:
    class Own(SyncPrefectClient):
        pass

    client = Own(wire.api_url)
    client.me = client  # type: ignore[attr-defined]
    client.hello()
    assert wire.open == 1
    gone = weakref.ref(client)
    del client
    gc.collect()
    assert gone() is None
    assert eventually(lambda: wire.open == 0)


def test_a_pending_call_in_a_cycle_is_collected_and_its_request_dropped(mute: Wire) -> None:
    """A task that waits for a call, its loop given up: the cycle task - call - future - task is garbage."""

    class Marker:
        pass

    def begin() -> weakref.ref[Marker]:
        loop = asyncio.new_event_loop()
        loop.set_exception_handler(lambda *_: None)  # "Task was destroyed but it is pending!"
        marker = Marker()

        async def body(held: Marker) -> None:
            await PrefectClient(mute.api_url).read_flows()
            assert held

        loop.create_task(body(marker))  # noqa: RUF006
        loop.run_until_complete(asyncio.sleep(0.1))
        loop.close()
        return weakref.ref(marker)

    gone = begin()
    assert len(mute.requests) == 1
    gc.collect()
    assert gone() is None
    assert eventually(lambda: mute.open == 0, 4)


def test_a_pending_call_that_nobody_holds_drops_its_request(mute: Wire) -> None:
    async def main() -> None:
        call = PrefectClient(mute.api_url).read_flows()
        call.send(None)
        assert await asyncio.to_thread(eventually, lambda: len(mute.requests) == 1)
        del call
        gc.collect()
        assert await asyncio.to_thread(eventually, lambda: mute.open == 0, 2)

    asyncio.run(main())


# ---- The event loop is free meanwhile --------------------------------------------------------------


def test_the_loop_is_not_held_while_a_page_is_decoded() -> None:
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
    # A page of this size takes the json module alone tens of milliseconds. Other threads of this process hold
    # the GIL too, for at most 5 ms at a time.
    assert longest < plain + 0.05
