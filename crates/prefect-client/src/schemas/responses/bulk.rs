//! What became of many objects at once.

use std::sync::Arc;

use uuid::Uuid;

use super::{SetStateStatus, StateDecision};
use crate::schemas::objects::State;

string_enum! {
    /// What became of a flow run that was to be created.
    pub literal CreateStatus {
        Created = CREATED,
        Failed = FAILED,
    }
}

models! {
    /// The flows that were deleted.
    pub struct FlowBulkDeleteResponse: Received in "responses" {
        /// Their ids.
        deleted: Vec<Uuid> = Vec::new(),
    }

    /// The flow runs that were deleted.
    pub struct FlowRunBulkDeleteResponse: Received in "responses" {
        /// Their ids.
        deleted: Vec<Uuid> = Vec::new(),
    }

    /// The deployments that were deleted.
    pub struct DeploymentBulkDeleteResponse: Received in "responses" {
        /// Their ids.
        deleted: Vec<Uuid> = Vec::new(),
    }

    /// What became of a state that many flow runs were to enter.
    pub struct FlowRunBulkSetStateResponse: Received in "responses" {
        /// Run by run.
        results: Vec<Arc<FlowRunOrchestrationResult>> = Vec::new(),
    }

    /// What became of a state that one of many flow runs was to enter.
    pub struct FlowRunOrchestrationResult: Received in "responses" {
        /// The flow run's id.
        flow_run_id: Uuid,
        /// What the server decided.
        status: SetStateStatus,
        /// The state that the run is in now.
        state: Option<Arc<State>> = None,
        /// Why.
        details: StateDecision,
    }

    /// What became of flow runs that were to be created.
    pub struct FlowRunBulkCreateResponse: Received in "responses" {
        /// Run by run, in the order in which they were asked for.
        results: Vec<Arc<FlowRunCreateResult>> = Vec::new(),
    }

    /// What became of one of many flow runs that were to be created.
    pub struct FlowRunCreateResult: Received in "responses" {
        /// The flow run's id; none if it was not created.
        flow_run_id: Option<Uuid> = None,
        /// Whether it was created.
        status: CreateStatus,
        /// Why it was not created.
        error: Option<String> = None,
    }
}
