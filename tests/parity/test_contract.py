"""This package agrees with the OpenAPI document of the running server.

Models are compared with the schema of the same name. Requests are compared with the document by calling every
method; results, by responding to the call as the document says. So new models and methods are covered
automatically. Deliberate differences are listed with reasons. An entry that is not needed is an error.
"""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.exceptions import ValidationError

from tests.support.cases import for_each
from tests.support.exchanges import (
    ANSWERS,
    ARGUMENTS,
    LEFT_OUT,
    NOT_CALLED,
    REQUIRED,
    Exchange,
    arguments,
    changed,
    methods,
)
from tests.support.models import ID, models, sample
from tests.support.openapi import OpenAPI, Received, Schema, Sent, is_sent, undeclared

# ---- Deliberate differences ----------------------------------------------------------------------

# Models whose schema is not the first that exists of `NameResponse`, `Name-Output`, `Name-Input` and `Name`.
SCHEMAS = {
    "AutomationCore": "AutomationCreate",
    "GlobalConcurrencyLimitCreate": "ConcurrencyLimitV2Create",
    "GlobalConcurrencyLimitUpdate": "ConcurrencyLimitV2Update",
    "TaskRun": "TaskRun",  # TaskRunResponse is another model
}

CLOUD_ONLY = "only Prefect Cloud has it"
AS_OFFICIAL_NONE = "as in the official client: None means unset, and is not sent"
AS_OFFICIAL_REFUSED = "as in the official client: the server rejects None"
ANY_JSON = "any JSON, as on the server, whose schema lists the types"
AS_OFFICIAL_NO_SCHEDULE = "as in the official client: the server rejects a NoSchedule"
NOT_TAKEN = "the official client has it, but no endpoint uses it"
OF_WORKERS = "as in the official client: workers send it about themselves, but no schema has it"
OF_THE_ANSWER = "as in the official client: DeploymentResponse has it, and is the model of every response"
OF_DEPLOYMENTS = "as in the official client: it becomes an automation before it is sent"
NO_ID_NOT_SENT = "only triggers that were read from the server have one; it is not sent otherwise"
REWRITTEN = "in the described API: it is rewritten before a request is sent"

# Models without a schema on the server.
NO_SCHEMA = {
    "Agent": NOT_TAKEN,
    "BlockDocumentReference": NOT_TAKEN,
    "BlockDocumentReferenceCreate": NOT_TAKEN,
    "BlockSchemaReference": NOT_TAKEN,
    "ConcurrencyLimitConfig": "the official client has it for deploying flows; no endpoint accepts it",
    "Configuration": NOT_TAKEN,
    "DeclareIncident": CLOUD_ONLY,
    "DeploymentBranch": CLOUD_ONLY,
    "DeploymentBranchingOptions": CLOUD_ONLY,
    "DeploymentCompoundTrigger": OF_DEPLOYMENTS,
    "DeploymentEventTrigger": OF_DEPLOYMENTS,
    "DeploymentMetricTrigger": OF_DEPLOYMENTS,
    "DeploymentSequenceTrigger": OF_DEPLOYMENTS,
    "FilterSet": "the official client has it for code that groups filters; no endpoint accepts it",
    "FrequencySla": CLOUD_ONLY,
    "IPAllowlist": CLOUD_ONLY,
    "IPAllowlistEntry": CLOUD_ONLY,
    "IPAllowlistMyAccessResponse": CLOUD_ONLY,
    "Integration": OF_WORKERS,
    "LatenessSla": CLOUD_ONLY,
    "LogFilterName": "the official client has it, although none of its filters uses it",
    "MetricTrigger": CLOUD_ONLY,
    "MetricTriggerQuery": CLOUD_ONLY,
    "NoSchedule": "the official client has it, although the server accepts only real schedules",
    "OrchestrationDetails": "the base class of four models; the server has only those",
    "RunInput": "the base class of task run inputs, as in the official client; the server has only those",
    "ServiceLevelAgreement": CLOUD_ONLY,
    "SlaMergeResponse": CLOUD_ONLY,
    "TimeToCompletionSla": CLOUD_ONLY,
    "UnknownAction": "stands for unknown action types of Prefect Cloud",
    "User": CLOUD_ONLY,
    "WorkerFilterWorkPoolId": "the official client has it, although none of its filters uses it",
    "WorkerMetadata": OF_WORKERS,
    "Workspace": CLOUD_ONLY,
    "WorkspaceSettings": CLOUD_ONLY,
}

