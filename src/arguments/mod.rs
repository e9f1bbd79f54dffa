//! What a caller gives, as what the core takes. Each function names the argument in the problem it finds.

pub(crate) mod httpx_settings;

use std::any::Any;
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};
use uuid::Uuid;

use crate::convert::accept;
use crate::convert::enums;
use crate::convert::uuids;
pub(crate) use crate::convert::uuids::is_id;
use crate::errors::problems::{InputError, InputErrors, InputResult};
use prefect_client::client::BlockFilters;
use prefect_client::schemas::filters::{
    ArtifactCollectionFilter, ArtifactFilter, AutomationFilter, BlockDocumentFilter, BlockSchemaFilter,
    BlockTypeFilter, DeploymentFilter, Filters, FlowFilter, FlowRunFilter, LogFilter, TaskRunFilter,
    VariableFilter, WorkPoolFilter, WorkQueueFilter,
};
use prefect_client::schemas::{Field, Model, ModelInfo, StringEnum};
use prefect_client::transport::encode_part;

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
pub(crate) fn id(name: &str, value: Given<'_, '_>) -> InputResult<Uuid> {
    inner_id(value).map_err(|error| error.with_hint(|| wrong_id(name, value)).at(name))
}

/// What the official client says of an id that is none: code and tests look for it.
fn wrong_id(name: &str, value: Given<'_, '_>) -> String {
    let of_what = name.strip_suffix("id").unwrap_or(name).replace('_', " ");
    let given = value.str().map(|text| text.to_string_lossy().into_owned()).unwrap_or_default();
    let shown: String = given.chars().take(60).collect();
    format!("Invalid {of_what}ID: {shown}")
}

fn inner_id(value: Given<'_, '_>) -> InputResult<Uuid> {
    no_bytes(value, "a UUID, or text that is one")?;
    accept::id_of(value)
}

/// Models take bytes for text, as pydantic does. Methods do not: there they are a mistake.
fn no_bytes(value: Given<'_, '_>, what: &str) -> InputResult<()> {
    let kind = if what == "text" { "string_type" } else { "uuid_type" };
    if value.is_instance_of::<PyBytes>() { Err(InputError::of_type(kind, what, value)) } else { Ok(()) }
}

/// Any value that a model's field of this type takes.
pub(crate) fn field<T: Field>(name: &str, value: Given<'_, '_>) -> InputResult<T> {
    let accepted = accept::accept(&T::TYPE, value).and_then(|accepted| accept::to_core(&T::TYPE, &accepted));
    let value = accepted.map_err(|error| error.at(name))?;
    T::from_value(value)
        .map_err(|_| InputError::without_input("type_error", format!("expected {}", T::TYPE)).at(name))
}

/// The same, or nothing for `None`.
pub(crate) fn optional<T: Field>(name: &str, value: Option<Given<'_, '_>>) -> InputResult<Option<T>> {
    value.filter(|value| !value.is_none()).map(|value| field(name, value)).transpose()
}

/// Text.
pub(crate) fn text(name: &str, value: Given<'_, '_>) -> InputResult<String> {
    no_bytes(value, "text").and_then(|()| accept::text(value, "text")).map_err(|error| error.at(name))
}

/// Text that becomes a part of a URL's path.
pub(crate) fn part(name: &str, value: Given<'_, '_>) -> InputResult<String> {
    let text = text(name, value)?;
    match encode_part(&text, &mut String::new()) {
        Ok(()) => Ok(text),
        Err(_) => {
            let message = "expected text that can be a part of a URL's path: not empty, and neither . nor ..";
            Err(InputError::new("value_error", message, value).at(name))
        }
    }
}

/// The same, or nothing for `None`.
pub(crate) fn optional_part(name: &str, value: Option<Given<'_, '_>>) -> InputResult<Option<String>> {
    value.filter(|value| !value.is_none()).map(|value| part(name, value)).transpose()
}

/// A model: an instance, a dict, or an object of another package with the same attributes.
pub(crate) fn model<M: Model>(name: &str, value: Given<'_, '_>) -> InputResult<Arc<M>> {
    let record = accept::record(M::info(), value).map_err(|error| error.at(name))?;
    let record: Arc<dyn Any + Send + Sync> = record;
    record.downcast().map_err(|_| InputError::expected(M::info().name, value).at(name))
}

