//! Events.

use std::sync::Arc;

use http::Method;
use serde::Serialize;
use url::Url;

use super::Client;
use crate::error::{Error, Result};
use crate::schemas::StringEnum;
use crate::schemas::events::{Countable, Event, EventCount, EventFilter, EventPage, TimeUnit, whole};
use crate::transport::Request;

/// The path of the pages after the first.
const NEXT: &str = "/events/filter/next";

#[derive(Serialize)]
struct EventQuery<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    filter: Option<&'a EventFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<i64>,
}

#[derive(Serialize)]
struct EventCountQuery<'a> {
    filter: EventFilter,
    time_unit: &'a str,
    time_interval: f64,
}

impl Client {
    /// Sends events to the server.
    pub async fn create_events(&self, events: &[Arc<Event>]) -> Result<()> {
        // The server requires the id and the time, which may be unset defaults.
        let events: Vec<Event> = events.iter().map(|event| whole(&**event)).collect();
        // The server deduplicates events by their id.
        self.post_idempotent("/events", &[], &events).await?.empty()
    }

    /// Reads the first page of the events that match the filter.
    pub async fn read_events(
        &self,
        filter: Option<&EventFilter>,
        limit: Option<i64>,
    ) -> Result<Arc<EventPage>> {
        let filter = filter.map(EventFilter::spelt_out);
        self.post_query("/events/filter", &[], &EventQuery { filter: filter.as_ref(), limit }).await?.json()
    }

    /// Reads a page by the `next_page` URL of the page before.
    ///
    /// The request goes to this client's server with its credentials, so the URL must be one of that server. Only its
    /// query is used.
    pub async fn read_events_page(&self, next_page_url: &str) -> Result<Arc<EventPage>> {
        let request = self.next_page(next_page_url)?;
        self.send(&request).await?.json()
    }

    /// Counts the events that match the filter, grouped by time, event name or resource.
    pub async fn count_events(
        &self,
        countable: &Countable,
        filter: Option<&EventFilter>,
        time_unit: &TimeUnit,
        time_interval: f64,
    ) -> Result<Vec<Arc<EventCount>>> {
        let filter = filter.cloned().unwrap_or_default().spelt_out();
        let count = EventCountQuery { filter, time_unit: time_unit.text(), time_interval };
        self.post_query("/events/count-by/{}", &[&countable.as_str()], &count).await?.json()
    }

    fn next_page(&self, next_page_url: &str) -> Result<Request> {
        let rejected = |what: &str| {
            let message = format!("expected the next_page of an EventPage of {}; {what}", self.api_url());
            Error::invalid("next_page_url", message)
        };
        let url = Url::parse(next_page_url).map_err(|_| rejected("it is not a URL"))?;
        let base = self.transport().base();
        // Behind a proxy, the server may not know that clients use HTTPS, nor the path prefix.
        let behind_proxy = base.scheme() == "https"
            && url.scheme() == "http"
            && url.host() == base.host()
            && url.port().is_none();
        if url.origin() != base.origin() && !behind_proxy {
            return Err(rejected("it is on another server"));
        }
        if !url.path().ends_with(NEXT) {
            return Err(rejected(&format!("its path does not end in {NEXT}")));
        }
        let request = Request::new(Method::GET, NEXT);
        Ok(url.query_pairs().fold(request, |request, (name, value)| request.with_query(name, value)))
    }
}
