//! Many objects at once.

use std::sync::Arc;

use pyo3::prelude::*;

use crate::arguments;
use crate::clients::Client;
use crate::convert::answer::Answer;
use crate::convert::classes;
use crate::errors::exceptions;
use crate::errors::problems::{InputError, InputErrors, InputResult};
use prefect_client::client::Bulk;
use prefect_client::schemas::Model;
use prefect_client::schemas::actions::DeploymentFlowRunCreate;
use prefect_client::schemas::filters::{DeploymentFilter, FlowFilter, FlowRunFilter};
use prefect_client::schemas::objects::State;

#[pymethods]
impl Client {
    /// Delete the flows that match a filter, and their deployments with them, in one request. The official client has
    /// no such method.
    ///
    /// Args:
    ///     flow_filter (FlowFilter | Mapping[str, Any]): Which flows. `FlowFilter()` is all of them.
    ///     limit (int | None): At most how many. The server deletes 50 where None, and never more.
    ///
    /// Returns:
    ///     FlowBulkDeleteResponse: Those that were deleted: their ids are in `deleted`. There may be more: call again
    ///         until there are none.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (flow_filter, limit=None))]
    fn bulk_delete_flows<'py>(
        slf: &Bound<'py, Self>,
        flow_filter: &Bound<'py, PyAny>,
        limit: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "bulk_delete_flows", |client| {
            let filter = arguments::model::<FlowFilter>("flow_filter", flow_filter)?;
            let limit = arguments::optional_at_least(1, "limit", limit)?;
            Ok(async move { client.bulk_delete_flows(&filter, limit).await })
        })
    }

    /// Delete the flow runs that match a filter, in one request. The official client has no such method.
    ///
    /// Args:
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any]): Which flow runs. `FlowRunFilter()` is all of them.
    ///     limit (int | None): At most how many. The server deletes 50 where None, and never more.
    ///
    /// Returns:
    ///     FlowRunBulkDeleteResponse: Those that were deleted: their ids are in `deleted`. There may be more: call
    ///         again until there are none.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (flow_run_filter, limit=None))]
    fn bulk_delete_flow_runs<'py>(
        slf: &Bound<'py, Self>,
        flow_run_filter: &Bound<'py, PyAny>,
        limit: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "bulk_delete_flow_runs", |client| {
            let filter = arguments::model::<FlowRunFilter>("flow_run_filter", flow_run_filter)?;
            let limit = arguments::optional_at_least(1, "limit", limit)?;
            Ok(async move { client.bulk_delete_flow_runs(&filter, limit).await })
        })
    }

    /// Delete the deployments that match a filter, in one request. The official client has no such method.
    ///
    /// Args:
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any]): Which deployments. `DeploymentFilter()` is all of
    ///         them.
    ///     limit (int | None): At most how many. The server deletes 50 where None, and never more.
    ///
    /// Returns:
    ///     DeploymentBulkDeleteResponse: Those that were deleted: their ids are in `deleted`. There may be more: call
    ///         again until there are none.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (deployment_filter, limit=None))]
    fn bulk_delete_deployments<'py>(
        slf: &Bound<'py, Self>,
        deployment_filter: &Bound<'py, PyAny>,
        limit: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "bulk_delete_deployments", |client| {
            let filter = arguments::model::<DeploymentFilter>("deployment_filter", deployment_filter)?;
            let limit = arguments::optional_at_least(1, "limit", limit)?;
            Ok(async move { client.bulk_delete_deployments(filter, limit).await })
        })
    }

    /// Ask the server to let the flow runs that match a filter enter a state, in one request. The official client has
    /// no such method.
    ///
    /// For each run the server may decide otherwise, as in `set_flow_run_state`. That is not an error. A run for which
    /// the server's database failed is: if it was busy, the call asks for those runs again, by the rules of retries.
    ///
    /// Args:
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any]): Which flow runs. `FlowRunFilter()` is all of them.
    ///     state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Cancelled()`.
    ///     force (bool): Whether to skip the rules by which the server decides.
    ///     limit (int | None): At most how many flow runs. The server takes 50 where None, and never more.
    ///     raise_on_failure (bool): Whether to raise an error if some runs failed. If not, their results have the status
    ///         `ABORT` and the failure as the reason in `details`.
    ///
    /// Returns:
    ///     FlowRunBulkSetStateResponse: What the server decided, run by run, in `results`.
    ///
    /// Raises:
    ///     BulkOperationError: The database failed for some runs. The error has all results.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (flow_run_filter, state, force=None, limit=None, *, raise_on_failure=true),
           text_signature = "($self, flow_run_filter, state, force=False, limit=None, *, raise_on_failure=True)")]
    fn bulk_set_flow_run_state<'py>(
        slf: &Bound<'py, Self>,
        flow_run_filter: &Bound<'py, PyAny>,
        state: &Bound<'py, PyAny>,
        force: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        raise_on_failure: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "bulk_set_flow_run_state", |client| {
            let filter = arguments::model::<FlowRunFilter>("flow_run_filter", flow_run_filter)?;
            let state = arguments::model::<State>("state", state)?;
            let force = force.map_or(Ok(false), |force| arguments::field("force", force))?;
            let limit = arguments::optional_at_least(1, "limit", limit)?;
            Ok(async move {
                let done = client.bulk_set_flow_run_state(&filter, &state, force, limit).await?;
                Ok(answer(done, raise_on_failure))
            })
        })
    }

    /// Create several flow runs of a deployment, in one request. The official client has no such method.
    ///
    /// Runs that fail because the server's database is busy, as SQLite is with several writers, are sent again by the
    /// rules of retries, under the same keys.
    ///
    /// Args:
    ///     deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
    ///     flow_runs (Iterable[DeploymentFlowRunCreate | Mapping[str, Any]]): The runs; the server takes 100 at most.
    ///         Their `state` may be a `State`, a `StateCreate` or a dict; its data is not sent. Runs without an
    ///         `idempotency_key` get one, so that a request that is sent again creates none twice.
    ///     raise_on_failure (bool): Whether to raise an error if some runs could not be created. If not, their results
    ///         have the status `FAILED` and an `error`.
    ///
    /// Returns:
    ///     FlowRunBulkCreateResponse: What became of each, in `results`, in the order of `flow_runs`.
    ///
    /// Raises:
    ///     BulkOperationError: Some runs could not be created, for example because their parameters do not fit the
    ///         flow's. The error has all results, with those that were created.
    ///     ObjectNotFound: There is no such deployment.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (deployment_id, flow_runs, *, raise_on_failure=true),
           text_signature = "($self, deployment_id, flow_runs, *, raise_on_failure=True)")]
    fn bulk_create_flow_runs_from_deployment<'py>(
        slf: &Bound<'py, Self>,
        deployment_id: &Bound<'py, PyAny>,
        flow_runs: &Bound<'py, PyAny>,
        raise_on_failure: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "bulk_create_flow_runs_from_deployment", |client| {
            let id = arguments::id("deployment_id", deployment_id)?;
            let runs = runs(flow_runs).map_err(|error| error.at("flow_runs"))?;
            Ok(async move {
                let done = client.bulk_create_flow_runs_from_deployment(id, runs).await?;
                Ok(answer(done, raise_on_failure))
            })
        })
    }
}

