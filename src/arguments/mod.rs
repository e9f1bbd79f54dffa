//! Converts Python arguments to core types. Each function names the argument in the errors that it returns.
//!
//! - `kinds`: the kinds of arguments that client methods declare
//! - `filters`: filters, from the core's table
//! - `until`: the states that end a wait
//! - `httpx_settings`: the settings of a client's connection

mod filters;
pub(crate) mod httpx_settings;
mod kinds;
mod until;

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString};
use uuid::Uuid;

use crate::convert::accept;
use crate::convert::enums;
use crate::convert::uuids;
use crate::errors::problems::{InputError, InputErrors, InputResult, PathSegment};
use prefect_client::client::DeploymentToRun;
use prefect_client::schemas::{self, Field, ModelInfo, StringEnum, TimeDelta};
use prefect_client::transport::encode_part;

pub(crate) use filters::FilterArguments;
pub(crate) use kinds::{
    ArgumentKind, AtLeast, DeploymentArgument, Distinct, Id, Ids, Interval, Limit, ModelArgument, Offset,
    OrNone, PageNumber, PathPart, PlainText, Seconds, Sort,
};

pub(crate) use until::UntilState;

type Given<'a, 'py> = &'a Bound<'py, PyAny>;

/// An argument, unless it is missing or `None`.
pub(crate) fn given<'a, 'py>(value: Option<Given<'a, 'py>>) -> Option<Given<'a, 'py>> {
    value.filter(|value| !value.is_none())
}

/// An id: a UUID, its text, or any object with an `id`.
pub(crate) fn id(name: &str, value: Given<'_, '_>) -> InputResult<Uuid> {
    inner_id(value).map_err(|error| error.with_hint(|| wrong_id(name, value)).at(name))
}

/// What the official client says about an invalid id: code and tests look for it.
fn wrong_id(name: &str, value: Given<'_, '_>) -> String {
    let of_what = name.strip_suffix("id").unwrap_or(name).replace('_', " ");
    let given = value.str().map(|text| text.to_string_lossy().into_owned()).unwrap_or_default();
    let shown: String = given.chars().take(60).collect();
    format!("Invalid {of_what}ID: {shown}")
}

fn inner_id(value: Given<'_, '_>) -> InputResult<Uuid> {
    no_bytes(value, "a UUID or its text")?;
    accept::id_of(value)
}

/// Rejects bytes. Models accept them as text, like pydantic, but as an argument they are a mistake.
fn no_bytes(value: Given<'_, '_>, what: &str) -> InputResult<()> {
    let kind = if what == "text" { "string_type" } else { "uuid_type" };
    if value.is_instance_of::<PyBytes>() { Err(InputError::of_type(kind, what, value)) } else { Ok(()) }
}

/// Any value that a model's field of this type accepts.
pub(crate) fn field<T: Field>(name: &str, value: Given<'_, '_>) -> InputResult<T> {
    let accepted = accept::accept(&T::TYPE, value).and_then(|accepted| accept::to_core(&T::TYPE, &accepted));
    let value = accepted.map_err(|error| error.at(name))?;
    T::from_value(value)
        .map_err(|_| InputError::without_input("type_error", format!("expected {}", T::TYPE)).at(name))
}

/// The same, or nothing for `None`.
pub(crate) fn optional<T: Field>(name: &str, value: Option<Given<'_, '_>>) -> InputResult<Option<T>> {
    given(value).map(|value| field(name, value)).transpose()
}

/// Text.
pub(crate) fn text(name: &str, value: Given<'_, '_>) -> InputResult<String> {
    no_bytes(value, "text").and_then(|()| accept::text(value, "text")).map_err(|error| error.at(name))
}

/// Text that becomes a segment of a URL's path.
pub(crate) fn part(name: &str, value: Given<'_, '_>) -> InputResult<String> {
    let text = text(name, value)?;
    match encode_part(&text, &mut String::new()) {
        Ok(()) => Ok(text),
        Err(_) => {
            let message =
                "expected text that can be a segment of a URL's path: not empty, and neither . nor ..";
            Err(InputError::new("value_error", message, value).at(name))
        }
    }
}

/// Whether a value is an id itself, rather than an object with an `id`.
pub(crate) fn is_id(value: Given<'_, '_>) -> PyResult<bool> {
    Ok(value.is_instance_of::<PyString>()
        || uuids::is_one(value)?
        || value.hasattr(intern!(value.py(), "hex"))?)
}

/// A model: an instance, a dict, or an object of another package with the same attributes.
pub(crate) fn model<M: schemas::Model>(name: &str, value: Given<'_, '_>) -> InputResult<Arc<M>> {
    let record = accept::record(M::info(), value).map_err(|error| error.at(name))?;
    let record: Arc<dyn Any + Send + Sync> = record;
    record.downcast().map_err(|_| InputError::expected(M::info().name, value).at(name))
}

