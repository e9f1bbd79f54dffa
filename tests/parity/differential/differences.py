"""The intended differences from the official client, and the methods that no scenario calls."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from tests.parity.differential.compare import ABSENT, Found

ANYTHING: Any = object()


class Meant(NamedTuple):
    """An intended difference. The first three fields are `fnmatch` patterns, but `[` is literal.

    `official` and `ours` are the clients' values, or tuples of the possible ones.
    """

    scenario: str
    call: str
    path: str
    reason: str
    official: Any = ANYTHING
    ours: Any = ANYTHING

    def covers(self, found: Found) -> bool:
        """Whether this covers a difference."""
        there = (found.scenario, found.call, found.path)
        return (
            all(fnmatchcase(a, b.replace("[", "[[]")) for a, b in zip(there, self[:3], strict=True))
            and _is_one_of(found.official, self.official)
            and _is_one_of(found.ours, self.ours)
        )


def _is_one_of(value: Any, allowed: Any) -> bool:
    if allowed is ANYTHING:
        return True
    # `False == 0`, but here they differ.
    return any(type(value) is type(each) and value == each for each in _listed(allowed))


def _listed(allowed: Any) -> list[Any]:
    return list(allowed) if isinstance(allowed, tuple) else [allowed]


# Stands for a missing value.
EMPTY = (None, [], {})

ONLY_WHAT_IS_SET = "only what was set is sent; the server has the same default"

BY_THE_SERVER = "left to the server, with the same result"
BY_ANOTHER_WAY = "the official client emits the event over a websocket, in a separate thread"
FOR_THE_EVENT = "related resources of the event; the official client takes them from the run's context"
RETURNS_A_DEPLOYMENT = "create_deployment returns the deployment, as described, instead of its id"

DATA_IS_SENT = "the state's data is sent; the official client sends only where a result is stored"
NO_SCHEMA = "without a parameter schema, a deployment gets the server's default, which is empty"
NO_PARAMETERS = {"type": "object", "properties": {}}

URLS = "a str, as it was given: pydantic's URL types need pydantic"
BEFORE_IT_IS_SENT = "an invalid id is a ValidationError, and not a missing object"
NOTHING_TWICE = "an idempotency key, so that a retry creates no second run"
NO_PAGES = "the server ignores limit and offset, but this client applies them"
CHANGED_FIRST = "updated if it exists, otherwise created: one request instead of the official client's two"
BY_NAME = "requested by name; the official client searches the first page of all"

DIFFERENCES = [
    # Every request.
    Meant("*", "*", "POST * body*", ONLY_WHAT_IS_SET, EMPTY, ABSENT),
    Meant("*", "*", "POST * body.*operator", ONLY_WHAT_IS_SET, "and_", ABSENT),
    Meant("*", "*", "POST * body.*.state_details.untrackable_result", ONLY_WHAT_IS_SET, False, ABSENT),
    Meant("*", "*", "POST * body.*.state_details.pause_reschedule", ONLY_WHAT_IS_SET, False, ABSENT),
    Meant("*", "*", "POST * body.*.is_null_", ONLY_WHAT_IS_SET, False, ABSENT),
    Meant("*", "create_work_queue*", "POST * body.is_paused", ONLY_WHAT_IS_SET, False, ABSENT),
    Meant("*", "create_task_run*", "POST * body.*.max_retries", ONLY_WHAT_IS_SET, 0, ABSENT),
    Meant("*", "create_task_run*", "POST * body.*.retry_delay_seconds", ONLY_WHAT_IS_SET, 0.0, ABSENT),
    Meant("deployments.schedules", "*", "POST * body[0].schedule.day_or", ONLY_WHAT_IS_SET, True, ABSENT),
    Meant(
        "work_pools.crud",
        "*: overwrite",
        "PATCH * body.storage_configuration.*",
        ONLY_WHAT_IS_SET,
        None,
        ABSENT,
    ),
    Meant("*", "read_*", "POST * body.offset", "the server treats None as 0", (None, ABSENT), 0),
    Meant("*", "match_work_queues*", "POST * body.limit", "pages as large as the server allows", 100, 200),
    Meant("*", "get_most_recent*", "POST * body.offset", "the server treats None as 0", ABSENT, 0),
    Meant("*", "get_*", "POST * body.scheduled_before", "the same time, formatted as in all other requests"),
    # Artifacts.
    Meant("artifacts.*", "create_artifact*", "POST /events", BY_ANOTHER_WAY, ABSENT, "sent"),
    Meant("artifacts.*", "update_artifact*", "POST /events", BY_ANOTHER_WAY, ABSENT, "sent"),
    Meant("artifacts.*", "create_artifact*", "GET /flow*", FOR_THE_EVENT, ABSENT, "sent"),
    Meant("artifacts.*", "update_artifact*", "GET /artifacts/*", FOR_THE_EVENT, ABSENT, "sent"),
    # States.
    Meant(
        "*",
        "*",
        "*.state_details.deferred",
        "the official client sends null, which the server stores; here the server's default applies",
        None,
        False,
    ),
    Meant("*", "*", "*state.data", DATA_IS_SENT, None, ({"reason": ["x"]}, {"a": 1})),
    Meant("*", "read_*_run_states", "*.data", DATA_IS_SENT, None, ({"reason": ["x"]}, {"a": 1})),
    # Deployments.
    Meant(
        "*", "create_deployment*", "POST * body.parameter_openapi_schema", NO_SCHEMA, NO_PARAMETERS, ABSENT
    ),
    Meant("*", "read_deployment*", "*.parameter_openapi_schema.type", NO_SCHEMA, "object", ABSENT),
    Meant("*", "read_deployment*", "*.parameter_openapi_schema.properties", NO_SCHEMA, {}, ABSENT),
    Meant("*", "create_deployment*", "result.$uuid", RETURNS_A_DEPLOYMENT),
    Meant("*", "create_deployment*", "result.$model", RETURNS_A_DEPLOYMENT),
    Meant("*", "create_deployment*", "result.fields", RETURNS_A_DEPLOYMENT),
    Meant("*", "create_deployment*", "json", RETURNS_A_DEPLOYMENT, None),
    Meant(
        "*",
        "create_deployment*",
        "POST /deployments/ body.description",
        "the official client sends the text None if there is no description",
        "None",
        ABSENT,
    ),
    Meant("*", "read_deployment*", "*.description", "follows from the text None", "None", None),
    Meant("*", "create_flow_run_from_deployment*", "POST * body.state", BY_THE_SERVER, ANYTHING, ABSENT),
    Meant(
        "*",
        "create_flow_run_from_deployment*",
        "POST * body.idempotency_key",
        NOTHING_TWICE,
        None,
    ),
    Meant("*", "create_flow_run*", "POST /flow_runs/ body.idempotency_key", NOTHING_TWICE, ABSENT),
    Meant("*", "*", "*.job_variables", "fields of the server that depend on the idempotency key", {}, None),
    Meant("*", "*", "*.idempotency_key", "follows from the generated key", None),
    Meant(
        "deployments.filters",
        "read_deployments: CONCURRENCY_LIMIT_*",
        "GET /admin/version",
        "requested after a 422, to find out whether the server is too old",
        ABSENT,
    ),
    # Work queues.
    Meant(
        "work_queues.filters",
        "match_work_queues*",
        "POST *queues/filter",
        "an incomplete page is the last one, so no further page is requested",
        "sent",
        ABSENT,
    ),
    # Errors before a request is sent.
    Meant(
        "flows.errors",
        "read_flows: negative limit",
        "POST /flows/filter",
        "invalid arguments are not sent",
        "sent",
        ABSENT,
    ),
    Meant(
        "flows.errors",
        "read_flows: negative limit",
        "raised.class",
        "a ValidationError, because nothing was sent",
    ),
    Meant("flows.errors", "read_flows: negative limit", "raised.status", "nothing was sent", 422, None),
    Meant(
        "flows.filters",
        "read_flows: by everything else",
        "POST /flows/filter",
        "rejected, because the server cannot filter flows by work queue and returns all",
        "sent",
        ABSENT,
    ),
    Meant(
        "flows.filters",
        "read_flows: by everything else",
        "raised",
        "rejected, because the server cannot filter flows by work queue and returns all",
    ),
    Meant(
        "flow_run_inputs.inputs",
        "create_flow_run_input: bad key",
        "*",
        "TODO: check the key before it is sent",
    ),
    # Artifacts, blocks, concurrency limits, logs and variables.
    Meant(
        "blocks.types",
        "*",
        "result*_url",
        URLS,
        {"$other": "HttpUrl", "text": "https://example.com/logo.png"},
    ),
    Meant(
        "blocks.types",
        "*",
        "result*_url",
        URLS,
        {"$other": "HttpUrl", "text": "https://example.com/docs?x=1"},
    ),
    Meant("blocks.documents", "read_block_document: no id", "GET *", BEFORE_IT_IS_SENT, "sent", ABSENT),
    Meant(
        "blocks.documents", "read_block_document: no id", "raised.class", BEFORE_IT_IS_SENT, "ObjectNotFound"
    ),
    Meant("blocks.documents", "read_block_documents_by_type*", "GET * query.length", NO_PAGES),
    Meant("blocks.documents", "read_block_documents_by_type: page", "result.length", NO_PAGES),
    Meant("blocks.documents", "read_block_documents_by_type: page", "json.length", NO_PAGES),
    Meant(
        "blocks.documents",
        "read_block_documents: page",
        "POST * body.include_secrets",
        ONLY_WHAT_IS_SET,
        False,
        ABSENT,
    ),
    Meant(
        "blocks.documents",
        "read_block_documents: schema type",
        "POST * body.block_schema_type",
        "no server supports it: it is not sent, and a warning says so",
        "x",
        ABSENT,
    ),
    Meant(
        "concurrency.tags",
        "read_concurrency_limits*",
        "POST * body.limit",
        "the server counts limits without a tag, too, and omits them from the page: this client cuts it",
        (10, 1),
        ABSENT,
    ),
    Meant("concurrency.limits", "upsert_*", "GET *", CHANGED_FIRST, "sent", ABSENT),
    Meant("concurrency.limits", "upsert_*: new*", "PATCH *", CHANGED_FIRST, ABSENT, "sent"),
    Meant(
        "concurrency.slots",
        "*",
        "POST * body.lease_duration",
        "seconds may be fractional",
        (60, 90),
        (60.0, 90.0),
    ),
    Meant("logs.logs", "read_logs*", "POST * body.sort", ONLY_WHAT_IS_SET, "TIMESTAMP_ASC", ABSENT),
    Meant(
        "variables.crud",
        "create_variable: bad name",
        "raised.class",
        "the official validation itself fails",
        "AttributeError",
    ),
    # Automations and events.
    Meant("automations.*", "create_automation*", "POST * body.description", ONLY_WHAT_IS_SET, "", ABSENT),
    Meant("automations.*", "create_automation*", "POST * body.enabled", ONLY_WHAT_IS_SET, True, ABSENT),
    Meant(
        "automations.crud",
        "create_automation*",
        "POST * body.actions[0].schedule_after",
        ONLY_WHAT_IS_SET,
        0.0,
        ABSENT,
    ),
    Meant(
        "automations.crud",
        "create_automation*",
        "POST * body.actions[1].force",
        ONLY_WHAT_IS_SET,
        False,
        ABSENT,
    ),
    Meant("automations.crud", "find_automation: name", "POST * body.*", BY_NAME),
    Meant("automations.crud", "find_automation: unknown", "POST * body.*", BY_NAME),
    Meant("automations.crud", "find_automation: unknown", "POST *", BY_NAME, ABSENT, "sent"),
    Meant(
        "automations.crud",
        "update_automation*",
        "PUT * body.trigger.*",
        "it replaces the old one, so all of it is sent",
        ABSENT,
    ),
    Meant(
        "automations.crud",
        "update_automation*",
        "PUT * body.actions[0].type",
        "it replaces the old one, so all of it is sent",
        ABSENT,
    ),
    Meant(
        "events.events",
        "read_events: usual limit, which is too high",
        "*",
        "no limit is sent by default, because the server rejects the official default of 100",
    ),
    Meant(
        "events.events",
        "read_events_page",
        "GET /events/filter/next query*",
        "the server's token encodes a query that differs in this respect",
    ),
    Meant(
        "events.events",
        "read_events*",
        "POST * body.filter.resource.distinct",
        ONLY_WHAT_IS_SET,
        False,
        ABSENT,
    ),
]

# Official methods that no scenario calls.
NOT_CALLED = {
    "loop": "only the async client has it; see calls/test_server_settings.py",
    "apply_slas_for_deployment": "only Prefect Cloud has it",
    "create_deployment_branch": "only Prefect Cloud has it",
}
