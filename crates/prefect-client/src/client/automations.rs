//! Automations.

use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

use super::flows::Created;
use super::query::Query;
use super::{Client, PAGE};
use crate::error::Result;
use crate::schemas::events::{Automation, AutomationCore};
use crate::schemas::filters::{AutomationFilter, AutomationFilterName, Filters};
use crate::schemas::sorting::{AutomationSort, turned_round};
use crate::schemas::{Model, StringEnum};

#[derive(Serialize)]
struct Switch {
    enabled: bool,
}

impl Client {
    /// Creates an automation and gives its id.
    pub async fn create_automation(&self, automation: &AutomationCore) -> Result<Uuid> {
        let automation = automation.clone().trigger(automation.trigger.whole());
        Ok(self.post("/automations/", &[], &automation).await?.json::<Created>()?.id)
    }

    /// Changes an automation: its name, trigger and actions, and what else is set. What it belongs to stays.
    pub async fn update_automation(&self, id: Uuid, automation: &AutomationCore) -> Result<()> {
        let mut automation = automation.clone().trigger(automation.trigger.whole());
        // The server refuses to be told: it cannot be changed.
        if let Some(owner) = AutomationCore::info().position("owner_resource") {
            automation.meta_mut().unmark(owner);
        }
        self.put("/automations/{}", &[&id], &automation).await?.empty()
    }

    /// A page of the automations that match the filter on automations.
    pub async fn read_automations(
        &self,
        filters: &Filters,
        sort: Option<AutomationSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<Automation>>> {
        let sort = sort.as_ref().map(StringEnum::text);
        let Some(opposite) = sort.and_then(turned_round) else {
            return self.find("/automations/filter", &Query::page(filters, sort, limit, offset)).await;
        };
        // Not by their count, as other objects are read from the end: before 3.9 a server counts all automations, whatever
        // the filter.
        let all = self.all_automations(filters, opposite).await?.into_iter().rev();
        let [skipped, taken] =
            [offset, limit.unwrap_or(PAGE)].map(|number| usize::try_from(number).unwrap_or(0));
        Ok(all.skip(skipped).take(taken).collect())
    }

    /// All automations that match the filter, page after page.
    async fn all_automations(&self, filters: &Filters, sort: &str) -> Result<Vec<Arc<Automation>>> {
        let mut all = Vec::new();
        loop {
            let offset = i64::try_from(all.len()).unwrap_or(i64::MAX);
            let query = Query::page(filters, Some(sort), Some(PAGE), offset);
            let page: Vec<Arc<Automation>> = self.find("/automations/filter", &query).await?;
            let is_last = i64::try_from(page.len()).is_ok_and(|count| count < PAGE);
            all.extend(page);
            if is_last {
                return Ok(all);
            }
        }
    }

    /// How many automations match the filter.
    pub async fn count_automations(&self, filters: &Filters) -> Result<i64> {
        self.find("/automations/count", &Query::new(filters)).await
    }

    /// The automation with this id.
    pub async fn read_automation(&self, id: Uuid) -> Result<Arc<Automation>> {
        self.get("/automations/{}", &[&id]).await?.json()
    }

    /// The automations with this name, the one that changed last first.
    pub async fn read_automations_by_name(&self, name: &str) -> Result<Vec<Arc<Automation>>> {
        let name = AutomationFilterName::default().any_(vec![name.to_owned()]);
        let filter = AutomationFilter::default().name(Arc::new(name));
        let filters = Filters { automation: Some(Arc::new(filter)), ..Filters::default() };
        self.read_automations(&filters, Some(AutomationSort::UpdatedDesc), None, 0).await
    }

    /// The automation with this name, or else the first by name whose name differs from it only in upper and
    /// lower case.
    pub async fn find_automation(&self, name: &str) -> Result<Option<Arc<Automation>>> {
        if let Some(found) = self.read_automations_by_name(name).await?.into_iter().next() {
            return Ok(Some(found));
        }
        let wanted = name.to_lowercase();
        let all = self.all_automations(&Filters::default(), AutomationSort::NameAsc.text()).await?;
        Ok(all.into_iter().find(|each| each.name.to_lowercase() == wanted))
    }

    /// Switches an automation on or off.
    pub async fn set_automation_enabled(&self, id: Uuid, enabled: bool) -> Result<()> {
        self.patch("/automations/{}", &[&id], &Switch { enabled }).await?.empty()
    }

    /// Deletes an automation.
    pub async fn delete_automation(&self, id: Uuid) -> Result<()> {
        self.delete("/automations/{}", &[&id]).await
    }

    /// The automations that have to do with a resource, such as `prefect.deployment.UUID`.
    pub async fn read_resource_related_automations(&self, resource_id: &str) -> Result<Vec<Arc<Automation>>> {
        self.get("/automations/related-to/{}", &[&resource_id]).await?.json()
    }

    /// Deletes the automations that belong to a resource, such as `prefect.deployment.UUID`.
    pub async fn delete_resource_owned_automations(&self, resource_id: &str) -> Result<()> {
        self.delete("/automations/owned-by/{}", &[&resource_id]).await
    }

    /// Checks a template, as automations have them in messages and parameters.
    pub async fn validate_template(&self, template: &str) -> Result<()> {
        self.post("/templates/validate", &[], &template).await?.empty()
    }
}
