//! Logs.

use std::sync::Arc;

use pyo3::prelude::*;

use crate::arguments::{self, FilterArguments};
use crate::clients::Client;
use prefect_client::schemas::actions::LogCreate;

#[pymethods]
impl Client {
    /// Write messages to the logs of the runs that they come from, all in one request.
    ///
    /// Args:
    ///     logs (Iterable[LogCreate | Mapping[str, Any]]): The messages.
    ///
    /// Returns:
    ///     None: The messages are there.
    ///
    /// Raises:
    ///     ValidationError: A message is none, and the error tells which; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn create_logs<'py>(slf: &Bound<'py, Self>, logs: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_logs", |client| {
            let logs = arguments::field::<Vec<Arc<LogCreate>>>("logs", logs)?;
            Ok(async move { client.create_logs(&logs).await })
        })
    }

    /// Read a page of the logs that match the filter.
    ///
    /// Args:
    ///     log_filter (LogFilter | Mapping[str, Any] | None): Which logs.
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///     offset (int | None): How many to skip.
    ///     sort (LogSort | str | None): The order; earliest first where None.
    ///
    /// Returns:
    ///     list[Log]: The logs.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (log_filter=None, limit=None, offset=None, sort=None))]
    fn read_logs<'py>(
        slf: &Bound<'py, Self>,
        log_filter: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        offset: Option<&Bound<'py, PyAny>>,
        sort: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_logs", |client| {
            let filters = FilterArguments { log: log_filter, ..FilterArguments::default() }.check()?;
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            let sort = arguments::sort(sort)?;
            Ok(async move { client.read_logs(&filters, sort, limit, offset).await })
        })
    }

    /// Read all logs of a flow run and its task runs, as a file for a spreadsheet. The official client has no such
    /// method.
    ///
    /// Args:
    ///     flow_run_id (UUID | str | _HasId): The flow run's id.
    ///
    /// Returns:
    ///     str: CSV, as Python's `csv` reads it: a line with the names of the columns, then one for each message,
    ///         earliest first, with `timestamp`, `level`, `flow_run_id`, `task_run_id` and `message`.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such flow run.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn download_flow_run_logs<'py>(
        slf: &Bound<'py, Self>,
        flow_run_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "download_flow_run_logs", |client| {
            let id = arguments::id("flow_run_id", flow_run_id)?;
            Ok(async move { client.download_flow_run_logs(id).await })
        })
    }
}
