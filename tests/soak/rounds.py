"""One round of the soak test: creates a flow and related objects, reads, updates, counts and deletes them.

The same code serves both clients: `Calls` awaits the results of an async client. With a sync one it never
waits.
"""

from __future__ import annotations

import asyncio
import inspect
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

from prefect_rs import PrefectClient
from prefect_rs.client.schemas.filters import (
    ArtifactFilter,
    FlowFilter,
    FlowRunFilter,
    LogFilter,
    TaskRunFilter,
)
from prefect_rs.exceptions import (
    ConnectError,
    ObjectNotFound,
    PrefectException,
    PrefectHTTPStatusError,
    ReadError,
    ReadTimeout,
    RemoteProtocolError,
)
from prefect_rs.states import Cancelled, Completed, Pending, Running

LOST = (ReadError, RemoteProtocolError, ReadTimeout)
"""The errors for a lost response."""

PAGES = "soak-pages"
"""A flow with more runs than fit on a page."""
PAGES_RUNS = 230


class Over(Exception):
    """The time is over, or the round cannot go on."""


class Impatience(Exception):
    """The call was cancelled before it was done."""


@dataclass
class Tally:
    """What happened in all rounds."""

    calls: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    """Allowed errors, by call and error."""
    rounds: int = 0
    counted: int = 0
    """The number of objects checked on the server."""
    broken: list[str] = field(default_factory=list)
    """Broken guarantees."""
    unsure: frozenset[int] = frozenset({408, 502})
    """The statuses that leave it open whether the request was processed."""


