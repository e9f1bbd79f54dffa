//! Workers.

use pyo3::prelude::*;

use crate::arguments;
use crate::clients::Client;
use crate::convert::answer::Answer;
use crate::convert::json::read;
use prefect_client::client::WorkerHeartbeat;
use prefect_client::schemas::filters::WorkerFilter;
use prefect_client::schemas::objects::WorkerMetadata;

#[pymethods]
impl Client {
    /// Give the server a sign of life of a worker. The first one makes the worker known.
    ///
    /// Args:
    ///     work_pool_name (str): The name of the worker's work pool.
    ///     worker_name (str): The worker's name, which no other worker of that work pool has.
    ///     heartbeat_interval_seconds (float | None): How often there is to be one, in seconds; the server takes
    ///         whole numbers only. It counts the worker as offline when three of them are missing.
    ///     get_worker_id (bool): Whether to ask for the worker's id.
    ///     worker_metadata (WorkerMetadata | Mapping[str, Any] | None): What the worker tells of itself.
    ///
    /// Returns:
    ///     UUID | None: The worker's id if it was asked for and the server tells it, as Prefect Cloud does.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such work pool.
    ///     ValidationError: An argument is wrong.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (work_pool_name, worker_name, heartbeat_interval_seconds=None, get_worker_id=None,
                        worker_metadata=None),
           text_signature = "($self, work_pool_name, worker_name, heartbeat_interval_seconds=None, \
                             get_worker_id=False, worker_metadata=None)")]
    fn send_worker_heartbeat<'py>(
        slf: &Bound<'py, Self>,
        work_pool_name: &Bound<'py, PyAny>,
        worker_name: &Bound<'py, PyAny>,
        heartbeat_interval_seconds: Option<&Bound<'py, PyAny>>,
        get_worker_id: Option<&Bound<'py, PyAny>>,
        worker_metadata: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "send_worker_heartbeat", |client| {
            let pool = arguments::part("work_pool_name", work_pool_name)?;
            let heartbeat = WorkerHeartbeat {
                name: arguments::text("worker_name", worker_name)?,
                heartbeat_interval_seconds: arguments::optional::<f64>(
                    "heartbeat_interval_seconds",
                    heartbeat_interval_seconds,
                )?,
                metadata: arguments::optional_model::<WorkerMetadata>("worker_metadata", worker_metadata)?,
                return_id: get_worker_id.map_or(Ok(false), |flag| arguments::field("get_worker_id", flag))?,
            };
            Ok(async move {
                let id = client.send_worker_heartbeat(&pool, &heartbeat).await?;
                Ok(id.map_or(Answer::None, Answer::Uuid))
            })
        })
    }

    /// Read a page of the workers of a work pool that match the filter.
    ///
    /// Args:
    ///     work_pool_name (str): The work pool's name.
    ///     worker_filter (WorkerFilter | Mapping[str, Any] | None): Which workers.
    ///     offset (int | None): How many to skip.
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///
    /// Returns:
    ///     list[Worker]: The workers, the one that was heard of last first.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such work pool.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (work_pool_name, worker_filter=None, offset=None, limit=None))]
    fn read_workers_for_work_pool<'py>(
        slf: &Bound<'py, Self>,
        work_pool_name: &Bound<'py, PyAny>,
        worker_filter: Option<&Bound<'py, PyAny>>,
        offset: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_workers_for_work_pool", |client| {
            let pool = arguments::part("work_pool_name", work_pool_name)?;
            let filter = arguments::optional_model::<WorkerFilter>("worker_filter", worker_filter)?;
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            Ok(
                async move { client.read_workers_for_work_pool(&pool, filter.as_deref(), limit, offset).await },
            )
        })
    }

    /// Delete a worker: the server forgets it. One that is still alive makes itself known again. The official client
    /// has no such method.
    ///
    /// Args:
    ///     work_pool_name (str): The name of the worker's work pool.
    ///     worker_name (str): The worker's name.
    ///
    /// Returns:
    ///     None: The worker is gone.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such work pool, or no such worker.
    ///     ValidationError: A name is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_worker<'py>(
        slf: &Bound<'py, Self>,
        work_pool_name: &Bound<'py, PyAny>,
        worker_name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_worker", |client| {
            let pool = arguments::part("work_pool_name", work_pool_name)?;
            let worker = arguments::part("worker_name", worker_name)?;
            Ok(async move { client.delete_worker(&pool, &worker).await })
        })
    }

    /// Read what kinds of worker there are.
    ///
    /// Returns:
    ///     dict[str, Any]: By package and by type: description, default job template and so on.
    ///
    /// Raises:
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_worker_metadata<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_worker_metadata", |client| {
            Ok(async move {
                let metadata = client.read_worker_metadata().await?;
                Ok(Answer::finish(move |py| read::valid(py, metadata.text())))
            })
        })
    }
}
