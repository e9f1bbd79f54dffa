//! Workers.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::names::two_words;
use crate::schemas::{DateTime, EnumInfo, StringEnum};

/// The enumerations of this file.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[WorkerStatus::info];

string_enum! {
    /// Whether a worker was heard of lately.
    pub enum WorkerStatus in "objects" {
        /// It was.
        Online = ONLINE,
        /// It was not.
        Offline = OFFLINE,
    }
}

models! {
    /// A worker: a process that takes runs from a work pool and has them run.
    pub struct Worker: Received in "objects" {
        /// The worker's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was first heard of.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name, which no other worker of its work pool has.
        name: String,
        /// The id of its work pool.
        work_pool_id: Uuid,
        /// When it was last heard of.
        last_heartbeat_time: Option<DateTime> = None,
        /// How often it is to be heard of, in seconds.
        heartbeat_interval_seconds: Option<i64> = None,
        /// Whether it was heard of lately.
        status: WorkerStatus = WorkerStatus::Offline,
    }

    /// What ran flow runs before there were workers. Servers know no agents any more.
    pub struct Agent: Received in "objects" {
        /// The agent's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was first heard of.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name.
        name: String = two_words(),
        /// The id of the work queue that it polls.
        work_queue_id: Uuid,
        /// When it was last heard of.
        last_activity_time: Option<DateTime> = None,
    }

    /// What a worker tells of itself. It may hold other fields, too.
    pub struct WorkerMetadata: Received in "objects" {
        /// The Prefect packages that are installed beside it.
        integrations: Vec<Arc<Integration>>,
    }

    /// A Prefect package that is installed beside a worker.
    pub struct Integration: Received in "objects" {
        /// Its name.
        name: String,
        /// Its version.
        version: String,
    }
}
