"""Counts, and pages by number, of flows, flow runs, task runs and deployments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.filters import DeploymentFilter, FlowFilter, FlowRunFilter, TaskRunFilter
from prefect_rs.client.schemas.objects import Flow, FlowRun
from prefect_rs.client.schemas.responses import (
    DeploymentPaginationResponse,
    DeploymentResponse,
    FlowPaginationResponse,
    FlowRunPaginationResponse,
    TaskRunPaginationResponse,
    TaskRunResponse,
)
from prefect_rs.client.schemas.sorting import DeploymentSort, FlowRunSort, FlowSort, TaskRunSort
from prefect_rs.exceptions import RequestValidationError, ValidationError

from tests.support.standin import StandIn, as_json

Call = Callable[..., Any]
Unique = Callable[[str], str]


@dataclass
class Made:
    """Three flows. The first has five runs, two task runs, and three deployments, two of them in a pool."""

    stem: str
    pool: str
    flows: list[Any]
    runs: list[Any]
    tasks: list[Any]
    deployments: list[Any]

    @property
    def flow_filter(self) -> FlowFilter:
        return FlowFilter(name={"like_": self.stem})

    @property
    def in_pool(self) -> dict[str, Any]:
        return {"work_pool_filter": {"name": {"any_": [self.pool]}}}


@pytest.fixture(scope="module")
def made(api_url: str) -> Made:
    from uuid import uuid4

    stem = f"paged-{uuid4().hex[:10]}"
    with SyncPrefectClient(api_url) as client:
        client.create_work_pool(stem, "process")
        flows = [client.create_flow_from_name(f"{stem}-{n}") for n in "abc"]
        whole = client.read_flow(flows[0])
        runs = [client.create_flow_run(whole, name=f"{stem}-{n}") for n in range(5)]
        task = SimpleNamespace(task_key="t")
        tasks = [client.create_task_run(task, runs[0].id, str(n), name=f"{stem}-t{n}") for n in range(2)]
        deployments = [
            client.create_deployment(flows[0], f"{stem}-{n}", work_pool_name=stem if n else None)
            for n in range(3)
        ]
    return Made(stem, stem, flows, runs, tasks, deployments)


# ---- Counts --------------------------------------------------------------------------------------


def test_count_flows(call: Call, made: Made) -> None:
    assert call("count_flows", flow_filter=made.flow_filter) == 3
    run_filter = FlowRunFilter(name={"any_": [made.runs[0].name]})
    assert call("count_flows", flow_filter=made.flow_filter, flow_run_filter=run_filter) == 1
    assert call("count_flows", flow_filter=FlowFilter(name="no such flow")) == 0
    everything = call("count_flows")
    call("create_flow_from_name", f"{made.stem}x"[1:] + str(everything))
    # Other tests may create flows at the same time.
    assert call("count_flows") > everything


def test_count_flows_by_each_filter(call: Call, made: Made) -> None:
    for keywords, expected in [
        ({"task_run_filter": {"name": {"any_": [made.tasks[0].name]}}}, 1),
        ({"deployment_filter": {"name": {"any_": [made.deployments[0].name]}}}, 1),
        ({"deployment_filter": DeploymentFilter(work_pool_name=made.pool)}, 1),
        (made.in_pool, 1),
        ({"work_pool_filter": {"name": {"any_": ["no such pool"]}}}, 0),
    ]:
        assert call("count_flows", **keywords) == expected, keywords


def test_count_deployments_by_each_filter(call: Call, made: Made) -> None:
    named = {"name": {"like_": made.stem}}
    for keywords, expected in [
        ({"deployment_filter": named}, 3),
        ({"deployment_filter": named, **made.in_pool}, 2),
        ({"deployment_filter": DeploymentFilter(name=named["name"], work_pool_name=made.pool)}, 2),
        ({"flow_filter": {"id": {"any_": [made.flows[0]]}}}, 3),
        ({"flow_filter": {"id": {"any_": [made.flows[1]]}}}, 0),
        ({"deployment_filter": named, "work_queue_filter": {"name": {"any_": ["default"]}}}, 2),
        ({"deployment_filter": named, "flow_run_filter": {"name": {"any_": ["no such run"]}}}, 0),
        ({"deployment_filter": named, "task_run_filter": {"name": {"any_": ["no such run"]}}}, 0),
    ]:
        assert call("count_deployments", **keywords) == expected, keywords


def test_count_task_runs_by_each_filter(call: Call, made: Made) -> None:
    for keywords, expected in [
        ({"task_run_filter": {"name": {"like_": made.stem}}}, 2),
        ({"flow_filter": {"id": {"any_": [made.flows[0]]}}}, 2),
        ({"flow_run_filter": {"id": {"any_": [made.runs[0].id]}}}, 2),
        ({"flow_run_filter": {"id": {"any_": [made.runs[1].id]}}}, 0),
        ({"deployment_filter": {"name": {"any_": [made.deployments[0].name]}}}, 0),
    ]:
        assert call("count_task_runs", **keywords) == expected, keywords


# ---- Pages ---------------------------------------------------------------------------------------


def test_pages_of_flows(call: Call, made: Made) -> None:
    first = call("paginate_flows", flow_filter=made.flow_filter, limit=2)
    assert type(first) is FlowPaginationResponse
    assert (first.count, first.limit, first.pages, first.page) == (3, 2, 2, 1)
    assert [type(flow) for flow in first.results] == [Flow, Flow]
    assert [flow.id for flow in first.results] == made.flows[:2]
    second = call("paginate_flows", flow_filter=made.flow_filter, limit=2, page=2)
    assert ([flow.id for flow in second.results], second.page) == (made.flows[2:], 2)
    third = call("paginate_flows", flow_filter=made.flow_filter, limit=2, page=3)
    assert (third.results, third.count, third.page) == ([], 3, 3)


def test_the_servers_default_page_size(call: Call, made: Made) -> None:
    page = call("paginate_flows", flow_filter=made.flow_filter)
    assert (len(page.results), page.count, page.limit, page.pages, page.page) == (3, 3, 200, 1, 1)


def test_sort_order(call: Call, made: Made) -> None:
    page = call("paginate_flows", flow_filter=made.flow_filter, sort=FlowSort.NAME_DESC, limit=1)
    assert [flow.id for flow in page.results] == made.flows[:1:-1]
    page = call(
        "paginate_flow_runs", flow_run_filter={"name": {"like_": made.stem}}, sort="NAME_ASC", limit=2
    )
    assert [run.id for run in page.results] == [run.id for run in made.runs[:2]]


@pytest.mark.parametrize("sort", [FlowSort.CREATED_ASC, FlowSort("created", "asc")], ids=["member", "made"])
def test_a_sort_order_that_the_server_has_only_reversed(call: Call, made: Made, sort: FlowSort) -> None:
    pages = [
        call("paginate_flows", flow_filter=made.flow_filter, sort=sort, limit=2, page=page)
        for page in (1, 2, 3)
    ]
    assert [[flow.id for flow in page.results] for page in pages] == [made.flows[:2], made.flows[2:], []]
    assert [type(page) for page in pages] == [FlowPaginationResponse] * 3
    assert [(page.count, page.limit, page.pages, page.page) for page in pages] == [
        (3, 2, 2, number) for number in (1, 2, 3)
    ]


def test_reversed_pages_equal_the_servers(call: Call, made: Made) -> None:
    named = {"flow_run_filter": {"name": {"like_": made.stem}}}
    for limit in (1, 2, 3, 5, 6, None):
        upwards = call("paginate_flow_runs", **named, sort=FlowRunSort.ID_ASC, limit=limit)
        downwards = call("paginate_flow_runs", **named, sort=FlowRunSort.ID_DESC, limit=limit)
        for field in ("count", "limit", "pages", "page"):
            assert getattr(upwards, field) == getattr(downwards, field), (limit, field)
        all_of_them = sorted(run.id for run in made.runs)
        assert [run.id for run in upwards.results] == all_of_them[:limit]
    nothing = call("paginate_flow_runs", **named, sort=FlowRunSort.ID_ASC, limit=0)
    assert (nothing.results, nothing.count, nothing.pages) == ([], 5, 0)


def test_pages_of_flow_runs(call: Call, made: Made) -> None:
    page = call(
        "paginate_flow_runs",
        flow_filter={"id": {"any_": [made.flows[0]]}},
        sort=FlowRunSort.NAME_DESC,
        limit=3,
        page=2,
    )
    assert type(page) is FlowRunPaginationResponse
    assert (page.count, page.limit, page.pages, page.page) == (5, 3, 2, 2)
    assert [type(run) for run in page.results] == [FlowRun, FlowRun]
    assert [run.id for run in page.results] == [made.runs[1].id, made.runs[0].id]
    assert page.results[0].state.is_pending()


def test_pages_of_flow_runs_by_each_filter(call: Call, made: Made) -> None:
    named = {"name": {"like_": made.stem}}
    for keywords, expected in [
        ({"flow_run_filter": named}, 5),
        ({"task_run_filter": named}, 1),
        ({"flow_run_filter": named, "deployment_filter": named}, 0),
        ({"flow_run_filter": named, **made.in_pool}, 0),
        ({"flow_run_filter": named, "work_queue_filter": {"name": {"any_": ["default"]}}}, 0),
    ]:
        assert call("paginate_flow_runs", **keywords).count == expected, keywords


@pytest.mark.needs_server("3.2", "pages of task runs")
def test_pages_of_task_runs(call: Call, made: Made) -> None:
    page = call(
        "paginate_task_runs",
        task_run_filter=TaskRunFilter(name={"like_": made.stem}),
        sort=TaskRunSort.NAME_ASC,
        limit=1,
        page=2,
    )
    assert type(page) is TaskRunPaginationResponse
    assert (page.count, page.limit, page.pages, page.page) == (2, 1, 2, 2)
    [run] = page.results
    assert type(run) is TaskRunResponse
    assert (run.id, run.name, run.task_key) == (made.tasks[1].id, made.tasks[1].name, "t")
    assert (run.flow_run_id, run.state.is_pending()) == (made.runs[0].id, True)


def test_pages_of_deployments(call: Call, made: Made) -> None:
    page = call(
        "paginate_deployments",
        deployment_filter={"name": {"like_": made.stem}},
        sort=DeploymentSort.NAME_DESC,
        limit=2,
    )
    assert type(page) is DeploymentPaginationResponse
    assert (page.count, page.limit, page.pages, page.page) == (3, 2, 2, 1)
    assert all(type(deployment) is DeploymentResponse for deployment in page.results)
    assert [each.id for each in page.results] == [each.id for each in made.deployments[:0:-1]]
    in_pool = call(
        "paginate_deployments",
        deployment_filter=DeploymentFilter(work_pool_name=made.pool),
        sort="CREATED_ASC",
    )
    assert [each.id for each in in_pool.results] == [each.id for each in made.deployments[1:]]


# ---- Bad input -----------------------------------------------------------------------------------

PAGINATED = ["paginate_flows", "paginate_flow_runs", "paginate_task_runs", "paginate_deployments"]


@pytest.mark.parametrize("method", PAGINATED)
@pytest.mark.parametrize(
    ("keywords", "place"),
    [
        ({"page": 0}, ("page",)),
        ({"page": "first"}, ("page",)),
        ({"limit": -1}, ("limit",)),
        ({"sort": "BY_LUCK"}, ("sort",)),
        ({"flow_filter": {"nam": "x"}}, ("flow_filter", "nam")),
    ],
    ids=["page 0", "page text", "limit", "sort", "filter"],
)
def test_invalid_arguments_are_not_sent(
    method: str, keywords: dict[str, Any], place: tuple[str, ...]
) -> None:
    with StandIn(as_json({})) as server:
        with pytest.raises(ValidationError) as caught:
            getattr(SyncPrefectClient(server.api_url), method)(**keywords)
        assert [error["loc"] for error in caught.value.errors()] == [place]
        assert server.asked == []


@pytest.mark.parametrize("method", ["count_task_runs", "paginate_task_runs", "count_task_runs_by_state"])
def test_task_runs_cannot_be_filtered_by_work_pool(method: str) -> None:
    with StandIn(as_json({})) as server:
        with pytest.raises(ValidationError, match=r"deployment_filter\.work_pool_name"):
            getattr(SyncPrefectClient(server.api_url), method)(
                deployment_filter=DeploymentFilter(work_pool_name="pool")
            )
        assert server.asked == []


@pytest.mark.needs_server("3.2", "pages of task runs")
@pytest.mark.parametrize("method", PAGINATED)
def test_a_limit_that_the_server_rejects(call: Call, method: str) -> None:
    with pytest.raises(RequestValidationError, match="less than or equal to 200"):
        call(method, limit=201)
