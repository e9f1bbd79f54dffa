//! The calls: which endpoint, which method, which model. One file per resource.
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

mod admin;
mod artifact_events;
mod artifacts;
mod automations;
mod block_documents;
mod block_schemas;
mod block_types;
mod blocks;
mod bulk;
mod cloud;
mod collections;
mod concurrency_limits;
mod config;
mod deployment_schedules;
mod deployments;
mod events;
mod failures;
mod flow_run_graphs;
mod flow_run_inputs;
mod flow_run_states;
mod flow_runs;
mod flows;
mod global_concurrency_limits;
mod iterators;
mod joined;
mod lacks;
mod logs;
mod pages;
mod query;
mod run_history;
mod saved_searches;
mod schema_values;
mod slas;
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
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{ErrorKind, Result};
use crate::schemas::StringEnum;
use crate::schemas::filters::Filters;
use crate::schemas::responses::Page;
use crate::schemas::sorting::turned_round;
use crate::transport::{Request, Response, Transport};

pub use admin::PREFECT_VERSION;
use artifact_events::KnownRuns;
pub use blocks::BlockFilters;
pub use cloud::{CloudClient, Place};
pub use config::{API_VERSION, Config, credentials};
pub use deployments::{DeploymentToRun, RunsToSchedule};
pub use failures::Bulk;
pub use flow_runs::{FlowToRun, NewFlowRun};
pub use global_concurrency_limits::SlotsToTake;
use lacks::Lack;
pub use pages::{PageFuture, Pages, PagesAhead, ReadPage};
pub use run_history::Intervals;
pub use waiting::{Until, Wait, Waiting};
pub use work_pools::WrittenWorkPool;
pub use workers::WorkerHeartbeat;

/// How many objects a page has where no limit is given: the server's own number, and its maximum.
const PAGE: i64 = 200;

/// Nothing instead of the error that there is no such object.
fn if_found<T>(result: Result<T>) -> Result<Option<T>> {
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        other => other.map(Some),
    }
}

/// A client of one Prefect server. Clones share their connections.
#[derive(Clone)]
pub struct Client {
    transport: Transport,
    checks_version: bool,
    is_cloud: bool,
    /// How large an event that it sends by itself may be.
    max_event_bytes: u64,
    known_runs: KnownRuns,
    waits: waiting::Waits,
    /// The server's version, and when it was asked for it.
    known_version: Arc<Mutex<Option<(Instant, String)>>>,
}

impl Client {
    /// A client for the server that the settings of this process name.
    pub fn from_settings() -> Result<Self> {
        Config::from_settings(crate::settings::Settings::load()?).build()
    }

    /// The way to the server.
    pub fn transport(&self) -> &Transport {
        &self.transport
    }

    /// The same client over another way to the same server.
    #[must_use]
    pub fn over(&self, transport: Transport) -> Self {
        Self { transport, ..self.clone() }
    }

    /// The URL of the API, without user and password.
    pub fn api_url(&self) -> &str {
        self.transport.base().as_str()
    }

    /// Logs what went wrong beside a call that succeeded.
    fn warn(&self, message: &str) {
        if let Some(on_warning) = &self.transport.options().on_warning {
            on_warning(message);
        }
    }

    /// Sends any request and gives the answer, whatever its status.
    pub async fn request(&self, request: &Request) -> Result<Response> {
        self.transport.send(request).await
    }

