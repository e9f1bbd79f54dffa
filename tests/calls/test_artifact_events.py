"""Events that the client emits when artifacts are created or updated."""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.events import AutomationCore, EventTrigger, ReceivedEvent, RunDeployment
from prefect_rs.events.filters import EventFilter, EventResourceFilter

from tests.support.standin import Asked, Caller, Reply, StandIn, as_json, http
from tools.prefect_server import NEEDED

Call = Callable[..., Any]


def eventually(read: Callable[[], Any], within: float = 60) -> Any:
    """Poll until `read` returns something, and return it."""
    deadline = time.monotonic() + within
    while not (found := read()):
        assert time.monotonic() < deadline, "no result arrived in time"
        time.sleep(0.2)
    return found


def events_of(call: Call, artifact: UUID, count: int) -> list[ReceivedEvent]:
    """The events of an artifact, oldest first, once there are `count`."""
    wanted = EventFilter(resource=EventResourceFilter(id=[f"prefect.artifact.{artifact}"]), order="ASC")

    def read() -> list[ReceivedEvent]:
        page = call("read_events", wanted)
        return page.events if page.total >= count else []

    return eventually(read)


def labels(kind: str, id: object, name: str | None) -> dict[str, str]:
    text = {} if name is None else {"prefect.resource.name": name}
    return {"prefect.resource.id": f"prefect.{kind}.{id}", "prefect.resource.role": kind, **text}


# ---- Against a real server -------------------------------------------------------------------------


def test_an_artifact_emits_an_event_with_its_run_and_related_resources(
    call: Call, unique: Callable[[str], str]
) -> None:
    flow = call("read_flow", call("create_flow_from_name", unique("flow")))
    deployment = call(
        "create_deployment", flow, unique("deployment"), tags=["c"], parameter_openapi_schema={}
    )
    run = call("create_flow_run_from_deployment", deployment.id, tags=["b", "a"])
    key = unique("key")
    made = call(
        "create_artifact",
        {"key": key, "type": "markdown", "description": "D", "data": "x", "flow_run_id": run.id},
    )
    call("update_artifact", made.id, {"data": {"new": [1, None]}, "description": None})

    created, updated = events_of(call, made.id, 2)
    assert (created.event, updated.event) == ("prefect.artifact.created", "prefect.artifact.updated")
    me = f"prefect.artifact.{made.id}"
    assert created.resource.root == {"prefect.resource.id": me, "prefect.resource.name": key}
    assert updated.resource.root == {"prefect.resource.id": me}
    assert created.payload == {"key": key, "type": "markdown", "description": "D"}
    assert updated.payload == {"data": {"new": [1, None]}, "description": None}
    # The official client emits these, in this order.
    for event in (created, updated):
        assert [related.root for related in event.related] == [
            labels("flow-run", run.id, run.name),
            labels("flow", flow.id, flow.name),
            labels("deployment", deployment.id, deployment.name),
            *(labels("tag", tag, None) for tag in "abc"),
        ]


def test_an_artifact_without_a_run_has_no_related_resources(call: Call) -> None:
    made = call("create_artifact", {"data": "x"})
    [created] = events_of(call, made.id, 1)
    assert created.related == []
    assert created.resource.root == {"prefect.resource.id": f"prefect.artifact.{made.id}"}
    assert created.payload == {"key": None, "type": None, "description": None}


def test_an_artifact_of_a_task_run(call: Call) -> None:
    flow = call("read_flow", call("create_flow_from_name", f"f-{uuid4()}"))
    run = call("create_flow_run", flow)
    task = call("create_task_run", SimpleNamespace(task_key="t", tags=["of-t"]), run.id, "0", name="t")
    made = call("create_artifact", {"task_run_id": task.id})
    [created] = events_of(call, made.id, 1)
    assert [related.root for related in created.related] == [
        labels("flow-run", run.id, run.name),
        labels("task-run", task.id, "t"),
        labels("flow", flow.id, flow.name),
        labels("tag", "of-t", None),
    ]


