"""Global concurrency limits, their slots and leases."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs.client.schemas.actions import (
    ConcurrencyLimitV2Create,
    ConcurrencyLimitV2Update,
    GlobalConcurrencyLimitCreate,
    GlobalConcurrencyLimitUpdate,
)
from prefect_rs.client.schemas.objects import ConcurrencyLeaseHolder, GlobalConcurrencyLimit
from prefect_rs.client.schemas.responses import (
    ConcurrencyLimitWithLeaseResponse,
    GlobalConcurrencyLimitResponse,
    MinimalConcurrencyLimitResponse,
)
from prefect_rs.exceptions import (
    ObjectAlreadyExists,
    ObjectNotFound,
    PrefectHTTPStatusError,
    ValidationError,
)

from tests.support.paging import undisturbed
from tests.support.standin import Asked, Caller, Reply, StandIn, as_json, http, locations, rejected

Call = Callable[..., Any]

leases = pytest.mark.needs_server("3.4", "leases of concurrency slots")


@pytest.fixture
def name(unique: Callable[[str], str]) -> str:
    """A unique name."""
    return unique("limit")


@pytest.fixture
def limit(call: Call, name: str) -> UUID:
    """The id of a limit with three slots and this name."""
    made: UUID = call("create_global_concurrency_limit", GlobalConcurrencyLimitCreate(name=name, limit=3))
    return made


def taken(call: Call, name: str) -> int:
    """The number of acquired slots."""
    slots: int = call("read_global_concurrency_limit_by_name", name).active_slots
    return slots


# ---- The limits ----------------------------------------------------------------------------------


def test_create_and_read(call: Call, name: str) -> None:
    create = GlobalConcurrencyLimitCreate(
        name=name, limit=5, active=False, active_slots=2, slot_decay_per_second=0.5
    )
    made = call("create_global_concurrency_limit", create)
    assert type(made) is UUID
    found = call("read_global_concurrency_limit_by_name", name)
    assert type(found) is GlobalConcurrencyLimitResponse
    assert (found.id, found.name, found.limit, found.active) == (made, name, 5, False)
    assert (found.active_slots, found.slot_decay_per_second) == (2, 0.5)
    assert found.created.tzinfo is not None
    for same in (made, str(made), found):
        assert call("read_global_concurrency_limit", same) == found
    with pytest.raises(ObjectAlreadyExists):
        call("create_global_concurrency_limit", {"name": name, "limit": 1})


def test_paging(call: Call, name: str) -> None:
    names = [f"{name}-{number:02}" for number in range(11)]
    for one in names:
        call("create_global_concurrency_limit", {"name": one, "limit": 1})

    def found(*args: Any, **kwargs: Any) -> list[str]:
        return [limit.name for limit in call("read_global_concurrency_limits", *args, **kwargs)]

    everything, pages = undisturbed(
        lambda: found(200), lambda: (found(None), found(), found(offset=1), found(2, 3), found(limit=0))
    )
    assert [one for one in everything if one in names] == names
    assert pages == (everything, everything[:10], everything[1:11], everything[3:5], [])
    for kwargs in ({"limit": -1}, {"offset": -1}, {"limit": "x"}):
        with pytest.raises(ValidationError, match=next(iter(kwargs))):
            found(**kwargs)


def test_an_update_changes_only_what_is_set(call: Call, name: str, limit: UUID) -> None:
    answer = call("update_global_concurrency_limit", name, GlobalConcurrencyLimitUpdate(limit=7))
    assert (answer.status_code, answer.content) == (204, b"")
    found = call("read_global_concurrency_limit", limit)
    assert (found.name, found.limit, found.active) == (name, 7, True)
    call(
        "update_global_concurrency_limit",
        name=name,
        concurrency_limit={
            "name": name + "x",
            "active": False,
            "active_slots": 1,
            "slot_decay_per_second": 2,
        },
    )
    found = call("read_global_concurrency_limit", limit)
    assert (found.name, found.limit, found.active) == (name + "x", 7, False)
    assert (found.active_slots, found.slot_decay_per_second) == (1, 2.0)


def test_upsert(call: Call, name: str) -> None:
    assert call("upsert_global_concurrency_limit_by_name", name, 2, 0.5) is None
    first = call("read_global_concurrency_limit_by_name", name)
    assert (first.limit, first.slot_decay_per_second) == (2, 0.5)
    call("upsert_global_concurrency_limit_by_name", name=name, limit=4)
    second = call("read_global_concurrency_limit_by_name", name)
    assert (second.id, second.limit, second.slot_decay_per_second) == (first.id, 4, 0.5)
    call("upsert_global_concurrency_limit_by_name", name, 4, slot_decay_per_second=0.0)
    assert call("read_global_concurrency_limit_by_name", name).slot_decay_per_second == 0.0
    call("upsert_global_concurrency_limit_by_name", name + "y", 1)
    assert call("read_global_concurrency_limit_by_name", name + "y").slot_decay_per_second == 0.0


def test_an_upsert_that_loses_a_race(mode: str) -> None:
    gone = as_json({"detail": "Concurrency Limit not found"}, 404)
    answers = iter([gone, as_json({"detail": "exists"}, 409), http(status=204)])
    with StandIn(lambda asked: next(answers)) as server:
        caller = Caller(mode, server.api_url)
        assert caller("upsert_global_concurrency_limit_by_name", "a b", 2) is None
        caller.close()
        assert [(one.method, one.path, one.json()) for one in server.asked] == [
            ("PATCH", "/api/v2/concurrency_limits/a%20b", {"limit": 2}),
            ("POST", "/api/v2/concurrency_limits/", {"name": "a b", "limit": 2}),
            ("PATCH", "/api/v2/concurrency_limits/a%20b", {"limit": 2}),
        ]


@pytest.mark.parametrize("failing", ["PATCH", "POST"])
def test_an_upsert_that_fails(mode: str, failing: str) -> None:
    def answer(asked: Asked) -> Reply:
        gone = as_json({"detail": "Concurrency Limit not found"}, 404)
        return as_json({}, 403) if asked.method == failing else gone

    with StandIn(answer) as server:
        caller = Caller(mode, server.api_url)
        with pytest.raises(PrefectHTTPStatusError) as caught:
            caller("upsert_global_concurrency_limit_by_name", "a", 2)
        caller.close()
    assert caught.value.response.status_code == 403


def test_delete(call: Call, name: str, limit: UUID) -> None:
    answer = call("delete_global_concurrency_limit_by_name", name)
    assert answer.status_code == 204
    with pytest.raises(ObjectNotFound):
        call("read_global_concurrency_limit", limit)


@pytest.mark.parametrize(
    ("method", "args"),
    [
        ("read_global_concurrency_limit_by_name", ()),
        ("update_global_concurrency_limit", (GlobalConcurrencyLimitUpdate(limit=1),)),
        ("delete_global_concurrency_limit_by_name", ()),
    ],
)
def test_a_missing_limit(call: Call, name: str, method: str, args: Any) -> None:
    with pytest.raises(ObjectNotFound):
        call(method, name, *args)
    for wrong in ("", "..", 1, None, b"n"):
        with pytest.raises(ValidationError, match="name"):
            call(method, wrong, *args)


def test_an_unknown_id(call: Call) -> None:
    with pytest.raises(ObjectNotFound):
        call("read_global_concurrency_limit", uuid4())
    with pytest.raises(ValidationError, match="id"):
        call("read_global_concurrency_limit", "no id")


# ---- Slots ---------------------------------------------------------------------------------------


def test_acquire_and_release_slots(call: Call, name: str, limit: UUID) -> None:
    answer = call("increment_concurrency_slots", [name, "no limit"], 2, "concurrency")
    assert answer.status_code == 200
    [told] = [MinimalConcurrencyLimitResponse(**one) for one in answer.json()]
    assert (told.id, told.name, told.limit) == (limit, name, 3)
    assert taken(call, name) == 2

    with pytest.raises(PrefectHTTPStatusError) as caught:
        call("increment_concurrency_slots", names={name}, slots=2, mode="concurrency")
    assert caught.value.response.status_code == 423
    assert float(caught.value.response.headers["Retry-After"]) > 0
    assert taken(call, name) == 2

    with pytest.raises(PrefectHTTPStatusError) as caught:
        call("increment_concurrency_slots", [name], 4, "concurrency")
    assert caught.value.response.status_code == 422

    answer = call("release_concurrency_slots", [name], 1, 0.25)
    assert [one["name"] for one in answer.json()] == [name]
    assert taken(call, name) == 1
    call("release_concurrency_slots", names=[name], slots=1, occupancy_seconds=None)
    assert taken(call, name) == 0


def test_slots_that_decay(call: Call, name: str) -> None:
    call("upsert_global_concurrency_limit_by_name", name, 2, 0.01)
    call("increment_concurrency_slots", [name], 2, "rate_limit")
    with pytest.raises(PrefectHTTPStatusError) as caught:
        call("increment_concurrency_slots", [name], 1, "rate_limit")
    assert caught.value.response.status_code == 423
    call("update_global_concurrency_limit", name, {"slot_decay_per_second": 1000})
    call("increment_concurrency_slots", [name], 1, "rate_limit")


def test_a_rate_limit_needs_slot_decay(call: Call, name: str, limit: UUID) -> None:
    with pytest.raises(PrefectHTTPStatusError) as caught:
        call("increment_concurrency_slots", [name], 1, "rate_limit")
    assert caught.value.response.status_code == 422


@leases
def test_leases(call: Call, name: str, limit: UUID) -> None:
    answer = call("increment_concurrency_slots_with_lease", [name], 2, "concurrency", 60)
    lease = ConcurrencyLimitWithLeaseResponse(**answer.json())
    assert [(one.id, one.name, one.limit) for one in lease.limits] == [(limit, name, 3)]
    assert taken(call, name) == 2
    with pytest.raises(PrefectHTTPStatusError) as caught:
        call("increment_concurrency_slots_with_lease", [name], 2, "concurrency", 60)
    assert caught.value.response.status_code == 423
    assert float(caught.value.response.headers["Retry-After"]) > 0

    for same in (lease.lease_id, str(lease.lease_id)):
        assert call("renew_concurrency_lease", same, 90.5).status_code == 204
    assert call("release_concurrency_slots_with_lease", lease.lease_id).status_code == 204
    assert taken(call, name) == 0
    # An expired lease has no slots to release, and cannot be renewed.
    assert call("release_concurrency_slots_with_lease", lease_id=str(uuid4())).status_code == 204
    with pytest.raises(PrefectHTTPStatusError) as caught:
        call("renew_concurrency_lease", lease_id=lease.lease_id, lease_duration=60)
    assert caught.value.response.status_code in (404, 410)


@leases
@pytest.mark.parametrize("as_dict", [False, True])
def test_the_holder_of_a_lease(call: Call, name: str, limit: UUID, as_dict: bool) -> None:
    fields: Any = {"type": "task_run", "id": uuid4()}
    holder = fields if as_dict else ConcurrencyLeaseHolder(**fields)
    answer = call(
        "increment_concurrency_slots_with_lease",
        names=[name],
        slots=1,
        mode="concurrency",
        lease_duration=60.0,
        holder=holder,
    )
    assert UUID(answer.json()["lease_id"])
    assert taken(call, name) == 1


def test_request_bodies(mode: str) -> None:
    lease, run = uuid4(), uuid4()
    with StandIn(as_json([])) as server:
        caller = Caller(mode, server.api_url)
        caller("increment_concurrency_slots", iter(["a", "b"]), 2, "rate_limit")
        caller("increment_concurrency_slots_with_lease", ["a"], 1, "concurrency", 60)
        holder = ConcurrencyLeaseHolder(type="flow_run", id=run)
        caller("increment_concurrency_slots_with_lease", ["a"], 1, "concurrency", 60, holder)
        caller("renew_concurrency_lease", lease, 61.5)
        caller("release_concurrency_slots", ["a"], 1, 2)
        caller("release_concurrency_slots_with_lease", lease)
        caller.close()
        assert [(one.method, one.path.removeprefix("/api/v2"), one.json()) for one in server.asked] == [
            (
                "POST",
                "/concurrency_limits/increment",
                {"names": ["a", "b"], "slots": 2, "mode": "rate_limit"},
            ),
            (
                "POST",
                "/concurrency_limits/increment-with-lease",
                {"names": ["a"], "slots": 1, "mode": "concurrency", "lease_duration": 60},
            ),
            (
                "POST",
                "/concurrency_limits/increment-with-lease",
                {
                    "names": ["a"],
                    "slots": 1,
                    "mode": "concurrency",
                    "lease_duration": 60,
                    "holder": {"type": "flow_run", "id": str(run)},
                },
            ),
            ("POST", f"/concurrency_limits/leases/{lease}/renew", {"lease_duration": 61.5}),
            (
                "POST",
                "/concurrency_limits/decrement",
                {"names": ["a"], "slots": 1, "occupancy_seconds": 2},
            ),
            ("POST", "/concurrency_limits/decrement-with-lease", {"lease_id": str(lease)}),
        ]


@pytest.mark.parametrize(
    ("method", "args", "at"),
    [
        ("create_global_concurrency_limit", ({"name": "a/b", "limit": 1},), "concurrency_limit.name"),
        ("create_global_concurrency_limit", ({"name": "a"},), "concurrency_limit.limit"),
        ("create_global_concurrency_limit", (1,), "concurrency_limit"),
        ("update_global_concurrency_limit", ("a", {"limit": -1}), "concurrency_limit.limit"),
        ("update_global_concurrency_limit", ("a", {"colour": 1}), "concurrency_limit.colour"),
        ("upsert_global_concurrency_limit_by_name", ("a&b", 1), "name"),
        ("upsert_global_concurrency_limit_by_name", (1, 1), "name"),
        ("upsert_global_concurrency_limit_by_name", ("a", -1), "limit"),
        ("upsert_global_concurrency_limit_by_name", ("a", 1, -0.5), "slot_decay_per_second"),
        ("upsert_global_concurrency_limit_by_name", ("a", 1, math.nan), "slot_decay_per_second"),
        ("increment_concurrency_slots", ("a", 1, "concurrency"), "names"),
        ("increment_concurrency_slots", ([], 1, "concurrency"), "names"),
        ("increment_concurrency_slots", ([1], 1, "concurrency"), "names.0"),
        ("increment_concurrency_slots", (["a"], 0, "concurrency"), "slots"),
        ("increment_concurrency_slots", (["a"], "x", "concurrency"), "slots"),
        ("increment_concurrency_slots", (["a"], 1, "other"), "mode"),
        ("increment_concurrency_slots", (["a"], 1, None), "mode"),
        ("increment_concurrency_slots_with_lease", ([], 1, "concurrency", 60), "names"),
        ("increment_concurrency_slots_with_lease", (["a"], 1, "concurrency", 59), "lease_duration"),
        ("increment_concurrency_slots_with_lease", (["a"], 1, "concurrency", 86401), "lease_duration"),
        (
            "increment_concurrency_slots_with_lease",
            (["a"], 1, "concurrency", 60, {"type": "moon", "id": uuid4()}),
            "holder.type",
        ),
        ("renew_concurrency_lease", ("no id", 60), "lease_id"),
        ("renew_concurrency_lease", (uuid4(), math.nan), "lease_duration"),
        ("renew_concurrency_lease", (uuid4(), None), "lease_duration"),
        ("release_concurrency_slots", ([], 1, 1), "names"),
        ("release_concurrency_slots", (["a"], 0, 1), "slots"),
        ("release_concurrency_slots", (["a"], 1, 0), "occupancy_seconds"),
        ("release_concurrency_slots", (["a"], 1, math.inf), "occupancy_seconds"),
        ("release_concurrency_slots_with_lease", (None,), "lease_id"),
    ],
)
def test_invalid_arguments_are_not_sent(mode: str, method: str, args: Any, at: str) -> None:
    assert at in locations(rejected(mode, method, *args))


# ---- Models --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cls", "required", "defaults"),
    [
        (
            GlobalConcurrencyLimitCreate,
            True,
            {"active": True, "active_slots": 0, "slot_decay_per_second": 0.0},
        ),
        (
            ConcurrencyLimitV2Create,
            True,
            {"active": True, "active_slots": 0, "denied_slots": 0, "slot_decay_per_second": 0.0},
        ),
        (GlobalConcurrencyLimitUpdate, False, {}),
        (ConcurrencyLimitV2Update, False, {"denied_slots": None}),
    ],
)
def test_valid_and_invalid_limits(cls: Any, required: bool, defaults: dict[str, Any]) -> None:
    least: dict[str, Any] = {"name": "n", "limit": 0} if required else {}
    made = cls(**least)
    assert {name: getattr(made, name) for name in defaults} == defaults
    assert made.model_dump(exclude_unset=True) == least
    bad = [
        ("name", "a/b"),
        ("name", ""),
        ("limit", -1),
        ("active_slots", -1),
        ("slot_decay_per_second", -0.1),
    ]
    if "denied_slots" in cls.model_fields:
        bad.append(("denied_slots", -1))
    for field, value in bad:
        with pytest.raises(ValidationError, match=field):
            cls(**{**least, field: value})
    with pytest.raises(ValidationError, match="colour"):
        cls(**least, colour="red")


def test_defaults_of_a_limit() -> None:
    limit = GlobalConcurrencyLimit(name="a/b", limit=-1)
    assert (limit.active, limit.active_slots, limit.slot_decay_per_second) == (True, 0, 0.0)
    assert type(limit.id) is UUID


@pytest.mark.parametrize("kind", ["flow_run", "task_run", "deployment"])
def test_holders(kind: Any) -> None:
    holder = ConcurrencyLeaseHolder(type=kind, id=str(uuid4()))
    assert (holder.type, type(holder.id)) == (kind, UUID)
    for wrong in ({"type": "moon", "id": uuid4()}, {"id": uuid4()}, {"type": kind}):
        with pytest.raises(ValidationError):
            ConcurrencyLeaseHolder(**wrong)
    with pytest.raises(ValidationError, match="colour"):
        ConcurrencyLeaseHolder(type=kind, id=uuid4(), colour="red")  # type: ignore[call-arg]
