//! `model_dump`: a model as a dict.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyEllipsis, PyInt, PyList, PyMapping, PyString};

use super::{Model, entries_of};
use crate::convert::json::{read, write};
use crate::convert::values;
use crate::errors::problems::{InputError, InputResult};
use prefect_client::schemas::{FieldInfo, ModelInfo};

/// What is left out.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) exclude_unset: bool,
    pub(crate) exclude_defaults: bool,
    pub(crate) exclude_none: bool,
}

/// How deep values may be nested.
const MAX_DEPTH: usize = 10_000;

/// A model as a dict, in the form that the mode asks for.
pub(crate) fn dump<'py>(
    model: &Bound<'py, Model>,
    mode: &str,
    options: &Options,
    include: Option<&Bound<'py, PyAny>>,
    exclude: Option<&Bound<'py, PyAny>>,
) -> InputResult<Bound<'py, PyAny>> {
    let dict = match root(model)? {
        Some(root) => part(&root, options, include, exclude)?,
        None => chosen_fields(model, options, include, exclude)?.into_any(),
    };
    match mode {
        "python" => Ok(dict),
        "json" => Ok(read::valid(model.py(), &write::to_text(&dict)?)?),
        _ => Err(PyValueError::new_err(format!("mode is {mode:?}; expected 'python' or 'json'")).into()),
    }
}

/// What a model is in JSON: all its fields, as they are, or what its only field holds.
pub(crate) fn contents<'py>(model: &Bound<'py, Model>) -> InputResult<Bound<'py, PyAny>> {
    match root(model)? {
        Some(root) => Ok(root),
        None => Ok(shallow(model, &Options::default())?.into_any()),
    }
}

/// What the only field of a model holds, if that is all that there is to it.
fn root<'py>(model: &Bound<'py, Model>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let is_root = model.get().info()?.root().is_some();
    is_root.then(|| model.get().peek(model.py(), 0)).transpose()
}

/// Whether the field is the id that the server gives a trigger. It is kept, to be sent back with an update, but the
/// official client knows no such field: a trigger with one is the same as one without.
fn is_id_of_trigger(info: &ModelInfo, field: &FieldInfo) -> bool {
    field.name == "id" && info.module == AUTOMATIONS && !is_automation(info)
}

/// The module of automations and their triggers.
const AUTOMATIONS: &str = "events.schemas.automations";

fn is_automation(info: &ModelInfo) -> bool {
    info.position("trigger").is_some()
}

/// The fields of a model that are not left out, as they are.
fn shallow<'py>(model: &Bound<'py, Model>, options: &Options) -> InputResult<Bound<'py, PyDict>> {
    let py = model.py();
    let info = model.get().info()?;
    let (set, missing) = model.get().sets(py)?;
    let defaults = options.exclude_defaults.then(|| (info.new)());
    let dict = PyDict::new(py);
    for (index, field) in info.fields.iter().enumerate() {
        if missing.contains(index)
            || options.exclude_unset && !set.contains(index)
            || is_id_of_trigger(info, field)
        {
            continue;
        }
        let value = model.get().peek(py, index)?;
        if options.exclude_none && value.is_none() {
            continue;
        }
        if let Some(defaults) = &defaults
            && !field.required
            && value.eq(values::to_python(py, &field.ty, defaults.get(index))?)?
        {
            continue;
        }
        dict.set_item(field.name, value)?;
    }
    for (name, value) in model
        .get()
        .extra(py)?
        .items()
        .iter()
        .map(|item| item.extract())
        .collect::<PyResult<Vec<(Bound<'_, PyAny>, Bound<'_, PyAny>)>>>()?
    {
        if !(options.exclude_none && value.is_none()) {
            dict.set_item(name, value)?;
        }
    }
    Ok(dict)
}

/// The fields of a model, with what is in them, as far as they are chosen.
fn chosen_fields<'py>(
    model: &Bound<'py, Model>,
    options: &Options,
    include: Option<&Bound<'py, PyAny>>,
    exclude: Option<&Bound<'py, PyAny>>,
) -> InputResult<Bound<'py, PyDict>> {
    chosen_entries(&shallow(model, options)?, options, include, exclude)
}

fn chosen_entries<'py>(
    entries: &Bound<'py, PyDict>,
    options: &Options,
    include: Option<&Bound<'py, PyAny>>,
    exclude: Option<&Bound<'py, PyAny>>,
) -> InputResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(entries.py());
    for entry in entries_of(entries) {
        let (name, value) = entry?;
        let Some((within, without)) = chosen(&[&name], include, exclude)? else { continue };
        dict.set_item(name, part(&value, options, within.as_ref(), without.as_ref())?)?;
    }
    Ok(dict)
}

