//! The models as Python sees them: like pydantic's, over the core's records.
//!
//! An instance holds the core's record and, for each field that was read or set, the Python object that
//! stands for it from then on. So a page of 200 runs costs nothing until it is looked at, and
//! `flow_run.tags.append("x")` sticks.
//!
//! - `classes`: a class for each model, made when first asked for
//! - `field`: the attributes
//! - `dump`: `model_dump` and its kin
//! - `enums`: enumerations
//! - this file: the class that all models derive from

mod classes;
pub(crate) mod dump;
pub(crate) mod enums;
mod field;

use std::sync::{Arc, Mutex};

use pyo3::exceptions::{PyAttributeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyDict, PyFrozenSet, PyInt, PyIterator, PyList, PyMapping, PySet, PyString, PyTuple, PyType,
};
use pyo3::{PyTraverseError, PyVisit, intern};

use crate::convert::json::{read, write};
use crate::convert::values;
use crate::errors::problems::{InputError, InputErrors, InputResult};
use prefect_client::schemas::{Extras, FieldSet, Kind, ModelInfo, Record, Type, actions, objects};

pub(crate) use classes::{schema, schema_names};
pub(crate) use field::PyFieldInfo;

/// What all models can do. They are made as pydantic's are: by keyword, checked, with defaults.
#[pyclass(name = "Model", module = "prefect_rs._core", subclass, frozen, weakref)]
pub(crate) struct Model(Mutex<State>);

#[derive(Default)]
struct State {
    /// What the fields hold that have no cell. `None` only while an instance is being made.
    record: Option<Arc<dyn Record>>,
    /// The objects that stand for fields which were read or set.
    cells: Cells,
    /// The fields that were given.
    set: FieldSet,
    /// The fields without a default that were not given to `model_construct`.
    missing: FieldSet,
    /// Undeclared fields, once looked at.
    extra: Option<Py<PyDict>>,
}

/// The objects that stand for a model's fields.
enum Cells {
    /// By position, those that there are. Empty until there is one.
    Some(Vec<Option<Py<PyAny>>>),
    /// By name, all of them: what the model gives as its `__dict__`, once it was asked for it.
    All(Py<PyDict>),
}

impl Default for Cells {
    fn default() -> Self {
        Self::Some(Vec::new())
    }
}

/// What a model holds at a moment, for use without its lock.
struct Snapshot {
    cells: Vec<Option<Py<PyAny>>>,
    set: FieldSet,
    missing: FieldSet,
    extra: Option<Py<PyDict>>,
}

/// An instance for a record.
pub(crate) fn wrap<'py>(py: Python<'py>, record: Arc<dyn Record>) -> PyResult<Bound<'py, Model>> {
    let class = classes::class(py, record.info())?;
    wrap_as(&class, record)
}

/// Instances for many records of one kind.
pub(crate) fn wrap_all<'py>(py: Python<'py>, records: Vec<Arc<dyn Record>>) -> PyResult<Bound<'py, PyList>> {
    let Some(first) = records.first() else { return Ok(PyList::empty(py)) };
    let class = classes::class(py, first.info())?;
    let models = records.into_iter().map(|record| wrap_as(&class, record));
    PyList::new(py, models.collect::<PyResult<Vec<_>>>()?)
}

fn wrap_as<'py>(class: &Bound<'py, PyType>, record: Arc<dyn Record>) -> PyResult<Bound<'py, Model>> {
    let set = record.meta().fields_set();
    let model = bare(class)?;
    *model.get().state() = State { record: Some(record), set, ..State::default() };
    Ok(model)
}

/// An instance without anything in it, made without `__init__`.
fn bare<'py>(class: &Bound<'py, PyType>) -> PyResult<Bound<'py, Model>> {
    let py = class.py();
    static NEW: pyo3::sync::PyOnceLock<Py<PyAny>> = pyo3::sync::PyOnceLock::new();
    let new = NEW.get_or_try_init(py, || py.get_type::<Model>().getattr("__new__").map(Bound::unbind))?;
    Ok(new.bind(py).call1((class,))?.cast_into()?)
}

/// The model of this kind that an object is, or stands for: a dict with its fields, or anything that has them
/// as attributes, such as a model of the official client.
pub(crate) fn accept<'py>(
    info: &'static ModelInfo,
    value: &Bound<'py, PyAny>,
) -> InputResult<Bound<'py, Model>> {
    let py = value.py();
    let class = classes::class(py, info)?;
    if value.is_instance(&class)? {
        let model = value.cast::<Model>().map_err(PyErr::from)?;
        if std::ptr::eq(model.get().info()?, info) {
            return Ok(model.clone());
        }
        // One that has further fields: an `Automation` where an `AutomationCore` is asked for.
        let given = attributes(info, value)?.unwrap_or_else(|| PyDict::new(py));
        return fill(&class, info, given.as_mapping());
    }
    if let Ok(mapping) = value.cast::<PyMapping>() {
        return fill(&class, info, &by_fields(info, mapping)?);
    }
    if let Some(criterion) = criterion(info, value)? {
        return fill(&class, info, criterion.as_mapping());
    }
    // A state to enter is like the one that is given.
    let is_state = || -> PyResult<bool> {
        let state = classes::class(py, of::<objects::State>())?;
        value.is_instance(&state)
    };
    if std::ptr::eq(info, of::<actions::StateCreate>()) && is_state()? {
        let given = attributes(info, value)?.unwrap_or_else(|| PyDict::new(py));
        return fill(&class, info, given.as_mapping());
    }
    let is_scalar = value.is_none() || value.is_instance_of::<PyString>() || value.is_instance_of::<PyInt>();
    if is_scalar || value.is_instance_of::<Model>() {
        return Err(not_one(info, value));
    }
    match attributes(info, value)? {
        Some(fields) => fill(&class, info, fields.cast().map_err(PyErr::from)?),
        None => Err(not_one(info, value)),
    }
}

fn of<M: prefect_client::schemas::Model>() -> &'static ModelInfo {
    M::info()
}

/// The value is no model of this kind. A model that is a dict to the outside has pydantic's words for that.
fn not_one(info: &ModelInfo, value: &Bound<'_, PyAny>) -> InputError {
    match info.root() {
        Some(_) => InputError::new("dict_type", "expected a dict", value),
        None => InputError::expected(format_args!("a {}, or a dict with its fields", info.name), value),
    }
}

