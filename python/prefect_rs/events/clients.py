"""Event clients, which emit events, and subscribers to events."""

from prefect_rs._lazy import forward

__getattr__, __dir__, __all__ = forward(
    __name__,
    {
        "prefect_rs._subscriber": ["http_to_ws"],
        "prefect_rs.events._emitting_clients": [
            "AssertingEventsClient",
            "AssertingPassthroughEventsClient",
            "EventsClient",
            "NullEventsClient",
            "PrefectCloudEventsClient",
            "PrefectEventsClient",
            "get_events_client",
        ],
        "prefect_rs.events._subscribers": [
            "RETRYABLE_EXCEPTIONS",
            "SEEN_EVENTS_SIZE",
            "SEEN_EVENTS_TTL",
            "PrefectCloudAccountEventSubscriber",
            "PrefectCloudEventSubscriber",
            "PrefectEventSubscriber",
            "events_in_socket_from_api_url",
            "events_out_socket_from_api_url",
            "get_events_subscriber",
        ],
    },
)
