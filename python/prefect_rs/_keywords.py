"""JSON Schema keywords of fields that do not follow from their declarations: bounds and patterns.

They are those of the official client. The core does the validation; only `_pydantic` imports this, for
schemas. A keyword that is None is left out.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NAME = {"pattern": "^[^/%&><]+$"}
NOT_NEGATIVE = {"minimum": 0}
POSITIVE = {"exclusiveMinimum": 0}
DEPRECATED = {"deprecated": True}
ADDRESS = {"format": "uri", "minLength": 1, "maxLength": 2083}
VARIABLE = [
    {"type": "string"},
    {"type": "integer"},
    {"type": "boolean"},
    {"type": "number"},
    {"type": "object", "additionalProperties": True},
    {"type": "array", "items": {}},
    {"type": "null"},
]
DATA = [{"type": "object", "additionalProperties": True}, {}, {"type": "null"}]
NUMBERS = [
    {"type": "integer"},
    {"type": "number"},
    {"type": "array", "items": {"type": "integer"}},
    {"type": "array", "items": {"type": "number"}},
    {"type": "null"},
]
PAIRS = {
    "type": "array",
    "items": {
        "type": "array",
        "prefixItems": [{"type": "string"}, {"type": "string"}],
        "minItems": 2,
        "maxItems": 2,
    },
}
DURATION = {"type": "string", "format": "duration"}
ACTIONS = [
    "call-webhook",
    "cancel-flow-run",
    "change-flow-run-state",
    "declare-incident",
    "delete-flow-run",
    "do-nothing",
    "pause-automation",
    "pause-deployment",
    "pause-work-pool",
    "pause-work-queue",
    "resume-automation",
    "resume-deployment",
    "resume-flow-run",
    "resume-work-pool",
    "resume-work-queue",
    "run-deployment",
    "send-notification",
    "suspend-flow-run",
]
TRIGGERS = ("CompoundTrigger", "SequenceTrigger", "DeploymentCompoundTrigger", "DeploymentSequenceTrigger")
SCHEDULED = [
    "RunDeployment",
    "DeploymentCompoundTrigger",
    "DeploymentEventTrigger",
    "DeploymentMetricTrigger",
    "DeploymentSequenceTrigger",
]


def of_fields(*rows: "tuple[str, dict[str, Any]]") -> "dict[str, dict[str, Any]]":
    """Expand rows that apply to several fields to the keywords of each field."""
    return {name: keywords for names, keywords in rows for name in names.split()}


# Models that allow additional fields.
OPEN = {"VersionInfo", "WorkerMetadata", "UnknownAction"}

# Fields whose value is one of several models, discriminated by `type`.
ONE_OF = {
    *(f"{model}.trigger" for model in ("Automation", "AutomationCore")),
    *(
        f"{model}.{name}"
        for model in ("Automation", "AutomationCore")
        for name in ("actions", "actions_on_trigger", "actions_on_resolve")
    ),
    *(f"{model}.triggers" for model in TRIGGERS),
}

KEYWORDS = of_fields(
    (
        "BlockDocumentCreate.name BlockType.name ConcurrencyLimitV2Create.name "
        "ConcurrencyLimitV2Update.name Deployment.name Flow.name GlobalConcurrencyLimitCreate.name "
        "GlobalConcurrencyLimitUpdate.name WorkPool.name WorkPoolCreate.name WorkQueue.name",
        NAME,
    ),
    ("DeploymentCreate.name", {"pattern": "^[^/%&><]*$"}),
    ("DeploymentResponse.name", {"pattern": None}),
    ("Variable.name VariableCreate.name VariableUpdate.name", {"maxLength": 255}),
    ("EventTextFilter.query LogFilterTextSearch.query", {"maxLength": 200}),
    (
        "BlockType.documentation_url BlockType.logo_url BlockTypeCreate.documentation_url "
        "BlockTypeCreate.logo_url BlockTypeUpdate.documentation_url BlockTypeUpdate.logo_url",
        ADDRESS,
    ),
    ("EventPage.next_page", {"format": "uri", "minLength": 1}),
    ("IPAllowlistEntry.ip_network", {"format": "ipvanynetwork"}),
    (
        "ConcurrencyLimitV2Create.active_slots ConcurrencyLimitV2Create.denied_slots "
        "ConcurrencyLimitV2Create.limit ConcurrencyLimitV2Create.slot_decay_per_second "
        "ConcurrencyLimitV2Update.active_slots ConcurrencyLimitV2Update.denied_slots "
        "ConcurrencyLimitV2Update.limit ConcurrencyLimitV2Update.slot_decay_per_second "
        "GlobalConcurrencyLimitCreate.active_slots GlobalConcurrencyLimitCreate.limit "
        "GlobalConcurrencyLimitCreate.slot_decay_per_second GlobalConcurrencyLimitUpdate.active_slots "
        "GlobalConcurrencyLimitUpdate.limit GlobalConcurrencyLimitUpdate.slot_decay_per_second "
        "WorkPool.concurrency_limit WorkPoolCreate.concurrency_limit WorkQueue.concurrency_limit "
        "WorkQueueCreate.concurrency_limit WorkQueueUpdate.concurrency_limit",
        NOT_NEGATIVE,
    ),
    (
        "DeploymentSchedule.max_scheduled_runs DeploymentScheduleCreate.max_scheduled_runs "
        "DeploymentScheduleUpdate.max_scheduled_runs WorkQueue.priority WorkQueueCreate.priority "
        "WorkQueueUpdate.priority",
        POSITIVE,
    ),
    (
        "ConcurrencyLimitConfig.grace_period_seconds ConcurrencyOptions.grace_period_seconds",
        {"minimum": 60, "maximum": 86400},
    ),
    (
        "DeploymentFilter.concurrency_limit DeploymentResponse.concurrency_limit "
        "FlowRunPolicy.max_retries FlowRunPolicy.retry_delay_seconds TaskRunPolicy.max_retries "
        "TaskRunPolicy.retry_delay_seconds WorkQueue.filter WorkQueueCreate.filter "
        "WorkQueueUpdate.filter",
        DEPRECATED,
    ),
    ("BlockDocumentFilter.is_anonymous", {"default": {"eq_": False}}),
    ("Artifact.data ArtifactCollection.data ArtifactCreate.data ArtifactUpdate.data", {"anyOf": DATA}),
    ("Variable.value VariableCreate.value VariableUpdate.value", {"anyOf": VARIABLE}),
    ("TaskRunPolicy.retry_delay", {"anyOf": NUMBERS}),
    (
        "CompoundTrigger.require DeploymentCompoundTrigger.require",
        {"anyOf": [{"type": "integer"}, {"type": "string", "enum": ["any", "all"]}]},
    ),
    ("EventRelatedFilter.resources_in_roles", {"anyOf": [PAIRS, {"type": "null"}]}),
    (
        "EventTrigger.posture DeploymentEventTrigger.posture",
        {"$ref": None, "type": "string", "enum": ["Reactive", "Proactive"]},
    ),
    (
        "MetricTrigger.posture DeploymentMetricTrigger.posture",
        {"$ref": None, "type": "string", "const": "Metric"},
    ),
    ("UnknownAction.type", {"not": {"enum": ACTIONS}}),
)

# Keywords of the schemas for validation, where a duration is text or a number of seconds.
VALIDATION_KEYWORDS = of_fields(
    ("BlockDocument.name", NAME),
    (
        " ".join(f"{model}.within" for model in TRIGGERS),
        {"anyOf": [{"type": "number"}, DURATION, {"type": "null"}]},
    ),
    (
        "EventTrigger.within DeploymentEventTrigger.within",
        {"anyOf": [{"type": "number"}, DURATION], "minimum": 0},
    ),
    (
        "MetricTriggerQuery.firing_for MetricTriggerQuery.range",
        {"anyOf": [{"type": "number"}, DURATION], "minimum": 300},
    ),
    (
        " ".join(f"{model}.schedule_after" for model in SCHEDULED),
        {"anyOf": [{"type": "number", "minimum": 0}, DURATION], "default": None},
    ),
)

SERIALIZATION_KEYWORDS = of_fields(
    ("EventTrigger.within DeploymentEventTrigger.within", NOT_NEGATIVE),
    ("MetricTriggerQuery.firing_for MetricTriggerQuery.range", {"minimum": 300}),
    (" ".join(f"{model}.schedule_after" for model in SCHEDULED), {"minimum": 0, "default": None}),
    (
        "FrequencySla.owner_resource LatenessSla.owner_resource ServiceLevelAgreement.owner_resource "
        "TimeToCompletionSla.owner_resource",
        {"readOnly": True, "default": None},
    ),
)
