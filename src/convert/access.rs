//! Attribute access: reads a model's fields, which converts each to Python once.

use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::instance::{Cells, Model, Snapshot, present};
use super::json::read;
use super::values::to_python;

/// The value of a field: the object that the model keeps, or one that was made now.
enum Found<'py> {
    Object(Bound<'py, PyAny>),
    Value(Bound<'py, PyAny>),
}

impl Model {
    /// The object of a field; always the same one.
    pub(super) fn get_field<'py>(&self, py: Python<'py>, index: usize) -> PyResult<Bound<'py, PyAny>> {
        let value = match self.look(py, index)? {
            Found::Object(object) => return Ok(object),
            Found::Value(value) => value,
        };
        let info = self.info()?;
        // Locked only now: converting the value may run Python code.
        let mut state = self.state();
        match state.cell(info, index) {
            Some(Some(cell)) => Ok(cell.bind(py).clone()),
            Some(empty) => {
                *empty = Some(value.clone().unbind());
                Ok(value)
            }
            None => {
                drop(state);
                // Another thread has read `__dict__` meanwhile, which has made the objects of all fields.
                self.peek(py, index)
            }
        }
    }

    /// The value of a field. If it has no object yet, the new one is not kept.
    pub(super) fn peek<'py>(&self, py: Python<'py>, index: usize) -> PyResult<Bound<'py, PyAny>> {
        match self.look(py, index)? {
            Found::Object(object) | Found::Value(object) => Ok(object),
        }
    }

    fn look<'py>(&self, py: Python<'py>, index: usize) -> PyResult<Found<'py>> {
        let record = self.base()?;
        let (dict, is_missing) = {
            let state = self.state();
            match &state.cells {
                Cells::Some(cells) => match cells.get(index) {
                    Some(Some(cell)) => return Ok(Found::Object(cell.bind(py).clone())),
                    _ => (None, state.missing.contains(index)),
                },
                Cells::All(dict) => (Some(dict.bind(py).clone()), false),
            }
        };
        let field =
            record.info().fields.get(index).ok_or_else(|| PyAttributeError::new_err("no such field"))?;
        let without = || {
            let message = format!("{:?} object was made without {:?}", record.info().name, field.name);
            PyAttributeError::new_err(message)
        };
        match dict {
            Some(dict) => dict.get_item(field.name)?.map(Found::Object).ok_or_else(without),
            None if is_missing => Err(without()),
            None => Ok(Found::Value(to_python(py, &field.ty, record.get(index))?)),
        }
    }

    /// Everything that the instance holds, after creating the objects of all fields that have none.
    pub(super) fn objects(&self, py: Python<'_>) -> PyResult<Snapshot> {
        let (_, missing) = self.sets(py)?;
        for index in present(self.info()?, missing) {
            self.get_field(py, index)?;
        }
        self.snapshot(py)
    }

    /// The fields that the model does not declare.
    pub(super) fn extra<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
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

    /// The fields by name. From then on, the dict holds the fields: changes to it change the model, and vice versa.
    ///
    /// It is created on first use; `own` provides the dict to use.
    pub(super) fn fields_by_name<'py>(
        &self,
        py: Python<'py>,
        own: impl FnOnce() -> PyResult<Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        if let Some(dict) = self.dict(py) {
            return Ok(dict);
        }
        let info = self.info()?;
        let dict = own()?;
        loop {
            let cells = self.objects(py)?.cells;
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
}

fn same_objects(one: &[Option<Py<PyAny>>], other: &[Option<Py<PyAny>>]) -> bool {
    let same = |(one, other): (&Option<Py<PyAny>>, &Option<Py<PyAny>>)| match (one, other) {
        (Some(one), Some(other)) => one.is(other),
        (one, other) => one.is_none() && other.is_none(),
    };
    one.len() == other.len() && one.iter().zip(other).all(same)
}
