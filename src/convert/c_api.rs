//! Functions of the C API for which PyO3 has no safe name, or only one that is much slower.

#![expect(unsafe_code, reason = "they are called by pointers")]

use pyo3::exceptions::PyTypeError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};

/// Creates an instance of `class` without `__init__`: `base.__new__(class)`, where `class` is `base` or derives from it.
///
/// Calling `__new__` as an attribute takes several times as long.
pub(super) fn new<'py>(base: &Bound<'py, PyType>, class: &Bound<'py, PyType>) -> PyResult<Bound<'py, PyAny>> {
    let py = class.py();
    if !class.is(base) && !class.is_subclass(base)? {
        return Err(PyTypeError::new_err("the class does not derive from the other"));
    }
    let arguments = PyTuple::empty(py);
    // Safety: all objects are alive and the interpreter attached. The slot, if there is one, is a `newfunc`, and
    // returns a new reference or an error.
    unsafe {
        let slot = ffi::PyType_GetSlot(base.as_type_ptr(), ffi::Py_tp_new);
        if slot.is_null() {
            return Err(PyTypeError::new_err("the class has no instances"));
        }
        let new = std::mem::transmute::<*mut std::ffi::c_void, ffi::newfunc>(slot);
        Bound::from_owned_ptr_or_err(py, new(class.as_type_ptr(), arguments.as_ptr(), std::ptr::null_mut()))
    }
}

/// Sets an attribute, or deletes it: `object.__setattr__(object, name, value)`, also for a class that overrides it, whose
/// instances Python refuses.
pub(super) fn set_attribute(
    object: &Bound<'_, PyAny>,
    name: &Bound<'_, PyString>,
    value: Option<&Bound<'_, PyAny>>,
) -> PyResult<()> {
    let pointer = value.map_or(std::ptr::null_mut(), Bound::as_ptr);
    // Safety: all of them are live objects, and the interpreter is attached, as each `Bound` says. Null means to delete.
    let done = unsafe { ffi::PyObject_GenericSetAttr(object.as_ptr(), name.as_ptr(), pointer) };
    if done == 0 { Ok(()) } else { Err(PyErr::fetch(object.py())) }
}

/// The `__dict__` that Python gives to instances of classes without `__slots__`.
pub(super) fn dict<'py>(object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
    // Safety: the object is alive and the interpreter attached; a new reference or an error comes back.
    let dict = unsafe {
        let dict = ffi::PyObject_GenericGetDict(object.as_ptr(), std::ptr::null_mut());
        Bound::from_owned_ptr_or_err(object.py(), dict)
    };
    Ok(dict?.cast_into()?)
}
