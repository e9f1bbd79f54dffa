//! The schedules of deployments.

use std::sync::Arc;

use prefect_rs_macros::methods;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping, PyTuple};

use crate::arguments::{self, Id};
use crate::clients::{BaseClient, Client};
use crate::errors::problems::{InputError, InputErrors, InputResult, PathSegment};
use prefect_client::schemas::actions::{DeploymentScheduleCreate, DeploymentScheduleUpdate};
use prefect_client::schemas::schedules;

#[methods]
impl BaseClient {
    /// Add schedules to a deployment.
    ///
    /// Args:
    ///     schedules (Iterable[Any]): Each a `DeploymentScheduleCreate`, a schedule, or a pair of a schedule and whether
    ///         it is active.
    ///     max_scheduled_runs (int | None): Maximum number of runs to schedule ahead. Applies to the schedules that do
    ///         not set it themselves, as do the following two.
    ///     parameters (Mapping[str, Any] | None): Parameters of their runs, overriding those of the deployment.
    ///     slug (str | None): A name that is unique among the deployment's schedules.
    ///
    /// Returns:
    ///     list[DeploymentSchedule]: The schedules that were created.
    ///
    /// Raises:
    ///     ObjectNotFound: The deployment does not exist.
    fn create_deployment_schedules(
        client: Client,
        py: Python,
        deployment_id: Id,
        schedules: Any,
        max_scheduled_runs: Option<Any>,
        parameters: Option<Any>,
        slug: Option<Any>,
    ) {
        let mut fields = arguments::FieldArguments::new(py);
        fields.any("max_scheduled_runs", max_scheduled_runs)?;
        fields.any("parameters", parameters)?;
        fields.text("slug", slug)?;
        let common = fields.model::<DeploymentScheduleUpdate>()?;
        let mut all = schedules_to_create(None, Some(schedules))?;
        for schedule in &mut all {
            let schedule = Arc::make_mut(schedule);
            if let (None, Some(number)) = (&schedule.max_scheduled_runs, &common.max_scheduled_runs) {
                *schedule = schedule.clone().max_scheduled_runs(number.clone());
            }
            if let ("{}", Some(parameters)) = (schedule.parameters.text(), &common.parameters) {
                *schedule = schedule.clone().parameters(parameters.clone());
            }
            if let (None, Some(slug)) = (&schedule.slug, &common.slug) {
                *schedule = schedule.clone().slug(slug.clone());
            }
        }
        Ok(async move { client.create_deployment_schedules(deployment_id, &all).await })
    }

    /// Read the schedules of a deployment.
    ///
    /// Returns:
    ///     list[DeploymentSchedule]: The schedules.
    ///
    /// Raises:
    ///     ObjectNotFound: The deployment does not exist.
    async fn read_deployment_schedules(client: Client, deployment_id: Id) {
        client.read_deployment_schedules(deployment_id).await
    }

    /// Update a schedule of a deployment. Arguments that are None leave their fields unchanged.
    ///
    /// Args:
    ///     active (bool | None): Whether the schedule is active.
    ///     schedule (Any): A `CronSchedule`, `IntervalSchedule` or `RRuleSchedule`, or a dict with its fields.
    ///     max_scheduled_runs (int | None): Maximum number of runs to schedule ahead.
    ///     parameters (Mapping[str, Any] | None): Parameters of its runs, overriding those of the deployment.
    ///     slug (str | None): A name that is unique among the deployment's schedules.
    ///
    /// Raises:
    ///     ObjectNotFound: The deployment or the schedule does not exist.
    fn update_deployment_schedule(
        client: Client,
        py: Python,
        deployment_id: Id,
        schedule_id: Id,
        active: Option<Any>,
        schedule: Option<Any>,
        max_scheduled_runs: Option<Any>,
        parameters: Option<Any>,
        slug: Option<Any>,
    ) {
        let mut fields = arguments::FieldArguments::new(py);
        fields.any("active", active)?;
        fields.any("schedule", schedule)?;
        fields.any("max_scheduled_runs", max_scheduled_runs)?;
        fields.any("parameters", parameters)?;
        fields.text("slug", slug)?;
        let update = fields.model::<DeploymentScheduleUpdate>()?;
        Ok(async move { client.update_deployment_schedule(deployment_id, schedule_id, &update).await })
    }

    /// Delete a schedule of a deployment, and the flow runs that it has scheduled.
    ///
    /// Raises:
    ///     ObjectNotFound: The deployment or the schedule does not exist.
    async fn delete_deployment_schedule(client: Client, deployment_id: Id, schedule_id: Id) {
        client.delete_deployment_schedule(deployment_id, schedule_id).await
    }
}

/// Add a `DTSTART` to a recurrence rule that has none. A rule needs one before it is stored.
///
/// Args:
///     rrule (str): The rule.
///     timezone (str | None): The rule's time zone. Defaults to UTC.
///
/// Returns:
///     str | None: The rule with a `DTSTART`, or None if it already has one or cannot have one.
#[pyfunction]
#[pyo3(signature = (rrule, timezone=None))]
pub(crate) fn anchored_rule(rrule: &str, timezone: Option<&str>) -> Option<String> {
    schedules::anchored(rrule, timezone)
}

/// The schedules to create, from the arguments `schedule` and `schedules`.
pub(crate) fn schedules_to_create(
    schedule: Option<&Bound<'_, PyAny>>,
    schedules: Option<&Bound<'_, PyAny>>,
) -> InputResult<Vec<Arc<DeploymentScheduleCreate>>> {
    let mut all = Vec::new();
    let mut errors = InputErrors::new();
    if let Some(schedule) = schedule.filter(|given| !given.is_none()) {
        all.extend(errors.collect(to_create(schedule).map_err(|error| error.at("schedule"))));
    }
    if let Some(schedules) = schedules.filter(|given| !given.is_none()) {
        let is_one = is_schedule(schedules)? || schedules.cast::<PyMapping>().is_ok();
        let items = if is_one { None } else { schedules.try_iter().ok() };
        let expected = || InputError::expected("a list of schedules", schedules).at("schedules");
        for (index, item) in items.ok_or_else(expected)?.enumerate() {
            let created =
                to_create(&item?).map_err(|error| error.within(PathSegment::Index(index)).at("schedules"));
            all.extend(errors.collect(created));
        }
    }
    errors.finish()?;
    Ok(all)
}

/// A schedule to create, from a `DeploymentScheduleCreate`, a schedule, or a pair of a schedule and whether it is
/// active.
fn to_create(given: &Bound<'_, PyAny>) -> InputResult<Arc<DeploymentScheduleCreate>> {
    let fields = PyDict::new(given.py());
    if let Ok(pair) = given.cast::<PyTuple>() {
        if pair.len() != 2 {
            return Err(InputError::expected("a pair of a schedule and whether it is active", given));
        }
        fields.set_item("schedule", pair.get_item(0)?)?;
        fields.set_item("active", pair.get_item(1)?)?;
    } else if is_schedule(given)? {
        fields.set_item("schedule", given)?;
    } else {
        return arguments::inner_model(given);
    }
    arguments::inner_model(&fields)
}

/// Whether an object is a schedule, rather than an object with a schedule.
pub(crate) fn is_schedule(given: &Bound<'_, PyAny>) -> PyResult<bool> {
    for name in ["cron", "interval", "rrule"] {
        let found = match given.cast::<PyMapping>() {
            Ok(mapping) => mapping.contains(name)?,
            Err(_) => given.getattr_opt(name)?.is_some(),
        };
        if found {
            return Ok(true);
        }
    }
    Ok(given.get_type().name()?.to_string_lossy() == "NoSchedule")
}
