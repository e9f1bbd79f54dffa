//! `model_dump`: a model as a dict, with nested models as dicts, and `include` and `exclude`.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyEllipsis, PyInt, PyList, PyMapping, PySet, PyString};

use super::contents::{DumpOptions, Entry, Fields, Held, root, shallow};
use super::instance::{Model, entries_of};
use super::json::{read, write};
use super::values::convert;
use crate::errors::problems::{InputError, InputResult};
use prefect_client::schemas::{Type, Value};

/// The deepest nesting of values.
const MAX_DEPTH: usize = 10_000;

/// A model as a dict, in pydantic's mode `python` or `json`.
pub(super) fn dump<'py>(
    model: &Bound<'py, Model>,
    mode: &str,
    options: DumpOptions,
    include: Option<&Bound<'py, PyAny>>,
    exclude: Option<&Bound<'py, PyAny>>,
) -> InputResult<Bound<'py, PyAny>> {
    match mode {
        "python" => part(model.as_any(), options, include, exclude),
        "json" => Ok(read::valid(model.py(), &dump_json(model, options, include, exclude)?)?),
        _ => Err(PyValueError::new_err(format!("mode is {mode:?}; expected 'python' or 'json'")).into()),
    }
}

/// A model as JSON text.
pub(super) fn dump_json<'py>(
    model: &Bound<'py, Model>,
    options: DumpOptions,
    include: Option<&Bound<'py, PyAny>>,
    exclude: Option<&Bound<'py, PyAny>>,
) -> InputResult<String> {
    if include.is_none() && exclude.is_none() {
        return write::to_text_with(model.as_any(), options);
    }
    write::to_text(&part(model.as_any(), options, include, exclude)?)
}

/// The fields of a model that `include` and `exclude` select, with nested models as dicts.
fn selected_fields<'py>(
    model: &Bound<'py, Model>,
    options: DumpOptions,
    include: Option<&Bound<'py, PyAny>>,
    exclude: Option<&Bound<'py, PyAny>>,
) -> InputResult<Bound<'py, PyDict>> {
    selected_entries(&shallow(model, options)?, options, include, exclude)
}

fn selected_entries<'py>(
    entries: &Bound<'py, PyDict>,
    options: DumpOptions,
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
    options: DumpOptions,
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
enum CopiedContainer<'py> {
    Model(Box<Fields<'py>>, Bound<'py, PyDict>),
    /// With the number of copied entries.
    Dict(Bound<'py, PyList>, usize, Bound<'py, PyDict>),
    /// With the number of copied items.
    List(Bound<'py, PyList>, usize, Bound<'py, PyList>),
}

/// Where the copy of an object belongs.
enum CopySlot<'py> {
    Entry(Bound<'py, PyDict>, Bound<'py, PyAny>),
    Item(Bound<'py, PyList>),
}

impl<'py> CopiedContainer<'py> {
    /// Copies what takes no container of its own, up to the next object that may. `None` at the end.
    fn advance(&mut self, options: DumpOptions) -> PyResult<Option<(CopySlot<'py>, Bound<'py, PyAny>)>> {
        match self {
            Self::Model(fields, copied) => {
                while let Some(Entry { name, held, .. }) = fields.next()? {
                    match held {
                        Held::Value(ty, value) => {
                            copied.set_item(name, of_value(copied.py(), ty, value, options)?)?
                        }
                        Held::Object(object) if is_plain(&object) => copied.set_item(name, object)?,
                        Held::Object(object) => {
                            return Ok(Some((CopySlot::Entry(copied.clone(), name.clone()), object)));
                        }
                    }
                }
                Ok(None)
            }
            Self::Dict(entries, at, copied) => {
                while *at < entries.len() {
                    let (name, object) =
                        entries.get_item(*at)?.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
                    *at += 1;
                    if !is_plain(&object) {
                        return Ok(Some((CopySlot::Entry(copied.clone(), name), object)));
                    }
                    copied.set_item(name, object)?;
                }
                Ok(None)
            }
            Self::List(items, at, copied) => {
                while *at < items.len() {
                    // Another thread may have removed items.
                    let Ok(object) = items.get_item(*at) else { break };
                    *at += 1;
                    if !is_plain(&object) {
                        return Ok(Some((CopySlot::Item(copied.clone()), object)));
                    }
                    copied.append(object)?;
                }
                Ok(None)
            }
        }
    }

