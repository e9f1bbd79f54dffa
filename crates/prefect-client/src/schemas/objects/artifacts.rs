//! Artifacts: what runs leave for people to look at.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::schemas::{DateTime, Json};

models! {
    /// An artifact: a table, a text, a link or other data that a run leaves for people to look at.
    #[methods("artifacts")]
    pub struct Artifact: Received in "objects" {
        /// The artifact's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its key, which later artifacts of the same kind have too.
        key: Option<String> = None,
        /// What its data is, such as `markdown`, `table`, `link`, `image` or `progress`.
        r#type: Option<String> = None,
        /// A description for people, in Markdown.
        description: Option<String> = None,
        /// The data itself, whose form depends on the type.
        data: Option<Json> = None,
        /// Further texts by name. Of a text, 500 characters are kept.
        metadata_: Option<BTreeMap<String, String>> = None,
        /// The id of the flow run that left it.
        flow_run_id: Option<Uuid> = None,
        /// The id of the task run that left it.
        task_run_id: Option<Uuid> = None,
    }

    /// The artifacts of one key, which show what the latest of them is.
    pub struct ArtifactCollection: Received in "objects" {
        /// The collection's own id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The key that the artifacts have.
        key: String,
        /// The id of the latest artifact.
        latest_id: Uuid,
        /// What its data is.
        r#type: Option<String> = None,
        /// A description for people, in Markdown.
        description: Option<String> = None,
        /// The data itself.
        data: Option<Json> = None,
        /// Further texts by name.
        metadata_: Option<BTreeMap<String, String>> = None,
        /// The id of the flow run that left it.
        flow_run_id: Option<Uuid> = None,
        /// The id of the task run that left it.
        task_run_id: Option<Uuid> = None,
    }
}
