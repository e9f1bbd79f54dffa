//! Creation and updates of work pools.

use std::sync::Arc;

use crate::schemas::objects::WorkPoolStorageConfiguration;
use crate::schemas::{JsonObject, NonNegative, VisibleName};

models! {
    /// A work pool to create.
    pub struct WorkPoolCreate: Sent in "actions" {
        /// Its name.
        name: VisibleName,
        /// A description.
        description: Option<String> = None,
        /// The infrastructure that its workers use, such as `process`, `docker` or `kubernetes`.
        r#type: String = "prefect-agent".to_owned(),
        /// The template of its jobs' infrastructure, with variables.
        base_job_template: JsonObject = JsonObject::default(),
        /// Whether it is paused, and starts no runs.
        is_paused: bool = false,
        /// The maximum number of concurrent runs: 0 or more.
        concurrency_limit: Option<NonNegative<i64>> = None,
        /// The storage of its results and bundles.
        storage_configuration: Arc<WorkPoolStorageConfiguration> = Arc::default(),
    }

    /// Changes to a work pool. Only fields that are set are changed.
    pub struct WorkPoolUpdate: Sent in "actions" {
        /// A description.
        description: Option<String> = None,
        /// Whether it is paused, and starts no runs.
        is_paused: Option<bool> = None,
        /// The template of its jobs' infrastructure, with variables.
        base_job_template: Option<JsonObject> = None,
        /// The maximum number of concurrent runs: 0 or more.
        concurrency_limit: Option<i64> = None,
        /// The storage of its results and bundles.
        storage_configuration: Option<Arc<WorkPoolStorageConfiguration>> = None,
    }
}

impl From<&WorkPoolCreate> for WorkPoolUpdate {
    /// Changes that reset an existing work pool to what this creates, except the name and type, which stay, and the
    /// storage configuration, which some servers do not support.
    fn from(create: &WorkPoolCreate) -> Self {
        Self::default()
            .description(create.description.clone())
            .is_paused(create.is_paused)
            .base_job_template(create.base_job_template.clone())
            .concurrency_limit(create.concurrency_limit.map(|limit| limit.0))
    }
}
