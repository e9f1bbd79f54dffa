//! Events.

use std::sync::Arc;

use prefect_rs_macros::methods;
use pyo3::prelude::*;

use crate::arguments::{self, AtLeast, Limit, ModelArgument, OrNone};
use crate::clients::{BaseClient, Client};
use crate::emitting;
use crate::errors::problems::InputError;
use crate::runtime::Source;
use prefect_client::schemas::events::{Countable, Event, EventFilter, TimeUnit};

#[methods]
impl BaseClient {
    /// Emit an event, and return once the server has received it. It takes a moment until it can be read.
    ///
    /// `prefect_rs.events.emit_event` does not wait for the server. Not in the official client.
    ///
    /// Args:
    ///     event (Event | Mapping[str, Any]): The event.
    ///
    /// Returns:
    ///     Event: The event, with the id and time that it was sent with.
    ///
    /// Raises:
    ///     EventTooLarge: The event exceeds `PREFECT_SERVER_EVENTS_MAXIMUM_SIZE_BYTES`. It is not sent.
    fn emit(client: Client, py: Python, event: ModelArgument<Event>) {
        client.check_event(&event).map_err(|error| emitting::too_large(py, error))?;
        Ok(async move {
            client.emit(&event).await?;
            Ok(event)
        })
    }

    /// Emit events. It takes a moment until they can be read.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     events (Iterable[Event | Mapping[str, Any]]): The events.
    async fn create_events(client: Client, events: Vec<Arc<Event>>) {
        client.create_events(&events).await
    }

    /// Read the first page of the events that match the filter.
    ///
    /// Args:
    ///     filter (EventFilter | Mapping[str, Any] | None): Which events, and in which order. Defaults to the events of
    ///         the last 180 days, the latest first.
    ///     limit (int | None): Maximum number of events in a page. Defaults to the server's upper limit, which is 50 for
    ///         a self-hosted server. The server rejects larger values.
    ///
    /// Returns:
    ///     EventPage: The page. It has methods that read the next one.
    async fn read_events(client: Client, filter: Option<ModelArgument<EventFilter>>, limit: Limit) {
        client.read_events(filter.as_deref(), limit).await
    }

    /// Iterate over the events that match the filter.
    ///
    /// As `read_events`, but all of them. Pages are read in the background, and what exists throughout is returned exactly
    /// once. Not in the official client.
    ///
    /// Args:
    ///     filter (EventFilter | Mapping[str, Any] | None): Which events, and in which order. Defaults to the events of
    ///         the last 180 days, the latest first.
    ///
    /// Returns:
    ///     ItemIterator[ReceivedEvent]: The events.
    fn iter_events(
        client: Client,
        filter: Option<ModelArgument<EventFilter>>,
        _: KeywordOnly,
        limit: Option<AtLeast<0>>,
        #[default(1)] prefetch: AtLeast<0>,
    ) -> Items {
        let limit = limit.and_then(|limit| usize::try_from(limit).ok());
        Ok(Source::pages(client.iter_events(filter, limit).into_records(), prefetch))
    }

    /// Read the next page of events.
    ///
    /// Args:
    ///     next_page_url (str): The `next_page` of the previous page. It must be a URL of this client's server.
    ///
    /// Returns:
    ///     EventPage: The page.
    fn read_events_page(client: Client, next_page_url: Any) {
        // A pydantic URL is converted to its text.
        let is_url = next_page_url.hasattr("unicode_string")?;
        let given = if is_url { next_page_url.str()?.into_any() } else { next_page_url.clone() };
        let url = arguments::text("next_page_url", &given)?;
        Ok(async move { client.read_events_page(&url).await })
    }

    /// Count the events that match the filter, in groups.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     countable (str): What to group by: `day` or `time` (when the events occurred), `event` (their names) or
    ///         `resource` (their resources).
    ///     filter (EventFilter | Mapping[str, Any] | None): Which events. Defaults to those of the last 180 days.
    ///     time_unit (str): The unit of the intervals of `time`: `week`, `day`, `hour`, `minute` or `second`.
    ///     time_interval (float): The length of these intervals, in units. At least 0.01.
    ///
    /// Returns:
    ///     list[EventCount]: The counts.
    ///
    /// Raises:
    ///     RequestValidationError: There are too many intervals.
    fn count_events(
        client: Client,
        countable: Countable,
        filter: Option<ModelArgument<EventFilter>>,
        _: KeywordOnly,
        #[default(None, "'day'")] time_unit: OrNone<TimeUnit>,
        #[default(None, "1.0")] time_interval: OrNone<f64>,
    ) {
        let unit = time_unit.unwrap_or(TimeUnit::Day);
        let interval = time_interval.unwrap_or(1.0);
        if interval.is_nan() || interval < 0.01 {
            let message = format!("expected a number of at least 0.01 (got {interval})");
            return Err(InputError::without_input("value_error", message).at("time_interval"));
        }
        Ok(async move { client.count_events(&countable, filter.as_deref(), &unit, interval).await })
    }
}
