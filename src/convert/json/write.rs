//! Python values as JSON text.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyIterator, PyList, PyString, PyTuple};
use serde_json::value::RawValue;

use super::forms::{Form, dataclass, form, is_dataclass, is_plain, pairs};
use super::pydantic;
use super::record;
use super::scalars::{
    write_bytes, write_complex, write_datetime, write_float, write_integer, write_mask, write_str,
    write_text, write_uuid,
};
use crate::convert::contents::{DumpOptions, Fields, root};
use crate::convert::instance::Model;
use crate::convert::uuids;
use crate::convert::values::is_datetime;
use crate::errors::problems::{InputError, InputResult, PathSegment};
use prefect_client::schemas::Json;

/// The deepest nesting of values. Anything deeper contains itself, or no parser would read it.
const MAX_DEPTH: usize = 10_000;

/// How pydantic's secrets are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Secrets {
    /// Asterisks, as pydantic writes them.
    Masked,
    /// As many asterisks as the server sends. In an update, they leave the secret unchanged.
    Kept,
    /// The secret itself.
    Revealed,
}

/// Which values are accepted besides those of JSON.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rules {
    /// Every type with an established form in JSON, such as dates, sets and enumerations.
    Any(Secrets),
    /// What the official client accepts as the value of a variable: no sets, no bytes, only text as keys, integers of
    /// at most 64 bits, and so on.
    Plain,
}

/// A Python value as JSON.
pub(crate) fn to_json(value: &Bound<'_, PyAny>) -> InputResult<Json> {
    as_json(to_text(value)?)
}

/// A Python value as JSON, with secrets written as `secrets` says.
pub(crate) fn to_json_with(value: &Bound<'_, PyAny>, secrets: Secrets) -> InputResult<Json> {
    as_json(written(value, Rules::Any(secrets))?)
}

/// A Python value of a JSON type: text, a number, a boolean, None, a list or a dict.
pub(crate) fn to_plain_json(value: &Bound<'_, PyAny>) -> InputResult<Json> {
    let is_json = value.is_none()
        || value.is_instance_of::<PyString>()
        || value.is_instance_of::<PyInt>()
        || value.is_instance_of::<PyFloat>()
        || value.is_instance_of::<PyList>()
        || value.is_instance_of::<PyTuple>()
        || value.is_instance_of::<PyDict>();
    if !is_json {
        return Err(InputError::expected(
            "text, a number, True, False, None, a list or a dict: Variable value must be serializable to JSON",
            value,
        ));
    }
    as_json(written(value, Rules::Plain)?)
}

fn as_json(text: String) -> InputResult<Json> {
    RawValue::from_string(text)
        .map(Json::from)
        .map_err(|error| InputError::without_input("json", format!("cannot be written as JSON: {error}")))
}

/// A Python value as JSON text.
pub(crate) fn to_text(value: &Bound<'_, PyAny>) -> InputResult<String> {
    written(value, Rules::Any(Secrets::Masked))
}

/// A Python value as JSON text, without the fields of models that are left out.
pub(in crate::convert) fn to_text_with(
    value: &Bound<'_, PyAny>,
    options: DumpOptions,
) -> InputResult<String> {
    let mut out = Vec::with_capacity(1024);
    write(value, &mut out, Rules::Any(Secrets::Masked), options)?;
    as_text(out)
}

/// The JSON text of a value.
pub(crate) fn written(value: &Bound<'_, PyAny>, rules: Rules) -> InputResult<String> {
    let mut out = Vec::with_capacity(128);
    write(value, &mut out, rules, DumpOptions::default())?;
    as_text(out)
}

pub(super) fn as_text(out: Vec<u8>) -> InputResult<String> {
    String::from_utf8(out).map_err(|error| InputError::without_input("json", error.to_string()))
}

