"""Work pools: create, read, list, update, delete."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.actions import WorkPoolCreate, WorkPoolUpdate
from prefect_rs.client.schemas.filters import (
    WorkPoolFilter,
    WorkPoolFilterId,
    WorkPoolFilterName,
    WorkPoolFilterType,
)
from prefect_rs.client.schemas.objects import (
    WorkPool,
    WorkPoolStatus,
    WorkPoolStorageConfiguration,
)
from prefect_rs.exceptions import (
    ObjectAlreadyExists,
    ObjectNotFound,
    ObjectUnsupported,
    RequestValidationError,
    ValidationError,
)

from tests.support.standin import Caller, StandIn, as_json

Call = Callable[..., Any]
TEMPLATE = {
    "job_configuration": {"command": "{{ command }}", "env": {"z": "1", "a": "2"}},
    "variables": {"type": "object", "properties": {"command": {"type": "string", "default": "run"}}},
}
STORAGE = pytest.mark.needs_server("3.2", "the storage configuration of work pools")


@pytest.fixture
def name(api_url: str) -> Iterator[str]:
    """A name. The work pool of this name is deleted after the test."""
    name = f"pool-{uuid4().hex[:10]}"
    yield name
    with SyncPrefectClient(api_url) as client:
        if client.read_work_pools(work_pool_filter=WorkPoolFilter(name=name)):
            client.delete_work_pool(name)


# ---- Create and read -----------------------------------------------------------------------------


def test_create_by_name_and_type(call: Call, name: str) -> None:
    pool = call("create_work_pool", name, "process")
    assert type(pool) is WorkPool
    assert (pool.name, pool.type, pool.description) == (name, "process", None)
    assert (pool.is_paused, pool.concurrency_limit, pool.base_job_template) == (False, None, {})
    assert pool.status is WorkPoolStatus.NOT_READY
    assert type(pool.id) is UUID
    assert type(pool.default_queue_id) is UUID
    assert pool.created.tzinfo is not None
    assert call("read_work_pool", name).id == pool.id


def test_create_by_position_with_every_argument(call: Call, name: str) -> None:
    pool = call("create_work_pool", name, "docker", "described", True, 7, base_job_template=TEMPLATE)
    assert (pool.type, pool.description, pool.is_paused, pool.concurrency_limit) == (
        "docker",
        "described",
        True,
        7,
    )
    assert pool.status is WorkPoolStatus.PAUSED
    assert list(pool.base_job_template["job_configuration"]["env"]) == ["z", "a"]
    assert pool.base_job_template == TEMPLATE


def test_create_by_keyword(call: Call, name: str) -> None:
    pool = call(
        "create_work_pool",
        name=name,
        type="kubernetes",
        description="d",
        is_paused=False,
        concurrency_limit=0,
    )
    assert (pool.name, pool.type, pool.description, pool.concurrency_limit) == (name, "kubernetes", "d", 0)


@STORAGE
def test_storage_configuration(call: Call, name: str) -> None:
    step = {"prefect_x.upload": {"bucket": "b"}}
    storage = WorkPoolStorageConfiguration(bundle_upload_step=step)
    pool = call("create_work_pool", name=name, type="process", storage_configuration=storage)
    assert pool.storage_configuration.bundle_upload_step == step
    assert pool.storage_configuration.bundle_execution_step is None


@pytest.mark.parametrize("kind", ["model", "dict", "object", "keyword"])
def test_create_like_the_official_client(call: Call, name: str, kind: str) -> None:
    model = WorkPoolCreate(name=name, type="process", concurrency_limit=2)
    given = {"model": model, "dict": model.model_dump(exclude_unset=True), "keyword": model}.get(kind)
    if kind == "object":
        given = SimpleNamespace(name=name, type="process", concurrency_limit=2)
    if kind == "keyword":
        pool = call("create_work_pool", work_pool=given, overwrite=False)
    else:
        pool = call("create_work_pool", given)
    assert (pool.name, pool.type, pool.concurrency_limit) == (name, "process", 2)


def test_a_pool_without_a_type_is_for_agents(call: Call, name: str) -> None:
    assert call("create_work_pool", WorkPoolCreate(name=name)).type == "prefect-agent"


def test_names_are_unique(call: Call, name: str) -> None:
    call("create_work_pool", name, "process")
    with pytest.raises(ObjectAlreadyExists) as caught:
        call("create_work_pool", name, "process")
    assert caught.value.status_code == 409
    with pytest.raises(ObjectAlreadyExists):
        call("create_work_pool", WorkPoolCreate(name=name), False)


@pytest.mark.parametrize("spelling", ["position", "keyword", "described"])
def test_overwrite_an_existing_pool(call: Call, name: str, spelling: str) -> None:
    before = call("create_work_pool", name, "process", "old", True, 3, base_job_template=TEMPLATE)
    new = WorkPoolCreate(name=name, type="process", description="new")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        if spelling == "position":
            pool = call("create_work_pool", new, True)
        elif spelling == "keyword":
            pool = call("create_work_pool", new, overwrite=True)
        else:
            pool = call("create_work_pool", name, "process", "new", overwrite=True)
    assert (pool.id, pool.description) == (before.id, "new")
    assert (pool.is_paused, pool.concurrency_limit, pool.base_job_template) == (False, None, {})
    assert call("read_work_pool", name).description == "new"


def test_overwrite_creates_a_missing_pool(call: Call, name: str) -> None:
    assert call("create_work_pool", WorkPoolCreate(name=name, type="process"), overwrite=True).name == name


@STORAGE
def test_overwrite_with_a_storage_configuration(call: Call, name: str) -> None:
    step = {"prefect_x.upload": {"bucket": "b"}}
    storage = WorkPoolStorageConfiguration(bundle_upload_step=step)
    call("create_work_pool", name, "process")
    pool = call("create_work_pool", name, "process", storage_configuration=storage, overwrite=True)
    assert pool.storage_configuration.bundle_upload_step == step


def test_overwrite_does_not_change_the_type_and_warns(call: Call, name: str) -> None:
    call("create_work_pool", name, "process")
    with pytest.warns(UserWarning, match="keeps its type"):
        pool = call("create_work_pool", WorkPoolCreate(name=name, type="docker"), overwrite=True)
    assert pool.type == "process"


@pytest.mark.parametrize(
    ("args", "kwargs", "at"),
    [
        ((), {}, "name"),
        (("p",), {}, "type"),
        ((), {"type": "process"}, "name"),
        (("p", "process"), {"name": "q"}, "name"),
        (("p", "process"), {"description": 1}, "description"),
        (("p", "process"), {"is_paused": "perhaps"}, "is_paused"),
        (("p", "process"), {"concurrency_limit": -1}, "concurrency_limit"),
        (("p", "process"), {"concurrency_limit": "many"}, "concurrency_limit"),
        (("p", "process"), {"base_job_template": []}, "base_job_template"),
        (("p", "process"), {"colour": "red"}, "colour"),
        (("p", "process"), {"overwrite": "perhaps"}, "overwrite"),
        ((b"p", "process"), {}, "work_pool"),
        ((1, "process"), {}, "work_pool"),
        ((1,), {}, "work_pool"),
        ((WorkPoolCreate(name="p"),), {"description": "d"}, "description"),
        ((WorkPoolCreate(name="p"), "process"), {}, "type"),
        ((WorkPoolCreate(name="p"),), {"name": "p"}, "name"),
        (({"name": "p", "concurrency_limit": -1},), {}, "work_pool.concurrency_limit"),
        (({"type": "process"},), {}, "work_pool.name"),
        ((WorkPoolUpdate(description="d"),), {}, "work_pool"),
    ],
)
def test_invalid_arguments_of_create(mode: str, args: Any, kwargs: Any, at: str) -> None:
    with StandIn(as_json({})) as server:
        caller = Caller(mode, server.api_url)
        try:
            with pytest.raises(ValidationError) as caught:
                caller("create_work_pool", *args, **kwargs)
        finally:
            caller.close()
        assert server.asked == []
    assert at in [".".join(map(str, problem["loc"])) for problem in caught.value.errors()]


def test_only_set_fields_are_sent(mode: str) -> None:
    with StandIn(as_json({"id": str(uuid4()), "name": "p", "type": "process"}, 201)) as server:
        caller = Caller(mode, server.api_url)
        caller("create_work_pool", "p", "process")
        caller("create_work_pool", WorkPoolCreate(name="p", is_paused=False))
        caller.close()
        assert [asked.json() for asked in server.asked] == [
            {"name": "p", "type": "process"},
            {"name": "p", "is_paused": False},
        ]


def test_overwrite_sends_no_storage_configuration_to_an_older_server(mode: str) -> None:
    old = {"id": str(uuid4()), "name": "p", "type": "process"}
    replies = {"POST": as_json({"detail": "exists"}, 409), "GET": as_json(old), "PATCH": as_json(None, 200)}
    with StandIn(lambda asked: replies[asked.method]) as server:
        caller = Caller(mode, server.api_url)
        assert caller("create_work_pool", "p", "process", "d", overwrite=True).name == "p"
        caller.close()
        assert [asked.method for asked in server.asked] == ["POST", "GET", "PATCH", "GET"]
        assert server.asked[2].json() == {
            "description": "d",
            "is_paused": False,
            "base_job_template": {},
            "concurrency_limit": None,
        }


def test_a_pool_type_that_the_plan_does_not_include(mode: str) -> None:
    with StandIn(as_json({"detail": "Your plan does not support push work pools"}, 403)) as server:
        caller = Caller(mode, server.api_url)
        with pytest.raises(ObjectUnsupported):
            caller("create_work_pool", "p", "ecs:push")
        caller.close()


def test_a_name_is_escaped_in_the_path(call: Call) -> None:
    for method in ("read_work_pool", "delete_work_pool"):
        with pytest.raises(ObjectNotFound) as caught:
            call(method, "a b/../c?x=1#é")
        assert caught.value.request.url.endswith("/work_pools/a%20b%2F..%2Fc%3Fx=1%23%C3%A9") or (
            "/../" not in caught.value.request.url and "?" not in caught.value.request.url
        )


@pytest.mark.parametrize(
    ("method", "args"),
    [
        ("read_work_pool", ()),
        ("update_work_pool", (WorkPoolUpdate(description="d"),)),
        ("delete_work_pool", ()),
        ("get_scheduled_flow_runs_for_work_pool", ()),
        ("read_work_pool_concurrency_status", ()),
    ],
)
def test_missing_pools(call: Call, method: str, args: Any) -> None:
    with pytest.raises(ObjectNotFound) as caught:
        call(method, "nowhere", *args)
    assert "nowhere" in str(caught.value)
    for wrong in ("", "..", b"p", 1, None):
        with pytest.raises(ValidationError, match="work_pool_name"):
            call(method, wrong, *args)


@pytest.mark.parametrize(
    ("type_", "push", "managed"),
    [("process", False, False), ("ecs:push", True, False), ("prefect:managed", False, True)],
)
def test_push_and_managed_pools(type_: str, push: bool, managed: bool) -> None:
    pool = WorkPool(name="p", type=type_)
    assert (pool.is_push_pool, pool.is_managed_pool) == (push, managed)
    with pytest.raises(AttributeError):
        pool.is_push_pool = True  # type: ignore[misc]


# ---- List ----------------------------------------------------------------------------------------


def test_filters_and_paging(call: Call) -> None:
    stem = f"list-{uuid4().hex[:8]}"
    names = [f"{stem}-{letter}" for letter in "cab"]
    made = [call("create_work_pool", name, f"type-{name}") for name in names]
    mine = WorkPoolFilter(name=WorkPoolFilterName(any_=names))

    def found(*args: Any, **kwargs: Any) -> list[str]:
        return [pool.name.removeprefix(stem + "-") for pool in call("read_work_pools", *args, **kwargs)]

    try:
        assert found(work_pool_filter=mine) == ["a", "b", "c"]
        assert found(None, 0, mine) == ["a", "b", "c"]
        assert found(2, 1, mine) == ["b", "c"]
        assert found(limit=1, work_pool_filter=mine) == ["a"]
        assert found(limit=0, work_pool_filter=mine) == []
        assert found(work_pool_filter=WorkPoolFilter(id=WorkPoolFilterId(any_=[made[0].id]))) == ["c"]
        assert found(work_pool_filter=WorkPoolFilter(type=WorkPoolFilterType(any_=[f"type-{names[1]}"]))) == [
            "a"
        ]
        assert found(work_pool_filter=WorkPoolFilter(name=names[2], type="nothing")) == []
        assert found(work_pool_filter={"name": names[2]}) == ["b"]
        assert len(call("read_work_pools", limit=3)) == 3
        assert call("count_work_pools", mine) == 3
        assert call("count_work_pools", work_pool_filter={"name": names[2]}) == 1
        assert call("count_work_pools") >= 3
        with pytest.raises(ValidationError, match="work_pool_filter"):
            call("count_work_pools", 1)
    finally:
        for name in names:
            call("delete_work_pool", name)


@pytest.mark.parametrize(
    ("kwargs", "at"),
    [
        ({"limit": -1}, "limit"),
        ({"offset": -1}, "offset"),
        ({"limit": "x"}, "limit"),
        ({"work_pool_filter": {"nonsense": 1}}, "work_pool_filter"),
        ({"work_pool_filter": 1}, "work_pool_filter"),
    ],
)
def test_invalid_arguments_of_read(call: Call, kwargs: Any, at: str) -> None:
    with pytest.raises(ValidationError, match=at):
        call("read_work_pools", **kwargs)


def test_a_limit_that_the_server_rejects(call: Call) -> None:
    with pytest.raises(RequestValidationError, match="limit"):
        call("read_work_pools", limit=1000)


# ---- Change and delete ---------------------------------------------------------------------------


def test_an_update_changes_only_what_is_set(call: Call, name: str) -> None:
    call("create_work_pool", name, "process", "old", False, 3)
    assert call("update_work_pool", name, WorkPoolUpdate(is_paused=True)) is None
    pool = call("read_work_pool", name)
    assert (pool.is_paused, pool.description, pool.concurrency_limit) == (True, "old", 3)
    call("update_work_pool", work_pool_name=name, work_pool={"concurrency_limit": None, "description": "x"})
    pool = call("read_work_pool", name)
    assert (pool.is_paused, pool.description, pool.concurrency_limit) == (True, "x", None)
    call("update_work_pool", name, WorkPoolUpdate(base_job_template=TEMPLATE))
    assert call("read_work_pool", name).base_job_template == TEMPLATE
    with pytest.raises(ValidationError, match=r"work_pool\.colour"):
        call("update_work_pool", name, {"colour": "red"})


def test_delete(call: Call, name: str) -> None:
    call("create_work_pool", name, "process")
    assert call("delete_work_pool", name) is None
    with pytest.raises(ObjectNotFound):
        call("read_work_pool", name)
