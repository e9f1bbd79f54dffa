//! Flows.

use uuid::Uuid;

use crate::schemas::{DateTime, KeyValueLabels, Name};

models! {
    /// A flow: a workflow, identified by its name.
    pub struct Flow: Received in "objects" {
        /// The flow's id.
        id: Uuid = Uuid::now_v7(),
        /// When the flow was registered.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The flow's unique name.
        name: Name,
        /// Its tags.
        tags: Vec<String> = Vec::new(),
        /// Labels by name.
        labels: KeyValueLabels = KeyValueLabels::default(),
    }
}
