//! Waiting for runs.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use futures_util::Stream;
use prefect_rs_macros::methods;
use pyo3::prelude::*;
use uuid::Uuid;

use crate::arguments::{Id, Ids, Interval, Seconds, UntilState};
use crate::clients::{BaseClient, Client, LongWork};
use crate::convert::answer::Answer;
use crate::convert::classes;
use crate::errors::exceptions;
use crate::errors::problems::{InputError, InputResult};
use crate::runtime::{Source, until_closed};
use prefect_client::client::{RunFailure, Until, Wait, Waitable, Waiting};
use prefect_client::error::{Error, ErrorKind, Result};
use prefect_client::schemas::Record;
use prefect_client::schemas::objects::StateType;

#[methods]
impl BaseClient {
    /// Wait until a flow run has ended, or is in one of some states.
    ///
    /// The run is polled, at first every 0.1 s and then less and less often. All waits of a client share their requests, so
    /// that one reads up to 200 runs. An unreachable server does not end the wait, unless it stays unreachable for five
    /// minutes. If the run should have started long ago, a warning is logged that says why it has not: a paused deployment,
    /// work pool or work queue, a missing work pool, no worker, or a concurrency limit.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     run (UUID | str | _HasId): The flow run, or its id.
    ///     timeout (float | timedelta | None): Maximum time to wait, in seconds. Defaults to no limit. With 0, the run is
    ///         read once.
    ///     until (StateType | str | Iterable[StateType | str] | Callable[[State], object] | None): States that end the wait:
    ///         types, names in any case, or a function that is called with each state that is seen, and returns true for
    ///         one that ends the wait. Defaults to final states, which always end it.
    ///     poll_interval (float | timedelta | None): Maximum time between two requests, in seconds. Defaults to 5.
    ///     raise_on_failure (bool): Whether to raise an exception if the run has failed, crashed or was cancelled.
    ///
    /// Returns:
    ///     FlowRun: The flow run, as it is at the end of the wait.
    ///
    /// Raises:
    ///     FlowRunWaitTimeout: The timeout expired. This is a `TimeoutError`.
    ///     FailedRun: The run failed, and `raise_on_failure` is true. `CrashedRun` and `CancelledRun` likewise. They have the
    ///         run, its state and its last log messages.
    ///     ObjectNotFound: The flow run does not exist.
    #[aside]
    fn wait_for_flow_run(
        client: Client,
        run: Id,
        _: KeywordOnly,
        timeout: Option<Seconds>,
        until: Option<UntilState>,
        poll_interval: Option<Interval>,
        #[default(false)] raise_on_failure: bool,
    ) {
        let (wait, asked) = wait(timeout, until, poll_interval);
        let waiting = client.wait_for_flow_runs(vec![run], wait);
        Ok(LongWork::new(the_only(client, waiting, raise_on_failure)).asking(asked))
    }

    /// Iterate over flow runs as they end, or are in one of some states.
    ///
    /// This works like `wait_for_flow_run`: all runs together take one request per 200 runs at a time. Leaving the iteration
    /// ends the wait.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     runs (Iterable[UUID | str | _HasId]): The runs, or their ids. Each is returned once.
    ///     timeout (float | timedelta | None): Maximum time to wait for all of them, in seconds. Defaults to no limit. With 0,
    ///         the runs are read once.
    ///     until (StateType | str | Iterable[StateType | str] | Callable[[State], object] | None): States that end the wait
    ///         for a run, besides final ones. A function is called when the next run is asked for.
    ///     poll_interval (float | timedelta | None): Maximum time between two requests, in seconds. Defaults to 5.
    ///     raise_on_failure (bool): Whether to raise an exception for a run that has failed, crashed or was cancelled. The
    ///         iteration may be continued.
    ///
    /// Returns:
    ///     ItemIterator[FlowRun]: The runs, in the order in which they end.
    ///
    /// Raises:
    ///     FlowRunWaitTimeout: The timeout expired. `unfinished` has the other runs.
    ///     FailedRun: A run failed, and `raise_on_failure` is true. `CrashedRun` and `CancelledRun` likewise.
    ///     ObjectNotFound: A run does not exist. The iteration may be continued.
    fn wait_for_flow_runs(
        client: Client,
        runs: Ids,
        _: KeywordOnly,
        timeout: Option<Seconds>,
        until: Option<UntilState>,
        poll_interval: Option<Interval>,
        #[default(false)] raise_on_failure: bool,
    ) -> Items {
        let (wait, asked) = wait(timeout, until, poll_interval);
        let ids = distinct(runs);
        let total = ids.len();
        let start = move || {
            let waiting = client.wait_for_flow_runs(ids, wait);
            stream(client, waiting, raise_on_failure)
        };
        Ok(Source::of(total, start).with_total(total).asking(asked))
    }

