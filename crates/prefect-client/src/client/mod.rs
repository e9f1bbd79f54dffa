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
mod events;
mod flow_run_graphs;
mod flow_run_inputs;
mod flow_runs;
mod flows;
mod global_concurrency_limits;
mod iterators;
mod logs;
mod pages;
mod query;
mod raw;
mod rewrite;
mod saved_searches;
mod schema_values;
mod server;
mod slas;
mod states;
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
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::{ErrorKind, Result};
use crate::schemas::filters::Filters;
use crate::schemas::responses::Page;
use crate::schemas::sorting::reverse_of;
use crate::schemas::{DateTime, StringEnum, TimeDelta};
use crate::transport::{Request, Response, Transport};

use artifact_events::{KnownRuns, Run};
pub use bulk::Bulk;
pub use cloud::{CloudClient, CloudLocation};
use compat::Unsupported;
pub use config::{API_VERSION, Config, credentials};
pub use deployments::{DeploymentToRun, RunsToSchedule};
pub use flow_runs::{FlowToRun, NewFlowRun};
pub use global_concurrency_limits::SlotsToTake;
pub use pages::{PageFuture, Pages, PagesAhead, ReadPage};
use query::Query;
pub use raw::raw_request;
pub use server::PREFECT_VERSION;
pub use waiting::{Until, Wait, Waiting};
pub use work_pools::WrittenWorkPool;
pub use workers::WorkerHeartbeat;

/// The server's default page size, which is also its maximum.
const MAX_PAGE_SIZE: i64 = 200;

/// Turns a 404 into `None`.
fn if_found<T>(result: Result<T>) -> Result<Option<T>> {
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        other => other.map(Some),
    }
}

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
    transport: Transport,
    checks_version: bool,
    is_cloud: bool,
    /// Maximum size of the events that the client emits itself.
    max_event_bytes: u64,
    known_runs: KnownRuns,
    /// The run that calls are made in, if it is known.
    current_run: Run,
    waits: waiting::Waits,
    /// The server's version and when it was read.
    known_version: Arc<Mutex<Option<(Instant, String)>>>,
}

impl Client {
    /// A client for the server in this process's settings: environment variables, profiles and files.
    pub fn from_settings() -> Result<Self> {
        Config::from_settings(crate::settings::Settings::load()?).build()
    }

    /// The HTTP transport.
    pub fn transport(&self) -> &Transport {
        &self.transport
    }

    /// The same client with another transport to the same server.
    #[must_use]
    pub fn with_transport(&self, transport: Transport) -> Self {
        Self { transport, ..self.clone() }
    }

    /// The same client, for calls made within these runs: artifacts that name no run are related to them.
    #[must_use]
    pub fn within_runs(&self, flow_run: Option<Uuid>, task_run: Option<Uuid>) -> Self {
        Self { current_run: Run { flow_run, task_run }, ..self.clone() }
    }

    /// The API's URL, without credentials.
    pub fn api_url(&self) -> &str {
        self.transport.base().as_str()
    }

    /// Logs a problem of a call that succeeded otherwise.
    fn warn(&self, message: &str) {
        if let Some(on_warning) = &self.transport.options().on_warning {
            on_warning(message);
        }
    }

