//! Python values as JSON text.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyComplex, PyDict, PyFloat, PyFrozenSet, PyInt, PyIterator, PyList,
    PyMapping, PySet, PyString, PyTuple, PyType,
};
use serde_json::value::RawValue;

use super::pydantic;
use crate::convert::models::Model;
use crate::errors::problems::{InputError, InputResult, PathSegment};
use prefect_client::schemas::{DateTime, Json};

/// How deep values may be nested. What is deeper holds itself, or will not be read by anybody.
const MAX_DEPTH: usize = 10_000;

/// What is written for a value that pydantic keeps secret.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Secrets {
    /// Asterisks, as pydantic writes them.
    Masked,
    /// As many asterisks as the server has for a secret: in an update, one that is to stay as it is.
    Kept,
    /// The secret itself.
    Told,
}

/// What may stand in JSON for something that JSON does not have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rules {
    /// All that has a usual form in it, and this for secrets.
    Any(Secrets),
    /// What the official client takes for the value of a variable: no sets, no bytes, no keys that are no text, no
    /// numbers of more than 64 bits and so on.
    Plain,
}

/// A Python value as JSON.
pub(crate) fn to_json(value: &Bound<'_, PyAny>) -> InputResult<Json> {
    as_json(to_text(value)?)
}

/// A Python value as JSON, with its secrets in another form.
pub(crate) fn to_json_with(value: &Bound<'_, PyAny>, secrets: Secrets) -> InputResult<Json> {
    as_json(written(value, Rules::Any(secrets))?)
}

/// A Python value that is JSON itself: text, a number, a boolean, None, a list or a dict.
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

/// The JSON text of a value.
///
/// No function calls itself here: how deep a value may be nested does not depend on the stack of the thread.
pub(crate) fn written(value: &Bound<'_, PyAny>, rules: Rules) -> InputResult<String> {
    let mut out = Vec::with_capacity(128);
    let mut open: Vec<Container<'_>> = Vec::new();
    let mut next = Some(value.clone());
    loop {
        if let Some(value) = next.take() {
            match begin(value, &mut out, rules).and_then(|container| deeper(container, open.len())) {
                Ok(Some(container)) => open.push(container),
                Ok(None) => {}
                Err(error) => return Err(placed(error, &open)),
            }
        }
        let Some(container) = open.last_mut() else { break };
        match container.advance(&mut out, rules) {
            Ok(Some(item)) => next = Some(item),
            Ok(None) => drop(open.pop()),
            Err(error) => return Err(placed(error, &open)),
        }
    }
    String::from_utf8(out).map_err(|error| InputError::without_input("json", error.to_string()))
}

/// A container that is being written.
enum Container<'py> {
    List {
        list: Bound<'py, PyList>,
        at: usize,
    },
    Items {
        items: Bound<'py, PyIterator>,
        at: usize,
    },
    /// The entries as a list of pairs: a mapping may change while Python code runs.
    Entries {
        entries: Bound<'py, PyList>,
        at: usize,
    },
}

