"""A web backend: it starts runs of a deployment, reports their state, and streams their logs.

    pip install prefect-rs fastapi uvicorn
    PREFECT_API_URL=http://127.0.0.1:4200/api DEPLOYMENT=orders/nightly uvicorn fastapi_app:app

    curl -X POST localhost:8000/runs -H 'Content-Type: application/json' -d '{"region": "north"}'
    curl localhost:8000/runs/ID
    curl -N localhost:8000/runs/ID/events

The stream consists of Server-Sent Events, which browsers read with `new EventSource("/runs/ID/events")`.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, FastAPI, Header, Request
from fastapi.responses import JSONResponse, StreamingResponse
from prefect_rs import PrefectClient, get_client
from prefect_rs.client.schemas.objects import FlowRun, Log
from prefect_rs.exceptions import ObjectNotFound

DEPLOYMENT = os.environ.get("DEPLOYMENT", "orders/nightly")


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Share one client, and so one pool of connections, between all requests."""
    async with get_client() as client:
        app.state.prefect = client
        yield


app = FastAPI(lifespan=lifespan)


def prefect(request: Request) -> PrefectClient:
    """The application's client."""
    client: PrefectClient = request.app.state.prefect
    return client


Prefect = Annotated[PrefectClient, Depends(prefect)]


@app.post("/runs", status_code=202)
async def start(
    parameters: dict[str, Any], client: Prefect, idempotency_key: Annotated[str | None, Header()] = None
) -> dict[str, UUID]:
    """Start a run. A browser that sends the same `Idempotency-Key` twice gets the same run twice."""
    run = await client.run_deployment(DEPLOYMENT, parameters=parameters, idempotency_key=idempotency_key)
    return {"id": run.id}


@app.get("/runs/{run_id}")
async def read(run_id: UUID, client: Prefect) -> FlowRun:
    """The run, with its state."""
    return await client.read_flow_run(run_id)


@app.get("/runs/{run_id}/events")
async def events(run_id: UUID, client: Prefect) -> StreamingResponse:
    """The run's logs and states, from the first one until the run has ended."""
    # A stream that has begun can no longer respond with 404.
    await client.read_flow_run(run_id)
    return StreamingResponse(server_sent_events(client, run_id), media_type="text/event-stream")


async def server_sent_events(client: PrefectClient, run_id: UUID) -> AsyncIterator[str]:
    """Follow the run. If the browser leaves, this is cancelled, which ends the requests to Prefect."""
    async with client.follow_flow_run(run_id) as items:
        async for item in items:
            kind = "log" if isinstance(item, Log) else "state"
            yield f"event: {kind}\ndata: {item.model_dump_json()}\n\n"


@app.exception_handler(ObjectNotFound)
async def not_found(request: Request, error: Exception) -> JSONResponse:
    """Neither the deployment nor the run exists on the Prefect server."""
    return JSONResponse({"detail": str(error)}, 404)