# `Model.field`, if a model does not accept everything that the server may send.
RECEIVED = {
    "Deployment.concurrency_options": OF_THE_ANSWER,
    "Deployment.global_concurrency_limit": OF_THE_ANSWER,
    "Deployment.status": OF_THE_ANSWER,
    "Deployment.work_pool_name": OF_THE_ANSWER,
    "Flow.labels": "`null` is read as no labels, as in the official client",
    "FlowRun.labels": "`null` is read as no labels, as in the official client",
    "Graph.nodes": "the server pairs each node with its id, which the node contains as well",
    "TaskRun.labels": "`null` is read as no labels, as in the official client",
    "UITaskRun.labels": "`null` is read as no labels, as in a TaskRun",
}

# `Model.field`, if a model can contain values that the server does not accept.
SENT = {
    "BlockSchemaCreate.block_type_id": AS_OFFICIAL_REFUSED,
    "AutomationCore.actions": CLOUD_ONLY,
    "AutomationCore.actions_on_resolve": CLOUD_ONLY,
    "AutomationCore.actions_on_trigger": CLOUD_ONLY,
    "AutomationCore.trigger": CLOUD_ONLY,
    "CompoundTrigger.id": NO_ID_NOT_SENT,
    "CompoundTrigger.require": "any JSON, of which only numbers and two strings pass validation",
    "CompoundTrigger.triggers": CLOUD_ONLY,
    "DeploymentCreate.base": CLOUD_ONLY,
    "DeploymentCreate.branch": CLOUD_ONLY,
    "DeploymentCreate.enforce_parameter_schema": AS_OFFICIAL_NONE,
    "DeploymentCreate.paused": AS_OFFICIAL_NONE,
    "DeploymentCreate.root": CLOUD_ONLY,
    "DeploymentFilter.is_schedule_active": REWRITTEN,
    "DeploymentFilter.work_pool_name": REWRITTEN,
    "DeploymentFlowRunCreate.name": AS_OFFICIAL_NONE,
    "DeploymentScheduleCreate.schedule": AS_OFFICIAL_NO_SCHEDULE,
    "DeploymentScheduleUpdate.parameters": AS_OFFICIAL_NONE,
    "DeploymentScheduleUpdate.schedule": AS_OFFICIAL_NO_SCHEDULE,
    "DeploymentUpdate.paused": AS_OFFICIAL_NONE,
    "DeploymentUpdate.schedules": AS_OFFICIAL_NONE,
    "EventTrigger.id": NO_ID_NOT_SENT,
    "EventTrigger.posture": "the type includes the one for metrics, which is rejected by validation",
    "FlowRunCreate.name": AS_OFFICIAL_NONE,
    "FlowRunUpdate.parameters": AS_OFFICIAL_REFUSED,
    "LogCreate.worker_id": CLOUD_ONLY,
    "GlobalConcurrencyLimitCreate.active": AS_OFFICIAL_REFUSED,
    "GlobalConcurrencyLimitCreate.active_slots": AS_OFFICIAL_REFUSED,
    "GlobalConcurrencyLimitCreate.slot_decay_per_second": AS_OFFICIAL_REFUSED,
    "SequenceTrigger.id": NO_ID_NOT_SENT,
    "SequenceTrigger.triggers": CLOUD_ONLY,
    "TaskRunCreate.name": AS_OFFICIAL_NONE,
    "TaskRunPolicy.retry_delay": "a number or a list of numbers, which the type cannot express",
    "TaskRunUpdate.name": AS_OFFICIAL_NONE,
    "VariableCreate.tags": AS_OFFICIAL_REFUSED,
    "VariableCreate.value": ANY_JSON,
    "VariableUpdate.value": ANY_JSON,
    "WorkerFilterStatus.any_": "as in the official client: any text; the server checks it",
    "WorkerFilterStatus.not_any_": "as in the official client: any text; the server checks it",
}

