//! Block types to create and to change.

use crate::schemas::{DashedName, HttpUrl, Name};

models! {
    /// A block type to create.
    pub struct BlockTypeCreate: Sent in "actions" {
        /// Its name.
        name: Name,
        /// Its name as URLs have it: lowercase letters, digits and dashes.
        slug: DashedName,
        /// The URL of its logo.
        logo_url: Option<HttpUrl> = None,
        /// The URL of its documentation.
        documentation_url: Option<HttpUrl> = None,
        /// What it is for.
        description: Option<String> = None,
        /// Code that shows how it is used.
        code_example: Option<String> = None,
    }

    /// A change to a block type: only what is set is changed.
    #[methods("block_types")]
    pub struct BlockTypeUpdate: Sent in "actions" {
        /// The URL of its logo.
        logo_url: Option<HttpUrl> = None,
        /// The URL of its documentation.
        documentation_url: Option<HttpUrl> = None,
        /// What it is for.
        description: Option<String> = None,
        /// Code that shows how it is used.
        code_example: Option<String> = None,
    }
}
