//! Concurrency limits.

use uuid::Uuid;

use crate::schemas::DateTime;

string_enum! {
    /// The types of objects that can hold a lease.
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
    /// The holder of a lease on concurrency slots.
    pub struct ConcurrencyLeaseHolder: Sent in "objects" {
        /// The type of the holder.
        r#type: LeaseHolderType,
        /// Its id.
        id: Uuid,
    }

    /// The maximum number of concurrent task runs with a tag.
    pub struct ConcurrencyLimit: Received in "objects" {
        /// The limit's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The tag.
        tag: String,
        /// The maximum number of concurrent task runs.
        concurrency_limit: i64,
        /// The ids of the task runs that occupy a slot.
        active_slots: Vec<Uuid> = Vec::new(),
    }

    /// A global concurrency limit: a number of slots.
    pub struct GlobalConcurrencyLimit: Received in "objects" {
        /// The limit's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name.
        name: String,
        /// The number of slots.
        limit: i64,
        /// Whether it is in effect.
        active: Option<bool> = Some(true),
        /// The number of occupied slots.
        active_slots: Option<i64> = Some(0),
        /// The number of slots released automatically per second, for rate limits.
        slot_decay_per_second: Option<f64> = Some(0.0),
    }
}
