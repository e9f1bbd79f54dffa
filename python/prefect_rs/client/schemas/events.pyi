# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""Pages of events."""

from collections.abc import Iterable
from datetime import datetime
from prefect_rs._annotations import _Dict
from prefect_rs._core import Model
from prefect_rs.client.orchestration import PrefectClient, SyncPrefectClient
from prefect_rs.events.schemas.events import ReceivedEvent as ReceivedEvent

__all__ = ["EventPage", "EventCount"]

class EventPage(Model):
    """A page of events."""

    events: list[ReceivedEvent]
    """The events."""
    total: int
    """The total number of events."""
    next_page: str | None
    """The URL of the next page, or None after the last page."""
    def __init__(
        self, *, events: Iterable[ReceivedEvent | _Dict], total: int, next_page: str | None
    ) -> None: ...
    async def get_next_page(self, client: PrefectClient) -> EventPage | None:
        """Read the next page with an async client.

        Args:
            client: A client of the server that sent this page.

        Returns:
            The next page, or None after the last page.

        Raises:
            ValidationError: The next page is on another server than the client's. No request is sent.
        """
    def get_next_page_sync(self, client: SyncPrefectClient) -> EventPage | None:
        """Read the next page with a sync client.

        Args:
            client: A client of the server that sent this page.

        Returns:
            The next page, or None after the last page.

        Raises:
            ValidationError: The next page is on another server than the client's. No request is sent.
        """

class EventCount(Model):
    """The number of events in a group."""

    value: str
    """What they have in common, as the value for a filter."""
    label: str
    """What they have in common, as text to display."""
    count: int
    """The number of events."""
    start_time: datetime
    """When the first of them occurred, or the start of their interval."""
    end_time: datetime
    """When the last of them occurred, or the end of their interval."""
    def __init__(
        self, *, value: str, label: str, count: int, start_time: datetime | str, end_time: datetime | str
    ) -> None: ...