/// The same, for a value inside of an argument, or for a dict of keyword arguments. The caller adds the location to
/// errors.
pub(crate) fn inner_model<M: schemas::Model>(value: Given<'_, '_>) -> InputResult<Arc<M>> {
    let record: Arc<dyn Any + Send + Sync> = accept::record(M::info(), value)?;
    record.downcast().map_err(|_| InputError::expected(M::info().name, value))
}

/// The same, if another model is accepted as well: see [`accept::model_or`].
pub(crate) fn model_or<M: schemas::Model>(
    name: &str,
    other: &'static ModelInfo,
    value: Given<'_, '_>,
) -> InputResult<Arc<M>> {
    accept::model_or(M::info(), other, value)
        .and_then(|given| inner_model(&given))
        .map_err(|error| error.at(name))
}

/// A collection of ids.
fn ids(name: &str, value: Given<'_, '_>) -> InputResult<Vec<Uuid>> {
    if is_id(value)? || value.is_instance_of::<PyBytes>() {
        return Err(InputError::of_type("list_type", "a list of UUIDs", value).at(name));
    }
    let items =
        value.try_iter().map_err(|_| InputError::of_type("list_type", "a list of UUIDs", value).at(name))?;
    let mut ids = Vec::new();
    let mut errors = InputErrors::new();
    for (index, item) in items.enumerate() {
        let id = inner_id(&item?).map_err(|error| error.within(PathSegment::Index(index)).at(name));
        ids.extend(errors.collect(id));
    }
    errors.finish()?;
    Ok(ids)
}

/// Arguments with the names of a model's fields. Those that are None are not set.
pub(crate) struct FieldArguments<'py> {
    given: Bound<'py, PyDict>,
    errors: InputErrors,
}

impl<'py> FieldArguments<'py> {
    pub(crate) fn new(py: Python<'py>) -> Self {
        Self { given: PyDict::new(py), errors: InputErrors::new() }
    }

    /// A value that the model checks.
    pub(crate) fn any(&mut self, name: &str, value: Option<Given<'_, 'py>>) -> PyResult<()> {
        given(value).map_or(Ok(()), |value| self.given.set_item(name, value))
    }

    /// Text, but not bytes.
    pub(crate) fn text(&mut self, name: &str, value: Option<Given<'_, 'py>>) -> PyResult<()> {
        let Some(value) = given(value) else { return Ok(()) };
        match self.errors.collect(text(name, value)) {
            Some(text) => self.given.set_item(name, text),
            None => Ok(()),
        }
    }

    /// An id, or an object with an `id`.
    pub(crate) fn id(&mut self, name: &str, value: Option<Given<'_, 'py>>) -> PyResult<()> {
        let Some(value) = given(value) else { return Ok(()) };
        match self.errors.collect(id(name, value)) {
            Some(id) => self.given.set_item(name, uuids::make(value.py(), id)?),
            None => Ok(()),
        }
    }

    /// The model, or all problems of the arguments.
    pub(crate) fn model<M: schemas::Model>(self) -> InputResult<Arc<M>> {
        self.errors.finish()?;
        inner_model(&self.given)
    }
}

/// The same, or nothing for `None`.
pub(crate) fn optional_model<M: schemas::Model>(
    name: &str,
    value: Option<Given<'_, '_>>,
) -> InputResult<Option<Arc<M>>> {
    given(value).map(|value| model(name, value)).transpose()
}

/// A duration of at least 0.
fn seconds(name: &str, value: Given<'_, '_>) -> InputResult<Duration> {
    let seconds = field::<TimeDelta>(name, value)?.0;
    Duration::try_from_secs_f64(seconds)
        .map_err(|_| InputError::new("greater_than_equal", "expected at least 0 seconds", value).at(name))
}

/// A deployment, by its name or its id.
fn deployment(name: &str, value: Given<'_, '_>) -> InputResult<DeploymentToRun> {
    let Ok(text) = value.cast::<PyString>() else { return id(name, value).map(DeploymentToRun::Id) };
    let text = text.to_string_lossy();
    text.parse().map_err(|_| {
        let message = "expected `flow name/deployment name`, or the deployment's id";
        InputError::new("value_error", message, value).at(name)
    })
}

/// A sort order: a member of the enumeration, or its text.
fn sort<E: StringEnum>(name: &str, value: Given<'_, '_>) -> InputResult<E> {
    let text = enums::text(E::info(), value).map_err(|error| error.at(name))?;
    Ok(E::from_text(text.into()))
}

/// An integer of at least `least`.
fn at_least(least: i64, name: &str, value: Given<'_, '_>) -> InputResult<i64> {
    match accept::integer(value) {
        Ok(number) if number >= least => Ok(number),
        Ok(_) => Err(InputError::new(
            "greater_than_equal",
            format!(
                "expected an integer of at least {least}. Input should be greater than or equal to {least}"
            ),
            value,
        )
        .at(name)),
        Err(error) => Err(error.at(name)),
    }
}

/// The same, or nothing for `None`.
fn optional_at_least(least: i64, name: &str, value: Option<Given<'_, '_>>) -> InputResult<Option<i64>> {
    given(value).map(|value| at_least(least, name, value)).transpose()
}
