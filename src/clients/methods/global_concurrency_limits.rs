//! Global concurrency limits, and their slots.

use prefect_rs_macros::methods;
use pyo3::prelude::*;

use crate::arguments::{self, ArgumentKind, AtLeast, Id, Limit, ModelArgument, Offset, OrNone, PathPart};
use crate::clients::{BaseClient, Client};
use crate::errors::problems::{InputError, InputResult};
use prefect_client::client::SlotsToTake;
use prefect_client::schemas::actions::{
    GlobalConcurrencyLimitCreate, GlobalConcurrencyLimitUpdate, SlotMode,
};
use prefect_client::schemas::objects::ConcurrencyLeaseHolder;
use prefect_client::schemas::{Name, NonNegative};

#[methods]
impl BaseClient {
    /// Create a global concurrency limit.
    ///
    /// Args:
    ///     concurrency_limit (GlobalConcurrencyLimitCreate | Mapping[str, Any]): The limit.
    ///
    /// Returns:
    ///     UUID: The limit's id.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: A limit with this name exists.
    async fn create_global_concurrency_limit(
        client: Client,
        concurrency_limit: ModelArgument<GlobalConcurrencyLimitCreate>,
    ) {
        client.create_global_concurrency_limit(&concurrency_limit).await
    }

    /// Read a global concurrency limit.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The limit's id, or any object with an `id`.
    ///
    /// Returns:
    ///     GlobalConcurrencyLimitResponse: The limit.
    ///
    /// Raises:
    ///     ObjectNotFound: The limit does not exist.
    async fn read_global_concurrency_limit(client: Client, id: Id) {
        client.read_global_concurrency_limit(id).await
    }

    /// Read a global concurrency limit by its name.
    ///
    /// Args:
    ///     name (str): The limit's name. That of a tag-based limit is `tag:` followed by the tag.
    ///
    /// Returns:
    ///     GlobalConcurrencyLimitResponse: The limit.
    ///
    /// Raises:
    ///     ObjectNotFound: The limit does not exist.
    async fn read_global_concurrency_limit_by_name(client: Client, name: PathPart) {
        client.read_global_concurrency_limit_by_name(&name).await
    }

    /// Read a page of the global concurrency limits, including those of tags and deployments.
    ///
    /// Args:
    ///     limit (int | None): Maximum number of results. None is 200, the server's upper limit.
    ///
    /// Returns:
    ///     list[GlobalConcurrencyLimitResponse]: The limits, by name.
    #[iter(iter_global_concurrency_limits())]
    async fn read_global_concurrency_limits(
        client: Client,
        #[default(Some(10), "10")] limit: Limit,
        offset: Offset,
    ) {
        client.read_global_concurrency_limits(limit, offset).await
    }

    /// Update a global concurrency limit. Fields that are not set in the update keep their values.
    ///
    /// Args:
    ///     name (str): The limit's name.
    ///     concurrency_limit (GlobalConcurrencyLimitUpdate | Mapping[str, Any]): The fields to change.
    ///
    /// Returns:
    ///     Response: The response, with an empty body.
    ///
    /// Raises:
    ///     ObjectNotFound: The limit does not exist.
    async fn update_global_concurrency_limit(
        client: Client,
        name: PathPart,
        concurrency_limit: ModelArgument<GlobalConcurrencyLimitUpdate>,
    ) {
        client.update_global_concurrency_limit(&name, &concurrency_limit).await
    }

    /// Set the number of slots of a global concurrency limit. The limit is created if it does not exist.
    ///
    /// Args:
    ///     name (str): The limit's name. It must not contain / % & < >.
    ///     limit (int): The number of slots, at least 0.
    ///     slot_decay_per_second (float | None): How many slots are released automatically per second, at least 0. Defaults
    ///         to the existing value, or 0 for a new limit.
    async fn upsert_global_concurrency_limit_by_name(
        client: Client,
        name: Name,
        limit: AtLeast<0>,
        slot_decay_per_second: Option<NonNegative<f64>>,
    ) {
        let limit = NonNegative(limit);
        client.upsert_global_concurrency_limit_by_name(&name, limit, slot_decay_per_second).await
    }

    /// Delete a global concurrency limit by its name.
    ///
    /// Args:
    ///     name (str): The limit's name.
    ///
    /// Returns:
    ///     Response: The response, with an empty body.
    ///
    /// Raises:
    ///     ObjectNotFound: The limit does not exist.
    async fn delete_global_concurrency_limit_by_name(client: Client, name: PathPart) {
        client.delete_global_concurrency_limit_by_name(&name).await
    }