/// The problem as seen from the model. What stands in a root is not a field to the outside.
fn in_field(info: &ModelInfo, name: &str, error: InputError) -> InputError {
    if info.root().is_some() { error } else { error.at(name) }
}

/// The same, where a model of another kind will do as well: what that one was given of the fields is taken from it.
pub(crate) fn accept_or<'py>(
    info: &'static ModelInfo,
    other: &'static ModelInfo,
    value: &Bound<'py, PyAny>,
) -> InputResult<Bound<'py, Model>> {
    let other = classes::class(value.py(), other)?;
    if value.is_instance(&other)?
        && let Some(fields) = attributes(info, value)?
    {
        return fill(&classes::class(value.py(), info)?, info, fields.as_mapping());
    }
    accept(info, value)
}

/// What a dict says of a model's fields. One that is what its only field holds is given as that.
fn by_fields<'py>(info: &ModelInfo, mapping: &Bound<'py, PyMapping>) -> PyResult<Bound<'py, PyMapping>> {
    let Some(root) = info.root() else { return Ok(mapping.clone()) };
    let fields = PyDict::new(mapping.py());
    fields.set_item(root.name, mapping)?;
    Ok(fields.into_mapping())
}

/// The entries of a dict as they are now. A dict that is changed under PyO3's own iterator, by Python code that runs
/// meanwhile or by another thread, is a panic.
fn entries_of<'py>(
    dict: &Bound<'py, PyDict>,
) -> impl Iterator<Item = PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)>> {
    dict.items().into_iter().map(|entry| entry.extract())
}

/// The short form of a criterion: a text, an id or several of them where a filter has a model of its own. One of
/// these names, one of these ids, all of these tags.
fn criterion<'py>(info: &ModelInfo, value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyDict>>> {
    if info.module != "filters" {
        return Ok(None);
    }
    let py = value.py();
    let several = value.is_instance_of::<PyList>()
        || value.is_instance_of::<PyTuple>()
        || value.is_instance_of::<PySet>()
        || value.is_instance_of::<PyFrozenSet>();
    let (field, one) = if value.is_instance_of::<PyBool>() {
        ("eq_", value.clone())
    } else if several || crate::convert::uuids::is_id(value)? || is_of_ids(info) && values::has_id(value)? {
        // Capabilities can only be asked for all together, as tags are.
        let all = info.name.ends_with("Tags") || info.position("any_").is_none();
        let field = if all { "all_" } else { "any_" };
        let list = if several {
            PyList::new(py, value.try_iter()?.collect::<PyResult<Vec<_>>>()?)?
        } else {
            PyList::new(py, [value])?
        };
        (field, list.into_any())
    } else {
        return Ok(None);
    };
    if info.position(field).is_none() {
        return Ok(None);
    }
    let fields = PyDict::new(py);
    fields.set_item(field, one)?;
    Ok(Some(fields))
}

/// Whether a criterion is about ids.
fn is_of_ids(info: &ModelInfo) -> bool {
    let any = info.fields.iter().find(|field| field.name == "any_");
    any.is_some_and(|field| matches!(field.ty.required(), Type::List(Type::Uuid)))
}

/// The fields that an object has as attributes, if it has those that there must be: of a pydantic model, only
/// those that were given, for unset is not null.
fn attributes<'py>(info: &ModelInfo, value: &Bound<'py, PyAny>) -> InputResult<Option<Bound<'py, PyDict>>> {
    let py = value.py();
    let given = value.getattr_opt(intern!(py, "model_fields_set"))?;
    // All filters look alike, as nothing in them is required: it has to be the one of this name.
    if info.module == "filters" && !value.get_type().mro().iter().any(|class| is_named(&class, info.name)) {
        return Ok(None);
    }
    let fields = PyDict::new(py);
    for field in info.fields {
        if let Some(given) = &given
            && !given.contains(field.name)?
        {
            continue;
        }
        match value.getattr_opt(field.name)? {
            // A copy of an official state has this in the place of its time.
            Some(attribute) if is_named(&attribute.get_type(), "PydanticUndefinedType") => {}
            Some(attribute) => fields.set_item(field.name, attribute)?,
            None if field.required => return Ok(None),
            None => {}
        }
    }
    // An object that has none of the fields is not what was meant.
    Ok((given.is_some() || !fields.is_empty()).then_some(fields))
}

fn is_named(class: &Bound<'_, PyAny>, name: &str) -> bool {
    class.getattr(intern!(class.py(), "__name__")).is_ok_and(|found| found.eq(name).unwrap_or(false))
}

/// A new instance with these fields, checked.
fn fill<'py>(
    class: &Bound<'py, PyType>,
    info: &'static ModelInfo,
    fields: &Bound<'py, PyMapping>,
) -> InputResult<Bound<'py, Model>> {
    let model = bare(class)?;
    model.get().fill(&model, info, fields)?;
    Ok(model)
}

