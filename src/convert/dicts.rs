//! Values with models as dicts: what `model_dump` returns of a model, in both of its modes.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PySet, PyString, PyTuple};

use super::contents::{DumpOptions, Entry, Fields, Held, root};
use super::instance::Model;
use super::json::plain;
use super::values::{Conversion, convert};
use crate::errors::problems::{InputError, InputResult};
use prefect_client::schemas::{Record, Type, Value};

/// The deepest nesting of values.
const MAX_DEPTH: usize = 10_000;

/// What values that are not models become.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum DumpMode {
    /// Nothing else.
    Python,
    /// What their JSON text would be read as.
    Json,
}

/// How a model is dumped.
#[derive(Clone, Copy)]
pub(super) struct Dumping {
    pub(super) options: DumpOptions,
    pub(super) mode: DumpMode,
}

impl<'py> Conversion<'py> for Dumping {
    fn model(&self, py: Python<'py>, record: Arc<dyn Record>) -> PyResult<Bound<'py, PyAny>> {
        if let Some(root) = record.info().root() {
            return convert(py, &root.ty, record.get(0), self);
        }
        let mut fields = Fields::of_record(py, record, self.options)?;
        let (dict, is_blank) = fields.dict()?;
        while let Some(entry) = fields.next()? {
            if is_blank && entry.is_blank() {
                continue;
            }
            let object = match entry.held {
                Held::Value(ty, value) => convert(py, ty, value, self)?,
                // JSON of a field that is not declared.
                Held::Object(object) => match self.mode {
                    DumpMode::Python => object,
                    DumpMode::Json => {
                        self.dump(&object).map_err(|error| error.into_error(py, "model_dump"))?
                    }
                },
            };
            dict.set_item(entry.name, object)?;
        }
        Ok(dict.into_any())
    }

    fn instead(&self, py: Python<'py>, ty: &Type, value: &Value<'_>) -> PyResult<Option<Bound<'py, PyAny>>> {
        match self.mode {
            DumpMode::Python => Ok(None),
            DumpMode::Json => plain::of_value(py, ty, value, self.options)
                .map_err(|error| error.into_error(py, "model_dump")),
        }
    }
}

/// A container that is being copied, and its copy so far.
enum CopiedContainer<'py> {
    /// With whether the dict is blank.
    Model(Box<Fields<'py>>, Bound<'py, PyDict>, bool),
    /// With the number of copied entries.
    Dict(Bound<'py, PyList>, usize, Bound<'py, PyDict>),
    /// With the number of copied items.
    List(Bound<'py, PyList>, usize, Bound<'py, PyList>),
    /// Likewise. The copy is a list until it is complete.
    Tuple(Bound<'py, PyList>, usize, Bound<'py, PyList>),
}

/// A copy, or an object that has parts.
type WholeOrParts<'py> = Result<Bound<'py, PyAny>, Bound<'py, PyAny>>;

/// Where the copy of an object belongs.
enum CopySlot<'py> {
    Entry(Bound<'py, PyDict>, Bound<'py, PyAny>),
    Item(Bound<'py, PyList>),
}

impl<'py> CopiedContainer<'py> {
    /// Copies what takes no container of its own, up to the next object that may. `None` at the end.
    fn advance(&mut self, dumping: &Dumping) -> InputResult<Option<(CopySlot<'py>, Bound<'py, PyAny>)>> {
        match self {
            Self::Model(fields, copied, is_blank) => {
                while let Some(entry) = fields.next()? {
                    if *is_blank && entry.is_blank() {
                        continue;
                    }
                    let Entry { name, held, .. } = entry;
                    match held {
                        Held::Value(ty, value) => {
                            copied.set_item(name, convert(copied.py(), ty, value, dumping)?)?
                        }
                        Held::Object(object) => match dumping.whole(object)? {
                            Ok(copy) => copied.set_item(name, copy)?,
                            Err(object) => {
                                return Ok(Some((CopySlot::Entry(copied.clone(), name.clone()), object)));
                            }
                        },
                    }
                }
                Ok(None)
            }
            Self::Dict(entries, at, copied) => {
                while *at < entries.len() {
                    let (name, object) =
                        entries.get_item(*at)?.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
                    *at += 1;
                    match dumping.whole(object)? {
                        Ok(copy) => copied.set_item(name, copy)?,
                        Err(object) => return Ok(Some((CopySlot::Entry(copied.clone(), name), object))),
                    }
                }
                Ok(None)
            }
            Self::List(items, at, copied) | Self::Tuple(items, at, copied) => {
                while *at < items.len() {
                    // Another thread may have removed items.
                    let Ok(object) = items.get_item(*at) else { break };
                    *at += 1;
                    match dumping.whole(object)? {
                        Ok(copy) => copied.append(copy)?,
                        Err(object) => return Ok(Some((CopySlot::Item(copied.clone()), object))),
                    }
                }
                Ok(None)
            }
        }
    }