    /// Wait until a task run has ended, or is in one of some states.
    ///
    /// This works like `wait_for_flow_run`.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     run (UUID | str | _HasId): The task run, or its id.
    ///     timeout (float | timedelta | None): Maximum time to wait, in seconds. Defaults to no limit.
    ///     until (StateType | str | Iterable[StateType | str] | Callable[[State], object] | None): States that end the wait,
    ///         besides final ones.
    ///     poll_interval (float | timedelta | None): Maximum time between two requests, in seconds. Defaults to 5.
    ///     raise_on_failure (bool): Whether to raise an exception if the run has failed, crashed or was cancelled.
    ///
    /// Returns:
    ///     TaskRun: The task run, as it is at the end of the wait.
    ///
    /// Raises:
    ///     FlowRunWaitTimeout: The timeout expired. This is a `TimeoutError`.
    ///     FailedRun: The run failed, and `raise_on_failure` is true. `CrashedRun` and `CancelledRun` likewise.
    ///     ObjectNotFound: The task run does not exist.
    #[aside]
    fn wait_for_task_run(
        client: Client,
        run: Id,
        _: KeywordOnly,
        timeout: Option<Seconds>,
        until: Option<UntilState>,
        poll_interval: Option<Interval>,
        #[default(false)] raise_on_failure: bool,
    ) {
        let (wait, asked) = wait(timeout, until, poll_interval);
        let waiting = client.wait_for_task_runs(vec![run], wait);
        Ok(LongWork::new(the_only(client, waiting, raise_on_failure)).asking(asked))
    }

    /// Iterate over task runs as they end, or are in one of some states.
    ///
    /// This works like `wait_for_task_run`: all runs together take one request per 200 runs at a time. Leaving the iteration
    /// ends the wait.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     runs (Iterable[UUID | str | _HasId]): The runs, or their ids. Each is returned once.
    ///     timeout (float | timedelta | None): Maximum time to wait for all of them, in seconds. Defaults to no limit. With 0,
    ///         the runs are read once.
    ///     until (StateType | str | Iterable[StateType | str] | Callable[[State], object] | None): States that end the wait
    ///         for a run, besides final ones. A function is called when the next run is asked for.
    ///     poll_interval (float | timedelta | None): Maximum time between two requests, in seconds. Defaults to 5.
    ///     raise_on_failure (bool): Whether to raise an exception for a run that has failed, crashed or was cancelled. The
    ///         iteration may be continued.
    ///
    /// Returns:
    ///     ItemIterator[TaskRun]: The runs, in the order in which they end.
    ///
    /// Raises:
    ///     FlowRunWaitTimeout: The timeout expired. `unfinished` has the other runs.
    ///     FailedRun: A run failed, and `raise_on_failure` is true. `CrashedRun` and `CancelledRun` likewise.
    ///     ObjectNotFound: A run does not exist. The iteration may be continued.
    fn wait_for_task_runs(
        client: Client,
        runs: Ids,
        _: KeywordOnly,
        timeout: Option<Seconds>,
        until: Option<UntilState>,
        poll_interval: Option<Interval>,
        #[default(false)] raise_on_failure: bool,
    ) -> Items {
        let (wait, asked) = wait(timeout, until, poll_interval);
        let ids = distinct(runs);
        let total = ids.len();
        let start = move || {
            let waiting = client.wait_for_task_runs(ids, wait);
            stream(client, waiting, raise_on_failure)
        };
        Ok(Source::of(total, start).with_total(total).asking(asked))
    }
}