def test_an_artifact_triggers_an_automation(
    call: Call, unique: Callable[[str], str], server_version: str
) -> None:
    if server_version in NEEDED:
        pytest.skip(f"the service for triggers is off: {server_version} can block itself")
    flow = call("read_flow", call("create_flow_from_name", unique("flow")))
    deployment = call("create_deployment", flow, unique("deployment"), parameter_openapi_schema={})
    key = unique("key")
    automation = call(
        "create_automation",
        AutomationCore(
            name=unique("automation"),
            trigger=EventTrigger(
                expect={"prefect.artifact.created"},
                match={"prefect.resource.name": key},
                match_related={"prefect.resource.role": "flow", "prefect.resource.name": flow.name},
            ),
            actions=[RunDeployment(deployment_id=deployment.id)],
        ),
    )
    run = call("create_flow_run", flow)

    def triggered() -> Any:
        # The server starts to evaluate a new automation shortly after its response.
        call("create_artifact", {"key": key, "flow_run_id": run.id})
        time.sleep(1)
        return call("read_flow_runs", deployment_filter={"id": {"any_": [deployment.id]}})

    try:
        assert eventually(triggered)[0].deployment_id == deployment.id
    finally:
        call("delete_automation", automation)


# ---- Against a stand-in --------------------------------------------------------------------------

RUN, FLOW, ARTIFACT = uuid4(), uuid4(), uuid4()
OBJECT = {"created": None, "updated": None}


class Server:
    """Responds to requests for artifacts and their run, and to events with `events`."""

    def __init__(self, to_events: Reply | None = None) -> None:
        self.to_events = to_events or http(status=204)
        self.has_run = True

    def __call__(self, asked: Asked) -> Reply:
        path = asked.path.removeprefix("/api")
        if path == "/events":
            return self.to_events
        if asked.method == "PATCH":
            return http(status=204)
        if path.startswith("/artifacts/"):
            return as_json({"id": str(ARTIFACT), "flow_run_id": str(RUN), **OBJECT}, status=201)
        if self.has_run and path == f"/flow_runs/{RUN}":
            return as_json({"id": str(RUN), "name": "run", "flow_id": str(FLOW), "tags": [], **OBJECT})
        if self.has_run and path == f"/flows/{FLOW}":
            return as_json({"id": str(FLOW), "name": "flow", "tags": [], **OBJECT})
        return as_json({"detail": "Not found"}, status=404)


@pytest.fixture(autouse=True)
def no_process_of_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT__FLOW_RUN_ID", raising=False)


def told(standin: StandIn) -> list[dict[str, Any]]:
    """The events that the stand-in received."""
    return [event for asked in standin.asked if asked.path == "/api/events" for event in asked.json()]


def test_related_objects_are_read_once(mode: str) -> None:
    with StandIn(Server()) as standin:
        caller = Caller(mode, standin.api_url)
        for _ in range(3):
            caller("create_artifact", {"data": 1})
        caller.close()
        reads = [asked.path for asked in standin.asked if asked.method == "GET"]
        assert reads == [f"/api/flow_runs/{RUN}", f"/api/flows/{FLOW}"]
        events = told(standin)
    assert len({event["id"] for event in events}) == 3
    assert {json.dumps(event["related"]) for event in events} == {
        json.dumps([labels("flow-run", RUN, "run"), labels("flow", FLOW, "flow")])
    }


def test_a_run_that_cannot_be_read_is_related_by_id(mode: str) -> None:
    server = Server()
    server.has_run = False
    with StandIn(server) as standin:
        caller = Caller(mode, standin.api_url)
        caller("create_artifact", {"data": 1})
        # Failures are not cached.
        server.has_run = True
        caller("update_artifact", ARTIFACT, {"data": 1})
        caller.close()
        created, updated = told(standin)
    assert created["related"] == [labels("flow-run", RUN, None)]
    assert updated["related"] == [labels("flow-run", RUN, "run"), labels("flow", FLOW, "flow")]


