//! The API calls, one file per resource.
//!
//! Every call is a method of [`Client`], or of [`CloudClient`] for Prefect Cloud's own API. The methods have the
//! names of the official Python client.
//!
//! ```no_run
//! use prefect_client::client::Client;
//! use prefect_client::schemas::filters::Filters;
//!
//! # async fn example() -> prefect_client::error::Result<()> {
//! let client = Client::from_settings()?;
//! for run in client.read_flow_runs(&Filters::default(), None, Some(10), 0).await? {
//!     println!("{} {:?}", run.name, run.state_name);
//! }
//! # Ok(())
//! # }
//! ```

mod artifact_events;
mod artifacts;
mod automations;
mod block_documents;
mod block_schemas;
mod block_types;
mod bulk;
mod cloud;
mod collections;
mod compat;
mod concurrency_limits;
mod config;
mod deployment_schedules;
mod deployments;
mod emitting;
mod events;
mod flow_run_graphs;
mod flow_run_inputs;
mod flow_runs;
mod flows;
mod following;
mod global_concurrency_limits;
mod iterators;
mod keys;
mod live;
mod logs;
mod matching_runs;
mod numbered;
mod pages;
mod query;
mod raw;
mod rewrite;
mod saved_searches;
mod schema_values;
mod server;
mod slas;
mod slots;
mod states;
mod subscriptions;
mod task_runs;
mod task_workers;
mod variables;
mod waiting;
mod work_pools;
mod work_queues;
mod workers;

use std::fmt::Display;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use http::Method;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::{Error, ErrorKind, Result};
use crate::schemas::filters::Filters;
use crate::schemas::responses::Page;
use crate::schemas::sorting::reverse_of;
use crate::schemas::{DateTime, Field, StringEnum, TimeDelta};
use crate::transport::{Request, Response, Transport};

pub use artifact_events::run_of_process;
use artifact_events::{ArtifactRun, KnownRuns};
pub use bulk::Bulk;
pub use cloud::{CloudClient, CloudLocation};
use compat::Unsupported;
pub use config::{API_VERSION, Config, credentials};
pub use deployments::{DeploymentToRun, RunsToSchedule};
pub use emitting::{Counts, Emitted, Emitter, EmitterOptions, LogEmitter, LogOptions, Outbox, TooLarge};
pub use flow_runs::{FlowToRun, NewFlowRun};
pub use following::{Follow, Followed};
pub use global_concurrency_limits::SlotsToTake;
pub use matching_runs::{Changed, OnProgress};
pub use pages::{CountFuture, Counter, PageFuture, Pages, PagesAhead, Records, Spawn, spawned};
use query::Query;
pub use raw::raw_request;
pub use server::PREFECT_VERSION;
pub use slots::{HeldSlots, OnLost, SlotPurpose, WantedSlots, end_slots, unfinished_slots};
pub use subscriptions::{EventSubscription, FlowRunItem, FlowRunSubscription, LogSubscription, Reconnect};
pub use waiting::{Asking, RunFailure, Until, Wait, Waitable, Waiting};
pub use work_pools::WrittenWorkPool;
pub use workers::WorkerHeartbeat;

/// The server's default page size, which is also its maximum.
const MAX_PAGE_SIZE: i64 = 200;

/// How many objects may be created between the count and the first page of a list that is read from its end.
const SLACK: i64 = 50;

/// How often such a page is read, if more were created.
const FIRST_PAGE_TRIES: u32 = 5;

/// Turns a 404 into `None`.
fn if_found<T>(result: Result<T>) -> Result<Option<T>> {
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        other => other.map(Some),
    }
}

/// A future that is boxed, so that it is not part of each that awaits it.
type Boxed<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// A request on its way.
type Sending<'a> = Boxed<'a, Response>;

/// The id of an object that was created. The rest of the response is not read.
#[derive(Deserialize)]
struct Created {
    id: Uuid,
}

/// A period of time and the intervals that it is divided into, for histories of runs.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Intervals {
    /// Start of the first interval.
    #[serde(rename = "history_start")]
    pub start: DateTime,
    /// End of the last interval.
    #[serde(rename = "history_end")]
    pub end: DateTime,
    /// Length of each interval. At least one second.
    #[serde(rename = "history_interval_seconds")]
    pub interval: TimeDelta,
}

