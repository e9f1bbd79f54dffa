//! Artifacts: results of runs for people to look at.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::schemas::{DateTime, Json};

models! {
    /// An artifact: a table, text, link or other data that a run creates for people to look at.
    #[methods("artifacts")]
    pub struct Artifact: Received in "objects" {
        /// The artifact's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its key, which newer versions of the artifact share.
        key: Option<String> = None,
        /// The type of its data, such as `markdown`, `table`, `link`, `image` or `progress`.
        r#type: Option<String> = None,
        /// A description, in Markdown.
        description: Option<String> = None,
        /// The data. Its format depends on the type.
        data: Option<Json> = None,
        /// Metadata by name. Texts are truncated to 500 characters.
        metadata_: Option<BTreeMap<String, String>> = None,
        /// The id of the flow run that created it.
        flow_run_id: Option<Uuid> = None,
        /// The id of the task run that created it.
        task_run_id: Option<Uuid> = None,
    }

    /// The latest artifact with a key.
    pub struct ArtifactCollection: Received in "objects" {
        /// The id of the collection.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The key that the artifacts share.
        key: String,
        /// The id of the latest artifact.
        latest_id: Uuid,
        /// The type of its data.
        r#type: Option<String> = None,
        /// A description, in Markdown.
        description: Option<String> = None,
        /// The data.
        data: Option<Json> = None,
        /// Metadata by name.
        metadata_: Option<BTreeMap<String, String>> = None,
        /// The id of the flow run that created it.
        flow_run_id: Option<Uuid> = None,
        /// The id of the task run that created it.
        task_run_id: Option<Uuid> = None,
    }
}
