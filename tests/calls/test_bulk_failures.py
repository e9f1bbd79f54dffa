"""Bulk responses in which single items failed: which are retried, and what is raised for the rest."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs.client.schemas.responses import (
    SetStateStatus,
)
from prefect_rs.exceptions import (
    BulkOperationError,
    DecodingError,
    RequestValidationError,
    ValidationError,
)
from prefect_rs.states import Cancelled

from tests.support.standin import Asked, Caller, Reply, StandIn, as_json

pytestmark = pytest.mark.needs_server("3.6", "bulk operations")
Call = Callable[..., Any]
Unique = Callable[[str], str]


@pytest.fixture
def stem(unique: Unique) -> str:
    return unique("bulk")


@pytest.fixture
def flow(call: Call, stem: str) -> Any:
    return call("read_flow", call("create_flow_from_name", stem))


@pytest.fixture
def deployment(call: Call, flow: Any) -> Any:
    schema = {"type": "object", "properties": {"x": {"type": "integer"}}}
    return call("create_deployment", flow, "d", parameters={"x": 1}, parameter_openapi_schema=schema)


LOCKED = (
    "(sqlite3.OperationalError) database is locked\n[SQL: INSERT INTO flow_run (name) VALUES (?)]\n"
    "[parameters: ('x',)]"
)
REFUSED = "(sqlalchemy.dialects.postgresql.asyncpg.Error) invalid byte sequence for encoding\n[SQL: INSERT]"
ABORTED = "(sqlalchemy.dialects.postgresql.asyncpg.Error) current transaction is aborted\n[SQL: INSERT]"


class Bulk:
    """A stand-in that creates runs, except those for which `fails(index, round)` returns an error."""

    def __init__(self, fails: Callable[[int, int], str | None]) -> None:
        self.rounds: list[list[int]] = []
        self.keys: list[set[str]] = []
        self.fails = fails

    def __call__(self, asked: Asked) -> Reply:
        runs = asked.json()
        self.rounds.append([run["parameters"]["n"] for run in runs])
        self.keys.append({run["idempotency_key"] for run in runs})
        results = []
        for run in runs:
            error = self.fails(run["parameters"]["n"], len(self.rounds))
            created = {
                "flow_run_id": str(UUID(int=run["parameters"]["n"])),
                "status": "CREATED",
                "error": None,
            }
            failed = {"flow_run_id": None, "status": "FAILED", "error": error}
            results.append(created if error is None else failed)
        return as_json({"results": results})


def runs(count: int) -> list[dict[str, Any]]:
    return [{"parameters": {"n": n}} for n in range(count)]


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """One retry, almost without delay."""
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "1")
    monkeypatch.setenv("PREFECT_CLIENT_RETRY_JITTER_FACTOR", "0")


def bulk(mode: str, server: StandIn, count: int, **options: Any) -> Any:
    caller = Caller(mode, server.api_url)
    try:
        return caller("bulk_create_flow_runs_from_deployment", uuid4(), runs(count), **options)
    finally:
        caller.close()


@pytest.mark.usefixtures("quickly")
def test_items_that_failed_in_a_busy_database_are_sent_again(mode: str) -> None:
    stand_in = Bulk(lambda n, number: LOCKED if number == 1 and n % 3 == 1 else None)
    with StandIn(stand_in) as server:
        results = bulk(mode, server, 90).results
    failed = [n for n in range(90) if n % 3 == 1]
    assert stand_in.rounds == [list(range(90)), failed]
    assert stand_in.keys[1] < stand_in.keys[0]
    assert [each.flow_run_id for each in results] == [UUID(int=n) for n in range(90)]
    assert {each.status for each in results} == {"CREATED"}


@pytest.mark.usefixtures("quickly")
@pytest.mark.parametrize(
    "problem",
    [
        "<class 'asyncpg.exceptions.AdminShutdownError'>: terminating connection due to administrator",
        "<class 'asyncpg.exceptions.LockNotAvailableError'>: could not obtain lock on row",
        "(psycopg.OperationalError) server closed the connection unexpectedly",
        "[Errno 111] Connect call failed ('127.0.0.1', 5432)",
        "remaining connection slots are reserved for non-replication superuser connections",
        "SSL connection has been closed unexpectedly",
        "connection timeout expired",
        "TimeoutError",
        "(sqlite3.OperationalError) database is busy",
    ],
)
def test_a_database_that_is_unreachable_for_a_moment_is_temporary(mode: str, problem: str) -> None:
    stand_in = Bulk(lambda n, number: problem if (n, number) == (1, 1) else None)
    with StandIn(stand_in) as server:
        results = bulk(mode, server, 2).results
    assert [each.status for each in results] == ["CREATED"] * 2
    # PostgreSQL rolls back the others of the same request.
    assert stand_in.rounds == [[0, 1], [0, 1] if "psycopg" in problem else [1]]


@pytest.mark.parametrize("count", [0, 2, 5])
def test_a_response_with_another_number_of_results_raises(mode: str, count: int) -> None:
    created = {"flow_run_id": str(uuid4()), "status": "CREATED", "error": None}
    with StandIn(as_json({"results": [created] * count})) as server, pytest.raises(DecodingError) as caught:
        bulk(mode, server, 4)
    assert f"has {count} results for 4 flow runs" in str(caught.value)


@pytest.mark.usefixtures("quickly")
def test_items_that_keep_failing_raise_with_what_was_created(
    mode: str, caplog: pytest.LogCaptureFixture
) -> None:
    stand_in = Bulk(lambda n, number: LOCKED if n in (1, 3) else None)
    with StandIn(stand_in) as server, pytest.raises(BulkOperationError) as caught:
        bulk(mode, server, 5)
    error = caught.value
    assert re.fullmatch(
        r"2 of 5 flow runs could not be created, after 2 tries in 2\.\d s: "
        r"item 1: \(sqlite3\.OperationalError\) database is locked; and 1 more",
        str(error),
    )
    assert error.failed_indexes == (1, 3)
    assert [each.flow_run_id for each in error.created] == [UUID(int=n) for n in (0, 2, 4)]
    assert [each.error for each in error.failed] == [LOCKED] * 2
    assert [each.status for each in error.results] == ["CREATED", "FAILED", "CREATED", "FAILED", "CREATED"]
    assert len(error.tries) == 2
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.failed_indexes, again.tries) == (str(error), error.failed_indexes, error.tries)
    assert [each.flow_run_id for each in again.created] == [each.flow_run_id for each in error.created]
    assert "2 of 5 failed: (sqlite3.OperationalError) database is locked" in caplog.text


def test_without_retries_nothing_is_sent_again(mode: str) -> None:
    stand_in = Bulk(lambda n, number: LOCKED if n == 1 else None)
    with StandIn(stand_in) as server:
        with pytest.raises(BulkOperationError, match="1 of 3 flow runs could not be created: item 1"):
            bulk(mode, server, 3)
        results = bulk(mode, server, 3, raise_on_failure=False).results
    assert [each.status for each in results] == ["CREATED", "FAILED", "CREATED"]
    assert len(stand_in.rounds) == 2


@pytest.mark.usefixtures("quickly")
def test_permanent_failures_are_not_sent_again(mode: str) -> None:
    said = "Parameter validation failed: 'database is locked' is not of type 'integer'"
    stand_in = Bulk(lambda n, number: said if n == 0 else None)
    with StandIn(stand_in) as server, pytest.raises(BulkOperationError, match="Parameter validation"):
        bulk(mode, server, 2)
    assert len(stand_in.rounds) == 1


@pytest.mark.usefixtures("quickly")
def test_after_a_rollback_the_valid_runs_are_created(mode: str) -> None:
    """PostgreSQL rolls back all items, though the response says CREATED for those before the rejected one."""

    def fails(n: int, number: int) -> str | None:
        return (None, None, REFUSED, ABORTED)[min(n, 3)] if number == 1 else None

    stand_in = Bulk(fails)
    with StandIn(stand_in) as server:
        results = bulk(mode, server, 5, raise_on_failure=False).results
    assert stand_in.rounds == [[0, 1, 2, 3, 4], [0, 1, 3, 4]]
    assert [each.status for each in results] == ["CREATED", "CREATED", "FAILED", "CREATED", "CREATED"]
    assert results[2].error == REFUSED


def test_after_a_rollback_nothing_is_reported_as_created(mode: str) -> None:
    stand_in = Bulk(lambda n, number: REFUSED if n == 1 else None)
    with StandIn(stand_in) as server:
        results = bulk(mode, server, 3, raise_on_failure=False).results
    assert [(each.status, each.flow_run_id) for each in results] == [("FAILED", None)] * 3
    assert "was rolled back" in results[0].error


@pytest.mark.usefixtures("quickly")
def test_states_that_failed_in_a_busy_database_are_set_again(mode: str) -> None:
    bodies: list[Any] = []

    def reply(asked: Asked) -> Reply:
        bodies.append(asked.json())
        results = []
        for n in (1, 2, 3) if len(bodies) == 1 else (2,):
            fails = len(bodies) == 1 and n == 2
            details = {"type": "abort_details", "reason": LOCKED} if fails else {"type": "accept_details"}
            state = None if fails else {"type": "CANCELLED", "name": "Cancelled"}
            status = "ABORT" if fails else "ACCEPT"
            results.append(
                {"flow_run_id": str(UUID(int=n)), "status": status, "state": state, "details": details}
            )
        return as_json({"results": results})

    with StandIn(reply) as server:
        caller = Caller(mode, server.api_url)
        results = caller("bulk_set_flow_run_state", {"name": {"like_": "x"}}, Cancelled()).results
        caller.close()
    assert [(each.flow_run_id, each.status) for each in results] == [
        (UUID(int=n), SetStateStatus.ACCEPT) for n in (1, 2, 3)
    ]
    assert bodies[1]["flow_runs"] == {"name": {"like_": "x"}, "id": {"any_": [str(UUID(int=2))]}}
    assert bodies[1]["limit"] == 1


def test_states_that_keep_failing_raise_but_rejected_ones_do_not(mode: str) -> None:
    def reply(asked: Asked) -> Reply:
        results = [
            {
                "flow_run_id": str(UUID(int=n)),
                "status": "ABORT",
                "state": None,
                "details": {"type": "abort_details", "reason": reason},
            }
            for n, reason in enumerate(["This run has already ended.", LOCKED])
        ]
        return as_json({"results": results})

    with StandIn(reply) as server:
        caller = Caller(mode, server.api_url)
        with pytest.raises(BulkOperationError, match="1 of 2 flow runs did not enter the state") as caught:
            caller("bulk_set_flow_run_state", {}, Cancelled())
        assert caught.value.failed_indexes == (1,)
        returned = caller("bulk_set_flow_run_state", {}, Cancelled(), raise_on_failure=False)
        assert len(returned.results) == 2
        caller.close()


def test_an_error_about_many_items_is_one_line(mode: str) -> None:
    with StandIn(as_json({})) as server:
        caller = Caller(mode, server.api_url)
        with pytest.raises(ValidationError) as caught:
            caller("bulk_create_flow_runs_from_deployment", uuid4(), [{"nam": "x"}] * 50)
        caller.close()
        assert server.asked == []
    assert "\n" not in str(caught.value)
    assert "flow_runs[0].nam" in str(caught.value)
    assert str(caught.value).endswith("and 49 more")
    assert caught.value.error_count() == 50


def test_the_servers_message_is_shortened(call: Call, deployment: Any) -> None:
    with pytest.raises(RequestValidationError, match="and 49 more problems") as caught:
        call("request", "POST", f"/deployments/{deployment.id}/create_flow_run/bulk", json=[{"nam": 1}] * 50)
    assert len(str(caught.value)) < 500
    assert caught.value.error_count() == 50