/// The body of a request for a history of runs.
#[derive(Serialize)]
struct History<'a> {
    #[serde(flatten)]
    intervals: Intervals,
    #[serde(flatten)]
    query: Query<'a>,
}

/// A client for the API of a Prefect server or of a Prefect Cloud workspace.
///
/// Make one with [`from_settings`](Self::from_settings) or, from explicit values, with [`Config::build`]. No
/// connection is opened before the first call. Clones share one connection pool.
///
/// ```
/// use prefect_client::client::Config;
/// use prefect_client::settings::{Settings, Sources};
///
/// # fn main() -> prefect_client::error::Result<()> {
/// let mut config = Config::from_settings(Settings::load_from(&Sources::default())?);
/// config.api = Some("http://127.0.0.1:4200/api".to_owned());
/// let client = config.build()?;
/// assert_eq!(client.api_url(), "http://127.0.0.1:4200/api");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    parts: Arc<Parts>,
}

/// What a client consists of. Behind one pointer, as every call has a clone of its client.
#[derive(Clone)]
struct Parts {
    transport: Transport,
    checks_version: bool,
    is_cloud: bool,
    /// Maximum size of the events that the client emits itself.
    max_event_bytes: u64,
    known_runs: KnownRuns,
    /// The run that calls are made in, if it is known.
    current_run: ArtifactRun,
    waits: waiting::Waits,
    turns: slots::Turns,
    refusals: live::Refusals,
    /// The server's version and when it was read.
    known_version: Arc<Mutex<Option<(Instant, String)>>>,
    /// The idempotency key of the flow runs that are created.
    idempotency_key: Option<Arc<str>>,
}

impl Client {
    /// A client for the server in this process's settings: environment variables, profiles and files.
    pub fn from_settings() -> Result<Self> {
        Config::from_settings(crate::settings::Settings::load()?).build()
    }

    /// A client with other parts.
    fn with(&self, change: impl FnOnce(&mut Parts)) -> Self {
        let mut parts = Parts::clone(&self.parts);
        change(&mut parts);
        Self { parts: Arc::new(parts) }
    }

    /// The HTTP transport.
    pub fn transport(&self) -> &Transport {
        &self.parts.transport
    }

    /// The same client with another transport to the same server.
    #[must_use]
    pub fn with_transport(&self, transport: Transport) -> Self {
        self.with(|parts| parts.transport = transport)
    }

    /// The same client, with the connections of this transport.
    #[must_use]
    pub fn over(self, connections: &Transport) -> Self {
        self.with(|parts| parts.transport = parts.transport.clone().over(connections))
    }

    /// The same client, which creates flow runs with this idempotency key. It must create only one.
    #[must_use]
    pub fn with_idempotency_key(self, key: Arc<str>) -> Self {
        self.with(|parts| parts.idempotency_key = Some(key))
    }

    /// The idempotency key of a flow run to create: its own, that of the client, or a random one.
    fn key_of_run(&self, own: Option<&str>) -> Result<String> {
        match (own, &self.parts.idempotency_key) {
            (Some(own), Some(key)) if *own != **key => {
                let message = "the client has one for its calls, too: expected one of them, or the same";
                Err(Error::invalid("idempotency_key", message))
            }
            (Some(key), _) => Ok(key.to_owned()),
            (None, Some(key)) => Ok((**key).to_owned()),
            (None, None) => Ok(Uuid::new_v4().to_string()),
        }
    }

    /// The same client with connections, locks and waits of its own, as [`Transport::fresh`]: for a forked process.
    #[must_use]
    pub fn fresh(&self) -> Self {
        self.with(|parts| {
            parts.transport = parts.transport.fresh();
            parts.waits = waiting::Waits::default();
            parts.turns = slots::Turns::default();
        })
    }

    /// The same client, for calls made within these runs: artifacts that name no run are related to them.
    #[must_use]
    pub fn within_runs(&self, flow_run: Option<Uuid>, task_run: Option<Uuid>) -> Self {
        self.with(|parts| parts.current_run = ArtifactRun { flow_run, task_run })
    }

    /// The API's URL, without credentials.
    pub fn api_url(&self) -> &str {
        self.parts.transport.base().as_str()
    }

    /// Logs a problem of a call that succeeded otherwise.
    fn warn(&self, message: &str) {
        if let Some(on_warning) = &self.parts.transport.options().on_warning {
            on_warning(message);
        }
    }

