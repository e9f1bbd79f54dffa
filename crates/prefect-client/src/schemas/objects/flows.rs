//! Flows.

use uuid::Uuid;

use crate::schemas::{DateTime, KeyValueLabels, Name};

models! {
    /// A flow: a workflow that the server knows by its name.
    pub struct Flow: Received in "objects" {
        /// The flow's id.
        id: Uuid = Uuid::now_v7(),
        /// When the flow was first known to the server.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The flow's name, which no other flow has.
        name: Name,
        /// Tags to find it by.
        tags: Vec<String> = Vec::new(),
        /// Labels: names with a value.
        labels: KeyValueLabels = KeyValueLabels::default(),
    }
}