/// What came of many objects, or the error that some of them failed.
fn answer<M: Model>(done: Bulk<M>, raise_on_failure: bool) -> Answer {
    Answer::finish(move |py| {
        let failure = done.failure().filter(|_| raise_on_failure).map(str::to_owned);
        let result = classes::wrap(py, done.answer)?;
        let Some(message) = failure else { return Ok(result.into_any()) };
        let error = exceptions::make(py, "BulkOperationError", (message, result, done.failed), None)?;
        exceptions::add_tries(py, &error, &done.tries)?;
        Err(error)
    })
}

/// Flow runs to create, one after the other.
fn runs(given: &Bound<'_, PyAny>) -> InputResult<Vec<DeploymentFlowRunCreate>> {
    let expected = || InputError::expected("a list of DeploymentFlowRunCreate", given);
    // The fields of one run, or its keys, are no runs.
    if arguments::inner_model::<DeploymentFlowRunCreate>(given).is_ok() {
        return Err(expected());
    }
    let mut runs = Vec::new();
    let mut errors = InputErrors::new();
    for (index, item) in given.try_iter().map_err(|_| expected())?.enumerate() {
        let run = arguments::inner_model::<DeploymentFlowRunCreate>(&item?);
        runs.extend(errors.collect(run.map_err(|error| error.at_index(index))));
    }
    errors.finish()?;
    Ok(runs.into_iter().map(|run| without_data((*run).clone())).collect())
}

/// The run without the data of its first state, as in [`StateCreate::first`].
fn without_data(run: DeploymentFlowRunCreate) -> DeploymentFlowRunCreate {
    match run.state.as_deref().filter(|state| state.data.is_some()).cloned() {
        Some(state) => run.state(Some(Arc::new(state.data(None)))),
        None => run,
    }
}
