"""Calls of all kinds with both clients at full speed, through a proxy that breaks one request in twenty.

    python -m tests.soak 1800        # seconds

Fails if a guarantee in docs/reliability.md is broken, or if memory, threads or descriptors grow. The Prefect
server, which requires CSRF tokens, and the proxy are separate processes.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import multiprocessing
import random
import re
import threading
import time
from collections import Counter
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from prefect_rs import PrefectClient, SyncPrefectClient

from tests.soak.rounds import PAGES, PAGES_RUNS, Calls, Tally, a_round
from tests.soak.usage import AT_REST, UNDER_LOAD, Samples, Usage, grown
from tests.support.fault_proxy import Decision, Fault, FaultProxy, Request, Status
from tests.support.wire import eventually
from tools.prefect_server import PrefectServer

RATE = 0.05
"""The fraction of requests with a fault."""
TASKS = 12
"""The number of concurrent rounds with the async client."""
THREADS = 4
"""The number of concurrent rounds with the sync client."""
LONG = 300
"""Seconds from which on usage under load is even enough to be compared."""
TIMEOUT = 10
"""The timeout in seconds, which is how long a silent server blocks a call."""


# ---- The proxy's process -------------------------------------------------------------------------

SHORTLY = {"Retry-After": "0"}
STATUSES = [
    *(Status(status, SHORTLY) for status in (408, 429, 502, 503)),
    Status(503, {**SHORTLY, "Prefect-Maintenance": "true"}),
]
FAULTS: list[Fault | Status] = [*(fault for fault in Fault if fault is not Fault.SILENCE), *STATUSES]


def spoil(pipe: Connection, api_url: str, seed: int) -> None:
    """Run the proxy until a message arrives from the pipe, or its other end is closed. Sends the number of
    faults.
    """
    chance = random.Random(seed)
    counts: Counter[str] = Counter()

    def decide(_: Request) -> Decision:
        proxy.requests.clear()  # they would accumulate
        if chance.random() >= RATE:
            return None
        # Rarely, since silence lasts until the timeout.
        decision = Fault.SILENCE if chance.random() < 0.01 else chance.choice(FAULTS)
        counts[decision.name if isinstance(decision, Fault) else _named(decision)] += 1
        return decision

    with FaultProxy(api_url, decide, tokens_too=True) as proxy, contextlib.suppress(EOFError):
        pipe.send(proxy.api_url)
        while not pipe.poll(chance.uniform(5, 30)):
            counts["refused for a while"] += 1
            proxy.refuse()
            time.sleep(0.2)
            proxy.listen()
        pipe.send(counts)


def _named(status: Status) -> str:
    return f"STATUS_{status.status}" + ("_MAINTENANCE" if len(status.headers) > 1 else "")


@contextlib.contextmanager
def spoiling(api_url: str, counts: Counter[str]) -> Iterator[str]:
    """The API's URL through a proxy in another process. Fills in `counts` at the end."""
    pipe, other = multiprocessing.Pipe()
    # Spawned, so that it inherits nothing from this process.
    process = multiprocessing.get_context("spawn").Process(
        target=spoil, args=(other, api_url, random.randrange(1 << 30)), daemon=True
    )
    process.start()
    other.close()
    try:
        yield pipe.recv()
        pipe.send(None)
        counts.update(pipe.recv())
    finally:
        pipe.close()
        process.join(10)
        process.kill()


# ---- The calls -----------------------------------------------------------------------------------


