"""Every operation of the server has a method that reaches it, or a reason why none does.

The operations are read from the running server. That a row tells the truth is shown by calling its method
against a stand-in, with the arguments that `test_contract.py` makes up, and looking at what was requested.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import pytest
from helpers_contract import OpenAPI
from prefect_rs import PrefectClient, SyncPrefectClient
from test_contract import NOT_CALLED, Exchange, arguments, changed, methods

# The method for each operation. Where several reach it, the plainest.
METHODS = {
    "GET /health": "api_healthcheck",
    "GET /version": "server_api_version",
    "POST /flows/": "create_flow",
    "PATCH /flows/{id}": "update_flow",
    "GET /flows/{id}": "read_flow",
    "DELETE /flows/{id}": "delete_flow",
    "POST /flows/count": "count_flows",
    "GET /flows/name/{name}": "read_flow_by_name",
    "POST /flows/filter": "read_flows",
    "POST /flows/bulk_delete": "bulk_delete_flows",
    "POST /flows/paginate": "paginate_flows",
    "POST /flow_runs/": "create_flow_run",
    "PATCH /flow_runs/{id}": "update_flow_run",
    "GET /flow_runs/{id}": "read_flow_run",
    "DELETE /flow_runs/{id}": "delete_flow_run",
    "POST /flow_runs/count": "count_flow_runs",
    "POST /flow_runs/lateness": "read_average_flow_run_lateness",
    "POST /flow_runs/history": "read_flow_run_history",
    "GET /flow_runs/{id}/graph": "read_flow_run_graph_v1",
    "GET /flow_runs/{id}/graph-v2": "read_flow_run_graph",
    "POST /flow_runs/{id}/resume": "resume_flow_run",
    "POST /flow_runs/filter": "read_flow_runs",
    "POST /flow_runs/bulk_delete": "bulk_delete_flow_runs",
    "POST /flow_runs/bulk_set_state": "bulk_set_flow_run_state",
    "POST /flow_runs/{id}/set_state": "set_flow_run_state",
    "POST /flow_runs/{id}/input": "create_flow_run_input",
    "POST /flow_runs/{id}/input/filter": "filter_flow_run_input",
    "GET /flow_runs/{id}/input/{key}": "read_flow_run_input",
    "DELETE /flow_runs/{id}/input/{key}": "delete_flow_run_input",
    "POST /flow_runs/paginate": "paginate_flow_runs",
    "PATCH /flow_runs/{id}/labels": "update_flow_run_labels",
    "POST /task_runs/": "create_task_run",
    "PATCH /task_runs/{id}": "set_task_run_name",
    "GET /task_runs/{id}": "read_task_run",
    "DELETE /task_runs/{id}": "delete_task_run",
    "POST /task_runs/count": "count_task_runs",
    "POST /task_runs/history": "read_task_run_history",
    "POST /task_runs/filter": "read_task_runs",
    "POST /task_runs/paginate": "paginate_task_runs",
    "POST /task_runs/{id}/set_state": "set_task_run_state",
    "GET /flow_run_states/{id}": "read_flow_run_state",
    "GET /flow_run_states/": "read_flow_run_states",
    "GET /task_run_states/{id}": "read_task_run_state",
    "GET /task_run_states/": "read_task_run_states",
    "GET /observed-states": "read_observed_states",
    "POST /deployments/": "create_deployment",
    "PATCH /deployments/{id}": "update_deployment",
    "GET /deployments/{id}": "read_deployment",
    "DELETE /deployments/{id}": "delete_deployment",
    "GET /deployments/name/{flow_name}/{deployment_name}": "read_deployment_by_name",
    "POST /deployments/filter": "read_deployments",
    "POST /deployments/paginate": "paginate_deployments",
    "POST /deployments/get_scheduled_flow_runs": "get_scheduled_flow_runs_for_deployments",
    "POST /deployments/count": "count_deployments",
    "POST /deployments/bulk_delete": "bulk_delete_deployments",
    "POST /deployments/{id}/schedule": "schedule_deployment",
    "POST /deployments/{id}/create_flow_run": "create_flow_run_from_deployment",
    "POST /deployments/{id}/create_flow_run/bulk": "bulk_create_flow_runs_from_deployment",
    "GET /deployments/{id}/schedules": "read_deployment_schedules",
    "POST /deployments/{id}/schedules": "create_deployment_schedules",
    "PATCH /deployments/{id}/schedules/{schedule_id}": "update_deployment_schedule",
    "DELETE /deployments/{id}/schedules/{schedule_id}": "delete_deployment_schedule",
    "POST /work_pools/": "create_work_pool",
    "GET /work_pools/{name}": "read_work_pool",
    "PATCH /work_pools/{name}": "update_work_pool",
    "DELETE /work_pools/{name}": "delete_work_pool",
    "POST /work_pools/filter": "read_work_pools",
    "POST /work_pools/{name}/concurrency_status": "read_work_pool_concurrency_status",
    "POST /work_pools/{name}/get_scheduled_flow_runs": "get_scheduled_flow_runs_for_work_pool",
    "POST /work_pools/{work_pool_name}/queues": "create_work_queue",
    "GET /work_pools/{work_pool_name}/queues/{name}": "read_work_queue_by_name",
    "POST /work_pools/{work_pool_name}/queues/filter": "read_work_queues",
    "POST /work_pools/{work_pool_name}/workers/heartbeat": "send_worker_heartbeat",
    "POST /work_pools/{work_pool_name}/workers/filter": "read_workers_for_work_pool",
    "POST /work_queues/": "create_work_queue",
    "PATCH /work_queues/{id}": "update_work_queue",
    "GET /work_queues/{id}": "read_work_queue",
    "DELETE /work_queues/{id}": "delete_work_queue_by_id",
    "GET /work_queues/name/{name}": "read_work_queue_by_name",
    "POST /work_queues/{id}/get_runs": "get_runs_in_work_queue",
    "POST /work_queues/filter": "read_work_queues",
    "POST /work_queues/{id}/concurrency_status": "read_work_queue_concurrency_status",
    "GET /work_queues/{id}/status": "read_work_queue_status",
    "GET /collections/views/{view}": "read_collection_view",
    "POST /ui/flows/count-deployments": "count_deployments_by_flow",
    "POST /ui/flows/next-runs": "read_next_runs_by_flow",
    "POST /ui/flow_runs/history": "read_flow_run_history_points",
    "POST /ui/flow_runs/count-task-runs": "count_task_runs_by_flow_run",
    "POST /ui/schemas/validate": "validate_obj",
    "POST /ui/task_runs/dashboard/counts": "read_dashboard_task_run_counts",
    "POST /ui/task_runs/count": "count_task_runs_by_state",
    "GET /ui/task_runs/{id}": "read_task_run_with_flow_run_name",
    "GET /admin/version": "api_version",
    "GET /deployments/{id}/work_queue_check": "check_work_queues_for_deployment",
    "GET /hello": "hello",
    "POST /events": "create_events",
    "POST /events/filter": "read_events",
    "GET /events/filter/next": "read_events_page",
    "POST /events/count-by/{countable}": "count_events",
    "POST /automations/": "create_automation",
    "PUT /automations/{id}": "update_automation",
    "PATCH /automations/{id}": "pause_automation",
    "DELETE /automations/{id}": "delete_automation",
    "GET /automations/{id}": "read_automation",
    "POST /automations/filter": "read_automations",
    "POST /automations/count": "count_automations",
    "GET /automations/related-to/{resource_id}": "read_resource_related_automations",
    "DELETE /automations/owned-by/{resource_id}": "delete_resource_owned_automations",
    "POST /templates/validate": "validate_template",
    "GET /flow_runs/{id}/logs/download": "download_flow_run_logs",
    "PUT /saved_searches/": "create_saved_search",
    "GET /saved_searches/{id}": "read_saved_search",
    "DELETE /saved_searches/{id}": "delete_saved_search",
    "POST /saved_searches/filter": "read_saved_searches",
    "POST /logs/": "create_logs",
    "POST /logs/filter": "read_logs",
    "POST /concurrency_limits/": "create_concurrency_limit",
    "GET /concurrency_limits/{id}": "read_concurrency_limit",
    "DELETE /concurrency_limits/{id}": "delete_concurrency_limit",
    "GET /concurrency_limits/tag/{tag}": "read_concurrency_limit_by_tag",
    "DELETE /concurrency_limits/tag/{tag}": "delete_concurrency_limit_by_tag",
    "POST /concurrency_limits/filter": "read_concurrency_limits",
    "POST /concurrency_limits/tag/{tag}/reset": "reset_concurrency_limit_by_tag",
    "POST /concurrency_limits/increment": "increment_v1_concurrency_slots",
    "POST /concurrency_limits/decrement": "decrement_v1_concurrency_slots",
    "POST /v2/concurrency_limits/": "create_global_concurrency_limit",
    "GET /v2/concurrency_limits/{id_or_name}": "read_global_concurrency_limit_by_name",
    "PATCH /v2/concurrency_limits/{id_or_name}": "update_global_concurrency_limit",
    "DELETE /v2/concurrency_limits/{id_or_name}": "delete_global_concurrency_limit_by_name",
    "POST /v2/concurrency_limits/filter": "read_global_concurrency_limits",
    "POST /v2/concurrency_limits/increment": "increment_concurrency_slots",
    "POST /v2/concurrency_limits/increment-with-lease": "increment_concurrency_slots_with_lease",
    "POST /v2/concurrency_limits/decrement": "release_concurrency_slots",
    "POST /v2/concurrency_limits/decrement-with-lease": "release_concurrency_slots_with_lease",
    "POST /v2/concurrency_limits/leases/{lease_id}/renew": "renew_concurrency_lease",
    "POST /block_types/": "create_block_type",
    "GET /block_types/{id}": "read_block_type",
    "PATCH /block_types/{id}": "update_block_type",
    "DELETE /block_types/{id}": "delete_block_type",
    "GET /block_types/slug/{slug}": "read_block_type_by_slug",
    "POST /block_types/filter": "read_block_types",
    "GET /block_types/slug/{slug}/block_documents": "read_block_documents_by_type",
    "GET /block_types/slug/{slug}/block_documents/name/{block_document_name}": "read_block_document_by_name",
    "POST /block_types/install_system_block_types": "install_system_block_types",
    "POST /block_documents/": "create_block_document",
    "POST /block_documents/filter": "read_block_documents",
    "POST /block_documents/count": "count_block_documents",
    "GET /block_documents/{id}": "read_block_document",
    "DELETE /block_documents/{id}": "delete_block_document",
    "PATCH /block_documents/{id}": "update_block_document",
    "POST /work_pools/count": "count_work_pools",
    "DELETE /work_pools/{work_pool_name}/workers/{name}": "delete_worker",
    "POST /task_workers/filter": "read_task_workers",
    "POST /artifacts/": "create_artifact",
    "GET /artifacts/{id}": "read_artifact",
    "PATCH /artifacts/{id}": "update_artifact",
    "DELETE /artifacts/{id}": "delete_artifact",
    "POST /artifacts/filter": "read_artifacts",
    "POST /artifacts/latest/filter": "read_latest_artifacts",
    "POST /artifacts/count": "count_artifacts",
    "POST /artifacts/latest/count": "count_latest_artifacts",
    "POST /block_schemas/": "create_block_schema",
    "DELETE /block_schemas/{id}": "delete_block_schema",
    "GET /block_schemas/{id}": "read_block_schema",
    "POST /block_schemas/filter": "read_block_schemas",
    "GET /block_schemas/checksum/{checksum}": "read_block_schema_by_checksum",
    "GET /block_capabilities/": "read_block_capabilities",
    "POST /variables/": "create_variable",
    "GET /variables/{id}": "read_variable",
    "PATCH /variables/{id}": "update_variable_by_id",
    "DELETE /variables/{id}": "delete_variable_by_id",
    "GET /variables/name/{name}": "read_variable_by_name",
    "PATCH /variables/name/{name}": "update_variable",
    "DELETE /variables/name/{name}": "delete_variable_by_name",
    "POST /variables/filter": "read_variables",
    "POST /variables/count": "count_variables",
    "GET /admin/settings": "read_server_settings",
    "GET /admin/storage": "read_server_default_result_storage",
    "PUT /admin/storage": "update_server_default_result_storage",
    "DELETE /admin/storage": "clear_server_default_result_storage",
    "GET /ready": "api_readycheck",
}

BY_ID = "the methods for work queues go by the queue's id, as the official client's do"
BY_PATCH = "the method of that name changes `paused` by PATCH, as the official client does, to the same end"

# Operations that no method reaches, and why.
WITHOUT = {
    "GET /artifacts/{key}/latest": "its id is the collection's: read_latest_artifact gives the artifact's",
    "POST /automations/templates/validate": "the same as POST /templates/validate",
    "POST /deployments/{id}/resume_deployment": BY_PATCH,
    "POST /deployments/{id}/pause_deployment": BY_PATCH,
    "PATCH /work_pools/{work_pool_name}/queues/{name}": BY_ID,
    "DELETE /work_pools/{work_pool_name}/queues/{name}": BY_ID,
    "GET /csrf-token": "the transport's own: it sends the token where a server wants one",
}

Requested = Callable[[str], list[set[str]]]


@pytest.fixture(scope="module")
def requested(document: dict[str, Any]) -> Requested:
    """What a method requests: when it is given everything, and when it is given what it requires."""
    openapi = OpenAPI(document)

    @functools.cache
    def operations(method: str) -> list[set[str]]:
        found = []
        for required_only in (False, True):
            exchange = Exchange(openapi, method, nulls=False)
            exchange.run("sync", arguments(method, required_only))
            found.append(set(exchange.operations))
        return found

    return operations


def operations(document: dict[str, Any]) -> set[str]:
    """`METHOD /path` of everything that a server can do."""
    return {f"{method.upper()} {path}" for path, item in document["paths"].items() for method in item}


def missing(document: dict[str, Any]) -> set[str]:
    """The operations of which nothing is said here."""
    return operations(document) - METHODS.keys() - WITHOUT.keys()


# What is requested for the event that a method sends, beside the method's own operation.
FOR_EVENTS = {
    "POST /events",
    *(f"GET /{kind}/{{id}}" for kind in ("task_runs", "flow_runs", "flows", "deployments")),
}
BESIDES = {"create_artifact": FOR_EVENTS, "update_artifact": {"GET /artifacts/{id}", *FOR_EVENTS}}


def untrue(requested: Requested, rows: dict[str, str]) -> dict[str, str]:
    """The rows whose method does not request the operation, or requests others as well."""
    return {
        operation: method
        for operation, method in rows.items()
        if {operation} not in [found - BESIDES.get(method, set()) for found in requested(method)]
    }


def test_something_is_said_of_every_operation(document: dict[str, Any]) -> None:
    assert missing(document) == set()


def test_no_row_is_stale(document: dict[str, Any]) -> None:
    rows = [*METHODS, *WITHOUT]
    assert set(rows) - operations(document) == set()
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("client", [PrefectClient, SyncPrefectClient])
def test_every_method_is_there(client: type[Any]) -> None:
    assert [method for method in METHODS.values() if not callable(getattr(client, method, None))] == []


def test_every_method_reaches_its_operation(requested: Requested) -> None:
    called = {operation: method for operation, method in METHODS.items() if method not in NOT_CALLED}
    assert untrue(requested, called) == {}


def test_no_method_reaches_what_none_is_said_to_reach(requested: Requested) -> None:
    reached = set().union(*(each for method in methods() for each in requested(method)))
    assert reached & WITHOUT.keys() == set()


# ---- The check itself ----------------------------------------------------------------------------


def test_a_new_operation_is_seen(document: dict[str, Any]) -> None:
    other = changed(document, ["paths", "/flows/novel"], {"get": {}})
    assert missing(other) == {"GET /flows/novel"}


def test_a_wrong_row_is_seen(requested: Requested) -> None:
    wrong = {"GET /flows/{id}": "read_flows", "POST /flows/filter": "read_flows"}
    assert untrue(requested, wrong) == {"GET /flows/{id}": "read_flows"}
