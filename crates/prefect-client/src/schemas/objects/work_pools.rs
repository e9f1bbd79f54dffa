//! Work pools.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::{DateTime, EnumInfo, JsonObject, Name, NonNegative, StringEnum};

/// The enumerations of this file.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[WorkPoolStatus::info];

string_enum! {
    /// Whether a work pool works.
    pub enum WorkPoolStatus in "objects" {
        /// It has a worker that was heard of lately, or needs none.
        Ready = READY,
        /// It has no worker that was heard of lately.
        NotReady = NOT_READY,
        /// It was told to pause.
        Paused = PAUSED,
    }
}

models! {
    /// A work pool: where flow runs are sent to be run by its workers.
    #[methods("work_pools")]
    pub struct WorkPool: Received in "objects" {
        /// The work pool's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name, which no other work pool has.
        name: Name,
        /// A description for people.
        description: Option<String> = None,
        /// On what its workers run flow runs, such as `process`, `docker` or `kubernetes`.
        r#type: String,
        /// What infrastructure its jobs get, with variables to be filled in.
        base_job_template: JsonObject = JsonObject::default(),
        /// Whether it hands out no runs for now.
        is_paused: bool = false,
        /// At most how many of its runs go on at once.
        concurrency_limit: Option<NonNegative<i64>> = None,
        /// Whether it works.
        status: Option<WorkPoolStatus> = None,
        /// How many of its concurrency slots are taken.
        active_slots: Option<i64> = None,
        /// Where its results and bundles are kept.
        storage_configuration: Arc<WorkPoolStorageConfiguration> = Arc::default(),
        /// The id of its work queue for runs that name none.
        default_queue_id: Option<Uuid> = None,
    }

    /// Where a work pool's results and bundles are kept.
    pub struct WorkPoolStorageConfiguration: Received in "objects" {
        /// The step that uploads a bundle: a flow run packed up with its code.
        bundle_upload_step: Option<JsonObject> = None,
        /// The step that runs an uploaded bundle.
        bundle_execution_step: Option<JsonObject> = None,
        /// The id of the block that tells where results are kept.
        default_result_storage_block_id: Option<Uuid> = None,
    }
}
