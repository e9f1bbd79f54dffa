//! `model_dump`: a model as a dict, with nested models as dicts, and `include` and `exclude`.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyEllipsis, PyInt, PyList, PyMapping, PySet, PyString};

use super::contents::{Options, root, shallow};
use super::instance::{Model, entries_of};
use super::json::{read, write};
use crate::errors::problems::{InputError, InputResult};

/// The deepest nesting of values.
const MAX_DEPTH: usize = 10_000;

/// A model as a dict, in pydantic's mode `python` or `json`.
pub(super) fn dump<'py>(
    model: &Bound<'py, Model>,
    mode: &str,
    options: &Options,
    include: Option<&Bound<'py, PyAny>>,
    exclude: Option<&Bound<'py, PyAny>>,
) -> InputResult<Bound<'py, PyAny>> {
    let dict = match root(model)? {
        Some(root) => part(&root, options, include, exclude)?,
        None => selected_fields(model, options, include, exclude)?.into_any(),
    };
    match mode {
        "python" => Ok(dict),
        "json" => Ok(read::valid(model.py(), &write::to_text(&dict)?)?),
        _ => Err(PyValueError::new_err(format!("mode is {mode:?}; expected 'python' or 'json'")).into()),
    }
}

/// The fields of a model that `include` and `exclude` select, with nested models as dicts.
fn selected_fields<'py>(
    model: &Bound<'py, Model>,
    options: &Options,
    include: Option<&Bound<'py, PyAny>>,
    exclude: Option<&Bound<'py, PyAny>>,
) -> InputResult<Bound<'py, PyDict>> {
    selected_entries(&shallow(model, options)?, options, include, exclude)
}

fn selected_entries<'py>(
    entries: &Bound<'py, PyDict>,
    options: &Options,
    include: Option<&Bound<'py, PyAny>>,
    exclude: Option<&Bound<'py, PyAny>>,
) -> InputResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(entries.py());
    for entry in entries_of(entries) {
        let (name, value) = entry?;
        let Some((within, without)) = selected(&[&name], include, exclude)? else { continue };
        dict.set_item(name, part(&value, options, within.as_ref(), without.as_ref())?)?;
    }
    Ok(dict)
}

/// A value, reduced to the selected parts. The recursion is as deep as `include` and `exclude` are.
fn part<'py>(
    value: &Bound<'py, PyAny>,
    options: &Options,
    include: Option<&Bound<'py, PyAny>>,
    exclude: Option<&Bound<'py, PyAny>>,
) -> InputResult<Bound<'py, PyAny>> {
    let py = value.py();
    if include.is_none() && exclude.is_none() {
        return copy(value, options);
    }
    if let Ok(model) = value.cast::<Model>() {
        return match root(model)? {
            Some(root) => part(&root, options, include, exclude),
            None => Ok(selected_fields(model, options, include, exclude)?.into_any()),
        };
    }
    if let Ok(dict) = value.cast::<PyDict>() {
        return Ok(selected_entries(dict, options, include, exclude)?.into_any());
    }
    let Ok(list) = value.cast::<PyList>() else { return copy(value, options) };
    let selected_items = PyList::empty(py);
    for (index, item) in list.iter().enumerate() {
        let from_start = index.into_pyobject(py).map_err(PyErr::from)?.into_any();
        let back = isize::try_from(list.len()).unwrap_or(isize::MAX).saturating_sub_unsigned(index);
        let from_end = (-back).into_pyobject(py).map_err(PyErr::from)?.into_any();
        let all = PyString::new(py, "__all__").into_any();
        let Some((within, without)) = selected(&[&from_start, &from_end, &all], include, exclude)? else {
            continue;
        };
        selected_items.append(part(&item, options, within.as_ref(), without.as_ref())?)?;
    }
    Ok(selected_items.into_any())
}

type Selection<'py> = (Option<Bound<'py, PyAny>>, Option<Bound<'py, PyAny>>);