impl<'py> Container<'py> {
    /// Writes what stands before the next item, and gives it; or writes the end.
    fn advance(&mut self, out: &mut Vec<u8>, rules: Rules) -> InputResult<Option<Bound<'py, PyAny>>> {
        let (position, item, end) = match self {
            Self::List { list, at } => {
                let item = list.get_item(*at).ok();
                (at, item, b']')
            }
            Self::Items { items, at } => (at, items.next().transpose()?, b']'),
            Self::Entries { entries, at } => {
                let entry = entries.get_item(*at).ok();
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

    /// Which item is being written.
    fn step(&self) -> PathSegment {
        match self {
            Self::List { at, .. } | Self::Items { at, .. } => PathSegment::Index(at.saturating_sub(1)),
            Self::Entries { entries, at } => {
                let entry = entries.get_item(at.saturating_sub(1)).and_then(|entry| entry.get_item(0));
                PathSegment::Name(entry.map_or_else(|_| "?".to_owned(), |key| shown(&key)))
            }
        }
    }
}

/// The error with its place. Of a place that is very deep, only where it begins.
fn placed(mut error: InputError, open: &[Container<'_>]) -> InputError {
    const SHOWN: usize = 20;
    if open.len() > SHOWN {
        error = error.at("…");
    }
    for container in open.iter().take(SHOWN).rev() {
        error = error.within(container.step());
    }
    error
}

fn deeper(container: Option<Container<'_>>, depth: usize) -> InputResult<Option<Container<'_>>> {
    if container.is_some() && depth >= MAX_DEPTH {
        let message = format!("expected at most {MAX_DEPTH} levels of nesting; does it hold itself?");
        return Err(InputError::without_input("recursion_loop", message));
    }
    Ok(container)
}

/// Writes a value, or how it begins if it is a container.
fn begin<'py>(
    mut value: Bound<'py, PyAny>,
    out: &mut Vec<u8>,
    rules: Rules,
) -> InputResult<Option<Container<'py>>> {
    // A value may stand for another: an enumeration's member for its value. Not for ever.
    for _ in 0..16 {
        if let Ok(text) = value.cast_exact::<PyString>() {
            write_text(text, out)?;
        } else if let Ok(dict) = value.cast_exact::<PyDict>() {
            return Ok(Some(entries(dict.items(), out)));
        } else if let Ok(list) = value.cast_exact::<PyList>() {
            out.push(b'[');
            return Ok(Some(Container::List { list: list.clone(), at: 0 }));
        } else if value.is_none() {
            out.extend_from_slice(b"null");
        } else if let Ok(boolean) = value.cast_exact::<PyBool>() {
            out.extend_from_slice(if boolean.is_true() { b"true" } else { b"false" });
        } else if let Ok(integer) = value.cast_exact::<PyInt>() {
            write_integer(integer, out, rules)?;
        } else if let Ok(float) = value.cast_exact::<PyFloat>() {
            write_float(float.extract()?, out);
        } else {
            match other(&value, out, rules)? {
                Other::Written => {}
                Other::Container(container) => return Ok(Some(container)),
                Other::Instead(meant) => {
                    value = meant;
                    continue;
                }
            }
        }
        return Ok(None);
    }
    Err(InputError::without_input(
        "recursion_loop",
        "it stands for another value, which stands for another, and so on",
    ))
}

fn entries<'py>(entries: Bound<'py, PyList>, out: &mut Vec<u8>) -> Container<'py> {
    out.push(b'{');
    Container::Entries { entries, at: 0 }
}

fn write_text(text: &Bound<'_, PyString>, out: &mut Vec<u8>) -> InputResult<()> {
    let Ok(text) = text.to_str() else {
        return Err(InputError::new(
            "string_unicode",
            "expected text that UTF-8 can carry: no half surrogate pairs",
            text,
        ));
    };
    write_str(text, out);
    Ok(())
}

fn write_str(text: &str, out: &mut Vec<u8>) {
    // Writing to a `Vec` cannot fail.
    let _ = serde_json::to_writer(out, text);
}

fn write_integer(integer: &Bound<'_, PyInt>, out: &mut Vec<u8>, rules: Rules) -> InputResult<()> {
    match integer.extract::<i64>() {
        Ok(small) => {
            let _ = serde_json::to_writer(out, &small);
        }
        Err(_) if rules == Rules::Plain && integer.extract::<u64>().is_err() => {
            return Err(InputError::expected("a whole number of at most 64 bits", integer));
        }
        // `int`'s own, as a subclass may word itself in another way.
        Err(_) => {
            let text = integer
                .py()
                .get_type::<PyInt>()
                .call_method1(intern!(integer.py(), "__repr__"), (integer,))?;
            out.extend_from_slice(text.extract::<&str>()?.as_bytes());
        }
    }
    Ok(())
}

fn write_float(float: f64, out: &mut Vec<u8>) {
    // JSON has no infinities: serde_json writes them as null, as the official client does.
    let _ = serde_json::to_writer(out, &float);
}

fn shown(key: &Bound<'_, PyAny>) -> String {
    key.str().map_or_else(|_| "?".to_owned(), |text| text.to_string_lossy().into_owned())
}

