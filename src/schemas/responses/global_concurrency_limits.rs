//! Limits on how much goes on at once.

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
}
