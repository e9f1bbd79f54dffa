# Written by tools/stubs.py from the docstrings in src and the models in crates/prefect-client/src/schemas.
"""Pages of events."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from prefect_rs._core import Model
from prefect_rs.client.orchestration import PrefectClient, SyncPrefectClient
from typing import Any
from prefect_rs.events.schemas.events import ReceivedEvent as ReceivedEvent

__all__ = ["EventPage", "EventCount"]

class EventPage(Model):
    """A page of the events that were asked for."""

    events: list[ReceivedEvent]
    """The events."""
    total: int
    """How many there are on all pages."""
    next_page: str | None
    """Where the next page is; none after the last."""
    def __init__(
        self,
        *,
        events: Iterable[ReceivedEvent | Mapping[str, Any]],
        total: int,
        next_page: str | None,
    ) -> None: ...
    async def get_next_page(
        self,
        client: PrefectClient,
    ) -> EventPage | None:
        """The next page, read through an async client.

        Args:
            client (PrefectClient): A client of the server that this page is from.

        Returns:
            EventPage | None: The page; None after the last.

        Raises:
            ValidationError: The next page is on another server than the client's; nothing was sent.
        """
    def get_next_page_sync(
        self,
        client: SyncPrefectClient,
    ) -> EventPage | None:
        """The next page, read through a sync client.

        Args:
            client (SyncPrefectClient): A client of the server that this page is from.

        Returns:
            EventPage | None: The page; None after the last.

        Raises:
            ValidationError: The next page is on another server than the client's; nothing was sent.
        """

class EventCount(Model):
    """How many events there are of one kind."""

    value: str
    """What they have in common, as a filter takes it."""
    label: str
    """The same, to be shown."""
    count: int
    """How many there are."""
    start_time: datetime
    """When the first of them occurred, or their span begins."""
    end_time: datetime
    """When the last of them occurred, or their span ends."""
    def __init__(
        self,
        *,
        value: str,
        label: str,
        count: int,
        start_time: datetime | str,
        end_time: datetime | str,
    ) -> None: ...
