//! Automations.

use std::sync::Arc;

use http::Method;
use serde::Serialize;
use uuid::Uuid;

use super::flows::Created;
use super::{Client, PAGE};
use crate::error::Result;
use crate::schemas::events::{Automation, AutomationCore};
use crate::schemas::filters::{AutomationFilter, AutomationFilterName};
use crate::schemas::sorting::AutomationSort;
use crate::schemas::{Model, StringEnum};
use crate::transport::Request;

#[derive(Serialize, Default)]
struct Query<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    automations: Option<&'a AutomationFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sort: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<i64>,
}

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
        let request = Request::to(Method::PUT, "/automations/{}", &[&id])?.with_json(&automation)?;
        self.send(&request).await?.empty()
    }

    /// A page of the automations that match the filter.
    pub async fn read_automations(
        &self,
        filter: Option<&AutomationFilter>,
        sort: Option<AutomationSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<Automation>>> {
        let sort = sort.as_ref().map(StringEnum::text);
        let query = Query { automations: filter, sort, limit, offset: Some(offset) };
        self.post("/automations/filter", &[], &query).await?.json()
    }

    /// How many automations match the filter.
    pub async fn count_automations(&self, filter: Option<&AutomationFilter>) -> Result<i64> {
        let query = Query { automations: filter, ..Query::default() };
        self.post("/automations/count", &[], &query).await?.json()
    }

    /// The automation with this id.
    pub async fn read_automation(&self, id: Uuid) -> Result<Arc<Automation>> {
        self.get("/automations/{}", &[&id]).await?.json()
    }

    /// The automations with this name, the one that changed last first.
    pub async fn read_automations_by_name(&self, name: &str) -> Result<Vec<Arc<Automation>>> {
        let name = AutomationFilterName::default().any_(vec![name.to_owned()]);
        let filter = AutomationFilter::default().name(Arc::new(name));
        self.read_automations(Some(&filter), Some(AutomationSort::UpdatedDesc), None, 0).await
    }

    /// The automation with this name, or else the first by name whose name differs from it only in upper and
    /// lower case.
    pub async fn find_automation(&self, name: &str) -> Result<Option<Arc<Automation>>> {
        if let Some(found) = self.read_automations_by_name(name).await?.into_iter().next() {
            return Ok(Some(found));
        }
        let wanted = name.to_lowercase();
        let mut offset = 0;
        loop {
            let sort = Some(AutomationSort::NameAsc);
            let page = self.read_automations(None, sort, Some(PAGE), offset).await?;
            let is_last = i64::try_from(page.len()).is_ok_and(|count| count < PAGE);
            if let Some(found) = page.into_iter().find(|each| each.name.to_lowercase() == wanted) {
                return Ok(Some(found));
            }
            if is_last {
                return Ok(None);
            }
            offset += PAGE;
        }
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
