//! Creation and updates of block types.

use crate::schemas::{DashedName, HttpUrl, Name};

models! {
    /// A block type to create.
    pub struct BlockTypeCreate: Sent in "actions" {
        /// Its name.
        name: Name,
        /// Its name in URLs: lowercase letters, digits and dashes.
        slug: DashedName,
        /// The URL of its logo.
        logo_url: Option<HttpUrl> = None,
        /// The URL of its documentation.
        documentation_url: Option<HttpUrl> = None,
        /// A description.
        description: Option<String> = None,
        /// An example of its use.
        code_example: Option<String> = None,
    }

    /// Changes to a block type. Only fields that are set are changed.
    #[methods("block_types")]
    pub struct BlockTypeUpdate: Sent in "actions" {
        /// The URL of its logo.
        logo_url: Option<HttpUrl> = None,
        /// The URL of its documentation.
        documentation_url: Option<HttpUrl> = None,
        /// A description.
        description: Option<String> = None,
        /// An example of its use.
        code_example: Option<String> = None,
    }
}