/// Writes a value.
///
/// Not recursive, so the depth of nesting does not depend on the size of the thread's stack.
pub(super) fn write(
    value: &Bound<'_, PyAny>,
    out: &mut Vec<u8>,
    rules: Rules,
    options: DumpOptions,
) -> InputResult<()> {
    let mut open: Vec<WrittenContainer<'_>> = Vec::new();
    let mut next = Some(value.clone());
    loop {
        if let Some(value) = next.take() {
            match begin(value, out, rules).and_then(|container| check_depth(container, open.len())) {
                Ok(Some(container)) => open.push(container),
                Ok(None) => {}
                Err(error) => return Err(located(error, &open)),
            }
        }
        let Some(container) = open.last_mut() else { return Ok(()) };
        match container.advance(out, rules, options) {
            Ok(Some(item)) => next = Some(item),
            Ok(None) => drop(open.pop()),
            Err(error) => return Err(located(error, &open)),
        }
    }
}

/// A container that is being written.
enum WrittenContainer<'py> {
    List {
        list: Bound<'py, PyList>,
        at: usize,
    },
    Items {
        items: Bound<'py, PyIterator>,
        at: usize,
    },
    /// A copy of the entries as pairs, as Python code that runs meanwhile may change a mapping.
    Entries {
        entries: Bound<'py, PyList>,
        at: usize,
    },
    /// `None` until the walk begins, which takes the options.
    Model {
        model: Bound<'py, Model>,
        fields: Option<Box<Fields<'py>>>,
    },
}

impl<'py> WrittenContainer<'py> {
    /// Writes what precedes the next item and returns the item, or writes the end.
    fn advance(
        &mut self,
        out: &mut Vec<u8>,
        rules: Rules,
        options: DumpOptions,
    ) -> InputResult<Option<Bound<'py, PyAny>>> {
        let (position, item, end) = match self {
            Self::Model { model, fields } => {
                let fields = match fields {
                    Some(fields) => fields,
                    None => fields.insert(Box::new(Fields::of(model, options)?.preferring_values())),
                };
                return record::write_fields(fields, out, rules, options);
            }
            Self::List { list, at } => {
                let item = if *at < list.len() { list.get_item(*at).ok() } else { None };
                (at, item, b']')
            }
            Self::Items { items, at } => (at, items.next().transpose()?, b']'),
            Self::Entries { entries, at } => {
                let entry = if *at < entries.len() { entries.get_item(*at).ok() } else { None };
                (at, entry, b'}')
            }
        };
        let Some(item) = item else {
            out.push(end);
            return Ok(None);
        };
        if *position > 0 {
            out.push(b',');
        }
        *position += 1;
        if end == b']' {
            return Ok(Some(item));
        }
        let (key, value) = item.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
        write_key(&key, out, rules)?;
        out.push(b':');
        Ok(Some(value))
    }

    /// The path to the item that is being written.
    fn segment(&self) -> PathSegment {
        match self {
            Self::List { at, .. } | Self::Items { at, .. } => PathSegment::Index(at.saturating_sub(1)),
            Self::Entries { entries, at } => {
                let entry = entries.get_item(at.saturating_sub(1)).and_then(|entry| entry.get_item(0));
                PathSegment::Name(entry.map_or_else(|_| "?".to_owned(), |key| shown(&key)))
            }
            Self::Model { fields, .. } => {
                PathSegment::Name(fields.as_ref().map_or_else(|| "?".to_owned(), |fields| fields.last_name()))
            }
        }
    }
}

/// Adds the path to an error, up to a length.
fn located(mut error: InputError, open: &[WrittenContainer<'_>]) -> InputError {
    const SHOWN: usize = 20;
    if open.len() > SHOWN {
        error = error.at("…");
    }
    for container in open.iter().take(SHOWN).rev() {
        error = error.within(container.segment());
    }
    error
}

fn check_depth(
    container: Option<WrittenContainer<'_>>,
    depth: usize,
) -> InputResult<Option<WrittenContainer<'_>>> {
    if container.is_some() && depth >= MAX_DEPTH {
        let message = format!("expected at most {MAX_DEPTH} levels of nesting; does it hold itself?");
        return Err(InputError::without_input("recursion_loop", message));
    }
    Ok(container)
}

