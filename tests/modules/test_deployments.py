"""`prefect_rs.deployments`: `run_deployment` and `arun_deployment`."""

from __future__ import annotations

import asyncio
import inspect
import json
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any
from uuid import uuid4

import prefect_rs
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.schemas.filters import FlowRunFilter
from prefect_rs.client.schemas.objects import FlowRun
from prefect_rs.deployments import arun_deployment, run_deployment
from prefect_rs.deployments.flow_runs import LABELS_TRACEPARENT_KEY
from prefect_rs.exceptions import ObjectNotFound, ValidationError
from prefect_rs.states import Completed

from tests.runtime.test_fork import in_child
from tests.support.fault_proxy import Fault, FaultProxy, Request
from tests.support.paths import PACKAGE
from tests.support.real_runs import server_venv
from tests.support.runs import later, new_deployment
from tests.support.upstream import SERVER_SETTINGS
from tools.prefect_server import server_environment

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def settings(isolated: object, api_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", api_url)


@pytest.fixture(params=["sync", "async", "dispatched"])
def run(request: pytest.FixtureRequest) -> Run:
    """Call one of the functions: the async one, or the sync one with or without an event loop."""

    async def in_a_loop(*args: Any, **kwargs: Any) -> Any:
        made = (arun_deployment if request.param == "async" else run_deployment)(*args, **kwargs)
        assert inspect.iscoroutine(made)
        return await made

    if request.param == "sync":
        return run_deployment
    return lambda *args, **kwargs: asyncio.run(in_a_loop(*args, **kwargs))


def runs_of(client: SyncPrefectClient, deployment: Any) -> list[FlowRun]:
    return client.read_flow_runs(flow_run_filter=FlowRunFilter(deployment_id=deployment.id))


def test_a_timeout_of_zero_returns_at_once(run: Run, client: SyncPrefectClient) -> None:
    deployment = new_deployment(client)
    name = f"{client.read_flow(deployment.flow_id).name}/nightly"
    for given in (name, deployment.id, str(deployment.id)):
        made = run(given, parameters={"a": 1}, flow_run_name="mine", tags=["t"], timeout=0)
        assert type(made) is FlowRun
        assert (made.deployment_id, made.name, made.tags) == (deployment.id, "mine", ["t"])
        assert (made.parameters, made.state_name) == ({"a": 1}, "Scheduled")
    key = uuid4().hex
    once = run(name, idempotency_key=key, timeout=0)
    assert run(name, idempotency_key=key, timeout=0).id == once.id


def test_it_waits(run: Run, client: SyncPrefectClient) -> None:
    deployment = new_deployment(client)

    def end() -> None:
        (made,) = runs_of(client, deployment)
        client.set_flow_run_state(made, Completed(), force=True)

    with later(0.7, end):
        assert run(deployment.id).state.is_completed()


def test_an_expired_timeout_is_no_error(run: Run, client: SyncPrefectClient) -> None:
    deployment = new_deployment(client)
    began = time.monotonic()
    made = run(deployment.id, timeout=0.3)
    assert made.state_name == "Scheduled"
    assert 0.2 < time.monotonic() - began < 3


def test_errors(run: Run) -> None:
    with pytest.raises(ValueError, match="`timeout` cannot be negative"):
        run("a/b", timeout=-1)
    with pytest.raises(ObjectNotFound):
        run("no-such-flow/nightly", timeout=0)
    with pytest.raises(ValidationError, match="expected `flow name/deployment name`"):
        run("nightly", timeout=0)


@pytest.mark.usefixtures("retries")
def test_a_lost_response_creates_no_second_run(
    run: Run, client: SyncPrefectClient, proxy: FaultProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", proxy.api_url)
    deployment = new_deployment(client)
    lost: list[Request] = []

    def lose_the_first(request: Request) -> Fault | None:
        if "create_flow_run" not in request.target or lost:
            return None
        lost.append(request)
        return Fault.LOSE_ANSWER

    proxy.fault = lose_the_first
    made = run(deployment.id, timeout=0)
    assert [each.id for each in runs_of(client, deployment)] == [made.id]


@pytest.mark.parametrize("kind", [PrefectClient, SyncPrefectClient])
def test_the_given_client_is_used(run: Run, client: SyncPrefectClient, proxy: FaultProxy, kind: Any) -> None:
    deployment = new_deployment(client)
    given = kind(proxy.api_url)
    run(deployment.id, client=given, timeout=0)
    run(deployment.id, given, timeout=0)
    assert len(proxy.requests) == 2


def test_another_client_is_used_as_it_is() -> None:
    made = SimpleNamespace(id=uuid4())

    class Mock:
        def run_deployment(self, name: str, **options: Any) -> Any:
            assert (name, options["parameters"]) == ("a/b", {"a": 1})
            return made

    assert run_deployment("a/b", Mock(), {"a": 1}, timeout=0) is made  # type: ignore[arg-type, comparison-overlap]

    class AsyncMock:
        async def run_deployment(self, name: str, **options: Any) -> Any:
            return made

    other: Any = AsyncMock()
    assert asyncio.run(arun_deployment("a/b", other, timeout=0)) is made  # type: ignore[comparison-overlap]
    with pytest.raises(TypeError, match="expected a client with blocking methods"):
        run_deployment("a/b", other, timeout=0)


def test_the_default_client_follows_the_settings(
    client: SyncPrefectClient, proxy: FaultProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    deployment = new_deployment(client)
    run_deployment(deployment.id, timeout=0)
    monkeypatch.setenv("PREFECT_API_URL", proxy.api_url)
    run_deployment(deployment.id, timeout=0)
    asyncio.run(arun_deployment(deployment.id, timeout=0))
    assert len(proxy.requests) == 2
    assert len(runs_of(client, deployment)) == 3


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_in_a_forked_child(run: Run, client: SyncPrefectClient) -> None:
    deployment = new_deployment(client)
    run(deployment.id, timeout=0)
    assert in_child(lambda: run(deployment.id, timeout=0.2).state_name) == "'Scheduled'"
    run(deployment.id, timeout=0)
    assert len(runs_of(client, deployment)) == 3


def test_dispatch(client: SyncPrefectClient) -> None:
    deployment = new_deployment(client)
    function: Any = run_deployment

    async def main() -> None:
        assert type(function(deployment.id, timeout=0, _sync=True)) is FlowRun

    asyncio.run(main())
    made: Awaitable[FlowRun] = function(deployment.id, timeout=0, _sync=False)

    async def wait(one: Awaitable[FlowRun]) -> FlowRun:
        return await one

    assert type(asyncio.run(wait(made))) is FlowRun
    assert function.aio is arun_deployment
    assert inspect.signature(run_deployment) == inspect.signature(arun_deployment)
    assert run_deployment.__module__ == "prefect_rs.deployments.flow_runs"


def test_as_the_official_package(client: SyncPrefectClient) -> None:
    deployment = new_deployment(client)
    with prefect_rs.install_as_prefect():
        from prefect.deployments import run_deployment as official  # type: ignore[import-not-found]
        from prefect.deployments.flow_runs import arun_deployment as also

        assert (official, also) == (run_deployment, arun_deployment)
        assert official(deployment.id, timeout=0).deployment_id == deployment.id


# ---- Within a flow of the official package, and with OpenTelemetry --------------------------------


class Context(SimpleNamespace):
    """A context of the official package."""

    active: Any = None

    @classmethod
    def get(cls) -> Any:
        return cls.active


@pytest.fixture
def contexts(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module of contexts."""
    module: Any = ModuleType("prefect.context")
    module.FlowRunContext = type("FlowRunContext", (Context,), {})
    module.TaskRunContext = type("TaskRunContext", (Context,), {})
    monkeypatch.setitem(sys.modules, "prefect.context", module)
    return module


@pytest.mark.needs_server("3.2", "labels of flow runs")
def test_the_trace_of_a_flow_run(run: Run, client: SyncPrefectClient, contexts: Any) -> None:
    flow_run = SimpleNamespace(
        id=uuid4(), flow_id=None, deployment_id=None, labels={LABELS_TRACEPARENT_KEY: "00-1"}
    )
    contexts.FlowRunContext.active = contexts.FlowRunContext(
        flow_run=flow_run, flow=SimpleNamespace(name="f", isasync=run is not run_deployment)
    )
    made = run(new_deployment(client).id, timeout=0, as_subflow=False)
    assert made.labels[LABELS_TRACEPARENT_KEY] == "00-1"
    assert made.parent_task_run_id is None


def test_a_sync_flow_blocks_even_in_an_event_loop(client: SyncPrefectClient, contexts: Any) -> None:
    deployment = new_deployment(client)
    flow_run = SimpleNamespace(id=uuid4(), flow_id=None, deployment_id=None, labels={})
    contexts.FlowRunContext.active = contexts.FlowRunContext(
        flow_run=flow_run, flow=SimpleNamespace(name="f", isasync=False)
    )

    async def main() -> None:
        assert type(run_deployment(deployment.id, timeout=0, as_subflow=False)) is FlowRun

    asyncio.run(main())


@pytest.mark.needs_server("3.2", "labels of flow runs")
def test_the_current_span(run: Run, client: SyncPrefectClient, monkeypatch: pytest.MonkeyPatch) -> None:
    deployment = new_deployment(client)
    span = SimpleNamespace(trace_id=0xABC, span_id=0xDEF, trace_flags=1, is_valid=True)
    trace: Any = ModuleType("opentelemetry.trace")
    trace.get_current_span = lambda: SimpleNamespace(get_span_context=lambda: span)
    monkeypatch.setitem(sys.modules, "opentelemetry.trace", trace)
    made = run(deployment.id, timeout=0)
    assert made.labels[LABELS_TRACEPARENT_KEY] == f"00-{'0' * 29}abc-{'0' * 13}def-01"
    utils: Any = ModuleType("opentelemetry.instrumentation.utils")
    utils.is_instrumentation_enabled = lambda: False
    monkeypatch.setitem(sys.modules, "opentelemetry.instrumentation.utils", utils)
    assert LABELS_TRACEPARENT_KEY not in run(deployment.id, timeout=0).labels
    utils.is_instrumentation_enabled = lambda: True
    span.is_valid = False
    assert LABELS_TRACEPARENT_KEY not in run(deployment.id, timeout=0).labels


PROGRAM = """
import json, sys
from prefect import flow, task
from prefect_rs.deployments import run_deployment

@task
def inner(name):
    return run_deployment(name, timeout=0)

@flow
def outer(name):
    runs = [
        run_deployment(name, parameters={"a": 1}, timeout=0),
        run_deployment(name, timeout=0, as_subflow=False),
    ]
    return [str(run.id) for run in [*runs, inner(name)]]

print("RUNS", json.dumps(outer(sys.argv[1])))
"""


@pytest.mark.needs_server("3.4", "a flow run's own task runs")
def test_within_a_flow_of_the_official_package(
    client: SyncPrefectClient, api_url: str, tmp_path: Path
) -> None:
    python = server_venv() / "bin" / "python"
    if not python.exists():
        pytest.skip("needs the official package")
    deployment = new_deployment(client)
    name = f"{client.read_flow(deployment.flow_id).name}/nightly"
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    settings = {"PREFECT_API_URL": api_url, "PYTHONPATH": str(PACKAGE.parent), **SERVER_SETTINGS}
    ran = subprocess.run(
        [python, program, name],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=server_environment(tmp_path, settings),
    )
    assert ran.returncode == 0, ran.stderr
    (line,) = [line for line in ran.stdout.splitlines() if line.startswith("RUNS ")]
    linked, alone, nested = [client.read_flow_run(run_id) for run_id in json.loads(line[5:])]
    assert alone.parent_task_run_id is None
    for made in (linked, nested):
        parent = client.read_task_run(made.parent_task_run_id)
        assert parent.name.startswith(f"{name}-") or parent.task_key.startswith(
            "prefect.deployments.flow_runs.run_deployment."
        )
    assert client.read_task_run(linked.parent_task_run_id).flow_run_id is not None
