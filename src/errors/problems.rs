//! Bad input: what is wrong, where, and what would be right.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};

/// One step of the way to a faulty value.
#[derive(Clone)]
pub(crate) enum Step {
    Name(String),
    Index(usize),
}

/// One thing that is wrong.
pub(crate) struct Problem {
    /// From the inside out: each container adds its own step when the problem passes it.
    steps: Vec<Step>,
    kind: &'static str,
    message: String,
    input: Option<Py<PyAny>>,
}

/// Why a value cannot be used: it has problems, or looking at it raised an error.
pub(crate) enum Fault {
    Problems(Vec<Problem>),
    Raised(PyErr),
}

/// What comes of looking at a value.
pub(crate) type Checked<T> = Result<T, Fault>;

impl Fault {
    /// One problem: `message` is what was expected, `input` what was given instead.
    pub(crate) fn new(kind: &'static str, message: impl Into<String>, input: &Bound<'_, PyAny>) -> Self {
        let input = Some(input.clone().unbind());
        Self::Problems(vec![Problem { steps: Vec::new(), kind, message: message.into(), input }])
    }

    /// A problem whose value must not be shown, or that has none.
    pub(crate) fn without_input(kind: &'static str, message: impl Into<String>) -> Self {
        Self::Problems(vec![Problem { steps: Vec::new(), kind, message: message.into(), input: None }])
    }

    /// The value is of another type than the one that pydantic has this word for: `string_type` and so on.
    pub(crate) fn of_type(
        kind: &'static str,
        what: impl std::fmt::Display,
        input: &Bound<'_, PyAny>,
    ) -> Self {
        Self::new(kind, format!("expected {what}"), input)
    }

    /// The value is of the wrong kind.
    pub(crate) fn expected(what: impl std::fmt::Display, input: &Bound<'_, PyAny>) -> Self {
        Self::new("type_error", format!("expected {what}"), input)
    }

    /// The same problem, said in other words, too.
    #[must_use]
    pub(crate) fn saying(mut self, words: impl Fn() -> String) -> Self {
        if let Self::Problems(problems) = &mut self {
            for problem in problems {
                problem.message = format!("{}. {}", problem.message, words());
            }
        }
        self
    }

    /// The same problem, seen from the container.
    #[must_use]
    pub(crate) fn within(mut self, step: Step) -> Self {
        if let Self::Problems(problems) = &mut self {
            for problem in problems {
                problem.steps.push(step.clone());
            }
        }
        self
    }

    /// The same problem, seen from what has a field or argument of this name.
    #[must_use]
    pub(crate) fn at(self, name: &str) -> Self {
        self.within(Step::Name(name.to_owned()))
    }

    /// The same problem, without what was given: that may be secret.
    #[must_use]
    pub(crate) fn hidden(mut self) -> Self {
        if let Self::Problems(problems) = &mut self {
            for problem in problems {
                problem.input = None;
            }
        }
        self
    }

    /// This and another problem. What was raised counts more than any problem.
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

    /// The error to raise: a `ValidationError` of what `title` names.
    pub(crate) fn into_error(self, py: Python<'_>, title: &str) -> PyErr {
        match self {
            Self::Raised(error) => error,
            Self::Problems(problems) => {
                let made = || {
                    let list = PyList::empty(py);
                    for problem in problems {
                        list.append(problem.into_dict(py)?)?;
                    }
                    crate::errors::exceptions::make(py, "ValidationError", (title, list), None)
                };
                made().unwrap_or_else(|error| error)
            }
        }
    }
}

impl From<PyErr> for Fault {
    fn from(error: PyErr) -> Self {
        Self::Raised(error)
    }
}

impl Problem {
    fn into_dict(self, py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("type", self.kind)?;
        let steps = self.steps.into_iter().rev().map(|step| match step {
            Step::Name(name) => name.into_pyobject(py).map(Bound::into_any).map_err(PyErr::from),
            Step::Index(index) => index.into_pyobject(py).map(Bound::into_any).map_err(PyErr::from),
        });
        dict.set_item("loc", PyTuple::new(py, steps.collect::<PyResult<Vec<_>>>()?)?)?;
        let message = match as_pydantic_says(self.kind) {
            Some(said) if !self.message.contains(said) => format!("{}. {said}", self.message),
            _ => self.message,
        };
        dict.set_item("msg", message)?;
        if let Some(input) = self.input {
            dict.set_item("input", input)?;
        }
        Ok(dict)
    }
}

/// What pydantic says of a problem of this kind: code and tests look for these words.
fn as_pydantic_says(kind: &str) -> Option<&'static str> {
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

/// Keeps looking after a problem, so that all of them are told at once.
pub(crate) struct Collected(Option<Fault>);

impl Collected {
    pub(crate) fn new() -> Self {
        Self(None)
    }

    /// The value, or nothing and the problem noted.
    pub(crate) fn take<T>(&mut self, checked: Checked<T>) -> Option<T> {
        match checked {
            Ok(value) => Some(value),
            Err(fault) => {
                self.0 = Some(match self.0.take() {
                    Some(earlier) => earlier.and(fault),
                    None => fault,
                });
                None
            }
        }
    }

    /// Whether there was no problem.
    pub(crate) fn finish(self) -> Checked<()> {
        self.0.map_or(Ok(()), Err)
    }
}
