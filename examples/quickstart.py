"""The main job of prefect-rs, in both clients: flows and their runs, from creation to the end.

Run it against any Prefect server:

    PREFECT_API_URL=http://127.0.0.1:4200/api python examples/quickstart.py

or let `make quickstart` install, start and stop one. What the tour creates, it deletes again.
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

# A tag that nobody else uses: the tour finds its own runs by it, also on a server full of others.
TAG = f"tour-{uuid4().hex[:8]}"
ITS_RUNS = FlowRunFilter(tags=FlowRunFilterTags(all_=[TAG]))


def sync_tour() -> None:
    """One call after another, as a script or an operator would."""
    with get_client(sync_client=True) as client:
        print(f"A Prefect {client.api_version()} server answers at {client.api_url}")
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
                client.set_flow_run_state(run.id, Failed(message="The warehouse did not answer"))
            else:
                client.set_flow_run_state(run.id, Completed(message="100 orders imported"))

        print("runs with our tag, by name:")
        for run in client.read_flow_runs(flow_run_filter=ITS_RUNS, sort=FlowRunSort.NAME_ASC, limit=10):
            print(in_a_line(run))

        # What is not there is an error of its own, and says what was asked.
        try:
            client.read_flow_run(uuid4())
        except ObjectNotFound as error:
            print(f"no such run: {error}")

        client.delete_flow(flow_id)


async def async_tour() -> None:
    """Many calls at once, as a web backend would."""
    headline("The async client")
    async with get_client() as client:
        flow_id = await client.create_flow_from_name(f"invoices-{TAG}")
        flow = await client.read_flow(flow_id)
        print(f"flow {flow.name}")

        async def carry_out(number: int) -> None:
            """One run, from its schedule to its end."""
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
        await asyncio.gather(*(carry_out(number) for number in range(1, 21)))
        took = perf_counter() - began
        count = await client.count_flow_runs(flow_run_filter=ITS_RUNS)
        print(f"{count} runs carried out at once, in {took:.2f} s; the last three:")

        newest = await client.read_flow_runs(flow_run_filter=ITS_RUNS, sort=FlowRunSort.NAME_DESC, limit=3)
        for run in newest:
            print(in_a_line(run))

        missing, found = await asyncio.gather(
            client.read_flow_run(uuid4()), client.read_flow_run(newest[0].id), return_exceptions=True
        )
        if isinstance(missing, ObjectNotFound) and isinstance(found, FlowRun):
            print(f"of two reads at once, one is a {missing.status_code} and one is {found.name}")

        await client.delete_flow(flow_id)


def headline(text: str) -> None:
    """A line that stands out."""
    print(f"\n{text}\n{'─' * len(text)}")


def in_a_line(run: FlowRun) -> str:
    """A flow run for a person: its name, state, message and parameters."""
    state = run.state_name or "no state"
    mark = {"Completed": "✓", "Failed": "✗"}.get(state, "·")
    message = (run.state and run.state.message) or ""
    return f"  {mark} {run.name:<13} {state:<10} {message:<29} {run.parameters}"


if __name__ == "__main__":
    sync_tour()
    asyncio.run(async_tour())
    print("\nBoth flows and their runs are deleted again: the server is as it was.")
