//! Limits on how many task runs with a tag run at once.

use pyo3::prelude::*;

use crate::arguments;
use crate::clients::Client;
use prefect_client::schemas::Name;
use prefect_client::schemas::actions::ConcurrencyLimitCreate;

#[pymethods]
impl Client {
    /// Create a limit on how many task runs with a tag run at once, or change the one that is there for that tag.
    ///
    /// Args:
    ///     tag (str): The tag, without / % & < >.
    ///     concurrency_limit (int): How many. With 0, such task runs are aborted; they wait otherwise.
    ///
    /// Returns:
    ///     UUID: The limit's id.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn create_concurrency_limit<'py>(
        slf: &Bound<'py, Self>,
        tag: &Bound<'py, PyAny>,
        concurrency_limit: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_concurrency_limit", |client| {
            let limit = arguments::field::<i64>("concurrency_limit", concurrency_limit)?;
            let tag = arguments::field::<Name>("tag", tag)?;
            let create = ConcurrencyLimitCreate::default().tag(tag.as_str()).concurrency_limit(limit);
            Ok(async move { client.create_concurrency_limit(&create).await })
        })
    }

    /// Read a limit for a tag. The official client has no such method.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The limit's id.
    ///
    /// Returns:
    ///     ConcurrencyLimit: The limit, and which task runs take its slots.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such limit.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_concurrency_limit<'py>(
        slf: &Bound<'py, Self>,
        id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_concurrency_limit", |client| {
            let id = arguments::id("id", id)?;
            Ok(async move { client.read_concurrency_limit(id).await })
        })
    }

    /// Read the limit for a tag.
    ///
    /// Args:
    ///     tag (str): The tag.
    ///
    /// Returns:
    ///     ConcurrencyLimit: The limit, and which task runs take its slots.
    ///
    /// Raises:
    ///     ObjectNotFound: The tag has no limit.
    ///     ValidationError: The tag is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_concurrency_limit_by_tag<'py>(
        slf: &Bound<'py, Self>,
        tag: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_concurrency_limit_by_tag", |client| {
            let tag = arguments::part("tag", tag)?;
            Ok(async move { client.read_concurrency_limit_by_tag(&tag).await })
        })
    }

    /// Read a page of the limits for tags.
    ///
    /// Args:
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///     offset (int | None): How many to skip.
    ///
    /// Returns:
    ///     list[ConcurrencyLimit]: The limits.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (limit=None, offset=None))]
    fn read_concurrency_limits<'py>(
        slf: &Bound<'py, Self>,
        limit: Option<&Bound<'py, PyAny>>,
        offset: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_concurrency_limits", |client| {
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            Ok(async move { client.read_concurrency_limits(limit, offset).await })
        })
    }

    /// Give all slots of a tag's limit back, whoever has them.
    ///
    /// Args:
    ///     tag (str): The tag.
    ///     slot_override (Iterable[UUID | str | _HasId] | None): The ids of task runs that are to take a slot each from
    ///         then on; none where None.
    ///
    /// Returns:
    ///     None: The slots are given back.
    ///
    /// Raises:
    ///     ObjectNotFound: The tag has no limit.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (tag, slot_override=None))]
    fn reset_concurrency_limit_by_tag<'py>(
        slf: &Bound<'py, Self>,
        tag: &Bound<'py, PyAny>,
        slot_override: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "reset_concurrency_limit_by_tag", |client| {
            let tag = arguments::part("tag", tag)?;
            let slots = slot_override.filter(|slots| !slots.is_none());
            let slots = slots.map(|slots| arguments::ids("slot_override", slots)).transpose()?;
            Ok(async move { client.reset_concurrency_limit_by_tag(&tag, slots.as_deref()).await })
        })
    }

    /// Delete a limit for a tag. The official client has no such method.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The limit's id.
    ///
    /// Returns:
    ///     None: The limit is gone.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such limit.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_concurrency_limit<'py>(
        slf: &Bound<'py, Self>,
        id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_concurrency_limit", |client| {
            let id = arguments::id("id", id)?;
            Ok(async move { client.delete_concurrency_limit(id).await })
        })
    }

    /// Delete the limit for a tag.
    ///
    /// Args:
    ///     tag (str): The tag.
    ///
    /// Returns:
    ///     None: The limit is gone.
    ///
    /// Raises:
    ///     ObjectNotFound: The tag has no limit.
    ///     ValidationError: The tag is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_concurrency_limit_by_tag<'py>(
        slf: &Bound<'py, Self>,
        tag: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_concurrency_limit_by_tag", |client| {
            let tag = arguments::part("tag", tag)?;
            Ok(async move { client.delete_concurrency_limit_by_tag(&tag).await })
        })
    }

    /// Have a task run take a slot of each of some tags' limits. A tag without a limit does not matter.
    ///
    /// Args:
    ///     names (Iterable[str]): The tags.
    ///     task_run_id (UUID | str | _HasId): The task run's id.
    ///
    /// Returns:
    ///     Response: The server's answer: a `MinimalConcurrencyLimitResponse` for each limit, as JSON.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error; with 423 if a limit is full, when the response's
    ///         header `Retry-After` says in how many seconds to ask again.
    ///     RequestError: The server did not answer.
    fn increment_v1_concurrency_slots<'py>(
        slf: &Bound<'py, Self>,
        names: &Bound<'py, PyAny>,
        task_run_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "increment_v1_concurrency_slots", |client| {
            let names = arguments::field::<Vec<String>>("names", names)?;
            let id = arguments::id("task_run_id", task_run_id)?;
            Ok(async move { client.increment_v1_concurrency_slots(&names, id).await })
        })
    }

    /// Give the slots of a task run back.
    ///
    /// Args:
    ///     names (Iterable[str]): The tags.
    ///     task_run_id (UUID | str | _HasId): The task run's id.
    ///     occupancy_seconds (float | None): For how many seconds it had them.
    ///
    /// Returns:
    ///     Response: The server's answer: a `MinimalConcurrencyLimitResponse` for each limit, as JSON.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn decrement_v1_concurrency_slots<'py>(
        slf: &Bound<'py, Self>,
        names: &Bound<'py, PyAny>,
        task_run_id: &Bound<'py, PyAny>,
        occupancy_seconds: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "decrement_v1_concurrency_slots", |client| {
            let names = arguments::field::<Vec<String>>("names", names)?;
            let id = arguments::id("task_run_id", task_run_id)?;
            let seconds = arguments::optional::<f64>("occupancy_seconds", Some(occupancy_seconds))?;
            Ok(async move { client.decrement_v1_concurrency_slots(&names, id, seconds).await })
        })
    }
}
