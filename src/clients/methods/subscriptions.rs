//! Subscriptions to events and logs, as iterators.

use std::time::Duration;

use futures_util::StreamExt;
use prefect_rs_macros::methods;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::arguments::{self, AtLeast, ModelArgument};
use crate::clients::{BaseClient, Client};
use crate::convert::answer::Answer;
use crate::errors::problems::InputResult;
use crate::runtime::Source;
use prefect_client::client::{FlowRunItem, Reconnect};
use prefect_client::error::Result;
use prefect_client::schemas::events::EventFilter;
use prefect_client::schemas::filters::LogFilter;

/// How many items are buffered. A server that cannot send more closes the connection after a while, which is opened again
/// then.
const BUFFER: usize = 200;

#[methods]
impl BaseClient {
    /// Subscribe to the events that match the filter, as they occur.
    ///
    /// Not in the official client, which has `prefect.events.clients.get_events_subscriber`. The iterator connects when the
    /// first event is asked for. When the connection is lost, it is opened again, and the events that were missed are
    /// returned then. No event is returned twice. `AuthenticationError`, `WebSocketRefused`, `ConnectError`, `ReadError` and
    /// the others of requests are raised by the iteration.
    ///
    /// Args:
    ///     filter (EventFilter | Mapping[str, Any] | None): Which events. Defaults to all. A time that it has replaces the
    ///         minute before. Servers send events of the last 15 minutes at most.
    ///     backfill (bool): Whether to return the events of the minute before, too.
    ///     reconnection_attempts (int): Maximum number of attempts in a row to connect again. The first two are made at
    ///         once, the others after 1 to 5 seconds.
    ///     reconnect_on_clean_close (bool): Whether to connect again after the server has closed the connection normally,
    ///         which ends the iteration otherwise.
    ///
    /// Returns:
    ///     ItemIterator[ReceivedEvent]: The events.
    fn subscribe_events(
        client: Client,
        filter: Option<ModelArgument<EventFilter>>,
        _: KeywordOnly,
        #[default(true)] backfill: bool,
        #[default(10, "10")] reconnection_attempts: AtLeast<0>,
        #[default(true)] reconnect_on_clean_close: bool,
    ) -> Items {
        let reconnect = reconnect(reconnection_attempts, reconnect_on_clean_close);
        Ok(Source::of(BUFFER, move || {
            client.subscribe_events(filter.as_deref(), reconnect).with_backfill(backfill).into_stream()
        }))
    }

    /// Subscribe to the logs that match the filter, as they are written.
    ///
    /// Not in the official client, which has `prefect.logging.clients.get_logs_subscriber`. The iterator connects when the
    /// first log is asked for. When the connection is lost, it is opened again, and the logs that were written meanwhile are
    /// read from the API. No log is lost, and none is returned twice. A server streams logs only if
    /// `PREFECT_SERVER_LOGS_STREAM_OUT_ENABLED` and `PREFECT_SERVER_LOGS_STREAM_PUBLISHING_ENABLED` are true there. If not,
    /// they are read every few seconds. Errors are raised by the iteration, as for `subscribe_events`. Servers before 3.4.7
    /// raise `WebSocketRefused`.
    ///
    /// Args:
    ///     filter (LogFilter | Mapping[str, Any] | None): Which logs. Defaults to all. Its criteria must be combined with
    ///         AND.
    ///     reconnection_attempts (int): Maximum number of attempts in a row to connect again. The first two are made at
    ///         once, the others after 1 to 5 seconds.
    ///     reconnect_on_clean_close (bool): Whether to connect again after the server has closed the connection normally,
    ///         which ends the iteration otherwise.
    ///
    /// Returns:
    ///     ItemIterator[Log]: The logs.
    fn subscribe_logs(
        client: Client,
        filter: Option<ModelArgument<LogFilter>>,
        _: KeywordOnly,
        #[default(10, "10")] reconnection_attempts: AtLeast<0>,
        #[default(true)] reconnect_on_clean_close: bool,
    ) -> Items {
        let reconnect = reconnect(reconnection_attempts, reconnect_on_clean_close);
        Ok(Source::of(BUFFER, move || client.subscribe_logs(filter.as_deref(), reconnect).into_stream()))
    }

    // ---- For the subscribers of `prefect_rs.events` and `prefect_rs.logging`. The first item is None, when the
    // connection is open.

    fn _subscribe_events<'py>(
        slf: &Bound<'py, Self>,
        filter: Option<&Bound<'py, PyAny>>,
        attempts: i64,
        on_clean_close: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::iterate(slf, "subscribe_events", |client| {
            let filter = model::<EventFilter>(filter)?;
            let mut events = client.subscribe_events(filter.as_deref(), reconnect(attempts, on_clean_close));
            Ok(connected(async move {
                events.connect().await?;
                Ok(events.into_stream().map(|event| event.map(Answer::from)).boxed())
            }))
        })
    }

    fn _subscribe_logs<'py>(
        slf: &Bound<'py, Self>,
        filter: Option<&Bound<'py, PyAny>>,
        attempts: i64,
        on_clean_close: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::iterate(slf, "subscribe_logs", |client| {
            let filter = model::<LogFilter>(filter)?;
            let mut logs = client.subscribe_logs(filter.as_deref(), reconnect(attempts, on_clean_close));
            Ok(connected(async move {
                logs.connect().await?;
                Ok(logs.into_stream().map(|log| log.map(Answer::from)).boxed())
            }))
        })
    }

    fn _subscribe_flow_run<'py>(
        slf: &Bound<'py, Self>,
        flow_run_id: &Bound<'py, PyAny>,
        straggler_timeout: f64,
        attempts: i64,
    ) -> PyResult<Bound<'py, PyAny>> {
        let timeout = Duration::try_from_secs_f64(straggler_timeout).map_err(|_| {
            let message =
                format!("straggler_timeout: expected seconds, at least 0 (got {straggler_timeout})");
            PyValueError::new_err(message)
        })?;
        Self::iterate(slf, "subscribe_flow_run", |client| {
            let id = arguments::id("flow_run_id", flow_run_id)?;
            let attempts = reconnect(attempts, true).attempts;
            let mut items = client.subscribe_flow_run(id, timeout, attempts);
            Ok(connected(async move {
                items.connect().await?;
                let answer = |item| match item {
                    FlowRunItem::Event(event) => Answer::from(event),
                    FlowRunItem::Log(log) => Answer::from(log),
                };
                Ok(items.into_stream().map(move |item| item.map(answer)).boxed())
            }))
        })
    }
}

type Answers = futures_util::stream::BoxStream<'static, Result<Answer>>;

/// None when the connection is open, and then the items.
fn connected(connecting: impl Future<Output = Result<Answers>> + Send + 'static) -> Source {
    Source::of(BUFFER, move || {
        futures_util::stream::once(connecting).flat_map(|connected| match connected {
            Ok(items) => futures_util::stream::iter([Ok(Answer::None)]).chain(items).boxed(),
            Err(error) => futures_util::stream::iter([Err(error)]).boxed(),
        })
    })
}

fn reconnect(attempts: i64, on_clean_close: bool) -> Reconnect {
    Reconnect { attempts: u32::try_from(attempts).unwrap_or(u32::MAX), on_clean_close }
}

fn model<M: prefect_client::schemas::Model>(
    filter: Option<&Bound<'_, PyAny>>,
) -> InputResult<Option<std::sync::Arc<M>>> {
    arguments::given(filter).map(|filter| arguments::model("filter", filter)).transpose()
}
