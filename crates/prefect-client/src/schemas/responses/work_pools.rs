//! The runs and slots of work pools and work queues.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::objects::{FlowRun, StateType};
use crate::schemas::{DateTime, TimeDelta};

models! {
    /// A flow run for a worker to execute.
    pub struct WorkerFlowRunResponse: Received in "responses" {
        /// The id of its work pool.
        work_pool_id: Uuid,
        /// The id of its work queue.
        work_queue_id: Uuid,
        /// The flow run.
        flow_run: Arc<FlowRun>,
    }

    /// The occupied concurrency slots of a work pool, as a page of its work queues.
    #[methods("work_pools")]
    pub struct WorkPoolConcurrencyStatus: Received in "responses" {
        /// The number of occupied slots.
        active_slots: i64,
        /// The number of slots. None means unlimited.
        concurrency_limit: Option<i64> = None,
        /// The work queues on this page.
        queues: Vec<Arc<WorkQueueConcurrencyStatusDetail>> = Vec::new(),
        /// The total number of work queues.
        count: i64,
        /// The maximum number of work queues per page.
        limit: i64,
        /// The number of pages.
        pages: i64,
        /// The number of this page, counted from 1.
        page: i64,
    }

    /// The occupied concurrency slots of one of a work pool's queues.
    #[methods("work_queues")]
    pub struct WorkQueueConcurrencyStatusDetail: Received in "responses" {
        /// The work queue's id.
        queue_id: Uuid,
        /// The work queue's name.
        queue_name: String,
        /// The number of occupied slots.
        active_slots: i64,
        /// The number of slots. None means unlimited.
        concurrency_limit: Option<i64> = None,
        /// Some of the flow runs that occupy them.
        flow_runs: Vec<Arc<FlowRunSlotSummary>> = Vec::new(),
        /// The total number of flow runs that occupy them.
        flow_run_count: Option<i64> = None,
    }

    /// The occupied concurrency slots of a work queue, as a page of flow runs.
    #[methods("work_queues")]
    pub struct WorkQueueConcurrencyStatus: Received in "responses" {
        /// The number of occupied slots.
        active_slots: i64,
        /// The number of slots. None means unlimited.
        concurrency_limit: Option<i64> = None,
        /// The flow runs on this page.
        flow_runs: Vec<Arc<FlowRunSlotSummary>> = Vec::new(),
        /// The total number of flow runs.
        count: i64,
        /// The maximum number of flow runs per page.
        limit: i64,
        /// The number of pages.
        pages: i64,
        /// The number of this page, counted from 1.
        page: i64,
    }

    /// A flow run that occupies a concurrency slot.
    pub struct FlowRunSlotSummary: Received in "responses" {
        /// The flow run's id.
        id: Uuid,
        /// Its name.
        name: String,
        /// The type of its current state.
        state_type: Option<StateType> = None,
        /// The name of its current state.
        state_name: Option<String> = None,
        /// When it started.
        start_time: Option<DateTime> = None,
        /// When it entered its current state.
        state_timestamp: Option<DateTime> = None,
        /// How long it has been in its current state.
        time_in_current_state: Option<TimeDelta> = None,
    }
}