# `method: location`, if the document does not allow what a method sends.
UNKNOWN_TO_THE_DOCUMENT = {
    "create_logs: body[0].worker_id: unknown to the server": CLOUD_ONLY,
    f"apply_slas_for_deployment: POST /slas/apply-resource-slas/prefect.deployment.{ID}: "
    "the server has no such endpoint": CLOUD_ONLY,
    "create_deployment: body.base: unknown to the server": CLOUD_ONLY,
    "create_deployment: body.branch: unknown to the server": CLOUD_ONLY,
    "create_deployment: body.root: unknown to the server": CLOUD_ONLY,
    f"create_deployment_branch: POST /deployments/{ID}/branch: the server has no such endpoint": CLOUD_ONLY,
    "decrement_v1_concurrency_slots: body.occupancy_seconds: unknown to the server": (
        "as in the official client: this server ignores it, others may use it"
    ),
    "send_worker_heartbeat: body.metadata: unknown to the server": OF_WORKERS,
    "send_worker_heartbeat: body.return_id: unknown to the server": CLOUD_ONLY,
}

every_model = for_each(cls=models())


@pytest.fixture(scope="module")
def openapi(document: dict[str, Any]) -> OpenAPI:
    """The OpenAPI document of the running server."""
    return OpenAPI(document)


# ---- Models --------------------------------------------------------------------------------------


def schema(openapi: OpenAPI, cls: Any) -> Schema | None:
    """The server's schema of a model."""
    name = cls.__name__
    if name in SCHEMAS:
        return openapi.schemas[SCHEMAS[name]]
    ways = [f"{name}-Input", name] if is_sent(cls) else [f"{name}Response", f"{name}-Output", name]
    return next((openapi.schemas[way] for way in ways if way in openapi.schemas), None)


def differences(openapi: OpenAPI, cls: Any) -> tuple[dict[str, str], dict[str, str]]:
    """The differences of a model: in what it accepts, and in what it sends."""
    received, sent = Received(openapi), Sent(openapi)
    theirs = schema(openapi, cls)
    if theirs is not None:
        (sent if is_sent(cls) else received).model(cls, theirs)
    return received.differences, sent.differences


@every_model
def test_every_model_has_a_schema(openapi: OpenAPI, cls: Any) -> None:
    assert (schema(openapi, cls) is None) == (cls.__name__ in NO_SCHEMA)


@every_model
def test_models_match_their_schemas(openapi: OpenAPI, cls: Any) -> None:
    received, sent = differences(openapi, cls)
    assert {where: text for where, text in received.items() if where not in RECEIVED} == {}
    assert {where: text for where, text in sent.items() if where not in SENT} == {}


def test_every_listed_difference_of_a_model_exists(openapi: OpenAPI) -> None:
    found = [differences(openapi, cls) for cls in models()]
    assert set(RECEIVED) == {where for received, _ in found for where in received}
    assert set(SENT) == {where for _, sent in found for where in sent}
    names = {cls.__name__ for cls in models()}
    assert SCHEMAS.keys() <= names
    assert NO_SCHEMA.keys() <= names


# ---- Methods -------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", methods())
@for_each(mode=["sync", "async"], given=["everything", "required only"], answered=["everything", "nulls"])
def test_requests_and_results_of_methods_match_the_document(
    openapi: OpenAPI, mode: str, method: str, given: str, answered: str
) -> None:
    exchange = Exchange(openapi, method, nulls=answered == "nulls")
    result = exchange.run(mode, arguments(method, required_only=given == "required only"))
    assert [each for each in exchange.wrong if each not in UNKNOWN_TO_THE_DOCUMENT] == []
    assert exchange.operations or exchange.wrong
    assert list(undeclared(result, "answer")) == []


def test_every_entry_about_a_method_is_needed(openapi: OpenAPI) -> None:
    public = {name for name in dir(SyncPrefectClient) if not name.startswith("_")}
    assert NOT_CALLED.keys() <= public
    parameters = {
        f"{name}.{parameter}"
        for name in methods()
        for parameter in inspect.signature(getattr(SyncPrefectClient, name)).parameters
    }
    assert ARGUMENTS.keys() <= parameters
    assert REQUIRED.keys() <= ARGUMENTS.keys()
    for name, left_out in LEFT_OUT.items():
        with pytest.raises(ValidationError, match=left_out):
            SyncPrefectClient("http://127.0.0.1:9/api").count_flow_runs(deployment_filter=sample(name))
    assert ANSWERS.keys() <= openapi.paths.keys()
    said = set()
    for method in methods():
        exchange = Exchange(openapi, method, nulls=False)
        exchange.run("sync", arguments(method, required_only=False))
        said.update(exchange.wrong)
    assert set(UNKNOWN_TO_THE_DOCUMENT) == said


