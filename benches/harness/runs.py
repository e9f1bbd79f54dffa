"""Triggering, waiting, reading everything, following and emitting, with both Prefect clients.

The official client has no function for some of this. Then it is what its users write: a loop.
"""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Any
from uuid import UUID

PAGE = 200
DEPLOYMENT = "nightly-etl/nightly"


class RunsOfOurs:
    """The calls of prefect-rs."""

    sync_client: Any
    async_client: Any
    run_uuid: UUID

    async def trigger(self) -> Any:
        return await self.async_client.run_deployment(DEPLOYMENT)

    async def wait(self, run_id: UUID) -> Any:
        return await self.async_client.wait_for_flow_run(run_id)

    async def wait_for_all(self, run_ids: Sequence[UUID], api_url: str) -> int:
        client = type(self.async_client)(api_url)
        return len([run async for run in client.wait_for_flow_runs(run_ids)])

    def every_run(self) -> Iterator[Any]:
        return iter(self.sync_client.iter_flow_runs())

    def every_run_async(self) -> AsyncIterator[Any]:
        return self.async_client.iter_flow_runs().__aiter__()  # type: ignore[no-any-return]

    def logs(self) -> list[Any]:
        return list(self.sync_client.read_flow_run_logs(self.run_uuid))

    async def follow(self, run_id: UUID) -> AsyncIterator[Any]:
        async with self.async_client.follow_flow_run(run_id, states=False) as lines:
            async for line in lines:
                yield line

    def emitter(self) -> Any:
        return importlib.import_module("prefect_rs.events").emit_event


class RunsOfOfficial:
    """The calls of the official client, or the loops that its users write."""

    sync_client: Any
    async_client: Any
    run_uuid: UUID

    async def trigger(self) -> Any:
        deployments = importlib.import_module("prefect.deployments")
        return await deployments.arun_deployment(DEPLOYMENT, timeout=0, client=self.async_client)

    async def wait(self, run_id: UUID) -> Any:
        flow_runs = importlib.import_module("prefect.flow_runs")
        return await flow_runs.wait_for_flow_run(run_id, client=self.async_client)

    async def wait_for_all(self, run_ids: Sequence[UUID], api_url: str) -> int:
        # One after another: if they all open their websockets at once, the handshakes time out.
        waits = []
        for run_id in run_ids:
            waits.append(asyncio.ensure_future(self.wait(run_id)))
            await asyncio.sleep(0.02)
        return len(await asyncio.gather(*waits))

    def every_run(self) -> Iterator[Any]:
        offset = 0
        while page := self.sync_client.read_flow_runs(limit=PAGE, offset=offset):
            yield from page
            offset += len(page)

    async def every_run_async(self) -> AsyncIterator[Any]:
        offset = 0
        while page := await self.async_client.read_flow_runs(limit=PAGE, offset=offset):
            for run in page:
                yield run
            offset += len(page)

    def logs(self) -> list[Any]:
        filters = importlib.import_module("prefect.client.schemas.filters")
        of_run = filters.LogFilter(flow_run_id=filters.LogFilterFlowRunId(any_=[self.run_uuid]))
        found: list[Any] = []
        while page := self.sync_client.read_logs(of_run, limit=PAGE, offset=len(found)):
            found += page
        return found

    async def follow(self, run_id: UUID) -> AsyncIterator[Any]:
        filters = importlib.import_module("prefect.client.schemas.filters")
        clients = importlib.import_module("prefect.logging.clients")
        of_run = filters.LogFilter(flow_run_id=filters.LogFilterFlowRunId(any_=[run_id]))
        async with clients.get_logs_subscriber(of_run) as lines:
            async for line in lines:
                yield line

    def emitter(self) -> Any:
        return importlib.import_module("prefect.events").emit_event