impl Model {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        classes::lock(&self.0)
    }

    fn base(&self) -> PyResult<Arc<dyn Record>> {
        self.state().record.clone().ok_or_else(|| {
            PyAttributeError::new_err("the model has no fields yet: its class's __init__ has not been called")
        })
    }

    /// The description of the model.
    pub(crate) fn info(&self) -> PyResult<&'static ModelInfo> {
        Ok(self.base()?.info())
    }

    /// The object that stands for a field; the same one each time.
    pub(crate) fn get_field<'py>(&self, py: Python<'py>, index: usize) -> PyResult<Bound<'py, PyAny>> {
        if let Cells::Some(cells) = &self.state().cells
            && let Some(Some(cell)) = cells.get(index)
        {
            return Ok(cell.bind(py).clone());
        }
        let value = self.peek(py, index)?;
        // Not under the lock until now: making the object may run Python code.
        let mut state = self.state();
        match state.cell(index) {
            Some(Some(cell)) => Ok(cell.bind(py).clone()),
            Some(empty) => {
                *empty = Some(value.clone().unbind());
                Ok(value)
            }
            None => Ok(value),
        }
    }

    /// What a field holds, without keeping the object.
    fn peek<'py>(&self, py: Python<'py>, index: usize) -> PyResult<Bound<'py, PyAny>> {
        let dict = match &self.state().cells {
            Cells::Some(cells) => match cells.get(index) {
                Some(Some(cell)) => return Ok(cell.bind(py).clone()),
                _ => None,
            },
            Cells::All(dict) => Some(dict.bind(py).clone()),
        };
        let record = self.base()?;
        let field =
            record.info().fields.get(index).ok_or_else(|| PyAttributeError::new_err("no such field"))?;
        let without = || {
            let message = format!("{:?} object was made without {:?}", record.info().name, field.name);
            PyAttributeError::new_err(message)
        };
        if let Some(dict) = dict {
            return dict.get_item(field.name)?.ok_or_else(without);
        }
        if self.state().missing.contains(index) {
            return Err(without());
        }
        values::to_python(py, &field.ty, record.get(index))
    }

    /// The fields by name, in their order: what changes in it changes in the model, and the other way round.
    ///
    /// It is made when it is first asked for, in `own` if the instance has such a dict of its own, and holds the
    /// fields from then on.
    fn fields_by_name<'py>(
        &self,
        py: Python<'py>,
        own: impl FnOnce() -> PyResult<Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        if let Cells::All(dict) = &self.state().cells {
            return Ok(dict.bind(py).clone());
        }
        let info = self.info()?;
        let dict = own()?;
        loop {
            let (_, missing) = self.sets(py)?;
            for index in (0..info.fields.len()).filter(|index| !missing.contains(*index)) {
                self.get_field(py, index)?;
            }
            let cells = self.snapshot(py)?.cells;
            for (cell, field) in cells.iter().zip(info.fields) {
                match cell {
                    Some(cell) => dict.set_item(field.name, cell)?,
                    None if dict.contains(field.name)? => dict.del_item(field.name)?,
                    None => {}
                }
            }
            let old = {
                let mut state = self.state();
                match &state.cells {
                    Cells::All(other) => return Ok(other.bind(py).clone()),
                    // Another thread may have set a field meanwhile.
                    Cells::Some(now) if !same_objects(now, &cells) => continue,
                    Cells::Some(_) => std::mem::replace(&mut state.cells, Cells::All(dict.clone().unbind())),
                }
            };
            drop(old);
            return Ok(dict);
        }
    }

    /// What the model holds now.
    fn snapshot(&self, py: Python<'_>) -> PyResult<Snapshot> {
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

    /// Sets a field, unchecked as pydantic does it: it is checked when the model is sent.
    pub(crate) fn set_field(&self, index: usize, value: Bound<'_, PyAny>) -> PyResult<()> {
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
        // After the lock: dropping an object may run Python code.
        drop(old);
        match (dict, info.fields.get(index)) {
            (Some(dict), Some(field)) => dict.set_item(field.name, value),
            _ => Ok(()),
        }
    }

    /// The fields that were given, and those that there should be and are not.
    fn sets(&self, py: Python<'_>) -> PyResult<(FieldSet, FieldSet)> {
        {
            let state = self.state();
            if let Cells::Some(_) = &state.cells {
                return Ok((state.set, state.missing));
            }
        }
        let snapshot = self.snapshot(py)?;
        Ok((snapshot.set, snapshot.missing))
    }

    /// The fields that the model does not declare.
    pub(crate) fn extra<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        if let Some(extra) = &self.state().extra {
            return Ok(extra.bind(py).clone());
        }
        let record = self.base()?;
        let dict = PyDict::new(py);
        for (name, json) in record.meta().extra() {
            dict.set_item(name, read::valid(py, json.text())?)?;
        }
        Ok(self.state().extra.get_or_insert_with(|| dict.unbind()).bind(py).clone())
    }

    /// The model as the core has it, with all that was changed in Python.
    pub(crate) fn record(&self, py: Python<'_>) -> InputResult<Arc<dyn Record>> {
        let base = self.base()?;
        let Snapshot { cells, set, missing, extra } = self.snapshot(py)?;
        if cells.is_empty()
            && missing == FieldSet::default()
            && extra.is_none()
            && set == base.meta().fields_set()
        {
            return Ok(base);
        }
        let info = base.info();
        let mut errors = InputErrors::new();
        for (_, field) in info.fields.iter().enumerate().filter(|(index, _)| missing.contains(*index)) {
            let message = format!("missing; expected {}", field.ty);
            let error = InputError::without_input("missing", message);
            errors.push(in_field(info, field.name, error));
        }
        let mut changes = Vec::new();
        for (index, (cell, field)) in cells.iter().zip(info.fields).enumerate() {
            let Some(cell) = cell else { continue };
            let value = values::to_core(&field.ty, cell.bind(py));
            let value = value.map_err(|error| in_field(info, field.name, error));
            changes.extend(errors.collect(value).map(|value| (index, value)));
        }
        let mut extras: Extras = base.meta().extra().to_vec();
        if let Some(extra) = extra {
            extras.clear();
            for entry in entries_of(extra.bind(py)) {
                let (name, value) = entry?;
                let name = name.str()?.to_string_lossy().into_owned();
                let json = write::to_json(&value).map_err(|error| error.at(&name));
                extras.extend(errors.collect(json).map(|json| (name, json)));
            }
        }
        errors.finish()?;
        base.replace(changes, set, extras).map_err(|_| {
            InputError::without_input(
                "type_error",
                format!("a field of this {} is of another type", info.name),
            )
        })
    }

    /// Puts checked values into a new instance.
    fn fill<'py>(
        &self,
        slf: &Bound<'py, Self>,
        info: &'static ModelInfo,
        given: &Bound<'py, PyMapping>,
    ) -> InputResult<()> {
        let py = slf.py();
        // What a class makes of its fields before they are looked at, and (`_finish`) once they are there.
        let prepared = match slf.getattr_opt(intern!(py, "_prepare"))? {
            Some(prepare) => {
                let fields = PyDict::new(py);
                fields.update(given)?;
                own_rule(prepare.call1((&fields,)), info, given.as_any())?;
                Some(fields)
            }
            None => None,
        };
        let given = prepared.as_ref().map_or(given, |fields| fields.as_mapping());
        let mut state = State { record: Some((info.new)()), ..State::default() };
        let mut errors = InputErrors::new();
        let mut extra: Option<Bound<'_, PyDict>> = None;
        let mut given_fields = FieldSet::default();
        for entry in given.items()?.iter() {
            let (name, value) = entry.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
            let name = name.str()?;
            let name = name.to_string_lossy();
            match info.fields.iter().enumerate().find(|(_, field)| field.is_called(&name)) {
                Some((index, field)) => {
                    given_fields = given_fields.with(index);
                    let accepted = values::accept(&field.ty, &value)
                        .map_err(|error| in_field(info, &name, in_words_of(slf, &name, &value, error)));
                    let value = errors.collect(accepted);
                    if let (Some(value), Some(cell)) = (value, state.cell(index)) {
                        *cell = Some(value.unbind());
                        state.set = state.set.with(index);
                    }
                }
                None if info.kind == Kind::Received => {
                    extra.get_or_insert_with(|| PyDict::new(py)).set_item(&*name, value)?;
                }
                None => {
                    let known: Vec<_> = info.fields.iter().map(|field| field.name).collect();
                    let message = format!("no such field; a {} has {}", info.name, known.join(", "));
                    errors.push(InputError::new("extra_forbidden", message, &value).at(&name));
                }
            }
        }
        for (index, field) in info.fields.iter().enumerate() {
            if field.required && !given_fields.contains(index) {
                let message = format!("missing; expected {}", field.ty);
                let error = InputError::without_input("missing", message);
                errors.push(in_field(info, field.name, error));
            }
        }
        errors.finish()?;
        state.extra = extra.map(Bound::unbind);
        let old = std::mem::replace(&mut *self.state(), state);
        drop(old);
        if let Some(finish) = slf.getattr_opt(intern!(py, "_finish"))? {
            own_rule(finish.call0(), info, given.as_any())?;
        }
        Ok(())
    }

    /// An instance of the same class that shares nothing with this one but the objects in it.
    fn duplicate<'py>(
        slf: &Bound<'py, Self>,
        mut copy_object: impl FnMut(Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, Self>> {
        let py = slf.py();
        let base = slf.get().base()?;
        let Snapshot { cells, set, missing, extra } = slf.get().snapshot(py)?;
        let extra = extra.map(|extra| extra.into_bound(py));
        let cells = cells.into_iter().map(|cell| cell.map(|cell| cell.into_bound(py)));
        let cells = cells.map(|cell| Ok(cell.map(&mut copy_object).transpose()?.map(Bound::unbind)));
        let cells = cells.collect::<PyResult<Vec<_>>>()?;
        let extra = match extra {
            Some(extra) => {
                let copy = PyDict::new(py);
                for entry in entries_of(&extra) {
                    let (name, value) = entry?;
                    copy.set_item(name, copy_object(value)?)?;
                }
                Some(copy.unbind())
            }
            None => None,
        };
        let copy = bare(&slf.get_type())?;
        *copy.get().state() = State { record: Some(base), cells: Cells::Some(cells), set, missing, extra };
        Ok(copy)
    }

    fn deep_copy<'py>(slf: &Bound<'py, Self>, memo: &Bound<'py, PyDict>) -> PyResult<Bound<'py, Self>> {
        let py = slf.py();
        let deepcopy = py.import("copy")?.getattr("deepcopy")?;
        Self::duplicate(slf, |object| deepcopy.call1((object, memo)))
    }

    /// Sets fields, declared or not, unchecked.
    fn update(&self, py: Python<'_>, update: &Bound<'_, PyDict>) -> PyResult<()> {
        let info = self.info()?;
        for entry in entries_of(update) {
            let (name, value) = entry?;
            match info.position(name.cast::<PyString>()?.to_str()?) {
                Some(index) => self.set_field(index, value)?,
                None => self.extra(py)?.set_item(name, value)?,
            }
        }
        Ok(())
    }
}

