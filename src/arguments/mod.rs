//! What a caller gives, as what the core takes. Each function names the argument in the problem it finds.

pub(crate) mod filters;
pub(crate) mod httpx_settings;

use std::any::Any;
use std::sync::Arc;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString};
use uuid::Uuid;

use crate::convert::models::{self, enums};
use crate::convert::uuids;
use crate::convert::values;
use crate::errors::problems::{Checked, Collected, Fault, Step};
use prefect_client::schemas::{Field, Model, ModelInfo, StringEnum};
use prefect_client::transport::encode_part;

pub(crate) use filters::FilterArguments;

type Given<'a, 'py> = &'a Bound<'py, PyAny>;

/// An argument that has another default than `None`, and that may be `None`.
pub(crate) struct Stated<'py>(pub(crate) Option<Bound<'py, PyAny>>);

impl<'py> FromPyObject<'_, 'py> for Stated<'py> {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Ok(Self(Some(value.to_owned())))
    }
}

/// An id: a UUID, text that is one, or any object with an `id`.
pub(crate) fn id(name: &str, value: Given<'_, '_>) -> Checked<Uuid> {
    inner_id(value).map_err(|fault| fault.saying(|| wrong_id(name, value)).at(name))
}

/// What the official client says of an id that is none: code and tests look for it.
fn wrong_id(name: &str, value: Given<'_, '_>) -> String {
    let of_what = name.strip_suffix("id").unwrap_or(name).replace('_', " ");
    let given = value.str().map(|text| text.to_string_lossy().into_owned()).unwrap_or_default();
    let shown: String = given.chars().take(60).collect();
    format!("Invalid {of_what}ID: {shown}")
}

fn inner_id(value: Given<'_, '_>) -> Checked<Uuid> {
    no_bytes(value, "a UUID, or text that is one")?;
    values::id_of(value)
}

/// Models take bytes for text, as pydantic does. Methods do not: there they are a mistake.
fn no_bytes(value: Given<'_, '_>, what: &str) -> Checked<()> {
    let kind = if what == "text" { "string_type" } else { "uuid_type" };
    if value.is_instance_of::<PyBytes>() { Err(Fault::of_type(kind, what, value)) } else { Ok(()) }
}

/// Any value that a model's field of this type takes.
pub(crate) fn field<T: Field>(name: &str, value: Given<'_, '_>) -> Checked<T> {
    let accepted = values::accept(&T::TYPE, value).and_then(|accepted| values::to_core(&T::TYPE, &accepted));
    let value = accepted.map_err(|fault| fault.at(name))?;
    T::from_value(value)
        .map_err(|_| Fault::without_input("type_error", format!("expected {}", T::TYPE)).at(name))
}

/// The same, or nothing for `None`.
pub(crate) fn optional<T: Field>(name: &str, value: Option<Given<'_, '_>>) -> Checked<Option<T>> {
    value.filter(|value| !value.is_none()).map(|value| field(name, value)).transpose()
}

/// Text.
pub(crate) fn text(name: &str, value: Given<'_, '_>) -> Checked<String> {
    no_bytes(value, "text").and_then(|()| values::text(value, "text")).map_err(|fault| fault.at(name))
}

/// Text that becomes a part of a URL's path.
pub(crate) fn part(name: &str, value: Given<'_, '_>) -> Checked<String> {
    let text = text(name, value)?;
    match encode_part(&text, &mut String::new()) {
        Ok(()) => Ok(text),
        Err(_) => {
            let message = "expected text that can be a part of a URL's path: not empty, and neither . nor ..";
            Err(Fault::new("value_error", message, value).at(name))
        }
    }
}

/// The same, or nothing for `None`.
pub(crate) fn optional_part(name: &str, value: Option<Given<'_, '_>>) -> Checked<Option<String>> {
    value.filter(|value| !value.is_none()).map(|value| part(name, value)).transpose()
}

/// Whether a value is an id itself, and not an object that has one.
pub(crate) fn is_id(value: Given<'_, '_>) -> PyResult<bool> {
    Ok(value.is_instance_of::<PyString>()
        || uuids::is_one(value)?
        || value.hasattr(intern!(value.py(), "hex"))?)
}

/// A model: an instance, a dict, or an object of another package with the same attributes.
pub(crate) fn model<M: Model>(name: &str, value: Given<'_, '_>) -> Checked<Arc<M>> {
    let record = values::record(M::info(), value).map_err(|fault| fault.at(name))?;
    let record: Arc<dyn Any + Send + Sync> = record;
    record.downcast().map_err(|_| Fault::expected(M::info().name, value).at(name))
}

/// The same, for a value that stands inside an argument, or a dict of arguments by keyword: whoever asks says
/// where.
pub(crate) fn inner_model<M: Model>(value: Given<'_, '_>) -> Checked<Arc<M>> {
    let record: Arc<dyn Any + Send + Sync> = values::record(M::info(), value)?;
    record.downcast().map_err(|_| Fault::expected(M::info().name, value))
}

/// The same, where a model of another kind will do as well: see [`models::accept_or`].
pub(crate) fn model_or<M: Model>(
    name: &str,
    other: &'static ModelInfo,
    value: Given<'_, '_>,
) -> Checked<Arc<M>> {
    models::accept_or(M::info(), other, value)
        .and_then(|given| inner_model(&given))
        .map_err(|fault| fault.at(name))
}

