//! Work pools.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::{DateTime, EnumInfo, JsonObject, Name, NonNegative, StringEnum};

/// The enumerations of this module.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[WorkPoolStatus::info];

string_enum! {
    /// The status of a work pool.
    pub enum WorkPoolStatus in "objects" {
        /// It has an online worker, or needs none.
        Ready = READY,
        /// It has no online worker.
        NotReady = NOT_READY,
        /// It is paused.
        Paused = PAUSED,
    }
}

models! {
    /// A work pool: flow runs are submitted to it, and its workers execute them.
    #[methods("work_pools")]
    pub struct WorkPool: Received in "objects" {
        /// The work pool's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its unique name.
        name: Name,
        /// A description.
        description: Option<String> = None,
        /// The infrastructure that its workers use, such as `process`, `docker` or `kubernetes`.
        r#type: String,
        /// The template of its jobs' infrastructure, with variables.
        base_job_template: JsonObject = JsonObject::default(),
        /// Whether it is paused, and starts no runs.
        is_paused: bool = false,
        /// The maximum number of concurrent runs.
        concurrency_limit: Option<NonNegative<i64>> = None,
        /// Its status.
        status: Option<WorkPoolStatus> = None,
        /// The number of occupied concurrency slots.
        active_slots: Option<i64> = None,
        /// The storage of its results and bundles.
        storage_configuration: Arc<WorkPoolStorageConfiguration> = Arc::default(),
        /// The id of its work queue for runs that name none.
        default_queue_id: Option<Uuid> = None,
    }

    /// The storage of a work pool's results and bundles.
    pub struct WorkPoolStorageConfiguration: Received in "objects" {
        /// The step that uploads a bundle: a flow run with its code.
        bundle_upload_step: Option<JsonObject> = None,
        /// The step that runs an uploaded bundle.
        bundle_execution_step: Option<JsonObject> = None,
        /// The id of the block that tells where results are kept.
        default_result_storage_block_id: Option<Uuid> = None,
    }
}
