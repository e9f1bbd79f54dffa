//! What flow runs are made of.

use pyo3::prelude::*;

use crate::arguments;
use crate::clients::Client;
use prefect_client::schemas::DateTime;

#[pymethods]
impl Client {
    /// Read what a flow run is made of, as a graph: its task runs and the flow runs within it, what depends on what,
    /// and the artifacts that they made. The official client has no such method.
    ///
    /// Args:
    ///     flow_run_id (UUID | str | _HasId): The flow run's id.
    ///     since (datetime | str | None): Only what ended after this moment, or goes on.
    ///
    /// Returns:
    ///     Graph: The graph. Nodes refer to each other by their ids.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such flow run.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (flow_run_id, since=None))]
    fn read_flow_run_graph<'py>(
        slf: &Bound<'py, Self>,
        flow_run_id: &Bound<'py, PyAny>,
        since: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_flow_run_graph", |client| {
            let id = arguments::id("flow_run_id", flow_run_id)?;
            let since = arguments::optional::<DateTime>("since", since)?;
            Ok(async move { client.read_flow_run_graph(id, since).await })
        })
    }

    /// Read the task runs of a flow run, each with the task runs whose results it takes. The official client has no
    /// such method.
    ///
    /// Args:
    ///     flow_run_id (UUID | str | _HasId): The flow run's id.
    ///
    /// Returns:
    ///     list[DependencyResult]: The task runs.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such flow run.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_flow_run_graph_v1<'py>(
        slf: &Bound<'py, Self>,
        flow_run_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_flow_run_graph_v1", |client| {
            let id = arguments::id("flow_run_id", flow_run_id)?;
            Ok(async move { client.read_flow_run_graph_v1(id).await })
        })
    }
}
