"""Reading and counting deployments: filters, sort orders, paging."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.filters import (
    DeploymentFilter,
    FlowFilter,
    FlowRunFilter,
    WorkPoolFilter,
    WorkQueueFilter,
)
from prefect_rs.client.schemas.responses import DeploymentResponse
from prefect_rs.client.schemas.sorting import DeploymentSort
from prefect_rs.exceptions import ValidationError

from tests.support.deployments import SCHEMA

Call = Callable[..., Any]
Unique = Callable[[str], str]


@dataclass
class Landscape:
    """Deployments of one flow, created in an order other than that of their names."""

    flow: str
    pools: dict[str, str]
    run: str

    def names(self, found: list[DeploymentResponse]) -> str:
        return "".join(one.name for one in found)

    @property
    def all(self) -> FlowFilter:
        return FlowFilter(name=self.flow)


@pytest.fixture(scope="module")
def land(api_url: str) -> Iterator[Landscape]:
    stem = f"list-{uuid4().hex[:8]}"
    with SyncPrefectClient(api_url) as client:
        flow_id = client.create_flow_from_name(stem)
        pools = {name: f"{stem}-{name}" for name in ["p", "q"]}
        for pool in pools.values():
            client.request("POST", "/work_pools/", json={"name": pool, "type": "process"})
        made = {}
        for name, pool_name, paused, tags in [
            ("c", "p", True, ["red", "round"]),
            ("a", "p", False, ["red"]),
            ("d", "q", False, []),
            ("b", None, True, ["blue"]),
        ]:
            pool_of_it = pools[pool_name] if pool_name else None
            made[name] = client.create_deployment(
                flow_id,
                name,
                work_pool_name=pool_of_it,
                paused=paused,
                tags=tags,
                parameter_openapi_schema=SCHEMA,
            )
        run = client.create_flow_run_from_deployment(made["a"], name=f"{stem}-run")
        yield Landscape(stem, pools, run.name)
        client.delete_flow(flow_id)


def test_paging_by_position(call: Call, land: Landscape) -> None:
    def names(*where: Any, **further: Any) -> str:
        return land.names(call("read_deployments", *where, **further))

    assert names(None, None, "NAME_ASC", land.all) == "abcd"
    assert names(2, 1, DeploymentSort.NAME_DESC, land.all) == "cb"
    assert names(10, 0, None, land.all, DeploymentFilter(name=["a", "d"])) == "ad"
    assert names(limit=1, offset=3, sort="NAME_ASC", flow_filter=land.all) == "d"
    assert names(flow_filter=land.all, deployment_filter={"tags": {"all_": ["red"]}}, sort="NAME_ASC") == "ac"


SORTS = {
    "NAME_ASC": "abcd",
    "NAME_DESC": "dcba",
    "CREATED_ASC": "cadb",
    "CREATED_DESC": "bdac",
}


@pytest.mark.parametrize("sort", SORTS)
def test_sort_orders(call: Call, land: Landscape, sort: str) -> None:
    field, direction = sort.lower().split("_")
    spellings = [DeploymentSort[sort], sort, DeploymentSort(field=field, direction=direction)]  # type: ignore[call-arg]
    for spelling in spellings:
        assert land.names(call("read_deployments", flow_filter=land.all, sort=spelling)) == SORTS[sort]
    page = call("read_deployments", 2, 1, sort, land.all)
    assert land.names(page) == SORTS[sort][1:3]


def test_updated_asc_reverses_updated_desc(call: Call, land: Landscape) -> None:
    up = land.names(call("read_deployments", flow_filter=land.all, sort="UPDATED_ASC"))
    down = land.names(call("read_deployments", flow_filter=land.all, sort="UPDATED_DESC"))
    assert (sorted(up), up) == (list("abcd"), down[::-1])


FILTERS: dict[str, tuple[Callable[[Landscape], dict[str, Any]], str]] = {
    "pool": (lambda land: {"deployment_filter": DeploymentFilter(work_pool_name=land.pools["p"])}, "ac"),
    "pools": (
        lambda land: {"deployment_filter": DeploymentFilter(work_pool_name=[*land.pools.values()])},
        "acd",
    ),
    "active": (lambda _: {"deployment_filter": DeploymentFilter(is_schedule_active=True)}, "ad"),
    "inactive": (lambda _: {"deployment_filter": DeploymentFilter(is_schedule_active=False)}, "bc"),
    "paused": (lambda _: {"deployment_filter": DeploymentFilter(paused=True)}, "bc"),
    "pool and active": (
        lambda land: {
            "deployment_filter": DeploymentFilter(work_pool_name=land.pools["p"], is_schedule_active=True)
        },
        "a",
    ),
    "pool joined": (
        lambda land: {
            "deployment_filter": DeploymentFilter(work_pool_name=list(land.pools.values())),
            "work_pool_filter": WorkPoolFilter(name=land.pools["q"]),
        },
        "d",
    ),
    "pools apart": (
        lambda land: {
            "deployment_filter": DeploymentFilter(work_pool_name=land.pools["p"]),
            "work_pool_filter": WorkPoolFilter(name=land.pools["q"]),
        },
        "",
    ),
    "pool filter": (lambda land: {"work_pool_filter": WorkPoolFilter(name=land.pools["p"])}, "ac"),
    "queue": (
        lambda land: {
            "work_queue_filter": WorkQueueFilter(name="default"),
            "work_pool_filter": WorkPoolFilter(name=land.pools["q"]),
        },
        "d",
    ),
    "run": (lambda land: {"flow_run_filter": FlowRunFilter(name=land.run)}, "a"),
    "nothing set": (
        lambda _: {"deployment_filter": DeploymentFilter(work_pool_name=None, is_schedule_active=None)},
        "abcd",
    ),
}


@pytest.mark.parametrize("which", FILTERS)
def test_filters(call: Call, land: Landscape, which: str) -> None:
    make, expected = FILTERS[which]
    found = call("read_deployments", flow_filter=land.all, sort="NAME_ASC", **make(land))
    assert land.names(found) == expected


def test_the_work_pool_of_a_deployment_filter_works_in_other_lists(call: Call, land: Landscape) -> None:
    by_pool = DeploymentFilter(work_pool_name=land.pools["p"])
    assert [run.name for run in call("read_flow_runs", deployment_filter=by_pool)] == [land.run]
    assert call("count_flow_runs", deployment_filter=by_pool) == 1
    assert [flow.name for flow in call("read_flows", deployment_filter=by_pool)] == [land.flow]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"deployment_filter": DeploymentFilter(operator="or_", work_pool_name="x")}, "work_pool_name"),
        ({"deployment_filter": DeploymentFilter(paused=True, is_schedule_active=True)}, "is_schedule_active"),
        (
            {
                "deployment_filter": DeploymentFilter(work_pool_name="x"),
                "work_pool_filter": WorkPoolFilter(operator="or_", type="process"),
            },
            "work_pool_name",
        ),
        ({"sort": "SIZE_ASC"}, "sort"),
        ({"limit": -1}, "limit"),
        ({"offset": "x"}, "offset"),
        ({"flow_filter": "x"}, "flow_filter"),
    ],
)
def test_invalid_arguments(call: Call, arguments: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        call("read_deployments", **arguments)