    /// Sends a request of one of the calls. Where the server turns out not to have what the call needs, the
    /// error says so, and which version it is.
    ///
    /// Boxed: otherwise each of the hundreds of calls would have a copy of its code within its own.
    fn send<'a>(
        &'a self,
        request: &'a Request,
    ) -> Pin<Box<dyn Future<Output = Result<Response>> + Send + 'a>> {
        Box::pin(async move {
            let response = self.transport.send(request).await?;
            match Lack::of(&response) {
                // Rare, and so not a part of each call's future.
                Some(lack) if !self.is_cloud() => Box::pin(self.explain(lack, response)).await,
                _ => Ok(response),
            }
        })
    }

    async fn get(&self, template: &str, parts: &[&(dyn Display + Sync)]) -> Result<Response> {
        self.send(&Request::to(Method::GET, template, parts)?).await
    }

    async fn delete(&self, template: &str, parts: &[&(dyn Display + Sync)]) -> Result<()> {
        self.send(&Request::to(Method::DELETE, template, parts)?).await?.empty()
    }

    async fn post<B: Serialize + Sync>(
        &self,
        template: &str,
        parts: &[&(dyn Display + Sync)],
        body: &B,
    ) -> Result<Response> {
        self.send(&Request::to(Method::POST, template, parts)?.with_json(body)?).await
    }

    /// The same for what is as well sent twice as once.
    async fn post_once<B: Serialize + Sync>(
        &self,
        template: &str,
        parts: &[&(dyn Display + Sync)],
        body: &B,
    ) -> Result<Response> {
        self.send(&Request::to(Method::POST, template, parts)?.with_json(body)?.safe_to_repeat()).await
    }

    async fn put<B: Serialize + Sync>(
        &self,
        template: &str,
        parts: &[&(dyn Display + Sync)],
        body: &B,
    ) -> Result<Response> {
        self.send(&Request::to(Method::PUT, template, parts)?.with_json(body)?).await
    }

    async fn patch<B: Serialize + Sync>(
        &self,
        template: &str,
        parts: &[&(dyn Display + Sync)],
        body: &B,
    ) -> Result<Response> {
        self.send(&Request::to(Method::PATCH, template, parts)?.with_json(body)?).await
    }

    /// A page of a resource's objects, in any order.
    async fn find_page<T: DeserializeOwned>(
        &self,
        resource: &str,
        filters: &Filters,
        sort: Option<impl StringEnum>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<T>> {
        let sort = sort.as_ref().map(StringEnum::text);
        match sort.and_then(turned_round) {
            Some(opposite) => {
                let (_, found) = self.find_from_the_end(resource, filters, opposite, limit, offset).await?;
                Ok(found)
            }
            None => {
                let page = query::Query::page(filters, sort, limit, offset);
                self.find(&format!("{resource}/filter"), &page).await
            }
        }
    }

    /// What a query finds in an order that the server has only the other way round: the page that lies as far
    /// from the end, turned round, and how many there are in all. What is created between the two requests can
    /// shift it.
    async fn find_from_the_end<T: DeserializeOwned>(
        &self,
        resource: &str,
        filters: &Filters,
        opposite: &str,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<(i64, Vec<T>)> {
        let count: i64 = self.find(&format!("{resource}/count"), &query::Query::new(filters)).await?;
        let left = count.saturating_sub(offset).max(0);
        let limit = limit.unwrap_or(PAGE).min(left);
        let page = query::Query::page(filters, Some(opposite), Some(limit), left - limit);
        let mut found: Vec<T> = self.find(&format!("{resource}/filter"), &page).await?;
        found.reverse();
        Ok((count, found))
    }

    /// A page with all that there is to say of it, in any order.
    async fn paginate<P: Page>(
        &self,
        resource: &str,
        filters: &Filters,
        sort: Option<impl StringEnum>,
        limit: Option<i64>,
        page: i64,
    ) -> Result<Arc<P>> {
        let sort = sort.as_ref().map(StringEnum::text);
        let Some(opposite) = sort.and_then(turned_round) else {
            let query = query::Query::numbered(filters, sort, limit, page);
            return self.find(&format!("{resource}/paginate"), &query).await;
        };
        let limit = limit.unwrap_or(PAGE);
        let offset = limit.saturating_mul(page - 1);
        let (count, found) = self.find_from_the_end(resource, filters, opposite, Some(limit), offset).await?;
        Ok(Arc::new(P::of(found, count, limit, page)))
    }

    /// What a query finds.
    async fn find<T: DeserializeOwned>(&self, path: &str, query: &query::Query<'_>) -> Result<T> {
        self.post(path, &[], &query.as_sent()?).await?.json()
    }
}
