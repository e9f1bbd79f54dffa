//! Automations.

use pyo3::prelude::*;
use uuid::Uuid;

use crate::arguments::{self, FilterArguments};
use crate::clients::Client;
use crate::convert::answer::Answer;
use prefect_client::schemas::events::AutomationCore;

#[pymethods]
impl Client {
    /// Create an automation.
    ///
    /// Args:
    ///     automation (AutomationCore | Mapping[str, Any]): What it waits for and what it then does.
    ///
    /// Returns:
    ///     UUID: The automation's id.
    ///
    /// Raises:
    ///     ValidationError: The automation is none; nothing was sent.
    ///     RequestValidationError: The server refuses it, as for an action on an object that is not there.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn create_automation<'py>(
        slf: &Bound<'py, Self>,
        automation: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_automation", |client| {
            let automation = arguments::model::<AutomationCore>("automation", automation)?;
            Ok(async move { client.create_automation(&automation).await })
        })
    }

    /// Change an automation: its name, trigger and actions, which must be given, and what else is set. What is
    /// not set stays as it is, and so does what the automation belongs to (`owner_resource`).
    ///
    /// Args:
    ///     automation_id (UUID | str | _HasId): The automation's id.
    ///     automation (AutomationCore | Mapping[str, Any]): What it is to be. An `Automation` that was read and
    ///         changed will do.
    ///
    /// Returns:
    ///     None: The automation is changed.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such automation.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn update_automation<'py>(
        slf: &Bound<'py, Self>,
        automation_id: &Bound<'py, PyAny>,
        automation: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "update_automation", |client| {
            let id = arguments::id("automation_id", automation_id)?;
            let automation = arguments::model::<AutomationCore>("automation", automation)?;
            Ok(async move { client.update_automation(id, &automation).await })
        })
    }

    /// Read a page of the automations that match the filter.
    ///
    /// Args:
    ///     automations (AutomationFilter | Mapping[str, Any] | None): Which automations.
    ///     sort (AutomationSort | str | None): The order; by name where None.
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///     offset (int): How many to skip.
    ///
    /// Returns:
    ///     list[Automation]: The automations.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, automations=None, sort=None, limit=None, offset=None),
           text_signature = "($self, *, automations=None, sort=None, limit=None, offset=0)")]
    fn read_automations<'py>(
        slf: &Bound<'py, Self>,
        automations: Option<&Bound<'py, PyAny>>,
        sort: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        offset: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_automations", |client| {
            let filters =
                FilterArguments { automation: automations, ..FilterArguments::default() }.check()?;
            let sort = arguments::sort(sort)?;
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            Ok(async move { client.read_automations(&filters, sort, limit, offset).await })
        })
    }

    /// Count the automations that match the filter. The official client has no such method.
    ///
    /// Args:
    ///     automations (AutomationFilter | Mapping[str, Any] | None): Which automations.
    ///
    /// Returns:
    ///     int: How many there are.
    ///
    /// Raises:
    ///     ValidationError: The filter is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, automations=None))]
    fn count_automations<'py>(
        slf: &Bound<'py, Self>,
        automations: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "count_automations", |client| {
            let filters =
                FilterArguments { automation: automations, ..FilterArguments::default() }.check()?;
            Ok(async move { client.count_automations(&filters).await })
        })
    }

    /// Find an automation by its id, or by its name in full; then by its name whatever its upper and lower case.
    ///
    /// Args:
    ///     id_or_name (UUID | str | _HasId): The id or the name. What looks like an id is taken for one.
    ///
    /// Returns:
    ///     Automation | None: The automation; None where none has that name. Of several that have it, the one that
    ///         changed last.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no automation with that id.
    ///     ValidationError: The argument is neither; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn find_automation<'py>(
        slf: &Bound<'py, Self>,
        id_or_name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "find_automation", |client| {
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
        })
    }

    /// Read an automation.
    ///
    /// Args:
    ///     automation_id (UUID | str | _HasId): The automation's id.
    ///
    /// Returns:
    ///     Automation: The automation.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such automation. (The official client's stub says None, and raises.)
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_automation<'py>(
        slf: &Bound<'py, Self>,
        automation_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_automation", |client| {
            let id = arguments::id("automation_id", automation_id)?;
            Ok(async move { client.read_automation(id).await })
        })
    }

    /// Read the automations that have this name.
    ///
    /// Args:
    ///     name (str): The name.
    ///
    /// Returns:
    ///     list[Automation]: The automations, the one that changed last first.
    ///
    /// Raises:
    ///     ValidationError: The name is no text; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_automations_by_name<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_automations_by_name", |client| {
            let name = arguments::text("name", name)?;
            Ok(async move { client.read_automations_by_name(&name).await })
        })
    }

    /// Switch an automation off.
    ///
    /// Args:
    ///     automation_id (UUID | str | _HasId): The automation's id.
    ///
    /// Returns:
    ///     None: The automation is off.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such automation.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn pause_automation<'py>(
        slf: &Bound<'py, Self>,
        automation_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "pause_automation", |client| {
            let id = arguments::id("automation_id", automation_id)?;
            Ok(async move { client.set_automation_enabled(id, false).await })
        })
    }

    /// Switch an automation on.
    ///
    /// Args:
    ///     automation_id (UUID | str | _HasId): The automation's id.
    ///
    /// Returns:
    ///     None: The automation is on.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such automation.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn resume_automation<'py>(
        slf: &Bound<'py, Self>,
        automation_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "resume_automation", |client| {
            let id = arguments::id("automation_id", automation_id)?;
            Ok(async move { client.set_automation_enabled(id, true).await })
        })
    }

    /// Delete an automation.
    ///
    /// Args:
    ///     automation_id (UUID | str | _HasId): The automation's id.
    ///
    /// Returns:
    ///     None: The automation is gone.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such automation.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_automation<'py>(
        slf: &Bound<'py, Self>,
        automation_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_automation", |client| {
            let id = arguments::id("automation_id", automation_id)?;
            Ok(async move { client.delete_automation(id).await })
        })
    }

    /// Read the automations that have to do with a resource: that belong to it, or whose actions are about it.
    ///
    /// Args:
    ///     resource_id (str): What the resource is, such as `prefect.deployment.UUID`.
    ///
    /// Returns:
    ///     list[Automation]: The automations; none where there is no such resource.
    ///
    /// Raises:
    ///     ValidationError: The text is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_resource_related_automations<'py>(
        slf: &Bound<'py, Self>,
        resource_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_resource_related_automations", |client| {
            let resource_id = arguments::part("resource_id", resource_id)?;
            Ok(async move { client.read_resource_related_automations(&resource_id).await })
        })
    }

    /// Delete the automations that belong to a resource.
    ///
    /// Args:
    ///     resource_id (str): What the resource is, such as `prefect.deployment.UUID`.
    ///
    /// Returns:
    ///     None: They are gone, as many as there were.
    ///
    /// Raises:
    ///     ValidationError: The text is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_resource_owned_automations<'py>(
        slf: &Bound<'py, Self>,
        resource_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_resource_owned_automations", |client| {
            let resource_id = arguments::part("resource_id", resource_id)?;
            Ok(async move { client.delete_resource_owned_automations(&resource_id).await })
        })
    }

    /// Check a template, as automations have them in messages and parameters. The official client has no such
    /// method.
    ///
    /// Args:
    ///     template (str): The template, in Jinja's language.
    ///
    /// Returns:
    ///     None: It is one.
    ///
    /// Raises:
    ///     RequestValidationError: It is none; the error says what is wrong with it, and in which line.
    ///     ValidationError: It is no text; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn validate_template<'py>(
        slf: &Bound<'py, Self>,
        template: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "validate_template", |client| {
            let template = arguments::text("template", template)?;
            Ok(async move { client.validate_template(&template).await })
        })
    }
}
