//! What runs did, summed up: over time, by state, by what they belong to.

use pyo3::prelude::*;

use crate::arguments::{self, FilterArguments};
use crate::clients::Client;
use crate::convert::answer::Answer;
use crate::errors::problems::{InputError, InputResult};
use prefect_client::client::Intervals;
use prefect_client::schemas::TimeDelta;
use prefect_client::schemas::sorting::ObservedStateSort;

#[pymethods]
impl Client {
    /// Read how late the flow runs that match all the filters are, on average: how late they started or, while they
    /// wait, how late they are. The official client has no such method.
    ///
    /// Args:
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
    ///     work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
    ///     work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only runs in such work queues.
    ///
    /// Returns:
    ///     timedelta | None: How late; None where there are no such runs.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, flow_filter=None, flow_run_filter=None, task_run_filter=None,
                        deployment_filter=None, work_pool_filter=None, work_queue_filter=None))]
    fn read_average_flow_run_lateness<'py>(
        slf: &Bound<'py, Self>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
        work_pool_filter: Option<&Bound<'py, PyAny>>,
        work_queue_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_average_flow_run_lateness", |client| {
            let filters = FilterArguments {
                flow: flow_filter,
                flow_run: flow_run_filter,
                task_run: task_run_filter,
                deployment: deployment_filter,
                work_pool: work_pool_filter,
                work_queue: work_queue_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            Ok(async move { client.read_average_flow_run_lateness(&filters).await.map(Answer::of) })
        })
    }

    /// Count the flow runs that match all the filters by their state, interval after interval. A run counts in the
    /// interval in which it is expected to start. The official client has no such method.
    ///
    /// Args:
    ///     history_start (datetime | str): When the first interval begins.
    ///     history_end (datetime | str): When the last interval ends.
    ///     history_interval_seconds (timedelta | float): How long each interval is (a number is seconds), from 1
    ///         second up.
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
    ///     work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
    ///     work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only runs in such work queues.
    ///
    /// Returns:
    ///     list[HistoryResponse]: The intervals, each with the states that there were in it. The server gives 500 at
    ///         most, from the first on.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (history_start, history_end, history_interval_seconds, *, flow_filter=None,
                        flow_run_filter=None, task_run_filter=None, deployment_filter=None,
                        work_pool_filter=None, work_queue_filter=None))]
    #[expect(clippy::too_many_arguments, reason = "they are those of other methods on the same objects")]
    fn read_flow_run_history<'py>(
        slf: &Bound<'py, Self>,
        history_start: &Bound<'py, PyAny>,
        history_end: &Bound<'py, PyAny>,
        history_interval_seconds: &Bound<'py, PyAny>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
        work_pool_filter: Option<&Bound<'py, PyAny>>,
        work_queue_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_flow_run_history", |client| {
            let intervals = intervals(history_start, history_end, history_interval_seconds)?;
            let filters = FilterArguments {
                flow: flow_filter,
                flow_run: flow_run_filter,
                task_run: task_run_filter,
                deployment: deployment_filter,
                work_pool: work_pool_filter,
                work_queue: work_queue_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            Ok(async move { client.read_flow_run_history(intervals, &filters).await })
        })
    }

    /// Count the task runs that match all the filters by their state, interval after interval. A run counts in the
    /// interval in which it is expected to start. The official client has no such method.
    ///
    /// Args:
    ///     history_start (datetime | str): When the first interval begins.
    ///     history_end (datetime | str): When the last interval ends.
    ///     history_interval_seconds (timedelta | float): How long each interval is (a number is seconds), from 1
    ///         second up.
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Which task runs.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.
    ///
    /// Returns:
    ///     list[HistoryResponse]: The intervals, each with the states that there were in it. The server gives 500 at
    ///         most, from the first on.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (history_start, history_end, history_interval_seconds, *, flow_filter=None,
                        flow_run_filter=None, task_run_filter=None, deployment_filter=None))]
    #[expect(clippy::too_many_arguments, reason = "they are those of other methods on the same objects")]
    fn read_task_run_history<'py>(
        slf: &Bound<'py, Self>,
        history_start: &Bound<'py, PyAny>,
        history_end: &Bound<'py, PyAny>,
        history_interval_seconds: &Bound<'py, PyAny>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_task_run_history", |client| {
            let intervals = intervals(history_start, history_end, history_interval_seconds)?;
            let filters = FilterArguments {
                flow: flow_filter,
                flow_run: flow_run_filter,
                task_run: task_run_filter,
                deployment: deployment_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            Ok(async move { client.read_task_run_history(intervals, &filters).await })
        })
    }

    /// Read the flow runs that match all the filters as points in a diagram: when they started, how long they ran, how
    /// late they were. The official client has no such method.
    ///
    /// Args:
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
    ///     work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
    ///     sort (FlowRunSort | str | None): The order, one that the server has; by the time at which they are expected
    ///         to start, downwards, where None.
    ///     limit (int | None): At most how many. The server gives 1,000 where None, and never more.
    ///     offset (int): How many to skip.
    ///
    /// Returns:
    ///     list[SimpleFlowRun]: The points.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, flow_filter=None, flow_run_filter=None, task_run_filter=None,
                        deployment_filter=None, work_pool_filter=None, sort=None, limit=None, offset=None),
           text_signature = "($self, *, flow_filter=None, flow_run_filter=None, task_run_filter=None, \
                             deployment_filter=None, work_pool_filter=None, sort=None, limit=None, \
                             offset=0)")]
    #[expect(clippy::too_many_arguments, reason = "they are those of other methods on the same objects")]
    fn read_flow_run_history_points<'py>(
        slf: &Bound<'py, Self>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
        work_pool_filter: Option<&Bound<'py, PyAny>>,
        sort: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        offset: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_flow_run_history_points", |client| {
            let filters = FilterArguments {
                flow: flow_filter,
                flow_run: flow_run_filter,
                task_run: task_run_filter,
                deployment: deployment_filter,
                work_pool: work_pool_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            let sort = arguments::sort(sort)?;
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            Ok(async move { client.read_flow_run_history_points(&filters, sort, limit, offset).await })
        })
    }

    /// Count the task runs of each of some flow runs. The official client has no such method.
    ///
    /// Args:
    ///     flow_run_ids (Iterable[Any]): The flow runs' ids, or objects with an `id`; the server takes 200 at most.
    ///
    /// Returns:
    ///     dict[UUID, int]: How many, by the id of the flow run; 0 for a flow run that is not there.
    ///
    /// Raises:
    ///     ValidationError: The ids are no list of UUIDs; nothing was sent. Or there are too many.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn count_task_runs_by_flow_run<'py>(
        slf: &Bound<'py, Self>,
        flow_run_ids: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "count_task_runs_by_flow_run", |client| {
            let ids = arguments::ids("flow_run_ids", flow_run_ids)?;
            Ok(async move { client.count_task_runs_by_flow_run(&ids).await.map(Answer::by_id) })
        })
    }

    /// Count the task runs that match all the filters by the type of their state. The official client has no such
    /// method.
    ///
    /// Args:
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Which task runs.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.
    ///
    /// Returns:
    ///     dict[str, int]: How many, by the type: `COMPLETED`, `RUNNING` and so on, all of them.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, flow_filter=None, flow_run_filter=None, task_run_filter=None,
                        deployment_filter=None))]
    fn count_task_runs_by_state<'py>(
        slf: &Bound<'py, Self>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "count_task_runs_by_state", |client| {
            let filters = FilterArguments {
                flow: flow_filter,
                flow_run: flow_run_filter,
                task_run: task_run_filter,
                deployment: deployment_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            Ok(async move { client.count_task_runs_by_state(&filters).await.map(Answer::of) })
        })
    }

    /// Count the task runs that ended well and badly, in each of 20 intervals of the same length. The official client
    /// has no such method.
    ///
    /// Args:
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any]): Which task runs. Its `start_time` tells when the first
    ///         interval begins, in `after_`, and when the last one ends, in `before_`: now where that is None.
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.
    ///     work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only task runs in such work pools.
    ///     work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only task runs in such work queues.
    ///
    /// Returns:
    ///     list[TaskRunCount]: The 20 intervals, in their order.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong, such as a filter without `start_time.after_`; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (task_run_filter, *, flow_filter=None, flow_run_filter=None,
                        deployment_filter=None, work_pool_filter=None, work_queue_filter=None))]
    fn read_dashboard_task_run_counts<'py>(
        slf: &Bound<'py, Self>,
        task_run_filter: &Bound<'py, PyAny>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
        work_pool_filter: Option<&Bound<'py, PyAny>>,
        work_queue_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_dashboard_task_run_counts", |client| {
            let filters = FilterArguments {
                flow: flow_filter,
                flow_run: flow_run_filter,
                task_run: Some(task_run_filter),
                deployment: deployment_filter,
                work_pool: work_pool_filter,
                work_queue: work_queue_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            Ok(async move { client.read_dashboard_task_run_counts(&filters).await })
        })
    }

    /// Read which states runs have been in, by name and type, as far as the server still keeps those runs. The
    /// official client has no such method.
    ///
    /// Args:
    ///     query (str | None): Only states whose name or type begins with this, upper or lower case; at most 100
    ///         characters.
    ///     sort (ObservedStateSort | str | None): The order; by when a run last entered them, latest first, where
    ///         None.
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///
    /// Returns:
    ///     list[ObservedState]: The states.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (query=None, sort=None, limit=None))]
    fn read_observed_states<'py>(
        slf: &Bound<'py, Self>,
        query: Option<&Bound<'py, PyAny>>,
        sort: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_observed_states", |client| {
            let query = query.filter(|query| !query.is_none());
            let query = query.map(|query| arguments::text("query", query)).transpose()?;
            let sort = arguments::sort::<ObservedStateSort>(sort)?;
            let limit = arguments::optional_at_least(1, "limit", limit)?;
            Ok(async move { client.read_observed_states(query.as_deref(), sort.as_ref(), limit).await })
        })
    }
}

/// A span of time, and the intervals that it is cut into.
fn intervals(
    start: &Bound<'_, PyAny>,
    end: &Bound<'_, PyAny>,
    interval: &Bound<'_, PyAny>,
) -> InputResult<Intervals> {
    let name = "history_interval_seconds";
    let length = arguments::field::<TimeDelta>(name, interval)?;
    if length.0 < 1.0 {
        return Err(InputError::new("value_error", "expected 1 second or more", interval).at(name));
    }
    Ok(Intervals {
        start: arguments::field("history_start", start)?,
        end: arguments::field("history_end", end)?,
        interval: length,
    })
}