/// A value, as far as its parts are chosen. This calls itself only as deep as the choice goes.
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
            None => Ok(chosen_fields(model, options, include, exclude)?.into_any()),
        };
    }
    if let Ok(dict) = value.cast::<PyDict>() {
        return Ok(chosen_entries(dict, options, include, exclude)?.into_any());
    }
    let Ok(list) = value.cast::<PyList>() else { return copy(value, options) };
    let chosen_items = PyList::empty(py);
    for (index, item) in list.iter().enumerate() {
        let from_start = index.into_pyobject(py).map_err(PyErr::from)?.into_any();
        let back = isize::try_from(list.len()).unwrap_or(isize::MAX).saturating_sub_unsigned(index);
        let from_end = (-back).into_pyobject(py).map_err(PyErr::from)?.into_any();
        let all = PyString::new(py, "__all__").into_any();
        let Some((within, without)) = chosen(&[&from_start, &from_end, &all], include, exclude)? else {
            continue;
        };
        chosen_items.append(part(&item, options, within.as_ref(), without.as_ref())?)?;
    }
    Ok(chosen_items.into_any())
}

type Choice<'py> = (Option<Bound<'py, PyAny>>, Option<Bound<'py, PyAny>>);

/// Whether what goes by any of these keys is wanted at all, and what is wanted of its inside.
fn chosen<'py>(
    keys: &[&Bound<'py, PyAny>],
    include: Option<&Bound<'py, PyAny>>,
    exclude: Option<&Bound<'py, PyAny>>,
) -> PyResult<Option<Choice<'py>>> {
    let within = match include {
        None => None,
        Some(include) => match said(include, keys)? {
            Said::Nothing => return Ok(None),
            Said::All => None,
            Said::Parts(parts) => Some(parts),
        },
    };
    let without = match exclude {
        None => None,
        Some(exclude) => match said(exclude, keys)? {
            Said::Nothing => None,
            Said::All => return Ok(None),
            Said::Parts(parts) => Some(parts),
        },
    };
    Ok(Some((within, without)))
}

/// What a choice says of something.
enum Said<'py> {
    Nothing,
    All,
    Parts(Bound<'py, PyAny>),
}

fn said<'py>(choice: &Bound<'py, PyAny>, keys: &[&Bound<'py, PyAny>]) -> PyResult<Said<'py>> {
    if choice.is_instance_of::<PyString>() || choice.is_instance_of::<PyInt>() {
        let kind = choice.get_type().name()?;
        return Err(PyTypeError::new_err(format!(
            "include and exclude take a set or a dict of names, not {kind}"
        )));
    }
    for key in keys {
        if !choice.contains(key)? {
            continue;
        }
        let Ok(mapping) = choice.cast::<PyMapping>() else { return Ok(Said::All) };
        let parts = mapping.get_item(key)?;
        if let Ok(flag) = parts.cast::<PyBool>() {
            return Ok(if flag.is_true() { Said::All } else { Said::Nothing });
        }
        let is_all = parts.is_none() || parts.is_instance_of::<PyEllipsis>();
        return Ok(if is_all { Said::All } else { Said::Parts(parts) });
    }
    Ok(Said::Nothing)
}

/// A container that is being copied, and its copy.
enum Container<'py> {
    /// And the key whose value comes next.
    Dict(Bound<'py, PyList>, usize, Bound<'py, PyDict>, Option<Bound<'py, PyAny>>),
    List(Bound<'py, PyList>, usize, Bound<'py, PyList>),
}

/// A copy of a value in which the models are dicts. No function calls itself: a value may be nested deep.
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
            } else if let Ok(set) = value.cast_exact::<pyo3::types::PySet>() {
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

/// Whether two models are of one class and have equal fields, but for what says nothing of what they are, as in
/// the official client: the estimates of a run, which change by themselves; the id and the times of creation and
/// change of any other object, which tell when it was saved.
pub(crate) fn equal(one: &Bound<'_, Model>, other: &Bound<'_, Model>) -> PyResult<bool> {
    let py = one.py();
    let (one, other) = (one.get(), other.get());
    let info = one.info()?;
    let (_, missing) = one.sets(py)?;
    if !std::ptr::eq(info, other.info()?) || missing != other.sets(py)?.1 {
        return Ok(false);
    }
    let left_out: &[&str] = if info.position("estimated_run_time").is_some() {
        &["estimated_run_time", "estimated_start_time_delta"]
    } else if info.module == AUTOMATIONS {
        // The official client has no times for automations, and counts their id.
        if is_automation(info) { &["created", "updated"] } else { &["id"] }
    } else if info.position("created").is_some() {
        &["id", "created", "updated"]
    } else {
        &[]
    };
    for (index, field) in info.fields.iter().enumerate() {
        if left_out.contains(&field.name) || missing.contains(index) {
            continue;
        }
        if !one.peek(py, index)?.eq(other.peek(py, index)?)? {
            return Ok(false);
        }
    }
    one.extra(py)?.eq(other.extra(py)?)
}