/// Several ids.
pub(crate) fn ids(name: &str, value: Given<'_, '_>) -> Checked<Vec<Uuid>> {
    if is_id(value)? || value.is_instance_of::<PyBytes>() {
        return Err(Fault::of_type("list_type", "a list of UUIDs", value).at(name));
    }
    let items =
        value.try_iter().map_err(|_| Fault::of_type("list_type", "a list of UUIDs", value).at(name))?;
    let mut ids = Vec::new();
    let mut collected = Collected::new();
    for (index, item) in items.enumerate() {
        let id = inner_id(&item?).map_err(|fault| fault.within(Step::Index(index)).at(name));
        ids.extend(collected.take(id));
    }
    collected.finish()?;
    Ok(ids)
}

/// Arguments that are the fields of a model, and have their names. Those that are None are not set.
pub(crate) struct Fields<'py> {
    given: Bound<'py, PyDict>,
    collected: Collected,
}

impl<'py> Fields<'py> {
    pub(crate) fn new(py: Python<'py>) -> Self {
        Self { given: PyDict::new(py), collected: Collected::new() }
    }

    /// What the model makes of it.
    pub(crate) fn any(&mut self, name: &str, value: Option<Given<'_, 'py>>) -> PyResult<()> {
        value.filter(|value| !value.is_none()).map_or(Ok(()), |value| self.given.set_item(name, value))
    }

    /// Text, and no bytes.
    pub(crate) fn text(&mut self, name: &str, value: Option<Given<'_, 'py>>) -> PyResult<()> {
        let Some(value) = value.filter(|value| !value.is_none()) else { return Ok(()) };
        match self.collected.take(text(name, value)) {
            Some(text) => self.given.set_item(name, text),
            None => Ok(()),
        }
    }

    /// An id, or an object that has one.
    pub(crate) fn id(&mut self, name: &str, value: Option<Given<'_, 'py>>) -> PyResult<()> {
        let Some(value) = value.filter(|value| !value.is_none()) else { return Ok(()) };
        match self.collected.take(id(name, value)) {
            Some(id) => self.given.set_item(name, uuids::make(value.py(), id)?),
            None => Ok(()),
        }
    }

    /// The model, or all that is wrong with the arguments.
    pub(crate) fn model<M: Model>(self) -> Checked<Arc<M>> {
        self.collected.finish()?;
        inner_model(&self.given)
    }
}

/// The same, or nothing for `None`.
pub(crate) fn optional_model<M: Model>(name: &str, value: Option<Given<'_, '_>>) -> Checked<Option<Arc<M>>> {
    value.filter(|value| !value.is_none()).map(|value| model(name, value)).transpose()
}

/// True or False; `None` is the default.
pub(crate) fn flag(name: &str, value: Option<Given<'_, '_>>, default: bool) -> Checked<bool> {
    value.map_or(Ok(default), |value| field(name, value))
}

/// An order: a member of the enumeration, or its text.
pub(crate) fn sort<E: StringEnum>(value: Option<Given<'_, '_>>) -> Checked<Option<E>> {
    match value.filter(|value| !value.is_none()) {
        Some(value) => {
            let text = enums::text(E::info(), value).map_err(|fault| fault.at("sort"))?;
            Ok(Some(E::from_text(text.into())))
        }
        None => Ok(None),
    }
}

/// At most how many; `None` leaves it to the server.
pub(crate) fn limit(value: Option<Given<'_, '_>>) -> Checked<Option<i64>> {
    optional_at_least(0, "limit", value)
}

/// The same, where it is not left to the server unless `None` is said.
pub(crate) fn limit_or(default: i64, value: &Stated<'_>) -> Checked<Option<i64>> {
    value.0.as_ref().map_or(Ok(Some(default)), |value| limit(Some(value)))
}

/// How many to skip.
pub(crate) fn offset(value: Option<Given<'_, '_>>) -> Checked<i64> {
    value.filter(|value| !value.is_none()).map_or(Ok(0), |value| count("offset", value))
}

/// Which page, from 1 up.
pub(crate) fn page(value: Option<Given<'_, '_>>) -> Checked<i64> {
    value.map_or(Ok(1), |value| at_least(1, "page", value))
}

/// A number from 0 up.
pub(crate) fn count(name: &str, value: Given<'_, '_>) -> Checked<i64> {
    at_least(0, name, value)
}

/// A number from `least` up.
pub(crate) fn at_least(least: i64, name: &str, value: Given<'_, '_>) -> Checked<i64> {
    match values::integer(value) {
        Ok(number) if number >= least => Ok(number),
        Ok(_) => Err(Fault::new(
            "greater_than_equal",
            format!(
                "expected a whole number from {least} up. Input should be greater than or equal to {least}"
            ),
            value,
        )
        .at(name)),
        Err(fault) => Err(fault.at(name)),
    }
}

/// The same, or nothing for `None`.
pub(crate) fn optional_at_least(
    least: i64,
    name: &str,
    value: Option<Given<'_, '_>>,
) -> Checked<Option<i64>> {
    value.filter(|value| !value.is_none()).map(|value| at_least(least, name, value)).transpose()
}
