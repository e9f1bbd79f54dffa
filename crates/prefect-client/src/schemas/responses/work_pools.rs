//! What work pools and work queues have to do.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::objects::{FlowRun, StateType};
use crate::schemas::{DateTime, TimeDelta};

models! {
    /// A flow run that a worker is to run.
    pub struct WorkerFlowRunResponse: Received in "responses" {
        /// The id of its work pool.
        work_pool_id: Uuid,
        /// The id of its work queue.
        work_queue_id: Uuid,
        /// The flow run.
        flow_run: Arc<FlowRun>,
    }

    /// What takes the concurrency slots of a work pool: a page of its work queues.
    #[methods("work_pools")]
    pub struct WorkPoolConcurrencyStatus: Received in "responses" {
        /// How many slots are taken.
        active_slots: i64,
        /// How many slots there are; no end of them where none is given.
        concurrency_limit: Option<i64> = None,
        /// The work queues of this page.
        queues: Vec<Arc<WorkQueueConcurrencyStatusDetail>> = Vec::new(),
        /// How many work queues there are in all.
        count: i64,
        /// At most how many work queues a page has.
        limit: i64,
        /// How many pages there are.
        pages: i64,
        /// Which page this is, from 1 up.
        page: i64,
    }

    /// What takes the concurrency slots of one of a work pool's queues.
    #[methods("work_queues")]
    pub struct WorkQueueConcurrencyStatusDetail: Received in "responses" {
        /// The work queue's id.
        queue_id: Uuid,
        /// The work queue's name.
        queue_name: String,
        /// How many slots are taken.
        active_slots: i64,
        /// How many slots there are; no end of them where none is given.
        concurrency_limit: Option<i64> = None,
        /// Some of the flow runs that take them.
        flow_runs: Vec<Arc<FlowRunSlotSummary>> = Vec::new(),
        /// How many flow runs take them in all.
        flow_run_count: Option<i64> = None,
    }

    /// What takes the concurrency slots of a work queue: a page of flow runs.
    #[methods("work_queues")]
    pub struct WorkQueueConcurrencyStatus: Received in "responses" {
        /// How many slots are taken.
        active_slots: i64,
        /// How many slots there are; no end of them where none is given.
        concurrency_limit: Option<i64> = None,
        /// The flow runs of this page.
        flow_runs: Vec<Arc<FlowRunSlotSummary>> = Vec::new(),
        /// How many flow runs there are in all.
        count: i64,
        /// At most how many flow runs a page has.
        limit: i64,
        /// How many pages there are.
        pages: i64,
        /// Which page this is, from 1 up.
        page: i64,
    }

    /// A flow run that takes a concurrency slot.
    pub struct FlowRunSlotSummary: Received in "responses" {
        /// The flow run's id.
        id: Uuid,
        /// Its name.
        name: String,
        /// The type of its present state.
        state_type: Option<StateType> = None,
        /// The name of its present state.
        state_name: Option<String> = None,
        /// When it started.
        start_time: Option<DateTime> = None,
        /// When it entered its present state.
        state_timestamp: Option<DateTime> = None,
        /// How long it has been in its present state.
        time_in_current_state: Option<TimeDelta> = None,
    }
}