def test_in_a_flow_run_process_the_event_is_related_to_that_run(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow = call("read_flow", call("create_flow_from_name", f"f-{uuid4()}"))
    run = call("create_flow_run", flow)
    monkeypatch.setenv("PREFECT__FLOW_RUN_ID", str(run.id))
    made = call("create_artifact", {"data": "x"})
    [created] = events_of(call, made.id, 1)
    assert created.related[0].root == labels("flow-run", run.id, run.name)


# An artifact's own runs, those of the active contexts, and the flow run and task run of the event.
TASK_RUN, OTHER = uuid4(), uuid4()
CONTEXTS: list[tuple[dict[str, Any], dict[str, Any], UUID | None, UUID | None]] = [
    ({}, {"flow_run": {"id": RUN}}, RUN, None),
    ({}, {"flow_run": {"id": RUN}, "task_run": {"id": TASK_RUN}}, RUN, TASK_RUN),
    ({}, {"task_run": {"id": TASK_RUN, "flow_run_id": RUN}}, RUN, TASK_RUN),
    ({}, {"task_run": {"id": TASK_RUN, "flow_run_id": None}}, None, TASK_RUN),
    ({}, {"flow_run": {"id": "not an id"}}, OTHER, None),
    ({}, {}, OTHER, None),
    ({"flow_run_id": str(RUN)}, {"flow_run": {"id": OTHER}, "task_run": {"id": OTHER}}, RUN, None),
]


@pytest.mark.parametrize(("own", "active", "flow_run", "task_run"), CONTEXTS)
def test_in_an_official_run_the_event_is_related_to_it(
    mode: str,
    monkeypatch: pytest.MonkeyPatch,
    own: dict[str, Any],
    active: dict[str, Any],
    flow_run: UUID | None,
    task_run: UUID | None,
) -> None:
    def get(name: str) -> Any:
        run = active.get(name)
        return run and SimpleNamespace(**{name: SimpleNamespace(**run), "flow": None})

    context = ModuleType("prefect.context")
    context.FlowRunContext = SimpleNamespace(get=lambda: get("flow_run"))  # type: ignore[attr-defined]
    context.TaskRunContext = SimpleNamespace(get=lambda: get("task_run"))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "prefect.context", context)
    monkeypatch.setenv("PREFECT__FLOW_RUN_ID", str(OTHER))

    def reply(asked: Asked) -> Reply:
        if asked.path == "/api/events":
            return http(status=204)
        if asked.path.startswith("/api/artifacts/"):
            return as_json({"id": str(ARTIFACT), **OBJECT, **own}, status=201)
        return as_json({"detail": "Not found"}, status=404)

    with StandIn(reply) as standin:
        caller = Caller(mode, standin.api_url)
        caller("create_artifact", {"data": 1})
        caller("update_artifact", ARTIFACT, {"data": 1})
        caller.close()
        events = told(standin)
    related = [labels("flow-run", flow_run, None)] if flow_run else []
    related += [labels("task-run", task_run, None)] if task_run else []
    assert [event["related"] for event in events] == [related] * 2


def test_a_rejected_event_is_logged_and_the_call_succeeds(
    mode: str, caplog: pytest.LogCaptureFixture
) -> None:
    with StandIn(Server(as_json({"detail": "no events here"}, status=403))) as standin:
        caller = Caller(mode, standin.api_url)
        with caplog.at_level(logging.WARNING, "prefect_rs"):
            assert caller("create_artifact", {"data": 1}).id == ARTIFACT
            assert caller("update_artifact", ARTIFACT, {"data": 1}) is None
        caller.close()
    said = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert len(said) == 2
    assert f"prefect.artifact.created of prefect.artifact.{ARTIFACT} could not be emitted" in said[0]
    assert "no events here" in said[0]
    assert "prefect.artifact.updated" in said[1]


def test_a_server_that_does_not_accept_events_delays_a_call_only_briefly(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "5")
    with StandIn(Server(http(status=503, headers={"Retry-After": "2"}))) as standin:
        caller = Caller("sync", standin.api_url)
        began = time.monotonic()
        assert caller("create_artifact", {"data": 1}).id == ARTIFACT
        assert time.monotonic() - began < 8
        caller.close()
        # A retry sends the same event.
        ids = [event["id"] for event in told(standin)]
        assert len(ids) > 1
        assert len(set(ids)) == 1
    assert "no attempt succeeded within 5 s" in caplog.text


def test_no_event_for_an_artifact_that_was_not_created(mode: str) -> None:
    with StandIn(as_json({"detail": "no"}, status=403)) as standin:
        caller = Caller(mode, standin.api_url)
        for name, *args in (
            ("create_artifact", {}),
            ("update_artifact", ARTIFACT, {}),
            ("delete_artifact", ARTIFACT),
        ):
            with pytest.raises(Exception, match="no"):
                caller(name, *args)
        caller.close()
        assert told(standin) == []


def test_an_event_that_is_too_large_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PREFECT_EVENTS_MAXIMUM_SIZE_BYTES", "1000")
    with StandIn(Server()) as standin:
        client = SyncPrefectClient(standin.api_url)
        client.update_artifact(ARTIFACT, {"data": "x" * 1000})
        client.update_artifact(ARTIFACT, {"data": "x"})
        assert [event["payload"] for event in told(standin)] == [{"data": "x"}]
    assert "Event is too large to emit" in caplog.text
