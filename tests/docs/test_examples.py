"""The programs in examples/ do what they say, with runs that really run."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from types import ModuleType
from typing import Any

import httpx
import pytest
from prefect_rs import SyncPrefectClient

from tests.support.paths import ROOT
from tests.support.real_runs import ServedFlows
from tests.support.wire import eventually
from tools.prefect_server import DEFAULT_VENV

EXAMPLES = ROOT / "examples"


@pytest.fixture
def load(api_url: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., ModuleType]:
    """Import an example, with environment variables: `load("fastapi_app", DEPLOYMENT="a/b")`."""

    def run(name: str, **environment: str) -> ModuleType:
        monkeypatch.setenv("PREFECT_API_URL", api_url)
        for variable, value in environment.items():
            monkeypatch.setenv(variable, value)
        spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        # FastAPI looks up the annotations of endpoints in their module.
        monkeypatch.setitem(sys.modules, name, module)
        spec.loader.exec_module(module)
        return module

    return run


def run_example(name: str, *arguments: str, api_url: str) -> subprocess.CompletedProcess[str]:
    """Run an example as a program. It must not cause a warning."""
    return subprocess.run(
        [sys.executable, "-W", "error", str(EXAMPLES / f"{name}.py"), *arguments],
        env={**os.environ, "PREFECT_API_URL": api_url},
        capture_output=True,
        text=True,
        timeout=180,
    )


@asynccontextmanager
async def browser(module: ModuleType) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client of the application, without a server."""
    transport = httpx.ASGITransport(module.app)
    async with (
        module.lifespan(module.app),
        httpx.AsyncClient(transport=transport, base_url="http://app", timeout=120) as http,
    ):
        yield http


async def stream(app: Any, path: str, leave: Callable[[str], bool]) -> list[tuple[float, str]]:
    """The pieces of a response with the times of their arrival. httpx would return it only at its end.

    The browser leaves after a piece for which `leave` is true.
    """
    pieces: list[tuple[float, str]] = []
    left = asyncio.Event()
    asked = False

    async def receive() -> dict[str, Any]:
        nonlocal asked
        if not asked:
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await left.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        if text := message.get("body", b"").decode():
            pieces.append((time.monotonic(), text))
            if leave(text):
                left.set()

    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [],
        "client": ("browser", 1),
        "server": ("app", 80),
    }
    await asyncio.wait_for(app(scope, receive, send), 120)
    return pieces


