"""Every operation of the server has a method, or a reason why it has none.

The operations are those in the running server's OpenAPI document. To check a row, its method is called
against a stand-in, with arguments from `support/exchanges.py`, and its requests are compared.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient

from tests.support.exchanges import NOT_CALLED, Exchange, arguments, changed, methods
from tests.support.openapi import OpenAPI
from tests.support.operations import METHODS

BY_ID = "the methods for work queues use the queue's id, as in the official client"
BY_PATCH = "the method of that name sets `paused` with a PATCH, as in the official client"

# Operations without a method, with reasons.
WITHOUT = {
    "GET /artifacts/{key}/latest": "the id in it is the collection's; use read_latest_artifact",
    "POST /automations/templates/validate": "the same as POST /templates/validate",
    "POST /deployments/{id}/resume_deployment": BY_PATCH,
    "POST /deployments/{id}/pause_deployment": BY_PATCH,
    "PATCH /work_pools/{work_pool_name}/queues/{name}": BY_ID,
    "DELETE /work_pools/{work_pool_name}/queues/{name}": BY_ID,
    "GET /csrf-token": "used by the transport, which sends the token if the server requires one",
}

Requested = Callable[[str], list[set[str]]]


@pytest.fixture(scope="module")
def requested(document: dict[str, Any]) -> Requested:
    """The operations that a method requests: with all arguments, and with the required ones."""
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
    """All operations of the server, as `METHOD /path`."""
    return {f"{method.upper()} {path}" for path, item in document["paths"].items() for method in item}


def missing(document: dict[str, Any]) -> set[str]:
    """The operations without a method or a reason."""
    return operations(document) - METHODS.keys() - WITHOUT.keys()


# Requests for the event that a method emits, besides the method's own.
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


def test_every_operation_is_listed(document: dict[str, Any]) -> None:
    assert missing(document) == set()


def test_every_row_is_an_operation(document: dict[str, Any]) -> None:
    rows = [*METHODS, *WITHOUT]
    assert set(rows) - operations(document) == set()
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("client", [PrefectClient, SyncPrefectClient])
def test_every_method_exists(client: type[Any]) -> None:
    assert [method for method in METHODS.values() if not callable(getattr(client, method, None))] == []


def test_every_method_requests_its_operation(requested: Requested) -> None:
    called = {operation: method for operation, method in METHODS.items() if method not in NOT_CALLED}
    assert untrue(requested, called) == {}


def test_no_method_requests_an_operation_without_a_method(requested: Requested) -> None:
    reached = set().union(*(each for method in methods() for each in requested(method)))
    assert reached & WITHOUT.keys() == set()


# ---- The tests themselves ------------------------------------------------------------------------


def test_a_new_operation_is_detected(document: dict[str, Any]) -> None:
    other = changed(document, ["paths", "/flows/novel"], {"get": {}})
    assert missing(other) == {"GET /flows/novel"}


def test_a_wrong_row_is_detected(requested: Requested) -> None:
    wrong = {"GET /flows/{id}": "read_flows", "POST /flows/filter": "read_flows"}
    assert untrue(requested, wrong) == {"GET /flows/{id}": "read_flows"}
