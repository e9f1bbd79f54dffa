"""A Prefect server on PostgreSQL with many flow runs, most of which are copied in its database."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

from .live import log
from .real import ROOT, ServerClient, done, flow_run

sys.path.append(str(ROOT))
from tools.ha import Stack

# What each run goes through before its final state.
BEFORE = ("PENDING", "RUNNING")

COPY_RUN = """
begin;
set local session_replication_role = replica;
create temporary table copy on commit drop as
    select number, gen_random_uuid() as id, gen_random_uuid() as state_id
    from generate_series(:times, 1, -1) as number;
insert into flow_run
    select made.* from copy, flow_run as run, lateral jsonb_populate_record(run, jsonb_build_object(
        'id', copy.id,
        'state_id', copy.state_id,
        'name', run.name || '-' || copy.number,
        'idempotency_key', null,
        'expected_start_time', run.expected_start_time - copy.number * interval '1 second'
    )) as made
    where run.id = :'run';
insert into flow_run_state
    select made.* from copy, flow_run as run, flow_run_state as state,
    lateral jsonb_populate_record(state, jsonb_build_object(
        'id', case when state.id = run.state_id then copy.state_id else gen_random_uuid() end,
        'flow_run_id', copy.id
    )) as made
    where run.id = :'run' and state.flow_run_id = run.id;
commit;
"""

COPY_LOG = """
insert into log
    select made.* from generate_series(1, :times) as number, log,
    lateral jsonb_populate_record(log, jsonb_build_object(
        'id', gen_random_uuid(),
        'message', log.message || ', copy ' || number,
        'timestamp', log.timestamp + number * interval '1 millisecond'
    )) as made
    where log.flow_run_id = :'run';
"""


class FullServer:
    """The server, and what happens on it while clients are measured.

    Args:
        stack: The running server and its database.
    """

    def __init__(self, stack: Stack) -> None:
        self._postgres = stack.postgres
        self.port: int = stack.servers[0].port

    def runs(self, state: str) -> list[str]:
        """The ids of the runs in a state of this type."""
        return self._psql("select id from flow_run where state_type = :'state'", state=state).split()

    def top_up(self, state: str, number: int) -> list[str]:
        """Create runs until this many are in a state of this type. Returns the ids of all of them."""
        missing = number - len(self.runs(state))
        if missing > 0:
            run_id = self._create_run(state)
            self._psql(COPY_RUN, run=run_id, times=missing - 1)
        return self.runs(state)

    def add_logs(self, run_id: str, number: int) -> None:
        """Create logs of a run, a millisecond apart."""
        with self._requests() as server:
            server.request("POST", "/logs/", [log(run_id, 0)])
        self._psql(COPY_LOG, run=run_id, times=number - 1)

    def settle(self) -> None:
        """Do what the database would do by itself a minute later."""
        self._psql("vacuum analyze flow_run; vacuum analyze flow_run_state; vacuum analyze log;")

    @property
    def version(self) -> str:
        """The database's name and version."""
        return f"PostgreSQL {self._psql('show server_version').split()[0]}"

    def end(self, runs: Sequence[str], after: float) -> float:
        """Complete runs after a while, one after another. Returns the time of `time.monotonic` at the end."""
        time.sleep(after)
        with self._requests() as server:
            for run_id in runs:
                server.create(f"/flow_runs/{run_id}/set_state", {"state": done(), "force": True})
        return time.monotonic()

    def _create_run(self, state: str) -> str:
        with self._requests() as server:
            flow = server.create("/flows/", {"name": "nightly-etl"})
            run_id: str = server.create("/flow_runs/", flow_run(flow["id"], 1))["id"]
            for each in dict.fromkeys((*BEFORE, state)):
                body = {"state": {"type": each, "name": each.title()}, "force": True}
                server.create(f"/flow_runs/{run_id}/set_state", body)
        return run_id

    def _psql(self, script: str, **values: object) -> str:
        variables = [part for name, value in values.items() for part in ("-v", f"{name}={value}")]
        return self._postgres.psql(*variables, script=script)

    @contextmanager
    def _requests(self) -> Iterator[ServerClient]:
        server = ServerClient(self.port)
        with closing(server.connection):
            yield server
