//! Invalid input: collects what is wrong, where, and what was expected, and raises it as one `ValidationError`.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};

/// One segment of the path to an invalid value: a field, key or argument, or an index.
#[derive(Clone)]
pub(crate) enum PathSegment {
    Name(String),
    Index(usize),
}

/// One thing that is wrong.
pub(crate) struct InputProblem {
    /// Innermost first: each container appends its own segment as the problem propagates outwards.
    path: Vec<PathSegment>,
    kind: &'static str,
    message: String,
    input: Option<Py<PyAny>>,
}

/// Why input was rejected.
pub(crate) enum InputError {
    /// The input is invalid.
    Problems(Vec<InputProblem>),
    /// Python code raised an exception while the input was examined. Boxed, because results with this error are everywhere.
    Raised(Box<PyErr>),
}

pub(crate) type InputResult<T> = Result<T, InputError>;

impl InputError {
    /// An error of pydantic's type `kind`. `message` says what was expected, `input` is what was given.
    pub(crate) fn new(kind: &'static str, message: impl Into<String>, input: &Bound<'_, PyAny>) -> Self {
        let input = Some(input.clone().unbind());
        Self::Problems(vec![InputProblem { path: Vec::new(), kind, message: message.into(), input }])
    }

    /// An error without an input: nothing was given, or it must not be shown.
    pub(crate) fn without_input(kind: &'static str, message: impl Into<String>) -> Self {
        Self::Problems(vec![InputProblem { path: Vec::new(), kind, message: message.into(), input: None }])
    }

    /// The input has the wrong type, and pydantic has a name for that error: `string_type`, `list_type`, ...
    pub(crate) fn of_type(
        kind: &'static str,
        expected: impl std::fmt::Display,
        input: &Bound<'_, PyAny>,
    ) -> Self {
        Self::new(kind, format!("expected {expected}"), input)
    }

    /// The input has the wrong type.
    pub(crate) fn expected(expected: impl std::fmt::Display, input: &Bound<'_, PyAny>) -> Self {
        Self::of_type("type_error", expected, input)
    }

    /// Appends a sentence to each message.
    #[must_use]
    pub(crate) fn with_hint(mut self, hint: impl Fn() -> String) -> Self {
        if let Self::Problems(problems) = &mut self {
            for problem in problems {
                problem.message = format!("{}. {}", problem.message, hint());
            }
        }
        self
    }

    /// Prepends a segment to each path.
    #[must_use]
    pub(crate) fn within(mut self, segment: PathSegment) -> Self {
        if let Self::Problems(problems) = &mut self {
            for problem in problems {
                problem.path.push(segment.clone());
            }
        }
        self
    }

    /// Prepends the name of a field, key or argument to each path.
    #[must_use]
    pub(crate) fn at(self, name: &str) -> Self {
        self.within(PathSegment::Name(name.to_owned()))
    }

    /// Prepends an index to each path.
    #[must_use]
    pub(crate) fn at_index(self, index: usize) -> Self {
        self.within(PathSegment::Index(index))
    }

    /// Drops the inputs, which may hold secrets.
    #[must_use]
    pub(crate) fn without_value(mut self) -> Self {
        if let Self::Problems(problems) = &mut self {
            for problem in problems {
                problem.input = None;
            }
        }
        self
    }

    /// Combines two errors. A raised exception takes precedence over problems.
    #[must_use]
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Problems(mut these), Self::Problems(those)) => {
                these.extend(those);
                Self::Problems(these)
            }
            (raised @ Self::Raised(_), _) | (_, raised @ Self::Raised(_)) => raised,
        }
    }

    /// The exception to raise: a `ValidationError` with this title, or the exception that was raised.
    pub(crate) fn into_error(self, py: Python<'_>, title: &str) -> PyErr {
        match self {
            Self::Raised(error) => *error,
            Self::Problems(problems) => {
                let made = || {
                    let list = PyList::empty(py);
                    for problem in problems {
                        list.append(problem.into_dict(py)?)?;
                    }
                    super::raising::make(py, "ValidationError", (title, list), None)
                };
                made().unwrap_or_else(|error| error)
            }
        }
    }
}

impl From<PyErr> for InputError {
    fn from(error: PyErr) -> Self {
        Self::Raised(Box::new(error))
    }
}

impl InputProblem {
    /// An item of `ValidationError.errors()`, as pydantic lays them out.
    fn into_dict(self, py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("type", self.kind)?;
        let path = self.path.into_iter().rev().map(|segment| match segment {
            PathSegment::Name(name) => name.into_pyobject(py).map(Bound::into_any).map_err(PyErr::from),
            PathSegment::Index(index) => index.into_pyobject(py).map(Bound::into_any).map_err(PyErr::from),
        });
        dict.set_item("loc", PyTuple::new(py, path.collect::<PyResult<Vec<_>>>()?)?)?;
        let message = match pydantic_message(self.kind) {
            Some(message) if !self.message.contains(message) => format!("{}. {message}", self.message),
            _ => self.message,
        };
        dict.set_item("msg", message)?;
        if let Some(input) = self.input {
            dict.set_item("input", input)?;
        }
        Ok(dict)
    }
}

/// Pydantic's message for an error type. It is part of ours, as existing code and tests search for it.
fn pydantic_message(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "missing" => "Field required",
        "extra_forbidden" => "Extra inputs are not permitted",
        "string_type" => "Input should be a valid string",
        "int_type" => "Input should be a valid integer",
        "float_type" => "Input should be a valid number",
        "bool_type" => "Input should be a valid boolean",
        "list_type" => "Input should be a valid list",
        "dict_type" => "Input should be a valid dictionary",
        "uuid_parsing" | "uuid_type" => "Input should be a valid UUID",
        "datetime_parsing" => "Input should be a valid datetime",
        "time_delta_type" => "Input should be a valid timedelta",
        _ => return None,
    })
}

/// Collects errors, so that all of them are reported at once.
pub(crate) struct InputErrors(Option<InputError>);

impl InputErrors {
    pub(crate) fn new() -> Self {
        Self(None)
    }

    /// Unwraps a result, or keeps its error and returns `None`.
    pub(crate) fn collect<T>(&mut self, result: InputResult<T>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.push(error);
                None
            }
        }
    }

    pub(crate) fn push(&mut self, error: InputError) {
        self.0 = Some(match self.0.take() {
            Some(earlier) => earlier.and(error),
            None => error,
        });
    }

    /// Fails if any error was collected.
    pub(crate) fn finish(self) -> InputResult<()> {
        self.0.map_or(Ok(()), Err)
    }
}