@dataclass
class Lap:
    """Rounds with both clients at once, for some time."""

    api_url: str
    server_url: str
    seconds: float
    tasks: int = TASKS
    threads: int = THREADS
    tally: Tally = field(default_factory=Tally)
    samples: Samples = field(default_factory=Samples)

    def run(self) -> None:
        """Run all rounds. Afterwards every client is closed."""
        self.end = time.monotonic() + self.seconds
        with (
            SyncPrefectClient(self.server_url) as server,
            SyncPrefectClient(self.api_url, **OPTIONS) as client,
        ):
            threads = [
                threading.Thread(target=self._in_thread, args=(client, server)) for _ in range(self.threads)
            ]
            for thread in threads:
                thread.start()
            asyncio.run(self._in_tasks())
            for thread in threads:
                thread.join()

    def _in_thread(self, client: SyncPrefectClient, server: SyncPrefectClient) -> None:
        chance = random.Random()
        with self._no_failure():
            while time.monotonic() < self.end:
                if chance.random() < 0.5:
                    _done(a_round(Calls(client, self.tally, chance, self.end), server))
                    continue
                with SyncPrefectClient(self.api_url, **OPTIONS) as opened:
                    _done(a_round(Calls(opened, self.tally, chance, self.end), server))

    async def _in_tasks(self) -> None:
        async with PrefectClient(self.server_url) as server, PrefectClient(self.api_url, **OPTIONS) as client:
            await asyncio.gather(self._watch(), *(self._in_task(client, server) for _ in range(self.tasks)))

    async def _in_task(self, client: PrefectClient, server: PrefectClient) -> None:
        chance = random.Random()
        with self._no_failure():
            while time.monotonic() < self.end:
                if chance.random() < 0.5:
                    await a_round(Calls(client, self.tally, chance, self.end), server)
                    continue
                async with PrefectClient(self.api_url, **OPTIONS) as opened:
                    await a_round(Calls(opened, self.tally, chance, self.end), server)

    @contextlib.contextmanager
    def _no_failure(self) -> Iterator[None]:
        """Record an exception of a worker as a broken guarantee."""
        try:
            yield
        except Exception as error:
            self.tally.broken.append(f"a worker failed: {error!r}")

    async def _watch(self) -> None:
        """Take samples, and print a line every minute."""
        began = time.monotonic()
        minute = 1
        while (now := time.monotonic()) < self.end:
            usage = Usage.now()
            self.samples.add(usage)
            if now - began > 60 * minute:
                say(f"{minute:3} min, {self.tally.calls.total()} calls, {usage}")
                minute += 1
            await asyncio.sleep(min(1.0, self.seconds / 40))


OPTIONS: dict[str, Any] = {"httpx_settings": {"timeout": TIMEOUT}}


def _done(coroutine: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine that never waits, because it calls a sync client."""
    try:
        coroutine.send(None)
    except StopIteration:
        return
    raise AssertionError("it waits")


class Retries(logging.Handler):
    """Counts retries in the log by reason."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        found = re.search(r"failed: (.*?)[:(;]", record.getMessage())
        self.counts[found[1].strip() if found else record.getMessage()] += 1


def make_pages(server_url: str) -> None:
    """Create the flow whose runs fill more than one page."""
    with SyncPrefectClient(server_url) as client:
        deployment = client.create_deployment(
            client.create_flow_from_name(PAGES), PAGES, parameter_openapi_schema={}
        )
        for start in range(0, PAGES_RUNS, 50):
            runs = [{"name": f"run {number}"} for number in range(start, min(start + 50, PAGES_RUNS))]
            client.bulk_create_flow_runs_from_deployment(deployment, runs)


def soak(seconds: float) -> bool:
    """Run the test. Returns whether every guarantee held."""
    retries = Retries()
    logging.getLogger("prefect_rs").addHandler(retries)
    logging.getLogger("prefect_rs").setLevel(logging.DEBUG)
    # Short, so that tokens expire during requests.
    settings = {
        "PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "true",
        "PREFECT_SERVER_CSRF_TOKEN_EXPIRATION": "PT20S",
    }
    faults: Counter[str] = Counter()
    with PrefectServer(services=False, env=settings) as server, spoiling(server.api_url, faults) as api_url:
        make_pages(server.api_url)
        warm_up = Lap(api_url, server.api_url, max(2.0, min(60.0, seconds / 4)))
        warm_up.run()
        time.sleep(0.5)  # connections close a moment later
        before = Usage.at_rest()
        say(f"warmed up: {before}")
        lap = Lap(api_url, server.api_url, seconds - warm_up.seconds)
        lap.run()
        eventually(lambda: not grown(before, Usage.at_rest(), AT_REST), within=10)
        after = Usage.at_rest()
    first, last = lap.samples.middle_of_thirds()
    for name, counts in (
        ("calls", warm_up.tally.calls + lap.tally.calls),
        ("spoiled", faults),
        ("retries", retries.counts),
        ("allowed errors", warm_up.tally.errors + lap.tally.errors),
    ):
        say(f"{name}: {counts.total()}", *(f"  {count:8} {what}" for what, count in counts.most_common()))
    say(f"rounds: {lap.tally.rounds}, objects counted: {lap.tally.counted}")
    say(f"first third, under load: {first}", f"last third, under load:  {last}")
    say(f"at rest, warmed up:      {before}", f"at rest, at the end:     {after}")
    broken = [*warm_up.tally.broken, *lap.tally.broken]
    broken += [f"at rest: {what}" for what in grown(before, after, AT_REST)]
    if seconds >= LONG:
        broken += [f"under load: {what}" for what in grown(first, last, UNDER_LOAD)]
    if not lap.tally.counted:
        broken.append("nothing was done")
    say(f"broken guarantees: {len(broken)}", *(f"  {what}" for what in broken[:50]))
    return not broken


def say(*lines: str) -> None:
    print(*lines, sep="\n", flush=True)
