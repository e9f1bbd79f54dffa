//! Limits on how much goes on at once.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::DateTime;

models! {
    /// A limit on how many of something may be taken at once.
    pub struct GlobalConcurrencyLimitResponse: Received in "responses" {
        /// The limit's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Whether it is in force.
        active: bool = true,
        /// Its name.
        name: String,
        /// How many.
        limit: i64,
        /// How many are taken.
        active_slots: i64,
        /// How many are given back by themselves each second.
        slot_decay_per_second: f64 = 2.0,
    }

    /// What is told of a limit of which slots were taken or given back.
    pub struct MinimalConcurrencyLimitResponse: Received in "responses" {
        /// The limit's id.
        id: Uuid,
        /// Its name.
        name: String,
        /// How many slots there are.
        limit: i64,
    }

    /// A lease: slots that are given back by themselves if it is not renewed.
    pub struct ConcurrencyLimitWithLeaseResponse: Received in "responses" {
        /// The lease's id.
        lease_id: Uuid,
        /// The limits of which it holds slots.
        limits: Vec<Arc<MinimalConcurrencyLimitResponse>>,
    }
}