/// Writes a value, or the beginning of a container.
fn begin<'py>(
    mut value: Bound<'py, PyAny>,
    out: &mut Vec<u8>,
    rules: Rules,
) -> InputResult<Option<WrittenContainer<'py>>> {
    // A value may be replaced by another, as a member of an enumeration by its value, but not endlessly.
    for _ in 0..16 {
        if let Ok(text) = value.cast_exact::<PyString>() {
            write_text(text, out)?;
        } else if let Ok(dict) = value.cast_exact::<PyDict>() {
            return Ok(Some(entries(dict.items(), out)));
        } else if let Ok(list) = value.cast_exact::<PyList>() {
            out.push(b'[');
            return Ok(Some(WrittenContainer::List { list: list.clone(), at: 0 }));
        } else if value.is_none() {
            out.extend_from_slice(b"null");
        } else if let Ok(boolean) = value.cast_exact::<PyBool>() {
            out.extend_from_slice(if boolean.is_true() { b"true" } else { b"false" });
        } else if let Ok(integer) = value.cast_exact::<PyInt>() {
            write_integer(integer, out, rules == Rules::Plain)?;
        } else if let Ok(float) = value.cast_exact::<PyFloat>() {
            write_float(float.extract()?, out);
        } else {
            match other(&value, out, rules)? {
                Other::Written => {}
                Other::Container(container) => return Ok(Some(container)),
                Other::Instead(replacement) => {
                    value = replacement;
                    continue;
                }
            }
        }
        return Ok(None);
    }
    Err(InputError::without_input(
        "recursion_loop",
        "the value is replaced by another value, which is replaced by another, and so on",
    ))
}

fn entries<'py>(entries: Bound<'py, PyList>, out: &mut Vec<u8>) -> WrittenContainer<'py> {
    out.push(b'{');
    WrittenContainer::Entries { entries, at: 0 }
}

fn shown(key: &Bound<'_, PyAny>) -> String {
    key.str().map_or_else(|_| "?".to_owned(), |text| text.to_string_lossy().into_owned())
}

/// Writes a key. Keys that are not text are converted to it.
pub(super) fn write_key(key: &Bound<'_, PyAny>, out: &mut Vec<u8>, rules: Rules) -> InputResult<()> {
    if let Ok(text) = key.cast_exact::<PyString>() {
        return write_text(text, out);
    }
    if rules == Rules::Plain && !key.is_instance_of::<PyString>() {
        return Err(InputError::expected("a key that is text", key));
    }
    out.push(b'"');
    write_part_of_key(key, out, rules, 0)?;
    out.push(b'"');
    Ok(())
}

/// Writes the text of a key without quotes. That of a tuple is its items, joined by commas, as pydantic does.
fn write_part_of_key(
    key: &Bound<'_, PyAny>,
    out: &mut Vec<u8>,
    rules: Rules,
    depth: usize,
) -> InputResult<()> {
    const MAX_DEPTH: usize = 100;
    let not_a_key = || InputError::expected("a key that is text or a number, or a tuple of them", key);
    if key.is_none() || key.cast::<PyFloat>().is_ok_and(|float| !float.value().is_finite()) {
        out.extend_from_slice(b"None");
        return Ok(());
    }
    if let Ok(tuple) = key.cast::<PyTuple>() {
        if depth >= MAX_DEPTH {
            return Err(not_a_key());
        }
        for (position, item) in tuple.iter().enumerate() {
            if position > 0 {
                out.push(b',');
            }
            write_part_of_key(&item, out, rules, depth + 1)?;
        }
        return Ok(());
    }
    if matches!(form(key)?, Some(Form::EnumMember)) {
        let value = key.getattr(intern!(key.py(), "value"))?;
        return if depth < MAX_DEPTH {
            write_part_of_key(&value, out, rules, depth + 1)
        } else {
            Err(not_a_key())
        };
    }
    // As pydantic does. Its own dataclasses may have fields that are excluded.
    if is_dataclass(key)? && !pydantic::is_made_by_pydantic(key)? {
        return write_unquoted(&key.str()?, out);
    }
    let mut written = Vec::new();
    match begin(key.clone(), &mut written, rules)? {
        Some(_) => Err(not_a_key()),
        None => {
            out.extend_from_slice(unquoted(&written));
            Ok(())
        }
    }
}

fn write_unquoted(text: &Bound<'_, PyString>, out: &mut Vec<u8>) -> InputResult<()> {
    let mut quoted = Vec::new();
    write_text(text, &mut quoted)?;
    out.extend_from_slice(unquoted(&quoted));
    Ok(())
}