impl State {
    /// Where the object for a field is kept, if not in a dict.
    fn cell(&mut self, index: usize) -> Option<&mut Option<Py<PyAny>>> {
        let Cells::Some(cells) = &mut self.cells else { return None };
        if cells.is_empty() {
            let count = self.record.as_ref()?.info().fields.len();
            cells.resize_with(count, || None);
        }
        cells.get_mut(index)
    }
}

#[pymethods]
impl Model {
    #[new]
    #[pyo3(signature = (*_args, **_fields), text_signature = "(**fields)")]
    fn new(_args: &Bound<'_, PyTuple>, _fields: Option<&Bound<'_, PyDict>>) -> Self {
        Self(Mutex::default())
    }

    #[pyo3(signature = (**fields))]
    fn __init__(slf: &Bound<'_, Self>, fields: Option<Bound<'_, PyDict>>) -> PyResult<()> {
        let py = slf.py();
        let info = classes::info(&slf.get_type())
            .map_err(|_| PyTypeError::new_err("Model is the base of the models and has none of its own"))?;
        let fields = fields.unwrap_or_else(|| PyDict::new(py));
        slf.get().fill(slf, info, fields.as_mapping()).map_err(|error| error.into_error(py, info.name))
    }

    /// A model from a dict, or from an object with these attributes.
    ///
    /// Args:
    ///     obj (Any): A dict, an instance (which is given back), or an object of another package that has the
    ///         fields as attributes.
    ///     strict (bool | None): Not offered: anything but None and False is an error.
    ///     from_attributes (bool | None): False to take no objects of other packages.
    ///     context (Any): What pydantic hands to validators; these models have none of their users'.
    ///
    /// Returns:
    ///     Self: The model.
    ///
    /// Raises:
    ///     ValidationError: A field is missing or wrong; all such fields are told.
    #[classmethod]
    #[pyo3(signature = (obj, *, strict=None, from_attributes=None, context=None))]
    fn model_validate<'py>(
        cls: &Bound<'py, PyType>,
        obj: &Bound<'py, PyAny>,
        strict: Option<bool>,
        from_attributes: Option<bool>,
        context: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, Model>> {
        let _ = context;
        let info = classes::info(cls)?;
        not_strict(strict)?;
        validated(cls, info, obj, from_attributes != Some(false))
            .map_err(|error| error.into_error(cls.py(), info.name))
    }

