//! Results of bulk operations.

use std::sync::Arc;

use uuid::Uuid;

use super::{SetStateStatus, StateDecision};
use crate::schemas::objects::State;

string_enum! {
    /// The outcome of creating a flow run.
    pub literal CreateStatus {
        Created = CREATED,
        Failed = FAILED,
    }
}

models! {
    /// The flows that were deleted.
    pub struct FlowBulkDeleteResponse: Received in "responses" {
        /// The ids of the deleted objects.
        deleted: Vec<Uuid> = Vec::new(),
    }

    /// The flow runs that were deleted.
    pub struct FlowRunBulkDeleteResponse: Received in "responses" {
        /// The ids of the deleted objects.
        deleted: Vec<Uuid> = Vec::new(),
    }

    /// The deployments that were deleted.
    pub struct DeploymentBulkDeleteResponse: Received in "responses" {
        /// The ids of the deleted objects.
        deleted: Vec<Uuid> = Vec::new(),
    }

    /// The results of setting the state of many flow runs.
    pub struct FlowRunBulkSetStateResponse: Received in "responses" {
        /// The result of each run.
        results: Vec<Arc<FlowRunOrchestrationResult>> = Vec::new(),
    }

    /// The result of setting the state of one of many flow runs.
    pub struct FlowRunOrchestrationResult: Received in "responses" {
        /// The flow run's id.
        flow_run_id: Uuid,
        /// The server's decision.
        status: SetStateStatus,
        /// The current state of the run.
        state: Option<Arc<State>> = None,
        /// The reason for the decision.
        details: StateDecision,
    }

    /// The results of creating many flow runs.
    pub struct FlowRunBulkCreateResponse: Received in "responses" {
        /// The result of each run, in the order of the request.
        results: Vec<Arc<FlowRunCreateResult>> = Vec::new(),
    }

    /// The result of creating one of many flow runs.
    pub struct FlowRunCreateResult: Received in "responses" {
        /// The flow run's id, or None if it was not created.
        flow_run_id: Option<Uuid> = None,
        /// Whether it was created.
        status: CreateStatus,
        /// Why it was not created.
        error: Option<String> = None,
    }
}