    /// Acquire slots of global concurrency limits: of all of them, or of none. Names without a limit are ignored.
    ///
    /// Args:
    ///     names (Iterable[str]): The limits' names.
    ///     slots (int): The number of slots of each limit, at least 1.
    ///     mode (Literal["concurrency", "rate_limit"]): With `concurrency`, release the slots with
    ///         `release_concurrency_slots`. With `rate_limit`, they are released automatically over time.
    ///
    /// Returns:
    ///     Response: The response. Its JSON body is a list of `MinimalConcurrencyLimitResponse`, one per limit.
    ///
    /// Raises:
    ///     PrefectHTTPStatusError: The server responded with an error. With 423, there are not enough free slots, and the
    ///         header `Retry-After` says after how many seconds to try again. With 422, a limit has too few slots.
    async fn increment_concurrency_slots(client: Client, names: Names, slots: AtLeast<1>, mode: SlotMode) {
        client.increment_concurrency_slots(&SlotsToTake { names, slots, mode }).await
    }

    /// Acquire slots of global concurrency limits with a lease. If the lease is not renewed in time, the slots are
    /// released automatically. Names without a limit are ignored.
    ///
    /// Args:
    ///     names (Iterable[str]): The limits' names.
    ///     slots (int): The number of slots of each limit, at least 1.
    ///     mode (Literal["concurrency", "rate_limit"]): With `concurrency`, release the slots with
    ///         `release_concurrency_slots_with_lease`. With `rate_limit`, they are released automatically over time.
    ///     lease_duration (float): The duration of the lease in seconds, from 60 to 86400.
    ///     holder (ConcurrencyLeaseHolder | Mapping[str, Any] | None): Who acquires the slots.
    ///
    /// Returns:
    ///     Response: The response. Its JSON body is a `ConcurrencyLimitWithLeaseResponse`, with the `lease_id`.
    ///
    /// Raises:
    ///     PrefectHTTPStatusError: The server responded with an error. With 423, there are not enough free slots, and the
    ///         header `Retry-After` says after how many seconds to try again. With 422, a limit has too few slots.
    async fn increment_concurrency_slots_with_lease(
        client: Client,
        names: Names,
        slots: AtLeast<1>,
        mode: SlotMode,
        lease_duration: LeaseDuration,
        holder: Option<ModelArgument<ConcurrencyLeaseHolder>>,
    ) {
        let slots = SlotsToTake { names, slots, mode };
        client.increment_concurrency_slots_with_lease(&slots, lease_duration, holder.as_deref()).await
    }

    /// Renew a lease of slots.
    ///
    /// Args:
    ///     lease_duration (float): The duration of the lease in seconds from now, from 60 to 86400.
    ///
    /// Returns:
    ///     Response: The response, with an empty body.
    ///
    /// Raises:
    ///     PrefectHTTPStatusError: The server responded with an error. With 410, the lease has expired or does not exist.
    async fn renew_concurrency_lease(client: Client, lease_id: Id, lease_duration: LeaseDuration) {
        client.renew_concurrency_lease(lease_id, lease_duration).await
    }

    /// Release slots of global concurrency limits.
    ///
    /// Args:
    ///     names (Iterable[str]): The limits' names.
    ///     slots (int): The number of slots of each limit, at least 1.
    ///     occupancy_seconds (float | None): How long the slots were occupied, in seconds, greater than 0. The server
    ///         bases the `Retry-After` of full limits on it.
    ///
    /// Returns:
    ///     Response: The response. Its JSON body is a list of `MinimalConcurrencyLimitResponse`, one per limit.
    async fn release_concurrency_slots(
        client: Client,
        names: Names,
        slots: AtLeast<1>,
        occupancy_seconds: OrNone<Occupancy>,
    ) {
        client.release_concurrency_slots(&names, slots, occupancy_seconds).await
    }

    /// Release the slots of a lease, and end it. Nothing happens if the lease has ended.
    ///
    /// Returns:
    ///     Response: The response, with an empty body.
    async fn release_concurrency_slots_with_lease(client: Client, lease_id: Id) {
        client.release_concurrency_slots_with_lease(lease_id).await
    }
}

/// The names of at least one limit.
struct Names;

impl ArgumentKind for Names {
    type Value = Vec<String>;

    fn check(name: &str, given: &Bound<'_, PyAny>) -> InputResult<Vec<String>> {
        let names = arguments::field::<Vec<String>>(name, given)?;
        if names.is_empty() {
            return Err(
                InputError::new("value_error", "expected the name of at least one limit", given).at(name)
            );
        }
        Ok(names)
    }
}

/// The duration of a lease in seconds, within the server's bounds.
struct LeaseDuration;

impl ArgumentKind for LeaseDuration {
    type Value = f64;

    fn check(name: &str, given: &Bound<'_, PyAny>) -> InputResult<f64> {
        let seconds = arguments::field::<f64>(name, given)?;
        if !(60.0..=86_400.0).contains(&seconds) {
            return Err(InputError::expected("a number of seconds from 60 to 86400", given).at(name));
        }
        Ok(seconds)
    }
}

/// How long slots were occupied, in seconds.
struct Occupancy;

impl ArgumentKind for Occupancy {
    type Value = f64;

    fn check(name: &str, given: &Bound<'_, PyAny>) -> InputResult<f64> {
        let seconds = arguments::field::<f64>(name, given)?;
        if !(seconds > 0.0 && seconds.is_finite()) {
            return Err(InputError::expected("a number of seconds greater than 0", given).at(name));
        }
        Ok(seconds)
    }
}