    fn into_copy(self) -> Bound<'py, PyAny> {
        match self {
            Self::Model(_, copied, _) | Self::Dict(_, _, copied) => copied.into_any(),
            Self::List(_, _, copied) => copied.into_any(),
            Self::Tuple(_, _, copied) => copied.to_tuple().into_any(),
        }
    }
}

/// Whether an object is its own copy in Python.
fn is_plain(object: &Bound<'_, PyAny>) -> bool {
    let is_container = object.is_instance_of::<PyDict>()
        || object.is_instance_of::<PyList>()
        || object.is_instance_of::<PyTuple>()
        || object.is_instance_of::<PySet>();
    let is_common = object.is_none() || object.is_exact_instance_of::<PyString>();
    is_common || !is_container && !object.is_instance_of::<Model>()
}

impl Dumping {
    /// The copy of an object, or the object itself if it has parts that have to be copied.
    fn whole<'py>(&self, object: Bound<'py, PyAny>) -> InputResult<WholeOrParts<'py>> {
        Ok(match self.mode {
            DumpMode::Python if is_plain(&object) => Ok(object),
            DumpMode::Python => Err(object),
            DumpMode::Json => plain::of_object(&object)?.ok_or(object),
        })
    }

    /// The copy of a model, a dict, a list or a tuple, which is empty so far. `None` for a set, whose items are not copied.
    fn open<'py>(&self, value: &Bound<'py, PyAny>) -> PyResult<Option<CopiedContainer<'py>>> {
        let py = value.py();
        Ok(Some(if let Ok(model) = value.cast::<Model>() {
            let fields = Fields::of(model, self.options)?;
            let fields = if self.mode == DumpMode::Json { fields.preferring_values() } else { fields };
            let (dict, is_blank) = fields.dict()?;
            CopiedContainer::Model(Box::new(fields), dict, is_blank)
        } else if let Ok(dict) = value.cast::<PyDict>() {
            CopiedContainer::Dict(dict.items(), 0, PyDict::new(py))
        } else if let Ok(list) = value.cast::<PyList>() {
            CopiedContainer::List(list.clone(), 0, PyList::empty(py))
        } else if let Ok(tuple) = value.cast::<PyTuple>() {
            CopiedContainer::Tuple(tuple.to_list(), 0, PyList::empty(py))
        } else {
            return Ok(None);
        }))
    }

    /// A copy of a value with models as dicts. Not recursive, as values may be nested deeply.
    pub(super) fn dump<'py>(&self, value: &Bound<'py, PyAny>) -> InputResult<Bound<'py, PyAny>> {
        let py = value.py();
        let mut open: Vec<(CopiedContainer<'py>, Option<CopySlot<'py>>)> = Vec::new();
        let mut next = (value.clone(), None);
        loop {
            let (value, destination) = next;
            let root = value.cast::<Model>().ok().map(root).transpose()?.flatten();
            let value = root.unwrap_or(value);
            let mut done = None;
            match self.whole(value)? {
                Ok(copy) => done = Some((copy, destination)),
                Err(value) => match self.open(&value)? {
                    Some(container) => open.push((container, destination)),
                    None => {
                        done = Some((
                            PySet::new(py, value.try_iter()?.collect::<PyResult<Vec<_>>>()?)?.into_any(),
                            destination,
                        ))
                    }
                },
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
                match container.advance(self)? {
                    Some((destination, object)) => break (object, Some(destination)),
                    None => {
                        done = open.pop().map(|(container, destination)| (container.into_copy(), destination))
                    }
                }
            };
        }
    }
}
