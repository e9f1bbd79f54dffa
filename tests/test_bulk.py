"""Many objects at once, in both clients: delete, set a state, create runs."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from helpers_standin import Asked, Caller, Reply, StandIn, as_json
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.actions import DeploymentFlowRunCreate, StateCreate
from prefect_rs.client.schemas.filters import DeploymentFilter, FlowFilter, FlowRunFilter
from prefect_rs.client.schemas.responses import (
    DeploymentBulkDeleteResponse,
    FlowBulkDeleteResponse,
    FlowRunBulkCreateResponse,
    FlowRunBulkDeleteResponse,
    FlowRunBulkSetStateResponse,
    FlowRunCreateResult,
    FlowRunOrchestrationResult,
    SetStateStatus,
    StateAbortDetails,
    StateAcceptDetails,
)
from prefect_rs.exceptions import (
    BulkOperationError,
    ObjectNotFound,
    PrefectHTTPStatusError,
    RequestValidationError,
    ValidationError,
)
from prefect_rs.states import Cancelled, Pending, Running, Scheduled

pytestmark = pytest.mark.needs_server("3.6", "bulk operations")

Call = Callable[..., Any]
Unique = Callable[[str], str]


@pytest.fixture
def stem(unique: Unique) -> str:
    return unique("bulk")


@pytest.fixture
def flow(call: Call, stem: str) -> Any:
    return call("read_flow", call("create_flow_from_name", stem))


def named(stem: str) -> dict[str, Any]:
    return {"name": {"like_": stem}}


# ---- Delete --------------------------------------------------------------------------------------


def test_flows_are_deleted_and_their_deployments_with_them(call: Call, stem: str, flow: Any) -> None:
    other = call("create_flow_from_name", f"{stem}-2")
    kept = call("create_flow_from_name", f"kept-{uuid4().hex}")
    deployment = call("create_deployment", flow, "d")
    deleted = call("bulk_delete_flows", FlowFilter(name={"like_": stem}))
    assert type(deleted) is FlowBulkDeleteResponse
    assert sorted(deleted.deleted) == sorted([flow.id, other])
    with pytest.raises(ObjectNotFound):
        call("read_flow", other)
    with pytest.raises(ObjectNotFound):
        call("read_deployment", deployment)
    assert call("read_flow", kept).id == kept
    assert call("bulk_delete_flows", named(stem)).deleted == []


def test_flow_runs_are_deleted_as_many_as_asked_for(call: Call, stem: str, flow: Any) -> None:
    runs = [call("create_flow_run", flow, name=f"{stem}-{n}").id for n in range(3)]
    kept = call("create_flow_run", flow, name="kept").id
    first = call("bulk_delete_flow_runs", FlowRunFilter(name={"like_": stem}), limit=2)
    assert type(first) is FlowRunBulkDeleteResponse
    assert len(first.deleted) == 2
    second = call("bulk_delete_flow_runs", flow_run_filter=named(stem))
    assert sorted(first.deleted + second.deleted) == sorted(runs)
    assert [run.id for run in call("read_flow_runs", flow_filter={"id": {"any_": [flow.id]}})] == [kept]


def test_deployments_are_deleted(call: Call, stem: str, flow: Any) -> None:
    active = call("create_deployment", flow, f"{stem}-1")
    paused = call("create_deployment", flow, f"{stem}-2", paused=True)
    deleted = call(
        "bulk_delete_deployments",
        DeploymentFilter(name={"like_": stem}, is_schedule_active=False),
    )
    assert type(deleted) is DeploymentBulkDeleteResponse
    assert deleted.deleted == [paused.id]
    assert call("read_deployment", active).id == active.id
    assert call("bulk_delete_deployments", named(stem), limit=50).deleted == [active.id]


# ---- Set a state ---------------------------------------------------------------------------------


def test_flow_runs_enter_a_state(call: Call, stem: str, flow: Any) -> None:
    runs = [call("create_flow_run", flow, name=f"{stem}-{n}", state=Scheduled()).id for n in range(2)]
    kept = call("create_flow_run", flow, name="kept", state=Scheduled()).id
    result = call("bulk_set_flow_run_state", named(stem), Cancelled(message="enough"))
    assert type(result) is FlowRunBulkSetStateResponse
    assert {type(each) for each in result.results} == {FlowRunOrchestrationResult}
    assert sorted(each.flow_run_id for each in result.results) == sorted(runs)
    for each in result.results:
        assert each.status is SetStateStatus.ACCEPT
        assert type(each.details) is StateAcceptDetails
        assert (each.state.type, each.state.message) == ("CANCELLED", "enough")
    assert {call("read_flow_run", run).state_name for run in runs} == {"Cancelled"}
    assert call("read_flow_run", kept).state_name == "Scheduled"


def test_the_server_may_decide_otherwise_unless_forced(call: Call, stem: str, flow: Any) -> None:
    run = call("create_flow_run", flow, name=stem, state=Cancelled())
    [refused] = call("bulk_set_flow_run_state", FlowRunFilter(name=stem), Pending()).results
    assert refused.status is SetStateStatus.ABORT
    assert type(refused.details) is StateAbortDetails
    assert "CANCELLED" in refused.details.reason
    assert call("read_flow_run", run.id).state.is_cancelled()
    [forced] = call("bulk_set_flow_run_state", FlowRunFilter(name=stem), Running(), True).results
    assert (forced.status, forced.state.type) == (SetStateStatus.ACCEPT, "RUNNING")
    assert call("read_flow_run", run.id).state.is_running()


def test_as_many_as_asked_for_enter_it(call: Call, stem: str, flow: Any) -> None:
    for n in range(3):
        call("create_flow_run", flow, name=f"{stem}-{n}", state=Scheduled())
    results = call("bulk_set_flow_run_state", named(stem), Cancelled(), force=False, limit=2).results
    assert len(results) == 2
    left = call(
        "count_flow_runs", flow_run_filter={**named(stem), "state": {"type": {"any_": ["SCHEDULED"]}}}
    )
    assert left == 1


# ---- Create --------------------------------------------------------------------------------------


@pytest.fixture
def deployment(call: Call, flow: Any) -> Any:
    schema = {"type": "object", "properties": {"x": {"type": "integer"}}}
    return call("create_deployment", flow, "d", parameters={"x": 1}, parameter_openapi_schema=schema)


def test_runs_are_created_from_a_deployment(call: Call, stem: str, deployment: Any) -> None:
    created = call(
        "bulk_create_flow_runs_from_deployment",
        deployment,
        [
            {"name": stem, "parameters": {"x": 2}, "tags": ["a"]},
            DeploymentFlowRunCreate(),
            {"parameters": {"x": "no number"}},
        ],
        raise_on_failure=False,
    )
    assert type(created) is FlowRunBulkCreateResponse
    first, second, third = created.results
    assert {type(each) for each in created.results} == {FlowRunCreateResult}
    assert (first.status, second.status, third.status) == ("CREATED", "CREATED", "FAILED")
    assert (first.error, second.error, third.flow_run_id) == (None, None, None)
    assert "'x'" in third.error
    run = call("read_flow_run", first.flow_run_id)
    assert (run.name, run.parameters, run.tags) == (stem, {"x": 2}, ["a"])
    assert (run.deployment_id, run.state.is_scheduled()) == (deployment.id, True)
    other = call("read_flow_run", second.flow_run_id)
    assert other.parameters == {"x": 1}
    assert UUID(other.idempotency_key) != UUID(run.idempotency_key)


def test_a_key_of_ones_own_finds_the_run_that_has_it(call: Call, deployment: Any) -> None:
    runs = [{"idempotency_key": "k"}, {"idempotency_key": "k"}]
    first, second = call("bulk_create_flow_runs_from_deployment", deployment.id, runs).results
    assert first.flow_run_id == second.flow_run_id
    assert call("count_flow_runs", deployment_filter={"id": {"any_": [deployment.id]}}) == 1


def test_any_iterable_of_runs_will_do(call: Call, deployment: Any) -> None:
    results = call(
        "bulk_create_flow_runs_from_deployment", str(deployment.id), ({} for _ in range(3))
    ).results
    assert len({each.flow_run_id for each in results}) == 3
    assert call("bulk_create_flow_runs_from_deployment", deployment, []).results == []


def test_a_state_may_be_given_in_any_form(call: Call, deployment: Any) -> None:
    runs = [
        {"state": Pending()},
        DeploymentFlowRunCreate(state=Pending()),
        {"state": StateCreate(type="PENDING")},
        {"state": {"type": "PENDING", "data": {"x": 1}}},
        {"state": None},
    ]
    results = call("bulk_create_flow_runs_from_deployment", deployment, runs).results
    names = [call("read_flow_run", each.flow_run_id).state_name for each in results]
    assert names == ["Pending"] * 4 + ["Scheduled"]


# ---- Failures inside of an answer ----------------------------------------------------------------

LOCKED = (
    "(sqlite3.OperationalError) database is locked\n[SQL: INSERT INTO flow_run (name) VALUES (?)]\n"
    "[parameters: ('x',)]"
)
REFUSED = "(sqlalchemy.dialects.postgresql.asyncpg.Error) invalid byte sequence for encoding\n[SQL: INSERT]"
ABORTED = "(sqlalchemy.dialects.postgresql.asyncpg.Error) current transaction is aborted\n[SQL: INSERT]"


class Bulk:
    """A stand-in that creates runs, but those that `fails(index, round)` gives an error for."""

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


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """One retry, after next to no wait."""
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "1")
    monkeypatch.setenv("PREFECT_CLIENT_RETRY_JITTER_FACTOR", "0")


def bulk(mode: str, server: StandIn, count: int, **options: Any) -> Any:
    caller = Caller(mode, server.api_url)
    try:
        return caller("bulk_create_flow_runs_from_deployment", uuid4(), runs(count), **options)
    finally:
        caller.close()


@pytest.mark.usefixtures("quickly")
def test_what_a_busy_database_failed_is_sent_again(mode: str) -> None:
    stand_in = Bulk(lambda n, number: LOCKED if number == 1 and n % 3 == 1 else None)
    with StandIn(stand_in) as server:
        results = bulk(mode, server, 90).results
    failed = [n for n in range(90) if n % 3 == 1]
    assert stand_in.rounds == [list(range(90)), failed]
    assert stand_in.keys[1] < stand_in.keys[0]
    assert [each.flow_run_id for each in results] == [UUID(int=n) for n in range(90)]
    assert {each.status for each in results} == {"CREATED"}


@pytest.mark.usefixtures("quickly")
def test_what_stays_failed_raises_with_what_was_created(mode: str, caplog: pytest.LogCaptureFixture) -> None:
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
def test_what_fails_for_good_is_not_sent_again(mode: str) -> None:
    said = "Parameter validation failed: 'database is locked' is not of type 'integer'"
    stand_in = Bulk(lambda n, number: said if n == 0 else None)
    with StandIn(stand_in) as server, pytest.raises(BulkOperationError, match="Parameter validation"):
        bulk(mode, server, 2)
    assert len(stand_in.rounds) == 1


@pytest.mark.usefixtures("quickly")
def test_what_postgresql_took_back_is_created_without_the_run_that_it_refused(mode: str) -> None:
    """It says CREATED of the runs before the refused one, and of none of them is anything there."""

    def fails(n: int, number: int) -> str | None:
        return (None, None, REFUSED, ABORTED)[min(n, 3)] if number == 1 else None

    stand_in = Bulk(fails)
    with StandIn(stand_in) as server:
        results = bulk(mode, server, 5, raise_on_failure=False).results
    assert stand_in.rounds == [[0, 1, 2, 3, 4], [0, 1, 3, 4]]
    assert [each.status for each in results] == ["CREATED", "CREATED", "FAILED", "CREATED", "CREATED"]
    assert results[2].error == REFUSED


def test_what_postgresql_took_back_is_not_called_created(mode: str) -> None:
    stand_in = Bulk(lambda n, number: REFUSED if n == 1 else None)
    with StandIn(stand_in) as server:
        results = bulk(mode, server, 3, raise_on_failure=False).results
    assert [(each.status, each.flow_run_id) for each in results] == [("FAILED", None)] * 3
    assert "was rolled back" in results[0].error


@pytest.mark.usefixtures("quickly")
def test_states_that_a_busy_database_failed_are_asked_for_again(mode: str) -> None:
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


def test_states_that_stay_failed_raise_and_decisions_do_not(mode: str) -> None:
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


def test_the_server_s_error_about_many_items_is_short(call: Call, deployment: Any) -> None:
    with pytest.raises(RequestValidationError, match="and 49 more problems") as caught:
        call("request", "POST", f"/deployments/{deployment.id}/create_flow_run/bulk", json=[{"nam": 1}] * 50)
    assert len(str(caught.value)) < 500
    assert caught.value.error_count() == 50


# ---- Errors --------------------------------------------------------------------------------------


def test_runs_of_a_deployment_that_is_not_there(call: Call) -> None:
    with pytest.raises(ObjectNotFound, match="Deployment not found"):
        call("bulk_create_flow_runs_from_deployment", uuid4(), [{}])


def test_more_than_the_server_takes(call: Call, deployment: Any) -> None:
    with pytest.raises(PrefectHTTPStatusError, match="more than 100"):
        call("bulk_create_flow_runs_from_deployment", deployment, [{}] * 101)
    with pytest.raises(RequestValidationError, match="less than or equal to 50"):
        call("bulk_delete_flow_runs", FlowRunFilter(name="no such run"), limit=51)


BAD: dict[str, tuple[str, tuple[Any, ...], dict[str, Any], str]] = {
    "no filter": ("bulk_delete_flows", (None,), {}, "flow_filter"),
    "no filter of runs": ("bulk_delete_flow_runs", (None,), {}, "flow_run_filter"),
    "no filter of deployments": ("bulk_delete_deployments", (None,), {}, "deployment_filter"),
    "a wrong filter": ("bulk_delete_flows", ({"nam": "x"},), {}, "flow_filter.nam"),
    "limit 0": ("bulk_delete_flow_runs", (FlowRunFilter(),), {"limit": 0}, "limit"),
    "no state": ("bulk_set_flow_run_state", (FlowRunFilter(), "CANCELLED"), {}, "state"),
    "force": ("bulk_set_flow_run_state", (FlowRunFilter(), Pending(), "perhaps"), {}, "force"),
    "no id": ("bulk_create_flow_runs_from_deployment", ("x", [{}]), {}, "deployment_id"),
    "one run": ("bulk_create_flow_runs_from_deployment", (uuid4(), {"name": "x"}), {}, "flow_runs"),
    "one model": (
        "bulk_create_flow_runs_from_deployment",
        (uuid4(), DeploymentFlowRunCreate()),
        {},
        "flow_runs",
    ),
    "a number": ("bulk_create_flow_runs_from_deployment", (uuid4(), 3), {}, "flow_runs"),
    "a wrong run": (
        "bulk_create_flow_runs_from_deployment",
        (uuid4(), [{}, {"nam": "x"}]),
        {},
        "flow_runs[1].nam",
    ),
    "a work pool": (
        "bulk_delete_deployments",
        (DeploymentFilter(work_pool_name="pool"),),
        {},
        "deployment_filter.work_pool_name",
    ),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_wrong_argument_is_told_and_nothing_is_sent(bad: str) -> None:
    method, arguments, keywords, place = BAD[bad]
    with StandIn(as_json({})) as server:
        with pytest.raises(ValidationError, match=re.escape(place)) as caught:
            getattr(SyncPrefectClient(server.api_url), method)(*arguments, **keywords)
        assert len(caught.value.errors()) == 1
        assert server.asked == []


@pytest.mark.parametrize(
    "method",
    ["bulk_delete_flows", "bulk_delete_flow_runs", "bulk_delete_deployments", "bulk_set_flow_run_state"],
)
def test_nothing_is_deleted_or_changed_without_a_filter(method: str) -> None:
    with pytest.raises(TypeError, match="_filter"):
        getattr(SyncPrefectClient("http://127.0.0.1:9/api"), method)()
