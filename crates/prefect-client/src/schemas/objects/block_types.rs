//! Block types.

use uuid::Uuid;

use crate::schemas::{DateTime, HttpUrl, Name};

models! {
    /// A block type: a kind of block, such as an S3 bucket or a Slack webhook.
    pub struct BlockType: Received in "objects" {
        /// The block type's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name.
        name: Name,
        /// Its name in URLs, which is unique.
        slug: String,
        /// The URL of its logo.
        logo_url: Option<HttpUrl> = None,
        /// The URL of its documentation.
        documentation_url: Option<HttpUrl> = None,
        /// A description.
        description: Option<String> = None,
        /// An example of its use.
        code_example: Option<String> = None,
        /// Whether it is part of the server, and cannot be deleted.
        is_protected: bool = false,
    }
}
