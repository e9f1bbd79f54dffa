//! Deployments, their schedules, and how many of their runs may run at once.

use std::sync::Arc;

use uuid::Uuid;

use super::CreatedBy;
use crate::schemas::schedules::Schedule;
use crate::schemas::{
    DateTime, EnumInfo, GracePeriod, JsonObject, KeyValueLabels, Name, Positive, StringEnum,
};

/// The enumerations of this file.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] =
    &[BranchingScheduleHandling::info, ConcurrencyLimitStrategy::info, DeploymentStatus::info];

string_enum! {
    /// What becomes of a deployment's schedules in a branch of it.
    pub enum BranchingScheduleHandling in "objects" {
        /// The branch has them, too.
        Keep = KEEP: "keep",
        /// The branch has none.
        Remove = REMOVE: "remove",
        /// The branch has them, switched off.
        Inactive = INACTIVE: "inactive",
    }
}

string_enum! {
    /// What becomes of a run when the deployment's limit is reached.
    pub enum ConcurrencyLimitStrategy in "objects" {
        /// It waits until another one is through.
        Enqueue = ENQUEUE,
        /// It is cancelled.
        CancelNew = CANCEL_NEW,
    }
}

string_enum! {
    /// Whether somebody is there to run a deployment.
    pub enum DeploymentStatus in "objects" {
        /// A worker polls its work pool, or a process serves it.
        Ready = READY,
        /// Nobody does.
        NotReady = NOT_READY,
        /// Somebody switched it off.
        Disabled = DISABLED,
    }
}

models! {
    /// A deployment: a flow with all that is needed to run it from afar.
    pub struct Deployment: Received in "objects" {
        /// The deployment's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name, which no other deployment of the flow has.
        name: Name,
        /// Its version, as its owner counts them.
        version: Option<String> = None,
        /// The id of its version.
        version_id: Option<Uuid> = None,
        /// What its version is made of.
        version_info: Option<Arc<VersionInfo>> = None,
        /// What it is for, in the words of its owner.
        description: Option<String> = None,
        /// The id of the flow that it runs.
        flow_id: Uuid,
        /// Whether its schedules are paused, all of them.
        paused: bool = false,
        /// How many of its runs may run at once. Servers since 3.1 tell it in `global_concurrency_limit`.
        concurrency_limit: Option<i64> = None,
        /// When its runs are to start.
        schedules: Vec<Arc<DeploymentSchedule>> = Vec::new(),
        /// What its runs set differently from the work pool's job template.
        job_variables: JsonObject = JsonObject::default(),
        /// The parameters that its runs are called with.
        parameters: JsonObject = JsonObject::default(),
        /// How a worker gets the flow's code, step by step.
        pull_steps: Option<Vec<JsonObject>> = None,
        /// Tags to find it by, and for its runs.
        tags: Vec<String> = Vec::new(),
        /// Labels: names with a value.
        labels: KeyValueLabels = KeyValueLabels::default(),
        /// The name of the work queue that its runs wait in.
        work_queue_name: Option<String> = None,
        /// When somebody last asked for runs of it.
        last_polled: Option<DateTime> = None,
        /// Which parameters the flow takes, as a schema of OpenAPI.
        parameter_openapi_schema: Option<JsonObject> = None,
        /// Where the flow's code lies, within its storage.
        path: Option<String> = None,
        /// The file and the function: `flows/etl.py:main`.
        entrypoint: Option<String> = None,
        /// The id of the block that holds the flow's code.
        storage_document_id: Option<Uuid> = None,
        /// The id of the block that holds its infrastructure.
        infrastructure_document_id: Option<Uuid> = None,
        /// Who or what created it.
        created_by: Option<Arc<CreatedBy>> = None,
        /// Who or what last changed it.
        updated_by: Option<Arc<UpdatedBy>> = None,
        /// The id of the work queue that its runs wait in.
        work_queue_id: Option<Uuid> = None,
        /// Whether parameters that do not fit their schema are refused.
        enforce_parameter_schema: bool = true,
    }

    /// One of a deployment's schedules.
    pub struct DeploymentSchedule: Received in "objects" {
        /// The schedule's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The id of its deployment.
        deployment_id: Option<Uuid> = None,
        /// When runs are to start.
        schedule: Schedule,
        /// Whether it is switched on.
        active: bool = true,
        /// How many runs are created ahead.
        max_scheduled_runs: Option<Positive<i64>> = None,
        /// Parameters of its runs that differ from those of the deployment.
        parameters: JsonObject = JsonObject::default(),
        /// A name for it, which no other schedule of the deployment has.
        slug: Option<String> = None,
    }

    /// How many runs may run at once, and what becomes of one more.
    pub struct ConcurrencyLimitConfig: Received in "objects" {
        /// How many.
        limit: i64,
        /// What becomes of one more.
        collision_strategy: ConcurrencyLimitStrategy = ConcurrencyLimitStrategy::Enqueue,
        /// How long a run may take until it starts and keeps its place, in seconds.
        grace_period_seconds: Option<GracePeriod> = None,
    }

    /// What becomes of one run more than a deployment's limit.
    pub struct ConcurrencyOptions: Received in "objects" {
        /// Whether it waits or is cancelled.
        collision_strategy: ConcurrencyLimitStrategy,
        /// How long a run may take until it starts and keeps its place, in seconds: 60 to 86400.
        grace_period_seconds: Option<GracePeriod> = None,
    }

    /// How a branch of a deployment is made.
    pub struct DeploymentBranchingOptions: Received in "objects" {
        /// An id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// What becomes of the deployment's schedules.
        schedule_handling: BranchingScheduleHandling = BranchingScheduleHandling::Remove,
    }

    /// Who or what last changed an object.
    pub struct UpdatedBy: Received in "objects" {
        /// Its id.
        id: Option<Uuid> = None,
        /// Its type, such as `USER`.
        r#type: Option<String> = None,
        /// Its name, to show.
        display_value: Option<String> = None,
    }

    /// What a version is made of. It may have further fields, such as the commit.
    pub struct VersionInfo: Received in "objects" {
        /// What kind of version it is, such as `prefect:simple` or `vcs:git`.
        r#type: String,
        /// The version itself.
        version: String,
    }
}
