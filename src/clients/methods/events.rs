//! Events.

use std::sync::Arc;

use pyo3::prelude::*;

use crate::arguments;
use crate::clients::Client;
use crate::errors::problems::InputError;
use prefect_client::schemas::events::{Countable, Event, EventFilter, TimeUnit};

#[pymethods]
impl Client {
    /// Tell the server of events. The official client has no such method.
    ///
    /// Args:
    ///     events (Iterable[Event | Mapping[str, Any]]): What happened.
    ///
    /// Returns:
    ///     None: The server has them. It is a moment until they can be read.
    ///
    /// Raises:
    ///     ValidationError: An event is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn create_events<'py>(slf: &Bound<'py, Self>, events: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_events", |client| {
            let events = arguments::field::<Vec<Arc<Event>>>("events", events)?;
            Ok(async move { client.create_events(&events).await })
        })
    }

    /// Read the first page of the events that match the filter.
    ///
    /// Args:
    ///     filter (EventFilter | Mapping[str, Any] | None): Which events, and in which order; those of the last 180
    ///         days, the latest first, where None.
    ///     limit (int | None): Maximum number of events in a page. Defaults to the server's maximum, which is 50 for
    ///         a server of your own. A server refuses more than its maximum.
    ///
    /// Returns:
    ///     EventPage: The page. It has methods that read the next one.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (filter=None, limit=None))]
    fn read_events<'py>(
        slf: &Bound<'py, Self>,
        filter: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_events", |client| {
            let filter = arguments::optional_model::<EventFilter>("filter", filter)?;
            let limit = arguments::limit(limit)?;
            Ok(async move { client.read_events(filter.as_deref(), limit).await })
        })
    }

    /// Read a further page of events.
    ///
    /// Args:
    ///     next_page_url (str): The `next_page` of the page before it.
    ///
    /// Returns:
    ///     EventPage: The page.
    ///
    /// Raises:
    ///     ValidationError: It is no such URL, or one of another server than this client's; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_events_page<'py>(
        slf: &Bound<'py, Self>,
        next_page_url: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_events_page", |client| {
            // Of pydantic's URLs, the text.
            let is_url = next_page_url.hasattr("unicode_string")?;
            let given = if is_url { next_page_url.str()?.into_any() } else { next_page_url.clone() };
            let url = arguments::text("next_page_url", &given)?;
            Ok(async move { client.read_events_page(&url).await })
        })
    }

    /// Count the events that match the filter. The official client has no such method.
    ///
    /// Args:
    ///     countable (str): By what: `day` or `time` for when they occurred, `event` for what happened, `resource`
    ///         for what it happened to.
    ///     filter (EventFilter | Mapping[str, Any] | None): Which events; those of the last 180 days where None.
    ///     time_unit (str): How long a span of time is, where it is counted by `time`: one `week`, `day`, `hour`,
    ///         `minute` or `second`.
    ///     time_interval (float): How many of them a span has, from 0.01 up.
    ///
    /// Returns:
    ///     list[EventCount]: The counts.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     RequestValidationError: There are too many spans of time.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (countable, filter=None, *, time_unit=None, time_interval=None),
           text_signature = "($self, countable, filter=None, *, time_unit='day', time_interval=1.0)")]
    fn count_events<'py>(
        slf: &Bound<'py, Self>,
        countable: &Bound<'py, PyAny>,
        filter: Option<&Bound<'py, PyAny>>,
        time_unit: Option<&Bound<'py, PyAny>>,
        time_interval: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "count_events", |client| {
            let countable = arguments::field::<Countable>("countable", countable)?;
            let filter = arguments::optional_model::<EventFilter>("filter", filter)?;
            let unit = arguments::optional::<TimeUnit>("time_unit", time_unit)?.unwrap_or(TimeUnit::Day);
            let interval = arguments::optional::<f64>("time_interval", time_interval)?.unwrap_or(1.0);
            if interval.is_nan() || interval < 0.01 {
                let message = format!("expected a number from 0.01 up (got {interval})");
                return Err(InputError::without_input("value_error", message).at("time_interval"));
            }
            Ok(async move { client.count_events(&countable, filter.as_deref(), &unit, interval).await })
        })
    }
}
