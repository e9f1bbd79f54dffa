"""How many Python objects a response costs: attributes that are not read cost none."""

from __future__ import annotations

import gc
import json
import re
import sys
from collections.abc import Callable, Iterator
from itertools import cycle

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.objects import FlowRun

from tests.support.paths import ROOT
from tests.support.wire import Seen, Wire, answer, usual

RECORDED = (ROOT / "benches/canned/flow_runs_200.json").read_text()


def page(number: int) -> bytes:
    """A page whose ids and times are its own, because those that were read last are found again."""
    ids = re.sub(r'"([0-9a-f]{8})-', lambda found: f'"{(int(found[1], 16) + number) % 2**32:08x}-', RECORDED)
    times = re.sub(r"\.(\d{6})Z", lambda found: f".{(int(found[1]) + number) % 10**6:06}Z", ids)
    return answer(json.loads(times))


PAGES = [page(number) for number in range(7)]

# Memory blocks per attribute, over 200 runs, when it is first read. After an intended change, copy the counts
# from the failed test.
EXPECTED = {
    "name": 200,  # a str
    "id": 400,  # a UUID and its int
    "flow_id": 0,  # all have the same
    "created": 200,
    "state": 200,
    "state_type": 0,  # members of enumerations exist already
    "tags": 800,  # a list and its items
    "parameters": 1667,  # their contents
    "total_run_time": 0,  # no time: all have the same timedelta
}
ALL = 6168
# The list itself, and what the server in this process allocates for a response.
MARGIN = 25


@pytest.fixture
def read() -> Iterator[Callable[[], list[FlowRun]]]:
    """Read a page of 200 flow runs. Keeps nothing of the request."""

    pages = cycle(PAGES)

    def reply(seen: Seen) -> bytes:
        return next(pages) if seen.path.endswith("/filter") else usual(seen)

    with Wire(reply=reply) as wire:
        client = SyncPrefectClient(wire.api_url)

        def read() -> list[FlowRun]:
            page = client.read_flow_runs(limit=200)
            wire.requests.clear()
            return page

        yield read


def blocks(make: Callable[[], object]) -> int:
    """How many memory blocks `make` allocates, after first runs for what is allocated only once.

    Their results are kept, so that nothing is freed when ids and times take the places of those read before.
    """
    earlier = [make() for _ in range(5)]
    gc.collect()
    gc.disable()
    try:
        before = sys.getallocatedblocks()
        kept = make()
        after = sys.getallocatedblocks()
    finally:
        gc.enable()
    del kept, earlier
    return after - before


def test_a_page_is_one_object_per_run(read: Callable[[], list[FlowRun]]) -> None:
    assert abs(blocks(read) - 200) <= MARGIN


@pytest.mark.parametrize("names", [*([name] for name in EXPECTED), list(FlowRun.model_fields)], ids="-".join)
def test_attributes_are_created_when_first_read(read: Callable[[], list[FlowRun]], names: list[str]) -> None:
    def touched() -> list[FlowRun]:
        page = read()
        for run in page:
            for name in names:
                getattr(run, name)
        return page

    made = blocks(touched) - blocks(read)
    expected = sum(EXPECTED[name] for name in names) if len(names) == 1 else ALL
    assert abs(made - expected) <= max(MARGIN, expected // 10), f"{names}: {made} blocks"


def test_attributes_are_created_once(read: Callable[[], list[FlowRun]]) -> None:
    page = read()
    fields = list(FlowRun.model_fields)

    def touch() -> None:
        for run in page:
            for name in fields:
                getattr(run, name)

    assert abs(blocks(touch)) <= MARGIN