/// Keys are texts in JSON; what else Python takes as one is written as its text.
fn write_key(key: &Bound<'_, PyAny>, out: &mut Vec<u8>, rules: Rules) -> InputResult<()> {
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

/// The text of a key without its quotes; that of a tuple is the texts of its items, as pydantic writes it.
fn write_part_of_key(
    key: &Bound<'_, PyAny>,
    out: &mut Vec<u8>,
    rules: Rules,
    depth: usize,
) -> InputResult<()> {
    const MAX_DEPTH: usize = 100;
    let no_key = || InputError::expected("a key that is text or a number, or a tuple of them", key);
    if key.is_none() || key.cast::<PyFloat>().is_ok_and(|float| !float.value().is_finite()) {
        out.extend_from_slice(b"None");
        return Ok(());
    }
    if let Ok(tuple) = key.cast::<PyTuple>() {
        if depth >= MAX_DEPTH {
            return Err(no_key());
        }
        for (position, item) in tuple.iter().enumerate() {
            if position > 0 {
                out.push(b',');
            }
            write_part_of_key(&item, out, rules, depth + 1)?;
        }
        return Ok(());
    }
    if matches!(kind(key)?, Some(Kind::EnumMember)) {
        let value = key.getattr(intern!(key.py(), "value"))?;
        return if depth < MAX_DEPTH {
            write_part_of_key(&value, out, rules, depth + 1)
        } else {
            Err(no_key())
        };
    }
    // As pydantic does it. One of its own may have fields that are not to be seen.
    if is_dataclass(key)? && !pydantic::is_made_by_pydantic(key)? {
        return write_unquoted(&key.str()?, out);
    }
    let mut written = Vec::new();
    match begin(key.clone(), &mut written, rules)? {
        Some(_) => Err(no_key()),
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

/// What a value is in JSON, by the class that it is of.
#[derive(Clone, Copy)]
enum Kind {
    EnumMember,
    Text,
    Integer,
    Float,
    Mapping,
    Items,
    Bytes,
    Moment,
    Date,
    TimeDelta,
    Uuid,
    AsText,
    Complex,
    Secret,
    Pattern,
    Pydantic,
    Pydantic1,
}

/// The kind of a class, by its module and name. The modules themselves are never imported: where one is not,
/// there can be no value of it.
fn kind_of(class: &Bound<'_, PyType>) -> PyResult<Option<Kind>> {
    let py = class.py();
    let module = class.getattr(intern!(py, "__module__"))?;
    let name = class.name()?;
    let (Ok(module), Ok(name)) = (module.extract::<&str>(), name.to_str()) else { return Ok(None) };
    Ok(Some(match (module, name) {
        ("enum", "Enum") => Kind::EnumMember,
        ("datetime", "datetime" | "time") => Kind::Moment,
        ("datetime", "date") => Kind::Date,
        ("datetime", "timedelta") => Kind::TimeDelta,
        ("uuid", "UUID") => Kind::Uuid,
        ("decimal", "Decimal") | ("fractions", "Fraction") => Kind::AsText,
        ("pathlib" | "pathlib._local", "PurePath") => Kind::AsText,
        ("ipaddress", "_IPAddressBase") => Kind::AsText,
        ("pydantic.types", "_SecretBase" | "SecretField") | ("pydantic.v1.types", "SecretField") => {
            Kind::Secret
        }
        ("re", "Pattern") => Kind::Pattern,
        ("pydantic.main", "BaseModel") if pydantic::is_of_version_2(class)? => Kind::Pydantic,
        ("pydantic.main" | "pydantic.v1.main", "BaseModel") => Kind::Pydantic1,
        ("collections", "deque") => Kind::Items,
        _ => return Ok(None),
    }))
}

fn kind(value: &Bound<'_, PyAny>) -> PyResult<Option<Kind>> {
    for class in value.get_type().mro() {
        if let Some(kind) = kind_of(class.cast::<PyType>()?)? {
            return Ok(Some(kind));
        }
    }
    Ok(if value.is_instance_of::<PyString>() {
        Some(Kind::Text)
    } else if value.is_instance_of::<PyInt>() {
        Some(Kind::Integer)
    } else if value.is_instance_of::<PyFloat>() {
        Some(Kind::Float)
    } else if value.is_instance_of::<PyComplex>() {
        Some(Kind::Complex)
    } else if value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>() {
        Some(Kind::Bytes)
    } else if value.is_instance_of::<PyDict>() {
        Some(Kind::Mapping)
    } else if value.is_instance_of::<PyList>()
        || value.is_instance_of::<PyTuple>()
        || value.is_instance_of::<PySet>()
        || value.is_instance_of::<PyFrozenSet>()
        || value.is_instance_of::<PyIterator>()
    {
        Some(Kind::Items)
    } else if value.get_type().hasattr("keys")? && value.get_type().hasattr("__getitem__")? {
        Some(Kind::Mapping)
    } else {
        None
    })
}

/// Whether the rules for plain JSON know a kind. They know moments and ids, inside of lists and dicts.
fn is_plain(value: &Bound<'_, PyAny>, kind: Option<Kind>) -> bool {
    match kind {
        Some(Kind::Mapping) => value.is_instance_of::<PyDict>(),
        Some(Kind::Items) => value.is_instance_of::<PyList>() || value.is_exact_instance_of::<PyTuple>(),
        Some(
            Kind::Bytes
            | Kind::TimeDelta
            | Kind::AsText
            | Kind::Complex
            | Kind::Secret
            | Kind::Pattern
            | Kind::Pydantic
            | Kind::Pydantic1,
        ) => false,
        _ => true,
    }
}

/// What came of a value that is none of JSON's own kinds.
enum Other<'py> {
    Written,
    Container(Container<'py>),
    Instead(Bound<'py, PyAny>),
}

fn other<'py>(value: &Bound<'py, PyAny>, out: &mut Vec<u8>, rules: Rules) -> InputResult<Other<'py>> {
    let py = value.py();
    if rules != Rules::Plain
        && let Ok(model) = value.cast::<Model>()
    {
        return Ok(Other::Instead(crate::convert::models::dump::contents(model)?));
    }
    let kind = kind(value)?;
    if rules == Rules::Plain && !is_plain(value, kind) {
        return Err(no_json(value));
    }
    match kind {
        Some(Kind::EnumMember) => return Ok(Other::Instead(value.getattr(intern!(py, "value"))?)),
        Some(Kind::Text) => write_text(value.cast::<PyString>().map_err(PyErr::from)?, out)?,
        Some(Kind::Integer) => write_integer(value.cast::<PyInt>().map_err(PyErr::from)?, out, rules)?,
        Some(Kind::Float) => write_float(value.extract()?, out),
        Some(Kind::Mapping) => return Ok(Other::Container(entries(pairs(value)?, out))),
        Some(Kind::Items) => {
            out.push(b'[');
            return Ok(Other::Container(Container::Items { items: value.try_iter()?, at: 0 }));
        }
        Some(Kind::Bytes) => write_bytes(value, out)?,
        Some(Kind::Moment) => write_moment(value, out)?,
        Some(Kind::Date) => return Ok(Other::Instead(value.call_method0(intern!(py, "isoformat"))?)),
        Some(Kind::TimeDelta) => {
            return Ok(Other::Instead(value.call_method0(intern!(py, "total_seconds"))?));
        }
        Some(Kind::Uuid | Kind::AsText) => write_text(&value.str()?, out)?,
        Some(Kind::Complex) => write_complex(value, out),
        Some(Kind::Secret) => match rules {
            Rules::Any(Secrets::Told) => {
                return Ok(Other::Instead(value.call_method0(intern!(py, "get_secret_value"))?));
            }
            Rules::Any(Secrets::Kept) => write_str("********", out),
            Rules::Any(Secrets::Masked) | Rules::Plain => write_mask(value, out)?,
        },
        Some(Kind::Pattern) => return Ok(Other::Instead(value.getattr(intern!(py, "pattern"))?)),
        Some(Kind::Pydantic) => return Ok(Other::Instead(pydantic::contents(value, rules)?)),
        Some(Kind::Pydantic1) => return Ok(Other::Instead(pydantic::of_version_1(value)?)),
        None if pydantic::is_made_by_pydantic(value)? => {
            return Ok(Other::Instead(pydantic::contents(value, rules)?));
        }
        None if is_dataclass(value)? => {
            return Ok(Other::Container(entries(dataclass(value)?, out)));
        }
        None if rules == Rules::Plain => return Err(no_json(value)),
        None => return pydantic::own(value)?.map(Other::Instead).ok_or_else(|| no_json(value)),
    }
    Ok(Other::Written)
}

fn no_json(value: &Bound<'_, PyAny>) -> InputError {
    match value.get_type().fully_qualified_name() {
        Ok(name) => InputError::new("not_json", format!("a {name} cannot be written as JSON"), value),
        Err(error) => error.into(),
    }
}

/// The entries of a mapping that is no dict.
fn pairs<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
    if let Ok(mapping) = value.cast::<PyMapping>() {
        return mapping.items();
    }
    let pairs = PyList::empty(value.py());
    for key in value.call_method0("keys")?.try_iter()? {
        let key = key?;
        pairs.append((&key, value.get_item(&key)?))?;
    }
    Ok(pairs)
}

fn is_dataclass(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    // Of the class: an object may have every attribute that one asks it for.
    value.get_type().hasattr(intern!(value.py(), "__dataclass_fields__"))
}

/// The fields of a dataclass.
fn dataclass<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
    let py = value.py();
    let pairs = PyList::empty(py);
    for field in py.import("dataclasses")?.call_method1("fields", (value,))?.try_iter()? {
        let name = field?.getattr(intern!(py, "name"))?.cast_into::<PyString>()?;
        pairs.append((&name, value.getattr(&name)?))?;
    }
    Ok(pairs)
}

