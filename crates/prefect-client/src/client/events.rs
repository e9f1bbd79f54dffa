//! Events.

use std::collections::HashSet;
use std::sync::Arc;

use http::Method;
use serde::{Deserialize, Serialize};
use url::Url;
use uuid::Uuid;

use super::Client;
use super::pages::{Pages, Part, untyped};
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::events::{
    Countable, Event, EventCount, EventFilter, EventIDFilter, EventOccurredFilter, EventOrder, EventPage,
    ReceivedEvent, TimeUnit, whole,
};
use crate::schemas::{DateTime, StringEnum};
use crate::transport::Request;

/// The path of the pages after the first.
const NEXT: &str = "/events/filter/next";

/// Maximum number of events in a request. Of a longer list that is sent twice, the server would not recognize all ids.
const EVENTS_PER_REQUEST: usize = 500;

#[derive(Serialize)]
struct EventQuery<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    filter: Option<&'a EventFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<i64>,
}

/// What is needed of a page of events.
#[derive(Deserialize)]
struct PageOfIds {
    events: Vec<OfId>,
    total: usize,
}

#[derive(Deserialize)]
struct OfId {
    id: Uuid,
}

#[derive(Serialize)]
struct EventCountQuery<'a> {
    filter: EventFilter,
    time_unit: &'a str,
    time_interval: f64,
}

/// The page size of a self-hosted server, which is also its maximum.
pub(super) const PAGE_SIZE: i64 = 50;

/// Events that are read page by page.
struct EventList {
    client: Client,
    filter: EventFilter,
    limit: Option<i64>,
    next: NextPage,
    returned: HashSet<Uuid>,
}

/// The next page.
enum NextPage {
    /// The first one of the events from this time on, in their order.
    From(Option<DateTime>),
    /// The one with this URL, of the events from this time on.
    Url(String, Option<DateTime>),
    /// There is none.
    End,
}

impl EventList {
    /// Reads the next page.
    ///
    /// The server's own next page starts at an offset, which is wrong once events arrive late or expire. So it is only used
    /// for events that occurred at the same time as the last, or where each resource has one event.
    async fn read(mut self) -> Result<Option<(Part, Self)>> {
        let (page, start) = match std::mem::replace(&mut self.next, NextPage::End) {
            NextPage::From(start) => {
                let filter = start.map(|start| self.filter_from(start));
                let filter = filter.as_ref().unwrap_or(&self.filter);
                (self.client.read_events(Some(filter), self.limit).await?, start)
            }
            NextPage::Url(url, start) => (self.client.send(own_next_page(&url)).await?.read()?, start),
            NextPage::End => return Ok(None),
        };
        if let Some(next) = &page.next_page {
            let last = page.events.last().map(|event| event.occurred);
            let is_distinct = self.filter.resource.as_ref().is_some_and(|resource| resource.distinct);
            self.next = match last {
                Some(last) if start != Some(last) && !is_distinct => NextPage::From(Some(last)),
                _ => NextPage::Url(next.as_str().to_owned(), start),
            };
        }
        let new = page.events.iter().filter(|event| self.returned.insert(event.id)).cloned().collect();
        Ok(Some((Part { rows: untyped(new), total: Some(page.total) }, self)))
    }

    fn filter_from(&self, time: DateTime) -> EventFilter {
        let occurred = (*self.filter.occurred).clone();
        let occurred = match self.filter.order {
            EventOrder::Asc => occurred.since(time),
            _ => occurred.until(time),
        };
        self.filter.clone().occurred(Arc::new(occurred))
    }
}

impl Client {
    /// Sends events to the server.
    pub async fn create_events(&self, events: &[Arc<Event>]) -> Result<()> {
        // The server requires the id and the time, which may be unset defaults.
        for events in events.chunks(EVENTS_PER_REQUEST) {
            let events: Vec<Event> = events.iter().map(|event| whole(&**event)).collect();
            // The server deduplicates events by their id.
            self.post_idempotent("/events", &[], &events).await?.empty()?;
        }
        Ok(())
    }

    /// Whether the server has stored all of these events. They are given by their ids and times.
    pub(super) async fn are_stored(&self, events: &[(Uuid, DateTime)]) -> Result<bool> {
        Ok(self.page_of_ids(events, Some(1)).await?.total >= events.len())
    }