fn unquoted(json: &[u8]) -> &[u8] {
    json.strip_prefix(b"\"").and_then(|text| text.strip_suffix(b"\"")).unwrap_or(json)
}

/// The outcome for a value of a type that JSON does not have.
enum Other<'py> {
    Written,
    Container(WrittenContainer<'py>),
    Instead(Bound<'py, PyAny>),
}

fn other<'py>(value: &Bound<'py, PyAny>, out: &mut Vec<u8>, rules: Rules) -> InputResult<Other<'py>> {
    let py = value.py();
    if rules != Rules::Plain
        && let Ok(model) = value.cast::<Model>()
    {
        return Ok(match root(model)? {
            Some(root) => Other::Instead(root),
            None => Other::Container(WrittenContainer::Model { model: model.clone(), fields: None }),
        });
    }
    // What most models hold is told by its class alone.
    if let Some(id) = uuids::read(value)? {
        write_uuid(id, out);
        return Ok(Other::Written);
    }
    if is_datetime(value) {
        write_datetime(value, out)?;
        return Ok(Other::Written);
    }
    let form = form(value)?;
    if rules == Rules::Plain && !is_plain(value, form) {
        return Err(not_json(value));
    }
    match form {
        Some(Form::EnumMember) => return Ok(Other::Instead(value.getattr(intern!(py, "value"))?)),
        Some(Form::Text) => write_text(value.cast::<PyString>().map_err(PyErr::from)?, out)?,
        Some(Form::Integer) => {
            let integer = value.cast::<PyInt>().map_err(PyErr::from)?;
            write_integer(integer, out, rules == Rules::Plain)?;
        }
        Some(Form::Float) => write_float(value.extract()?, out),
        Some(Form::Mapping) => return Ok(Other::Container(entries(pairs(value)?, out))),
        Some(Form::Items) => {
            out.push(b'[');
            return Ok(Other::Container(WrittenContainer::Items { items: value.try_iter()?, at: 0 }));
        }
        Some(Form::Bytes) => write_bytes(value, out)?,
        Some(Form::DateTime) => write_datetime(value, out)?,
        Some(Form::Date) => return Ok(Other::Instead(value.call_method0(intern!(py, "isoformat"))?)),
        Some(Form::TimeDelta) => {
            return Ok(Other::Instead(value.call_method0(intern!(py, "total_seconds"))?));
        }
        Some(Form::Uuid | Form::AsText) => write_text(&value.str()?, out)?,
        Some(Form::Complex) => write_complex(value, out),
        Some(Form::Secret) => match rules {
            Rules::Any(Secrets::Revealed) => {
                return Ok(Other::Instead(value.call_method0(intern!(py, "get_secret_value"))?));
            }
            Rules::Any(Secrets::Kept) => write_str("********", out),
            Rules::Any(Secrets::Masked) | Rules::Plain => write_mask(value, out)?,
        },
        Some(Form::Pattern) => return Ok(Other::Instead(value.getattr(intern!(py, "pattern"))?)),
        Some(Form::Pydantic) => {
            return Ok(Other::Instead(pydantic::contents(value, with_secrets(rules), move |value| {
                written(value, rules)
            })?));
        }
        Some(Form::Pydantic1) => return Ok(Other::Instead(pydantic::of_version_1(value)?)),
        None if pydantic::is_made_by_pydantic(value)? => {
            return Ok(Other::Instead(pydantic::contents(value, with_secrets(rules), move |value| {
                written(value, rules)
            })?));
        }
        None if is_dataclass(value)? => {
            return Ok(Other::Container(entries(dataclass(value)?, out)));
        }
        None if rules == Rules::Plain => return Err(not_json(value)),
        None => return pydantic::own(value)?.map(Other::Instead).ok_or_else(|| not_json(value)),
    }
    Ok(Other::Written)
}

/// Whether pydantic is to leave secrets as they are, to be written here.
fn with_secrets(rules: Rules) -> bool {
    matches!(rules, Rules::Any(Secrets::Revealed | Secrets::Kept))
}

fn not_json(value: &Bound<'_, PyAny>) -> InputError {
    match value.get_type().fully_qualified_name() {
        Ok(name) => InputError::new("not_json", format!("a {name} cannot be written as JSON"), value),
        Err(error) => error.into(),
    }
}
