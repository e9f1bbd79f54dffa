//! Automations.

use prefect_rs_macros::methods;
use uuid::Uuid;

use crate::arguments::{self, Id, Limit, ModelArgument, Offset, PathPart, PlainText, Sort};
use crate::clients::{BaseClient, Client};
use crate::convert::answer::Answer;
use prefect_client::schemas::events::AutomationCore;
use prefect_client::schemas::sorting::AutomationSort;

#[methods]
impl BaseClient {
    /// Create an automation.
    ///
    /// Args:
    ///     automation (AutomationCore | Mapping[str, Any]): The automation: its trigger and its actions.
    ///
    /// Returns:
    ///     UUID: The automation's id.
    ///
    /// Raises:
    ///     RequestValidationError: The server rejects the automation, for example because an action refers to an object
    ///         that does not exist.
    async fn create_automation(client: Client, automation: ModelArgument<AutomationCore>) {
        client.create_automation(&automation).await
    }

    /// Update an automation.
    ///
    /// The name, the trigger and the actions are required. Other fields that are not set keep their values, and so does
    /// `owner_resource`.
    ///
    /// Args:
    ///     automation (AutomationCore | Mapping[str, Any]): The new values, such as an `Automation` that was read and
    ///         changed.
    ///
    /// Raises:
    ///     ObjectNotFound: The automation does not exist.
    async fn update_automation(client: Client, automation_id: Id, automation: ModelArgument<AutomationCore>) {
        client.update_automation(automation_id, &automation).await
    }

    /// Read a page of the automations that match the filter.
    ///
    /// Args:
    ///     sort (AutomationSort | str | None): Sort order. Defaults to ascending name.
    ///
    /// Returns:
    ///     list[Automation]: The automations.
    #[iter(iter_automations(filters, sort))]
    async fn read_automations(
        client: Client,
        filters: Filters![*, automations = automation],
        sort: Option<Sort<AutomationSort>>,
        limit: Limit,
        offset: Offset,
    ) {
        client.read_automations(&filters, sort, limit, offset).await
    }

    /// Count the automations that match the filter.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     int: The number of automations.
    async fn count_automations(client: Client, filters: Filters![*, automations = automation]) {
        client.count_automations(&filters).await
    }

    /// Find an automation by its id or its name.
    ///
    /// A name is first looked up as it is, then ignoring case. If several automations have it, the one that was updated
    /// last is returned.
    ///
    /// Args:
    ///     id_or_name (UUID | str | _HasId): The id or the name. Text that is a UUID is an id.
    ///
    /// Returns:
    ///     Automation | None: The automation, or None if no automation has this name.
    ///
    /// Raises:
    ///     ObjectNotFound: No automation has this id.
    fn find_automation(client: Client, id_or_name: Any) {
        let (id, name) = match arguments::id("id_or_name", id_or_name) {
            Ok(id) => (id, None),
            Err(_) => (Uuid::nil(), Some(arguments::text("id_or_name", id_or_name)?)),
        };
        Ok(async move {
            match name {
                None => client.read_automation(id).await.map(Answer::from),
                Some(name) => Ok(client.find_automation(&name).await?.map_or(Answer::None, Answer::from)),
            }
        })
    }

    /// Read an automation.
    ///
    /// Returns:
    ///     Automation: The automation.
    ///
    /// Raises:
    ///     ObjectNotFound: The automation does not exist. (The official client's annotation says that it returns None;
    ///         it raises as well.)
    async fn read_automation(client: Client, automation_id: Id) {
        client.read_automation(automation_id).await
    }

    /// Read the automations with a name.
    ///
    /// Args:
    ///     name (str): The name.
    ///
    /// Returns:
    ///     list[Automation]: The automations, the most recently updated first.
    async fn read_automations_by_name(client: Client, name: PlainText) {
        client.read_automations_by_name(&name).await
    }

    /// Disable an automation.
    ///
    /// Raises:
    ///     ObjectNotFound: The automation does not exist.
    async fn pause_automation(client: Client, automation_id: Id) {
        client.set_automation_enabled(automation_id, false).await
    }

    /// Enable an automation.
    ///
    /// Raises:
    ///     ObjectNotFound: The automation does not exist.
    async fn resume_automation(client: Client, automation_id: Id) {
        client.set_automation_enabled(automation_id, true).await
    }

    /// Delete an automation.
    ///
    /// Raises:
    ///     ObjectNotFound: The automation does not exist.
    async fn delete_automation(client: Client, automation_id: Id) {
        client.delete_automation(automation_id).await
    }

    /// Read the automations that are related to a resource: those that it owns, and those with an action on it.
    ///
    /// Args:
    ///     resource_id (str): The resource's id, such as `prefect.deployment.UUID`.
    ///
    /// Returns:
    ///     list[Automation]: The automations. The list is empty if the resource does not exist.
    async fn read_resource_related_automations(client: Client, resource_id: PathPart) {
        client.read_resource_related_automations(&resource_id).await
    }

    /// Delete the automations that a resource owns.
    ///
    /// Args:
    ///     resource_id (str): The resource's id, such as `prefect.deployment.UUID`.
    async fn delete_resource_owned_automations(client: Client, resource_id: PathPart) {
        client.delete_resource_owned_automations(&resource_id).await
    }

    /// Validate a template as used in the messages and parameters of automations.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     template (str): A Jinja template.
    ///
    /// Raises:
    ///     RequestValidationError: The template is invalid. The error says why and in which line.
    async fn validate_template(client: Client, template: PlainText) {
        client.validate_template(&template).await
    }
}
