//! Task workers.

use pyo3::prelude::*;

use crate::arguments;
use crate::clients::Client;

#[pymethods]
impl Client {
    /// Read which task workers are connected to the server now. The official client has no such method.
    ///
    /// Args:
    ///     task_keys (Iterable[str] | None): Only those that serve one of the tasks with these keys.
    ///
    /// Returns:
    ///     list[TaskWorkerResponse]: The task workers.
    ///
    /// Raises:
    ///     ValidationError: The argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (task_keys=None))]
    fn read_task_workers<'py>(
        slf: &Bound<'py, Self>,
        task_keys: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_task_workers", |client| {
            let keys = arguments::optional::<Vec<String>>("task_keys", task_keys)?;
            Ok(async move { client.read_task_workers(keys.as_deref()).await })
        })
    }
}
