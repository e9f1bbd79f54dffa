"""Flow runs whose states tests set, and deployments that nothing runs."""

from __future__ import annotations

import contextlib
import json
import threading
from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.objects import Flow, FlowRun
from prefect_rs.client.schemas.responses import DeploymentResponse

from tests.support.deployments import SCHEMA
from tests.support.wire import Seen, answer, usual


def new_run(client: SyncPrefectClient, **options: Any) -> FlowRun:
    """A flow run without a deployment."""
    name = f"waited-for-{uuid4().hex[:10]}"
    return client.create_flow_run(Flow(id=client.create_flow_from_name(name), name=name), **options)


def new_deployment(client: SyncPrefectClient, **options: Any) -> DeploymentResponse:
    """A deployment."""
    flow_id = client.create_flow_from_name(f"deployed-{uuid4().hex[:10]}")
    created = client.create_deployment(flow_id, "nightly", parameter_openapi_schema=SCHEMA, **options)
    return client.read_deployment(created)


@contextlib.contextmanager
def later(seconds: float, work: Any, *args: Any, **kwargs: Any) -> Iterator[None]:
    """Do something in another thread, after a while."""
    timer = threading.Timer(seconds, work, args, kwargs)
    timer.start()
    try:
        yield
    finally:
        timer.join()


class Runs:
    """Replies of a server whose flow runs end after some reads. `reads` counts them by id."""

    def __init__(self) -> None:
        self.reads: Counter[str] = Counter()
        self.left: dict[str, int] = {}
        self.last = "COMPLETED"
        self.state_ids: dict[tuple[str, str], str] = {}

    def add(self, reads: int) -> str:
        """The id of a run that ends after this number of reads."""
        run_id = str(uuid4())
        self.left[run_id] = reads
        return run_id

    def __call__(self, seen: Seen) -> bytes:
        if seen.path.endswith("/flow_runs/filter"):
            ids = json.loads(seen.body)["flow_runs"]["id"]["any_"]
            assert len(ids) <= 200
            return answer([self.read(each) for each in ids])
        if "/flow_runs/" in seen.path and "count" not in seen.path:
            return answer(self.read(seen.path.rpartition("/")[2]))
        return usual(seen)

    def read(self, run_id: str) -> dict[str, Any]:
        self.reads[run_id] += 1
        state = self.last if self.reads[run_id] > self.left[run_id] else "RUNNING"
        state_id = self.state_ids.setdefault((run_id, state), str(uuid4()))
        return {
            "id": run_id,
            "name": "able-ant",
            "flow_id": str(uuid4()),
            "state_type": state,
            "state_name": state.capitalize(),
            "state": {"id": state_id, "type": state, "name": state.capitalize()},
        }
