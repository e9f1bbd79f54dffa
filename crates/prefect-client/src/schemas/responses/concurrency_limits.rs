//! Concurrency limits.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::DateTime;

models! {
    /// A global concurrency limit.
    pub struct GlobalConcurrencyLimitResponse: Received in "responses" {
        /// The limit's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Whether it is in effect.
        active: bool = true,
        /// Its name.
        name: String,
        /// The maximum number of concurrent runs.
        limit: i64,
        /// The number of occupied slots.
        active_slots: i64,
        /// The number of slots released automatically per second.
        slot_decay_per_second: f64 = 2.0,
    }

    /// The limit whose slots were acquired or released.
    pub struct MinimalConcurrencyLimitResponse: Received in "responses" {
        /// The limit's id.
        id: Uuid,
        /// Its name.
        name: String,
        /// The number of slots.
        limit: i64,
    }

    /// A lease: slots that are released automatically unless it is renewed.
    pub struct ConcurrencyLimitWithLeaseResponse: Received in "responses" {
        /// The lease's id.
        lease_id: Uuid,
        /// The limits of the slots.
        limits: Vec<Arc<MinimalConcurrencyLimitResponse>>,
    }
}
