"""Headers that name the current flow run are the official client's, in real runs and outside of runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from prefect_rs import SyncPrefectClient

from tests.support.paths import ROOT
from tests.support.upstream import SERVER_SETTINGS
from tests.support.versions import numbers
from tests.support.wire import Wire, answer
from tools.prefect_server import DEFAULT_VENV

VARIABLES = {
    "PREFECT__WORKER_ID": "worker-id",
    "PREFECT__WORKER_NAME": " worker ",
    "PREFECT__FLOW_ID": "flow-id",
    "PREFECT__FLOW_NAME": "flow of the environment",
    "PREFECT__DEPLOYMENT_ID": "deployment-id",
    "PREFECT__DEPLOYMENT_NAME": "deployment of the environment",
}

# Runs with the official package. Prints what both packages' clients sent, as {case: {client: headers}}.
SCRIPT = """
import asyncio, json, os, sys, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import prefect_rs
from prefect import flow, task
from prefect.client.orchestration import PrefectClient, SyncPrefectClient
from prefect.context import FlowRunContext

VARIABLES = json.loads(sys.argv[1])
seen = []

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        named = {k.lower(): v for k, v in self.headers.items() if k.lower().startswith("x-prefect-")}
        named.pop("x-prefect-api-version", None)
        seen.append(named)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"[]")
    def log_message(self, *_):
        pass

server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
URL = f"http://127.0.0.1:{server.server_port}/api"
cases = {}

def note(case, client):
    cases.setdefault(case, {})[client] = seen.pop()

early_sync, early_async = prefect_rs.SyncPrefectClient(URL), prefect_rs.PrefectClient(URL)

def ask(case):
    with SyncPrefectClient(URL) as client:
        client._client.get("/hello")
        note(case, "official")
    prefect_rs.SyncPrefectClient(URL).hello()
    note(case, "sync")
    early_sync.hello()
    note(case, "made before")

async def ask_async(case):
    async with PrefectClient(URL) as client:
        await client._client.get("/hello")
        note(case, "official")
    await prefect_rs.PrefectClient(URL).hello()
    note(case, "async")
    await asyncio.create_task(early_async.hello())
    note(case, "made before")

@task
def a_task():
    ask("task")

@flow(name="a flow")
def a_flow(case):
    ask(case)
    a_task()

@flow(name="an async flow")
async def an_async_flow(case):
    await ask_async(case)

def everything(suffix):
    ask("outside" + suffix)
    asyncio.run(ask_async("outside, async" + suffix))
    a_flow("flow" + suffix)
    asyncio.run(an_async_flow("async flow" + suffix))
    for name, run in {
        "deployment": SimpleNamespace(flow_id="f", deployment_id="d"),
        "nothing known": SimpleNamespace(),
        "blank": SimpleNamespace(flow_id=" f\\t", deployment_id=" "),
        "no run": None,
    }.items():
        its_flow = SimpleNamespace(name=" caf\\xe9 " if name == "blank" else "named")
        its_flow = None if name == "nothing known" else its_flow
        with FlowRunContext.model_construct(flow_run=run, flow=its_flow):
            ask(name + suffix)
    ask("outside again" + suffix)

