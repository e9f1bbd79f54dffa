//! The states that a flow run has been in.

use pyo3::prelude::*;

use crate::arguments;
use crate::clients::Client;

#[pymethods]
impl Client {
    /// Read the states that a flow run has been in.
    ///
    /// Args:
    ///     flow_run_id (UUID | str | _HasId): The flow run's id.
    ///
    /// Returns:
    ///     list[State]: In the order in which it entered them; none where there is no such flow run.
    ///
    /// Raises:
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_flow_run_states<'py>(
        slf: &Bound<'py, Self>,
        flow_run_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_flow_run_states", |client| {
            let id = arguments::id("flow_run_id", flow_run_id)?;
            Ok(async move { client.read_flow_run_states(id).await })
        })
    }

    /// Read one state of a flow run.
    ///
    /// Args:
    ///     flow_run_state_id (UUID | str | _HasId): The state's id.
    ///
    /// Returns:
    ///     State: The state.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such state.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_flow_run_state<'py>(
        slf: &Bound<'py, Self>,
        flow_run_state_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_flow_run_state", |client| {
            let id = arguments::id("flow_run_state_id", flow_run_state_id)?;
            Ok(async move { client.read_flow_run_state(id).await })
        })
    }
}
