//! Variables.

use std::sync::Arc;

use uuid::Uuid;

use super::query::Query;
use super::{Client, if_found};
use crate::error::{Error, Result};
use crate::schemas::actions::{VariableCreate, VariableUpdate};
use crate::schemas::filters::Filters;
use crate::schemas::objects::{Variable, VariableName};
use crate::schemas::sorting::VariableSort;
use crate::transport::Response;

impl Client {
    /// Creates a variable.
    pub async fn create_variable(&self, variable: &VariableCreate) -> Result<Arc<Variable>> {
        self.post("/variables/", &[], variable).await?.read()
    }

    /// Reads a variable.
    pub async fn read_variable(&self, id: Uuid) -> Result<Arc<Variable>> {
        self.get("/variables/{}", &[&id]).await?.read()
    }

    /// Reads the variable with this name, if it exists.
    pub async fn read_variable_by_name(&self, name: &str) -> Result<Option<Arc<Variable>>> {
        if_found(self.get("/variables/name/{}", &[&name]).await.and_then(Response::read))
    }

    /// Reads a page of the variables that match the variable filter.
    pub async fn read_variables(
        &self,
        filters: &Filters,
        sort: Option<VariableSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<Variable>>> {
        self.find_page("/variables", filters, sort, limit, offset).await
    }

    /// Counts the variables that match the variable filter.
    pub async fn count_variables(&self, filters: &Filters) -> Result<i64> {
        self.find("/variables/count", &Query::new(filters)?).await?.read()
    }

    /// Updates the variable that has the name in the update. Fields that are not set stay as they are.
    pub async fn update_variable(&self, update: &VariableUpdate) -> Result<()> {
        let name = update.name.as_ref().map(VariableName::as_str).filter(|name| !name.is_empty());
        let missing = || Error::invalid("variable.name", "expected the name of the variable to update");
        let name = name.ok_or_else(missing)?;
        self.patch_idempotent("/variables/name/{}", &[&name], update).await?.empty()
    }

    /// Updates a variable, including its name. Fields that are not set in the update stay as they are.
    pub async fn update_variable_by_id(&self, id: Uuid, update: &VariableUpdate) -> Result<()> {
        self.patch_idempotent("/variables/{}", &[&id], update).await?.empty()
    }

    /// Deletes the variable with this name.
    pub async fn delete_variable_by_name(&self, name: &str) -> Result<()> {
        self.delete("/variables/name/{}", &[&name]).await
    }

    /// Deletes the variable with this id.
    pub async fn delete_variable_by_id(&self, id: Uuid) -> Result<()> {
        self.delete("/variables/{}", &[&id]).await
    }
}
