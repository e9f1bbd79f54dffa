//! Tag-based concurrency limits: how many task runs with a tag may run at once.

use prefect_rs_macros::methods;

use crate::arguments::{Id, Ids, Limit, Offset, OrNone, PathPart};
use crate::clients::{BaseClient, Client};
use prefect_client::schemas::Name;
use prefect_client::schemas::actions::ConcurrencyLimitCreate;

#[methods]
impl BaseClient {
    /// Create the concurrency limit of a tag, or update the existing one.
    ///
    /// Args:
    ///     tag (str): The tag. It must not contain / % & < >.
    ///     concurrency_limit (int): Maximum number of concurrent task runs. Further task runs wait; if it is 0, they are
    ///         aborted.
    ///
    /// Returns:
    ///     UUID: The limit's id.
    async fn create_concurrency_limit(client: Client, tag: Name, concurrency_limit: i64) {
        let create = ConcurrencyLimitCreate::default().tag(tag.as_str()).concurrency_limit(concurrency_limit);
        client.create_concurrency_limit(&create).await
    }

    /// Read a tag-based concurrency limit.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The limit's id, or any object with an `id`.
    ///
    /// Returns:
    ///     ConcurrencyLimit: The limit, with the task runs that occupy its slots.
    ///
    /// Raises:
    ///     ObjectNotFound: The limit does not exist.
    async fn read_concurrency_limit(client: Client, id: Id) {
        client.read_concurrency_limit(id).await
    }

    /// Read the concurrency limit of a tag.
    ///
    /// Args:
    ///     tag (str): The tag.
    ///
    /// Returns:
    ///     ConcurrencyLimit: The limit, with the task runs that occupy its slots.
    ///
    /// Raises:
    ///     ObjectNotFound: The tag has no limit.
    async fn read_concurrency_limit_by_tag(client: Client, tag: PathPart) {
        client.read_concurrency_limit_by_tag(&tag).await
    }

    /// Read a page of the tag-based concurrency limits.
    ///
    /// Returns:
    ///     list[ConcurrencyLimit]: The limits.
    #[iter(iter_concurrency_limits())]
    async fn read_concurrency_limits(client: Client, limit: Limit, #[default(0, "None")] offset: Offset) {
        client.read_concurrency_limits(limit, offset).await
    }

    /// Release all slots of a tag's concurrency limit.
    ///
    /// Args:
    ///     tag (str): The tag.
    ///     slot_override (Iterable[UUID | str | _HasId] | None): Ids of the task runs that occupy a slot each from then
    ///         on. Defaults to none.
    ///
    /// Raises:
    ///     ObjectNotFound: The tag has no limit.
    async fn reset_concurrency_limit_by_tag(client: Client, tag: PathPart, slot_override: Option<Ids>) {
        client.reset_concurrency_limit_by_tag(&tag, slot_override.as_deref()).await
    }

    /// Delete a tag-based concurrency limit.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The limit's id, or any object with an `id`.
    ///
    /// Raises:
    ///     ObjectNotFound: The limit does not exist.
    async fn delete_concurrency_limit(client: Client, id: Id) {
        client.delete_concurrency_limit(id).await
    }

    /// Delete the concurrency limit of a tag.
    ///
    /// Args:
    ///     tag (str): The tag.
    ///
    /// Raises:
    ///     ObjectNotFound: The tag has no limit.
    async fn delete_concurrency_limit_by_tag(client: Client, tag: PathPart) {
        client.delete_concurrency_limit_by_tag(&tag).await
    }

    /// Acquire a slot of each tag's concurrency limit for a task run. Tags without a limit are ignored.
    ///
    /// Args:
    ///     names (Iterable[str]): The tags.
    ///
    /// Returns:
    ///     Response: The response. Its JSON body is a list of `MinimalConcurrencyLimitResponse`, one per limit.
    ///
    /// Raises:
    ///     PrefectHTTPStatusError: The server responded with an error. With 423, a limit is full, and the header
    ///         `Retry-After` says after how many seconds to try again.
    async fn increment_v1_concurrency_slots(client: Client, names: Vec<String>, task_run_id: Id) {
        client.increment_v1_concurrency_slots(&names, task_run_id).await
    }

    /// Release the slots that a task run occupies.
    ///
    /// Args:
    ///     names (Iterable[str]): The tags.
    ///     occupancy_seconds (float | None): How long the slots were occupied, in seconds.
    ///
    /// Returns:
    ///     Response: The response. Its JSON body is a list of `MinimalConcurrencyLimitResponse`, one per limit.
    async fn decrement_v1_concurrency_slots(
        client: Client,
        names: Vec<String>,
        task_run_id: Id,
        occupancy_seconds: OrNone<f64>,
    ) {
        client.decrement_v1_concurrency_slots(&names, task_run_id, occupancy_seconds).await
    }
}
