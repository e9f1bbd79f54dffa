"""`prefect_test_harness()`: a real server, and settings that point to it."""

from __future__ import annotations

import asyncio
import os
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient, get_client
from prefect_rs.events import emit_event
from prefect_rs.settings import PREFECT_API_KEY, PREFECT_API_URL, temporary_settings
from prefect_rs.testing import PrefectServer, prefect_test_harness
from prefect_rs.testing.utilities import get_most_recent_flow_run

from tests.support.fake_server import FakeVenv
from tests.support.paths import PACKAGE
from tools.prefect_server import DEFAULT_VENV, template


@pytest.fixture
def on_the_path(venv: FakeVenv, monkeypatch: pytest.MonkeyPatch) -> FakeVenv:
    """The stand-in for the server, which the harness finds."""
    (venv.path / "bin" / "prefect").write_text("#!/bin/sh\nexit 1\n")
    (venv.path / "bin" / "prefect").chmod(0o755)
    monkeypatch.setenv("PATH", f"{venv.path / 'bin'}:{os.environ['PATH']}")
    return venv


def urls() -> list[str]:
    """The URL in the settings, in several places."""
    seen: list[str] = [str(PREFECT_API_URL.value()), os.environ.get("PREFECT_API_URL", "None")]
    for place in (threading.Thread(target=lambda: seen.append(str(PREFECT_API_URL.value()))),):
        place.start()
        place.join()
    return seen


def test_the_settings_point_to_it(on_the_path: FakeVenv, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_KEY", "the-users")
    monkeypatch.setenv("PREFECT_API_URL", "http://the-users/api")
    loop = asyncio.new_event_loop()

    async def in_a_context_from_before() -> str:
        return str(PREFECT_API_URL.value())

    import contextvars

    before = contextvars.copy_context()
    with temporary_settings({PREFECT_API_URL: "http://outer/api"}):
        with prefect_test_harness():
            url, *others = urls()
            assert url.startswith("http://127.0.0.1:")
            assert others == [url, url]
            # An event loop or test that was created earlier has such a context.
            assert before.run(loop.run_until_complete, in_a_context_from_before()) == url
            assert str(get_client(sync_client=True).api_url).rstrip("/") == url
            assert PREFECT_API_KEY.value() is None
        assert urls() == ["http://outer/api", "http://the-users/api", "http://the-users/api"]
    loop.close()
    assert PREFECT_API_KEY.value() == "the-users"
    assert os.environ["PREFECT_API_KEY"] == "the-users"


def test_its_credentials(venv: FakeVenv) -> None:
    server = PrefectServer(venv.path, env={"PREFECT_SERVER_API_AUTH_STRING": "a:b"})
    with server, server.settings():
        assert os.environ["PREFECT_API_AUTH_STRING"] == "a:b"
    assert "PREFECT_API_AUTH_STRING" not in os.environ


def test_an_error_in_the_block(on_the_path: FakeVenv) -> None:
    with pytest.raises(ZeroDivisionError), prefect_test_harness():
        1 / 0  # noqa: B018
    assert "PREFECT_API_URL" not in os.environ


def test_as_a_decorator_and_in_async_code(on_the_path: FakeVenv) -> None:
    @prefect_test_harness(server_startup_timeout=None)
    def decorated() -> str:
        return str(get_client(sync_client=True).api_url)

    async def asynchronous() -> str:
        with prefect_test_harness(server_startup_timeout=60):
            async with asyncio.timeout(30), get_client() as client:
                return str(client.api_url)

    assert decorated() != asyncio.run(asynchronous())
    assert len(on_the_path.started()) == 2


# ---- The real server -----------------------------------------------------------------------------

FLOW = """
import json, sys
sys.path.append(sys.argv[1])
from prefect import flow
from prefect_rs import SyncPrefectClient
from prefect_rs.testing import prefect_test_harness

@flow
def mine():
    return 1

with prefect_test_harness(), SyncPrefectClient() as client:
    mine()
    print(json.dumps([[run.state_name for run in client.read_flow_runs()], len(client.read_flows())]))
"""


def test_a_flow_of_the_official_package_runs_on_it() -> None:
    """In the environment that has both packages."""
    if template() is None:
        pytest.skip("the server's database has not been prepared")
    ran = subprocess.run(
        [DEFAULT_VENV / "bin" / "python", "-c", FLOW, PACKAGE.parent],
        env={**os.environ, "PREFECT_RS_CACHE_DIR": str(DEFAULT_VENV), "DO_NOT_TRACK": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.stdout == '[["Completed"], 1]\n', ran.stderr
    assert not (Path(os.environ["PREFECT_HOME"]) / "prefect.db").exists()


def test_everything_that_was_created_is_gone_after_a_reset(
    own_server: PrefectServer, unique: Callable[[str], str]
) -> None:
    """Also what the server keeps in memory."""

    def everything(client: SyncPrefectClient) -> list[Any]:
        return [
            client.read_flows(),
            client.read_flow_runs(),
            client.read_deployments(),
            client.read_work_pools(),
            client.read_variables(),
            client.read_automations(),
            client.read_global_concurrency_limits(),
        ]

    for _ in range(2):
        own_server.reset()
        with own_server.settings(), SyncPrefectClient() as client:
            assert everything(client) == [[]] * 7
            block_types = {each.slug for each in client.read_block_types()}
            assert "secret" in block_types
            flow = client.read_flow(client.create_flow_from_name("mine"))
            client.create_flow_run(flow)
            client.create_deployment(flow, "nightly")
            client.create_work_pool("pool", "process")
            client.create_variable({"name": "mine", "value": 1})
            client.create_automation(
                {
                    "name": "mine",
                    "trigger": {"type": "event", "posture": "Reactive", "expect": ["mine"], "threshold": 1},
                    "actions": [{"type": "do-nothing"}],
                }
            )
            emit_event("mine", {"prefect.resource.id": "mine"})
            client.create_global_concurrency_limit({"name": "mine", "limit": 1})
            assert [len(each) for each in everything(client)] == [1] * 7


def test_the_most_recent_flow_run(
    client: SyncPrefectClient, api_url: str, unique: Callable[[str], str]
) -> None:
    name = unique("recent")
    run = client.create_flow_run(client.read_flow(client.create_flow_from_name(name)))

    async def main() -> None:
        assert (await get_most_recent_flow_run(PrefectClient(api_url), name)).id == run.id
        with temporary_settings({PREFECT_API_URL: api_url}):
            assert (await get_most_recent_flow_run(flow_name=name)).id == run.id
            with pytest.raises(IndexError):
                await get_most_recent_flow_run(flow_name=unique("none"))

    asyncio.run(main())
