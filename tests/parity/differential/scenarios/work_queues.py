"""Work queues."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from ._objects import UNKNOWN

FAR = datetime(2099, 1, 2, 3, 4, 5, tzinfo=timezone.utc)


async def crud(call: Any) -> None:
    from prefect.client.schemas.actions import WorkPoolCreate

    pool = call.name("pool")
    await call("create_work_pool", WorkPoolCreate(name=pool, type="process"))
    queue = await call("create_work_queue: little", call.name("q"), work_pool_name=pool)
    await call("create_work_queue: again", call.name("q"), work_pool_name=pool)
    await call(
        "create_work_queue: much",
        name="much",
        description="ü",
        is_paused=True,
        concurrency_limit=3,
        priority=1,
        work_pool_name=pool,
    )
    await call("create_work_queue: unpaused", "unpaused", is_paused=False, work_pool_name=pool)
    # The priority depends on the number of queues in the pool.
    await call.sent("create_work_queue: default pool", call.name("default"))
    await call("create_work_queue: unknown pool", "q", work_pool_name=call.name("none"))
    await call("create_work_queue: bad name", "a/b", work_pool_name=pool)
    await call("read_work_queue", queue.id)
    await call("read_work_queue: text", str(queue.id))
    await call("read_work_queue: unknown", UNKNOWN)
    await call("read_work_queue_by_name", call.name("q"), pool)
    await call.sent("read_work_queue_by_name: default pool", call.name("default"))
    await call("read_work_queue_by_name: unknown", "none", work_pool_name=pool)
    await call("read_work_queue_by_name: unknown pool", "none", work_pool_name=call.name("none"))
    await call("update_work_queue", queue.id, description="new", concurrency_limit=4)
    await call("update_work_queue: name", queue.id, name=call.name("renamed"))
    await call("update_work_queue: emptied", queue.id, description=None, concurrency_limit=None)
    await call("update_work_queue: nothing", queue.id)
    await call("update_work_queue: unknown", UNKNOWN, description="x")
    await call("update_work_queue: unknown field", queue.id, colour="red")
    await call("read_work_queue: updated", queue.id)
    await call("read_work_queue_status", queue.id)
    await call("read_work_queue_status: unknown", UNKNOWN)
    await call("read_work_queue_concurrency_status", queue.id)
    await call("read_work_queue_concurrency_status: page", queue.id, page=2, limit=1)
    await call("read_work_queue_concurrency_status: unknown", UNKNOWN)
    await call("get_runs_in_work_queue", queue.id)
    await call("get_runs_in_work_queue: all", queue.id, limit=2, scheduled_before=FAR)
    await call("get_runs_in_work_queue: unknown", UNKNOWN)
    await call("delete_work_queue_by_id", queue.id)
    await call("delete_work_queue_by_id: again", queue.id)


async def filters(call: Any) -> None:
    from prefect.client.schemas import filters as f
    from prefect.client.schemas.actions import WorkPoolCreate

    pool = call.name("pool")
    await call("create_work_pool", WorkPoolCreate(name=pool, type="process"))
    for stem in ("a1", "a2", "b1"):
        await call(f"create_work_queue: {stem}", call.name(stem), work_pool_name=pool)
    await call("read_work_queues: pool", pool)
    await call("read_work_queues: page", work_pool_name=pool, limit=2, offset=1)
    starts = f.WorkQueueFilter(name=f.WorkQueueFilterName(startswith_=[call.name("a")]))
    await call("read_work_queues: filter", pool, starts)
    await call("read_work_queues: filter without a pool", work_queue_filter=starts)
    one = f.WorkQueueFilter(name=f.WorkQueueFilterName(any_=[call.name("b1")]))
    await call("read_work_queues: name", work_pool_name=pool, work_queue_filter=one, limit=5, offset=0)
    await call("read_work_queues: unknown pool", call.name("none"))
    await call.sent("read_work_queues: everything")
    await call("match_work_queues", [call.name("a")])
    await call("match_work_queues: pool", [call.name("a"), call.name("b")], pool)
    await call("match_work_queues: none", ["no-such-" + call.name()], work_pool_name=pool)
