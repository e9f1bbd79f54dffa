//! Concurrency limits to create and to change.

use crate::schemas::{Name, NonNegative};

string_enum! {
    /// What becomes of slots that were taken.
    pub literal SlotMode {
        /// They are taken until they are given back.
        Concurrency = concurrency,
        /// They are given back by themselves, so many each second.
        RateLimit = rate_limit,
    }
}

models! {
    /// A limit on how many task runs with a tag run at once, to create.
    pub struct ConcurrencyLimitCreate: Sent in "actions" {
        /// The tag.
        tag: String,
        /// How many.
        concurrency_limit: i64,
    }

    /// A global concurrency limit to create, with all that the server takes.
    pub struct ConcurrencyLimitV2Create: Sent in "actions" {
        /// Whether it is in force.
        active: bool = true,
        /// Its name, without / % & < >.
        name: Name,
        /// How many slots there are, from 0 up.
        limit: NonNegative<i64>,
        /// How many slots are taken, from 0 up.
        active_slots: NonNegative<i64> = NonNegative(0),
        /// How many slots were asked for in vain, from 0 up.
        denied_slots: NonNegative<i64> = NonNegative(0),
        /// How many slots are given back by themselves each second, from 0 up.
        slot_decay_per_second: NonNegative<f64> = NonNegative(0.0),
    }

    /// A change to a global concurrency limit, with all that the server takes: only what is set is changed.
    pub struct ConcurrencyLimitV2Update: Sent in "actions" {
        /// Whether it is in force.
        active: Option<bool> = None,
        /// Its name, without / % & < >.
        name: Option<Name> = None,
        /// How many slots there are, from 0 up.
        limit: Option<NonNegative<i64>> = None,
        /// How many slots are taken, from 0 up.
        active_slots: Option<NonNegative<i64>> = None,
        /// How many slots were asked for in vain, from 0 up.
        denied_slots: Option<NonNegative<i64>> = None,
        /// How many slots are given back by themselves each second, from 0 up.
        slot_decay_per_second: Option<NonNegative<f64>> = None,
    }

    /// A global concurrency limit to create.
    pub struct GlobalConcurrencyLimitCreate: Sent in "actions" {
        /// Its name, without / % & < >.
        name: Name,
        /// How many slots there are, from 0 up.
        limit: NonNegative<i64>,
        /// Whether it is in force.
        active: Option<bool> = Some(true),
        /// How many slots are taken, from 0 up.
        active_slots: Option<NonNegative<i64>> = Some(NonNegative(0)),
        /// How many slots are given back by themselves each second, from 0 up, which makes it a rate limit.
        slot_decay_per_second: Option<NonNegative<f64>> = Some(NonNegative(0.0)),
    }

    /// A change to a global concurrency limit: only what is set is changed.
    pub struct GlobalConcurrencyLimitUpdate: Sent in "actions" {
        /// Its name, without / % & < >.
        name: Option<Name> = None,
        /// How many slots there are, from 0 up.
        limit: Option<NonNegative<i64>> = None,
        /// Whether it is in force.
        active: Option<bool> = None,
        /// How many slots are taken, from 0 up.
        active_slots: Option<NonNegative<i64>> = None,
        /// How many slots are given back by themselves each second, from 0 up, which makes it a rate limit.
        slot_decay_per_second: Option<NonNegative<f64>> = None,
    }
}