/// The same, for a value that stands inside an argument, or a dict of arguments by keyword: whoever asks says
/// where.
pub(crate) fn inner_model<M: Model>(value: Given<'_, '_>) -> InputResult<Arc<M>> {
    let record: Arc<dyn Any + Send + Sync> = accept::record(M::info(), value)?;
    record.downcast().map_err(|_| InputError::expected(M::info().name, value))
}

/// The same, where a model of another kind will do as well: see [`accept::model_or`].
pub(crate) fn model_or<M: Model>(
    name: &str,
    other: &'static ModelInfo,
    value: Given<'_, '_>,
) -> InputResult<Arc<M>> {
    accept::model_or(M::info(), other, value)
        .and_then(|given| inner_model(&given))
        .map_err(|error| error.at(name))
}

/// Several ids.
pub(crate) fn ids(name: &str, value: Given<'_, '_>) -> InputResult<Vec<Uuid>> {
    if is_id(value)? || value.is_instance_of::<PyBytes>() {
        return Err(InputError::of_type("list_type", "a list of UUIDs", value).at(name));
    }
    let items =
        value.try_iter().map_err(|_| InputError::of_type("list_type", "a list of UUIDs", value).at(name))?;
    let mut ids = Vec::new();
    let mut errors = InputErrors::new();
    for (index, item) in items.enumerate() {
        let id = inner_id(&item?).map_err(|error| error.at_index(index).at(name));
        ids.extend(errors.collect(id));
    }
    errors.finish()?;
    Ok(ids)
}

/// Arguments that are the fields of a model, and have their names. Those that are None are not set.
pub(crate) struct Fields<'py> {
    given: Bound<'py, PyDict>,
    errors: InputErrors,
}

impl<'py> Fields<'py> {
    pub(crate) fn new(py: Python<'py>) -> Self {
        Self { given: PyDict::new(py), errors: InputErrors::new() }
    }

    /// What the model makes of it.
    pub(crate) fn any(&mut self, name: &str, value: Option<Given<'_, 'py>>) -> PyResult<()> {
        value.filter(|value| !value.is_none()).map_or(Ok(()), |value| self.given.set_item(name, value))
    }

    /// Text, and no bytes.
    pub(crate) fn text(&mut self, name: &str, value: Option<Given<'_, 'py>>) -> PyResult<()> {
        let Some(value) = value.filter(|value| !value.is_none()) else { return Ok(()) };
        match self.errors.collect(text(name, value)) {
            Some(text) => self.given.set_item(name, text),
            None => Ok(()),
        }
    }

    /// An id, or an object that has one.
    pub(crate) fn id(&mut self, name: &str, value: Option<Given<'_, 'py>>) -> PyResult<()> {
        let Some(value) = value.filter(|value| !value.is_none()) else { return Ok(()) };
        match self.errors.collect(id(name, value)) {
            Some(id) => self.given.set_item(name, uuids::make(value.py(), id)?),
            None => Ok(()),
        }
    }

    /// The model, or all that is wrong with the arguments.
    pub(crate) fn model<M: Model>(self) -> InputResult<Arc<M>> {
        self.errors.finish()?;
        inner_model(&self.given)
    }
}

/// The same, or nothing for `None`.
pub(crate) fn optional_model<M: Model>(
    name: &str,
    value: Option<Given<'_, '_>>,
) -> InputResult<Option<Arc<M>>> {
    value.filter(|value| !value.is_none()).map(|value| model(name, value)).transpose()
}

/// True or False; `None` is the default.
pub(crate) fn flag(name: &str, value: Option<Given<'_, '_>>, default: bool) -> InputResult<bool> {
    value.map_or(Ok(default), |value| field(name, value))
}

/// An order: a member of the enumeration, or its text.
pub(crate) fn sort<E: StringEnum>(value: Option<Given<'_, '_>>) -> InputResult<Option<E>> {
    match value.filter(|value| !value.is_none()) {
        Some(value) => {
            let text = enums::text(E::info(), value).map_err(|error| error.at("sort"))?;
            Ok(Some(E::from_text(text.into())))
        }
        None => Ok(None),
    }
}

/// At most how many; `None` leaves it to the server.
pub(crate) fn limit(value: Option<Given<'_, '_>>) -> InputResult<Option<i64>> {
    optional_at_least(0, "limit", value)
}

/// The same, where it is not left to the server unless `None` is said.
pub(crate) fn limit_or(default: i64, value: &Stated<'_>) -> InputResult<Option<i64>> {
    value.0.as_ref().map_or(Ok(Some(default)), |value| limit(Some(value)))
}