    /// Sends a request of one of the calls. If the server does not support it, the error says so and names the
    /// server's version.
    ///
    /// Boxed, so that not each of the hundreds of calls contains a copy of this future.
    fn send(&self, request: Result<Request>) -> Sending<'_> {
        Box::pin(async move {
            let response = self.parts.transport.send(&request?).await?;
            match Unsupported::detect(&response) {
                // Rare, so boxed as well.
                Some(what) if !self.is_cloud() => Box::pin(self.explain(what, response)).await,
                _ => Ok(response),
            }
        })
    }

    // ---- Requests. A request is retried after an ambiguous failure, such as a lost response, only if it is
    // idempotent. Each call says so by the method that it uses here.

    fn get(&self, template: &str, parts: &[&(dyn Display + Sync)]) -> Sending<'_> {
        self.send(Request::to(Method::GET, template, parts))
    }

    async fn delete(&self, template: &str, parts: &[&(dyn Display + Sync)]) -> Result<()> {
        self.send(Request::to(Method::DELETE, template, parts)).await?.empty()
    }

    /// A POST that is not idempotent: sent twice, it could create something twice.
    fn post(&self, template: &str, parts: &[&(dyn Display + Sync)], body: &dyn JsonBody) -> Sending<'_> {
        self.send(with_json(Method::POST, template, parts, body))
    }

    /// A POST that is idempotent: the server recognizes what it already has, or the outcome is the same.
    fn post_idempotent(
        &self,
        template: &str,
        parts: &[&(dyn Display + Sync)],
        body: &dyn JsonBody,
    ) -> Sending<'_> {
        self.send(with_json(Method::POST, template, parts, body).map(Request::idempotent))
    }

    /// A POST that only reads, such as a filter, a count or a validation. Idempotent for that reason.
    fn post_query(
        &self,
        template: &str,
        parts: &[&(dyn Display + Sync)],
        query: &dyn JsonBody,
    ) -> Sending<'_> {
        self.post_idempotent(template, parts, query)
    }

    /// A PUT, which is idempotent by definition.
    fn put(&self, template: &str, parts: &[&(dyn Display + Sync)], body: &dyn JsonBody) -> Sending<'_> {
        self.send(with_json(Method::PUT, template, parts, body))
    }

    /// A PATCH that is idempotent, as all of Prefect's are: it sets fields to values.
    fn patch_idempotent(
        &self,
        template: &str,
        parts: &[&(dyn Display + Sync)],
        body: &dyn JsonBody,
    ) -> Sending<'_> {
        self.send(with_json(Method::PATCH, template, parts, body).map(Request::idempotent))
    }

    /// Sends a query.
    fn find(&self, path: &str, query: &Query<'_>) -> Sending<'_> {
        self.post_query(path, &[], query)
    }

    /// A page of a resource's objects, in any order, even one that the server lacks.
    async fn find_page<T: Field>(
        &self,
        resource: &str,
        filters: &Filters,
        sort: Option<impl StringEnum>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<T>> {
        let sort = sort.as_ref().map(StringEnum::text);
        self.find_either_way(resource, filters, sort, limit, offset).await?.read()
    }

    /// The response of [`Self::find_page`], compiled once.
    fn find_either_way<'a>(
        &'a self,
        resource: &'a str,
        filters: &'a Filters,
        sort: Option<&'a str>,
        limit: Option<i64>,
        offset: i64,
    ) -> Boxed<'a, FoundPage> {
        Box::pin(async move {
            if let Some(reverse) = sort.and_then(reverse_of) {
                let (_, response) = self.find_from_the_end(resource, filters, reverse, limit, offset).await?;
                let most = usize::try_from(limit.unwrap_or(MAX_PAGE_SIZE)).unwrap_or(0);
                return Ok(FoundPage { response, reversed: Some(most) });
            }
            let query = Query::page(filters, sort, limit, offset)?;
            let response = self.find(&format!("{resource}/filter"), &query).await?;
            Ok(FoundPage { response, reversed: None })
        })
    }

    /// A page in an order of which the server has only the reverse, and the total count: reads the page at the same
    /// distance from the end. It has to be reversed, and cut to the limit. Objects created between the two requests can
    /// shift the page.
    ///
    /// The first page must reach the end of the reverse order, or it would skip what comes first. So if there is room, it
    /// asks for some more objects, and is read again if it gets all of them.
    fn find_from_the_end<'a>(
        &'a self,
        resource: &'a str,
        filters: &'a Filters,
        reverse: &'a str,
        limit: Option<i64>,
        offset: i64,
    ) -> Boxed<'a, (i64, Response)> {
        Box::pin(async move {
            let limit = limit.unwrap_or(MAX_PAGE_SIZE);
            let more = if offset == 0 && limit > 0 { SLACK.min(MAX_PAGE_SIZE - limit).max(0) } else { 0 };
            let mut tries = 0;
            loop {
                let count =
                    self.find(&format!("{resource}/count"), &Query::new(filters)?).await?.read::<i64>()?;
                let left = count.saturating_sub(offset).max(0);
                let limit = limit.min(left);
                let page = Query::page(filters, Some(reverse), Some(limit + more), left - limit)?;
                let response = self.find(&format!("{resource}/filter"), &page).await?;
                tries += 1;
                if more == 0 || tries == FIRST_PAGE_TRIES || items(&response) < limit + more {
                    return Ok((count, response));
                }
            }
        })
    }

    /// A numbered page with the total count, in any order, even one that the server lacks.
    async fn paginate<P: Page>(
        &self,
        resource: &str,
        filters: &Filters,
        sort: Option<impl StringEnum>,
        limit: Option<i64>,
        page: i64,
    ) -> Result<Arc<P>> {
        let sort = sort.as_ref().map(StringEnum::text);
        let found = self.find_numbered(resource, filters, sort, limit, page).await?;
        let Some(count) = found.count else { return found.page.response.read() };
        Ok(Arc::new(P::of(found.page.read()?, count, limit.unwrap_or(MAX_PAGE_SIZE), page)))
    }

    /// The response of [`Self::paginate`], compiled once.
    fn find_numbered<'a>(
        &'a self,
        resource: &'a str,
        filters: &'a Filters,
        sort: Option<&'a str>,
        limit: Option<i64>,
        page: i64,
    ) -> Boxed<'a, NumberedPage> {
        Box::pin(async move {
            let Some(reverse) = sort.and_then(reverse_of) else {
                let query = Query::numbered(filters, sort, limit, page)?;
                let response = self.find(&format!("{resource}/paginate"), &query).await?;
                return Ok(NumberedPage { page: FoundPage { response, reversed: None }, count: None });
            };
            let limit = limit.unwrap_or(MAX_PAGE_SIZE);
            let offset = limit.saturating_mul(page - 1);
            let (count, response) =
                self.find_from_the_end(resource, filters, reverse, Some(limit), offset).await?;
            let most = usize::try_from(limit).unwrap_or(0);
            Ok(NumberedPage { page: FoundPage { response, reversed: Some(most) }, count: Some(count) })
        })
    }
}

