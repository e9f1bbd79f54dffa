"""Concurrency limits by tag."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs.client.schemas.actions import ConcurrencyLimitCreate
from prefect_rs.client.schemas.objects import ConcurrencyLimit
from prefect_rs.exceptions import ObjectNotFound, PrefectHTTPStatusError, ValidationError

from tests.support.paging import undisturbed
from tests.support.standin import Caller, StandIn, as_json, locations, rejected

Call = Callable[..., Any]


@pytest.fixture
def tag(unique: Callable[[str], str]) -> str:
    """A unique tag."""
    return unique("tag")


def test_create_read_and_change(call: Call, tag: str) -> None:
    made = call("create_concurrency_limit", tag, 2)
    assert type(made) is UUID
    limit = call("read_concurrency_limit_by_tag", tag)
    assert type(limit) is ConcurrencyLimit
    assert (limit.id, limit.tag, limit.concurrency_limit, limit.active_slots) == (made, tag, 2, [])
    assert limit.created.tzinfo is not None
    for same in (made, str(made), limit):
        assert call("read_concurrency_limit", same) == limit

    assert call("create_concurrency_limit", tag=tag, concurrency_limit=5) == made
    assert call("read_concurrency_limit_by_tag", tag=tag).concurrency_limit == 5


def test_paging(call: Call, tag: str) -> None:
    tags = [f"{tag}-{letter}" for letter in "abc"]
    for one in tags:
        call("create_concurrency_limit", one, 1)

    def found(*args: Any, **kwargs: Any) -> list[str]:
        return [limit.tag for limit in call("read_concurrency_limits", *args, **kwargs)]

    everything, pages = undisturbed(found, lambda: (found(2, 1), found(limit=None, offset=2)))
    assert set(tags) <= set(everything)
    assert pages == (everything[1:3], everything[2:])
    assert call("read_concurrency_limits", 0, 0) == []
    for kwargs in ({"limit": -1}, {"offset": -1}, {"limit": "x"}):
        with pytest.raises(ValidationError, match=next(iter(kwargs))):
            call("read_concurrency_limits", **kwargs)


def test_pages_skip_limits_of_other_kinds(mode: str) -> None:
    many = [{"id": str(uuid4()), "tag": f"t{number}", "concurrency_limit": 1} for number in range(5)]
    with StandIn(as_json(many)) as server:
        caller = Caller(mode, server.api_url)
        found = [caller("read_concurrency_limits", limit, 1) for limit in (None, 0, 2, 9, 201)]
        caller.close()
        assert [len(one) for one in found] == [5, 0, 2, 5, 5]
        assert [asked.json() for asked in server.asked] == [{"offset": 1}] * 4 + [{"offset": 1, "limit": 201}]


def test_task_runs_acquire_and_release_slots(call: Call, tag: str) -> None:
    made = call("create_concurrency_limit", tag, 2)
    first, second, third = uuid4(), uuid4(), uuid4()
    answer = call("increment_v1_concurrency_slots", [tag, "without a limit"], first)
    assert answer.status_code == 200
    assert answer.json() == [{"id": str(made), "name": tag, "limit": 2}]
    call("increment_v1_concurrency_slots", names=(tag,), task_run_id=SimpleNamespace(id=second))
    assert set(call("read_concurrency_limit_by_tag", tag).active_slots) == {first, second}

    with pytest.raises(PrefectHTTPStatusError) as caught:
        call("increment_v1_concurrency_slots", [tag], third)
    assert caught.value.response.status_code == 423
    assert float(caught.value.response.headers["Retry-After"]) > 0

    answer = call("decrement_v1_concurrency_slots", [tag], str(first), 1.5)
    assert [one["limit"] for one in answer.json()] == [2]
    assert call("read_concurrency_limit_by_tag", tag).active_slots == [second]
    call("decrement_v1_concurrency_slots", names=[tag], task_run_id=second, occupancy_seconds=None)
    assert call("read_concurrency_limit_by_tag", tag).active_slots == []


def test_reset_releases_all_slots(call: Call, tag: str) -> None:
    call("create_concurrency_limit", tag, 3)
    call("increment_v1_concurrency_slots", [tag], uuid4())
    others = [uuid4(), uuid4()]
    assert call("reset_concurrency_limit_by_tag", tag, [others[0], str(others[1])]) is None
    assert set(call("read_concurrency_limit_by_tag", tag).active_slots) == set(others)
    call("reset_concurrency_limit_by_tag", tag, slot_override=None)
    assert call("read_concurrency_limit_by_tag", tag).active_slots == []
    with pytest.raises(ValidationError, match=r"slot_override\[1\]"):
        call("reset_concurrency_limit_by_tag", tag, [uuid4(), "no id"])
    with pytest.raises(ValidationError, match="slot_override"):
        call("reset_concurrency_limit_by_tag", tag, str(uuid4()))


def test_delete(call: Call, tag: str) -> None:
    made = call("create_concurrency_limit", tag, 1)
    assert call("delete_concurrency_limit", made) is None
    with pytest.raises(ObjectNotFound):
        call("read_concurrency_limit_by_tag", tag)
    call("create_concurrency_limit", tag, 1)
    assert call("delete_concurrency_limit_by_tag", tag) is None
    with pytest.raises(ObjectNotFound):
        call("read_concurrency_limit_by_tag", tag)


@pytest.mark.parametrize(
    "method",
    ["read_concurrency_limit_by_tag", "reset_concurrency_limit_by_tag", "delete_concurrency_limit_by_tag"],
)
def test_a_tag_without_a_limit(call: Call, tag: str, method: str) -> None:
    with pytest.raises(ObjectNotFound):
        call(method, tag)
    for wrong in ("", "..", 1, None, b"t"):
        with pytest.raises(ValidationError, match="tag"):
            call(method, wrong)


@pytest.mark.parametrize("method", ["read_concurrency_limit", "delete_concurrency_limit"])
def test_an_unknown_id(call: Call, method: str) -> None:
    with pytest.raises(ObjectNotFound):
        call(method, uuid4())
    with pytest.raises(ValidationError, match="id"):
        call(method, "no id")


@pytest.mark.parametrize(
    ("method", "args", "at"),
    [
        ("create_concurrency_limit", ("a/b", 1), "tag"),
        ("create_concurrency_limit", ("a%b", 1), "tag"),
        ("create_concurrency_limit", ("", 1), "tag"),
        ("create_concurrency_limit", (1, 1), "tag"),
        ("create_concurrency_limit", ("t", "many"), "concurrency_limit"),
        ("create_concurrency_limit", ("t", None), "concurrency_limit"),
        ("increment_v1_concurrency_slots", ("t", uuid4()), "names"),
        ("increment_v1_concurrency_slots", ([1], uuid4()), "names.0"),
        ("increment_v1_concurrency_slots", (["t"], None), "task_run_id"),
        ("decrement_v1_concurrency_slots", ("t", uuid4(), 1), "names"),
        ("decrement_v1_concurrency_slots", (["t"], "no id", 1), "task_run_id"),
        ("decrement_v1_concurrency_slots", (["t"], uuid4(), "long"), "occupancy_seconds"),
    ],
)
def test_invalid_arguments_are_not_sent(mode: str, method: str, args: Any, at: str) -> None:
    assert at in locations(rejected(mode, method, *args))


def test_request_bodies(mode: str) -> None:
    run = uuid4()
    with StandIn(as_json({"id": str(uuid4())})) as server:
        caller = Caller(mode, server.api_url)
        caller("create_concurrency_limit", "t", 0)
        caller("decrement_v1_concurrency_slots", ["t"], run, 2)
        caller("reset_concurrency_limit_by_tag", "t")
        caller.close()
        assert [asked.json() for asked in server.asked] == [
            {"tag": "t", "concurrency_limit": 0},
            {"names": ["t"], "task_run_id": str(run), "occupancy_seconds": 2.0},
            {},
        ]


def test_the_model_for_creation() -> None:
    limit = ConcurrencyLimitCreate(tag="t", concurrency_limit="3")
    assert (limit.tag, limit.concurrency_limit) == ("t", 3)
    with pytest.raises(ValidationError, match="colour"):
        ConcurrencyLimitCreate(tag="t", concurrency_limit=3, colour="red")  # type: ignore[call-arg]