/// Rejects the arguments of a wait where none is wanted. Each is given with whether it was set.
pub(super) fn only_with_wait(wait: bool, arguments: &[(&str, bool)]) -> InputResult<()> {
    match arguments.iter().find(|(_, is_set)| *is_set && !wait) {
        Some((name, _)) => Err(InputError::without_input("value_error", "requires wait=True").at(name)),
        None => Ok(()),
    }
}

/// How to wait, and the function that decides when to stop.
pub(super) fn wait(
    timeout: Option<Duration>,
    until: Option<(Until, Option<Py<PyAny>>)>,
    poll_interval: Option<Duration>,
) -> (Wait, Option<Py<PyAny>>) {
    let (until, asked) = until.unwrap_or_default();
    (Wait { until, timeout, poll_interval }, asked)
}

/// The only run of a wait, when it is done. Closing the client ends the wait.
pub(super) async fn the_only<R: Waitable>(
    client: Client,
    mut waiting: Waiting<R>,
    raise_on_failure: bool,
) -> Result<Answer> {
    until_closed(async { next(&client, &mut waiting, raise_on_failure).await.unwrap_or(Ok(Answer::None)) })
        .await
}

/// The ids, each once.
fn distinct(mut ids: Vec<Uuid>) -> Vec<Uuid> {
    let mut known = HashSet::new();
    ids.retain(|id| known.insert(*id));
    ids
}

/// The runs as they are done.
fn stream<R: Waitable>(
    client: Client,
    waiting: Waiting<R>,
    raise_on_failure: bool,
) -> impl Stream<Item = Result<Answer>> + Send {
    futures_util::stream::unfold((client, waiting), move |(client, mut waiting)| async move {
        let item = next(&client, &mut waiting, raise_on_failure).await?;
        Some((item, (client, waiting)))
    })
}

/// The next run that is done, or what to raise. `None` after the last.
async fn next<R: Waitable>(
    client: &Client,
    waiting: &mut Waiting<R>,
    raise_on_failure: bool,
) -> Option<Result<Answer>> {
    let run = match waiting.next().await? {
        Ok(run) => run,
        Err(error) if error.kind() == ErrorKind::WaitTimeout => {
            let unfinished = waiting.unfinished().map(|run| run.clone() as Arc<dyn Record>).collect();
            return Some(Ok(Answer::finish(move |py| Err(timed_out(py, &error, unfinished)?))));
        }
        // It must not end the iteration over the others.
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Some(Ok(Answer::finish(move |py| Err(exceptions::from_core(py, &error)))));
        }
        Err(error) => return Some(Err(error)),
    };
    let failure = match raise_on_failure {
        true => client.failure_of_run(&*run).await,
        false => None,
    };
    Some(Ok(match failure {
        None => Answer::from(run),
        Some(failure) => Answer::finish(move |py| Err(failed(py, run, failure)?)),
    }))
}

/// The exception for a timeout, with the runs that are not done.
fn timed_out(py: Python<'_>, error: &Error, unfinished: Vec<Arc<dyn Record>>) -> PyResult<PyErr> {
    let raised = exceptions::from_core(py, error);
    let runs = classes::wrap_all(py, unfinished)?;
    py.import("prefect_rs.exceptions")?.call_method1("_add_unfinished", (raised.value(py), runs))?;
    Ok(raised)
}

/// The exception for a run that failed, with the run and its logs.
fn failed(py: Python<'_>, run: Arc<dyn Record>, failure: RunFailure) -> PyResult<PyErr> {
    let class = match failure.state.r#type {
        StateType::Crashed => "CrashedRun",
        StateType::Cancelled => "CancelledRun",
        _ => "FailedRun",
    };
    let raised = exceptions::make(py, class, (failure.to_string(),), None)?;
    let logs = failure.logs.into_iter().map(|log| log as Arc<dyn Record>).collect();
    let (run, logs) = (classes::wrap(py, run)?, classes::wrap_all(py, logs)?);
    py.import("prefect_rs.exceptions")?.call_method1("_add_run", (raised.value(py), run, logs))?;
    Ok(raised)
}