    /// A model from JSON.
    ///
    /// Args:
    ///     json_data (str | bytes | bytearray): An object, as the server sends it.
    ///     strict (bool | None): Not offered: anything but None and False is an error.
    ///     context (Any): What pydantic hands to validators; these models have none of their users'.
    ///
    /// Returns:
    ///     Self: The model.
    ///
    /// Raises:
    ///     ValidationError: The text is no JSON, or a field is missing or wrong.
    #[classmethod]
    #[pyo3(signature = (json_data, *, strict=None, context=None))]
    fn model_validate_json<'py>(
        cls: &Bound<'py, PyType>,
        json_data: &Bound<'py, PyAny>,
        strict: Option<bool>,
        context: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, Model>> {
        let py = cls.py();
        not_strict(strict)?;
        let info = classes::info(cls)?;
        let bytes: Vec<u8> = match json_data.cast::<PyString>() {
            Ok(text) => text.to_str()?.as_bytes().to_vec(),
            Err(_) => json_data.extract()?,
        };
        let value = read::checked(py, &bytes).map_err(|failure| match failure {
            read::Failure::Raised(error) => error,
            read::Failure::NoJson(problem) => {
                InputError::without_input("json_invalid", format!("expected JSON: {problem}"))
                    .into_error(py, info.name)
            }
        })?;
        Self::model_validate(cls, &value, None, Some(false), context)
    }

    /// A model from what is known to be right: nothing is checked.
    ///
    /// Args:
    ///     _fields_set (set[str] | None): The fields that count as given; those of `values` where None.
    ///     **values (Any): The fields.
    ///
    /// Returns:
    ///     Self: The model.
    #[classmethod]
    #[pyo3(signature = (_fields_set=None, **values))]
    fn model_construct<'py>(
        cls: &Bound<'py, PyType>,
        _fields_set: Option<&Bound<'py, PyAny>>,
        values: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, Model>> {
        let py = cls.py();
        let info = classes::info(cls)?;
        let model = bare(cls)?;
        let required = info.fields.iter().enumerate().filter(|(_, field)| field.required);
        let missing = required.fold(FieldSet::default(), |set, (index, _)| set.with(index));
        *model.get().state() = State { record: Some((info.new)()), missing, ..State::default() };
        if let Some(values) = values {
            model.get().update(py, values)?;
        }
        if let Some(names) = _fields_set {
            let mut set = FieldSet::default();
            for (index, field) in info.fields.iter().enumerate() {
                if names.contains(field.name)? {
                    set = set.with(index);
                }
            }
            model.get().state().set = set;
        }
        Ok(model)
    }

    /// The fields that were given, as opposed to left at their default.
    ///
    /// Returns:
    ///     set[str]: Their names.
    #[getter]
    fn model_fields_set<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PySet>> {
        let (set, _) = self.sets(py)?;
        let fields = self.info()?.fields.iter().enumerate();
        let names =
            PySet::new(py, fields.filter(|(index, _)| set.contains(*index)).map(|(_, field)| field.name))?;
        for name in self.extra(py)?.keys() {
            names.add(name)?;
        }
        Ok(names)
    }

