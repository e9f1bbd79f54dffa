//! Creation of saved searches.

use std::sync::Arc;

use crate::schemas::objects::SavedSearchFilter;

models! {
    /// A saved search to create, or to replace the one of the same name.
    pub struct SavedSearchCreate: Sent in "actions" {
        /// Its unique name.
        name: String,
        /// The filters.
        filters: Vec<Arc<SavedSearchFilter>> = Vec::new(),
    }
}
