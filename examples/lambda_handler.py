"""A serverless function: it runs a deployment, waits for the run, and fails if the run fails.

AWS Lambda calls `handler`. From a shell:

    export PREFECT_API_URL=http://127.0.0.1:4200/api
    python lambda_handler.py orders/nightly '{"region": "north"}'
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from prefect_rs import get_client

# Created once, when the function is loaded: later calls reuse its connections.
client = get_client(sync_client=True)
# Less than the limit of the function itself, so that it can still report why the run has not ended.
TIMEOUT = float(os.environ.get("TIMEOUT", "840"))


def handler(event: dict[str, Any], context: object = None) -> dict[str, Any]:
    """Run the deployment in the event, and return the id and the state of the run.

    A platform that repeats a call sends the same id. Then the run is not started again, only waited for.

    Raises:
        FailedRun: The run failed. The message has its last logs. `CrashedRun` and `CancelledRun` likewise.
        FlowRunWaitTimeout: The run takes too long, or does not start. The message says why.
    """
    run = client.run_deployment(
        event["deployment"], parameters=event.get("parameters"), idempotency_key=event.get("id")
    )
    run = client.wait_for_flow_run(run, timeout=TIMEOUT, raise_on_failure=True)
    return {"id": str(run.id), "state": run.state_name}


if __name__ == "__main__":
    arguments = {"deployment": sys.argv[1], "parameters": json.loads(sys.argv[2]) if sys.argv[2:] else None}
    print(json.dumps(handler(arguments)))
