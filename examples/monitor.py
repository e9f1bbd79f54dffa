"""A monitor: it finds the flow runs that failed or are late, prints them, and emits an event for each.

Automations can react to the events, for example with a message. Run it every few minutes:

    PREFECT_API_URL=http://127.0.0.1:4200/api python monitor.py --hours 24
"""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta, timezone
from uuid import NAMESPACE_URL, uuid5

from prefect_rs import SyncPrefectClient, get_client
from prefect_rs.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateName,
)
from prefect_rs.client.schemas.objects import FlowRun
from prefect_rs.events import emit_event

NAMES = ["Failed", "Crashed", "TimedOut", "Late"]


def check(client: SyncPrefectClient, since: datetime) -> int:
    """Report the runs that should have started since then, and return their number."""
    wanted = FlowRunFilter(
        state=FlowRunFilterState(name=FlowRunFilterStateName(any_=NAMES)),
        expected_start_time=FlowRunFilterExpectedStartTime(after_=since),
    )
    number = 0
    # All of them, in pages of 200. The next page is read while this one is reported.
    for run in client.iter_flow_runs(flow_run_filter=wanted):
        report(run)
        number += 1
    return number


def report(run: FlowRun) -> None:
    """Print a run, and emit an event."""
    state = run.state
    print(f"{run.state_name:<9} {run.name:<32} {state.message if state else None}")
    emit_event(
        event=f"monitor.flow-run.{run.state_name}",
        resource={"prefect.resource.id": f"prefect.flow-run.{run.id}", "prefect.resource.name": run.name},
        payload={"message": state.message if state else None},
        # The same state has the same id every time, and the server stores an event only once.
        id=uuid5(NAMESPACE_URL, f"monitor/{run.state_id}"),
    )


def main() -> None:
    """Report the runs of the last hours. Events that are not sent yet are sent before the process exits."""
    parser = argparse.ArgumentParser(description="Report flow runs that failed or are late.")
    parser.add_argument("--hours", type=float, default=24.0, help="how far to look back (%(default)s)")
    since = datetime.now(timezone.utc) - timedelta(hours=parser.parse_args().hours)
    with get_client(sync_client=True) as client:
        print(f"{check(client, since)} flow runs need attention")


if __name__ == "__main__":
    main()
