//! Values that are made once, when they are first needed.

use std::sync::OnceLock;

use pyo3::prelude::*;
use pyo3::type_object::PyTypeCheck;

/// A value that Python code makes when it is first needed.
///
/// Unlike with `PyOnceLock`, no thread waits for another. If two make the value at the same time, the first one's is kept. A
/// thread that runs Python code can be stopped at any time by a fork, and the forked child would wait for it forever.
pub(crate) struct Once<T>(OnceLock<T>);

impl<T> Once<T> {
    pub(crate) const fn new() -> Self {
        Self(OnceLock::new())
    }

    pub(crate) fn get(&self) -> Option<&T> {
        self.0.get()
    }

    pub(crate) fn get_or_try_make(&self, make: impl FnOnce() -> PyResult<T>) -> PyResult<&T> {
        if let Some(made) = self.0.get() {
            return Ok(made);
        }
        let made = make()?;
        Ok(self.0.get_or_init(|| made))
    }
}

impl<T> Once<Py<T>> {
    /// What a module has under this name.
    pub(crate) fn import<'py>(&self, py: Python<'py>, module: &str, name: &str) -> PyResult<&Bound<'py, T>>
    where
        T: PyTypeCheck,
    {
        let import = || Ok(py.import(module)?.getattr(name)?.cast_into::<T>()?.unbind());
        Ok(self.get_or_try_make(import)?.bind(py))
    }
}