    /// Without retries: the caller has its own.
    async fn page_of_ids(&self, events: &[(Uuid, DateTime)], limit: Option<i64>) -> Result<PageOfIds> {
        let times = || events.iter().map(|(_, occurred)| *occurred);
        let (first, last) = (times().min().unwrap_or_default(), times().max().unwrap_or_default());
        // Inclusive, and a second more for databases that round.
        let occurred = EventOccurredFilter::default()
            .since(first.after(-1.0).unwrap_or(first))
            .until(last.after(1.0).unwrap_or(last));
        let ids = events.iter().map(|(id, _)| *id).collect::<Vec<Uuid>>();
        let filter = EventFilter::default()
            .occurred(Arc::new(occurred))
            .id(Arc::new(EventIDFilter::default().id(ids)))
            .spelt_out();
        let query = EventQuery { filter: Some(&filter), limit };
        let request = Request::new(Method::POST, "/events/filter").with_json(&query)?.idempotent();
        self.send(Ok(request.with_retries(0))).await?.json()
    }

    /// Which of these events, at most a page of them, the server has stored. Not more: the URL of a next page would contain
    /// all ids, and be too long for proxies.
    pub(super) async fn stored_events(&self, events: &[(Uuid, DateTime)]) -> Result<HashSet<Uuid>> {
        let page = self.page_of_ids(events, Some(PAGE_SIZE)).await?;
        Ok(page.events.iter().map(|event| event.id).collect())
    }

    /// Reads the first page of the events that match the filter.
    pub async fn read_events(
        &self,
        filter: Option<&EventFilter>,
        limit: Option<i64>,
    ) -> Result<Arc<EventPage>> {
        let filter = filter.map(EventFilter::spelt_out);
        self.post_query("/events/filter", &[], &EventQuery { filter: filter.as_ref(), limit }).await?.read()
    }

    /// Reads a page by the `next_page` URL of the page before.
    ///
    /// The request goes to this client's server with its credentials, so the URL must be one of that server. Only its
    /// query is used.
    pub async fn read_events_page(&self, next_page_url: &str) -> Result<Arc<EventPage>> {
        self.check_is_own(next_page_url)?;
        self.send(own_next_page(next_page_url)).await?.read()
    }

    /// Iterates over the events that match the filter: all of them, or the first `limit`, page by page.
    pub fn iter_events(
        &self,
        filter: Option<Arc<EventFilter>>,
        limit: Option<usize>,
    ) -> Pages<ReceivedEvent> {
        let first = limit.and_then(|limit| i64::try_from(limit).ok()).filter(|limit| *limit < PAGE_SIZE);
        let list = EventList {
            client: self.clone(),
            filter: filter.unwrap_or_default().spelt_out(),
            limit: first,
            next: NextPage::From(None),
            returned: HashSet::new(),
        };
        Pages::of_parts(futures_util::stream::try_unfold(list, EventList::read), limit)
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
        self.post_query("/events/count-by/{}", &[&countable.as_str()], &count).await?.read()
    }

    /// Checks that a URL that the caller has is one of this server.
    fn check_is_own(&self, next_page_url: &str) -> Result<()> {
        let rejected = |what: &str| {
            let message = format!("expected the next_page of an EventPage of {}; {what}", self.api_url());
            Err(Error::invalid("next_page_url", message))
        };
        let Ok(url) = Url::parse(next_page_url) else { return rejected("it is not a URL") };
        let base = self.transport().base();
        // Behind a proxy, the server may not know that clients use HTTPS, nor the path prefix.
        let behind_proxy = base.scheme() == "https"
            && url.scheme() == "http"
            && url.host() == base.host()
            && (url.port().is_none() || url.port() == base.port());
        if url.origin() != base.origin() && !behind_proxy {
            return rejected("it is on another server");
        }
        if !url.path().ends_with(NEXT) {
            return rejected(&format!("its path does not end in {NEXT}"));
        }
        Ok(())
    }
}

/// The request for the next page of one that this client has read. Only the query of its URL matters: a proxy may let the
/// server believe that it is somewhere else.
fn own_next_page(next_page_url: &str) -> Result<Request> {
    let url = Url::parse(next_page_url).map_err(|error| {
        Error::new(ErrorKind::Decode, format!("the next_page {next_page_url:?}: {error}"))
    })?;
    let request = Request::new(Method::GET, NEXT);
    Ok(url.query_pairs().fold(request, |request, (name, value)| request.with_query(name, value)))
}
