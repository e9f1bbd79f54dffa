"""Events: the requests. The server's events are not the same for both clients."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

PAST = datetime(2001, 2, 3, 4, 5, 6, tzinfo=timezone.utc)


async def events(call: Any) -> None:
    from prefect.events.filters import (
        EventFilter,
        EventNameFilter,
        EventOccurredFilter,
        EventOrder,
        EventRelatedFilter,
        EventResourceFilter,
    )

    # In the official client these default to the current time.
    occurred = EventOccurredFilter(since=PAST, until=PAST.replace(year=2099))
    await call("read_events: usual limit, which is too high", EventFilter(occurred=occurred))
    page = await call.sent("read_events: limit", EventFilter(occurred=occurred), limit=1)
    if page is not None and page.next_page:
        await call.sent("read_events_page", page.next_page)
    await call("read_events: limit too high", EventFilter(occurred=occurred), 1000)
    for what, more in {
        "names": {"event": EventNameFilter(prefix=["prefect."], name=["a"], exclude_name=["b"])},
        "resource": {"resource": EventResourceFilter(id_prefix=["none."], id=["x"], labels={"a": ["b"]})},
        "related": {"related": EventRelatedFilter(id=["x"], role=["flow"])},
        "order": {"event": EventNameFilter(name=["none"]), "order": EventOrder.ASC},
    }.items():
        await call.sent(f"read_events: {what}", EventFilter(occurred=occurred, **more), 5)
