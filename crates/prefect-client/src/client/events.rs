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

/// Where the pages after the first are.
const NEXT: &str = "/events/filter/next";

#[derive(Serialize)]
struct Query<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    filter: Option<&'a EventFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<i64>,
}

#[derive(Serialize)]
struct Count<'a> {
    filter: EventFilter,
    time_unit: &'a str,
    time_interval: f64,
}

impl Client {
    /// Tells the server of events.
    pub async fn create_events(&self, events: &[Arc<Event>]) -> Result<()> {
        // The id and the time, which the server wants, may have been left at what they are by default.
        let events: Vec<Event> = events.iter().map(|event| whole(&**event)).collect();
        // The server knows an event by its id: one that comes again is neither stored nor acted on again.
        self.post_once("/events", &[], &events).await?.empty()
    }

    /// The first page of the events that match the filter.
    pub async fn read_events(
        &self,
        filter: Option<&EventFilter>,
        limit: Option<i64>,
    ) -> Result<Arc<EventPage>> {
        let filter = filter.map(EventFilter::spelt_out);
        self.post("/events/filter", &[], &Query { filter: filter.as_ref(), limit }).await?.json()
    }

    /// A further page, by the URL that the page before it gave.
    ///
    /// What is sent goes to this client's server, with its credentials: of the URL it takes only which page it is.
    pub async fn read_events_page(&self, next_page_url: &str) -> Result<Arc<EventPage>> {
        let request = self.next_page(next_page_url)?;
        self.send(&request).await?.json()
    }

    /// How many events match the filter, by days, spans of time, names or resources.
    pub async fn count_events(
        &self,
        countable: &Countable,
        filter: Option<&EventFilter>,
        time_unit: &TimeUnit,
        time_interval: f64,
    ) -> Result<Vec<Arc<EventCount>>> {
        let filter = filter.cloned().unwrap_or_default().spelt_out();
        let count = Count { filter, time_unit: time_unit.text(), time_interval };
        self.post_once("/events/count-by/{}", &[&countable.as_str()], &count).await?.json()
    }

    fn next_page(&self, next_page_url: &str) -> Result<Request> {
        let refused = |what: &str| {
            let message = format!("expected the next_page of an EventPage of {}; {what}", self.api_url());
            Error::invalid("next_page_url", message)
        };
        let url = Url::parse(next_page_url).map_err(|_| refused("this is no URL"))?;
        let base = self.transport().base();
        // Behind a proxy the server may not know that it is reached by HTTPS, nor below which path.
        let behind_proxy = base.scheme() == "https"
            && url.scheme() == "http"
            && url.host() == base.host()
            && url.port().is_none();
        if url.origin() != base.origin() && !behind_proxy {
            return Err(refused("this is on another server"));
        }
        if !url.path().ends_with(NEXT) {
            return Err(refused(&format!("the path of this does not end in {NEXT}")));
        }
        let request = Request::new(Method::GET, NEXT);
        Ok(url.query_pairs().fold(request, |request, (name, value)| request.with_query(name, value)))
    }
}
