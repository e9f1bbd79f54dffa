"""Objects on the server that the tests of several resources need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.objects import (
    Flow,
    FlowRun,
    WorkPool,
)


@pytest.fixture(scope="module")
def flow(api_url: str) -> Iterator[Flow]:
    """A flow, for all tests in a file."""
    with SyncPrefectClient(api_url) as client:
        flow_id = client.create_flow_from_name(f"flow-{uuid4().hex[:10]}")
        yield client.read_flow(flow_id)
        client.delete_flow(flow_id)


@pytest.fixture
def flow_id(call: Callable[..., Any], unique: Callable[[str], str]) -> UUID:
    """The id of a new flow."""
    return call("create_flow_from_name", unique("flow"))  # type: ignore[no-any-return]


@pytest.fixture
def run(api_url: str) -> Iterator[FlowRun]:
    """A flow run."""
    with SyncPrefectClient(api_url) as client:
        name = f"run-{uuid4().hex[:10]}"
        made = client.create_flow_run(Flow(id=client.create_flow_from_name(name), name=name))
        yield made
        client.delete_flow_run(made.id)


@pytest.fixture
def pool(api_url: str) -> Iterator[WorkPool]:
    """A work pool."""
    with SyncPrefectClient(api_url) as client:
        pool = client.create_work_pool(f"pool-{uuid4().hex[:10]}", "process")
        yield pool
        client.delete_work_pool(pool.name)
