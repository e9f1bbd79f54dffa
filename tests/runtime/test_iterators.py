"""Iterators over lists: what is read when, and what ends them."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import itertools
import logging
import operator
import os
import signal
import threading
import time
import traceback
import warnings
import weakref
from collections.abc import AsyncIterator, Iterator
from typing import Any
from uuid import UUID

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs._core import AsyncItemIterator, ItemIterator
from prefect_rs.exceptions import PrefectHTTPStatusError, ValidationError

from tests.support.listing import Listing
from tests.support.runs import Runs
from tests.support.standin import Asked, Caller, Reply, StandIn, as_json
from tests.support.wire import Wire, eventually


def collect(mode: str, url: str, **arguments: Any) -> list[Any]:
    """All flows, by the sync or the async client."""
    if mode == "sync":
        return list(SyncPrefectClient(url).iter_flows(**arguments))

    async def main() -> list[Any]:
        return [flow async for flow in PrefectClient(url).iter_flows(**arguments)]

    return asyncio.run(main())


class Steps:
    """Takes items of an iterator one by one, with either client."""

    def __init__(self, mode: str, url: str, **arguments: Any) -> None:
        self.caller = Caller(mode, url)
        self.mode = mode
        self.iterator = self.caller.client.iter_flows(**arguments)

    def next(self) -> Any:
        """The next item. None after the last."""
        if self.mode == "sync":
            return next(self.iterator, None)

        async def step() -> Any:
            return await anext(self.iterator, None)

        if self.caller.loop is None:
            self.caller.loop = asyncio.new_event_loop()
        return self.caller.loop.run_until_complete(step())

    def close(self) -> None:
        if self.mode == "sync":
            self.iterator.close()
        else:
            assert self.caller.loop is not None
            self.caller.loop.run_until_complete(self.iterator.aclose())

    def __enter__(self) -> Steps:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.caller.close()


# ---- What is read ----------------------------------------------------------------------------------


@pytest.mark.parametrize("prefetch", [0, 1, 3])
def test_all_items_arrive_in_order(mode: str, prefetch: int) -> None:
    listing = Listing(1234)
    with StandIn(listing) as server:
        flows = collect(mode, server.api_url, prefetch=prefetch)
    assert [flow.id for flow in flows] == listing.ids
    assert flows[5].name == "flow 6"


def test_a_limit_holds_for_all_pages_together(mode: str) -> None:
    for limit in (0, 1, 200, 201, 555, 5000):
        listing = Listing(1000)
        with StandIn(listing) as server:
            assert [flow.id for flow in collect(mode, server.api_url, limit=limit)] == listing.ids[:limit]
            assert listing.pages == -(-min(limit, 1000) // 190) if limit > 200 else listing.pages <= 1


@pytest.mark.parametrize("created", [1, 30, 49, 60])
def test_a_list_that_is_read_from_its_end_begins_with_the_first_item(mode: str, created: int) -> None:
    """Objects that are created between the count and a page move the page."""
    listing = Listing(500)
    there = listing.ids[::-1]

    def before(page: int) -> None:
        if page <= 3:
            newest = len(listing.ids)
            listing.ids[:0] = [UUID(int=newest + number + 1) for number in range(created)]

    listing.before = before
    with StandIn(listing) as server:
        found = [flow.id for flow in collect(mode, server.api_url, sort="CREATED_ASC")]
    assert [id for id in found if id in there] == there
    assert len(found) == len(set(found))


def test_nothing_is_sent_before_the_first_item(mode: str) -> None:
    with StandIn(Listing(5)) as server, warnings.catch_warnings():
        warnings.simplefilter("error")
        iterator = Caller(mode, server.api_url).client.iter_flows()
        repr(iterator)
        if mode == "async":
            assert operator.length_hint(iterator, 77) == 77
        del iterator
        gc.collect()
        time.sleep(0.05)
        assert server.connections == 0


@pytest.mark.parametrize("prefetch", [0, 1, 3])
def test_pages_are_read_ahead(mode: str, prefetch: int) -> None:
    listing = Listing(2000)
    with StandIn(listing) as server, Steps(mode, server.api_url, prefetch=prefetch) as steps:
        # The first page has 200 new items, the others 190: they overlap.
        for used, items in ((1, 1), (2, 200), (3, 190)):
            for _ in range(items):
                assert steps.next() is not None
            expected = min(used + prefetch, 11)
            assert eventually(lambda expected=expected: listing.pages == expected)  # type: ignore[misc]
            time.sleep(0.05)
            assert listing.pages == expected


@pytest.mark.parametrize(("prefetch", "expected"), [(0, 1), (1, 1), (2, 2), (4, 4), (9, 4)])
def test_pages_are_requested_at_once(mode: str, prefetch: int, expected: int) -> None:
    """The first page is requested alone: only after it, the list is known to be long."""
    open_requests: set[int] = set()
    most = 0

    def before(page: int) -> None:
        nonlocal most
        open_requests.add(page)
        eventually(lambda: len(open_requests) >= expected or page == 1, 0.2)
        most = max(most, len(open_requests))
        open_requests.remove(page)

    listing = Listing(2000, before)
    with StandIn(listing) as server:
        assert [flow.id for flow in collect(mode, server.api_url, prefetch=prefetch)] == listing.ids
    assert most == expected
    assert listing.pages <= 11 + expected - 1


def test_arguments_are_checked_at_once(mode: str) -> None:
    with StandIn(Listing(5)) as server:
        client = Caller(mode, server.api_url).client
        for wrong in ({"limit": -1}, {"prefetch": -1}, {"flow_filter": {"unknown": 1}}, {"sort": 5}):
            with pytest.raises(ValidationError):
                client.iter_flows(**wrong)
        assert server.connections == 0


def test_a_closed_client_cannot_iterate(mode: str) -> None:
    async def closed_async(url: str) -> None:
        async with PrefectClient(url) as client:
            pass
        with pytest.raises(RuntimeError, match="closed"):
            client.iter_flows()

    with StandIn(Listing(5)) as server:
        if mode == "async":
            asyncio.run(closed_async(server.api_url))
        else:
            with SyncPrefectClient(server.api_url) as client:
                pass
            with pytest.raises(RuntimeError, match="closed"):
                client.iter_flows()


# ---- How many there are ----------------------------------------------------------------------------


def test_the_sync_client_counts_once() -> None:
    listing = Listing(1000)
    with StandIn(listing) as server:
        client = SyncPrefectClient(server.api_url)
        flows = client.iter_flows()
        assert operator.length_hint(flows) == 1000
        for left in range(999, 700, -1):
            next(flows)
            assert operator.length_hint(flows) == left
        assert listing.counts == 1
        assert operator.length_hint(client.iter_flows(limit=450)) == 450
        assert operator.length_hint(client.iter_flows(limit=4500)) == 1000
        rest = list(flows)
        assert len(rest) == 701
        assert operator.length_hint(flows) == 0
        assert listing.counts == 3


def test_the_async_client_counts_with_the_first_page() -> None:
    listing = Listing(1000)

    async def main(url: str) -> None:
        flows = PrefectClient(url).iter_flows()
        assert operator.length_hint(flows, 5) == 5
        await anext(flows)
        assert operator.length_hint(flows) == 999
        assert len([flow async for flow in flows]) == 999
        assert operator.length_hint(flows, 5) == 0
        limited = PrefectClient(url).iter_flows(limit=300)
        await anext(limited)
        assert operator.length_hint(limited) == 299

    with StandIn(listing) as server:
        asyncio.run(main(server.api_url))
    assert listing.counts == 2


def test_a_single_page_needs_no_count() -> None:
    listing = Listing(100)

    async def main(url: str) -> None:
        flows = PrefectClient(url).iter_flows()
        await anext(flows)
        assert operator.length_hint(flows) == 99

    with StandIn(listing) as server:
        asyncio.run(main(server.api_url))
        flows = SyncPrefectClient(server.api_url).iter_flows()
        assert operator.length_hint(flows) == 100
        assert len(list(flows)) == 100
    assert (listing.pages, listing.counts) == (2, 0)


def test_a_list_that_cannot_be_counted_has_no_hint() -> None:
    listing = Listing(500)
    with StandIn(listing) as server:
        searches = SyncPrefectClient(server.api_url).iter_saved_searches()
        assert searches.__length_hint__() is NotImplemented
        assert len(list(searches)) == 500
        assert listing.counts == 0


def test_a_count_that_fails_is_no_error(mode: str) -> None:
    """`list` and `tuple` ask for a hint."""
    listing = Listing(500)

    def reply(asked: Asked) -> Reply:
        return as_json({"detail": "no"}, 500) if asked.path.endswith("/count") else listing(asked)

    with StandIn(reply) as server:
        assert len(collect(mode, server.api_url)) == 500
        if mode == "sync":
            flows = SyncPrefectClient(server.api_url).iter_flows()
            assert flows.__length_hint__() is NotImplemented
            assert operator.length_hint(flows, 7) == 7
            assert len(tuple(flows)) == 500


def test_ctrl_c_ends_a_count() -> None:
    listing, gate = Listing(500), threading.Event()

    def reply(asked: Asked) -> Reply:
        if asked.path.endswith("/count") and not gate.is_set():
            threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
            gate.wait(10)
        return listing(asked)

    with StandIn(reply) as server:
        flows = SyncPrefectClient(server.api_url).iter_flows()
        with pytest.raises(KeyboardInterrupt):
            operator.length_hint(flows)
        gate.set()
        assert len(list(flows)) == 500


# ---- What ends it ----------------------------------------------------------------------------------


def test_an_error_ends_it_after_the_items_before(mode: str) -> None:
    listing = Listing(1000, lambda page: as_json({"detail": "broken"}, 500) if page == 3 else None)
    with StandIn(listing) as server, Steps(mode, server.api_url) as steps:
        got = [steps.next() for _ in range(390)]
        assert [flow.id for flow in got] == listing.ids[:390]
        with pytest.raises(PrefectHTTPStatusError, match="500"):
            steps.next()
        assert steps.next() is None
        assert steps.next() is None


def test_closing_it_ends_its_request(mode: str) -> None:
    released = threading.Event()

    def before(page: int) -> Reply | None:
        if page > 1:
            released.wait(10)
        return None

    listing = Listing(1000, before)
    with StandIn(listing) as server, Steps(mode, server.api_url) as steps:
        assert steps.next() is not None
        assert eventually(lambda: listing.pages == 2)
        steps.close()
        assert steps.next() is None
        released.set()
        time.sleep(0.05)
        assert listing.pages == 2


def test_dropping_it_ends_its_request(mode: str, mute: Wire) -> None:
    if mode == "sync":
        flows = SyncPrefectClient(mute.api_url).iter_flows()
        threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        with pytest.raises(KeyboardInterrupt):
            next(flows)
        assert mute.open == 1
        del flows
    else:

        async def main() -> None:
            flows = PrefectClient(mute.api_url).iter_flows()
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(anext(flows), 0.2)
            assert mute.open == 1

        asyncio.run(main())
    assert eventually(lambda: mute.open == 0, 2)


def test_with_blocks_close_it() -> None:
    async def main(url: str) -> None:
        client = PrefectClient(url)
        async with client.iter_flows() as flows:
            assert (await anext(flows)).name == "flow 1"
        assert [flow async for flow in flows] == []
        async with contextlib.aclosing(client.iter_flows()) as flows:
            await anext(flows)
        assert [flow async for flow in flows] == []

    with StandIn(Listing(500)) as server:
        asyncio.run(main(server.api_url))
        with SyncPrefectClient(server.api_url).iter_flows() as flows:
            assert next(flows).name == "flow 1"
        assert list(flows) == []


def test_closing_the_client_ends_it(mode: str) -> None:
    def sync_main(url: str) -> None:
        with SyncPrefectClient(url) as client:
            flows = client.iter_flows(prefetch=0)
            next(flows)
        assert [flow.name for flow in itertools.islice(flows, 199)][-1] == "flow 200"
        with pytest.raises(RuntimeError, match="closed"):
            next(flows)
        assert list(flows) == []

    async def async_main(url: str) -> None:
        async with PrefectClient(url) as client:
            flows = client.iter_flows(prefetch=0)
            await anext(flows)
        for _ in range(199):
            await anext(flows)
        with pytest.raises(RuntimeError, match="closed"):
            await anext(flows)

    with StandIn(Listing(1000)) as server:
        if mode == "sync":
            sync_main(server.api_url)
        else:
            asyncio.run(async_main(server.api_url))


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_child_gets_an_error(mode: str) -> None:
    with StandIn(Listing(1000)) as server, Steps(mode, server.api_url) as steps:
        unused = steps.caller.client.iter_flows()
        assert steps.next() is not None
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            text = "nothing"
            try:
                steps.caller.loop = None
                for iterator in (steps.iterator, unused):
                    steps.iterator = iterator
                    try:
                        steps.next()
                    except RuntimeError as error:
                        text = str(error)
                    del iterator
                steps.iterator = unused = None
                gc.collect()
            except BaseException:
                text = traceback.format_exc()
            finally:
                os.write(write, text.encode())
                os._exit(0)
        os.close(write)
        with open(read) as stream:
            text = stream.read()
        os.waitpid(child, 0)
        assert "belongs to the process that this one was forked from" in text
        assert steps.next() is not None


# ---- Waiting ---------------------------------------------------------------------------------------


def test_a_cancelled_wait_loses_no_item() -> None:
    listing = Listing(2000, lambda _: time.sleep(0.013))

    async def main(url: str) -> list[Any]:
        flows = PrefectClient(url).iter_flows()
        got = []
        while True:
            try:
                got.append(await asyncio.wait_for(anext(flows), 0.002))
            except asyncio.TimeoutError:
                continue
            except StopAsyncIteration:
                return got

    with StandIn(listing) as server:
        assert [flow.id for flow in asyncio.run(main(server.api_url))] == listing.ids


def test_several_tasks_share_the_items() -> None:
    listing = Listing(1500, lambda _: time.sleep(0.005))

    async def main(url: str) -> list[Any]:
        flows = PrefectClient(url).iter_flows()

        async def take(number: int) -> list[Any]:
            got = []
            async for flow in flows:
                got.append(flow.id)
                if number % 2:
                    await asyncio.sleep(0)
            return got

        taken = await asyncio.gather(*map(take, range(7)))
        return [id for each in taken for id in each]

    with StandIn(listing) as server:
        assert sorted(asyncio.run(main(server.api_url))) == listing.ids


def test_a_cancelled_task_leaves_its_item_to_others() -> None:
    gate = threading.Event()
    listing = Listing(3, lambda _: gate.wait(10) and None)

    async def main(url: str) -> None:
        flows = PrefectClient(url).iter_flows()
        tasks = [asyncio.ensure_future(anext(flows)) for _ in range(3)]
        await asyncio.sleep(0.1)
        gate.set()
        # The first task has been woken, or is about to be.
        for _ in range(3):
            time.sleep(0.02)
            tasks[0].cancel()
            await asyncio.sleep(0)
        done = await asyncio.gather(*tasks, return_exceptions=True)
        names = sorted(flow.name for flow in done if not isinstance(flow, BaseException))
        names += [flow.name async for flow in flows]
        assert sorted(names) == ["flow 1", "flow 2", "flow 3"]

    with StandIn(listing) as server:
        asyncio.run(main(server.api_url))


def test_a_cancelled_task_leaves_its_question_to_others() -> None:
    runs = Runs()
    asked: list[Any] = []

    async def main(url: str) -> Any:
        run_id = runs.add(10**9)
        ended = PrefectClient(url).wait_for_flow_runs(
            [run_id], until=lambda state: asked.append(state) or True
        )
        first, second = (asyncio.ensure_future(anext(ended)) for _ in range(2))
        await asyncio.sleep(0)
        # Meanwhile, the function is to be called: the first task is woken for that.
        assert eventually(lambda: runs.reads[run_id] > 0)
        time.sleep(0.3)
        first.cancel()
        return str((await asyncio.wait_for(second, 10)).id) == run_id

    with Wire(runs) as wire:
        assert asyncio.run(main(wire.api_url))
    assert len(asked) == 1


def test_threads_share_the_items() -> None:
    listing = Listing(1500, lambda _: time.sleep(0.005))
    got: list[Any] = []
    with StandIn(listing) as server:
        flows = SyncPrefectClient(server.api_url).iter_flows()
        threads = [threading.Thread(target=lambda: got.extend(flow.id for flow in flows)) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
    assert sorted(got) == listing.ids


def test_several_event_loops_use_one_iterator() -> None:
    async def take(flows: AsyncIterator[Any], count: int) -> list[Any]:
        return [(await anext(flows)).id for _ in range(count)]

    listing = Listing(700)
    with StandIn(listing) as server:
        flows = PrefectClient(server.api_url).iter_flows()
        assert [id for _ in range(7) for id in asyncio.run(take(flows, 100))] == listing.ids


def test_an_interrupted_wait_loses_no_item() -> None:
    gate = threading.Event()
    listing = Listing(300, lambda page: gate.wait(10) and None if page == 1 else None)
    with StandIn(listing) as server:
        flows = SyncPrefectClient(server.api_url).iter_flows()
        threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        began = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            next(flows)
        assert time.monotonic() - began < 0.4
        gate.set()
        assert [flow.id for flow in flows] == listing.ids


def test_the_event_loop_runs_while_items_are_buffered() -> None:
    async def main(url: str) -> None:
        turns, is_over = 0, False

        async def other() -> None:
            nonlocal turns
            while not is_over:
                turns += 1
                await asyncio.sleep(0)

        flows = PrefectClient(url).iter_flows(prefetch=100)
        await anext(flows)
        await asyncio.sleep(1)
        running = asyncio.ensure_future(other())
        await asyncio.sleep(0)
        count, before = 0, turns
        async for _ in flows:
            count += 1
        assert (count, is_over) == (4999, False)
        # Taking the items takes several milliseconds.
        assert turns - before >= 4
        is_over = True
        await running

    with StandIn(Listing(5000)) as server:
        asyncio.run(main(server.api_url))


def test_retries_are_logged(mode: str, retries: object, caplog: pytest.LogCaptureFixture) -> None:
    def before(page: int) -> Reply | None:
        return as_json({}, 503, headers={"Retry-After": "0"}) if page == 1 else None

    with StandIn(Listing(5, before)) as server, caplog.at_level(logging.DEBUG, "prefect_rs"):
        assert len(collect(mode, server.api_url)) == 5
    assert any("503" in record.getMessage() for record in caplog.records)


# ---- The objects -----------------------------------------------------------------------------------


def test_the_protocols() -> None:
    with StandIn(Listing(3)) as server:
        flows = SyncPrefectClient(server.api_url).iter_flows()
        assert isinstance(flows, Iterator)
        assert iter(flows) is flows
        assert type(flows) is ItemIterator
        assert repr(flows) == "<ItemIterator of SyncPrefectClient.iter_flows>"
        aflows = PrefectClient(server.api_url).iter_flows()
        assert isinstance(aflows, AsyncIterator)
        assert aiter(aflows) is aflows
        assert type(aflows) is AsyncItemIterator
        assert repr(aflows) == "<AsyncItemIterator of PrefectClient.iter_flows>"
        assert ItemIterator[int].__origin__ is ItemIterator  # type: ignore[attr-defined]
        step = aflows.__anext__()
        assert asyncio.iscoroutine(step)
        assert repr(step) == "<coroutine AsyncItemIterator.__anext__>"
        step.close()


def test_an_iterator_keeps_nothing_alive_once_it_is_dropped() -> None:
    async def main(url: str) -> None:
        client = PrefectClient(url)
        flows = client.iter_flows()
        client.flows = flows  # type: ignore[attr-defined]
        await anext(flows)
        gone = weakref.ref(client), weakref.ref(flows)
        del client, flows
        gc.collect()
        assert [ref() for ref in gone] == [None, None]

    with StandIn(Listing(500)) as server:
        asyncio.run(main(server.api_url))


def test_a_loop_that_is_closed_while_a_task_waits(mute: Wire) -> None:
    async def main() -> None:
        flows = PrefectClient(mute.api_url).iter_flows()
        waiting = asyncio.ensure_future(anext(flows))
        await asyncio.sleep(0.1)
        assert not waiting.done()

    asyncio.run(main())
    gc.collect()
    assert eventually(lambda: mute.open == 0, 2)
