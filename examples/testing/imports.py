"""Starts the import of a day, once. Its tests show three ways to test code that uses the client.

PREFECT_API_URL=http://127.0.0.1:4200/api python examples/testing/imports.py import/nightly 2026-11-29
"""

from __future__ import annotations

import sys

from prefect_rs import SyncPrefectClient, get_client
from prefect_rs.client.schemas.filters import DeploymentFilter, FlowRunFilter
from prefect_rs.client.schemas.objects import FlowRun

FAILED = {"Failed", "Crashed", "Cancelled"}


def start_import(client: SyncPrefectClient, deployment_name: str, day: str) -> FlowRun:
    """Start the import of a day, unless there is a run that has not failed.

    Args:
        client: The client.
        deployment_name: The deployment of the import, such as `import/nightly`.
        day: The day, such as `2026-11-29`.

    Returns:
        The run that was started, or the one that was found.

    Raises:
        ObjectNotFound: There is no such deployment.
    """
    deployment = client.read_deployment_by_name(deployment_name)
    runs = client.read_flow_runs(
        deployment_filter=DeploymentFilter(id=deployment.id),
        flow_run_filter=FlowRunFilter(tags=[f"day:{day}"]),
    )
    for run in runs:
        if run.state_name not in FAILED:
            return run
    return client.create_flow_run_from_deployment(deployment.id, parameters={"day": day}, tags=[f"day:{day}"])


if __name__ == "__main__":
    with get_client(sync_client=True) as opened:
        print(start_import(opened, sys.argv[1], sys.argv[2]).name)
