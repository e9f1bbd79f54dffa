//! Objects that cannot change, shared by the values that are equal.
//!
//! Ids and times repeat: a flow run's state has the ids of the state and of the run, and runs of a page belong to few
//! flows. To find an object takes a tenth of the time of making one, and no memory.

use std::sync::Mutex;

use pyo3::prelude::*;

const SLOTS: usize = 256;

/// The objects that were made last, each where its key belongs.
pub(super) struct Recent<K> {
    slots: Mutex<[Slot<K>; SLOTS]>,
}

type Slot<K> = Option<(K, Py<PyAny>)>;

impl<K: Copy + PartialEq> Recent<K> {
    pub(super) const fn new() -> Self {
        Self { slots: Mutex::new([const { None }; SLOTS]) }
    }

    /// The object of a key, or the one that `make` makes. `hash` decides whose place it takes.
    pub(super) fn get_or_make<'py>(
        &self,
        py: Python<'py>,
        key: K,
        hash: u64,
        make: impl FnOnce() -> PyResult<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let slot = hash as usize % SLOTS;
        // Not waited for: another thread has the lock, or had it in the process that this one was forked from.
        if let Ok(slots) = self.slots.try_lock()
            && let Some(Some((found, object))) = slots.get(slot)
            && *found == key
        {
            return Ok(object.bind(py).clone());
        }
        let object = make()?;
        let entry = (key, object.clone().unbind());
        let old = match self.slots.try_lock() {
            Ok(mut slots) => slots.get_mut(slot).and_then(|slot| slot.replace(entry)),
            Err(_) => None,
        };
        // Not under the lock: it may be the last reference, and run Python code.
        drop(old);
        Ok(object)
    }
}
