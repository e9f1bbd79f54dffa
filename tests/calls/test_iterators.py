"""Whole lists from a real server, in both clients."""

from __future__ import annotations

import operator
import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.actions import DeploymentFlowRunCreate, LogCreate
from prefect_rs.client.schemas.filters import FlowRunFilter, LogFilter
from prefect_rs.client.schemas.objects import FlowRun
from prefect_rs.client.schemas.sorting import FlowRunSort, LogSort
from prefect_rs.events import Event
from prefect_rs.events.filters import EventFilter, EventOccurredFilter, EventOrder
from prefect_rs.exceptions import ObjectNotFound, PrefectHTTPStatusError, ValidationError
from prefect_rs.states import Scheduled

from tests.support.models import MOMENT
from tests.support.paging import undisturbed
from tests.support.upstream import DATABASE

Call = Callable[..., Any]
Unique = Callable[[str], str]

# When the runs are expected to start: this day, and the two after it.
FIRST = MOMENT + timedelta(days=9000)

# How many runs there are: 70 a day.
COUNT = 210


@pytest.fixture(scope="module")
def runs(api_url: str) -> Iterator[list[UUID]]:
    """Runs of a flow, at three expected start times: more than a page."""
    with SyncPrefectClient(api_url) as client:
        flow = client.create_flow_from_name(f"listed-{uuid4().hex[:10]}")
        deployment = client.create_deployment(flow, "d", parameter_openapi_schema={})
        ids = create(client, deployment, COUNT)
        yield ids
        client.delete_flow(flow)  # and its runs


def create(client: SyncPrefectClient, deployment: UUID, count: int) -> list[UUID]:
    """Create runs of a deployment, at three expected start times."""
    ids = []
    for start in range(0, count, 50):
        states = [
            Scheduled(scheduled_time=FIRST + timedelta(days=number % 3))
            for number in range(start, min(start + 50, count))
        ]
        try:
            created = client.bulk_create_flow_runs_from_deployment(
                deployment, [DeploymentFlowRunCreate(state=state) for state in states]
            )
        except PrefectHTTPStatusError as error:
            if error.status_code not in (404, 405):
                raise
            # Servers before 3.6 create one run at a time.
            ids += [client.create_flow_run_from_deployment(deployment, state=state).id for state in states]
        else:
            ids += [result.flow_run_id for result in created.results]
    return ids


def of_runs(client: SyncPrefectClient, ids: list[UUID]) -> dict[str, Any]:
    """A filter for the flow of these runs."""
    return {"flow_filter": {"id": {"any_": [client.read_flow_run(ids[0]).flow_id]}}}


# ---- Every list ------------------------------------------------------------------------------------

# The lists, and whether they can be filtered by flow.
LISTS = {
    "artifacts": False,
    "latest_artifacts": False,
    "automations": False,
    "block_documents": False,
    "block_schemas": False,
    "block_types": False,
    "concurrency_limits": False,
    "deployments": True,
    "flow_run_history_points": True,
    "flow_runs": True,
    "flows": True,
    "global_concurrency_limits": False,
    "logs": False,
    "saved_searches": False,
    "task_runs": True,
    "variables": False,
    "work_pools": False,
    "work_queues": False,
}


def test_every_list_is_tested() -> None:
    found = {name for name in dir(SyncPrefectClient) if name.startswith("iter_")}
    # These have tests of their own, here and in test_numbered_iterators.py.
    others = (
        "events",
        "flow_run_input",
        "work_pool_concurrency_status",
        "work_queue_concurrency_status",
        "workers_for_work_pool",
    )
    assert found == {f"iter_{name}" for name in (*LISTS, *others)}


