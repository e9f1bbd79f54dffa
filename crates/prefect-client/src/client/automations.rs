//! Automations.

use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

use super::query::Query;
use super::{Client, Created, MAX_PAGE_SIZE};
use crate::error::Result;
use crate::schemas::events::{Automation, AutomationCore};
use crate::schemas::filters::{AutomationFilter, AutomationFilterName, Filters};
use crate::schemas::sorting::{AutomationSort, reverse_of};
use crate::schemas::{Model, StringEnum};

#[derive(Serialize)]
struct Enabled {
    enabled: bool,
}

impl Client {
    /// Creates an automation and returns its id.
    pub async fn create_automation(&self, automation: &AutomationCore) -> Result<Uuid> {
        let automation = automation.clone().trigger(automation.trigger.whole());
        Ok(self.post("/automations/", &[], &automation).await?.json::<Created>()?.id)
    }

    /// Replaces an automation. Its owner resource stays as it is.
    pub async fn update_automation(&self, id: Uuid, automation: &AutomationCore) -> Result<()> {
        let mut automation = automation.clone().trigger(automation.trigger.whole());
        // It cannot be changed, and the server rejects the field.
        if let Some(owner) = AutomationCore::info().position("owner_resource") {
            automation.meta_mut().unmark(owner);
        }
        self.put("/automations/{}", &[&id], &automation).await?.empty()
    }

    /// Reads a page of the automations that match the automation filter.
    pub async fn read_automations(
        &self,
        filters: &Filters,
        sort: Option<AutomationSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<Automation>>> {
        let sort = sort.as_ref().map(StringEnum::text);
        let Some(reverse) = sort.and_then(reverse_of) else {
            return self
                .find("/automations/filter", &Query::page(filters, sort, limit, offset)?)
                .await?
                .read();
        };
        // Other objects are read from the end by their count, but servers before 3.9 ignore the filter when they count
        // automations.
        let all = self.all_automations(filters, reverse).await?.into_iter().rev();
        let [skipped, taken] =
            [offset, limit.unwrap_or(MAX_PAGE_SIZE)].map(|number| usize::try_from(number).unwrap_or(0));
        Ok(all.skip(skipped).take(taken).collect())
    }

    /// Reads all automations that match the filter, page by page.
    async fn all_automations(&self, filters: &Filters, sort: &str) -> Result<Vec<Arc<Automation>>> {
        let mut all = Vec::new();
        loop {
            let offset = i64::try_from(all.len()).unwrap_or(i64::MAX);
            let query = Query::page(filters, Some(sort), Some(MAX_PAGE_SIZE), offset)?;
            let page: Vec<Arc<Automation>> = self.find("/automations/filter", &query).await?.read()?;
            let is_last = i64::try_from(page.len()).is_ok_and(|count| count < MAX_PAGE_SIZE);
            all.extend(page);
            if is_last {
                return Ok(all);
            }
        }
    }

    /// Counts the automations that match the filter.
    pub async fn count_automations(&self, filters: &Filters) -> Result<i64> {
        self.find("/automations/count", &Query::new(filters)?).await?.read()
    }

    /// Reads an automation.
    pub async fn read_automation(&self, id: Uuid) -> Result<Arc<Automation>> {
        self.get("/automations/{}", &[&id]).await?.read()
    }

    /// Reads the automations with this name, the most recently updated first.
    pub async fn read_automations_by_name(&self, name: &str) -> Result<Vec<Arc<Automation>>> {
        let name = AutomationFilterName::default().any_(vec![name.to_owned()]);
        let filter = AutomationFilter::default().name(Arc::new(name));
        let filters = Filters { automation: Some(Arc::new(filter)), ..Filters::default() };
        self.read_automations(&filters, Some(AutomationSort::UpdatedDesc), None, 0).await
    }

    /// Finds an automation by name. Without an exact match, the first by name that matches regardless of case.
    pub async fn find_automation(&self, name: &str) -> Result<Option<Arc<Automation>>> {
        if let Some(found) = self.read_automations_by_name(name).await?.into_iter().next() {
            return Ok(Some(found));
        }
        let wanted = name.to_lowercase();
        let all = self.all_automations(&Filters::default(), AutomationSort::NameAsc.text()).await?;
        Ok(all.into_iter().find(|each| each.name.to_lowercase() == wanted))
    }

    /// Enables or disables an automation.
    pub async fn set_automation_enabled(&self, id: Uuid, enabled: bool) -> Result<()> {
        self.patch_idempotent("/automations/{}", &[&id], &Enabled { enabled }).await?.empty()
    }

    /// Deletes an automation.
    pub async fn delete_automation(&self, id: Uuid) -> Result<()> {
        self.delete("/automations/{}", &[&id]).await
    }

    /// Reads the automations related to a resource, such as `prefect.deployment.UUID`.
    pub async fn read_resource_related_automations(&self, resource_id: &str) -> Result<Vec<Arc<Automation>>> {
        self.get("/automations/related-to/{}", &[&resource_id]).await?.read()
    }

    /// Deletes the automations owned by a resource, such as `prefect.deployment.UUID`.
    pub async fn delete_resource_owned_automations(&self, resource_id: &str) -> Result<()> {
        self.delete("/automations/owned-by/{}", &[&resource_id]).await
    }

    /// Validates a Jinja template, as used in the messages and parameters of automations.
    pub async fn validate_template(&self, template: &str) -> Result<()> {
        self.post_query("/templates/validate", &[], &template).await?.empty()
    }
}
