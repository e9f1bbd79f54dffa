"""Python methods of pages of events."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prefect_rs.client.orchestration import PrefectClient, SyncPrefectClient
    from prefect_rs.client.schemas import events

    class _EventPage(events.EventPage):
        pass
else:
    _EventPage = object


class EventPage(_EventPage):
    """The methods of `EventPage`."""

    __slots__ = ()

    async def get_next_page(self, client: "PrefectClient") -> "events.EventPage | None":
        """Read the next page with an async client.

        Args:
            client (PrefectClient): A client of the server that sent this page.

        Returns:
            EventPage | None: The next page, or None after the last page.

        Raises:
            ValidationError: The next page is on another server than the client's. No request is sent.
        """
        if not self.next_page:
            return None
        return await client.read_events_page(self.next_page)

    def get_next_page_sync(self, client: "SyncPrefectClient") -> "events.EventPage | None":
        """Read the next page with a sync client.

        Args:
            client (SyncPrefectClient): A client of the server that sent this page.

        Returns:
            EventPage | None: The next page, or None after the last page.

        Raises:
            ValidationError: The next page is on another server than the client's. No request is sent.
        """
        if not self.next_page:
            return None
        return client.read_events_page(self.next_page)
