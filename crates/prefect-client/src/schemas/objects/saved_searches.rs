//! Saved searches: filters that the server's pages keep under a name.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::{DateTime, Json};

models! {
    /// Filters that are kept under a name.
    pub struct SavedSearch: Received in "objects" {
        /// The search's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name, which no other search has.
        name: String,
        /// What is searched for.
        filters: Vec<Arc<SavedSearchFilter>> = Vec::new(),
    }

    /// One criterion of a saved search. What the texts mean is up to who saved them: the server only keeps them.
    pub struct SavedSearchFilter: Received in "objects" {
        /// The kind of object that is searched, such as `flow_run`.
        object: String,
        /// The property of it that is looked at, such as `name`.
        property: String,
        /// What type the property has, such as `string`.
        r#type: String,
        /// How it is compared, such as `equals`.
        operation: String,
        /// What it is compared with.
        value: Json,
    }
}
