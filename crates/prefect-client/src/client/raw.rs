//! Requests to endpoints that have no method here.

use http::Method;

use super::Client;
use crate::error::Result;
use crate::transport::{Request, Response};

/// The last segments of the paths whose POST endpoints only read.
const QUERIES: [&str; 13] = [
    "concurrency_status",
    "count",
    "count-deployments",
    "count-task-runs",
    "counts",
    "filter",
    "get_runs",
    "get_scheduled_flow_runs",
    "history",
    "lateness",
    "next-runs",
    "paginate",
    "validate",
];

/// A request for [`Client::request`] to any endpoint of Prefect, marked as idempotent if it is known to be: by its
/// method, as a PATCH, or as a POST that only reads, such as `/flows/filter`. Other POST requests are retried only
/// if it is certain that the server has not carried them out; see [`Request::idempotent`].
///
/// ```
/// use http::Method;
/// use prefect_client::client::raw_request;
///
/// assert!(raw_request(Method::POST, "/flows/filter").is_idempotent());
/// assert!(!raw_request(Method::POST, "/flows/").is_idempotent());
/// ```
pub fn raw_request(method: Method, path: impl Into<String>) -> Request {
    let path = path.into();
    let is_query = path.trim_end_matches('/').rsplit('/').next().is_some_and(|end| QUERIES.contains(&end));
    let is_idempotent = method == Method::PATCH || (method == Method::POST && is_query);
    let request = Request::new(method, path);
    if is_idempotent { request.idempotent() } else { request }
}

impl Client {
    /// Sends a request to any endpoint and returns the response, whatever its status.
    ///
    /// ```no_run
    /// use http::Method;
    /// use prefect_client::client::{Client, raw_request};
    ///
    /// # async fn example(client: Client) -> prefect_client::error::Result<()> {
    /// let response = client.request(&raw_request(Method::GET, "/health")).await?;
    /// println!("{} {}", response.status(), response.text()?);
    /// # Ok(())
    /// # }
    /// ```
    pub async fn request(&self, request: &Request) -> Result<Response> {
        self.parts.transport.send(request).await
    }
}
