"""How many Python objects there are of what was read: what nobody looks at is none."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Iterator

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.objects import FlowRun

from tests.support.paths import ROOT
from tests.support.wire import Seen, Wire, answer, usual

PAGE = answer(json.loads((ROOT / "benches/canned/flow_runs_200.json").read_text()))

# How many blocks of memory each attribute takes, over the 200 runs, when it is first read. Where a change
# takes more and is worth it, or takes less, write here what the failed test has counted.
EXPECTED = {
    "name": 200,  # a string
    "id": 400,  # a UUID and its integer
    "created": 200,
    "state": 200,
    "state_type": 0,  # a member of an enumeration is there already
    "tags": 800,  # a list and what is in it
    "parameters": 1667,  # what they have in them
    "total_run_time": 200,
}
ALL = 7171
# The list itself, and what the server, which is of this process, makes for an answer.
MARGIN = 25


@pytest.fixture
def read() -> Iterator[Callable[[], list[FlowRun]]]:
    """Reads a page of 200 flow runs; of the request nothing is kept."""

    def reply(seen: Seen) -> bytes:
        return PAGE if seen.path.endswith("/filter") else usual(seen)

    with Wire(reply=reply) as wire:
        client = SyncPrefectClient(wire.api_url)

        def read() -> list[FlowRun]:
            page = client.read_flow_runs(limit=200)
            wire.requests.clear()
            return page

        yield read


def blocks(make: Callable[[], object]) -> int:
    """How many blocks of memory there are more once it is done. What is made once is made before that."""
    for _ in range(2):
        make()
    gc.collect()
    gc.disable()
    try:
        before = sys.getallocatedblocks()
        kept = make()
        after = sys.getallocatedblocks()
    finally:
        gc.enable()
    del kept
    return after - before


def test_a_page_is_one_object_a_run(read: Callable[[], list[FlowRun]]) -> None:
    assert abs(blocks(read) - 200) <= MARGIN


@pytest.mark.parametrize("names", [*([name] for name in EXPECTED), list(FlowRun.model_fields)], ids="-".join)
def test_an_attribute_is_made_when_it_is_read(read: Callable[[], list[FlowRun]], names: list[str]) -> None:
    def touched() -> list[FlowRun]:
        page = read()
        for run in page:
            for name in names:
                getattr(run, name)
        return page

    made = blocks(touched) - blocks(read)
    expected = sum(EXPECTED[name] for name in names) if len(names) == 1 else ALL
    assert abs(made - expected) <= max(MARGIN, expected // 10), f"{names}: {made} blocks"


def test_an_attribute_is_made_once(read: Callable[[], list[FlowRun]]) -> None:
    page = read()
    fields = list(FlowRun.model_fields)

    def touch() -> None:
        for run in page:
            for name in fields:
                getattr(run, name)

    assert abs(blocks(touch)) <= MARGIN
