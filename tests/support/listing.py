"""A stand-in that serves lists of flows page by page, as a server does."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any
from uuid import UUID

from tests.support.standin import Asked, Reply, as_json


class Listing:
    """Responds to `POST /flows/filter` and `/flows/count` with a list of `count` flows.

    `before` is called before each page is sent, with the number of the page. It may wait, or return another
    reply.
    """

    def __init__(self, count: int, before: Callable[[int], Reply | None] | None = None) -> None:
        self.ids = [UUID(int=number + 1) for number in range(count)]
        self.before = before
        self.pages = 0
        self.counts = 0
        self.bodies: list[dict[str, Any]] = []
        self.lock = threading.Lock()

    def __call__(self, asked: Asked) -> Reply:
        if asked.path.endswith("/count"):
            self.counts += 1
            return as_json(len(self.ids), close=False)
        body = asked.json()
        with self.lock:
            self.pages += 1
            number = self.pages
            self.bodies.append(body)
        if self.before is not None and (other := self.before(number)) is not None:
            return other
        offset = body.get("offset", 0)
        ids = self.ids[offset : offset + body.get("limit", 200)]
        return as_json([{"id": str(id), "name": f"flow {id.int}"} for id in ids], close=False)
