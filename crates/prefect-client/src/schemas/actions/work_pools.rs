//! Work pools to create and to change.

use std::sync::Arc;

use crate::schemas::objects::WorkPoolStorageConfiguration;
use crate::schemas::{JsonObject, NonNegative, VisibleName};

models! {
    /// A work pool to create.
    pub struct WorkPoolCreate: Sent in "actions" {
        /// Its name.
        name: VisibleName,
        /// A description for people.
        description: Option<String> = None,
        /// On what its workers run flow runs, such as `process`, `docker` or `kubernetes`.
        r#type: String = "prefect-agent".to_owned(),
        /// What infrastructure its jobs get, with variables to be filled in.
        base_job_template: JsonObject = JsonObject::default(),
        /// Whether it hands out no runs for now.
        is_paused: bool = false,
        /// At most how many of its runs go on at once, from 0 up.
        concurrency_limit: Option<NonNegative<i64>> = None,
        /// Where its results and bundles are kept.
        storage_configuration: Arc<WorkPoolStorageConfiguration> = Arc::default(),
    }

    /// A change to a work pool: only what is set is changed.
    pub struct WorkPoolUpdate: Sent in "actions" {
        /// A description for people.
        description: Option<String> = None,
        /// Whether it hands out no runs for now.
        is_paused: Option<bool> = None,
        /// What infrastructure its jobs get, with variables to be filled in.
        base_job_template: Option<JsonObject> = None,
        /// At most how many of its runs go on at once, from 0 up.
        concurrency_limit: Option<i64> = None,
        /// Where its results and bundles are kept.
        storage_configuration: Option<Arc<WorkPoolStorageConfiguration>> = None,
    }
}

impl From<&WorkPoolCreate> for WorkPoolUpdate {
    /// The change after which a work pool is as if it had just been created, but for its name and type, which
    /// stay, and the storage configuration, which not every server knows.
    fn from(create: &WorkPoolCreate) -> Self {
        Self::default()
            .description(create.description.clone())
            .is_paused(create.is_paused)
            .base_job_template(create.base_job_template.clone())
            .concurrency_limit(create.concurrency_limit.map(|limit| limit.0))
    }
}
