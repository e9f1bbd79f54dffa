//! JSON text as Python values.
//!
//! `serde_json` checks the text, and a reader of our own converts it: integers of any size are kept, floats are exact,
//! and nesting is limited by memory only, as there is no recursion.

use crate::once::Once;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyInt, PyList, PyString};
use serde::de::IgnoredAny;

/// Why a text could not be read.
pub(crate) enum Failure {
    /// It is not JSON.
    NotJson(String),
    /// Python raised an exception.
    Raised(PyErr),
}

/// Reads bytes that may not be JSON.
pub(crate) fn checked<'py>(py: Python<'py>, bytes: &[u8]) -> Result<Bound<'py, PyAny>, Failure> {
    let text = std::str::from_utf8(bytes).map_err(|error| Failure::NotJson(error.to_string()))?;
    checked_text(py, text)
}

/// Reads text that may not be JSON.
pub(crate) fn checked_text<'py>(py: Python<'py>, text: &str) -> Result<Bound<'py, PyAny>, Failure> {
    // `IgnoredAny` skips any depth of nesting without recursion.
    serde_json::from_str::<IgnoredAny>(text).map_err(|error| Failure::NotJson(error.to_string()))?;
    valid(py, text).map_err(Failure::Raised)
}

/// Reads text that is known to be JSON.
pub(crate) fn valid<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    let mut reader = Reader { py, text, at: 0 };
    let mut open: Vec<ReadContainer<'py>> = Vec::new();
    loop {
        let mut value = match reader.next() {
            JsonToken::Open(b'[') => {
                open.push(ReadContainer::List(PyList::empty(py)));
                continue;
            }
            JsonToken::Open(_) => {
                open.push(ReadContainer::Dict(PyDict::new(py), None));
                continue;
            }
            JsonToken::Close => match open.pop() {
                Some(container) => container.into_any(),
                None => return Ok(py.None().into_bound(py)),
            },
            JsonToken::Text(raw) => match open.last_mut() {
                // Where a key is expected, a text is the key.
                Some(ReadContainer::Dict(_, key @ None)) => {
                    *key = Some(reader.string(raw)?);
                    continue;
                }
                _ => reader.string(raw)?.into_any(),
            },
            JsonToken::Word(word) => reader.word(word)?,
        };
        match open.last_mut() {
            None => return Ok(value),
            Some(ReadContainer::List(list)) => list.append(value)?,
            Some(ReadContainer::Dict(dict, key)) => {
                if let Some(key) = key.take() {
                    dict.set_item(key, std::mem::replace(&mut value, py.None().into_bound(py)))?;
                }
            }
        }
    }
}

enum ReadContainer<'py> {
    List(Bound<'py, PyList>),
    /// With the key of the next value.
    Dict(Bound<'py, PyDict>, Option<Bound<'py, PyString>>),
}

impl<'py> ReadContainer<'py> {
    fn into_any(self) -> Bound<'py, PyAny> {
        match self {
            Self::List(list) => list.into_any(),
            Self::Dict(dict, _) => dict.into_any(),
        }
    }
}

enum JsonToken<'a> {
    Open(u8),
    Close,
    /// The text between the quotes, still escaped.
    Text(&'a str),
    /// A number, `true`, `false` or `null`.
    Word(&'a str),
}

struct Reader<'py, 'a> {
    py: Python<'py>,
    text: &'a str,
    at: usize,
}

impl<'py, 'a> Reader<'py, 'a> {
    /// The next token. Whitespace, commas and colons are skipped; the end of the text counts as `Close`.
    fn next(&mut self) -> JsonToken<'a> {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            let start = self.at;
            self.at += 1;
            match byte {
                b' ' | b'\n' | b'\r' | b'\t' | b',' | b':' => {}
                b'[' | b'{' => return JsonToken::Open(*byte),
                b']' | b'}' => return JsonToken::Close,
                b'"' => {
                    while let Some(byte) = bytes.get(self.at) {
                        self.at += 1;
                        match byte {
                            b'"' => break,
                            b'\\' => self.at += 1,
                            _ => {}
                        }
                    }
                    return JsonToken::Text(self.slice(start + 1, self.at.saturating_sub(1)));
                }
                _ => {
                    while bytes.get(self.at).is_some_and(|byte| !b",]} \n\r\t:".contains(byte)) {
                        self.at += 1;
                    }
                    return JsonToken::Word(self.slice(start, self.at));
                }
            }
        }
        JsonToken::Close
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn string(&self, raw: &str) -> PyResult<Bound<'py, PyString>> {
        if !raw.contains('\\') {
            return Ok(PyString::new(self.py, raw));
        }
        let quoted = format!("\"{raw}\"");
        match serde_json::from_str::<String>(&quoted) {
            Ok(text) => Ok(PyString::new(self.py, &text)),
            // An unpaired surrogate: Python's strings can hold it, Rust's cannot.
            Err(_) => {
                static LOADS: Once<Py<PyAny>> = Once::new();
                Ok(LOADS.import(self.py, "json", "loads")?.call1((quoted,))?.cast_into()?)
            }
        }
    }

    fn word(&self, word: &str) -> PyResult<Bound<'py, PyAny>> {
        Ok(match word {
            "null" => self.py.None().into_bound(self.py),
            "true" => true.into_pyobject(self.py)?.to_owned().into_any(),
            "false" => false.into_pyobject(self.py)?.to_owned().into_any(),
            number => match number.parse::<i64>() {
                Ok(integer) => integer.into_pyobject(self.py)?.into_any(),
                _ if number.contains(['.', 'e', 'E']) => PyFloat::new(self.py, number.parse()?).into_any(),
                _ => self.py.get_type::<PyInt>().call1((number,))?,
            },
        })
    }
}
