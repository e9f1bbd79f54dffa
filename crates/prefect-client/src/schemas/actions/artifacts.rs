//! Creation and updates of artifacts.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::schemas::{Json, checked};

checked_text! {
    /// The key of an artifact: lowercase letters, digits and dashes.
    ArtifactKey by is_key;
}

fn is_key(key: &str) -> Result<(), String> {
    checked::plain(&['-'], key)
}

models! {
    /// An artifact to create.
    pub struct ArtifactCreate: Sent in "actions" {
        /// Its key, which newer versions of the artifact share: lowercase letters, digits and dashes.
        key: Option<ArtifactKey> = None,
        /// The type of its data, such as `markdown`, `table`, `link`, `image` or `progress`.
        r#type: Option<String> = None,
        /// A description, in Markdown.
        description: Option<String> = None,
        /// The data. Its format depends on the type.
        data: Option<Json> = None,
        /// Metadata by name. The server truncates texts to 500 characters.
        metadata_: Option<BTreeMap<String, String>> = None,
        /// The id of the flow run that leaves it.
        flow_run_id: Option<Uuid> = None,
        /// The id of the task run that leaves it.
        task_run_id: Option<Uuid> = None,
    }

    /// Changes to an artifact. Only fields that are set are changed.
    pub struct ArtifactUpdate: Sent in "actions" {
        /// The data.
        data: Option<Json> = None,
        /// A description, in Markdown.
        description: Option<String> = None,
        /// Metadata by name.
        metadata_: Option<BTreeMap<String, String>> = None,
    }
}
