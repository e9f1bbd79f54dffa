//! `model_dump`: a model as a dict, with nested models as dicts, and `include` and `exclude`.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyEllipsis, PyInt, PyList, PyMapping, PyString, PyTuple};

use super::contents::{DumpOptions, root, shallow};
use super::dicts::{DumpMode, Dumping};
use super::instance::{Model, entries_of};
use super::json::{read, write};
use crate::errors::problems::{InputError, InputResult};

/// `include` and `exclude`: which parts of a value are dumped. Without both, it is all of it.
pub(super) struct Selection<'py> {
    pub(super) include: Option<Bound<'py, PyAny>>,
    pub(super) exclude: Option<Bound<'py, PyAny>>,
}

/// A model as a dict, in pydantic's mode `python` or `json`.
pub(super) fn dump<'py>(
    model: &Bound<'py, Model>,
    mode: &str,
    options: DumpOptions,
    selection: &Selection<'py>,
) -> InputResult<Bound<'py, PyAny>> {
    match mode {
        "python" => part(model.as_any(), options, selection),
        "json" => {
            if selection.is_all() {
                match (Dumping { options, mode: DumpMode::Json }).dump(model.as_any()) {
                    // Only text has a form for everything, and its errors say where they are.
                    Err(InputError::Problems(_)) => {}
                    dumped => return dumped,
                }
            }
            Ok(read::valid(model.py(), &dump_json(model, options, selection)?)?)
        }
        _ => Err(PyValueError::new_err(format!("mode is {mode:?}; expected 'python' or 'json'")).into()),
    }
}

/// A model as JSON text.
pub(super) fn dump_json<'py>(
    model: &Bound<'py, Model>,
    options: DumpOptions,
    selection: &Selection<'py>,
) -> InputResult<String> {
    if selection.is_all() {
        return write::to_text_with(model.as_any(), options);
    }
    write::to_text(&part(model.as_any(), options, selection)?)
}

/// A value, reduced to the selected parts. The recursion is as deep as the selection is.
fn part<'py>(
    value: &Bound<'py, PyAny>,
    options: DumpOptions,
    selection: &Selection<'py>,
) -> InputResult<Bound<'py, PyAny>> {
    if selection.is_all() {
        return Dumping { options, mode: DumpMode::Python }.dump(value);
    }
    if let Ok(model) = value.cast::<Model>() {
        return match root(model)? {
            Some(root) => part(&root, options, selection),
            None => Ok(selected_entries(&shallow(model, options)?, options, selection)?.into_any()),
        };
    }
    if let Ok(dict) = value.cast::<PyDict>() {
        return Ok(selected_entries(dict, options, selection)?.into_any());
    }
    if let Ok(list) = value.cast::<PyList>() {
        return Ok(selected_items(list, options, selection)?.into_any());
    }
    if let Ok(tuple) = value.cast::<PyTuple>() {
        return Ok(selected_items(&tuple.to_list(), options, selection)?.to_tuple().into_any());
    }
    Dumping { options, mode: DumpMode::Python }.dump(value)
}

/// The entries of a dict, or the fields of a model.
fn selected_entries<'py>(
    entries: &Bound<'py, PyDict>,
    options: DumpOptions,
    selection: &Selection<'py>,
) -> InputResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(entries.py());
    for entry in entries_of(entries) {
        let (name, value) = entry?;
        let Some(within) = selection.within(&[&name])? else { continue };
        dict.set_item(name, part(&value, options, &within)?)?;
    }
    Ok(dict)
}

fn selected_items<'py>(
    items: &Bound<'py, PyList>,
    options: DumpOptions,
    selection: &Selection<'py>,
) -> InputResult<Bound<'py, PyList>> {
    let py = items.py();
    let kept = PyList::empty(py);
    for (index, item) in items.iter().enumerate() {
        let from_start = index.into_pyobject(py).map_err(PyErr::from)?.into_any();
        let back = isize::try_from(items.len()).unwrap_or(isize::MAX).saturating_sub_unsigned(index);
        let from_end = (-back).into_pyobject(py).map_err(PyErr::from)?.into_any();
        let Some(within) = selection.within(&[&from_start, &from_end])? else { continue };
        kept.append(part(&item, options, &within)?)?;
    }
    Ok(kept)
}

