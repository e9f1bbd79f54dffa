"""The clients that are measured.

One small class each, all with the same few methods. This module runs in the workers, under the
interpreter of each contender's own virtual environment: nothing but the standard library is
imported here, and a contender's package only when the contender is made.
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

# What a client needs to know of a decorated flow to make a run of it.
FLOW = SimpleNamespace(name="nightly-etl", version="1", retries=2, retry_delay_seconds=3)


class Contender:
    """What may be asked of a contender; each answers what the rows that name it need."""

    name: ClassVar[str]
    distribution: ClassVar[str] = ""
    venv: ClassVar[str] = "bench"

    def __init__(self, api_url: str, run_id: str) -> None:
        self.api_url = api_url
        self.run_url = f"{api_url}/flow_runs/{run_id}"

    async def start(self) -> None:
        """Makes the client's asynchronous half, inside the event loop that it will be used in."""

    async def stop(self) -> None:
        """Undoes `start`."""

    def read_run(self) -> Any:
        """One flow run, on the calling thread."""
        raise NotImplementedError

    def read_runs(self, limit: int) -> Any:
        """A page of flow runs, on the calling thread."""
        raise NotImplementedError

    def create_run(self, parameters: dict[str, Any]) -> Any:
        """A new flow run of a flow of which only the name is known, on the calling thread."""
        raise NotImplementedError

    def read_run_async(self) -> Awaitable[Any]:
        """One flow run, awaited."""
        raise NotImplementedError

    def read_runs_async(self, limit: int) -> Awaitable[Any]:
        """A page of flow runs, awaited."""
        raise NotImplementedError

    def id_of(self, run: Any) -> Any:
        """The id of a flow run; a failure for what is none."""
        raise NotImplementedError

    def check(self, answer: Any, runs: int) -> None:
        """Whether that is as many flow runs as were asked for."""
        found = answer if isinstance(answer, list) else [answer]
        if len({self.id_of(run) for run in found}) != runs:
            raise ValueError(f"wrong answer, not {runs} flow runs: {answer!r:.500}")


class PrefectApi(Contender):
    """A Prefect client. That both have the same names is the point of prefect-rs."""

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


class PrefectRs(PrefectApi):
    """This project."""

    name = "prefect_rs"
    distribution = "prefect-rs"
    module = "prefect_rs"


class Official(PrefectApi):
    """The official client."""

    name = "official"
    distribution = "prefect"
    venv = "official"
    module = "prefect.client.orchestration"


class General(Contender):
    """A general HTTP client: it sends what a Prefect client sends, and stops at the `dict`."""

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """JSON for JSON, on the calling thread."""
        raise NotImplementedError

    def read_runs(self, limit: int) -> Any:
        return self.post("/flow_runs/filter", {"limit": limit, "offset": 0})

    def create_run(self, parameters: dict[str, Any]) -> Any:
        # As a Prefect client does it: the name of the flow for its id, then the run.
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
    """libcurl, one handle used again and again: a GET, and `json.loads`."""

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
    """The client's own JSON, both ways."""

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
    """The client's own JSON, both ways."""

    name = "pyreqwest"
    distribution = "pyreqwest"

    def __init__(self, api_url: str, run_id: str) -> None:
        super().__init__(api_url, run_id)
        client = importlib.import_module("pyreqwest.client")
        self.client = client.SyncClientBuilder().build()
        # As many connections as a Prefect client opens; with no limit it is the slower for it.
        self.async_client = client.ClientBuilder().max_connections(16).build()

    def read_run(self) -> Any:
        return self.client.get(self.run_url).build().send().json()

    def post(self, path: str, body: dict[str, Any]) -> Any:
        return self.client.post(self.api_url + path).body_json(body).build().send().json()

    async def read_run_async(self) -> Any:
        return await (await self.async_client.get(self.run_url).build().send()).json()


class Idle(Contender):
    """No client at all: what the machine itself does to an event loop that only waits."""

    name = "idle"

    async def read_runs_async(self, limit: int) -> Any:
        await asyncio.sleep(0.005)

    def check(self, answer: Any, runs: int) -> None:
        pass


CONTENDERS: dict[str, type[Contender]] = {
    contender.name: contender for contender in (PrefectRs, Official, Pycurl, Primp, Pyreqwest, Idle)
}
