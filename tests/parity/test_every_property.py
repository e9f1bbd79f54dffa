"""Every property of a request body that the server documents is sent, if all arguments are given.

`test_every_argument.py` looks for each argument in the request. This is the other direction: it notices
a filter that a method does not have, although its endpoint accepts it.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.exchanges import NOT_CALLED, Exchange, arguments
from tests.support.openapi import OpenAPI
from tests.support.operations import METHODS
from tests.support.standin import Asked

UNUSED = "as in the official client, whose method does not take it"
COUNTED = "the server counts it"
OBSOLETE = "a part of infrastructure blocks and work queue filters, which servers no longer use"
OF_THE_DEPLOYMENT = "create_flow_run_from_deployment is for runs of deployments"

# `METHOD /path property`, with reasons.
NOT_SENT = {
    "PATCH /deployments/{id}/schedules/{schedule_id} replaces": UNUSED,
    "PATCH /v2/concurrency_limits/{id_or_name} denied_slots": COUNTED,
    "POST /v2/concurrency_limits/ denied_slots": COUNTED,
    "POST /v2/concurrency_limits/increment create_if_missing": UNUSED,
    "POST /v2/concurrency_limits/decrement create_if_missing": UNUSED,
    "POST /concurrency_limits/filter limit": "the method pages by itself, since the server ignores the limit",
    "POST /deployments/{id}/create_flow_run empirical_policy": UNUSED,
    "POST /deployments/{id}/create_flow_run enforce_parameter_schema": UNUSED,
    "POST /deployments/{id}/create_flow_run infrastructure_document_id": OBSOLETE,
    "POST /flow_runs/ deployment_id": OF_THE_DEPLOYMENT,
    "POST /flow_runs/ flow_version": UNUSED,
    "POST /flow_runs/ infrastructure_document_id": OBSOLETE,
    "POST /flow_runs/ labels": UNUSED,
    "POST /task_runs/ cache_expiration": UNUSED,
    "POST /task_runs/ cache_key": UNUSED,
    "POST /task_runs/ labels": UNUSED,
    "POST /work_pools/{name}/get_scheduled_flow_runs limit": UNUSED,
    "POST /work_pools/{name}/get_scheduled_flow_runs scheduled_after": UNUSED,
    "POST /work_pools/{work_pool_name}/queues filter": OBSOLETE,
}

BODIES = {
    operation: method
    for operation, method in METHODS.items()
    if method not in NOT_CALLED and operation.startswith(("POST ", "PUT ", "PATCH "))
}


class Recording(Exchange):
    """Records the bodies of requests for one operation."""

    def __init__(self, openapi: OpenAPI, method: str, operation: str) -> None:
        super().__init__(openapi, method, nulls=False)
        self.operation = operation
        self.sent: set[str] = set()
        self.known: set[str] = set()

    def check_body(self, asked: Asked, operation: dict[str, Any]) -> None:
        super().check_body(asked, operation)
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if content is None or self.operations[-1] != self.operation or not asked.body:
            return
        for schema in self.openapi.alternatives(content["schema"]):
            if schema.get("properties") and isinstance(asked.json(), dict):
                self.known |= schema["properties"].keys()
                self.sent |= asked.json().keys()


def not_sent(document: dict[str, Any], operation: str) -> set[str]:
    recording = Recording(OpenAPI(document), BODIES[operation], operation)
    recording.run("sync", arguments(BODIES[operation], False))
    return {f"{operation} {name}" for name in recording.known - recording.sent}


@pytest.mark.parametrize("operation", BODIES)
def test_every_property_is_sent_or_has_a_reason(operation: str, document: dict[str, Any]) -> None:
    reasons = {each for each in NOT_SENT if each.rpartition(" ")[0] == operation}
    assert not_sent(document, operation) == reasons


def test_every_reason_is_for_an_operation() -> None:
    assert {each.rpartition(" ")[0] for each in NOT_SENT} <= BODIES.keys()
