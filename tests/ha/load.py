"""What a program does all the time: calls of all kinds, events, logs, waits and subscriptions."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any
from uuid import UUID, uuid4

from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.schemas.objects import FlowRun, Log
from prefect_rs.events import emit_event, flush
from prefect_rs.exceptions import PrefectException
from prefect_rs.states import Completed, Running

from tests.soak.rounds import Tally
from tests.soak.run import Lap

WAITED = 24
# How long the load goes on after it is asked to end, at most: what was missed is found later.
PATIENCE = 90.0


@dataclass
class Seen:
    """What the load did, and what it got."""

    tally: Tally = field(default_factory=Tally)
    event: str = field(default_factory=lambda: f"ha.{uuid4().hex[:10]}")
    emitted: list[UUID] = field(default_factory=list)
    flushed: bool = False
    # By the subscriber, in the order of arrival.
    received: list[UUID] = field(default_factory=list)
    # The flow run that is followed, its logs that certainly exist, and what the follower returned.
    followed: UUID | None = None
    written: list[str] = field(default_factory=list)
    logs: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    # The flow runs that are waited for, and those that were returned.
    waited: list[UUID] = field(default_factory=list)
    ended: list[UUID] = field(default_factory=list)
    # Failures of the parts, which should not fail.
    failures: list[str] = field(default_factory=list)


class Load:
    """Runs everything from `start()` to `finish()`, in threads.

    Args:
        api_url: The API's URL.
        seconds: How long the calls go on.
    """

    def __init__(self, api_url: str, seconds: float) -> None:
        self.seen = Seen()
        # The server responds with these while PostgreSQL is down, nginx with 502 and 504.
        self.seen.tally.unsure = frozenset({408, 500, 502, 503, 504})
        self._lap = Lap(api_url, api_url, seconds, tally=self.seen.tally, tasks=2, threads=1)
        self._api_url = api_url
        self._stopped = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Create what is needed, and start."""
        with SyncPrefectClient(self._api_url) as client:
            flow = client.read_flow(client.create_flow_from_name(f"ha-{uuid4().hex[:8]}"))
            self.seen.waited = [client.create_flow_run(flow, state=Running()).id for _ in range(WAITED)]
            followed = client.create_flow_run(flow, state=Running())
            self.seen.followed = followed.id
        parts: list[Callable[[], None]] = [self._lap.run, self._emit, self._end_runs]
        parts += [lambda: self._write(followed), lambda: self._follow(followed), self._wait]
        parts.append(lambda: asyncio.run(self._subscribe()))
        for part in parts:
            self._threads.append(threading.Thread(target=self._guarded, args=(part,)))
            self._threads[-1].start()

    def finish(self) -> Seen:
        """Wait until everything has ended, and return what happened."""
        self._threads[0].join()
        self._stopped.set()
        for thread in self._threads:
            thread.join(PATIENCE)
        running = [str(thread) for thread in self._threads if thread.is_alive()]
        self.seen.failures += [f"did not end: {one}" for one in running]
        return self.seen

    def _guarded(self, part: Callable[[], None]) -> None:
        try:
            part()
        except Exception as error:
            self.seen.failures.append(repr(error))

    def _emit(self) -> None:
        while not self._stopped.wait(0.1):
            resource = {"prefect.resource.id": f"ha.{len(self.seen.emitted)}"}
            event = emit_event(self.seen.event, resource)
            assert event is not None
            self.seen.emitted.append(event.id)
        self.seen.flushed = flush(timeout=PATIENCE / 2)

    async def _subscribe(self) -> None:
        async with PrefectClient(self._api_url) as client:
            events = client.subscribe_events({"event": {"name": [self.seen.event]}}, reconnection_attempts=30)
            async with events as stream:
                while True:
                    try:
                        event = await asyncio.wait_for(anext(stream), 1)
                    except asyncio.TimeoutError:
                        if self._has_all():
                            return
                        continue
                    self.seen.received.append(event.id)

    def _has_all(self) -> bool:
        return self._stopped.is_set() and set(self.seen.emitted) <= set(self.seen.received)

    def _write(self, run: FlowRun) -> None:
        with SyncPrefectClient(self._api_url) as client:
            number = 0
            while not self._stopped.wait(0.3):
                number += 1
                log: dict[str, Any] = {"name": "ha", "level": 20, "message": f"line {number}"}
                log |= {"timestamp": datetime.now(timezone.utc), "flow_run_id": run.id}
                try:
                    client.create_logs([log])
                except PrefectException as error:
                    # Whether it exists is unknown.
                    self.seen.tally.errors[f"create_logs: {type(error).__name__}"] += 1
                else:
                    self.seen.written.append(f"line {number}")
            client.set_flow_run_state(run.id, Completed())

    def _follow(self, run: FlowRun) -> None:
        with SyncPrefectClient(self._api_url) as client:
            for item in client.follow_flow_run(run):
                if isinstance(item, Log):
                    self.seen.logs.append(item.message)
                else:
                    self.seen.states.append(str(item.name))

    def _wait(self) -> None:
        with SyncPrefectClient(self._api_url) as client:
            for run in client.wait_for_flow_runs(self.seen.waited):
                assert run.state is not None
                assert run.state.is_completed()
                self.seen.ended.append(run.id)

    def _end_runs(self) -> None:
        """End the flow runs that are waited for, one after another."""
        pause = self._lap.seconds / WAITED
        with SyncPrefectClient(self._api_url) as client:
            for run_id in self.seen.waited:
                time.sleep(pause)
                client.set_flow_run_state(run_id, Completed())