everything("")
os.environ.update(VARIABLES)
early_sync, early_async = prefect_rs.SyncPrefectClient(URL), prefect_rs.PrefectClient(URL)
everything(", variables")
print(json.dumps(cases))
"""


@pytest.fixture(scope="module")
def cases(
    api_url: str, server_version: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, dict[str, str]]]:
    if numbers(server_version) < (3, 2):
        pytest.skip(f"Prefect {server_version} rejects what the official client of 3.9 sends")
    home = tmp_path_factory.mktemp("attribution")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PREFECT", "PYTHON"))
    }
    environment |= {
        "PREFECT_HOME": str(home),
        "PREFECT_API_URL": api_url,
        **SERVER_SETTINGS,
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PYTHONPATH": str(ROOT / "python"),
    }
    script = home / "script.py"
    script.write_text(SCRIPT)
    command = [str(DEFAULT_VENV / "bin" / "python"), str(script), json.dumps(VARIABLES)]
    done = subprocess.run(
        command, cwd=home, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, dict[str, dict[str, str]]] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_headers_match_the_official_clients(cases: dict[str, dict[str, dict[str, str]]]) -> None:
    assert len(cases) == 19
    for case, sent in cases.items():
        assert {"official", "made before"} < set(sent)
        for client, headers in sent.items():
            assert headers == sent["official"], (case, client)


def test_a_flow_run_is_named_from_its_context(cases: dict[str, dict[str, dict[str, str]]]) -> None:
    assert cases["outside"]["sync"] == {}
    (alone, beside) = (cases[f"flow{suffix}"]["sync"] for suffix in ("", ", variables"))
    assert alone["x-prefect-flow-name"] == beside["x-prefect-flow-name"] == "a flow"
    assert set(alone) == {"x-prefect-flow-id", "x-prefect-flow-name"}
    # The worker and the name of the deployment are only in the environment.
    assert set(beside) == {
        *alone,
        *(f"x-prefect-{name}" for name in ("worker-id", "worker-name", "deployment-name")),
    }
    assert cases["async flow"]["async"]["x-prefect-flow-name"] == "an async flow"
    assert cases["task"]["sync"]["x-prefect-flow-name"] == "a flow"
    assert cases["deployment"]["sync"]["x-prefect-deployment-id"] == "d"
    assert cases["outside again, variables"]["sync"]["x-prefect-flow-id"] == "flow-id"


# ---- Without the official package -------------------------------------------------------------------


def context(get: Any) -> ModuleType:
    module = ModuleType("prefect.context")
    module.FlowRunContext = SimpleNamespace(get=get)  # type: ignore[attr-defined]
    return module


def fails() -> None:
    raise RuntimeError


class Odd:
    """An object that raises when any attribute is read."""

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(name)


class Unprintable:
    def __str__(self) -> str:
        raise RuntimeError


@pytest.mark.parametrize(
    ("module", "sent"),
    [
        (None, ["flow-id"]),
        (ModuleType("prefect.context"), ["flow-id"]),
        (context(None), ["flow-id"]),
        (context(fails), ["flow-id"]),
        (context(Odd), ["flow-id"]),
        (context(lambda: None), ["flow-id"]),
        (context(lambda: SimpleNamespace(flow=None, flow_run=Odd())), []),
        (context(lambda: SimpleNamespace(flow=None, flow_run=SimpleNamespace(flow_id=Unprintable()))), []),
        (context(lambda: SimpleNamespace(flow=None, flow_run=SimpleNamespace(flow_id="a\nb"))), []),
        (context(lambda: SimpleNamespace(flow=None, flow_run=SimpleNamespace(flow_id="f"))), ["f"]),
    ],
)
def test_a_broken_context_does_not_fail_calls(
    wire: Wire, monkeypatch: pytest.MonkeyPatch, module: ModuleType | None, sent: list[str]
) -> None:
    monkeypatch.setenv("PREFECT__FLOW_ID", "flow-id")
    monkeypatch.setitem(sys.modules, "prefect.context", module)  # type: ignore[arg-type]
    SyncPrefectClient(wire.api_url).hello()
    assert wire.requests[0].all("x-prefect-flow-id") == sent


def test_the_run_is_not_named_to_another_server(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    run = SimpleNamespace(flow=SimpleNamespace(name="secret flow"), flow_run=SimpleNamespace(flow_id="f"))
    monkeypatch.setitem(sys.modules, "prefect.context", context(lambda: run))
    with Wire() as other:
        wire.reply = lambda _: answer(None, 307, Location=f"{other.api_url}/hello")
        SyncPrefectClient(wire.api_url).hello()
        assert wire.requests[0].all("x-prefect-flow-name") == ["secret flow"]
        assert other.requests[0].all("x-prefect-flow-name") == []


def test_a_header_of_a_request_takes_precedence(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    run = SimpleNamespace(flow=None, flow_run=SimpleNamespace(flow_id="f"))
    monkeypatch.setitem(sys.modules, "prefect.context", context(lambda: run))
    SyncPrefectClient(wire.api_url).request("GET", "/hello", headers={"X-Prefect-Flow-Id": "own"})
    assert wire.requests[0].all("x-prefect-flow-id") == ["own"]


def test_the_official_package_is_never_imported(isolated: Path) -> None:
    code = """if True:
        import sys, prefect_rs
        try:
            prefect_rs.SyncPrefectClient("http://127.0.0.1:9/api").hello()
        except Exception as error:
            print(type(error).__name__, [name for name in sys.modules if name.partition(".")[0] == "prefect"])
    """
    (isolated / "prefect").mkdir()
    (isolated / "prefect" / "__init__.py").write_text("raise SystemExit('imported')")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "ConnectError []\n"