    /// The fields that the server sent and this version does not know.
    ///
    /// Returns:
    ///     dict[str, Any]: They are attributes, too.
    #[getter]
    fn model_extra<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.extra(py)
    }

    /// Models from a list of dicts.
    ///
    /// Args:
    ///     obj (Any): A list, or another collection, of what `model_validate` takes.
    ///     strict (bool | None): Not supported: anything but None and False is an error.
    ///     from_attributes (bool | None): False to refuse objects of other packages.
    ///     context (Any): Accepted for compatibility with pydantic; these models have no custom validators.
    ///
    /// Returns:
    ///     list[Self]: The models, in the same order.
    ///
    /// Raises:
    ///     ValidationError: It is not a list, or one of its items is wrong; all problems are reported.
    #[classmethod]
    #[pyo3(signature = (obj, *, strict=None, from_attributes=None, context=None))]
    fn model_validate_list<'py>(
        cls: &Bound<'py, PyType>,
        obj: &Bound<'py, PyAny>,
        strict: Option<bool>,
        from_attributes: Option<bool>,
        context: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyList>> {
        let _ = context;
        not_strict(strict)?;
        let info = classes::info(cls)?;
        let models = PyList::empty(cls.py());
        values::each(obj, "a list", |item| {
            Ok(models.append(validated(cls, info, item, from_attributes != Some(false))?)?)
        })
        .map_err(|error| error.into_error(cls.py(), info.name))?;
        Ok(models)
    }

    /// A copy.
    ///
    /// Args:
    ///     update (dict[str, Any] | None): Fields to have other values in the copy; they are not checked.
    ///     deep (bool): Whether what is in the fields is copied too.
    ///
    /// Returns:
    ///     Self: The copy.
    #[pyo3(signature = (*, update=None, deep=false))]
    fn model_copy<'py>(
        slf: &Bound<'py, Self>,
        update: Option<&Bound<'py, PyDict>>,
        deep: bool,
    ) -> PyResult<Bound<'py, Self>> {
        let py = slf.py();
        let copy = if deep { Self::deep_copy(slf, &PyDict::new(py))? } else { Self::duplicate(slf, Ok)? };
        if let Some(update) = update {
            copy.get().update(py, update)?;
        }
        Ok(copy)
    }

    /// A copy with the fields fresh that the server sets: the id, and the times of creation and change.
    ///
    /// Returns:
    ///     Self: The copy. What is in the other fields is shared.
    fn reset_fields<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, Self>> {
        let py = slf.py();
        let info = slf.get().info()?;
        let copy = Self::duplicate(slf, Ok)?;
        let fresh = (info.new)();
        // Only what the server keeps has all of these; the id of anything else is part of what it is.
        if ["id", "created", "updated"].iter().all(|name| info.position(name).is_some()) {
            for (index, field) in info.fields.iter().enumerate() {
                if ["id", "created", "updated", "timestamp"].contains(&field.name) && !field.required {
                    copy.get().set_field(index, values::to_python(py, &field.ty, fresh.get(index))?)?;
                }
            }
        }
        Ok(copy)
    }

    /// The JSON schema of the model, as pydantic makes it of its own; pydantic has to be installed.
    ///
    /// Args:
    ///     by_alias (bool): There for pydantic's sake; no field has an alias.
    ///     ref_template (str): Where a schema refers to another one: a format with `{model}` in it.
    ///     mode (str): `validation` for what is taken, `serialization` for what `model_dump_json` gives.
    ///
    /// Returns:
    ///     dict[str, Any]: The schema; those of models within stand in its `$defs`.
    ///
    /// Raises:
    ///     ImportError: pydantic is not installed.
    #[classmethod]
    #[pyo3(signature = (by_alias=true, ref_template="#/$defs/{model}", *, mode="validation"))]
    fn model_json_schema<'py>(
        cls: &Bound<'py, PyType>,
        by_alias: bool,
        ref_template: &str,
        mode: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = cls.py();
        py.import("prefect_rs._pydantic")?.call_method1("json_schema", (cls, by_alias, ref_template, mode))
    }

    #[classmethod]
    fn __get_pydantic_core_schema__<'py>(
        cls: &Bound<'py, PyType>,
        _source: &Bound<'py, PyAny>,
        handler: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        cls.py().import("prefect_rs._pydantic")?.call_method1("core", (cls, handler))
    }

    #[classmethod]
    fn __get_pydantic_json_schema__<'py>(
        cls: &Bound<'py, PyType>,
        core_schema: &Bound<'py, PyAny>,
        handler: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        cls.py().import("prefect_rs._pydantic")?.call_method1("json", (cls, core_schema, handler))
    }

    /// The fields as a dict.
    ///
    /// Args:
    ///     mode (str): `python` for Python's objects, `json` for what JSON can hold: ids and times as text.
    ///     include (Any): Only these fields: a set of names, or a dict with what to include of each.
    ///     exclude (Any): All but these fields: a set of names, or a dict with what to exclude of each.
    ///     by_alias (bool | None): There for pydantic's sake, as are the last four; no field has an alias.
    ///     exclude_unset (bool): Whether to leave out fields that were not given.
    ///     exclude_defaults (bool): Whether to leave out fields that are at their default.
    ///     exclude_none (bool): Whether to leave out fields that are None.
    ///     round_trip (bool): Every dump can be read back.
    ///     warnings (bool | str): There are none.
    ///     serialize_as_any (bool): Every value is dumped as what it is.
    ///     context (Any): What pydantic hands to serializers; these models have none of their users'.
    ///
    /// Returns:
    ///     dict[str, Any]: Models within are dicts, too.
    #[pyo3(signature = (*, mode="python", include=None, exclude=None, by_alias=None, exclude_unset=false,
                        exclude_defaults=false, exclude_none=false, round_trip=false, warnings=None,
                        serialize_as_any=false, context=None),
           text_signature = "($self, *, mode='python', include=None, exclude=None, by_alias=None, exclude_unset=False, \
                             exclude_defaults=False, exclude_none=False, round_trip=False, warnings=True, \
                             serialize_as_any=False, context=None)")]
    #[expect(clippy::too_many_arguments, reason = "they are pydantic's")]
    fn model_dump<'py>(
        slf: &Bound<'py, Self>,
        mode: &str,
        include: Option<Bound<'py, PyAny>>,
        exclude: Option<Bound<'py, PyAny>>,
        by_alias: Option<bool>,
        exclude_unset: bool,
        exclude_defaults: bool,
        exclude_none: bool,
        round_trip: bool,
        warnings: Option<&Bound<'py, PyAny>>,
        serialize_as_any: bool,
        context: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let _ = (by_alias, round_trip, warnings, serialize_as_any, context);
        let options = dump::Options { exclude_unset, exclude_defaults, exclude_none };
        dump::dump(slf, mode, &options, include.as_ref(), exclude.as_ref())
            .map_err(|error| error.into_error(slf.py(), "model_dump"))
    }

    /// The fields as JSON.
    ///
    /// Args:
    ///     indent (int | None): How many blanks to indent each level by; all on one line where None.
    ///     include (Any): Only these fields: a set of names, or a dict with what to include of each.
    ///     exclude (Any): All but these fields: a set of names, or a dict with what to exclude of each.
    ///     by_alias (bool | None): There for pydantic's sake, as are the last four; no field has an alias.
    ///     exclude_unset (bool): Whether to leave out fields that were not given.
    ///     exclude_defaults (bool): Whether to leave out fields that are at their default.
    ///     exclude_none (bool): Whether to leave out fields that are None.
    ///     round_trip (bool): Every dump can be read back.
    ///     warnings (bool | str): There are none.
    ///     serialize_as_any (bool): Every value is dumped as what it is.
    ///     context (Any): What pydantic hands to serializers; these models have none of their users'.
    ///
    /// Returns:
    ///     str: An object.
    #[pyo3(signature = (*, indent=None, include=None, exclude=None, by_alias=None, exclude_unset=false,
                        exclude_defaults=false, exclude_none=false, round_trip=false, warnings=None,
                        serialize_as_any=false, context=None),
           text_signature = "($self, *, indent=None, include=None, exclude=None, by_alias=None, exclude_unset=False, \
                             exclude_defaults=False, exclude_none=False, round_trip=False, warnings=True, \
                             serialize_as_any=False, context=None)")]
    #[expect(clippy::too_many_arguments, reason = "they are pydantic's")]
    fn model_dump_json<'py>(
        slf: &Bound<'py, Self>,
        indent: Option<usize>,
        include: Option<Bound<'py, PyAny>>,
        exclude: Option<Bound<'py, PyAny>>,
        by_alias: Option<bool>,
        exclude_unset: bool,
        exclude_defaults: bool,
        exclude_none: bool,
        round_trip: bool,
        warnings: Option<&Bound<'py, PyAny>>,
        serialize_as_any: bool,
        context: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<String> {
        let _ = (by_alias, round_trip, warnings, serialize_as_any, context);
        let options = dump::Options { exclude_unset, exclude_defaults, exclude_none };
        let text = dump::dump(slf, "python", &options, include.as_ref(), exclude.as_ref())
            .and_then(|dict| write::to_text(&dict))
            .map_err(|error| error.into_error(slf.py(), "model_dump_json"))?;
        Ok(indent.map_or_else(|| text.clone(), |blanks| write::indented(&text, blanks)))
    }

    /// The fields by name. Changes of it are changes of the model, as with pydantic.
    #[getter]
    fn __dict__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.fields_by_name(py, || Ok(PyDict::new(py)))
    }

    /// The `__dict__` of an instance of a subclass that has one of its own: that, with the fields in it.
    fn _own_dict<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyDict>> {
        slf.get().fields_by_name(slf.py(), || generic_dict(slf))
    }

    /// Lets `vars` of an instance of a subclass give the fields, where the class has a `__dict__` of its own.
    #[classmethod]
    #[pyo3(signature = (**options))]
    fn __init_subclass__<'py>(
        cls: &Bound<'py, PyType>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<()> {
        let py = cls.py();
        py.import("builtins")?
            .getattr("super")?
            .call1((py.get_type::<Model>(), cls))?
            .getattr("__init_subclass__")?
            .call((), options)?;
        let base = py.get_type::<Model>();
        // A class that looks attributes up by itself is left alone.
        let looks_up = intern!(py, "__getattribute__");
        if cls.getattr("__dict__")?.contains("__dict__")?
            && cls.getattr(looks_up)?.eq(base.getattr(looks_up)?)?
        {
            let looking = py.import("prefect_rs._subclasses")?.getattr("looking_up_dict")?;
            cls.setattr(looks_up, looking.call1((base,))?)?;
        }
        Ok(())
    }

    fn __getattr__<'py>(&self, py: Python<'py>, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
        let is_private = name.to_str()?.starts_with('_');
        if !is_private && let Some(value) = self.extra(py)?.get_item(name)? {
            return Ok(value);
        }
        // Put into the `__dict__`.
        let dict = match &self.state().cells {
            Cells::All(dict) => Some(dict.bind(py).clone()),
            Cells::Some(_) => None,
        };
        if let Some(value) = dict.map(|dict| dict.get_item(name)).transpose()?.flatten() {
            return Ok(value);
        }
        let class = self.info().map_or("Model", |info| info.name);
        Err(PyAttributeError::new_err(format!("{class:?} object has no attribute {:?}", name.to_str()?)))
    }

    fn __setattr__(
        slf: &Bound<'_, Self>,
        name: &Bound<'_, PyString>,
        value: Bound<'_, PyAny>,
    ) -> PyResult<()> {
        let py = slf.py();
        let info = slf.get().info()?;
        let text = name.to_str()?;
        if let Some(index) = info.position(text) {
            return slf.get().set_field(index, value);
        }
        // A property of a subclass, or what it keeps to itself.
        if text.starts_with('_') || slf.get_type().getattr_opt(name)?.is_some() {
            return set_generically(slf, name, &value);
        }
        let extra = slf.get().extra(py)?;
        if extra.contains(name)? {
            return extra.set_item(name, value);
        }
        let known: Vec<_> = info.fields.iter().map(|field| field.name).collect();
        Err(PyValueError::new_err(format!(
            "{:?} object has no field {text:?}; it has {}",
            info.name,
            known.join(", ")
        )))
    }

    fn __eq__<'py>(slf: &Bound<'py, Self>, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let Ok(other) = other.cast::<Self>() else { return Ok(py.NotImplemented().into_bound(py)) };
        Ok(pyo3::types::PyBool::new(py, slf.is(other) || dump::equal(slf, other)?).to_owned().into_any())
    }

    fn __iter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyIterator>> {
        let py = slf.py();
        let info = slf.get().info()?;
        let pairs = PyList::empty(py);
        let (_, missing) = slf.get().sets(py)?;
        for (index, field) in info.fields.iter().enumerate().filter(|(index, _)| !missing.contains(*index)) {
            pairs.append((field.name, slf.get().get_field(py, index)?))?;
        }
        for pair in slf.get().extra(py)?.items() {
            pairs.append(pair)?;
        }
        pairs.try_iter()
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let py = slf.py();
        let mut parts = Vec::new();
        for (index, field) in slf.get().info()?.fields.iter().enumerate() {
            parts.push(format!("{}={}", field.name, slf.get().peek(py, index)?.repr()?.to_string_lossy()));
        }
        for (name, value) in slf.get().extra(py)? {
            parts.push(format!("{name}={}", value.repr()?.to_string_lossy()));
        }
        Ok(format!("{}({})", slf.get_type().name()?, parts.join(", ")))
    }

    fn __copy__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, Self>> {
        Self::duplicate(slf, Ok)
    }

    fn __deepcopy__<'py>(slf: &Bound<'py, Self>, memo: &Bound<'py, PyDict>) -> PyResult<Bound<'py, Self>> {
        Self::deep_copy(slf, memo)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let py = slf.py();
        let info = slf.get().info()?;
        let fields = PyDict::new(py);
        let (_, missing) = slf.get().sets(py)?;
        for (index, field) in info.fields.iter().enumerate().filter(|(index, _)| !missing.contains(*index)) {
            fields.set_item(field.name, slf.get().get_field(py, index)?)?;
        }
        fields.update(slf.get().extra(py)?.as_mapping())?;
        let set = slf.get().model_fields_set(py)?;
        let restore = py.import("prefect_rs._core")?.getattr("_restore_model")?;
        (restore, (slf.get_type(), fields, set)).into_pyobject(py)
    }

    fn __dir__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let names = slf.get_type().dir()?;
        for name in slf.get().extra(py)?.keys() {
            names.append(name)?;
        }
        Ok(names.into_any())
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        // The collector may look in while another thread holds the lock; it comes again.
        let Ok(state) = self.0.try_lock() else { return Ok(()) };
        match &state.cells {
            Cells::Some(cells) => cells.iter().flatten().try_for_each(|cell| visit.call(cell))?,
            Cells::All(dict) => visit.call(dict)?,
        }
        visit.call(&state.extra)
    }

    fn __clear__(&self) {
        let old = {
            let mut state = self.state();
            (std::mem::take(&mut state.cells), state.extra.take())
        };
        drop(old);
    }

    /// What pydantic calls so: whether fields that the class does not declare are kept or refused.
    ///
    /// Returns:
    ///     dict[str, Any]: With `extra`, which is `allow` or `forbid`.
    #[classattr]
    fn model_config(py: Python<'_>) -> PyResult<Py<PyDict>> {
        classes::config(py, Kind::Received).map(Bound::unbind)
    }

    /// The fields of the class.
    ///
    /// Returns:
    ///     dict[str, FieldInfo]: By their names.
    #[classattr]
    fn model_fields() -> ModelFields {
        ModelFields
    }
}

