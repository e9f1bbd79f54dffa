//! Saved searches.

use std::sync::Arc;

use uuid::Uuid;

use super::Client;
use super::query::Query;
use crate::error::Result;
use crate::schemas::actions::SavedSearchCreate;
use crate::schemas::filters::Filters;
use crate::schemas::objects::SavedSearch;

impl Client {
    /// Creates a saved search, or replaces the filters of the existing one of this name.
    pub async fn create_saved_search(&self, search: &SavedSearchCreate) -> Result<Arc<SavedSearch>> {
        self.put("/saved_searches/", &[], search).await?.read()
    }

    /// Reads a saved search.
    pub async fn read_saved_search(&self, id: Uuid) -> Result<Arc<SavedSearch>> {
        self.get("/saved_searches/{}", &[&id]).await?.read()
    }

    /// Reads a page of the saved searches, sorted by name.
    pub async fn read_saved_searches(
        &self,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<SavedSearch>>> {
        let filters = Filters::default();
        self.find("/saved_searches/filter", &Query::page(&filters, None, limit, offset)?).await?.read()
    }

    /// Deletes a saved search.
    pub async fn delete_saved_search(&self, id: Uuid) -> Result<()> {
        self.delete("/saved_searches/{}", &[&id]).await
    }
}