    /// Sends a request of one of the calls. If the server does not support it, the error says so and names the
    /// server's version.
    ///
    /// Boxed, so that not each of the hundreds of calls contains a copy of this future.
    fn send<'a>(
        &'a self,
        request: &'a Request,
    ) -> Pin<Box<dyn Future<Output = Result<Response>> + Send + 'a>> {
        Box::pin(async move {
            let response = self.transport.send(request).await?;
            match Unsupported::detect(&response) {
                // Rare, so boxed as well.
                Some(what) if !self.is_cloud() => Box::pin(self.explain(what, response)).await,
                _ => Ok(response),
            }
        })
    }

    // ---- Requests. A request is retried after an ambiguous failure, such as a lost response, only if it is
    // idempotent. Each call says so by the method that it uses here.

    async fn get(&self, template: &str, parts: &[&(dyn Display + Sync)]) -> Result<Response> {
        self.send(&Request::to(Method::GET, template, parts)?).await
    }

    async fn delete(&self, template: &str, parts: &[&(dyn Display + Sync)]) -> Result<()> {
        self.send(&Request::to(Method::DELETE, template, parts)?).await?.empty()
    }

    /// A POST that is not idempotent: sent twice, it could create something twice.
    async fn post<B: Serialize + Sync>(
        &self,
        template: &str,
        parts: &[&(dyn Display + Sync)],
        body: &B,
    ) -> Result<Response> {
        self.send(&Request::to(Method::POST, template, parts)?.with_json(body)?).await
    }

    /// A POST that is idempotent: the server recognizes what it already has, or the outcome is the same.
    async fn post_idempotent<B: Serialize + Sync>(
        &self,
        template: &str,
        parts: &[&(dyn Display + Sync)],
        body: &B,
    ) -> Result<Response> {
        self.send(&Request::to(Method::POST, template, parts)?.with_json(body)?.idempotent()).await
    }

    /// A POST that only reads, such as a filter, a count or a validation. Idempotent for that reason.
    async fn post_query<B: Serialize + Sync>(
        &self,
        template: &str,
        parts: &[&(dyn Display + Sync)],
        query: &B,
    ) -> Result<Response> {
        self.post_idempotent(template, parts, query).await
    }

    /// A PUT, which is idempotent by definition.
    async fn put<B: Serialize + Sync>(
        &self,
        template: &str,
        parts: &[&(dyn Display + Sync)],
        body: &B,
    ) -> Result<Response> {
        self.send(&Request::to(Method::PUT, template, parts)?.with_json(body)?).await
    }

    /// A PATCH that is idempotent, as all of Prefect's are: it sets fields to values.
    async fn patch_idempotent<B: Serialize + Sync>(
        &self,
        template: &str,
        parts: &[&(dyn Display + Sync)],
        body: &B,
    ) -> Result<Response> {
        self.send(&Request::to(Method::PATCH, template, parts)?.with_json(body)?.idempotent()).await
    }

    /// Sends a query and reads the result.
    async fn find<T: DeserializeOwned>(&self, path: &str, query: &Query<'_>) -> Result<T> {
        self.post_query(path, &[], query).await?.json()
    }

    /// A page of a resource's objects, in any order, even one that the server lacks.
    async fn find_page<T: DeserializeOwned>(
        &self,
        resource: &str,
        filters: &Filters,
        sort: Option<impl StringEnum>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<T>> {
        let sort = sort.as_ref().map(StringEnum::text);
        match sort.and_then(reverse_of) {
            Some(reverse) => {
                let (_, found) = self.find_from_the_end(resource, filters, reverse, limit, offset).await?;
                Ok(found)
            }
            None => {
                self.find(&format!("{resource}/filter"), &Query::page(filters, sort, limit, offset)?).await
            }
        }
    }

    /// A page in an order of which the server has only the reverse, and the total count: reads the page at the same
    /// distance from the end and reverses it. Objects created between the two requests can shift the page.
    async fn find_from_the_end<T: DeserializeOwned>(
        &self,
        resource: &str,
        filters: &Filters,
        reverse: &str,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<(i64, Vec<T>)> {
        let count: i64 = self.find(&format!("{resource}/count"), &Query::new(filters)?).await?;
        let left = count.saturating_sub(offset).max(0);
        let limit = limit.unwrap_or(MAX_PAGE_SIZE).min(left);
        let page = Query::page(filters, Some(reverse), Some(limit), left - limit)?;
        let mut found: Vec<T> = self.find(&format!("{resource}/filter"), &page).await?;
        found.reverse();
        Ok((count, found))
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
        let Some(reverse) = sort.and_then(reverse_of) else {
            let query = Query::numbered(filters, sort, limit, page)?;
            return self.find(&format!("{resource}/paginate"), &query).await;
        };
        let limit = limit.unwrap_or(MAX_PAGE_SIZE);
        let offset = limit.saturating_mul(page - 1);
        let (count, found) = self.find_from_the_end(resource, filters, reverse, Some(limit), offset).await?;
        Ok(Arc::new(P::of(found, count, limit, page)))
    }
}