/// Whether the item with any of these keys is selected, and the selection of its parts.
fn selected<'py>(
    keys: &[&Bound<'py, PyAny>],
    include: Option<&Bound<'py, PyAny>>,
    exclude: Option<&Bound<'py, PyAny>>,
) -> PyResult<Option<Selection<'py>>> {
    let within = match include {
        None => None,
        Some(include) => match mention(include, keys)? {
            Mention::Nothing => return Ok(None),
            Mention::All => None,
            Mention::Parts(parts) => Some(parts),
        },
    };
    let without = match exclude {
        None => None,
        Some(exclude) => match mention(exclude, keys)? {
            Mention::Nothing => None,
            Mention::All => return Ok(None),
            Mention::Parts(parts) => Some(parts),
        },
    };
    Ok(Some((within, without)))
}

/// What `include` or `exclude` says about an item.
enum Mention<'py> {
    Nothing,
    All,
    Parts(Bound<'py, PyAny>),
}

fn mention<'py>(selection: &Bound<'py, PyAny>, keys: &[&Bound<'py, PyAny>]) -> PyResult<Mention<'py>> {
    if selection.is_instance_of::<PyString>() || selection.is_instance_of::<PyInt>() {
        let kind = selection.get_type().name()?;
        return Err(PyTypeError::new_err(format!(
            "include and exclude take a set or a dict of names, not {kind}"
        )));
    }
    for key in keys {
        if !selection.contains(key)? {
            continue;
        }
        let Ok(mapping) = selection.cast::<PyMapping>() else { return Ok(Mention::All) };
        let parts = mapping.get_item(key)?;
        if let Ok(flag) = parts.cast::<PyBool>() {
            return Ok(if flag.is_true() { Mention::All } else { Mention::Nothing });
        }
        let is_all = parts.is_none() || parts.is_instance_of::<PyEllipsis>();
        return Ok(if is_all { Mention::All } else { Mention::Parts(parts) });
    }
    Ok(Mention::Nothing)
}

/// A container that is being copied, and its copy so far.
enum Container<'py> {
    /// The last field is the key of the next value.
    Dict(Bound<'py, PyList>, usize, Bound<'py, PyDict>, Option<Bound<'py, PyAny>>),
    List(Bound<'py, PyList>, usize, Bound<'py, PyList>),
}

/// A copy of a value with models as dicts. Not recursive, as values may be nested deeply.
fn copy<'py>(value: &Bound<'py, PyAny>, options: &Options) -> InputResult<Bound<'py, PyAny>> {
    let py = value.py();
    let mut open: Vec<Container<'py>> = Vec::new();
    let mut next = Some(value.clone());
    let mut done: Option<Bound<'py, PyAny>> = None;
    loop {
        if let Some(value) = next.take() {
            let root = value.cast::<Model>().ok().map(root).transpose()?.flatten();
            let value = root.unwrap_or(value);
            if let Ok(model) = value.cast::<Model>() {
                open.push(Container::Dict(shallow(model, options)?.items(), 0, PyDict::new(py), None));
            } else if let Ok(dict) = value.cast_exact::<PyDict>() {
                open.push(Container::Dict(dict.items(), 0, PyDict::new(py), None));
            } else if let Ok(list) = value.cast_exact::<PyList>() {
                open.push(Container::List(list.clone(), 0, PyList::empty(py)));
            } else if let Ok(set) = value.cast_exact::<PySet>() {
                done = Some(set.call_method0("copy")?);
            } else {
                done = Some(value);
            }
            if open.len() > MAX_DEPTH {
                let message = format!("expected at most {MAX_DEPTH} levels of nesting; does it hold itself?");
                return Err(InputError::without_input("recursion_loop", message));
            }
        }
        let Some(container) = open.last_mut() else { return Ok(done.unwrap_or_else(|| value.clone())) };
        let ended = match container {
            Container::Dict(entries, at, copied, key) => {
                if let (Some(key), Some(value)) = (key.take(), done.take()) {
                    copied.set_item(key, value)?;
                }
                match entries.get_item(*at) {
                    Ok(entry) => {
                        let (name, value) = entry.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
                        *key = Some(name);
                        next = Some(value);
                        *at += 1;
                        None
                    }
                    Err(_) => Some(copied.clone().into_any()),
                }
            }
            Container::List(items, at, copied) => {
                if let Some(value) = done.take() {
                    copied.append(value)?;
                }
                let item = items.get_item(*at).ok();
                *at += 1;
                match item {
                    Some(item) => {
                        next = Some(item);
                        None
                    }
                    None => Some(copied.clone().into_any()),
                }
            }
        };
        if let Some(copied) = ended {
            open.pop();
            done = Some(copied);
        }
    }
}
