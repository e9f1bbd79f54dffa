//! Artifacts to create and to change.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::schemas::{Json, checked};

checked_text! {
    /// The key of an artifact: lower-case letters, digits and dashes.
    ArtifactKey by is_key;
}

fn is_key(key: &str) -> Result<(), String> {
    checked::plain(&['-'], key)
}

models! {
    /// An artifact to create.
    pub struct ArtifactCreate: Sent in "actions" {
        /// Its key, which later artifacts of the same kind have too: lower-case letters, digits and dashes.
        key: Option<ArtifactKey> = None,
        /// What its data is, such as `markdown`, `table`, `link`, `image` or `progress`.
        r#type: Option<String> = None,
        /// A description for people, in Markdown.
        description: Option<String> = None,
        /// The data itself, whose form depends on the type.
        data: Option<Json> = None,
        /// Further texts by name. Of a text, the server keeps 500 characters.
        metadata_: Option<BTreeMap<String, String>> = None,
        /// The id of the flow run that leaves it.
        flow_run_id: Option<Uuid> = None,
        /// The id of the task run that leaves it.
        task_run_id: Option<Uuid> = None,
    }

    /// A change to an artifact: only what is set is changed.
    pub struct ArtifactUpdate: Sent in "actions" {
        /// The data itself.
        data: Option<Json> = None,
        /// A description for people, in Markdown.
        description: Option<String> = None,
        /// Further texts by name.
        metadata_: Option<BTreeMap<String, String>> = None,
    }
}