@pytest.fixture(scope="module")
def objects(api_url: str) -> str:
    """Objects of every kind. Returns the name of their flow."""
    with SyncPrefectClient(api_url) as client:
        name = f"any-{uuid4().hex[:10]}"
        flow = client.read_flow(client.create_flow_from_name(name))
        client.create_flow_from_name(f"{name}-2")
        client.create_work_pool(name, "process")
        client.create_work_queue(f"{name}-2", work_pool_name=name)
        for number in range(2):
            run = client.create_flow_run(flow)
            client.create_task_run(SimpleNamespace(task_key="t"), run.id, str(number))
            client.create_logs(
                [LogCreate(name="n", level=20, message=name, timestamp=MOMENT, flow_run_id=run.id)]
            )
            client.create_artifact({"key": f"{name}-{number}", "type": "markdown", "data": "x"})
            client.create_variable({"name": f"{name}-{number}".replace("-", "_"), "value": number})
            client.create_deployment(flow.id, f"{name}-{number}", work_pool_name=name)
            client.create_concurrency_limit(f"{name}-{number}", 1)
            client.create_global_concurrency_limit({"name": f"{name}-{number}", "limit": 1})
            client.create_saved_search({"name": f"{name}-{number}"})
    return name


@pytest.mark.parametrize("name", LISTS)
def test_it_gives_what_the_pages_have(call: Call, client: SyncPrefectClient, objects: str, name: str) -> None:
    filters = {"flow_filter": {"name": {"any_": [objects]}}} if LISTS[name] else {}

    def pages() -> list[UUID]:
        found: list[UUID] = []
        while page := getattr(client, f"read_{name}")(limit=200, offset=len(found), **filters):
            found += [each.id for each in page]
        return found

    listed, iterated = undisturbed(pages, lambda: [each.id for each in call(f"iter_{name}", **filters)])
    assert len(listed) >= (0 if name in ("automations", "block_documents") else 1)
    assert iterated == listed
    first, one = undisturbed(
        lambda: pages()[:1], lambda: [each.id for each in call(f"iter_{name}", limit=1, **filters)]
    )
    assert one == first


def test_workers(call: Call, unique: Unique) -> None:
    pool = unique("pool")
    call("create_work_pool", pool, "process")
    for number in range(3):
        call("send_worker_heartbeat", pool, f"worker-{number}", 30)
    names = [worker.name for worker in call("iter_workers_for_work_pool", pool)]
    assert names == ["worker-2", "worker-1", "worker-0"]
    assert len(call("iter_workers_for_work_pool", pool, limit=2)) == 2
    with pytest.raises(ObjectNotFound):
        call("iter_workers_for_work_pool", f"no-{pool}")


# ---- Several pages ---------------------------------------------------------------------------------


@pytest.mark.parametrize("sort", [None, *FlowRunSort])
def test_runs_in_every_order(
    call: Call, client: SyncPrefectClient, runs: list[UUID], sort: FlowRunSort | None
) -> None:
    found = call("iter_flow_runs", sort=sort, **of_runs(client, runs))
    if DATABASE != "sqlite" and sort in (FlowRunSort.END_TIME_ASC, FlowRunSort.END_TIME_DESC):
        # None has ended, and PostgreSQL orders equal runs anew for each page.
        assert len({run.id for run in found} & set(runs)) == len(found)
        return
    assert sorted(run.id for run in found) == sorted(runs)
    if sort is not None and "EXPECTED" in sort.value:
        times = [run.expected_start_time for run in found]
        assert times == sorted(times, reverse=sort.value.endswith("DESC"))
    if sort in (None, FlowRunSort.ID_DESC):
        assert [run.id for run in found] == sorted(runs, reverse=True)
    limited = call("iter_flow_runs", sort=sort, limit=203, **of_runs(client, runs))
    assert [run.id for run in limited] == [run.id for run in found[:203]]


def test_filters_are_combined_with_the_place_of_the_next_page(
    call: Call, client: SyncPrefectClient, runs: list[UUID]
) -> None:
    """A list by expected start time is asked for from that time on, beside the filter that is given."""
    for sort in ("EXPECTED_START_TIME_ASC", "EXPECTED_START_TIME_DESC"):
        for criteria, days in (
            ({"before_": FIRST + timedelta(days=1)}, 2),
            ({"after_": FIRST + timedelta(days=1)}, 2),
            ({"after_": FIRST + timedelta(hours=1), "before_": FIRST + timedelta(days=1, hours=1)}, 1),
        ):
            filter = FlowRunFilter(expected_start_time=criteria)
            more = of_runs(client, runs)
            found = call("iter_flow_runs", flow_run_filter=filter, sort=sort, **more)
            assert len({run.id for run in found}) == len(found) == days * 70
        either = FlowRunFilter(
            operator="or_", expected_start_time={"before_": FIRST}, name={"any_": ["no such run"]}
        )
        assert len(call("iter_flow_runs", flow_run_filter=either, sort=sort, **of_runs(client, runs))) == 70


