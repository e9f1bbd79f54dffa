//! Limits on how many slots of something may be taken at once, and the slots themselves.

use pyo3::prelude::*;

use crate::arguments::{self, Stated};
use crate::clients::Client;
use crate::errors::problems::{InputError, InputResult};
use prefect_client::client::SlotsToTake;
use prefect_client::schemas::actions::{
    GlobalConcurrencyLimitCreate, GlobalConcurrencyLimitUpdate, SlotMode,
};
use prefect_client::schemas::objects::ConcurrencyLeaseHolder;
use prefect_client::schemas::{Name, NonNegative};

/// How many limits a page has where it is not told, as in the official client.
const PAGE: i64 = 10;

#[pymethods]
impl Client {
    /// Create a global concurrency limit: a number of slots that anything may take and give back.
    ///
    /// Args:
    ///     concurrency_limit (GlobalConcurrencyLimitCreate | Mapping[str, Any]): The limit.
    ///
    /// Returns:
    ///     UUID: The limit's id.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: There is a limit with that name.
    ///     ValidationError: The argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn create_global_concurrency_limit<'py>(
        slf: &Bound<'py, Self>,
        concurrency_limit: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_global_concurrency_limit", |client| {
            let create =
                arguments::model::<GlobalConcurrencyLimitCreate>("concurrency_limit", concurrency_limit)?;
            Ok(async move { client.create_global_concurrency_limit(&create).await })
        })
    }

    /// Read a global concurrency limit. The official client has no such method.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The limit's id.
    ///
    /// Returns:
    ///     GlobalConcurrencyLimitResponse: The limit.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such limit.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_global_concurrency_limit<'py>(
        slf: &Bound<'py, Self>,
        id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_global_concurrency_limit", |client| {
            let id = arguments::id("id", id)?;
            Ok(async move { client.read_global_concurrency_limit(id).await })
        })
    }

    /// Read the global concurrency limit with this name.
    ///
    /// Args:
    ///     name (str): The limit's name. That of a tag's limit is `tag:` and the tag.
    ///
    /// Returns:
    ///     GlobalConcurrencyLimitResponse: The limit.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such limit.
    ///     ValidationError: The name is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_global_concurrency_limit_by_name<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_global_concurrency_limit_by_name", |client| {
            let name = arguments::part("name", name)?;
            Ok(async move { client.read_global_concurrency_limit_by_name(&name).await })
        })
    }

    /// Read a page of the global concurrency limits, those for tags and for deployments among them.
    ///
    /// Args:
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///     offset (int): How many to skip.
    ///
    /// Returns:
    ///     list[GlobalConcurrencyLimitResponse]: The limits, by name.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (limit=Stated(None), offset=None), text_signature = "($self, limit=10, offset=0)")]
    fn read_global_concurrency_limits<'py>(
        slf: &Bound<'py, Self>,
        limit: Stated<'py>,
        offset: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_global_concurrency_limits", |client| {
            let limit = arguments::limit_or(PAGE, &limit)?;
            let offset = arguments::offset(offset)?;
            Ok(async move { client.read_global_concurrency_limits(limit, offset).await })
        })
    }

    /// Change a global concurrency limit. What is not set in the update stays as it is.
    ///
    /// Args:
    ///     name (str): The limit's name.
    ///     concurrency_limit (GlobalConcurrencyLimitUpdate | Mapping[str, Any]): What is to be different.
    ///
    /// Returns:
    ///     Response: The server's answer, which is empty.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such limit.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn update_global_concurrency_limit<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyAny>,
        concurrency_limit: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "update_global_concurrency_limit", |client| {
            let name = arguments::part("name", name)?;
            let update =
                arguments::model::<GlobalConcurrencyLimitUpdate>("concurrency_limit", concurrency_limit)?;
            Ok(async move { client.update_global_concurrency_limit(&name, &update).await })
        })
    }

    /// Set how many slots a global concurrency limit has. One that is not there is created.
    ///
    /// Args:
    ///     name (str): The limit's name, without / % & < >.
    ///     limit (int): How many slots there are, from 0 up.
    ///     slot_decay_per_second (float | None): How many of them are given back by themselves each second, from 0 up;
    ///         where None, as many as before, and none if the limit is new.
    ///
    /// Returns:
    ///     None: The limit is as told.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (name, limit, slot_decay_per_second=None))]
    fn upsert_global_concurrency_limit_by_name<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyAny>,
        limit: &Bound<'py, PyAny>,
        slot_decay_per_second: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "upsert_global_concurrency_limit_by_name", |client| {
            let name = arguments::field::<Name>("name", name)?;
            let limit = NonNegative(arguments::count("limit", limit)?);
            let decay =
                arguments::optional::<NonNegative<f64>>("slot_decay_per_second", slot_decay_per_second)?;
            Ok(async move { client.upsert_global_concurrency_limit_by_name(&name, limit, decay).await })
        })
    }

    /// Delete the global concurrency limit with this name.
    ///
    /// Args:
    ///     name (str): The limit's name.
    ///
    /// Returns:
    ///     Response: The server's answer, which is empty.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such limit.
    ///     ValidationError: The name is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_global_concurrency_limit_by_name<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_global_concurrency_limit_by_name", |client| {
            let name = arguments::part("name", name)?;
            Ok(async move { client.delete_global_concurrency_limit_by_name(&name).await })
        })
    }

    /// Take slots of global concurrency limits: of all of them, or of none. A name that no limit has does not matter.
    ///
    /// Args:
    ///     names (Iterable[str]): The limits' names.
    ///     slots (int): How many of each, from 1 up.
    ///     mode (Literal["concurrency", "rate_limit"]): Whether they are to be given back with
    ///         `release_concurrency_slots`, or come back by themselves, so many each second.
    ///
    /// Returns:
    ///     Response: The server's answer: a `MinimalConcurrencyLimitResponse` for each limit, as JSON.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error: with 423 if there are not enough slots now, when
    ///         the response's header `Retry-After` says in how many seconds to ask again; with 422 if there never are.
    ///     RequestError: The server did not answer.
    fn increment_concurrency_slots<'py>(
        slf: &Bound<'py, Self>,
        names: &Bound<'py, PyAny>,
        slots: &Bound<'py, PyAny>,
        mode: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "increment_concurrency_slots", |client| {
            let slots = to_take(names, slots, mode)?;
            Ok(async move { client.increment_concurrency_slots(&slots).await })
        })
    }

    /// Take slots of global concurrency limits for a while: they are given back by themselves if the lease is not
    /// renewed in time. A name that no limit has does not matter.
    ///
    /// Args:
    ///     names (Iterable[str]): The limits' names.
    ///     slots (int): How many of each, from 1 up.
    ///     mode (Literal["concurrency", "rate_limit"]): Whether they are to be given back with
    ///         `release_concurrency_slots_with_lease`, or come back by themselves, so many each second.
    ///     lease_duration (float): For how many seconds, from 60 to 86400.
    ///     holder (ConcurrencyLeaseHolder | Mapping[str, Any] | None): Who takes them.
    ///
    /// Returns:
    ///     Response: The server's answer: a `ConcurrencyLimitWithLeaseResponse`, as JSON, with the `lease_id`.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error: with 423 if there are not enough slots now, when
    ///         the response's header `Retry-After` says in how many seconds to ask again; with 422 if there never are.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (names, slots, mode, lease_duration, holder=None))]
    fn increment_concurrency_slots_with_lease<'py>(
        slf: &Bound<'py, Self>,
        names: &Bound<'py, PyAny>,
        slots: &Bound<'py, PyAny>,
        mode: &Bound<'py, PyAny>,
        lease_duration: &Bound<'py, PyAny>,
        holder: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "increment_concurrency_slots_with_lease", |client| {
            let slots = to_take(names, slots, mode)?;
            let duration = duration(lease_duration)?;
            let holder = arguments::optional_model::<ConcurrencyLeaseHolder>("holder", holder)?;
            Ok(async move {
                client.increment_concurrency_slots_with_lease(&slots, duration, holder.as_deref()).await
            })
        })
    }

    /// Let a lease of slots go on.
    ///
    /// Args:
    ///     lease_id (UUID | str | _HasId): The lease's id.
    ///     lease_duration (float): For how many seconds from now, from 60 to 86400.
    ///
    /// Returns:
    ///     Response: The server's answer, which is empty.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error: with 410 if there is no such lease any more.
    ///     RequestError: The server did not answer.
    fn renew_concurrency_lease<'py>(
        slf: &Bound<'py, Self>,
        lease_id: &Bound<'py, PyAny>,
        lease_duration: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "renew_concurrency_lease", |client| {
            let id = arguments::id("lease_id", lease_id)?;
            let duration = duration(lease_duration)?;
            Ok(async move { client.renew_concurrency_lease(id, duration).await })
        })
    }

    /// Give slots of global concurrency limits back.
    ///
    /// Args:
    ///     names (Iterable[str]): The limits' names.
    ///     slots (int): How many of each, from 1 up.
    ///     occupancy_seconds (float | None): For how many seconds they were taken, more than 0. The server reckons from
    ///         it when to ask again for slots of a limit that is full.
    ///
    /// Returns:
    ///     Response: The server's answer: a `MinimalConcurrencyLimitResponse` for each limit, as JSON.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn release_concurrency_slots<'py>(
        slf: &Bound<'py, Self>,
        names: &Bound<'py, PyAny>,
        slots: &Bound<'py, PyAny>,
        occupancy_seconds: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "release_concurrency_slots", |client| {
            let names = some_names(names)?;
            let slots = arguments::at_least(1, "slots", slots)?;
            let seconds = arguments::optional::<f64>("occupancy_seconds", Some(occupancy_seconds))?;
            if seconds.is_some_and(|seconds| !(seconds > 0.0 && seconds.is_finite())) {
                let error =
                    InputError::expected("a number of seconds that is more than 0", occupancy_seconds);
                return Err(error.at("occupancy_seconds"));
            }
            Ok(async move { client.release_concurrency_slots(&names, slots, seconds).await })
        })
    }

    /// Give the slots of a lease back, and end it. A lease that is no more does not matter.
    ///
    /// Args:
    ///     lease_id (UUID | str | _HasId): The lease's id.
    ///
    /// Returns:
    ///     Response: The server's answer, which is empty.
    ///
    /// Raises:
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn release_concurrency_slots_with_lease<'py>(
        slf: &Bound<'py, Self>,
        lease_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "release_concurrency_slots_with_lease", |client| {
            let id = arguments::id("lease_id", lease_id)?;
            Ok(async move { client.release_concurrency_slots_with_lease(id).await })
        })
    }
}

fn to_take(
    names: &Bound<'_, PyAny>,
    slots: &Bound<'_, PyAny>,
    mode: &Bound<'_, PyAny>,
) -> InputResult<SlotsToTake> {
    Ok(SlotsToTake {
        names: some_names(names)?,
        slots: arguments::at_least(1, "slots", slots)?,
        mode: arguments::field::<SlotMode>("mode", mode)?,
    })
}

/// Names of limits, at least one.
fn some_names(value: &Bound<'_, PyAny>) -> InputResult<Vec<String>> {
    let names = arguments::field::<Vec<String>>("names", value)?;
    if names.is_empty() {
        return Err(
            InputError::new("value_error", "expected at least one name of a limit", value).at("names")
        );
    }
    Ok(names)
}

/// How long a lease may last, as the server has it.
fn duration(value: &Bound<'_, PyAny>) -> InputResult<f64> {
    let seconds = arguments::field::<f64>("lease_duration", value)?;
    if !(60.0..=86_400.0).contains(&seconds) {
        return Err(InputError::expected("a number of seconds from 60 to 86400", value).at("lease_duration"));
    }
    Ok(seconds)
}