# ---- The comparison detects changes of the server ------------------------------------------------

STRING = {"type": "string"}
NULLABLE = {"anyOf": [{"type": "integer"}, {"type": "null"}]}
# A change of the document, and the difference that it causes. `None` removes a key.
OTHERWISE: dict[str, tuple[list[str], Any, str]] = {
    "a new field": (["FlowRunResponse", "properties", "novel"], STRING, "FlowRun.novel"),
    "a nested field": (["StateDetails", "properties", "novel"], STRING, "StateDetails.novel"),
    "another type": (["FlowRunResponse", "properties", "run_count"], STRING, "FlowRun.run_count"),
    "null": (["FlowRunResponse", "properties", "run_count"], NULLABLE, "FlowRun.run_count"),
    "other items": (["Flow", "properties", "tags", "items"], {"type": "integer"}, "Flow.tags"),
    "a new member": (["StateType", "enum"], ["SCHEDULED", "SLEEPING"], "State.type"),
    "another detail": (["StateWaitDetails", "title"], "StateSleepDetails", "OrchestrationResult.details"),
    "a removed field": (["FlowCreate", "properties", "tags"], None, "FlowCreate.tags"),
    "a removed criterion": (["FlowRunFilterName", "properties", "like_"], None, "FlowRunFilterName.like_"),
    "a new required field": (["FlowCreate", "required"], ["name", "owner"], "FlowCreate.owner"),
    "a restricted string": (["FlowCreate", "properties", "name", "enum"], ["etl"], "FlowCreate.name"),
    "a removed operator": (["Operator", "enum"], ["and_"], "FlowFilter.operator"),
}


@pytest.mark.parametrize("otherwise", OTHERWISE)
def test_a_changed_schema_is_detected(document: dict[str, Any], otherwise: str) -> None:
    path, value, expected = OTHERWISE[otherwise]
    other = changed(document, ["components", "schemas", *path], value)
    found: set[str] = set()
    for cls in models():
        if cls.__name__ == expected.partition(".")[0]:
            found.update(*differences(OpenAPI(other), cls))
    assert expected in found - RECEIVED.keys() - SENT.keys()


def read_body(name: str) -> list[str]:
    return ["components", "schemas", f"Body_{name}_post", "properties"]


# A change of the document, a method, and a part of the problem that it causes.
SENT_OTHERWISE: dict[str, tuple[list[str], Any, str, str]] = {
    "a removed endpoint": (["paths", "/flows/filter"], None, "read_flows", "no such endpoint"),
    "a removed method": (["paths", "/flow_runs/{id}", "patch"], None, "update_flow_run", "no such endpoint"),
    "a removed filter": (
        [*read_body("read_flow_runs_flow_runs_filter"), "deployments"],
        None,
        "read_flow_runs",
        "body.deployments: unknown",
    ),
    "a removed criterion": (
        ["components", "schemas", "FlowFilterName", "properties", "like_"],
        None,
        "read_flow_runs",
        "body.flows.name.like_: unknown",
    ),
    "a removed argument": (
        [*read_body("set_flow_run_state_flow_runs__id__set_state"), "force"],
        None,
        "set_flow_run_state",
        "body.force: unknown",
    ),
    "a removed sort order": (
        ["components", "schemas", "FlowSort", "enum"],
        ["NAME_ASC"],
        "read_flows",
        "body.sort: ",
    ),
    "a removed parameter": (
        ["paths", "/flow_run_states/", "get", "parameters"],
        [],
        "read_flow_run_states",
        "query.flow_run_id: unknown",
    ),
}


@pytest.mark.parametrize("otherwise", SENT_OTHERWISE)
def test_a_changed_operation_is_detected(document: dict[str, Any], otherwise: str) -> None:
    path, value, method, expected = SENT_OTHERWISE[otherwise]
    exchange = Exchange(OpenAPI(changed(document, path, value)), method, nulls=False)
    exchange.run("sync", arguments(method, required_only=False))
    assert any(expected in each for each in exchange.wrong), exchange.wrong


def test_an_undeclared_field_in_a_response_is_detected(document: dict[str, Any]) -> None:
    other = changed(document, ["components", "schemas", "StateDetails", "properties", "novel"], STRING)
    result = Exchange(OpenAPI(other), "read_flow_runs", nulls=False).run("sync", {})
    assert list(undeclared(result, "answer")) == ["answer[0].state.state_details.novel"]
