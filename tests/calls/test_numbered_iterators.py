"""Iterators over lists that are not paged by offset, and over lists of servers that page wrongly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.exceptions import DecodingError, ObjectNotFound
from prefect_rs.states import Running

from tests.support.runs import new_deployment, new_run
from tests.support.standin import Asked, Caller, Reply, StandIn, as_json

Call = Callable[..., Any]


@pytest.fixture
def answered(mode: str) -> Callable[..., list[Any]]:
    """The items of an iterator of a client whose server answers with a function."""

    def items(answer: Callable[[Asked], Reply], method: str, *args: Any, **kwargs: Any) -> list[Any]:
        with StandIn(answer) as server:
            caller = Caller(mode, server.api_url)
            try:
                return list(caller(method, *args, **kwargs))
            finally:
                caller.close()

    return items


# ---- Inputs of flow runs -------------------------------------------------------------------------


def test_inputs_of_a_run(call: Call, client: SyncPrefectClient) -> None:
    run = new_run(client)
    for number in range(5):
        call("create_flow_run_input", run.id, f"in-{number}", str(number))
    call("create_flow_run_input", run.id, "other", "7")
    found = call("iter_flow_run_input", run.id, "in-")
    assert [(each.key, each.value) for each in found] == [(f"in-{n}", str(n)) for n in range(5)]
    assert len(call("iter_flow_run_input", run.id, "in-", ["in-0", "in-3"])) == 3
    assert [each.key for each in call("iter_flow_run_input", run.id, "in-", limit=2)] == ["in-0", "in-1"]
    assert call("iter_flow_run_input", run.id, "none") == []


@pytest.mark.parametrize(("count", "requests"), [(0, 1), (199, 1), (200, 2), (450, 3)])
def test_all_inputs_are_read(answered: Callable[..., list[Any]], count: int, requests: int) -> None:
    inputs = [
        {"id": str(uuid4()), "flow_run_id": str(uuid4()), "key": f"k-{n}", "value": "1"} for n in range(count)
    ]
    asked = []

    def answer(request: Asked) -> Reply:
        body = request.json()
        asked.append(body)
        left_out = set(body["exclude_keys"])
        return as_json([each for each in inputs if each["key"] not in left_out][: body["limit"]])

    found = answered(answer, "iter_flow_run_input", uuid4(), "k")
    assert [each.key for each in found] == [each["key"] for each in inputs]
    assert len(asked) == requests


def test_a_server_that_ignores_what_to_leave_out(answered: Callable[..., list[Any]]) -> None:
    inputs = [
        {"id": str(uuid4()), "flow_run_id": str(uuid4()), "key": f"k-{n}", "value": "1"} for n in range(200)
    ]
    with pytest.raises(DecodingError, match="seems to ignore exclude_keys"):
        answered(lambda _: as_json(inputs), "iter_flow_run_input", uuid4(), "k")


# ---- Concurrency slots ---------------------------------------------------------------------------


@pytest.mark.needs_server("3.7", "the status of concurrency slots")
def test_occupied_slots(call: Call, client: SyncPrefectClient, unique: Callable[[str], str]) -> None:
    pool = unique("pool")
    client.create_work_pool({"name": pool, "type": "process", "concurrency_limit": 5})
    queue = client.create_work_queue("q", work_pool_name=pool, concurrency_limit=3)
    deployment = new_deployment(client, work_pool_name=pool, work_queue_name="q")
    runs = [client.create_flow_run_from_deployment(deployment.id) for _ in range(3)]
    for run in runs:
        client.set_flow_run_state(run.id, Running(), force=True)
    found = call("iter_work_pool_concurrency_status", pool)
    assert {each.queue_name for each in found} == {"default", "q"}
    (mine,) = (each for each in found if each.queue_name == "q")
    assert (mine.queue_id, mine.flow_run_count, len(mine.flow_runs)) == (queue.id, 3, 3)
    (mine,) = (each for each in call("iter_work_pool_concurrency_status", pool, 1) if each.queue_name == "q")
    assert len(mine.flow_runs) == 1
    assert len(call("iter_work_pool_concurrency_status", pool, limit=1)) == 1
    assert {each.id for each in call("iter_work_queue_concurrency_status", queue)} == {run.id for run in runs}
    with pytest.raises(ObjectNotFound):
        call("iter_work_pool_concurrency_status", f"no-{pool}")
    with pytest.raises(ObjectNotFound):
        call("iter_work_queue_concurrency_status", uuid4())


def slots(rows: list[dict[str, Any]], page: int, size: int = 3) -> Reply:
    """A page of the flow runs that occupy the slots of a queue."""
    found = rows[(page - 1) * size : page * size]
    pages = -(-len(rows) // size)
    more = {"count": len(rows), "limit": size, "pages": pages, "page": page}
    return as_json({"active_slots": len(rows), "flow_runs": found, **more})


@pytest.mark.parametrize("count", [0, 1, 3, 4, 10])
def test_all_numbered_pages_are_read(answered: Callable[..., list[Any]], count: int) -> None:
    rows = [{"id": str(uuid4()), "name": f"run-{n}"} for n in range(count)]
    method = "iter_work_queue_concurrency_status"
    found = answered(lambda request: slots(rows, request.json()["page"]), method, uuid4())
    assert [each.name for each in found] == [each["name"] for each in rows]


def test_a_run_on_two_pages_is_returned_once(answered: Callable[..., list[Any]]) -> None:
    rows = [{"id": str(uuid4()), "name": f"run-{n}"} for n in range(6)]

    def answer(request: Asked) -> Reply:
        page = request.json()["page"]
        reply = slots(rows, page)
        # The next page begins with the last run of this one.
        rows.insert(0, {"id": str(uuid4()), "name": f"new-{page}"})
        return reply

    found = answered(answer, "iter_work_queue_concurrency_status", uuid4())
    assert [each.name for each in found] == [f"run-{n}" for n in range(6)]


def test_a_server_that_ignores_the_number(answered: Callable[..., list[Any]]) -> None:
    rows = [{"id": str(uuid4()), "name": f"run-{n}"} for n in range(6)]
    with pytest.raises(DecodingError, match="the server returned page 1 instead of page 2"):
        answered(lambda _: slots(rows, 1), "iter_work_queue_concurrency_status", uuid4())


# ---- Offsets -------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["iter_flows", "iter_variables", "iter_work_queues", "match_work_queues"])
def test_a_server_that_ignores_the_offset(answered: Callable[..., list[Any]], method: str) -> None:
    rows = [{"id": str(uuid4()), "name": f"x-{n}", "value": 1} for n in range(300)]
    args = (["x"],) if method == "match_work_queues" else ()

    def answer(request: Asked) -> Reply:
        return as_json(rows[: request.json()["limit"]] if request.path.endswith("/filter") else len(rows))

    with pytest.raises(DecodingError, match=r"the same 200 objects 3 times, the last time for offset=\d+"):
        answered(answer, method, *args)