/// The response with a page.
struct FoundPage {
    response: Response,
    /// Its size, if the response has it in the reverse order, and may have more.
    reversed: Option<usize>,
}

/// A numbered page, or the list for one and the total count.
struct NumberedPage {
    page: FoundPage,
    count: Option<i64>,
}

impl FoundPage {
    fn read<T: Field>(self) -> Result<Vec<T>> {
        let mut found: Vec<T> = self.response.read()?;
        if let Some(most) = self.reversed {
            found.reverse();
            found.truncate(most);
        }
        Ok(found)
    }
}

/// The number of items in a response that is a list. It may be invalid, which is found out later.
fn items(response: &Response) -> i64 {
    let items: Vec<serde::de::IgnoredAny> = serde_json::from_slice(response.body()).unwrap_or_default();
    i64::try_from(items.len()).unwrap_or(i64::MAX)
}

/// A request with a JSON body.
fn with_json(
    method: Method,
    template: &str,
    parts: &[&(dyn Display + Sync)],
    body: &dyn JsonBody,
) -> Result<Request> {
    body.json_of(Request::to(method, template, parts)?)
}

/// A body to send as JSON. As a trait object, so that requests with each type of body share their code.
trait JsonBody {
    /// The request with this body.
    fn json_of(&self, request: Request) -> Result<Request>;
}

impl<T: Serialize> JsonBody for T {
    fn json_of(&self, request: Request) -> Result<Request> {
        request.with_json(self)
    }
}
