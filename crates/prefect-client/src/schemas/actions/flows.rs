//! Creation and updates of flows.

use crate::schemas::KeyValueLabels;

models! {
    /// A flow to create.
    pub struct FlowCreate: Sent in "actions" {
        /// Its name.
        name: String,
        /// Its tags.
        tags: Vec<String> = Vec::new(),
        /// Labels by name.
        labels: KeyValueLabels = KeyValueLabels::default(),
    }

    /// Changes to a flow.
    pub struct FlowUpdate: Sent in "actions" {
        /// The tags that replace its current ones.
        tags: Vec<String> = Vec::new(),
    }
}
