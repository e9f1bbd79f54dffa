//! Saved searches: named filters of the server's UI.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::{DateTime, Json};

models! {
    /// A saved search: named filters.
    pub struct SavedSearch: Received in "objects" {
        /// The search's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its unique name.
        name: String,
        /// The filters.
        filters: Vec<Arc<SavedSearchFilter>> = Vec::new(),
    }

    /// A criterion of a saved search. The server stores the texts without interpreting them.
    pub struct SavedSearchFilter: Received in "objects" {
        /// The type of object to search, such as `flow_run`.
        object: String,
        /// The property to compare, such as `name`.
        property: String,
        /// The type of the property, such as `string`.
        r#type: String,
        /// The comparison, such as `equals`.
        operation: String,
        /// The value to compare with.
        value: Json,
    }
}
