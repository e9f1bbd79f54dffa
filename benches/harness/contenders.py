"""The clients that are measured: one small class each, with the same methods.

This module runs in the worker processes, in the virtual environment of each contender. It imports only the
standard library, and a contender's package when the contender is created.
"""

from __future__ import annotations

import asyncio
import importlib
import io
import json
from collections.abc import Awaitable
from types import SimpleNamespace
from typing import Any, ClassVar
from uuid import UUID

from .runs import RunsOfOfficial, RunsOfOurs

# The attributes of a flow that `create_flow_run` uses.
FLOW = SimpleNamespace(name="nightly-etl", version="1", retries=2, retry_delay_seconds=3)


class Contender:
    """Base class of contenders. Each implements the methods for the rows that include it."""

    name: ClassVar[str]
    distribution: ClassVar[str] = ""
    venv: ClassVar[str] = "bench"

    # What the exercise needs to know, such as the runs to wait for.
    data: Any = None

    def __init__(self, api_url: str, run_id: str) -> None:
        self.api_url = api_url
        self.run_url = f"{api_url}/flow_runs/{run_id}"

    async def start(self) -> None:
        """Create the async client in the event loop that it is used in."""

    async def stop(self) -> None:
        """Close the async client."""

    def read_run(self) -> Any:
        """Read a flow run."""
        raise NotImplementedError

    def read_runs(self, limit: int) -> Any:
        """Read a page of flow runs."""
        raise NotImplementedError

    def create_run(self, parameters: dict[str, Any]) -> Any:
        """Create a flow run of a flow of which only the name is known."""
        raise NotImplementedError

    def read_run_async(self) -> Awaitable[Any]:
        """Read a flow run with the async client."""
        raise NotImplementedError

    def read_runs_async(self, limit: int) -> Awaitable[Any]:
        """Read a page of flow runs with the async client."""
        raise NotImplementedError

    def id_of(self, run: Any) -> Any:
        """Get the id of a flow run. Raises for anything else."""
        raise NotImplementedError

    def check(self, answer: Any, runs: int) -> None:
        """Check that a response has the requested number of flow runs."""
        found = answer if isinstance(answer, list) else [answer]
        if len({self.id_of(run) for run in found}) != runs:
            raise ValueError(f"wrong answer, not {runs} flow runs: {answer!r:.500}")


class PrefectApi(Contender):
    """A Prefect client. Both have the same API."""

    module: ClassVar[str]

    def __init__(self, api_url: str, run_id: str) -> None:
        super().__init__(api_url, run_id)
        clients = importlib.import_module(self.module)
        self.run_uuid = UUID(run_id)
        self.sync_client = clients.SyncPrefectClient(api_url).__enter__()
        self.async_client = clients.PrefectClient(api_url)

    async def start(self) -> None:
        await self.async_client.__aenter__()

    async def stop(self) -> None:
        await self.async_client.__aexit__(None, None, None)

    def read_run(self) -> Any:
        return self.sync_client.read_flow_run(self.run_uuid)

    def read_runs(self, limit: int) -> Any:
        return self.sync_client.read_flow_runs(limit=limit)

    def create_run(self, parameters: dict[str, Any]) -> Any:
        return self.sync_client.create_flow_run(FLOW, parameters=parameters)

    def read_run_async(self) -> Awaitable[Any]:
        return self.async_client.read_flow_run(self.run_uuid)  # type: ignore[no-any-return]

    def read_runs_async(self, limit: int) -> Awaitable[Any]:
        return self.async_client.read_flow_runs(limit=limit)  # type: ignore[no-any-return]

    def id_of(self, run: Any) -> Any:
        return run.id


class PrefectRs(RunsOfOurs, PrefectApi):
    """This project."""

    name = "prefect_rs"
    distribution = "prefect-rs"
    module = "prefect_rs"


class Official(RunsOfOfficial, PrefectApi):
    """The official client."""

    name = "official"
    distribution = "prefect"
    venv = "official"
    module = "prefect.client.orchestration"


class General(Contender):
    """A general HTTP client, which sends the same requests as a Prefect client and returns a `dict`."""

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """Send JSON and decode the JSON response."""
        raise NotImplementedError

    def read_runs(self, limit: int) -> Any:
        return self.post("/flow_runs/filter", {"limit": limit, "offset": 0})

    def create_run(self, parameters: dict[str, Any]) -> Any:
        # Like a Prefect client: get the flow's id by its name, then create the run.
        flow = self.post("/flows/", {"name": FLOW.name})
        run = {
            "flow_id": flow["id"],
            "flow_version": FLOW.version,
            "parameters": parameters,
            "empirical_policy": {"retries": FLOW.retries, "retry_delay": FLOW.retry_delay_seconds},
            "state": {"type": "PENDING", "name": "Pending"},
        }
        return self.post("/flow_runs/", run)

    def id_of(self, run: Any) -> Any:
        return run["id"]


class Pycurl(General):
    """libcurl with a reused handle, and `json.loads`."""

    name = "pycurl"
    distribution = "pycurl"

    def __init__(self, api_url: str, run_id: str) -> None:
        super().__init__(api_url, run_id)
        pycurl = importlib.import_module("pycurl")
        self.write_to = pycurl.WRITEDATA
        self.curl = pycurl.Curl()
        self.curl.setopt(pycurl.URL, self.run_url)

    def read_run(self) -> Any:
        body = io.BytesIO()
        self.curl.setopt(self.write_to, body)
        self.curl.perform()
        return json.loads(body.getvalue())


class Primp(General):
    """Uses the client's own JSON encoder and decoder."""

    name = "primp"
    distribution = "primp"

    def __init__(self, api_url: str, run_id: str) -> None:
        super().__init__(api_url, run_id)
        primp = importlib.import_module("primp")
        self.client = primp.Client()
        self.async_client = primp.AsyncClient()

    def read_run(self) -> Any:
        return self.client.get(self.run_url).json()

    def post(self, path: str, body: dict[str, Any]) -> Any:
        return self.client.post(self.api_url + path, json=body).json()

    async def read_run_async(self) -> Any:
        return (await self.async_client.get(self.run_url)).json()


class Pyreqwest(General):
    """Uses the client's own JSON encoder and decoder."""

    name = "pyreqwest"
    distribution = "pyreqwest"

    def __init__(self, api_url: str, run_id: str) -> None:
        super().__init__(api_url, run_id)
        client = importlib.import_module("pyreqwest.client")
        self.client = client.SyncClientBuilder().build()
        # As many connections as a Prefect client opens. Without a limit, it is slower.
        self.async_client = client.ClientBuilder().max_connections(16).build()

    def read_run(self) -> Any:
        return self.client.get(self.run_url).build().send().json()

    def post(self, path: str, body: dict[str, Any]) -> Any:
        return self.client.post(self.api_url + path).body_json(body).build().send().json()

    async def read_run_async(self) -> Any:
        return await (await self.async_client.get(self.run_url).build().send()).json()


class Idle(Contender):
    """No client: how long the machine itself blocks an event loop that only waits."""

    name = "idle"

    async def read_runs_async(self, limit: int) -> Any:
        await asyncio.sleep(0.005)

    def check(self, answer: Any, runs: int) -> None:
        pass


CONTENDERS: dict[str, type[Contender]] = {
    contender.name: contender for contender in (PrefectRs, Official, Pycurl, Primp, Pyreqwest, Idle)
}
