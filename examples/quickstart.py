"""A tour of both clients: create flows and runs, set states, query, handle errors.

Run it against any Prefect server:

    PREFECT_API_URL=http://127.0.0.1:4200/api python examples/quickstart.py

or let `make quickstart` install, start and stop one. The tour deletes everything that it creates.
"""

from __future__ import annotations

import asyncio
from time import perf_counter
from uuid import uuid4

from prefect_rs import get_client
from prefect_rs.client.schemas.filters import FlowRunFilter, FlowRunFilterTags
from prefect_rs.client.schemas.objects import FlowRun
from prefect_rs.client.schemas.sorting import FlowRunSort
from prefect_rs.exceptions import ObjectNotFound
from prefect_rs.states import Completed, Failed, Pending, Running, Scheduled

# A unique tag, to find the tour's own runs on a server with others.
TAG = f"tour-{uuid4().hex[:8]}"
TAGGED = FlowRunFilter(tags=FlowRunFilterTags(all_=[TAG]))


def sync_tour() -> None:
    """Sequential calls, as in a script."""
    with get_client(sync_client=True) as client:
        print(f"Connected to Prefect {client.api_version()} at {client.api_url}")
        headline("The sync client")

        flow_id = client.create_flow_from_name(f"orders-{TAG}")
        flow = client.read_flow(flow_id)
        print(f"flow {flow.name}")

        for region in ["north", "south", "west"]:
            run = client.create_flow_run(
                flow,
                name=f"import-{region}",
                parameters={"region": region, "limit": 100, "since": None},
                tags=[TAG, region],
                state=Pending(),
            )
            client.set_flow_run_state(run.id, Running())
            if region == "south":
                client.set_flow_run_state(run.id, Failed(message="The warehouse is offline"))
            else:
                client.set_flow_run_state(run.id, Completed(message="100 orders imported"))

        print("runs with our tag, by name:")
        for run in client.read_flow_runs(flow_run_filter=TAGGED, sort=FlowRunSort.NAME_ASC, limit=10):
            print(summary(run))

        # A missing object has an exception of its own. Its message contains the request.
        try:
            client.read_flow_run(uuid4())
        except ObjectNotFound as error:
            print(f"no such run: {error}")

        client.delete_flow(flow_id)


async def async_tour() -> None:
    """Concurrent calls, as in a web backend."""
    headline("The async client")
    async with get_client() as client:
        flow_id = await client.create_flow_from_name(f"invoices-{TAG}")
        flow = await client.read_flow(flow_id)
        print(f"flow {flow.name}")

        async def execute(number: int) -> None:
            """One run, from scheduled to completed."""
            run = await client.create_flow_run(
                flow,
                name=f"invoice-{number:02}",
                parameters={"number": number, "amounts": [9.99, 2**70]},
                tags=[TAG],
                state=Scheduled(),
            )
            for state in [Pending(), Running(), Completed(message="Sent")]:
                await client.set_flow_run_state(run.id, state)

        began = perf_counter()
        await asyncio.gather(*(execute(number) for number in range(1, 21)))
        took = perf_counter() - began
        count = await client.count_flow_runs(flow_run_filter=TAGGED)
        print(f"{count} concurrent runs in {took:.2f} s; the last three:")

        newest = await client.read_flow_runs(flow_run_filter=TAGGED, sort=FlowRunSort.NAME_DESC, limit=3)
        for run in newest:
            print(summary(run))

        missing, found = await asyncio.gather(
            client.read_flow_run(uuid4()), client.read_flow_run(newest[0].id), return_exceptions=True
        )
        if isinstance(missing, ObjectNotFound) and isinstance(found, FlowRun):
            print(
                f"of two concurrent reads, one raised a {missing.status_code} and one returned {found.name}"
            )

        await client.delete_flow(flow_id)


def headline(text: str) -> None:
    """Print an underlined heading."""
    print(f"\n{text}\n{'─' * len(text)}")


def summary(run: FlowRun) -> str:
    """One line: name, state, message and parameters."""
    state = run.state_name or "no state"
    mark = {"Completed": "✓", "Failed": "✗"}.get(state, "·")
    message = (run.state and run.state.message) or ""
    return f"  {mark} {run.name:<13} {state:<10} {message:<29} {run.parameters}"


if __name__ == "__main__":
    sync_tour()
    asyncio.run(async_tour())
    print("\nBoth flows and their runs were deleted.")
