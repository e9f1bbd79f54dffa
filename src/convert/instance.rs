//! An instance of a model, and the state that it holds.
//!
//! An instance holds the core's record and, for each field that was read or set, the Python object that replaced the
//! record's value. Receiving a page of 200 runs therefore creates no objects for their fields, and mutations such as
//! `flow_run.tags.append("x")` persist.
//!
//! Only state lives here. What an instance can do is in the modules next to this one: `access`, `accept`, `copy`,
//! `dump`, `compare`, and `model` for Python's methods.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyType};

use super::c_api;
use crate::locks::lock;
use prefect_client::schemas::{FieldInfo, FieldSet, ModelInfo, Record, Type, Value};

/// The base class of all models. They are created as pydantic's are: by keyword, validated, with defaults.
#[pyclass(name = "Model", module = "prefect_rs._core", subclass, frozen, weakref)]
#[derive(Default)]
pub(crate) struct Model {
    /// The values of the fields without a cell. Empty only before `__init__` has run. Never replaced, so that it is read
    /// without a lock.
    record: OnceLock<Arc<dyn Record>>,
    state: Mutex<InstanceState>,
}

#[derive(Default)]
pub(super) struct InstanceState {
    pub(super) cells: Cells,
    /// The fields that were given.
    pub(super) set: FieldSet,
    /// The required fields that `model_construct` was not given.
    pub(super) missing: FieldSet,
    /// The fields whose cells were not made from the record.
    pub(super) assigned: FieldSet,
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

/// A copy of what an instance holds, for use without the lock.
pub(super) struct Snapshot {
    pub(super) record: Arc<dyn Record>,
    pub(super) cells: Vec<Option<Py<PyAny>>>,
    pub(super) set: FieldSet,
    pub(super) missing: FieldSet,
    pub(super) assigned: FieldSet,
    pub(super) extra: Option<Py<PyDict>>,
}

impl Snapshot {
    /// What an instance would hold that was created from a record.
    pub(super) fn of_record(record: Arc<dyn Record>) -> Self {
        let set = record.meta().fields_set();
        let (missing, assigned) = (FieldSet::default(), FieldSet::default());
        Self { record, cells: Vec::new(), set, missing, assigned, extra: None }
    }

    /// The object of a field, if it has one.
    pub(super) fn cell(&self, index: usize) -> Option<&Py<PyAny>> {
        self.cells.get(index)?.as_ref()
    }

    /// The value of a field in the record, unless its object was set, or may have been changed.
    pub(super) fn value(&self, index: usize, field: &FieldInfo) -> Option<Value<'_>> {
        let may_differ =
            self.cell(index).is_some() && (self.assigned.contains(index) || !is_immutable(&field.ty));
        (!may_differ).then(|| self.record.get(index))
    }
}

/// Whether the objects of a type cannot change.
fn is_immutable(ty: &Type) -> bool {
    match ty {
        Type::Bool | Type::Int | Type::Float | Type::Str | Type::Uuid | Type::DateTime | Type::TimeDelta => {
            true
        }
        Type::Enum(_) => true,
        Type::Optional(inner) | Type::Checked(inner, _) => is_immutable(inner),
        _ => false,
    }
}

/// An instance with no state, created without `__init__`.
pub(super) fn bare<'py>(class: &Bound<'py, PyType>) -> PyResult<Bound<'py, Model>> {
    Ok(c_api::new(&class.py().get_type::<Model>(), class)?.cast_into()?)
}

/// An instance of `class` that holds a record.
pub(super) fn with_record<'py>(
    class: &Bound<'py, PyType>,
    record: Arc<dyn Record>,
) -> PyResult<Bound<'py, Model>> {
    let set = record.meta().fields_set();
    with_state(class, record, InstanceState { set, ..InstanceState::default() })
}

/// An instance of `class` that holds a record and this state.
pub(super) fn with_state<'py>(
    class: &Bound<'py, PyType>,
    record: Arc<dyn Record>,
    state: InstanceState,
) -> PyResult<Bound<'py, Model>> {
    let model = bare(class)?;
    // It is new: nothing is in its place.
    let _ = model.get().record.set(record);
    *model.get().state() = state;
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
        lock(&self.state)
    }

    /// The state, unless another thread holds the lock.
    pub(super) fn try_state(&self) -> Option<MutexGuard<'_, InstanceState>> {
        self.state.try_lock().ok()
    }

    /// The record, or the one that is given if there is none.
    pub(super) fn record_or(&self, record: Arc<dyn Record>) -> &Arc<dyn Record> {
        self.record.get_or_init(|| record)
    }

    pub(super) fn base(&self) -> PyResult<&Arc<dyn Record>> {
        self.record.get().ok_or_else(|| {
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
        let record = self.base()?.clone();
        let info = record.info();
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
            let InstanceState { set, missing, assigned, .. } = *state;
            (Snapshot { record, cells, set, missing, assigned, extra }, dict)
        };
        if let Some(dict) = dict {
            snapshot.missing = FieldSet::default();
            snapshot.assigned = FieldSet::all(info.fields.len());
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
        let info = self.info()?;
        let py = value.py();
        let (old, dict) = {
            let mut state = self.state();
            state.set = state.set.with(index);
            state.missing = state.missing.without(index);
            match &state.cells {
                Cells::All(dict) => (None, Some(dict.bind(py).clone())),
                Cells::Some(_) => (state.assign(info, index, value.clone().unbind()), None),
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
    pub(super) fn cell(&mut self, info: &ModelInfo, index: usize) -> Option<&mut Option<Py<PyAny>>> {
        let Cells::Some(cells) = &mut self.cells else { return None };
        if cells.is_empty() {
            // With exactly this capacity: most models live long.
            *cells = Vec::with_capacity(info.fields.len());
            cells.resize_with(info.fields.len(), || None);
        }
        cells.get_mut(index)
    }

    /// Puts an object that was not made from the record into the cell of a field. Returns the one that was there.
    pub(super) fn assign(&mut self, info: &ModelInfo, index: usize, object: Py<PyAny>) -> Option<Py<PyAny>> {
        let old = self.cell(info, index)?.replace(object);
        self.assigned = self.assigned.with(index);
        old
    }
}
