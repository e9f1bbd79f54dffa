//! Creation and updates of concurrency limits.

use crate::schemas::{Name, NonNegative};

string_enum! {
    /// How occupied slots are released.
    pub literal SlotMode {
        /// They are occupied until they are released.
        Concurrency = concurrency,
        /// They are released automatically, a number per second.
        RateLimit = rate_limit,
    }
}

models! {
    /// A limit of concurrent task runs with a tag to create.
    pub struct ConcurrencyLimitCreate: Sent in "actions" {
        /// The tag.
        tag: String,
        /// The maximum number of concurrent task runs.
        concurrency_limit: i64,
    }

    /// A global concurrency limit to create, with all fields that the server accepts.
    pub struct ConcurrencyLimitV2Create: Sent in "actions" {
        /// Whether it is in effect.
        active: bool = true,
        /// Its name, without / % & < >.
        name: Name,
        /// The number of slots: 0 or more.
        limit: NonNegative<i64>,
        /// The number of occupied slots: 0 or more.
        active_slots: NonNegative<i64> = NonNegative(0),
        /// The number of slots that were requested and denied: 0 or more.
        denied_slots: NonNegative<i64> = NonNegative(0),
        /// The number of slots released automatically per second: 0 or more.
        slot_decay_per_second: NonNegative<f64> = NonNegative(0.0),
    }

    /// Changes to a global concurrency limit, with all fields that the server accepts. Only fields that are set are
    /// changed.
    pub struct ConcurrencyLimitV2Update: Sent in "actions" {
        /// Whether it is in effect.
        active: Option<bool> = None,
        /// Its name, without / % & < >.
        name: Option<Name> = None,
        /// The number of slots: 0 or more.
        limit: Option<NonNegative<i64>> = None,
        /// The number of occupied slots: 0 or more.
        active_slots: Option<NonNegative<i64>> = None,
        /// The number of slots that were requested and denied: 0 or more.
        denied_slots: Option<NonNegative<i64>> = None,
        /// The number of slots released automatically per second: 0 or more.
        slot_decay_per_second: Option<NonNegative<f64>> = None,
    }

    /// A global concurrency limit to create.
    pub struct GlobalConcurrencyLimitCreate: Sent in "actions" {
        /// Its name, without / % & < >.
        name: Name,
        /// The number of slots: 0 or more.
        limit: NonNegative<i64>,
        /// Whether it is in effect.
        active: Option<bool> = Some(true),
        /// The number of occupied slots: 0 or more.
        active_slots: Option<NonNegative<i64>> = Some(NonNegative(0)),
        /// The number of slots released automatically per second, for rate limits: 0 or more.
        slot_decay_per_second: Option<NonNegative<f64>> = Some(NonNegative(0.0)),
    }

    /// Changes to a global concurrency limit. Only fields that are set are changed.
    pub struct GlobalConcurrencyLimitUpdate: Sent in "actions" {
        /// Its name, without / % & < >.
        name: Option<Name> = None,
        /// The number of slots: 0 or more.
        limit: Option<NonNegative<i64>> = None,
        /// Whether it is in effect.
        active: Option<bool> = None,
        /// The number of occupied slots: 0 or more.
        active_slots: Option<NonNegative<i64>> = None,
        /// The number of slots released automatically per second, for rate limits: 0 or more.
        slot_decay_per_second: Option<NonNegative<f64>> = None,
    }
}