def test_the_number_of_runs(client: SyncPrefectClient, runs: list[UUID]) -> None:
    listed = client.iter_flow_runs(**of_runs(client, runs))
    assert operator.length_hint(listed) == COUNT
    next(listed)
    assert operator.length_hint(listed) == COUNT - 1


def test_all_logs(call: Call, run: FlowRun) -> None:
    # PostgreSQL orders equal logs anew for each page.
    equal = 300 if DATABASE == "sqlite" else 100
    logs = [
        LogCreate(
            name="n",
            level=20,
            message=f"{number}",
            timestamp=MOMENT + timedelta(seconds=number // equal),
            flow_run_id=run.id,
        )
        for number in range(1000)
    ]
    call("create_logs", logs)
    of_run = LogFilter(flow_run_id=run.id)
    expected = [str(number) for number in range(1000)]
    found = [log.message for log in call("iter_logs", of_run)]
    assert (len(found), sorted(found)) == (1000, sorted(expected))
    assert [log.timestamp for log in call("iter_logs", of_run)] == [log.timestamp for log in logs]
    latest = call("iter_logs", of_run, sort=LogSort.TIMESTAMP_DESC, limit=700)
    assert [log.timestamp for log in latest] == [log.timestamp for log in logs[:299:-1]]
    seconds = LogFilter(flow_run_id=run.id, timestamp={"after_": MOMENT + timedelta(seconds=1)})
    assert len(call("iter_logs", seconds)) == 1000 - equal


@pytest.mark.parametrize("order", EventOrder)
def test_all_events(call: Call, unique: Unique, order: EventOrder) -> None:
    name = unique("event")
    events = [
        Event(
            event=name,
            resource={"prefect.resource.id": "r"},
            # More at one time than a page has.
            occurred=MOMENT + timedelta(seconds=number // 70),
        )
        for number in range(180)
    ]
    call("create_events", events)
    filter = EventFilter(
        event={"name": [name]}, occurred=EventOccurredFilter(since=MOMENT - timedelta(days=1)), order=order
    )
    for _ in range(100):
        if call("read_events", filter, 1).total == 180:
            break
        threading.Event().wait(0.1)
    found = call("iter_events", filter)
    assert Counter(event.id for event in found) == Counter(event.id for event in events)
    times = [event.occurred for event in found]
    assert times == sorted(times, reverse=order is EventOrder.DESC)
    assert [event.id for event in call("iter_events", filter, limit=75)] == [event.id for event in found[:75]]
    assert len(call("iter_events", filter, limit=3)) == 3


@pytest.mark.needs_server("3.6", "limits of tags among the global ones")
def test_all_concurrency_limits(start_server: Callable[..., Any]) -> None:
    """Those on no page of the server, because it selects pages from limits of every kind, are there too."""
    with SyncPrefectClient(start_server().api_url) as client:
        for number in range(205):
            client.create_global_concurrency_limit({"name": f"a-{number:03}", "limit": 1})
        tags = [f"tag-{number}" for number in range(5)]
        for tag in tags:
            client.create_concurrency_limit(tag, 1)
        assert len(client.read_concurrency_limits()) < 5
        assert sorted(limit.tag for limit in client.iter_concurrency_limits()) == tags
        assert len(list(client.iter_concurrency_limits(limit=3))) == 3


# ---- While others create and delete ----------------------------------------------------------------


class Neighbour(threading.Thread):
    """Creates and deletes runs of a deployment, but none of those that stay."""

    def __init__(self, api_url: str, deployment: UUID, others: list[UUID]) -> None:
        super().__init__(daemon=True)
        self.api_url = api_url
        self.deployment = deployment
        self.others = others
        self.is_over = threading.Event()
        self.changes = 0

    def run(self) -> None:
        with SyncPrefectClient(self.api_url) as client:
            while not self.is_over.is_set():
                self.others += create(client, self.deployment, random.randint(1, 30))
                random.shuffle(self.others)
                count = random.randint(1, 30)
                gone, self.others = self.others[:count], self.others[count:]
                client.bulk_delete_flow_runs({"id": {"any_": gone}})
                self.changes += 1


@pytest.mark.needs_server("3.6", "bulk operations")
@pytest.mark.parametrize("count", [300, pytest.param(5_000, marks=pytest.mark.long)])
@pytest.mark.parametrize("sort", [None, "ID_ASC", "EXPECTED_START_TIME_ASC"])
def test_what_stays_is_there_once_beside_a_busy_neighbour(
    mode: str, call: Call, api_url: str, unique: Unique, sort: str | None, count: int
) -> None:
    with SyncPrefectClient(api_url) as client:
        flow = client.create_flow_from_name(unique("busy"))
        deployment = client.create_deployment(flow, "d", parameter_openapi_schema={})
        ids = create(client, deployment, count)
        random.shuffle(ids)
        stay, others = ids[: count // 2], ids[count // 2 :]
        neighbour = Neighbour(api_url, deployment, others)
        neighbour.start()
        try:
            found = call("iter_flow_runs", flow_filter={"id": {"any_": [flow]}}, sort=sort)
            counted = Counter(run.id for run in found)
            assert [id for id, count in counted.items() if count > 1] == []
            assert set(stay) - counted.keys() == set()
        finally:
            neighbour.is_over.set()
            neighbour.join()
        client.delete_flow_runs_where(None, flow_filter={"id": {"any_": [flow]}})


# ---- The logs of a run -----------------------------------------------------------------------------


def test_read_all_logs_of_a_run(call: Call, run: FlowRun) -> None:
    task = call("create_task_run", SimpleNamespace(task_key="t"), run.id, dynamic_key="0")
    levels = [10, 20, 30, 40, 50]
    call(
        "create_logs",
        [
            LogCreate(
                name="n",
                level=levels[number % 5],
                message=f"{number}",
                timestamp=MOMENT + timedelta(seconds=number),
                flow_run_id=run.id,
                task_run_id=task.id if number % 2 else None,
            )
            for number in range(450)
        ],
    )

    def read(**options: Any) -> list[int]:
        return [int(log.message) for log in call("read_flow_run_logs", run, **options)]

    assert read() == list(range(450))
    assert [int(log.message) for log in call("read_flow_run_logs", run.id)] == list(range(450))
    assert read(level=40) == [number for number in range(450) if number % 5 >= 3]
    assert read(level="error") == read(level=40)
    assert read(task_runs=False) == list(range(0, 450, 2))
    assert read(since=MOMENT + timedelta(seconds=440)) == list(range(440, 450))
    assert read(until=MOMENT + timedelta(seconds=9)) == list(range(10))
    assert read(sort="TIMESTAMP_DESC", limit=250) == list(range(449, 199, -1))
    assert read(limit=0) == []
    with pytest.raises(ObjectNotFound):
        call("read_flow_run_logs", uuid4())
    with pytest.raises(ValidationError, match="level"):
        read(level="loud")


@pytest.mark.needs_server("3.9", "a search for words in logs that SQLite understands")
def test_search_the_logs_of_a_run(call: Call, run: FlowRun) -> None:
    call(
        "create_logs",
        [
            LogCreate(name="n", level=20, message=text, timestamp=MOMENT, flow_run_id=run.id)
            for text in ("red apple", "green pear")
        ],
    )
    assert [log.message for log in call("read_flow_run_logs", run, text="apple")] == ["red apple"]


def test_a_run_without_logs(call: Call, run: FlowRun) -> None:
    assert call("read_flow_run_logs", run) == []