@dataclass
class Calls:
    """The calls that a worker makes with one client, and their possible outcomes."""

    client: Any
    tally: Tally
    chance: random.Random
    end: float

    async def read(self, name: str, /, *args: Any, **kwargs: Any) -> Any:
        """Make a call without side effects. If it is cancelled, make it again."""
        try:
            return await self._call_impatiently(name, *args, **kwargs)
        except Impatience as error:
            self._note(error, name)
        except PrefectException as error:
            raise self._broken(name, error) from error
        return await self.sure(name, *args, **kwargs)

    async def sure(self, name: str, /, *args: Any, **kwargs: Any) -> Any:
        """Make a call that the client retries until it succeeds."""
        try:
            return await self._call(name, *args, **kwargs)
        except PrefectException as error:
            raise self._broken(name, error) from error

    async def once(self, name: str, /, *args: Any, **kwargs: Any) -> bool:
        """Make a call that is not retried if its response is lost. Returns whether it is known to have
        succeeded.
        """
        try:
            await self._call_impatiently(name, *args, **kwargs)
            return True
        except (*LOST, Impatience) as error:
            self._note(error, name)
        except PrefectException as error:
            if not (isinstance(error, PrefectHTTPStatusError) and error.status_code in self.tally.unsure):
                raise self._broken(name, error) from error
            self._note(error, name)
        return False

    async def remove(self, name: str, /, *args: Any) -> None:
        """Delete something. After a lost response, the retry finds nothing."""
        try:
            await self._call(name, *args)
        except ObjectNotFound as error:
            self._note(error, name)
        except PrefectException as error:
            raise self._broken(name, error) from error

    async def is_answered(self) -> bool:
        """Whether the server is reachable. A new client reports a refused connection at once."""
        try:
            await self._call("hello")
            return True
        except ConnectError as error:
            self._note(error, "hello")
            return False
        except PrefectException as error:
            raise self._broken("hello", error) from error

    async def _call(self, name: str, /, *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() > self.end:
            raise Over
        self.tally.calls[name] += 1
        result = getattr(self.client, name)(*args, **kwargs)
        return await result if inspect.isawaitable(result) else result

    async def _call_impatiently(self, name: str, /, *args: Any, **kwargs: Any) -> Any:
        """Make a call. One in twenty of the async client's is cancelled soon."""
        call = self._call(name, *args, **kwargs)
        if not isinstance(self.client, PrefectClient) or self.chance.random() > 0.05:
            return await call
        try:
            return await asyncio.wait_for(call, self.chance.uniform(0, 0.1))
        except asyncio.TimeoutError as error:
            if isinstance(error, PrefectException):
                raise
            raise Impatience from None

    def _note(self, error: Exception, name: str) -> None:
        what = type(error).__name__
        if isinstance(error, PrefectHTTPStatusError):
            what += f" {error.status_code}"
        self.tally.errors[f"{name}: {what}"] += 1

    def _broken(self, name: str, error: Exception) -> Over:
        self.tally.broken.append(f"{name}: {error!r}")
        return Over()


class Made:
    """What a round has created: by kind and name, whether it certainly exists."""

    def __init__(self) -> None:
        self.things: dict[str, dict[str, bool]] = defaultdict(dict)
        self.flow_id: UUID | None = None
        self.runs: dict[str, UUID] = {}
        self.task_run_id: UUID | None = None

    def maybe(self, kind: str, name: str) -> None:
        """It may exist from now on."""
        self.things[kind][name] = False

    def surely(self, kind: str, name: str, *, if_: bool = True) -> None:
        """It exists from now on."""
        self.things[kind][name] = if_


async def play(calls: Calls, made: Made, name: str) -> None:
    """Make calls of all kinds. Objects are noted before they may exist, and again when they do."""
    flow_id = made.flow_id = await calls.sure("create_flow_from_name", name)
    flow = await calls.read("read_flow", flow_id)
    for run in "abcd":
        made.maybe("flow run", run)
        kept = await calls.sure(
            "create_flow_run", flow, name=run, parameters={"x": name * 20}, state=Pending()
        )
        made.surely("flow run", run)
        made.runs[run] = kept.id
    parts = [
        with_a_deployment(calls, made, name),
        with_states(calls, made),
        with_a_task_run(calls, made),
        with_artifacts_and_logs(calls, made, name),
        with_a_variable(calls, name.replace("-", "_")),
        with_pages(calls),
        with_one_run(calls, made, name),
    ]
    calls.chance.shuffle(parts)
    try:
        while parts:
            await parts.pop()
    finally:
        for part in parts:
            part.close()


async def with_a_deployment(calls: Calls, made: Made, name: str) -> None:
    deployment = await calls.sure("create_deployment", made.flow_id, name, parameter_openapi_schema={})
    made.maybe("flow run", "e")
    kept = await calls.sure("create_flow_run_from_deployment", deployment.id, name="e", state=Pending())
    made.surely("flow run", "e")
    made.runs["e"] = kept.id
    await calls.sure("update_deployment", deployment.id, {"description": "updated"})
    if (await calls.read("read_deployment", deployment.id)).description != "updated":
        calls.tally.broken.append("the deployment was not updated")


async def with_states(calls: Calls, made: Made) -> None:
    """Complete one run, cancel another."""
    for run, end in (("b", Completed(name="end")), ("c", Cancelled(name="end"))):
        await enter(calls, made, run, Running(name="start"))
        await enter(calls, made, run, end)


async def enter(calls: Calls, made: Made, run: str, state: Any) -> None:
    """Set the state of a flow run."""
    made.maybe(f"state of {run}", state.name)
    result = await calls.sure("set_flow_run_state", made.runs[run], state)
    made.surely(f"state of {run}", state.name)
    if result.state.name != state.name:
        calls.tally.broken.append(f"{state.name} was asked for, and the answer is {result}")


async def with_a_task_run(calls: Calls, made: Made) -> None:
    await enter(calls, made, "a", Running(name="start"))
    made.maybe("task run", "t")
    task = SimpleNamespace(task_key="soak")
    task_run = await calls.sure("create_task_run", task, made.runs["a"], "t", name="t", state=Pending())
    made.surely("task run", "t")
    made.task_run_id = task_run.id
    for state in (Running(name="start"), Completed(name="end")):
        made.maybe("state of the task run", str(state.name))
        is_done = await calls.once("set_task_run_state", task_run.id, state)
        made.surely("state of the task run", str(state.name), if_=is_done)
        if not is_done:
            return  # the request may still be under way, and arrive after the next one


async def with_artifacts_and_logs(calls: Calls, made: Made, name: str) -> None:
    """Create artifacts and logs, which the server does not deduplicate."""
    for each in ("one", "two", "three"):
        made.maybe("artifact", each)
        artifact = {"key": name, "type": "markdown", "data": each, "flow_run_id": made.runs["a"]}
        made.surely("artifact", each, if_=await calls.once("create_artifact", artifact))
        made.maybe("log", each)
        log = {"name": "soak", "level": 20, "message": each, "timestamp": datetime.now(timezone.utc)}
        log["flow_run_id"] = made.runs["a"]
        made.surely("log", each, if_=await calls.once("create_logs", [log]))


async def with_one_run(calls: Calls, made: Made, name: str) -> None:
    run_id = made.runs["d"]
    await calls.sure("update_flow_run", run_id, name="d", tags=["updated"])
    run = await calls.read("read_flow_run", run_id)
    if (run.id, run.tags, run.parameters) != (run_id, ["updated"], {"x": name * 20}):
        calls.tally.broken.append(f"another run was read: {run}")
    made.maybe("flow run", "d")
    await calls.remove("delete_flow_run", run_id)
    del made.things["flow run"]["d"]


async def with_a_variable(calls: Calls, name: str) -> None:
    """Create an object with a unique name: a second creation would be an error."""
    if await calls.once("create_variable", {"name": name, "value": 1}):
        await calls.sure("update_variable", {"name": name, "value": 2})
        found = await calls.read("read_variable_by_name", name)
        if found is None or found.value != 2:
            calls.tally.broken.append(f"the variable is {found}")
    await calls.remove("delete_variable_by_name", name)


async def with_pages(calls: Calls) -> None:
    """Read all runs of the flow with many runs, two pages at once if possible."""
    of_flow = {"flow_filter": FlowFilter(name=PAGES)}
    counted = await calls.read("count_flow_runs", **of_flow)
    found = set()
    for offset in (0, 200):
        found |= {
            run.id for run in await calls.read("read_flow_runs", **of_flow, sort="NAME_DESC", offset=offset)
        }
    page = await calls.read("paginate_flow_runs", **of_flow, limit=10, page=2)
    if not counted == len(found) == page.count == PAGES_RUNS:
        calls.tally.broken.append(f"{counted} runs counted, {len(found)} read, {page.count} in the pages")


async def check(server: Any, made: Made, tally: Tally) -> None:
    """Check that every object exists once, and none twice. Asks the server directly."""

    async def ask(name: str, *args: Any, **kwargs: Any) -> Any:
        result = getattr(server, name)(*args, **kwargs)
        return await result if inspect.isawaitable(result) else result

    def compare(kind: str, names: Iterable[str]) -> None:
        known, there = made.things[kind], Counter(names)
        tally.counted += there.total()
        twice = [name for name, count in there.items() if count > 1]
        missing = [name for name, is_sure in known.items() if is_sure and not there[name]]
        others = [name for name in there if name not in known]
        if twice or missing or others:
            tally.broken.append(f"{kind}: twice {twice}, missing {missing}, unknown {others}")

    if made.flow_id is None:
        return
    runs = await ask("read_flow_runs", flow_filter=FlowFilter(id=made.flow_id))
    compare("flow run", [run.name for run in runs])
    for name in made.runs.keys() & {"a", "b", "c"}:
        states = await ask("read_flow_run_states", made.runs[name])
        compare(f"state of {name}", [state.name for state in states if state.name != "Pending"])
    if "a" in made.runs:
        found = await ask("read_task_runs", task_run_filter=TaskRunFilter(flow_run_id=made.runs["a"]))
        compare("task run", [task_run.name for task_run in found])
        of_run = FlowRunFilter(id=made.runs["a"])
        artifacts = await ask("read_artifacts", artifact_filter=ArtifactFilter(), flow_run_filter=of_run)
        compare("artifact", [artifact.data for artifact in artifacts])
        logs = await ask("read_logs", LogFilter(flow_run_id=made.runs["a"]))
        compare("log", [log.message for log in logs])
    if made.task_run_id is not None:
        states = await ask("read_task_run_states", made.task_run_id)
        compare("state of the task run", [state.name for state in states if state.name != "Pending"])
    await ask("delete_flow", made.flow_id)


async def a_round(calls: Calls, server: Any) -> None:
    """A round with one client, and a check of what it left on the server."""
    made = Made()
    try:
        if await calls.is_answered():
            await play(calls, made, f"soak-{uuid4().hex[:12]}")
            calls.tally.rounds += 1
    except Over:
        pass
    await check(server, made, calls.tally)