impl<'py> Selection<'py> {
    fn is_all(&self) -> bool {
        self.include.is_none() && self.exclude.is_none()
    }

    /// What is selected of the item with any of these keys. `None` if the item is left out.
    fn within(&self, keys: &[&Bound<'py, PyAny>]) -> PyResult<Option<Self>> {
        let include = match self.include.as_ref().map(|include| mention(include, keys)).transpose()? {
            Some(Mention::Nothing) => return Ok(None),
            Some(Mention::Parts(parts)) => Some(parts),
            Some(Mention::Name | Mention::All) | None => None,
        };
        let exclude = match self.exclude.as_ref().map(|exclude| mention(exclude, keys)).transpose()? {
            Some(Mention::All) => return Ok(None),
            Some(Mention::Parts(parts)) => Some(parts),
            Some(Mention::Nothing | Mention::Name) | None => None,
        };
        Ok(Some(Self { include, exclude }))
    }
}

/// What `include` or `exclude` says about an item.
enum Mention<'py> {
    Nothing,
    /// Its name, with None: that includes all of it, and excludes nothing.
    Name,
    All,
    Parts(Bound<'py, PyAny>),
}

impl<'py> Mention<'py> {
    fn of(parts: Bound<'py, PyAny>) -> Self {
        if parts.is_none() {
            Self::Name
        } else if let Ok(flag) = parts.cast::<PyBool>() {
            if flag.is_true() { Self::All } else { Self::Nothing }
        } else if parts.is_instance_of::<PyEllipsis>() {
            Self::All
        } else {
            Self::Parts(parts)
        }
    }
}

fn mention<'py>(selection: &Bound<'py, PyAny>, keys: &[&Bound<'py, PyAny>]) -> PyResult<Mention<'py>> {
    if selection.is_instance_of::<PyString>() || selection.is_instance_of::<PyInt>() {
        let kind = selection.get_type().name()?;
        return Err(PyTypeError::new_err(format!(
            "include and exclude take a set or a dict of names, not {kind}"
        )));
    }
    let all = PyString::new(selection.py(), "__all__").into_any();
    let Ok(mapping) = selection.cast::<PyMapping>() else {
        let mut is_named = selection.contains(&all)?;
        for key in keys {
            is_named = is_named || selection.contains(key)?;
        }
        return Ok(if is_named { Mention::All } else { Mention::Nothing });
    };
    let mut own = None;
    for key in keys {
        if own.is_none() && mapping.contains(key)? {
            own = Some(Mention::of(mapping.get_item(key)?));
        }
    }
    if !mapping.contains(&all)? {
        return Ok(own.unwrap_or(Mention::Nothing));
    }
    Ok(match (own, Mention::of(mapping.get_item(&all)?)) {
        (None, all) => all,
        (Some(Mention::Parts(own)), Mention::Parts(all)) => Mention::Parts(merged(&own, &all)?.into_any()),
        (Some(own), _) => own,
    })
}

/// The parts that either names, as pydantic merges those of an item and those of `__all__`.
fn merged<'py>(own: &Bound<'py, PyAny>, all: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
    let parts = as_dict(own)?;
    for entry in entries_of(&as_dict(all)?) {
        let (name, of_all) = entry?;
        let both = match parts.get_item(&name)?.map(Mention::of) {
            None => of_all,
            Some(Mention::Parts(own)) if matches!(Mention::of(of_all.clone()), Mention::Parts(_)) => {
                merged(&own, &of_all)?.into_any()
            }
            Some(_) => continue,
        };
        parts.set_item(name, both)?;
    }
    Ok(parts)
}

/// A set of names, or a dict of them, as a new dict.
fn as_dict<'py>(selection: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(selection.py());
    match selection.cast::<PyMapping>() {
        Ok(mapping) => dict.update(mapping)?,
        Err(_) => {
            for name in selection.try_iter()? {
                dict.set_item(name?, true)?;
            }
        }
    }
    Ok(dict)
}
