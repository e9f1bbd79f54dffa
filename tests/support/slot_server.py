"""A stand-in for a server with one limit: what it responds to requests for slots can be chosen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from uuid import UUID, uuid4

from tests.support.standin import Asked, Reply, StandIn, as_json, http

LIMIT = {"id": str(uuid4()), "name": "limit", "limit": 1}
LEASE_ID = UUID("01234567-0123-4567-8901-234567890123")

GRANTED = as_json({"lease_id": str(LEASE_ID), "limits": [LIMIT]}, close=False)
RELEASED = http(status=204, content_type=None, close=False)
RENEWED = RELEASED
GONE = as_json({"detail": "Lease not found - it may have expired or been revoked"}, 410)


def locked(retry_after: float | None) -> Reply:
    """There are too few slots."""
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return as_json({"detail": "Locked"}, 423, headers=headers, close=False)


class SlotServer(StandIn):
    """Grants slots, renews and releases leases, and counts all of it.

    `acquire` and `renew` decide otherwise. They are called with the number of earlier requests of that kind.
    With `hold_back`, responses to requests for slots wait until `let_go` is set.
    """

    def __init__(self) -> None:
        super().__init__(self._reply)
        self.acquire: Callable[[int], Reply] = lambda _: GRANTED
        self.renew: Callable[[int], Reply] = lambda _: RENEWED
        self.hold_back = False
        self.let_go = threading.Event()
        self.acquired: list[Asked] = []
        self.renewed: list[Asked] = []
        self.released: list[Asked] = []

    def _reply(self, asked: Asked) -> Reply:
        kind = asked.path.rpartition("/")[2]
        if kind == "version":
            return as_json("3.0.11", close=False)
        if kind.startswith("increment"):
            self.acquired.append(asked)
            number = len(self.acquired) - 1
            if self.hold_back:
                self.let_go.wait(20)
            return self.acquire(number)
        if kind == "renew":
            self.renewed.append(asked)
            return self.renew(len(self.renewed) - 1)
        if kind.startswith("decrement"):
            self.released.append(asked)
            return RELEASED if kind.endswith("lease") else as_json([LIMIT], close=False)
        # Events are not wanted here.
        return as_json({}, 404, close=False)