/// An instance of this class from an instance, a dict or, if that is wanted, an object with the fields as attributes.
fn validated<'py>(
    class: &Bound<'py, PyType>,
    info: &'static ModelInfo,
    value: &Bound<'py, PyAny>,
    from_attributes: bool,
) -> InputResult<Bound<'py, Model>> {
    if value.is_instance(class)? {
        Ok(value.cast::<Model>().map_err(PyErr::from)?.clone())
    } else if let Ok(mapping) = value.cast::<PyMapping>() {
        fill(class, info, &by_fields(info, mapping)?)
    } else if from_attributes {
        accept(info, value)
    } else {
        Err(not_one(info, value))
    }
}

/// Whether both hold the very same objects.
fn same_objects(one: &[Option<Py<PyAny>>], other: &[Option<Py<PyAny>>]) -> bool {
    let same = |(one, other): (&Option<Py<PyAny>>, &Option<Py<PyAny>>)| match (one, other) {
        (Some(one), Some(other)) => one.is(other),
        (one, other) => one.is_none() && other.is_none(),
    };
    one.len() == other.len() && one.iter().zip(other).all(same)
}

/// The dict in which an instance of a class made in Python keeps what belongs to it alone.
#[expect(unsafe_code, reason = "there is no safe name for this function of the C API")]
fn generic_dict<'py>(object: &Bound<'py, Model>) -> PyResult<Bound<'py, PyDict>> {
    // Safety: the object is alive and the interpreter attached; a new reference or an error comes back.
    let dict = unsafe {
        Bound::from_owned_ptr_or_err(
            object.py(),
            pyo3::ffi::PyObject_GenericGetDict(object.as_ptr(), std::ptr::null_mut()),
        )
    };
    Ok(dict?.cast_into()?)
}

