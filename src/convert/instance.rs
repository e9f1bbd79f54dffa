//! An instance of a model, and the state that it holds.
//!
//! An instance holds the core's record and, for each field that was read or set, the Python object that replaced the
//! record's value. Receiving a page of 200 runs therefore creates no objects for their fields, and mutations such as
//! `flow_run.tags.append("x")` persist.
//!
//! Only state lives here. What an instance can do is in the modules next to this one: `access`, `accept`, `copy`,
//! `dump`, `compare`, and `model` for Python's methods.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyType};

use prefect_client::schemas::{FieldSet, ModelInfo, Record};

/// The base class of all models. They are created as pydantic's are: by keyword, validated, with defaults.
#[pyclass(name = "Model", module = "prefect_rs._core", subclass, frozen, weakref)]
pub(crate) struct Model(pub(super) Mutex<InstanceState>);

#[derive(Default)]
pub(super) struct InstanceState {
    /// The values of the fields without a cell. `None` only before `__init__` has run.
    pub(super) record: Option<Arc<dyn Record>>,
    pub(super) cells: Cells,
    /// The fields that were given.
    pub(super) set: FieldSet,
    /// The required fields that `model_construct` was not given.
    pub(super) missing: FieldSet,
    /// Undeclared fields, once read.
    pub(super) extra: Option<Py<PyDict>>,
}

/// The Python objects of fields that were read or set.
pub(super) enum Cells {
    /// By position. The list is empty until the first field is read or set.
    Some(Vec<Option<Py<PyAny>>>),
    /// All fields by name: the instance's `__dict__`, once that was read.
    All(Py<PyDict>),
}

impl Default for Cells {
    fn default() -> Self {
        Self::Some(Vec::new())
    }
}

/// A copy of the state, for use without the lock.
pub(super) struct Snapshot {
    pub(super) cells: Vec<Option<Py<PyAny>>>,
    pub(super) set: FieldSet,
    pub(super) missing: FieldSet,
    pub(super) extra: Option<Py<PyDict>>,
}

/// An instance with no state, created without `__init__`.
pub(super) fn bare<'py>(class: &Bound<'py, PyType>) -> PyResult<Bound<'py, Model>> {
    let py = class.py();
    static NEW: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let new = NEW.get_or_try_init(py, || py.get_type::<Model>().getattr("__new__").map(Bound::unbind))?;
    Ok(new.bind(py).call1((class,))?.cast_into()?)
}

/// An instance of `class` that holds a record.
pub(super) fn with_record<'py>(
    class: &Bound<'py, PyType>,
    record: Arc<dyn Record>,
) -> PyResult<Bound<'py, Model>> {
    let set = record.meta().fields_set();
    let model = bare(class)?;
    *model.get().state() = InstanceState { record: Some(record), set, ..InstanceState::default() };
    Ok(model)
}

/// Iterates over a copy of a dict's entries. PyO3's own iterator panics if Python code, or another thread, changes the
/// dict meanwhile.
pub(super) fn entries_of<'py>(
    dict: &Bound<'py, PyDict>,
) -> impl Iterator<Item = PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)>> {
    dict.items().into_iter().map(|entry| entry.extract())
}

/// The positions of the fields that are not in `missing`.
pub(super) fn present(info: &ModelInfo, missing: FieldSet) -> impl Iterator<Item = usize> {
    (0..info.fields.len()).filter(move |index| !missing.contains(*index))
}

impl Model {
    pub(super) fn state(&self) -> MutexGuard<'_, InstanceState> {
        // Not poisoned for long: nothing that can panic runs under the lock.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn base(&self) -> PyResult<Arc<dyn Record>> {
        self.state().record.clone().ok_or_else(|| {
            PyAttributeError::new_err("the model has no fields yet: its class's __init__ has not been called")
        })
    }

    /// The model's declaration.
    pub(crate) fn info(&self) -> PyResult<&'static ModelInfo> {
        Ok(self.base()?.info())
    }

    /// The `__dict__` that holds the fields, once it was read.
    pub(super) fn dict<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyDict>> {
        match &self.state().cells {
            Cells::All(dict) => Some(dict.bind(py).clone()),
            Cells::Some(_) => None,
        }
    }

    pub(super) fn snapshot(&self, py: Python<'_>) -> PyResult<Snapshot> {
        let info = self.info()?;
        let (mut snapshot, dict) = {
            let state = self.state();
            let (cells, dict) = match &state.cells {
                Cells::Some(cells) => {
                    let cells = cells.iter().map(|cell| cell.as_ref().map(|cell| cell.clone_ref(py)));
                    (cells.collect(), None)
                }
                Cells::All(dict) => (Vec::new(), Some(dict.bind(py).clone())),
            };
            let extra = state.extra.as_ref().map(|extra| extra.clone_ref(py));
            (Snapshot { cells, set: state.set, missing: state.missing, extra }, dict)
        };
        if let Some(dict) = dict {
            snapshot.missing = FieldSet::default();
            for (index, field) in info.fields.iter().enumerate() {
                let value = dict.get_item(field.name)?;
                if value.is_none() {
                    snapshot.missing = snapshot.missing.with(index);
                }
                snapshot.cells.push(value.map(Bound::unbind));
            }
        }
        Ok(snapshot)
    }

    /// The fields that were given, and the required fields that have no value.
    pub(super) fn sets(&self, py: Python<'_>) -> PyResult<(FieldSet, FieldSet)> {
        {
            let state = self.state();
            if let Cells::Some(_) = &state.cells {
                return Ok((state.set, state.missing));
            }
        }
        let snapshot = self.snapshot(py)?;
        Ok((snapshot.set, snapshot.missing))
    }

    /// Sets a field without validation, as pydantic does. The value is validated when the model is sent.
    pub(super) fn set_field(&self, index: usize, value: Bound<'_, PyAny>) -> PyResult<()> {
        let info = self.base()?.info();
        let py = value.py();
        let (old, dict) = {
            let mut state = self.state();
            state.set = state.set.with(index);
            state.missing = state.missing.without(index);
            match &state.cells {
                Cells::All(dict) => (None, Some(dict.bind(py).clone())),
                Cells::Some(_) => {
                    (state.cell(index).and_then(|cell| cell.replace(value.clone().unbind())), None)
                }
            }
        };
        // Not under the lock: dropping an object may run Python code.
        drop(old);
        match (dict, info.fields.get(index)) {
            (Some(dict), Some(field)) => dict.set_item(field.name, value),
            _ => Ok(()),
        }
    }
}

impl InstanceState {
    /// The cell of a field, unless the fields are in a dict.
    pub(super) fn cell(&mut self, index: usize) -> Option<&mut Option<Py<PyAny>>> {
        let Cells::Some(cells) = &mut self.cells else { return None };
        if cells.is_empty() {
            let count = self.record.as_ref()?.info().fields.len();
            cells.resize_with(count, || None);
        }
        cells.get_mut(index)
    }
}
