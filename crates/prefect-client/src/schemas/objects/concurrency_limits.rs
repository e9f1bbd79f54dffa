//! Limits on how much goes on at once.

use uuid::Uuid;

use crate::schemas::DateTime;

string_enum! {
    /// What can hold a lease.
    pub literal LeaseHolderType {
        /// A flow run.
        FlowRun = flow_run,
        /// A task run.
        TaskRun = task_run,
        /// A deployment.
        Deployment = deployment,
    }
}

models! {
    /// Who holds a lease of slots.
    pub struct ConcurrencyLeaseHolder: Sent in "objects" {
        /// What kind of thing it is.
        r#type: LeaseHolderType,
        /// Its id.
        id: Uuid,
    }

    /// A limit on how many task runs with a tag run at once.
    pub struct ConcurrencyLimit: Received in "objects" {
        /// The limit's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The tag.
        tag: String,
        /// How many.
        concurrency_limit: i64,
        /// The ids of the task runs that take a slot.
        active_slots: Vec<Uuid> = Vec::new(),
    }

    /// A limit on how many slots of something may be taken at once.
    pub struct GlobalConcurrencyLimit: Received in "objects" {
        /// The limit's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name.
        name: String,
        /// How many slots there are.
        limit: i64,
        /// Whether it is in force.
        active: Option<bool> = Some(true),
        /// How many slots are taken.
        active_slots: Option<i64> = Some(0),
        /// How many slots are given back by themselves each second, which makes it a rate limit.
        slot_decay_per_second: Option<f64> = Some(0.0),
    }
}
