//! Values that flow runs are sent while they run.

use pyo3::prelude::*;

use crate::arguments;
use crate::clients::Client;

#[pymethods]
impl Client {
    /// Send a flow run a value.
    ///
    /// Args:
    ///     flow_run_id (UUID | str | _HasId): The flow run's id.
    ///     key (str): A key that no other input of that flow run has: lower-case letters, digits and `-`.
    ///     value (str): The value; by convention JSON.
    ///     sender (str | None): Who sends it, such as `prefect.flow-run.ID`.
    ///
    /// Returns:
    ///     None: The value was sent.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: There is an input with that key.
    ///     ObjectNotFound: There is no such flow run.
    ///     ValidationError: An argument is wrong.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (flow_run_id, key, value, sender=None))]
    fn create_flow_run_input<'py>(
        slf: &Bound<'py, Self>,
        flow_run_id: &Bound<'py, PyAny>,
        key: &Bound<'py, PyAny>,
        value: &Bound<'py, PyAny>,
        sender: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_flow_run_input", |client| {
            let id = arguments::id("flow_run_id", flow_run_id)?;
            let key = arguments::part("key", key)?;
            let value = arguments::text("value", value)?;
            let sender = arguments::optional::<String>("sender", sender)?;
            Ok(async move { client.create_flow_run_input(id, &key, &value, sender.as_deref()).await })
        })
    }

    /// Read the inputs of a flow run whose keys begin with a text.
    ///
    /// Args:
    ///     flow_run_id (UUID | str | _HasId): The flow run's id.
    ///     key_prefix (str): What the keys begin with.
    ///     limit (int): At most how many.
    ///     exclude_keys (Iterable[str]): Keys to leave out.
    ///
    /// Returns:
    ///     list[FlowRunInput]: Oldest first.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn filter_flow_run_input<'py>(
        slf: &Bound<'py, Self>,
        flow_run_id: &Bound<'py, PyAny>,
        key_prefix: &Bound<'py, PyAny>,
        limit: &Bound<'py, PyAny>,
        exclude_keys: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "filter_flow_run_input", |client| {
            let id = arguments::id("flow_run_id", flow_run_id)?;
            let prefix = arguments::text("key_prefix", key_prefix)?;
            let limit = arguments::count("limit", limit)?;
            let exclude = arguments::field::<Vec<String>>("exclude_keys", exclude_keys)?;
            Ok(async move { client.filter_flow_run_input(id, &prefix, limit, &exclude).await })
        })
    }

    /// Read the value of one input of a flow run.
    ///
    /// Args:
    ///     flow_run_id (UUID | str | _HasId): The flow run's id.
    ///     key (str): The input's key.
    ///
    /// Returns:
    ///     str: The value.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such input.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_flow_run_input<'py>(
        slf: &Bound<'py, Self>,
        flow_run_id: &Bound<'py, PyAny>,
        key: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_flow_run_input", |client| {
            let id = arguments::id("flow_run_id", flow_run_id)?;
            let key = arguments::part("key", key)?;
            Ok(async move { client.read_flow_run_input(id, &key).await })
        })
    }

    /// Delete one input of a flow run.
    ///
    /// Args:
    ///     flow_run_id (UUID | str | _HasId): The flow run's id.
    ///     key (str): The input's key.
    ///
    /// Returns:
    ///     None: The input is gone.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such input.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_flow_run_input<'py>(
        slf: &Bound<'py, Self>,
        flow_run_id: &Bound<'py, PyAny>,
        key: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_flow_run_input", |client| {
            let id = arguments::id("flow_run_id", flow_run_id)?;
            let key = arguments::part("key", key)?;
            Ok(async move { client.delete_flow_run_input(id, &key).await })
        })
    }
}
