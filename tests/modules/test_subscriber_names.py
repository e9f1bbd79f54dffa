"""The subscribers have the names and signatures of the official package."""

from __future__ import annotations

import importlib
import inspect
import subprocess
import sys
from typing import Any

import pytest

RETRIES = "reconnection_attempts=10, reconnect_on_clean_close=False"

# By module: each name, with the arguments of a class or function.
OFFICIAL: dict[str, dict[str, str | None]] = {
    "events.clients": {
        "PrefectCloudAccountEventSubscriber": f"api_url=None, api_key=None, filter=None, {RETRIES}",
        "PrefectCloudEventSubscriber": f"api_url=None, api_key=None, filter=None, {RETRIES}",
        "PrefectEventSubscriber": f"api_url=None, filter=None, {RETRIES}",
        "RETRYABLE_EXCEPTIONS": None,
        "SEEN_EVENTS_SIZE": None,
        "SEEN_EVENTS_TTL": None,
        "events_in_socket_from_api_url": "url",
        "events_out_socket_from_api_url": "url",
        "get_events_subscriber": f"filter=None, {RETRIES}",
        "http_to_ws": "url",
    },
    "events.subscribers": {
        "FlowRunSubscriber": "flow_run_id, straggler_timeout=3, reconnection_attempts=10",
        "TERMINAL_STATES": None,
    },
    "logging.clients": {
        "PrefectCloudLogsSubscriber": f"api_url=None, api_key=None, filter=None, {RETRIES}",
        "PrefectLogsSubscriber": f"api_url=None, filter=None, {RETRIES}",
        "SEEN_LOGS_SIZE": None,
        "SEEN_LOGS_TTL": None,
        "get_logs_subscriber": f"filter=None, {RETRIES}",
        "http_to_ws": "url",
        "logs_out_socket_from_api_url": "url",
    },
}


def found(module: str, name: str) -> Any:
    return getattr(importlib.import_module(f"prefect_rs.{module}"), name)


@pytest.mark.parametrize(
    ("module", "name"), [(module, name) for module, names in OFFICIAL.items() for name in names]
)
def test_signatures(module: str, name: str) -> None:
    one, expected = found(module, name), OFFICIAL[module][name]
    if expected is not None:
        parameters = inspect.signature(one).parameters.values()
        assert ", ".join(str(each.replace(annotation=each.empty)) for each in parameters) == expected
        assert one.__doc__


@pytest.mark.parametrize(
    ("module", "name"),
    [(module, name) for module, names in OFFICIAL.items() for name in names if name.endswith("Subscriber")],
)
def test_what_subscribers_have(module: str, name: str) -> None:
    subscriber = found(module, name)
    assert subscriber.__module__ == f"prefect_rs.{module}"
    for method in ("__aenter__", "__aexit__", "__anext__"):
        assert inspect.iscoroutinefunction(getattr(subscriber, method))
    assert isinstance(subscriber.client_name, property)


def test_values() -> None:
    assert (
        found("events.clients", "SEEN_EVENTS_SIZE") == found("logging.clients", "SEEN_LOGS_SIZE") == 500_000
    )
    assert found("events.clients", "SEEN_EVENTS_TTL") == found("logging.clients", "SEEN_LOGS_TTL") == 120
    for error in (TimeoutError, ConnectionError, OSError):
        assert issubclass(error, found("events.clients", "RETRYABLE_EXCEPTIONS"))


def test_urls_of_websockets() -> None:
    assert found("events.clients", "http_to_ws")("http://h:4200/api/") == "ws://h:4200/api"
    assert (
        found("events.clients", "events_in_socket_from_api_url")("https://h/api") == "wss://h/api/events/in"
    )
    assert (
        found("events.clients", "events_out_socket_from_api_url")("https://h/api") == "wss://h/api/events/out"
    )
    assert found("logging.clients", "logs_out_socket_from_api_url")("http://h/api") == "ws://h/api/logs/out"


@pytest.mark.parametrize(
    "name", ["PrefectEventSubscriber", "PrefectCloudEventSubscriber", "PrefectCloudAccountEventSubscriber"]
)
def test_a_negative_number_of_attempts(name: str) -> None:
    more = {} if name == "PrefectEventSubscriber" else {"api_key": "pnu_key"}
    with pytest.raises(ValueError, match="reconnection_attempts must be a non-negative integer"):
        found("events.clients", name)("http://127.0.0.1:9/api", reconnection_attempts=-1, **more)


def test_the_official_names() -> None:
    code = (
        "import prefect_rs; prefect_rs.install_as_prefect()\n"
        "from prefect.events.clients import PrefectEventSubscriber, get_events_subscriber\n"
        "from prefect.events.subscribers import FlowRunSubscriber\n"
        "from prefect.events import FlowRunSubscriber as same, get_events_subscriber as too\n"
        "from prefect.logging.clients import get_logs_subscriber\n"
        "assert same is FlowRunSubscriber and too is get_events_subscriber\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
