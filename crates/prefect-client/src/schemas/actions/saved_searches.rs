//! Saved searches to create.

use std::sync::Arc;

use crate::schemas::objects::SavedSearchFilter;

models! {
    /// A search to save, or to put in the place of the one of the same name.
    pub struct SavedSearchCreate: Sent in "actions" {
        /// Its name, which no other search has.
        name: String,
        /// What is searched for.
        filters: Vec<Arc<SavedSearchFilter>> = Vec::new(),
    }
}
