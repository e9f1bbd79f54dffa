"""Concurrency limits by tag and global ones, with their slots and leases."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ._objects import UNKNOWN, flow, task


async def tags(call: Any) -> None:
    tag = call.name("tag")
    await call("create_concurrency_limit", tag, 2)
    await call("create_concurrency_limit: again", tag=tag, concurrency_limit=3)
    await call("create_concurrency_limit: zero", call.name("zero"), 0)
    await call("create_concurrency_limit: negative", call.name("negative"), -1)
    await call("read_concurrency_limit_by_tag", tag)
    await call("read_concurrency_limit_by_tag: unknown", call.name("none"))
    await call.sent("read_concurrency_limits", 10, 0)
    await call.sent("read_concurrency_limits: keywords", limit=1, offset=1)
    await call("reset_concurrency_limit_by_tag", tag)
    await call("reset_concurrency_limit_by_tag: slots", tag, [UNKNOWN])
    await call("reset_concurrency_limit_by_tag: text", tag, slot_override=[str(UNKNOWN)])
    await call("reset_concurrency_limit_by_tag: unknown", call.name("none"))
    await call("read_concurrency_limit_by_tag: slots", tag)
    await call("delete_concurrency_limit_by_tag", tag)
    await call("delete_concurrency_limit_by_tag: again", tag)
    await call("delete_concurrency_limit_by_tag: zero", call.name("zero"))


async def slots_of_tags(call: Any) -> None:
    tag = call.name("tag")
    run = await call("create_flow_run", flow(call.name("flow")), name=call.name("run"))
    made = await call("create_task_run", task(tags=[tag]), run.id, "0", name=call.name("task"))
    await call("create_concurrency_limit", tag, 1)
    await call("increment_v1_concurrency_slots", [tag], made.id)
    await call("increment_v1_concurrency_slots: full", names=[tag], task_run_id=UNKNOWN)
    await call("increment_v1_concurrency_slots: unknown", [call.name("none")], made.id)
    await call("decrement_v1_concurrency_slots", [tag], made.id, 1.5)
    await call("decrement_v1_concurrency_slots: again", [tag], made.id, occupancy_seconds=0.5)
    await call("delete_concurrency_limit_by_tag", tag)


async def limits(call: Any) -> None:
    from prefect.client.schemas.actions import GlobalConcurrencyLimitCreate, GlobalConcurrencyLimitUpdate

    name = call.name("limit")
    await call("create_global_concurrency_limit", GlobalConcurrencyLimitCreate(name=name, limit=3))
    await call("create_global_concurrency_limit: again", GlobalConcurrencyLimitCreate(name=name, limit=4))
    much = GlobalConcurrencyLimitCreate(
        name=call.name("much"), limit=10, active=False, active_slots=2, slot_decay_per_second=0.5
    )
    await call("create_global_concurrency_limit: much", much)
    await call("read_global_concurrency_limit_by_name", name)
    await call("read_global_concurrency_limit_by_name: much", call.name("much"))
    await call("read_global_concurrency_limit_by_name: unknown", call.name("none"))
    await call.sent("read_global_concurrency_limits")
    await call.sent("read_global_concurrency_limits: page", limit=1, offset=1)
    await call("read_global_concurrency_limits: limit too high", 1000)
    await call("update_global_concurrency_limit", name, GlobalConcurrencyLimitUpdate(limit=5))
    await call(
        "update_global_concurrency_limit: much",
        name,
        GlobalConcurrencyLimitUpdate(name=call.name("new"), active=False, slot_decay_per_second=1.5),
    )
    new = call.name("new")
    await call("update_global_concurrency_limit: nothing", new, GlobalConcurrencyLimitUpdate())
    await call("update_global_concurrency_limit: unknown", name, GlobalConcurrencyLimitUpdate(limit=1))
    await call("upsert_global_concurrency_limit_by_name: there", new, 7)
    await call("upsert_global_concurrency_limit_by_name: decay", new, 8, slot_decay_per_second=2.5)
    await call("upsert_global_concurrency_limit_by_name: new", call.name("upserted"), limit=1)
    await call("upsert_global_concurrency_limit_by_name: new, decay", call.name("upserted2"), 1, 0.25)
    for stem in ("new", "upserted", "upserted2"):
        await call(f"read_global_concurrency_limit_by_name: {stem}", call.name(stem))
    for stem in ("new", "much", "upserted", "upserted2"):
        await call(f"delete_global_concurrency_limit_by_name: {stem}", call.name(stem))
    await call("delete_global_concurrency_limit_by_name: again", name)


async def slots(call: Any) -> None:
    from prefect.client.schemas.actions import GlobalConcurrencyLimitCreate
    from prefect.client.schemas.objects import ConcurrencyLeaseHolder

    name = call.name("limit")
    await call("create_global_concurrency_limit", GlobalConcurrencyLimitCreate(name=name, limit=2))
    await call("increment_concurrency_slots", [name], 1, "concurrency")
    await call("increment_concurrency_slots: too many", names=[name], slots=2, mode="concurrency")
    await call("increment_concurrency_slots: rate", [name], 1, "rate_limit")
    await call("increment_concurrency_slots: unknown", [call.name("none")], 1, "concurrency")
    await call("release_concurrency_slots", [name], 1, 0.5)
    await call("release_concurrency_slots: keywords", names=[name], slots=1, occupancy_seconds=0.5)
    leased = await call("increment_concurrency_slots_with_lease", [name], 1, "concurrency", 60.0)
    holder = ConcurrencyLeaseHolder(type="flow_run", id=UNKNOWN)
    await call(
        "increment_concurrency_slots_with_lease: holder",
        names=[name],
        slots=1,
        mode="concurrency",
        lease_duration=90,
        holder=holder,
    )
    await call("increment_concurrency_slots_with_lease: full", [name], 2, "concurrency", 60)
    lease_id = UUID(leased.json()["lease_id"])
    await call("renew_concurrency_lease", lease_id, 120.0)
    await call("renew_concurrency_lease: unknown", UNKNOWN, lease_duration=60)
    await call("release_concurrency_slots_with_lease", lease_id)
    await call("release_concurrency_slots_with_lease: again", lease_id)
    await call("delete_global_concurrency_limit_by_name", name)
