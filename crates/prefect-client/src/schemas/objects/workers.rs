//! Workers.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::names::two_words;
use crate::schemas::{DateTime, EnumInfo, StringEnum};

/// The enumerations of this module.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[WorkerStatus::info];

string_enum! {
    /// The status of a worker.
    pub enum WorkerStatus in "objects" {
        /// It sent a heartbeat recently.
        Online = ONLINE,
        /// It sent no heartbeat recently.
        Offline = OFFLINE,
    }
}

models! {
    /// A worker: a process that polls a work pool for runs and executes them.
    pub struct Worker: Received in "objects" {
        /// The worker's id.
        id: Uuid = Uuid::now_v7(),
        /// When it first sent a heartbeat.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name, which no other worker of its work pool has.
        name: String,
        /// The id of its work pool.
        work_pool_id: Uuid,
        /// When it last sent a heartbeat.
        last_heartbeat_time: Option<DateTime> = None,
        /// The interval of its heartbeats, in seconds.
        heartbeat_interval_seconds: Option<i64> = None,
        /// Its status.
        status: WorkerStatus = WorkerStatus::Offline,
    }

    /// An agent, the predecessor of workers. Current servers have none.
    pub struct Agent: Received in "objects" {
        /// The agent's id.
        id: Uuid = Uuid::now_v7(),
        /// When it first sent a heartbeat.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name.
        name: String = two_words(),
        /// The id of the work queue that it polls.
        work_queue_id: Uuid,
        /// When it last sent a heartbeat.
        last_activity_time: Option<DateTime> = None,
    }

    /// A worker's metadata. It may have further fields.
    pub struct WorkerMetadata: Received in "objects" {
        /// The installed Prefect integrations.
        integrations: Vec<Arc<Integration>>,
    }

    /// A Prefect integration that is installed with a worker.
    pub struct Integration: Received in "objects" {
        /// Its name.
        name: String,
        /// Its version.
        version: String,
    }
}