/// How many to skip.
pub(crate) fn offset(value: Option<Given<'_, '_>>) -> InputResult<i64> {
    value.filter(|value| !value.is_none()).map_or(Ok(0), |value| count("offset", value))
}

/// Which page, from 1 up.
pub(crate) fn page(value: Option<Given<'_, '_>>) -> InputResult<i64> {
    value.map_or(Ok(1), |value| at_least(1, "page", value))
}

/// A number from 0 up.
pub(crate) fn count(name: &str, value: Given<'_, '_>) -> InputResult<i64> {
    at_least(0, name, value)
}

/// A number from `least` up.
pub(crate) fn at_least(least: i64, name: &str, value: Given<'_, '_>) -> InputResult<i64> {
    match accept::integer(value) {
        Ok(number) if number >= least => Ok(number),
        Ok(_) => Err(InputError::new(
            "greater_than_equal",
            format!(
                "expected a whole number from {least} up. Input should be greater than or equal to {least}"
            ),
            value,
        )
        .at(name)),
        Err(error) => Err(error.at(name)),
    }
}

/// The same, or nothing for `None`.
pub(crate) fn optional_at_least(
    least: i64,
    name: &str,
    value: Option<Given<'_, '_>>,
) -> InputResult<Option<i64>> {
    value.filter(|value| !value.is_none()).map(|value| at_least(least, name, value)).transpose()
}

/// The filters of a query, as the methods take them.
#[derive(Default)]
pub(crate) struct FilterArguments<'a, 'py> {
    pub(crate) flow: Option<Given<'a, 'py>>,
    pub(crate) flow_run: Option<Given<'a, 'py>>,
    pub(crate) task_run: Option<Given<'a, 'py>>,
    pub(crate) deployment: Option<Given<'a, 'py>>,
    pub(crate) work_pool: Option<Given<'a, 'py>>,
    pub(crate) work_queue: Option<Given<'a, 'py>>,
    pub(crate) artifact: Option<Given<'a, 'py>>,
    pub(crate) artifact_collection: Option<Given<'a, 'py>>,
    pub(crate) automation: Option<Given<'a, 'py>>,
    pub(crate) log: Option<Given<'a, 'py>>,
    pub(crate) variable: Option<Given<'a, 'py>>,
}

impl FilterArguments<'_, '_> {
    pub(crate) fn check(self) -> InputResult<Filters> {
        Ok(Filters {
            flow: optional_model::<FlowFilter>("flow_filter", self.flow)?,
            flow_run: optional_model::<FlowRunFilter>("flow_run_filter", self.flow_run)?,
            task_run: optional_model::<TaskRunFilter>("task_run_filter", self.task_run)?,
            deployment: optional_model::<DeploymentFilter>("deployment_filter", self.deployment)?,
            work_pool: optional_model::<WorkPoolFilter>("work_pool_filter", self.work_pool)?,
            work_queue: optional_model::<WorkQueueFilter>("work_queue_filter", self.work_queue)?,
            artifact: optional_model::<ArtifactFilter>("artifact_filter", self.artifact)?,
            artifact_collection: optional_model::<ArtifactCollectionFilter>(
                "artifact_filter",
                self.artifact_collection,
            )?,
            automation: optional_model::<AutomationFilter>("automations", self.automation)?,
            log: optional_model::<LogFilter>("log_filter", self.log)?,
            variable: optional_model::<VariableFilter>("variable_filter", self.variable)?,
        })
    }
}

/// The filters of a query of block types, schemas or documents, as the methods take them.
#[derive(Default)]
pub(crate) struct BlockFilterArguments<'a, 'py> {
    pub(crate) block_type: Option<Given<'a, 'py>>,
    pub(crate) block_schema: Option<Given<'a, 'py>>,
    pub(crate) block_document: Option<Given<'a, 'py>>,
}

impl BlockFilterArguments<'_, '_> {
    pub(crate) fn check(self) -> InputResult<BlockFilters> {
        Ok(BlockFilters {
            block_type: optional_model::<BlockTypeFilter>("block_type_filter", self.block_type)?,
            block_schema: optional_model::<BlockSchemaFilter>("block_schema_filter", self.block_schema)?,
            block_document: optional_model::<BlockDocumentFilter>(
                "block_document_filter",
                self.block_document,
            )?,
        })
    }
}
