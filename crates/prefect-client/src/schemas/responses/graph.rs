//! The graph of a flow run.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::objects::{State, StateType, TaskRunResult};
use crate::schemas::{DateTime, Json, TimeDelta};

string_enum! {
    /// The type of a [`Node`].
    pub literal NodeKind {
        FlowRun = flow_run: "flow-run",
        TaskRun = task_run: "task-run",
    }
}

models! {
    /// A flow run's task runs and subflow runs, as a graph.
    pub struct Graph: Received in "responses" {
        /// When the flow run started.
        start_time: Option<DateTime>,
        /// When the flow run ended.
        end_time: Option<DateTime>,
        /// The ids of the nodes that depend on no other.
        root_node_ids: Vec<Uuid>,
        /// The nodes, in the order in which they started.
        nodes: Vec<Arc<Node>>,
        /// The artifacts that the flow run itself created.
        artifacts: Vec<Arc<GraphArtifact>>,
        /// The states that the flow run has been in.
        states: Vec<Arc<GraphState>>,
    }

    /// A task run or subflow run.
    pub struct Node: Received in "responses" {
        /// Which of the two it is.
        kind: NodeKind,
        /// The run's id.
        id: Uuid,
        /// The run's name.
        label: String,
        /// The type of its state.
        state_type: StateType,
        /// When it started, or, if it has not started, when it is expected to.
        start_time: DateTime,
        /// When it ended.
        end_time: Option<DateTime>,
        /// The nodes that it depends on.
        parents: Vec<Arc<Edge>>,
        /// The nodes that depend on it.
        children: Vec<Arc<Edge>>,
        /// The nodes that it ran within.
        encapsulating: Vec<Arc<Edge>>,
        /// The artifacts that it created.
        artifacts: Vec<Arc<GraphArtifact>>,
    }

    /// An edge from one node to another.
    pub struct Edge: Received in "responses" {
        /// The other node's id.
        id: Uuid,
    }

    /// A state that a flow run has been in.
    pub struct GraphState: Received in "responses" {
        /// The state's id.
        id: Uuid,
        /// When the run entered the state.
        timestamp: DateTime,
        /// Its type.
        r#type: StateType,
        /// Its name.
        name: String,
    }

    /// An artifact that a run created.
    pub struct GraphArtifact: Received in "responses" {
        /// The artifact's id.
        id: Uuid,
        /// When it was created.
        created: DateTime,
        /// Its key.
        key: Option<String>,
        /// Its type.
        r#type: Option<String>,
        /// Whether it is the latest with its key.
        is_latest: bool,
        /// The data of a progress artifact.
        data: Option<Json> = None,
    }

    /// A task run and its dependencies.
    #[not_compared(estimated_run_time)]
    pub struct DependencyResult: Received in "responses" {
        /// The task run's id.
        id: Uuid,
        /// Its name.
        name: String,
        /// The task runs whose results it uses.
        upstream_dependencies: Vec<Arc<TaskRunResult>>,
        /// Its state.
        state: Option<Arc<State>>,
        /// When it was expected to start.
        expected_start_time: Option<DateTime>,
        /// When it started.
        start_time: Option<DateTime>,
        /// When it ended.
        end_time: Option<DateTime>,
        /// Its run time.
        total_run_time: Option<TimeDelta>,
        /// The total run time, including the current attempt so far.
        estimated_run_time: Option<TimeDelta>,
        /// Whether its result cannot be tracked in the inputs of other runs.
        untrackable_result: bool,
    }
}