/// Sets an attribute as `object.__setattr__` does, which refuses to do it for a class that has its own.
#[expect(unsafe_code, reason = "there is no safe name for this function of the C API")]
fn set_generically(
    object: &Bound<'_, Model>,
    name: &Bound<'_, PyString>,
    value: &Bound<'_, PyAny>,
) -> PyResult<()> {
    // Safety: all three are live objects, and the interpreter is attached, as each `Bound` says.
    let done = unsafe { pyo3::ffi::PyObject_GenericSetAttr(object.as_ptr(), name.as_ptr(), value.as_ptr()) };
    if done == 0 { Ok(()) } else { Err(PyErr::fetch(object.py())) }
}

/// The problem with a field in the words that the class has for it, too: those of the official client.
fn in_words_of(
    model: &Bound<'_, Model>,
    name: &str,
    value: &Bound<'_, PyAny>,
    error: InputError,
) -> InputError {
    let words = || -> Option<String> {
        let all = model.getattr_opt(intern!(model.py(), "_words")).ok()??;
        let words: String = all.get_item(name).ok()?.extract().ok()?;
        let type_ = value.get_type();
        Some(format!("{words} {} of type {}", value.repr().ok()?, type_.str().ok()?))
    };
    match words() {
        Some(words) => error.with_hint(|| words.clone()),
        None => error,
    }
}

/// What comes of a rule of the class's own: a `ValueError` says what is wrong with the fields, in its second argument
/// with which of them. The message begins as pydantic begins it.
fn own_rule(
    outcome: PyResult<Bound<'_, PyAny>>,
    info: &ModelInfo,
    fields: &Bound<'_, PyAny>,
) -> InputResult<()> {
    let py = fields.py();
    let error = match outcome {
        Ok(_) => return Ok(()),
        Err(error) if error.get_type(py).is(py.get_type::<PyValueError>()) => error.into_value(py),
        Err(error) => return Err(error.into()),
    };
    let arguments = error.bind(py).getattr(intern!(py, "args"))?;
    let message = arguments.get_item(0).and_then(|message| message.str());
    let message = message.map_or_else(|_| String::new(), |message| message.to_string_lossy().into_owned());
    let message = format!("Value error, {message}");
    let field = arguments.get_item(1).ok().and_then(|field| field.extract::<String>().ok());
    let within = field.as_deref().or_else(|| info.root().map(|root| root.name));
    let input = within.and_then(|name| fields.get_item(name).ok());
    let error = InputError::new("value_error", message, input.as_ref().unwrap_or(fields));
    Err(match field {
        Some(name) => error.at(&name),
        None => error,
    })
}

/// Strict validation would be another set of rules: asking for it must not be without effect.
fn not_strict(strict: Option<bool>) -> PyResult<()> {
    match strict {
        Some(true) => Err(PyTypeError::new_err("strict validation is not offered; leave `strict` out")),
        _ => Ok(()),
    }
}

/// `model_fields`, which works on the class and on its instances.
#[pyclass(module = "prefect_rs._core", frozen)]
pub(crate) struct ModelFields;

#[pymethods]
impl ModelFields {
    fn __get__<'py>(
        slf: Bound<'py, Self>,
        instance: Option<Bound<'py, PyAny>>,
        owner: Option<Bound<'py, PyType>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let class = match (owner, instance) {
            (Some(class), _) => class,
            (None, Some(instance)) => instance.get_type(),
            (None, None) => return Ok(slf.into_any()),
        };
        let Ok(info) = classes::info(&class) else { return Ok(PyDict::new(py).into_any()) };
        let fields = PyDict::new(py);
        for (index, field) in info.fields.iter().enumerate() {
            fields.set_item(field.name, PyFieldInfo::new(info, index))?;
        }
        Ok(fields.into_any())
    }
}

/// Makes a model again from its pickle.
#[pyfunction(name = "_restore_model")]
pub(crate) fn restore_model<'py>(
    class: &Bound<'py, PyType>,
    fields: &Bound<'py, PyDict>,
    fields_set: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, Model>> {
    let model = Model::model_construct(class, Some(fields_set), Some(fields))?;
    // All that the model had were pickled: what is not there was deleted from its `__dict__`.
    for (index, field) in classes::info(class)?.fields.iter().enumerate() {
        if !fields.contains(field.name)? {
            let mut state = model.get().state();
            state.missing = state.missing.with(index);
        }
    }
    Ok(model)
}
