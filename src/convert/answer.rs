//! The result of a call, on its way from the core to Python.

use std::collections::BTreeMap;
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyString};
use uuid::Uuid;

use crate::convert::classes;
use crate::convert::json::read;
use crate::convert::uuids;
use crate::convert::values::to_python;
use crate::httpx::PyResponse;
use prefect_client::error::Result;
use prefect_client::schemas::{Field, Json, JsonObject, Model, Record};
use prefect_client::transport::Response;

/// The rest of a conversion, which needs the interpreter.
pub(crate) trait Finish: for<'py> FnOnce(Python<'py>) -> PyResult<Bound<'py, PyAny>> + Send {}

impl<F: for<'py> FnOnce(Python<'py>) -> PyResult<Bound<'py, PyAny>> + Send> Finish for F {}

/// A result, created without the interpreter on the thread that decodes it, and converted to a Python object later.
pub(crate) enum Answer {
    None,
    Bool(bool),
    Int(i64),
    Text(String),
    Uuid(Uuid),
    Json(Json),
    Response(Response),
    Model(Arc<dyn Record>),
    Models(Vec<Arc<dyn Record>>),
    /// A result whose conversion is particular to the call.
    Finish(Box<dyn Finish>),
}

impl Answer {
    /// The object to return to the caller.
    pub(crate) fn into_python(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        Ok(match self {
            Self::None => py.None().into_bound(py),
            Self::Bool(value) => PyBool::new(py, value).to_owned().into_any(),
            Self::Int(value) => value.into_pyobject(py)?.into_any(),
            Self::Text(text) => PyString::new(py, &text).into_any(),
            Self::Uuid(value) => uuids::make(py, value)?,
            Self::Json(json) => read::valid(py, json.text())?,
            Self::Response(response) => Bound::new(py, PyResponse::new(response))?.into_any(),
            Self::Model(record) => classes::wrap(py, record)?.into_any(),
            Self::Models(records) => classes::wrap_all(py, records)?.into_any(),
            Self::Finish(finish) => finish(py)?,
        })
    }

    /// A value of a type that a model's field can have.
    pub(crate) fn of<T: Field + Send + 'static>(value: T) -> Self {
        Self::finish(move |py| to_python(py, &T::TYPE, value.to_value()))
    }

    /// A dict of values by id.
    pub(crate) fn by_id<T: Field + Send + 'static>(found: BTreeMap<Uuid, T>) -> Self {
        Self::finish(move |py| {
            let dict = PyDict::new(py);
            for (id, value) in found {
                dict.set_item(uuids::make(py, id)?, to_python(py, &T::TYPE, value.to_value())?)?;
            }
            Ok(dict.into_any())
        })
    }

    /// A result whose conversion needs the interpreter.
    pub(crate) fn finish(
        finish: impl for<'py> FnOnce(Python<'py>) -> PyResult<Bound<'py, PyAny>> + Send + 'static,
    ) -> Self {
        Self::Finish(Box::new(finish))
    }
}

/// The result of a call to the core, with the answer that it becomes.
pub(crate) fn answered<T: Into<Answer>>(result: Result<T>) -> Result<Answer> {
    result.map(Into::into)
}

impl From<()> for Answer {
    fn from((): ()) -> Self {
        Self::None
    }
}

impl From<bool> for Answer {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Answer {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<String> for Answer {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Uuid> for Answer {
    fn from(value: Uuid) -> Self {
        Self::Uuid(value)
    }
}

impl From<Json> for Answer {
    fn from(json: Json) -> Self {
        Self::Json(json)
    }
}

impl From<JsonObject> for Answer {
    fn from(object: JsonObject) -> Self {
        Self::Json(object.into())
    }
}

impl From<Response> for Answer {
    fn from(response: Response) -> Self {
        Self::Response(response)
    }
}

impl<M: Model> From<Arc<M>> for Answer {
    fn from(model: Arc<M>) -> Self {
        Self::Model(model)
    }
}

impl<M: Model> From<Option<Arc<M>>> for Answer {
    fn from(model: Option<Arc<M>>) -> Self {
        model.map_or(Self::None, Self::from)
    }
}

impl<M: Model> From<Vec<Arc<M>>> for Answer {
    fn from(models: Vec<Arc<M>>) -> Self {
        Self::Models(models.into_iter().map(|model| model as Arc<dyn Record>).collect())
    }
}
