"""`PrefectClient(app)` and `httpx_settings={"app": ...}`: requests go to an ASGI app in this process."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import httpx
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.exceptions import PrefectHTTPStatusError, ValidationError

from tests.support.paths import PACKAGE
from tests.support.real_runs import server_venv
from tools.prefect_server import template


async def app(scope: Any, receive: Any, send: Any) -> None:
    """An app that tells what it was asked."""
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    if scope["path"].endswith("/broken"):
        raise LookupError("the app is broken")
    status = 500 if scope["path"].endswith("/wrong") else 200
    headers = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    text = f'{{"path": "{scope["path"]}", "host": "{dict(scope["headers"])[b"host"].decode()}"}}'
    await send({"type": "http.response.body", "body": text.encode()})


@pytest.mark.parametrize(
    ("api", "settings", "host"),
    [
        (None, {"app": app}, "ephemeral-prefect"),
        (app, None, "ephemeral-prefect"),
        (app, {"base_url": "http://base.test/api"}, "base.test"),
        ("http://prefect.test/api", {"app": app}, "prefect.test"),
        (None, {"app": app, "base_url": "http://base.test/api"}, "base.test"),
        ("http://prefect.test/api", {"transport": httpx.ASGITransport(app=app)}, "prefect.test"),
    ],
)
def test_an_app(api: Any, settings: dict[str, Any] | None, host: str) -> None:
    async def main() -> None:
        async with PrefectClient(api, httpx_settings=settings) as client:
            response = await client.request("GET", "/health")
            assert response.json() == {"path": "/api/health", "host": host}
            with pytest.raises(PrefectHTTPStatusError):
                await client.request("GET", "/wrong")
            with pytest.raises(LookupError, match="the app is broken"):
                await client.request("GET", "/broken")

    asyncio.run(main())


PROGRAM = """
import asyncio

from prefect.server.api.server import create_app
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.schemas.filters import FlowFilter
from prefect_rs.exceptions import ObjectNotFound, WebSocketRefused
from prefect_rs.states import Completed


async def main():
    app = create_app(ephemeral=True)
    async with app.router.lifespan_context(app):
        async with PrefectClient(app) as client:
            assert await client.api_healthcheck() is None
            flow_id = await client.create_flow_from_name("etl")
            assert (await client.read_flow(flow_id)).name == "etl"
            assert [flow.name async for flow in client.iter_flows()] == ["etl"]
            made = await client.request("POST", "/flow_runs/", json={"flow_id": str(flow_id), "name": "it"})
            run_id = made.json()["id"]
            waiting = asyncio.create_task(client.wait_for_flow_run(run_id, timeout=60))
            await asyncio.sleep(0)
            await client.set_flow_run_state(run_id, Completed(), force=True)
            assert (await waiting).state.is_completed()
            try:
                await client.read_flow_by_name("other")
            except ObjectNotFound:
                print("passed")


asyncio.run(main())
"""


def test_the_official_server(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(textwrap.dedent(PROGRAM))
    python = server_venv() / "bin" / "python"
    # With the tables in it, which takes the server many seconds to create.
    if (database := template(server_venv())) and database.exists():
        shutil.copyfile(database, tmp_path / "prefect.db")
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
        "PREFECT_HOME": str(tmp_path),
        "PREFECT_LOGGING_LEVEL": "ERROR",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PYTHONPATH": str(PACKAGE.parent),
    }
    done = subprocess.run(
        [python, program], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "passed"), done.stderr


@pytest.mark.parametrize("settings", [{"app": app}, {"transport": httpx.ASGITransport(app=app)}])
def test_an_app_in_two_places(settings: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="api: expected an app either here or"):
        PrefectClient(app, httpx_settings=settings)


def test_an_app_for_the_sync_client() -> None:
    with pytest.raises(ValidationError, match="an async client, PrefectClient"):
        SyncPrefectClient(app)  # type: ignore[arg-type]


USUAL = """
import sys

from prefect_rs import SyncPrefectClient

try:
    SyncPrefectClient("http://127.0.0.1:9/api", httpx_settings={"timeout": 1}).count_flow_runs()
except OSError:
    print(sorted({"httpx", "prefect_rs._transports", "asyncio"} & set(sys.modules)))
"""


def test_a_client_without_a_transport_imports_nothing_for_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", USUAL], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
