//! Flows to create and to change.

use crate::schemas::KeyValueLabels;

models! {
    /// A flow to create.
    pub struct FlowCreate: Sent in "actions" {
        /// Its name.
        name: String,
        /// Tags to find it by.
        tags: Vec<String> = Vec::new(),
        /// Labels: names with a value.
        labels: KeyValueLabels = KeyValueLabels::default(),
    }

    /// A change to a flow.
    pub struct FlowUpdate: Sent in "actions" {
        /// Its tags from now on.
        tags: Vec<String> = Vec::new(),
    }
}