    fn into_copy(self) -> Bound<'py, PyAny> {
        match self {
            Self::Model(_, copied) | Self::Dict(_, _, copied) => copied.into_any(),
            Self::List(_, _, copied) => copied.into_any(),
        }
    }
}

/// Whether an object is its own copy.
fn is_plain(object: &Bound<'_, PyAny>) -> bool {
    let is_container = object.is_exact_instance_of::<PyDict>()
        || object.is_exact_instance_of::<PyList>()
        || object.is_exact_instance_of::<PySet>();
    let is_common = object.is_none() || object.is_exact_instance_of::<PyString>();
    is_common || !is_container && !object.is_instance_of::<Model>()
}

/// A value of a record, with models as dicts. It is not nested deeply, as its type is declared.
fn of_value<'py>(
    py: Python<'py>,
    ty: &Type,
    value: Value<'_>,
    options: DumpOptions,
) -> PyResult<Bound<'py, PyAny>> {
    convert(py, ty, value, &|record| {
        if let Some(root) = record.info().root() {
            return of_value(py, &root.ty, record.get(0), options);
        }
        let dict = PyDict::new(py);
        let mut fields = Fields::of_record(py, record, options)?;
        while let Some(Entry { name, held, .. }) = fields.next()? {
            match held {
                Held::Value(ty, value) => dict.set_item(name, of_value(py, ty, value, options)?)?,
                // JSON of a field that is not declared.
                Held::Object(object) => dict.set_item(name, object)?,
            }
        }
        Ok(dict.into_any())
    })
}

/// A copy of a value with models as dicts. Not recursive, as values may be nested deeply.
fn copy<'py>(value: &Bound<'py, PyAny>, options: DumpOptions) -> InputResult<Bound<'py, PyAny>> {
    let py = value.py();
    let mut open: Vec<(CopiedContainer<'py>, Option<CopySlot<'py>>)> = Vec::new();
    let mut next = (value.clone(), None);
    loop {
        let (value, destination) = next;
        let root = value.cast::<Model>().ok().map(root).transpose()?.flatten();
        let value = root.unwrap_or(value);
        let mut done = None;
        if let Ok(model) = value.cast::<Model>() {
            let fields = Box::new(Fields::of(model, options)?);
            open.push((CopiedContainer::Model(fields, PyDict::new(py)), destination));
        } else if let Ok(dict) = value.cast_exact::<PyDict>() {
            open.push((CopiedContainer::Dict(dict.items(), 0, PyDict::new(py)), destination));
        } else if let Ok(list) = value.cast_exact::<PyList>() {
            open.push((CopiedContainer::List(list.clone(), 0, PyList::empty(py)), destination));
        } else if let Ok(set) = value.cast_exact::<PySet>() {
            done = Some((set.call_method0("copy")?, destination));
        } else {
            done = Some((value, destination));
        }
        if open.len() > MAX_DEPTH {
            let message = format!("expected at most {MAX_DEPTH} levels of nesting; does it hold itself?");
            return Err(InputError::without_input("recursion_loop", message));
        }
        next = loop {
            match done.take() {
                Some((copied, None)) => return Ok(copied),
                Some((copied, Some(CopySlot::Entry(dict, name)))) => dict.set_item(name, copied)?,
                Some((copied, Some(CopySlot::Item(list)))) => list.append(copied)?,
                None => {}
            }
            let Some((container, _)) = open.last_mut() else { return Ok(py.None().into_bound(py)) };
            match container.advance(options)? {
                Some((destination, object)) => break (object, Some(destination)),
                None => {
                    done = open.pop().map(|(container, destination)| (container.into_copy(), destination))
                }
            }
        };
    }
}