/// A datetime or a time in ISO 8601, with `Z` for UTC.
fn write_moment(value: &Bound<'_, PyAny>, out: &mut Vec<u8>) -> InputResult<()> {
    let text = value.call_method0(intern!(value.py(), "isoformat"))?;
    let text: &str = text.extract()?;
    if let Some(local) = text.strip_suffix("+00:00") {
        write_str(&format!("{local}Z"), out);
        return Ok(());
    }
    // ISO 8601 has no seconds in an offset, and no pydantic model takes them: the same moment, by whole minutes.
    let offset = text.split_once('T').and_then(|(_, time)| time.rsplit_once(['+', '-']));
    match offset
        .filter(|(_, offset)| offset.len() > "00:00".len())
        .and_then(|_| text.parse::<DateTime>().ok())
    {
        Some(moment) => write_str(&moment.to_string(), out),
        None => write_str(text, out),
    }
    Ok(())
}

/// What a secret shows of itself: asterisks, or nothing if it is empty.
fn write_mask(secret: &Bound<'_, PyAny>, out: &mut Vec<u8>) -> InputResult<()> {
    let shown = secret.str()?.to_string_lossy().into_owned();
    // That of bytes is worded as bytes are.
    let of_bytes = shown.strip_prefix("b'").and_then(|shown| shown.strip_suffix('\''));
    write_str(of_bytes.unwrap_or(&shown), out);
    Ok(())
}