def entries(pieces: list[tuple[float, str]]) -> list[tuple[str, Any]]:
    """The events of a stream, as the kind and the data."""
    found = []
    for each in "".join(text for _, text in pieces).strip().split("\n\n"):
        kind, data = each.split("\n")
        found.append((kind.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


def test_the_web_backend(load: Callable[..., ModuleType], served: ServedFlows) -> None:
    """It starts a run once per key, and streams its logs and states while it runs."""
    pytest.importorskip("fastapi")
    module = load("fastapi_app", DEPLOYMENT=served.names["quick"])

    async def main() -> None:
        async with browser(module) as http:
            parameters = {"lines": 3, "sleep": 2}
            started = [
                await http.post("/runs", json=parameters, headers={"Idempotency-Key": served.name})
                for _ in range(2)
            ]
            assert [response.status_code for response in started] == [202, 202]
            run_id = started[0].json()["id"]
            assert started[1].json()["id"] == run_id

            pieces = await stream(module.app, f"/runs/{run_id}/events", lambda _: False)
            found = entries(pieces)
            messages = [data["message"] for kind, data in found if kind == "log"]
            assert [text for text in messages if text.startswith("line ")] == [
                f"line {number} of 3" for number in (1, 2, 3)
            ]
            states = [data["name"] for kind, data in found if kind == "state"]
            assert states[-1] == "Completed"
            assert "Running" in states
            # They were sent while the run ran.
            [first] = [at for at, text in pieces if "line 1 of 3" in text]
            assert pieces[-1][0] - first > 1

            again = await stream(module.app, f"/runs/{run_id}/events", lambda _: False)
            assert {json.dumps(each) for each in entries(again)} == {json.dumps(each) for each in found}

            assert (await http.get(f"/runs/{run_id}")).json()["state_name"] == "Completed"
            for path in (f"/runs/{served.ids['quick']}", f"/runs/{served.ids['quick']}/events"):
                assert (await http.get(path)).status_code == 404

    asyncio.run(main())


def test_a_browser_may_leave_the_stream(load: Callable[..., ModuleType], served: ServedFlows) -> None:
    """The response then ends, although the run goes on."""
    pytest.importorskip("fastapi")
    module = load("fastapi_app", DEPLOYMENT=served.names["long"])

    async def main() -> str:
        async with browser(module) as http:
            run_id = (await http.post("/runs", json={"seconds": 60})).json()["id"]
            pieces = await stream(module.app, f"/runs/{run_id}/events", lambda text: "running for" in text)
            assert "running for 60 s" in pieces[-1][1]
            return str(run_id)

    run_id = asyncio.run(main())
    with SyncPrefectClient(served.api_url) as client:
        assert client.read_flow_run(run_id).state_name == "Running"
        client.cancel_flow_run(run_id)


def test_the_serverless_function(
    load: Callable[..., ModuleType], api_url: str, served: ServedFlows, unique: Callable[[str], str]
) -> None:
    """It returns the state of the run, starts one run per event, and fails if the run fails."""
    done = run_example("lambda_handler", served.names["quick"], '{"lines": 2}', api_url=api_url)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["state"] == "Completed"

    failed = run_example("lambda_handler", served.names["failing"], api_url=api_url)
    assert failed.returncode == 1
    assert "FailedRun" in failed.stderr
    assert "failing fails on purpose" in failed.stderr

    module = load("lambda_handler")
    event = {"deployment": served.names["quick"], "id": unique("event")}
    assert module.handler(event) == module.handler(event)


def test_the_monitor(client: SyncPrefectClient, api_url: str, unique: Callable[[str], str]) -> None:
    """It reports each run that needs attention, and emits each event once."""
    flow_id = client.create_flow_from_name(unique("monitored"))
    flow = client.read_flow(flow_id)
    states = {
        "broken": {"type": "FAILED", "name": "Failed", "message": "no such table"},
        "lost": {"type": "CRASHED", "name": "Crashed"},
        "late": {"type": "SCHEDULED", "name": "Late"},
        "fine": {"type": "COMPLETED", "name": "Completed"},
    }
    runs = {
        name: client.create_flow_run(flow, name=unique(name), state=state) for name, state in states.items()
    }
    for _ in range(2):
        done = run_example("monitor", "--hours", "1", api_url=api_url)
        assert done.returncode == 0, done.stderr
        assert runs["fine"].name not in done.stdout
        for name in ("broken", "lost", "late"):
            assert runs[name].name in done.stdout
        assert "no such table" in done.stdout

    def emitted(name: str) -> list[Any]:
        now = datetime.now(timezone.utc)
        wanted = {
            "resource": {"id": [f"prefect.flow-run.{runs[name].id}"]},
            "event": {"prefix": ["monitor."]},
            "occurred": {"since": now - timedelta(hours=1), "until": now + timedelta(hours=1)},
        }
        return list(client.read_events(wanted).events)

    assert eventually(lambda: all(emitted(name) for name in ("broken", "lost", "late")))
    assert [event.payload["message"] for event in emitted("broken")] == ["no such table"]
    assert [event.event for event in emitted("late")] == ["monitor.flow-run.Late"]
    assert emitted("fine") == []
    client.delete_flow(flow_id)


def test_the_suite_of_the_testing_example() -> None:
    """Its tests with a real server start one."""
    options = ["-W", "error", "-p", "no:asyncio", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", f"--rootdir={EXAMPLES}", "-c", os.devnull, *options),
            *(f"--prefect-server={DEFAULT_VENV}", "testing"),
        ],
        cwd=EXAMPLES,
        env={**os.environ, "PREFECT_RS_CACHE_DIR": str(DEFAULT_VENV), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert done.returncode == 0, done.stdout + done.stderr
