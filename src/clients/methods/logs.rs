//! Logs.

use std::sync::Arc;

use prefect_rs_macros::methods;
use pyo3::prelude::*;

use crate::arguments::{ArgumentKind, AtLeast, Id, Limit, Offset, PlainText, Sort};
use crate::clients::{BaseClient, Client};
use crate::errors::problems::{InputError, InputResult};
use prefect_client::schemas::DateTime;
use prefect_client::schemas::actions::LogCreate;
use prefect_client::schemas::filters::{
    LogFilter, LogFilterLevel, LogFilterTaskRunId, LogFilterTextSearch, LogFilterTimestamp,
};
use prefect_client::schemas::sorting::LogSort;

/// The level of log messages: a number, or the name of one of the levels of Python's `logging`.
struct Level;

impl ArgumentKind for Level {
    type Value = i64;

    fn check(name: &str, given: &Bound<'_, PyAny>) -> InputResult<i64> {
        let Ok(text) = given.extract::<String>() else { return AtLeast::<0>::check(name, given) };
        Ok(match text.to_uppercase().as_str() {
            "NOTSET" => 0,
            "DEBUG" => 10,
            "INFO" => 20,
            "WARNING" | "WARN" => 30,
            "ERROR" => 40,
            "CRITICAL" | "FATAL" => 50,
            _ => {
                let what = "a number, or DEBUG, INFO, WARNING, ERROR or CRITICAL";
                return Err(InputError::expected(what, given).at(name));
            }
        })
    }
}

#[methods]
impl BaseClient {
    /// Write log messages of runs, in one request.
    ///
    /// Args:
    ///     logs (Iterable[LogCreate | Mapping[str, Any]]): The messages.
    async fn create_logs(client: Client, logs: Vec<Arc<LogCreate>>) {
        client.create_logs(&logs).await
    }

    /// Read a page of the log messages that match the filter.
    ///
    /// Args:
    ///     sort (LogSort | str | None): Sort order. Defaults to ascending timestamp.
    ///
    /// Returns:
    ///     list[Log]: The messages.
    #[iter(iter_logs(filters, sort))]
    async fn read_logs(
        client: Client,
        filters: Filters![log],
        limit: Limit,
        #[default(0, "None")] offset: Offset,
        sort: Option<Sort<LogSort>>,
    ) {
        client.read_logs(&filters, sort, limit, offset).await
    }

    /// Read all log messages of a flow run, in as many requests as it takes.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     run (UUID | str | _HasId): The flow run, or its id.
    ///     level (int | str | None): The minimum level: a number, or a name such as `"WARNING"`.
    ///     task_runs (bool): Whether to include the messages of its task runs.
    ///     since (datetime | str | None): Only messages from this time on.
    ///     until (datetime | str | None): Only messages up to this time.
    ///     text (str | None): Only messages that match this full-text search. Requires a server from 3.5 on.
    ///     sort (LogSort | str | None): Sort order. Defaults to ascending timestamp.
    ///     limit (int | None): Maximum number of messages. Defaults to all.
    ///
    /// Returns:
    ///     list[Log]: The messages. For very many, `iter_logs` uses less memory.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow run does not exist.
    async fn read_flow_run_logs(
        client: Client,
        run: Id,
        _: KeywordOnly,
        level: Option<Level>,
        #[default(true)] task_runs: bool,
        since: Option<DateTime>,
        until: Option<DateTime>,
        text: Option<PlainText>,
        sort: Option<Sort<LogSort>>,
        limit: Option<AtLeast<0>>,
    ) {
        let mut filter = LogFilter::default();
        if let Some(level) = level {
            filter = filter.level(Arc::new(LogFilterLevel::default().ge_(level)));
        }
        if !task_runs {
            filter = filter.task_run_id(Arc::new(LogFilterTaskRunId::default().is_null_(true)));
        }
        let mut time = LogFilterTimestamp::default();
        if let Some(since) = since {
            time = time.after_(since);
        }
        if let Some(until) = until {
            time = time.before_(until);
        }
        if since.is_some() || until.is_some() {
            filter = filter.timestamp(Arc::new(time));
        }
        if let Some(query) = text {
            filter = filter.text(Arc::new(LogFilterTextSearch::default().query(query)));
        }
        let limit = limit.and_then(|limit| usize::try_from(limit).ok());
        client.read_flow_run_logs(run, filter, sort, limit).await
    }

    /// Download all log messages of a flow run and its task runs as CSV.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     str: CSV with a header line, the earliest message first. The columns are `timestamp`, `level`, `flow_run_id`,
    ///         `task_run_id` and `message`.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow run does not exist.
    async fn download_flow_run_logs(client: Client, flow_run_id: Id) {
        client.download_flow_run_logs(flow_run_id).await
    }
}
