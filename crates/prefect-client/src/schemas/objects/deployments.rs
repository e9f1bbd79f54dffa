//! Deployments, their schedules and concurrency limits.

use std::sync::Arc;

use uuid::Uuid;

use super::CreatedBy;
use crate::schemas::schedules::Schedule;
use crate::schemas::{
    DateTime, EnumInfo, GracePeriod, JsonObject, KeyValueLabels, Name, Positive, StringEnum,
};

/// The enumerations of this module.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] =
    &[BranchingScheduleHandling::info, ConcurrencyLimitStrategy::info, DeploymentStatus::info];

string_enum! {
    /// How a deployment's schedules are handled in a branch of it.
    pub enum BranchingScheduleHandling in "objects" {
        /// The branch gets copies.
        Keep = KEEP: "keep",
        /// The branch gets no schedules.
        Remove = REMOVE: "remove",
        /// The branch gets inactive copies.
        Inactive = INACTIVE: "inactive",
    }
}

string_enum! {
    /// How a run is handled when the deployment's concurrency limit is reached.
    pub enum ConcurrencyLimitStrategy in "objects" {
        /// It waits for a slot.
        Enqueue = ENQUEUE,
        /// It is cancelled.
        CancelNew = CANCEL_NEW,
    }
}

string_enum! {
    /// Whether a deployment can be run.
    pub enum DeploymentStatus in "objects" {
        /// A worker polls its work pool, or a process serves it.
        Ready = READY,
        /// No worker polls its work pool, and no process serves it.
        NotReady = NOT_READY,
        /// It was disabled.
        Disabled = DISABLED,
    }
}

models! {
    /// A deployment: a flow with everything that is needed to run it remotely.
    pub struct Deployment: Received in "objects" {
        /// The deployment's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name, unique within the flow.
        name: Name,
        /// Its version, in any format.
        version: Option<String> = None,
        /// The id of its version.
        version_id: Option<Uuid> = None,
        /// Details of its version.
        version_info: Option<Arc<VersionInfo>> = None,
        /// A description.
        description: Option<String> = None,
        /// The id of the flow that it runs.
        flow_id: Uuid,
        /// Whether all of its schedules are paused.
        paused: bool = false,
        /// The maximum number of concurrent runs. Servers since 3.1 send it in `global_concurrency_limit`.
        concurrency_limit: Option<i64> = None,
        /// Its schedules.
        schedules: Vec<Arc<DeploymentSchedule>> = Vec::new(),
        /// Overrides of the work pool's job template for its runs.
        job_variables: JsonObject = JsonObject::default(),
        /// The default parameters of its runs.
        parameters: JsonObject = JsonObject::default(),
        /// The steps by which a worker retrieves the flow's code.
        pull_steps: Option<Vec<JsonObject>> = None,
        /// Tags of the deployment and its runs.
        tags: Vec<String> = Vec::new(),
        /// Labels by name.
        labels: KeyValueLabels = KeyValueLabels::default(),
        /// The name of the work queue of its runs.
        work_queue_name: Option<String> = None,
        /// When its runs were last polled for.
        last_polled: Option<DateTime> = None,
        /// The flow's parameters, as an OpenAPI schema.
        parameter_openapi_schema: Option<JsonObject> = None,
        /// The path of the flow's code in its storage.
        path: Option<String> = None,
        /// The file and function of the flow: `flows/etl.py:main`.
        entrypoint: Option<String> = None,
        /// The id of the storage block with the flow's code.
        storage_document_id: Option<Uuid> = None,
        /// The id of the block that holds its infrastructure.
        infrastructure_document_id: Option<Uuid> = None,
        /// Who or what created it.
        created_by: Option<Arc<CreatedBy>> = None,
        /// Who or what last changed it.
        updated_by: Option<Arc<UpdatedBy>> = None,
        /// The id of the work queue that its runs wait in.
        work_queue_id: Option<Uuid> = None,
        /// Whether parameters that do not match their schema are rejected.
        enforce_parameter_schema: bool = true,
    }

    /// A schedule of a deployment.
    pub struct DeploymentSchedule: Received in "objects" {
        /// The schedule's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The id of its deployment.
        deployment_id: Option<Uuid> = None,
        /// The schedule.
        schedule: Schedule,
        /// Whether it is enabled.
        active: bool = true,
        /// The maximum number of runs that are created in advance.
        max_scheduled_runs: Option<Positive<i64>> = None,
        /// Parameters of its runs that override those of the deployment.
        parameters: JsonObject = JsonObject::default(),
        /// A name for it, unique within the deployment.
        slug: Option<String> = None,
    }

    /// The maximum number of concurrent runs, and how further runs are handled.
    pub struct ConcurrencyLimitConfig: Received in "objects" {
        /// The maximum number of concurrent runs.
        limit: i64,
        /// How further runs are handled.
        collision_strategy: ConcurrencyLimitStrategy = ConcurrencyLimitStrategy::Enqueue,
        /// How long a slot is held for a run that has not started yet, in seconds.
        grace_period_seconds: Option<GracePeriod> = None,
    }

    /// How runs beyond a deployment's concurrency limit are handled.
    pub struct ConcurrencyOptions: Received in "objects" {
        /// Whether they wait or are cancelled.
        collision_strategy: ConcurrencyLimitStrategy,
        /// How long a slot is held for a run that has not started yet, in seconds: 60 to 86400.
        grace_period_seconds: Option<GracePeriod> = None,
    }

    /// Options for branching a deployment.
    pub struct DeploymentBranchingOptions: Received in "objects" {
        /// An id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// How the deployment's schedules are handled.
        schedule_handling: BranchingScheduleHandling = BranchingScheduleHandling::Remove,
    }

    /// Who or what last changed an object.
    pub struct UpdatedBy: Received in "objects" {
        /// Its id.
        id: Option<Uuid> = None,
        /// Its type, such as `USER`.
        r#type: Option<String> = None,
        /// Its display name.
        display_value: Option<String> = None,
    }

    /// Details of a version. It may have further fields, such as the commit.
    pub struct VersionInfo: Received in "objects" {
        /// The type of the version, such as `prefect:simple` or `vcs:git`.
        r#type: String,
        /// The version.
        version: String,
    }
}
