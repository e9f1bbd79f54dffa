# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""Event clients, which emit events, and subscribers to events."""

from prefect_rs.events._emitting_clients import AssertingEventsClient as AssertingEventsClient
from prefect_rs.events._emitting_clients import (
    AssertingPassthroughEventsClient as AssertingPassthroughEventsClient,
)
from prefect_rs.events._emitting_clients import EventsClient as EventsClient
from prefect_rs.events._emitting_clients import NullEventsClient as NullEventsClient
from prefect_rs.events._subscribers import (
    PrefectCloudAccountEventSubscriber as PrefectCloudAccountEventSubscriber,
)
from prefect_rs.events._subscribers import PrefectCloudEventSubscriber as PrefectCloudEventSubscriber
from prefect_rs.events._emitting_clients import PrefectCloudEventsClient as PrefectCloudEventsClient
from prefect_rs.events._subscribers import PrefectEventSubscriber as PrefectEventSubscriber
from prefect_rs.events._emitting_clients import PrefectEventsClient as PrefectEventsClient
from prefect_rs.events._subscribers import RETRYABLE_EXCEPTIONS as RETRYABLE_EXCEPTIONS
from prefect_rs.events._subscribers import SEEN_EVENTS_SIZE as SEEN_EVENTS_SIZE
from prefect_rs.events._subscribers import SEEN_EVENTS_TTL as SEEN_EVENTS_TTL
from prefect_rs.events._subscribers import events_in_socket_from_api_url as events_in_socket_from_api_url
from prefect_rs.events._subscribers import events_out_socket_from_api_url as events_out_socket_from_api_url
from prefect_rs.events._emitting_clients import get_events_client as get_events_client
from prefect_rs.events._subscribers import get_events_subscriber as get_events_subscriber
from prefect_rs._subscriber import http_to_ws as http_to_ws

__all__ = [
    "AssertingEventsClient",
    "AssertingPassthroughEventsClient",
    "EventsClient",
    "NullEventsClient",
    "PrefectCloudAccountEventSubscriber",
    "PrefectCloudEventSubscriber",
    "PrefectCloudEventsClient",
    "PrefectEventSubscriber",
    "PrefectEventsClient",
    "RETRYABLE_EXCEPTIONS",
    "SEEN_EVENTS_SIZE",
    "SEEN_EVENTS_TTL",
    "events_in_socket_from_api_url",
    "events_out_socket_from_api_url",
    "get_events_client",
    "get_events_subscriber",
    "http_to_ws",
]
