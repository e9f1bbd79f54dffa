//! The schedules of deployments.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping, PyTuple};

use crate::arguments;
use crate::clients::Client;
use crate::errors::problems::{InputError, InputErrors, InputResult};
use prefect_client::schemas::actions::{DeploymentScheduleCreate, DeploymentScheduleUpdate};
use prefect_client::schemas::schedules;

#[pymethods]
impl Client {
    /// Add schedules to a deployment.
    ///
    /// Args:
    ///     deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
    ///     schedules (Iterable[Any]): `DeploymentScheduleCreate`s, schedules, or pairs of a schedule and whether it is
    ///         active.
    ///     max_scheduled_runs (int | None): How many runs are created ahead, for those that do not say so themselves.
    ///     parameters (Mapping[str, Any] | None): Parameters of their runs, likewise.
    ///     slug (str | None): Their name, likewise; no two schedules of a deployment have the same.
    ///
    /// Returns:
    ///     list[DeploymentSchedule]: The schedules that were created.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such deployment.
    ///     ValidationError: An argument is wrong, such as a cron expression; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (deployment_id, schedules, max_scheduled_runs=None, parameters=None, slug=None))]
    fn create_deployment_schedules<'py>(
        slf: &Bound<'py, Self>,
        deployment_id: &Bound<'py, PyAny>,
        schedules: &Bound<'py, PyAny>,
        max_scheduled_runs: Option<&Bound<'py, PyAny>>,
        parameters: Option<&Bound<'py, PyAny>>,
        slug: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_deployment_schedules", |client| {
            let id = arguments::id("deployment_id", deployment_id)?;
            let mut fields = arguments::Fields::new(slf.py());
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
            Ok(async move { client.create_deployment_schedules(id, &all).await })
        })
    }

    /// Read the schedules of a deployment.
    ///
    /// Args:
    ///     deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
    ///
    /// Returns:
    ///     list[DeploymentSchedule]: The schedules.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such deployment.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_deployment_schedules<'py>(
        slf: &Bound<'py, Self>,
        deployment_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_deployment_schedules", |client| {
            let id = arguments::id("deployment_id", deployment_id)?;
            Ok(async move { client.read_deployment_schedules(id).await })
        })
    }

    /// Change a schedule of a deployment: what is given, and nothing else.
    ///
    /// Args:
    ///     deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
    ///     schedule_id (UUID | str | _HasId): The schedule's id, or any object with an `id`.
    ///     active (bool | None): Whether it is switched on.
    ///     schedule (Any): When runs are to start: a `CronSchedule`, `IntervalSchedule` or `RRuleSchedule`, or a dict with
    ///         its fields.
    ///     max_scheduled_runs (int | None): How many runs are created ahead.
    ///     parameters (Mapping[str, Any] | None): Parameters of its runs that differ from those of the deployment.
    ///     slug (str | None): A name for it.
    ///
    /// Returns:
    ///     None: It is changed.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such deployment, or it has no such schedule.
    ///     ValidationError: An argument is wrong, such as a cron expression; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (deployment_id, schedule_id, active=None, schedule=None, max_scheduled_runs=None,
                        parameters=None, slug=None))]
    #[expect(clippy::too_many_arguments, reason = "they are the official client's")]
    fn update_deployment_schedule<'py>(
        slf: &Bound<'py, Self>,
        deployment_id: &Bound<'py, PyAny>,
        schedule_id: &Bound<'py, PyAny>,
        active: Option<&Bound<'py, PyAny>>,
        schedule: Option<&Bound<'py, PyAny>>,
        max_scheduled_runs: Option<&Bound<'py, PyAny>>,
        parameters: Option<&Bound<'py, PyAny>>,
        slug: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "update_deployment_schedule", |client| {
            let id = arguments::id("deployment_id", deployment_id)?;
            let schedule_id = arguments::id("schedule_id", schedule_id)?;
            let mut fields = arguments::Fields::new(slf.py());
            fields.any("active", active)?;
            fields.any("schedule", schedule)?;
            fields.any("max_scheduled_runs", max_scheduled_runs)?;
            fields.any("parameters", parameters)?;
            fields.text("slug", slug)?;
            let update = fields.model::<DeploymentScheduleUpdate>()?;
            Ok(async move { client.update_deployment_schedule(id, schedule_id, &update).await })
        })
    }

    /// Delete a schedule of a deployment.
    ///
    /// Args:
    ///     deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
    ///     schedule_id (UUID | str | _HasId): The schedule's id, or any object with an `id`.
    ///
    /// Returns:
    ///     None: The schedule is gone, with the runs that it created and that wait for their time.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such deployment, or it has no such schedule.
    ///     ValidationError: An id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_deployment_schedule<'py>(
        slf: &Bound<'py, Self>,
        deployment_id: &Bound<'py, PyAny>,
        schedule_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_deployment_schedule", |client| {
            let id = arguments::id("deployment_id", deployment_id)?;
            let schedule_id = arguments::id("schedule_id", schedule_id)?;
            Ok(async move { client.delete_deployment_schedule(id, schedule_id).await })
        })
    }
}

/// Add the start to a recurrence rule that has none, as every rule gets one before it is stored.
///
/// Args:
///     rrule (str): The rule.
///     timezone (str | None): The time zone that it is meant in. Defaults to UTC.
///
/// Returns:
///     str | None: The rule with a line for its `DTSTART`; None where it has one, or cannot have one.
#[pyfunction]
#[pyo3(signature = (rrule, timezone=None))]
pub(crate) fn anchored_rule(rrule: &str, timezone: Option<&str>) -> Option<String> {
    schedules::anchored(rrule, timezone)
}

/// The schedules of both spellings: one, and a collection of them.
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
            let created = to_create(&item?).map_err(|error| error.at_index(index).at("schedules"));
            all.extend(errors.collect(created));
        }
    }
    errors.finish()?;
    Ok(all)
}

/// One to create, given as such, as a schedule alone, or as a pair of a schedule and whether it is active.
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

/// Whether an object is a schedule, and not something that has one.
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
