//! Operations on all flow runs that match filters.

use prefect_rs_macros::methods;
use pyo3::prelude::*;

use super::bulk_answer;
use crate::arguments::{ModelArgument, OrNone};
use crate::clients::{BaseClient, Client, LongWork};
use crate::convert::answer::Answer;
use crate::errors::problems::{InputError, InputResult};
use crate::runtime::report;
use prefect_client::client::{Changed, OnProgress};
use prefect_client::schemas::filters::{Filters, FlowRunFilter};
use prefect_client::schemas::objects::State;

#[methods]
impl BaseClient {
    /// Delete all flow runs that match all filters, in as many requests as it takes.
    ///
    /// Their ids are read first, so runs that are created meanwhile stay. A run that no longer matches `flow_run_filter`
    /// when its turn comes stays, too. Not in the official client.
    ///
    /// Args:
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
    ///     dry_run (bool): Whether to only count the runs.
    ///     everything (bool): Whether filters that match every run are meant. Without it, they are an error.
    ///     progress (Callable[[int, int], object] | None): Called with the number of runs that are done and of all runs,
    ///         before the first request that deletes, and after each one. If it raises, that ends the call.
    ///
    /// Returns:
    ///     int: How many runs were deleted or, with `dry_run`, would be.
    ///
    /// Raises:
    ///     ValidationError: The filters match every run. It is a `ValueError`.
    #[aside]
    fn delete_flow_runs_where(
        client: Client,
        flow_run_filter: OrNone<ModelArgument<FlowRunFilter>>,
        filters: Filters![*, flow, task_run, deployment, work_pool, work_queue],
        #[default(false)] dry_run: bool,
        #[default(false)] everything: bool,
        progress: Option<Any>,
    ) {
        let filters = Filters { flow_run: flow_run_filter, ..filters };
        must_be_meant(&filters, dry_run || everything)?;
        let (on_progress, function) = reporting(progress)?;
        Ok(LongWork::new(async move {
            if dry_run {
                return client.count_flow_runs(&filters).await;
            }
            client.delete_flow_runs_where(&filters, &on_progress).await.map(count)
        })
        .asking(function))
    }

    /// Propose a state for all flow runs that match all filters, in as many requests as it takes.
    ///
    /// Their ids are read first, and the state is proposed once for each run that still matches `flow_run_filter`. As with
    /// `set_flow_run_state`, the server may decide differently, which does not raise. Not in the official client.
    ///
    /// Args:
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
    ///     state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Cancelled()`.
    ///     force (bool): Whether to bypass the server's orchestration rules.
    ///     dry_run (bool): Whether to only count the runs.
    ///     everything (bool): Whether filters that match every run are meant. Without it, they are an error.
    ///     progress (Callable[[int, int], object] | None): Called with the number of runs that are done and of all runs,
    ///         before the first request that changes a run, and after each one. If it raises, that ends the call.
    ///
    /// Returns:
    ///     int: How many runs have entered the state or, with `dry_run`, how many match.
    ///
    /// Raises:
    ///     ValidationError: The filters match every run. It is a `ValueError`.
    ///     BulkOperationError: The server's database failed for some runs, of which it has the first. The others are done.
    #[aside]
    fn set_flow_runs_state_where(
        client: Client,
        flow_run_filter: OrNone<ModelArgument<FlowRunFilter>>,
        state: ModelArgument<State>,
        filters: Filters![*, flow, task_run, deployment, work_pool, work_queue],
        #[default(false)] force: bool,
        #[default(false)] dry_run: bool,
        #[default(false)] everything: bool,
        progress: Option<Any>,
    ) {
        let filters = Filters { flow_run: flow_run_filter, ..filters };
        must_be_meant(&filters, dry_run || everything)?;
        let (on_progress, function) = reporting(progress)?;
        Ok(LongWork::new(async move {
            if dry_run {
                return client.count_flow_runs(&filters).await.map(Answer::from);
            }
            client.set_flow_runs_state_where(&filters, &state, force, &on_progress).await.map(changed)
        })
        .asking(function))
    }

    /// Cancel all flow runs that match all filters, in as many requests as it takes.
    ///
    /// As with `cancel_flow_run`, runs that have begun enter `Cancelling`, others `Cancelled`. Runs that have ended or are
    /// being cancelled are left alone. Not in the official client.
    ///
    /// Args:
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
    ///     dry_run (bool): Whether to only count the runs.
    ///     everything (bool): Whether filters that match every run are meant. Without it, they are an error.
    ///     progress (Callable[[int, int], object] | None): Called with the number of runs that are done and of all runs,
    ///         before the first request that cancels, and after each one. If it raises, that ends the call.
    ///
    /// Returns:
    ///     int: How many runs were cancelled or, with `dry_run`, would be.
    ///
    /// Raises:
    ///     ValidationError: The filters match every run. It is a `ValueError`.
    ///     BulkOperationError: The server's database failed for some runs, of which it has the first. The others are done.
    #[aside]
    fn cancel_flow_runs_where(
        client: Client,
        flow_run_filter: OrNone<ModelArgument<FlowRunFilter>>,
        filters: Filters![*, flow, task_run, deployment, work_pool, work_queue],
        #[default(false)] dry_run: bool,
        #[default(false)] everything: bool,
        progress: Option<Any>,
    ) {
        let filters = Filters { flow_run: flow_run_filter, ..filters };
        must_be_meant(&filters, dry_run || everything)?;
        let (on_progress, function) = reporting(progress)?;
        Ok(LongWork::new(async move {
            if dry_run {
                return client.count_cancellable_flow_runs(&filters).await.map(Answer::from);
            }
            client.cancel_flow_runs_where(&filters, &on_progress).await.map(changed)
        })
        .asking(function))
    }
}

/// Rejects filters that match every run, unless that is meant.
fn must_be_meant(filters: &Filters, is_meant: bool) -> InputResult<()> {
    if is_meant || !filters.match_everything() {
        return Ok(());
    }
    let message =
        "the filters match every flow run: set a criterion, or pass everything=True if that is meant";
    Err(InputError::without_input("value_error", message).at("flow_run_filter"))
}

/// What the core calls, and the function of the caller that this calls.
fn reporting(progress: Option<&Bound<'_, PyAny>>) -> InputResult<(OnProgress, Option<Py<PyAny>>)> {
    let Some(function) = progress else {
        return Ok((Box::new(|_, _| Box::pin(std::future::ready(()))), None));
    };
    if !function.is_callable() {
        return Err(InputError::expected("a function of two integers", function).at("progress"));
    }
    Ok((Box::new(|done, total| Box::pin(report(done, total))), Some(function.clone().unbind())))
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// How many runs changed, or the error that some failed.
fn changed(changed: Changed) -> Answer {
    match changed.failed {
        Some(failed) => bulk_answer(failed, true),
        None => Answer::Int(count(changed.count)),
    }
}
