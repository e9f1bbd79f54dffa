"""This package and the server that runs agree: the server's OpenAPI document is held against both directions.

Models are compared with the schema of their name; what a method sends, and what it makes of the answer, is
compared with the document by calling every method there is. So a model or a method that is added is covered
without a word here. What is deliberately different stands in a list with its reason; an entry that nothing
needs is an error.
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

# ---- What is deliberately different --------------------------------------------------------------

# Models whose schema is not the first there is of `NameResponse`, `Name-Output`, `Name-Input` and `Name`.
SCHEMAS = {
    "AutomationCore": "AutomationCreate",
    "GlobalConcurrencyLimitCreate": "ConcurrencyLimitV2Create",
    "GlobalConcurrencyLimitUpdate": "ConcurrencyLimitV2Update",
    "TaskRun": "TaskRun",  # a TaskRunResponse is a model of its own
}

CLOUD_ONLY = "Prefect Cloud's: a server of one's own does not know it"
AS_OFFICIAL_NONE = "as in the official client: None is what it is left at, and is then not sent"
AS_OFFICIAL_REFUSED = "as in the official client: None is refused by the server"
ANY_JSON = "it takes what the server takes, which is all of JSON: the server spells it out"
AS_OFFICIAL_NO_SCHEDULE = "as in the official client: a NoSchedule is refused by the server"
NOT_TAKEN = "the official client has it; no endpoint takes or gives it"
OF_WORKERS = "as in the official client: workers tell it of themselves, and no endpoint's schema has it"
OF_THE_ANSWER = "as in the official client: a DeploymentResponse has it, and every answer is read as one"
OF_DEPLOYMENTS = "as in the official client: it is made into an automation before anything is sent"
NO_ID_NOT_SENT = "a trigger that was not read from the server has none, and sends none"
REWRITTEN = "of the described API: no request has it in this form, it is rewritten first (client/joined.rs)"

# Models that the server has no schema of.
NO_SCHEMA = {
    "Agent": NOT_TAKEN,
    "BlockDocumentReference": NOT_TAKEN,
    "BlockDocumentReferenceCreate": NOT_TAKEN,
    "BlockSchemaReference": NOT_TAKEN,
    "ConcurrencyLimitConfig": "the official client has it for code that deploys flows; no endpoint takes it",
    "Configuration": NOT_TAKEN,
    "DeclareIncident": CLOUD_ONLY,
    "DeploymentBranch": CLOUD_ONLY,
    "DeploymentBranchingOptions": CLOUD_ONLY,
    "DeploymentCompoundTrigger": OF_DEPLOYMENTS,
    "DeploymentEventTrigger": OF_DEPLOYMENTS,
    "DeploymentMetricTrigger": OF_DEPLOYMENTS,
    "DeploymentSequenceTrigger": OF_DEPLOYMENTS,
    "FilterSet": "the official client has it for code that keeps filters together; no endpoint takes it",
    "FrequencySla": CLOUD_ONLY,
    "IPAllowlist": CLOUD_ONLY,
    "IPAllowlistEntry": CLOUD_ONLY,
    "IPAllowlistMyAccessResponse": CLOUD_ONLY,
    "Integration": OF_WORKERS,
    "LatenessSla": CLOUD_ONLY,
    "LogFilterName": "the official client has it, though no filter of its own takes it",
    "MetricTrigger": CLOUD_ONLY,
    "MetricTriggerQuery": CLOUD_ONLY,
    "NoSchedule": "the official client has it, though the server takes only real schedules",
    "OrchestrationDetails": "what its four kinds have in common; the server has only those",
    "RunInput": "the base of the inputs of task runs, as in the official client; the server has only those",
    "ServiceLevelAgreement": CLOUD_ONLY,
    "SlaMergeResponse": CLOUD_ONLY,
    "TimeToCompletionSla": CLOUD_ONLY,
    "UnknownAction": "what Prefect Cloud may have in the future",
    "User": CLOUD_ONLY,
    "WorkerFilterWorkPoolId": "the official client has it, though no filter of its own takes it",
    "WorkerMetadata": OF_WORKERS,
    "Workspace": CLOUD_ONLY,
    "WorkspaceSettings": CLOUD_ONLY,
}

# `Model.field`, where a model does not take all that the server may send.
RECEIVED = {
    "Deployment.concurrency_options": OF_THE_ANSWER,
    "Deployment.global_concurrency_limit": OF_THE_ANSWER,
    "Deployment.status": OF_THE_ANSWER,
    "Deployment.work_pool_name": OF_THE_ANSWER,
    "Flow.labels": "`null` is read as no labels, as the official client does it",
    "FlowRun.labels": "`null` is read as no labels, as the official client does it",
    "Graph.nodes": "the server pairs each node with its id, which the node has too: it is read without",
    "TaskRun.labels": "`null` is read as no labels, as the official client does it",
    "UITaskRun.labels": "`null` is read as no labels, as for a TaskRun",
}

# `Model.field`, where a model can hold what the server does not take.
SENT = {
    "BlockSchemaCreate.block_type_id": AS_OFFICIAL_REFUSED,
    "AutomationCore.actions": CLOUD_ONLY,
    "AutomationCore.actions_on_resolve": CLOUD_ONLY,
    "AutomationCore.actions_on_trigger": CLOUD_ONLY,
    "AutomationCore.trigger": CLOUD_ONLY,
    "CompoundTrigger.id": NO_ID_NOT_SENT,
    "CompoundTrigger.require": "it takes any JSON, and refuses what is neither a number nor one of two words",
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
    "EventTrigger.posture": "the third is for metrics: it is refused, though the type allows it",
    "FlowRunCreate.name": AS_OFFICIAL_NONE,
    "FlowRunUpdate.parameters": AS_OFFICIAL_REFUSED,
    "LogCreate.worker_id": CLOUD_ONLY,
    "GlobalConcurrencyLimitCreate.active": AS_OFFICIAL_REFUSED,
    "GlobalConcurrencyLimitCreate.active_slots": AS_OFFICIAL_REFUSED,
    "GlobalConcurrencyLimitCreate.slot_decay_per_second": AS_OFFICIAL_REFUSED,
    "SequenceTrigger.id": NO_ID_NOT_SENT,
    "SequenceTrigger.triggers": CLOUD_ONLY,
    "TaskRunCreate.name": AS_OFFICIAL_NONE,
    "TaskRunPolicy.retry_delay": "a number or a list of them, which is checked; the type cannot say it",
    "TaskRunUpdate.name": AS_OFFICIAL_NONE,
    "VariableCreate.tags": AS_OFFICIAL_REFUSED,
    "VariableCreate.value": ANY_JSON,
    "VariableUpdate.value": ANY_JSON,
    "WorkerFilterStatus.any_": "as in the official client: any text, and the server says which it knows",
    "WorkerFilterStatus.not_any_": "as in the official client: any text, and the server says which it knows",
}

# `method: place`, where what a method sends is not in the document.
UNKNOWN_TO_THE_DOCUMENT = {
    "create_logs: body[0].worker_id: unknown to the server": CLOUD_ONLY,
    f"apply_slas_for_deployment: POST /slas/apply-resource-slas/prefect.deployment.{ID}: "
    "the server has no such endpoint": CLOUD_ONLY,
    "create_deployment: body.base: unknown to the server": CLOUD_ONLY,
    "create_deployment: body.branch: unknown to the server": CLOUD_ONLY,
    "create_deployment: body.root: unknown to the server": CLOUD_ONLY,
    f"create_deployment_branch: POST /deployments/{ID}/branch: the server has no such endpoint": CLOUD_ONLY,
    "decrement_v1_concurrency_slots: body.occupancy_seconds: unknown to the server": (
        "as in the official client: this server does not mind it, and others may use it"
    ),
    "send_worker_heartbeat: body.metadata: unknown to the server": OF_WORKERS,
    "send_worker_heartbeat: body.return_id: unknown to the server": CLOUD_ONLY,
}

every_model = for_each(cls=models())


@pytest.fixture(scope="module")
def openapi(document: dict[str, Any]) -> OpenAPI:
    """The document of the server that runs, to be asked."""
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
    """Where a model differs, in what it takes and in what it sends."""
    received, sent = Received(openapi), Sent(openapi)
    theirs = schema(openapi, cls)
    if theirs is not None:
        (sent if is_sent(cls) else received).model(cls, theirs)
    return received.differences, sent.differences


@every_model
def test_the_server_knows_the_model(openapi: OpenAPI, cls: Any) -> None:
    assert (schema(openapi, cls) is None) == (cls.__name__ in NO_SCHEMA)


@every_model
def test_a_model_takes_what_the_server_sends_and_sends_what_the_server_takes(
    openapi: OpenAPI, cls: Any
) -> None:
    received, sent = differences(openapi, cls)
    assert {where: text for where, text in received.items() if where not in RECEIVED} == {}
    assert {where: text for where, text in sent.items() if where not in SENT} == {}


def test_every_difference_of_a_model_that_has_a_reason_exists(openapi: OpenAPI) -> None:
    found = [differences(openapi, cls) for cls in models()]
    assert set(RECEIVED) == {where for received, _ in found for where in received}
    assert set(SENT) == {where for _, sent in found for where in sent}
    names = {cls.__name__ for cls in models()}
    assert SCHEMAS.keys() <= names
    assert NO_SCHEMA.keys() <= names


# ---- Methods -------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", methods())
@for_each(mode=["sync", "async"], given=["everything", "what is required"], answered=["everything", "nulls"])
def test_a_method_sends_what_the_server_knows_and_takes_what_it_answers(
    openapi: OpenAPI, mode: str, method: str, given: str, answered: str
) -> None:
    exchange = Exchange(openapi, method, nulls=answered == "nulls")
    result = exchange.run(mode, arguments(method, required_only=given == "what is required"))
    assert [each for each in exchange.wrong if each not in UNKNOWN_TO_THE_DOCUMENT] == []
    assert exchange.operations or exchange.wrong
    assert list(undeclared(result, "answer")) == []


def test_every_word_about_a_method_is_needed(openapi: OpenAPI) -> None:
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


# ---- The comparison itself: it sees what another server would have otherwise -----------------------

STRING = {"type": "string"}
NULLABLE = {"anyOf": [{"type": "integer"}, {"type": "null"}]}
# What is put into the document, and the difference that follows. `None` takes something away.
OTHERWISE: dict[str, tuple[list[str], Any, str]] = {
    "a new field": (["FlowRunResponse", "properties", "novel"], STRING, "FlowRun.novel"),
    "a field inside of another": (["StateDetails", "properties", "novel"], STRING, "StateDetails.novel"),
    "another type": (["FlowRunResponse", "properties", "run_count"], STRING, "FlowRun.run_count"),
    "null": (["FlowRunResponse", "properties", "run_count"], NULLABLE, "FlowRun.run_count"),
    "other items": (["Flow", "properties", "tags", "items"], {"type": "integer"}, "Flow.tags"),
    "a new member": (["StateType", "enum"], ["SCHEDULED", "SLEEPING"], "State.type"),
    "another detail": (["StateWaitDetails", "title"], "StateSleepDetails", "OrchestrationResult.details"),
    "a field less": (["FlowCreate", "properties", "tags"], None, "FlowCreate.tags"),
    "a criterion less": (["FlowRunFilterName", "properties", "like_"], None, "FlowRunFilterName.like_"),
    "one required more": (["FlowCreate", "required"], ["name", "owner"], "FlowCreate.owner"),
    "a narrower text": (["FlowCreate", "properties", "name", "enum"], ["etl"], "FlowCreate.name"),
    "an operator less": (["Operator", "enum"], ["and_"], "FlowFilter.operator"),
}


@pytest.mark.parametrize("otherwise", OTHERWISE)
def test_a_difference_of_a_model_is_seen(document: dict[str, Any], otherwise: str) -> None:
    path, value, expected = OTHERWISE[otherwise]
    other = changed(document, ["components", "schemas", *path], value)
    found: set[str] = set()
    for cls in models():
        found.update(*differences(OpenAPI(other), cls))
    assert expected in found - RECEIVED.keys() - SENT.keys()


def read_body(name: str) -> list[str]:
    return ["components", "schemas", f"Body_{name}_post", "properties"]


# What is put into the document, the method that is called, and a part of what is noted.
SENT_OTHERWISE: dict[str, tuple[list[str], Any, str, str]] = {
    "an endpoint less": (["paths", "/flows/filter"], None, "read_flows", "no such endpoint"),
    "a method less": (["paths", "/flow_runs/{id}", "patch"], None, "update_flow_run", "no such endpoint"),
    "a filter less": (
        [*read_body("read_flow_runs_flow_runs_filter"), "deployments"],
        None,
        "read_flow_runs",
        "body.deployments: unknown",
    ),
    "a criterion less": (
        ["components", "schemas", "FlowFilterName", "properties", "like_"],
        None,
        "read_flow_runs",
        "body.flows.name.like_: unknown",
    ),
    "an argument less": (
        [*read_body("set_flow_run_state_flow_runs__id__set_state"), "force"],
        None,
        "set_flow_run_state",
        "body.force: unknown",
    ),
    "an order less": (
        ["components", "schemas", "FlowSort", "enum"],
        ["NAME_ASC"],
        "read_flows",
        "body.sort: ",
    ),
    "a parameter less": (
        ["paths", "/flow_run_states/", "get", "parameters"],
        [],
        "read_flow_run_states",
        "query.flow_run_id: unknown",
    ),
}


@pytest.mark.parametrize("otherwise", SENT_OTHERWISE)
def test_a_difference_of_a_method_is_seen(document: dict[str, Any], otherwise: str) -> None:
    path, value, method, expected = SENT_OTHERWISE[otherwise]
    exchange = Exchange(OpenAPI(changed(document, path, value)), method, nulls=False)
    exchange.run("sync", arguments(method, required_only=False))
    assert any(expected in each for each in exchange.wrong), exchange.wrong


def test_a_field_that_only_the_answer_has_is_seen(document: dict[str, Any]) -> None:
    other = changed(document, ["components", "schemas", "StateDetails", "properties", "novel"], STRING)
    result = Exchange(OpenAPI(other), "read_flow_runs", nulls=False).run("sync", {})
    assert list(undeclared(result, "answer")) == ["answer[0].state.state_details.novel"]
