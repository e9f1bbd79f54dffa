"""Fixtures: a process that can import both packages, and what the server has."""

from __future__ import annotations

import json
import os
import subprocess
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.support.paths import ROOT
from tests.support.upstream import SERVER_SETTINGS, plain_client
from tools.prefect_server import DEFAULT_VENV

BEGIN = """
import asyncio, inspect, json, sys, warnings
from datetime import datetime, timedelta, timezone
from uuid import uuid4

import prefect, prefect.states as official_states
from prefect import flow
from prefect.client.orchestration import get_client as official_client
from prefect.client.schemas import filters as official_filters, sorting as official_sorting
from prefect.client.schemas import objects as official_objects

import prefect_rs
from prefect_rs import exceptions

LOOP = asyncio.new_event_loop()
CLIENT = (prefect_rs.SyncPrefectClient if MODE == "sync" else prefect_rs.PrefectClient)(URL)

def call(name, /, *args, **kwargs):
    result = getattr(CLIENT, name)(*args, **kwargs)
    async def wait():
        return await result
    return LOOP.run_until_complete(wait()) if inspect.isawaitable(result) else result

UNIQUE = uuid4().hex[:10]
"""


# The program of that process: it runs one script per line of input, and responds with one line each.
LOOP = """
import json, sys, traceback

for line in sys.stdin:
    told = {}
    names = {**json.loads(line), "tell": told.update}
    try:
        exec(compile(names["SCRIPT"], "the script", "exec"), names)
        answer = {"told": told}
    except BaseException:
        answer = {"error": traceback.format_exc()}
    print("ANSWER " + json.dumps(answer, default=str), flush=True)
"""


@pytest.fixture(scope="module")
def official(api_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[subprocess.Popen[str]]:
    """A Python process in the official package's environment that can import this package, too."""
    home = tmp_path_factory.mktemp("official")
    program = home / "loop.py"
    program.write_text(LOOP)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PREFECT")},
        "PYTHONPATH": str(ROOT / "python"),
        "PREFECT_API_URL": api_url,
        **SERVER_SETTINGS,
        "PREFECT_HOME": str(home / ".prefect"),
        "DO_NOT_TRACK": "1",
        "NO_PROXY": "127.0.0.1",
    }
    with subprocess.Popen(
        [DEFAULT_VENV / "bin" / "python", program],
        env=environment,
        cwd=home,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(30) == 0


@pytest.fixture
def told(mode: str, official: subprocess.Popen[str], api_url: str) -> Callable[[str], dict[str, Any]]:
    """Run a script in that process. Returns what it passed to `tell`: `told("tell(a=1)")["a"]`."""

    def run(body: str) -> dict[str, Any]:
        assert official.stdin is not None
        assert official.stdout is not None
        script = {"SCRIPT": BEGIN + textwrap.dedent(body), "URL": api_url, "MODE": mode}
        print(json.dumps(script), file=official.stdin, flush=True)
        for line in official.stdout:
            if line.startswith("ANSWER "):
                answer = json.loads(line.removeprefix("ANSWER "))
                assert "error" not in answer, answer["error"]
                found: dict[str, Any] = answer["told"]
                return found
        raise AssertionError(f"the process ended with {official.wait(30)}")

    return run


@pytest.fixture
def read(api_url: str) -> Callable[[str], Any]:
    """GET a path of the server's API."""

    def get(path: str) -> Any:
        with plain_client(api_url) as client:
            return client.get(path).raise_for_status().json()

    return get
