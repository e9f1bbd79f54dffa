//! Equality, iteration, `repr`, and garbage collection.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyIterator, PyList};
use pyo3::{PyTraverseError, PyVisit};

use crate::convert::classes;
use crate::convert::compare::equal;
use crate::convert::instance::{Cells, Model};

#[pymethods]
impl Model {
    fn __eq__<'py>(slf: &Bound<'py, Self>, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let Ok(other) = other.cast::<Self>() else { return Ok(py.NotImplemented().into_bound(py)) };
        Ok(PyBool::new(py, slf.is(other) || equal(slf, other)?).to_owned().into_any())
    }

    fn __iter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyIterator>> {
        let py = slf.py();
        let snapshot = slf.get().objects(py)?;
        let names = classes::names(py, snapshot.record.info())?;
        let pairs = PyList::empty(py);
        for (name, cell) in names.iter().zip(&snapshot.cells) {
            if let Some(object) = cell {
                pairs.append((name, object))?;
            }
        }
        for pair in slf.get().extra(py)?.items() {
            pairs.append(pair)?;
        }
        pairs.try_iter()
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let py = slf.py();
        let mut parts = Vec::new();
        let (_, missing) = slf.get().sets(py)?;
        let info = slf.get().info()?;
        for (index, field) in info.fields.iter().enumerate().filter(|(index, _)| !missing.contains(*index)) {
            parts.push(format!("{}={}", field.name, slf.get().peek(py, index)?.repr()?.to_string_lossy()));
        }
        for (name, value) in slf.get().extra(py)? {
            parts.push(format!("{name}={}", value.repr()?.to_string_lossy()));
        }
        Ok(format!("{}({})", slf.get_type().name()?, parts.join(", ")))
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        // If another thread holds the lock, the garbage collector tries again later.
        let Some(state) = self.try_state() else { return Ok(()) };
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
}