/// A complex number as Python writes it, but without brackets and without a real part that is minus zero.
fn write_complex(value: &Bound<'_, PyAny>, out: &mut Vec<u8>) {
    let text = shown(value);
    let text = text.trim_matches(['(', ')']);
    let imaginary = text.strip_prefix("-0").filter(|rest| rest.starts_with(['+', '-']));
    write_str(imaginary.map_or(text, |rest| rest.trim_start_matches('+')), out);
}

fn write_bytes(value: &Bound<'_, PyAny>, out: &mut Vec<u8>) -> InputResult<()> {
    match std::str::from_utf8(&value.extract::<Vec<u8>>()?) {
        Ok(text) => {
            write_str(text, out);
            Ok(())
        }
        Err(_) => Err(InputError::new("bytes_invalid_encoding", "expected bytes that are UTF-8 text", value)),
    }
}

/// JSON text over several lines, each level indented by so many blanks more, as Python's `json` writes it.
pub(crate) fn indented(text: &str, blanks: usize) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut depth = 0_usize;
    let mut in_text = false;
    let mut escaped = false;
    let mut chars = text.chars().peekable();
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', depth * blanks));
    };
    while let Some(c) = chars.next() {
        if in_text {
            out.push(c);
            in_text = escaped || c != '"';
            escaped = !escaped && c == '\\';
            continue;
        }
        match c {
            '[' | '{' => {
                out.push(c);
                match chars.next_if(|next| matches!(next, ']' | '}')) {
                    Some(end) => out.push(end),
                    None => {
                        depth += 1;
                        line(&mut out, depth);
                    }
                }
            }
            ']' | '}' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(c);
            }
            ',' => {
                out.push(c);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            other => {
                in_text = other == '"';
                out.push(other);
            }
        }
    }
    out
}
